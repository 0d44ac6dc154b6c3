"""How do planning and explaining grow with the number of requests?

    python benchmarks/growth.py [--largest 900] [--draw docs/images/growth.svg]

Seeded weeks of our own, one member of staff for each 22 requests as in Berlin's
instance. CPU seconds of one thread; the slope is fitted on a double logarithmic scale:
1 is linear growth, 2 is quadratic.
"""

import argparse
import math
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    VisitPlan,
    VisitProblem,
    check_plan,
    why_not,
)
from visits import figure, problem_of

SIZES: Final = (30, 60, 120, 240, 480, 900)
REQUESTS_A_MEMBER: Final = 22
STEPS: Final = 200
PARTS: Final = {
    "first plan": ("#0067a5", ""),
    f"{STEPS} steps": ("#b84c00", "9 4"),
    "check": ("#00755a", "2.5 3.5"),
    "explain what is left out": ("#9c3f78", "10 4 2.5 4"),
}
WIDTH, HEIGHT, LEFT, BOTTOM = 720, 420, 70, 60


def week(seed: int, requests: int) -> VisitProblem:
    """Make a week of five days in a town whose area grows with its requests."""
    chance = Random(seed)  # noqa: S311  no secret
    side = math.sqrt(60 + requests)
    staff = max(3, round(requests / REQUESTS_A_MEMBER))
    return problem_of(
        {
            "days": 5,
            "sites": [[side / 2, side / 2]],
            "staff": [_member(number, chance) for number in range(staff)],
            "visits": [_visit(n, side, staff, chance) for n in range(requests)],
            "forbidden_pairs": [],
        }
    )


def _member(number: int, chance: Random) -> dict[str, Any]:
    hours = [[480, chance.choice((840, 960, 990))] for _ in range(5)]
    return {
        "id": number,
        "gender": "fm"[number % 2],
        "languages": chance.sample(("ar", "fa", "tr", "uk"), 2),
        "site": 0,
        "available": {str(day): span for day, span in enumerate(hours)},
    }


def _visit(number: int, side: float, staff: int, chance: Random) -> dict[str, Any]:
    days = chance.sample(range(5), chance.randint(1, 4))
    spans = ((480, 720), (720, 960), (480, 960))
    return {
        "id": number,
        "xy": [chance.uniform(0, side), chance.uniform(0, side)],
        "urgency": chance.choice((1, 2, 2, 3, 3, 3)),
        "windows": {str(day): list(chance.choice(spans)) for day in days},
        "duration": 35,
        "language": chance.choice([None] * 8 + ["ar", "tr"]),
        "mixed": chance.choice(("any", "preferred")),
        "known": chance.sample(range(staff), chance.choice((0, 0, 1))),
        "forbidden": [],
    }


def measured(problem: VisitProblem) -> tuple[dict[str, float], VisitPlan]:
    """Return the CPU seconds of each part, and the plan."""
    planner = BuiltInPlanner()

    def planned(steps: int) -> VisitPlan:
        budget = Budget(iterations=steps)
        return planner.plan(problem, seed=1, budget=budget, start=None)

    first, plan = _timed(lambda: planned(0))
    whole, plan = _timed(lambda: planned(STEPS))
    check, broken = _timed(lambda: check_plan(problem, plan))
    explain, _ = _timed(lambda: why_not(problem, plan))
    if broken:
        raise SystemExit("the plan breaks a rule: " + str(broken[0]))
    seconds = (first, max(0.0, whole - first), check, explain)
    return dict(zip(PARTS, seconds, strict=True)), plan


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of the line through the points, both axes logarithmic."""
    xs = [math.log(size) for size in sizes]
    ys = [math.log(max(value, 1e-4)) for value in seconds]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - middle_x) ** 2 for x in xs)


def drawing(sizes: Sequence[int], found: Mapping[str, Sequence[float]]) -> str:
    """Return the curves as a picture that loads nothing, readable without colour."""
    low, high = -3, 1

    def at(size: float, seconds: float) -> tuple[float, float]:
        across = math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])
        up = (math.log10(max(seconds, 10.0**low)) - low) / (high - low)
        return LEFT + across * (WIDTH - LEFT - 30), (HEIGHT - BOTTOM) * (1 - up) + 20

    box = f"0 0 {WIDTH} {HEIGHT + 100}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">',
        "<title>CPU seconds by number of requests</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT + 100}" fill="#fff"/>',
        '<g font-family="sans-serif" font-size="13">',
    ]
    for power in range(low, high + 1):
        y = at(sizes[0], 10.0**power)[1]
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - 30}" y1="{y:.1f}" y2="{y:.1f}"'
            f' stroke="#ddd"/><text x="{LEFT - 8}" y="{y + 4:.1f}"'
            f' text-anchor="end">{10.0**power:g} s</text>'
        )
    for size in sizes:
        x, y = at(size, 10.0**low)
        parts.append(
            f'<text x="{x:.1f}" y="{y + 20:.1f}" text-anchor="middle">{size}</text>'
        )
    x, y = at(sizes[-1], 10.0**low)
    parts.append(
        f'<text x="{x:.1f}" y="{y + 40:.1f}" text-anchor="end">requests a week</text>'
    )
    for number, (name, (colour, dashes)) in enumerate(PARTS.items()):
        points = [at(s, v) for s, v in zip(sizes, found[name], strict=True)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        style = f'stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"'
        y = HEIGHT + 20 + 20 * number
        parts.append(
            f'<polyline points="{line}" fill="none" {style}/>'
            f'<line x1="{LEFT}" x2="{LEFT + 40}" y1="{y}" y2="{y}" {style}/>'
            f'<text x="{LEFT + 50}" y="{y + 4}">{name}: slope '
            f"{slope(sizes, found[name]):.1f}</text>"
        )
    return "\n".join([*parts, "</g></svg>"]) + "\n"


def main() -> None:
    """Measure once, print one line a figure, and draw when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--draw", type=Path)
    args = parser.parse_args()
    sizes = [size for size in SIZES if size <= args.largest]
    found: dict[str, list[float]] = {name: [] for name in PARTS}
    for size in sizes:
        seconds, plan = measured(week(1, size))
        for name, value in seconds.items():
            found[name].append(value)
            figure(f"{size} requests, {name}", f"{value:.3f}", "s")
        figure(f"{size} requests, planned", len(plan.planned), "visits")
    for name, values in found.items():
        figure(f"slope of {name}", f"{slope(sizes, values):.2f}", "")
    if args.draw:
        args.draw.write_text(drawing(sizes, found), encoding="utf-8")


if __name__ == "__main__":
    main()
