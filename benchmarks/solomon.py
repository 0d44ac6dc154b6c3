"""How is one of Solomon's routes told as a day of couples?

Our problem type has no capacity and days shorter than 1440 minutes, so each instance is
made anew: no capacity, times and distances scaled to a horizon of 1400 and rounded up,
25 vehicles as 25 couples who go with nobody else. The best known values of the
literature say nothing about it.
"""

import math
import re
from collections.abc import Sequence
from pathlib import Path

import pendulum

from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import StaffMember, WorkingHours
from outreach_core.visits import (
    PairMix,
    Place,
    SearchWeights,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitLength,
    VisitProblem,
    VisitRequest,
    WorkRules,
)

MONDAY = pendulum.date(2026, 10, 19)
HORIZON = 1400
COUPLES = 25
HUGE = SearchWeights(agreed=0, urgency=(10**6,) * 3, mixed=0, known=0, strict=False)


def class_of(name: str) -> str:
    """Return the class of an instance: C1, C2, R1, R2, RC1 or RC2."""
    found = re.match(r"(RC|R|C)[12]", name)
    return found.group() if found else "other"


def couples_of(path: Path) -> VisitProblem:
    """Read one file of Solomon's format as a day of couples without capacity."""
    lines = path.read_text(encoding="utf-8").upper().split("DEMAND")[1].splitlines()
    rows = [[float(w) for w in line.split()] for line in lines if _is_row(line)]
    scale = HORIZON / rows[0][5]
    places = [Place(id=f"n{number:04d}") for number in range(len(rows))]
    staff = [_member(number) for number in range(2 * COUPLES)]
    rows_of_minutes = tuple(tuple(_minutes(a, b, scale) for b in rows) for a in rows)
    return VisitProblem(
        days=(MONDAY,),
        staff=tuple(staff),
        requests=tuple(
            _request(row, place, scale)
            for row, place in zip(rows[1:], places[1:], strict=True)
        ),
        office=places[0],
        travel_minutes=TravelTable(
            places=tuple(place.id for place in places), rows=rows_of_minutes
        ),
        rules=_rules(staff),
    )


def _is_row(line: str) -> bool:
    words = line.split()
    return bool(words) and all(w.replace(".", "", 1).isdigit() for w in words)


def _minutes(a: Sequence[float], b: Sequence[float], scale: float) -> int:
    return math.ceil(round(scale * math.dist(a[1:3], b[1:3]), 6))


def _member(number: int) -> StaffMember:
    hours = (WorkingHours(weekday=0, start_minute=0, end_minute=HORIZON),)
    return StaffMember(
        id=StaffId(f"s{number:03d}"), name=f"Person {number}", hours=hours
    )


def _request(row: Sequence[float], place: Place, scale: float) -> VisitRequest:
    first = math.ceil(round(scale * row[4], 6))
    last = max(first, math.floor(scale * row[5]))
    return VisitRequest(
        id=VisitId(place.id),
        customer=CustomerId(place.id),
        place=place,
        windows=(TimeWindow(day=MONDAY, start_minute=first, end_minute=last),),
        urgency=1,
        length=VisitLength.fixed(max(1, math.ceil(round(scale * row[6], 6)))),
        mix=PairMix.ANY,
    )


def _rules(staff: Sequence[StaffMember]) -> WorkRules:
    strangers = [
        (a.id, b.id)
        for i, a in enumerate(staff)
        for b in staff[i + 1 :]
        if not (i % 2 == 0 and b is staff[i + 1])
    ]
    return WorkRules(
        min_shift_minutes=1,
        max_work_minutes=HORIZON,
        pause_after_minutes=HORIZON,
        long_pause_after_minutes=HORIZON,
        longest_stretch_minutes=HORIZON,
        earliest_minute=0,
        latest_minute=HORIZON,
        rest_minutes=0,
        max_stops=1000,
        start_grid_minutes=1,
        forbidden_pairs=tuple(strangers),
    )
