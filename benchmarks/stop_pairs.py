"""How much more is planned when each stop may have a pair of its own?

    python benchmarks/stop_pairs.py [FOLDER] [--seconds 2] [--only kassel]

The same instances and the same CPU seconds for tandems, for two sessions a day and for
pairs a stop; every plan is checked and rated. FOLDER holds instances as
``benchmarks/visits.py`` reads them; without it seeded weeks of our own are made.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

import attrs

from outreach_core.visits import (
    Budget,
    Level,
    PairForming,
    Rating,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
)
from visits import cpu_limit, figure, load, seeded_problem

SEED = 1


def problems(folder: Path | None, only: str) -> dict[str, VisitProblem]:
    """Return the weeks to plan, by name."""
    if folder is None or not folder.is_dir():
        print("no folder of instances given: seeded weeks of our own")
        return {f"own-{seed}": seeded_problem(seed) for seed in (1, 2)}
    paths = sorted(folder.glob("*.json"))
    return {path.stem: load(path) for path in paths if only in path.stem}


def planned(
    problem: VisitProblem, how: PairForming, seconds: float
) -> tuple[Rating, int, int, float]:
    """Return rating, visits, broken rules and CPU seconds of one plan."""
    rules = attrs.evolve(problem.rules, pair_forming=how)
    formed = attrs.evolve(problem, rules=rules)
    begin = time.process_time()
    budget = Budget(iterations=10**9, stop=cpu_limit(seconds))
    plan = plan_visits(formed, seed=SEED, budget=budget)
    took = time.process_time() - begin
    broken = len(check_plan(formed, plan))
    return rate(formed, plan), len(plan.planned), broken, took


def main() -> None:
    """Run once and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--only", default="", help="part of the name of instances")
    args = parser.parse_args()
    sums: dict[str, Counter[str]] = {}
    better = Counter[str]()
    violations = 0
    for name, problem in problems(args.folder, args.only).items():
        group = name.split("-")[0]
        ratings = {}
        for how in PairForming:
            rating, visits, broken, took = planned(problem, how, args.seconds)
            ratings[how] = rating
            violations += broken
            points = rating.value(Level.PAIRS)
            travel = rating.value(Level.TRAVEL)
            label = f"{name} {how.value}"
            figure(f"{label} visits", visits, "visits")
            figure(f"{label} urgent", rating.value(Level.URGENCY_1), "visits")
            figure(f"{label} pair points", points, "points")
            figure(f"{label} travel", travel, "min")
            figure(f"{label} cpu", f"{took:.2f}", "s")
            added = {"visits": visits, "points": points, "travel": travel, "weeks": 1}
            sums.setdefault(f"{group} {how.value}", Counter()).update(added)
        better[group] += ratings[PairForming.PER_STOP] > ratings[PairForming.PER_DAY]
    for group, count in better.items():
        own, tandem = (sums[f"{group} {how}"] for how in ("per_stop", "per_day"))
        weeks = own["weeks"]
        figure(f"{group} weeks better than tandems", f"{count} of {weeks}", "weeks")
        more = 100 * (own["visits"] - tandem["visits"]) / tandem["visits"]
        figure(f"{group} more visits than tandems", f"{more:.1f}", "%", ">= 0")
        points = 100 * (own["points"] - tandem["points"]) / max(1, tandem["points"])
        figure(f"{group} more pair points than tandems", f"{points:.1f}", "%")
    figure("violations", violations, "rules", "0")


if __name__ == "__main__":
    main()
