"""How would an office's program write its customers into Excel?"""

import io
from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import Any, Final

import attrs
import pendulum

from outreach_cli.demo.people import DemoPerson, Story

SHEET: Final = "Kunden"
HEADER_ROW: Final = 4
HEADINGS: Final = (
    *("Kundennummer", "BG-Nummer", "Name, Vorname", "Anrede", "Geburtsdatum"),
    *("Straße", "Hausnummer", "PLZ", "Ort", "c/o", "Telefon", "E-Mail", "Sprache"),
    *("Leistungsbezug", "Integrationsfachkraft", "Sperrvermerk", "Sperrvermerk bis"),
    *("Wiedervorlage", "Besuch durch", "Treffpunkt", "Dolmetscher"),
    "Anschrift geprüft am",
    *("Familienstand", "Bemerkung"),
)
"""The last two hold what outreach must not read; the reader ignores them."""

_WIDTHS: Final = (15, 16, 28, 9, 13, 26, 12, 8, 12, 16, 18, 26, 12, 15, 20, 24, 16)
_AS_TEXT, _AS_SERIAL = 0.45, 0.08
_SERIAL_START: Final = pendulum.date(1899, 12, 30)
_EVERY_PEOPLE: Final = 1000


@attrs.frozen(kw_only=True)
class Flaws:
    """What is wrong with the list on purpose, in numbers of rows.

    Attributes:
        repeated: Rows that are there twice, letter for letter.
        two_units: People listed in two benefit units: same number, other data.
        without_number: Rows without a customer number.
        without_name: Rows without a name.
        unreadable_birth: Birth dates that are none.
        closing: Rows below the people: total and footnote.
    """

    repeated: int = 5
    two_units: int = 6
    without_number: int = 2
    without_name: int = 1
    unreadable_birth: int = 3
    closing: int = 2

    @property
    def extra_rows(self) -> int:
        """Rows beyond one a person."""
        return (
            self.repeated
            + self.two_units
            + self.without_number
            + self.without_name
            + self.closing
        )


def customers_workbook(
    people: Sequence[DemoPerson],
    rng: Random,
    *,
    as_of: pendulum.Date,
    flaws: Flaws,
    tick: Callable[[int], None],
) -> bytes:
    """Return ``kunden.xlsx``: title rows, mixed dates, lost zeros, a total row.

    Args:
        people: Everybody who is looked after.
        rng: Source of chance.
        as_of: The day of the list.
        flaws: What is wrong on purpose; touches only people who are in touch.
        tick: Called with the number of rows written, now and then.
    """
    rows = [_row(person, rng, as_of) for person in people]
    rows = _with_flaws(rows, people, flaws)
    # Here: every other command would pay for it at its start.
    from openpyxl import (  # type: ignore[import-untyped]  # noqa: PLC0415
        Workbook,
    )

    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
    sheet.append(["Liste aller Kundinnen und Kunden (erfundene Beispieldaten)"])
    sheet.append([f"Stand: {as_of:%d.%m.%Y}", None, "nur für den Dienstgebrauch"])
    sheet.append([])
    sheet.append(HEADINGS)
    for number, row in enumerate(rows, start=1):
        sheet.append(row)
        if number % _EVERY_PEOPLE == 0:
            tick(number)
    sheet.append(["Summe", None, len(rows)])
    sheet.append(["Quelle: Auszug aus dem Fachverfahren (Beispiel)"])
    _explain(book)
    book.properties.creator = "Demo"
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def _explain(book: Any) -> None:
    sheet = book.create_sheet("Hinweise")
    sheet.append(["Alle Personen sind erfunden. Ähnlichkeiten wären Zufall."])


def _row(person: DemoPerson, rng: Random, as_of: pendulum.Date) -> list[object]:
    hold, until = person.hold
    presence, place, interpreter = person.wishes
    return [
        person.number,
        person.unit,
        f"{person.family_name}, {person.given_name}",
        person.form_of_address or None,
        _date(person.born, rng),
        person.street,
        _house(person.house),
        # A column of numbers: the leading zero of Saxony and Thuringia is gone.
        int(person.postcode),
        person.town,
        person.care_of or None,
        person.phone or None,
        person.email or None,
        person.language,
        person.benefit or None,
        person.caseworker,
        hold or None,
        None if until is None else _date(until, rng),
        _date(as_of.add(days=rng.randint(20, 150)), rng) if hold else None,
        presence or None,
        place or None,
        interpreter or None,
        _checked(person, as_of),
        "ledig" if int(person.number[-1]) % 2 else "verheiratet",
        None,
    ]


def _checked(person: DemoPerson, as_of: pendulum.Date) -> str | None:
    """Say when somebody last looked at the address; for one in twelve, nobody did.

    By the number, not by chance: a column more must not change who people are.
    """
    number = int(person.number[4:])
    return None if number % 12 == 0 else f"{as_of.subtract(days=number % 9):%d.%m.%Y}"


def _date(day: pendulum.Date, rng: Random) -> object:
    """Write a date as offices do: as text, as a date cell, or as a bare serial."""
    draw = rng.random()
    if draw < _AS_TEXT:
        return f"{day:%d.%m.%Y}"
    if draw < _AS_TEXT + _AS_SERIAL:
        return (day - _SERIAL_START).days
    return day


def _house(house: str) -> object:
    return int(house) if house.isdigit() else house


def _with_flaws(
    rows: list[list[object]], people: Sequence[DemoPerson], flaws: Flaws
) -> list[list[object]]:
    # Only people who are in touch: what is wrong here must not hide a lost one.
    harmless = [i for i, p in enumerate(people) if p.story is Story.IN_TOUCH]
    step = max(1, len(harmless) // 20)
    chosen = iter(harmless[::step])
    number, unit, name, birth = (
        HEADINGS.index(h)
        for h in ("Kundennummer", "BG-Nummer", "Name, Vorname", "Geburtsdatum")
    )
    added: list[tuple[int, list[object]]] = []
    for _ in range(flaws.repeated):
        at = next(chosen)
        added.append((at, list(rows[at])))
    for _ in range(flaws.two_units):
        at = next(chosen)
        other = list(rows[at])
        other[unit] = "99902//9" + str(rows[at][unit])[-6:]
        added.append((at, other))
    for column, count in ((number, flaws.without_number), (name, flaws.without_name)):
        for _ in range(count):
            at = next(chosen)
            other = list(rows[at])
            other[number] = f"999B{at:06d}"
            other[column] = None
            added.append((at, other))
    for _ in range(flaws.unreadable_birth):
        rows[next(chosen)][birth] = "31.02.1990"
    # From the end, so that earlier positions stay right.
    for at, row in sorted(added, key=_position, reverse=True):
        rows.insert(at + 1, row)
    return rows


def _position(pair: tuple[int, Iterable[object]]) -> int:
    return pair[0]
