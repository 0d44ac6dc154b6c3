"""A print file and its list always speak of the same letters."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_cli.folder_sink import FolderSink
from outreach_core.hooks import Parcel, ParcelKind
from outreach_core.letters import BatchRow, LetterBatch, PrintFile

KEY = "0123456789abcdef"


def parcel(*codes: str) -> Parcel:
    """A print file whose bytes say which letters are in it."""
    rows = tuple(
        BatchRow(key=code, answer_code=code, first_page=2 * n + 1, pages=1)
        for n, code in enumerate(codes)
    )
    content = "\n".join(codes).encode()
    file = PrintFile(media_type="application/pdf", suffix=".pdf", content=content)
    batch = LetterBatch(file=file, rows=rows)
    return Parcel(kind=ParcelKind.BATCH, name="first-01234567", content=batch)


def on_disk(folder: Path) -> dict[str, list[str]]:
    """Return, by name of each print file, the letters in it; its list says the same."""
    found = {}
    for listed in sorted(folder.glob("packlisten/*.jsonl")):
        rows = [json.loads(line) for line in listed.read_text().splitlines()]
        (name,) = {row["file"] for row in rows}
        printed = (folder / "druck" / name).read_text().splitlines()
        assert [row["key"] for row in rows] == printed
        found[name] = printed
    return found


def test_a_print_file_and_its_list_come_together(tmp_path: Path) -> None:
    sink = FolderSink(folder=tmp_path)
    first = sink.deliver(parcel("a", "b"), key=KEY)
    assert first.where == "druck/first-01234567.pdf"
    assert not first.already
    assert on_disk(tmp_path) == {"first-01234567.pdf": ["a", "b"]}
    assert sink.deliver(parcel("a"), key=KEY).already
    assert on_disk(tmp_path) == {"first-01234567.pdf": ["a", "b"]}


def test_the_list_names_the_file_as_it_is_called_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "druck").mkdir()
    (tmp_path / "druck" / "first-01234567.pdf").write_text("somebody else's")
    delivery = FolderSink(folder=tmp_path).deliver(parcel("a", "b"), key=KEY)
    assert delivery.where == "druck/first-01234567-2.pdf"
    assert on_disk(tmp_path) == {"first-01234567-2.pdf": ["a", "b"]}


# Python starts once; each line forks a child that is killed for good just before the
# n-th thing that changes the disk (0: never).
FORKS = """
import os, signal, sys
from pathlib import Path
from test_folder_sink import KEY, FolderSink, parcel
from outreach_core.hooks import whole_files

def run(folder, step, codes):
    left = int(step)
    def counting(inner):
        def call(*args, **kwargs):
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return inner(*args, **kwargs)
        return call
    for name in ("fsync", "open", "fdopen"):
        setattr(whole_files.os, name, counting(getattr(os, name)))
    for name in ("replace", "chmod", "mkdir"):
        setattr(Path, name, counting(getattr(Path, name)))
    FolderSink(folder=Path(folder)).deliver(parcel(*codes.split(",")), key=KEY)

for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            run(*line.split())
        except BaseException:
            os._exit(1)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def forks() -> "Iterator[subprocess.Popen[str]]":
    pipe = subprocess.PIPE
    call = [sys.executable, "-c", FORKS]
    here = Path(__file__).parent
    with subprocess.Popen(call, cwd=here, stdin=pipe, stdout=pipe, text=True) as found:
        yield found


def killed_at(
    forks: "subprocess.Popen[str]", folder: Path, step: int, codes: str
) -> bool:
    """Deliver in a process of its own; say whether it was killed on the way."""
    assert forks.stdin is not None
    assert forks.stdout is not None
    forks.stdin.write(f"{folder} {step} {codes}\n")
    forks.stdin.flush()
    ended = int(forks.stdout.readline())
    assert ended <= 0, "it failed instead of being killed"
    return ended < 0


def test_killed_between_file_and_list_both_are_made_anew(
    tmp_path: Path, forks: "subprocess.Popen[str]"
) -> None:
    step = 1
    while killed_at(forks, tmp_path / str(step), step, "a,b,c"):
        # Somebody has answered since: the next run sets other letters.
        sink = FolderSink(folder=tmp_path / str(step))
        again = sink.deliver(parcel("a", "c"), key=KEY)
        found = on_disk(tmp_path / str(step))
        assert list(found.values()) == [
            ["a", "b", "c"] if again.already else ["a", "c"]
        ]
        assert not list((tmp_path / str(step)).rglob("*.part"))
        step += 1
    assert step > 20
