"""Which planning length keeps the most promises when most doors stay closed?

    python benchmarks/closed_doors.py [FOLDER] [--scenarios 60] [--iterations 1000]

FOLDER holds the instances ``kassel-*.json`` of benchmarks/visits.py; beside them, or
without them, four seeded weeks of our own are lived through. Every policy plans the
same requests, three in ten of them appointments of half an hour; then the same doors
open for every policy. Figures are means over weeks and scenarios, CPU time one thread.
"""

import argparse
import time
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


def show(name: str, row: Row, took: float) -> None:
    """Print the figures of one case."""
    share = 100 * row.late / max(1e-9, row.late + row.kept)
    figure(f"{name}: visits made", f"{row.made:.1f}", "visits")
    figure(f"{name}: talks", f"{row.talks:.1f}", "talks")
    figure(f"{name}: prize", f"{row.prize:.0f}", "points")
    figure(f"{name}: appointments late", f"{share:.1f}", "%")
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
    print(as_markdown(run(parser.parse_args())))


if __name__ == "__main__":
    main()
