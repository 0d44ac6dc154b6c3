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
    VisitPlan,
    VisitProblem,
    VisitRequest,
    WorkRules,
    check_plan,
)

MONDAY = pendulum.date(2026, 10, 19)
PRIZES = (1000, 400, 150)
MIXED, KNOWN = 15, 20
AS_SCORED = SearchWeights(
    agreed=0, urgency=PRIZES, mixed=MIXED, known=KNOWN, strict=False
)
GENDERS = {"f": Gender.WOMAN, "m": Gender.MAN}
MIXES = {"any": PairMix.ANY, "preferred": PairMix.PREFERRED, "required": PairMix.REQUIRED}


def load(path: Path) -> VisitProblem:
    """Read one instance into our problem type; its rules are the ones below."""
    data = json.loads(path.read_text(encoding="utf-8"))
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


def _member(entry: dict) -> StaffMember:
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


def _request(entry: dict, place: Place) -> VisitRequest:
    return VisitRequest(
        id=VisitId(place.id),
        customer=CustomerId(place.id),
        place=place,
        windows=tuple(
            TimeWindow(day=MONDAY.add(days=int(day)), start_minute=a, end_minute=b)
            for day, (a, b) in entry["windows"].items()
        ),
        urgency=entry["urgency"],
        duration_minutes=entry["duration"],
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
    readme = next(p for p in (folder / "README.md", folder.parent / "README.md") if p.exists())
    found = re.findall(r"^\| ([\w-]+) \| (\d+) \|", readme.read_text(encoding="utf-8"), re.M)
    return {name: int(value) for name, value in found}


def main() -> None:
    """Run every instance once and print one line a figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--seeds", type=int, default=1)
    args = parser.parse_args()
    known = best_known(args.folder)
    for path in sorted(args.folder.glob("*.json")):
        if args.only in path.stem and "plan" not in path.stem:
            for seed in range(args.seeds):
                run(path, known[path.stem], args.seconds, seed)


def run(path: Path, best: int, seconds: float, seed: int) -> None:
    problem = load(path)
    count = [0]
    begin = time.process_time()
    planner = BuiltInPlanner(weights=AS_SCORED)
    limit = cpu_limit(seconds)
    def stop():
        count[0] += 1
        return limit()
    plan = planner.plan(
        problem, seed=seed, budget=Budget(iterations=10**9, stop=stop), start=None
    )
    took = time.process_time() - begin
    bad = check_plan(problem, plan)
    value = score(problem, plan)
    print(
        f"{path.stem} score {value} best {best} gap {100 * (best - value) / best:.2f} % "
        f"visits {len(plan.planned)} cpu {took:.2f} iterations {count[0]} violations {len(bad)} {bad[:2]}"
    )


if __name__ == "__main__":
    main()
