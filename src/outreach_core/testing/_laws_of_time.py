"""Which laws say what days, versions and the written form of a rule must obey?

Numbers 3, 12 to 17 and 25 of the list that the project works by. Those about periods are tried exhaustively over a leap
cycle, on every period that the rule uses: dates are not left to luck.
"""

import copy
import itertools
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.calendar import AgeLimit, Convention, Period
from outreach_core.errors import InvalidInputError, NotInForceError
from outreach_core.rules import (
    Over,
    Rule,
    compare,
    definitions,
    fingerprint,
    from_data,
    next_change,
    regimes,
    to_data,
    turning_points,
    walk,
)
from outreach_core.rules.wording import day_words
from outreach_core.strategies.rules import populations
from outreach_core.testing._laws_of_meaning import otherwise
from outreach_core.testing.laws import Trial

_LEAP_CYCLE: Final = range(
    pendulum.Date(2023, 3, 1).toordinal(), pendulum.Date(2027, 3, 1).toordinal()
)
_NEAR: Final = (-2, -1, 0, 1, 2)
_LONGEST_DAYS: Final = 1500
_SAYS: Final = Words(
    "Für {name!r} und den {day}: {what}.", "For {name!r} and {day}: {what}."
)
_NOT_INVERSE: Final = Words(
    "over_from und latest passen nicht zusammen", "over_from and latest do not fit"
)
_NOT_MONOTONE: Final = Words(
    "ein späterer Beginn endet früher", "a later beginning ends earlier"
)
_NO_ERROR: Final = Words(
    "vor dem ersten Wert kam eine Antwort statt NotInForceError",
    "an answer came before the first value instead of NotInForceError",
)
_OTHER_RULE: Final = Words(
    "Aufgeschrieben und wieder gelesen ist es eine andere Regel.",
    "Written down and read back it is another rule.",
)
_KEY_TAKEN: Final = Words(
    "Ein unbekannter Schlüssel wurde hingenommen.", "An unknown key was accepted."
)
_COMPARED: Final = Words(
    "Der Vergleich der Regeln stimmt nicht: {what}.",
    "The comparison of the rules is wrong: {what}.",
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


def not_in_force_raises(trial: Trial) -> None:
    """3: before the first value of a parameter there is no answer."""
    first = regimes(trial.rule)[:1]
    for day in first:
        before = _moved(day, -1)
        try:
            trial.terms.engine.answer(trial.rule, {}, before)
        except NotInForceError:
            continue
        trial.fail(_says("rule", before, _NO_ERROR), Words("", ""))


def round_trip(trial: Trial) -> None:
    """12: a rule written down and read back is the same rule."""
    data = to_data(trial.rule)
    again = from_data(data)
    same = again == trial.rule and fingerprint(to_data(again)) == fingerprint(data)
    if not same:
        trial.fail(_OTHER_RULE, Words("", ""))
    try:
        from_data({**data, "unheard_of": 1})
    except InvalidInputError:
        return
    trial.fail(_KEY_TAKEN, Words("", ""))


def adjunction(trial: Trial) -> None:
    """13: a period is over on a day exactly when it began by the latest day."""
    for name, period in _periods(trial.rule):
        for ordinal in _begins(period):
            began = pendulum.Date.fromordinal(ordinal)
            end = period.over_from(began)
            for by in _NEAR:
                day = _moved(end, by)
                if (end <= day) is not (began <= period.latest(day)):
                    trial.fail(_says(name, began, _NOT_INVERSE), Words("", ""))


def periods_are_monotone(trial: Trial) -> None:
    """14: what begins later never ends earlier."""
    for name, period in _periods(trial.rule):
        ends = [period.over_from(pendulum.Date.fromordinal(n)) for n in _LEAP_CYCLE]
        for number, (one, other) in enumerate(itertools.pairwise(ends)):
            if one > other:
                began = pendulum.Date.fromordinal(_LEAP_CYCLE[number])
                trial.fail(_says(name, began, _NOT_MONOTONE), Words("", ""))


def statute(trial: Trial) -> None:
    """15: the examples of the statute come out as the statute says."""
    for each in STATUTE_EXAMPLES:
        found = each.period.over_from(each.began)
        if found != each.over_from:
            what = day_words(found)
            trial.fail(_says(each.source, each.began, what), Words("", ""))


def quiet_between_turning_points(trial: Trial) -> None:
    """16: only a turning point changes an answer, and next_change names the first."""
    facts, on = trial.case()
    today = trial.answer(trial.rule, facts, on)
    points = (on, *turning_points(trial.rule, facts, after=on))
    later = _moved(on, trial.draw(st.integers(0, _LONGEST_DAYS)))
    # The last day before a point is where a threshold that is late by one shows.
    days = [later, *(_moved(day, -1) for day in points[1:4]), *points[1:4]]
    for day in days:
        since = max(point for point in points if point <= day)
        expected = trial.answer(trial.rule, facts, since)
        found = trial.answer(trial.rule, facts, day)
        trial.expect(found is expected, facts, day, otherwise(expected, found))
    change = next_change(trial.rule, facts, on=on)
    if change is not None:
        found = trial.answer(trial.rule, facts, change[0])
        kept = found is change[1] and found is not today
        trial.expect(kept, facts, change[0], otherwise(change[1], found))


def future_does_not_touch_the_past(trial: Trial) -> None:
    """17: a new value leaves all earlier days alone and holds from its own day on."""
    facts, on = trial.case()
    newer, since = _with_new_value(trial)
    if newer is None or since is None:
        return
    for day in (on, _moved(since, -1)):
        if day < since:
            before = trial.answer(trial.rule, facts, day)
            after = trial.answer(newer, facts, day)
            trial.expect(before is after, facts, day, otherwise(before, after))
    alone = _only_last_values(newer)
    expected = trial.answer(alone, facts, since)
    found = trial.answer(newer, facts, since)
    trial.expect(expected is found, facts, since, otherwise(expected, found))


def comparison(trial: Trial) -> None:
    """25: comparing two rules keeps everybody and turns round with the rules."""
    newer, _ = _with_new_value(trial)
    other = trial.rule if newer is None else newer
    on, crowd = trial.draw(populations(trial.rule, max_size=6))
    there = compare(trial.rule, other, crowd, on=on)
    back = compare(other, trial.rule, crowd, on=on)
    for old, _, count in there.cells:
        trial.seen[old] += count
    faults = {
        "r, r": bool(compare(trial.rule, trial.rule, crowd, on=on).moved),
        "sum": sum(count for _, _, count in there.cells) != len(crowd),
        "turned": {(b, a, n) for a, b, n in there.cells} != set(back.cells),
        "same conditions": any(
            [(f.node, f.answer) for f in moved.before.walk()]
            == [(f.node, f.answer) for f in moved.after.walk()]
            for moved in there.moved
        ),
    }
    for what, wrong in faults.items():
        if wrong:
            trial.fail(_COMPARED.fill(what=what), Words("", ""))


def _with_new_value(trial: Trial) -> tuple[Rule | None, pendulum.Date | None]:
    """Give one parameter another value from a day after its last step on."""
    used = definitions(trial.rule).parameters
    if not used:
        return None, None
    changed = trial.draw(st.sampled_from(used))
    last = max(step.since for each in used for step in each.steps)
    since = _moved(last, trial.draw(st.integers(1, _LONGEST_DAYS)))
    data = copy.deepcopy(to_data(trial.rule))
    steps: list[Any] = data["parameters"][changed.name]["steps"]
    value = _other_value(steps[-1]["value"], changed.steps[-1].value)
    steps.append({**steps[-1], "since": since.isoformat(), "value": value})
    return from_data(data), since


def _other_value(written: Any, value: object) -> object:
    if isinstance(value, int):
        return value + 1
    if isinstance(value, Period):
        return {**written, "months": value.months + 1}
    if isinstance(value, AgeLimit):
        older = [{**c, "months": c["months"] + 1} for c in written["age_limit"]]
        return {"age_limit": older}
    return written[1:]


def _only_last_values(whole: Rule) -> Rule:
    data = copy.deepcopy(to_data(whole))
    for each in data["parameters"].values():
        each["steps"] = each["steps"][-1:]
    return from_data(data)


def _periods(whole: Rule) -> Iterator[tuple[str, Period | AgeLimit]]:
    used = [node.parameter for node in walk(whole) if isinstance(node, Over)]
    for parameter in dict.fromkeys(used):
        for step in parameter.steps:
            yield parameter.name, step.value


def _begins(period: Period | AgeLimit) -> Iterable[int]:
    # The inverse of an age limit is found by halving: dearer, and it only ever moves
    # by whole months.
    return _LEAP_CYCLE if isinstance(period, Period) else _LEAP_CYCLE[::13]


def _says(name: str, day: pendulum.Date, what: Words) -> Words:
    return _SAYS.fill(name=name, day=day_words(day), what=what)


def _moved(day: pendulum.Date, by: int) -> pendulum.Date:
    return pendulum.Date.fromordinal(day.toordinal() + by)
