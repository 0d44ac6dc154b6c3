"""What somebody says between planning and handing over keeps their letter here."""

from typing import Any

import pendulum
import pytest

from outreach_core.cases import (
    Answered,
    AnswerKind,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    ClosingReason,
)
from outreach_core.contacts import Channel
from outreach_core.eligibility import RadarInput, radar
from outreach_core.hooks import Delivery, Parcel
from outreach_core.ids import CustomerId
from outreach_core.letters import DIN_5008_B, TextFormat
from outreach_core.testing import MemoryCaseStore, MemorySink
from outreach_core.workflows import (
    LetterRun,
    confirmed_keys,
    failures,
    record,
    send_letters,
    settle_ledger,
)


def send(house: Any, store: MemoryCaseStore, sink: MemorySink) -> LetterRun:
    people = [house.customer(n) for n in (1, 2, 3)]
    return send_letters(
        house.letters(*people, already=confirmed_keys(store)),
        radar=radar(RadarInput(), as_of=house.monday),
        formats=[TextFormat()],
        profile=DIN_5008_B,
        sink=sink,
        store=store,
        on=house.monday,
    )


def opened(house: Any) -> MemoryCaseStore:
    store = MemoryCaseStore()
    house.open_case(store, *(house.customer(n) for n in (1, 2, 3)))
    return store


def _killed(*_: str) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (
            Answered(
                on=pendulum.date(2026, 10, 5),
                channel=Channel.PHONE,
                answer=AnswerKind.TALKED,
            ),
            "been in touch",
        ),
        (
            Answered(
                on=pendulum.date(2026, 10, 1),
                channel=Channel.PHONE,
                answer=AnswerKind.ASKED_TO_STOP,
            ),
            "left alone",
        ),
        (
            CaseClosed(on=pendulum.date(2026, 10, 5), reason=ClosingReason.IN_WORK),
            "closed",
        ),
    ],
)
def test_who_was_heard_of_since_the_planning_gets_no_letter(
    house: Any, event: CaseEvent, said: str
) -> None:
    store, sink = MemoryCaseStore(), MemorySink()
    opened_before = CaseOpened(on=pendulum.date(2026, 9, 1), rulebook="kassel")
    for number in (1, 2, 3):
        events = (opened_before, event) if number == 2 else (opened_before,)
        store.append(house.customer(number).id, events, expected=0)
    run = send(house, store, sink)
    assert [customer[-1] for customer in run.handed_over] == ["1", "3"]
    (problem,) = failures(run)
    assert said in problem.problem.en
    # Not even reserved: nothing hints at a letter that there is not.
    assert len(store.entries()) == 2


class Ringing(MemorySink):
    """While the first letter goes out, the second person calls."""

    def __init__(self, store: MemoryCaseStore, caller: CustomerId) -> None:
        super().__init__()
        self.store, self.caller = store, caller

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        if not self.delivered:
            call = Answered(
                on=pendulum.date(2026, 10, 5),
                channel=Channel.PHONE,
                answer=AnswerKind.COMES_TO_OFFICE,
            )
            record(self.store, self.caller, (call,))
        return super().deliver(parcel, key=key)


def test_who_calls_during_the_run_gets_no_letter_either(house: Any) -> None:
    store = opened(house)
    sink = Ringing(store, house.customer(2).id)
    run = send(house, store, sink)
    assert [customer[-1] for customer in run.handed_over] == ["1", "3"]
    (problem,) = run.failed
    assert problem.source == "case"


def test_a_letter_that_is_out_is_confirmed_whatever_was_said_since(house: Any) -> None:
    store, sink = opened(house), MemorySink()
    store.confirm = _killed  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        send(house, store, sink)
    del store.confirm
    call = Answered(on=house.monday, channel=Channel.PHONE, answer=AnswerKind.TALKED)
    record(store, house.customer(1).id, (call,))
    assert settle_ledger(store) == 1
    assert settle_ledger(store) == 0
    assert send(house, store, sink).plan.already_sent == (house.customer(1).id,)
