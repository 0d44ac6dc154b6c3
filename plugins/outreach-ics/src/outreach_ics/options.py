"""What an office may choose about its calendar files."""

import difflib
import zoneinfo
from collections.abc import Mapping
from typing import Any, Final

import attrs

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import FLAG, TEXT, Setting

_TITLES: Final = {
    Language.DE: ("Termin außer Haus", "Außer Haus"),
    Language.EN: ("Appointment outside", "Out of office"),
}
_TEXTS: Final = ("stop_title", "tour_title", "timezone")
_SWITCHES: Final = ("street", "staff_names")

SETTINGS: Final[tuple[Setting[Any], ...]] = (
    Setting(
        key="stop_title",
        shape=TEXT,
        help=Words(
            "Titel eines Besuchs; er steht in Kalendern, die andere sehen.",
            "Title of a visit; it stands in calendars that others see.",
        ),
        example="Termin außer Haus",
    ),
    Setting(
        key="tour_title",
        shape=TEXT,
        help=Words("Titel einer Tour.", "Title of a tour."),
        example="Außer Haus",
    ),
    Setting(
        key="timezone",
        shape=TEXT,
        help=Words(
            "Zeitzone, in der die Uhrzeiten gemeint sind.",
            "Time zone in which the times of day are meant.",
        ),
        default="Europe/Berlin",
    ),
    Setting(
        key="street",
        shape=FLAG,
        help=Words(
            "Die Straße als Ort eintragen; wer den Kalender sieht, liest sie mit.",
            "Enter the street as the place; whoever sees the calendar reads it.",
        ),
        default=False,
    ),
    Setting(
        key="staff_names",
        shape=FLAG,
        help=Words(
            "Die Namen der beiden eintragen statt ihrer Kürzel.",
            "Enter the names of the two instead of their short names.",
        ),
        default=False,
    ),
)
"""All settings of this plug-in."""


@attrs.frozen(kw_only=True)
class IcsOptions:
    """How entries look; the default says nothing about anybody.

    Attributes:
        stop_title: Title of a visit.
        tour_title: Title of a tour.
        timezone: Name of the time zone in which the minutes of a plan are meant.
        street: Street of a visit as the place of its entry; off by default.
        staff_names: Names of the two in the entry of a tour; off: their short names.
    """

    stop_title: str
    tour_title: str
    timezone: str = "Europe/Berlin"
    street: bool = False
    staff_names: bool = False


def read_options(values: Mapping[str, object], language: Language) -> IcsOptions:
    """Read the plug-in's own table of the settings.

    Raises:
        InvalidInputError: Unknown names, or values of another kind; all are listed.
    """
    faults = []
    for name in sorted(values):
        if name not in (*_TEXTS, *_SWITCHES):
            near = difflib.get_close_matches(name, (*_TEXTS, *_SWITCHES), n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            faults.append(f"there is no setting {name!r}.{hint}")
        elif name in _TEXTS and not _is_line(values[name]):
            faults.append(f"{name!r} must be a text of one line, not empty")
        elif name in _SWITCHES and not isinstance(values[name], bool):
            faults.append(f"{name!r} must be true or false")
    zone = values.get("timezone", "Europe/Berlin")
    if _is_line(zone) and not _is_zone(str(zone)):
        faults.append("'timezone' must be a name like 'Europe/Berlin'")
    if faults:
        subject = "settings of outreach-ics"
        raise InvalidInputError(subject, faults)
    stop, tour = _TITLES[language]
    return IcsOptions(
        stop_title=str(values.get("stop_title", stop)),
        tour_title=str(values.get("tour_title", tour)),
        timezone=str(zone),
        street=values.get("street") is True,
        staff_names=values.get("staff_names") is True,
    )


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.strip() != "" and value.isprintable()


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
