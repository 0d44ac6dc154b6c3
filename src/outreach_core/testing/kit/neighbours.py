"""Who stands beside a plug-in on trial? A neighbour that crashes at every call."""

from collections.abc import Callable
from typing import Any, Final

from outreach_core.hooks import API_VERSION, KINDS, Kind, ParcelKind, hookimpl
from outreach_core.hooks.guard import members_of
from outreach_core.testing.examples import CANARY

_VALUES: Final[dict[str, object]] = {
    "accepts": frozenset(ParcelKind),
    "media_type": "application/x-crash",
    "suffix": ".crash",
}


class CrashError(RuntimeError):
    """What every method of a neighbour raises; its message holds a name on purpose."""


def _crash(*_: object, **__: object) -> object:
    raise CrashError(CANARY)


def _object(kind: Kind[Any], name: str) -> object:
    members: dict[str, Any] = {
        member: _VALUES.get(member, staticmethod(_crash))
        for member in members_of(kind.protocol)
    }
    return type("Crashing", (), members | {"name": name})()


def _hook(kind: Kind[Any]) -> Callable[[Any, Any], tuple[object, ...]]:
    def hook(self: Any, settings: Any) -> tuple[object, ...]:  # noqa: ARG001  pluggy's
        return (_object(kind, self.name),)

    hook.__name__ = kind.hook
    return hookimpl(hook)


def neighbour(name: str) -> object:
    """Return a plug-in whose objects of every kind crash at every call.

    Args:
        name: Name of the plug-in and of each of its objects.
    """
    hooks = {kind.hook: _hook(kind) for kind in KINDS if not kind.is_data}
    members = {**hooks, "name": name, "OUTREACH_API": API_VERSION}
    return type("Neighbour", (), members)()
