"""One plug-in of each kind that keeps every promise, to be broken in one place."""

# ruff: noqa: ARG001, ARG002  (the protocols say which arguments there are)

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pendulum

from outreach_core import Words
from outreach_core.calendar import HolidayTable
from outreach_core.coaching import CoachingOffer
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import Screening, kassel, screen
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import (
    API_VERSION,
    KINDS,
    TEXT,
    Delivery,
    Parcel,
    ParcelKind,
    PluginSettings,
    RowIssue,
    Setting,
    SourceBatch,
    Tally,
    hookimpl,
)
from outreach_core.ids import CustomerId, OfferId, ProviderId, pseudonym
from outreach_core.letters import (
    DEFAULT_CHECKS,
    LetterKind,
    LetterTemplate,
    TextFormat,
    shipped_template,
)
from outreach_core.people import Customer
from outreach_core.reports import InterimReport, Section
from outreach_core.rules import Condition, Rulebook, walk
from outreach_core.testing import MemoryCaseStore
from outreach_core.visits import BuiltInPlanner, StraightLine

SETTINGS = (
    Setting(
        key="file",
        shape=TEXT,
        help=Words("Name der Datei.", "Name of the file."),
        is_required=True,
    ),
)
PLACE = Words("Spalten fehlen oder sind andere.", "Columns are missing or differ.")
EMPTY = Words("Die Datei hat keine Zeilen.", "The file has no rows.")
ROW = Words("Die Zeile ist unvollständig.", "The row is incomplete.")
CSV = "nummer;name;ort\n999A1;Vogelsang;05.03.1984\n999A2;Beispiel;01067\n"
OFFERS = "nummer;name;ort\no1;Verein Probe;Gut durch den Herbst\no2;Haus;Tag ordnen\n"


def rows_of(path: Path) -> list[list[str]]:
    """Read a file strictly: three columns, UTF-8, semicolons, or not at all."""
    try:
        text = path.read_text(encoding="utf-8")
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=";") if row]
    except (OSError, ValueError, csv.Error):
        raise InvalidInputError(path.name, [PLACE]) from None
    if not rows or rows[0] != ["nummer", "name", "ort"]:
        raise InvalidInputError(path.name, [PLACE])
    if len(rows) == 1:
        raise InvalidInputError(path.name, [EMPTY])
    return rows[1:]


@attrs.frozen
class GoodSource:
    settings: PluginSettings = attrs.field(repr=False)
    name: str = "good"

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        path = Path(self.settings.folder) / str(self.settings.values["file"])
        people, issues, rows = {}, [], rows_of(path)
        for number, row in enumerate(rows, start=2):
            fits = len(row) == 3 and row[0].isalnum() and row[1].isalpha()
            customer = self.id_of(row[0]) if fits else ""
            if not fits or customer in people:
                issues.append(
                    RowIssue(place=path.name, row=number, code="row-bad", words=ROW)
                )
            else:
                people[customer] = Customer(
                    id=CustomerId(customer), customer_number=row[0], family_name=row[1]
                )
        tally = Tally(
            place=path.name, rows=len(rows), records=len(people), issues=len(issues)
        )
        return SourceBatch(people=people.values(), issues=issues, tallies=[tally])

    def id_of(self, number: str) -> str:
        return pseudonym(number, key=self.settings.key)


@attrs.frozen
class GoodDirectory:
    settings: PluginSettings = attrs.field(repr=False)
    name: str = "good"

    def offers(self, *, as_of: pendulum.Date) -> tuple[CoachingOffer, ...]:
        path = Path(self.settings.folder) / str(self.settings.values["file"])
        found = []
        for row in rows_of(path):
            if len(row) != 3 or not all(cell.isprintable() and cell for cell in row):
                raise InvalidInputError(path.name, [ROW])
            found.append(
                CoachingOffer(
                    id=OfferId(row[0]),
                    provider=ProviderId(f"p-{row[0]}"),
                    provider_name=row[1],
                    title=row[2],
                    free_places=1,
                )
            )
        return tuple(sorted(found, key=lambda offer: offer.id))


PEOPLE = tuple(
    (
        Customer(id=CustomerId(f"PROBE-{number:05}"), family_name="Probe"),
        ContactHistory(),
    )
    for number in range(4)
)


@attrs.frozen
class GoodScreener:
    name: str = "good"

    def screen(self, rulebook: Rulebook, *, as_of: pendulum.Date) -> Screening:
        known = {n.fact.name for n in walk(kassel().rule) if isinstance(n, Condition)}
        asked = {n.fact.name for n in walk(rulebook.rule) if isinstance(n, Condition)}
        if not asked <= known:
            raise InvalidInputError(rulebook.name, [ROW])
        return screen(PEOPLE, rulebook=rulebook, as_of=as_of)


@attrs.frozen
class GoodSection:
    name: str = "good"

    def section(self, report: InterimReport) -> Section:
        return Section(
            name=self.name,
            title=Words("Anmerkung", "Remark"),
            paragraphs=(Words("Alle Zahlen stehen oben.", "All numbers are above."),),
        )


@attrs.frozen
class GoodSink:
    settings: PluginSettings = attrs.field(repr=False)
    name: str = "good"
    accepts: frozenset[ParcelKind] = frozenset({ParcelKind.LETTER})

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        if parcel.kind not in self.accepts:
            raise InvalidValueError(field="parcel", expected="a letter")
        where = f"{parcel.name}-{key}.txt"
        target = Path(self.settings.output) / where
        content: Any = parcel.content
        if target.exists():
            return Delivery(where=where, already=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.content)
        return Delivery(where=where)


class GoodStore(MemoryCaseStore):
    """Keeps its cases as long as the process lives, one memory for each folder."""

    memories: ClassVar[dict[str, dict[str, Any]]] = {}

    def __init__(self, settings: PluginSettings) -> None:
        super().__init__(name="good")
        shared = self.memories.setdefault(settings.folder, {"cases": {}, "ledger": {}})
        self.__dict__["_cases"] = shared["cases"]
        self.__dict__["_ledger"] = shared["ledger"]


def calendar() -> HolidayTable:
    days = {
        pendulum.Date(year, month, day): "Feiertag"
        for year in range(2024, 2030)
        for month, day in ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
    }
    return HolidayTable(name="DE-XX", holidays=days)


def template(source: str = "", name: str = "good-letter-de") -> LetterTemplate:
    text = source or shipped_template(LetterKind.FIRST_LETTER).source
    return LetterTemplate.register(text, name=name, language="de")


def check() -> Any:
    return attrs.evolve(DEFAULT_CHECKS[0], name="good")


GOOD: Mapping[str, Callable[[PluginSettings], Any]] = {
    "outreach_case_stores": GoodStore,
    "outreach_coaching_directories": GoodDirectory,
    "outreach_letter_checks": lambda _: check(),
    "outreach_letter_formats": lambda _: TextFormat(name="good"),
    "outreach_letter_templates": lambda _: template(),
    "outreach_planners": lambda _: BuiltInPlanner(name="good"),
    "outreach_report_sections": lambda _: GoodSection(),
    "outreach_rulebooks": lambda _: attrs.evolve(kassel(), name="good"),
    "outreach_screeners": lambda _: GoodScreener(),
    "outreach_sinks": GoodSink,
    "outreach_sources": GoodSource,
    "outreach_travel_times": lambda _: StraightLine(name="good"),
    "outreach_workdays": lambda _: calendar(),
}
NEEDS_FILE = frozenset({"outreach_sources", "outreach_coaching_directories"})
README = f"""# A plug-in for tests

It exists to be checked by the kit, and to be broken in one place after the other.

Reads what `file` names. Writes letters. Removal: take it out of the settings.

Hooks: {", ".join(kind.hook for kind in KINDS)}.
"""


def plugin_of(hook: str, make: Callable[[PluginSettings], Any], **members: Any) -> Any:
    """Return a plug-in object with one hook that hands over what *make* makes."""

    def implemented(self: object, settings: PluginSettings) -> tuple[object, ...]:
        return (make(settings),)

    implemented.__name__ = hook
    declared = SETTINGS if hook in NEEDS_FILE else ()
    own = {
        "OUTREACH_API": API_VERSION,
        "OUTREACH_SETTINGS": declared,
        hook: hookimpl(implemented),
    }
    kept = {name: value for name, value in (own | members).items() if value is not None}
    return type("Good", (), kept)()


class Proxy:
    """Passes everything on to a good object, but for what a subclass says."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._inner, name)


def patched(hook: str, **members: Any) -> Callable[[PluginSettings], Any]:
    """Return a maker of a good object with some members replaced."""

    def make(settings: PluginSettings) -> Any:
        return type("Patched", (Proxy,), members)(GOOD[hook](settings))

    return make
