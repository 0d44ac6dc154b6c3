"""How an engine is asked in a child process, and what happens when it never answers."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from outreach_core import Words
from outreach_core.errors import NoProposalError

GRACE_SECONDS: Final = 2.0
"""How long a child that was told to stop may still take for its answer."""
_CHILD: Final = Path(__file__).with_name("child.py")
_LOOK_SECONDS: Final = 0.02
_PASSED_ON: Final = (
    "PATH",
    "SYSTEMROOT",
    "WINDIR",
    "LD_LIBRARY_PATH",
    "TMPDIR",
    "TEMP",
)

_HUNG: Final = Words(
    "das Rechenprogramm antwortete nicht innerhalb von {seconds:g} Sekunden und wurde "
    "beendet",
    "the engine did not answer within {seconds:g} seconds and was ended",
)
_STOPPED: Final = Words(
    "die Zeit war um, und das Rechenprogramm wurde beendet",
    "time was up, and the engine was ended",
)
_CRASHED: Final = Words(
    "das Rechenprogramm ist abgestürzt (Code {code})",
    "the engine crashed (code {code})",
)
_NO_CHILD: Final = Words(
    "ein eigener Prozess ließ sich nicht starten",
    "a process of its own could not be started",
)
_NO_SENSE: Final = Words(
    "das Rechenprogramm gab eine Antwort, die keine ist",
    "the engine gave an answer that is none",
)


def ask_engine(
    engine: Path,
    task: dict[str, object],
    *,
    seconds: float,
    stop: Callable[[], bool] | None = None,
) -> Any:
    """Return what ``solve(task, stopped)`` of *engine* returns in its own process.

    The child sees *task* and nothing else: no environment beside what starts Python,
    no file, no stdin of the host. It is killed when this function ends in any way,
    Ctrl-C included. What it prints is dropped.

    Args:
        engine: File of Python with a function ``solve``; it imports nothing of the core.
        task: Data for JSON; only numbers belong there.
        seconds: Wall-clock seconds until the child is killed.
        stop: The host's own limit, asked every 20 ms; on true the child is told, and
            killed when it has not answered after :data:`GRACE_SECONDS`.

    Raises:
        NoProposalError: The child hung, crashed, or answered with no JSON.
    """
    text = json.dumps(task) + "\n"
    with _child(engine, seconds) as child:
        heard: list[str] = []
        threads = [
            threading.Thread(target=_tell, args=(child, text), daemon=True),
            threading.Thread(target=_listen, args=(child, heard), daemon=True),
        ]
        for thread in threads:
            thread.start()
        _wait(child, *threads, seconds=seconds, stop=stop)
        code = child.wait()
    if code != 0:
        raise NoProposalError(_CRASHED.fill(code=code), hung=False)
    try:
        return json.loads("".join(heard))
    except ValueError:
        raise NoProposalError(_NO_SENSE, hung=False) from None


@contextlib.contextmanager
def _child(engine: Path, seconds: float) -> Iterator["subprocess.Popen[str]"]:
    # -P: the current folder is no place to import from.
    command = [sys.executable, "-P", str(_CHILD)]
    command += [str(engine.resolve()), str(seconds)]
    with tempfile.TemporaryDirectory(prefix="outreach-engine-") as scratch:
        try:
            child = subprocess.Popen(  # noqa: S603  our own interpreter and module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=scratch,
                env=_environment(scratch),
                text=True,
                encoding="utf-8",
                start_new_session=True,
            )
        except OSError:
            raise NoProposalError(_NO_CHILD, hung=False) from None
        try:
            yield child
        finally:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                with contextlib.suppress(OSError, ValueError):
                    if stream is not None:
                        stream.close()


def _environment(scratch: str) -> dict[str, str]:
    """Return what starts Python and finds the engine; no secret of the host is in it."""
    passed_on = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return passed_on | {
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": scratch,
        "MPLCONFIGDIR": scratch,
        # One thread: an engine is not to take the office's other programs their time.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _tell(child: "subprocess.Popen[str]", text: str) -> None:
    # A child that dies while it is told shows by its exit code.
    with contextlib.suppress(OSError, ValueError):
        if child.stdin is not None:
            child.stdin.write(text)
            child.stdin.flush()


def _listen(child: "subprocess.Popen[str]", heard: list[str]) -> None:
    with contextlib.suppress(OSError, ValueError):
        if child.stdout is not None:
            heard.append(child.stdout.read())


def _wait(
    child: "subprocess.Popen[str]",
    telling: threading.Thread,
    listening: threading.Thread,
    *,
    seconds: float,
    stop: Callable[[], bool] | None,
) -> None:
    """Return when the child has answered or died; kill and raise when it does not."""
    end, told = time.monotonic() + seconds, False
    while True:
        listening.join(_LOOK_SECONDS)
        if not listening.is_alive():
            return
        now = time.monotonic()
        if not told and stop is not None and stop():
            told, end = True, min(end, now + GRACE_SECONDS)
            # A pipe that is still written to cannot be closed; the end comes anyway.
            if child.stdin is not None and not telling.is_alive():
                child.stdin.close()
        if now >= end:
            reason = _STOPPED if told else _HUNG.fill(seconds=seconds)
            raise NoProposalError(reason, hung=True)
