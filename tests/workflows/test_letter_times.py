"""A letter about a visit is sent where it helps; else somebody calls."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.ids import StaffId
from outreach_core.visits import ChangeKind, PlanChange, PlannedAt, VisitId
from outreach_core.workflows import AnnouncementRules
from outreach_core.workflows.letter_times import LetterTimes

MONDAY = pendulum.date(2026, 10, 5)
TIMES = AnnouncementRules().times(on=MONDAY, workdays=SUNDAYS_ONLY)
LEY, OHM, AU = (StaffId(f"s{n}") for n in (1, 2, 3))


def at(day: int, *, pair: tuple[StaffId, StaffId] = (LEY, OHM)) -> PlannedAt:
    return PlannedAt(day=pendulum.date(2026, 10, day), start_minute=600, pair=pair)


def change(
    kind: ChangeKind, before: PlannedAt | None, after: PlannedAt | None
) -> PlanChange:
    return PlanChange(visit=VisitId("v1"), kind=kind, before=before, after=after)


# Posted on Monday the 5th, there on Friday the 9th; seven days later is the 16th.
@pytest.mark.parametrize(
    ("kind", "before", "after", "last_too_late"),
    [
        (ChangeKind.OTHER_PAIR, 0, 0, 9),
        (ChangeKind.DROPPED, 0, None, 8),
        (ChangeKind.OTHER_TIME, 0, 0, 15),
        (ChangeKind.OTHER_DAY, 9, 0, 15),
        (ChangeKind.OTHER_DAY, 0, 20, 8),
    ],
)
def test_from_when_a_letter_can_tell_what_became_of_a_visit(
    kind: ChangeKind, before: int, after: int | None, last_too_late: int
) -> None:
    """A zero stands for the day that is tried."""
    for day in (last_too_late, last_too_late + 1):
        became = None if after is None else at(after or day, pair=(LEY, AU))
        asked = change(kind, at(before or day), became)
        in_time = day > last_too_late
        # A Saturday is a day of the post, a Sunday is not.
        assert TIMES.tells(asked, agreed=False) is in_time, day


def test_who_chose_the_day_needs_no_week_to_answer_unless_it_moves() -> None:
    same_day = change(ChangeKind.OTHER_TIME, at(9), at(9))
    assert TIMES.tells(same_day, agreed=True)
    assert not TIMES.tells(same_day, agreed=False)
    moved = change(ChangeKind.OTHER_DAY, at(9), at(12))
    assert not TIMES.tells(moved, agreed=True)


def test_of_a_visit_that_is_added_no_letter_has_to_tell_a_change() -> None:
    assert not TIMES.tells(change(ChangeKind.ADDED, None, at(30)), agreed=False)


@given(
    delivery=st.integers(0, 10),
    answering=st.integers(0, 20),
    ahead=st.integers(0, 60),
)
def test_the_longer_the_notice_the_more_a_letter_can_tell(
    delivery: int, answering: int, ahead: int
) -> None:
    times = LetterTimes(
        on=MONDAY,
        workdays=SUNDAYS_ONLY,
        delivery_workdays=delivery,
        response_days=answering,
    )
    day = MONDAY.add(days=ahead)
    later = day.add(days=1)
    if times.leaves_time(day, agreed=False):
        assert times.is_there_before(day)
    if times.is_there_before(day):
        assert times.is_there(day)
        assert times.is_there_before(later)
    assert times.leaves_time(day, agreed=True) == times.is_there(day)
    posted = times.last_posting(day, agreed=False)
    assert times.leaves_time(day, agreed=False) == (posted >= MONDAY)
