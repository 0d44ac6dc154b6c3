"""Which rules of working time and of pairs a plan must keep.

The default is the Arbeitszeitgesetz (ArbZG). It does not cover Beamte, so an office
may bring other numbers; that two people go is not a number and cannot be changed.
"""

import enum
from collections.abc import Iterable
from typing import Any, Final

import attrs
import pendulum

from outreach_core._validators import (
    is_count,
    is_positive,
    is_words_line,
    only,
    satisfies,
)
from outreach_core.ids import StaffId

ARBZG: Final = "ArbZG"
AZV: Final = "AZV"

Couple = tuple[StaffId, StaffId]


def _sorted_pairs(pairs: Iterable[Couple]) -> tuple[Couple, ...]:
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in pairs}))


class PairForming(enum.StrEnum):
    """How long two stay together.

    Attributes:
        PER_DAY: A tandem: whoever goes is in one tour of the day, with one partner.
        PER_TOUR: Somebody may be in several tours of one day, with other partners,
            and meets the next one at the office in between.
        PER_STOP: Each stop may have a pair of its own: two meet at its door, part after
            it and go on with others. Nobody visits alone; on the way they may be.
    """

    PER_DAY = "per_day"
    PER_TOUR = "per_tour"
    PER_STOP = "per_stop"


class SeniorWithJunior(enum.StrEnum):
    """Whether somebody new goes with somebody experienced.

    Attributes:
        ANY: Not asked.
        PREFERRED: A pair of a senior and a junior is a preference (level PAIRS).
        REQUIRED: A junior goes with a senior or not at all; the preference counts too.
    """

    ANY = "any"
    PREFERRED = "preferred"
    REQUIRED = "required"


@attrs.frozen(kw_only=True)
class HoursOverDays:
    """The most that one person is on tour within some days in a row.

    Only tours are known here; time in the office is counted by the office.

    Attributes:
        days: Calendar days in a row; every such stretch of the plan is looked at.
        max_minutes: The most minutes on tour without pauses within these days.
    """

    days: int = attrs.field(default=7, validator=is_positive)
    max_minutes: int = attrs.field(default=48 * 60, validator=is_positive)


def _by_days(given: Iterable[HoursOverDays]) -> tuple[HoursOverDays, ...]:
    return tuple(sorted(given, key=lambda h: (h.days, h.max_minutes)))


class HouseholdVisits(enum.StrEnum):
    """Whether people of one household are visited by the same two, in one tour.

    Attributes:
        NEAR: A preference, without a rule: each further visit of a household in a tour
            is a point in the level of the pairs, and there is no way between them.
        TOGETHER: A rule. Two visits that nobody promised, to one benefit unit at one
            place, stand in one tour or only one of them is planned, if some two who
            work on a common day may make both. That they follow each other directly
            is a preference here too.
    """

    NEAR = "near"
    TOGETHER = "together"


@attrs.frozen(kw_only=True)
class Daylight:
    """Shorter hours outside in one month of every year.

    Attributes:
        month: 1 (January) to 12.
        earliest_minute: No tour starts earlier, minutes after midnight.
        latest_minute: No tour ends later, minutes after midnight.
    """

    month: int = attrs.field(
        validator=satisfies(
            "a month, 1 to 12",
            lambda v: type(v) is int and 1 <= v <= 12,  # noqa: PLR2004  months
        )
    )
    earliest_minute: int = attrs.field(default=0, validator=is_count)
    latest_minute: int = attrs.field(default=24 * 60, validator=is_count)


def _by_month(given: Iterable[Daylight]) -> tuple[Daylight, ...]:
    return tuple(sorted(given, key=lambda d: (d.month, d.earliest_minute)))


@attrs.frozen(kw_only=True)
class WorkRules:
    """Working time of one pair on one day, and who goes with whom.

    The shift of a pair is the time in which both work. A pause falls inside the tour
    unless the pair leaves after it or is back at the office before its latest begin.
    It may be split: parts that are too short do not count.

    The defaults are those of :meth:`arbzg`. § 3 ArbZG lets ten hours a day average out
    to eight within six months; here every seven days keep 48 hours by themselves, so
    that no history is needed.

    Attributes:
        min_shift_minutes: A shorter common shift is not worth a tour.
        pause_after_minutes: A longer shift needs a pause (§ 4 ArbZG: 6 h).
        pause_minutes: Length of that pause (§ 4 ArbZG: 30).
        long_pause_after_minutes: A longer shift needs the long pause (§ 4: 9 h).
        long_pause_minutes: Length of the long pause (§ 4 ArbZG: 45).
        pause_part_minutes: A shorter part of a pause counts nothing (§ 4 ArbZG: 15).
        longest_stretch_minutes: Nobody works longer in a row (§ 4 ArbZG: 6 h).
        pause_from_minute: Earliest begin of a pause, minutes after midnight.
        pause_until_minute: Latest begin of a pause, minutes after midnight.
        max_work_minutes: Longest tour without its pause (§ 3 ArbZG: 10 h at most).
        rest_minutes: Time between two tours of one person (§ 5 ArbZG: 11 h).
        max_stops: Most stops of one tour; with pairs for each stop, of one person a day.
        earliest_minute: No tour starts earlier (daylight, custom of the office).
        latest_minute: No tour ends later (daylight).
        start_grid_minutes: Visits begin at a multiple of this, so that people can
            remember the time; 1 for to-the-minute plans.
        home_distance_m: Nobody visits an address this near to the own home, 0: off.
        hours_over_days: The most time on tour within some days; sorted, empty: none.
        pair_forming: Whether two stay together for the day, one tour or one stop.
        forbidden_pairs: Staff who do not go together, each pair sorted.
        wanted_pairs: Staff who should go together; a preference (level PAIRS). Who
            stands in both lists does not go together.
        senior_with_junior: Whether somebody new goes with somebody experienced.
        min_gap_days: Days from one attempt to the next, 1 or more: it can be tuned,
            never switched off. Visits that somebody asked for are not held back.
        max_attempts_a_month: Attempts in one calendar month, 1 or more.
        max_closed_doors: After so many closed doors in a row, 1 or more, no further
            one is planned: a letter or another place comes first.
        daylight: Shorter hours of single months, for dark mornings and evenings.
        households: Whether people of one household are visited in one tour.
        law: Where the numbers of working time come from, for the words of the checker.
    """

    min_shift_minutes: int = attrs.field(default=180, validator=is_positive)
    pause_after_minutes: int = attrs.field(default=360, validator=is_count)
    pause_minutes: int = attrs.field(default=30, validator=is_positive)
    long_pause_after_minutes: int = attrs.field(default=540, validator=is_count)
    long_pause_minutes: int = attrs.field(default=45, validator=is_positive)
    longest_stretch_minutes: int = attrs.field(default=360, validator=is_positive)
    pause_part_minutes: int = attrs.field(default=15, validator=is_positive)
    pause_from_minute: int = attrs.field(default=11 * 60 + 30, validator=is_count)
    pause_until_minute: int = attrs.field(default=14 * 60, validator=is_count)
    max_work_minutes: int = attrs.field(default=600, validator=is_positive)
    rest_minutes: int = attrs.field(default=11 * 60, validator=is_count)
    max_stops: int = attrs.field(default=16, validator=is_positive)
    earliest_minute: int = attrs.field(default=7 * 60, validator=is_count)
    latest_minute: int = attrs.field(default=20 * 60, validator=is_count)
    start_grid_minutes: int = attrs.field(default=5, validator=is_positive)
    home_distance_m: int = attrs.field(default=500, validator=is_count)
    hours_over_days: tuple[HoursOverDays, ...] = attrs.field(
        default=(HoursOverDays(),), converter=_by_days, validator=only(HoursOverDays)
    )
    pair_forming: PairForming = attrs.field(
        default=PairForming.PER_DAY, converter=PairForming
    )
    forbidden_pairs: tuple[Couple, ...] = attrs.field(
        default=(), converter=_sorted_pairs
    )
    wanted_pairs: tuple[Couple, ...] = attrs.field(default=(), converter=_sorted_pairs)
    senior_with_junior: SeniorWithJunior = attrs.field(
        default=SeniorWithJunior.ANY, converter=SeniorWithJunior
    )
    min_gap_days: int = attrs.field(default=7, validator=is_positive)
    max_attempts_a_month: int = attrs.field(default=3, validator=is_positive)
    max_closed_doors: int = attrs.field(default=3, validator=is_positive)
    daylight: tuple[Daylight, ...] = attrs.field(
        default=(), converter=_by_month, validator=only(Daylight)
    )
    households: HouseholdVisits = attrs.field(
        default=HouseholdVisits.NEAR, converter=HouseholdVisits
    )
    law: str = attrs.field(default=ARBZG, validator=is_words_line)

    @classmethod
    def arbzg(cls, **changes: Any) -> "WorkRules":
        """Return the rules of §§ 3 to 5 ArbZG, the default.

        Args:
            changes: Any field of this class; what is left out stays as in the law.
        """
        return cls(**changes)

    @classmethod
    def beamte(cls, *, law: str = AZV, **changes: Any) -> "WorkRules":
        """Return rules for Beamte, whom the ArbZG does not cover.

        Without arguments these are the numbers of the Arbeitszeitverordnung of the
        federation (§ 5 AZV: 30 minutes after six hours at the latest, 45 after more
        than nine, parts of 15, eleven hours of rest; § 3: 48 hours in seven days on
        average, kept here in every seven days), with ten hours a day as the limit of
        the house. They were read in excerpts, not in the official text: let your
        house confirm them before you rely on them.

        Beamte of a Land or a municipality have the decree of their Land. Its numbers
        are yours to bring, with its name.

        Args:
            law: Short name of the decree, as the checker shall cite it.
            changes: Any field of this class that the decree rules otherwise.
        """
        return cls(law=law, **changes)

    def outside_hours(self, day: pendulum.Date) -> tuple[int, int]:
        """Return between which minutes a tour may be out on *day*."""
        first, last = self.earliest_minute, self.latest_minute
        for entry in self.daylight:
            if entry.month == day.month:
                first = max(first, entry.earliest_minute)
                last = min(last, entry.latest_minute)
        return first, last

    def pause_needed(self, shift_minutes: int) -> int:
        """Return the length of the pause that a shift of *shift_minutes* needs."""
        if shift_minutes > self.long_pause_after_minutes:
            return self.long_pause_minutes
        return self.pause_minutes if shift_minutes > self.pause_after_minutes else 0

    def cited(self, paragraph: str) -> str:
        """Return the source of a number: the paragraph of the ArbZG, or the decree."""
        return f"{paragraph} {self.law}" if self.law == ARBZG else self.law
