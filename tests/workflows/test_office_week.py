"""An office says once what it has set; planning and replanning read the same record."""

from typing import Any

import attrs
import pendulum
import pytest

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import OfferRules
from outreach_core.errors import InvalidValueError
from outreach_core.people import VisitWishes
from outreach_core.testing import MemoryCaseStore
from outreach_core.visits import Budget, BuiltInPlanner, Place, StraightLine
from outreach_core.workflows import (
    OFFICE_PLACE,
    OfficeDay,
    OfficeMeans,
    all_cases,
    due_visits,
    plan_office_week,
    plan_week,
)

BUDGET = Budget(iterations=20)


@pytest.fixture
def day(house: Any) -> OfficeDay:
    people = [house.customer(number) for number in (1, 2, 3)]
    return OfficeDay(
        days=house.week,
        now=pendulum.naive(2026, 10, 15, 9),
        staff=house.staff(3),
        people={person.id: person for person in people},
        office=Place(id=OFFICE_PLACE, postcode="34117"),
        travel=StraightLine(),
        workdays=SUNDAYS_ONLY,
    )


def test_it_is_the_plan_that_the_two_steps_by_hand_give(
    house: Any, day: OfficeDay, store: MemoryCaseStore
) -> None:
    house.open_case(store, *day.people.values(), then=(house.letter,))
    due = due_visits(
        all_cases(store),
        people=day.people,
        days=day.days,
        as_of=day.today,
        workdays=day.workdays,
        rules=OfferRules(),
        hours=day.hours,
        office=day.office,
    )
    by_hand = plan_week(
        due,
        days=day.days,
        staff=day.staff,
        office=day.office,
        travel=day.travel,
        planner=BuiltInPlanner(),
        workdays=day.workdays,
        rules=day.rules,
        seed=1,
        budget=BUDGET,
    )
    found = plan_office_week(all_cases(store), day, seed=1, budget=BUDGET)
    assert found.week.plan == by_hand.week.plan
    assert len(found.week.plan.planned) == 3
    assert found.violations == ()


def test_what_the_office_has_for_visits_counts_as_well(
    house: Any, day: OfficeDay, store: MemoryCaseStore
) -> None:
    speaker = house.customer(4, wishes=VisitWishes(language="fa", interpreter=True))
    people = {**day.people, speaker.id: speaker}
    house.open_case(store, *people.values(), then=(house.letter,))
    means = OfficeMeans(confirmed=frozenset({speaker.id}))
    cases = all_cases(store)
    for has, count in ((OfficeMeans(), 3), (means, 4)):
        ready = attrs.evolve(day, people=people, means=has)
        found = plan_office_week(cases, ready, seed=1, budget=BUDGET)
        assert len(found.week.plan.planned) == count


def test_days_that_are_over_stay_empty(
    house: Any, day: OfficeDay, store: MemoryCaseStore
) -> None:
    house.open_case(store, *day.people.values(), then=(house.letter,))
    wednesday = day.days[2]
    late = pendulum.naive(wednesday.year, wednesday.month, wednesday.day, 7)
    found = plan_office_week(
        all_cases(store), attrs.evolve(day, now=late), seed=1, budget=BUDGET
    )
    assert found.week.plan.tours
    assert all(tour.day >= wednesday for tour in found.week.plan.tours)


def test_a_week_that_is_over_is_refused(day: OfficeDay) -> None:
    over = attrs.evolve(day, now=pendulum.naive(2026, 12, 1, 9))
    with pytest.raises(InvalidValueError, match="a day still to come"):
        plan_office_week((), over, seed=1)
