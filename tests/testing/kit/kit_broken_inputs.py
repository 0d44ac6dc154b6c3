"""For each check of sources and directories: one object that breaks it."""

# ruff: noqa: ARG001, ARG005, PLW0108, RUF005
# The broken ones do what nobody should.

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from kit_broken_kinds import of
from kit_good import ROW, rows_of

from outreach_core import Words
from outreach_core.coaching import CoachingOffer
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    SourceBatch,
    Tally,
)
from outreach_core.ids import CustomerId, OfferId, ProviderId
from outreach_core.people import Customer

sources, lists, stores = of("sources"), of("coaching_directories"), of("case_stores")
sinks, sections, screens = of("sinks"), of("report_sections"), of("screeners")
TURNS = itertools.count()


# Sources


def reading(change: Callable[[Any, SourceBatch], SourceBatch]) -> Any:
    def read(self: Any, *, as_of: Any) -> SourceBatch:
        return change(self, self._inner.read(as_of=as_of))

    return sources(read=read)


def path_of(source: Any) -> Path:
    return Path(source.settings.folder) / "liste.csv"


def lax(encoding: str = "utf-8", errors: str = "strict", **rules: Any) -> Any:
    """A source that splits lines by hand and takes what it gets."""

    def read(self: Any, *, as_of: Any) -> SourceBatch:
        path = path_of(self)
        try:
            lines = path.read_text(encoding=encoding, errors=errors).split("\n")
        except OSError:
            raise InvalidInputError(path.name, [ROW]) from None
        body = [line for line in lines[1:] if line.strip()]
        people = {}
        for number, line in enumerate(body):
            row = (line.split(rules.get("mark", ";")) + ["x", "x"])[:3]
            id_of = rules.get("id_of", lambda row, number: self.id_of(row[0]))
            customer = CustomerId(id_of(row, number))
            name = row[1].strip() or "x"
            people[customer] = Customer(
                id=customer,
                family_name=name if name.isprintable() else "x",
                email=row[2] if row[2].isprintable() else "x",
            )
        return SourceBatch(
            people=people.values(),
            tallies=[Tally(place=path.name, rows=len(people), records=len(people))],
        )

    return sources(read=read)


def _silent_when(test: Callable[[Path], bool]) -> Any:
    def read(self: Any, *, as_of: Any) -> SourceBatch:
        if test(path_of(self)):
            return SourceBatch(tallies=[Tally(place="liste.csv", rows=0, records=0)])
        return self._inner.read(as_of=as_of)

    return sources(read=read)


def _crash_when(test: Callable[[bytes], bool]) -> Any:
    def read(self: Any, *, as_of: Any) -> SourceBatch:
        path = path_of(self)
        if path.exists() and test(path.read_bytes()):
            raise KeyError
        return self._inner.read(as_of=as_of)

    return sources(read=read)


def _tells(self: Any, *, as_of: Any) -> SourceBatch:
    path = path_of(self)
    for row in rows_of(path):
        if "Kanarienvogel" in row:
            told = f"{row} is odd"
            raise InvalidInputError(path.name, [Words(told, told)])
    return self._inner.read(as_of=as_of)


def _one_language(source: Any, batch: SourceBatch) -> SourceBatch:
    issues = [attrs.evolve(issue, words=Words("Falsch.", "")) for issue in batch.issues]
    return attrs.evolve(batch, issues=issues)


def _count_records(source: Any, batch: SourceBatch) -> SourceBatch:
    (tally,) = batch.tallies
    kept = attrs.evolve(tally, rows=tally.records, issues=0)
    return attrs.evolve(batch, issues=(), tallies=(kept,))


def _writes(self: Any, *, as_of: Any) -> SourceBatch:
    (path_of(self).parent / "seen.txt").write_text("x", encoding="utf-8")
    return self._inner.read(as_of=as_of)


def _once(source: Any, batch: SourceBatch) -> SourceBatch:
    # Another sample, another person.
    extra = Customer(id=CustomerId(f"PROBE-{next(TURNS)}"), family_name="Probe")
    tallies = [
        attrs.evolve(t, rows=t.rows + 1, records=t.records + 1) for t in batch.tallies
    ]
    return attrs.evolve(batch, people=(*batch.people, extra), tallies=tallies)


def _subclass(source: Any, batch: SourceBatch) -> SourceBatch:
    people = [attrs.evolve(p, holds=("in prison",)) for p in batch.people]
    return attrs.evolve(batch, people=people)


def _only_now(self: Any, *, as_of: Any) -> Any:
    return self._inner.read(as_of=as_of) if as_of.year == 2026 else None


def _plain_ids(source: Any, batch: SourceBatch) -> SourceBatch:
    people = [
        attrs.evolve(p, id=CustomerId(f"C-{p.customer_number}")) for p in batch.people
    ]
    return attrs.evolve(batch, people=people)


SOURCES: dict[str, Callable[[], Any]] = {
    "SRC-01": lambda: reading(lambda s, batch: attrs.evolve(batch, tallies=())),
    "SRC-02": lambda: reading(lambda s, batch: SourceBatch()),
    "SRC-03": lambda: reading(_plain_ids),
    "SRC-04": lambda: sources(read=_writes),
    "SRC-05": lambda: _silent_when(lambda path: not path.exists()),
    "SRC-06": lambda: _silent_when(
        lambda path: path.exists() and not path.read_bytes().strip()
    ),
    "SRC-07": lambda: _crash_when(lambda found: b"\0" in found),
    "SRC-08": lambda: _crash_when(lambda found: len(found) > 1_000_000),
    "SRC-09": lambda: lax(),
    "SRC-10": lambda: lax(encoding="latin-1"),
    "SRC-11": lambda: lax(),
    "SRC-12": lambda: lax(),
    "SRC-13": lambda: lax(),
    "SRC-14": lambda: lax(id_of=lambda row, number: f"PROBE-{number}"),
    "SRC-15": lambda: reading(_count_records),
    "SRC-16": lambda: reading(_once),
    "SRC-17": lambda: sources(read=_tells),
    "SRC-18": lambda: reading(_one_language),
    "SRC-19": lambda: reading(_subclass),
    "SRC-20": lambda: sources(read=_only_now),
}


# Coaching directories


def listing(change: Callable[[Any], Any]) -> Any:
    def offers(self: Any, *, as_of: Any) -> Any:
        return change(self._inner.offers(as_of=as_of))

    return lists(offers=offers)


def _lax_offers(self: Any, *, as_of: Any) -> Any:
    path = path_of(self)
    lines = path.read_text(encoding="latin-1").splitlines()[1:] if path.exists() else []
    return tuple(
        CoachingOffer(
            id=OfferId(f"o{number}"),
            provider=ProviderId("p"),
            provider_name=line.split(";")[0].strip() or "x",
            title=(line + ";x").split(";")[1].strip() or "x",
            free_places=1,
        )
        for number, line in enumerate(lines)
        if line.strip()
    )


def _lists_writes(self: Any, *, as_of: Any) -> Any:
    (path_of(self).parent / "seen.txt").write_text("x", encoding="utf-8")
    return self._inner.offers(as_of=as_of)


def _lists_tell(self: Any, *, as_of: Any) -> Any:
    path = path_of(self)
    for row in rows_of(path):
        if "Kanarienvogel" in row:
            told = f"{row} is odd"
            raise InvalidInputError(path.name, [Words(told, told)])
    return self._inner.offers(as_of=as_of)


def _sifted(self: Any, *, as_of: Any) -> Any:
    return self._inner.offers(as_of=as_of) if as_of.year < 2030 else ()


LISTS: dict[str, Callable[[], Any]] = {
    "COA-01": lambda: listing(lambda found: (*found, found[0])),
    "COA-02": lambda: listing(lambda found: ()),
    "COA-03": lambda: listing(lambda found: (*found, None)),
    "COA-04": lambda: listing(
        lambda found: tuple(attrs.evolve(o, title="Gut  so") for o in found)
    ),
    "COA-05": lambda: lists(offers=_lists_writes),
    "COA-06": lambda: lists(offers=_lax_offers),
    "COA-07": lambda: lists(offers=_lax_offers),
    "COA-08": lambda: lists(offers=_lax_offers),
    "COA-09": lambda: lists(offers=_lists_tell),
    "COA-10": lambda: lists(offers=_sifted),
}
