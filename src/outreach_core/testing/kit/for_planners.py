"""Are the plans of a planner valid, repeatable and never worse for more effort?"""

from collections.abc import Iterator
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.hooks import PLANNER
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.promises import Promises, expect
from outreach_core.testing.kit.visits_to_try import (
    problem_of,
    shuffled,
    with_holiday,
)
from outreach_core.visits import (
    Budget,
    Lack,
    VisitPlan,
    VisitProblem,
    check_plan,
    lacks_of,
    rate,
    why_not,
)

promise = Promises(prefix="PLN", kind=PLANNER)
_SHORT: Final = Budget(iterations=100)
_LONG: Final = Budget(iterations=400)
_CHECKER: Final = Words(
    "check_plan(problem, plan) sagt, welche Regel verletzt ist.",
    "check_plan(problem, plan) says which rule is broken.",
)


def _plan(planner: Any, problem: VisitProblem, **changes: Any) -> VisitPlan:
    given = {"seed": 1, "budget": _SHORT, "start": None} | changes
    found: VisitPlan = planner.plan(problem, **given)
    return found


def _repeating(bench: Bench) -> Iterator[tuple[Words, Any]]:
    """Yield the planners that do not say of themselves that they lack repetition."""
    for place, planner in bench.each(PLANNER):
        if Lack.REPETITION not in lacks_of(planner):
            yield place, planner


def _expect_valid(place: Words, problem: VisitProblem, plan: VisitPlan) -> None:
    rules = sorted({found.rule.value for found in check_plan(problem, plan)})
    expect(
        not rules,
        Words("{place}: Der Plan bricht {rules}.", "{place}: the plan breaks {rules}."),
        place=place,
        rules=", ".join(rules),
    )


@promise(
    1,
    what=Words(
        "Jeder Plan hält die Regeln des Kerns ein",
        "Every plan keeps the rules of the core",
    ),
    why=Words(
        "Der Kern verwirft einen Plan, der es nicht tut, und plant selbst.",
        "The core refuses a plan that does not, and plans by itself.",
    ),
    fix=_CHECKER,
)
def _plans_are_valid(bench: Bench) -> None:
    for place, planner in bench.each(PLANNER):
        for problem in (problem_of(8), problem_of(5, staff=2, days=1)):
            _expect_valid(place, problem, _plan(planner, problem))


@promise(
    2,
    what=Words("Ohne Besuche ist der Plan leer", "Without visits the plan is empty"),
    why=Words(
        "In ruhigen Wochen darf nichts scheitern.", "Nothing may fail in quiet weeks."
    ),
    fix=Words("Den leeren Fall zuerst behandeln.", "Treat the empty case first."),
)
def _no_visits_no_tours(bench: Bench) -> None:
    problem = problem_of(0)
    for place, planner in bench.each(PLANNER):
        expect(
            _plan(planner, problem).tours == (),
            Words("{place}: Es gibt Touren.", "{place}: there are tours."),
            place=place,
        )


@promise(
    3,
    what=Words(
        "Ein einziger Besuch, der möglich ist, wird geplant",
        "One single visit that is possible is planned",
    ),
    why=Words(
        "Wer sich einen Besuch wünscht, bekommt ihn.",
        "Whoever wishes a visit gets it.",
    ),
    fix=_CHECKER,
)
def _one_visit_is_planned(bench: Bench) -> None:
    problem = problem_of(1)
    for place, planner in bench.each(PLANNER):
        plan = _plan(planner, problem)
        expect(
            len(plan.planned) == 1,
            Words(
                "{place}: Der einzige Besuch ist nicht geplant.",
                "{place}: the only visit is not planned.",
            ),
            place=place,
        )


@promise(
    4,
    what=Words(
        "Niemand geht allein: mit weniger als zwei Leuten gibt es keine Tour",
        "Nobody goes alone: with fewer than two people there is no tour",
    ),
    why=Words("Besuche macht niemand allein.", "Nobody visits alone."),
    fix=Words(
        "Bei weniger als zwei Leuten VisitPlan(tours=()) zurückgeben.",
        "Return VisitPlan(tours=()) for fewer than two people.",
    ),
)
def _nobody_goes_alone(bench: Bench) -> None:
    for place, planner in bench.each(PLANNER):
        for staff in (0, 1):
            plan = _plan(planner, problem_of(2, staff=staff))
            expect(
                plan.tours == (),
                Words(
                    "{place}: {staff} Menschen gehen auf eine Tour.",
                    "{place}: {staff} people make a tour.",
                ),
                place=place,
                staff=staff,
            )


@promise(
    5,
    what=Words("Dieselbe Saat, derselbe Plan", "The same seed, the same plan"),
    why=Words("Ein Plan muss sich nachrechnen lassen.", "A plan must be repeatable."),
    fix=Words(
        "random.Random(seed) statt des globalen Zufalls; keine Uhr als Ende. Geht es "
        "nicht: Lack.REPETITION in lacks, dann steht es auf jedem Plan.",
        "random.Random(seed) instead of global chance; no clock as the end. If that "
        "cannot be: Lack.REPETITION in lacks, then each plan says so.",
    ),
)
def _a_seed_gives_one_plan(bench: Bench) -> None:
    problem = problem_of(7)
    for place, planner in _repeating(bench):
        first, second = (_plan(planner, problem, seed=7) for _ in range(2))
        expect(
            first == second,
            Words(
                "{place}: Ein Startwert ergibt zwei Pläne.",
                "{place}: one seed gives two plans.",
            ),
            place=place,
        )


@promise(
    6,
    what=Words("Jede Saat gibt einen gültigen Plan", "Every seed gives a valid plan"),
    why=Words(
        "Welche Saat ein Büro wählt, ist Zufall.",
        "Which seed an office takes is chance.",
    ),
    fix=_CHECKER,
)
def _every_seed_is_valid(bench: Bench) -> None:
    problem = problem_of(6)
    for place, planner in bench.each(PLANNER):
        for seed in (0, 2, 2**31, -1):
            _expect_valid(place, problem, _plan(planner, problem, seed=seed))


@promise(
    7,
    what=Words(
        "Mehr Zeit zum Suchen macht den Plan nie schlechter",
        "More time to search never makes the plan worse",
    ),
    why=Words(
        "Sonst lohnt es sich, weniger zu rechnen.", "Else it pays to compute less."
    ),
    fix=Words(
        "Den besten Plan merken, nicht den letzten.",
        "Keep the best plan, not the last one.",
    ),
)
def _more_budget_is_never_worse(bench: Bench) -> None:
    problem = problem_of(8, windows=1)
    for place, planner in _repeating(bench):
        ratings = [
            rate(problem, _plan(planner, problem, budget=budget))
            for budget in (Budget(iterations=0), _SHORT, _LONG)
        ]
        ordered = all(not a < b for a, b in zip(ratings[1:], ratings, strict=False))
        expect(
            ordered,
            Words(
                "{place}: Eine längere Suche ergab einen schlechteren Plan.",
                "{place}: a longer search gave a worse plan.",
            ),
            place=place,
        )


@promise(
    8,
    what=Words(
        "Ein Plan zum Anfangen wird nie schlechter",
        "A plan to begin with never gets worse",
    ),
    why=Words(
        "Zugesagte Besuche überstehen ein zweites Planen.",
        "Promised visits survive a second planning.",
    ),
    fix=Words(
        "start bewerten und zurückgeben, wenn nichts Besseres gefunden wird.",
        "Rate start, and return it when nothing better is found.",
    ),
)
def _a_start_never_gets_worse(bench: Bench) -> None:
    problem = problem_of(8, windows=1)
    for place, planner in bench.each(PLANNER):
        start = _plan(planner, problem, budget=_LONG, seed=3)
        after = _plan(planner, problem, budget=Budget(iterations=0), start=start)
        kept = not rate(problem, after) < rate(problem, start)
        expect(
            kept,
            Words(
                "{place}: Der Plan ist schlechter als der, mit dem begonnen wurde.",
                "{place}: the plan is worse than the one to begin with.",
            ),
            place=place,
        )


@promise(
    9,
    what=Words(
        "Die Reihenfolge der Eingaben ändert den Plan nicht",
        "The order of the input does not change the plan",
    ),
    why=Words(
        "Eine umsortierte Liste ist dieselbe Woche.",
        "A list sorted anew is the same week.",
    ),
    fix=Words(
        "Nach Kennung ordnen, nie über eine Menge laufen.",
        "Go by id, never iterate over a set.",
    ),
)
def _order_plays_no_part(bench: Bench) -> None:
    problem = problem_of(6)
    for place, planner in _repeating(bench):
        same = _plan(planner, problem) == _plan(planner, shuffled(problem))
        expect(
            same,
            Words(
                "{place}: Eine andere Reihenfolge ergibt einen anderen Plan.",
                "{place}: another order gives another plan.",
            ),
            place=place,
        )


@promise(
    10,
    what=Words("An Feiertagen klingelt niemand", "Nobody rings a bell on holidays"),
    why=Words(
        "Ein Besuch am Feiertag ist eine Zumutung.",
        "A visit on a holiday is an affront.",
    ),
    fix=Words("problem.day_off(day) fragen.", "Ask problem.day_off(day)."),
)
def _holidays_are_free(bench: Bench) -> None:
    problem = with_holiday(problem_of(6))
    for place, planner in bench.each(PLANNER):
        days = {tour.day for tour in _plan(planner, problem).tours}
        expect(
            not days & set(problem.holidays),
            Words(
                "{place}: eine Tour an einem Feiertag.", "{place}: a tour on a holiday."
            ),
            place=place,
        )


@promise(
    11,
    what=Words(
        "Wer nicht geplant ist, bekommt vom Kern einen Grund genannt",
        "Whoever is not planned is given a reason by the core",
    ),
    why=Words(
        "Ein Nein ohne Grund ist keine Antwort.", "A no without a reason is no answer."
    ),
    fix=Words(
        "Nur Besuche des Problems verplanen, jeden höchstens einmal.",
        "Plan visits of the problem only, each at most once.",
    ),
)
def _unplanned_carry_reasons(bench: Bench) -> None:
    problem = problem_of(12, staff=2, days=1, windows=1)
    asked = {request.id for request in problem.requests}
    for place, planner in bench.each(PLANNER):
        plan = _plan(planner, problem)
        told = {found.visit for found in why_not(problem, plan) if found.reasons}
        whole = set(plan.planned) | told == asked
        expect(
            whole,
            Words(
                "{place}: Ein Besuch ist weder geplant noch erklärt.",
                "{place}: a visit is neither planned nor explained.",
            ),
            place=place,
        )
