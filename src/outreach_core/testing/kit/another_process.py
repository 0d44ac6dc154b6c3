"""What does a plug-in answer in a process where everything around it is different?"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Final

from outreach_core._messages import Words
from outreach_core.testing.kit.bench import Applicant, Bench, Desk
from outreach_core.testing.kit.canonical import digest

WORLD: Final[Mapping[str, str]] = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
}
_KEPT: Final = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR")
_CODE: Final = "from outreach_core.testing.kit.another_process import main; main()"


def started(
    applicant: Applicant, desk: Desk, job: str, *, cwd: Path
) -> "subprocess.Popen[bytes]":
    """Start another process that does *job* with the plug-in at the same desk.

    Args:
        applicant: The plug-in; must be a module.
        desk: Where it reads and writes.
        job: Name of a function of ``jobs.py``.
        cwd: Working directory of the process.
    """
    module = applicant.plugin
    name = module.__name__ if isinstance(module, ModuleType) else ""
    order = (name, applicant.name, dict(desk.values), dict(desk.variables))
    places = (str(desk.inputs), str(desk.output), applicant.as_of.isoformat(), job)
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    # The module may have been found by a path that only this process knows.
    path = os.pathsep.join(entry for entry in sys.path if entry)
    process = subprocess.Popen(  # noqa: S603  this Python, with our own code
        [sys.executable, "-c", _CODE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**kept, **WORLD, "PYTHONPATH": path},
        cwd=cwd,
    )
    if process.stdin is not None:
        process.stdin.write(pickle.dumps((order, places)))
        process.stdin.close()
        process.stdin = None
    return process


def day_in_another_process(bench: Bench) -> tuple[tuple[str, str], ...] | None:
    """Return places and digests of an ordinary day elsewhere; ``None``: no import."""
    desk, elsewhere = bench.desk(), bench.desk().inputs
    process = started(bench.applicant, desk, "ordinary_day", cwd=elsewhere)
    out, _ = process.communicate()
    if process.returncode:
        return None
    return tuple((place, found) for place, found in json.loads(out))


def main() -> None:
    """Do in this process what the other one wrote to standard input."""
    from outreach_core.testing.kit import jobs  # noqa: PLC0415  imports this module

    (module, name, settings, variables), (inputs, output, day, job) = pickle.load(  # noqa: S301  our own bytes
        sys.stdin.buffer
    )
    desk = jobs.desk_for(
        module,
        name=name,
        settings=settings,
        variables=variables,
        folders=(inputs, output),
        day=day,
    )
    sys.stdout.write(json.dumps(getattr(jobs, job)(desk)))


def digests(answers: tuple[tuple[Words, object], ...]) -> list[tuple[str, str]]:
    """Return answers so that they can be written down."""
    return [(place.en, digest(answer)) for place, answer in answers]
