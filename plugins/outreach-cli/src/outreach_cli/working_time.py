"""What an office can set about working time and pairs, and which rules that makes."""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.visits import (
    Daylight,
    HoursOverDays,
    HouseholdVisits,
    PairForming,
    SeniorWithJunior,
    WorkRules,
)

_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_CLOCK_WORDS: Final = Words('eine Uhrzeit wie "11:30"', 'a time of day like "11:30"')
_PAIR_WORDS: Final = Words('Paare wie "s1+s2"', 'pairs like "s1+s2"')
_DAYLIGHT: Final = re.compile(r"(\d{1,2}): *(\d\d:\d\d) *- *(\d\d:\d\d)")
_DAYLIGHT_WORDS: Final = Words(
    'Monate wie "12: 08:00-16:00"', 'months like "12: 08:00-16:00"'
)
_ONE_OF: Final = Words("eines von {names}", "one of {names}")
_TWO: Final = 2
_NUMBERS: Final = (
    *("max_work_minutes", "pause_minutes", "long_pause_minutes"),
    *("pause_part_minutes", "longest_stretch_minutes", "rest_minutes"),
    *("min_shift_minutes", "max_stops", "start_grid_minutes", "home_distance_m"),
)
_CLOCKS: Final = ("pause_from", "pause_until")
_PAIRS: Final = ("forbidden_pairs", "wanted_pairs")
_CHOICES: Final[Mapping[str, Mapping[str, Any]]] = {
    "profile": {"arbzg": None, "beamte": None},
    "pair_forming": {kind.value.replace("_", "-"): kind for kind in PairForming},
    "senior_with_junior": {kind.value: kind for kind in SeniorWithJunior},
    "households": {kind.value: kind for kind in HouseholdVisits},
}
_Part = Callable[[], dict[str, Any]]


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
        pair_forming: "per-day" for a tandem, "per-tour" for new pairs in one day,
            "per-stop" for a pair for each stop: two meet there, and such a plan is not
            replanned during the day.
        senior_with_junior: "any", "preferred" or "required".
        forbidden_pairs: Pairs that do not go together, each like "s1+s2".
        wanted_pairs: Pairs that should go together, each like "s1+s2".
        daylight: Shorter hours outside in single months, each like "12: 08:00-16:00".
        households: "near" or "together": one household is visited in one tour.
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
    daylight: tuple[str, ...] = ()
    households: str = "near"

    def __attrs_post_init__(self) -> None:
        faults = [fault for part in self._parts() for fault in _fault_of(part)]
        if faults:
            message = "the table [work]"
            raise ExceptionGroup(message, faults)

    def rules(self) -> WorkRules:
        """Return the rules that these settings make; they were checked when made."""
        given: dict[str, Any] = {}
        for part in self._parts():
            given |= part()
        if self.profile == "arbzg":
            return WorkRules.arbzg(**given)
        return WorkRules.beamte(**given | ({"law": self.law} if self.law else {}))

    def _parts(self) -> tuple[_Part, ...]:
        """Return what makes the rules, each part with at most one fault."""
        numbers = (functools.partial(self._number, name) for name in _NUMBERS)
        hours = (functools.partial(self._clock, name) for name in _CLOCKS)
        pairs = (functools.partial(self._pairs, name) for name in _PAIRS)
        chosen = (functools.partial(self._choice, name) for name in _CHOICES)
        return (*chosen, *numbers, *hours, *pairs, self._week, self._daylight)

    def _choice(self, name: str) -> dict[str, Any]:
        choices = _CHOICES[name]
        _chosen(name, getattr(self, name), tuple(choices))
        # The profile is no field of the rules: it chooses what makes them.
        found = choices[getattr(self, name)]
        return {} if found is None else {name: found}

    def _number(self, name: str) -> dict[str, Any]:
        value = getattr(self, name)
        if value is None:
            return {}
        WorkRules(**{name: value})
        return {name: value}

    def _clock(self, name: str) -> dict[str, Any]:
        text = getattr(self, name)
        return {f"{name}_minute": _minutes(name, text)} if text else {}

    def _pairs(self, name: str) -> dict[str, Any]:
        return {name: _couples(name, getattr(self, name))}

    def _week(self) -> dict[str, Any]:
        week = self.max_week_minutes
        if week is None:
            return {}
        try:
            limit = () if week == 0 else (HoursOverDays(days=7, max_minutes=week),)
        except InvalidValueError as error:
            field = "max_week_minutes"
            raise InvalidValueError(field, error.expected) from None
        return {"hours_over_days": limit}

    def _daylight(self) -> dict[str, Any]:
        return {"daylight": tuple(_month(text) for text in self.daylight)}


def _fault_of(part: _Part) -> list[InvalidValueError]:
    try:
        part()
    except InvalidValueError as error:
        return [error]
    return []


def _month(text: str) -> Daylight:
    field = "daylight"
    match = _DAYLIGHT.fullmatch(text.strip())
    if match is None:
        raise InvalidValueError(field, _DAYLIGHT_WORDS)
    try:
        return Daylight(
            month=int(match[1]),
            earliest_minute=_minutes(field, match[2]),
            latest_minute=_minutes(field, match[3]),
        )
    except InvalidValueError:
        raise InvalidValueError(field, _DAYLIGHT_WORDS) from None


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
