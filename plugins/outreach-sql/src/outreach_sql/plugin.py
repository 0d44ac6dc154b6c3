"""What this distribution brings: the case store "sqlite"."""

from pathlib import Path
from typing import Final

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import API_VERSION, CaseStore, PluginSettings, hookimpl
from outreach_sql.store import SqliteCaseStore

OUTREACH_API: Final = API_VERSION

DEFAULT_PATH: Final = "outreach.db"
"""Where cases are kept when the settings say nothing, in the folder of the settings."""

_SUBJECT: Final = "[plugin.sql]"
_UNKNOWN: Final = Words(
    "{key} gibt es nicht. Bekannt: path.", "{key} does not exist. Known: path."
)
_PATH: Final = Words(
    'path: erwartet wird ein Text wie "faelle/outreach.db".',
    'path: expected a text like "cases/outreach.db".',
)


@hookimpl
def outreach_case_stores(settings: PluginSettings) -> tuple[CaseStore, ...]:
    """Hand over the store "sqlite"; it opens its file when it is first used.

    Args:
        settings: ``path`` says where the file lies, relative to the settings file.
    """
    faults = [_UNKNOWN.fill(key=key) for key in sorted(set(settings.values) - {"path"})]
    path = settings.values.get("path", DEFAULT_PATH)
    if not isinstance(path, str) or not path.strip():
        faults.append(_PATH)
    if faults or not isinstance(path, str):
        raise InvalidInputError(_SUBJECT, faults)
    return (SqliteCaseStore(Path(settings.folder) / path),)
