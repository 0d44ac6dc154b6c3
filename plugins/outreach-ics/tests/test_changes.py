"""What moves or is called off between two plans reaches calendars as such."""

from pathlib import Path
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from outreach_core import Language
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Parcel, ParcelKind, PluginSettings
from outreach_core.people import Gender, StaffMember
from outreach_core.visits import (
    Place,
    PlannedWeek,
    Stop,
    StraightLine,
    Tour,
    TravelTable,
    VisitPlan,
    VisitProblem,
)
from outreach_ics import plugin
from outreach_ics.calendars import calendar_of
from outreach_ics.options import read_options

DAYS = tuple(pendulum.date(2026, 10, day) for day in (26, 27, 28))
OFFICE = Place(id="office", postcode="34117")
OPTIONS = read_options({}, Language.DE)


def tour(day: int, *visits: str, start: int = 540) -> Tour:
    """One tour with visits of half an hour, one after another."""
    stops = tuple(
        Stop(
            visit=visit,
            arrive_minute=start + 30 * n,
            start_minute=start + 30 * n,
            end_minute=start + 30 * n + 30,
        )
        for n, visit in enumerate(visits)
    )
    return Tour(
        day=DAYS[day],
        pair=("s1", "s2"),
        start_minute=start - 10,
        end_minute=stops[-1].end_minute + 10,
        stops=stops,
        travel_minutes=20,
    )


def week(*tours: Tour, days: tuple[pendulum.Date, ...] = DAYS) -> PlannedWeek:
    problem = VisitProblem(
        days=days,
        staff=tuple(
            StaffMember(id=i, name=f"Frau {i}", gender=Gender.WOMAN)
            for i in ("s1", "s2")
        ),
        requests=(),
        office=OFFICE,
        travel_minutes=TravelTable.of([OFFICE], StraightLine()),
    )
    return PlannedWeek(problem=problem, plan=VisitPlan(tours=tours))


def made(plan: PlannedWeek, before: bytes = b"") -> bytes:
    return calendar_of(plan, options=OPTIONS, language=Language.DE, before=before)


def visits(content: bytes) -> dict[str, tuple[int, str, str]]:
    """Number, status and start of each visit, by its code."""
    return {
        str(event["DESCRIPTION"]).removeprefix("Code "): (
            int(event["SEQUENCE"]),
            str(event["STATUS"]),
            event.decoded("DTSTART").strftime("%d.%m. %H:%M"),
        )
        for event in Calendar.from_ical(content).walk("VEVENT")
        if str(event["DESCRIPTION"]).startswith("Code")
    }


def uids(content: bytes) -> list[str]:
    return [str(e["UID"]) for e in Calendar.from_ical(content).walk("VEVENT")]


def test_a_moved_visit_gets_the_next_number_and_others_keep_theirs() -> None:
    first = made(week(tour(0, "v1", "v2")))
    second = made(week(tour(0, "v1"), tour(1, "v2")), first)
    assert visits(second) == {
        "v1": (0, "CONFIRMED", "26.10. 09:00"),
        "v2": (1, "CONFIRMED", "27.10. 09:00"),
    }
    third = made(week(tour(0, "v1"), tour(2, "v2")), second)
    assert visits(third)["v2"] == (2, "CONFIRMED", "28.10. 09:00")


def test_a_visit_that_is_gone_is_called_off_and_may_come_back() -> None:
    first = made(week(tour(0, "v1", "v2")))
    second = made(week(tour(0, "v1")), first)
    assert visits(second)["v2"] == (1, "CANCELLED", "26.10. 09:30")
    again = made(week(tour(0, "v1")), second)
    assert visits(again)["v2"] == (1, "CANCELLED", "26.10. 09:30")
    back = made(week(tour(0, "v1", "v2")), again)
    assert visits(back)["v2"] == (2, "CONFIRMED", "26.10. 09:30")


def test_a_plan_without_tours_calls_off_its_own_days_only() -> None:
    first = made(week(tour(0, "v1"), tour(2, "v3")))
    later = made(week(days=DAYS[1:]), first)
    assert visits(later) == {"v3": (1, "CANCELLED", "28.10. 09:00")}


def test_the_next_week_calls_nothing_off() -> None:
    first = made(week(tour(0, "v1")))
    monday = pendulum.date(2026, 11, 2)
    other = attrs.evolve(tour(0, "v9"), day=monday)
    assert set(visits(made(week(other, days=(monday,)), first))) == {"v9"}


def test_the_calendar_says_that_it_is_published_and_gives_nobody_away() -> None:
    content = made(week(tour(0, "v1")), made(week(tour(0, "v2"))))
    calendar = Calendar.from_ical(content)
    assert str(calendar["METHOD"]) == "PUBLISH"
    for event in calendar.walk("VEVENT"):
        assert str(event["CLASS"]) == "PRIVATE"
        assert "ATTENDEE" not in event


@st.composite
def plans(draw: st.DrawFn) -> PlannedWeek:
    """Draw which of four visits stands on which of three days; shrinks to none."""
    chosen: dict[int, list[str]] = {}
    for visit in ("v1", "v2", "v3", "v4"):
        day = draw(st.sampled_from((None, 0, 1, 2)))
        if day is not None:
            chosen.setdefault(day, []).append(visit)
    return week(*(tour(day, *found) for day, found in sorted(chosen.items())))


@settings(max_examples=40)
@given(st.lists(plans(), min_size=1, max_size=4))
def test_whatever_the_plans_a_calendar_always_follows(made_plans: Any) -> None:
    shown: dict[str, tuple[int, str, str]] = {}
    content = b""
    for plan in made_plans:
        content = made(plan, content)
        # Killed after the calendar was kept, before the mark: nothing changes.
        assert made(plan, content) == content
        assert len(uids(content)) == len(set(uids(content)))
        for code, entry in visits(content).items():
            assert (
                code not in shown or entry == shown[code] or entry[0] > shown[code][0]
            )
            shown[code] = entry
        seen = {c for c, (_, status, _) in shown.items() if status == "CONFIRMED"}
        assert seen == plan.plan.planned


def deliver(folder: Path, plan: PlannedWeek, key: str) -> bytes:
    (sink,) = plugin.outreach_sinks(PluginSettings(output=str(folder)))
    sink.deliver(Parcel(kind=ParcelKind.PLAN, name="besuche", content=plan), key=key)
    return (folder / "besuche.ics").read_bytes()


def test_the_sink_remembers_the_last_calendar(tmp_path: Path) -> None:
    deliver(tmp_path, week(tour(0, "v1", "v2")), "k1")
    # Somebody moved the file away after importing it.
    (tmp_path / "besuche.ics").unlink()
    second = deliver(tmp_path, week(tour(1, "v1")), "k2")
    assert visits(second) == {
        "v1": (1, "CONFIRMED", "27.10. 09:00"),
        "v2": (1, "CANCELLED", "26.10. 09:30"),
    }


def test_a_damaged_memory_is_told_with_what_helps(tmp_path: Path) -> None:
    deliver(tmp_path, week(tour(0, "v1")), "k1")
    (tmp_path / ".outreach" / "besuche.ics").write_bytes(b"BEGIN:VCAL\nrubbish")
    with pytest.raises(InvalidInputError, match=r"is damaged\. Delete it"):
        deliver(tmp_path, week(tour(1, "v1")), "k2")
