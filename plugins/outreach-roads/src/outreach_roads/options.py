"""What an office may choose about its routing service, and what it must confirm."""

import ipaddress
from pathlib import Path
from typing import Any, Final, Literal, get_args
from urllib.parse import urlsplit

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    FILE,
    FLAG,
    TEXT,
    PluginSettings,
    Setting,
    one_of,
    whole_from,
)

Dialect = Literal["osrm", "valhalla"]

# Defaults of the services themselves: OSRM's --max-table-size and Valhalla's
# service_limits.auto.max_matrix_location_pairs (2,500 pairs).
_PLACES_AT_ONCE: Final[dict[str, int]] = {"osrm": 100, "valhalla": 50}
_PROFILES: Final[dict[str, str]] = {"osrm": "driving", "valhalla": "auto"}
_SUBJECT: Final = Words(
    "Einstellungen von outreach-roads", "settings of outreach-roads"
)
_BOTH_NEEDED: Final = Words(
    "Zu einem Dienst gehören 'service' und 'url'; eines von beiden fehlt.",
    "A service needs 'service' and 'url'; one of the two is missing.",
)
_NO_ADDRESS: Final = Words(
    "'url' muss mit http:// oder https:// beginnen, einen Rechner nennen und darf "
    "weder Benutzer noch Fragezeichen enthalten.",
    "'url' must begin with http:// or https://, name a host, and hold neither a user "
    "nor a question mark.",
)
_WHOSE: Final = Words(
    "Der Dienst läuft nicht auf diesem Rechner. Er erfährt die Lage von Wohnungen. "
    "Gehört er zu Ihrem Haus oder arbeitet er in Ihrem Auftrag (Art. 28 DSGVO), dann "
    "bestätigen Sie es mit own_service = true; öffentliche Dienste sind dafür nicht "
    "gedacht.",
    "The service does not run on this computer. It learns where homes are. If it "
    "belongs to your house or works on your behalf (Art. 28 GDPR), confirm it by "
    "own_service = true; public services are not meant for this.",
)
_FEW_DECIMALS: Final = Words(
    "'decimals' muss von 2 bis 6 sein.", "'decimals' must be from 2 to 6."
)

_SERVICE: Final = Setting(
    key="service",
    shape=one_of(*get_args(Dialect)),
    help=Words(
        "Welche Sprache der Dienst spricht.", "Which language the service speaks."
    ),
    example="valhalla",
)
_URL: Final = Setting(
    key="url",
    shape=TEXT,
    help=Words(
        "Adresse des Dienstes, ohne den Pfad einer Frage.",
        "Address of the service, without the path of a question.",
    ),
    example="http://127.0.0.1:8002",
)
_OWN: Final = Setting(
    key="own_service",
    shape=FLAG,
    help=Words(
        "Bestätigung, dass der Dienst zu Ihrem Haus gehört oder in Ihrem Auftrag "
        "arbeitet; auf diesem Rechner ist sie nicht nötig.",
        "Confirms that the service belongs to your house or works on your behalf; not "
        "needed on this computer.",
    ),
    default=False,
)
_PROFILE: Final = Setting(
    key="profile",
    shape=TEXT,
    help=Words(
        'Womit gefahren wird; ohne Angabe "driving" (OSRM) oder "auto" (Valhalla).',
        'How people travel; left out: "driving" (OSRM) or "auto" (Valhalla).',
    ),
    example="bicycle",
)
_EXTRA: Final = Setting(
    key="extra_minutes",
    shape=whole_from(0),
    help=Words(
        "Parken und Laufen: so viele Minuten kommen zu jedem Weg dazu.",
        "Parking and walking: so many minutes are added to each way.",
    ),
    default=3,
)
_TRAFFIC: Final = Setting(
    key="traffic_percent",
    shape=whole_from(0),
    help=Words(
        "Um so viel Prozent dauert die Fahrt länger, als der Dienst sagt, der selten "
        "etwas vom Berufsverkehr weiß.",
        "The drive takes so many per cent longer than the service says, which seldom "
        "knows of rush hours.",
    ),
    default=0,
)
_DECIMALS: Final = Setting(
    key="decimals",
    shape=whole_from(2),
    help=Words(
        "Auf so viele Stellen gerundet erfährt der Dienst eine Lage: 4 sind etwa zehn "
        "Meter, 3 etwa hundert.",
        "A position is rounded to so many places for the service: 4 are about ten "
        "metres, 3 about a hundred.",
    ),
    default=4,
)
_AT_ONCE: Final = Setting(
    key="places_at_once",
    shape=whole_from(1),
    help=Words(
        "So viele Orte mal so viele Orte in einer Frage; ohne Angabe 100 (OSRM) oder "
        "50 (Valhalla), was die Dienste ab Werk erlauben.",
        "So many places times so many places in one question; left out: 100 (OSRM) or "
        "50 (Valhalla), which the services allow out of the box.",
    ),
    example=100,
)
_TIMEOUT: Final = Setting(
    key="timeout_seconds",
    shape=whole_from(1),
    help=Words(
        "So lange wird auf jede Antwort gewartet.",
        "So long each answer is waited for.",
    ),
    default=30,
)
_CA_FILE: Final = Setting(
    key="ca_file",
    shape=FILE,
    help=Words(
        "Zertifikate der eigenen Stelle (PEM), wenn der Dienst unter https:// läuft.",
        "Certificates of your own authority (PEM) when the service runs under https://.",
    ),
    example="stadt-ca.pem",
)

SETTINGS: Final[tuple[Setting[Any], ...]] = (
    _SERVICE,
    _URL,
    _OWN,
    _PROFILE,
    _EXTRA,
    _TRAFFIC,
    _DECIMALS,
    _AT_ONCE,
    _TIMEOUT,
    _CA_FILE,
)
"""All settings of this plug-in."""


@attrs.frozen(kw_only=True)
class RoadOptions:
    """Which service is asked, and what is made of its answers.

    Attributes:
        service: Which language the service speaks.
        url: Its address, without a slash at the end.
        profile: How people travel, as the service names it.
        extra_minutes: Parking and walking, added to every way that is not zero.
        traffic_percent: So many per cent longer than the service says.
        decimals: Places of a position that the service learns, 2 to 6.
        places_at_once: Rows, and columns, of the largest question; 1 or more.
        timeout_seconds: Longest wait for one answer.
        ca_file: Certificates (PEM) that are trusted; ``None``: those of certifi.
    """

    service: Dialect
    url: str
    profile: str
    extra_minutes: int = 3
    traffic_percent: int = 0
    decimals: int = 4
    places_at_once: int = 50
    timeout_seconds: int = 30
    ca_file: str | None = None


def read_options(settings: PluginSettings) -> RoadOptions | None:
    """Read the plug-in's own table; ``None`` when it names no service at all.

    Raises:
        InvalidInputError: The table is not enough to ask a service, or asks one that
            nobody has vouched for; all faults are listed.
    """
    service, url = settings.find(_SERVICE), settings.find(_URL)
    if service is None and url is None:
        return None
    faults = [] if service and url else [_BOTH_NEEDED]
    if url is not None:
        faults.extend(_faults_of_address(url, vouched_for=settings.of(_OWN)))
    decimals = settings.of(_DECIMALS)
    if decimals not in range(2, 7):
        faults.append(_FEW_DECIMALS)
    if faults or service is None or url is None:
        raise InvalidInputError(_SUBJECT, faults)
    return RoadOptions(
        service="osrm" if service == "osrm" else "valhalla",
        url=url.rstrip("/"),
        profile=settings.find(_PROFILE) or _PROFILES[service],
        extra_minutes=settings.of(_EXTRA),
        traffic_percent=settings.of(_TRAFFIC),
        decimals=decimals,
        places_at_once=settings.find(_AT_ONCE) or _PLACES_AT_ONCE[service],
        timeout_seconds=settings.of(_TIMEOUT),
        ca_file=_beside_the_settings(settings),
    )


def _beside_the_settings(settings: PluginSettings) -> str | None:
    name = settings.find(_CA_FILE)
    return None if name is None else str(Path(settings.folder) / name)


def _faults_of_address(url: str, *, vouched_for: bool) -> list[Words]:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return [_NO_ADDRESS]
    wrong = (
        parts.scheme not in {"http", "https"}
        or not host
        or "@" in parts.netloc
        or parts.query
        or parts.fragment
    )
    if wrong or host is None:
        return [_NO_ADDRESS]
    return [] if vouched_for or _is_this_computer(host) else [_WHOSE]


def _is_this_computer(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
