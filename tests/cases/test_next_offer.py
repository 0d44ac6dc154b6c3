"""Persistence without harassment: what is offered after closed doors."""

import itertools

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.calendar import SUNDAYS_ONLY, HolidayTable, earliest_visit_day
from outreach_core.cases import (
    CLOSED_DOORS,
    Answered,
    AnswerKind,
    Case,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    ClosingReason,
    HandoverConfirmed,
    HandoverProposed,
    LetterHandedOver,
    NextOffer,
    NoOffer,
    OfferRules,
    PartOfDay,
    VisitAgreed,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    WorryVisitWished,
    apply,
    part_of_day,
    propose_next_offer,
)
from outreach_core.contacts import Channel
from outreach_core.errors import InvalidValueError
from outreach_core.people import MeetingPlace
from outreach_core.strategies.calendar import days, holiday_tables
from outreach_core.strategies.cases import cases, offer_rules


def day(number: int) -> pendulum.Date:
    """Day of October 2026; the 5th is a Monday."""
    return pendulum.date(2026, 10, 1).add(days=number - 1)


OPENED = CaseOpened(on=day(5), rulebook="kassel")
LETTER = LetterHandedOver(on=day(5), occasion="first", format="pdf")


def ended(number: int, outcome: VisitOutcome, minute: int = 600) -> VisitEnded:
    return VisitEnded(
        on=day(number), day=day(number), start_minute=minute, outcome=outcome
    )


def answered(number: int, answer: AnswerKind) -> Answered:
    return Answered(on=day(number), channel=Channel.PHONE, answer=answer)


def propose(
    *events: CaseEvent,
    as_of: int = 23,
    workdays: HolidayTable = SUNDAYS_ONLY,
    rules: OfferRules | None = None,
) -> NextOffer | NoOffer:
    case = Case(customer="TEST-1")
    for event in events:
        case = apply(case, event)
    return propose_next_offer(
        case, as_of=day(as_of), workdays=workdays, rules=rules or OfferRules()
    )


CLOSED = VisitOutcome.NOBODY_OPENED


def test_after_a_closed_door_another_weekday_and_another_part_of_day() -> None:
    offer = propose(OPENED, LETTER, ended(19, CLOSED))
    assert isinstance(offer, NextOffer)
    assert offer.earliest_day == day(27)
    assert offer.avoid_weekday == 0
    assert offer.part_of_day is PartOfDay.AFTERNOON
    assert offer.reason.de == (
        "Am Montag, 19. Oktober 2026 öffnete vormittags niemand. Darum jetzt "
        "nachmittags und nicht montags, ab Dienstag, 27. Oktober 2026 (mindestens 7 "
        "Tage Abstand, höchstens 3 Versuche im Monat)."
    )


def test_after_several_closed_doors_another_way_and_another_place() -> None:
    rules = OfferRules(closed_doors_before_change=2, maximum_per_month=6)
    events = (OPENED, LETTER, ended(19, CLOSED), ended(27, CLOSED, 840))
    offer = propose(*events, as_of=27, rules=rules)
    assert isinstance(offer, NextOffer)
    assert offer.channel is Channel.LETTER
    assert offer.place is not MeetingPlace.HOME
    assert offer.reason.de.startswith("2 Türen blieben zu. Darum jetzt ein anderer Weg")


def test_the_month_that_is_full_is_left_alone() -> None:
    rules = OfferRules(maximum_per_month=2)
    offer = propose(OPENED, LETTER, ended(19, CLOSED), rules=rules)
    assert isinstance(offer, NextOffer)
    # Letter and visit fill October; 1 November is a Sunday, the 2nd a Monday.
    assert offer.earliest_day == pendulum.date(2026, 11, 3)


def test_a_holiday_is_no_day_for_a_visit() -> None:
    holidays = HolidayTable(name="test", holidays={day(27): "Ortsfest"})
    offer = propose(OPENED, LETTER, ended(19, CLOSED), workdays=holidays)
    assert isinstance(offer, NextOffer)
    assert offer.earliest_day == day(28)


def test_first_comes_a_letter_then_time_to_answer() -> None:
    first = propose(OPENED, as_of=5)
    assert isinstance(first, NextOffer)
    assert (first.channel, first.earliest_day) == (Channel.LETTER, day(5))
    second = propose(OPENED, LETTER, as_of=6)
    assert isinstance(second, NextOffer)
    assert second.earliest_day == earliest_visit_day(day(5), workdays=SUNDAYS_ONLY)


def test_whoever_asks_for_tomorrow_gets_tomorrow() -> None:
    # As stern.de told it in 2023: very bad just now, could you not come tomorrow.
    asked = ended(19, VisitOutcome.ASKED_FOR_OTHER_DATE)
    offer = propose(OPENED, LETTER, asked, as_of=19)
    assert isinstance(offer, NextOffer)
    assert offer.wished
    assert offer.earliest_day == day(20)


def test_another_place_is_as_good_as_the_home() -> None:
    offer = propose(OPENED, LETTER, answered(8, AnswerKind.OTHER_PLACE), as_of=8)
    assert isinstance(offer, NextOffer)
    assert offer.place is MeetingPlace.WALK


def test_a_promised_visit_is_the_next_offer() -> None:
    promise = VisitAgreed(on=day(8), day=day(28), start_minute=840, end_minute=900)
    offer = propose(OPENED, LETTER, promise, as_of=9)
    assert isinstance(offer, NextOffer)
    assert offer.earliest_day == day(28)
    assert offer.part_of_day is PartOfDay.AFTERNOON


@pytest.mark.parametrize(
    "answer", [a for a in AnswerKind if a is not AnswerKind.VISIT_WELCOME]
)
def test_a_promise_that_the_person_took_back_is_never_offered_again(
    answer: AnswerKind,
) -> None:
    promise = VisitAgreed(on=day(8), day=day(28), start_minute=840, end_minute=900)
    before = propose(OPENED, LETTER, answered(9, answer))
    after = propose(OPENED, LETTER, promise, answered(9, answer))
    assert after == before


def test_do_come_leaves_a_promise_as_it_is() -> None:
    promise = VisitAgreed(on=day(8), day=day(28), start_minute=840, end_minute=900)
    welcome = answered(9, AnswerKind.VISIT_WELCOME)
    offer = propose(OPENED, LETTER, promise, welcome, as_of=9)
    assert isinstance(offer, NextOffer)
    assert offer.earliest_day == day(28)


def test_a_no_at_the_door_means_rest_and_then_a_letter() -> None:
    offer = propose(OPENED, LETTER, ended(19, VisitOutcome.REFUSED))
    assert isinstance(offer, NextOffer)
    assert offer.channel is Channel.LETTER
    assert (offer.earliest_day - day(19)).days >= 90


def test_a_word_through_the_door_means_the_same_time_again() -> None:
    offer = propose(OPENED, LETTER, ended(19, VisitOutcome.SPOKE_THROUGH_DOOR, 900))
    assert isinstance(offer, NextOffer)
    assert offer.part_of_day is PartOfDay.AFTERNOON
    assert offer.avoid_weekday is None


def test_a_worried_coach_brings_the_two_back() -> None:
    met = ended(19, VisitOutcome.MET_INSIDE)
    offer = propose(OPENED, LETTER, met, WorryVisitWished(on=day(22)))
    assert isinstance(offer, NextOffer)
    assert "Coaching macht sich Sorgen" in offer.reason.de


PLANNED = VisitScheduled(
    on=day(15), visit="v1", day=day(28), start_minute=600, pair=("s1", "s2")
)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], "nicht eröffnet"),
        ([OPENED, LETTER, PLANNED], "steht schon im Plan"),
        ([OPENED, LETTER, answered(8, AnswerKind.ASKED_TO_STOP)], "in Ruhe"),
        ([OPENED, LETTER, answered(8, AnswerKind.TALKED)], "im Gespräch"),
        ([OPENED, LETTER, ended(19, VisitOutcome.MET_AT_DOOR)], "im Gespräch"),
        ([OPENED, LETTER, ended(19, VisitOutcome.ABORTED)], "abgebrochen"),
        ([OPENED, LETTER, ended(19, VisitOutcome.MOVED_OWN_STATEMENT)], "woanders"),
        (
            [
                OPENED,
                LETTER,
                ended(19, VisitOutcome.MET_AT_DOOR),
                HandoverProposed(on=day(20)),
                HandoverConfirmed(on=day(22)),
            ],
            "wiederhergestellt",
        ),
        (
            [OPENED, CaseClosed(on=day(8), reason=ClosingReason.IN_WORK)],
            "abgeschlossen",
        ),
    ],
)
def test_when_nothing_is_due_the_reason_is_told(
    events: list[CaseEvent], expected: str
) -> None:
    answer = propose(*events)
    assert isinstance(answer, NoOffer)
    assert expected in answer.reason.de


@pytest.mark.parametrize(
    "switched_off",
    [
        {"minimum_gap_days": 0},
        {"minimum_gap_days": 1},
        {"maximum_per_month": 0},
        {"maximum_per_month": 31},
        {"maximum_per_month": True},
        {"closed_doors_before_change": 0},
        {"rest_days": 0},
    ],
)
def test_the_guard_can_be_tuned_and_never_switched_off(
    switched_off: dict[str, int],
) -> None:
    with pytest.raises(InvalidValueError):
        OfferRules(**switched_off)


def unwanted_attempts(case: Case) -> list[pendulum.Date]:
    """Days on which the office turned to the person, counted from the events alone."""
    return sorted(
        {
            e.day if isinstance(e, VisitEnded) else e.on
            for e in case.events
            if isinstance(e, VisitEnded | LetterHandedOver)
        }
    )


@settings(max_examples=40, deadline=None)
@given(
    offer_rules(),
    holiday_tables(elements=days(day(1), pendulum.date(2027, 12, 31)), max_size=20),
    st.sampled_from(sorted(CLOSED_DOORS)),
)
def test_doors_that_stay_closed_never_lead_to_harassment_nor_to_an_end(
    rules: OfferRules, workdays: HolidayTable, outcome: VisitOutcome
) -> None:
    case = Case(customer="TEST-1", events=(OPENED,))
    last_door: VisitEnded | None = None
    doors_in_a_row = 0
    for _ in range(9):
        as_of = case.events[-1].on
        offer = propose_next_offer(case, as_of=as_of, workdays=workdays, rules=rules)
        assert isinstance(offer, NextOffer), "there is always a next offer"
        on = offer.earliest_day
        assert workdays.is_workday(on)
        assert on.weekday() < (6 if rules.saturdays else 5)
        if offer.channel is Channel.LETTER:
            event: CaseEvent = LetterHandedOver(on=on, occasion="again", format="pdf")
            doors_in_a_row = 0
        else:
            minute = {None: 600, "morning": 600, "afternoon": 840, "evening": 1080}
            event = VisitEnded(
                on=on, day=on, start_minute=minute[offer.part_of_day], outcome=outcome
            )
            doors_in_a_row += 1
            assert doors_in_a_row <= rules.closed_doors_before_change
            if last_door is not None:
                assert on.weekday() != last_door.day.weekday()
                assert part_of_day(event.start_minute) is not part_of_day(
                    last_door.start_minute
                )
            last_door = event
        case = apply(case, event)
    attempts = unwanted_attempts(case)
    gaps = [(b - a).days for a, b in itertools.pairwise(attempts)]
    assert all(gap >= rules.minimum_gap_days for gap in gaps)
    months = [(a.year, a.month) for a in attempts]
    assert max(months.count(m) for m in months) <= rules.maximum_per_month


@given(cases(), offer_rules(), st.integers(0, 40))
def test_every_case_gets_an_offer_or_a_reason(
    case: Case, rules: OfferRules, later: int
) -> None:
    as_of = case.events[-1].on.add(days=later)
    answer = propose_next_offer(case, as_of=as_of, workdays=SUNDAYS_ONLY, rules=rules)
    assert answer.reason.de.endswith((".", ")."))
    assert "{" not in answer.reason.de + answer.reason.en
    if isinstance(answer, NextOffer):
        assert answer.earliest_day >= as_of
        assert case.closed is None
        assert SUNDAYS_ONLY.is_workday(answer.earliest_day) or answer.wished


def test_the_part_of_day_of_the_last_closed_door_is_never_offered_again() -> None:
    rules = OfferRules(maximum_per_month=6, closed_doors_before_change=10)
    doors = (ended(12, CLOSED), ended(19, CLOSED), ended(27, CLOSED, 840))
    offer = propose(OPENED, LETTER, *doors, as_of=27, rules=rules)
    assert isinstance(offer, NextOffer)
    # Mornings were tried twice, afternoons once: still not the afternoon again.
    assert offer.part_of_day is PartOfDay.MORNING
