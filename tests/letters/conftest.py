"""One invented office and one invented recipient for the tests of letters."""

from collections.abc import Callable
from typing import Any

import attrs
import pendulum
import pytest

from outreach_core.ids import CustomerId
from outreach_core.letters import (
    InvitationFacts,
    Letter,
    LetterKind,
    LetterTemplate,
    Sender,
    VisitInvitation,
    compose,
    shipped_template,
)
from outreach_core.people import Address, Customer

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)

WriteTo = Callable[..., Letter]


@pytest.fixture
def sender() -> Sender:
    return Sender(
        office="Jobcenter Musterstadt",
        unit="Team Aufsuchende Beratung",
        return_line="Team Kontakt · Am Testfeld 1 · 01234 Musterstadt",
        street="Am Testfeld 1",
        postcode="01234",
        town="Musterstadt",
        phone="01234 567-89",
        mobile="0150 000 00 00",
        email="kontakt@probe.example",
        opening_hours="Mo bis Fr, 9 bis 15 Uhr",
        privacy_page="probe.example/datenschutz",
        prepaid_envelope=True,
    )


@pytest.fixture
def facts() -> InvitationFacts:
    return InvitationFacts(
        team=("Deniz Probe", "Kim Muster", "Ada Beispiel"),
        invitation=VisitInvitation(
            first_day=pendulum.Date(2026, 10, 19), last_day=pendulum.Date(2026, 10, 23)
        ),
        answer_by=pendulum.Date(2026, 10, 15),
    )


@pytest.fixture
def person() -> Customer:
    return Customer(
        id=CustomerId("AAAAA-BBBBB"),
        customer_number="123D456789",
        given_name="Mia",
        family_name="Östlich",
        address=Address(
            street="Lange Gasse 12 a", postcode="01234", town="Musterstadt"
        ),
    )


@pytest.fixture
def write_to(sender: Sender, facts: InvitationFacts, person: Customer) -> WriteTo:
    """Compose the first letter; keywords change the recipient."""

    def write(
        *,
        template: LetterTemplate = FIRST_LETTER_DE,
        courtesy: LetterTemplate | None = None,
        writer: Sender = sender,
        **changes: Any,
    ) -> Letter:
        return compose(
            template,
            customer=attrs.evolve(person, **changes),
            facts=facts,
            sender=writer,
            occasion="aufsuchen-2026-10",
            day=pendulum.Date(2026, 10, 5),
            courtesy=courtesy,
        )

    return write
