"""The specifications are the contract: complete, documented, of one shape."""

import inspect

import pytest

from outreach_core import hooks
from outreach_core.hooks import KINDS, OnFailure, PluginSettings, specs

HOOKS = [kind.hook for kind in KINDS]

# DESIGN.md, "Hooks".
DESIGNED = {
    "outreach_sources",
    "outreach_rulebooks",
    "outreach_workdays",
    "outreach_letter_templates",
    "outreach_letter_formats",
    "outreach_letter_checks",
    "outreach_travel_times",
    "outreach_planners",
    "outreach_coaching_directories",
    "outreach_screeners",
    "outreach_case_stores",
    "outreach_sinks",
    "outreach_report_sections",
}


def test_the_designed_hooks_are_there_and_no_others() -> None:
    assert set(HOOKS) == DESIGNED


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_says_when_it_is_called_and_what_it_returns(name: str) -> None:
    spec = getattr(specs, name)
    doc = inspect.getdoc(spec) or ""
    assert "Called once, at start." in doc
    assert "Returns:" in doc
    signature = inspect.signature(spec)
    assert list(signature.parameters) == ["settings"]
    assert signature.parameters["settings"].annotation is PluginSettings
    assert "    settings: " in doc


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.hook)
def test_a_hook_returns_what_its_kind_says(kind: hooks.Kind[object]) -> None:
    returned = inspect.signature(getattr(specs, kind.hook)).return_annotation
    assert returned.__args__ == (kind.protocol,)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.hook)
def test_every_type_of_an_object_comes_through_the_one_door(
    kind: hooks.Kind[object],
) -> None:
    assert getattr(hooks, kind.protocol.__name__) is kind.protocol


def test_failure_means_what_the_design_says() -> None:
    failure = {kind.hook: kind.on_failure for kind in KINDS}
    assert failure["outreach_sources"] is OnFailure.ABORT
    assert failure["outreach_letter_checks"] is OnFailure.CLOSED
    assert failure["outreach_planners"] is OnFailure.DEGRADE
    assert failure["outreach_sinks"] is OnFailure.RETRY
