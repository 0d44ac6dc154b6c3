"""Which laws say how days, months and periods are counted?

Numbers 13 to 15 of the list that the project works by. They are tried exhaustively over
a leap cycle, on every period that the rule uses: dates are not left to luck.
"""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import AgeLimit, Convention, Period
from outreach_core.rules import Answer, Over, Parameter, Rule, parameter, walk
from outreach_core.rules.wording import day_words
from outreach_core.testing import _extra  # noqa: F401  speaks before Hypothesis is missed
from outreach_core.testing.laws import Trial

_LEAP_CYCLE: Final = range(
    pendulum.Date(2023, 3, 1).toordinal(), pendulum.Date(2027, 3, 1).toordinal()
)
_NEAR: Final = (-2, -1, 0, 1, 2)
_LONG_AGO: Final = pendulum.Date(1900, 1, 1)
_NO_WORDS: Final = Words("", "")
_SAYS: Final = Words(
    "Für {name!r} und den {day}: {what}.", "For {name!r} and {day}: {what}."
)
_NOT_INVERSE: Final = Words(
    "over_from und latest passen nicht zusammen", "over_from and latest do not fit"
)
_NOT_COUNTED: Final = Words(
    "die Regel zählt anders als der Kalender",
    "the rule counts in another way than the calendar",
)
_NOT_MONOTONE: Final = Words(
    "ein späterer Beginn endet früher", "a later beginning ends earlier"
)


@attrs.frozen(kw_only=True)
class StatuteExample:
    """A known answer of the law about one period.

    Attributes:
        source: Where the answer comes from.
        period: The period.
        began: The day on which it began.
        over_from: The first day on which it is over.
    """

    source: str
    period: Period
    began: pendulum.Date
    over_from: pendulum.Date


def _example(
    source: str, count: int, convention: Convention, began: str, over_from: str
) -> StatuteExample:
    return StatuteExample(
        source=source,
        period=Period(months=count, convention=convention),
        began=_day(began),
        over_from=_day(over_from),
    )


def _day(iso: str) -> pendulum.Date:
    year, month, day = (int(part) for part in iso.split("-"))
    return pendulum.Date(year, month, day)


_AFTER, _FROM = Convention.AFTER_EVENT, Convention.FROM_DAY
_188: Final = "§§ 187 (1), 188 (2), (3) BGB"
_AGE: Final = "§§ 187 (2), 188 (2) BGB"

STATUTE_EXAMPLES: Final = (
    _example(_188, 1, _AFTER, "2025-01-31", "2025-03-01"),
    _example(_188, 1, _AFTER, "2024-01-31", "2024-03-01"),
    _example("BGH NJW 1984, 1358", 1, _AFTER, "2025-02-28", "2025-03-29"),
    _example(_188, 6, _AFTER, "2024-08-30", "2025-03-01"),
    _example(_188, 6, _AFTER, "2024-08-31", "2025-03-01"),
    _example(_188, 1, _AFTER, "2026-04-04", "2026-05-05"),
    _example(_AGE, 50 * 12, _FROM, "1969-04-01", "2019-04-01"),
    _example(_AGE, 50 * 12, _FROM, "1969-04-02", "2019-04-02"),
    _example(_AGE, 18 * 12, _FROM, "2008-02-29", "2026-03-01"),
    _example(_AGE, 20 * 12, _FROM, "2008-02-29", "2028-02-29"),
)
"""Answers of the statute and the courts; no law of logic could find a misreading."""


def adjunction(trial: Trial) -> None:
    """13: a period is over on a day exactly when it began by the latest day."""
    over_from, latest = trial.terms.engine.over_from, trial.terms.engine.latest
    for name, period in _periods(trial.rule):
        for ordinal in _begins(period):
            began = pendulum.Date.fromordinal(ordinal)
            end = over_from(period, began)
            for by in _NEAR:
                day = _moved(end, by)
                if (end <= day) is not (began <= latest(period, day)):
                    trial.fail(_says(name, began, _NOT_INVERSE), _NO_WORDS)


def counts_every_day(trial: Trial) -> None:
    """13: asked around the end of a period, the engine counts as the calendar does."""
    for node in _asked(trial.rule):
        for ordinal in _begins(node.parameter.steps[0].value):
            began = pendulum.Date.fromordinal(ordinal)
            end = node.parameter.steps[0].value.over_from(began)
            for by in (-1, 0):
                found = trial.terms.engine.answer(
                    node, {node.fact.name: began}, _moved(end, by)
                )
                if found is not (Answer.NO if by else Answer.YES):
                    name = node.parameter.name
                    trial.fail(_says(name, began, _NOT_COUNTED), _NO_WORDS)


def periods_are_monotone(trial: Trial) -> None:
    """14: what begins later never ends earlier."""
    over_from = trial.terms.engine.over_from
    for name, period in _periods(trial.rule):
        ends = [over_from(period, pendulum.Date.fromordinal(n)) for n in _LEAP_CYCLE]
        for number, (one, other) in enumerate(itertools.pairwise(ends)):
            if one > other:
                began = pendulum.Date.fromordinal(_LEAP_CYCLE[number])
                trial.fail(_says(name, began, _NOT_MONOTONE), _NO_WORDS)


def statute(trial: Trial) -> None:
    """15: the examples of the statute come out as the statute says."""
    for each in STATUTE_EXAMPLES:
        found = trial.terms.engine.over_from(each.period, each.began)
        if found != each.over_from:
            what = day_words(found)
            trial.fail(_says(each.source, each.began, what), _NO_WORDS)


def _asked(whole: Rule) -> Iterator[Over]:
    """Yield a condition for each value that a period of the rule ever has."""
    for node in dict.fromkeys(n for n in walk(whole) if isinstance(n, Over)):
        for step in node.parameter.steps:
            alone: Parameter[Any] = parameter(
                node.parameter.name, title=node.parameter.title
            ).since(_LONG_AGO, step.value, source=step.source)
            yield attrs.evolve(node, parameter=alone)


def _periods(whole: Rule) -> Iterator[tuple[str, Period | AgeLimit]]:
    used = [node.parameter for node in walk(whole) if isinstance(node, Over)]
    for each in dict.fromkeys(used):
        for step in each.steps:
            yield each.name, step.value


def _begins(period: Period | AgeLimit) -> Iterable[int]:
    # The inverse of an age limit is found by halving: dearer, and it only ever moves
    # by whole months.
    return _LEAP_CYCLE if isinstance(period, Period) else _LEAP_CYCLE[::13]


def _says(name: str, day: pendulum.Date, what: Words) -> Words:
    return _SAYS.fill(name=name, day=day_words(day), what=what)


def _moved(day: pendulum.Date, by: int) -> pendulum.Date:
    return pendulum.Date.fromordinal(day.toordinal() + by)
