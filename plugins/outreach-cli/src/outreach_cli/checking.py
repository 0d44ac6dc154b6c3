"""What is wrong with an ``outreach.toml``, all of it at once."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from outreach_cli.chosen import missing_choices
from outreach_cli.loading import read_toml, settings_from
from outreach_cli.settings import Settings
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Host, Registry

# Nothing is read or written while settings are checked, so no pseudonym is made.
_NO_KEY: Final = b"no pseudonym is made with this key"


@attrs.frozen(kw_only=True)
class Checked:
    """A settings file after the check.

    Attributes:
        settings: The settings; ``None`` when the file cannot be used at all.
        registry: The enabled plug-ins; ``None`` when one of them has a fault.
        faults: Everything that is wrong with the file itself.
        plugin_faults: Everything that is wrong with plug-ins and their tables.
        name_faults: Names in the file that nobody offers.
    """

    settings: Settings | None = None
    registry: Registry | None = None
    faults: tuple[Words, ...] = ()
    plugin_faults: tuple[Words, ...] = ()
    name_faults: tuple[Words, ...] = ()

    @property
    def all_faults(self) -> tuple[Words, ...]:
        """Everything, in the order in which one would repair it."""
        return (*self.faults, *self.plugin_faults, *self.name_faults)


def checked(path: Path) -> Checked:
    """Check a settings file, the enabled plug-ins and every name in it.

    Args:
        path: The file; it need not exist, that is a fault like another.
    """
    try:
        data = read_toml(path)
    except InvalidInputError as error:
        return Checked(faults=error.faults)
    faults: tuple[Words, ...] = ()
    settings: Settings | None = None
    try:
        settings = settings_from(data, subject=path.name)
    except InvalidInputError as error:
        faults = error.faults
    try:
        registry = Registry.discover(
            enabled=enabled_in(data), settings=_tables_in(data), host=_host(path)
        )
    except InvalidInputError as error:
        return Checked(settings=settings, faults=faults, plugin_faults=error.faults)
    names = missing_choices(settings, registry) if settings is not None else ()
    return Checked(
        settings=settings, registry=registry, faults=faults, name_faults=names
    )


def enabled_in(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the enabled plug-ins, also of settings that have faults elsewhere."""
    found = data.get("plugins", Settings().plugins)
    if not isinstance(found, list | tuple):
        return ()
    return tuple(name for name in found if isinstance(name, str))


def _tables_in(data: Mapping[str, Any]) -> dict[str, dict[str, object]]:
    tables = data.get("plugin", {})
    if not isinstance(tables, dict):
        return {}
    return {name: table for name, table in tables.items() if isinstance(table, dict)}


def _host(path: Path) -> Host:
    folder = str(path.parent.resolve())
    return Host(
        folder=folder,
        output=folder,
        language=Language.DE,
        key=_NO_KEY,
        variables=os.environ,
    )
