"""What may be handed to a coaching provider: exactly what the person agreed to.

A package is built from a consent, never from what the office knows. Nothing here
tells the office whether somebody took up the offer: coaching is voluntary, and not
starting or dropping it has no consequence (§ 16k (4) SGB II).
"""

from collections.abc import Callable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import AND, Language, Words, enumerated
from outreach_core._validators import ReadOnly, is_day, is_text
from outreach_core.calendar import numeric_date
from outreach_core.coaching.needs import CoachingNeed
from outreach_core.coaching.offers import (
    SENSITIVE_SUBJECTS,
    SUBJECT_WORDS,
    CoachingOffer,
)
from outreach_core.errors import ConsentMissingError
from outreach_core.ids import CustomerId, OfferId, ProviderId
from outreach_core.people import (
    Consent,
    ConsentForm,
    Customer,
    HoldKind,
    language_words,
)

_SUBJECT: Final = Words("Vermittlung an einen Träger", "Referral to a provider")
_NO_TRANSFER: Final = frozenset(
    {HoldKind.ADDRESS_BLOCK, HoldKind.CONDITIONAL_BLOCK, HoldKind.DECEASED}
)
# §§ 51, 52 BMG: blocked people never appear in an export to a provider.


def _address(customer: Customer) -> str:
    address = customer.address
    if address is None:
        return ""
    care_of = f"c/o {address.care_of}" if address.care_of else ""
    parts = (care_of, address.street, f"{address.postcode} {address.town}")
    return ", ".join(part for part in parts if part)


def _birth(customer: Customer) -> str:
    known = customer.birth
    return "" if known is None else numeric_date(known, Language.DE)


def _subjects(need: CoachingNeed) -> str:
    names = [SUBJECT_WORDS[subject].de for subject in sorted(need.subjects)]
    return enumerated(names, last=AND.de)


_READ: Final[Mapping[str, Callable[[Customer, CoachingNeed], str]]] = ReadOnly(
    {
        "address": lambda customer, _: _address(customer),
        "birth": lambda customer, _: _birth(customer),
        "email": lambda customer, _: customer.email,
        "family_name": lambda customer, _: customer.family_name,
        "given_name": lambda customer, _: customer.given_name,
        "language": lambda _, need: language_words(need.language).de,
        "phone": lambda customer, _: customer.phone,
        "subjects": lambda _, need: _subjects(need),
    }
)

REFERRAL_FIELDS: Final = tuple(sorted(_READ))
"""Names of all fields that a package may hold; there is no other one.

No customer number (§ 51a SGB II), no history of contacts, no reason for the silence.
"""


def _by_name(fields: Mapping[str, str]) -> Mapping[str, str]:
    return ReadOnly(dict(sorted(fields.items())))


@attrs.frozen(kw_only=True)
class ReferralPackage:
    """What one provider gets about one person, and under which consent.

    Attributes:
        customer: Whose package it is; stays in the house, it is not among *fields*.
        recipient: The one provider that the consent names.
        offer: The offer it is for.
        purpose: Purpose in the words the person was told.
        fields: Value by name of field, exactly the consented ones, sorted by name;
            empty text where the office knows nothing.
        on: Day on which it was put together; the consent holds on that day.
        warnings: What a person should look at before it goes out.
    """

    customer: CustomerId
    recipient: ProviderId
    offer: OfferId
    purpose: str = attrs.field(repr=False, validator=is_text)
    fields: Mapping[str, str] = attrs.field(converter=_by_name, repr=False, hash=False)
    on: pendulum.Date = attrs.field(validator=is_day)
    warnings: tuple[Words, ...] = ()

    @property
    def field_names(self) -> tuple[str, ...]:
        """Names of the fields, sorted; this much is kept on record after sending."""
        return tuple(self.fields)


def referral_package(
    customer: Customer,
    *,
    need: CoachingNeed,
    offer: CoachingOffer,
    consent: Consent | None,
    as_of: pendulum.Date,
) -> ReferralPackage:
    """Put together exactly the fields that *customer* agreed to hand to the provider.

    Args:
        customer: Who is referred.
        need: What the person would like.
        offer: Where to.
        consent: What the person agreed to; ``None``: nothing yet.
        as_of: Day of the transfer.

    Raises:
        ConsentMissingError: Any part of the consent is missing, withdrawn or expired,
            names another recipient or a field nobody may hand over, is not in writing
            although health is told, or a block on the address forbids every transfer.
            All faults are listed, none says anything about the person.

    Source:
        §§ 67b (1), (2), 78 SGB X; Art. 7, 9 and 10 GDPR; §§ 51, 52 BMG.
    """
    faults = _faults(customer, need, offer, consent, as_of)
    if faults or consent is None:
        raise ConsentMissingError(subject=_SUBJECT, faults=faults)
    return ReferralPackage(
        customer=customer.id,
        recipient=consent.recipient,
        offer=offer.id,
        purpose=consent.purpose,
        fields={name: _READ[name](customer, need) for name in consent.fields},
        on=as_of,
        warnings=_warnings(offer, as_of),
    )


def _faults(
    customer: Customer,
    need: CoachingNeed,
    offer: CoachingOffer,
    consent: Consent | None,
    as_of: pendulum.Date,
) -> tuple[Words, ...]:
    faults = []
    if _NO_TRANSFER & frozenset(customer.holds_on(as_of)):
        # Which hold it is stays unsaid: the message may end in a log.
        faults.append(
            Words(
                "Ein Vermerk an der Person schließt jede Weitergabe aus. Bitte die "
                "dafür benannte Person fragen.",
                "A hold on the person forbids every transfer. Ask the person named "
                "for such decisions.",
            )
        )
    if consent is None:
        faults.append(
            Words(
                "Es gibt keine Einwilligung. Bitte zuerst darum bitten.",
                "There is no consent. Ask for it first.",
            )
        )
        return tuple(faults)
    return (*faults, *_consent_faults(need, offer, consent, as_of))


def _consent_faults(
    need: CoachingNeed, offer: CoachingOffer, consent: Consent, as_of: pendulum.Date
) -> tuple[Words, ...]:
    faults = []
    if consent.recipient != offer.provider:
        faults.append(
            Words(
                "Die Einwilligung nennt einen anderen Empfänger als den Träger.",
                "The consent names another recipient than the provider.",
            )
        )
    unknown = sorted(consent.fields - set(REFERRAL_FIELDS))
    if unknown:
        faults.append(
            Words(
                "{n} der genannten Felder gibt es nicht. Möglich sind: {known}.",
                "{n} of the fields named do not exist. Possible are: {known}.",
            ).fill(n=len(unknown), known=", ".join(REFERRAL_FIELDS))
        )
    faults.extend(_time_faults(consent, as_of))
    if consent.form is ConsentForm.SPOKEN and _tells_health(need, offer, consent):
        faults.append(
            Words(
                "Angaben zur Gesundheit brauchen eine Einwilligung in Schriftform "
                "oder elektronisch (§ 67b Abs. 2 SGB X).",
                "Health data needs consent in writing or electronic form "
                "(§ 67b (2) SGB X).",
            )
        )
    return tuple(faults)


def _time_faults(consent: Consent, as_of: pendulum.Date) -> tuple[Words, ...]:
    # The same questions as Consent.holds_on, one by one, so that each gets its answer.
    withdrawn = consent.withdrawn_on is not None and as_of >= consent.withdrawn_on
    expired = consent.expires_on is not None and as_of > consent.expires_on
    found = (
        (
            not consent.refusal_explained,
            Words(
                "Es ist nicht festgehalten, dass ein Nein ohne Folgen bleibt.",
                "It is not on record that a refusal has no consequences.",
            ),
        ),
        (
            as_of < consent.given_on,
            Words(
                "Die Einwilligung gilt erst ab einem späteren Tag.",
                "The consent holds from a later day on.",
            ),
        ),
        (
            withdrawn,
            Words(
                "Die Einwilligung ist widerrufen: nichts wird mehr weitergegeben.",
                "The consent was withdrawn: nothing is handed over any more.",
            ),
        ),
        (
            expired,
            Words(
                "Die Einwilligung ist abgelaufen. Bitte noch einmal fragen.",
                "The consent has expired. Ask again.",
            ),
        ),
    )
    return tuple(words for fault, words in found if fault)


def _tells_health(need: CoachingNeed, offer: CoachingOffer, consent: Consent) -> bool:
    # An offer about nothing else says it by its name alone.
    named = "subjects" in consent.fields and need.subjects & SENSITIVE_SUBJECTS
    return bool(named) or (
        bool(offer.subjects) and offer.subjects <= SENSITIVE_SUBJECTS
    )


def _warnings(offer: CoachingOffer, as_of: pendulum.Date) -> tuple[Words, ...]:
    if offer.may_be_paid_on(offer.first_day(as_of)):
        return ()
    return (
        Words(
            "Für den Beginn ist keine gültige Zulassung eingetragen (§ 16k Abs. 5 "
            "SGB II). Bitte vor der Weitergabe klären.",
            "No valid accreditation is on record for the start (§ 16k (5) SGB II). "
            "Clear this before handing over.",
        ),
    )
