"""Is a compiled rule as fast over millions as what a careful person writes by hand?

python benchmarks/columns.py
python benchmarks/columns.py --people 400000 --contacts 40   # from files, takes minutes

Contestants take turns in one process on one thread; the median of their CPU times counts.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import pendulum
import polars as pl
import pyarrow as pa
from pyarrow import parquet

from outreach_columnar import (
    compile_rule,
    population,
    rule_pair,
    screen_columns,
    write_screening,
)
from outreach_core.eligibility import HOLDS, kassel, kassel_at_least
from outreach_core.people import HoldKind

AS_OF = pendulum.date(2026, 10, 5)
EPOCH = np.datetime64("2026-10-05")
PEOPLE, ROUNDS, SEED = 1_000_000, 9, 7
KINDS = sorted(kind.value for kind in HoldKind)
HELD = " OR ".join(f"holds_{kind}" for kind in KINDS)
BY_HAND = f"""
SELECT customer, silent AND tried AND in_benefit AND NOT held AS answer, silent, never,
  over_six, tried, in_benefit, NOT held AS free, held
FROM (
  SELECT customer, never OR over_six AS silent, never, over_six, tried, in_benefit, held
  FROM (
    SELECT customer, last_two_way_contact_never AS never,
      last_two_way_contact <= DATE '2026-04-04' AND NOT last_two_way_contact_never
        AS over_six,
      efforts_since >= 2 AS tried, in_benefit, ({HELD}) AS held
    FROM people))
"""  # noqa: S608  the only gap holds names of the core's own list


def facts(people: int) -> Any:
    """Make the facts of many invented people, some of them unknown."""
    chance = np.random.default_rng(SEED)
    never, unknown = chance.random(people) < 0.02, chance.random(people) < 0.03
    days = (EPOCH - chance.integers(0, 700, people)).astype("datetime64[D]")
    columns = {
        "customer": pa.array([f"{n:010}" for n in range(people)]),
        "last_two_way_contact": pa.array(days, mask=never | unknown),
        "last_two_way_contact_never": pa.array(never, mask=unknown),
        "efforts_since": pa.array(chance.integers(0, 6, people), mask=unknown),
        "in_benefit": pa.array(
            chance.random(people) < 0.9, mask=chance.random(people) < 0.05
        ),
    }
    for choice in HOLDS.choices:
        columns[f"holds_{choice.name}"] = pa.array(chance.random(people) < 0.02)
    return pa.table(columns)


def by_hand(people: pl.LazyFrame) -> pl.LazyFrame:
    """Write the rule of Kassel in Polars, with all reasons."""
    never = pl.col("last_two_way_contact_never")
    late = pl.col("last_two_way_contact") <= pl.date(2026, 4, 4)
    asked = people.select(
        "customer",
        "in_benefit",
        never=never,
        over_six=late & ~never,
        tried=pl.col("efforts_since") >= 2,
        held=pl.any_horizontal([f"holds_{kind}" for kind in KINDS]),
    ).with_columns(silent=pl.col("never") | pl.col("over_six"), free=~pl.col("held"))
    steps = pl.col("silent") & pl.col("tried") & pl.col("in_benefit") & pl.col("free")
    return asked.with_columns(answer=steps)


def medians(contestants: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Let the contestants take turns; return the median of their CPU seconds."""
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for turn in range(ROUNDS + 1):
        for name, run in contestants.items():
            begun = time.process_time()
            run()
            if turn:  # the first round warms up
                taken[name].append(time.process_time() - begun)
    return {name: statistics.median(times) for name, times in taken.items()}


def figure(name: str, value: float, unit: str, target: str = "") -> None:
    """Print one figure."""
    print(
        f"figure {name} = {value:.3g} {unit}{f' (target {target})' if target else ''}"
    )


def compare_with_hand() -> None:
    """Print what compiling costs against a query that a person has written."""
    table = facts(PEOPLE)
    duck = ibis.duckdb.connect()
    duck.con.execute("SET threads = 1")
    duck.con.register("arrow_people", table)
    duck.con.execute("CREATE TABLE people AS FROM arrow_people")
    shape = ibis.table(ibis.memtable(table).schema(), name="people")
    ours = compile_rule(kassel().rule, on=AS_OF)
    pair = rule_pair(kassel().rule, kassel_at_least(efforts=1).rule, on=AS_OF)
    text = ibis.to_sql(ours.judge(shape), dialect="duckdb")

    def written(query: str) -> Callable[[], object]:
        return lambda: duck.con.execute(f"CREATE OR REPLACE TEMP TABLE out AS {query}")

    lazy = pl.from_arrow(table).lazy()
    polars = ibis.polars.connect({"people": lazy})
    compiled = polars.compile(ours.judge(polars.table("people")))
    found = medians(
        {
            "ours": written(text),
            "hand": written(BY_HAND),
            "polars-ours": compiled.collect,
            "polars-hand": by_hand(lazy).collect,
            "compare": lambda: pair.compare(shape, duck),
        }
    )
    figure("duckdb-compiled-to-hand", found["ours"] / found["hand"], "times", "<= 1.15")
    figure(
        "polars-compiled-to-hand",
        found["polars-ours"] / found["polars-hand"],
        "times",
        "<= 1.15",
    )
    figure("compare-one-million", found["compare"], "CPU s")
    figure("compare-to-one-screening", found["compare"] / found["ours"], "times")


def contacts_of(people: int, each: int) -> Any:
    """Make contacts sorted by customer."""
    chance = np.random.default_rng(SEED)
    count = people * each
    kinds = chance.choice(4, count, p=(0.1, 0.5, 0.2, 0.2)).astype(np.int8)

    def words(*of_kinds: str) -> Any:
        names = sorted(set(of_kinds))
        codes = np.array([names.index(word) for word in of_kinds], np.int8)[kinds]
        return pa.DictionaryArray.from_arrays(codes, names).cast(pa.string())

    ids = np.repeat(np.arange(people), each)
    return pa.table(
        {
            "customer": pa.array(np.char.zfill(ids.astype(str), 10)),
            "day": pa.array((EPOCH - chance.integers(0, 900, count)).astype("M8[D]")),
            "channel": words("phone", "letter", "appearance", "record"),
            "direction": words("outbound", "outbound", "outbound", "outbound"),
            "outcome": words("reached", "sent", "not_reached", "reached"),
            "automatic": pa.array(np.zeros(count, bool)),
        }
    )


def screen_files(people: int, each: int) -> None:
    """Screen people from sorted Parquet files and print seconds and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = facts(people)
        parquet.write_table(
            table.select(["customer", "in_benefit"]), folder / "people.parquet"
        )
        writer = None
        for first in range(0, people, 50_000):
            part = contacts_of(min(50_000, people - first), each)
            part = part.set_column(
                0,
                "customer",
                pa.array(
                    np.repeat(table["customer"].slice(first, 50_000).to_numpy(), each)
                ),
            )
            writer = writer or parquet.ParquetWriter(
                folder / "contacts.parquet", part.schema
            )
            writer.write_table(part)
        if writer is not None:
            writer.close()
        _screen_folder(folder, people)


def _screen_folder(folder: Path, people: int) -> None:
    duck = ibis.duckdb.connect()
    duck.con.execute("SET memory_limit = '2GB'")
    tables = population(
        duck.read_parquet(str(folder / "people.parquet")),
        duck.read_parquet(str(folder / "contacts.parquet")),
    )
    begun, cpu = time.perf_counter(), time.process_time()
    written = write_screening(
        duck,
        tables,
        lambda part: screen_columns(part, rulebook=kassel(), as_of=AS_OF),
        folder / "out.parquet",
    )
    figure("files-wall", time.perf_counter() - begun, f"s for {people} people")
    figure("files-cpu", time.process_time() - cpu, "CPU s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figure("files-peak", peak, "MiB, making the data included")
    print({standing.value: count for standing, count in written.counts.items()})


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--people", type=int, default=20_000)
    arguments.add_argument("--contacts", type=int, default=40)
    chosen = arguments.parse_args()
    compare_with_hand()
    screen_files(chosen.people, chosen.contacts)
