"""How the built-in planner compares with VROOM, PyVRP and OR-tools, in CPU seconds.

    python benchmarks/planners.py FOLDER [--only kassel] [--seconds 1]
    python benchmarks/planners.py FOLDER --solomon [--only R101] [--seconds 5]

FOLDER holds the instances ``homevisits/*.json`` or ``vrptw/*.txt``. Everybody gets the
same whole numbers, everybody's plan is made by the core's repair and judged by its
checker, and CPU seconds of all threads count, repair included. Engines that are not
installed are left out, and a line says so.

Weeks of visits: the other engines get the pairs of the built-in matching; pairs as
variables are what only the built-in planner has. It gets the same seconds.

Solomon: our problem type has no capacity and days shorter than 1440 minutes, so each
instance is made anew: no capacity, times and distances scaled to a horizon of 1400 and
rounded up, 25 vehicles as 25 couples who go with nobody else. The best known values of
the literature say nothing about it: gaps are to the best of all runs.
"""

import argparse
import importlib
import importlib.util
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import pendulum
from engines import ENGINES, Answer

from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import StaffMember, WorkingHours
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    PairMix,
    Place,
    RoutingTask,
    SearchWeights,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitLength,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    WorkRules,
    check_plan,
)
from visits import AS_SCORED, best_known, figure, load, score

MONDAY = pendulum.date(2026, 10, 19)
HORIZON = 1400
COUPLES = 25
HUGE = SearchWeights(agreed=0, urgency=(10**6,) * 3, mixed=0, known=0, strict=False)
NEEDS = {
    "vroom": "vroom",
    "pyvrp": "pyvrp",
    "plain-pyvrp": "pyvrp",
    "or-tools": "ortools",
}


@attrs.frozen(kw_only=True)
class Run:
    """What one engine made of one problem."""

    plan: VisitPlan
    cpu_seconds: float
    violations: int


def built_in(problem: VisitProblem, weights: SearchWeights, seconds: float) -> Run:
    """Plan by the built-in planner, pairs and routes together."""
    begin = time.process_time()
    end = begin + seconds
    budget = Budget(iterations=10**9, stop=lambda: time.process_time() >= end)
    plan = BuiltInPlanner(weights=weights).plan(problem, seed=1, budget=budget)
    return _judged(problem, plan, begin)


def routed(
    problem: VisitProblem, weights: SearchWeights, seconds: float, engine: str
) -> Run:
    """Plan by another engine, for the pairs of the built-in matching."""
    begin = time.process_time()
    answer: Answer = ENGINES[engine]
    task = RoutingTask(problem, start=None, lacks=answer.lacks, weights=weights)
    tours = answer.tours(task.numbers(), seconds)
    return _judged(problem, task.plan_of(tours), begin)


def _judged(problem: VisitProblem, plan: VisitPlan, begin: float) -> Run:
    took = time.process_time() - begin
    broken = len(check_plan(problem, plan))
    return Run(plan=plan, cpu_seconds=took, violations=broken)


def runs(
    problem: VisitProblem, weights: SearchWeights, seconds: float, names: Sequence[str]
) -> dict[str, Run]:
    """Let everybody plan, the built-in planner first."""
    found = {"built-in": built_in(problem, weights, seconds)}
    return found | {name: routed(problem, weights, seconds, name) for name in names}


def weeks(folder: Path, args: argparse.Namespace, names: Sequence[str]) -> None:
    """Compare on weeks of visits, by the score of the README of the instances."""
    known = best_known(folder)
    ahead: dict[str, list[bool]] = {name: [] for name in names}
    violations = 0
    for path in sorted(folder.glob("*.json")):
        if not wanted(path, args.only) or path.stem not in known:
            continue
        seconds = 30.0 if path.stem.startswith("berlin") else args.seconds
        problem = load(path)
        scores = {}
        for name, run in runs(problem, AS_SCORED, seconds, names).items():
            scores[name] = score(problem, run.plan)
            gap = 100 * (known[path.stem] - scores[name]) / known[path.stem]
            label = f"{path.stem} {name}"
            figure(f"{label} gap", f"{gap:.2f}", "%")
            figure(f"{label} visits", len(run.plan.planned), "visits")
            figure(f"{label} cpu", f"{run.cpu_seconds:.2f}", "s")
            violations += run.violations
        for name in names:
            ahead[name].append(scores["built-in"] >= scores[name])
    for name, wins in ahead.items():
        figure(f"built-in not behind {name}", sum(wins), "instances", f">= {len(wins)}")
    figure("violations", violations, "rules", "0")


def solomon(folder: Path, args: argparse.Namespace, names: Sequence[str]) -> None:
    """Compare on Solomon's routes, uncapacitated and in whole numbers."""
    gaps: dict[str, list[float]] = {}
    for path in sorted(folder.glob("*.txt")):
        if not wanted(path, args.only):
            continue
        problem = couples_of(path)
        found = runs(problem, HUGE, args.seconds, names)
        most = max(len(run.plan.planned) for run in found.values())
        ways = {name: minutes_of(run.plan) for name, run in found.items()}
        best = min(w for n, w in ways.items() if len(found[n].plan.planned) == most)
        for name, run in found.items():
            label = f"{path.stem} {name}"
            visits = len(run.plan.planned)
            figure(f"{label} visits", visits, f"of {len(problem.requests)}")
            figure(f"{label} distance", ways[name], "minutes")
            figure(f"{label} cpu", f"{run.cpu_seconds:.2f}", "s")
            figure(f"{label} violations", run.violations, "rules", "0")
            if visits == most:
                gap = 100 * (ways[name] - best) / best
                gaps.setdefault(name, []).append(gap)
                figure(f"{label} gap", f"{gap:.2f}", "%")
    for name, all_gaps in gaps.items():
        figure(f"{name} complete plans", len(all_gaps), "instances")
        mean = sum(all_gaps) / len(all_gaps)
        figure(f"{name} mean gap", f"{mean:.2f}", "%")
        figure(f"{name} largest gap", f"{max(all_gaps):.2f}", "%")


def minutes_of(plan: VisitPlan) -> int:
    """Return the ways of all tours together."""
    return sum(tour.travel_minutes for tour in plan.tours)


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


def wanted(path: Path, only: str) -> bool:
    """Say whether the name of *path* holds one of the parts in *only*."""
    return any(part in path.stem for part in only.split(","))


def installed(names: Sequence[str]) -> list[str]:
    """Return the engines that can be asked, and say which cannot."""
    there = [name for name in names if importlib.util.find_spec(NEEDS[name])]
    for name in there:
        # What an import costs is no part of planning.
        importlib.import_module(
            "ortools.constraint_solver" if name == "or-tools" else NEEDS[name]
        )
    for name in sorted(set(names) - set(there)):
        print(f"{name} is not installed and was left out")
    return there


def main() -> None:
    """Run once and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--only", default="", help="parts of names, with commas")
    parser.add_argument(
        "--engines", default="", help="which, with commas; all if empty"
    )
    parser.add_argument("--solomon", action="store_true")
    args = parser.parse_args()
    compare: Callable[[Path, argparse.Namespace, Sequence[str]], None] = weeks
    names = ["vroom", "pyvrp", "or-tools"]
    if args.solomon:
        compare, names = solomon, [*names, "plain-pyvrp"]
    names = args.engines.split(",") if args.engines else names
    args.seconds = args.seconds or (5.0 if args.solomon else 1.0)
    compare(args.folder, args, installed(names))


if __name__ == "__main__":
    main()
