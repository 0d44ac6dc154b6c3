"""How far did one person come? The facts that measures count, one person a record."""

from typing import Final

import attrs
import pendulum

from outreach_core.cases import (
    MET_OUTCOMES,
    NEUTRAL_EXITS,
    Answered,
    Case,
    CoachingStarted,
    HandoverConfirmed,
    LetterHandedOver,
    Referred,
    VisitAgreed,
)

WEEK_MARKS: Final = (1, 2, 4, 8, 12, 26)
"""Weeks since the first letter at which the cohort is looked at."""
_DAYS_A_WEEK: Final = 7


@attrs.frozen(kw_only=True)
class PersonCourse:
    """What counts of one case; holds no id, so nothing can be traced back.

    Attributes:
        opened: A case was opened.
        first_letter: Day of the first letter; ``None``: none went out.
        neutral_exit: The case ended for a reason that says nothing about outreach.
        closed: The case is closed, for whatever reason.
        visits: Day of each visit made since the first letter, and whether there was a
            talk face to face.
        responded: Turned to us, or agreed to a visit, since the first letter.
        visits_agreed: Agreed to a visit since the first letter.
        re_engaged: The caseworker confirmed the handover talk.
        referred: Was referred to coaching.
        coaching_started: Coaching has begun.
        first_sign: First day on which the person counts as reached; ``None``: never.
    """

    opened: bool
    first_letter: pendulum.Date | None
    neutral_exit: bool
    closed: bool
    visits: tuple[tuple[pendulum.Date, bool], ...]
    responded: bool
    visits_agreed: bool
    re_engaged: bool
    referred: bool
    coaching_started: bool
    first_sign: pendulum.Date | None

    @property
    def in_base(self) -> bool:
        """Whether the person counts in denominators."""
        return self.opened and self.first_letter is not None and not self.neutral_exit

    @property
    def met(self) -> bool:
        """Whether there was a talk face to face."""
        return any(talk for _, talk in self.visits)

    @property
    def reached(self) -> bool:
        """Whether there was any sign of life that counts."""
        return self.first_sign is not None

    @property
    def still_open(self) -> bool:
        """Not reached yet, and the team keeps trying."""
        return not self.reached and not self.closed

    @property
    def ended_unreached(self) -> bool:
        """Not reached, and the case was closed."""
        return not self.reached and self.closed

    def weeks_since_letter(self, as_of: pendulum.Date) -> int:
        """Return whole weeks from the first letter to *as_of*; -1 without a letter."""
        if self.first_letter is None:
            return -1
        return (as_of - self.first_letter).days // _DAYS_A_WEEK

    def reached_within(self, weeks: int) -> bool:
        """Say whether the person was reached at most *weeks* weeks after the letter."""
        if self.first_sign is None or self.first_letter is None:
            return False
        return (self.first_sign - self.first_letter).days <= _DAYS_A_WEEK * weeks


def person_course(case: Case) -> PersonCourse:
    """Read off *case* what measures count; the case decides as of which day."""
    first = next(iter(case.days_of(LetterHandedOver)), None)

    def since_letter(days: tuple[pendulum.Date, ...]) -> tuple[pendulum.Date, ...]:
        return () if first is None else tuple(d for d in days if d >= first)

    answered = since_letter(case.days_of(Answered))
    agreed = since_letter(case.days_of(VisitAgreed))
    met = since_letter(case.met_on)
    handed_over = since_letter(case.days_of(HandoverConfirmed))
    referred = since_letter(case.days_of(Referred))
    signs = (*answered, *agreed, *met, *handed_over, *referred)
    return PersonCourse(
        opened=case.opened_on is not None,
        first_letter=first,
        neutral_exit=case.closed in NEUTRAL_EXITS,
        closed=case.closed is not None,
        visits=tuple(
            (v.day, v.outcome in MET_OUTCOMES)
            for v in case.ended_visits
            if first is not None and v.day >= first
        ),
        responded=bool(answered or agreed),
        visits_agreed=bool(agreed),
        re_engaged=bool(handed_over),
        referred=bool(referred),
        coaching_started=bool(referred and case.days_of(CoachingStarted)),
        first_sign=min(signs, default=None),
    )
