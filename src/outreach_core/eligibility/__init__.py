"""Who is out of touch, by which rulebook, and why: facts, rulebooks, screening, radar."""

from outreach_core.eligibility.cure_window import CureWindow, cure_window
from outreach_core.eligibility.explaining import explain
from outreach_core.eligibility.facts import facts_from, facts_of
from outreach_core.eligibility.hearings import (
    HEARING_WORDS,
    OpenHearing,
    open_hearings,
)
from outreach_core.eligibility.priority import PRIORITIES, PriorityClass, priority_on
from outreach_core.eligibility.radar import Radar, RadarReading, radar
from outreach_core.eligibility.radar_entries import INSIDE, RadarEntry, RadarState
from outreach_core.eligibility.radar_words import (
    RADAR_STATE_WORDS,
    explain_radar,
    plan_words,
    radar_checks,
)
from outreach_core.eligibility.reachability import (
    Determination,
    HearingGround,
    HearingMatter,
    OfficeAppearance,
    PlannedContact,
    RadarInput,
)
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
from outreach_core.eligibility.section_7b import (
    BENEFIT_NAMES,
    CONSECUTIVE_NEEDED,
    EVIDENCE_WORDS,
    GRACE_PERIOD,
    HEARING_GROUNDS,
    IN_FORCE_SINCE,
    OPEN_QUESTIONS,
    REDUCTION_PERCENT,
    Evidence,
    OpenQuestion,
    allowed_benefit_names,
    benefit_name,
)
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
    "BENEFIT_NAMES",
    "BENEFIT_STEP",
    "BIRTH",
    "CONSECUTIVE_NEEDED",
    "EFFORTS",
    "EVIDENCE_WORDS",
    "FREE_STEP",
    "GRACE_PERIOD",
    "HEARING_GROUNDS",
    "HEARING_WORDS",
    "HOLDS",
    "INSIDE",
    "IN_BENEFIT",
    "IN_FORCE_SINCE",
    "LAST_CONTACT",
    "OPEN_QUESTIONS",
    "PRIORITIES",
    "RADAR_STATE_WORDS",
    "REDUCTION_PERCENT",
    "RULEBOOKS",
    "STANDING_WORDS",
    "UNKEPT_INVITATIONS",
    "VOCABULARY",
    "CureWindow",
    "Decision",
    "Determination",
    "Evidence",
    "HearingGround",
    "HearingMatter",
    "OfficeAppearance",
    "OpenHearing",
    "OpenQuestion",
    "PlannedContact",
    "PriorityClass",
    "Radar",
    "RadarEntry",
    "RadarInput",
    "RadarReading",
    "RadarState",
    "Screening",
    "Standing",
    "StepKey",
    "allowed_benefit_names",
    "benefit_name",
    "berlin",
    "cure_window",
    "explain",
    "explain_radar",
    "facts_from",
    "facts_of",
    "hold_title",
    "kassel",
    "kassel_at_least",
    "open_hearings",
    "plan_words",
    "priority_on",
    "protected",
    "radar",
    "radar_checks",
    "screen",
    "standing_of",
]
