"""What does the friendly first letter say, and what does a letter never say?

python examples/letter_as_text.py
"""

import pendulum

from outreach_core import Language
from outreach_core.calendar import SUNDAYS_ONLY, earliest_visit_day, working_week
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    InvitationFacts,
    LetterKind,
    LetterTemplate,
    Sender,
    VisitInvitation,
    letter_as_text,
    plan_letters,
    shipped_template,
)
from outreach_core.people import Address, Customer, FormOfAddress

FRIENDLY = shipped_template(LetterKind.FIRST_LETTER)

TODAY = pendulum.date(2026, 10, 5)
SENDER = Sender(
    office="Jobcenter Musterstadt",
    unit="Aufsuchende Beratung",
    return_line="Musterstraße 1, 34117 Musterstadt",
    street="Musterstraße 1",
    postcode="34117",
    town="Musterstadt",
    phone="0561 000000",
    email="team@example.org",
)
PERSON = Customer(
    id=CustomerId("7KD2M-4XQ9A"),
    given_name="Ada",
    family_name="Beispiel",
    form_of_address=FormOfAddress.FRAU,
    address=Address(street="Lindenweg 3", postcode="34121", town="Musterstadt"),
)


def facts() -> InvitationFacts:
    """Who comes and when: no visit before the letter was there and a week has passed."""
    first = earliest_visit_day(TODAY, workdays=SUNDAYS_ONLY)
    return InvitationFacts(
        team=("Frau Ahorn", "Herr Birke"),
        invitation=VisitInvitation(
            first_day=first, last_day=working_week(first.add(weeks=4))[-1]
        ),
        answer_by=first.subtract(days=1),
    )


def write(template: LetterTemplate) -> None:
    """Print the letter, or why it is kept back."""
    plan = plan_letters(
        [PERSON],
        template=template,
        facts=facts(),
        sender=SENDER,
        occasion="erstes-schreiben",
        day=TODAY,
    )
    for letter in plan.to_send:
        print(letter_as_text(letter))
    for problem in plan.problems:
        print(f"{problem.customer}: {problem.problem.to(Language.DE)}")


if __name__ == "__main__":
    write(FRIENDLY)
    print("-" * 72)
    stern = FRIENDLY.source.replace(
        "Ihr Geld hängt nicht von diesem Besuch ab.",
        "Wenn Sie nicht antworten, droht eine Minderung.",
    )
    write(LetterTemplate.register(stern, name="streng", language="de"))
