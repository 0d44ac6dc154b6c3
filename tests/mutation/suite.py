"""How do the tests run, for one mutant among thousands?"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings

ARGUMENTS: Final = (
    "-x",
    "-q",
    "--tb=no",
    "--no-header",
    "--no-summary",
    "--assert=plain",
    "-n",
    "0",
    "-p",
    "no:cacheprovider",
)
_MOST_EXAMPLES: Final = 40


class FewExamples:
    """Let Hypothesis try the same few examples each time and shrink nothing."""

    def pytest_collection(self) -> None:
        settings.register_profile(
            "mutant",
            parent=settings.get_profile("mutation"),
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutant")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            test = getattr(item, "obj", None)
            own = getattr(test, "_hypothesis_internal_use_settings", None)
            if own is not None and own.max_examples > _MOST_EXAMPLES:
                fewer = settings(own, max_examples=_MOST_EXAMPLES)
                # Where Hypothesis keeps what @settings of a test says.
                test.__dict__["_hypothesis_internal_use_settings"] = fewer


@attrs.frozen
class Chosen:
    """Run some tests only, those first that should notice soonest.

    Attributes:
        ranks: The place of a test in the queue, by its id.
        only_these: Leave out the others; ``False`` appends them.
    """

    ranks: dict[str, int]
    only_these: bool

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        if not self.only_these or collection_path.is_dir():
            return None
        return collection_path.name not in {_file_of(name) for name in self.ranks}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        # A mutant may change the id of a test, so its case is left out: test_x[case].
        names = {_without_case(name) for name in self.ranks}
        if self.only_these:
            items[:] = [i for i in items if _without_case(i.nodeid) in names]
        last = len(self.ranks)
        items.sort(key=lambda item: self.ranks.get(item.nodeid, last))


def queued(groups: Sequence[frozenset[str]], seconds: dict[str, float]) -> list[str]:
    """Queue the tests: each group before the next, in a group the quick ones first."""
    queue: dict[str, None] = {}
    for group in groups:
        known = [name for name in group if name in seconds]
        queue |= dict.fromkeys(sorted(known, key=lambda name: (seconds[name], name)))
    return list(queue)


def _file_of(name: str) -> str:
    return name.partition("::")[0].rpartition("/")[2]


def _without_case(name: str) -> str:
    return name.partition("[")[0]


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """Throw away what is printed, also below Python."""
    kept = os.dup(1), os.dup(2)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  no path
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        for target, saved in zip((1, 2), kept, strict=True):
            os.dup2(saved, target)
            os.close(saved)
