"""How do files get into the office's folder whole, and once for each key?"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Delivery

_LOCKED: Final = Words(
    "kann nicht geschrieben werden. Bitte in Excel schließen und prüfen, ob in den "
    "Ausgabeordner geschrieben werden darf.",
    "cannot be written. Close it in Excel and check that the output folder may be "
    "written to.",
)


def deliver_once(
    folder: Path,
    files: Mapping[str, Callable[[], bytes]],
    *,
    key: str,
    marks: str,
) -> Delivery:
    """Write *files* into *folder*, each whole or not at all; the same key once.

    Args:
        folder: Where they go; made when it is missing.
        files: What makes the content, by file name, at least one; asked only when
            something is written.
        key: Delivered before and all files still there: nothing is written.
        marks: Folder beside the files with one small file for each key delivered.

    Raises:
        InvalidInputError: The folder cannot be written to, or a file is open in
            another program.
    """
    where = ", ".join(files)
    mark = folder / marks / hashlib.sha256(key.encode()).hexdigest()[:32]
    if mark.exists() and all((folder / name).exists() for name in files):
        return Delivery(where=where, already=True)
    for name, make in files.items():
        content = make()
        try:
            write_whole(folder / name, content)
        except OSError:
            raise InvalidInputError(subject=name, faults=(_LOCKED,)) from None
    try:
        # Last: killed before this, the same bytes are written once more.
        write_whole(mark, where.encode())
    except OSError:
        raise InvalidInputError(subject=marks, faults=(_LOCKED,)) from None
    return Delivery(where=where)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it.

    Raises:
        OSError: It cannot be written; what stood there before is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
