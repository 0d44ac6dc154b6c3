"""Letters for a print centre from the command line: files, lists, and interruptions."""

import io
import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

pikepdf = pytest.importorskip("pikepdf", reason="reads the pages of print files")

S = ("--as-of", "05.10.2026")
START = "from outreach_cli.main import main; main()"
PDF = ('formats = ["text"]', 'formats = ["pdf"]')
FOUR = ("[letters]\n", "[letters]\nbatch_letters = 4\n")


def manifest(folder: Path) -> list[dict[str, Any]]:
    lists = sorted(folder.glob("packlisten/*.jsonl"))
    return [json.loads(x) for one in lists for x in one.read_text().splitlines()]


def packing_lists(folder: Path) -> dict[str, list[list[Any]]]:
    found = {}
    for path in sorted(folder.glob("*-packliste*.xlsx")):
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        start = next(n for n, row in enumerate(rows) if "Antwort-Code" in row)
        found[path.name.removesuffix("-packliste.xlsx")] = [
            row for row in rows[start + 1 :] if isinstance(row[1], float)
        ]
    return found


def test_letters_go_into_few_files_with_lists_for_people_and_machines(
    office: Any,
) -> None:
    office.settings(PDF, FOUR)
    said = office.run("letters", "--batch", *S)
    assert said.code == 0, said.text
    assert "9 übergeben" in said.out
    out = office.folder / "ausgabe"
    rows = manifest(out)
    assert Counter(row["file"] for row in rows).most_common()[0][1] == 4
    assert len({row["key"] for row in rows}) == len(rows) == 9
    for name, listed in packing_lists(out).items():
        own = [row for row in rows if row["file"] == f"{name}.pdf"]
        assert [row[0] for row in listed] == [row["answer_code"] for row in own]
        assert [row[1] for row in listed] == [row["first_sheet"] for row in own]
        with pikepdf.open(out / "druck" / f"{name}.pdf") as pdf:
            last = own[-1]
            assert len(pdf.pages) == last["first_page"] + last["pages"] - 1
    assert len(packing_lists(out)) == 3
    # Whoever prints need not see which code lies on which sheet.
    assert {path.suffix for path in out.glob("druck/*")} == {".pdf"}
    assert not list(out.glob("briefe/*"))
    again = office.run("letters", "--batch", *S)
    assert "0 übergeben, 9 früher" in again.out
    alone = office.run("letters", *S)
    assert "0 übergeben, 9 früher" in alone.out
    assert manifest(out) == rows


def test_a_format_that_sets_no_batches_is_named_with_what_to_do(office: Any) -> None:
    said = office.run("letters", "--batch", *S)
    assert said.code == 1
    assert "letters.formats" in said.err
    assert '"pdf"' in said.err
    assert not list(office.folder.glob("ausgabe/druck/*"))


def test_announcements_can_be_printed_into_files_too(office: Any) -> None:
    office.settings(PDF)
    plan = ("plan", "--week", "02.11.2026", "--as-of", "19.10.2026")
    for command in (("screen", *S), ("letters", "--batch", *S), plan):
        assert office.run(*command).code == 0
    said = office.run("announce", "--batch", "--as-of", "19.10.2026")
    assert said.code == 0, said.text
    rows = [
        r for r in manifest(office.folder / "ausgabe") if "announcement" in r["file"]
    ]
    assert rows
    assert f"{len(rows)} übergeben" in said.out
    again = office.run("announce", "--batch", "--as-of", "20.10.2026")
    assert "0 übergeben" in again.out


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_killed_print_run_is_finished_and_prints_nobody_twice(
    small_office: Path, tmp_path: Path, seed: int
) -> None:
    folder = tmp_path / "office"
    shutil.copytree(small_office, folder)
    settings = folder / "outreach.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace(*PDF).replace(*FOUR), "utf-8")
    call = [sys.executable, "-c", START, "letters", "--batch", *S]
    moment = random.Random(seed)  # noqa: S311  moments of a test
    for _ in range(3):
        process = subprocess.Popen(
            call, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment.uniform(0.6, 3.0))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
    done = subprocess.run(
        call, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    out = folder / "ausgabe"
    rows = manifest(out)
    assert len({row["key"] for row in rows}) == len(rows) == 9
    for name in {row["file"] for row in rows}:
        content = (out / "druck" / name).read_bytes()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            own = [row for row in rows if row["file"] == name]
            assert len(pdf.pages) == max(r["first_page"] + r["pages"] - 1 for r in own)
    assert sum(map(len, packing_lists(out).values())) == 9
