"""How a wish for coaching becomes a package with exactly the consented fields."""

import hashlib
from collections.abc import Iterable

import attrs
import pendulum

from outreach_core.cases import Case, Referred, apply
from outreach_core.coaching import (
    CoachingNeed,
    CoachingOffer,
    OfferMatch,
    ReferralPackage,
    match_offers,
    referral_package,
)
from outreach_core.hooks import CaseStore, Delivery, Parcel, ParcelKind, Sink
from outreach_core.people import Customer


@attrs.frozen(kw_only=True)
class Referral:
    """One person handed on to one provider.

    Attributes:
        package: What the provider got.
        match: Why this offer.
        receipt: Where the package went.
    """

    package: ReferralPackage
    match: OfferMatch
    receipt: Delivery


def suitable_offers(
    need: CoachingNeed, offers: Iterable[CoachingOffer], *, as_of: pendulum.Date
) -> tuple[OfferMatch, ...]:
    """Return the offers that fit, best first, each with its reasons."""
    return tuple(m for m in match_offers(need, offers, as_of=as_of) if m.fits)


def refer(
    customer: Customer,
    *,
    need: CoachingNeed,
    match: OfferMatch,
    store: CaseStore,
    sink: Sink,
    on: pendulum.Date,
) -> Referral:
    """Hand one person on, under the consent that stands in the case.

    Noting the transfer comes before sending: whoever withdraws later must be told of
    everything that may have left. Run again after a crash, the same package goes out
    under the same key, which is one delivery.

    Args:
        customer: Who is referred.
        need: What the person would like; it is not kept in the case.
        match: The offer chosen, from :func:`suitable_offers`.
        store: Where the case with the consent is kept.
        sink: Where the package goes.
        on: Day of the transfer.

    Raises:
        ConsentMissingError: The consent does not allow this transfer.
        InvalidCaseEventError: The case does not allow it now.
    """
    events = store.read(customer.id)
    case = Case.of(customer.id, events)
    offer = match.offer
    package = referral_package(
        customer,
        need=need,
        offer=offer,
        consent=case.consent_for(offer.provider),
        as_of=on,
    )
    event = Referred(
        on=on, offer=offer.id, provider=offer.provider, fields=package.field_names
    )
    if event not in events:
        apply(case, event)
        store.append(customer.id, (event,), expected=len(events))
    key = hashlib.blake2b(
        f"{customer.id}\n{offer.id}\n{on.isoformat()}".encode(), digest_size=16
    ).hexdigest()
    parcel = Parcel(
        kind=ParcelKind.REFERRAL, name=f"{customer.id}-{key[:8]}", content=package
    )
    return Referral(package=package, match=match, receipt=sink.deliver(parcel, key=key))
