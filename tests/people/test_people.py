"""What is kept about customers, addresses, holds and consent, and what is refused."""

from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import people
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId, ProviderId
from outreach_core.people import (
    Address,
    Consent,
    ConsentForm,
    Coordinates,
    Customer,
    FormOfAddress,
    Hold,
    HoldKind,
    Presence,
    VisitWishes,
    language_words,
)
from outreach_core.strategies.calendar import days
from outreach_core.strategies.people import (
    addresses,
    consents,
    customers,
    holds,
    staff_members,
)

MONDAY = pendulum.date(2026, 10, 5)
CANARY = "Kanarienvogel"


def customer(**changes: Any) -> Customer:
    given_values: dict[str, Any] = {
        "id": CustomerId("AAAAA-11111"),
        "family_name": "Muster",
    }
    return Customer(**(given_values | changes))


def address(**changes: Any) -> Address:
    given_values = {"street": "Weg 1", "postcode": "01067", "town": "Musterstadt"}
    return Address(**(given_values | changes))


def consent(**changes: Any) -> Consent:
    given_values: dict[str, Any] = {
        "recipient": ProviderId("p1"),
        "purpose": "Coaching",
        "fields": frozenset({"phone"}),
        "form": ConsentForm.WRITTEN,
        "given_on": MONDAY,
        "refusal_explained": True,
    }
    return Consent(**(given_values | changes))


def test_of_a_customer_only_id_and_family_name_must_be_known() -> None:
    found = customer()
    assert found.form_of_address is FormOfAddress.NEUTRAL
    assert (found.in_benefit, found.address, found.birth) == (None, None, None)
    assert found.wishes == VisitWishes()
    assert found.wishes.presence is Presence.ANYONE


@pytest.mark.parametrize("name", ["", " ", "\t", "A\nB", None, 7])
def test_nobody_is_without_a_name(name: object) -> None:
    with pytest.raises(InvalidValueError, match="'family_name' must be a name"):
        customer(family_name=name)


@pytest.mark.parametrize(
    ("given_name", "family_name", "initials"),
    [
        ("Ada", "Muster", "A. M."),
        ("", "Pele", "P."),
        ("Ömer", "von der Aue", "Ö. v."),
        ("Ngọc Ánh", "Trần", "N. T."),
    ],
)
def test_a_day_sheet_shows_initials_only(
    given_name: str, family_name: str, initials: str
) -> None:
    found = customer(given_name=given_name, family_name=family_name)
    assert found.initials == initials


@pytest.mark.parametrize("postcode", ["", "1067", "010677", "O1067", "٠١٠٦٧", 1067])
def test_a_postcode_is_five_digits_and_a_text(postcode: object) -> None:
    with pytest.raises(InvalidValueError, match="a postcode of five digits"):
        address(postcode=postcode)


def test_a_leading_zero_stays() -> None:
    assert address(postcode="01067").postcode == "01067"


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0)])
def test_every_point_of_the_globe_can_be_kept(
    latitude: float, longitude: float
) -> None:
    point = Coordinates(latitude=latitude, longitude=longitude)
    assert (point.latitude, point.longitude) == (latitude, longitude)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(90.01, 0), (-91, 0), (0, 180.01), (0, -181), (float("nan"), 0)],
)
def test_no_point_off_the_globe_can_be_kept(latitude: float, longitude: float) -> None:
    with pytest.raises(InvalidValueError, match="degrees"):
        Coordinates(latitude=latitude, longitude=longitude)


@given(st.lists(holds(), max_size=4))
def test_the_order_of_holds_never_matters(found: list[Hold]) -> None:
    one, other = customer(holds=tuple(found)), customer(holds=tuple(reversed(found)))
    assert [h.kind for h in one.holds] == [h.kind for h in other.holds]
    assert one.holds_on(MONDAY) == other.holds_on(MONDAY)


def test_a_hold_stands_on_its_first_and_on_its_last_day() -> None:
    hold = Hold(
        kind=HoldKind.INPATIENT,
        since=MONDAY,
        until=MONDAY.add(days=3),
        review_on=MONDAY,
    )
    around = [hold.holds_on(MONDAY.add(days=n)) for n in (-1, 0, 3, 4)]
    assert around == [False, True, True, False]


@given(days())
def test_a_hold_without_an_end_holds_until_somebody_ends_it(day: pendulum.Date) -> None:
    forever = Hold(kind=HoldKind.SAFETY_STOP, review_on=MONDAY)
    assert forever.holds_on(day)
    # The review day is a reminder, it ends nothing.
    assert customer(holds=(forever,)).holds_on(day) == (HoldKind.SAFETY_STOP,)


@given(consents(), days())
def test_a_consent_never_holds_after_its_withdrawal_or_without_an_explained_no(
    found: Consent, day: pendulum.Date
) -> None:
    if not found.holds_on(day):
        return
    assert found.refusal_explained
    assert found.given_on <= day
    assert found.withdrawn_on is None or day < found.withdrawn_on
    assert found.expires_on is None or day <= found.expires_on


def test_a_consent_holds_from_the_day_it_was_given_to_its_last_day() -> None:
    found = consent(expires_on=MONDAY.add(days=2))
    around = [found.holds_on(MONDAY.add(days=n)) for n in (-1, 0, 2, 3)]
    assert around == [False, True, True, False]


def test_on_the_day_of_withdrawal_nothing_leaves_any_more() -> None:
    found = consent(withdrawn_on=MONDAY.add(days=1))
    assert found.holds_on(MONDAY)
    assert not found.holds_on(MONDAY.add(days=1))


def test_a_consent_to_nothing_or_for_no_purpose_is_none() -> None:
    with pytest.raises(InvalidValueError, match="at least one field name"):
        consent(fields=frozenset())
    with pytest.raises(InvalidValueError, match="'purpose'"):
        consent(purpose=" ")
    with pytest.raises(InvalidValueError, match="recipient"):
        consent(recipient="")


@pytest.mark.parametrize("fields", ["phone", ["phone"], frozenset({""})])
def test_a_consent_names_its_fields_one_by_one(fields: Any) -> None:
    with pytest.raises(InvalidValueError, match="'fields' must be a frozenset"):
        consent(fields=fields)


def test_a_language_nobody_has_named_here_stands_for_itself() -> None:
    assert language_words("uk").de == "Ukrainisch"
    assert language_words("xx").de == language_words("xx").en == "xx"


PERSONAL = {
    "Customer": {
        *("customer_number", "family_name", "given_name", "title", "birth", "phone"),
        *("form_of_address", "address", "email", "language", "holds", "wishes"),
    },
    "Address": {
        *("street", "postcode", "town", "care_of", "district", "coordinates"),
    },
    "Coordinates": {"latitude", "longitude"},
    "StaffMember": {"name", "gender", "absences", "conflicts", "home"},
    "VisitWishes": {"language"},
}


@pytest.mark.parametrize("name", PERSONAL)
def test_personal_fields_are_named_nowhere_in_repr(name: str) -> None:
    shown = {field.name for field in attrs.fields(getattr(people, name)) if field.repr}
    assert not shown & PERSONAL[name]


@given(customers(), addresses(), staff_members(), st.text("äxyz", min_size=6))
def test_no_personal_value_is_ever_seen_in_repr(
    person: Customer, home: Address, member: people.StaffMember, note: str
) -> None:
    marked = attrs.evolve(
        person,
        family_name=f"{CANARY}{note}",
        given_name=CANARY,
        title=CANARY,
        phone=CANARY,
        email=CANARY,
        customer_number=CANARY,
        birth=pendulum.date(1987, 3, 21),
        address=attrs.evolve(home, street=CANARY, town=CANARY, care_of=CANARY),
    )
    who = attrs.evolve(member, name=f"{CANARY}{note}")
    text = f"{marked!r}{marked}{marked.address!r}{who!r}{[marked, who]!r}"
    assert CANARY not in text
    assert "1987" not in text
    assert home.postcode not in repr(home)
    for hold in person.holds:
        assert hold.kind not in text
