"""Files reach a folder whole and once, whatever is killed, changed or repeated."""

import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from killing import killed_again_and_again, process_of

from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import (
    Delivery,
    deliver_files,
    last_delivered,
    write_whole,
)

A, B = b"Plan A", b"Plan B"


def made(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def edition(
    folder: Path, content: bytes, key: str, name: str = "plan.html"
) -> Delivery:
    return deliver_files(folder, {name: made(content)}, key=key, editions=True)


def letter(folder: Path, content: bytes, key: str) -> Delivery:
    files = {"briefe/brief.pdf": made(content)}
    return deliver_files(folder, files, key=key, editions=False)


def seen(folder: Path) -> dict[str, bytes]:
    """Return what the office sees: everything but hidden files."""
    found = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return {
        name: path.read_bytes()
        for name, path in sorted(named.items())
        if not any(part.startswith(".") for part in Path(name).parts)
    }


def test_plan_a_then_b_then_a_again_leaves_a(tmp_path: Path) -> None:
    assert not edition(tmp_path, A, "a").already
    assert not edition(tmp_path, B, "b").already
    assert not edition(tmp_path, A, "a").already
    assert seen(tmp_path) == {"plan.html": A}
    assert edition(tmp_path, A, "a").already


@settings(max_examples=25)
@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_the_edition_delivered_last_always_lies_there(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    for before, key in zip([None, *keys], keys, strict=False):
        assert edition(folder, key.encode(), key).already == (before == key)
        assert seen(folder) == {"plan.html": key.encode()}


@settings(max_examples=25)
@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_letters_of_one_name_never_write_over_each_other(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    where: dict[str, str] = {}
    for key in keys:
        receipt = letter(folder, key.encode(), key)
        assert receipt.already == (key in where)
        assert where.setdefault(key, receipt.where) == receipt.where
    found = {name: content.decode() for name, content in seen(folder).items()}
    assert found == {name: key for key, name in where.items()}


def test_a_list_that_somebody_filled_in_is_never_written_over(tmp_path: Path) -> None:
    edition(tmp_path, A, "a")
    (tmp_path / "plan.html").write_bytes(b"ticked off")
    assert edition(tmp_path, A, "a").already
    assert edition(tmp_path, B, "b").where == "plan-2.html"
    assert edition(tmp_path, A, "a").where == "plan-2.html"
    assert seen(tmp_path) == {"plan.html": b"ticked off", "plan-2.html": A}


def test_a_list_that_is_gone_is_written_again_and_a_letter_is_not(
    tmp_path: Path,
) -> None:
    edition(tmp_path, A, "a")
    letter(tmp_path, B, "b")
    for name in seen(tmp_path):
        (tmp_path / name).unlink()
    assert not edition(tmp_path, A, "a").already
    assert letter(tmp_path, B, "b").already
    assert seen(tmp_path) == {"plan.html": A}


def test_a_file_that_was_there_before_stays_and_a_folder_too(tmp_path: Path) -> None:
    (tmp_path / "plan.html").mkdir()
    (tmp_path / "plan-2.html").write_bytes(A)
    # The same bytes are nobody's loss: an office that removed the marks.
    assert edition(tmp_path, A, "a").where == "plan-2.html"
    assert edition(tmp_path, B, "b").where == "plan-2.html"


def test_all_files_of_one_delivery_count_together(tmp_path: Path) -> None:
    files = {"a.csv": made(A), "sub/b.csv": made(B)}
    first = deliver_files(tmp_path, files, key="k", editions=True)
    assert first == Delivery(where="a.csv, sub/b.csv")
    edition(tmp_path, b"newer", "k2", name="a.csv")
    assert not deliver_files(tmp_path, files, key="k", editions=True).already
    assert seen(tmp_path) == {"a.csv": A, "sub/b.csv": B}


def test_a_private_file_and_its_folder_are_for_the_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    letter(out, A, "a")
    files = {"seiten/plan.html": made(B)}
    deliver_files(out, files, key="b", editions=True, private=False)
    modes = {
        path.relative_to(out).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in out.rglob("*")
    }
    assert modes["briefe"] == modes[".outreach"] == 0o700
    assert modes["briefe/brief.pdf"] == 0o600
    assert modes["seiten/plan.html"] == 0o644
    assert {mode for name, mode in modes.items() if name.endswith(".json")} == {0o600}


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "briefe").mkdir(mode=0o750)
    letter(tmp_path, A, "a")
    assert stat.S_IMODE((tmp_path / "briefe").stat().st_mode) == 0o750


def test_a_copy_is_kept_where_it_is_asked_for(tmp_path: Path) -> None:
    assert last_delivered(tmp_path, "plan.ics") == b""
    files = {"plan.ics": made(A)}
    deliver_files(tmp_path, files, key="a", editions=True, remember=True)
    (tmp_path / "plan.ics").unlink()
    assert last_delivered(tmp_path, "plan.ics") == A


@pytest.mark.parametrize("name", ["../x", "/x", ".hidden", "a/../../x", "a/.b/c", ""])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidValueError):
        edition(tmp_path / "out", A, "a", name=name)
    assert not (tmp_path / "x").exists()


def test_a_delivery_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="at least one file"):
        deliver_files(tmp_path, {}, key="a", editions=True)


def test_a_damaged_mark_loses_nothing(tmp_path: Path) -> None:
    edition(tmp_path, A, "a")
    for mark in (tmp_path / ".outreach").glob("*.json"):
        mark.write_bytes(b'{"key": 3')
    edition(tmp_path, B, "b")
    assert seen(tmp_path) == {"plan.html": A, "plan-2.html": B}


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition(tmp_path, A, "a")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("outreach_core.hooks.whole_files.os.fsync", full)
        with pytest.raises(InvalidInputError, match=r"plan\.html: cannot be written"):
            edition(tmp_path, B, "b")
        with pytest.raises(OSError, match="No space"):
            write_whole(tmp_path / "x" / "new.txt", A)
    assert seen(tmp_path) == {"plan.html": A}
    assert not list(tmp_path.rglob("*.part"))
    edition(tmp_path, B, "b")
    assert seen(tmp_path) == {"plan.html": B}


CODE = """
from killing import fork_for_each_line
from outreach_core.hooks import deliver_files

def run(folder, key, how, size):
    files = {
        name: (lambda name=name: (key + name).encode() * int(size))
        for name in ("briefe/a.pdf", "briefe/a.csv")
    }
    editions = how == "editions"
    deliver_files(folder, files, key=key, editions=editions, remember=editions)

fork_for_each_line(run)
"""
SIZE = 1000


@attrs.frozen
class Forks:
    """Delivers in a process of its own, which may be killed on the way."""

    line: Callable[[Sequence[object]], int]

    def deliver(self, folder: Path, step: int, key: str, how: str) -> int:
        """Return how the process ended; below zero: killed."""
        return self.line((folder, step, key, how, SIZE))


@pytest.fixture
def forks() -> Iterator[Forks]:
    with killed_again_and_again(CODE, near=Path(__file__).parent) as line:
        yield Forks(line)


def wanted(key: str, names: Iterable[str]) -> dict[str, bytes]:
    return {
        name: (key + name.replace("-2.", ".")).encode() * SIZE for name in sorted(names)
    }


@pytest.mark.slow
@pytest.mark.parametrize("how", ["editions", "letters"])
def test_killed_at_any_step_and_repeated_it_is_one_whole_delivery(
    tmp_path: Path, how: str, forks: Forks
) -> None:
    names = ("briefe/a.pdf", "briefe/a.csv")
    second = names if how == "editions" else ("briefe/a-2.pdf", "briefe/a-2.csv")
    before, after = wanted("old", names), wanted("new", second)
    whole, step = {*before.values(), *after.values()}, 1
    while True:
        folder = tmp_path / str(step)
        assert forks.deliver(folder, 0, "old", how) == 0
        if forks.deliver(folder, step, "new", how) == 0:
            break
        assert set(seen(folder).values()) <= whole
        # Killed a second time on the way of the repetition, then left alone.
        forks.deliver(folder, step // 2 + 1, "new", how)
        assert set(seen(folder).values()) <= whole
        assert forks.deliver(folder, 0, "new", how) == 0
        assert seen(folder) == (after if how == "editions" else before | after)
        assert not list(folder.rglob("*.part"))
        step += 1
    assert step > 40


@pytest.mark.slow
def test_processes_at_once_wait_for_each_other(tmp_path: Path) -> None:
    keys = ["k1", "k1", "k2", "k2"]
    begun = []
    for key in keys:
        process = process_of(CODE, near=Path(__file__).parent)
        begun.append((process, f"{tmp_path} 0 {key} letters {SIZE}\n"))
    for process, line in begun:
        process.communicate(line)
    assert len(seen(tmp_path)) == len(set(seen(tmp_path).values())) == 4
