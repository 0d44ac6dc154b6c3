"""A good plug-in of each kind passes, and enough is tried that this says something."""

from pathlib import Path
from typing import Any

import pytest
from kit_good import CSV, GOOD, NEEDS_FILE, OFFERS, PEOPLE, README, plugin_of

from outreach_core.hooks import (
    API_VERSION,
    KINDS,
    Delivery,
    Parcel,
    ParcelKind,
    PluginSettings,
    Sink,
    deliver_files,
    hookimpl,
)
from outreach_core.testing import ALL_CHECKS, run_conformance
from outreach_core.testing.kit import FLOORS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "sample"
    found.mkdir()
    return found


def given_for(hook: str, folder: Path) -> dict[str, Any]:
    """What an author of a plug-in of that kind would hand over."""
    given: dict[str, Any] = {"name": "good", "readme": README, "heavy": False}
    if hook in NEEDS_FILE:
        text = CSV if hook == "outreach_sources" else OFFERS
        (folder / "liste.csv").write_text(text, encoding="utf-8")
        given |= {"folder": folder, "settings": {"file": "liste.csv"}}
        given |= {"samples": {"the same": folder}}
    if hook == "outreach_screeners":
        given |= {"people": PEOPLE}
    return given


@pytest.mark.parametrize("hook", sorted(GOOD))
def test_a_good_plugin_passes_everything(hook: str, folder: Path) -> None:
    found = run_conformance(plugin_of(hook, GOOD[hook]), **given_for(hook, folder))
    assert {each.check: each.found for each in found.failures} == {}
    assert found.passed
    assert found.tried >= 30


def test_there_is_a_good_plugin_of_every_kind() -> None:
    assert sorted(GOOD) == sorted(kind.hook for kind in KINDS)


def test_floors_are_no_higher_than_what_there_is_and_at_least_thirty() -> None:
    for hook in ("", *GOOD):
        free = [
            check
            for check in ALL_CHECKS
            if (check.kind.hook if check.kind else "") == hook and not check.needs
        ]
        assert FLOORS[hook] <= len(free)
        assert FLOORS[hook] > len(free) - 3
    assert all(FLOORS[""] + FLOORS[hook] >= 30 for hook in GOOD)


def test_ids_are_unique_and_every_check_is_told_in_two_languages() -> None:
    ids = [check.id for check in ALL_CHECKS]
    assert len(ids) == len(set(ids))
    for check in ALL_CHECKS:
        for words in (check.what, check.why, check.fix):
            assert words.de.strip()
            assert words.en.strip()
        assert check.what.de != check.what.en


class _FilePerTour:
    """A sink that forgets that a plan may be empty."""

    name = "file-per-tour"
    accepts = frozenset({ParcelKind.PLAN})

    def __init__(self, settings: PluginSettings) -> None:
        self.folder = Path(settings.output)

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        plan: Any = parcel.content
        files = {f"{tour.day}-{tour.pair[0]}.txt": bytes for tour in plan.plan.tours}
        return deliver_files(self.folder, files, key=key, editions=True)


def test_what_the_core_refused_is_told_to_the_author() -> None:
    class Ours:
        OUTREACH_API = API_VERSION
        OUTREACH_SETTINGS = ()

        @hookimpl
        def outreach_sinks(self, settings: PluginSettings) -> tuple[Sink, ...]:
            return (_FilePerTour(settings),)

    found = run_conformance(Ours(), name="ours", readme=README, heavy=False)
    said = {each.check: each.found.en for each in found.failures}
    assert "'files' must be at least one file" in said["SNK-16"]
