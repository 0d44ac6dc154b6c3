"""What one cell says, whatever the office's program made of it."""

import datetime as dt

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tables import cells
from outreach_tables.cells import Cell, UnreadableError

DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31))


def read_day(cell: Cell) -> pendulum.Date | None:
    return cells.day(cell, latest_year=2027)


@given(DAYS)
def test_a_day_is_read_the_same_however_it_is_written(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    written: list[Cell] = [
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f" {day:%d.%m.%Y} 00:00:00",
        day.isoformat(),
        f"{day.isoformat()}T10:30:00",
        f"{day:%Y%m%d}",
        day,
        dt.datetime(day.year, day.month, day.day, 23, 59),  # noqa: DTZ001  Excel's
        serial,
        float(serial) + 0.75,
        str(serial),
    ]
    assert {read_day(cell) for cell in written} == {
        pendulum.date(day.year, day.month, day.day)
    }


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("5. Oktober 2026", pendulum.date(2026, 10, 5)),
        ("5. Okt. 2026", pendulum.date(2026, 10, 5)),
        ("01. März 2026", pendulum.date(2026, 3, 1)),
        ("05.10.26", pendulum.date(2026, 10, 5)),
        ("05.10.64", pendulum.date(1964, 10, 5)),
        ("", None),
        (None, None),
        ("-", None),
        ("31.12.9999", None),
        ("00.00.0000", None),
    ],
)
def test_offices_write_days_in_many_ways(
    cell: Cell, expected: pendulum.Date | None
) -> None:
    assert read_day(cell) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31.02.2026", "date-unreadable"),
        ("05/10/2026", "date-unreadable"),
        ("neulich", "date-unreadable"),
        ("12.2026", "date-implausible"),
        ("01.01.1850", "date-implausible"),
        (12, "date-implausible"),
        (46_000_000, "date-implausible"),
        (True, "date-unreadable"),
        ("#WERT!", "cell-error"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_day(cell)
    assert caught.value.code == code


@given(st.integers(1001, 99_999))
def test_a_postcode_gets_its_lost_zero_back(number: int) -> None:
    code, restored = cells.postcode(float(number))
    assert (len(code), int(code), restored) == (5, number, number < 10_000)


@pytest.mark.parametrize("cell", ["341", "3411A", "341171", "Kassel"])
def test_what_is_no_postcode_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableError):
        cells.postcode(cell)


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("Muster, Mia", ("Muster", "Mia", "")),
        ("von der Heide, Anna Lena", ("von der Heide", "Anna Lena", "")),
        ("Muster, Dr. Mia", ("Muster", "Mia", "Dr.")),
        ("Prof. Dr. Muster, Mia", ("Muster", "Mia", "Prof. Dr.")),
        ("Muster, Mia, geb. Probe", ("Muster", "Mia", "")),
        ("Mayawati", ("Mayawati", "", "")),
        ("Mia Muster", ("Mia Muster", "", "")),
    ],
)
def test_names_are_split_at_the_comma_and_never_guessed(
    full: str, expected: tuple[str, str, str]
) -> None:
    assert cells.split_name(full) == expected


def test_an_official_number_that_became_a_formula_result_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        cells.official_number("1,23E+09")
    assert caught.value.code == "number-damaged"


@given(st.text())
def test_every_text_becomes_one_clean_line_or_is_refused(value: str) -> None:
    try:
        found = cells.text(value)
    except UnreadableError:
        return
    assert found == found.strip()
    assert found.isprintable()


def test_garbled_umlauts_are_seen_and_good_ones_are_not() -> None:
    assert cells.looks_garbled("MÃ¼ller")
    assert not cells.looks_garbled("Müller-Ägir São Ã")
