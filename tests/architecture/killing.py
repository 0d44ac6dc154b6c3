"""What stays on disk when the power fails? A process that is killed at every step.

Python starts once; each line forks a child that is killed for good just before the n-th
thing that changes the disk (0: never).
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any


def die_before(step: int) -> None:
    """Kill this process just before the *step*-th change of the disk, counted from 1."""
    left = step

    def counting(inner: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return inner(*args, **kwargs)

        return call

    for name in ("fsync", "open", "fdopen"):
        setattr(os, name, counting(getattr(os, name)))
    for name in ("replace", "chmod", "mkdir"):
        setattr(Path, name, counting(getattr(Path, name)))


def fork_for_each_line(run: Callable[..., None]) -> None:
    """Read lines "folder step …"; call *run* with all but the step, each in a child."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            folder, step, *rest = line.split()
            try:
                die_before(int(step))
                run(Path(folder), *rest)
            except BaseException:  # noqa: BLE001  whatever it is, the parent is told
                os._exit(1)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


def process_of(code: str, *, near: Path) -> "subprocess.Popen[str]":
    """Start *code*, which ends with ``fork_for_each_line``.

    Args:
        code: Python source.
        near: Folder of test modules that it imports.
    """
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=near,
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextlib.contextmanager
def killed_again_and_again(
    code: str, *, near: Path
) -> Iterator[Callable[[Sequence[object]], int]]:
    """Start *code* as :func:`process_of` does, for many lines.

    Yields a function that sends it one line and says how the child ended; below zero:
    killed.
    """
    with process_of(code, near=near) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        lines_in, lines_out = process.stdin, process.stdout

        def deliver(words: Sequence[object]) -> int:
            lines_in.write(" ".join(map(str, words)) + "\n")
            lines_in.flush()
            return int(lines_out.readline())

        yield deliver
