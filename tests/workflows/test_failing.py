"""What failed is named, and an answer that cannot be is told from an error."""

from typing import Any

import pytest

from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import SINK, Failures, Registry, hookimpl
from outreach_core.testing import MemorySink
from outreach_core.workflows.failing import failed


class Post:
    """A plug-in with one sink that refuses everything."""

    @hookimpl
    def outreach_sinks(self, settings: Any) -> Any:  # noqa: ARG002  the hook's shape
        return (Refusing(name="post"),)


class Refusing(MemorySink):
    def deliver(self, parcel: Any, *, key: str) -> Any:  # noqa: ARG002  the protocol
        raise InvalidInputError(
            subject="ablage", faults=["Kanarienvogel ist nicht da."]
        )


def sink_of(policy: dict[str, str]) -> Any:
    registry = Registry.from_plugins({"post": Post()}, failures=Failures.of(policy))
    return registry.one(SINK, "post")


def error_of(found: Any) -> Any:
    with pytest.raises(InvalidInputError) as caught:
        found.deliver(None, key="4f1c9a")
    return caught.value


def test_what_the_core_says_about_an_answer_is_told_on() -> None:
    fault = InvalidInputError("minutes", ["a way to itself takes 0 minutes."])
    named = failed(sink_of({}), "deliver", fault)
    assert isinstance(named, PluginError)
    assert "returned what cannot be: minutes: a way to itself" in named.why.en
    assert "gab etwas Unbrauchbares zurück: minutes" in named.why.de
    assert "'post'.deliver" in named.words.de


def test_what_a_plug_in_says_to_the_user_stays_out_of_lists_about_people() -> None:
    found = sink_of({})
    named = failed(found, "deliver", error_of(found))
    assert "raised InvalidInputError" in named.why.en
    assert "löste InvalidInputError aus" in named.why.de
    assert "Kanarienvogel" not in f"{named.words.de} {named.words.en} {named!r}"


def test_a_stricter_setting_ends_the_run_with_the_words_of_the_plug_in() -> None:
    found = sink_of({"sinks": "abort"})
    error = error_of(found)
    with pytest.raises(InvalidInputError) as caught:
        failed(found, "deliver", error)
    assert caught.value is error


def test_a_stricter_setting_ends_the_run_for_an_answer_that_cannot_be() -> None:
    fault = InvalidInputError("minutes", ["a way to itself takes 0 minutes."])
    with pytest.raises(PluginError, match=r"'post'\.deliver") as caught:
        failed(sink_of({"sinks": "abort"}), "deliver", fault)
    assert caught.value.__cause__ is fault
