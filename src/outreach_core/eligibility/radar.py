"""Who is inside the window of § 7b (4) SGB II, until when, and does anybody try?

Nothing is decided here: the days follow from one that the office enters. Only an
appearance at the office that somebody recorded takes a person off the radar; a visit,
a call or a letter never does.
"""

from collections import Counter
from collections.abc import Iterable

import attrs
import pendulum

from outreach_core.calendar import SUNDAYS_ONLY, Workdays
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    ContactHistory,
    ContactPolicy,
    Outcome,
    last_two_way_contact,
)
from outreach_core.eligibility.cure_window import CureWindow, cure_window
from outreach_core.eligibility.hearings import OpenHearing, open_hearings
from outreach_core.eligibility.radar_entries import RadarEntry, RadarState
from outreach_core.eligibility.reachability import Determination, RadarInput
from outreach_core.eligibility.screening import Decision
from outreach_core.eligibility.section_7b import CONSECUTIVE_NEEDED, IN_FORCE_SINCE
from outreach_core.ids import CustomerId


@attrs.frozen(kw_only=True)
class RadarReading:
    """How a house reads what § 7b leaves open.

    Attributes:
        early_appearance_counts: A recorded appearance after the determination, but
            before the first day without benefit, is enough. Default no: the person
            stays on the radar with a question for the legal team.
    """

    early_appearance_counts: bool = False


@attrs.frozen(kw_only=True)
class Radar:
    """Everybody with a determination, on one day.

    Attributes:
        as_of: The day asked for.
        inside: People who can still report in time, most urgent first.
        outside: Everybody else, each with a state that says why, by id.
        hearings: Hearings that are still to be offered, what waits longest first.
    """

    as_of: pendulum.Date
    inside: tuple[RadarEntry, ...]
    outside: tuple[RadarEntry, ...]
    hearings: tuple[OpenHearing, ...]

    @property
    def inside_now(self) -> frozenset[CustomerId]:
        """Everybody who can still report in time."""
        return frozenset(entry.customer for entry in self.inside)

    @property
    def unplanned(self) -> tuple[RadarEntry, ...]:
        """People inside for whom no contact is planned in time, most urgent first."""
        return tuple(entry for entry in self.inside if not entry.is_planned_in_time)

    def most_urgent_first(self, worklist: Iterable[Decision]) -> tuple[Decision, ...]:
        """Put people inside the window before all others, in the order of the radar.

        The others keep their order. Nobody is added: whoever is inside, but not on
        the worklist, stands on the radar only.
        """
        rank: dict[str, int] = {}
        for place, entry in enumerate(self.inside):
            rank.setdefault(entry.customer, place)
        last = len(self.inside)
        return tuple(sorted(worklist, key=lambda d: rank.get(d.customer, last)))


def radar(
    known: RadarInput,
    *,
    as_of: pendulum.Date,
    workdays: Workdays = SUNDAYS_ONLY,
    policy: ContactPolicy = DEFAULT_POLICY,
    reading: RadarReading | None = None,
) -> Radar:
    """Say who is inside the window of § 7b (4), with how many days left.

    Sorted by the last day; among equals people without a planned contact come first,
    then people whom nobody has reached since, then by id.

    Args:
        known: What the office has entered; nothing is added to it.
        as_of: The day asked for; what happened later plays no part.
        workdays: Holidays on which the office is closed.
        policy: Which contacts count as having reached the person; for words only.
        reading: How the house reads what the law leaves open; the default if ``None``.
    """
    chosen = RadarReading() if reading is None else reading
    visited = _days_at_the_office(known)
    entries = []
    for each in known.determinations:
        seen = [
            day
            for day in visited.get(each.customer, ())
            if each.determined_on <= day <= as_of
        ]
        entry = _dated(each, seen, as_of, workdays, chosen)
        entries.append(_told(entry, seen, known, policy))
    entries = _marked(entries)
    return Radar(
        as_of=as_of,
        inside=tuple(sorted((e for e in entries if e.is_inside), key=_urgency)),
        outside=tuple(sorted((e for e in entries if not e.is_inside), key=_by_id)),
        hearings=open_hearings(known.hearings, as_of=as_of),
    )


def _days_at_the_office(known: RadarInput) -> dict[str, list[pendulum.Date]]:
    days: dict[str, list[pendulum.Date]] = {}
    for appearance in known.appearances:
        days.setdefault(appearance.customer, []).append(appearance.on)
    return {customer: sorted(found) for customer, found in days.items()}


def _dated(
    stated: Determination,
    seen: list[pendulum.Date],
    as_of: pendulum.Date,
    workdays: Workdays,
    reading: RadarReading,
) -> RadarEntry:
    """Say where the person stands; *seen* are recorded appearances, oldest first."""
    state = _not_applicable(stated, as_of)
    window = None
    in_time = None
    if state is None:
        window = cure_window(stated.determined_on, workdays=workdays)
        early = reading.early_appearance_counts
        first = stated.determined_on if early else window.first_day_without_benefit
        in_time = next((day for day in seen if first <= day <= window.last_day), None)
        state = RadarState.APPEARED if in_time else _by_day(window, as_of)
    return RadarEntry(
        customer=stated.customer,
        as_of=as_of,
        determined_on=stated.determined_on,
        state=state,
        window=window,
        appeared_on=in_time or (seen[-1] if seen else None),
    )


def _not_applicable(stated: Determination, as_of: pendulum.Date) -> RadarState | None:
    if stated.determined_on > as_of:
        return RadarState.AHEAD
    if stated.determined_on < IN_FORCE_SINCE:
        return RadarState.OLD_LAW
    needed = CONSECUTIVE_NEEDED.on(stated.determined_on).value
    return RadarState.TOO_FEW if stated.consecutive_stated < needed else None


def _by_day(window: CureWindow, as_of: pendulum.Date) -> RadarState:
    if as_of > window.last_day:
        return RadarState.OVER
    if as_of >= window.first_day_without_benefit:
        return RadarState.GRACE_MONTH
    return RadarState.BEFORE_GRACE_MONTH


def _told(
    entry: RadarEntry,
    seen: Iterable[pendulum.Date],
    known: RadarInput,
    policy: ContactPolicy,
) -> RadarEntry:
    """Add what is worth saying; none of it moves the state."""
    plans = [
        plan
        for plan in known.planned
        if plan.customer == entry.customer and plan.on >= entry.as_of
    ]
    history = known.histories.get(entry.customer, ContactHistory())
    reached = last_two_way_contact(history, policy=policy, as_of=entry.as_of)
    return attrs.evolve(
        entry,
        next_planned=min(plans, key=lambda plan: (plan.on, plan.channel), default=None),
        reached_on=reached if reached and reached >= entry.determined_on else None,
        to_confirm_on=_unrecorded(entry, history, frozenset(seen)),
    )


def _unrecorded(
    entry: RadarEntry, history: ContactHistory, recorded: frozenset[pendulum.Date]
) -> pendulum.Date | None:
    """Find an appearance that an import knows and nobody at the office recorded."""
    found = [
        contact.on
        for contact in history.contacts
        if contact.channel is Channel.APPEARANCE
        and contact.outcome is Outcome.REACHED
        and not contact.automatic
        and entry.determined_on <= contact.on <= entry.as_of
        and contact.on not in recorded
    ]
    return found[-1] if found else None


def _marked(entries: Iterable[RadarEntry]) -> list[RadarEntry]:
    """Mark people with more than one open determination: a correction, or a slip."""
    found = list(entries)
    open_ones = Counter(entry.customer for entry in found if entry.is_inside)
    return [
        attrs.evolve(entry, is_ambiguous=True)
        if entry.is_inside and open_ones[entry.customer] > 1
        else entry
        for entry in found
    ]


def _urgency(entry: RadarEntry) -> tuple[int, bool, bool, str, pendulum.Date]:
    reached = entry.reached_on is not None
    return entry.days_left or 0, entry.is_planned_in_time, reached, *_by_id(entry)


def _by_id(entry: RadarEntry) -> tuple[str, pendulum.Date]:
    return entry.customer, entry.determined_on
