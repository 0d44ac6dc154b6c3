"""Workdays of the Länder against the holidays that their laws name."""

import datetime as dt

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import outreach_holidays.plugin
from outreach_core.hooks import WORKDAYS, Registry
from outreach_holidays import LAENDER, all_calendars

CALENDARS = {calendar.name: calendar for calendar in all_calendars()}
NATIONWIDE = (
    (1, 1, "Neujahr"),
    (4, 3, "Karfreitag"),
    (4, 6, "Ostermontag"),
    (5, 1, "Erster Mai"),
    (5, 14, "Christi Himmelfahrt"),
    (5, 25, "Pfingstmontag"),
    (10, 3, "Tag der Deutschen Einheit"),
    (12, 25, "Erster Weihnachtstag"),
    (12, 26, "Zweiter Weihnachtstag"),
)
# Which Länder have which further holiday in 2026, by their own holiday laws.
REGIONAL = {
    (1, 6): "BW BY ST",  # Heilige Drei Könige
    (3, 8): "BE MV",  # Frauentag
    (6, 4): "BW BY HE NW RP SL",  # Fronleichnam
    (8, 15): "SL",  # Mariä Himmelfahrt; in Bavaria by municipality
    (9, 20): "TH",  # Weltkindertag
    (10, 31): "BB HB HH MV NI SH SN ST TH",  # Reformationstag
    (11, 1): "BW BY NW RP SL",  # Allerheiligen
    (11, 18): "SN",  # Buß- und Bettag
}


@pytest.mark.parametrize("land", LAENDER)
@pytest.mark.parametrize(("month", "day", "name"), NATIONWIDE)
def test_the_nine_holidays_of_all_laender(
    land: str, month: int, day: int, name: str
) -> None:
    calendar = CALENDARS[f"DE-{land}"]
    found = pendulum.date(2026, month, day)
    assert not calendar.is_workday(found)
    assert calendar.name_of(found) == name


@pytest.mark.parametrize(("month", "day"), REGIONAL)
def test_regional_holidays_hold_in_their_laender_only(month: int, day: int) -> None:
    found = pendulum.date(2026, month, day)
    there = {land for land in LAENDER if CALENDARS[f"DE-{land}"].name_of(found)}
    assert there == set(REGIONAL[month, day].split())


def test_there_are_all_sixteen_and_four_regions_with_more() -> None:
    assert len(LAENDER) == 16
    assert {name for name in CALENDARS if name.count("-") > 1} == {
        "DE-BY-Augsburg",
        "DE-BY-catholic",
        "DE-SN-catholic",
        "DE-TH-catholic",
    }
    assert CALENDARS["DE-BY-catholic"].name_of(pendulum.date(2026, 8, 15))
    assert CALENDARS["DE-SN-catholic"].name_of(pendulum.date(2026, 6, 4))
    assert CALENDARS["DE-TH-catholic"].name_of(pendulum.date(2026, 6, 4))
    assert CALENDARS["DE-BY-Augsburg"].name_of(pendulum.date(2026, 8, 8))


def test_christmas_eve_and_saturdays_are_werktage() -> None:
    hessen = CALENDARS["DE-HE"]
    assert hessen.is_workday(pendulum.date(2026, 12, 24))
    assert hessen.is_workday(pendulum.date(2026, 12, 31))
    assert hessen.is_workday(pendulum.date(2026, 10, 10))


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(CALENDARS)),
    st.dates(dt.date(2015, 1, 1), dt.date(2045, 12, 31)),
)
def test_a_workday_is_neither_sunday_nor_named(name: str, day: dt.date) -> None:
    calendar = CALENDARS[name]
    found = pendulum.date(day.year, day.month, day.day)
    closed = day.weekday() == 6 or calendar.name_of(found) != ""
    assert calendar.is_workday(found) is not closed
    fresh = next(c for c in all_calendars() if c.name == name)
    assert fresh.is_workday(found) is calendar.is_workday(found)


def test_the_registry_takes_the_plugin_as_it_is() -> None:
    registry = Registry.from_plugins({"holidays": outreach_holidays.plugin})
    assert registry.one(WORKDAYS, "DE-HE").name == "DE-HE"
