"""Who is in the period of § 7b SGB II in the invented office, by its own list?"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pendulum

from outreach_cli.demo.people import OFFICE_SIZE, DemoPerson, Story

_HEADINGS: Final = (
    "Kundennummer;Feststellung am;Termine in Folge;Persönlich im Jobcenter am;"
    "erfasst von;Anhörung zu prüfen seit;Satz;Anhörung angeboten am"
)
# How many of 14,000, at least one of each; a guess, the law is a few months old.
_IN_MONTH, _BEFORE, _OVER, _CAME, _HEARING, _OFFERED = 6, 3, 2, 2, 3, 1


def statements_csv(people: Iterable[DemoPerson], as_of: pendulum.Date) -> str:
    """Return ``feststellungen.csv``: determinations, appearances and hearings.

    The numbers of dates are what the invented office states; nothing is counted.

    Args:
        people: Everybody who is looked after.
        as_of: The day of the data.
    """
    known = tuple(people)
    first = as_of.replace(day=1)
    lost = _of(known, Story.LOST)
    in_touch = _of(known, Story.IN_TOUCH)
    open_ones = _of(known, Story.NOT_TRIED)
    size = len(known)
    rows = (
        *_rows(lost, _IN_MONTH, size, f"{_de(first.subtract(days=12))};3;;;;;"),
        *_rows(lost, _BEFORE, size, f"{_de(first)};3;;;;;"),
        *_rows(lost, _OVER, size, f"{_de(first.subtract(days=40))};3;;;;;"),
        *_rows(
            in_touch,
            _CAME,
            size,
            f"{_de(first.subtract(days=9))};3;{_de(as_of)};s1;;;",
        ),
        *_rows(open_ones, _HEARING, size, f";;;;{_de(as_of.subtract(days=12))};;"),
        *_rows(
            in_touch,
            _OFFERED,
            size,
            f";;;;{_de(as_of.subtract(days=20))};Satz 2;{_de(as_of.subtract(days=6))}",
        ),
    )
    return "".join(f"{row}\r\n" for row in (_HEADINGS, *rows))


def _of(people: Iterable[DemoPerson], story: Story) -> Iterator[DemoPerson]:
    return (person for person in people if person.story is story)


def _rows(
    people: Iterator[DemoPerson], count: int, size: int, rest: str
) -> Iterator[str]:
    wanted = max(1, round(count * size / OFFICE_SIZE))
    return (f"{person.number};{rest}" for person in islice(people, wanted))


def _de(day: pendulum.Date) -> str:
    return f"{day:%d.%m.%Y}"
