"""A decision told to the person it is about: plain, polite, and nothing invented."""

import re

import attrs
import pendulum
import pytest
from hypothesis import given, settings

from outreach_core import Language, Words
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.eligibility import (
    THROUGH_HOUSEHOLD,
    Decision,
    Screening,
    Standing,
    berlin,
    citizen_texts,
    kassel,
    screen,
)
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.rules import FactValue, FlagFact, Rulebook, Unknown, judge
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
    decision = decided(TALK, *TRIES)
    verdict, reason = citizen_texts(decision, Language.DE)
    assert verdict.startswith("Stand 5. Oktober 2026: Wir haben Sie schon lange nicht")
    assert "Das ist ein Angebot. Sie dürfen Nein sagen." in verdict
    assert reason.split(". ") == [
        "Der Grund: Der letzte Kontakt mit Ihnen war am 12",
        "Januar 2026",
        "Seitdem haben wir es 3-mal versucht",
        "Sie bekommen Leistungen vom Jobcenter",
        "Es ist nichts vermerkt, das dagegen spricht.",
    ]
    verdict, reason = citizen_texts(decision, Language.EN)
    assert verdict.startswith("As of 5 October 2026: we have not reached you")
    assert reason.startswith("The reason: The last contact with you was on 12 January")


def test_since_then_is_only_said_after_a_day() -> None:
    _, reason = citizen_texts(decided(*TRIES), Language.DE)
    assert "Wir haben Sie bisher noch nie erreicht. Wir haben es 3-mal" in reason
    assert "Seitdem" not in reason
    missed = contact(D(2026, 9, 1), Outcome.NOT_REACHED, Channel.APPEARANCE)
    _, reason = citizen_texts(decided(missed, book=berlin()), Language.DE)
    assert "Wir haben Sie einmal eingeladen. Das Treffen kam nicht zustande." in reason
    assert "Seitdem" not in reason


@pytest.mark.parametrize(
    ("tries", "told"),
    [(0, "Seitdem haben wir es nicht versucht."), (1, "Seitdem haben wir es einmal")],
)
def test_few_attempts_are_told_in_words(tries: int, told: str) -> None:
    decision = decided(TALK, *TRIES[:tries])
    assert decision.standing is Standing.NEEDS_EFFORT
    assert told in citizen_texts(decision, Language.DE)[1]


def test_who_gets_no_benefits_is_told_so_and_nothing_else() -> None:
    texts = citizen_texts(
        decided(TALK, *TRIES, who=person(in_benefit=False)), Language.DE
    )
    assert "Dieses Angebot betrifft Sie nicht." in texts[0]
    assert texts[1] == (
        "Der Grund: Sie bekommen zurzeit keine Leistungen vom Jobcenter."
    )


def test_what_is_not_known_is_told_as_not_known() -> None:
    decision = decided(TALK, *TRIES, who=person(in_benefit=None))
    verdict, reason = citizen_texts(decision, Language.DE)
    assert "Wir können noch nicht sagen, ob wir Ihnen schreiben." in verdict
    assert "Ob Leistungen bezogen werden, steht nicht in den Daten." in reason
    assert "Sie bekommen" not in reason


def test_an_age_is_told_by_the_day_of_birth() -> None:
    old = person(birth=D(1950, 3, 1))
    decision = decided(TALK, *TRIES, who=old, book=kassel(age_limit=True))
    assert [citizen_texts(decision, each)[1] for each in Language] == [
        "Der Grund: Ihr Geburtsdatum ist bei uns der 1. März 1950.",
        "The reason: Your date of birth with us is 1 March 1950.",
    ]


def test_a_day_of_birth_that_is_missing_is_told_as_missing() -> None:
    decision = decided(TALK, *TRIES, book=kassel(age_limit=True))
    assert (
        "Das Geburtsdatum steht nicht in den Daten."
        in (citizen_texts(decision, Language.DE)[1])
    )


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "Der Schornstein raucht."),
        (Unknown(Words("Niemand weiß es.", "Nobody knows.")), "Niemand weiß es."),
    ],
)
def test_a_fact_of_a_plug_in_is_told_in_the_words_it_brought(
    value: FactValue, told: str
) -> None:
    smoke = FlagFact(
        name="smoke",
        title=Words("Rauch", "smoke"),
        if_true=Words("Der Schornstein raucht.", "The chimney smokes."),
        if_false=Words("Der Schornstein ist kalt.", "The chimney is cold."),
    )
    finding = judge(smoke.is_true, {"smoke": value}, on=AS_OF)
    decision = attrs.evolve(decided(TALK), finding=finding)
    assert citizen_texts(decision, Language.DE)[1] == f"Der Grund: {told}"


def test_who_is_in_contact_learns_of_the_note_but_of_no_day_to_look_again() -> None:
    hold = Hold(kind=HoldKind.ASKED_NOT_TO_BE_VISITED, review_on=D(2026, 12, 1))
    decision = decided(
        contact(D(2026, 9, 1), Outcome.REACHED), who=person(holds=(hold,))
    )
    assert decision.standing is Standing.IN_CONTACT
    _, reason = citizen_texts(decision, Language.DE)
    assert "Bei uns ist vermerkt: möchte nicht besucht werden." in reason
    assert "Dezember" not in reason


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
    assert THROUGH_HOUSEHOLD in found.of(one.id).reasons
    assert THROUGH_HOUSEHOLD not in found.of(other.id).reasons
    alone = screen(crowd, rulebook=kassel(), as_of=AS_OF).of(one.id)
    assert THROUGH_HOUSEHOLD not in alone.reasons


@pytest.mark.parametrize("language", Language)
@given(found=screenings(AS_OF, max_size=4))
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
