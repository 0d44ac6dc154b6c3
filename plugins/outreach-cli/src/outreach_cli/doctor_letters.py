"""Whether the chosen letter formats can write a letter here: fonts, libraries, all."""

from collections.abc import Iterator
from typing import Final

import pendulum

from outreach_core import Words
from outreach_core.errors import OutreachError
from outreach_core.hooks import LETTER_FORMAT, LETTER_TEMPLATE, Registry
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_B,
    InvitationFacts,
    Letter,
    PrintProfile,
    Sender,
    VisitInvitation,
    compose,
)
from outreach_core.people import Address, Customer

_FAILS: Final = Words("Das Format {name!r} scheitert", "The format {name!r} fails")


def unrenderable(
    registry: Registry,
    formats: tuple[str, ...],
    *,
    day: pendulum.Date,
    profile: PrintProfile = DIN_5008_B,
) -> Iterator[Words]:
    """Yield what keeps each format from writing an invented letter.

    Args:
        registry: Where the formats are; names that nobody offers are left to others.
        formats: Names of formats.
        day: The date in the letter.
        profile: How the letters of the office are printed.
    """
    letter = _invented(registry, day)
    for name in formats:
        if name not in registry.names(LETTER_FORMAT):
            continue
        chosen = registry.one(LETTER_FORMAT, name)
        try:
            problems = chosen.problems(letter, profile)
            chosen.render(letter, profile)
        except OutreachError as error:
            yield Words("{what}: {why}", "{what}: {why}").fill(
                what=_FAILS.fill(name=name), why=error.words
            )
        else:
            yield from (problem.problem for problem in problems)


def _invented(registry: Registry, day: pendulum.Date) -> Letter:
    # Letters beyond Latin-1 are where a missing font shows.
    customer = Customer(
        id=CustomerId("AAAAA-00000"),
        given_name="Şükrü",
        family_name="Nguyễn-Müller",
        address=Address(street="Schloßstraße 1", postcode="34117", town="Kassel"),
        in_benefit=True,
    )
    first = day.add(days=14)
    return compose(
        registry.one(LETTER_TEMPLATE, "first-letter-de"),
        customer=customer,
        facts=InvitationFacts(
            team=("Ada Beispiel", "Ben Muster"),
            invitation=VisitInvitation(first_day=first, last_day=first.add(days=28)),
            answer_by=day.add(days=10),
        ),
        sender=Sender(
            office="Jobcenter Musterstadt",
            return_line="Musterstraße 1, 34117 Musterstadt",
            street="Musterstraße 1",
            postcode="34117",
            town="Musterstadt",
            phone="0561 000000",
            email="team@example.org",
        ),
        occasion="probe",
        day=day,
    )
