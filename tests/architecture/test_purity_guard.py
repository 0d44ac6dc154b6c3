"""The guard must see every kind of effect, or its silence would prove nothing."""

# ruff: noqa: DTZ011, FURB105, PLW0108, PTH109, PTH110, PTH123, PTH208, S311
# ruff: noqa: T201, TID251, TRY301, UP020
# These are the forbidden things themselves, each called the way somebody would.

import datetime as dt
import io
import locale
import logging
import os
import random
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import attrs
import pendulum
import pytest
from purity import ImpureError, pure


def _environment() -> str | None:
    return os.environ.get("HOME")


def _print() -> None:
    print("", end="")


def _write_stdout() -> None:
    sys.stdout.write("")


def _swallowed() -> None:
    try:
        Path(__file__).read_text(encoding="utf-8")
        raise LookupError
    except LookupError:
        pass


FORBIDDEN: dict[str, Callable[[], object]] = {
    "time.time": time.time,
    "time.monotonic": lambda: time.monotonic(),
    "time.perf_counter": lambda: time.perf_counter(),
    "time.localtime": lambda: time.localtime(),
    "datetime.now": lambda: dt.datetime.now(tz=dt.UTC),
    "date.today": lambda: dt.date.today(),
    "pendulum.now": lambda: pendulum.now("UTC"),
    "pendulum.today": lambda: pendulum.today("UTC"),
    "random.random": lambda: random.random(),
    "random.choice": lambda: random.choice([1, 2]),
    "random.shuffle": lambda: random.shuffle([1, 2]),
    "random.seed": lambda: random.seed(1),
    "Random without a seed": lambda: random.Random(),
    "SystemRandom": lambda: random.SystemRandom().random(),
    "secrets": lambda: secrets.token_hex(4),
    "uuid4": lambda: uuid.uuid4(),
    "os.urandom": lambda: os.urandom(2),
    "os.environ": _environment,
    "os.getenv": lambda: os.getenv("HOME"),
    "os.getcwd": lambda: os.getcwd(),
    "os.path.exists": lambda: os.path.exists("x"),
    "os.listdir": lambda: os.listdir("."),
    "Path.exists": lambda: Path("x").exists(),
    "open": lambda: open(__file__, encoding="utf-8").close(),
    "Path.read_text": lambda: Path(__file__).read_text(encoding="utf-8"),
    "io.open": lambda: io.open(__file__, encoding="utf-8").close(),
    "swallowed": _swallowed,
    "socket": lambda: socket.socket().close(),
    "subprocess": lambda: subprocess.run([sys.executable, "-V"], check=True),
    "tempfile": lambda: tempfile.mkdtemp(),
    "thread": lambda: threading.Thread(target=int).start(),
    "print": _print,
    "sys.stdout.write": _write_stdout,
    "logging": lambda: logging.getLogger("x").warning("x"),
    "locale": lambda: locale.localeconv(),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_each_forbidden_action_is_seen(name: str) -> None:
    action = FORBIDDEN[name]
    with pytest.raises(ImpureError), pure():
        action()


@attrs.frozen(kw_only=True)
class _Record:
    day: pendulum.Date
    words: tuple[str, ...]


def test_ordinary_computing_is_left_alone() -> None:
    with pure():
        record = _Record(day=pendulum.date(2026, 10, 5), words=("a", "b"))
        later = record.day.add(months=6)
        assert (later - record.day).days == 182
        assert record.words[0] in repr(record)
        assert random.Random(7).random() == random.Random(7).random()
        assert io.StringIO("a").read() == "a"
        assert sorted({"b", "a"}) == ["a", "b"]


def test_the_guard_says_what_and_where() -> None:
    told = pytest.raises(ImpureError, match=r"time\.time\(\).*guard\.py:\d+")
    with told, pure():
        time.time()


def test_guards_nest_and_leave_the_profiler_as_it_was() -> None:
    before = sys.getprofile()
    with pure(), pure():
        pass
    assert sys.getprofile() is before


def test_an_exception_of_the_call_comes_through() -> None:
    with pytest.raises(ZeroDivisionError), pure():
        1 / 0  # noqa: B018
