"""Which laws say what days, versions and the written form of a rule must obey?

Numbers 3, 12, 16, 17 and 25 of the list that the project works by.
"""

import copy
from collections.abc import Iterable
from typing import Any, Final

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.calendar import AgeLimit, Period
from outreach_core.errors import InvalidInputError, NotInForceError
from outreach_core.rules import (
    ANSWERS,
    Facts,
    Rule,
    definitions,
    fingerprint,
    from_data,
    regimes,
    to_data,
    turning_points,
)
from outreach_core.rules.wording import day_words
from outreach_core.strategies.rules import persons, populations
from outreach_core.testing._laws_of_meaning import otherwise
from outreach_core.testing.laws import Trial

_LONGEST_DAYS: Final = 1500
_SAYS: Final = Words(
    "Für {name!r} und den {day}: {what}.", "For {name!r} and {day}: {what}."
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
_CHANGES: Final = Words(
    "Die nächste Änderung ist am {day} zu „{answer}“. {told}",
    "The next change is on {day} to “{answer}”. {told}",
)
_CHANGE: Final = Words("Genannt wird der {named}.", "Named is {named}.")
_NO_CHANGE: Final = Words("Genannt wird keine.", "None is named.")
_COMPARED: Final = Words(
    "Der Vergleich der Regeln stimmt nicht: {what}.",
    "The comparison of the rules is wrong: {what}.",
)


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
    write, read = trial.terms.engine.write, trial.terms.engine.read
    data = write(trial.rule)
    again = read(data)
    same = again == trial.rule and fingerprint(write(again)) == fingerprint(data)
    if not same:
        trial.fail(_OTHER_RULE, Words("", ""))
    try:
        read({**data, "unheard_of": 1})
    except InvalidInputError:
        return
    trial.fail(_KEY_TAKEN, Words("", ""))


def quiet_between_turning_points(trial: Trial) -> None:
    """16: only a turning point changes an answer, and next_change names the first."""
    facts, on = trial.case()
    points = (on, *turning_points(trial.rule, facts, after=on))
    later = _moved(on, trial.draw(st.integers(0, _LONGEST_DAYS)))
    # The last day before a point is where a threshold that is late by one shows.
    days = [later, *(_moved(day, -1) for day in points[1:4]), *points[1:4]]
    for day in days:
        since = max(point for point in points if point <= day)
        expected = trial.answer(trial.rule, facts, since)
        found = trial.answer(trial.rule, facts, day)
        trial.expect(found is expected, facts, day, otherwise(expected, found))
    _next_change_is_honest(trial, facts, on, points)


def _next_change_is_honest(
    trial: Trial, facts: Facts, on: pendulum.Date, points: Iterable[pendulum.Date]
) -> None:
    """On the day that is named the answer changes, and on no day before."""
    answers = [(day, trial.answer(trial.rule, facts, day)) for day in points]
    expected = next((each for each in answers if each[1] is not answers[0][1]), None)
    named = trial.terms.engine.next_change(trial.rule, facts, on)
    day, answer = expected or (on, answers[0][1])
    told = _CHANGE.fill(named=day_words(named[0])) if named else _NO_CHANGE
    trial.expect(
        named == expected,
        facts,
        on,
        _CHANGES.fill(day=day_words(day), answer=ANSWERS[answer], told=told),
    )


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
    for person in (facts, *(trial.draw(persons(newer, since)) for _ in range(3))):
        expected = trial.answer(alone, person, since)
        found = trial.answer(newer, person, since)
        trial.expect(expected is found, person, since, otherwise(expected, found))


def comparison(trial: Trial) -> None:
    """25: comparing two rules keeps everybody and turns round with the rules."""
    newer, _ = _with_new_value(trial)
    other = trial.rule if newer is None else newer
    on, crowd = trial.draw(populations(trial.rule, max_size=6))
    put_beside = trial.terms.engine.compare
    there = put_beside(trial.rule, other, crowd, on)
    back = put_beside(other, trial.rule, crowd, on)
    for old, _, count in there.cells:
        trial.seen[old] += count
    faults = {
        "r, r": bool(put_beside(trial.rule, trial.rule, crowd, on).moved),
        "moved": len(there.moved) != sum(n for a, b, n in there.cells if a is not b),
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


def _says(name: str, day: pendulum.Date, what: Words) -> Words:
    return _SAYS.fill(name=name, day=day_words(day), what=what)


def _moved(day: pendulum.Date, by: int) -> pendulum.Date:
    return pendulum.Date.fromordinal(day.toordinal() + by)
