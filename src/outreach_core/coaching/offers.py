"""What coaching is on offer, by whom, for whom and until when it may be paid."""

import enum
from collections.abc import Iterable
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import (
    is_count,
    is_day_or_none,
    is_line,
    is_text,
    satisfies,
)
from outreach_core.ids import OfferId, ProviderId


class Subject(enum.StrEnum):
    """What coaching can be about; the person chooses what to name, if anything."""

    DEBT = "debt"
    ADDICTION = "addiction"
    JUSTICE = "justice"
    """Trouble with the police or the courts."""
    MENTAL_HEALTH = "mental_health"
    HOUSING = "housing"
    FAMILY = "family"
    DAILY_STRUCTURE = "daily_structure"
    LONELINESS = "loneliness"
    LANGUAGE = "language"
    WORK = "work"


SUBJECT_WORDS: Final = {
    Subject.DEBT: Words("Schulden", "debt"),
    Subject.ADDICTION: Words("Sucht", "addiction"),
    Subject.JUSTICE: Words("Polizei und Gericht", "police and courts"),
    Subject.MENTAL_HEALTH: Words("seelische Gesundheit", "mental health"),
    Subject.HOUSING: Words("Wohnen", "housing"),
    Subject.FAMILY: Words("Familie", "family"),
    Subject.DAILY_STRUCTURE: Words("Tagesstruktur", "daily structure"),
    Subject.LONELINESS: Words("Einsamkeit", "loneliness"),
    Subject.LANGUAGE: Words("Sprache", "language"),
    Subject.WORK: Words("Arbeit", "work"),
}
"""The name of each subject as a noun."""

SENSITIVE_SUBJECTS: Final = frozenset(
    {Subject.ADDICTION, Subject.JUSTICE, Subject.MENTAL_HEALTH}
)
"""Health data (Art. 9 GDPR, § 67b (1) SGB X) and, treated alike, Art. 10 GDPR."""


def _subjects(named: Iterable[Subject]) -> frozenset[Subject]:
    return frozenset(named)


def _languages(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(codes)


@attrs.frozen(kw_only=True)
class CoachingOffer:
    """One coaching offer in the office's own list.

    Attributes:
        id: Name of the offer in that list.
        provider: Who offers it.
        provider_name: Name of the provider as people know it.
        title: Name of the offer as people know it.
        subjects: What it is about; empty: whatever the person brings.
        languages: Languages spoken (ISO 639-1), at least one.
        free_places: Places free on the day of the list.
        starts_on: First day of the next start; ``None``: can start any day.
        accredited_until: Last day of the accreditation (§ 16k (5) SGB II, AZAV);
            ``None``: none is on record.
        municipal_service: A municipal service (§ 16a SGB II), which needs none.
        postcode: Where it takes place; empty when that is open.
    """

    id: OfferId = attrs.field(validator=is_text)
    provider: ProviderId = attrs.field(validator=is_text)
    provider_name: str = attrs.field(validator=is_text)
    title: str = attrs.field(validator=is_text)
    subjects: frozenset[Subject] = attrs.field(default=frozenset(), converter=_subjects)
    languages: frozenset[str] = attrs.field(
        default=frozenset({"de"}),
        converter=_languages,
        validator=satisfies("a set with at least one language", bool),
    )
    free_places: int = attrs.field(validator=is_count)
    starts_on: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )
    accredited_until: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )
    municipal_service: bool = False
    postcode: str = attrs.field(default="", validator=is_line)

    def first_day(self, as_of: pendulum.Date) -> pendulum.Date:
        """Return the day on which somebody could begin, *as_of* at the earliest."""
        return as_of if self.starts_on is None else max(as_of, self.starts_on)

    def may_be_paid_on(self, day: pendulum.Date) -> bool:
        """Say whether accreditation or § 16a SGB II covers *day* (§ 16k (5))."""
        covered = self.accredited_until is not None and day <= self.accredited_until
        return self.municipal_service or covered
