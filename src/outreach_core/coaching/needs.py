"""What kind of coaching somebody would like."""

from collections.abc import Iterable

import attrs
import pendulum

from outreach_core._validators import is_day_or_none, is_text
from outreach_core.coaching.offers import Subject


def _subjects(named: Iterable[Subject]) -> frozenset[Subject]:
    return frozenset(named)


@attrs.frozen(kw_only=True)
class CoachingNeed:
    """What one person would like, in their own terms; nobody has to name a subject.

    Attributes:
        subjects: What it should be about; empty: the person would rather not say.
        language: Language wished (ISO 639-1), never derived from a nationality.
        earliest: First day that suits; ``None``: any day.
    """

    subjects: frozenset[Subject] = attrs.field(
        default=frozenset(), converter=_subjects, repr=False
    )
    language: str = attrs.field(default="de", repr=False, validator=is_text)
    earliest: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none, repr=False
    )
