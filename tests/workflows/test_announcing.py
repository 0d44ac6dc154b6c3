"""Nobody is visited who was not told; nobody waits for a visit that will not be."""

from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.calendar import HolidayTable
from outreach_core.cases import (
    Answered,
    AnswerKind,
    CaseClosed,
    ClosingReason,
    VisitAgreed,
    VisitAnnounced,
    VisitCancelled,
    VisitScheduled,
)
from outreach_core.contacts import Channel
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import (
    DIN_5008_B,
    LetterKind,
    TextFormat,
    letter_as_text,
)
from outreach_core.people import MeetingPlace
from outreach_core.workflows import (
    Announcements,
    ArrivalWindow,
    all_cases,
    send_letters,
)

MONDAY = pendulum.date(2026, 10, 5)
TUESDAY = pendulum.date(2026, 10, 20)
THURSDAY = pendulum.date(2026, 10, 22)
NAMES = {StaffId("s1"): "Frau Ley", StaffId("s2"): "Herr Ohm", StaffId("s3"): "Frau Au"}
PAIR = (StaffId("s1"), StaffId("s2"))


def visit(number: int = 1, **changes: Any) -> VisitScheduled:
    values: dict[str, Any] = {
        "on": MONDAY,
        "visit": f"AAAAA-0000{number}.1",
        "day": TUESDAY,
        "start_minute": 600,
        "pair": PAIR,
    }
    return VisitScheduled(**(values | changes))


def kinds(found: Announcements) -> list[LetterKind]:
    return [letter.kind for letter in found.letters]


def test_a_planned_visit_is_announced_with_day_window_and_names(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    plan, told = desk.written()
    (letter,) = plan.to_send
    text = letter_as_text(letter)
    for said in ("20. Oktober", "9:45", "10:30", "Frau Ley", "Herr Ohm"):
        assert said in text
    assert told == {
        letter.key.text: VisitAnnounced(
            on=MONDAY,
            visit="AAAAA-00001.1",
            day=TUESDAY,
            start_minute=600,
            pair=PAIR,
        )
    }


def test_the_same_plan_twice_writes_one_letter(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    assert len(desk.send().handed_over) == 1
    again = desk.look()
    assert again.letters == again.problems == ()
    assert again.standing == (CustomerId("AAAAA-00001"),)
    assert desk.send().handed_over == ()
    assert len(desk.sink.delivered) == 1
    (case,) = all_cases(desk.store)
    assert case.open_visits[0].announced


def test_a_moved_visit_needs_a_letter_that_names_both_days(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    desk.note(visit(day=THURSDAY))
    found = desk.look()
    assert kinds(found) == [LetterKind.CHANGE]
    plan, _ = desk.written(found)
    text = letter_as_text(plan.to_send[0])
    assert "20. Oktober" in text
    assert "22. Oktober" in text
    desk.send()
    # Back again is a third letter, not the first one a second time.
    desk.note(visit())
    desk.send()
    assert len(set(desk.sent())) == 3
    assert desk.look().letters == ()


@pytest.mark.parametrize(
    ("start", "expected"), [(600, 0), (615, 0), (630, 0), (590, 0), (635, 1), (580, 1)]
)
def test_within_the_promised_window_the_promise_is_kept(
    desk_of: Any, start: int, expected: int
) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    desk.note(visit(start_minute=start))
    assert len(desk.look().letters) == expected


def test_a_visit_that_the_office_cancels_is_called_off_once(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    desk.note(VisitCancelled(on=MONDAY, visit="AAAAA-00001.1"))
    assert kinds(desk.look()) == [LetterKind.CANCELLATION]
    desk.send()
    assert desk.look().letters == ()
    assert len(desk.sent()) == 2


def test_a_visit_that_fell_out_of_the_plan_is_called_off_and_noted(
    desk_of: Any,
) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    found = desk.look(visits=(), days=(TUESDAY,))
    assert kinds(found) == [LetterKind.CANCELLATION]
    assert found.letters[0].tells == VisitCancelled(on=MONDAY, visit="AAAAA-00001.1")
    # Another week that is planned says nothing about this visit.
    assert desk.look(visits=(), days=(THURSDAY,)).letters == ()


def test_what_nobody_was_told_of_needs_no_cancellation(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit(), VisitCancelled(on=MONDAY, visit="AAAAA-00001.1"))
    assert desk.look() == Announcements()


@pytest.mark.parametrize("answer", sorted(set(AnswerKind) - {AnswerKind.VISIT_WELCOME}))
def test_who_calls_it_off_gets_no_letter_about_it(
    desk_of: Any, answer: AnswerKind
) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    desk.note(Answered(on=MONDAY, channel=Channel.PHONE, answer=answer))
    assert desk.look().letters == ()


def test_a_visit_called_off_and_planned_again_is_announced_anew(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    desk.note(VisitCancelled(on=MONDAY, visit="AAAAA-00001.1"))
    desk.send()
    desk.note(visit())
    assert kinds(desk.look()) == [LetterKind.ANNOUNCEMENT]
    desk.send()
    assert len(desk.sent()) == 3


# Posted on Monday the 5th: arrived on the 9th, seven days later is Friday the 16th.
@pytest.mark.parametrize(("day", "letters"), [(15, 0), (16, 1)])
def test_a_letter_that_cannot_arrive_in_time_is_not_written(
    desk_of: Any, day: int, letters: int
) -> None:
    desk = desk_of()
    desk.note(visit(day=pendulum.date(2026, 10, day)))
    found = desk.look()
    assert len(found.letters) == letters
    assert len(found.problems) == 1 - letters
    for problem in found.problems:
        assert "spätestens am Samstag, 3. Oktober 2026" in problem.problem.de
        assert "anrufen" in problem.problem.de


@pytest.mark.parametrize(("day", "letters"), [(8, 0), (9, 1)])
def test_who_chose_the_day_needs_no_time_to_answer(
    desk_of: Any, day: int, letters: int
) -> None:
    desk = desk_of()
    on = pendulum.date(2026, 10, day)
    promise = VisitAgreed(on=MONDAY, day=on, start_minute=540, end_minute=660)
    desk.note(promise, visit(day=on))
    found = desk.look()
    assert (len(found.letters), len(found.problems)) == (letters, 1 - letters)


def test_a_holiday_of_the_land_delays_the_letter(desk_of: Any) -> None:
    day_off = {pendulum.date(2026, 10, 7): "Feiertag"}
    desk = desk_of()
    desk.note(visit(day=pendulum.date(2026, 10, 16)))
    assert len(desk.look().letters) == 1
    assert (
        len(desk.look(workdays=HolidayTable(name="x", holidays=day_off)).problems) == 1
    )


def test_a_late_cancellation_says_that_somebody_must_call(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    desk.note(VisitCancelled(on=MONDAY, visit="AAAAA-00001.1"))
    (problem,) = desk.look(on=pendulum.date(2026, 10, 16)).problems
    assert "vergeblich" in problem.problem.de
    # Afterwards there is nothing left to call off.
    assert desk.look(on=TUESDAY) == Announcements()


def test_a_place_without_a_name_is_agreed_by_phone(desk_of: Any) -> None:
    desk = desk_of(2)
    desk.note(visit(place=MeetingPlace.OFFICE))
    desk.note(visit(2, place=MeetingPlace.CAFE), number=2)
    found = desk.look()
    assert [letter.customer for letter in found.letters] == ["AAAAA-00001"]
    assert [problem.customer for problem in found.problems] == ["AAAAA-00002"]
    plan, _ = desk.written(found)
    assert "im Amt, Weg 1" in letter_as_text(plan.to_send[0])


def test_no_occasion_holds_an_id(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    desk.send()
    assert desk.sent() == ["announcement-1-1-2026-10-20-1000"]


def test_a_closed_case_gets_no_letter(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit(), CaseClosed(on=MONDAY, reason=ClosingReason.DECEASED))
    assert desk.look() == Announcements()


def test_who_answers_between_planning_and_printing_gets_no_letter(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    plan, told = desk.written()
    desk.note(
        Answered(on=MONDAY, channel=Channel.PHONE, answer=AnswerKind.COMES_TO_OFFICE)
    )
    run = send_letters(
        plan,
        radar=desk.radar,
        formats=[TextFormat()],
        profile=DIN_5008_B,
        sink=desk.sink,
        store=desk.store,
        on=MONDAY,
        told=told,
    )
    assert run.handed_over == ()
    assert "nicht mehr im Plan" in run.plan.problems[0].problem.de
    assert desk.store.entries() == ()
    assert desk.sink.delivered == {}


@given(
    start=st.integers(0, 24 * 60 - 31),
    before=st.integers(0, 120),
    after=st.integers(1, 120),
    step=st.integers(1, 60),
)
def test_a_window_always_holds_the_planned_begin(
    start: int, before: int, after: int, step: int
) -> None:
    window = ArrivalWindow(
        before_minutes=before, after_minutes=after, rounded_to_minutes=step
    )
    slot = window.around(TUESDAY, start)
    assert slot.start_minute <= start < slot.end_minute
    assert slot.start_minute % step == 0
    assert slot.end_minute % step == 0 or slot.end_minute == 24 * 60 - 1


def test_a_window_that_cannot_be_is_refused() -> None:
    for wrong in ({"before_minutes": -1}, {"after_minutes": 0}):
        with pytest.raises(ValueError, match="minutes"):
            ArrivalWindow(**wrong)


def test_what_a_plan_holds_shows_no_name(desk_of: Any) -> None:
    desk = desk_of()
    desk.note(visit())
    assert "Frau Ley" not in repr(desk.look())
