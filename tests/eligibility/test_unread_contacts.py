"""A contact that nobody could read: a person has to look before anybody is lost."""

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core import Language, Words
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
    history_to_judge,
    summarise,
)
from outreach_core.eligibility import (
    RULEBOOKS,
    Decision,
    Standing,
    berlin,
    citizen_texts,
    explain,
    kassel,
    screen,
)
from outreach_core.errors import InvalidValueError
from outreach_core.ids import BenefitUnitId
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.rules import Rulebook, receipt, replay
from outreach_core.strategies.contacts import histories
from outreach_core.strategies.eligibility import people

D = pendulum.Date
AS_OF = D(2026, 10, 5)
UNIT = BenefitUnitId("00000-00009")
TOGETHER = attrs.evolve(DEFAULT_POLICY, household_counts=True)
ROW_9 = Words("kontakte.csv, Zeile 9: Wort unbekannt.", "kontakte.csv, row 9: word.")
ROW_10 = Words("kontakte.csv, Zeile 10: Wort unbekannt.", "kontakte.csv, row 10: word.")
Crowd = tuple[tuple[Customer, ContactHistory], ...]
BOOKS = st.sampled_from(sorted(RULEBOOKS)).map(RULEBOOKS.__getitem__)


def contact(on: D, outcome: Outcome = Outcome.NOT_REACHED) -> Contact:
    return Contact(
        on=on, channel=Channel.PHONE, direction=Direction.OUTBOUND, outcome=outcome
    )


TRIED = (contact(D(2026, 6, 1)), contact(D(2026, 8, 1)))
TALK = contact(D(2026, 9, 28), Outcome.REACHED)


def person(number: int = 1, **fields: object) -> Customer:
    given_fields = {"id": f"C{number}", "family_name": "Canary", "in_benefit": True}
    return Customer(**{**given_fields, **fields})


def one(*contacts: Contact, unread: tuple[Words, ...], **fields: object) -> Decision:
    history = ContactHistory(contacts, unread=unread)
    found = screen([(person(**fields), history)], rulebook=kassel(), as_of=AS_OF)
    return found.decisions[0]


def test_somebody_who_would_be_lost_is_to_be_reviewed() -> None:
    assert one(*TRIED, unread=()).standing is Standing.LOST
    found = one(*TRIED, unread=(ROW_9,))
    assert found.standing is Standing.REVIEW
    assert (found.priority, found.unread) == (0, (ROW_9,))
    assert any("nicht lesbar" in words.de for words in found.review)
    assert any("cannot be read" in words.en for words in found.review)
    assert found.review[-1] == ROW_9
    assert len(found.reasons) == len(set(found.reasons))


@pytest.mark.parametrize(
    ("contacts", "fields", "standing"),
    [
        ((*TRIED, TALK), {}, Standing.IN_CONTACT),
        (TRIED[:1], {}, Standing.NEEDS_EFFORT),
        (TRIED, {"in_benefit": False}, Standing.NOT_ELIGIBLE),
        (
            TRIED,
            {"holds": (Hold(kind=HoldKind.ADDRESS_BLOCK, review_on=D(2027, 1, 1)),)},
            Standing.HELD,
        ),
    ],
)
def test_whoever_is_not_lost_stays_where_they_are(
    contacts: tuple[Contact, ...], fields: dict[str, object], standing: Standing
) -> None:
    without = one(*contacts, unread=(), **fields)
    found = one(*contacts, unread=(ROW_9,), **fields)
    assert found.standing is standing
    assert attrs.evolve(found, unread=()) == without


def test_invitations_nobody_came_to_may_have_been_answered_since() -> None:
    invited = [attrs.evolve(each, channel=Channel.APPEARANCE) for each in TRIED]
    for unread, standing in (((), Standing.LOST), ((ROW_9,), Standing.REVIEW)):
        crowd = [(person(), ContactHistory(invited, unread=unread))]
        found = screen(crowd, rulebook=berlin(), as_of=AS_OF)
        assert found.of("C1").standing is standing


def test_somebody_without_any_readable_contact_is_told_where_they_stand() -> None:
    found = one(unread=(ROW_9,))
    assert found.standing is Standing.REVIEW
    assert found.review[-1] == ROW_9


def test_an_explanation_says_what_to_make_readable() -> None:
    told = explain(one(*TRIED, unread=(ROW_10, ROW_9)), Language.DE)
    assert "Mindestens ein Kontakt ist in den Daten nicht lesbar" in told
    lines = [line for line in told.splitlines() if "Lesbar machen" in line]
    assert [line.split(": ", 1)[1] for line in lines] == [ROW_9.de, ROW_10.de]
    assert "Lesbar" not in explain(one(*TRIED, TALK, unread=(ROW_9,)), Language.DE)


def test_the_person_herself_hears_the_reason_once_and_no_file() -> None:
    verdict, reasons = citizen_texts(one(*TRIED, unread=(ROW_9,)), Language.DE)
    assert "Ein Mensch sieht sich das an" in verdict
    assert reasons.count("nicht lesbar") == 1
    assert "kontakte.csv" not in verdict + reasons


@given(people(AS_OF, max_unread=2), BOOKS)
@settings(max_examples=60)
def test_nobody_with_an_unread_contact_is_ever_lost(
    crowd: Crowd, book: Rulebook
) -> None:
    found = screen(crowd, rulebook=book, as_of=AS_OF)
    for customer, history in crowd:
        if history.unread:
            assert found.of(customer.id).standing is not Standing.LOST


@given(people(AS_OF, max_unread=2), BOOKS)
@settings(max_examples=60)
def test_an_unread_contact_only_ever_takes_the_lost_to_review(
    crowd: Crowd, book: Rulebook
) -> None:
    readable = [(p, attrs.evolve(history, unread=())) for p, history in crowd]
    found = screen(crowd, rulebook=book, as_of=AS_OF)
    without = screen(readable, rulebook=book, as_of=AS_OF)
    for doubted, sure in zip(found.decisions, without.decisions, strict=True):
        if doubted.unread and sure.standing is Standing.LOST:
            assert doubted.standing is Standing.REVIEW
        else:
            assert doubted.standing is sure.standing
            assert doubted.finding == sure.finding
        facts = [(d.last_contact, d.efforts, d.holds) for d in (doubted, sure)]
        assert facts[0] == facts[1]


@given(people(AS_OF, max_unread=2, max_size=3), BOOKS)
@settings(max_examples=30)
def test_receipts_of_doubted_decisions_can_be_replayed(
    crowd: Crowd, book: Rulebook
) -> None:
    for decision in screen(crowd, rulebook=book, as_of=AS_OF).decisions:
        issued = receipt(decision.finding, decision.rulebook)
        again = replay(issued)
        assert receipt(again, decision.rulebook).text == issued.text
        assert "kontakte.csv" not in issued.text


def test_what_nobody_could_read_of_a_household_counts_where_its_talks_count() -> None:
    crowd = [
        (person(1, benefit_unit=UNIT), ContactHistory(TRIED)),
        (person(2, benefit_unit=UNIT), ContactHistory(unread=(ROW_9,))),
    ]
    alone = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    assert alone.of("C1").standing is Standing.LOST
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF, policy=TOGETHER).of("C1")
    assert found.standing is Standing.REVIEW
    assert not found.through_household


@given(histories(max_unread=3), histories(max_unread=3))
def test_what_could_not_be_read_is_never_lost_on_the_way(
    own: ContactHistory, other: ContactHistory
) -> None:
    both = set(own.unread) | set(other.unread)
    assert own.until(AS_OF).unread == own.known_by(AS_OF).unread == own.unread
    assert set(own.and_that_of(other).unread) == both
    assert own.and_that_of(other) == other.and_that_of(own)
    judged = history_to_judge(own, [other], policy=TOGETHER)
    assert set(judged.unread) == both
    for known_by in (None, AS_OF):
        folded = summarise(own, policy=TOGETHER, as_of=AS_OF, known_by=known_by)
        assert folded.unread == own.unread


def test_places_stand_in_the_order_of_the_rows_each_once() -> None:
    found = ContactHistory(unread=(ROW_10, ROW_9, ROW_10))
    assert found.unread == (ROW_9, ROW_10)
    assert found == ContactHistory(unread=(ROW_9, ROW_10))


def test_a_place_that_is_no_text_in_two_languages_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="unread"):
        ContactHistory(unread=("kontakte.csv",))
