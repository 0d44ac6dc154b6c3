"""For each check of sources, stores, sinks and data: one object that breaks it."""

# ruff: noqa: ARG001, ARG005
# The broken ones do what nobody should.

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pendulum
from kit_broken_kinds import of
from kit_good import GOOD, ROW, plugin_of, rows_of, template

from outreach_core import Words
from outreach_core.coaching import CoachingOffer
from outreach_core.eligibility import kassel
from outreach_core.eligibility.vocabulary import EFFORTS
from outreach_core.errors import InvalidInputError, StaleVersionError
from outreach_core.hooks import (
    Delivery,
    LedgerEntry,
    LedgerState,
    SourceBatch,
    Tally,
)
from outreach_core.ids import CustomerId, OfferId, ProviderId
from outreach_core.letters import LetterKind, LetterTemplate, shipped_template
from outreach_core.people import Customer
from outreach_core.reports import Section
from outreach_core.rules import CountFact, Rulebook, parameter, rule

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


# Stores


def _careless(self: Any, customer: Any, events: Any, *, expected: int) -> None:
    self._inner.append(customer, events, expected=len(self._inner.read(customer)))


def _careless_with_nothing(
    self: Any, customer: Any, events: Any, *, expected: int
) -> None:
    if events:
        self._inner.append(customer, events, expected=expected)


def _one_drawer(self: Any, customer: Any, events: Any, *, expected: int) -> None:
    self._inner.append(CustomerId("AAAAA-11111"), events, expected=expected)


def _backwards(self: Any, customer: Any) -> Any:
    return tuple(reversed(self._inner.read(customer)))


def _lossy(self: Any, customer: Any) -> Any:
    found = self._inner.read(customer)
    return found[:1] * len(found)


def _last_receipt(self: Any, key: str, receipt: str) -> None:
    self._inner.confirm(key, receipt)
    self._inner._ledger[key] = receipt


def _anything(self: Any, key: str, receipt: str) -> None:
    self._inner.reserve(key)
    self._inner.confirm(key, receipt)


def _empty_receipt(self: Any, key: str, receipt: str) -> None:
    self._inner.confirm(key, receipt or "?")


def _close_once() -> Any:
    closed: list[int] = []

    def close(self: Any) -> None:
        closed.append(id(self))
        if closed.count(id(self)) > 1:
            raise RuntimeError

    return stores(close=close)


def _forgetting() -> Any:
    from outreach_core.testing import MemoryCaseStore  # noqa: PLC0415

    return plugin_of("outreach_case_stores", lambda _: MemoryCaseStore(name="good"))


STALE = StaleVersionError(expected=0, found=1)
GHOST = LedgerEntry(key="ghost", state=LedgerState.RESERVED)
STORES: dict[str, Callable[[], Any]] = {
    "STO-01": lambda: stores(entries=lambda self: (GHOST, *self._inner.entries())),
    "STO-02": lambda: stores(read=_lossy),
    "STO-03": lambda: stores(read=_backwards),
    "STO-04": lambda: stores(append=_careless),
    "STO-05": lambda: stores(append=_careless_with_nothing),
    "STO-06": lambda: stores(append=_one_drawer),
    "STO-07": lambda: stores(
        customers=lambda self: tuple(reversed(self._inner.customers()))
    ),
    "STO-08": lambda: stores(
        read_all=lambda self: {c: e[:1] for c, e in self._inner.read_all().items()}
    ),
    "STO-09": lambda: stores(
        reserve=lambda self, key: self._inner.reserve(key) or True
    ),
    "STO-10": lambda: stores(confirm=_last_receipt),
    "STO-11": lambda: stores(confirm=_anything),
    "STO-12": lambda: stores(confirm=_empty_receipt),
    "STO-13": lambda: stores(
        entries=lambda self: tuple(reversed(self._inner.entries()))
    ),
    "STO-14": _close_once,
    "STO-15": _forgetting,
    "STO-16": _forgetting,
}


# Sinks


def delivering(change: Callable[..., Any]) -> Any:
    def deliver(self: Any, parcel: Any, *, key: str) -> Any:
        return change(self, parcel, key)

    return sinks(deliver=deliver)


def _plain(change: Callable[[Any, Any, str], Any]) -> Any:
    def changed(self: Any, parcel: Any, key: str) -> Any:
        found = self._inner.deliver(parcel, key=key)
        return change(self, found, key)

    return delivering(changed)


def _file(self: Any, name: str, content: bytes = b"x") -> None:
    folder = Path(self.settings.output)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def _and_file(
    name: Callable[[str], str], content: Callable[[], bytes] = lambda: b"x"
) -> Any:
    def change(self: Any, found: Any, key: str) -> Any:
        _file(self, name(key), content())
        return found

    return _plain(change)


def _elsewhere(self: Any, found: Any, key: str) -> Any:
    (Path(self.settings.folder) / "seen.txt").write_text("x", encoding="utf-8")
    return found


def _overwriting(self: Any, parcel: Any, key: str) -> Any:
    _file(self, f"{parcel.name}-{key}.txt", parcel.content.content)
    return Delivery(where=f"{parcel.name}-{key}.txt")


def _one_place(self: Any, parcel: Any, key: str) -> Any:
    found = self._inner.deliver(parcel, key=key)
    return attrs.evolve(found, where="briefe")


def _accepting(self: Any, parcel: Any, key: str) -> Any:
    if parcel.kind not in self.accepts:
        return Delivery(where="somewhere")
    return self._inner.deliver(parcel, key=key)


def _hopeful(self: Any, parcel: Any, key: str) -> Any:
    try:
        return self._inner.deliver(parcel, key=key)
    except OSError:
        return Delivery(where="somewhere")


def _in_memory() -> Any:
    def make(settings: Any) -> Any:
        done: set[str] = set()

        def deliver(self: Any, parcel: Any, *, key: str) -> Any:
            found = self._inner.deliver(parcel, key=key)
            again = key in done
            done.add(key)
            return attrs.evolve(found, already=again)

        from kit_good import patched  # noqa: PLC0415

        return patched("outreach_sinks", deliver=deliver)(settings)

    return plugin_of("outreach_sinks", make)


def _eager(settings: Any) -> Any:
    (Path(settings.output) / "here.txt").write_text("x", encoding="utf-8") if Path(
        settings.output
    ).is_dir() else None
    return GOOD["outreach_sinks"](settings)


SINKS: dict[str, Callable[[], Any]] = {
    "SNK-01": lambda: sinks(accepts=frozenset()),
    "SNK-02": lambda: plugin_of("outreach_sinks", _eager),
    "SNK-03": lambda: delivering(lambda self, parcel, key: None),
    "SNK-04": lambda: _plain(
        lambda self, found, key: attrs.evolve(found, already=False)
    ),
    "SNK-05": lambda: _plain(
        lambda self, found, key: attrs.evolve(
            found, already=key.startswith("77b02e") or found.already
        )
    ),
    "SNK-06": _in_memory,
    "SNK-07": lambda: _and_file(lambda key: "Kanarienvogel.txt"),
    "SNK-08": lambda: _and_file(lambda key: "left.tmp"),
    "SNK-10": lambda: _plain(_elsewhere),
    "SNK-11": lambda: delivering(_overwriting),
    "SNK-12": lambda: delivering(_accepting),
    "SNK-13": lambda: delivering(_hopeful),
    "SNK-14": lambda: _and_file(
        lambda key: "log.txt", lambda: str(next(TURNS)).encode()
    ),
    "SNK-15": lambda: delivering(_one_place),
}


# Sections


def writing(change: Callable[[Any, Any], Section]) -> Any:
    def section(self: Any, report: Any) -> Section:
        return change(report, self._inner.section(report))

    return sections(section=section)


def says(words: Callable[[Any], str]) -> Any:
    def change(report: Any, found: Section) -> Section:
        text = words(report)
        extra = Words(f"{text} auf Deutsch", f"{text} in English")
        return attrs.evolve(found, paragraphs=(*found.paragraphs, extra))

    return writing(change)


SECTIONS: dict[str, Callable[[], Any]] = {
    "SEC-01": lambda: says(lambda report: "4711 Menschen"),
    "SEC-02": lambda: says(lambda report: f"{report.figures[4].shown.value} erreicht"),
    "SEC-03": lambda: writing(
        lambda report, found: attrs.evolve(found, title=Words("Nur so", "Nur so"))
    ),
    "SEC-04": lambda: writing(lambda report, found: attrs.evolve(found, name="other")),
    "SEC-05": lambda: says(lambda report: "<b>fett</b>"),
    "SEC-06": lambda: says(
        lambda report: "gut" if "Muster" in report.office else "schlecht"
    ),
    "SEC-07": lambda: says(
        lambda report: "allein" if not report.sections else "mit anderen"
    ),
    "SEC-08": lambda: says(lambda report: "lang " * 200),
}


# Screeners


def screening(change: Callable[[Any], Any]) -> Any:
    def screen(self: Any, rulebook: Any, *, as_of: Any) -> Any:
        return change(self._inner.screen(rulebook, as_of=as_of))

    return screens(screen=screen)


def _guessing(self: Any, rulebook: Any, *, as_of: Any) -> Any:
    known = rulebook if rulebook.name != "invented" else kassel()
    return self._inner.screen(known, as_of=as_of)


def _always_kassel(self: Any, rulebook: Any, *, as_of: Any) -> Any:
    book = kassel() if rulebook.name != "invented" else rulebook
    return self._inner.screen(book, as_of=as_of)


def _now(self: Any, rulebook: Any, *, as_of: Any) -> Any:
    return self._inner.screen(rulebook, as_of=pendulum.Date(2026, 10, 5))


def _bare(found: Any) -> Any:
    bare = [attrs.evolve(d, reasons=(), review=()) for d in found.decisions]
    return attrs.evolve(found, decisions=tuple(bare))


SCREENERS: dict[str, Callable[[], Any]] = {
    "SCR-01": lambda: screening(
        lambda found: attrs.evolve(found, decisions=found.decisions[::-1])
    ),
    "SCR-02": lambda: screening(lambda found: attrs.evolve(found, decisions=())),
    "SCR-03": lambda: screening(lambda found: attrs.evolve(found, rulebook="other")),
    "SCR-04": lambda: screening(
        lambda found: attrs.evolve(found, fingerprint="0" * 64)
    ),
    "SCR-05": lambda: screens(screen=_guessing),
    "SCR-06": lambda: screens(screen=_always_kassel),
    "SCR-07": lambda: screening(_bare),
    "SCR-08": lambda: screening(
        lambda found: attrs.evolve(found, decisions=found.decisions[1:])
    ),
    "SCR-09": lambda: screens(screen=_now),
}


# Rulebooks and templates: data


def _later(years: int) -> Any:
    limit = parameter("later_limit", title=Words("Grenze", "limit")).since(
        pendulum.Date(2026 + years, 1, 1), 2, source="invented"
    )
    return rule(Words("Später", "Later"), EFFORTS.at_least(limit))


def _foreign() -> Any:
    fact = CountFact(name="invented", title=Words("Erfunden", "Invented"))
    limit = parameter("invented_limit", title=Words("Grenze", "limit")).since(
        pendulum.Date(2020, 1, 1), 2, source="invented"
    )
    return rule(Words("Fremd", "Foreign"), fact.at_least(limit))


def book(**changes: Any) -> Any:
    made = attrs.evolve(kassel(), name="good")
    return plugin_of("outreach_rulebooks", lambda _: attrs.evolve(made, **changes))


class Subclass(Rulebook):
    """Has the same data but another class."""

    @property
    def fingerprint(self) -> str:
        return "0" * 64


def _odd_book() -> Any:
    good = attrs.evolve(kassel(), name="good")
    fields = {f.name: getattr(good, f.name) for f in attrs.fields(Rulebook)}
    return plugin_of("outreach_rulebooks", lambda _: Subclass(**fields))


def _local_book() -> Any:
    class Local(Rulebook):
        pass

    good = attrs.evolve(kassel(), name="good")
    fields = {f.name: getattr(good, f.name) for f in attrs.fields(Rulebook)}
    return plugin_of("outreach_rulebooks", lambda _: Local(**fields))


BOOKS: dict[str, Callable[[], Any]] = {
    "RUL-01": lambda: book(
        rule=rule(Words("Nie", "Never"), kassel().rule, ~kassel().rule)
    ),
    "RUL-02": _odd_book,
    "RUL-03": lambda: book(rule=_foreign()),
    "RUL-04": lambda: book(rule=_later(3)),
    "RUL-05": lambda: book(title=Words("Gut", "Gut")),
    "RUL-06": _local_book,
    "RUL-07": lambda: book(rule=_later(3)),
    "RUL-08": lambda: book(rule=_later(20)),
    "RUL-09": lambda: book(name="Good Rule"),
}

SOURCE = shipped_template(LetterKind.FIRST_LETTER).source


def letter(source: str = SOURCE, name: str = "good-letter-de") -> Any:
    return plugin_of("outreach_letter_templates", lambda _: template(source, name))


LONG = "Das ist ein sehr langer Satz ohne Ende und ohne Pause " * 8
GOOD_QUESTION = "Geht es Ihnen gut?"


def said(words: str, instead_of: str = GOOD_QUESTION) -> Any:
    assert instead_of in SOURCE
    return letter(SOURCE.replace(instead_of, words, 1))


def filling(change: Callable[[Any, Any], Any]) -> Any:
    """A template that fills its gaps in a way of its own."""

    class Odd(LetterTemplate):
        def fill(self, values: Any) -> Any:
            return change(LetterTemplate.fill, (self, values))

    good = template()
    given = {f.alias: getattr(good, f.name) for f in attrs.fields(LetterTemplate)}
    return plugin_of("outreach_letter_templates", lambda _: Odd(**given))


def _never(fill: Any, given: Any) -> Any:
    return attrs.evolve(fill(*given), empty=("person.family_name",))


def _obeying(fill: Any, given: Any) -> Any:
    made, values = given
    team = tuple(name.strip("{} ") for name in values["team"])
    return fill(made, {**values, "team": team})


def _by_name(fill: Any, given: Any) -> Any:
    made, values = given
    if len(values["person"].family_name) % 2:
        made = template(SOURCE.replace(GOOD_QUESTION, "Was ist los?", 1))
    return fill(made, values)


TEMPLATES: dict[str, Callable[[], Any]] = {
    "TPL-01": lambda: filling(_never),
    "TPL-02": lambda: said("Sie sind verpflichtet, zu kommen."),
    "TPL-03": lambda: said("None?"),
    "TPL-04": lambda: filling(_obeying),
    "TPL-05": lambda: letter(name="good"),
    "TPL-06": lambda: said(
        "Post für {{ person.family_name }}", "Wir möchten gern wieder von Ihnen hören"
    ),
    "TPL-07": lambda: filling(_by_name),
    "TPL-08": lambda: said(LONG),
}
