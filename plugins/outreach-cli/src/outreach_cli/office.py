"""How an office is opened: settings, secret, plug-ins and store in one value."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from outreach_cli.chosen import missing_choices
from outreach_cli.loading import load_settings
from outreach_cli.progress import Reporter
from outreach_cli.settings import PrivacySettings, Settings
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    CASE_STORE,
    CaseStore,
    Failures,
    Host,
    Registry,
    write_whole,
)

_KEY_BYTES: Final = 32
_NO_KEY: Final = Words(
    "Das Geheimnis für die Pseudonyme fehlt: weder die Umgebungsvariable {env} noch "
    "die Datei {file} gibt es. `outreach init --secret` legt die Datei an. Wer schon Fälle hat, "
    "braucht das alte Geheimnis: mit einem neuen wären alle Fälle fremd.",
    "The secret for pseudonyms is missing: neither the environment variable {env} nor "
    "the file {file} exists. `outreach init --secret` makes the file. Whoever has cases already "
    "needs the old secret: with a new one all cases would be strangers.",
)


@attrs.frozen(kw_only=True)
class Office:
    """One office at work.

    Attributes:
        settings: What it has set.
        folder: Folder of the settings file; relative paths start here.
        registry: The enabled plug-ins.
        store: Cases and ledger.
        reporter: Where progress is shown.
        language: Language of everything the office reads.
    """

    settings: Settings
    folder: Path
    registry: Registry = attrs.field(repr=False)
    store: CaseStore = attrs.field(repr=False)
    reporter: Reporter = attrs.field(repr=False)
    language: Language

    @property
    def output(self) -> Path:
        """Folder for everything that is written."""
        return self.folder / self.settings.output.folder


@contextlib.contextmanager
def opened(
    path: Path, *, reporter: Reporter, language: Language | None = None
) -> Iterator[Office]:
    """Open the office that *path* describes; its store is closed at the end.

    Args:
        path: The settings file.
        reporter: Where progress is shown.
        language: Overrides the language of the settings.

    Raises:
        InvalidInputError: The settings, a plug-in or the secret has faults.
    """
    settings = load_settings(path)
    folder = path.parent.resolve()
    spoken = language or settings.language
    registry = Registry.discover(
        enabled=settings.plugins,
        settings=settings.plugin,
        host=Host(
            folder=str(folder),
            output=str(folder / settings.output.folder),
            language=spoken,
            key=secret_of(settings.privacy, folder),
            progress=reporter.on_progress,
            variables=os.environ,
        ),
        failures=Failures.of(attrs.asdict(settings.failure)),
    )
    missing = missing_choices(settings, registry)
    if missing:
        raise InvalidInputError(subject=path.name, faults=missing)
    store = registry.one(CASE_STORE, settings.store)
    try:
        yield Office(
            settings=settings,
            folder=folder,
            registry=registry,
            store=store,
            reporter=reporter,
            language=spoken,
        )
    finally:
        store.close()


def secret_of(privacy: PrivacySettings, folder: Path) -> bytes:
    """Return the office's secret from the environment or from its file.

    Raises:
        InvalidInputError: There is none.
    """
    if os.environ.get(privacy.key_env):
        return os.environ[privacy.key_env].encode()
    file = folder / privacy.key_file
    try:
        return file.read_bytes().strip()
    except FileNotFoundError:
        fault = _NO_KEY.fill(env=privacy.key_env, file=privacy.key_file)
        raise InvalidInputError(subject="[privacy]", faults=[fault]) from None


def make_secret(file: Path) -> None:
    """Write a new secret that only the owner may read; an old one is kept."""
    if not file.exists():
        write_whole(file, secrets.token_hex(_KEY_BYTES).encode(), private=True)
