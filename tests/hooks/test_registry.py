"""How named objects are found, whatever the order of plug-ins."""

# ruff: noqa: ARG002  (the protocols say which arguments there are)

import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.errors import (
    InvalidInputError,
    InvalidValueError,
    UnknownNameError,
)
from outreach_core.hooks import (
    SINK,
    SOURCE,
    WORKDAYS,
    Host,
    PluginSettings,
    Progress,
    Registry,
    SourceBatch,
    hookimpl,
)

DAY = pendulum.date(2026, 10, 5)


class Named:
    """A plug-in with one empty source that knows its settings."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.settings = PluginSettings()

    @hookimpl
    def outreach_sources(self, settings: PluginSettings) -> tuple["Named", ...]:
        self.settings = settings
        return (self,)

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        return SourceBatch()


@given(st.permutations(["alpha", "beta", "gamma", "delta"]))
def test_the_order_of_plugins_never_matters(names: list[str]) -> None:
    registry = Registry.from_plugins({name: Named(name) for name in names})
    assert registry.names(SOURCE) == ("alpha", "beta", "delta", "gamma")
    assert [source.name for source in registry.all(SOURCE)] == sorted(names)
    assert [origin.plugin for origin in registry.origins] == sorted([*names, "builtin"])


@given(st.permutations(["alpha", "beta", "gamma"]))
def test_the_order_of_objects_in_a_plugin_never_matters(names: list[str]) -> None:
    class Several:
        @hookimpl
        def outreach_sources(self, settings: PluginSettings) -> list[Named]:
            return [Named(name) for name in names]

    registry = Registry.from_plugins({"several": Several()})
    assert registry.names(SOURCE) == ("alpha", "beta", "gamma")


def test_one_object_is_found_by_kind_and_name() -> None:
    registry = Registry.from_plugins({"tables": Named("tables")})
    assert registry.one(SOURCE, "tables").read(as_of=DAY) == SourceBatch()
    assert registry.origin(SOURCE, "tables").plugin == "tables"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    registry = Registry.from_plugins({"tables": Named("tables")})
    with pytest.raises(
        UnknownNameError, match=r"no source 'tabels'\. Did you mean 'tables'\?"
    ):
        registry.one(SOURCE, "tabels")
    with pytest.raises(UnknownNameError, match="Known: none"):
        registry.one(SINK, "tables")


def test_the_core_brings_its_own_objects_without_any_plugin() -> None:
    registry = Registry.from_plugins({})
    calendar = registry.one(WORKDAYS, "sundays")
    assert calendar.is_workday(DAY)
    assert not calendar.is_workday(pendulum.date(2026, 10, 4))
    assert "outreach-core " in registry.origin(WORKDAYS, "sundays").distribution


def test_a_plugin_gets_its_own_settings_and_no_others() -> None:
    plugins = {"a": Named("a"), "b": Named("b")}
    tables: dict[str, dict[str, object]] = {"a": {"path": "x", "deep": {"k": [1]}}}
    seen: list[Progress] = []
    Registry.from_plugins(
        plugins,
        settings=tables,
        host=Host(folder="/office", key=b"k" * 16, progress=seen.append),
    )
    given_to_a, given_to_b = plugins["a"].settings, plugins["b"].settings
    assert given_to_a.values == tables["a"]
    assert given_to_b.values == {}
    assert given_to_a.folder == given_to_b.folder == "/office"
    assert given_to_b.progress == seen.append
    tables["a"]["deep"]["k"].append(2)  # type: ignore[index]
    assert given_to_a.values == {"path": "x", "deep": {"k": [1]}}


def test_secrets_stay_out_of_repr() -> None:
    settings = PluginSettings(values={"url": "geheim"}, key=b"geheim" * 3)
    assert "geheim" not in repr(settings)


Install = Callable[..., None]

MODULE = """
from outreach_core.hooks import SourceBatch, hookimpl

class Empty:
    name = "{source}"
    def read(self, *, as_of):
        return SourceBatch()

@hookimpl
def outreach_sources(settings):
    return [Empty()]
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a distribution with one plug-in into a folder of its own."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(
        distribution: str, point: str, module: str, code: str = "", source: str = ""
    ) -> None:
        text = code or MODULE.format(source=source or point)
        (tmp_path / f"{module}.py").write_text(textwrap.dedent(text))
        # Wheels write '_' for '-': the first '-' ends the name of the distribution.
        info = tmp_path / f"{distribution.replace('-', '_')}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n"
        )
        entry = f"[outreach_core]\n{point} = {module}\n"
        (info / "entry_points.txt").write_text(entry)
        monkeypatch.delitem(sys.modules, module, raising=False)

    return write


def test_only_enabled_plugins_are_imported(install: Install) -> None:
    install("outreach-wanted", "wanted", "test_wanted_plugin")
    install("outreach-other", "other", "test_other_plugin", "raise RuntimeError")
    registry = Registry.discover(enabled=["wanted"])
    assert registry.names(SOURCE) == ("wanted",)
    assert registry.origin(SOURCE, "wanted").distribution == "outreach-wanted 1.2"
    assert "test_other_plugin" not in sys.modules


def test_nothing_enabled_means_the_core_alone() -> None:
    assert [o.plugin for o in Registry.discover(enabled=[]).origins] == ["builtin"]


def test_a_plugin_that_is_not_installed_is_a_typo(install: Install) -> None:
    install("outreach-erfurt", "erfurt", "test_erfurt_plugin")
    with pytest.raises(
        InvalidInputError,
        match=r"'erfut' is not installed\. Did you mean 'erfurt'\? Installed: .*erfurt",
    ):
        Registry.discover(enabled=["erfut"])


def test_two_distributions_with_one_plugin_name_are_both_named(
    install: Install,
) -> None:
    install("outreach-a", "same", "test_same_a")
    install("outreach-b", "same", "test_same_b")
    with pytest.raises(InvalidInputError, match=r"outreach-a 1\.2, outreach-b 1\.2"):
        Registry.discover(enabled=["same"])
    assert Registry.discover(enabled=[]).names(SOURCE) == ()


def test_two_sources_of_one_name_name_both_distributions(install: Install) -> None:
    install("outreach-a", "a", "test_first_a", source="kunden")
    install("outreach-b", "b", "test_second_b", source="kunden")
    with pytest.raises(
        InvalidInputError,
        match=r"plug-in 'a' \(outreach-a 1\.2\) and plug-in 'b' \(outreach-b 1\.2\)",
    ):
        Registry.discover(enabled=["b", "a"])


def test_all_faults_of_loading_are_told_together(install: Install) -> None:
    install("outreach-a", "lost", "test_lost_a", "import no_such_module_anywhere")
    install("outreach-b", "leaves", "test_leaves_b", "raise SystemExit")
    with pytest.raises(InvalidInputError) as caught:
        Registry.discover(enabled=["lost", "leaves", "absent"])
    said = str(caught.value)
    assert "(needs the module 'no_such_module_anywhere')" in said
    assert "plug-in 'leaves' (outreach-b 1.2) could not be loaded (SystemExit)" in said
    assert "'absent' is not installed" in said


def test_settings_of_a_plugin_that_is_only_installed_are_left_alone(
    install: Install,
) -> None:
    install("outreach-a", "resting", "test_resting_a")
    assert Registry.discover(enabled=[], settings={"resting": {"x": 1}})
    with pytest.raises(InvalidInputError, match="settings for 'restin'"):
        Registry.discover(enabled=[], settings={"restin": {"x": 1}})


def test_a_secret_that_is_a_text_is_refused_at_once() -> None:
    wrong: Any = "an invented secret of the office"
    with pytest.raises(InvalidValueError, match="'key' must be bytes"):
        Host(key=wrong)
