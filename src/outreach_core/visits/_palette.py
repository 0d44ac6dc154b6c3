"""How a day looks in drawings: colour, line and mark, so that none is needed alone."""

from collections.abc import Sequence
from typing import Final

import attrs
import pendulum


@attrs.frozen
class DayStyle:
    """Look of one day; each of the three tells the days apart by itself.

    Attributes:
        colour: A colour of the set by Okabe and Ito, safe for colour-blind people,
            darkened where needed for white figures on it.
        dashes: Dash pattern of lines, empty for a solid one.
        tint: The colour, very light, for areas.
    """

    colour: str
    dashes: str
    tint: str


_STYLES: Final = (
    DayStyle("#0067a5", "", "#e3eff8"),
    DayStyle("#b84c00", "9 4", "#faeadf"),
    DayStyle("#00755a", "2.5 3.5", "#dff2ec"),
    DayStyle("#9c3f78", "10 4 2.5 4", "#f6e6f0"),
    DayStyle("#8a6100", "5 3", "#f8eed7"),
    DayStyle("#4d4d4d", "14 3", "#ececec"),
)


def style_of(day: pendulum.Date, days: Sequence[pendulum.Date]) -> DayStyle:
    """Return the look of *day*; from the seventh day on the looks repeat."""
    return _STYLES[list(days).index(day) % len(_STYLES)]


_DASHES: Final = ("", "9 4", "2.5 3.5")


def style_of_tour(number: int) -> DayStyle:
    """Return the look of the tour *number* (from 1) of one day.

    Eighteen tours look different; each carries its number too.
    """
    at = number - 1
    base = _STYLES[at % len(_STYLES)]
    return attrs.evolve(base, dashes=_DASHES[at // len(_STYLES) % len(_DASHES)])
