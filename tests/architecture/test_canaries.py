"""Names that sing: put into every personal field, they must be heard nowhere."""

import logging
from collections.abc import Callable
from typing import Any

import attrs
import pendulum
import pytest

from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.errors import InvalidValueError, PluginError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import (
    Absence,
    Address,
    Coordinates,
    Customer,
    FormOfAddress,
    Hold,
    HoldKind,
    StaffMember,
    VisitWishes,
)

CANARY = "Kanarienvogel"
DAY = pendulum.date(1987, 3, 21)
# Everything that must not be heard, in each form in which it could be.
SONGS = (CANARY, "34117", "51.3127", "9.4797", "1987", "March", "frau", "custody", "uk")


def address() -> Address:
    return Address(
        street=f"{CANARY}straße 1",
        postcode="34117",
        town=f"{CANARY}stadt",
        care_of=CANARY,
        district=CANARY,
        coordinates=Coordinates(latitude=51.3127, longitude=9.4797),
    )


def customer(**changes: Any) -> Customer:
    values: dict[str, Any] = {
        "id": CustomerId("AAAAA-BBBBB"),
        "customer_number": f"{CANARY}1",
        "family_name": CANARY,
        "given_name": CANARY,
        "title": CANARY,
        "form_of_address": FormOfAddress.FRAU,
        "birth": DAY,
        "address": address(),
        "phone": CANARY,
        "email": CANARY,
        "language": "uk",
        "holds": (Hold(kind=HoldKind.IN_CUSTODY, review_on=DAY),),
        "wishes": VisitWishes(language="uk"),
    }
    return Customer(**{**values, **changes})


def staff() -> StaffMember:
    return StaffMember(
        id=StaffId("s1"),
        name=CANARY,
        absences=(Absence(first=DAY, last=DAY),),
        conflicts=frozenset({CustomerId(CANARY)}),
        home=Coordinates(latitude=51.3127, longitude=9.4797),
    )


def contact(**changes: Any) -> Contact:
    values: dict[str, Any] = {
        "on": pendulum.date(2026, 1, 5),
        "channel": Channel.PHONE,
        "direction": Direction.INBOUND,
        "outcome": Outcome.REACHED,
        "note": CANARY,
    }
    return Contact(**{**values, **changes})


RECORDS: dict[str, Callable[[], object]] = {
    "address": address,
    "coordinates": lambda: Coordinates(latitude=51.3127, longitude=9.4797),
    "customer": customer,
    "staff": staff,
    "contact": contact,
    "history": lambda: ContactHistory((contact(),)),
    "inside a tuple": lambda: (customer(), staff()),
}


@pytest.mark.parametrize("name", RECORDS)
def test_no_personal_value_is_heard_in_repr_or_str(name: str) -> None:
    record = RECORDS[name]()
    for text in (repr(record), str(record), f"{record}", f"{record!a}"):
        for song in SONGS:
            assert song not in text


@pytest.mark.parametrize("name", RECORDS)
def test_no_personal_value_is_heard_in_a_log(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("host").info("read %s", RECORDS[name]())
    assert not [song for song in SONGS if song in caplog.text]


REFUSED: dict[str, Callable[[], object]] = {
    "two lines of a name": lambda: customer(given_name=f"{CANARY}\n"),
    "an empty name with a canary beside it": lambda: customer(family_name=" "),
    "a text as a birth day": lambda: customer(birth=CANARY),
    "a moment as a birth day": lambda: customer(birth=pendulum.datetime(1987, 3, 21)),
    "a postcode of letters": lambda: attrs.evolve(address(), postcode=CANARY),
    "a street of two lines": lambda: attrs.evolve(address(), street=f"{CANARY}\n1"),
    "a blank around a staff name": lambda: attrs.evolve(staff(), name=f"{CANARY} "),
    "a day of contact as text": lambda: contact(on=CANARY),
    "degrees off the globe": lambda: Coordinates(latitude=351.3127, longitude=9.4797),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_names_the_field_and_never_the_value(name: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        REFUSED[name]()
    for text in (str(caught.value), repr(caught.value), repr(caught.value.args)):
        for song in SONGS:
            assert song not in text


def test_an_inner_message_of_a_plugin_is_not_repeated() -> None:
    error = PluginError(
        plugin="tables",
        distribution="outreach-tables 0.1.0",
        place="source 'tables'.read",
        reason="raised KeyError",
    )
    error.__cause__ = KeyError(CANARY)
    assert CANARY not in str(error) + repr(error)
