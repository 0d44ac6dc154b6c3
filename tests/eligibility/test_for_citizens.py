"""A decision told to the person it is about: plain, polite, and nothing invented."""

import re

import attrs
import pendulum
import pytest
from hypothesis import given, settings

from outreach_core import Language
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.eligibility import (
    Decision,
    Screening,
    berlin,
    citizen_texts,
    kassel,
    screen,
)
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.rules import Rulebook
from outreach_core.strategies.eligibility import screenings

D = pendulum.Date
AS_OF = D(2026, 10, 5)
# Words of the office, of lawyers and of the program.
JARGON = re.compile(
    r"beidseitig|Regelwerk|Fingerabdruck|Kennung|Screening|Leistungsbezug|dokumentiert|"
    r"trifft zu|Bedingung|Vermerk\b|Pflicht|Minderung|Rechtsfolge",
)


def person(**changes: object) -> Customer:
    values = {"id": CustomerId("00001-00000"), "family_name": "Muster"}
    return Customer(**{**values, "in_benefit": True, **changes})


def contact(on: D, outcome: Outcome, channel: Channel = Channel.PHONE) -> Contact:
    return Contact(
        on=on, channel=channel, direction=Direction.OUTBOUND, outcome=outcome
    )


TALK = contact(D(2026, 1, 12), Outcome.REACHED)
TRIES = tuple(contact(D(2026, 8, day), Outcome.NOT_REACHED) for day in (3, 4, 5))


def decided(
    *contacts: Contact, who: Customer | None = None, book: Rulebook | None = None
) -> Decision:
    asked = who or person()
    crowd = [(asked, ContactHistory(contacts))]
    return screen(crowd, rulebook=book or kassel(), as_of=AS_OF).of(asked.id)


def test_somebody_lost_is_told_what_we_know_and_that_no_is_an_answer() -> None:
    verdict, reason = citizen_texts(decided(TALK, *TRIES), Language.DE)
    assert "Sie dürfen Nein sagen" in verdict
    assert "Der letzte Kontakt mit Ihnen war am 12. Januar 2026." in reason
    assert "Seitdem haben wir es 3-mal versucht." in reason


def test_a_rulebook_of_invitations_is_told_by_its_invitations() -> None:
    missed = [
        contact(D(2026, 9, day), Outcome.NOT_REACHED, Channel.APPEARANCE)
        for day in (1, 8)
    ]
    _, reason = citizen_texts(decided(TALK, *missed, book=berlin()), Language.DE)
    assert "2-mal eingeladen" in reason
    assert "Treffen kamen nicht zustande" in reason


def test_a_hold_is_told_with_the_day_somebody_looks_again() -> None:
    hold = Hold(kind=HoldKind.ASKED_NOT_TO_BE_VISITED, review_on=D(2026, 12, 1))
    texts = citizen_texts(decided(TALK, *TRIES, who=person(holds=(hold,))), Language.DE)
    assert "besuchen Sie nicht" in texts[0]
    assert "möchte nicht besucht werden" in texts[1]
    assert "Am 1. Dezember 2026" in texts[1]


def test_a_contact_of_the_household_is_told_without_saying_whose() -> None:
    unit = BenefitUnitId("00000-00009")
    one = person(benefit_unit=unit)
    other = person(
        id=CustomerId("00002-00000"), family_name="Anders", benefit_unit=unit
    )
    policy = attrs.evolve(DEFAULT_POLICY, household_counts=True)
    talk = contact(D(2026, 9, 1), Outcome.REACHED)
    crowd = [(one, ContactHistory(TRIES)), (other, ContactHistory((talk,)))]
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF, policy=policy)
    _, reason = citizen_texts(found.of(one.id), Language.DE)
    assert "mit einer anderen Person aus Ihrem Haushalt" in reason
    assert "Anders" not in reason


@pytest.mark.parametrize("language", Language)
@given(found=screenings(AS_OF, max_size=4))
@settings(max_examples=60)
def test_nothing_is_invented_and_no_word_of_the_office_is_used(
    language: Language, found: Screening
) -> None:
    for decision in found.decisions:
        said = " ".join(citizen_texts(decision, language))
        finding = decision.finding
        values = [each.value for each in finding.walk() if each.value is not None]
        days = [v for v in values if isinstance(v, pendulum.Date)]
        days += [finding.on, *(hold.review_on for hold in decision.holds)]
        counts = {v for v in values if isinstance(v, int)}
        # Paragraphs of the law are names, not numbers that somebody counted.
        plain = re.sub(r"§ \d+b? ?(BMG|SGB II)", "", said)
        known = {str(n) for n in counts}
        known |= {part for d in days for part in (str(d.year), str(d.day))}
        assert set(re.findall(r"\d+", plain)) <= known
        if language is Language.DE:
            assert not JARGON.search(said)


@given(found=screenings(AS_OF, max_size=4))
@settings(max_examples=40)
def test_sentences_are_short_enough_to_be_read_aloud(found: Screening) -> None:
    for decision in found.decisions:
        for text in citizen_texts(decision, Language.DE):
            sentences = re.split(r"(?<=[.?!;])\s+(?=[A-ZÄÖÜ])|; ", text)
            assert max(len(each.split()) for each in sentences) <= 24
