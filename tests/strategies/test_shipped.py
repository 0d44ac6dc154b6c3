"""The shipped strategies build what they say, within the bounds they were given."""

import pendulum
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from outreach_core.calendar import AgeLimit
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import Screening
from outreach_core.people import Consent, StaffMember
from outreach_core.rules import Answer, Finding, Rulebook, judge
from outreach_core.strategies import calendar, contacts, eligibility, people, rules

D = pendulum.Date
FIRST, LAST = D(2026, 2, 10), D(2026, 3, 20)
AS_OF = D(2026, 10, 5)


@given(calendar.days(FIRST, LAST))
def test_days_stay_within_their_bounds(day: pendulum.Date) -> None:
    assert type(day) is pendulum.Date
    assert FIRST <= day <= LAST


def test_days_shrink_towards_the_first_one() -> None:
    assert find(calendar.days(FIRST, LAST), lambda _: True) == FIRST


def test_month_ends_are_found_at_once() -> None:
    """Plain dates meet 29 February once in 1,461 draws."""
    leap_day = find(
        calendar.days(),
        lambda day: (day.month, day.day) == (2, 29),
        settings=settings(max_examples=2000),
    )
    assert leap_day.day == 29


@given(calendar.age_limits())
def test_age_limits_rise_with_the_cohort(limit: AgeLimit) -> None:
    ages = [cohort.months for cohort in limit.cohorts]
    assert ages == sorted(ages)


def test_histories_shrink_towards_the_empty_one() -> None:
    assert find(contacts.histories(), lambda _: True) == ContactHistory()


@given(people.staff_members(), people.consents())
def test_people_are_built_with_everything_that_may_be_missing(
    member: StaffMember, consent: Consent
) -> None:
    assert "de" in member.languages
    assert consent.fields


@given(st.data())
@settings(max_examples=25)
def test_a_finding_belongs_to_its_rulebook(data: st.DataObject) -> None:
    book: Rulebook = data.draw(rules.rulebooks(max_leaves=3))
    finding: Finding = data.draw(rules.findings(book.rule))
    assert finding.node == book.rule


@pytest.mark.parametrize("answer", Answer)
def test_people_at_turning_points_soon_meet_every_answer(answer: Answer) -> None:
    """Nothing about a rule is tested by people to whom it always says the same."""
    book = find(rules.rulebooks(max_leaves=1), lambda _: True)
    facts, on = find(
        rules.cases(book.rule),
        lambda case: judge(book.rule, case[0], on=case[1]).answer is answer,
    )
    assert judge(book.rule, facts, on=on).answer is answer


@given(eligibility.screenings(AS_OF, max_size=3))
@settings(max_examples=30)
def test_a_screening_is_of_its_day_and_of_a_small_crowd(screening: Screening) -> None:
    assert screening.as_of == AS_OF
    assert sum(screening.counts().values()) == len(screening.decisions) <= 3
