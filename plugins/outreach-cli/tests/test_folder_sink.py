"""A print file and its list always speak of the same letters."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killing import killed_again_and_again

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


CODE = """
from killing import fork_for_each_line
from test_folder_sink import KEY, FolderSink, parcel

def run(folder, codes):
    FolderSink(folder=folder).deliver(parcel(*codes.split(",")), key=KEY)

fork_for_each_line(run)
"""


@pytest.fixture
def killed_at() -> Iterator[Callable[[Path, int, str], bool]]:
    """Deliver in a process of its own; say whether it was killed on the way."""
    with killed_again_and_again(CODE, near=Path(__file__).parent) as deliver:

        def killed(folder: Path, step: int, codes: str) -> bool:
            ended = deliver((folder, step, codes))
            assert ended <= 0, "it failed instead of being killed"
            return ended < 0

        yield killed


def test_killed_between_file_and_list_both_are_made_anew(
    tmp_path: Path, killed_at: Callable[[Path, int, str], bool]
) -> None:
    step = 1
    while killed_at(tmp_path / str(step), step, "a,b,c"):
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
