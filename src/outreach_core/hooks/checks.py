"""What is wrong with a plug-in or with an object that it hands over."""

import difflib
import inspect
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.hooks.compare import declaration_faults
from outreach_core.hooks.guard import members_of, value_of
from outreach_core.hooks.kinds import KINDS, Kind
from outreach_core.hooks.markers import API_VERSION, PROJECT

_HOOKS: Final = tuple(kind.hook for kind in KINDS)
_MARK: Final = f"{PROJECT}_impl"
_API_ATTRIBUTE: Final = "OUTREACH_API"
_CLOSE: Final = 0.75
_MOST_VALUES: Final = 1_000

_IS_CLASS: Final = Words(
    "eine Klasse; erwartet wird ein Objekt davon",
    "a class; hand over an instance of it",
)
_WRONG_API: Final = Words(
    f"{_API_ATTRIBUTE} passt nicht: dieser Kern spricht Version {API_VERSION}. Eine "
    "Ausgabe des Plug-ins für diese Version oder einen neueren Kern installieren.",
    f"{_API_ATTRIBUTE} does not fit: this core speaks version {API_VERSION}. Install "
    "a release of the plug-in for this version, or a newer core.",
)
_NO_HOOK: Final = Words(
    "implementiert keinen Hook; Funktionen brauchen @hookimpl aus outreach_core.hooks",
    "implements no hook; functions need @hookimpl from outreach_core.hooks",
)
_UNMARKED: Final = Words(
    "{name} hat kein @hookimpl und würde nie gerufen",
    "{name} has no @hookimpl and would never be called",
)
_UNKNOWN_HOOK: Final = Words(
    "{name} ist kein Hook.{hint}", "{name} is not a hook.{hint}"
)
_HINT: Final = Words(" Gemeint: {near}?", " Did you mean {near}?")
_KNOWN_HOOKS: Final = Words(
    f" Bekannt: {', '.join(_HOOKS)}.", f" Known: {', '.join(_HOOKS)}."
)
_NOTHING: Final = Words("", "")
_ASYNC: Final = Words(
    "{name} ist eine Coroutine oder ein Generator; erwartet wird eine gewöhnliche "
    "Funktion",
    "{name} is a coroutine or generator function; write a plain function",
)
_OPTIONS: Final = Words(
    "{name}: @hookimpl hat hier keine Optionen ({options}); Reihenfolge und Hüllen "
    "gibt es nicht",
    "{name}: @hookimpl takes no options here ({options}); there is neither order nor "
    "wrapping",
)
_SIGNATURE: Final = Words(
    "{name}{found} muss genau {name}(settings) heißen, ohne Vorgabewert",
    "{name}{found} must be exactly {name}(settings), without a default",
)
_NOT_DATA: Final = Words(
    "ist {found}; erwartet wird {expected}", "is {found}; expected {expected}"
)
_NAME: Final = Words(
    "name fehlt oder ist kein nicht-leerer Text einer Zeile ohne Leerraum am Rand",
    "name is missing or not a text of one line, not empty, without blanks around it",
)
_MISSING: Final = Words("{member} fehlt.{hint}", "{member} is missing.{hint}")
_NOT_CALLABLE: Final = Words(
    "{member} muss eine Methode sein", "{member} must be a method"
)
_CANNOT_CALL: Final = Words(
    "{member}{found} muss sich als {member}{expected} rufen lassen",
    "{member}{found} must be callable as {member}{expected}",
)
_WRONG_VALUE: Final = Words(
    "{member} hat den falschen Typ ({fault})", "{member} has the wrong type ({fault})"
)


def implementations(plugin: object) -> Mapping[str, Callable[..., object]]:
    """Return the marked functions of a plug-in by name, sorted; calls nothing."""
    return {
        name: getattr(plugin, name)
        for name, function in _functions(plugin)
        if hasattr(function, _MARK)
    }


def plugin_faults(plugin: object) -> tuple[Words, ...]:
    """Say everything that is wrong with a plug-in before any hook is called."""
    if inspect.isclass(plugin):
        return (_IS_CLASS,)
    faults: list[Words] = []
    version = getattr(plugin, _API_ATTRIBUTE, API_VERSION)
    if type(version) is not int or version != API_VERSION:
        faults.append(_WRONG_API)
    marked = implementations(plugin)
    for name, _ in _functions(plugin):
        if name not in marked and _near(name, _HOOKS):
            faults.append(_UNMARKED.fill(name=name))
    for name, function in marked.items():
        faults.extend(_implementation_faults(name, function))
    if not marked and not faults:
        faults.append(_NO_HOOK)
    faults.extend(declaration_faults(plugin))
    return tuple(faults)


def _functions(plugin: object) -> Iterator[tuple[str, Callable[..., object]]]:
    for name in dir(plugin):
        # Static: reading a property would run code of the plug-in.
        found = inspect.getattr_static(plugin, name, None)
        if isinstance(found, staticmethod | classmethod):
            found = found.__func__
        if inspect.isroutine(found):
            yield name, found


def _implementation_faults(
    name: str, function: Callable[..., object]
) -> Iterator[Words]:
    if name not in _HOOKS:
        near = _near(name, _HOOKS)
        hint = _HINT.fill(near=near) if near else _KNOWN_HOOKS
        yield _UNKNOWN_HOOK.fill(name=name, hint=hint)
    options = sorted(key for key, value in getattr(function, _MARK).items() if value)
    if options:
        yield _OPTIONS.fill(name=name, options=", ".join(options))
    if _is_lazy(function):
        yield _ASYNC.fill(name=name)
    signature = inspect.signature(function)
    parameters = tuple(signature.parameters.values())
    if [(p.name, p.kind, p.default) for p in parameters] != [
        ("settings", inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.empty)
    ]:
        yield _SIGNATURE.fill(name=name, found=_bare(signature))


def name_of(found: object) -> str:
    """Return the name of an object; empty when it has none that can be used."""
    try:
        name = getattr(found, "name", "")
    except (Exception, SystemExit):  # noqa: BLE001  a property of a plug-in may raise anything
        return ""
    usable = type(name) is str and name == name.strip() and name.isprintable()
    return name if usable else ""


def object_faults(found: object, kind: Kind[Any]) -> tuple[Words, ...]:
    """Say everything that keeps *found* from being an object of *kind*."""
    if inspect.isclass(found):
        return (_IS_CLASS,)
    # The class itself: a subclass would bring code that no guard sees.
    if kind.is_data and type(found) is not kind.protocol:
        return (
            _NOT_DATA.fill(found=type(found).__name__, expected=kind.protocol.__name__),
        )
    faults = [] if name_of(found) else [_NAME]
    if not kind.is_data:
        for member, declared in members_of(kind.protocol).items():
            if member != "name":
                faults.extend(_member_faults(found, member, declared))
    return tuple(faults)


def _member_faults(found: object, member: str, declared: object) -> Iterator[Words]:
    try:
        value = getattr(found, member)
    except (Exception, SystemExit):  # noqa: BLE001  a property of a plug-in may raise anything
        near = _near(member, [name for name in dir(found) if name[0] != "_"])
        hint = _HINT.fill(near=near) if near else _NOTHING
        yield _MISSING.fill(member=member, hint=hint)
        return
    if isinstance(declared, types.FunctionType):
        yield from _method_faults(member, value, declared)
    else:
        fault = value_of(declared).fault(value, most_items=_MOST_VALUES)
        if fault is not None:
            yield _WRONG_VALUE.fill(member=member, fault=fault)


def _method_faults(
    member: str, method: object, declared: types.FunctionType
) -> Iterator[Words]:
    if not callable(method):
        yield _NOT_CALLABLE.fill(member=member)
        return
    if _is_lazy(method):
        yield _ASYNC.fill(name=member)
    wanted = inspect.signature(declared)
    parameters = tuple(wanted.parameters.values())[1:]
    by_name = {p.name: None for p in parameters if p.kind is p.KEYWORD_ONLY}
    by_place = [None for p in parameters if p.kind is not p.KEYWORD_ONLY]
    signature = inspect.signature(method)
    try:
        signature.bind(*by_place, **by_name)
    except TypeError:
        yield _CANNOT_CALL.fill(
            member=member,
            found=_bare(signature),
            expected=_bare(wanted.replace(parameters=parameters)),
        )


def _is_lazy(function: Callable[..., object]) -> bool:
    return (
        inspect.iscoroutinefunction(function)
        or inspect.isgeneratorfunction(function)
        or inspect.isasyncgenfunction(function)
    )


def _near(name: str, known: Any) -> str:
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=_CLOSE)), "")


def _bare(signature: inspect.Signature) -> str:
    """Write a signature without annotations; defaults are shown as ``...``."""
    parameters = [
        p.replace(
            annotation=p.empty, default=p.empty if p.default is p.empty else _DOTS
        )
        for p in signature.parameters.values()
    ]
    bare = signature.replace(parameters=parameters, return_annotation=signature.empty)
    return str(bare)


class _Dots:
    def __repr__(self) -> str:
        return "..."


_DOTS: Final = _Dots()
