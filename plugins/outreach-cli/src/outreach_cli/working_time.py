"""What an office can set about working time and pairs, and which rules that makes."""

import re
from typing import Any, Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.visits import (
    HoursOverDays,
    PairForming,
    SeniorWithJunior,
    WorkRules,
)

_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_CLOCK_WORDS: Final = Words('eine Uhrzeit wie "11:30"', 'a time of day like "11:30"')
_PAIR_WORDS: Final = Words('Paare wie "s1+s2"', 'pairs like "s1+s2"')
_ONE_OF: Final = Words("eines von {names}", "one of {names}")
_TWO: Final = 2


@attrs.frozen(kw_only=True)
class WorkSettings:
    """Working time and pairs; what is left out stays as the profile says.

    Attributes:
        profile: "arbzg" for employees (§§ 3 to 5 ArbZG), "beamte" for Beamte, whom the
            ArbZG does not cover; a mixed team takes the stricter number of the two.
        law: Name of the decree that the numbers come from, for "beamte"; empty: AZV.
        max_work_minutes: Longest tour of a day without its pause.
        max_week_minutes: Most minutes on tour within seven days; 0: no limit.
        pause_minutes: Pause of a shift longer than six hours.
        long_pause_minutes: Pause of a shift longer than nine hours.
        pause_part_minutes: A shorter part of a split pause does not count.
        longest_stretch_minutes: Nobody works longer in a row.
        pause_from: Earliest begin of a pause, "HH:MM"; empty: as the profile says.
        pause_until: Latest begin of a pause, "HH:MM"; empty: as the profile says.
        rest_minutes: Time between the tours of two days.
        min_shift_minutes: A shorter common shift is not worth a tour.
        max_stops: Most stops of one tour.
        start_grid_minutes: Visits begin at a multiple of this.
        home_distance_m: Nobody visits an address this near to the own home; 0: off.
        pair_forming: "per-day" for a tandem, "per-tour" for new pairs in one day.
        senior_with_junior: "any", "preferred" or "required".
        forbidden_pairs: Pairs that do not go together, each like "s1+s2".
        wanted_pairs: Pairs that should go together, each like "s1+s2".
    """

    profile: str = "arbzg"
    law: str = ""
    max_work_minutes: int | None = None
    max_week_minutes: int | None = None
    pause_minutes: int | None = None
    long_pause_minutes: int | None = None
    pause_part_minutes: int | None = None
    longest_stretch_minutes: int | None = None
    pause_from: str = ""
    pause_until: str = ""
    rest_minutes: int | None = None
    min_shift_minutes: int | None = None
    max_stops: int | None = None
    start_grid_minutes: int | None = None
    home_distance_m: int | None = None
    pair_forming: str = "per-day"
    senior_with_junior: str = "any"
    forbidden_pairs: tuple[str, ...] = ()
    wanted_pairs: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        self.rules()

    def rules(self) -> WorkRules:
        """Return the rules that these settings make.

        Raises:
            InvalidValueError: A value that no rule can hold.
        """
        _chosen("profile", self.profile, ("arbzg", "beamte"))
        numbers = (
            *("max_work_minutes", "pause_minutes", "long_pause_minutes"),
            *("pause_part_minutes", "longest_stretch_minutes", "rest_minutes"),
            *("min_shift_minutes", "max_stops", "start_grid_minutes"),
            "home_distance_m",
        )
        given: dict[str, Any] = {
            name: value
            for name in numbers
            if (value := getattr(self, name)) is not None
        }
        given |= self._hours() | self._pairs()
        if self.profile == "arbzg":
            return WorkRules.arbzg(**given)
        return WorkRules.beamte(**given | ({"law": self.law} if self.law else {}))

    def _hours(self) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for name in ("pause_from", "pause_until"):
            text = getattr(self, name)
            if text:
                given[f"{name}_minute"] = _minutes(name, text)
        week = self.max_week_minutes
        if week is not None:
            limit = () if week == 0 else (HoursOverDays(days=7, max_minutes=week),)
            given["hours_over_days"] = limit
        return given

    def _pairs(self) -> dict[str, Any]:
        forming = {kind.value.replace("_", "-"): kind for kind in PairForming}
        levels = {kind.value: kind for kind in SeniorWithJunior}
        _chosen("pair_forming", self.pair_forming, tuple(forming))
        _chosen("senior_with_junior", self.senior_with_junior, tuple(levels))
        return {
            "pair_forming": forming[self.pair_forming],
            "senior_with_junior": levels[self.senior_with_junior],
            "forbidden_pairs": _couples("forbidden_pairs", self.forbidden_pairs),
            "wanted_pairs": _couples("wanted_pairs", self.wanted_pairs),
        }


def _chosen(field: str, value: str, names: tuple[str, ...]) -> None:
    if value not in names:
        listed = ", ".join(f'"{name}"' for name in names)
        raise InvalidValueError(field, _ONE_OF.fill(names=listed))


def _minutes(field: str, text: str) -> int:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise InvalidValueError(field, _CLOCK_WORDS)
    return 60 * int(match[1]) + int(match[2])


def _couples(field: str, texts: tuple[str, ...]) -> tuple[tuple[StaffId, StaffId], ...]:
    couples = []
    for text in texts:
        names = [StaffId(part.strip()) for part in text.split("+")]
        if len(names) != _TWO or not all(names) or names[0] == names[1]:
            raise InvalidValueError(field, _PAIR_WORDS)
        couples.append((names[0], names[1]))
    return tuple(couples)
