"""What may leave the house: exactly what the person agreed to."""

import pickle

import attrs
import pendulum
import pytest
from hypothesis import given

from outreach_core.coaching import (
    REFERRAL_FIELDS,
    CoachingNeed,
    CoachingOffer,
    Subject,
    referral_package,
)
from outreach_core.errors import ConsentMissingError
from outreach_core.people import (
    Address,
    Consent,
    ConsentForm,
    Customer,
    Hold,
    HoldKind,
)
from outreach_core.strategies.coaching import transfer_consents

AS_OF = pendulum.date(2026, 10, 23)
CANARY = "Kanarienvogel"
CUSTOMER = Customer(
    id="TEST-1",
    customer_number="123A456789",
    family_name=CANARY,
    given_name="Ada",
    birth=pendulum.date(1990, 2, 3),
    address=Address(
        street="Beispielweg 1", postcode="34117", town="Kassel", care_of="Muster"
    ),
    phone="0561 1234",
    email="ada@example.org",
)
NEED = CoachingNeed(subjects={Subject.DEBT, Subject.HOUSING}, language="uk")
OFFER = CoachingOffer(
    id="o1",
    provider="p1",
    provider_name="Beispiel-Werkstatt",
    title="Neuer Schwung",
    free_places=1,
    municipal_service=True,
)
CONSENT = Consent(
    recipient="p1",
    purpose="Coaching",
    fields=frozenset(REFERRAL_FIELDS),
    form=ConsentForm.WRITTEN,
    given_on=pendulum.date(2026, 10, 20),
    refusal_explained=True,
)


def package(**changes: object) -> object:
    values: dict[str, object] = {
        "need": NEED,
        "offer": OFFER,
        "consent": CONSENT,
        "as_of": AS_OF,
    }
    return referral_package(CUSTOMER, **(values | changes))


def faults(**changes: object) -> str:
    with pytest.raises(ConsentMissingError) as caught:
        package(**changes)
    assert CANARY not in str(caught.value)
    return caught.value.words.de


def test_with_full_consent_all_fields_are_there() -> None:
    assert dict(package().fields) == {
        "address": "c/o Muster, Beispielweg 1, 34117 Kassel",
        "birth": "03.02.1990",
        "email": "ada@example.org",
        "family_name": CANARY,
        "given_name": "Ada",
        "language": "Ukrainisch",
        "phone": "0561 1234",
        "subjects": "Schulden und Wohnen",
    }


@pytest.mark.parametrize("left_out", REFERRAL_FIELDS)
def test_a_field_taken_out_of_the_consent_is_out_of_the_package(left_out: str) -> None:
    fewer = attrs.evolve(CONSENT, fields=CONSENT.fields - {left_out})
    told = package().fields[left_out]
    found = package(consent=fewer)
    assert set(found.fields) == set(REFERRAL_FIELDS) - {left_out}
    assert told not in found.fields.values()


@given(transfer_consents())
def test_a_package_holds_exactly_the_consented_fields(consent: Consent) -> None:
    offer = attrs.evolve(OFFER, provider=consent.recipient)
    found = package(consent=consent, offer=offer, as_of=consent.given_on)
    assert set(found.fields) == consent.fields
    assert found.field_names == tuple(sorted(consent.fields))


def test_the_customer_number_and_the_reason_are_no_fields() -> None:
    assert not {"customer_number", "id", "reason", "history"} & set(REFERRAL_FIELDS)
    assert "123A456789" not in str(dict(package().fields))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"withdrawn_on": AS_OF}, "widerrufen"),
        ({"expires_on": AS_OF.subtract(days=1)}, "abgelaufen"),
        ({"given_on": AS_OF.add(days=1)}, "erst ab einem späteren Tag"),
        ({"recipient": "p2"}, "anderen Empfänger"),
        ({"refusal_explained": False}, "ohne Folgen"),
        ({"fields": frozenset({"phone", "shoe_size"})}, "1 der genannten Felder"),
    ],
)
def test_a_consent_that_does_not_cover_it_stops_the_transfer(
    change: dict[str, object], expected: str
) -> None:
    assert expected in faults(consent=attrs.evolve(CONSENT, **change))


def test_all_faults_are_told_together() -> None:
    consent = attrs.evolve(
        CONSENT, recipient="p2", withdrawn_on=AS_OF, refusal_explained=False
    )
    text = faults(consent=consent)
    assert text.count("\n") == 3


def test_without_any_consent_nothing_is_built() -> None:
    assert "keine Einwilligung" in faults(consent=None)


def test_a_consent_holds_on_its_last_day() -> None:
    assert package(consent=attrs.evolve(CONSENT, expires_on=AS_OF)).on == AS_OF


def test_health_is_told_only_with_consent_in_writing() -> None:
    # § 67b (2) SGB X: health data needs the written or electronic form.
    spoken = attrs.evolve(CONSENT, form=ConsentForm.SPOKEN)
    about_addiction = CoachingNeed(subjects={Subject.ADDICTION})
    assert "§ 67b" in faults(consent=spoken, need=about_addiction)
    untold = attrs.evolve(spoken, fields=frozenset({"phone"}))
    assert package(consent=untold, need=about_addiction).field_names == ("phone",)
    only_addiction = attrs.evolve(OFFER, subjects={Subject.ADDICTION})
    assert "§ 67b" in faults(consent=untold, offer=only_addiction)


@pytest.mark.parametrize(
    "kind", [HoldKind.ADDRESS_BLOCK, HoldKind.CONDITIONAL_BLOCK, HoldKind.DECEASED]
)
def test_a_blocked_person_is_in_no_export_and_the_block_is_not_named(
    kind: HoldKind,
) -> None:
    blocked = attrs.evolve(CUSTOMER, holds=(Hold(kind=kind, review_on=AS_OF),))
    with pytest.raises(ConsentMissingError) as caught:
        referral_package(blocked, need=NEED, offer=OFFER, consent=CONSENT, as_of=AS_OF)
    assert "block" not in str(caught.value).lower()


def test_a_missing_accreditation_is_a_warning() -> None:
    offer = attrs.evolve(OFFER, municipal_service=False)
    assert "§ 16k Abs. 5" in package(offer=offer).warnings[0].de
    assert package().warnings == ()


def test_a_package_is_silent_in_repr_and_travels() -> None:
    found = package()
    assert CANARY not in repr(found)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  our own bytes
    with pytest.raises(TypeError):
        found.fields["phone"] = "1"


def test_nothing_records_that_somebody_did_not_start_or_dropped_out() -> None:
    # § 16k (4) SGB II: no consequence, so no record either.
    from outreach_core import cases, coaching  # noqa: PLC0415  all names of both

    words = (
        "drop",
        "noshow",
        "no_show",
        "refus",
        "abort",
        "fail",
        "missed",
        "sanction",
    )
    for module in (coaching, cases):
        for name in module.__all__:
            found = getattr(module, name)
            fields = attrs.fields(found) if attrs.has(found) else ()
            told = [name.lower(), *(field.name for field in fields)]
            assert not [t for t in told if any(w in t for w in words)], name
