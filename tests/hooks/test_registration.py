"""What the registry says about plug-ins that are wrong before they did anything."""

# ruff: noqa: ARG001, ARG002, ARG005  (what stands in a signature is what is tested)

from collections.abc import AsyncIterator, Iterator, Sequence
from types import ModuleType, SimpleNamespace

import pendulum
import pluggy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    KINDS,
    Delivery,
    Parcel,
    ParcelKind,
    PluginSettings,
    Registry,
    SourceBatch,
    hookimpl,
    specs,
)


class Empty:
    """A source without anybody."""

    def __init__(self, name: str = "empty") -> None:
        self.name = name

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        return SourceBatch()


class Good:
    @hookimpl
    def outreach_sources(self, settings: PluginSettings) -> list[Empty]:
        return [Empty()]


class SecondArgument:
    @hookimpl
    def outreach_sources(self, settings: object, folder: object) -> list[Empty]:
        return []


class OtherName:
    @hookimpl
    def outreach_sources(self, config: object) -> list[Empty]:
        return []


class Default:
    @hookimpl
    def outreach_sources(self, settings: object = None) -> list[Empty]:
        return []


class NoSelf:
    @hookimpl
    def outreach_sources(settings: object) -> list[Empty]:  # noqa: N805
        return []


class Swallows:
    @hookimpl
    def outreach_sources(self, *settings: object) -> list[Empty]:
        return []


class Coroutine:
    @hookimpl
    async def outreach_sources(self, settings: object) -> list[Empty]:
        return []


class Generates:
    @hookimpl
    def outreach_sources(self, settings: object) -> Iterator[Empty]:
        yield Empty()


class GeneratesAsync:
    @hookimpl
    async def outreach_sources(self, settings: object) -> AsyncIterator[Empty]:
        yield Empty()


class Misspelt:
    @hookimpl
    def outreach_source(self, settings: object) -> list[Empty]:
        return []


class Unheard:
    @hookimpl
    def make_coffee(self, settings: object) -> list[Empty]:
        return []


class Unmarked:
    def outreach_sources(self, settings: object) -> list[Empty]:
        return []


class UnmarkedAndMisspelt:
    def outreach_sorces(self, settings: object) -> list[Empty]:
        return []


class Nothing:
    pass


class Pushes:
    @hookimpl(tryfirst=True)
    def outreach_sources(self, settings: object) -> list[Empty]:
        return []


class Future(Good):
    OUTREACH_API = 2


class OddApi(Good):
    OUTREACH_API = "1"


@pytest.mark.parametrize(
    ("plugin", "message"),
    [
        (SecondArgument(), r"outreach_sources\(settings, folder\) must be exactly"),
        (OtherName(), r"outreach_sources\(config\) must be exactly"),
        (
            Default(),
            r"outreach_sources\(settings=\.\.\.\) must be .* without a default",
        ),
        (
            NoSelf(),
            r"outreach_sources\(\) must be exactly outreach_sources\(settings\)",
        ),
        (Swallows(), r"outreach_sources\(\*settings\) must be exactly"),
        (Coroutine(), "outreach_sources is a coroutine or generator function"),
        (Generates(), "outreach_sources is a coroutine or generator function"),
        (GeneratesAsync(), "outreach_sources is a coroutine or generator function"),
        (
            Misspelt(),
            r"outreach_source is not a hook\. Did you mean outreach_sources\?",
        ),
        (Unheard(), r"make_coffee is not a hook\. Known: outreach_"),
        (Unmarked(), "outreach_sources has no @hookimpl and would never be called"),
        (UnmarkedAndMisspelt(), "outreach_sorces has no @hookimpl"),
        (Nothing(), "implements no hook; functions need @hookimpl"),
        (Pushes(), r"@hookimpl takes no options here \(tryfirst\)"),
        (Good, "a class; hand over an instance of it"),
        (Future(), "OUTREACH_API does not fit: this core speaks version 1"),
        (OddApi(), "OUTREACH_API does not fit"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_wrong_plugin_is_refused_by_name(plugin: object, message: str) -> None:
    with pytest.raises(InvalidInputError, match=message) as caught:
        Registry.from_plugins({"strange": plugin})
    assert all("'strange' (embedded)" in fault.de for fault in caught.value.faults)


def refused(*objects: object, hook: str = "outreach_sources") -> str:
    """Register a plug-in that hands over *objects*; return what is said about it."""
    plugin = ModuleType("plugin")

    def implementation(settings: PluginSettings) -> Sequence[object]:
        return objects

    implementation.__name__ = hook
    setattr(plugin, hook, hookimpl(implementation))
    with pytest.raises(InvalidInputError) as caught:
        Registry.from_plugins({"strange": plugin})
    return str(caught.value)


class Folder:
    name = "folder"
    accepts = frozenset({ParcelKind.PAGE})

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        return Delivery(where="folder")


@pytest.mark.parametrize("name", ["", " tables", "two\nlines", None, 7])
def test_an_object_needs_a_usable_name(name: str) -> None:
    message = refused(Empty(name))
    assert "outreach_sources, source Nr. 1: name is missing or not a text" in message


def test_a_class_in_the_place_of_an_object_is_refused() -> None:
    assert "a class; hand over an instance of it" in refused(Empty)


def test_a_missing_method_is_named_with_the_nearest_one() -> None:
    almost = SimpleNamespace(name="almost", reed=lambda as_of: SourceBatch())
    assert "source 'almost': read is missing. Did you mean reed?" in refused(almost)


def test_a_value_in_the_place_of_a_method_is_refused() -> None:
    assert "read must be a method" in refused(SimpleNamespace(name="x", read=3))


def test_a_method_that_cannot_be_called_as_declared_is_refused() -> None:
    other = SimpleNamespace(name="x", read=lambda day: SourceBatch())
    assert "read(day) must be callable as read(*, as_of)" in refused(other)


def test_a_coroutine_method_is_refused() -> None:
    async def read(*, as_of: pendulum.Date) -> SourceBatch:
        return SourceBatch()

    assert "read is a coroutine" in refused(SimpleNamespace(name="x", read=read))


def test_a_member_of_the_wrong_type_is_refused() -> None:
    class Wrong(Folder):
        accepts = {"page"}  # noqa: RUF012

    message = refused(Wrong(), hook="outreach_sinks")
    assert "accepts has the wrong type (returned set instead of frozenset" in message


def test_a_property_that_raises_is_a_missing_member() -> None:
    class Raises(Folder):
        @property
        def accepts(self) -> frozenset[ParcelKind]:  # type: ignore[override]
            raise RuntimeError

    assert "accepts is missing." in refused(Raises(), hook="outreach_sinks")


@pytest.mark.parametrize("answer", [None, "text", {"a": Empty()}, Empty()])
def test_a_hook_must_hand_over_a_list_or_tuple(answer: object) -> None:
    class Answers:
        @hookimpl
        def outreach_sources(self, settings: PluginSettings) -> object:
            return answer

    with pytest.raises(InvalidInputError, match="return a list or tuple of objects"):
        Registry.from_plugins({"strange": Answers()})


def test_a_generator_handed_over_is_refused() -> None:
    class Later:
        @hookimpl
        def outreach_sources(self, settings: PluginSettings) -> object:
            return (Empty() for _ in range(2))

    with pytest.raises(InvalidInputError, match="returned a generator"):
        Registry.from_plugins({"strange": Later()})


def test_two_objects_of_one_name_name_both_plugins() -> None:
    with pytest.raises(
        InvalidInputError,
        match=r"two of source 'empty': plug-in 'a' \(embedded\) and plug-in 'b' \(embedded\)",
    ):
        Registry.from_plugins({"b": Good(), "a": Good()})


def test_the_name_of_the_own_plugin_is_taken() -> None:
    with pytest.raises(InvalidInputError, match="'builtin' is the name of the plug-in"):
        Registry.from_plugins({"builtin": Good()})


def test_settings_for_a_plugin_that_is_not_there_are_a_typo() -> None:
    with pytest.raises(InvalidInputError, match=r"settings for 'tabels'.* 'tables'"):
        Registry.from_plugins({"tables": Good()}, settings={"tabels": {}})


def test_a_hook_that_raises_is_named_without_its_message() -> None:
    class Crashes:
        @hookimpl
        def outreach_sources(self, settings: PluginSettings) -> list[Empty]:
            msg = "Frau Beispiel"
            raise KeyError(msg)

    with pytest.raises(InvalidInputError) as caught:
        Registry.from_plugins({"crashes": Crashes()})
    assert "'crashes' (embedded) failed at outreach_sources: raised KeyError" in str(
        caught.value
    )
    assert "Beispiel" not in str(caught.value) + repr(caught.value)


def test_a_plugin_that_ends_the_process_at_start_does_not() -> None:
    class Leaves:
        @hookimpl
        def outreach_sources(self, settings: PluginSettings) -> list[Empty]:
            raise SystemExit

    with pytest.raises(InvalidInputError, match="raised SystemExit"):
        Registry.from_plugins({"leaves": Leaves()})


def test_faults_of_settings_are_passed_on_to_the_user() -> None:
    class Picky:
        @hookimpl
        def outreach_sources(self, settings: PluginSettings) -> list[Empty]:
            raise InvalidInputError(subject="tables", faults=["path is missing."])

    with pytest.raises(
        InvalidInputError, match=r"plug-in 'picky'.*: path is missing\."
    ):
        Registry.from_plugins({"picky": Picky()})


def test_all_faults_of_all_plugins_are_told_together() -> None:
    with pytest.raises(InvalidInputError) as caught:
        Registry.from_plugins(
            {"a": Default(), "b": Nothing(), "c": Good(), "d": Good()}
        )
    assert len(caught.value.faults) == 3


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_plugins_never_changes_what_is_refused(names: list[str]) -> None:
    plugins = {"a": Default(), "b": Nothing(), "c": Good(), "d": Good()}
    with pytest.raises(InvalidInputError) as caught:
        Registry.from_plugins({name: plugins[name] for name in names})
    with pytest.raises(InvalidInputError) as sorted_order:
        Registry.from_plugins(plugins)
    assert str(caught.value) == str(sorted_order.value)


def test_what_the_registry_accepts_pluggy_accepts() -> None:
    Registry.from_plugins({"good": Good()})
    manager = pluggy.PluginManager("outreach_core")
    manager.add_hookspecs(specs)
    manager.register(Good())
    manager.check_pending()


def test_every_hook_has_one_kind_and_every_kind_a_hook() -> None:
    manager = pluggy.PluginManager("outreach_core")
    manager.add_hookspecs(specs)
    declared = [name for name in dir(manager.hook) if name.startswith("outreach_")]
    assert declared == [kind.hook for kind in KINDS]
