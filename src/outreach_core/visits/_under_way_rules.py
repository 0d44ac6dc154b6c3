"""What a plan for the rest of a day may not undo; part of the checker.

A pair that is out goes on from where it is; its day is judged as a whole.
"""

from collections.abc import Iterator

import attrs

from outreach_core.visits._day_rules import any_clock, shift_of_both
from outreach_core.visits.plan import Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.violations import PlanRule

Broken = tuple[PlanRule, int | None, dict[str, object]]


def under_way_violations(problem: VisitProblem, tour: Tour) -> Iterator[Broken]:
    """Yield when *tour* begins before its pair can leave the place where it is."""
    out = problem.out_on(tour.day, tour.pair)
    first = problem.leaves_from(tour.day, tour.pair) if out is None else out.free_minute
    if tour.start_minute < first:
        yield PlanRule.UNDER_WAY, None, {"first": any_clock(first)}
    if out is not None and out.made + len(tour.stops) > problem.rules.max_stops:
        yield PlanRule.MAX_STOPS, None, {"count": problem.rules.max_stops}


def whole_day(problem: VisitProblem, tour: Tour) -> Tour:
    """Return *tour* with the beginning and the pauses that lie behind its pair."""
    out = problem.out_on(tour.day, tour.pair)
    if out is None:
        return tour
    pauses = (*out.pauses, *tour.pauses)
    return attrs.evolve(
        tour,
        start_minute=min(out.left_minute, tour.start_minute),
        pause=pauses[0] if pauses else None,
        more_pauses=pauses[1:],
    )


def pause_is_overdue(problem: VisitProblem, tour: Tour) -> bool:
    """Say whether the pair comes too late for its pause, whatever it does now."""
    out = problem.out_on(tour.day, tour.pair)
    shift = shift_of_both(problem, tour)
    if out is None or shift is None:
        return False
    rules = problem.rules
    latest = min(rules.pause_until_minute, shift[0] + rules.longest_stretch_minutes)
    return out.free_minute > latest
