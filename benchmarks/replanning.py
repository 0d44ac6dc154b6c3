"""How fast a day is repaired, and how little of the plan changes, in CPU seconds.

    python benchmarks/replanning.py [FOLDER]

FOLDER holds the instances of ``benchmarks/visits.py``; without it a seeded week is made
and said so. Every third planned visit counts as announced. One thread, no cache.
"""

import argparse
import time
from pathlib import Path

import attrs
import pendulum

from outreach_core.visits import (
    Budget,
    CalledOff,
    DoorClosed,
    Event,
    Pin,
    Replanned,
    StaffIll,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    replan,
)
from visits import figure, load, seeded_problem

EVERY = 3
LIVE = {"kassel": Budget(iterations=100), "berlin": Budget(iterations=100)}
FIRST = {"kassel": Budget(iterations=2000), "berlin": Budget(iterations=2000)}


def announced(problem: VisitProblem, plan: VisitPlan) -> VisitProblem:
    """Pin every third planned visit where *plan* has it."""
    pins = {
        stop.visit: Pin(day=tour.day, start_minute=stop.start_minute)
        for tour in plan.tours
        for stop in tour.stops
    }
    chosen = set(sorted(pins)[::EVERY])
    requests = tuple(
        attrs.evolve(r, pinned=pins[r.id]) if r.id in chosen else r
        for r in problem.requests
    )
    return attrs.evolve(problem, requests=requests)


def news(plan: VisitPlan) -> dict[str, tuple[Event, int]]:
    """Return what happens on the first day, with the minute of it."""
    tour = plan.tours[0]
    first, last = tour.stops[0], tour.stops[-1]
    closed = first.start_minute + 10
    return {
        "ill": (StaffIll(staff=tour.pair[0], first=tour.day, last=tour.day), 420),
        "door closed": (DoorClosed(visit=first.visit, minute=closed), closed),
        "called off": (CalledOff(visit=last.visit), 420),
    }


def moved_without_need(
    problem: VisitProblem, plan: VisitPlan, found: Replanned, event: Event
) -> tuple[int, int]:
    """Count announced and other stops that moved although their own pair could go."""
    hit = {
        stop.visit
        for tour in plan.tours
        for stop in tour.stops
        if isinstance(event, StaffIll)
        and event.staff in tour.pair
        and event.first <= tour.day <= event.last
    }
    if isinstance(event, CalledOff):
        hit.add(event.visit)
    moved = [
        change
        for change in found.changes
        if change.before is not None and change.visit not in hit and not change.is_shift
    ]
    promised = sum(problem.request(change.visit).promised for change in moved)
    told = {notice.visit for notice in found.notices}
    shifts = sum(
        change.is_shift
        and problem.request(change.visit).promised
        and change.visit not in told
        for change in found.changes
    )
    return promised + shifts, len(moved)


def run(name: str, group: str, problem: VisitProblem) -> None:
    """Plan one week, let something happen, and print what became of the plan."""
    plan = plan_visits(problem, seed=1, budget=FIRST[group])
    problem = announced(problem, plan)
    for what, (event, minute) in news(plan).items():
        day = plan.tours[0].day
        now = pendulum.datetime(day.year, day.month, day.day, minute // 60, minute % 60)
        begin = time.process_time()
        found = replan(problem, plan, (event,), now=now, seed=1, budget=LIVE[group])
        took = time.process_time() - begin
        label = f"{name} {what}"
        promised, others = moved_without_need(problem, plan, found, event)
        figure(f"{label} cpu", f"{took:.2f}", "s", "<= 0.50")
        figure(f"{label} announced moved", promised, "visits", "<= 0")
        figure(f"{label} others moved", others, "visits")
        shifts = sum(change.is_shift for change in found.changes)
        figure(f"{label} other times", shifts, "visits")
        figure(f"{label} kept", len(found.plan.planned), "visits")
        bad = len(check_plan(found.rest, found.rest_plan))
        figure(f"{label} violations", bad, "rules", "<= 0")


def main() -> None:
    """Run once and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    args = parser.parse_args()
    if args.folder is None or not args.folder.is_dir():
        print("no folder of instances given: a seeded week of our own")
        run("own week", "kassel", seeded_problem(1))
        return
    for path in sorted(args.folder.glob("*.json")):
        group = path.stem.split("-")[0]
        if group in LIVE:
            run(path.stem, group, load(path))


if __name__ == "__main__":
    main()
