"""How an event of a case becomes one line of JSON, and exactly that event again."""

import enum
import json
import typing
from collections.abc import Callable, Iterable
from typing import Any, Final

import cattrs
import pendulum
from cattrs.strategies import configure_tagged_union

from outreach_core.cases import CaseEvent

KIND: Final = "kind"
"""Key that says which class of event a line holds."""


class UnreadableEventError(ValueError):
    """A line is not exactly one event that this release knows; nothing is quoted."""


def to_line(event: CaseEvent) -> str:
    """Write *event* as one line of JSON; days as ISO 8601, sets sorted."""
    data = _CONVERTER.unstructure(event, unstructure_as=CaseEvent)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_line(line: str) -> CaseEvent:
    """Read one event; nothing is coerced, dropped or filled in but declared defaults.

    Raises:
        UnreadableEventError: The line is not JSON, has a key too many or too few, or a
            value of another type.
    """
    try:
        event: CaseEvent = _STRUCTURE(json.loads(line), CaseEvent)
    except Exception:  # noqa: BLE001  the messages of json, cattrs and attrs quote values
        raise UnreadableEventError from None
    return event


def _converter() -> cattrs.Converter:
    # One event is one line: a list of all its faults helps nobody and costs time.
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=False)
    # cattrs would coerce: "false" to True, 3.9 to 3, a text to a tuple of letters.
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(pendulum.Date, _day)
    converter.register_unstructure_hook(pendulum.Date, pendulum.Date.isoformat)
    converter.register_structure_hook_factory(_is_collection)(_from_list)
    converter.register_unstructure_hook_func(_is_set, sorted)
    # Last: the strategy takes over the hooks that are there by then.
    configure_tagged_union(CaseEvent, converter, tag_name=KIND)
    return converter


def _exactly(value: object, kind: type) -> object:
    # cattrs asks for the nearest class: a StrEnum comes here as a kind of str.
    if issubclass(kind, enum.Enum) and type(value) is str:
        return kind(value)
    if type(value) is not kind:
        raise UnreadableEventError
    return value


def _day(value: object, _: object) -> pendulum.Date:
    if type(value) is not str:
        raise UnreadableEventError
    day = pendulum.Date.fromisoformat(value)
    if day.isoformat() != value:  # "20261005" and "2026-W41-1" are days to Python too
        raise UnreadableEventError
    return day


def _is_collection(annotation: Any) -> bool:
    return typing.get_origin(annotation) in {tuple, frozenset}


def _is_set(annotation: Any) -> bool:
    return typing.get_origin(annotation) is frozenset


def _from_list(
    annotation: Any, converter: cattrs.Converter
) -> Callable[[object, object], object]:
    collect: Callable[[Iterable[object]], object] = typing.get_origin(annotation)
    kind = typing.get_args(annotation)[0]
    structure_item = converter.get_structure_hook(kind)

    def structure(value: object, _: object) -> object:
        if type(value) is not list:
            raise UnreadableEventError
        return collect([structure_item(item, kind) for item in value])

    return structure


_CONVERTER: Final = _converter()
_STRUCTURE: Final = _CONVERTER.get_structure_hook(CaseEvent)
