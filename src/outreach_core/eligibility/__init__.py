"""Who is out of touch, by which rulebook, and why: facts, rulebooks, screening, radar."""

from outreach_core.eligibility.cure_window import CureWindow, cure_window
from outreach_core.eligibility.explaining import explain
from outreach_core.eligibility.facts import facts_from, facts_of
from outreach_core.eligibility.for_citizens import citizen_reasons, citizen_texts
from outreach_core.eligibility.hearings import OpenHearing
from outreach_core.eligibility.priority import PRIORITIES, PriorityClass
from outreach_core.eligibility.radar import Radar, RadarReading, radar
from outreach_core.eligibility.radar_entries import RadarEntry, RadarState
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
    OfficeStatements,
    PlannedContact,
    RadarInput,
)
from outreach_core.eligibility.rulebooks import (
    BENEFIT_STEP,
    FREE_STEP,
    RULEBOOKS,
    StepKey,
    berlin,
    kassel,
    kassel_at_least,
    protected,
)
from outreach_core.eligibility.screening import (
    THROUGH_HOUSEHOLD,
    Decision,
    Screening,
    screen,
    screen_summaries,
)
from outreach_core.eligibility.section_7b import (
    EVIDENCE_WORDS,
    HEARING_GROUNDS,
    IN_FORCE_SINCE,
    OPEN_QUESTIONS,
    Evidence,
    OpenQuestion,
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
    "BENEFIT_STEP",
    "BIRTH",
    "EFFORTS",
    "EVIDENCE_WORDS",
    "FREE_STEP",
    "HEARING_GROUNDS",
    "HOLDS",
    "IN_BENEFIT",
    "IN_FORCE_SINCE",
    "LAST_CONTACT",
    "OPEN_QUESTIONS",
    "PRIORITIES",
    "RADAR_STATE_WORDS",
    "RULEBOOKS",
    "STANDING_WORDS",
    "THROUGH_HOUSEHOLD",
    "UNKEPT_INVITATIONS",
    "VOCABULARY",
    "CureWindow",
    "Decision",
    "Determination",
    "Evidence",
    "HearingGround",
    "HearingMatter",
    "OfficeAppearance",
    "OfficeStatements",
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
    "berlin",
    "citizen_reasons",
    "citizen_texts",
    "cure_window",
    "explain",
    "explain_radar",
    "facts_from",
    "facts_of",
    "hold_title",
    "kassel",
    "kassel_at_least",
    "plan_words",
    "protected",
    "radar",
    "radar_checks",
    "screen",
    "screen_summaries",
    "standing_of",
]
