"""Which rules of working time and of pairs a plan must keep.

The default is the Arbeitszeitgesetz (ArbZG). It does not cover Beamte, so an office
may bring other numbers; that two people go is not a number and cannot be changed.
"""

import attrs

from outreach_core._validators import is_count, is_positive
from outreach_core.ids import StaffId


def _sorted_pairs(
    pairs: tuple[tuple[StaffId, StaffId], ...],
) -> tuple[tuple[StaffId, StaffId], ...]:
    return tuple(sorted((min(a, b), max(a, b)) for a, b in pairs))


@attrs.frozen(kw_only=True)
class WorkRules:
    """Working time of one pair on one day, and who must not go together.

    The shift of a pair is the time in which both work. A pause falls inside the tour
    unless the pair leaves after it or is back at the office before its latest begin.

    Attributes:
        min_shift_minutes: A shorter common shift is not worth a tour.
        pause_after_minutes: A longer shift needs a pause (§ 4 ArbZG: 6 h).
        pause_minutes: Length of that pause (§ 4 ArbZG: 30).
        long_pause_after_minutes: A longer shift needs the long pause (§ 4: 9 h).
        long_pause_minutes: Length of the long pause (§ 4 ArbZG: 45).
        longest_stretch_minutes: Nobody works longer in a row (§ 4 ArbZG: 6 h).
        pause_from_minute: Earliest begin of a pause, minutes after midnight.
        pause_until_minute: Latest begin of a pause, minutes after midnight.
        max_work_minutes: Longest tour without its pause (§ 3 ArbZG: 10 h at most).
        rest_minutes: Time between two tours of one person (§ 5 ArbZG: 11 h).
        max_stops: Most stops of one tour.
        earliest_minute: No tour starts earlier (daylight, custom of the office).
        latest_minute: No tour ends later (daylight).
        start_grid_minutes: Visits begin at a multiple of this, so that people can
            remember the time; 1 for to-the-minute plans.
        home_distance_m: Nobody visits an address this near to the own home, 0: off.
        forbidden_pairs: Staff who do not go together, each pair sorted.
    """

    min_shift_minutes: int = attrs.field(default=180, validator=is_positive)
    pause_after_minutes: int = attrs.field(default=360, validator=is_count)
    pause_minutes: int = attrs.field(default=30, validator=is_positive)
    long_pause_after_minutes: int = attrs.field(default=540, validator=is_count)
    long_pause_minutes: int = attrs.field(default=45, validator=is_positive)
    longest_stretch_minutes: int = attrs.field(default=360, validator=is_positive)
    pause_from_minute: int = attrs.field(default=11 * 60 + 30, validator=is_count)
    pause_until_minute: int = attrs.field(default=14 * 60, validator=is_count)
    max_work_minutes: int = attrs.field(default=600, validator=is_positive)
    rest_minutes: int = attrs.field(default=11 * 60, validator=is_count)
    max_stops: int = attrs.field(default=16, validator=is_positive)
    earliest_minute: int = attrs.field(default=7 * 60, validator=is_count)
    latest_minute: int = attrs.field(default=20 * 60, validator=is_count)
    start_grid_minutes: int = attrs.field(default=5, validator=is_positive)
    home_distance_m: int = attrs.field(default=500, validator=is_count)
    forbidden_pairs: tuple[tuple[StaffId, StaffId], ...] = attrs.field(
        default=(), converter=_sorted_pairs
    )

    def pause_needed(self, shift_minutes: int) -> int:
        """Return the length of the pause that a shift of *shift_minutes* needs."""
        if shift_minutes > self.long_pause_after_minutes:
            return self.long_pause_minutes
        return self.pause_minutes if shift_minutes > self.pause_after_minutes else 0
