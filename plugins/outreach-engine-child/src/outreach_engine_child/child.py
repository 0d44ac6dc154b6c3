"""What the child does: read one task, call one engine, write one answer, go.

    python -P child.py ENGINE.PY SECONDS

The first line of stdin is the task as JSON; ``solve(task, stopped)`` of the engine
answers it. Both files are run by their path, so nothing of the core is imported here.
When stdin ends, the parent wants the answer now or has died: ``stopped()`` turns true.
Nothing else ever reaches stdout, and nothing at all reaches stderr.
"""

import faulthandler
import importlib.util
import json
import os
import signal
import sys
import threading
import time
from typing import Final, TextIO

_SPARE_SECONDS: Final = 5.0
"""After the limit, plus this, the child ends by itself: its parent may be dead."""


def main() -> None:
    """Run once; the exit code is 0 only when the answer was written whole."""
    engine, seconds = sys.argv[1], float(sys.argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    # Native code may print: only the answer goes where the parent reads.
    answer = os.fdopen(os.dup(1), "w", encoding="ascii")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    with os.fdopen(nowhere, "w", closefd=False) as sink:
        # A thread in C: it works also while native code holds the interpreter.
        faulthandler.dump_traceback_later(
            seconds + _SPARE_SECONDS, exit=True, file=sink
        )
        _answer(engine, answer)
        faulthandler.cancel_dump_traceback_later()


def _answer(engine: str, answer: TextIO) -> None:
    # With the import of the engine inside: it may crash too, and takes its time.
    line = sys.stdin.readline()
    stop = threading.Event()
    threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    spec = importlib.util.spec_from_file_location("engine", engine)
    if spec is None or spec.loader is None:
        raise SystemExit(1)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.solve(json.loads(line), stop.is_set)
    json.dump(found, answer)
    answer.close()
    # Without the goodbyes of native libraries: the answer is out.
    os._exit(0)


def _wait_for_end(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()
    # Whoever has not answered by now has nobody left to answer.
    time.sleep(_SPARE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
