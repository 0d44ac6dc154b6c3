"""The screener reads files or a database, and trusts neither them nor itself."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import ibis
import pendulum
import pyarrow as pa
import pytest
from pyarrow import csv, parquet

from outreach_columnar import (
    ColumnsDisagreeError,
    DuckDBScreener,
    Population,
    in_memory,
    plugin,
    population,
    population_tables,
    screen_columns,
    spot_check,
    write_screening,
)
from outreach_core.contacts import (
    DEFAULT_POLICY,
    ContactHistory,
)
from outreach_core.eligibility import (
    kassel,
    screen,
)
from outreach_core.errors import InvalidInputError, UnknownNameError
from outreach_core.hooks import SCREENER, PluginSettings, Progress, Registry
from outreach_core.ids import CustomerId
from outreach_core.people import Customer

D = pendulum.Date
AS_OF = D(2026, 10, 5)
HOUSEHOLD = attrs.evolve(DEFAULT_POLICY, household_counts=True)
Crowd = tuple[tuple[Customer, ContactHistory], ...]


@pytest.fixture
def folder(tmp_path: Path, people: Crowd) -> Path:
    for name, table in population_tables(people).items():
        parquet.write_table(table, tmp_path / f"{name}.parquet")
        csv.write_csv(table, tmp_path / f"{name}.csv")
    return tmp_path


def settings_of(
    folder: Path, suffix: str = "parquet", **more: object
) -> PluginSettings:
    files = {n: f"{n}.{suffix}" for n in ("people", "contacts", "holds")}
    return PluginSettings(values={**files, **more}, folder=str(folder))


@pytest.mark.parametrize(
    ("suffix", "household"),
    [
        ("parquet", True),
        ("csv", False),
        pytest.param("parquet", False, marks=pytest.mark.slow),
        pytest.param("csv", True, marks=pytest.mark.slow),
    ],
)
def test_the_screener_decides_exactly_as_the_core(
    folder: Path, suffix: str, people: Crowd, *, household: bool
) -> None:
    screener = DuckDBScreener(
        settings=settings_of(folder, suffix, household_counts=household)
    )
    policy = HOUSEHOLD if household else DEFAULT_POLICY
    core = screen(people, rulebook=kassel(), as_of=AS_OF, policy=policy)
    is_same = screener.screen(kassel(), as_of=AS_OF) == core
    assert is_same  # a difference of 400 decisions takes minutes to print
    one = core.decisions[17]
    is_same = screener.explain(one.customer, kassel(), as_of=AS_OF) == one
    assert is_same


def test_the_registry_brings_the_screener(folder: Path) -> None:
    values = dict(settings_of(folder).values)
    registry = Registry.from_plugins(
        {"columnar": plugin}, settings={"columnar": values}
    )
    assert registry.one(SCREENER, "duckdb").name == "duckdb"
    assert "duckdb" not in {
        each.name for each in Registry.from_plugins({"columnar": plugin}).all(SCREENER)
    }


def test_a_database_is_read_and_never_written(folder: Path, people: Crowd) -> None:
    made = ibis.duckdb.connect(folder / "office.duckdb")
    for name in ("people", "contacts", "holds"):
        file = folder / f"{name}.parquet"
        made.con.execute(f"CREATE TABLE {name} AS FROM '{file}'")
    made.disconnect()
    before = (folder / "office.duckdb").read_bytes()
    values = {"database": "office.duckdb", "memory": "500MB"}
    screener = DuckDBScreener(
        settings=PluginSettings(values=values, folder=str(folder))
    )
    core = screen(people, rulebook=kassel(), as_of=AS_OF)
    is_same = screener.screen(kassel(), as_of=AS_OF) == core
    assert is_same  # a difference of 400 decisions takes minutes to print
    assert (folder / "office.duckdb").read_bytes() == before


def test_millions_are_written_in_chunks_with_progress(
    folder: Path, people: Crowd
) -> None:
    told: list[Progress] = []
    screener = DuckDBScreener(
        settings=attrs.evolve(settings_of(folder), progress=told.append)
    )
    path = folder / "sichtung.parquet"
    written = screener.write(kassel(), path, as_of=AS_OF, people_at_once=150)
    core = screen(people, rulebook=kassel(), as_of=AS_OF)
    assert written.counts == core.counts()
    assert written.fingerprint == core.fingerprint
    assert parquet.read_table(path).num_rows == len(people)
    assert [each.done for each in told] == [0, 150, 300, 400]
    assert [p.name for p in folder.iterdir() if p.name.endswith(".part")] == []


def test_a_run_that_breaks_leaves_no_file(
    folder: Path, duck: Any, people: Crowd
) -> None:
    def broken(part: Population) -> Any:
        calls.append(1)
        if len(calls) > 3:
            raise InterruptedError
        return screen_columns(part, rulebook=kassel(), as_of=AS_OF)

    calls: list[int] = []
    path = folder / "sichtung.parquet"
    before = sorted(folder.iterdir())
    with pytest.raises(InterruptedError):
        write_screening(duck, in_memory(people), broken, path, people_at_once=100)
    assert sorted(folder.iterdir()) == before


def test_a_wrong_column_is_found_by_the_spot_check(duck: Any, people: Crowd) -> None:
    whole = in_memory(people)
    asked = screen_columns(whole, rulebook=kassel(), as_of=AS_OF)
    assert spot_check(duck, whole, asked, policy=DEFAULT_POLICY) > 10
    for column in ("step_silent", "in_benefit_is_true", "answer"):
        wrong = asked.table.mutate(**{column: ~asked.table[column]})
        with pytest.raises(ColumnsDisagreeError) as caught:
            spot_check(
                duck, whole, attrs.evolve(asked, table=wrong), policy=DEFAULT_POLICY
            )
        assert "-AAAAA" in str(caught.value)


def test_an_unknown_hold_never_passes_in_silence(folder: Path) -> None:
    holds = pa.table(
        {
            "customer": ["00001-AAAAA", "00002-AAAAA"],
            "kind": ["deceasd", "deceased"],
            "since": ["", "2026-02-30"],
            "until": ["", ""],
            "review_on": ["2026-12-01", "2026-12-01"],
        }
    )
    csv.write_csv(holds, folder / "holds.csv")
    screener = DuckDBScreener(settings=settings_of(folder, "csv"))
    with pytest.raises(InvalidInputError) as caught:
        screener.screen(kassel(), as_of=AS_OF)
    assert "holds.since: 1 rows cannot be read as date" in str(caught.value)
    csv.write_csv(
        holds.set_column(2, "since", pa.array(["", ""])), folder / "holds.csv"
    )
    with pytest.raises(InvalidInputError) as caught:
        screener.screen(kassel(), as_of=AS_OF)
    assert "holds.kind: 1 rows hold another word" in str(caught.value)
    assert "deceasd" not in str(caught.value)


def test_somebody_twice_is_refused(folder: Path) -> None:
    people = parquet.read_table(folder / "people.parquet")
    parquet.write_table(
        pa.concat_tables([people, people[:2]]), folder / "people.parquet"
    )
    with pytest.raises(InvalidInputError, match="2 people occur more than once"):
        DuckDBScreener(settings=settings_of(folder)).screen(kassel(), as_of=AS_OF)


def test_settings_are_checked_together() -> None:
    wrong = PluginSettings(
        values={"peple": "x", "contacts": 1, "household_counts": "no"}
    )
    with pytest.raises(InvalidInputError) as caught:
        plugin.outreach_screeners(wrong)
    text = str(caught.value)
    for part in (
        "contacts: expected",
        "household_counts: expected",
        "people is missing",
    ):
        assert part in text


@pytest.mark.parametrize(
    "values",
    [
        {"people": "none.parquet", "contacts": "none.parquet"},
        {"people": "people.txt", "contacts": "contacts.parquet"},
        {"database": "none.duckdb"},
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    folder: Path, values: dict[str, str]
) -> None:
    (folder / "people.txt").write_text("x")
    made = DuckDBScreener(settings=PluginSettings(values=values, folder=str(folder)))
    with pytest.raises(InvalidInputError, match=r"plugin\.columnar"):
        made.screen(kassel(), as_of=AS_OF)


def test_a_stranger_cannot_be_explained(folder: Path) -> None:
    screener = DuckDBScreener(settings=settings_of(folder))
    with pytest.raises(UnknownNameError):
        screener.explain(CustomerId("ZZZZZ-ZZZZZ"), kassel(), as_of=AS_OF)


def test_missing_columns_are_listed() -> None:
    table = ibis.memtable(pa.table({"customer": ["a"], "day": [dt.date(2026, 1, 1)]}))
    with pytest.raises(InvalidInputError, match="3 faults"):
        population(table.select("customer", in_benefit=True), table)
