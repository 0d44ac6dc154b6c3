"""By how much must a sheet shrink so that it stays on one page?

Estimated from the number of lines, because nothing here can lay out text; measured
against sheets printed by a browser, and a little too high rather than too low.
"""

import textwrap
from collections.abc import Iterable
from typing import Final

from outreach_core._messages import Language
from outreach_core.visits._meetings import meeting_lines
from outreach_core.visits._sheet_rows import KIND_WORDS
from outreach_core.visits.plan import Tour
from outreach_core.visits.requests import VisitId
from outreach_core.visits.weeks import PlannedWeek

_PAGE_EM: Final = 273 / 3.669
"""Height inside the margins of an A4 page, in em of 10.4 pt."""
_LEAST: Final = 0.5
"""Smaller print cannot be read at a door; a sheet that needs it takes two pages."""
_LINE: Final = 1.32
_FIXED: Final = 25.0
"""Head, keys, notes and the frame of the strip."""
_STANDBY_FRAME: Final = 5.6
_PLACE_CHARS: Final = 20
_WISH_CHARS: Final = 13
_WHO_CHARS: Final = 13
_NAMES_CHARS: Final = 52
_MEETING_CHARS: Final = 78
_ALSO_WIDTH: Final = 95
_ALSO_CHARS: Final = 40
"""Of the line about each tour with somebody else: so many of them stand side by side."""
_DESK_CHARS: Final = 12
_DESK_COLUMNS: Final = 3
_SMALL: Final = 0.87


def scale_of(
    week: PlannedWeek,
    tours: Iterable[Tour],
    standby: Iterable[VisitId],
    *,
    language: Language,
) -> float:
    """Return a factor of at most 1 for all lengths of one sheet.

    Args:
        week: Where the texts stand.
        tours: The tours on this sheet, at least one.
        standby: The standby visits on it.
        language: Language of the texts.
    """
    made, spare = tuple(tours), tuple(standby)
    percent = 100
    while percent > _LEAST * 100:
        # Narrower letters, more of them in a line: the height is no straight line.
        scale = percent / 100
        if _height_em(week, made, spare, scale, language) * scale <= _PAGE_EM:
            break
        percent -= 2
    return percent / 100


def _height_em(
    week: PlannedWeek,
    tours: tuple[Tour, ...],
    standby: tuple[VisitId, ...],
    scale: float,
    language: Language,
) -> float:
    visits = [stop.visit for tour in tours for stop in tour.stops]
    names = " + ".join(week.name_of(person) for person in tours[0].pair)
    height = _FIXED + sum(3.8 + 1.9 * len(tour.pauses) for tour in tours)
    height += sum(
        (_lines(line, _MEETING_CHARS, scale) - 1) * _LINE
        for tour in tours
        for line in meeting_lines(week, tour, language)
    )
    height += _LINE * _also_lines(week, tours[0], scale)
    height += 1.5 * (_lines(names, _NAMES_CHARS, scale) - 1) * 2
    height += sum(_row_em(week, visit, scale, language) for visit in visits)
    longest = max(_lines(visit, _DESK_CHARS, scale) for visit in visits)
    rows = -(-(len(visits) + len(tours)) // _DESK_COLUMNS)
    height += rows * (0.9 + 1.2 * longest)
    if standby:
        height += _STANDBY_FRAME
        height += 0.9 * sum(_row_em(week, v, scale, language) for v in standby)
    return height


def _also_lines(week: PlannedWeek, own: Tour, scale: float) -> int:
    """Return how many lines tell with whom else the two are out on that day."""
    if not any(tour.at_a_stop for tour in week.plan.tours):
        return 0
    others = sum(
        len(set(tour.pair) & set(own.pair))
        for tour in week.plan.tours
        if tour.day == own.day and tour.pair != own.pair
    )
    return _lines("-" * (_ALSO_CHARS * others), _ALSO_WIDTH, scale)


def _row_em(
    week: PlannedWeek, visit: VisitId, scale: float, language: Language
) -> float:
    details = week.details_of(visit)
    street = f"{_kind(week, visit, language)} {details.street}"
    place = _lines(street, _PLACE_CHARS, scale) * _LINE
    for small in (details.postcode_town, details.bell):
        place += _lines(small, round(_PLACE_CHARS / _SMALL), scale) * _LINE * _SMALL
    wish = sum(
        _lines(words.to(language), _WISH_CHARS, scale) * _LINE
        for words in (details.language, details.wish)
    )
    who = _LINE * 1.1 + _lines(visit, _WHO_CHARS, scale) * _LINE
    return 0.75 + max(2.4, place, wish, who)


def _kind(week: PlannedWeek, visit: VisitId, language: Language) -> str:
    words = KIND_WORDS.get(week.problem.request(visit).place.kind)
    return "" if words is None else words.to(language)


def _lines(words: str, chars: int, scale: float) -> int:
    return len(textwrap.wrap(words, max(1, int(chars / scale))))
