"""How did a plug-in do, check by check, for people and for machines?"""

import enum
import json
from collections.abc import Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.testing.kit.promises import CheckGroup

NOTHING: Final = Words("", "")
"""Nothing was found that breaks the promise."""


class CheckOutcome(enum.StrEnum):
    """How one check ended."""

    PASSED = "passed"
    FAILED = "failed"
    WAIVED = "waived"
    """Broken, and the author said why that is so."""
    WAIVED_BUT_KEPT = "waived_but_kept"
    """Waived, but the promise is kept by now: take the waiver out."""
    NOT_TRIED = "not_tried"
    """It needs something that was not handed over; the result says what."""


@attrs.frozen(kw_only=True)
class CheckResult:
    """How one check ended, with everything an author needs to go on.

    Attributes:
        check: Id of the check.
        group: Which side of the plug-in it looks at.
        outcome: How it ended.
        what: The promise.
        why: What would go wrong in an office without it.
        fix: What the author can do.
        found: What was found instead, without any value of a person; empty: nothing.
        reason: Why it was waived (in the words of the author) or not tried; empty
            otherwise.
        needs: What the author would have to hand over for it, names of
            :class:`Need` and "heavy", sorted; empty where it was tried.
    """

    check: str
    group: CheckGroup
    outcome: CheckOutcome
    what: Words
    why: Words
    fix: Words
    found: Words = NOTHING
    reason: Words = NOTHING
    needs: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ConformanceReport:
    """The result of the whole kit for one plug-in.

    Attributes:
        plugin: Name of the plug-in in the settings.
        distribution: Distribution that brings it; empty: not installed.
        version: Version of the distribution; empty as above.
        api_version: Version of the hooks that the kit checks.
        python: Version of Python it ran on.
        kinds: Hooks that the plug-in implements, sorted.
        results: One result for each check, sorted by id.
        floor: Number of checks that must have been tried at least.
    """

    plugin: str
    distribution: str = ""
    version: str = ""
    api_version: int
    python: str
    kinds: tuple[str, ...]
    results: tuple[CheckResult, ...]
    floor: int

    def counts(self) -> Mapping[CheckOutcome, int]:
        """Count the results by outcome; every outcome is listed, 0 included."""
        found = [result.outcome for result in self.results]
        return {outcome: found.count(outcome) for outcome in CheckOutcome}

    @property
    def tried(self) -> int:
        """How many checks were tried."""
        return len(self.results) - self.counts()[CheckOutcome.NOT_TRIED]

    @property
    def failures(self) -> tuple[CheckResult, ...]:
        """What the author must look at: broken, or waived without need."""
        bad = {CheckOutcome.FAILED, CheckOutcome.WAIVED_BUT_KEPT}
        return tuple(result for result in self.results if result.outcome in bad)

    @property
    def passed(self) -> bool:
        """Whether nothing failed and enough was tried: silence is a failure."""
        return not self.failures and self.tried >= self.floor

    def to_json(self) -> str:
        """Return the report as JSON with sorted keys and a line break at the end."""
        found = attrs.asdict(self, recurse=True)
        found |= {"passed": self.passed, "tried": self.tried}
        text = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)
        return text + "\n"
