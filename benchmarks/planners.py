"""How the built-in planner compares with VROOM, PyVRP and OR-tools, in CPU seconds.

    python benchmarks/planners.py FOLDER [--only kassel] [--seconds 1]
    python benchmarks/planners.py FOLDER --solomon [--jobs 2] [--out FILE] [--seconds 5]

FOLDER holds the instances ``homevisits/*.json`` or ``vrptw/*.txt``. Everybody gets the
same whole numbers, everybody's plan is made by the core's repair and judged by its
checker (see rivals.py). Engines that are not installed are left out, and a line says
so. Each figure is printed as soon as it is known. With ``--out`` results are kept in a
file of JSON; started again, the run goes on where it was interrupted.

Weeks of visits: the other engines get the pairs of the built-in matching; pairs as
variables are what only the built-in planner has. It gets the same seconds: 30 for
instances named ``berlin-*``. OR-tools finds no first plan there for weeks with pauses,
so it gets shifts shortened by the pause, as PyVRP does, and the core puts them in.

Solomon: see solomon.py for how an instance is told; gaps are to the best of all runs.
"""

import argparse
import json
import statistics
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import attrs
from rivals import BUILT_IN, Question, Result, ask, installed, is_limit
from solomon import class_of

from visits import best_known, figure

OTHERS = ("vroom", "pyvrp", "or-tools")
LARGE_SECONDS = 30.0
LIMITS = {"weeks": 600, "solomon": 120}
BERLIN_VISITS = ">= 877"


class Book:
    """Results so far, in a file when there is one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.stopped = threading.Event()
        self._lock = threading.Lock()
        self._known: dict[str, dict[str, object]] = {}
        if path is not None and path.is_file():
            self._known = json.loads(path.read_text(encoding="utf-8"))

    def result(self, question: Question) -> Result:
        """Return the result kept, or ask for it and keep it."""
        with self._lock:
            kept = self._known.get(question.key)
        if kept is not None:
            return Result(**kept)  # type: ignore[arg-type]
        say(f"asking {question.key}")
        found = ask(question, self.stopped)
        with self._lock:
            self._known[question.key] = attrs.asdict(found)
            if self._path is not None:
                text = json.dumps(self._known, indent=1, sort_keys=True)
                self._path.write_text(text + "\n", encoding="utf-8")
        return found


def say(words: str) -> None:
    """Tell whoever waits; figures go elsewhere."""
    print(words, file=sys.stderr, flush=True)


def answers(
    paths: Sequence[Path], names: Sequence[str], args: argparse.Namespace
) -> Iterator[tuple[Path, str, Result]]:
    """Yield results in the order of instances and planners, each when it is known."""
    book = Book(args.out)
    with ThreadPoolExecutor(args.jobs) as pool:
        coming: list[tuple[Path, str, Future[Result]]] = []
        for path in paths:
            large = not args.solomon and path.stem.startswith("berlin")
            for name in names:
                question = Question(
                    path=path,
                    planner=name,
                    seconds=LARGE_SECONDS if large else args.seconds,
                    limit_seconds=args.limit,
                )
                coming.append((path, name, pool.submit(book.result, question)))
        try:
            for path, name, future in coming:
                yield path, name, future.result()
        finally:
            # On Ctrl-C nobody is asked any more, and nothing half known is kept.
            book.stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)


def unanswered(label: str, result: Result) -> None:
    """Print what is known of a planner that gave no plan."""
    if is_limit(result):
        figure(f"{label} no answer in", f"{result.cpu_seconds:.0f}", "s")
    else:
        figure(f"{label} crashed with code", result.exit_code, "")


def weeks(
    paths: Sequence[Path], names: Sequence[str], args: argparse.Namespace
) -> None:
    """Compare on weeks of visits, by the score of the README of the instances."""
    known = best_known(args.folder)
    scores: dict[str, dict[str, int]] = {name: {} for name in names}
    violations = 0
    for path, name, result in answers(paths, names, args):
        label = f"{path.stem} {name}"
        scores[name][path.stem] = result.score
        if not result.answered:
            unanswered(label, result)
            continue
        if path.stem in known:
            gap = 100 * (known[path.stem] - result.score) / known[path.stem]
            figure(f"{label} gap", f"{gap:.2f}", "%")
        own_berlin = name == BUILT_IN and path.stem.startswith("berlin")
        target = BERLIN_VISITS if own_berlin else ""
        figure(f"{label} visits", result.visits, "visits", target)
        figure(f"{label} score", result.score, "points")
        figure(f"{label} travel", result.travel_minutes, "minutes")
        figure(f"{label} cpu", f"{result.cpu_seconds:.2f}", "s")
        violations += result.violations
    for name in names:
        if name != BUILT_IN and BUILT_IN in names:
            theirs = scores[name].items()
            wins = sum(scores[BUILT_IN][stem] >= points for stem, points in theirs)
            label = f"built-in not behind {name}"
            figure(label, wins, "instances", f">= {len(scores[name])}")
    figure("violations", violations, "rules", "0")


def solomon(
    paths: Sequence[Path], names: Sequence[str], args: argparse.Namespace
) -> None:
    """Compare on Solomon's routes, uncapacitated and in whole numbers."""
    gaps: dict[str, dict[str, float]] = {name: {} for name in names}
    rows: dict[str, dict[str, Result]] = {}
    violations = 0
    heads = "".join(f"{name:>22}" for name in names)
    print(f"{'minutes (gap %), cpu s':24}{heads}")
    for path, name, result in answers(paths, names, args):
        row = rows.setdefault(path.stem, {})
        row[name] = result
        violations += result.violations
        if len(row) == len(names):
            found = gaps_of(row)
            for one, gap in found.items():
                gaps[one][path.stem] = gap
            cells = "".join(f"{cell(row[n], found.get(n)):>22}" for n in names)
            print(f"{path.stem:24}{cells}")
    for name, by_instance in gaps.items():
        summary(name, by_instance, len(paths))
    compared("built-in", "or-tools", gaps, "<= 0")
    compared("built-in", "vroom", gaps, "<= 0")
    compared("pyvrp", "plain-pyvrp", gaps, "<= 0.50")
    figure("violations", violations, "rules", "0")


def gaps_of(row: dict[str, Result]) -> dict[str, float]:
    """Return how far each plan with most visits is behind the shortest of them."""
    most = max(result.visits for result in row.values())
    ways = {n: r.travel_minutes for n, r in row.items() if r.visits == most and most}
    best = min(ways.values(), default=1)
    return {name: 100 * (way - best) / best for name, way in ways.items()}


def cell(result: Result, gap: float | None) -> str:
    """Return one cell of the running table."""
    if not result.answered:
        return "no answer"
    ending = f"{result.visits} of {result.of}" if gap is None else f"{gap:.2f} %"
    return f"{result.travel_minutes} ({ending}) {result.cpu_seconds:.1f}"


def summary(name: str, by_instance: dict[str, float], count: int) -> None:
    """Print the mean of each class and of all."""
    figure(f"{name} complete plans", len(by_instance), f"of {count}")
    for kind in sorted({class_of(stem) for stem in by_instance}):
        some = [gap for stem, gap in by_instance.items() if class_of(stem) == kind]
        figure(f"{name} {kind} mean gap", f"{statistics.fmean(some):.2f}", "%")
    if by_instance:
        every = list(by_instance.values())
        figure(f"{name} mean gap", f"{statistics.fmean(every):.2f}", "%")
        figure(f"{name} largest gap", f"{max(every):.2f}", "%")


def compared(
    one: str, other: str, gaps: dict[str, dict[str, float]], target: str
) -> None:
    """Print how far *one* is behind *other*, where both planned everything."""
    both = sorted(gaps.get(one, {}).keys() & gaps.get(other, {}).keys())
    if both:
        behind = statistics.fmean(gaps[one][stem] - gaps[other][stem] for stem in both)
        figure(f"{one} behind {other}, mean", f"{behind:.2f}", "%", target)


def wanted(path: Path, only: str) -> bool:
    """Say whether the name of *path* holds one of the parts in *only*."""
    return any(part in path.stem for part in only.split(","))


def main() -> None:
    """Run once and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--only", default="", help="parts of names, with commas")
    parser.add_argument("--engines", default="", help="which, with commas")
    parser.add_argument("--limit", type=int, help="CPU seconds until one is ended")
    parser.add_argument("--jobs", type=int, default=1, help="how many side by side")
    parser.add_argument("--out", type=Path, help="keep results here, and go on")
    parser.add_argument("--solomon", action="store_true")
    args = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    args.seconds = args.seconds or (5.0 if args.solomon else 1.0)
    args.limit = args.limit or LIMITS["solomon" if args.solomon else "weeks"]
    names = [BUILT_IN, *OTHERS, *(["plain-pyvrp"] if args.solomon else ())]
    if args.engines:
        names = [BUILT_IN, *(n for n in args.engines.split(",") if n != BUILT_IN)]
    compare, ending = (solomon, "*.txt") if args.solomon else (weeks, "*.json")
    paths = [p for p in sorted(args.folder.glob(ending)) if wanted(p, args.only)]
    compare(paths, installed(names), args)


if __name__ == "__main__":
    main()
