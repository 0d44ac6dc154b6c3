"""Which doors stayed closed before, and what was announced already."""

from typing import Any

import attrs
import pendulum

from outreach_core._validators import is_day, satisfies
from outreach_core.ids import StaffId
from outreach_core.people.staff import MINUTES_A_DAY

_is_minute = satisfies(
    "minutes after midnight", lambda v: type(v) is int and 0 <= v < MINUTES_A_DAY
)


@attrs.frozen(kw_only=True, order=True)
class Attempt:
    """A visit that was made and at which nobody opened.

    Attributes:
        on: The day.
        start_minute: When the two stood at the door, minutes after local midnight.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=_is_minute)


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
