"""A store on a server: every check gets an empty place, and no store in use is touched."""

import re
from pathlib import Path
from typing import Any

import pytest
from kit_good import README

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    API_VERSION,
    SECRET,
    TEXT,
    PluginSettings,
    Setting,
    hookimpl,
)
from outreach_core.testing import (
    EXAMPLE_EVENTS,
    MemoryCaseStore,
    conformance,
    run_conformance,
)
from outreach_core.testing.kit.bench import Applicant, Bench
from outreach_core.testing.kit.exercises import CASE

SERVER = Setting(
    key="server",
    shape=SECRET,
    help=Words("Adresse.", "Address."),
    example={"env": "SERVER"},
)
ROOM = Setting(key="room", shape=TEXT, help=Words("Raum.", "Room."), default="office")
VALUES: dict[str, object] = {"server": {"env": "SERVER"}, "room": "{fresh}"}
VARIABLES = {"SERVER": "invented://server"}


class OfServer(MemoryCaseStore):
    """A desk at the server: closing it takes nothing away."""


class ServerPlugin:
    """A plug-in whose stores live in rooms of a server, not in a folder."""

    OUTREACH_API = API_VERSION
    OUTREACH_SETTINGS = (SERVER, ROOM)

    def __init__(self) -> None:
        self.rooms: dict[str, OfServer] = {}

    @hookimpl
    def outreach_case_stores(self, settings: PluginSettings) -> tuple[OfServer, ...]:
        room = settings.of(ROOM)
        return (self.rooms.setdefault(room, OfServer(name="good")),)


def certified(plugin: Any, values: dict[str, object]) -> Any:
    return run_conformance(
        plugin,
        name="good",
        readme=README,
        settings=values,
        variables=VARIABLES,
        heavy=False,
    )


def failed(report: Any) -> set[str]:
    return {result.check for result in report.failures}


def test_with_a_fresh_room_for_each_check_a_store_on_a_server_passes() -> None:
    plugin = ServerPlugin()
    report = certified(plugin, VALUES)
    assert not {each for each in failed(report) if each.startswith("STO")}
    assert len(plugin.rooms) > len(report.results) // 3
    # Rooms of the defaults and of odd settings are opened at most.
    used = {room for room, store in plugin.rooms.items() if store.customers()}
    assert used
    assert all(re.fullmatch("kit_[0-9a-f]{12}", room) for room in used)


def test_in_one_room_for_all_the_kit_says_what_to_write() -> None:
    report = certified(ServerPlugin(), {**VALUES, "room": "office"})
    (found,) = (each for each in report.failures if each.check == "STO-01")
    assert "{fresh}" in found.fix.de
    assert "{fresh}" in found.fix.en


def test_a_store_in_use_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    plugin = ServerPlugin()
    plugin.rooms["office"] = store = OfServer(name="good")
    store.append(CASE, EXAMPLE_EVENTS[:1], expected=0)
    with pytest.raises(InvalidInputError, match="not empty") as caught:
        certified(plugin, {**VALUES, "room": "office"})
    assert "{fresh}" in caught.value.words.de
    made = conformance(
        plugin,
        name="good",
        readme=README,
        settings={"server": {"env": "SERVER"}},
        variables=VARIABLES,
    )
    (name,) = (name for name in vars(made) if name.startswith("test_STO_02"))
    with pytest.raises(InvalidInputError, match="not empty"):
        getattr(made(), name)(tmp_path)
    assert (store.customers(), store.read(CASE)) == ((CASE,), EXAMPLE_EVENTS[:1])


def test_a_key_in_the_ledger_is_use_too() -> None:
    plugin = ServerPlugin()
    plugin.rooms["office"] = store = OfServer(name="good")
    store.reserve("4f1c9a")
    with pytest.raises(InvalidInputError, match="not empty"):
        certified(plugin, {**VALUES, "room": "office"})


def test_the_name_goes_into_lists_tables_and_the_environment(tmp_path: Path) -> None:
    values: dict[str, object] = {"a": ["x-{fresh}"], "b": {"c": "{fresh}"}, "d": 3}
    applicant = Applicant(
        plugin=ServerPlugin(),
        name="good",
        settings=values,
        variables={"URL": "invented://host/{fresh}"},
    )
    bench = Bench(applicant, tmp_path)
    one, two = bench.desk(), bench.desk()
    name = one.variables["URL"].removeprefix("invented://host/")
    assert one.values == {"a": [f"x-{name}"], "b": {"c": name}, "d": 3}
    assert one.host.variables == one.variables
    assert one.values != two.values
