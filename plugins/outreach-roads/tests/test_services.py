"""What happens when a service speaks OSRM's language, is silent, or talks nonsense?

No OSRM can be installed by pip or apt; its language is spoken here by a small server
that follows the table service of its HTTP API, version 5. Everything else is asked of a
real Valhalla in test_valhalla.py.
"""

import json
import logging
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from outreach_core.errors import InvalidInputError
from outreach_core.people import Coordinates
from outreach_core.visits import Place, StraightLine
from outreach_roads import RoadTimes
from outreach_roads.options import RoadOptions
from outreach_roads.service import RoutingService

HOMES = [
    Place(id="a", coordinates=Coordinates(latitude=51.31234567, longitude=9.4)),
    Place(id="b", coordinates=Coordinates(latitude=51.32, longitude=9.41234567)),
    Place(id="c", coordinates=Coordinates(latitude=51.33, longitude=9.42)),
]


class Town(ThreadingHTTPServer):
    """Answers as it was told, and keeps every question."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.questions: list[str] = []
        self.headers: dict[str, str] = {}
        self.status = 200
        self.body: bytes | None = None
        self.off_the_map: set[str] = set()
        self.silence = threading.Event()
        self.silence.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    """One question of a routing client."""

    server: Town

    def do_GET(self) -> None:
        self.server.questions.append(self.path)
        self.server.silence.wait()
        if self.server.body is not None:
            self._send(self.server.status, self.server.body)
            return
        parts = urlsplit(self.path)
        places = parts.path.removeprefix("/table/v1/driving/").split(";")
        asked = parse_qs(parts.query)
        sources, targets = (
            [places[int(i)] for i in asked[side][0].split(";")]
            for side in ("sources", "destinations")
        )
        if self.server.off_the_map & {*sources, *targets}:
            self._send(400, b'{"code": "NoSegment"}')
            return
        seconds = [[_seconds(s, t) for t in targets] for s in sources]
        answer = {"code": "Ok", "durations": seconds}
        self._send(self.server.status, json.dumps(answer).encode())

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None:
        pass

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _seconds(start: str, goal: str) -> float | None:
    if {start, goal} == {"9.4,51.3123", "9.42,51.33"}:
        return None  # as OSRM says that it found no way
    north = (float(goal.split(",")[1]) - float(start.split(",")[1])) * 60_000
    return abs(north) * (1 if north > 0 else 2)


@pytest.fixture
def town() -> Iterator[Town]:
    with Town() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.silence.set()
            server.shutdown()
            thread.join()


def roads(url: str, **more: Any) -> RoadTimes:
    options = RoadOptions(
        **{
            "service": "osrm",
            "url": url,
            "profile": "driving",
            "timeout_seconds": 5,
            **more,
        }
    )
    return RoadTimes(service=RoutingService(options=options))


def test_osrm_gets_longitude_first_and_answers_in_seconds(town: Town) -> None:
    ways = roads(town.url).minutes(HOMES)
    # 0.0077 degrees north are 462 s: 7.7 minutes, and 3 for parking; south twice that.
    assert (ways[0][1], ways[1][0]) == (3 + 8, 3 + 16)
    assert len(town.questions) == 1
    assert town.questions[0].startswith("/table/v1/driving/9.4,51.3123;9.4123,51.32;")


def test_a_way_that_osrm_does_not_find_is_estimated(town: Town) -> None:
    assert roads(town.url).minutes(HOMES)[0][2] == StraightLine().minutes(HOMES)[0][2]


def test_the_service_learns_rounded_positions_only(town: Town) -> None:
    roads(town.url).minutes(HOMES)
    sent = {float(found) for found in re.findall(r"\d+\.\d+", town.questions[0])}
    assert sent == {9.4, 9.4123, 9.42, 51.3123, 51.32, 51.33}


def test_the_service_does_not_learn_in_which_order_anybody_is_asked_for(
    town: Town,
) -> None:
    roads(town.url).minutes(HOMES)
    roads(town.url).minutes(HOMES[::-1])
    first, second = town.questions
    assert first == second


def test_a_home_off_the_map_does_not_take_the_roads_from_the_others(town: Town) -> None:
    whole = roads(town.url).minutes(HOMES)
    town.off_the_map = {"9.42,51.33"}
    ways = roads(town.url).minutes(HOMES)
    assert [row[:2] for row in ways[:2]] == [row[:2] for row in whole[:2]]
    assert ways[2] == StraightLine().minutes(HOMES)[2]


def test_positions_stand_in_no_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        roads(town.url).minutes(HOMES)
    assert "51.3" not in caplog.text


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"51.3123 crashed", "HTTP status 500"),
        (401, b"who are you? 51.3123", "HTTP status 401"),
        (200, b"<html>51.3123</html>", "no table of seconds"),
        (200, b"[]", "no table of seconds"),
        (200, b"{}", "no table of seconds"),
        (200, b'{"durations": [[0, 1], [1, 0]]}', "no table of seconds"),
        (200, b'{"durations": [[0,1,1],[1,0,1],[1,-1,0]]}', "no table of seconds"),
        (200, b'{"durations": [[0,1,1],[1,0,1],[1,NaN,0]]}', "no table of seconds"),
        (200, b'{"durations": [[0,1,1],[1,0,1],[1,true,0]]}', "no table of seconds"),
        (200, b'{"durations": [[0,1,1],[1,0,1],[1,"1",0]]}', "no table of seconds"),
    ],
)
def test_a_wrong_answer_is_named_and_no_position_with_it(
    town: Town, status: int, body: bytes, said: str
) -> None:
    town.status, town.body = status, body
    with pytest.raises(InvalidInputError, match=said) as caught:
        roads(town.url).minutes(HOMES)
    assert "51.3" not in f"{caught.value}{caught.value.words.de}"
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_redirection_is_not_followed(town: Town) -> None:
    with Town() as elsewhere:
        town.status, town.body = 307, b""
        town.headers = {"Location": f"{elsewhere.url}/table"}
        with pytest.raises(InvalidInputError, match="HTTP status 307"):
            roads(town.url).minutes(HOMES)
    assert elsewhere.questions == []


def test_a_proxy_of_the_environment_never_sees_a_question(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Town() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        roads(town.url.replace("127.0.0.1", "localhost")).minutes(HOMES)
    assert (len(town.questions), proxy.questions) == (1, [])


def test_a_service_that_hangs_is_given_up(town: Town) -> None:
    town.silence.clear()
    with pytest.raises(InvalidInputError, match="within 1 seconds"):
        roads(town.url, timeout_seconds=1).minutes(HOMES)


def test_a_service_that_does_not_run_is_named() -> None:
    with Town() as gone:
        url = gone.url
    with pytest.raises(InvalidInputError, match="cannot be reached"):
        roads(url).minutes(HOMES)


def test_one_place_needs_no_question(town: Town) -> None:
    assert roads(town.url).minutes(HOMES[:1]) == ((0,),)
    assert roads(town.url).minutes([]) == ()
    assert town.questions == []
