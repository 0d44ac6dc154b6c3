"""Which named objects the settings choose or require, and where they say so."""

import difflib
from collections.abc import Iterator
from typing import Any, Final

import attrs

from outreach_cli.settings import Settings
from outreach_core import Words
from outreach_core.hooks import (
    CASE_STORE,
    COACHING_DIRECTORY,
    KINDS,
    LETTER_FORMAT,
    LETTER_TEMPLATE,
    PLANNER,
    RULEBOOK,
    SCREENER,
    SINK,
    SOURCE,
    TRAVEL_TIMES,
    WORKDAYS,
    Kind,
    Registry,
)

_KIND_OF: Final[tuple[tuple[str, Kind[Any]], ...]] = (
    ("sources", SOURCE),
    ("directories", COACHING_DIRECTORY),
    ("store", CASE_STORE),
    ("office.land", WORKDAYS),
    ("screening.rulebook", RULEBOOK),
    ("screening.screener", SCREENER),
    ("letters.template", LETTER_TEMPLATE),
    ("letters.formats", LETTER_FORMAT),
    ("visits.planner", PLANNER),
    ("visits.travel", TRAVEL_TIMES),
    ("output.documents", SINK),
    ("output.plans", SINK),
    ("output.tables", SINK),
)
_NOT_THERE: Final = Words(
    "{path}: {kind} {name!r} bringt keines der eingeschalteten Plug-ins mit.{hint} "
    "Bekannt: {known}. Eines davon nehmen, oder unter plugins das Plug-in eintragen, das "
    "{name!r} mitbringt (outreach plugins list zeigt alle).",
    "{path}: no enabled plug-in brings the {kind} {name!r}.{hint} Known: {known}. Take "
    "one of these, or add the plug-in that brings {name!r} to plugins (outreach plugins "
    "list shows all).",
)
_HINT: Final = Words(" Gemeint: {near!r}?", " Did you mean {near!r}?")
_NONE: Final = Words("nichts", "nothing")


@attrs.frozen(kw_only=True)
class Choice:
    """One name in the settings.

    Attributes:
        path: Where it stands ("letters.formats").
        kind: What kind of object is meant.
        name: The name.
    """

    path: str
    kind: Kind[Any]
    name: str


def choices_in(settings: Settings) -> Iterator[Choice]:
    """Yield every object that the settings choose, then those that they require."""
    for path, kind in _KIND_OF:
        for name in _names_at(settings, path):
            yield Choice(path=path, kind=kind, name=name)
    for kind in KINDS:
        for name in getattr(settings.require, key_of(kind)):
            yield Choice(path=f"require.{key_of(kind)}", kind=kind, name=name)


def paths_for(kind: Kind[Any]) -> tuple[str, ...]:
    """Return where an object of that kind is chosen; empty: nowhere."""
    return tuple(path for path, each in _KIND_OF if each.hook == kind.hook)


def is_list(path: str) -> bool:
    """Say whether several names may stand at *path*."""
    return isinstance(_at(Settings(), path), tuple)


def key_of(kind: Kind[Any]) -> str:
    """Return how ``[require]`` calls a kind ("letter_formats")."""
    return kind.hook.removeprefix("outreach_")


def missing_choices(settings: Settings, registry: Registry) -> tuple[Words, ...]:
    """Say which names in the settings nobody offers; all of them at once."""
    return tuple(
        _not_there(choice, registry.names(choice.kind))
        for choice in choices_in(settings)
        if choice.name not in registry.names(choice.kind)
    )


def _not_there(choice: Choice, known: tuple[str, ...]) -> Words:
    near = difflib.get_close_matches(choice.name, known, n=1)
    return _NOT_THERE.fill(
        path=choice.path,
        kind=choice.kind.noun,
        name=choice.name,
        hint=_HINT.fill(near=near[0]) if near else Words("", ""),
        known=", ".join(known) or _NONE,
    )


def _names_at(settings: Settings, path: str) -> tuple[str, ...]:
    found = _at(settings, path)
    if isinstance(found, tuple):
        return found
    if not found and not _at(Settings(), path):
        return ()  # nothing has to be chosen here
    return (str(found),)


def _at(settings: Settings, path: str) -> object:
    found: object = settings
    for part in path.split("."):
        found = getattr(found, part)
    return found
