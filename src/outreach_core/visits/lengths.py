"""How long a visit takes when the door stays closed and when there is a talk."""

import math
from typing import Final

import attrs

from outreach_core._validators import is_positive, satisfies

_HUNDRED: Final = 100


@attrs.frozen(kw_only=True)
class VisitLength:
    """The two lengths a stop can have, and how often it is the long one.

    A plan that keeps only the closed door's minutes breaks a third of its promises; one
    that keeps every talk free makes half of the visits. Measured over simulated weeks,
    the mean plus half a standard deviation kept nearly all appointments and held the
    most talks (project notes on planning, section "closed doors"). The defaults are
    the numbers of that measurement.

    Attributes:
        closed_minutes: A closed door: ring, wait, leave the card; one or more.
        talk_minutes: Somebody opens and there is a talk; not less than
            ``closed_minutes``.
        open_percent: In how many of a hundred visits somebody opens, 0 to 100. Offices
            learn it from their own outcomes.
    """

    closed_minutes: int = attrs.field(default=10, validator=is_positive)
    talk_minutes: int = attrs.field(default=60)
    open_percent: int = attrs.field(
        default=25,
        validator=satisfies(
            "a whole number, 0 to 100", lambda v: type(v) is int and 0 <= v <= _HUNDRED
        ),
    )

    @talk_minutes.validator  # the only check that needs two fields
    def _not_shorter(self, attribute: "attrs.Attribute[int]", value: int) -> None:
        satisfies(
            "whole minutes, not fewer than a closed door takes",
            lambda v: type(v) is int and v >= self.closed_minutes,
        )(self, attribute, value)

    @classmethod
    def fixed(cls, minutes: int, *, open_percent: int = 25) -> "VisitLength":
        """Return a stop that takes *minutes*, whether somebody opens or not."""
        return cls(
            closed_minutes=minutes, talk_minutes=minutes, open_percent=open_percent
        )

    @property
    def mean_minutes(self) -> int:
        """The expected length, rounded up."""
        return _up(self._mean_times_hundred, _HUNDRED)

    @property
    def spread_minutes(self) -> int:
        """The standard deviation of the length, rounded up."""
        return _up(_root_up(self._variance_times_ten_thousand), _HUNDRED)

    @property
    def planned_minutes(self) -> int:
        """What a plan keeps free: mean plus half a standard deviation, rounded up.

        Whole numbers only: the same on every machine.
        """
        root = _root_up(self._variance_times_ten_thousand)
        return _up(2 * self._mean_times_hundred + root, 2 * _HUNDRED)

    @property
    def _mean_times_hundred(self) -> int:
        more = self.talk_minutes - self.closed_minutes
        return _HUNDRED * self.closed_minutes + self.open_percent * more

    @property
    def _variance_times_ten_thousand(self) -> int:
        more = self.talk_minutes - self.closed_minutes
        return more * more * self.open_percent * (_HUNDRED - self.open_percent)


def _up(value: int, by: int) -> int:
    return -(-value // by)


def _root_up(value: int) -> int:
    """Return the smallest whole number whose square is not below *value*."""
    root = math.isqrt(value)
    return root if root * root == value else root + 1
