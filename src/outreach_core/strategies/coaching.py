"""Strategies for coaching: offers, needs and packages."""

import pendulum
from hypothesis import strategies as st

from outreach_core.coaching import (
    REFERRAL_FIELDS,
    CoachingNeed,
    CoachingOffer,
    Subject,
)
from outreach_core.ids import OfferId, ProviderId
from outreach_core.people import Consent, ConsentForm
from outreach_core.strategies.calendar import days

_LANGUAGES = ("de", "en", "uk", "ar", "tr")


def subjects(
    *, min_size: int = 0, max_size: int | None = None
) -> st.SearchStrategy[frozenset[Subject]]:
    """Generate sets of subjects; shrinks towards the smallest set allowed."""
    return st.frozensets(st.sampled_from(Subject), min_size=min_size, max_size=max_size)


def coaching_needs(
    *, language: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[CoachingNeed]:
    """Generate needs; shrinks towards German and nothing named."""
    return st.builds(
        CoachingNeed,
        subjects=subjects(max_size=3),
        language=st.sampled_from(_LANGUAGES) if language is None else language,
        earliest=st.none() | days(),
    )


def coaching_offers(*, max_places: int = 5) -> st.SearchStrategy[CoachingOffer]:
    """Generate offers; shrinks towards a full one, in German, open to all subjects.

    Args:
        max_places: Most free places.
    """
    return st.builds(
        CoachingOffer,
        id=st.integers(1, 99).map(lambda n: OfferId(f"o{n}")),
        provider=st.integers(1, 9).map(lambda n: ProviderId(f"p{n}")),
        provider_name=st.just("Träger"),
        title=st.just("Coaching"),
        subjects=subjects(max_size=3),
        languages=st.frozensets(st.sampled_from(_LANGUAGES), min_size=1),
        free_places=st.integers(0, max_places),
        starts_on=st.none() | days(),
        accredited_until=st.none() | days(),
        municipal_service=st.booleans(),
    )


def transfer_consents(
    *,
    recipient: st.SearchStrategy[ProviderId] | None = None,
    given_on: st.SearchStrategy[pendulum.Date] | None = None,
) -> st.SearchStrategy[Consent]:
    """Generate consents that name existing fields; shrinks towards one field, in writing.

    Args:
        recipient: Providers to choose from.
        given_on: Days to choose from; any day by default.
    """
    providers = st.integers(1, 9).map(lambda n: ProviderId(f"p{n}"))
    return st.builds(
        Consent,
        recipient=providers if recipient is None else recipient,
        purpose=st.just("Coaching"),
        fields=st.frozensets(st.sampled_from(REFERRAL_FIELDS), min_size=1),
        form=st.sampled_from([ConsentForm.WRITTEN, ConsentForm.ELECTRONIC]),
        given_on=days() if given_on is None else given_on,
        refusal_explained=st.just(value=True),
    )
