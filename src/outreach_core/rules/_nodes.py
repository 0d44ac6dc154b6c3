"""How is the tree of a rule read from plain data?"""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import attrs

from outreach_core._messages import Words
from outreach_core.calendar import AgeLimit, Period
from outreach_core.rules._places import Place, near
from outreach_core.rules.conditions import (
    Compare,
    Comparison,
    Includes,
    IsTrue,
    NeverHappened,
    Over,
)
from outreach_core.rules.expressions import AllOf, AnyOf, Named, Not, Rule
from outreach_core.rules.facts import ChoiceFact
from outreach_core.rules.parameters import Parameter
from outreach_core.rules.values import Fact, FactKind

_ALONE: Final = {"never_happened": FactKind.DATE, "is_true": FactKind.FLAG}
_PAIRS: Final[dict[str, tuple[FactKind, tuple[type, ...]]]] = {
    "over": (FactKind.DATE, (Period, AgeLimit)),
    "at_least": (FactKind.COUNT, (int,)),
    "at_most": (FactKind.COUNT, (int,)),
    "includes": (FactKind.CHOICE, (frozenset,)),
}
_KINDS: Final = (*_ALONE, *_PAIRS, "not", "all_of", "any_of", "means")
_NAMED: Final = ("title", "source", "key")

_ONE_KIND: Final = Words(
    "Eine Bedingung hat genau einen der Schlüssel {known}.{hint}",
    "A condition has exactly one of the keys {known}.{hint}",
)
_PAIR: Final = Words(
    'eine Liste aus Tatsache und Größe wie ["efforts_since", "enough_efforts"]',
    'a list of fact and parameter such as ["efforts_since", "enough_efforts"]',
)
_WRONG_FACT: Final = Words(
    "{key!r} fragt nach einer Tatsache der Art {wanted!r}, diese ist {found!r}.",
    "{key!r} asks about a fact of the kind {wanted!r}, this one is {found!r}.",
)
_WRONG_PARAMETER: Final = Words(
    "{key!r} braucht eine andere Art von Wert, nämlich {wanted}.",
    "{key!r} needs another kind of value, namely {wanted}.",
)
_WANTED: Final = {
    "over": Words("einen Zeitraum oder eine Altersgrenze", "a period or an age limit"),
    "at_least": Words("eine Zahl", "a number"),
    "at_most": Words("eine Zahl", "a number"),
    "includes": Words("eine Liste von Namen", "a list of names"),
}
_FACT: Final = Words("Die Tatsache", "fact")
_PARAMETER: Final = Words("Die Größe", "parameter")
_CHOICE: Final = Words("Die Auswahl", "choice")

# Read before the tree: None stands for one that has faults, which are noted already.
_FactsByName: TypeAlias = Mapping[str, Fact | None]
_ParametersByName: TypeAlias = Mapping[str, Parameter[Any] | None]


def read_node(
    place: Place, facts: _FactsByName, parameters: _ParametersByName
) -> Rule | None:
    """Read a node with everything inside."""
    found = place.entries()
    if found is None:
        return None
    kinds = [key for key in found if key in _KINDS]
    if len(kinds) != 1:
        hints = [near(key, _KINDS) for key in found if key not in (*_KINDS, *_NAMED)]
        hint = next((hint for hint in hints if hint.de), Words("", ""))
        known = ", ".join(_KINDS)
        place.fault("no-condition", _ONE_KIND.fill(known=known, hint=hint))
        return None
    kind = kinds[0]
    if kind == "means":
        return _named(place, facts, parameters)
    place.table((kind,))
    inner = found[kind]
    if kind in ("all_of", "any_of"):
        return _combined(inner, kind, facts, parameters)
    if kind == "not":
        part = read_node(inner, facts, parameters)
        return None if part is None else Not(part=part)
    return _condition(inner, kind, facts, parameters)


def _named(
    place: Place, facts: _FactsByName, parameters: _ParametersByName
) -> Rule | None:
    found = place.table(("title", "means"), ("source", "key"))
    if found is None:
        return None
    made: Named | None = place.build(
        Named,
        title=found["title"].words(),
        part=read_node(found["means"], facts, parameters),
        source=found["source"].text() if "source" in found else "",
        key=found["key"].text() if "key" in found else "",
    )
    return made


def _combined(
    place: Place, kind: str, facts: _FactsByName, parameters: _ParametersByName
) -> Rule | None:
    items = place.items()
    if items is None:
        return None
    read = [read_node(item, facts, parameters) for item in items]
    parts = tuple(part for part in read if part is not None)
    if len(parts) != len(read):
        return None
    return AllOf(parts=parts) if kind == "all_of" else AnyOf(parts=parts)


def _condition(
    place: Place, kind: str, facts: _FactsByName, parameters: _ParametersByName
) -> Rule | None:
    if kind in _ALONE:
        return _alone(place, kind, facts)
    items = place.items() if isinstance(place.value, list) else None
    if items is None or len(items) != 2:  # noqa: PLR2004  a pair
        place.wrong_type(_PAIR)
        return None
    fact_kind, value_kinds = _PAIRS[kind]
    fact = _fact(items[0], kind, fact_kind, facts)
    parameter = _parameter(items[1], kind, value_kinds, parameters)
    if fact is None or parameter is None:
        return None
    if kind == "over":
        return Over(fact=fact, parameter=parameter)
    if kind == "includes":
        return _includes(items[1], fact, parameter)
    return Compare(fact=fact, comparison=Comparison(kind), parameter=parameter)


def _alone(place: Place, kind: str, facts: _FactsByName) -> Rule | None:
    fact = _fact(place, kind, _ALONE[kind], facts)
    if fact is None:
        return None
    return NeverHappened(fact=fact) if kind == "never_happened" else IsTrue(fact=fact)


def _includes(place: Place, fact: Fact, parameter: Parameter[Any]) -> Rule | None:
    known = {c.name for c in fact.choices} if isinstance(fact, ChoiceFact) else set()
    wanted = sorted({name for step in parameter.steps for name in step.value} - known)
    for name in wanted:
        attrs.evolve(place, value=name).unknown(_CHOICE, known)
    return None if wanted else Includes(fact=fact, parameter=parameter)


def _fact(
    place: Place, kind: str, wanted: FactKind, facts: _FactsByName
) -> Fact | None:
    name = place.text()
    if name is None:
        return None
    if name not in facts:
        place.unknown(_FACT, facts)
        return None
    fact = facts[name]
    if fact is not None and fact.kind is not wanted:
        words = _WRONG_FACT.fill(key=kind, wanted=wanted.value, found=fact.kind.value)
        place.fault("wrong-type", words)
        return None
    return fact


def _parameter(
    place: Place, kind: str, wanted: tuple[type, ...], parameters: _ParametersByName
) -> Parameter[Any] | None:
    name = place.text()
    if name is None:
        return None
    if name not in parameters:
        place.unknown(_PARAMETER, parameters)
        return None
    parameter = parameters[name]
    if parameter is not None and not isinstance(parameter.steps[0].value, wanted):
        words = _WRONG_PARAMETER.fill(key=kind, wanted=_WANTED[kind])
        place.fault("wrong-type", words)
        return None
    return parameter
