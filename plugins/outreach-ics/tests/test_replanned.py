"""A week is planned, replanned after bad news, and calendars follow both times."""

from typing import Any

import attrs
import pendulum
import pytest
from icalendar import Calendar

from outreach_core import Language
from outreach_core.people import Coordinates, Gender, StaffMember, WorkingHours
from outreach_core.visits import (
    Budget,
    CalledOff,
    ChangeKind,
    Place,
    PlannedWeek,
    Replanned,
    StaffIll,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    diff_plans,
    plan_visits,
    replan,
)
from outreach_ics.calendars import calendar_of
from outreach_ics.options import read_options

MONDAY = pendulum.date(2026, 10, 19)
DAYS = tuple(MONDAY.add(days=n) for n in range(3))
NOW = pendulum.datetime(2026, 10, 19, 7, 0, tz="Europe/Berlin")
OPTIONS = read_options({}, Language.DE)
Entries = dict[str, tuple[int, str, pendulum.Date, str]]


def problem() -> VisitProblem:
    """Ten visits on three days and four staff, with times that leave a choice."""
    hours = tuple(
        WorkingHours(weekday=d, start_minute=480, end_minute=960) for d in range(5)
    )
    places = [
        Place(
            id=f"p{n}",
            coordinates=Coordinates(latitude=51.30 + n * 0.004, longitude=9.45),
        )
        for n in range(11)
    ]
    return VisitProblem(
        days=DAYS,
        staff=tuple(
            StaffMember(
                id=f"s{n}",
                name=f"Frau Kanarie {n}",
                gender=Gender.WOMAN,
                hours=hours,
            )
            for n in range(4)
        ),
        requests=tuple(
            VisitRequest(
                id=f"v{n}",
                customer=f"Kanarie-{n}",
                place=places[n],
                windows=tuple(
                    TimeWindow(day=DAYS[d], start_minute=540, end_minute=840)
                    for d in {n % 3, (n + 1) % 3}
                ),
            )
            for n in range(1, 11)
        ),
        office=places[0],
        travel_minutes=TravelTable.of(places, StraightLine()),
    )


def entries(content: bytes) -> Entries:
    """Return number, status, day and time of each visit, by its code."""
    found: Entries = {}
    for event in Calendar.from_ical(content).walk("VEVENT"):
        if not str(event["DESCRIPTION"]).startswith("Code"):
            continue
        start = event.decoded("DTSTART")
        code = str(event["DESCRIPTION"]).removeprefix("Code ")
        found[code] = (
            int(event["SEQUENCE"]),
            str(event["STATUS"]),
            pendulum.date(start.year, start.month, start.day),
            start.strftime("%H:%M"),
        )
    return found


def made(week: VisitProblem, plan: VisitPlan, before: bytes = b"") -> bytes:
    return calendar_of(
        PlannedWeek(problem=week, plan=plan),
        options=OPTIONS,
        language=Language.DE,
        before=before,
    )


@pytest.fixture(scope="module")
def story() -> tuple[VisitPlan, Replanned, bytes, bytes]:
    """Plan, publish, lose a colleague and a visit, replan, publish again."""
    asked = problem()
    plan = plan_visits(asked, seed=1, budget=Budget(iterations=60))
    first = made(asked, plan)
    ill = plan.tours[0].pair[0]
    off = plan.tours[-1].stops[-1].visit
    news = (StaffIll(staff=ill, first=MONDAY, last=DAYS[-1]), CalledOff(visit=off))
    answer = replan(asked, plan, news, now=NOW, seed=1)
    return plan, answer, first, made(answer.problem, answer.plan, first)


def test_every_change_of_day_or_time_reaches_the_calendar(story: Any) -> None:
    plan, answer, first, second = story
    before, after = entries(first), entries(second)
    kinds = {change.visit: change.kind for change in diff_plans(plan, answer.plan)}
    assert ChangeKind.DROPPED in kinds.values()
    assert len(set(kinds.values())) > 1
    for visit, (number, _, day, time) in before.items():
        kind = kinds.get(visit)
        if kind is ChangeKind.DROPPED:
            assert after[visit] == (number + 1, "CANCELLED", day, time)
        elif kind in {ChangeKind.OTHER_DAY, ChangeKind.OTHER_TIME}:
            assert after[visit][:2] == (number + 1, "CONFIRMED")
            assert after[visit][2:] != (day, time)


def test_the_calendar_holds_what_the_new_plan_says(story: Any) -> None:
    _, answer, _, second = story
    confirmed = {v: e for v, e in entries(second).items() if e[1] == "CONFIRMED"}
    assert set(confirmed) == answer.plan.planned
    for visit, (_, _, day, time) in confirmed.items():
        tour, stop = answer.plan.stop_of(visit)
        assert day == tour.day
        assert time == f"{stop.start_minute // 60:02}:{stop.start_minute % 60:02}"


def test_ids_are_stable_and_nobody_is_named(story: Any) -> None:
    _, _, first, second = story

    def uids(content: bytes) -> list[str]:
        return [str(e["UID"]) for e in Calendar.from_ical(content).walk("VEVENT")]

    visits = {
        str(e["UID"])
        for e in Calendar.from_ical(first).walk("VEVENT")
        if str(e["DESCRIPTION"]).startswith("Code")
    }
    assert visits <= set(uids(second))
    assert len(uids(second)) == len(set(uids(second)))
    assert b"Kanarie" not in first + second


def test_replanning_without_news_changes_no_entry() -> None:
    asked = problem()
    plan = plan_visits(asked, seed=1, budget=Budget(iterations=60))
    first = made(asked, plan)
    answer = replan(asked, plan, (), now=NOW, seed=1)
    assert made(answer.problem, answer.plan, first) == first


def test_two_tours_of_one_pair_on_one_day_are_two_entries() -> None:
    asked = problem()
    plan = plan_visits(asked, seed=1, budget=Budget(iterations=60))
    tour = next(t for t in plan.tours if len(t.stops) > 1)
    head = attrs.evolve(
        tour, stops=tour.stops[:1], end_minute=tour.stops[0].end_minute, pause=None
    )
    tail = attrs.evolve(
        tour, stops=tour.stops[1:], start_minute=tour.stops[1].start_minute
    )
    content = made(asked, VisitPlan(tours=(head, tail)))
    ids = [str(e["UID"]) for e in Calendar.from_ical(content).walk("VEVENT")]
    assert len(ids) == len(set(ids)) == len(tour.stops) + 2
