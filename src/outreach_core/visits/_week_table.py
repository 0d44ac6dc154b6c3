"""Who is out when, and with whom: the week as a table that leads to the tours."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, short_day
from outreach_core.ids import StaffId
from outreach_core.visits._markup import tag, text
from outreach_core.visits._named_tours import NamedTour, named_tours
from outreach_core.visits.weeks import PlannedWeek

_CAPTION: Final = Words(
    "Wer wann mit wem unterwegs ist. Jedes Feld führt zur Tour.",
    "Who is out when, and with whom. Each cell leads to its tour.",
)
_PERSON: Final = Words("Person", "Person")
_VISITS: Final = Words("{count} Besuche", "{count} visits")
_ONE: Final = Words("1 Besuch", "1 visit")
_WITH: Final = Words("mit {who}", "with {who}")
_SUM: Final = Words("Besuche am Tag", "Visits a day")
_NOT_OUT: Final = Words("nicht unterwegs", "not out")

_ByCell = dict[tuple[StaffId, pendulum.Date], list[NamedTour]]


def week_table(week: PlannedWeek, *, language: Language) -> str:
    """Return the table: a row for each member of staff, a column for each day."""
    tours = named_tours(week)
    cells: _ByCell = defaultdict(list)
    for tour in tours:
        for person in tour.tour.pair:
            cells[person, tour.tour.day].append(tour)
    for entries in cells.values():
        # By time: with pairs for each stop somebody is out with several in turn.
        entries.sort(key=lambda named: named.tour.start_minute)
    days = week.problem.days
    people = sorted(
        {*(member.id for member in week.problem.staff), *(p for p, _ in cells)}
    )
    head = [_PERSON.to(language), *(short_day(day, language) for day in days)]
    return tag(
        "table",
        tag("caption", text(_CAPTION.to(language))),
        tag("thead", tag("tr", *(tag("th", text(h), scope="col") for h in head))),
        tag("tbody", *(_row(week, p, days, cells, language) for p in people)),
        tag("tfoot", _sums(tours, days, language)),
        class_="week",
    )


def count_words(count: int) -> Words:
    """Return "1 Besuch" or "7 Besuche"."""
    return _ONE if count == 1 else _VISITS.fill(count=count)


def _row(
    week: PlannedWeek,
    person: StaffId,
    days: Sequence[pendulum.Date],
    cells: _ByCell,
    language: Language,
) -> str:
    name = tag("th", text(week.name_of(person)), scope="row")
    return tag(
        "tr",
        name,
        *(
            tag("td", "".join(_entries(week, person, cells.get((person, d)), language)))
            for d in days
        ),
    )


def _entries(
    week: PlannedWeek,
    person: StaffId,
    tours: Sequence[NamedTour] | None,
    language: Language,
) -> Iterator[str]:
    if not tours:
        label = _NOT_OUT.to(language)
        yield tag("span", "–", role="img", aria_label=label, class_="off")
    for named in tours or ():
        tour = named.tour
        others = [week.name_of(other) for other in tour.pair if other != person]
        words = [
            _WITH.fill(who=" + ".join(others)).to(language),
            count_words(len(tour.stops)).to(language),
        ]
        hours = f"{clock(tour.start_minute)}–{clock(tour.end_minute)}"
        yield tag(
            "a",
            tag("b", text(hours)),
            *(tag("span", text(line)) for line in words),
            href=f"#{named.anchor}",
            style=f"--c:{named.style.colour}",
        )


def _sums(
    tours: Sequence[NamedTour], days: Sequence[pendulum.Date], language: Language
) -> str:
    counts = dict.fromkeys(days, 0)
    for named in tours:
        counts[named.tour.day] += len(named.tour.stops)
    return tag(
        "tr",
        tag("th", text(_SUM.to(language)), scope="row"),
        *(tag("td", text(count)) for count in counts.values()),
    )
