"""Which planning length keeps the most promises when most doors stay closed?

    python benchmarks/closed_doors.py [FOLDER] [--scenarios 60] [--iterations 1000]
                                      [--runs 1000]

FOLDER holds the instances ``kassel-*.json`` of benchmarks/visits.py; beside them, or
without them, four seeded weeks of our own are lived through. Every policy plans the
same requests, three in ten of them appointments of half an hour; then the same doors
open for every policy. Figures are means over weeks and scenarios, CPU time one thread.
The comparison of the project notes on planning (section "closed doors") is held by
targets: its order, and roughly its size. At last a large week is lived through, the
first ``berlin-*.json`` of FOLDER.
"""

import argparse
import sys
import time
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

import attrs

from outreach_core.visits import (
    Budget,
    TimeWindow,
    VisitLength,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
)
from outreach_core.visits.day_policy import LIVE_FILL, STATIC, DayPolicy
from outreach_core.visits.forecasts import Forecast
from outreach_core.visits.simulation import simulate
from visits import figure, load, seeded_problem

PRIZES: Final = (1000, 400, 150)
AGREED_SHARE: Final = 0.3
HALF_AN_HOUR: Final = 30
APPOINTMENT: Final = VisitLength(open_percent=60)
DOOR: Final = VisitLength(open_percent=25)
BEST: Final = "mean + half sd, live-fill-guarding-promises"
OWN_SEEDS: Final = (1, 2, 3, 4)
FILL: Final = attrs.evolve(
    LIVE_FILL, name="live-fill-guarding-promises", guards_end=False
)


@attrs.frozen(kw_only=True)
class Case:
    """One row of the table: what a plan keeps free, and how the day is lived.

    Attributes:
        label: How the row is called.
        agreed: Minutes kept free for an appointment.
        door: Minutes kept free for any other door.
        policy: How the day is lived.
    """

    label: str
    agreed: int
    door: int
    policy: DayPolicy


def cases() -> list[Case]:
    """Return the rows in the order of the project notes, and two more."""
    mean = (APPOINTMENT.mean_minutes, DOOR.mean_minutes)
    half = (APPOINTMENT.planned_minutes, DOOR.planned_minutes)
    lengths = [
        ("10 (hope)", (10, 10), (STATIC,)),
        ("mean", mean, (STATIC, FILL, LIVE_FILL)),
        ("mean + half sd", half, (STATIC, FILL, LIVE_FILL)),
        ("appointments 60, rest mean", (60, mean[1]), (FILL, LIVE_FILL)),
        ("60 (safe)", (60, 60), (STATIC, FILL, LIVE_FILL)),
    ]
    return [
        Case(label=label, agreed=agreed, door=door, policy=policy)
        for label, (agreed, door), policies in lengths
        for policy in policies
    ]


@attrs.frozen(kw_only=True)
class Row:
    """What one case brought in one week, means over the scenarios."""

    planned: int
    made: float
    talks: float
    prize: float
    kept: float
    late: float
    overtime: float
    overtime_p95: float
    late_pauses: float


def with_appointments(problem: VisitProblem, seed: int) -> VisitProblem:
    """Return *problem* with appointments among the requests, the same for a seed."""
    chance = Random(f"appointments/{seed}")  # noqa: S311  no secret
    return attrs.evolve(
        problem, requests=[_maybe_agreed(r, chance) for r in problem.requests]
    )


def _maybe_agreed(request: VisitRequest, chance: Random) -> VisitRequest:
    window = chance.choice(request.windows)
    agreed = chance.random() < AGREED_SHARE
    last = max(window.start_minute, window.end_minute - HALF_AN_HOUR)
    start = chance.randrange(window.start_minute, last + 1, HALF_AN_HOUR)
    if not agreed:
        return attrs.evolve(request, length=DOOR)
    told = TimeWindow(
        day=window.day, start_minute=start, end_minute=start + HALF_AN_HOUR
    )
    return attrs.evolve(request, agreed=True, windows=(told,), length=APPOINTMENT)


def planned_with(problem: VisitProblem, case: Case) -> VisitProblem:
    """Return *problem* as a planner sees it that keeps the minutes of *case* free."""
    return attrs.evolve(
        problem,
        requests=[
            attrs.evolve(
                r, length=VisitLength.fixed(case.agreed if r.agreed else case.door)
            )
            for r in problem.requests
        ],
    )


def live(
    problem: VisitProblem, plan: VisitPlan, case: Case, scenarios: int
) -> tuple[Row, Forecast]:
    """Live through one week of *case*; return its row and the forecast behind it."""
    seen = simulate(problem, plan, runs=scenarios, seed=7, policy=case.policy)
    prize = sum(
        PRIZES[problem.request(visit.visit).urgency - 1] * visit.made_percent / 100
        for visit in seen.visits
    )
    row = Row(
        planned=len(plan.planned),
        made=seen.made.mean,
        talks=seen.talks.mean,
        prize=prize - seen.travel_minutes.mean,
        kept=seen.promises_kept.mean,
        late=seen.promises_late.mean,
        overtime=seen.overtime_minutes.mean,
        overtime_p95=seen.overtime_minutes.high,
        late_pauses=sum(tour.late_pause_percent for tour in seen.tours) / 100,
    )
    return row, seen


def mean_of(rows: list[Row]) -> Row:
    """Return the mean of each column."""
    names = [field.name for field in attrs.fields(Row)]
    return Row(
        **{name: sum(getattr(row, name) for row in rows) / len(rows) for name in names}
    )


def weeks(folder: Path | None) -> dict[str, VisitProblem]:
    """Return the weeks to live through, by name."""
    found = {}
    if folder is not None and folder.is_dir():
        for path in sorted(folder.glob("kassel-*.json")):
            found[path.stem] = load(path)
    else:
        print("no folder of instances given: weeks of our own alone")
    found |= {f"own-{seed}": seeded_problem(seed) for seed in OWN_SEEDS}
    return {
        name: with_appointments(problem, number)
        for number, (name, problem) in enumerate(found.items())
    }


def run(args: argparse.Namespace) -> dict[str, Row]:
    """Plan and live through every case; print figures; return the means by case."""
    table, violations = {}, 0
    problems = weeks(args.folder)
    for case in cases():
        begin = time.process_time()
        rows = []
        for problem in problems.values():
            model = planned_with(problem, case)
            budget = Budget(iterations=args.iterations)
            plan = plan_visits(model, seed=1, budget=budget)
            violations += len(check_plan(model, plan))
            rows.append(live(problem, plan, case, args.scenarios)[0])
        name = f"{case.label}, {case.policy.name}"
        table[name] = mean_of(rows)
        show(name, table[name], time.process_time() - begin)
    figure("violations", violations, "rules", "0")
    return table


def compare(table: dict[str, Row]) -> None:
    """Print whether the order of the project notes comes out, and roughly its size."""
    static = [
        table[f"{label}, static"]
        for label in ("10 (hope)", "mean", "mean + half sd", "60 (safe)")
    ]
    best = table[BEST]
    lates = [late_percent(row) for row in static]
    falls = min(a - b for a, b in pairwise(lates))
    figure("late, least fall with each longer length", f"{falls:.1f}", "points", ">= 0")
    figure("late when hoping", f"{lates[0]:.1f}", "%", ">= 25")
    figure("late at mean + half sd, live", f"{late_percent(best):.1f}", "%", "<= 3")
    times = static[0].overtime / max(best.overtime, 0.1)
    figure("overtime when hoping, times live", f"{times:.1f}", "times", ">= 4")
    others = [row for name, row in table.items() if name != BEST]
    lead = best.prize - max(row.prize for row in others)
    figure("prize of mean + half sd, live, above all", f"{lead:.0f}", "points", ">= 0")
    safe = 100 * (1 - static[-1].prize / best.prize)
    figure("prize lost by 60 minutes for all", f"{safe:.0f}", "%", ">= 10")


def late_percent(row: Row) -> float:
    """Return how many of a hundred appointments begin too late."""
    return 100 * row.late / max(1e-9, row.late + row.kept)


def live_at_large(folder: Path | None, runs: int) -> None:
    """Print how long so many runs of a large week take."""
    large = [] if folder is None else sorted(folder.glob("berlin-*.json"))
    if not large:
        print("no large week in the folder: not lived through")
        return
    problem = with_appointments(load(large[0]), 0)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    for policy, target in ((STATIC, "<= 10"), (LIVE_FILL, "<= 30")):
        begin = time.process_time()
        simulate(problem, plan, runs=runs, seed=7, policy=policy, progress=waiting)
        took = time.process_time() - begin
        label = f"{large[0].stem}, {policy.name}, {runs} runs of {len(plan.planned)}"
        figure(f"{label} visits", f"{took:.1f}", "s", target)


def waiting(done: int) -> None:
    """Tell whoever waits, now and then."""
    if done % 100 == 0:
        print(f"{done} runs", file=sys.stderr, flush=True)


def show(name: str, row: Row, took: float) -> None:
    """Print the figures of one case."""
    figure(f"{name}: visits made", f"{row.made:.1f}", "visits")
    figure(f"{name}: talks", f"{row.talks:.1f}", "talks")
    figure(f"{name}: prize", f"{row.prize:.0f}", "points")
    figure(f"{name}: appointments late", f"{late_percent(row):.1f}", "%")
    figure(f"{name}: overtime mean", f"{row.overtime:.1f}", "min")
    figure(f"{name}: overtime P95", f"{row.overtime_p95:.0f}", "min")
    figure(f"{name}: cpu", f"{took:.1f}", "s")


def as_markdown(table: dict[str, Row]) -> str:
    """Return the table of the project notes, with our figures."""
    lines = [
        (
            "| planned minutes, policy | planned → made | talks | prize "
            "| appointments late | overtime min (P95) |"
        ),
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {r.planned:.1f} → {r.made:.1f} | {r.talks:.1f} | {r.prize:.0f} "
        f"| {r.late:.2f} of {r.late + r.kept:.1f} "
        f"| {r.overtime:.0f} ({r.overtime_p95:.0f}) |"
        for name, r in table.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Run once; print figures and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--scenarios", type=int, default=60)
    parser.add_argument("--iterations", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=1000)
    args = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    table = run(args)
    compare(table)
    print(as_markdown(table))
    live_at_large(args.folder, args.runs)


if __name__ == "__main__":
    main()
