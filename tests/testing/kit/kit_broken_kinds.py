"""For each check of one kind of object: one object that breaks exactly this promise."""

# ruff: noqa: ARG001, ARG005
# The broken ones do what nobody should.

from collections.abc import Callable
from typing import Any

import attrs
import pendulum
from kit_good import calendar, patched, plugin_of

from outreach_core import Words
from outreach_core.ids import CustomerId
from outreach_core.letters import LetterProblem, RenderedLetter
from outreach_core.testing import CANARY
from outreach_core.visits import Budget, VisitPlan

WORDS = Words("Falsch.", "Wrong.")


def of(kind: str) -> Callable[..., Any]:
    hook = f"outreach_{kind}"
    return lambda **members: plugin_of(hook, patched(hook, **members))


days, ways, plans = of("workdays"), of("travel_times"), of("planners")
forms, checks, sinks = of("letter_formats"), of("letter_checks"), of("sinks")
stores, screens, sections = of("case_stores"), of("screeners"), of("report_sections")
sources, lists = of("sources"), of("coaching_directories")


# Calendars


def free(test: Callable[[Any], bool], name: str = "Feiertag") -> Any:
    """A calendar with more free days, each with a name."""
    return days(
        is_workday=lambda self, day: self._inner.is_workday(day) and not test(day),
        name_of=lambda self, day: name if test(day) else self._inner.name_of(day),
    )


def _forgetful() -> Any:
    """Answers by the day that was asked before."""
    last: list[Any] = [pendulum.Date(2000, 1, 1)]

    def is_workday(self: Any, day: Any) -> bool:
        before, last[0] = last[0], day
        return bool(self._inner.is_workday(day)) and (
            day > before or day.weekday() != 2
        )

    def name_of(self: Any, day: Any) -> str:
        return str(self._inner.name_of(day))

    return days(is_workday=is_workday, name_of=name_of)


def _endless() -> Any:
    return days(
        is_workday=lambda self, day: self._inner.is_workday(day) and (day.day != 14)
    )


def _only_known(self: Any, day: Any) -> bool:
    if not 2020 < day.year < 2035:
        raise KeyError(day.year)
    return bool(self._inner.is_workday(day))


CALENDARS: dict[str, Callable[[], Any]] = {
    "WRK-01": lambda: days(
        is_workday=lambda self, day: (
            self._inner.name_of(day) == "" or day.weekday() == 6
        )
    ),
    "WRK-02": _endless,
    "WRK-03": lambda: days(is_workday=_only_known),
    "WRK-04": lambda: plugin_of(
        "outreach_workdays", lambda _: attrs.evolve(calendar(), holidays={})
    ),
    "WRK-05": lambda: free(lambda day: day.weekday() == 5),
    "WRK-06": lambda: free(lambda day: (day.year, day.month) == (2026, 8)),
    "WRK-07": _forgetful,
    "WRK-08": _forgetful,
    "WRK-09": lambda: free(
        lambda day: (day.month, day.day) == (10, 31), name="Reformationstag " * 9
    ),
}


# Ways


def rows(change: Callable[[list[list[Any]]], Any]) -> Any:
    def minutes(self: Any, places: Any) -> Any:
        return change([list(row) for row in self._inner.minutes(places)])

    return ways(minutes=minutes)


def each(change: Callable[[int], Any]) -> Any:
    return rows(lambda found: tuple(tuple(map(change, row)) for row in found))


def _by_id(self: Any, places: Any) -> Any:
    extra = [sum(map(ord, place.id)) % 7 for place in places]
    found = self._inner.minutes(places)
    return tuple(
        tuple(m + extra[i] if m else 0 for m in row) for i, row in enumerate(found)
    )


def _with_coordinates(self: Any, places: Any) -> Any:
    [place.coordinates.latitude for place in places]
    return self._inner.minutes(places)


WAYS: dict[str, Callable[[], Any]] = {
    "TRT-01": lambda: rows(lambda found: tuple(map(tuple, found[:-1]))),
    "TRT-02": lambda: each(lambda m: m - 9 if m else 0),
    "TRT-03": lambda: each(lambda m: m or 1),
    "TRT-04": lambda: each(lambda m: m + 0.5 if m else 0),
    "TRT-05": lambda: ways(minutes=_by_id),
    "TRT-06": lambda: rows(
        lambda found: tuple(
            tuple(m + i if m else 0 for m in row) for i, row in enumerate(found)
        )
    ),
    "TRT-07": lambda: ways(minutes=_with_coordinates),
    "TRT-08": lambda: each(lambda m: m * 600),
    "TRT-09": lambda: rows(lambda found: tuple(map(tuple, found)) if found[0] else ()),
}


# Planners


def planning(change: Callable[..., Any]) -> Any:
    def plan(self: Any, problem: Any, *, seed: int, budget: Any, start: Any) -> Any:
        return change(self._inner, problem, seed=seed, budget=budget, start=start)

    return plans(plan=plan)


def _again(
    planner: Any, problem: Any, *, seed: int, budget: Any, start: Any
) -> VisitPlan:
    found: VisitPlan = planner.plan(problem, seed=seed, budget=budget, start=start)
    return found


def _late(planner: Any, problem: Any, **given: Any) -> Any:
    found = _again(planner, problem, **given)
    tours = [attrs.evolve(t, start_minute=t.start_minute + 1) for t in found.tours]
    return VisitPlan(tours=tours)


def _crashing(test: Callable[[Any], bool], otherwise: Any = None) -> Any:
    def change(planner: Any, problem: Any, **given: Any) -> Any:
        if test(problem):
            return otherwise(planner, problem, **given) if otherwise else 1 // 0
        return _again(planner, problem, **given)

    return planning(change)


def _none(planner: Any, problem: Any, **given: Any) -> VisitPlan:
    return VisitPlan(tours=())


def _moody() -> Any:
    turns: list[int] = []

    def change(
        planner: Any, problem: Any, *, seed: int, budget: Any, start: Any
    ) -> Any:
        turns.append(seed)
        if seed == 7 and turns.count(7) % 2:
            return VisitPlan(tours=())
        return _again(planner, problem, seed=seed, budget=budget, start=start)

    return planning(change)


def _by_seed(planner: Any, problem: Any, *, seed: int, budget: Any, start: Any) -> Any:
    change = _late if seed < 0 else _again
    return change(planner, problem, seed=seed, budget=budget, start=start)


def _lazy(planner: Any, problem: Any, *, seed: int, budget: Any, start: Any) -> Any:
    if budget.iterations >= 400 and seed == 1:
        return VisitPlan(tours=())
    return _again(planner, problem, seed=seed, budget=budget, start=start)


def _stubborn(planner: Any, problem: Any, *, seed: int, budget: Any, start: Any) -> Any:
    if start is not None:
        return VisitPlan(tours=())
    return _again(planner, problem, seed=seed, budget=budget, start=start)


def _unsorted(planner: Any, problem: Any, **given: Any) -> Any:
    turns = getattr(_unsorted, "turns", 0) + 1
    _unsorted.turns = turns  # type: ignore[attr-defined]
    return _none(planner, problem) if turns % 2 else _again(planner, problem, **given)


def _on_holidays(planner: Any, problem: Any, **given: Any) -> Any:
    return _again(planner, attrs.evolve(problem, holidays={}), **given)


def _invented(planner: Any, problem: Any, **given: Any) -> Any:
    from outreach_core.testing.kit.visits_to_try import problem_of  # noqa: PLC0415

    if len(problem.requests) < 12:
        return _again(planner, problem, **given)
    other = problem_of(14, staff=4, days=5)
    return planner.plan(other, seed=1, budget=Budget(iterations=0), start=None)


PLANNERS: dict[str, Callable[[], Any]] = {
    "PLN-01": lambda: _crashing(lambda p: len(p.requests) == 8, _late),
    "PLN-02": lambda: _crashing(lambda p: not p.requests),
    "PLN-03": lambda: _crashing(lambda p: len(p.requests) == 1, _none),
    "PLN-04": lambda: _crashing(lambda p: len(p.staff) < 2),
    "PLN-05": _moody,
    "PLN-06": lambda: planning(_by_seed),
    "PLN-07": lambda: planning(_lazy),
    "PLN-08": lambda: planning(_stubborn),
    "PLN-09": lambda: planning(_unsorted),
    "PLN-10": lambda: planning(_on_holidays),
    "PLN-11": lambda: planning(_invented),
}


# Letter formats


def rendering(change: Callable[[Any, Any], Any]) -> Any:
    def render(self: Any, letter: Any, profile: Any) -> Any:
        return change(letter, self._inner.render(letter, profile))

    return forms(render=render)


def text(
    change: Callable[[str], str], only: Callable[[Any], bool] = lambda _: True
) -> Any:
    def changed(letter: Any, made: Any) -> Any:
        words = made.content.decode()
        return attrs.evolve(
            made, content=(change(words) if only(letter) else words).encode()
        )

    return rendering(changed)


def without(pattern: str) -> Any:
    return text(lambda words: words.replace(pattern, "?"))


def _own_name(letter: Any) -> str:
    return "".join(run.text for run in letter.text.greeting)


def _growing() -> Any:
    turns: list[int] = []

    def change(letter: Any, made: RenderedLetter) -> RenderedLetter:
        turns.append(1)
        return attrs.evolve(made, content=made.content + b" " * len(turns))

    return rendering(change)


def _problem(letter: Any, words: Words = WORDS, customer: str = "") -> LetterProblem:
    return LetterProblem(
        customer=CustomerId(customer or letter.key.customer),
        problem=words,
        source="good",
    )


def _careless(self: Any, letter: Any, profile: Any) -> Any:
    return (_problem(letter),) if "Sehr langer" in letter.sender.return_line else ()


def _quoting(self: Any, letter: Any, profile: Any) -> Any:
    if "Sehr langer" not in letter.sender.return_line:
        return ()
    return (_problem(letter, Words(f"{CANARY} zu lang", f"{CANARY} too long")),)


def _refusing(self: Any, letter: Any, profile: Any) -> Any:
    if "Sehr langer" in letter.sender.return_line:
        raise ValueError
    return self._inner.render(letter, profile)


def _form_b(self: Any, letter: Any, profile: Any) -> Any:
    if profile.name != "din-5008-b":
        raise KeyError(profile.name)
    return self._inner.render(letter, profile)


def _short(self: Any, letter: Any, profile: Any) -> Any:
    if len(letter.text.body) > 25:
        raise IndexError
    return self._inner.render(letter, profile)


FORMATS: dict[str, Callable[[], Any]] = {
    "FMT-01": lambda: forms(suffix=".TEXT"),
    "FMT-02": lambda: rendering(
        lambda letter, made: attrs.evolve(
            made, key=attrs.evolve(made.key, occasion="other")
        )
    ),
    "FMT-03": lambda: without("ü"),
    "FMT-04": lambda: without("ž"),
    "FMT-05": lambda: without("хотіли"),
    "FMT-06": lambda: without("Nord"),
    "FMT-07": lambda: text(
        lambda words: words + "Telefon: None\n", lambda it: it.sender.unit is None
    ),
    "FMT-08": lambda: without("$x^2$"),
    "FMT-09": lambda: without("Absatz 30"),
    "FMT-10": _growing,
    "FMT-11": lambda: forms(problems=_careless),
    "FMT-12": lambda: forms(problems=_quoting, render=_refusing),
    "FMT-13": lambda: forms(render=_short),
    "FMT-14": lambda: forms(render=_form_b),
    "FMT-15": lambda: without("نزوركم"),
}


# Letter checks


def checking(change: Callable[[Any, tuple[Any, ...]], Any]) -> Any:
    def check(self: Any, letter: Any) -> Any:
        return change(letter, tuple(self._inner.check(letter)))

    return checks(check=check)


def evolved(**changes: Any) -> Any:
    return checking(
        lambda letter, found: tuple(attrs.evolve(p, **changes) for p in found)
    )


def _fearful(self: Any, letter: Any) -> Any:
    letter.text.body[0]
    return self._inner.check(letter)


def _alternating() -> Any:
    turns: list[int] = []

    def change(letter: Any, found: tuple[Any, ...]) -> Any:
        turns.append(1)
        return found[: len(turns) % 2]

    return checking(change)


def _body_only(letter: Any, found: tuple[Any, ...]) -> Any:
    said = "".join(
        run.text
        for block in letter.text.body
        if hasattr(block, "runs")
        for run in block.runs
    )
    return found if "verpflichtet" in said or "Nichterscheinen" in said else ()


LETTER_CHECKS: dict[str, Callable[[], Any]] = {
    "CHK-01": lambda: checking(lambda letter, found: (_problem(letter),)),
    "CHK-02": lambda: checks(check=_fearful),
    "CHK-03": lambda: evolved(customer=CustomerId("somebody")),
    "CHK-04": lambda: evolved(problem=Words(f"{CANARY} falsch", f"{CANARY} wrong")),
    "CHK-05": lambda: evolved(problem=Words("Falsch.", "Falsch.")),
    "CHK-06": lambda: evolved(source=""),
    "CHK-07": lambda: checking(lambda letter, found: ()),
    "CHK-08": _alternating,
    "CHK-09": lambda: checking(_body_only),
}
