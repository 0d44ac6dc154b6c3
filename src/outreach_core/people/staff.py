"""Who goes out: the members of staff, when they work and whom they must not visit."""

import enum
from collections.abc import Iterable
from typing import Final

import attrs
import pendulum

from outreach_core._validators import is_day, is_text, satisfies
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people.addresses import Coordinates

MINUTES_A_DAY: Final = 24 * 60


def _with_german(languages: Iterable[str]) -> frozenset[str]:
    return frozenset(languages) | {"de"}


def _names(given: Iterable[str]) -> frozenset[str]:
    return frozenset(given)


def _customers(given: Iterable[CustomerId]) -> frozenset[CustomerId]:
    return frozenset(given)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and value != "" and value == value.strip()


class Gender(enum.StrEnum):
    """Gender as stated by the member of staff; no statement is ``None``."""

    WOMAN = "woman"
    MAN = "man"
    DIVERSE = "diverse"


class Seniority(enum.StrEnum):
    """How long somebody has done visits, as the office sees it; never a grade of pay."""

    SENIOR = "senior"
    JUNIOR = "junior"


@attrs.frozen(kw_only=True)
class WorkingHours:
    """Working time on one weekday.

    Attributes:
        weekday: 0 is Monday, 6 is Sunday.
        start_minute: Minutes after local midnight.
        end_minute: Minutes after local midnight, later than the start.
    """

    weekday: int = attrs.field(
        validator=satisfies("0 (Monday) to 6 (Sunday)", lambda v: v in range(7))
    )
    start_minute: int = attrs.field(
        validator=satisfies("minutes after midnight", lambda v: 0 <= v < MINUTES_A_DAY)
    )
    end_minute: int = attrs.field()

    @end_minute.validator  # the only check that needs two fields
    def _ends_later(self, attribute: "attrs.Attribute[int]", value: int) -> None:
        satisfies(
            "minutes after midnight, later than the start",
            lambda v: self.start_minute < v <= MINUTES_A_DAY,
        )(self, attribute, value)


@attrs.frozen(kw_only=True)
class Absence:
    """Days on which somebody does not work; the reason is nobody's business here.

    Attributes:
        first: First day off.
        last: Last day off, not before the first: turned around, it would be no day
            off at all, and somebody on leave would be planned.
    """

    first: pendulum.Date = attrs.field(validator=is_day)
    last: pendulum.Date = attrs.field(validator=is_day)

    @last.validator  # the only check that needs two fields
    def _ends_later(
        self, attribute: "attrs.Attribute[pendulum.Date]", value: pendulum.Date
    ) -> None:
        satisfies("a day not before the first", lambda v: v >= self.first)(
            self, attribute, value
        )


@attrs.frozen(kw_only=True)
class StaffMember:
    """One member of the outreach staff; taking part is voluntary.

    Attributes:
        id: Short name chosen by the office.
        name: Name as it stands in letters ("Frau Ley"); first names by local choice.
        gender: Only where stated; used for wishes and the preference for mixed pairs.
        languages: Languages spoken (ISO 639-1); German is always among them.
        hours: Working hours, at most one entry a weekday.
        absences: Days off.
        conflicts: Customers whom this person must not visit (declared by the person).
        home: Rough position of the own home, so that nobody is sent next door.
        trainings: Short names of trainings ("krisen", "sucht"); a visit may need one.
        seniority: Experienced or new; ``None`` when the office does not say.
        start: Where the day begins if not at the office, for example at another site.
        end: Where it ends if not where it begins.
        knows: Customers whom this person has met at work; a preference. A customer who
            stands among the conflicts too is a conflict.
    """

    id: StaffId = attrs.field(validator=is_text)
    name: str = attrs.field(repr=False, validator=is_text)
    gender: Gender | None = attrs.field(default=None, repr=False)
    languages: frozenset[str] = attrs.field(default=(), converter=_with_german)
    hours: tuple[WorkingHours, ...] = attrs.field(
        default=(),
        validator=satisfies(
            "at most one entry a weekday",
            lambda v: len({h.weekday for h in v}) == len(v),
        ),
    )
    absences: tuple[Absence, ...] = attrs.field(default=(), repr=False)
    conflicts: frozenset[CustomerId] = attrs.field(default=frozenset(), repr=False)
    home: Coordinates | None = attrs.field(default=None, repr=False)
    trainings: frozenset[str] = attrs.field(
        default=frozenset(),
        converter=_names,
        repr=False,
        validator=satisfies(
            "short names without surrounding blanks", lambda v: all(map(_is_name, v))
        ),
    )
    seniority: Seniority | None = attrs.field(default=None, repr=False)
    start: Coordinates | None = attrs.field(default=None, repr=False)
    end: Coordinates | None = attrs.field(default=None, repr=False)
    knows: frozenset[CustomerId] = attrs.field(
        default=frozenset(), converter=_customers, repr=False
    )

    def works_on(self, day: pendulum.Date) -> WorkingHours | None:
        """Return the working hours on *day*; ``None`` on a day off."""
        if any(absence.first <= day <= absence.last for absence in self.absences):
            return None
        # date.weekday(): pendulum's day_of_week changed its origin between releases.
        return next((h for h in self.hours if h.weekday == day.weekday()), None)
