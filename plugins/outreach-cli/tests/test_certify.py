"""``outreach plugins certify``: the kit on what is installed, without a repository."""

import contextlib
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from outreach_cli.commands import certify as command
from outreach_cli.main import run
from outreach_core import Words
from outreach_core.hooks import Setting, whole_from
from outreach_holidays import plugin as holidays_plugin

PROMISES = 30


def certify(*arguments: str, language: str = "en") -> int:
    words = ["--language", language, "plugins", "certify", *arguments]
    return run(words, environ={})


@cache
def quickly(language: str) -> str:
    """Certify once for all tests that read what is said about it."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert certify("holidays", "--quick", language=language) == 0
    return said.getvalue()


def test_a_plugin_that_passes_says_so_in_one_line() -> None:
    said = quickly("en")
    assert "holidays passes" in said
    assert len(said.splitlines()) < 25


def test_json_tells_each_check_for_programs(capsys: Any) -> None:
    assert certify("holidays", "--quick", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["distribution"] == "outreach-holidays"
    assert found["passed"] is True
    assert found["tried"] >= PROMISES
    assert {each["check"] for each in found["results"]} >= {"REG-01", "WRK-01"}


def test_a_plugin_that_fails_ends_with_1_and_says_what_helps(
    capsys: Any, tmp_path: Path
) -> None:
    # Without files the source has nothing to read: told, never passed over.
    assert certify("tables", "--quick", "--folder", str(tmp_path)) == 1
    said = capsys.readouterr().out
    assert "SRC-02" in said
    assert "does not pass" in said


def test_an_unknown_plugin_is_named_with_what_there_is(capsys: Any) -> None:
    assert certify("holydays") == 1
    assert "holidays" in capsys.readouterr().err


def test_a_missing_kit_is_told_with_the_next_step(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_EXTRA", "a_module_that_nobody_has")
    assert certify("holidays") == 1
    assert "outreach-core[testing]" in capsys.readouterr().err


def test_a_setting_that_must_be_there_is_asked_for_once(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape = whole_from(1)
    needed = Setting(
        key="depth", shape=shape, help=Words("Tiefe.", "Depth."), is_required=True
    )
    monkeypatch.setattr(holidays_plugin, "OUTREACH_SETTINGS", (needed,))
    assert certify("holidays", "--quick") == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "[plugin.holidays] depth must be set" in said
    assert "--settings outreach.toml" in said


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_was_missing_is_told_in_the_language_of_the_reader(
    language: str,
) -> None:
    said = quickly(language)
    assert ("liefen nicht" in said, "did not run" in said) == (
        language == "de",
        language == "en",
    )
    assert "needs " not in said
