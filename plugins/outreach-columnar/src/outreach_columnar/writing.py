"""How does a screening of millions reach a file, with progress and little memory?"""

import types
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import attrs
import pendulum

from outreach_columnar._ibis import Backend, parquet
from outreach_columnar.encoding import KEY
from outreach_columnar.layout import Population
from outreach_columnar.screening import ScreeningColumns
from outreach_core import Words
from outreach_core.eligibility import Standing
from outreach_core.hooks import Progress, no_progress

_TASK: Final = Words("Personen sichten", "Screening people")
CHUNK: Final = 250_000
"""People a chunk: few enough for a small memory, many enough to be fast."""


@attrs.frozen(kw_only=True)
class WrittenScreening:
    """A screening in a file.

    Attributes:
        path: The Parquet file; one row a person, sorted by chunks of ids.
        as_of: The day asked for.
        rulebook: Name of the rulebook.
        fingerprint: Fingerprint of the rulebook as applied, for the record.
        counts: How many people stand where; every standing is listed, 0 included.
    """

    path: Path
    as_of: pendulum.Date
    rulebook: str
    fingerprint: str
    counts: Mapping[Standing, int]


def write_screening(
    connection: Backend,
    population: Population,
    ask: Callable[[Population], ScreeningColumns],
    path: Path,
    *,
    people_at_once: int | None = CHUNK,
    progress: Callable[[Progress], None] = no_progress,
) -> WrittenScreening:
    """Screen everybody and write all columns to a Parquet file.

    The file appears under its name when it is complete, never before.

    Args:
        connection: The engine.
        population: Tables of the engine.
        ask: Takes a part of the population, returns its screening; such as
            ``lambda part: screen_columns(part, rulebook=book, as_of=day)``.
        path: Where the file goes; an older one is replaced.
        people_at_once: People a chunk; ``None``: everybody at once, which is needed
            where contacts of household members count. Chunks are quick when the
            contacts are sorted by customer.
        progress: Told of every chunk.
    """
    total = int(connection.to_pyarrow(population.people.count()).as_py())
    whole = ask(population)
    counted: Counter[str] = Counter()
    done = 0
    with _whole_or_nothing(path) as write:
        for part in _parts(connection, population, people_at_once):
            progress(Progress(task=_TASK, done=min(done, total), total=total))
            found = connection.to_pyarrow(ask(part).table)
            write(found)
            counted.update(found["standing"].to_pylist())
            done += found.num_rows
    progress(Progress(task=_TASK, done=total, total=total))
    return WrittenScreening(
        path=path,
        as_of=whole.columns.on,
        rulebook=whole.rulebook.name,
        fingerprint=whole.rulebook.fingerprint,
        counts=types.MappingProxyType({s: counted[s.value] for s in Standing}),
    )


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[Callable[[Any], None]]:
    """Write tables one after the other; the file has its name when all are in."""
    unfinished = path.with_name(f".{path.name}.part")
    with ExitStack() as open_files:
        # Runs after the writer has been closed, whatever happened; harmless once moved.
        open_files.callback(unfinished.unlink, missing_ok=True)
        writers: list[Any] = []

        def write(table: Any) -> None:
            if not writers:
                writer = parquet.ParquetWriter(unfinished, table.schema)
                writers.append(open_files.enter_context(writer))
            writers[0].write_table(table)

        yield write
        for writer in writers:
            writer.close()
        unfinished.replace(path)


def _parts(
    connection: Backend, population: Population, people_at_once: int | None
) -> Iterator[Population]:
    if people_at_once is None:
        yield population
        return
    bounds = _bounds(connection, population, people_at_once)
    for first, last in zip([None, *bounds], [*bounds, None], strict=True):
        yield _between(population, first, last)


def _bounds(
    connection: Backend, population: Population, people_at_once: int
) -> list[str]:
    """Return the first id of every chunk but the first."""
    ids = connection.to_pyarrow(population.people.select(KEY).order_by(KEY))[KEY]
    starts = range(people_at_once, len(ids), people_at_once)
    return [ids[start].as_py() for start in starts]


def _between(population: Population, first: str | None, last: str | None) -> Population:
    tables = attrs.asdict(population, recurse=False)
    for name, table in tables.items():
        if first is not None:
            table = table.filter(table[KEY] >= first)  # noqa: PLW2901  narrowed twice
        if last is not None:
            table = table.filter(table[KEY] < last)  # noqa: PLW2901  narrowed twice
        tables[name] = table
    return Population(**tables)
