"""Which installed plug-ins the settings enable; nothing else is imported."""

import difflib
from collections.abc import Iterable, Mapping
from importlib import metadata
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.hooks.guard import Origin
from outreach_core.hooks.markers import PROJECT

PLUGINS: Final = "Registry"
"""Subject of the error that lists all faults of registration."""

_NOT_INSTALLED: Final = Words(
    "{name!r} ist nicht installiert.{hint} Installiert: {known}.",
    "{name!r} is not installed.{hint} Installed: {known}.",
)
_HINT: Final = Words(" Gemeint: {near!r}?", " Did you mean {near!r}?")
_NONE: Final = Words("keine", "none")
_TWO_OFFERS: Final = Words(
    "{name!r} bieten mehrere Pakete an: {distributions}. Eines davon deinstallieren.",
    "{name!r} is offered by several distributions: {distributions}. Uninstall one.",
)
_NOT_LOADED: Final = Words(
    "{origin} ließ sich nicht laden ({reason})",
    "{origin} could not be loaded ({reason})",
)
_NEEDS: Final = Words("braucht das Modul {module!r}", "needs the module {module!r}")


@attrs.frozen(kw_only=True)
class Candidate:
    """A plug-in that was loaded or handed over, not yet checked.

    Attributes:
        origin: Its name and where it comes from.
        plugin: The module or object.
    """

    origin: Origin
    plugin: object = attrs.field(repr=False)


def installed() -> Mapping[str, tuple[metadata.EntryPoint, ...]]:
    """Return the entry points of the group by name, sorted; imports none of them."""
    found: dict[str, dict[tuple[str, str], metadata.EntryPoint]] = {}
    for point in metadata.entry_points(group=PROJECT):
        # An editable install may be seen twice; the same thing twice is one.
        same = (_distribution(point), point.value)
        found.setdefault(point.name, {})[same] = point
    return {
        name: tuple(point for _, point in sorted(found[name].items()))
        for name in sorted(found)
    }


@attrs.frozen(kw_only=True)
class Loaded:
    """What came of importing the enabled plug-ins.

    Attributes:
        candidates: The plug-ins that could be imported, sorted by name.
        faults: Why others could not: not installed, offered twice, import failed.
        causes: The errors behind failed imports, for a debugger.
    """

    candidates: tuple[Candidate, ...] = ()
    faults: tuple[Words, ...] = ()
    causes: tuple[BaseException, ...] = attrs.field(default=(), repr=False)


def load(enabled: Iterable[str]) -> Loaded:
    """Import the enabled plug-ins and no others; a failure keeps no other one back.

    Args:
        enabled: Names of entry points of the group ``outreach_core``, in any order.
    """
    points = installed()
    faults: list[Words] = []
    candidates: list[Candidate] = []
    causes: list[BaseException] = []
    for name in sorted(set(enabled)):
        offers = points.get(name, ())
        if len(offers) != 1:
            faults.append(_not_one(name, offers, tuple(points)))
            continue
        origin = Origin(plugin=name, distribution=_distribution(offers[0]))
        try:
            candidates.append(Candidate(origin=origin, plugin=offers[0].load()))
        except (Exception, SystemExit) as error:  # noqa: BLE001  an import may do anything
            faults.append(_NOT_LOADED.fill(origin=origin, reason=_reason(error)))
            causes.append(error)
    return Loaded(
        candidates=tuple(candidates), faults=tuple(faults), causes=tuple(causes)
    )


def _not_one(
    name: str, offers: tuple[metadata.EntryPoint, ...], known: tuple[str, ...]
) -> Words:
    if offers:
        distributions = ", ".join(_distribution(point) for point in offers)
        return _TWO_OFFERS.fill(name=name, distributions=distributions)
    near = difflib.get_close_matches(name, known, n=1)
    hint = _HINT.fill(near=near[0]) if near else Words("", "")
    return _NOT_INSTALLED.fill(name=name, hint=hint, known=", ".join(known) or _NONE)


def _reason(error: BaseException) -> "str | Words":
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _NEEDS.fill(module=error.name)
    return type(error).__name__


def _distribution(point: metadata.EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "unknown"
