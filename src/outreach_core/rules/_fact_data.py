"""How are the values of facts written as plain data and read back?"""

from collections.abc import Iterator
from typing import Any, Final

import pendulum

from outreach_core._messages import Words
from outreach_core.rules._places import Place
from outreach_core.rules.data import Data
from outreach_core.rules.values import NEVER, FactValue, Unknown

_FACT: Final = Words("eine Angabe wie { day = … }", "a fact such as { day = … }")


def value_to_data(value: FactValue) -> Data:
    """Write one value, under the name of what it is."""
    if isinstance(value, Unknown):
        return {"unknown": {"de": value.why.de, "en": value.why.en}}
    if value is NEVER:
        return {"never": True}
    if isinstance(value, bool):
        return {"flag": value}
    if isinstance(value, pendulum.Date):
        return {"day": value.isoformat()}
    if isinstance(value, frozenset):
        return {"choices": sorted(value)}
    return {"count": value}


def facts_from_data(place: Place) -> dict[str, FactValue] | None:
    """Read the facts of one person; ``None`` when any of them is none."""
    entries = place.entries()
    if entries is None:
        return None
    before = len(place.faults)
    facts = dict(_read_facts(entries))
    return None if len(place.faults) > before else facts


def _read_facts(entries: dict[str, Place]) -> Iterator[tuple[str, FactValue]]:
    for name, entry in entries.items():
        value = _read(entry)
        if value is not None:
            yield name, value


def _read(place: Place) -> FactValue | None:
    table = place.value
    if (
        not isinstance(table, dict)
        or len(table) != 1
        or next(iter(table)) not in _READERS
    ):
        place.wrong_type(_FACT)
        return None
    (key,) = table
    inner = place.at(key, table[key])
    value: FactValue | None = _READERS[key](inner)
    return value


def _flag(place: Place) -> bool | None:
    if isinstance(place.value, bool):
        return place.value
    place.wrong_type(_FACT)
    return None


def _choices(place: Place) -> frozenset[str] | None:
    names = [item.text() for item in place.items() or ()]
    return frozenset(name for name in names if name is not None)


def _unknown(place: Place) -> Unknown | None:
    why = place.words()
    return None if why is None else Unknown(why)


_READERS: Final[dict[str, Any]] = {
    "day": Place.day,
    "count": lambda place: place.number(at_least=0),
    "flag": _flag,
    "choices": _choices,
    "never": lambda _: NEVER,
    "unknown": _unknown,
}
