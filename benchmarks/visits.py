"""How near the built-in planner comes to the best plans known, in CPU seconds.

    python benchmarks/visits.py [FOLDER] [--seconds 1] [--only kassel]

FOLDER holds instances ``*.json`` (see :func:`load`) and a ``README.md`` with the best
scores known. Without it a seeded problem is made and said so. One thread, no cache.
"""

import argparse
import json
import math
import re
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pendulum

from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Gender, StaffMember, VisitWishes, WorkingHours
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    PairMix,
    Place,
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
    why_not,
)

MONDAY = pendulum.date(2026, 10, 19)
PRIZES = (1000, 400, 150)
MIXED, KNOWN = 15, 20
AS_SCORED = SearchWeights(
    agreed=0, urgency=PRIZES, mixed=MIXED, known=KNOWN, strict=False
)
TARGETS = {"kassel": "<= 0.50", "tinyA": "<= 1.00", "berlin": "<= 2.20"}
MEAN_TARGETS = {"tinyA": "<= 0.100"}
BERLIN_VISITS = ">= 877"
GENDERS = {"f": Gender.WOMAN, "m": Gender.MAN}
MIXES = {
    "any": PairMix.ANY,
    "preferred": PairMix.PREFERRED,
    "required": PairMix.REQUIRED,
}


def load(path: Path) -> VisitProblem:
    """Read one instance into our problem type."""
    return problem_of(json.loads(path.read_text(encoding="utf-8")))


def problem_of(data: dict[str, Any]) -> VisitProblem:
    """Turn the data of one instance into our problem type."""
    sites = [Place(id=f"site{i}") for i in range(len(data["sites"]))]
    places = [Place(id=f"v{visit['id']:04d}") for visit in data["visits"]]
    points = [*data["sites"], *(visit["xy"] for visit in data["visits"])]
    staff = [_member(entry) for entry in data["staff"]]
    return VisitProblem(
        days=tuple(MONDAY.add(days=day) for day in range(data["days"])),
        staff=staff,
        requests=[
            _request(entry, place)
            for entry, place in zip(data["visits"], places, strict=True)
        ],
        office=sites[0],
        bases={_staff(entry["id"]): sites[entry["site"]] for entry in data["staff"]},
        travel_minutes=TravelTable(
            places=tuple(place.id for place in [*sites, *places]),
            rows=tuple(tuple(_minutes(a, b) for b in points) for a in points),
        ),
        rules=WorkRules(
            earliest_minute=0,
            latest_minute=1440,
            start_grid_minutes=1,
            max_stops=60,
            rest_minutes=0,
            forbidden_pairs=tuple(
                (_staff(a), _staff(b)) for a, b in data["forbidden_pairs"]
            ),
        ),
    )


def _minutes(start: list[float], goal: list[float]) -> int:
    if start == goal:
        return 0
    return math.ceil(3 + 1.3 * math.dist(start, goal) / 25 * 60)


def _staff(number: int) -> StaffId:
    return StaffId(f"s{number:03d}")


def _member(entry: dict[str, Any]) -> StaffMember:
    return StaffMember(
        id=_staff(entry["id"]),
        name=f"Person {entry['id']}",
        gender=GENDERS[entry["gender"]],
        languages=frozenset(entry["languages"]),
        hours=tuple(
            WorkingHours(weekday=int(day), start_minute=start, end_minute=end)
            for day, (start, end) in entry["available"].items()
        ),
    )


def _request(entry: dict[str, Any], place: Place) -> VisitRequest:
    return VisitRequest(
        id=VisitId(place.id),
        customer=CustomerId(place.id),
        place=place,
        windows=tuple(
            TimeWindow(day=MONDAY.add(days=int(day)), start_minute=a, end_minute=b)
            for day, (a, b) in entry["windows"].items()
        ),
        urgency=entry["urgency"],
        length=VisitLength.fixed(entry["duration"]),
        wishes=VisitWishes(
            language=entry["language"],
            not_these=frozenset(_staff(s) for s in entry["forbidden"]),
        ),
        mix=MIXES[entry["mixed"]],
        known=frozenset(_staff(s) for s in entry["known"]),
    )


def score(problem: VisitProblem, plan: VisitPlan) -> int:
    """Rate *plan* as the README of the instances does; not the rating of the core."""
    total = 0
    for tour in plan.tours:
        genders = {problem.member(person).gender for person in tour.pair}
        base = problem.base_of(tour.pair).id
        here = base
        for stop in tour.stops:
            request = problem.request(stop.visit)
            total += PRIZES[request.urgency - 1]
            if request.mix is PairMix.PREFERRED and len(genders) > 1:
                total += MIXED
            if not request.known.isdisjoint(tour.pair):
                total += KNOWN
            total -= problem.travel_minutes.minutes(here, request.place.id)
            here = request.place.id
        total -= problem.travel_minutes.minutes(here, base)
    return total


def cpu_limit(seconds: float) -> Callable[[], bool]:
    """Return a stop criterion that counts CPU seconds of this process."""
    end = time.process_time() + seconds
    return lambda: time.process_time() >= end


def best_known(folder: Path) -> dict[str, int]:
    """Read the best scores known from the table in the README of the instances."""
    readmes = (folder / "README.md", folder.parent / "README.md")
    text = next(p for p in readmes if p.exists()).read_text(encoding="utf-8")
    found = re.findall(
        r"^\| ([\w-]+) \| (\d+) \|(?:.*?\| (\d+) (?:OPT|FEAS))?", text, re.MULTILINE
    )
    return {name: max(int(best), int(joint or 0)) for name, best, joint in found}


def seeded_problem(seed: int, *, visits: int = 60) -> VisitProblem:
    """Make a week of three staff and *visits* requests; the same seed, the same week."""
    chance = Random(seed)  # noqa: S311  no secret
    staff = [
        {
            "id": number,
            "gender": "fm"[number % 2],
            "languages": chance.sample(["ar", "fa", "tr", "uk"], 2),
            "site": 0,
            "available": {
                str(day): [480, chance.choice([840, 960, 990])] for day in range(5)
            },
        }
        for number in range(3)
    ]
    requests = [
        {
            "id": number,
            "xy": [chance.uniform(0, 12), chance.uniform(0, 10)],
            "urgency": chance.choice([1, 2, 2, 3, 3, 3]),
            "windows": {
                str(day): chance.choice([[480, 720], [720, 960], [480, 960]])
                for day in chance.sample(range(5), chance.randint(1, 4))
            },
            "duration": 25,
            "language": chance.choice([None] * 8 + ["ar", "tr"]),
            "mixed": chance.choice(["any", "preferred"]),
            "known": chance.sample(range(3), chance.choice([0, 0, 1])),
            "forbidden": [],
        }
        for number in range(visits)
    ]
    return problem_of(
        {
            "days": 5,
            "sites": [[6.0, 5.0]],
            "staff": staff,
            "visits": requests,
            "forbidden_pairs": [],
        }
    )


def solve(
    problem: VisitProblem, *, seconds: float, seed: int
) -> tuple[VisitPlan, float]:
    """Plan by the weights of the instances; return plan and CPU seconds."""
    begin = time.process_time()
    budget = Budget(iterations=10**9, stop=cpu_limit(seconds))
    planner = BuiltInPlanner(weights=AS_SCORED)
    plan = planner.plan(problem, seed=seed, budget=budget, start=None)
    return plan, time.process_time() - begin


def figure(name: str, value: object, unit: str, target: str = "") -> None:
    """Print one line in the form that other tools read."""
    print(f"figure {name} = {value} {unit}" + (f" (target {target})" if target else ""))


def first_plan(problem: VisitProblem) -> tuple[VisitPlan, float]:
    """Return the plan before any search, with the CPU seconds until it stood."""
    begin = time.process_time()
    planner = BuiltInPlanner(weights=AS_SCORED)
    plan = planner.plan(problem, seed=0, budget=Budget(iterations=0), start=None)
    return plan, time.process_time() - begin


def show_first_plan(name: str, problem: VisitProblem) -> int:
    """Print how long one waits for a first plan; return how many rules it breaks."""
    plan, took = first_plan(problem)
    figure(f"{name} first plan cpu", f"{took:.2f}", "s", "<= 2.00")
    figure(f"{name} first plan visits", len(plan.planned), "visits")
    return len(check_plan(problem, plan))


def show_explained(name: str, problem: VisitProblem, plan: VisitPlan) -> None:
    """Print how long it takes to say of every visit left out why it was."""
    begin = time.process_time()
    told = why_not(problem, plan)
    took = time.process_time() - begin
    figure(f"{name} {len(told)} left out explained cpu", f"{took:.2f}", "s", "<= 1.00")


def run_instances(folder: Path, args: argparse.Namespace) -> None:
    """Solve every instance of *folder* and print how far from the best it ends."""
    known = best_known(folder)
    violations = 0
    gaps: dict[str, list[float]] = {}
    for path in sorted(folder.glob("*.json")):
        group = path.stem.split("-")[0]
        if args.only not in path.stem or path.stem not in known:
            continue
        seconds = 30.0 if group == "berlin" else args.seconds
        problem = load(path)
        violations += show_first_plan(path.stem, problem)
        for seed in range(args.seeds):
            plan, took = solve(problem, seconds=seconds, seed=seed)
            violations += len(check_plan(problem, plan))
            value = score(problem, plan)
            gap = 100 * (known[path.stem] - value) / known[path.stem]
            gaps.setdefault(group, []).append(gap)
            label = f"{path.stem} seed {seed}"
            figure(f"{label} gap", f"{gap:.2f}", "%", TARGETS.get(group, ""))
            wanted = BERLIN_VISITS if group == "berlin" else ""
            figure(f"{label} visits", len(plan.planned), "visits", wanted)
            figure(f"{label} cpu", f"{took:.2f}", "s")
            show_explained(label, problem, plan)
    for group, found in gaps.items():
        mean = f"{sum(found) / len(found):.3f}"
        figure(f"{group} mean gap", mean, "%", MEAN_TARGETS.get(group, ""))
        figure(f"{group} largest gap", f"{max(found):.2f}", "%", TARGETS.get(group, ""))
    figure("violations", violations, "rules", "0")


def run_seeded(args: argparse.Namespace) -> None:
    """Solve own weeks: growth of time, and what a longer search still finds."""
    print("no folder of instances given: seeded problems of our own, no best known")
    for visits in (30, 60, 120, 260):
        problem = seeded_problem(1, visits=visits)
        begin = time.process_time()
        plan = BuiltInPlanner(weights=AS_SCORED).plan(
            problem, seed=0, budget=Budget(iterations=500), start=None
        )
        took = time.process_time() - begin
        figure(f"own week of {visits} cpu for 500 steps", f"{took:.2f}", "s")
        figure(f"own week of {visits} score", score(problem, plan), "points")
        longer, _ = solve(problem, seconds=4 * args.seconds, seed=0)
        lead = 100 * (score(problem, longer) - score(problem, plan))
        lead /= score(problem, longer)
        figure(f"own week of {visits} left to gain", f"{lead:.2f}", "%")
        bad = len(check_plan(problem, plan)) + len(check_plan(problem, longer))
        figure(f"own week of {visits} violations", bad, "rules", "0")


def main() -> None:
    """Run once and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--only", default="", help="part of the name of instances")
    parser.add_argument("--seeds", type=int, default=1)
    args = parser.parse_args()
    if args.folder is None or not args.folder.is_dir():
        run_seeded(args)
    else:
        run_instances(args.folder, args)


if __name__ == "__main__":
    main()
