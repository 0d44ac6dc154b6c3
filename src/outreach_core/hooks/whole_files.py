"""How is a file written whole or not at all, and by one process at a time?

For plug-ins: the core itself reads and writes nothing (docs/decisions/0014).
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_ONLY_OWNER: Final = 0o600
_READABLE: Final = 0o644
_OWNERS_FOLDER: Final = 0o700
# O_BINARY is known to Windows only, O_NOFOLLOW to the others only.
_FLAGS: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_TRUNC
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)


def write_whole(path: Path, content: bytes, *, private: bool = True) -> None:
    """Write *content* to *path* through a file beside it that is then renamed.

    Ctrl-C, a full disk, ``kill -9`` or a power cut leave the old file or the new one,
    never half of one. When the function returns, the content is on the disk.

    Args:
        path: Where the content should stand. Missing folders are made.
        content: The whole content.
        private: Nobody but the owner may read the file (mode 0600), and a folder made
            for it may be opened by nobody else (0700). Folders that are there already
            keep their rights.

    Raises:
        OSError: It cannot be written; what stood there before is untouched.
    """
    make_folder(path.parent, private=private)
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.", suffix=".part"
    )
    _fill(handle, Path(name), path, content, private=private)


def write_locked(path: Path, content: bytes, *, private: bool = True) -> None:
    """Write as :func:`write_whole` does, for a caller that :func:`locked` the folder.

    What a killed process left beside the file is taken over by the next one, so that
    no half of a letter lies about for ever.

    Raises:
        OSError: It cannot be written; what stood there before is untouched.
    """
    make_folder(path.parent, private=private)
    beside = path.with_name(f".{path.name}.part")
    handle = os.open(beside, _FLAGS, _ONLY_OWNER)
    _fill(handle, beside, path, content, private=private)


def _fill(
    handle: int, beside: Path, path: Path, content: bytes, *, private: bool
) -> None:
    try:
        with os.fdopen(handle, "wb") as file:
            beside.chmod(_ONLY_OWNER if private else _READABLE)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _keep_names(path.parent)


def make_folder(folder: Path, *, private: bool) -> None:
    """Make *folder* and what is missing above it; only the last one is private.

    Raises:
        OSError: It cannot be made.
    """
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=_OWNERS_FOLDER if private else 0o777, exist_ok=True)
    _keep_names(folder.parent)


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let one process at a time into the block; the others wait.

    The operating system lets go of the lock when a process dies, however it dies.

    Args:
        file: An empty file that stands for what is locked; made, and left there.

    Raises:
        OSError: The file cannot be made.
    """
    make_folder(file.parent, private=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, _ONLY_OWNER)
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _keep_names(folder: Path) -> None:
    """See to it that a new name survives a power cut, where a system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    # Some network drives cannot; the file itself is on the disk all the same.
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
