"""How do tables get into the office's folder, once for each key?"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import Delivery, Parcel, ParcelKind, PluginSettings
from outreach_tables.options import read_options
from outreach_tables.sheets_out import workbook_bytes

_MARKS: Final = ".outreach-xlsx"
"""Folder beside the workbooks with one small file for each key delivered."""


_LOCKED: Final = Words(
    "kann nicht geschrieben werden. Bitte in Excel schließen und prüfen, ob in den "
    "Ausgabeordner geschrieben werden darf.",
    "cannot be written. Close it in Excel and check that the output folder may be "
    "written to.",
)


@attrs.frozen(kw_only=True)
class XlsxSink:
    """Sink "xlsx": tables as one Excel workbook in the output folder.

    A workbook of the same name and another key is replaced: the newest list counts.
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
            key: Delivered before and the workbook still there: nothing is written.

        Raises:
            InvalidValueError: The parcel holds no tables.
            InvalidInputError: The folder cannot be written to, or the workbook is
                open in another program.
        """
        if parcel.kind is not ParcelKind.TABLES or not isinstance(
            parcel.content, tuple
        ):
            raise InvalidValueError(field="parcel", expected="a parcel of tables")
        options = read_options(self._settings)
        file = options.output / f"{parcel.name}.xlsx"
        mark = options.output / _MARKS / hashlib.sha256(key.encode()).hexdigest()[:32]
        if mark.exists() and file.exists():
            return Delivery(where=file.name, already=True)
        content = workbook_bytes(parcel.content, language=options.language)
        try:
            _write_whole(file, content)
            # Killed between the two: the same bytes are written once more.
            _write_whole(mark, file.name.encode())
        except OSError:
            raise InvalidInputError(
                subject=file.name,
                faults=(_LOCKED,),
            ) from None
        return Delivery(where=file.name)


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
