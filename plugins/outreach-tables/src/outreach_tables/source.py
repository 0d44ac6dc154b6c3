"""Who is looked after, by whom, and what happened: read from the office's tables."""

from typing import Final

import attrs
import pendulum

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings, SourceBatch, SourceProfile
from outreach_tables.columns import LAYOUTS
from outreach_tables.dry_run import dry_run
from outreach_tables.intake import key_faults, records_of
from outreach_tables.opening import Tables, open_tables
from outreach_tables.options import TablesOptions, read_options
from outreach_tables.profiling import profile_of

_NO_CUSTOMERS: Final = Words(
    "customers fehlt: die Datei mit den Kundinnen und Kunden.",
    "customers is missing: the file with the customers.",
)


@attrs.frozen(kw_only=True)
class TablesSource:
    """Source "tables": customers, contacts and staff from CSV and Excel files.

    Rows of all files are accounted for, those of coaching offers and coordinates too.
    """

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this source."""
        return "tables"

    def dry_run(self, *, as_of: pendulum.Date) -> Words:  # noqa: ARG002  any day alike
        """Say which columns :meth:`read` would use and which not.

        Args:
            as_of: The day of the data.

        Raises:
            InvalidInputError: Settings or files cannot be used; all faults together.
        """
        found = dry_run(self._settings)
        return Words(found.text(Language.DE), found.text(Language.EN))

    def profile(self, *, as_of: pendulum.Date) -> SourceProfile:
        """Say how full each column is and what is odd about it; no value.

        Args:
            as_of: The day of the data.

        Raises:
            InvalidInputError: Settings or files cannot be used; all faults together.
        """
        options = read_options(self._settings)
        tables = _distinct(open_tables(options, tuple(LAYOUTS)))
        return profile_of(tables, as_of=as_of)

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        """Read all files.

        Args:
            as_of: The day of the data; later contacts are kept and noted.

        Raises:
            InvalidInputError: Settings or files cannot be used, no file of customers
                is set, the key is missing, or two customer numbers share one id.
        """
        options = read_options(self._settings)
        _check(options, self._settings)
        tables = _distinct(open_tables(options, tuple(LAYOUTS)))
        return records_of(
            tables, words=options.words, settings=self._settings, as_of=as_of
        )


def _check(options: TablesOptions, settings: PluginSettings) -> None:
    faults = [] if "customers" in options.files else [_NO_CUSTOMERS]
    faults += key_faults(settings)
    if faults:
        raise InvalidInputError(subject="[plugin.tables]", faults=faults)


def _distinct(tables: Tables) -> Tables:
    """Give a sheet that is read for two purposes two names."""
    seen: set[str] = set()
    result = {}
    for kind, found in tables.items():
        result[kind] = tuple(
            attrs.evolve(t, place=f"{t.place} ({kind})") if t.place in seen else t
            for t in found
        )
        seen |= {table.place for table in found}
    return result
