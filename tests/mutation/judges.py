"""Which tests judge a mutant, and what did they say?

Three judges, one after the other: the tests that run the very statement, all tests of
the package where the statement runs at import too, and the tests of the house for how
every record is made. A mutant of a package is never judged by the tests of another.
"""

import json
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Final, TypeAlias

import attrs
from baseline import ROOT, Baseline
from mutants import Mutant, Place
from suite import Chosen, queued
from trials import Outcome, Trial, try_cold, try_hot

SOURCES: Final = ROOT / "src" / "outreach_core"
WRITTEN: Final = ROOT / "build" / "mutation"
# How every record of the house is made: they judge fields, not behaviour.
HOUSE: Final = tuple(
    ROOT / "tests" / "architecture" / name
    for name in ("test_codes.py", "test_records.py", "test_canaries.py")
)
EVERY_TEST: Final = Chosen({}, only_these=False)
_Judged: TypeAlias = Iterator[tuple[Mutant, Outcome]]


@attrs.frozen(kw_only=True)
class Result:
    """One mutant and what became of it."""

    mutant: Mutant
    outcome: Outcome

    @property
    def survived(self) -> bool:
        """No test noticed."""
        return self.outcome is Outcome.SURVIVED


@attrs.frozen(kw_only=True)
class Wish:
    """What the command line asks of the judges.

    Attributes:
        jobs: How many mutants are tried at the same time.
        resume: Believe what an earlier run noticed.
        only: Names of mutants; empty for all.
    """

    jobs: int
    resume: bool = False
    only: frozenset[str] = frozenset()


def near_trial(mutant: Mutant, baseline: Baseline) -> Trial:
    """Let those tests judge that run the very statement; none may."""
    place = mutant.place
    near = baseline.tests_of(place.path, place.lines)
    return trial_of(mutant, baseline, [near], only_these=True)


def far_trial(mutant: Mutant, baseline: Baseline) -> Trial:
    """Let all tests of the package judge, those first that run the file."""
    file = baseline.tests_of_file(mutant.place.path)
    every = frozenset(baseline.seconds)
    return trial_of(mutant, baseline, [file, every], only_these=False)


def trial_of(
    mutant: Mutant,
    baseline: Baseline,
    groups: list[frozenset[str]],
    *,
    only_these: bool,
) -> Trial:
    """Queue the groups of tests for one mutant."""
    queue = queued(groups, baseline.seconds)
    seconds = sum(baseline.seconds[name] for name in queue)
    return Trial(
        mutant=mutant,
        chosen=Chosen({name: rank for rank, name in enumerate(queue)}, only_these),
        most_seconds=ceil(10 + 5 * seconds),
    )


def results_of(
    path: Path, places: list[Place], baseline: Baseline, wish: Wish
) -> Iterator[Result]:
    """Try the mutants of one file: near tests, all of the package, the house."""
    memory = Memory(path)
    waiting: list[Mutant] = []
    for mutant in filter(None, (place.written() for place in places)):
        if wish.only and mutant.name not in wish.only:
            continue
        if wish.resume and mutant.name in memory.noticed:
            yield Result(mutant=mutant, outcome=Outcome.KILLED)
        else:
            waiting.append(mutant)
    for judge in (by_near_tests, by_the_package, by_the_house):
        alive = []
        for mutant, outcome in judge(path, waiting, baseline, wish.jobs):
            if outcome is Outcome.SURVIVED:
                alive.append(mutant)
                continue
            memory.keep(mutant, outcome)
            yield Result(mutant=mutant, outcome=outcome)
        waiting = alive
    for mutant in waiting:
        memory.keep(mutant, Outcome.SURVIVED)
        yield Result(mutant=mutant, outcome=Outcome.SURVIVED)


def by_near_tests(
    path: Path, mutants: list[Mutant], baseline: Baseline, jobs: int
) -> _Judged:
    """The tests that run the statement, where any does; hot, survivors cold."""
    tests = [ROOT / "tests" / path.parent.name]
    trials = []
    for mutant in mutants:
        trial = near_trial(mutant, baseline)
        if trial.chosen.ranks:
            trials.append(trial)
        else:
            yield mutant, Outcome.SURVIVED
    cold = []
    hot = [trial for trial in trials if trial.mutant.place.in_function]
    for verdict in try_hot(path, hot, tests, jobs):
        if verdict.outcome is Outcome.SURVIVED:
            cold.append(hot[verdict.number])
        else:
            yield hot[verdict.number].mutant, verdict.outcome
    cold += [trial for trial in trials if not trial.mutant.place.in_function]
    yield from judged(path, cold, jobs, *tests)


def by_the_package(
    path: Path, mutants: list[Mutant], baseline: Baseline, jobs: int
) -> _Judged:
    """All tests of the package, where the statement runs at import as well."""
    trials = []
    for mutant in mutants:
        place = mutant.place
        if place.in_function and "" not in baseline.tests_of(place.path, place.lines):
            yield mutant, Outcome.SURVIVED
        else:
            trials.append(far_trial(mutant, baseline))
    yield from judged(path, trials, jobs, ROOT / "tests" / path.parent.name)


def by_the_house(path: Path, mutants: list[Mutant], _: Baseline, jobs: int) -> _Judged:
    """The tests of how every record is made, for what stands outside functions."""
    trials = []
    for mutant in mutants:
        if mutant.place.in_function:
            yield mutant, Outcome.SURVIVED
        else:
            trials.append(Trial(mutant=mutant, chosen=EVERY_TEST, most_seconds=30))
    yield from judged(path, trials, jobs, *HOUSE)


def judged(path: Path, trials: list[Trial], jobs: int, *tests: Path) -> _Judged:
    """Try mutants of one file with these files or folders of tests."""
    module = f"outreach_core.{path.parent.name}.{path.stem}"
    for verdict in try_cold(module, trials, tests, jobs):
        yield trials[verdict.number].mutant, verdict.outcome


class Memory:
    """What earlier runs noticed, one line a mutant, in build/mutation."""

    def __init__(self, path: Path) -> None:
        self._file = WRITTEN / f"{path.parent.name}-{path.stem}.jsonl"
        self.noticed: set[str] = set()
        self.survived: set[str] = set()
        if self._file.exists():
            for line in self._file.read_text(encoding="utf-8").splitlines():
                known = json.loads(line)
                self._learn(known["name"], Outcome(known["outcome"]))

    def keep(self, mutant: Mutant, outcome: Outcome) -> None:
        """Write down one verdict."""
        self._learn(mutant.name, outcome)
        line = json.dumps({"name": mutant.name, "outcome": outcome})
        with self._file.open("a", encoding="utf-8") as out:
            out.write(line + "\n")

    def _learn(self, name: str, outcome: Outcome) -> None:
        into, out_of = self.noticed, self.survived
        if outcome is Outcome.SURVIVED:
            into, out_of = out_of, into
        into.add(name)
        out_of.discard(name)
