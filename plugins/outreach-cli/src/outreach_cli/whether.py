"""Why a plug-in runs, or does not run, in this office."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from outreach_cli.checking import Checked, checked, enabled_in
from outreach_cli.chosen import choices_in, is_list, paths_for
from outreach_cli.loading import read_toml
from outreach_cli.settings import Settings
from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    KINDS,
    LETTER_CHECK,
    REPORT_SECTION,
    SINK,
    Kind,
    ParcelKind,
    Registry,
    installed,
)

_SINKS: Final = (
    (ParcelKind.PLAN, "output.plans"),
    (ParcelKind.TABLES, "output.tables"),
    (ParcelKind.LETTER, "output.documents"),
    (ParcelKind.PAGE, "output.documents"),
    (ParcelKind.REFERRAL, "output.documents"),
    (ParcelKind.FIELD, "output.field"),
)
_NOT_INSTALLED: Final = Words(
    "{name!r} ist nicht installiert.{hint} Abhilfe: das Paket in dieselbe Umgebung "
    "installieren wie outreach; installiert sind {known}.",
    "{name!r} is not installed.{hint} What helps: install the package into the "
    "environment of outreach; installed are {known}.",
)
_HINT: Final = Words(" Gemeint: {near!r}?", " Did you mean {near!r}?")
_IS_OBJECT: Final = Words(
    "{name!r} ist kein Plug-in, sondern {kind} des Plug-ins {plugin!r}.",
    "{name!r} is no plug-in but the {kind} of the plug-in {plugin!r}.",
)
_TWICE: Final = Words(
    "{name!r} bieten mehrere Pakete an: {distributions}. Abhilfe: eines deinstallieren.",
    "{name!r} is offered by several distributions: {distributions}. What helps: "
    "uninstall one.",
)
_INSTALLED: Final = Words("Installiert: {distribution}.", "Installed: {distribution}.")
_NO_FILE: Final = Words(
    "Die Einstellungen lassen sich nicht lesen. Abhilfe: outreach config check.",
    "The settings cannot be read. What helps: outreach config check.",
)
_NOT_ENABLED: Final = Words(
    "Nicht eingeschaltet, also nicht einmal geöffnet. Abhilfe: in {file} bei plugins "
    '"{name}" eintragen.',
    'Not enabled, so not even opened. What helps: add "{name}" to plugins in {file}.',
)
_ENABLED: Final = Words("Eingeschaltet in {file}.", "Enabled in {file}.")
_FAULTS: Final = Words(
    "Bei der Anmeldung gab es Fehler; bis sie behoben sind, läuft nichts:",
    "Registration found faults; nothing runs until they are repaired:",
)
_NOTHING: Final = Words("Es bringt nichts mit.", "It brings nothing.")
_CHOSEN: Final = Words(
    "{kind} {name!r}: gewählt in {paths}.", "{kind} {name!r}: chosen in {paths}."
)
_ALWAYS: Final = Words(
    "{kind} {name!r}: läuft immer mit, gewählt wird nichts.",
    "{kind} {name!r}: always takes part, nothing is chosen.",
)
_NOT_USED: Final = Words(
    "{kind} {name!r}: dieses Programm ruft keine auf; das tun eigene Programme.",
    "{kind} {name!r}: this program calls none; programs of your own do.",
)
_NOT_CHOSEN: Final = Words(
    "{kind} {name!r}: nicht gewählt. Abhilfe: in {file} {line} setzen.",
    "{kind} {name!r}: not chosen. What helps: set {line} in {file}.",
)


@attrs.frozen(kw_only=True)
class Verdict:
    """Whether a plug-in runs.

    Attributes:
        runs: It takes part in at least one thing.
        lines: What was found, in the order of looking; the last says what helps.
    """

    runs: bool
    lines: tuple[Words, ...]


def whether(name: str, path: Path) -> Verdict:
    """Find out why the plug-in *name* runs or not with the settings at *path*."""
    points = installed()
    offers = points.get(name, ())
    if not offers:
        return Verdict(runs=False, lines=tuple(_unknown(name, path, tuple(points))))
    distributions = [f"{p.dist.name} {p.dist.version}" for p in offers if p.dist]
    if len(offers) > 1:
        told = _TWICE.fill(name=name, distributions=", ".join(distributions))
        return Verdict(runs=False, lines=(told,))
    lines = [_INSTALLED.fill(distribution=distributions[0])]
    try:
        enabled = enabled_in(read_toml(path))
    except InvalidInputError as error:
        return Verdict(runs=False, lines=(*lines, *error.faults, _NO_FILE))
    if name not in enabled:
        told = _NOT_ENABLED.fill(name=name, file=path.name)
        return Verdict(runs=False, lines=(*lines, told))
    lines.append(_ENABLED.fill(file=path.name))
    found = checked(path)
    if found.registry is None or found.settings is None:
        faults = (*found.faults, *found.plugin_faults)
        return Verdict(runs=False, lines=(*lines, _FAULTS, *faults))
    return _with_objects(name, path, found.settings, found.registry, lines)


def objects_of(plugin: str, registry: Registry) -> tuple[tuple[Kind[Any], str], ...]:
    """Return what a plug-in brings: kind and name of each object, sorted."""
    return tuple(
        (kind, name)
        for kind in KINDS
        for name in registry.names(kind)
        if registry.origin(kind, name).plugin == plugin
    )


def _with_objects(
    name: str, path: Path, settings: Settings, registry: Registry, lines: list[Words]
) -> Verdict:
    runs = False
    brought = objects_of(name, registry)
    for kind, each in brought:
        paths = [
            choice.path
            for choice in choices_in(settings)
            if (choice.kind.hook, choice.name) == (kind.hook, each)
        ]
        runs = runs or bool(paths) or kind in {LETTER_CHECK, REPORT_SECTION}
        lines.append(_used(kind, each, paths, path, _where(kind, each, registry)))
    return Verdict(runs=runs, lines=(*lines, *(() if brought else (_NOTHING,))))


def _where(kind: Kind[Any], name: str, registry: Registry) -> str:
    """Return the key that would choose an object; empty: none would."""
    if kind is SINK:
        accepts = registry.one(SINK, name).accepts
        return next(where for parcel, where in _SINKS if parcel in accepts)
    return next(iter(paths_for(kind)), "")


def _used(
    kind: Kind[Any], name: str, paths: list[str], file: Path, where: str
) -> Words:
    if paths:
        return _CHOSEN.fill(kind=kind.noun, name=name, paths=", ".join(paths))
    if kind in {LETTER_CHECK, REPORT_SECTION}:
        return _ALWAYS.fill(kind=kind.noun, name=name)
    if not where:
        return _NOT_USED.fill(kind=kind.noun, name=name)
    line = f'{where} = ["{name}"]' if is_list(where) else f'{where} = "{name}"'
    return _NOT_CHOSEN.fill(kind=kind.noun, name=name, line=line, file=file.name)


def _unknown(name: str, path: Path, known: tuple[str, ...]) -> Iterator[Words]:
    near = difflib.get_close_matches(name, known, n=1)
    hint = _HINT.fill(near=near[0]) if near else Words("", "")
    none = Words("keine", "none")
    yield _NOT_INSTALLED.fill(name=name, hint=hint, known=", ".join(known) or none)
    found: Checked = checked(path)
    if found.registry is not None:
        for kind in KINDS:
            if name in found.registry.names(kind):
                plugin = found.registry.origin(kind, name).plugin
                yield _IS_OBJECT.fill(name=name, kind=kind.noun, plugin=plugin)
