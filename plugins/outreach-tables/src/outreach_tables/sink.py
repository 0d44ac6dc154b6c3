"""How do tables get into the office's folder, as a workbook or as CSV files?"""

from collections.abc import Callable
from functools import partial

import attrs

from outreach_core.errors import InvalidValueError
from outreach_core.hooks import (
    Delivery,
    Parcel,
    ParcelKind,
    PluginSettings,
    Table,
    deliver_files,
)
from outreach_tables.csv_out import csv_bytes
from outreach_tables.options import read_options


@attrs.frozen(kw_only=True)
class XlsxSink:
    """Sink "xlsx": tables as one Excel workbook in the output folder.

    A workbook of the same name and another key is replaced: the newest list counts.
    One that somebody has filled in stays, and the new one gets the next free name.
    """

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this sink."""
        return "xlsx"

    @property
    def accepts(self) -> frozenset[ParcelKind]:
        """Tables, nothing else."""
        return frozenset({ParcelKind.TABLES})

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        """Write the workbook, whole or not at all.

        Args:
            parcel: Tables.
            key: Of the edition that lies there: nothing is written.

        Raises:
            InvalidValueError: The parcel holds no tables.
            InvalidInputError: The folder cannot be written to, or the workbook is
                open in another program.
        """
        # Here: openpyxl takes a fifth of the start of all plug-ins, and most runs read.
        from outreach_tables.sheets_out import workbook_bytes  # noqa: PLC0415

        tables = _tables(parcel)
        options = read_options(self._settings)
        make = partial(workbook_bytes, tables, language=options.language)
        files = {f"{parcel.name}.xlsx": make}
        return deliver_files(options.output, files, key=key, editions=True)


@attrs.frozen(kw_only=True)
class CsvSink:
    """Sink "csv": each table as one CSV file in the output folder.

    Files of the same name and another key are replaced: the newest list counts.
    One that somebody has filled in stays, and the new one gets the next free name.
    """

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this sink."""
        return "csv"

    @property
    def accepts(self) -> frozenset[ParcelKind]:
        """Tables, nothing else."""
        return frozenset({ParcelKind.TABLES})

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        """Write one file a table, each whole or not at all.

        A parcel of one table becomes ``NAME.csv``, of several ``NAME-TABLE.csv``.

        Args:
            parcel: Tables.
            key: Of the edition that lies there: nothing is written.

        Raises:
            InvalidValueError: The parcel holds no tables.
            InvalidInputError: The folder cannot be written to, or a file is open in
                another program.
        """
        tables = _tables(parcel)
        options = read_options(self._settings)
        files: dict[str, Callable[[], bytes]] = {}
        for table in tables:
            stem = parcel.name if len(tables) == 1 else f"{parcel.name}-{table.name}"
            name = _free(stem, files)
            files[name] = partial(csv_bytes, table, language=options.language)
        return deliver_files(options.output, files, key=key, editions=True)


def _free(stem: str, taken: dict[str, Callable[[], bytes]]) -> str:
    """Return a file name that no other table has, whatever the case of letters."""
    known = {name.lower() for name in taken}
    name, count = f"{stem}.csv", 1
    while name.lower() in known:
        count += 1
        name = f"{stem}-{count}.csv"
    return name


def _tables(parcel: Parcel) -> tuple[Table, ...]:
    if parcel.kind is not ParcelKind.TABLES or not isinstance(parcel.content, tuple):
        raise InvalidValueError(field="parcel", expected="a parcel of tables")
    return parcel.content
