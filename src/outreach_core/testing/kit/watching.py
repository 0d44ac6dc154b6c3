"""What did a call say, leave behind or start, besides its answer?"""

import contextlib
import functools
import io
import locale
import logging
import os
import random
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping

import attrs

_EVENTS = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
)
_CHANGES = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.", "sqlite3.")


@attrs.define
class Heard:
    """What was said while somebody listened; nothing of it is an answer.

    Attributes:
        out: Standard output and standard error.
        log: Messages of every logger, from DEBUG on.
        warned: Texts of warnings.
    """

    out: str = ""
    log: list[str] = attrs.field(factory=list)
    warned: list[str] = attrs.field(factory=list)

    @property
    def text(self) -> str:
        """Everything that was said."""
        return "\n".join((self.out, *self.log, *self.warned))


class _Listener(logging.Handler):
    def __init__(self, heard: Heard) -> None:
        super().__init__(logging.DEBUG)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.log.append(record.getMessage())


@contextlib.contextmanager
def listening() -> Iterator[Heard]:
    """Collect what is printed, logged and warned about in the block."""
    heard = Heard()
    root, listener, said = logging.getLogger(), _Listener(heard), io.StringIO()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        with (
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
            warnings.catch_warnings(record=True) as warned,
        ):
            warnings.simplefilter("always")
            yield heard
    finally:
        root.removeHandler(listener)
        root.setLevel(level)
        heard.out = said.getvalue()
        heard.warned += [str(found.message) for found in warned]


def process_state() -> Mapping[str, object]:
    """Return what all code of a process shares, by name."""
    root = logging.getLogger()
    return {
        "os.environ": dict(os.environ),
        "the working directory": os.getcwd(),  # noqa: PTH109  may have been removed
        "the locale": locale.setlocale(locale.LC_ALL),
        "sys.path": tuple(sys.path),
        "the global random state": random.getstate(),
        "the root logger": (root.level, tuple(map(type, root.handlers))),
        "the handler of SIGINT": signal.getsignal(signal.SIGINT),
        "the handler of SIGTERM": signal.getsignal(signal.SIGTERM),
        "sys.excepthook": sys.excepthook,
        "sys.stdout": sys.stdout,
        "threads": frozenset(
            thread.name for thread in threading.enumerate() if not thread.daemon
        ),
    }


_listening: list[list[str]] = []


def _audit(event: str, args: tuple[object, ...]) -> None:
    if not _listening:
        return
    mode = args[1] if event == "open" and len(args) > 1 else None
    writes = isinstance(mode, str) and set(mode) & set("wax+")
    path = str(args[0]) if args else ""
    # Compiling a module that is imported late is no effect of the plug-in.
    told = event.startswith((*_EVENTS, *_CHANGES)) or writes
    if told and "__pycache__" not in path:
        _listening[-1].append("open for writing" if writes else event)


@functools.cache
def _listen() -> None:
    # An audit hook stays for the life of the process; asleep while nobody listens.
    sys.addaudithook(_audit)


@contextlib.contextmanager
def effects() -> Iterator[list[str]]:
    """Collect which files are written, connections opened and processes started."""
    _listen()
    found: list[str] = []
    _listening.append(found)
    try:
        yield found
    finally:
        _listening.pop()
