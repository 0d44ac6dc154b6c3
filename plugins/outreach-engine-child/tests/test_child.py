"""An engine may hang, crash, shout or lie: the host lives on and says what happened."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from outreach_core.errors import NoProposalError
from outreach_engine_child import ask_engine

Engine = Callable[..., Path]
NATIVE_HANG = 'import re; re.match("(a+)+$", "a" * 60 + "b")'
"""Stays in C for longer than the universe has existed, and never lets go of Python."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """Write the body of ``solve`` into a file of its own."""

    def write(*lines: str) -> Path:
        path = tmp_path / "engine.py"
        body = textwrap.indent("\n".join(lines), "    ")
        path.write_text(
            f"import json, os, signal, sys, time\ndef solve(task, stopped):\n{body}\n"
        )
        return path

    return write


def alive(pid: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def wait_until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def refused(path: Path, **changes: Any) -> NoProposalError:
    with pytest.raises(NoProposalError) as caught:
        ask_engine(path, {"n": 1}, **({"seconds": 20.0} | changes))
    return caught.value


def test_numbers_go_in_and_numbers_come_out(engine: Engine) -> None:
    path = engine('return [n * 2 for n in task["jobs"]]')
    assert ask_engine(path, {"jobs": [1, 2]}, seconds=20) == [2, 4]


def test_a_large_task_and_a_large_answer_pass(engine: Engine) -> None:
    jobs = list(range(200_000))
    path = engine('return task["jobs"][::-1]')
    assert ask_engine(path, {"jobs": jobs}, seconds=20) == jobs[::-1]


@pytest.mark.parametrize("hang", ["while True: pass", NATIVE_HANG, "time.sleep(600)"])
def test_an_engine_that_hangs_is_killed_at_its_limit(
    engine: Engine, tmp_path: Path, hang: str
) -> None:
    note = tmp_path / "pid"
    path = engine(f"open({str(note)!r}, 'w').write(str(os.getpid()))", hang)
    error = refused(path, seconds=1.5)
    assert error.hung
    assert "1.5 Sekunden" in error.reason.de
    assert not alive(int(note.read_text()))


def test_a_task_that_is_never_read_does_not_hold_up_the_host(engine: Engine) -> None:
    path = engine("return 1")
    path.write_text("while True: pass\n")
    large = {"jobs": list(range(500_000))}
    with pytest.raises(NoProposalError) as caught:
        ask_engine(path, large, seconds=1.5, stop=lambda: True)
    assert caught.value.hung


def test_an_engine_that_crashes_says_by_which_signal(engine: Engine) -> None:
    error = refused(engine("os.kill(os.getpid(), signal.SIGSEGV)"))
    assert not error.hung
    assert str(-signal.SIGSEGV) in error.reason.en


def test_an_engine_that_raises_tells_nobody_the_name_in_its_message(
    engine: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    error = refused(engine('raise ValueError("Erika Muster")'))
    assert not error.hung
    said = capfd.readouterr()
    assert "Muster" not in said.out + said.err + str(error) + error.words.de


@pytest.mark.parametrize("answer", ["os._exit(0)", "os.close(3); os._exit(0)"])
def test_an_answer_that_is_none_is_refused(engine: Engine, answer: str) -> None:
    error = refused(engine(answer))
    assert not error.hung
    assert "keine ist" in error.reason.de


def test_an_answer_that_is_no_json_is_refused(engine: Engine) -> None:
    assert not refused(engine("return object()")).hung


def test_an_engine_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert not refused(tmp_path / "nothing.py").hung


def test_what_an_engine_prints_reaches_nobody(
    engine: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    path = engine(
        "print('loud'); print('louder', file=sys.stderr)",
        "os.write(1, b'loudest'); os.write(2, b'loudest')",
        "return 7",
    )
    assert ask_engine(path, {}, seconds=20) == 7
    assert capfd.readouterr() == ("", "")


def test_an_engine_sees_no_secret_and_no_file_of_the_host(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICE_PASSWORD", "geheim")
    path = engine("return [dict(os.environ), os.listdir('.')]")
    environment, files = ask_engine(path, {}, seconds=20)
    assert "geheim" not in json.dumps(environment)
    assert "OFFICE_PASSWORD" not in environment
    assert files == []


def test_the_core_is_not_imported_where_the_engine_runs(engine: Engine) -> None:
    path = engine("return [m for m in sys.modules if 'outreach' in m]")
    assert ask_engine(path, {}, seconds=20) == []


def test_an_engine_that_listens_may_answer_when_the_host_stops(engine: Engine) -> None:
    path = engine("while not stopped(): time.sleep(0.01)", "return 'so far'")
    assert ask_engine(path, {}, seconds=60, stop=lambda: True) == "so far"


def test_an_engine_that_does_not_listen_is_killed_when_the_host_stops(
    engine: Engine,
) -> None:
    error = refused(engine(NATIVE_HANG), seconds=600.0, stop=lambda: True)
    assert error.hung
    assert "Zeit war um" in error.reason.de


HOST = """
import sys
from pathlib import Path
from outreach_engine_child import ask_engine
ask_engine(Path(sys.argv[1]), {}, seconds=600)
"""


def host_of(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOST, str(path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stderr=subprocess.PIPE,
        text=True,
    )


def started(engine: Engine, note: Path) -> tuple["subprocess.Popen[str]", int]:
    path = engine(
        f"open({str(note)!r}, 'w').write(str(os.getpid()))",
        "while True: time.sleep(0.05)",
    )
    host = host_of(path)
    assert wait_until(lambda: note.exists() and note.read_text() != "")
    return host, int(note.read_text())


def test_ctrl_c_takes_the_child_along(engine: Engine, tmp_path: Path) -> None:
    host, pid = started(engine, tmp_path / "pid")
    host.send_signal(signal.SIGINT)
    _, said = host.communicate(timeout=20)
    assert "KeyboardInterrupt" in said
    assert not alive(pid)


@pytest.mark.slow
def test_a_child_whose_parent_was_killed_ends_by_itself(
    engine: Engine, tmp_path: Path
) -> None:
    host, pid = started(engine, tmp_path / "pid")
    host.kill()
    host.communicate(timeout=20)
    assert wait_until(lambda: not alive(pid))
