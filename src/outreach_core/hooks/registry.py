"""Which named objects the enabled plug-ins bring, and how to get one of them."""

import difflib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from typing import Any, Final, TypeVar, cast

import attrs

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError, PluginError, UnknownNameError
from outreach_core.hooks import builtin
from outreach_core.hooks.checks import (
    implementations,
    name_of,
    object_faults,
    plugin_faults,
)
from outreach_core.hooks.compare import compared, declared_by
from outreach_core.hooks.discovery import PLUGINS, Candidate, Loaded, installed, load
from outreach_core.hooks.failures import Failures
from outreach_core.hooks.guard import GuardedCall, Origin, guarded
from outreach_core.hooks.host import Host
from outreach_core.hooks.kinds import KINDS, Kind, OnFailure
from outreach_core.hooks.settings import PluginSettings

T = TypeVar("T")

BUILTIN: Final = "builtin"
"""Name of the core's own plug-in; it is always there."""

Tables = Mapping[str, Mapping[str, object]]
"""One table of settings for each plug-in, by its name."""

_MOST_OBJECTS: Final = 1_000

_Entries = dict[tuple[str, str], "Entry"]

_OF_PLUGIN: Final = Words("{origin}: {fault}", "{origin}: {fault}")
_OF_OBJECT: Final = Words(
    "{origin}: {hook}, {kind} {which}: {fault}",
    "{origin}: {hook}, {kind} {which}: {fault}",
)
_NOT_ITERABLE: Final = Words(
    "{hook} gab {found} zurück; erwartet wird eine Liste oder ein Tupel von Objekten",
    "{hook} returned {found}; return a list or tuple of objects",
)
_TOO_MANY: Final = Words(
    "{hook} gab mehr als {most} Objekte zurück; erwartet wird eine kurze Liste",
    "{hook} returned more than {most} objects; return a short list",
)
_TWICE: Final = Words(
    "{kind} {name!r} gibt es zweimal: {first} und {second}. Eines der Plug-ins "
    "abschalten oder umbenennen.",
    "There are two of {kind} {name!r}: {first} and {second}. Disable one of the "
    "plug-ins, or rename.",
)
_RESERVED: Final = Words(
    f"{BUILTIN!r} ist der Name des mitgelieferten Plug-ins; bitte einen anderen wählen",
    f"{BUILTIN!r} is the name of the plug-in that ships with the core; choose another",
)
_SETTINGS: Final = Words(
    "Einstellungen für {name!r}, aber ein Plug-in dieses Namens gibt es nicht.{hint}",
    "There are settings for {name!r}, but no plug-in of that name.{hint}",
)
_HINT: Final = Words(" Gemeint: {near!r}?", " Did you mean {near!r}?")


@attrs.frozen(kw_only=True)
class Entry:
    """One named object and where it comes from."""

    found: object
    origin: Origin


@attrs.frozen(kw_only=True)
class _Inside:
    """What is the same for all plug-ins of a registry."""

    host: Host
    failures: Failures
    entries: _Entries = attrs.field(factory=dict, init=False)
    faults: list[Words] = attrs.field(factory=list, init=False)
    causes: list[BaseException] = attrs.field(factory=list, init=False)


class Registry:
    """The named objects of all plug-ins, each behind the guard.

    Which plug-in was installed or named first never matters. Built by
    :meth:`from_plugins` (embedding) or :meth:`discover` (a host with settings).
    """

    def __init__(self, entries: _Entries, origins: Iterable[Origin]) -> None:
        self._entries = dict(sorted(entries.items()))
        self._origins = tuple(sorted(origins, key=lambda origin: origin.plugin))

    @classmethod
    def from_plugins(
        cls,
        plugins: Mapping[str, object],
        *,
        settings: Tables | None = None,
        host: Host | None = None,
        failures: Failures | None = None,
    ) -> "Registry":
        """Build a registry from plain objects; nothing is searched or imported.

        Args:
            plugins: Modules or instances with ``@hookimpl`` functions, by name.
            settings: One table for each plug-in that needs one, by the same names.
            host: Folders, language, key, environment; ``None``: ``Host()``.
            failures: What must end the run beyond what protocols declare; ``None``:
                nothing.

        Returns:
            The registry; the core's own plug-in is always among them.

        Raises:
            InvalidInputError: Any fault of any plug-in; all of them together.
        """
        candidates = tuple(
            Candidate(origin=Origin(plugin=name), plugin=plugin)
            for name, plugin in plugins.items()
        )
        found = Loaded(candidates=candidates)
        inside = _Inside(host=host or Host(), failures=failures or Failures())
        return _build(found, settings or {}, inside, known=plugins)

    @classmethod
    def discover(
        cls,
        *,
        enabled: Iterable[str],
        settings: Tables | None = None,
        host: Host | None = None,
        failures: Failures | None = None,
    ) -> "Registry":
        """Build a registry from the installed plug-ins that are enabled.

        Args:
            enabled: Names of entry points of the group ``outreach_core``. A plug-in
                that is not named here is not even imported.
            settings: As in :meth:`from_plugins`; tables of plug-ins that are installed
                but not enabled are left alone.
            host: Folders, language, key, environment; ``None``: ``Host()``.
            failures: What must end the run beyond what protocols declare; ``None``:
                nothing.

        Returns:
            The registry; the core's own plug-in is always among them.

        Raises:
            InvalidInputError: Any fault of any plug-in; all of them together.
        """
        found = load(enabled)
        inside = _Inside(host=host or Host(), failures=failures or Failures())
        return _build(found, settings or {}, inside, known=installed())

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The plug-ins of this registry, sorted by name."""
        return self._origins

    def one(self, kind: Kind[T], name: str) -> T:
        """Return the object of that kind and name; every call into it is guarded.

        Raises:
            UnknownNameError: Nobody offers it; the message lists what is on offer.
        """
        return cast("T", self._entry(kind, name).found)

    def all(self, kind: Kind[T]) -> tuple[T, ...]:
        """Return all objects of that kind, sorted by name."""
        return tuple(self.one(kind, name) for name in self.names(kind))

    def names(self, kind: Kind[Any]) -> tuple[str, ...]:
        """Return the names of all objects of that kind, sorted."""
        return tuple(name for hook, name in self._entries if hook == kind.hook)

    def origin(self, kind: Kind[Any], name: str) -> Origin:
        """Say which plug-in brought the object of that kind and name.

        Raises:
            UnknownNameError: Nobody offers it.
        """
        return self._entry(kind, name).origin

    def _entry(self, kind: Kind[Any], name: str) -> Entry:
        try:
            return self._entries[kind.hook, name]
        except KeyError:
            known = self.names(kind)
            raise UnknownNameError(kind=kind.noun, name=name, known=known) from None


def _build(
    loaded: Loaded,
    tables: Tables,
    inside: _Inside,
    *,
    known: Iterable[str],
) -> Registry:
    core = Candidate(
        origin=Origin(
            plugin=BUILTIN,
            distribution=f"outreach-core {metadata.version('outreach-core')}",
        ),
        plugin=builtin,
    )
    ordered = (core, *sorted(loaded.candidates, key=lambda c: c.origin.plugin))
    inside.faults.extend((*loaded.faults, *_name_faults(ordered, tables, known=known)))
    inside.causes.extend(loaded.causes)
    for candidate in ordered:
        own = tables.get(candidate.origin.plugin, {})
        settings, wrong = _checked(candidate, own, inside.host)
        inside.faults.extend(
            _OF_PLUGIN.fill(origin=candidate.origin.words, fault=f) for f in wrong
        )
        if not wrong:
            _collect(candidate, settings, inside)
    if inside.faults:
        cause = BaseExceptionGroup(PLUGINS, inside.causes) if inside.causes else None
        raise InvalidInputError(PLUGINS, inside.faults) from cause
    return Registry(inside.entries, (candidate.origin for candidate in ordered))


def _name_faults(
    candidates: tuple[Candidate, ...], tables: Tables, *, known: Iterable[str]
) -> Iterator[Words]:
    if [c.origin.plugin for c in candidates].count(BUILTIN) > 1:
        yield _RESERVED
    names = sorted({BUILTIN, *known})
    for name in sorted(set(tables) - set(names)):
        near = difflib.get_close_matches(name, names, n=1)
        hint = _HINT.fill(near=near[0]) if near else Words("", "")
        yield _SETTINGS.fill(name=name, hint=hint)


def _checked(
    candidate: Candidate, values: Mapping[str, object], host: Host
) -> tuple[PluginSettings, tuple[Words, ...]]:
    """Check a plug-in and its table; without faults the settings are complete."""
    faults = plugin_faults(candidate.plugin)
    declared = declared_by(candidate.plugin)
    if faults or declared is None:
        return host.settings(values), faults
    path = f"plugin.{candidate.origin.plugin}"
    found = compared(declared, values, variables=host.variables, path=path)
    return host.settings(found.values), found.faults


def _collect(candidate: Candidate, settings: PluginSettings, inside: _Inside) -> None:
    """Call the hooks of one plug-in and file what they hand over."""
    origin = candidate.origin
    functions = implementations(candidate.plugin)
    for kind in KINDS:
        if kind.hook not in functions:
            continue
        place = Words(kind.hook, kind.hook)
        guard = GuardedCall(function=_items, origin=origin, place=place)
        call = attrs.evolve(guard, function=functions[kind.hook])
        try:
            handed = call(settings)
            found = guard(handed)
            inside.faults.extend(_not_a_row(handed, found, kind, origin))
            for nr, item in enumerate(found or (), start=1):
                inside.faults.extend(_file(item, kind, origin, nr=nr, inside=inside))
        except PluginError as error:
            inside.causes.append(error)
            inside.faults.append(error.words)
        except InvalidInputError as error:
            # The plug-in does not accept its settings: that is for the user to read.
            inside.faults.extend(
                _OF_PLUGIN.fill(origin=origin.words, fault=f) for f in error.faults
            )


def _items(handed: object) -> tuple[object, ...] | None:
    """Return what a hook handed over; ``None`` when it is not a row of objects."""
    if isinstance(handed, str | bytes | Mapping) or not isinstance(handed, Iterable):
        return None
    # One more than there may be: a generator without end must not hang the start.
    return tuple(itertools.islice(handed, _MOST_OBJECTS + 1))


def _not_a_row(
    handed: object, found: tuple[object, ...] | None, kind: Kind[Any], origin: Origin
) -> Iterator[Words]:
    if found is None:
        fault = _NOT_ITERABLE.fill(hook=kind.hook, found=type(handed).__name__)
        yield _OF_PLUGIN.fill(origin=origin.words, fault=fault)
    elif len(found) > _MOST_OBJECTS:
        fault = _TOO_MANY.fill(hook=kind.hook, most=_MOST_OBJECTS)
        yield _OF_PLUGIN.fill(origin=origin.words, fault=fault)


def _file(
    item: object, kind: Kind[Any], origin: Origin, *, nr: int, inside: _Inside
) -> Iterator[Words]:
    name = name_of(item)
    which = repr(name) if name else f"Nr. {nr}"
    wrong = object_faults(item, kind)
    if wrong:
        for fault in wrong:
            yield _OF_OBJECT.fill(
                origin=origin.words,
                hook=kind.hook,
                kind=kind.noun,
                which=which,
                fault=fault,
            )
        return
    other = inside.entries.get((kind.hook, name))
    if other is not None:
        first, second = other.origin.words, origin.words
        yield _TWICE.fill(kind=kind.noun, name=name, first=first, second=second)
        return
    ends_run = inside.failures.on_failure(kind) is OnFailure.ABORT
    stand_in = guarded(item, kind=kind, name=name, origin=origin, ends_run=ends_run)
    inside.entries[kind.hook, name] = Entry(found=stand_in, origin=origin)
