"""What was tried with one person before, and what was announced already."""

from collections.abc import Iterable
from typing import Any

import attrs
import pendulum

from outreach_core._validators import is_day, satisfies
from outreach_core.ids import StaffId
from outreach_core.people.staff import MINUTES_A_DAY

_is_minute = satisfies(
    "minutes after midnight", lambda v: type(v) is int and 0 <= v < MINUTES_A_DAY
)


@attrs.frozen(kw_only=True)
class Attempt:
    """One attempt to reach a person: a door that stayed closed, or a letter.

    Attributes:
        on: The day.
        start_minute: When the two stood at the closed door, minutes after local
            midnight; ``None`` for an attempt by another way (a letter, a meeting
            somewhere else).
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int | None = attrs.field(default=None)

    @start_minute.validator  # ours accepts no None
    def _is_time(self, attribute: "attrs.Attribute[int]", value: int | None) -> None:
        if value is not None:
            _is_minute(self, attribute, value)


def in_time(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Sort by day; on one day the other way (a letter) comes before the door."""
    return tuple(
        sorted(
            attempts,
            key=lambda a: (a.on, -1 if a.start_minute is None else a.start_minute),
        )
    )


def _sorted_pair(pair: Any) -> Any:
    # Anything but two names is left for the validator, which says what is expected.
    return tuple(sorted(pair)) if isinstance(pair, tuple | list) else pair


@attrs.frozen(kw_only=True)
class Pin:
    """When a visit was announced; it stays there in every later plan.

    Attributes:
        day: The day.
        start_minute: When it begins, minutes after local midnight; need not lie on the
            grid of the rules.
        pair: The two who were announced by name, sorted; ``None``: any two may go.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=_is_minute)
    pair: tuple[StaffId, StaffId] | None = attrs.field(
        default=None,
        converter=_sorted_pair,
        validator=satisfies(
            "two different staff ids, or None",
            lambda v: (
                v is None
                or (isinstance(v, tuple) and len(v) == len(set(v)) == 2 and all(v))  # noqa: PLR2004  a pair
            ),
        ),
    )
