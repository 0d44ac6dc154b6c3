"""Whether everything that an office needs is here: one finding a question."""

import enum
import os
import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

import attrs
import pendulum

from outreach_cli.checking import Checked, checked
from outreach_cli.doctor_letters import unrenderable
from outreach_cli.settings import Settings
from outreach_core import Words
from outreach_core.errors import InvalidInputError, OutreachError
from outreach_core.hooks import API_VERSION, SOURCE, Registry, installed
from outreach_core.letters import PRINT_PROFILES

_OLDEST: Final = (3, 11)
_OTHERS_MAY: Final = 0o077


class Severity(enum.StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


SIGNS: Final = {Severity.OK: "✓", Severity.WARNING: "!", Severity.ERROR: "✗"}
"""How a severity looks on the terminal."""

_NOTHING: Final = Words("", "")


@attrs.frozen(kw_only=True)
class Found:
    """One finding.

    Attributes:
        id: Stable name of the question ("D04"); never used again for another one.
        severity: How bad it is.
        words: What was found, without any value of a person.
        next_step: What helps; empty when nothing has to be done.
    """

    id: str
    severity: Severity
    words: Words
    next_step: Words = _NOTHING


def examined(path: Path, *, as_of: pendulum.Date) -> Iterator[Found]:
    """Yield one finding for each question, D01 first; a failure stops no other one.

    Args:
        path: The settings file.
        as_of: The day for which sources are read.
    """
    yield _python()
    yield _core()
    found = checked(path)
    yield _settings(found)
    if found.registry is None and not found.plugin_faults:
        return
    yield _plugins(found)
    settings = found.settings or Settings()
    folder = path.parent.resolve()
    yield _names(found)
    yield _folder(folder / settings.output.folder)
    yield _key(settings, folder)
    if found.registry is not None:
        yield _sources(settings, found.registry, as_of)
        yield _letters(settings, found.registry, as_of)
    yield _left_out(settings)


def _python() -> Found:
    told = Words("Python {version}", "Python {version}").fill(
        version=platform.python_version()
    )
    if sys.version_info >= _OLDEST:
        return Found(id="D01", severity=Severity.OK, words=told)
    step = Words("Python 3.11 oder neuer nehmen.", "Use Python 3.11 or newer.")
    return Found(id="D01", severity=Severity.ERROR, words=told, next_step=step)


def _core() -> Found:
    told = Words(
        "outreach-core {version}, Hooks Version {api}",
        "outreach-core {version}, hooks version {api}",
    ).fill(version=metadata.version("outreach-core"), api=API_VERSION)
    return Found(id="D02", severity=Severity.OK, words=told)


def _settings(found: Checked) -> Found:
    if not found.faults:
        told = Words("Einstellungen gelesen", "Settings read")
        return Found(id="D03", severity=Severity.OK, words=told)
    step = Words(
        "outreach config check zeigt alle.", "outreach config check shows all."
    )
    return _first("D03", found.faults, step)


def _plugins(found: Checked) -> Found:
    if found.registry is not None:
        names = [origin.plugin for origin in found.registry.origins]
        told = Words("Plug-ins angemeldet: {names}", "Plug-ins registered: {names}")
        told = told.fill(names=", ".join(names))
        return Found(id="D04", severity=Severity.OK, words=told)
    step = Words(
        "outreach plugins why NAME sagt mehr.", "outreach plugins why NAME says more."
    )
    return _first("D04", found.plugin_faults, step)


def _names(found: Checked) -> Found:
    if found.registry is None or found.settings is None:
        told = Words("Namen noch nicht geprüft", "Names not checked yet")
        step = Words("Zuerst D03 und D04 beheben.", "Repair D03 and D04 first.")
        return Found(id="D05", severity=Severity.WARNING, words=told, next_step=step)
    if found.name_faults:
        return _first("D05", found.name_faults, _NOTHING)
    told = Words(
        "Alles Gewählte und Verlangte ([require]) ist da",
        "All that is chosen and required ([require]) is there",
    )
    return Found(id="D05", severity=Severity.OK, words=told)


def _folder(folder: Path) -> Found:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if there.is_dir() and os.access(there, os.W_OK):
        told = Words("Ausgabeordner beschreibbar", "Output folder writable")
        return Found(id="D06", severity=Severity.OK, words=told)
    told = Words(
        "In {folder} darf nicht geschrieben werden", "{folder} is not writable"
    )
    step = Words(
        "Rechte des Ordners ändern oder output.folder setzen.",
        "Change the rights of the folder, or set output.folder.",
    )
    told = told.fill(folder=there)
    return Found(id="D06", severity=Severity.ERROR, words=told, next_step=step)


def _key(settings: Settings, folder: Path) -> Found:
    env, file = settings.privacy.key_env, folder / settings.privacy.key_file
    told = Words("Geheimnis für Pseudonyme vorhanden", "Secret for pseudonyms is there")
    if os.environ.get(env):
        return Found(id="D07", severity=Severity.OK, words=told)
    if not file.is_file():
        told = Words("Das Geheimnis für Pseudonyme fehlt", "No secret for pseudonyms")
        step = Words(
            "{env} setzen oder outreach init --secret; wer schon Fälle hat, braucht das alte.",
            "Set {env} or run outreach init --secret; whoever has cases needs the old one.",
        ).fill(env=env)
        return Found(id="D07", severity=Severity.ERROR, words=told, next_step=step)
    if os.name == "posix" and file.stat().st_mode & _OTHERS_MAY:
        told = Words("Andere können das Geheimnis lesen", "Others can read the secret")
        step = Words("chmod 600 {file}", "chmod 600 {file}").fill(
            file=settings.privacy.key_file
        )
        return Found(id="D07", severity=Severity.WARNING, words=told, next_step=step)
    return Found(id="D07", severity=Severity.OK, words=told)


def _sources(settings: Settings, registry: Registry, as_of: pendulum.Date) -> Found:
    told = Words("Quellen lesbar: {names}", "Sources readable: {names}").fill(
        names=", ".join(settings.sources)
    )
    known = registry.names(SOURCE)
    try:
        for name in settings.sources:
            if name in known:
                registry.one(SOURCE, name).read(as_of=as_of)
    except OutreachError as error:
        faults = error.faults if isinstance(error, InvalidInputError) else ()
        step = Words(
            "Dateinamen in den Einstellungen prüfen; sie gelten ab ihrem Ordner.",
            "Check the file names in the settings; they start at its folder.",
        )
        return _first("D08", faults or (error.words,), step)
    return Found(id="D08", severity=Severity.OK, words=told)


def _letters(settings: Settings, registry: Registry, day: pendulum.Date) -> Found:
    formats = settings.letters.formats
    profile = PRINT_PROFILES[settings.letters.profile]
    found = tuple(unrenderable(registry, formats, day=day, profile=profile))
    if found:
        step = Words(
            "Das Plug-in des Formats neu installieren oder ein anderes wählen.",
            "Install the plug-in of the format anew, or choose another format.",
        )
        return _first("D09", found, step)
    told = Words(
        "Probebrief geschrieben, Schriften da: {names}",
        "Trial letter written, fonts are there: {names}",
    ).fill(names=", ".join(formats))
    return Found(id="D09", severity=Severity.OK, words=told)


def _left_out(settings: Settings) -> Found:
    off = sorted(set(installed()) - set(settings.plugins))
    if not off:
        told = Words("Nichts Ausgeschaltetes installiert", "Nothing installed is off")
        return Found(id="D10", severity=Severity.OK, words=told)
    told = Words(
        "Installiert, aber nicht eingeschaltet: {names}",
        "Installed but not enabled: {names}",
    ).fill(names=", ".join(off))
    return Found(id="D10", severity=Severity.OK, words=told)


def _first(code: str, faults: tuple[Words, ...], step: Words) -> Found:
    more = Words(" (und {n} weitere)", " (and {n} more)").fill(n=len(faults) - 1)
    told = Words("{fault}{more}", "{fault}{more}").fill(
        fault=faults[0], more=more if len(faults) > 1 else _NOTHING
    )
    return Found(id=code, severity=Severity.ERROR, words=told, next_step=step)
