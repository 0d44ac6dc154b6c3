"""What is known about one person, and what was known on a past day."""

import pendulum
import pytest

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
    VOCABULARY,
    explain,
    facts_of,
    screen,
)
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.rules import Rulebook, Unknown, parameter

D = pendulum.Date
AS_OF = D(2026, 10, 5)
FACTS = {fact.name: fact for fact in VOCABULARY}


def call(on: D, outcome: Outcome, recorded_on: D | None = None) -> Contact:
    return Contact(
        on=on,
        channel=Channel.PHONE,
        direction=Direction.OUTBOUND,
        outcome=outcome,
        recorded_on=recorded_on,
    )


def person(*holds: Hold) -> Customer:
    return Customer(
        id=CustomerId("00000-00000"),
        family_name="Muster",
        in_benefit=True,
        holds=holds,
    )


HISTORY = ContactHistory(
    [
        call(D(2026, 1, 5), Outcome.REACHED),
        call(D(2026, 3, 1), Outcome.REACHED, recorded_on=D(2026, 9, 1)),
        call(D(2026, 4, 1), Outcome.NOT_REACHED),
    ]
)
HELD = Hold(
    kind=HoldKind.INPATIENT,
    since=D(2026, 3, 1),
    review_on=D(2026, 12, 1),
    recorded_on=D(2026, 9, 1),
)


@pytest.mark.parametrize(
    ("known_by", "last", "holds"),
    [
        (None, D(2026, 3, 1), {"inpatient"}),
        (D(2026, 9, 1), D(2026, 3, 1), {"inpatient"}),
        (D(2026, 8, 31), D(2026, 1, 5), set()),
    ],
)
def test_what_was_entered_later_was_not_known_neither_talk_nor_hold(
    known_by: D | None, last: D, holds: set[str]
) -> None:
    facts = facts_of(
        person(HELD), HISTORY, policy=DEFAULT_POLICY, as_of=AS_OF, known_by=known_by
    )
    assert (facts["last_two_way_contact"], facts["holds"]) == (last, holds)


def test_a_birth_that_nobody_entered_is_unknown_and_says_why() -> None:
    facts = facts_of(person(), HISTORY, policy=DEFAULT_POLICY, as_of=AS_OF)
    assert isinstance(facts["birth"], Unknown)
    assert facts["birth"].why.de == "Das Geburtsdatum steht nicht in den Daten."


def test_a_rulebook_of_one_condition_is_explained_with_its_number() -> None:
    enough = parameter("enough", title=Words("Versuche", "attempts")).since(
        D(2020, 1, 1), 3, source="§ 1"
    )
    book = Rulebook(
        name="one",
        version="1",
        title=Words("Nur eins", "Only one"),
        source="§ 1",
        rule=FACTS["efforts_since"].at_least(enough),
    )
    crowd = [(person(), HISTORY)]
    (decision,) = screen(crowd, rulebook=book, as_of=AS_OF).decisions
    (step,) = [
        line
        for line in explain(decision, Language.DE).splitlines()
        if line.startswith("  1. ")
    ]
    assert "3" in step
