"""The demo: the same seed, the same week; nothing of anybody else is touched."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# SQLite's pages hold what was rolled back and the order of writers; what they mean is
# compared by the report, the plan and the letters. A workbook carries its own clock.
CLOCKED = {".outreach/cases.sqlite", "kunden.xlsx"}


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def demo_with(hash_seed: int, folder: Path) -> str:
    """Run the demo in a process of its own; return what it said in one line."""
    found = subprocess.run(
        [
            *(sys.executable, "-c", "from outreach_cli.main import main; main()"),
            *("demo", str(folder), "--customers", "200", "--seed", "5"),
        ],
        env={
            "PYTHONHASHSEED": str(hash_seed),
            "PATH": "/usr/bin:/bin",
            "COLUMNS": "250",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")
    return " ".join(found.stdout.split())


@pytest.fixture(scope="session")
def a_demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a demo, and what was said; nobody may change it."""
    folder = tmp_path_factory.mktemp("demo") / "week"
    return folder, demo_with(1, folder)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed(
    a_demo: tuple[Path, str], tmp_path: Path
) -> None:
    demo_with(2, tmp_path / "week")
    one, other = everything(a_demo[0]), everything(tmp_path / "week")
    assert set(one) == set(other)
    assert [n for n in one if one[n] != other[n] and n not in CLOCKED] == []


def test_the_demo_does_all_eight_steps_and_says_where_to_look(
    a_demo: tuple[Path, str],
) -> None:
    folder, out = a_demo
    for step in range(1, 9):
        assert f"✓ {step}/8" in out
    for said in ("zweiter Lauf: 0", "0 Regeln verletzt", "Sekunden. Alles liegt in"):
        assert said in out
    names = {path.name for path in (folder / "ausgabe").iterdir()}
    assert names >= {
        *("worklist.xlsx", "plan.html", "tagesblaetter.html", "besuche.ics"),
        *("naechste-angebote.xlsx", "zwischenbilanz.html", "briefe"),
        *("plan.json", "rueckmeldung-2026-10-20.html"),
    }
    assert "am Dienstag fällt jemand aus" in out
    assert (folder / ".outreach/plans/2026-10-19.json").is_file()
    letters = [path.suffix for path in (folder / "ausgabe/briefe").iterdir()]
    assert letters.count(".pdf") == letters.count(".html") == letters.count(".txt") > 0


def test_the_demo_may_be_run_again_in_its_own_folder(
    a_demo: tuple[Path, str], tmp_path: Path, empty: Any
) -> None:
    folder = tmp_path / "week"
    shutil.copytree(a_demo[0], folder)
    note = folder / "eigene-notiz.txt"
    note.write_text("bleibt")
    said = empty.run("demo", str(folder), "--customers", "200", "--seed", "5")
    assert (said.code, said.err) == (0, "")
    assert note.read_text() == "bleibt"
    note.unlink()


def test_the_demo_never_writes_into_a_folder_of_somebody_else(empty: Any) -> None:
    empty.write("fremd/brief.txt", "wichtig")
    said = empty.run("demo", "fremd", "--customers", "200")
    assert said.code == 1
    assert "nicht leer und nicht von einer früheren Demo" in said.err
    assert everything(empty.folder) == {"fremd/brief.txt": b"wichtig"}


def test_the_demo_takes_an_empty_folder_and_refuses_a_file(empty: Any) -> None:
    empty.write("datei", "x")
    assert empty.run("demo", "datei", "--customers", "200").code == 2


def test_an_office_too_small_for_a_demo_is_misuse(empty: Any) -> None:
    assert empty.run("demo", "x", "--customers", "199").code == 2
    assert not (empty.folder / "x").exists()
