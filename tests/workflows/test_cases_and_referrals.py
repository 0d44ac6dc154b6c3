"""What gets into a case, and what leaves the house with consent."""

from typing import Any

import pendulum
import pytest

from outreach_core import Language
from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import (
    Answered,
    AnswerKind,
    CaseClosed,
    CaseOpened,
    ClosingReason,
    ConsentGiven,
    ConsentWithdrawn,
    OfferRules,
    Referred,
    VisitEnded,
    VisitOutcome,
)
from outreach_core.coaching import CoachingNeed, Subject
from outreach_core.contacts import Channel
from outreach_core.errors import ConsentMissingError, InvalidCaseEventError
from outreach_core.people import Consent, ConsentForm
from outreach_core.testing import MemoryCaseStore, MemorySink
from outreach_core.workflows import (
    all_cases,
    next_offers,
    next_offers_table,
    open_cases,
    record,
    refer,
    suitable_offers,
)

TALK_DAY = pendulum.date(2026, 10, 8)
NEED = CoachingNeed(subjects=frozenset({Subject.DEBT}))


def talk(on: pendulum.Date = TALK_DAY) -> Answered:
    return Answered(on=on, channel=Channel.PHONE, answer=AnswerKind.TALKED)


def consent(house: Any, **changes: Any) -> ConsentGiven:
    values: dict[str, Any] = {
        "recipient": house.offer().provider,
        "purpose": "Coaching",
        "fields": frozenset({"given_name", "language"}),
        "form": ConsentForm.WRITTEN,
        "given_on": TALK_DAY,
        "refusal_explained": True,
    }
    return ConsentGiven(on=TALK_DAY, consent=Consent(**(values | changes)))


def test_a_case_is_opened_for_everybody_on_the_list_and_once(
    house: Any, store: MemoryCaseStore
) -> None:
    screening = house.screening(house.customer(1), house.customer(2))
    first = open_cases(screening, store=store, on=house.monday)
    assert len(first.opened) == 2
    opened = store.read(first.opened[0])[0]
    assert isinstance(opened, CaseOpened)
    assert opened.fingerprint == screening.fingerprint
    before = store.read_all()
    second = open_cases(screening, store=store, on=house.monday)
    assert second.opened == ()
    assert second.running == first.opened
    assert second.active == first.active
    assert store.read_all() == before


@pytest.mark.parametrize("reason", ClosingReason)
def test_whoever_may_not_be_looked_for_again_is_left_in_peace(
    house: Any, store: MemoryCaseStore, reason: ClosingReason
) -> None:
    person = house.customer(1)
    house.open_case(store, person, then=[CaseClosed(on=house.monday, reason=reason)])
    found = open_cases(house.screening(person), store=store, on=house.monday)
    for_good = {
        ClosingReason.ASKED_TO_STOP,
        ClosingReason.SAFETY,
        ClosingReason.DECEASED,
    }
    if reason in for_good:
        assert found.left_closed == (person.id,)
        assert not found.active
    else:
        assert found.reopened == (person.id,)
        assert found.active == {person.id}


def test_nobody_who_is_in_touch_gets_a_case(house: Any, store: MemoryCaseStore) -> None:
    found = open_cases(
        house.screening(house.customer(1), silent_days=10), store=store, on=house.monday
    )
    assert not found.active
    assert store.customers() == ()


def test_of_several_events_with_an_impossible_one_none_is_written(
    house: Any, store: MemoryCaseStore
) -> None:
    person = house.customer(1)
    house.open_case(store, person)
    before = store.read_all()
    too_early = VisitEnded(
        on=house.monday.subtract(days=9),
        outcome=VisitOutcome.NOBODY_OPENED,
        day=house.monday.subtract(days=9),
        start_minute=600,
    )
    with pytest.raises(InvalidCaseEventError):
        record(store, person.id, [talk(), too_early])
    assert store.read_all() == before


def test_recording_nothing_writes_nothing(house: Any, store: MemoryCaseStore) -> None:
    case = record(store, house.customer(1).id, [])
    assert case.events == ()
    assert store.customers() == ()


def test_what_was_recorded_is_in_the_case_afterwards(
    house: Any, store: MemoryCaseStore
) -> None:
    house.open_case(store, house.customer(1))
    case = record(store, house.customer(1).id, [talk()])
    assert case == all_cases(store)[0]
    assert case.in_touch


def referred(house: Any, store: MemoryCaseStore, sink: MemorySink) -> Any:
    match = suitable_offers(NEED, [house.offer()], as_of=TALK_DAY)[0]
    return refer(
        house.customer(1, phone="0171 39200"),
        need=NEED,
        match=match,
        store=store,
        sink=sink,
        on=TALK_DAY,
    )


def test_with_consent_exactly_the_consented_fields_leave(
    house: Any, store: MemoryCaseStore
) -> None:
    house.open_case(store, house.customer(1), then=[talk(), consent(house)])
    sink = MemorySink()
    result = referred(house, store, sink)
    assert dict(result.package.fields) == {"given_name": "Ada", "language": "Deutsch"}
    (parcel,) = sink.delivered.values()
    assert parcel.content == result.package
    assert "Ada" not in repr(result)
    event = store.read(house.customer(1).id)[-1]
    assert isinstance(event, Referred)
    assert event.fields == ("given_name", "language")


def test_the_same_call_twice_is_one_transfer(
    house: Any, store: MemoryCaseStore
) -> None:
    house.open_case(store, house.customer(1), then=[talk(), consent(house)])
    sink = MemorySink()
    referred(house, store, sink)
    before = store.read_all()
    again = referred(house, store, sink)
    assert again.receipt.already
    assert len(sink.delivered) == 1
    assert store.read_all() == before


class Interrupted(MemorySink):
    """Ctrl-C while the package is on its way."""

    def deliver(self, parcel: Any, *, key: str) -> Any:
        raise KeyboardInterrupt(parcel.name, key)


def test_what_may_have_left_is_on_record_and_goes_out_once(
    house: Any, store: MemoryCaseStore
) -> None:
    house.open_case(store, house.customer(1), then=[talk(), consent(house)])
    with pytest.raises(KeyboardInterrupt):
        referred(house, store, Interrupted())
    assert isinstance(store.read(house.customer(1).id)[-1], Referred)
    sink = MemorySink()
    assert not referred(house, store, sink).receipt.already
    events = store.read(house.customer(1).id)
    assert sum(isinstance(event, Referred) for event in events) == 1


REFUSED: dict[str, Any] = {
    "no consent": lambda _: [],
    "a no was not explained": lambda h: [consent(h, refusal_explained=False)],
    "another recipient": lambda h: [consent(h, recipient="p2")],
    "expired": lambda h: [
        consent(
            h,
            given_on=TALK_DAY.subtract(days=3),
            expires_on=TALK_DAY.subtract(days=1),
        )
    ],
    "withdrawn": lambda h: [
        consent(h),
        ConsentWithdrawn(on=TALK_DAY, recipient=h.offer().provider),
    ],
}


@pytest.mark.parametrize("name", REFUSED)
def test_without_a_valid_consent_nothing_leaves_and_nothing_is_noted(
    house: Any, store: MemoryCaseStore, name: str
) -> None:
    house.open_case(store, house.customer(1), then=[talk(), *REFUSED[name](house)])
    before, sink = store.read_all(), MemorySink()
    with pytest.raises(ConsentMissingError) as caught:
        referred(house, store, sink)
    assert sink.delivered == {}
    assert store.read_all() == before
    for never in ("Ada", "Muster", "0171"):
        assert never not in caught.value.words.de


def test_only_offers_that_fit_are_suitable(house: Any) -> None:
    offers = [house.offer("o1"), house.offer("o2", free_places=0)]
    found = suitable_offers(NEED, offers, as_of=TALK_DAY)
    assert [match.offer.id for match in found] == ["o1"]


def test_next_offers_come_earliest_first_and_only_for_open_cases(
    house: Any, store: MemoryCaseStore
) -> None:
    people = {house.customer(n).id: house.customer(n) for n in (1, 2, 3, 4)}
    house.open_case(store, house.customer(1), then=[house.letter])
    house.open_case(store, house.customer(2))
    closed = CaseClosed(on=house.monday, reason=ClosingReason.IN_WORK)
    house.open_case(store, house.customer(3), then=[closed])
    house.open_case(store, house.customer(5))
    found = next_offers(
        all_cases(store),
        people=people,
        as_of=house.monday,
        workdays=SUNDAYS_ONLY,
        rules=OfferRules(),
    )
    assert [case.customer[-1] for case, _ in found] == ["2", "1"]
    days = [offer.earliest_day for _, offer in found]
    assert days == sorted(days)
    for language in Language:
        table = next_offers_table(found, people=people, language=language)
        assert len(table.rows) == 2
        assert "Muster" not in repr(table.rows)
