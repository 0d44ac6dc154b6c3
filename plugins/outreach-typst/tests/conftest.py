"""One invented office, one recipient, and PDFs measured in millimetres."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pdfplumber
import pendulum
import pikepdf
import pytest

from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_B,
    InvitationFacts,
    Letter,
    LetterKind,
    LetterTemplate,
    PrintProfile,
    Sender,
    VisitInvitation,
    compose,
    shipped_template,
)
from outreach_core.people import Address, Customer, FormOfAddress
from outreach_typst.pdf_format import PdfFormat

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)

SENDER = Sender(
    office="Jobcenter Musterstadt",
    unit="Team Aufsuchende Beratung",
    return_line="Team Kontakt · Am Testfeld 1 · 01234 Musterstadt",
    street="Am Testfeld 1",
    postcode="01234",
    town="Musterstadt",
    phone="01234 567-89",
    mobile="0150 000 00 00",
    email="aufsuchende-beratung@jobcenter-musterstadt.example",
    opening_hours="Mo bis Fr, 9 bis 15 Uhr",
    privacy_page="probe.example/datenschutz",
    prepaid_envelope=True,
)
FACTS = InvitationFacts(
    team=("Deniz Probe", "Kim Muster", "Ada Beispiel"),
    invitation=VisitInvitation(
        first_day=pendulum.Date(2026, 10, 19), last_day=pendulum.Date(2026, 10, 23)
    ),
    answer_by=pendulum.Date(2026, 10, 15),
)
PERSON = Customer(
    id=CustomerId("AAAAA-BBBBB"),
    given_name="Mia",
    family_name="Östlich",
    title="Dr.",
    form_of_address=FormOfAddress.FRAU,
    address=Address(
        street="Lange Gasse 12 a",
        postcode="01234",
        town="Musterstadt",
        care_of="Yılmaz",
        district="Nord",
    ),
)


@pytest.fixture
def write_to() -> Callable[..., Letter]:
    """Compose the first letter; keywords change the recipient."""

    def write(
        *,
        template: LetterTemplate = FIRST_LETTER_DE,
        courtesy: LetterTemplate | None = None,
        sender: Sender = SENDER,
        street: str = "",
        **changes: Any,
    ) -> Letter:
        person = attrs.evolve(PERSON, **changes)
        if street:
            person = attrs.evolve(
                person, address=attrs.evolve(person.address, street=street)
            )
        return compose(
            template,
            customer=person,
            facts=FACTS,
            sender=sender,
            occasion="aufsuchen-2026-10",
            day=pendulum.Date(2026, 10, 5),
            courtesy=courtesy,
        )

    return write


@pytest.fixture
def opened() -> Iterator[Callable[..., pikepdf.Pdf]]:
    """Render a letter and open the PDF to look at its structure."""
    files: list[pikepdf.Pdf] = []

    def render(letter: Letter, profile: PrintProfile = DIN_5008_B) -> pikepdf.Pdf:
        content = PdfFormat().render(letter, profile).content
        files.append(pikepdf.open(io.BytesIO(content)))
        return files[-1]

    yield render
    for file in files:
        file.close()


@pytest.fixture
def measured() -> Iterator[Callable[..., pdfplumber.PDF]]:
    """Render a letter and open the PDF to measure it."""
    files: list[pdfplumber.PDF] = []

    def render(letter: Letter, profile: PrintProfile = DIN_5008_B) -> pdfplumber.PDF:
        content = PdfFormat().render(letter, profile).content
        files.append(pdfplumber.open(io.BytesIO(content)))
        return files[-1]

    yield render
    for file in files:
        file.close()
