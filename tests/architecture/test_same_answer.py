"""Same input, same output: whatever the machine, the day, the hash seed, the folder."""

import os
import subprocess
import sys
from pathlib import Path

import full_week
import pytest
import week

WORLDS = {
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "3"},
    "optimised": {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "5"},
}


def digest_in(
    world: dict[str, str], folder: Path, script: str = str(week.__file__)
) -> str:
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    result = subprocess.run(
        [sys.executable, script],
        env={**kept, **world},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


@pytest.mark.parametrize("name", WORLDS)
def test_a_week_is_the_same_in_another_world(name: str, tmp_path: Path) -> None:
    assert digest_in(WORLDS[name], tmp_path) == week.digest()


def test_plan_reasons_and_forecast_are_the_same_under_other_hash_seeds(
    tmp_path: Path,
) -> None:
    worlds = ({"PYTHONHASHSEED": seed} for seed in ("1", "4711", "99"))
    found = {digest_in(world, tmp_path, str(full_week.__file__)) for world in worlds}
    assert found == {full_week.digest()}


def test_a_week_computed_twice_is_the_same() -> None:
    assert week.digest() == week.digest()


def test_the_order_of_people_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = week.whole_week()
    people = week.STEPS["people"]
    monkeypatch.setitem(week.STEPS, "people", lambda found: people(found)[::-1])
    after = week.whole_week()
    assert after["screening"] == before["screening"]
    assert after["letters"].to_send == before["letters"].to_send
    assert after["report"] == before["report"]


def test_the_fingerprint_sees_a_change_of_one_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = week.digest()
    monkeypatch.setattr(week.SENDER.__class__, "__repr__", lambda _: "hidden")
    assert week.digest() == before, "hidden fields count, not their repr"
    monkeypatch.setattr(week, "KEY", b"another invented secret of the office")
    assert week.digest() != before
