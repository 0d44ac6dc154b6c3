"""May the plan of any planner stand, and if not: why?

What a planner says about its own plan counts for nothing. A plan is checked and rated
here; what a planner could not express is put right first, by rules that are the same
for everybody.
"""

import enum
from collections.abc import Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_count, is_text, only
from outreach_core.visits.checker import check_plan
from outreach_core.visits.lacks import LACK_WORDS, Lack
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.planner import Budget, BuiltInPlanner
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.rating import rate
from outreach_core.visits.violations import Violation

_NOTHING: Final = Words("", "")
_BREAKS_RULES: Final = Words(
    "verletzte {count} Regeln (zuerst: {first})", "broke {count} rules (first: {first})"
)
_CANNOT: Final = Words("Der Planer {name!r} {lack}.", "The planner {name!r} {lack}.")
_REPAIRED: Final = Words(
    "Der Vorschlag von {name!r} verletzte {count} Regeln; der Kern hat ihn berichtigt.",
    "The proposal of {name!r} broke {count} rules; the core put it right.",
)
_SAME: Final = Words(
    "Der Planer {name!r} fand nichts Besseres als den Ausgangsplan.",
    "The planner {name!r} found nothing better than the start plan.",
)


class RefusalCode(enum.StrEnum):
    """Why a proposal does not stand."""

    INVALID = "invalid"
    HUNG = "hung"
    CRASHED = "crashed"
    WORSE = "worse"


_SENTENCES: Final[Mapping[RefusalCode, Words]] = {
    RefusalCode.INVALID: Words(
        "Der Plan von {name!r} gilt nicht ({reason}); es gilt der des eingebauten "
        "Planers.",
        "The plan of {name!r} does not stand ({reason}); that of the built-in planner "
        "does.",
    ),
    RefusalCode.HUNG: Words(
        "Der Planer {name!r} wurde nicht fertig ({reason}); es gilt der Plan des "
        "eingebauten.",
        "The planner {name!r} did not finish ({reason}); the plan of the built-in one "
        "stands.",
    ),
    RefusalCode.CRASHED: Words(
        "Der Planer {name!r} ist ausgefallen ({reason}); es gilt der Plan des "
        "eingebauten.",
        "The planner {name!r} failed ({reason}); the plan of the built-in one stands.",
    ),
    RefusalCode.WORSE: Words(
        "Der Plan von {name!r} ist schlechter als der des eingebauten Planers; es gilt "
        "dessen Plan.",
        "The plan of {name!r} is worse than that of the built-in planner, whose plan "
        "stands.",
    ),
}


@attrs.frozen(kw_only=True)
class RefusedProposal:
    """A proposal that does not stand.

    Attributes:
        planner: Name of the planner.
        code: Why, for machines.
        reason: What exactly, without any value of a person; empty for "worse".
        violations: Rules that the proposal broke, after all repairs.
    """

    planner: str = attrs.field(validator=is_text)
    code: RefusalCode
    reason: Words = _NOTHING
    violations: tuple[Violation, ...] = attrs.field(
        default=(), validator=only(Violation)
    )

    @property
    def words(self) -> Words:
        """The refusal in one sentence, German and English."""
        return _SENTENCES[self.code].fill(name=self.planner, reason=self.reason)


@attrs.frozen(kw_only=True)
class Proposal:
    """A plan that somebody proposes.

    Attributes:
        planner: Name of the planner.
        plan: What it proposes.
        lacks: What it cannot express; only then its plan is put right.
    """

    planner: str = attrs.field(validator=is_text)
    plan: VisitPlan
    lacks: frozenset[Lack] = frozenset()


@attrs.frozen(kw_only=True)
class JudgedProposal:
    """Which plan stands after a proposal was judged.

    Attributes:
        plan: The proposal, possibly put right; the start plan when it was refused.
        refused: Why it was refused; ``None`` when it stands.
        notes: What was put right, and that nothing better was found.
    """

    plan: VisitPlan
    refused: RefusedProposal | None = None
    notes: tuple[Words, ...] = attrs.field(default=(), validator=only(Words))


@attrs.frozen(kw_only=True)
class PlanTrace:
    """How a plan came about, so that it can be made again or doubted.

    Attributes:
        engine: Name of the planner whose plan stands.
        asked: Name of the planner that the settings chose.
        seed: Seed of the run.
        iterations: Steps the planner was allowed, 0 or more; fewer when a host that
            brings a clock ended the search.
        repeatable: Neither a clock nor threads took part: the same input gives the same
            plan.
        refused: Why the plan of *asked* does not stand; ``None`` when it does.
        notes: What the planner cannot express, and what the core put right.
    """

    engine: str = attrs.field(validator=is_text)
    asked: str = attrs.field(validator=is_text)
    seed: int
    iterations: int = attrs.field(validator=is_count)
    repeatable: bool = True
    refused: RefusedProposal | None = None
    notes: tuple[Words, ...] = attrs.field(default=(), validator=only(Words))


def judge_proposal(
    problem: VisitProblem, start: VisitPlan, proposal: Proposal
) -> JudgedProposal:
    """Say whether *proposal* may replace *start*.

    Args:
        problem: What is to be planned.
        start: A valid plan, usually the built-in planner's.
        proposal: From any planner. A plan that breaks a rule is put right when its
            planner says that it lacks something, else refused.

    Returns:
        The proposal when it is valid and not worse than *start*, else *start*.
    """
    plan, notes = proposal.plan, list[Words]()
    broken = check_plan(problem, plan)
    if broken and proposal.lacks:
        plan = repair_plan(problem, plan)
        notes.append(_REPAIRED.fill(name=proposal.planner, count=len(broken)))
        broken = check_plan(problem, plan)
    refused = _refusal(problem, start, plan, broken, proposal.planner)
    if refused is not None:
        return JudgedProposal(plan=start, refused=refused)
    if plan == start:
        notes.append(_SAME.fill(name=proposal.planner))
    return JudgedProposal(plan=plan, notes=tuple(notes))


def repair_plan(problem: VisitProblem, plan: VisitPlan) -> VisitPlan:
    """Return a valid plan with the pairs and the order of *plan* as far as they can be.

    Stops that break a rule are left out and put in again where they fit, pauses and
    minutes are set anew, gaps are filled. The built-in planner does it, without any
    search; a plan below its own first one gives that first one.
    """
    return BuiltInPlanner().plan(
        problem, seed=0, budget=Budget(iterations=0), start=plan
    )


def better_plan(
    problem: VisitProblem, start: VisitPlan | None, plan: VisitPlan
) -> VisitPlan:
    """Return *plan*, or *start* when there is one that *plan* does not beat."""
    if start is None or rate(problem, plan) > rate(problem, start):
        return plan
    return start


def notes_on_lacks(planner: str, lacks: frozenset[Lack]) -> tuple[Words, ...]:
    """Return one sentence for each of *lacks*, in the order in which they are named."""
    return tuple(
        _CANNOT.fill(name=planner, lack=LACK_WORDS[lack])
        for lack in Lack
        if lack in lacks
    )


def _refusal(
    problem: VisitProblem,
    start: VisitPlan,
    plan: VisitPlan,
    broken: tuple[Violation, ...],
    planner: str,
) -> RefusedProposal | None:
    if broken:
        return RefusedProposal(
            planner=planner,
            code=RefusalCode.INVALID,
            reason=_BREAKS_RULES.fill(count=len(broken), first=broken[0].words),
            violations=broken,
        )
    if rate(problem, plan) < rate(problem, start):
        return RefusedProposal(planner=planner, code=RefusalCode.WORSE)
    return None
