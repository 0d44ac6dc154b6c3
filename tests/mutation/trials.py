"""Do the tests notice a mutant?

A mutant must be there before anything imports it, and nothing may remember the file
as it was. So a process loads everything up to the moment at which Python would run
the file; there it forks once for each mutant. The child runs the file with the fault,
imports what stands above it and runs the tests. No file on disk is ever changed.
"""

import ast
import contextlib
import enum
import gc
import importlib
import importlib.abc
import importlib.machinery
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Final

import attrs
import pytest
from _pytest.runner import runtestprotocol
from mutants import Mutant
from suite import ARGUMENTS, Chosen, FewExamples, silent

_MEMORY_BYTES: Final = 4 * 2**30


class Outcome(enum.StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    """The tests went on for much longer than without it; noticed, too."""
    SURVIVED = "survived"


@attrs.frozen(kw_only=True)
class Trial:
    """One mutant and the tests that should notice it.

    Attributes:
        mutant: The file with the fault.
        chosen: Which tests run, and in which order.
        most_seconds: The processor time after which it counts as an endless loop.
    """

    mutant: Mutant
    chosen: Chosen
    most_seconds: int


@attrs.frozen(kw_only=True)
class Verdict:
    """The outcome of one trial.

    Attributes:
        number: The index of the trial, from 0.
        outcome: Whether the tests noticed.
        seconds: How long it took.
    """

    number: int
    outcome: Outcome
    seconds: float


def try_cold(
    module: str, trials: Sequence[Trial], tests: Sequence[Path], jobs: int
) -> Iterator[Verdict]:
    """Try mutants from before their import on; exact, half a second each.

    Verdicts come in the order of completion.

    Raises:
        RuntimeError: The tests never import the module, or none of them ran.
    """
    return _try_all(_ForkAtImport(module, trials, jobs), tests)


def try_hot(
    path: Path, trials: Sequence[Trial], tests: Sequence[Path], jobs: int
) -> Iterator[Verdict]:
    """Try mutants after the import, by the code of the functions; five times as fast.

    Who survives may owe it to what had run before, so it must be tried cold as well.
    Verdicts come in the order of completion.
    """
    return _try_all(_ForkAfterImport(path, trials, jobs), tests)


def _try_all(forks: "_Forks", tests: Sequence[Path]) -> Iterator[Verdict]:
    if not forks.trials:
        return
    reading, forks.writing = os.pipe()
    nursery = os.fork()
    if not nursery:
        os.close(reading)
        try:
            forks.begin(tests)
        finally:
            os._exit(1)
    os.close(forks.writing)
    count = 0
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            number, outcome, seconds = line.split()
            count += 1
            yield Verdict(
                number=int(number), outcome=Outcome(outcome), seconds=float(seconds)
            )
    os.waitpid(nursery, 0)
    if count != len(forks.trials):
        message = f"{len(forks.trials)} mutants, but {count} verdicts"
        raise RuntimeError(message)


class _Forks:
    """A pytest plug-in that forks once for each trial."""

    def __init__(self, trials: Sequence[Trial], jobs: int) -> None:
        self.trials = trials
        self.trial: Trial | None = None
        self.writing = -1
        self._jobs = jobs
        self._running: dict[int, tuple[int, float]] = {}

    def begin(self, tests: Sequence[Path]) -> None:
        with silent():
            plugins = [self, FewExamples()]
            code = int(pytest.main([*ARGUMENTS, *map(str, tests)], plugins))
        # Only a child comes here; the nursery itself ends inside pytest.
        os._exit(code if self.trial is not None else 1)

    def fork_for_each(self) -> Trial:
        """Return in each child with its trial; the parent ends."""
        # The collector of garbage would copy what the children share, and is of no
        # use to a process that ends within a second or two.
        gc.freeze()
        gc.disable()
        for number, trial in enumerate(self.trials):
            while len(self._running) >= self._jobs:
                self._await_one()
            child = os.fork()
            if not child:
                self.trial = trial
                _limit(trial.most_seconds)
                return trial
            self._running[child] = number, time.monotonic()
        while self._running:
            self._await_one()
        os._exit(0)

    def _await_one(self) -> None:
        child, status = os.wait()
        number, begun = self._running.pop(child)
        outcome = _outcome_of(status)
        line = f"{number} {outcome} {time.monotonic() - begun:.2f}\n"
        os.write(self.writing, line.encode())


class _ForkAtImport(_Forks, importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """An import hook: each child runs the file with its fault."""

    def __init__(self, module: str, trials: Sequence[Trial], jobs: int) -> None:
        super().__init__(trials, jobs)
        self._module = module

    def begin(self, tests: Sequence[Path]) -> None:
        sys.meta_path.insert(0, self)
        super().begin(tests)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        del target
        if fullname != self._module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is not None:
            spec.loader = self
        return spec

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        del spec

    def exec_module(self, module: ModuleType) -> None:
        path = Path(module.__file__ or "")
        if self.trial is None:  # a file that failed is imported again, in the child
            _import_what_it_needs(path)
        trial = self.trial or self.fork_for_each()
        code = compile(trial.mutant.source, str(path), "exec", dont_inherit=True)
        exec(code, module.__dict__)  # noqa: S102  this is how a module is run

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        if self.trial is None:
            return None
        return self.trial.chosen.pytest_ignore_collect(collection_path)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.trial is not None:
            self.trial.chosen.pytest_collection_modifyitems(items)


class _ForkAfterImport(_Forks):
    """Each child gives the functions of the file the code of its fault."""

    def __init__(self, path: Path, trials: Sequence[Trial], jobs: int) -> None:
        super().__init__(trials, jobs)
        self._path = path

    def pytest_runtestloop(self, session: pytest.Session) -> None:
        before = _codes_in(self._path.read_text(encoding="utf-8"), self._path)
        functions = [
            f
            for f in gc.get_objects()
            if isinstance(f, FunctionType) and f.__code__ in before
        ]
        trial = self.fork_for_each()
        after = _codes_in(trial.mutant.source, self._path)
        if len(after) != len(before):
            os._exit(0)  # a function is gone: only the cold trial can tell
        for function in functions:
            function.__code__ = after[before.index(function.__code__)]
        items = list(session.items)
        trial.chosen.pytest_collection_modifyitems(items)
        for item, following in zip(items, [*items[1:], None], strict=True):
            reports = runtestprotocol(item, log=False, nextitem=following)
            if any(report.failed for report in reports):
                os._exit(pytest.ExitCode.TESTS_FAILED)
        os._exit(pytest.ExitCode.OK)


def _codes_in(source: str, path: Path) -> list[CodeType]:
    """The code of every function of the file, inner ones after outer ones."""
    found = [compile(source, str(path), "exec", dont_inherit=True)]
    for code in found:
        found += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
    return found


def _import_what_it_needs(path: Path) -> None:
    """Import what the file imports, once for all its mutants."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            importlib.import_module(name)


def _limit(most_seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds + 5))
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


def _outcome_of(status: int) -> Outcome:
    if os.WIFSIGNALED(status):
        endless = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        return Outcome.TIMEOUT if endless else Outcome.KILLED
    code = os.WEXITSTATUS(status)
    # pytest itself broke, or nothing was left to run: no test has said anything.
    silent_codes = (
        pytest.ExitCode.OK,
        pytest.ExitCode.INTERNAL_ERROR,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    )
    return Outcome.SURVIVED if code in silent_codes else Outcome.KILLED
