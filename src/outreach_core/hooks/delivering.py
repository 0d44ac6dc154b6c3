"""How do files get into an office's folder whole, and each delivery once?

The helper behind every sink that writes files; authors of sinks call it too. Beside the
files lies ``.outreach/`` with one small mark a file: which delivery is there, and by
its hash, whether the file is still the one that was written.
"""

import contextlib
import hashlib
import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks.parcels import Delivery
from outreach_core.hooks.whole_files import locked, write_locked

MARKS: Final = ".outreach"
"""Folder beside the files that were delivered; nobody but the owner may open it."""

_LOCK: Final = "lock"
_LOCKED: Final = Words(
    "kann nicht geschrieben werden. Bitte in anderen Programmen schließen und prüfen, "
    "ob in den Ausgabeordner geschrieben werden darf und dort noch Platz ist.",
    "cannot be written. Close it in other programs, and check that the output folder "
    "may be written to and has room left.",
)


@attrs.frozen(kw_only=True)
class _Mark:
    """What is known of one file name, or of one letter.

    Attributes:
        key: Hash of the key that lies there; empty while it is being written.
        file: Name below the folder.
        known: Hashes of everything of ours that may stand there.
    """

    key: str = ""
    file: str = ""
    known: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Slot:
    """One file of a delivery: what it should be called, and where its mark lies."""

    folder: Path
    name: str
    mark: Path
    key: str
    edition: bool

    def is_delivered(self) -> bool:
        """Say whether this very delivery is the last one under this name.

        A letter that somebody took away was delivered all the same; a list that is
        gone is wanted again.
        """
        found = _read(self.mark)
        there = not self.edition or (self.folder / found.file).is_file()
        return found.key == self.key and there


def deliver_files(
    folder: Path,
    files: Mapping[str, Callable[[], bytes]],
    *,
    key: str,
    editions: bool,
    private: bool = True,
    remember: bool = False,
) -> Delivery:
    """Write *files* into *folder*, each whole or not at all; the same key once.

    A run killed at any step and repeated with the same key leaves exactly the files of
    one delivery. A file that somebody else put there, or has changed since, is never
    written over: the new one gets the next free name ("worklist-2.xlsx").

    Args:
        folder: Where they go; made when it is missing.
        files: What makes the content, by name below the folder ("briefe/4c1f.pdf"), at
            least one; asked only when something is written.
        key: Opaque key of the delivery.
        editions: The files are editions of one document (a worklist, a plan): another
            key replaces them, and the last one delivered is the one that lies there.
            The same key writes nothing while it is the last one and its files are
            there. ``False``: each key keeps files of its own (letters) and writes them
            once, whether or not somebody has taken them away since.
        private: As for ``write_whole``.
        remember: Keep a copy for :func:`last_delivered`; for editions only.

    Returns:
        The names, joined by ", ", and whether everything was there already.

    Raises:
        InvalidValueError: No file, or a name that leads out of the folder.
        InvalidInputError: Something cannot be written; repeat with the same key.
    """
    slots = [_slot(folder, name, key, editions=editions) for name in files]
    if not slots:
        raise InvalidValueError(field="files", expected="at least one file")
    with _words_for(slots[0].name), locked(folder / MARKS / _LOCK):
        already = all(slot.is_delivered() for slot in slots)
        for slot in () if already else slots:
            content = files[slot.name]()
            with _words_for(slot.name):
                _write(slot, content, private=private, remember=remember)
        where = ", ".join(_read(slot.mark).file for slot in slots)
    return Delivery(where=where, already=already)


def last_delivered(folder: Path, name: str) -> bytes:
    """Return what was last written under *name* with ``remember``; empty: nothing.

    It is the copy that counts, whatever has become of the file itself. A delivery that
    was broken off counts as well: somebody may have seen its file.

    Raises:
        InvalidInputError: The copy is there and cannot be read.
    """
    copy = folder / MARKS / name
    with _words_for(f"{MARKS}/{name}"):
        return copy.read_bytes() if copy.exists() else b""


def delivered_name(folder: Path, name: str, *, key: str) -> str:
    """Return what a letter, batch or referral is called in the folder.

    It is *name*, or the next name that was free. A later file of the same delivery may
    ask, while it is made, what an earlier one of it is called.

    Args:
        folder: As for :func:`deliver_files`.
        name: As it was asked for.
        key: Key of the delivery, with ``editions=False``.

    Raises:
        InvalidInputError: The mark is there and cannot be read.
    """
    with _words_for(name):
        return _read(_slot(folder, name, key, editions=False).mark).file or name


def _slot(folder: Path, name: str, key: str, *, editions: bool) -> _Slot:
    path = PurePosixPath(name)
    if (
        path.is_absolute()
        or any(p.startswith(".") for p in path.parts)
        or not path.name
    ):
        raise InvalidValueError(
            field="files", expected="names below the folder, no part hidden"
        )
    hashed = _hash(key.encode())
    about = name if editions else f"{name}\0{hashed}"
    mark = folder / MARKS / f"{_hash(about.encode())[:32]}.json"
    return _Slot(folder=folder, name=name, mark=mark, key=hashed, edition=editions)


def _write(slot: _Slot, content: bytes, *, private: bool, remember: bool) -> None:
    digest, before = _hash(content), _read(slot.mark)
    known = tuple(sorted({*before.known, digest}))
    name = _free_name(slot, before, known if slot.edition else before.known)
    # What may stand there is noted first: killed in between, the next run knows that
    # the file is its own, and writes it again instead of a second one.
    _note(slot, _Mark(file=name, known=known))
    if remember:
        # Before the file: what somebody may have seen is never forgotten.
        write_locked(slot.folder / MARKS / slot.name, content)
    write_locked(slot.folder / name, content, private=private)
    _note(slot, _Mark(key=slot.key, file=name, known=(digest,)))


def _free_name(slot: _Slot, before: _Mark, ours: tuple[str, ...]) -> str:
    """Return where to write: over our own, else under the next name that is free."""

    def is_ours(name: str) -> bool:
        path = slot.folder / name
        return path.is_file() and _hash(path.read_bytes()) in ours

    if before.file and is_ours(before.file):
        return before.file
    wanted = PurePosixPath(slot.name)
    numbered = (
        wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}").as_posix()
        for number in itertools.count(2)
    )
    names = itertools.chain([slot.name], numbered)
    return next(n for n in names if not (slot.folder / n).exists() or is_ours(n))


def _note(slot: _Slot, mark: _Mark) -> None:
    text = json.dumps(attrs.asdict(mark), sort_keys=True)
    write_locked(slot.mark, text.encode())


def _read(path: Path) -> _Mark:
    """Return the mark; one that is missing or damaged says that nothing is known."""
    try:
        found: Any = json.loads(path.read_bytes())
        return _Mark(key=found["key"], file=found["file"], known=tuple(found["known"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return _Mark()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextlib.contextmanager
def _words_for(subject: str) -> Iterator[None]:
    try:
        yield
    except OSError:
        # The system's message would show the whole path.
        raise InvalidInputError(subject, (_LOCKED,)) from None
