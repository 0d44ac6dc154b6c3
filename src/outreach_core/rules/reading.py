"""How does plain data become a rule again, and what is wrong with it if it cannot?

The exact inverse of ``data.py``: equal data give equal rules with equal fingerprints.
Whatever is wrong is listed together, each fault with its path.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.rules._nodes import read_node
from outreach_core.rules._parts import read_fact, read_parameter
from outreach_core.rules._places import Fault, Place
from outreach_core.rules.data import Data
from outreach_core.rules.expressions import Rule
from outreach_core.rules.parameters import Parameter
from outreach_core.rules.rulebooks import Rulebook
from outreach_core.rules.values import Fact

_BOOK_KEYS: Final = ("name", "version", "title", "source")
_OTHER_KIND: Final = Words(
    "Diese Tatsache ist von der Art {kind!r}.", "This fact is of the kind {kind!r}."
)


def from_data(data: Data, *, vocabulary: Iterable[Fact] | None = None) -> Rule:
    """Make a rule from plain data, the exact inverse of ``to_data``.

    Args:
        data: Facts, parameters and the tree; days as ISO text or ``datetime.date``.
        vocabulary: The facts that somebody provides. With it, a fact that is not among
            them is a fault, and the data need not describe the others again. Without
            it the data have to describe every fact.

    Raises:
        InvalidInputError: The data are not a rule; every fault is listed with its path.
    """
    faults: list[Fault] = []
    place = Place(path="", value=data, faults=faults)
    found = place.table(("rule",), ("facts", "parameters"))
    made = None if found is None else _rule(found, vocabulary)
    if faults or made is None:
        raise InvalidInputError(
            subject=Words("Regel", "rule"), faults=[fault.sentence for fault in faults]
        )
    return made


def rulebook_from_data(
    data: Data,
    *,
    vocabulary: Iterable[Fact] | None = None,
    subject: str = "rulebook",
) -> Rulebook:
    """Make a rulebook from plain data, the exact inverse of ``Rulebook.data``.

    Args:
        data: The data of the rulebook.
        vocabulary: As for :func:`from_data`.
        subject: What was read, for the message ("rulebook.toml").

    Raises:
        InvalidInputError: The data are not a rulebook; every fault is listed with its
            path.
    """
    made, faults = rulebook_or_faults(data, vocabulary)
    if made is None:
        raise InvalidInputError(subject, [fault.sentence for fault in faults])
    return made


def rulebook_or_faults(
    data: Data, vocabulary: Iterable[Fact] | None = None
) -> tuple[Rulebook | None, tuple[Fault, ...]]:
    """Return the rulebook, or ``None`` and everything that is wrong."""
    faults: list[Fault] = []
    place = Place(path="", value=data, faults=faults)
    found = place.table((*_BOOK_KEYS, "rule"), ("note", "facts", "parameters"))
    if found is None:
        return None, tuple(faults)
    note = found["note"].text() if "note" in found else ""
    made = place.build(
        Rulebook,
        name=required_text(found["name"]),
        version=required_text(found["version"]),
        title=found["title"].words(),
        source=required_text(found["source"], code="no-source"),
        note=note,
        rule=_rule(found, vocabulary),
    )
    return (None if faults else made), tuple(faults)


def required_text(place: Place, *, code: str = "wrong-type") -> str | None:
    """Read a text that says something."""
    text = place.text()
    if text is not None and (not text or text != text.strip()):
        place.fault(code, _SAYS_NOTHING)
        return None
    return text


_SAYS_NOTHING: Final = Words(
    "Hier muss etwas stehen, ohne Leerzeichen am Rand.",
    "Something must stand here, without blanks around it.",
)


def _rule(found: Mapping[str, Place], vocabulary: Iterable[Fact] | None) -> Rule | None:
    facts = _facts(found.get("facts"), vocabulary)
    parameters: dict[str, Parameter[Any] | None] = {}
    if "parameters" in found:
        for name, place in (found["parameters"].entries() or {}).items():
            parameters[name] = read_parameter(place, name)
    return read_node(found["rule"], facts, parameters)


def _facts(
    place: Place | None, vocabulary: Iterable[Fact] | None
) -> dict[str, Fact | None]:
    known = {fact.name: fact for fact in vocabulary or ()}
    facts: dict[str, Fact | None] = dict(known)
    for name, each in ((place.entries() if place else None) or {}).items():
        facts[name] = read_fact(each, name)
        if vocabulary is not None:
            _compare_with(known, facts[name], each)
    return facts


def _compare_with(known: Mapping[str, Fact], fact: Fact | None, place: Place) -> None:
    if fact is None:
        return
    if fact.name not in known:
        name = attrs.evolve(place, value=fact.name)
        name.unknown(_FACT, known)
    elif known[fact.name].kind is not fact.kind:
        kind = known[fact.name].kind.value
        place.fault("wrong-type", _OTHER_KIND.fill(kind=kind))


_FACT: Final = Words("Eine Tatsache", "fact")
