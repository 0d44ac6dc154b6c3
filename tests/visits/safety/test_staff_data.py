"""Every field about staff has a purpose; there is none for where they are."""

import datetime as dt
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Iterator
from html.parser import HTMLParser

import attrs
import pytest

import outreach_core
from outreach_core import Language
from outreach_core.ids import StaffId
from outreach_core.people import Absence, Coordinates, StaffMember, WorkingHours
from outreach_core.people.staff import Gender, Seniority
from outreach_core.visits import Place
from outreach_core.visits.safety.desk import DeskPerson
from outreach_core.visits.safety.staff_data import (
    NEVER,
    STAFF_DATA,
    staff_data_line,
)
from outreach_core.visits.safety.works_council import works_council_page

ABOUT_STAFF = {StaffId, StaffMember, Seniority, Gender, DeskPerson}
WHOLE = {StaffMember, WorkingHours, Absence, DeskPerson}
# Lives while a plan is computed, is never kept.
INSIDE = re.compile(r"outreach_core\.(strategies|testing)\b|\._")
PASSING = {
    "DayUnderWay.free_from": "when a pair is free again today, from the plan",
    "PlannedRoutes.names": "names given for one sentence",
    "Reports.away": "who is out today, while a day is replanned",
    "WeekInForce.told": "who was named to somebody, while a week is replanned",
}
# The clock and the address of the office itself, handed in to replan a day.
OF_THE_OFFICE = {"OfficeDay": {"office", "now"}}


def records() -> Iterator[type]:
    found = set()
    for module in pkgutil.walk_packages(outreach_core.__path__, "outreach_core."):
        if INSIDE.search(module.name):
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(kind) and attrs.has(kind) and kind.__name__[0] != "_":
                found.add(kind)
    yield from sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__))


def parts(hint: typing.Any) -> Iterator[typing.Any]:
    if isinstance(hint, list):  # the arguments of a Callable
        inside = hint
    else:
        yield hint
        inside = list(typing.get_args(hint))
    for inner in inside:
        yield from parts(inner)


def fields() -> Iterator[tuple[type, str, set[typing.Any]]]:
    for kind in records():
        hints = typing.get_type_hints(kind)
        for field in attrs.fields(kind):
            if not field.name.startswith("_"):
                yield kind, field.name, set(parts(hints.get(field.name)))


ALL = [f for f in fields() if f[0].__module__.startswith("outreach_core")]
STAFF = [
    (kind, name) for kind, name, hints in ALL if kind in WHOLE or hints & ABOUT_STAFF
]


@pytest.mark.parametrize(
    ("kind", "name"), [pytest.param(*f, id=f"{f[0].__name__}.{f[1]}") for f in STAFF]
)
def test_a_field_about_staff_has_a_purpose(kind: type, name: str) -> None:
    line = staff_data_line(kind.__name__, name)
    if f"{kind.__name__}.{name}" in PASSING:
        return
    assert line is not None, "say what for, where from and until when in staff_data.py"
    if kind is StaffMember:
        assert f"StaffMember.{name}" in STAFF_DATA


def test_every_line_is_about_a_field_that_exists() -> None:
    there = {f"{kind.__name__}.{name}" for kind, name in STAFF}
    there |= {f"*.{name}" for _, name in STAFF}
    assert set(STAFF_DATA) <= there


def test_positions_and_staff_meet_in_one_record_only() -> None:
    """Rough points of a person's own, without a time: no trace can be kept."""
    where = {Coordinates, Place}
    both = {
        kind.__name__
        for kind, _, hints in ALL
        if hints & ABOUT_STAFF
        and any(other is kind and h & where for other, _, h in ALL)
    }
    # A request and a problem know where a visit shall be, not where somebody was.
    planned = {"VisitProblem", "VisitRequest"}
    assert both == {"StaffMember", *planned, *OF_THE_OFFICE}
    for kind, name, hints in ALL:
        if kind is StaffMember and hints & where:
            assert name in {"home", "start", "end"}
            assert not hints & {tuple, list, dict, dt.datetime}


def test_no_record_holds_a_position_with_a_time_of_the_clock() -> None:
    for kind, _, hints in ALL:
        if any(inspect.isclass(h) and issubclass(h, dt.datetime) for h in hints):
            ours = OF_THE_OFFICE.get(kind.__name__, set())
            own = [f for f in ALL if f[0] is kind and f[1] not in ours]
            names = {name for _, name, _ in own}
            held = {hint for _, _, inside in own for hint in inside}
            assert not held & {Coordinates, Place}, kind
            assert not {n for n in names if re.search("gps|latitude|position|route", n)}


class Read(HTMLParser):
    """Collects the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_no_report_and_no_measure_can_name_a_member_of_staff() -> None:
    for kind, name, hints in ALL:
        if kind.__module__.startswith("outreach_core.reports"):
            assert not hints & ABOUT_STAFF, f"{kind.__name__}.{name}"


def test_there_is_no_field_for_a_reason_of_staff() -> None:
    assert {f.name for f in attrs.fields(Absence)} == {"first", "last"}
    staff = {f.name for f in attrs.fields(StaffMember)}
    assert not [n for n in staff if re.search("reason|why|note|sick|private", n)]


@pytest.mark.parametrize("language", Language)
def test_the_page_lists_every_field_and_every_promise(language: Language) -> None:
    html = works_council_page(language=language)
    read = Read()
    read.feed(html)
    words = read.words
    for name, line in STAFF_DATA.items():
        assert name.partition(".")[2] in words
        for told in (line.purpose, line.source, line.retention):
            assert told.to(language) in words
    for promise in NEVER:
        assert promise.to(language) in words
    assert "http" not in html
    assert "<script" not in html


def test_the_page_says_no_location_and_no_comparison_in_words() -> None:
    german = works_council_page()
    assert "Kein Standort" in german
    assert "Kein Leistungsvergleich" in german
