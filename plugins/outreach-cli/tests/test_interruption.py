"""Ctrl-C at any moment: exit code 130, whole files only, and the command goes on."""

import io
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

START = "from outreach_cli.main import main; main()"
S = ("--as-of", "05.10.2026")
# Other moments than the one in the middle: CI tries them all.
SLOW = pytest.mark.slow


def begin(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole(path: Path) -> bool:
    """Say whether a file is complete, by what its own format ends with."""
    content = path.read_bytes()
    if path.suffix == ".xlsx":
        return zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    ends = {
        ".pdf": rb"%%EOF\s*$",
        ".html": rb"</html>\s*$",
        ".ics": rb"END:VCALENDAR\s*$",
        ".txt": rb"\S",
    }
    return re.search(ends.get(path.suffix, rb""), content) is not None


def written(folder: Path) -> list[Path]:
    found = [path for path in (folder / "ausgabe").rglob("*") if path.is_file()]
    return [path for path in found if ".outreach" not in path.parts]


def settled(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in written(folder)
        if path.suffix == ".pdf"
    }


@pytest.mark.parametrize(
    "letters", [4, *(pytest.param(n, marks=SLOW) for n in (0, 1, 8))]
)
def test_letters_broken_off_are_finished_by_the_same_command(
    small_office: Path, tmp_path: Path, letters: int
) -> None:
    folder = tmp_path / "office"
    shutil.copytree(small_office, folder)
    settings = folder / "outreach.toml"
    text = settings.read_text("utf-8").replace(
        'formats = ["text"]', 'formats = ["pdf"]'
    )
    settings.write_text(text, "utf-8")
    process = begin(folder, "letters", *S)
    # The moment is chosen by what has been done, not by a clock.
    while process.poll() is None and len(settled(folder)) < max(letters, 0):
        time.sleep(0.005)
    if letters == 0:
        assert process.stdout is not None
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode in {0, 130}
    assert "Traceback" not in err
    if process.returncode == 130:
        assert "Abgebrochen" in err
    first = settled(folder)
    assert all(whole(path) for path in written(folder))
    assert not list(folder.rglob(".*.pdf.*"))
    again = begin(folder, "letters", *S)
    out, err = again.communicate(timeout=120)
    assert (again.returncode, err) == (0, "")
    after = settled(folder)
    assert len(after) == 9
    assert {name: after[name] for name in first} == first
    last = begin(folder, "letters", *S).communicate(timeout=120)[0]
    assert "0 übergeben, 9 früher übergeben" in last
    assert "hiergeblieben" in out


@SLOW
@pytest.mark.parametrize("lines", [1, 3, 5])
def test_a_demo_broken_off_leaves_whole_files_and_can_begin_again(
    tmp_path: Path, lines: int
) -> None:
    call = ("demo", "week", "--customers", "200")
    process = begin(tmp_path, *call)
    assert process.stdout is not None
    for _ in range(lines):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Abgebrochen" in err
    assert "Traceback" not in err
    folder = tmp_path / "week"
    assert all(whole(path) for path in written(folder))
    assert not list(folder.rglob(".kunden.xlsx.*"))
    assert not [p for p in folder.rglob("*") if p.name.endswith((".tmp", ".part"))]
    again = begin(tmp_path, *call)
    out, err = again.communicate(timeout=240)
    assert (again.returncode, err) == (0, "")
    assert "✓ 8/8" in out
