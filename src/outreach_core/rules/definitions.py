"""Which facts and parameters does a rule use, and when do its numbers change?"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.rules.conditions import Compare, Condition, Includes, Over
from outreach_core.rules.expressions import Rule, walk
from outreach_core.rules.parameters import Parameter
from outreach_core.rules.values import Fact

_SAME_FACT: Final = Words(
    "Zwei verschiedene Tatsachen heißen {name!r}; geben Sie einer einen anderen Namen.",
    "Two different facts are called {name!r}; give one of them another name.",
)
_SAME_PARAMETER: Final = Words(
    "Zwei verschiedene Größen heißen {name!r}; geben Sie einer einen anderen Namen.",
    "Two different parameters are called {name!r}; give one of them another name.",
)


@attrs.frozen(kw_only=True)
class Definitions:
    """What a rule is made of.

    Attributes:
        facts: Every fact it asks about, once, sorted by name.
        parameters: Every parameter it uses, once, sorted by name.
    """

    facts: tuple[Fact, ...]
    parameters: tuple[Parameter[Any], ...]

    @property
    def regimes(self) -> tuple[pendulum.Date, ...]:
        """The days on which any parameter steps, oldest first.

        The rule can be judged from the latest *first* step on; between two regimes no
        number changes.
        """
        return tuple(sorted({step.since for p in self.parameters for step in p.steps}))


def parameter_of(node: Rule) -> Parameter[Any] | None:
    """Return the parameter a node compares with; ``None`` for nodes without one."""
    return node.parameter if isinstance(node, (Over, Compare, Includes)) else None


def definitions(rule: Rule) -> Definitions:
    """Collect the facts and parameters of a rule.

    Raises:
        InvalidInputError: Two different facts, or two different parameters, share a
            name; all such names are listed.
    """
    nodes = list(walk(rule))
    facts = [node.fact for node in nodes if isinstance(node, Condition)]
    parameters = [p for node in nodes if (p := parameter_of(node)) is not None]
    faults = [*_clashes(_SAME_FACT, facts), *_clashes(_SAME_PARAMETER, parameters)]
    if faults:
        raise InvalidInputError(subject=Words("Regel", "rule"), faults=faults)
    return Definitions(
        facts=tuple(sorted(set(facts), key=lambda fact: fact.name)),
        parameters=tuple(sorted(set(parameters), key=lambda p: p.name)),
    )


def _clashes(words: Words, named: Iterable[Fact | Parameter[Any]]) -> list[Words]:
    counted = Counter(each.name for each in set(named))
    return [words.fill(name=name) for name in sorted(counted) if counted[name] > 1]
