"""How a file is written whole or not at all, whatever interrupts the run."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

_ONLY_OWNER: Final = 0o600
_READABLE: Final = 0o644


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write *content* to *path* through a file beside it that is then renamed.

    Ctrl-C, a full disk or a power cut leave the old file or the new one, never half
    of one. Missing folders are made.

    Args:
        path: Where the content should stand.
        content: The whole content.
        private: Only the owner may read it (secrets, letters).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_ONLY_OWNER if private else _READABLE)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
