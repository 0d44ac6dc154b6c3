"""How one question is put to the service, and what a wrong answer is called.

A question holds where people live. So nothing of it may stand in an error: the
libraries below quote addresses and answers in theirs, which are therefore not chained.
"""

import logging
import math
from collections.abc import Sequence
from typing import Any, Final, Protocol

import attrs
import requests
import routingpy  # type: ignore[import-untyped]
from routingpy.client_default import Client  # type: ignore[import-untyped]
from routingpy.exceptions import (  # type: ignore[import-untyped]
    RouterApiError,
    RouterError,
    Timeout,
)

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_roads.options import RoadOptions

Position = tuple[float, float]
"""Latitude and longitude in degrees."""
Seconds = Sequence[Sequence[float | None]]
"""Seconds from each source (row) to each target (column); ``None``: no way known."""

_SUBJECT: Final = Words("Routendienst", "routing service")
_SILENT: Final = Words(
    "Er ist unter der Adresse aus 'url' nicht zu erreichen. Läuft er?",
    "It cannot be reached at the address in 'url'. Does it run?",
)
_SLOW: Final = Words(
    "Er hat in {seconds} Sekunden nicht geantwortet, oder er ist überlastet. Helfen kann ein größeres "
    "'timeout_seconds' oder ein kleineres 'places_at_once'.",
    "It did not answer within {seconds} seconds, or is overloaded. A larger 'timeout_seconds' or a "
    "smaller 'places_at_once' can help.",
)
_ANGRY: Final = Words(
    "Er antwortet mit dem HTTP-Status {status}. Sehen Sie in sein eigenes Protokoll.",
    "It answers with HTTP status {status}. Look into its own log.",
)
_UNCLEAR: Final = Words(
    "Seine Antwort ist keine Tabelle von Sekunden. Passt 'service' zum Dienst?",
    "Its answer is no table of seconds. Does 'service' name the right kind?",
)


class Matrix(Protocol):
    """Whoever knows how long ways are."""

    def seconds(
        self, sources: Sequence[Position], targets: Sequence[Position]
    ) -> Seconds | None:
        """Return the seconds; ``None`` when there are positions it cannot serve."""


def _holds_no_position(record: logging.LogRecord) -> bool:
    # OSRM is asked by an address that holds the positions; urllib3 logs addresses.
    return "/table/v1/" not in record.getMessage()


logging.getLogger("urllib3.connectionpool").addFilter(_holds_no_position)


class _OwnHouseClient(Client):  # type: ignore[misc]  # routingpy has no types
    """Goes to the service itself: past proxies, and nowhere else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, allow_redirects=False, **kwargs)
        self._session.trust_env = False


@attrs.frozen(kw_only=True)
class RoutingService:
    """One OSRM or Valhalla service.

    Attributes:
        options: Which one, and how long it may take.
    """

    options: RoadOptions
    _router: Any = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        kinds = {"osrm": routingpy.OSRM, "valhalla": routingpy.Valhalla}
        trusted = (
            {} if self.options.ca_file is None else {"verify": self.options.ca_file}
        )
        router = kinds[self.options.service](
            base_url=self.options.url,
            user_agent="outreach-roads",
            timeout=self.options.timeout_seconds,
            retry_timeout=1,
            client=_OwnHouseClient,
            **trusted,
        )
        object.__setattr__(self, "_router", router)

    def seconds(
        self, sources: Sequence[Position], targets: Sequence[Position]
    ) -> Seconds | None:
        """Return the seconds from each source to each target.

        Returns:
            One row a source; ``None`` when the service refuses the question because
            of its positions (off the map, or on an island of it).

        Raises:
            InvalidInputError: It cannot be reached, is too slow, or answers something
                else. No position stands in the message.
        """
        found = self._asked(sources, targets)
        if isinstance(found, Words):
            raise InvalidInputError(_SUBJECT, [found])
        return found

    def _asked(
        self, sources: Sequence[Position], targets: Sequence[Position]
    ) -> Seconds | Words | None:
        places = [[longitude, latitude] for latitude, longitude in (*sources, *targets)]
        own = {"annotations": ("duration",)} if self.options.service == "osrm" else {}
        try:
            answer = self._router.matrix(
                locations=places,
                profile=self.options.profile,
                sources=list(range(len(sources))),
                destinations=list(range(len(sources), len(places))),
                **own,
            ).durations
        except (Timeout, requests.Timeout):
            return _SLOW.fill(seconds=self.options.timeout_seconds)
        except RouterApiError as error:
            return None if error.status == requests.codes.bad_request else _angry(error)
        except RouterError as error:
            return _angry(error)
        except requests.RequestException:
            return _SILENT
        except Exception:  # noqa: BLE001  whatever a foreign answer does to routingpy
            return _UNCLEAR
        return answer if _is_table(answer, len(sources), len(targets)) else _UNCLEAR


def _angry(error: Any) -> Words:
    return _ANGRY.fill(status=error.status)


def _is_table(answer: object, rows: int, columns: int) -> bool:
    return (
        isinstance(answer, list)
        and len(answer) == rows
        and all(isinstance(row, list) and len(row) == columns for row in answer)
        and all(_is_seconds(value) for row in answer for value in row)
    )


def _is_seconds(value: object) -> bool:
    return value is None or (
        type(value) in {int, float}
        and isinstance(value, int | float)
        and math.isfinite(value)
        and value >= 0
    )
