"""Whatever letter was begun to a person, the answer about their data names it."""

from typing import Final, assert_never

import pendulum
import pytest

from outreach_core.cases import (
    Case,
    CaseEvent,
    CaseOpened,
    LetterHandedOver,
    Referred,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
)
from outreach_core.hooks import LedgerState
from outreach_core.ids import CustomerId, OfferId, StaffId
from outreach_core.letters import LetterKey, LetterKind
from outreach_core.testing import EXAMPLE_EVENTS, MemoryCaseStore
from outreach_core.workflows import (
    closed_door_occasion,
    coaching_occasion,
    data_about,
    grace_month_occasion,
    later_offer_occasion,
)
from outreach_core.workflows.announced import occasion_of

ME, OTHER = (CustomerId(f"{sign * 5}-11111") for sign in "AB")
DAY: Final = pendulum.Date(2026, 10, 5)
VISIT_DAY: Final = DAY.add(days=14)
OFFER: Final = OfferId("A01")
EVENTS: Final[tuple[CaseEvent, ...]] = (
    CaseOpened(on=DAY, rulebook="kassel"),
    VisitScheduled(
        on=DAY,
        visit="v1",
        day=VISIT_DAY,
        start_minute=600,
        pair=(StaffId("s1"), StaffId("s2")),
    ),
)
ENDED: Final = VisitEnded(
    on=VISIT_DAY,
    visit="v1",
    day=VISIT_DAY,
    start_minute=600,
    outcome=VisitOutcome.NOBODY_OPENED,
)


def occasion_for(kind: LetterKind, case: Case) -> str:
    """Name a letter as the office does; mypy asks for each new kind of letter."""
    match kind:
        case LetterKind.FIRST_LETTER:
            return "erstes-schreiben"
        case (
            LetterKind.ANNOUNCEMENT
            | LetterKind.CHANGE
            | LetterKind.OTHER_PAIR
            | LetterKind.CANCELLATION
        ):
            return occasion_of(case, kind, "v1", VISIT_DAY, 600)
        case LetterKind.CLOSED_DOOR:
            return closed_door_occasion(VISIT_DAY)
        case LetterKind.LATER_OFFER:
            return later_offer_occasion(1)
        case LetterKind.COACHING_OFFER:
            return coaching_occasion(OFFER)
        case LetterKind.GRACE_MONTH:
            return grace_month_occasion(pendulum.Date(2026, 11, 4))
        case _:
            assert_never(kind)


def told(store: MemoryCaseStore) -> str:
    lines = data_about(
        ME, store=store, occasions=["erstes-schreiben"], offers=[OFFER, OfferId("B02")]
    )
    return "\n".join(lines)


def store_with(*events: CaseEvent) -> MemoryCaseStore:
    store = MemoryCaseStore()
    for customer in (ME, OTHER):
        store.append(customer, (*EVENTS, *events), expected=0)
    return store


@pytest.mark.parametrize("state", LedgerState)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_of_every_kind_is_told_begun_or_handed_over(
    kind: LetterKind, state: LedgerState
) -> None:
    store = store_with(ENDED)
    keys = {}
    for customer in (ME, OTHER):
        occasion = occasion_for(kind, Case.of(customer, store.read(customer)))
        keys[customer] = LetterKey(customer=customer, occasion=occasion).text
        # As a letter in a second format is kept, too.
        for key in (keys[customer], f"{keys[customer]}-pdf"):
            store.reserve(key)
            if state is LedgerState.CONFIRMED:
                store.confirm(key, "briefe/ablage")
    said = told(store)
    assert f"Schlüssel {keys[ME]}," in said
    assert f"Schlüssel {keys[ME]}-pdf," in said
    assert keys[OTHER] not in said


def test_a_letter_of_a_past_round_is_known_by_the_letters_to_others() -> None:
    store = store_with()
    events = (LetterHandedOver(on=DAY, occasion="runde-2025"),)
    store.append(OTHER, events, expected=len(EVENTS))
    key = LetterKey(customer=ME, occasion="runde-2025").text
    store.reserve(key)
    assert key in told(store)


def test_an_offer_that_no_list_has_any_more_is_known_by_the_referral() -> None:
    (referred,) = (e for e in EXAMPLE_EVENTS if isinstance(e, Referred))
    store = store_with(referred)
    key = LetterKey(customer=ME, occasion=coaching_occasion(referred.offer)).text
    store.reserve(key)
    assert referred.offer not in {OFFER, OfferId("B02")}
    assert key in told(store)


def test_every_later_offer_is_told_whatever_its_number() -> None:
    letters = tuple(LetterHandedOver(on=DAY, occasion=f"l{n}") for n in range(3))
    store = store_with(*letters)
    keys = [
        LetterKey(customer=ME, occasion=later_offer_occasion(number)).text
        for number in (1, 2, 3, 4)
    ]
    for key in keys:
        store.reserve(key)
    said = told(store)
    assert all(key in said for key in keys)


def test_what_belongs_to_nobody_here_is_not_told() -> None:
    store = store_with(ENDED)
    for key in ("4f1c9a", LetterKey(customer=OTHER, occasion="erstes-schreiben").text):
        store.reserve(key)
    assert "Versandbuch:" not in told(store)
