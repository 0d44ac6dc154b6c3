"""``outreach plugins certify``: the kit on what is installed, without a repository."""

import json
from pathlib import Path
from typing import Any

import pytest

from outreach_cli.commands import certify as command
from outreach_cli.main import run

PROMISES = 30


def certify(*arguments: str) -> int:
    return run(["--language", "en", "plugins", "certify", *arguments], environ={})


def test_a_plugin_that_passes_says_so_in_one_line(capsys: Any) -> None:
    assert certify("holidays", "--quick") == 0
    said = capsys.readouterr().out
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
