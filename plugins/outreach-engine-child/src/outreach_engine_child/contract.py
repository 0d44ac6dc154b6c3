"""What does every planner with an engine in a child process promise?

For tests only: it needs ``outreach-core[testing]``. A third engine's plug-in writes one
line and has these tests; a second makes :func:`broken_by` a property of generated weeks.
"""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Protocol

import attrs

from outreach_core import Words
from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.errors import InvalidInputError, NoProposalError
from outreach_core.hooks import Planner
from outreach_core.testing import Check, Trial
from outreach_core.testing.contracts import suite
from outreach_core.testing.kit.visits_to_try import problem_of
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    RefusalCode,
    RoutingTask,
    StraightLine,
    Violation,
    VisitPlan,
    VisitProblem,
    check_plan,
    plan_visits,
    rate,
)
from outreach_core.workflows import DueVisits, WeekPlanned, plan_week
from outreach_engine_child.parent import ask_engine
from outreach_engine_child.routes import RoutingEngine, only_answer

_FEW: Final = Budget(iterations=100)
_SOME: Final = 25
_NO_TOURS: Final = ("[]", "[[0], [0]]", "[['x']]", "7", "None")


class EnginePlanner(RoutingEngine, Planner, Protocol):
    """A planner whose engine is a file."""


@attrs.frozen(kw_only=True)
class EngineUnderTest:
    """What the checks need to know of an engine.

    Attributes:
        planner: Makes the planner; told ``engine`` and ``limit_seconds``, or nothing.
        own: Numbers that its engine wants beside those of a routing task.
        proposals_in: How its answer holds proposals; the last one is the best.
    """

    planner: Callable[..., EnginePlanner]
    own: dict[str, object] = attrs.field(factory=dict)
    proposals_in: Callable[[Any], list[Any]] = only_answer

    def tours(self, numbers: dict[str, object]) -> list[list[int]]:
        """Return what the real engine answers to *numbers*."""
        task = numbers | self.own
        answer = ask_engine(self.planner().engine, task, seconds=60)
        tours: list[list[int]] = self.proposals_in(answer)[-1]
        return tours

    def instead(self, folder: Path, line: str) -> EnginePlanner:
        """Return the planner with an engine that does *line* and nothing else."""
        path = folder / "engine.py"
        path.write_text(
            f"import os, time\ndef solve(task, stopped):\n    {line}\n",
            encoding="utf-8",
        )
        return self.planner(engine=path, limit_seconds=2.0)


_Trial = Trial[EngineUnderTest]


def engine_planner_contract(engine: EngineUnderTest) -> type[object]:
    """Make the tests that a planner with an engine of its own must pass.

    ``TestMine = engine_planner_contract(EngineUnderTest(planner=MyPlanner))``
    """
    title = "EnginePlannerContract"
    return suite(title, ENGINE_CHECKS, lambda _: engine, persistent=False)


def broken_by(planner: Planner, problem: VisitProblem) -> tuple[Violation, ...]:
    """Return which rules a plan of *planner* breaks; none, whatever the problem.

    For a property of the plug-in's own, with ``visit_problems`` of the core.
    """
    return check_plan(problem, _planned(planner, problem))


def _planned(
    planner: Planner, problem: VisitProblem, start: VisitPlan | None = None
) -> VisitPlan:
    return planner.plan(problem, seed=1, budget=_FEW, start=start)


def _plans_a_small_office_without_breaking_a_rule(trial: _Trial) -> None:
    problem = problem_of(40, staff=3)
    plan = _planned(trial.open().planner(), problem)
    broken, visits = check_plan(problem, plan), len(plan.planned)
    pauses = sum(tour.pause is not None for tour in plan.tours)
    trial.expect(broken == (), _BROKEN, count=len(broken))
    trial.expect(
        visits > _SOME and pauses > 0, _FEW_VISITS, count=visits, pauses=pauses
    )


def _sends_the_pairs_of_the_start_plan(trial: _Trial) -> None:
    problem = problem_of(14, staff=5)
    start = plan_visits(problem, seed=5, budget=Budget(iterations=0))
    plan = _planned(trial.open().planner(), problem, start)
    trial.expect(not rate(problem, plan) < rate(problem, start), _WORSE)
    out = {(tour.day, person) for tour in start.tours for person in tour.pair}
    known = {(tour.day, tour.pair) for tour in start.tours}
    # People who stay at home in the start plan may be sent by the core.
    new = {(tour.day, tour.pair) for tour in plan.tours} - known
    torn = [pair for day, pair in new if {(day, pair[0]), (day, pair[1])} & out]
    trial.expect(not torn, _OTHER_PAIRS)


def _makes_only_the_stops_that_a_pair_has_left(trial: _Trial) -> None:
    numbers: Any = RoutingTask(problem_of(9, days=1), start=None).numbers()
    for stops, vehicle in enumerate(numbers["vehicles"], start=1):
        vehicle["stops"] = stops
    made = [len(tour) for tour in trial.open().tours(numbers)]
    trial.expect(made == [1, 2], _STOPS, made=made)


def _sends_nobody_where_they_must_not_go(trial: _Trial) -> None:
    numbers: Any = RoutingTask(problem_of(10, days=1), start=None).numbers()
    for number, job in enumerate(numbers["jobs"]):
        job["vehicles"] = [number % 2]
    first, second = ({job % 2 for job in tour} for tour in trial.open().tours(numbers))
    trial.expect((first, second) == ({0}, {1}), _FORBIDDEN)


def _says_that_it_hung(trial: _Trial) -> None:
    hung = [error.hung for error in _refusals(trial, "time.sleep(600)")]
    trial.expect(hung == [True], _NOT_SAID)


def _says_that_it_crashed(trial: _Trial) -> None:
    crash = f"os.kill(os.getpid(), {int(signal.SIGSEGV)})"
    hung = [error.hung for error in _refusals(trial, crash)]
    trial.expect(hung == [False], _NOT_SAID)


def _refusals(trial: _Trial, line: str) -> Iterator[NoProposalError]:
    planner = trial.open().instead(trial.folder, line)
    try:
        _planned(planner, problem_of(2))
    except NoProposalError as error:
        yield error


def _refuses_what_is_no_tour(trial: _Trial) -> None:
    for answer in _NO_TOURS:
        planner = trial.open().instead(trial.folder, f"return {answer}")
        try:
            _planned(planner, problem_of(2))
        except InvalidInputError:
            continue
        trial.fail(_TAKEN, answer=answer)


def _lets_the_built_in_plan_stand_when_it_hangs(trial: _Trial) -> None:
    hanging = trial.open().instead(trial.folder, "time.sleep(600)")
    own, hung = (_week(planner) for planner in (BuiltInPlanner(), hanging))
    trace = hung.trace
    refused = None if trace is None else trace.refused
    trial.expect(hung.week.plan == own.week.plan, _OTHER_PLAN)
    trial.expect(trace is not None and trace.engine == "built-in", _NOT_SAID)
    said = refused is not None and refused.code is RefusalCode.HUNG
    trial.expect(said and "nicht fertig" in hung.notes[0].de, _NOT_SAID)


def _week(planner: Planner) -> WeekPlanned:
    problem = problem_of(6)
    return plan_week(
        DueVisits(requests=problem.requests, details={}, not_due=()),
        days=problem.days,
        staff=problem.staff,
        office=problem.office,
        travel=StraightLine(),
        planner=planner,
        workdays=SUNDAYS_ONLY,
        rules=problem.rules,
        seed=1,
        budget=_FEW,
    )


_BROKEN: Final = Words(
    "Der Plan verletzte {count} Regeln.", "The plan broke {count} rules."
)
_FEW_VISITS: Final = Words(
    "Geplant wurden {count} von 40 Besuchen mit {pauses} Pausen.",
    "It planned {count} of 40 visits with {pauses} pauses.",
)
_WORSE: Final = Words(
    "Der Plan ist schlechter als der Ausgangsplan.",
    "The plan is worse than the start plan.",
)
_OTHER_PAIRS: Final = Words(
    "Paare des Ausgangsplans wurden getrennt.", "Pairs of the start plan were torn."
)
_STOPS: Final = Words(
    "Erlaubt waren 1 und 2 Besuche, es wurden {made}.",
    "1 and 2 stops were allowed, it made {made}.",
)
_FORBIDDEN: Final = Words(
    "Ein Paar ging, wohin es nicht darf.", "A pair went where it must not go."
)
_NOT_SAID: Final = Words("Der Grund wurde nicht genannt.", "The reason was not stated.")
_TAKEN: Final = Words(
    "Die Antwort {answer} wurde angenommen.", "The answer {answer} was accepted."
)
_OTHER_PLAN: Final = Words(
    "Es galt nicht der eingebaute Plan.", "The built-in plan did not stand."
)


def _check(
    run: Callable[[_Trial], None], why: str, remedy: str
) -> Check[EngineUnderTest]:
    name = run.__name__.removeprefix("_")
    return Check(name=name, why=why, remedy=remedy, run=run)


_HAND_OVER: Final = "Call plan_by_engine() and let its errors through."

ENGINE_CHECKS: Final = (
    _check(
        _plans_a_small_office_without_breaking_a_rule,
        "An office sees a plan, not a refusal.",
        "Compare what solve() returns with the numbers of the task.",
    ),
    _check(
        _sends_the_pairs_of_the_start_plan,
        "Pairs are the core's; colleagues know with whom they go.",
        "Return one tour for each vehicle, in the order of the task.",
    ),
    _check(
        _makes_only_the_stops_that_a_pair_has_left,
        "A pair that is out already has fewer stops left.",
        "Tell the engine 'stops' of each vehicle.",
    ),
    _check(
        _sends_nobody_where_they_must_not_go,
        "Wishes, languages and conflicts are hard.",
        "Tell the engine 'vehicles' of each job.",
    ),
    _check(
        _says_that_it_hung,
        "The office learns why its planner did not plan.",
        _HAND_OVER,
    ),
    _check(_says_that_it_crashed, "A crash is no hang.", _HAND_OVER),
    _check(_refuses_what_is_no_tour, "An engine's answer is foreign.", _HAND_OVER),
    _check(
        _lets_the_built_in_plan_stand_when_it_hangs,
        "The week goes on whatever an engine does.",
        _HAND_OVER,
    ),
)
"""Every promise of a planner with an engine, in the order in which they are run."""
