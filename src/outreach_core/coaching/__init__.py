"""Coaching: offers, needs, matching with reasons, referral by consent alone."""

from outreach_core.coaching.matching import OfferMatch, match_offers
from outreach_core.coaching.needs import CoachingNeed
from outreach_core.coaching.offers import (
    SENSITIVE_SUBJECTS,
    SUBJECT_WORDS,
    CoachingOffer,
    Subject,
)
from outreach_core.coaching.referrals import (
    REFERRAL_FIELDS,
    ReferralPackage,
    referral_package,
)

__all__ = [
    "REFERRAL_FIELDS",
    "SENSITIVE_SUBJECTS",
    "SUBJECT_WORDS",
    "CoachingNeed",
    "CoachingOffer",
    "OfferMatch",
    "ReferralPackage",
    "Subject",
    "match_offers",
    "referral_package",
]
