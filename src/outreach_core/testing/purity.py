"""Did this call touch the world? A guard that sees what a function really does.

Two witnesses, because neither sees everything (measured, see the table in
docs/explanation/promises.md): audit events tell of files, sockets and processes, the
profiler tells of clocks, chance, environment, ``stat`` and output. Code in C or Rust
that asks the system directly is seen by neither; digests across time zone, locale and
hash seed are compared for that by the conformance kit.

    with pure():
        add_months(day, 6)
"""

# ruff: noqa: SLF001  the shared generator and the calling frame have no public name

import contextlib
import datetime as dt
import functools
import gc
import io
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Final

# By module of the called C function. `posix` is what `os` is made of.
_C_MODULES: Final = frozenset(
    {"time", "_time", "_socket", "_locale", "posix", "nt", "_ssl", "_sqlite3"}
)
# What `os.path` does with text only, written in C since Python 3.11.
_C_ON_TEXT: Final = (
    "fspath",
    "_path_normpath",
    "_path_splitroot",
    "_path_splitroot_ex",
)
_C_ALLOWED: Final = frozenset(
    (module, name) for module in ("posix", "nt") for name in _C_ON_TEXT
)
_C_FUNCTIONS: Final = frozenset(
    {
        ("builtins", "print"),
        ("builtins", "input"),
        ("builtins", "breakpoint"),
        ("_io", "open"),
        ("io", "open"),
        ("_uuid", "generate_time_safe"),
        ("_thread", "start_new_thread"),
        ("_thread", "start_joinable_thread"),
    }
)
_CLOCKS: Final = frozenset({"now", "utcnow", "today"})
# By module of the called Python function.
_PYTHON_MODULES: Final = frozenset(
    {
        "asyncio",
        "genericpath",
        "io",
        "locale",
        "logging",
        "os",
        "pathlib",
        "secrets",
        "shutil",
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "tempfile",
        "threading",
        "urllib.request",
        "uuid",
    }
)
_PYTHON_ALLOWED: Final = frozenset(
    {
        ("os", "fspath"),
        # Pure work on text and bytes that jinja2 and attrs do.
        ("os", "fsencode"),
        ("os", "fsdecode"),
        # What zipfile does with a file in memory: names as text, a lock of its own.
        ("genericpath", "_splitext"),
        ("genericpath", "commonprefix"),
        ("threading", "RLock"),
    }
)
_EVENTS: Final = (
    "open",
    "os.",
    "socket.",
    "subprocess.",
    "sqlite3.",
    "shutil.",
    "tempfile.",
    "ctypes.",
    "webbrowser.",
    "_thread.start",
)


class ImpureError(AssertionError):
    """Something inside ``pure()`` touched the world; the message says what, and where.

    Attributes:
        actions: Each thing it did, once, in order; as Python calls it.
    """

    def __init__(self, actions: list[str]) -> None:
        self.actions = tuple(dict.fromkeys(actions))
        lines = "\n".join(f"  - {action}" for action in self.actions)
        super().__init__(f"The call was not pure:\n{lines}")


class _Watch:
    """What one guarded call was seen doing."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def add(self, action: str, frame: FrameType | None) -> None:
        self.seen.append(f"{action}, {_where(frame)}")


_watching: list[_Watch] = []
_TESTING: Final = str(Path(__file__).parent)


def _where(frame: FrameType | None) -> str:
    names = []
    while frame is not None and frame.f_code.co_filename != __file__:
        names.append(f"{frame.f_code.co_filename}:{frame.f_lineno}")
        frame = frame.f_back
    ours = [n for n in names if "outreach_" in n and _TESTING not in n]
    return f"called from {(ours or names or ['somewhere'])[0]}"


def _audit(event: str, args: tuple[object, ...]) -> None:
    if _watching and event.startswith(_EVENTS):
        target = f" {args[0]!r}" if event == "open" and args else ""
        # Frame 1 is the one that did it: an audit hook has no frame of its own in C.
        _watching[-1].add(f"{event}{target}", sys._getframe(1))


@functools.cache
def _listen() -> None:
    # An audit hook stays for the life of the process; asleep while nobody watches.
    sys.addaudithook(_audit)


def _forbidden_c_call(function: object) -> str | None:
    module = getattr(function, "__module__", None) or ""
    name = getattr(function, "__name__", "")
    owner = getattr(function, "__self__", None)
    if (module, name) in _C_FUNCTIONS:
        return f"{name}()"
    if module in _C_MODULES and (module, name) not in _C_ALLOWED:
        return f"{module}.{name}()"
    if name in _CLOCKS and isinstance(owner, type) and issubclass(owner, dt.date):
        return f"{owner.__name__}.{name}()"
    if owner is random._inst or isinstance(owner, random.SystemRandom):
        return f"random.{name}()"
    writes = isinstance(owner, io.IOBase) and name.startswith(("write", "read"))
    if writes and not isinstance(owner, io.StringIO | io.BytesIO):
        return f"{type(owner).__name__}.{name}()"
    return None


def _forbidden_python_call(frame: FrameType) -> str | None:
    module = str(frame.f_globals.get("__name__", ""))
    name = frame.f_code.co_name
    if (module, name) in _PYTHON_ALLOWED:
        return None
    # `logging.handlers` is as forbidden as `logging`.
    if module in _PYTHON_MODULES or module.partition(".")[0] in _PYTHON_MODULES:
        return f"{module}.{name}()"
    if module == "random":
        owner = frame.f_locals.get("self")
        if owner is random._inst or isinstance(owner, random.SystemRandom):
            return f"random.{name}()"
        # Random() without a seed asks the machine for one.
        if name == "seed" and frame.f_locals.get("a") is None:
            return "random.Random() without a seed"
    return None


def _profiler(watch: _Watch) -> Callable[[FrameType, str, object], None]:
    def profile(frame: FrameType, event: str, arg: object) -> None:
        if frame.f_code.co_filename == __file__:
            return
        if event == "c_call":
            action = _forbidden_c_call(arg)
        elif event == "call":
            action = _forbidden_python_call(frame)
        else:
            return
        if action is not None:
            watch.add(action, frame)

    return profile


@contextlib.contextmanager
def pure() -> Iterator[None]:
    """Fail when the block reads a clock, rolls dice, or touches anything outside.

    Guard the call, not a whole test: Hypothesis keeps a database of its own, and
    pytest writes reports. Actions are collected and reported at the end, so code that
    swallows exceptions cannot hide one.

    Raises:
        ImpureError: At the end of the block, with every forbidden action in order.
    """
    _listen()
    watch = _Watch()
    before = sys.getprofile()
    collecting = gc.isenabled()
    # A finalizer that happens to run now (a file somebody else left open) is not ours.
    gc.disable()
    _watching.append(watch)
    sys.setprofile(_profiler(watch))
    try:
        yield
    finally:
        sys.setprofile(before)
        _watching.pop()
        if collecting:
            gc.enable()
    if watch.seen:
        raise ImpureError(watch.seen)
