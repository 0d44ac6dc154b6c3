"""How a planned week gets into the office's folder as a calendar file, once a key."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import Delivery, Parcel, ParcelKind, PluginSettings
from outreach_core.visits import PlannedWeek
from outreach_ics.calendars import calendar_of
from outreach_ics.options import read_options

_MARKS: Final = ".outreach-ics"
"""Folder beside the calendars: one small file for each key delivered, and the last
calendar of each name, from which the next one tells what has changed."""

_LOCKED: Final = Words(
    "kann nicht geschrieben werden. Bitte prüfen, ob in den Ausgabeordner geschrieben "
    "werden darf.",
    "cannot be written. Check that the output folder may be written to.",
)


@attrs.frozen(kw_only=True)
class IcsSink:
    """Sink "ics": a planned week as one calendar file in the output folder.

    A file of the same name and another key is replaced: the newest plan counts. Visits
    that have moved are updated in calendars, those that are gone are called off.
    """

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this sink."""
        return "ics"

    @property
    def accepts(self) -> frozenset[ParcelKind]:
        """Planned weeks, nothing else."""
        return frozenset({ParcelKind.PLAN})

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        """Write the calendar, whole or not at all.

        Args:
            parcel: A planned week; its name becomes the name of the file.
            key: Delivered before and the file still there: nothing is written.

        Raises:
            InvalidValueError: The parcel holds no planned week.
            InvalidInputError: A setting is wrong, the last calendar is damaged, or the
                folder cannot be written to.
        """
        if not isinstance(parcel.content, PlannedWeek):
            raise InvalidValueError(field="parcel", expected="a planned week")
        settings = self._settings
        options = read_options(settings.values, settings.language)
        file = Path(settings.output) / f"{parcel.name}.ics"
        digest = hashlib.sha256(key.encode()).hexdigest()[:32]
        mark = Path(settings.output) / _MARKS / digest
        if mark.exists() and file.exists():
            return Delivery(where=file.name, already=True)
        last = Path(settings.output) / _MARKS / file.name
        try:
            content = calendar_of(
                parcel.content,
                options=options,
                language=settings.language,
                before=last.read_bytes() if last.exists() else b"",
            )
            _write_whole(file, content)
            # Killed between any two of these: the same bytes are written once more.
            _write_whole(last, content)
            _write_whole(mark, file.name.encode())
        except OSError:
            raise InvalidInputError(file.name, (_LOCKED,)) from None
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
