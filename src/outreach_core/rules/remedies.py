"""What would have to become different for the answer to become yes?"""

from typing import Final

import pendulum

from outreach_core._messages import Words
from outreach_core.errors import InvalidValueError
from outreach_core.rules.answers import Answer
from outreach_core.rules.conditions import (
    Compare,
    Comparison,
    Condition,
    Includes,
    IsTrue,
    Over,
)
from outreach_core.rules.expressions import Finding
from outreach_core.rules.reasons import obstacles
from outreach_core.rules.values import Facts
from outreach_core.rules.wording import day_words, value_words

_KNOWN: Final = Words(
    "{title}: müsste bekannt sein.", "{title}: would have to be known."
)
_TIME: Final = Words(
    "{title}: Die Zeit ist ab dem {day} um, wenn bis dahin nichts Neues dazukommt.",
    "{title}: the time is up on {day}, if nothing new happens until then.",
)
_MORE: Final = Words("{title}: noch {gap} mehr nötig.", "{title}: {gap} more needed.")
_LESS: Final = Words("{title}: {gap} zu viel.", "{title}: {gap} too many.")
_NO_LONGER: Final = Words(
    "{title}: „{value}“ müsste wegfallen.", "{title}: “{value}” would have to end."
)
_WOULD_HOLD: Final = Words(
    "{title}: müsste vorliegen.", "{title}: would have to be given."
)


def remedies(finding: Finding) -> tuple[Words, ...]:
    """Say for each condition in the way what would clear it, each fact once.

    Empty when the answer is yes. All of them together would turn the answer to yes;
    where the rule says *any of*, one would do.
    """
    told: dict[str, Words] = {}
    for each in obstacles(finding):
        if isinstance(each.node, Condition):
            words = _remedy(each)
            # A second condition on the same fact ("never" beside "over") adds nothing
            # unless it knows a day.
            if words is not None:
                told[each.node.fact.name] = words
    return tuple(told.values())


def facts_in(finding: Finding) -> Facts:
    """Return the facts that the finding was made from, as far as the rule read them."""
    return {
        each.node.fact.name: each.value
        for each in finding.walk()
        if isinstance(each.node, Condition) and each.value is not None
    }


def _remedy(finding: Finding) -> Words | None:  # noqa: PLR0911  one line a kind of node
    node, value = finding.node, finding.value
    if not isinstance(node, Condition) or value is None:
        return None
    title = node.fact.title
    if finding.answer is Answer.UNKNOWN:
        return _KNOWN.fill(title=title)
    if finding.answer is Answer.YES:
        return _NO_LONGER.fill(title=title, value=value_words(node.fact, value))
    match node:
        case Over() if isinstance(value, pendulum.Date) and finding.step:
            try:
                day = finding.step.value.over_from(value)
            except InvalidValueError:
                return None
            return _TIME.fill(day=day_words(day), title=title)
        case Compare() if isinstance(value, int) and finding.step:
            more = node.comparison is Comparison.AT_LEAST
            gap = abs(finding.step.value - value)
            return (_MORE if more else _LESS).fill(gap=gap, title=title)
        case IsTrue() | Includes():
            return _WOULD_HOLD.fill(title=title)
    return None
