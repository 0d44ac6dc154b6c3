"""How many people, out of whom? The exact numbers of one period."""

from collections.abc import Iterable, Mapping, Sequence

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_count, is_day, is_day_or_none
from outreach_core.cases import Case
from outreach_core.reports.definitions import (
    MEASURE_TITLES,
    MeasureName,
    denominator_of,
)
from outreach_core.reports.people import WEEK_MARKS, PersonCourse, person_course


@attrs.frozen(kw_only=True)
class Measure:
    """One number, and out of which.

    Attributes:
        name: Which measure.
        title: What people did or what happened, in few words.
        count: How many.
        denominator: Out of how many; ``None``: a number of its own.
        denominator_title: Out of whom; ``None`` as above.
    """

    name: MeasureName
    title: Words
    count: int = attrs.field(validator=is_count)
    denominator: int | None
    denominator_title: Words | None


@attrs.frozen(kw_only=True)
class CohortWeek:
    """How far people had come a number of weeks after their first letter.

    Attributes:
        week: Whole weeks since the first letter.
        observed: People of the base whose first letter is at least so long ago.
        reached: Those of *observed* who were reached by then.
        reached_earlier: Those of *observed* who were reached by the mark before; 0 in
            the first row.
        too_early: People of the base whose first letter is not that long ago: noch
            offen. With *observed* they make up the base.
    """

    week: int
    observed: int = attrs.field(validator=is_count)
    reached: int = attrs.field(validator=is_count)
    reached_earlier: int = attrs.field(default=0, validator=is_count)
    too_early: int = attrs.field(validator=is_count)


@attrs.frozen(kw_only=True)
class VisitDay:
    """One day of visits, told without its date.

    Attributes:
        visits: Visits made on that day.
        conversations: Those with a talk face to face.
    """

    visits: int
    conversations: int


@attrs.frozen(kw_only=True)
class Measures:
    """All measures of one period; exact, so not for publication.

    What each one means stands in :data:`outreach_core.reports.DEFINITIONS`.

    Attributes:
        as_of: Last day that counts.
        since: First day of the period; ``None``: from the beginning.
        responded_and_met: People of the base who both responded and were met; needed
            to know what could be worked out from the rest.
        cohort: One row for each week mark that somebody has come to.
        hardest_day: The day with most visits without a talk; ``None``: no visits.
    """

    as_of: pendulum.Date = attrs.field(validator=is_day)
    since: pendulum.Date | None = attrs.field(default=None, validator=is_day_or_none)
    lost: Measure
    written_to: Measure
    neutral_exits: Measure
    base: Measure
    reached: Measure
    responded: Measure
    visits_agreed: Measure
    met: Measure
    re_engaged: Measure
    referred: Measure
    coaching_started: Measure
    still_open: Measure
    ended_unreached: Measure
    visits_made: Measure
    conversations: Measure
    responded_and_met: int = attrs.field(validator=is_count)
    cohort: tuple[CohortWeek, ...] = ()
    hardest_day: VisitDay | None = None

    def count(self, name: MeasureName) -> int:
        """Return the count of one measure."""
        return self.measure(name).count

    def measure(self, name: MeasureName) -> Measure:
        """Return the measure of that name."""
        found: Measure = getattr(self, name.value)
        return found

    @property
    def all(self) -> tuple[Measure, ...]:
        """All measures, in the order of the report."""
        return tuple(self.measure(name) for name in MeasureName)


def measures(
    cases: Iterable[Case],
    *,
    as_of: pendulum.Date,
    since: pendulum.Date | None = None,
) -> Measures:
    """Count people, not attempts, out of those first written to within the period.

    Args:
        cases: All cases of the office, in any order.
        as_of: Last day that counts; what happened later is not known.
        since: First day of the period; ``None``: from the beginning. People first
            written to before it belong to an earlier report and are left out whole.
    """
    courses = [person_course(case.until(as_of)) for case in cases]
    people = [
        p
        for p in courses
        if p.opened
        and (since is None or p.first_letter is None or p.first_letter >= since)
    ]
    base = [p for p in people if p.in_base]
    counts = {name: sum(_counts(name, p) for p in people) for name in MeasureName}
    return Measures(
        as_of=as_of,
        since=since,
        **{name.value: _measure(name, counts) for name in MeasureName},
        responded_and_met=sum(p.responded and p.met for p in base),
        cohort=_cohort(base, as_of),
        hardest_day=_hardest_day(base),
    )


def _measure(name: MeasureName, counts: Mapping[MeasureName, int]) -> Measure:
    below = denominator_of(name)
    return Measure(
        name=name,
        title=MEASURE_TITLES[name],
        count=counts[name],
        denominator=None if below is None else counts[below],
        denominator_title=None if below is None else MEASURE_TITLES[below],
    )


def _counts(name: MeasureName, person: PersonCourse) -> int:
    written = person.first_letter is not None
    outside_base = {
        MeasureName.LOST: True,
        MeasureName.WRITTEN_TO: written,
        MeasureName.NEUTRAL_EXITS: written and person.neutral_exit,
    }
    if name in outside_base:
        return int(outside_base[name])
    if not person.in_base:
        return 0
    of_visits = {
        MeasureName.BASE: 1,
        MeasureName.VISITS_MADE: len(person.visits),
        MeasureName.CONVERSATIONS: sum(talk for _, talk in person.visits),
    }
    if name in of_visits:
        return of_visits[name]
    return int(bool(getattr(person, name.value)))


def _cohort(
    base: Sequence[PersonCourse], as_of: pendulum.Date
) -> tuple[CohortWeek, ...]:
    rows = []
    earlier = 0
    for week in WEEK_MARKS:
        observed = [p for p in base if p.weeks_since_letter(as_of) >= week]
        if not observed:
            break
        rows.append(
            CohortWeek(
                week=week,
                observed=len(observed),
                reached=sum(p.reached_within(week) for p in observed),
                reached_earlier=sum(p.reached_within(earlier) for p in observed)
                if earlier
                else 0,
                too_early=len(base) - len(observed),
            )
        )
        earlier = week
    return tuple(rows)


def _hardest_day(base: Iterable[PersonCourse]) -> VisitDay | None:
    days: dict[pendulum.Date, list[bool]] = {}
    for person in base:
        for day, talk in person.visits:
            days.setdefault(day, []).append(talk)
    told = [VisitDay(visits=len(v), conversations=sum(v)) for v in days.values()]
    return max(told, key=lambda d: (d.visits - d.conversations, d.visits), default=None)
