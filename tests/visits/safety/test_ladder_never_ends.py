"""The promise of the ladder, for any reports at any time, judged by a plain reading."""

import copy
from typing import Any

import pendulum
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from outreach_core.strategies import visits_safety as made
from outreach_core.visits.safety.deposit import DepositedPlan, DepositedTour, DueKind
from outreach_core.visits.safety.desk import STAGES
from outreach_core.visits.safety.desk_entries import (
    CLOSES_ABORT,
    CLOSES_CODE_WORD,
    Acknowledgement,
    DeskEntry,
    DeskReport,
    DeskReportKind,
)
from outreach_core.visits.safety.overdue import AwaitedReport, awaited, overdue

# Half of the usual number: drawing a whole day with its entries is dear. The nightly run
# takes its thousands.
few = settings(max_examples=settings().max_examples // 2, deadline=None)


@st.composite
def desk_days(
    draw: st.DrawFn,
) -> tuple[DepositedPlan, tuple[DeskEntry, ...], pendulum.DateTime]:
    deposited = draw(made.deposited_plans())
    entries = draw(made.desk_entries(deposited))
    return deposited, entries, draw(made.desk_moments(deposited))


def utc(moment: pendulum.DateTime) -> float:
    """Read off the calendar and the offset, not off pendulum's own count."""
    offset = moment.utcoffset()
    assert offset is not None
    plain = pendulum.naive(
        moment.year, moment.month, moment.day, moment.hour, moment.minute
    )
    return (plain - pendulum.naive(1970, 1, 1)).total_minutes() - (
        offset.total_seconds() / 60
    )


def by_them(day: DepositedPlan, tour: DepositedTour, entry: DeskEntry) -> bool:
    may = (*tour.pair, day.desk.contact.id, day.desk.lead.id)
    return isinstance(entry, DeskReport) and entry.tour == tour.id and entry.by in may


def may_silence(
    day: DepositedPlan, tour: DepositedTour, number: int, entry: DeskEntry
) -> bool:
    """Whether *entry* could, at the most generous reading, quiet that one due."""
    due = tour.dues[number]
    if isinstance(entry, Acknowledgement):
        same = (entry.tour, entry.kind, entry.visit) == (tour.id, due.kind, due.visit)
        return same and entry.by not in tour.pair
    return by_them(day, tour, entry) and entry.kind is not DeskReportKind.CODE_WORD


@few
@given(desk_days())
def test_without_a_word_every_due_time_rings_and_goes_on_ringing(day: Any) -> None:
    deposited, entries, now = day
    ladder = deposited.desk.ladder
    for tour in deposited.tours:
        for number, due in enumerate(tour.dues):
            said = [e for e in entries if utc(e.at) <= utc(now)]
            if any(may_silence(deposited, tour, number, e) for e in said):
                continue
            late = utc(now) - utc(due.at)
            open_now = {e.due: e for e in awaited(deposited, entries, now=now)}
            assert due in open_now
            assert (open_now[due].stage is None) == (late < ladder.call_minutes)
            if late >= ladder.police_minutes:
                assert open_now[due].stage is STAGES[-1]


@few
@given(desk_days())
def test_what_reports_leave_open_stays_open_until_an_entry_closes_it(day: Any) -> None:
    """Nothing disappears by waiting: only an entry in between can close it."""
    deposited, entries, now = day
    later = now.add(minutes=1)
    for _ in range(6):
        news = [e for e in entries if utc(now) < utc(e.at) <= utc(later)]
        before = named(awaited(deposited, entries, now=now))
        after = named(awaited(deposited, entries, now=later))
        if not news:
            assert before.keys() == after.keys()
            for key, one in before.items():
                assert height(one) <= height(after[key])
                assert one.late_minutes <= after[key].late_minutes
        later = later.add(minutes=37)


def named(found: tuple[AwaitedReport, ...]) -> dict[Any, AwaitedReport]:
    return {(e.due.tour, e.due.kind, e.due.visit): e for e in found}


def height(one: AwaitedReport) -> int:
    return -1 if one.stage is None else STAGES.index(one.stage)


@few
@given(desk_days(), st.integers(0, 5000))
def test_a_later_time_never_lowers_a_stage(day: Any, minutes: int) -> None:
    deposited, entries, now = day
    known = [e for e in entries if utc(e.at) <= utc(now)]
    before = named(overdue(deposited, known, now=now))
    after = named(overdue(deposited, known, now=now.add(minutes=minutes)))
    assert before.keys() <= after.keys()
    for key, one in before.items():
        assert height(one) <= height(after[key])


@few
@given(desk_days())
def test_a_code_word_is_open_until_a_colleague_has_closed_it(day: Any) -> None:
    deposited, entries, now = day
    found = overdue(deposited, entries, now=now)
    open_tours = {e.due.tour for e in found if e.due.kind is DueKind.CODE_WORD}
    for entry in entries:
        if not isinstance(entry, DeskReport) or utc(entry.at) > utc(now):
            continue
        if entry.kind is not DeskReportKind.CODE_WORD:
            continue
        closing = [
            e
            for e in entries
            if isinstance(e, Acknowledgement)
            and e.kind is DueKind.CODE_WORD
            and e.reason in CLOSES_CODE_WORD
            and (e.tour, e.visit) == (entry.tour, entry.visit)
            and utc(entry.at) <= utc(e.at) <= utc(now)
        ]
        assert closing or entry.tour in open_tours


@few
@given(desk_days())
def test_an_abort_is_open_until_somebody_says_that_both_are_well(day: Any) -> None:
    deposited, entries, now = day
    found = overdue(deposited, entries, now=now)
    open_tours = {e.due.tour for e in found if e.due.kind is DueKind.ABORT}
    for entry in entries:
        if not isinstance(entry, DeskReport) or utc(entry.at) > utc(now):
            continue
        if entry.kind is not DeskReportKind.ABORTED:
            continue
        calmed = any(
            utc(entry.at) <= utc(e.at) <= utc(now)
            and e.tour == entry.tour
            and (
                e.kind not in {DeskReportKind.ABORTED, DeskReportKind.CODE_WORD}
                if isinstance(e, DeskReport)
                else e.reason in CLOSES_ABORT
            )
            for e in entries
        )
        assert calmed or entry.tour in open_tours


@few
@given(desk_days(), st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_nothing(day: Any, dice: Any) -> None:
    deposited, entries, now = day
    other = list(copy.copy(entries))
    dice.shuffle(other)
    assert awaited(deposited, entries, now=now) == awaited(deposited, other, now=now)


@few
@given(desk_days())
def test_the_desk_sees_one_line_a_tour_and_it_is_the_gravest(day: Any) -> None:
    deposited, entries, now = day
    shown = overdue(deposited, entries, now=now)
    for each in awaited(deposited, entries, now=now):
        if each.stage is None:
            continue
        lines = [s for s in shown if s.due.tour == each.due.tour]
        assert max(map(height, lines)) >= height(each)
    order = [-height(line) for line in shown]
    assert order == sorted(order)


@few
@given(desk_days(), st.data())
def test_the_same_report_by_the_other_of_the_two_says_the_same(
    day: Any, data: st.DataObject
) -> None:
    deposited, entries, now = day
    theirs = [e for e in entries for t in deposited.tours if by_them(deposited, t, e)]
    assume(theirs)
    one = data.draw(st.sampled_from(theirs))
    tour = deposited.tour(one.tour)
    assume(one.by in tour.pair)
    other = next(person for person in tour.pair if person != one.by)
    swapped = [
        e if e is not one else type(one)(**{**fields(one), "by": other})
        for e in entries
    ]
    assert overdue(deposited, swapped, now=now) == overdue(deposited, entries, now=now)


def fields(report: DeskReport) -> dict[str, Any]:
    names = ("tour", "by", "kind", "at", "visit", "behind_minutes")
    return {name: getattr(report, name) for name in names}
