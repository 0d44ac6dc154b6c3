"""What is said of one visit that is not in the plan?"""

import enum

import attrs

from outreach_core._messages import Words
from outreach_core.visits.requests import VisitId


class Cause(enum.StrEnum):
    """The kind of reason, for grouping; the words say more."""

    BLOCKED = "blocked"
    INTERPRETER = "interpreter"
    NO_TIMES = "no_times"
    ANOTHER_WAY = "another_way"
    ATTEMPTS = "attempts"
    ALTERNATIVE = "alternative"
    HOUSEHOLD = "household"
    NO_PAIR = "no_pair"
    WISHES = "wishes"
    HOURS = "hours"
    OTHER_PAIRS = "other_pairs"
    FULL = "full"


@attrs.frozen(kw_only=True)
class NotPlanned:
    """Why one visit is not in the plan.

    Attributes:
        visit: Which visit.
        cause: The kind of reason.
        reasons: At least one sentence.
        smallest_change: What would make it fit; ``None`` when nothing small is known.
    """

    visit: VisitId
    cause: Cause
    reasons: tuple[Words, ...]
    smallest_change: Words | None
