"""What a plug-in declares about its settings, and what an office reads when it errs."""

import copy
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.errors import InvalidInputError, InvalidValueError, PluginError
from outreach_core.hooks import (
    FILE,
    FLAG,
    NUMBER,
    SECRET,
    TABLE,
    TEXT,
    TEXTS,
    WHOLE,
    Host,
    PluginSettings,
    Registry,
    Secret,
    Setting,
    Shape,
    Source,
    SourceBatch,
    compared,
    declared_by,
    hookimpl,
    one_of,
    whole_from,
)
from outreach_core.strategies.hooks import declared_settings, json_values

HELP = Words("Wozu.", "What for.")
FOLDER = Setting(key="folder", shape=FILE, help=HELP, is_required=True)
DELIMITER = Setting(key="delimiter", shape=one_of(";", ","), default=";", help=HELP)
LIMIT = Setting(key="limit", shape=whole_from(1), help=HELP)
PASSWORD = Setting(key="password", shape=SECRET, help=HELP, example={"env": "DB"})
ALL = (FOLDER, DELIMITER, LIMIT, PASSWORD)


class Empty:
    """A source that only shows what it was given."""

    def __init__(self, settings: PluginSettings) -> None:
        self.name = "empty"
        self.settings = settings

    def read(self, *, as_of: object) -> SourceBatch:
        del as_of
        return SourceBatch()


class Undeclared:
    """A plug-in that checks its table itself."""

    def __init__(self) -> None:
        self.seen: list[PluginSettings] = []

    @hookimpl
    def outreach_sources(self, settings: PluginSettings) -> tuple[Source, ...]:
        self.seen.append(settings)
        return (Empty(settings),)


class Declaring(Undeclared):
    """A plug-in with settings."""

    OUTREACH_SETTINGS = ALL


def start(
    table: Mapping[str, object], variables: Mapping[str, str] | None = None
) -> PluginSettings:
    plugin = Declaring()
    Registry.from_plugins(
        {"erfurt": plugin},
        settings={"erfurt": table},
        host=Host(variables=variables or {}),
    )
    return plugin.seen[0]


def test_a_plugin_reads_typed_values_and_its_own_defaults() -> None:
    settings = start({"folder": "daten", "limit": 3})
    assert settings.of(FOLDER) == "daten"
    assert settings.of(DELIMITER) == ";"
    assert settings.of(LIMIT) == 3
    assert settings.find(PASSWORD) is None


def test_all_faults_are_named_at_once_and_no_hook_is_called() -> None:
    plugin = Declaring()
    table = {"delimeter": ";", "limit": 0, "password": "topsecret"}
    with pytest.raises(InvalidInputError) as caught:
        Registry.from_plugins({"erfurt": plugin}, settings={"erfurt": table})
    message = str(caught.value)
    assert "Did you mean plugin.erfurt.delimiter?" in message
    assert "plugin.erfurt.folder is missing" in message
    assert "plugin.erfurt.limit: expected a whole number, 1 or more" in message
    assert 'like { env = "NAME" }' in message
    assert "topsecret" not in message + caught.value.words.de
    assert plugin.seen == []


def test_a_secret_comes_from_the_environment_of_the_host() -> None:
    settings = start(
        {"folder": "x", "password": {"env": "DB"}}, {"DB": "topsecret", "HOME": "/"}
    )
    secret = settings.of(PASSWORD)
    assert secret.reveal() == "topsecret"
    assert "topsecret" not in repr(secret) + str(secret) + repr(settings)


@pytest.mark.parametrize("variables", [{}, {"DB": ""}, {"DB": "  "}])
def test_a_missing_variable_is_named(variables: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError, match="environment variable DB is not set"):
        start({"folder": "x", "password": {"env": "DB"}}, variables)


def test_only_a_secret_is_looked_up_in_the_environment() -> None:
    with pytest.raises(InvalidInputError, match=r"plugin\.erfurt\.folder: expected"):
        start({"folder": {"env": "HOME"}}, {"HOME": "/root"})


def test_an_embedder_may_hand_over_a_secret_of_its_own_vault() -> None:
    own = Secret(env="vault", value="topsecret")
    assert start({"folder": "x", "password": own}).of(PASSWORD) is own


def test_a_plugin_without_declaration_gets_its_table_unchecked() -> None:
    plugin = Undeclared()
    Registry.from_plugins({"a": plugin}, settings={"a": {"what": object}})
    assert plugin.seen[0].values == {"what": object}
    assert declared_by(plugin) is None


@pytest.mark.parametrize("wrong", [[FOLDER], (FOLDER, FOLDER), ("folder",), "folder"])
def test_a_wrong_declaration_is_a_fault_of_the_plugin(wrong: object) -> None:
    class Wrong(Declaring):
        OUTREACH_SETTINGS = wrong  # type: ignore[assignment]

    with pytest.raises(InvalidInputError, match="OUTREACH_SETTINGS must be a tuple"):
        Registry.from_plugins({"a": Wrong()})


def test_what_is_declared_must_fit_itself() -> None:
    with pytest.raises(InvalidValueError, match="default"):
        Setting(key="limit", shape=WHOLE, default=True, help=HELP)
    with pytest.raises(InvalidValueError, match="is_required"):
        Setting(key="a", shape=TEXT, default="x", is_required=True, help=HELP)
    with pytest.raises(InvalidValueError, match="example"):
        Setting(key="a", shape=TEXT, example=3, help=HELP)
    with pytest.raises(InvalidValueError, match="key"):
        Setting(key="Größe 1", shape=TEXT, help=HELP)


@pytest.mark.parametrize(
    ("shape", "good", "bad"),
    [
        (TEXT, ["a"], ["", " ", "a\nb", 1, None]),
        (FILE, ["a/b.csv"], ["", 3]),
        (WHOLE, [0, -1], [True, 1.0, "1"]),
        (NUMBER, [1, 1.5], [True, "1.5"]),
        (FLAG, [True, False], ["false", 0, 1, None]),
        (TEXTS, [[], ["a"]], ["a", [1], [""]]),
        (TABLE, [{}, {"a": 1}], [[], {1: 2}, "a"]),
        (SECRET, [Secret(env="A", value="b")], ["b", {"env": 3}, {"env": "A", "x": 1}]),
        (one_of("a", "b"), ["a"], ["c", [], {}]),
        (whole_from(1), [1, 9], [0, True, "1"]),
    ],
)
def test_a_shape_takes_what_it_says_and_nothing_that_only_looks_like_it(
    shape: Shape[Any], good: list[object], bad: list[object]
) -> None:
    assert [shape.read(value) is None for value in good] == [False] * len(good)
    assert [shape.read(value) for value in bad] == [None] * len(bad)


def test_a_value_put_past_the_registry_is_refused_when_it_is_read() -> None:
    settings = PluginSettings(values={"limit": "three"})
    with pytest.raises(InvalidInputError, match="limit: expected a whole number"):
        settings.of(LIMIT)
    with pytest.raises(InvalidInputError, match="folder is missing"):
        settings.of(FOLDER)


def test_a_secret_is_neither_pickled_nor_copied_about() -> None:

    secret = Secret(env="DB", value="topsecret")
    assert copy.deepcopy({"a": secret})["a"] is secret
    with pytest.raises(TypeError, match="DB is not pickled"):
        pickle.dumps(secret)


@given(st.lists(declared_settings(), unique_by=lambda s: s.key, max_size=5), st.data())
def test_a_table_always_has_a_fault_for_each_value_that_does_not_fit(
    declared: list[Setting[Any]], data: st.DataObject
) -> None:
    keys = st.sampled_from([s.key for s in declared] or ["none"]) | st.just("other")
    table = data.draw(st.dictionaries(keys, json_values(), max_size=5))
    by_key = {setting.key: setting for setting in declared}
    found = compared(tuple(declared), table, variables={})
    wrong = [
        key
        for key, value in table.items()
        if key not in by_key or by_key[key].shape.read(value) is None
    ]
    missing = [s for s in declared if s.is_required and s.key not in table]
    assert len(found.faults) == len(wrong) + len(missing)


def test_a_failure_of_the_plugin_itself_is_still_its_own() -> None:
    class Fails(Declaring):
        @hookimpl
        def outreach_sources(self, settings: PluginSettings) -> tuple[Source, ...]:
            raise KeyError(settings.of(PASSWORD).reveal())

    with pytest.raises(InvalidInputError) as caught:
        Registry.from_plugins(
            {"a": Fails()},
            settings={"a": {"folder": "x", "password": {"env": "DB"}}},
            host=Host(variables={"DB": "topsecret"}),
        )
    assert "topsecret" not in str(caught.value)
    assert isinstance(caught.value.__cause__, ExceptionGroup)
    assert isinstance(caught.value.__cause__.exceptions[0], PluginError)
