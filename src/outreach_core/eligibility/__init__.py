"""Who is out of touch, by which rulebook, and why: facts, rulebooks, screening."""

from outreach_core.eligibility.explaining import explain
from outreach_core.eligibility.facts import facts_from, facts_of
from outreach_core.eligibility.priority import PRIORITIES, PriorityClass, priority_on
from outreach_core.eligibility.rulebooks import (
    AGE_STEP,
    BENEFIT_STEP,
    FREE_STEP,
    RULEBOOKS,
    StepKey,
    berlin,
    kassel,
    kassel_at_least,
    protected,
)
from outreach_core.eligibility.screening import Decision, Screening, screen
from outreach_core.eligibility.standing import STANDING_WORDS, Standing, standing_of
from outreach_core.eligibility.vocabulary import (
    BIRTH,
    EFFORTS,
    HOLDS,
    IN_BENEFIT,
    LAST_CONTACT,
    UNKEPT_INVITATIONS,
    VOCABULARY,
    hold_title,
)

__all__ = [
    "AGE_STEP",
    "BENEFIT_STEP",
    "BIRTH",
    "EFFORTS",
    "FREE_STEP",
    "HOLDS",
    "IN_BENEFIT",
    "LAST_CONTACT",
    "PRIORITIES",
    "RULEBOOKS",
    "STANDING_WORDS",
    "UNKEPT_INVITATIONS",
    "VOCABULARY",
    "Decision",
    "PriorityClass",
    "Screening",
    "Standing",
    "StepKey",
    "berlin",
    "explain",
    "facts_from",
    "facts_of",
    "hold_title",
    "kassel",
    "kassel_at_least",
    "priority_on",
    "protected",
    "screen",
    "standing_of",
]
