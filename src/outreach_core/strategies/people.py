"""Strategies for customers, addresses, wishes, holds, consent and staff.

All names are invented and few: a test about names should draw its own.
"""

import string
from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core.ids import BenefitUnitId, CustomerId, ProviderId, StaffId
from outreach_core.people import (
    Absence,
    Address,
    AddressConfidence,
    Consent,
    ConsentForm,
    Coordinates,
    Customer,
    FormOfAddress,
    Gender,
    Hold,
    HoldKind,
    MeetingPlace,
    Presence,
    Representative,
    RepresentativeKind,
    StaffMember,
    VisitWishes,
    WorkingHours,
)
from outreach_core.strategies.calendar import days

_GIVEN: Final = ("Ada", "Jörg", "Ngọc Ánh", "Karl-Heinz", "")
_FAMILY: Final = ("Muster", "Groß", "von der Aue", "Yıldırım", "O")
_STREETS: Final = ("Am Testfeld 1", "Lange Gasse 12 a", "Postfach 10 20 30")
_TOWNS: Final = ("Musterstadt", "Übungshausen")
_LANGUAGES: Final = ("de", "en", "uk", "ar")
_FIELDS: Final = ("given_name", "family_name", "phone", "email", "language")


def customer_ids() -> st.SearchStrategy[CustomerId]:
    """Generate ids as pseudonyms look; shrinks towards 00000-00000."""
    code = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=5, max_size=5)
    return st.tuples(code, code).map(lambda two: CustomerId(f"{two[0]}-{two[1]}"))


def staff_ids() -> st.SearchStrategy[StaffId]:
    """Generate short names of staff; shrinks towards s0."""
    return st.integers(0, 9).map(lambda number: StaffId(f"s{number}"))


def coordinates() -> st.SearchStrategy[Coordinates]:
    """Generate points in Germany; shrinks towards its south-western corner."""
    return st.builds(
        Coordinates,
        latitude=st.floats(47.0, 55.0),
        longitude=st.floats(6.0, 15.0),
    )


def addresses() -> st.SearchStrategy[Address]:
    """Generate postal addresses, postcodes with leading zeros among them."""
    return st.builds(
        Address,
        street=st.sampled_from(_STREETS),
        postcode=st.text(string.digits, min_size=5, max_size=5),
        town=st.sampled_from(_TOWNS),
        care_of=st.sampled_from(("", "Beispiel")),
        district=st.sampled_from(("", "Nord")),
        confidence=st.sampled_from(AddressConfidence),
        checked_on=st.none() | days(),
        coordinates=st.none() | coordinates(),
    )


def holds(
    *, day: st.SearchStrategy[pendulum.Date] | None = None
) -> st.SearchStrategy[Hold]:
    """Generate holds, open or with an end; shrinks towards an open address block.

    Args:
        day: Days for the beginning, the end and the review; any by default.
    """
    some = days() if day is None else day
    return st.builds(
        Hold,
        kind=st.sampled_from(HoldKind),
        since=st.none() | some,
        until=st.none() | some,
        review_on=some,
        recorded_on=st.none() | some,
    )


def visit_wishes() -> st.SearchStrategy[VisitWishes]:
    """Generate wishes; shrinks towards no wish at all."""
    return st.builds(
        VisitWishes,
        presence=st.sampled_from(Presence),
        language=st.none() | st.sampled_from(_LANGUAGES),
        not_these=st.frozensets(staff_ids(), max_size=2),
        one_of_these=st.frozensets(staff_ids(), max_size=2),
        place=st.sampled_from(MeetingPlace),
        interpreter=st.booleans(),
    )


def customers(
    *,
    id: st.SearchStrategy[CustomerId] | None = None,  # noqa: A002  the name of the field
    in_benefit: st.SearchStrategy[bool | None] | None = None,
    hold: st.SearchStrategy[Hold] | None = None,
) -> st.SearchStrategy[Customer]:
    """Generate customers with anything missing that may be missing.

    Shrinks towards a customer of whom only id and family name are known.

    Args:
        id: Ids to choose from.
        in_benefit: Benefit status to choose from; unknown is among the default.
        hold: Holds to choose from, none to two of them.
    """
    return st.builds(
        Customer,
        id=customer_ids() if id is None else id,
        customer_number=st.sampled_from(("", "123D456789")),
        family_name=st.sampled_from(_FAMILY),
        given_name=st.sampled_from(_GIVEN),
        form_of_address=st.sampled_from(FormOfAddress),
        birth=st.none() | days(),
        benefit_unit=st.none() | st.just(BenefitUnitId("00000-00001")),
        address=st.none() | addresses(),
        language=st.sampled_from(_LANGUAGES),
        in_benefit=(
            st.sampled_from((True, False, None)) if in_benefit is None else in_benefit
        ),
        holds=st.lists(holds() if hold is None else hold, max_size=2).map(tuple),
        wishes=visit_wishes(),
        representative=st.none() | representatives(),
    )


def representatives() -> st.SearchStrategy[Representative]:
    """Generate people who act for others; shrinks towards a guardian without address."""
    return st.builds(
        Representative,
        kind=st.sampled_from(RepresentativeKind),
        name=st.sampled_from(("Vera Probe", "Kanzlei Beispiel und Partner")),
        address=st.none() | addresses(),
    )


def consents() -> st.SearchStrategy[Consent]:
    """Generate consents, withdrawn and expired ones among them."""
    return st.builds(
        Consent,
        recipient=st.just(ProviderId("provider")),
        purpose=st.just("Coaching kennenlernen"),
        fields=st.frozensets(st.sampled_from(_FIELDS), min_size=1),
        form=st.sampled_from(ConsentForm),
        given_on=days(),
        refusal_explained=st.booleans(),
        expires_on=st.none() | days(),
        withdrawn_on=st.none() | days(),
    )


def working_hours() -> st.SearchStrategy[WorkingHours]:
    """Generate working hours of one weekday; shrinks towards Monday from midnight."""
    return st.tuples(
        st.integers(0, 6), st.integers(0, 12 * 60), st.integers(60, 10 * 60)
    ).map(
        lambda drawn: WorkingHours(
            weekday=drawn[0],
            start_minute=drawn[1],
            end_minute=drawn[1] + drawn[2],
        )
    )


def absences() -> st.SearchStrategy[Absence]:
    """Generate absences of a day or more."""
    return st.tuples(days(), days()).map(
        lambda both: Absence(first=min(both), last=max(both))
    )


def staff_members() -> st.SearchStrategy[StaffMember]:
    """Generate members of staff; shrinks towards somebody who works on no day."""
    return st.builds(
        StaffMember,
        id=staff_ids(),
        name=st.sampled_from(("Frau Muster", "Herr Beispiel", "Kim Probe")),
        gender=st.none() | st.sampled_from(Gender),
        languages=st.frozensets(st.sampled_from(_LANGUAGES), max_size=3),
        hours=st.lists(
            working_hours(), max_size=5, unique_by=lambda hours: hours.weekday
        ).map(tuple),
        absences=st.lists(absences(), max_size=2).map(tuple),
        home=st.none() | coordinates(),
    )
