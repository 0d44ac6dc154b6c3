"""Which files does an office of Kassel's size hand over? Written in a few seconds."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Final

import attrs
import pendulum

from outreach_cli.demo.histories import invent_history, threshold_days
from outreach_cli.demo.office_lists import coordinates_csv, offers_csv, staff_csv
from outreach_cli.demo.people import (
    LOST_STORIES,
    OFFICE_SIZE,
    DemoPerson,
    Story,
    count_stories,
    invent_people,
)
from outreach_cli.demo.statements import statements_csv
from outreach_cli.demo.workbook import Flaws, customers_workbook
from outreach_core import Words
from outreach_core.errors import InvalidValueError
from outreach_core.hooks import Progress, no_progress, write_whole

SMALLEST_OFFICE: Final = 200
FILES: Final = {
    "customers": "kunden.xlsx",
    "contacts": "kontakte.csv",
    "staff": "personal.csv",
    "offers": "traeger.csv",
    "coordinates": "plz.csv",
    "statements": "feststellungen.csv",
}
"""Name of each file by the kind of table, as the plug-in "tables" takes them."""

_CONTACT_HEADINGS: Final = (
    "Kundennummer;Datum;Kontaktart;Richtung;Ergebnis;Betreff;automatisch\r\n"
)
_INVENTING: Final = Words("Beispielpersonen erfinden", "Inventing people")
_CUSTOMERS: Final = Words("kunden.xlsx schreiben", "Writing kunden.xlsx")
_CONTACTS: Final = Words("kontakte.csv schreiben", "Writing kontakte.csv")
_EVERY_PEOPLE: Final = 500


@attrs.frozen(kw_only=True)
class ExportSummary:
    """What was written, and what a reader should find in it.

    Attributes:
        folder: Where the files are.
        customers: Different customers that can be read.
        contacts: Contacts that can be read.
        stories: Number of customers by story.
        customer_rows: Rows below the header of ``kunden.xlsx``.
        contact_rows: Rows below the header of ``kontakte.csv``.
        merged_rows: Rows of both that repeat another one.
        unused_rows: Rows of both that describe nobody and nothing.
    """

    folder: Path
    customers: int
    contacts: int
    stories: Mapping[Story, int]
    customer_rows: int
    contact_rows: int
    merged_rows: int
    unused_rows: int

    @property
    def lost(self) -> int:
        """Number of people who belong on the worklist of the Kassel rulebook."""
        return sum(self.stories[story] for story in LOST_STORIES)


def write_exports(
    folder: Path,
    *,
    seed: int,
    as_of: pendulum.Date,
    customers: int = OFFICE_SIZE,
    progress: Callable[[Progress], None] = no_progress,
) -> ExportSummary:
    """Write the six files of an invented office, each whole or not at all.

    Args:
        folder: Where to write; made if missing.
        seed: The same seed gives the same people.
        as_of: The day of the data.
        customers: Number of different customers, 200 or more.
        progress: Told how far it is.

    Raises:
        InvalidValueError: Fewer than 200 customers: some stories would be missing.
    """
    if customers < SMALLEST_OFFICE:
        raise InvalidValueError(
            field="customers",
            expected=Words("200 oder mehr", "200 or more"),
        )
    rng = Random(seed)  # noqa: S311  invented people, no secret
    progress(Progress(task=_INVENTING, done=0, total=customers))
    people = invent_people(rng, customers=customers, as_of=as_of)
    flaws = Flaws()
    tick = _ticker(progress, _CUSTOMERS, customers)
    book = customers_workbook(people, rng, as_of=as_of, flaws=flaws, tick=tick)
    write_whole(folder / FILES["customers"], book, private=True)
    tick = _ticker(progress, _CONTACTS, customers)
    lines, dirt = _contact_lines(people, rng, as_of, tick)
    text = _CONTACT_HEADINGS + "".join(lines)
    write_whole(folder / FILES["contacts"], text.encode("cp1252"), private=True)
    _write_lists(folder, as_of)
    stated = statements_csv(people, as_of)
    write_whole(folder / FILES["statements"], stated.encode("cp1252"), private=True)
    return _summary(folder, people, flaws, len(lines), dirt)


@attrs.frozen(kw_only=True)
class _Dirt:
    """Rows of the contact list that are wrong on purpose.

    Attributes:
        rows: All of them.
        repeated: Those that only repeat another row.
    """

    rows: int
    repeated: int


def _summary(
    folder: Path,
    people: tuple[DemoPerson, ...],
    flaws: Flaws,
    contact_rows: int,
    dirt: _Dirt,
) -> ExportSummary:
    repeated = flaws.repeated + dirt.repeated
    return ExportSummary(
        folder=folder,
        customers=len(people),
        contacts=contact_rows - dirt.rows,
        stories=count_stories(people),
        customer_rows=len(people) + flaws.extra_rows,
        contact_rows=contact_rows,
        merged_rows=repeated,
        unused_rows=flaws.extra_rows + dirt.rows - repeated,
    )


def _write_lists(folder: Path, as_of: pendulum.Date) -> None:
    for kind, content, encoding in (
        ("staff", staff_csv(as_of), "utf-8-sig"),
        ("offers", offers_csv(as_of), "cp1252"),
        ("coordinates", coordinates_csv(), "utf-8"),
    ):
        write_whole(folder / FILES[kind], content.encode(encoding))


def _ticker(
    progress: Callable[[Progress], None], task: Words, total: int
) -> Callable[[int], None]:
    def tick(done: int) -> None:
        progress(Progress(task=task, done=min(done, total), total=total))

    return tick


def _contact_lines(
    people: tuple[DemoPerson, ...],
    rng: Random,
    as_of: pendulum.Date,
    tick: Callable[[int], None],
) -> tuple[list[str], _Dirt]:
    dates = _DateTexts(as_of)
    threshold = threshold_days(as_of)
    lines: list[str] = []
    for done, person in enumerate(people, start=1):
        number = person.number
        lines += [
            f"{number};{dates[days]};{rest}\r\n"
            for days, rest in invent_history(rng, person, threshold=threshold)
        ]
        if done % _EVERY_PEOPLE == 0:
            tick(done)
    return lines, _add_dirt(lines, people, dates)


class _DateTexts(dict[int, str]):
    """``TT.MM.JJJJ`` by the number of days before the day of the data."""

    def __init__(self, as_of: pendulum.Date) -> None:
        super().__init__()
        self._as_of = as_of

    def __missing__(self, days: int) -> str:
        text = f"{self._as_of.subtract(days=days):%d.%m.%Y}"
        self[days] = text
        return text


_REPEATED: Final = 12


def _add_dirt(
    lines: list[str], people: tuple[DemoPerson, ...], dates: _DateTexts
) -> _Dirt:
    """Spread a handful of wrong rows over the list, and close it with a total."""
    # Somebody in touch: no wrong row changes where anybody stands.
    known = next(p.number for p in people if p.story is Story.IN_TOUCH)
    wrong = [
        f"{known};31.02.2026;Telefon;Eingang;erreicht;Rückfrage;nein\r\n",
        f"{known};05/10/2026;Brief;Ausgang;versandt;Einladung;nein\r\n",
        f"{known};;Telefon;Ausgang;nicht erreicht;kein Rückruf möglich;nein\r\n",
        f";{dates[40]};Brief;Ausgang;versandt;Änderungsbescheid;ja\r\n",
        f"999Z000001;{dates[33]};Telefon;Ausgang;erreicht;Gespräch geführt;nein\r\n",
        f"999Z000002;{dates[12]};Brief;Ausgang;versandt;Einladung;nein\r\n",
        f"{known};{dates[70]};Brieftaube;Ausgang;versandt;Gruß;nein\r\n",
        f"{known};{dates[71]};Telefon;Ausgang;grün;Rückfrage;nein\r\n",
        f"{known};{dates[72]};Brief;Ausgang;versandt;Bescheid;Änderung;nein\r\n",
    ]
    step = len(lines) // (len(wrong) + _REPEATED + 1)
    repeated = [lines[step * (place + 1)] for place in range(_REPEATED)]
    places = [step * (place + 1) for place in range(len(wrong) + _REPEATED)]
    # From the end, so that earlier positions stay right.
    for place, line in zip(reversed(places), reversed(repeated + wrong), strict=True):
        lines.insert(place, line)
    lines.append(f"Summe;;{len(lines)};;;;\r\n")
    return _Dirt(rows=len(wrong) + _REPEATED + 1, repeated=_REPEATED)
