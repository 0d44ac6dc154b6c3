"""Which tests run which line of a package, and how long does each take?"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import coverage
import pytest
from suite import ARGUMENTS, FewExamples, silent

ROOT: Final = Path(__file__).parents[2]


@attrs.frozen(kw_only=True)
class Baseline:
    """What the tests of a package do while nothing is wrong.

    Attributes:
        seconds: How long each test takes, by its id.
        by_line: The tests that run a line, by file and line; ``""`` stands for
            the import of the package and of the test files.
    """

    seconds: dict[str, float]
    by_line: dict[str, dict[int, frozenset[str]]]

    def tests_of(self, path: Path, lines: tuple[int, int]) -> frozenset[str]:
        """Return the tests that run any of the *lines*, first to last."""
        known = self.by_line.get(str(path), {})
        found = [known.get(line, frozenset()) for line in range(lines[0], lines[1] + 1)]
        return frozenset().union(*found)

    def tests_of_file(self, path: Path) -> frozenset[str]:
        """Return the tests that run any line of the file."""
        return frozenset().union(*self.by_line.get(str(path), {}).values())


def baseline_of(sources: Path, tests: Path, written: Path) -> Baseline:
    """Run the tests once, in a process of their own.

    Raises:
        SystemExit: They fail already, so nothing can be learned from mutants.
    """
    written.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        code: int = 1
        try:
            code = _observe(sources, tests, written)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if status or not written.exists():
        sys.exit(
            f"The tests in {tests.relative_to(ROOT)} fail without any mutant. "
            f"Run 'OUTREACH_HYPOTHESIS_PROFILE=mutation pytest {tests}' and mend them."
        )
    data = json.loads(written.read_text(encoding="utf-8"))
    return Baseline(
        seconds=data["seconds"],
        by_line={
            path: {int(line): frozenset(ids) for line, ids in lines.items()}
            for path, lines in data["by_line"].items()
        },
    )


def _observe(sources: Path, tests: Path, written: Path) -> int:
    # The tracer of Python 3.12 and newer cannot say which test runs a line.
    os.environ["COVERAGE_CORE"] = "ctrace"
    measure = coverage.Coverage(
        data_file=None, source=[str(sources)], config_file=False
    )
    watch = _Watch(measure)
    with silent():
        measure.start()
        code = int(pytest.main([*ARGUMENTS, str(tests)], [watch, FewExamples()]))
        measure.stop()
    found = measure.get_data()
    by_line = {
        path: found.contexts_by_lineno(path) for path in sorted(found.measured_files())
    }
    text = json.dumps({"seconds": watch.seconds, "by_line": by_line})
    written.write_text(text, encoding="utf-8")
    return code


class _Watch:
    def __init__(self, measure: coverage.Coverage) -> None:
        self._measure = measure
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._measure.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self._measure.switch_context("")

    def pytest_runtest_logreport(self, report: Any) -> None:
        known = self.seconds.get(report.nodeid, 0.0)
        self.seconds[report.nodeid] = known + report.duration
