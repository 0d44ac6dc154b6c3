"""How many small faults would the tests of the rules notice?

    uv run --group mutation python tests/mutation/run.py               # everything
    uv run --group mutation python tests/mutation/run.py contacts rules/lint
    uv run --group mutation python tests/mutation/run.py --sample 150 --seed 2026-W47

Plants faults in ``calendar``, ``contacts``, ``eligibility`` and ``rules``, one at a
time, and lets the tests of the same package judge (``tests/calendar`` …). Exit code 1
when fewer are noticed than ``--floor`` says. See docs/how-to/run-the-mutants.md.
"""

import argparse
import os
import random
import re
import sys
import time
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

# Hypothesis would import the whole core before the first mutant is planted.
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
os.environ["OUTREACH_HYPOTHESIS_PROFILE"] = "mutation"

import hypothesis.strategies
import jinja2
import pendulum
from baseline import ROOT, Baseline, baseline_of
from judges import SOURCES, WRITTEN, Result, Wish, results_of
from mutants import Mutant, Place, places_in

PACKAGES: Final = ("calendar", "contacts", "eligibility", "rules")
ARGUED: Final = Path(__file__).with_name("argued.toml")
LOADED: Final = (hypothesis.strategies, jinja2, pendulum)  # before the first fork


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", default=PACKAGES, metavar="PART")
    parser.add_argument("--sample", type=int, help="only so many, drawn by --seed")
    parser.add_argument("--seed", default="1", help="any text, such as the week")
    parser.add_argument("--floor", type=float, default=95.0, help="percent noticed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--texts", action="store_true", help="faults in texts instead")
    parser.add_argument("--only", default="", help="mutants of these names, by commas")
    parser.add_argument(
        "--resume", action="store_true", help="believe what an earlier run noticed"
    )
    return parser.parse_args()


def files_of(part: str) -> list[Path]:
    """Return the files of "rules" or of "rules/lint".

    Raises:
        SystemExit: There is no such package or file.
    """
    found = sorted(SOURCES.glob(f"{part}.py" if "/" in part else f"{part}/*.py"))
    if not found:
        sys.exit(f"{part}: no such package or file. Try 'rules' or 'rules/lint'.")
    return found


def chosen_places(given: argparse.Namespace) -> dict[Path, list[Place]]:
    """Return what to try, by file."""
    every = [
        place
        for part in given.parts
        for path in files_of(part)
        if path.name != "__init__.py"
        for place in places_in(path)
        if place.is_text is given.texts
    ]
    if given.sample is not None and given.sample < len(every):
        chance = random.Random(given.seed)  # noqa: S311  a sample, no secret
        drawn = chance.sample(range(len(every)), given.sample)
        every = [every[index] for index in sorted(drawn)]
    by_path: dict[Path, list[Place]] = defaultdict(list)
    for place in every:
        by_path[place.path].append(place)
    return by_path


class Argued:
    """Why a survivor may survive: argued.toml, by name or by a pattern of the change.

    A pattern stands for a kind of fault that changes nothing wherever it occurs; it
    is searched in the changed lines, as they are printed.
    """

    def __init__(self) -> None:
        known = tomllib.loads(ARGUED.read_text(encoding="utf-8"))["survivor"]
        self._by_name = {
            name: g["because"] for g in known for name in g.get("names", [])
        }
        self._patterns = [
            (re.compile(group["pattern"], re.MULTILINE), group["because"])
            for group in known
            if "pattern" in group
        ]

    def reason(self, mutant: Mutant) -> str | None:
        """Return why the mutant changes nothing; ``None`` when nobody has said so."""
        change = "\n".join(mutant.change)
        found = (why for pattern, why in self._patterns if pattern.search(change))
        return self._by_name.get(mutant.name) or next(found, None)


def main() -> int:
    """Try the mutants, print the survivors and one line a package."""
    given = arguments()
    WRITTEN.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    only = frozenset(filter(None, given.only.split(",")))
    wish = Wish(jobs=given.jobs, resume=given.resume, only=only)
    argued = Argued()
    results: dict[str, list[Result]] = defaultdict(list)
    baselines: dict[str, Baseline] = {}
    for path, places in chosen_places(given).items():
        package = path.parent.name
        if package not in baselines:
            baselines[package] = baseline_of(
                SOURCES / package,
                ROOT / "tests" / package,
                WRITTEN / f"{package}-baseline.json",
            )
        found = list(results_of(path, places, baselines[package], wish))
        results[package] += found
        show(path, found, argued, time.monotonic() - begun)
    return conclude(results, argued, given.floor)


def say(text: str = "") -> None:
    """Print a line at once, so that a long run shows how far it is."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show(path: Path, found: list[Result], argued: Argued, seconds: float) -> None:
    """Print the survivors of one file."""
    alive = [result.mutant for result in found if result.survived]
    name = path.relative_to(SOURCES)
    say(f"{name}: {len(found) - len(alive)} of {len(found)} [{seconds:.0f} s]")
    for mutant in sorted(alive, key=lambda mutant: mutant.place.lines):
        reason = argued.reason(mutant)
        say(f"  survived {mutant}" + (f"\n    argued: {reason}" if reason else ""))


def conclude(results: dict[str, list[Result]], argued: Argued, floor: float) -> int:
    """Print one line a package; return the exit code."""
    total: Counter[str] = Counter()
    say()
    for package, found in results.items():
        alive = [result.mutant for result in found if result.survived]
        spoken_for = sum(argued.reason(mutant) is not None for mutant in alive)
        counts = {"tried": len(found), "alive": len(alive), "argued": spoken_for}
        total.update(counts)
        say(in_figures(package, **counts))
    say(in_figures("all", **total))
    noticed = total["tried"] - total["alive"]
    return int(noticed < floor / 100 * total["tried"])


def in_figures(name: str, *, tried: int, alive: int, argued: int) -> str:
    """Say how many of the mutants were noticed."""
    noticed = tried - alive
    percent = 100 * noticed / max(1, tried)
    return (
        f"{name:<12} {noticed:>5} of {tried:>5} noticed, {percent:5.1f} %; "
        f"{alive} survived, {argued} of them argued"
    )


if __name__ == "__main__":
    sys.exit(main())
