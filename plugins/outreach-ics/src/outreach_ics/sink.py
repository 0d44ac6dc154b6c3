"""How a planned week gets into the office's folder as a calendar file, once a key."""

from pathlib import Path

import attrs

from outreach_core.errors import InvalidValueError
from outreach_core.hooks import (
    Delivery,
    Parcel,
    ParcelKind,
    PluginSettings,
    deliver_files,
    last_delivered,
)
from outreach_core.visits import PlannedWeek
from outreach_ics.calendars import calendar_of
from outreach_ics.options import read_options


@attrs.frozen(kw_only=True)
class IcsSink:
    """Sink "ics": a planned week as one calendar file in the output folder.

    A file of the same name and another key is replaced: the newest plan counts. One that
    somebody has changed stays, and the new one gets the next free name. Visits
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
            key: Of the edition that lies there: nothing is written.

        Raises:
            InvalidValueError: The parcel holds no planned week.
            InvalidInputError: A setting is wrong, the last calendar is damaged, or the
                folder cannot be written to.
        """
        week = parcel.content
        if not isinstance(week, PlannedWeek):
            raise InvalidValueError(field="parcel", expected="a planned week")
        settings = self._settings
        options = read_options(settings.values, settings.language)
        folder, name = Path(settings.output), f"{parcel.name}.ics"

        def calendar() -> bytes:
            return calendar_of(
                week,
                options=options,
                language=settings.language,
                before=last_delivered(folder, name),
            )

        # The copy tells the next calendar what has changed since this one.
        return deliver_files(
            folder, {name: calendar}, key=key, editions=True, remember=True
        )
