"""How does a peer take part? It answers once to be checked, then runs when told to.

A peer lives in a process and an environment of its own. It gets the people as a CSV
file and the limits of the day as numbers, so that no engine has to count months.
"""

import csv
import datetime as dt
import itertools
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Task(NamedTuple):
    """What a peer is given: days are ordinals, a contact of ``None`` never was."""

    file: Path
    people: list[dict[str, int | bool | None]]
    latest_contact: int
    latest_birth: int
    efforts: int


def serve(prepare: Callable[[Task], Callable[[], Sequence[bool]]]) -> None:
    """Print the answers, then the CPU seconds of a run for every line read.

    Args:
        prepare: Gets the task, returns what is timed: the answers about everybody.
    """
    given = json.loads(sys.argv[1])
    file = Path(given["file"])
    with file.open(encoding="utf-8", newline="") as lines:
        rows = itertools.islice(csv.DictReader(lines), given["people"])
        people = [_person(row) for row in rows]
    limits = given["latest_contact"], given["latest_birth"], given["efforts"]
    run = prepare(Task(file, people, *limits))
    print(json.dumps([bool(answer) for answer in run()]), flush=True)
    for _ in sys.stdin:
        begin = time.process_time()
        run()
        print(time.process_time() - begin, flush=True)


def _person(row: dict[str, str]) -> dict[str, int | bool | None]:
    return {
        "contact": _ordinal(row["contact"]) if row["contact"] else None,
        "efforts": int(row["efforts"]),
        "benefit": row["benefit"] == "true",
        "birth": _ordinal(row["birth"]),
        "exempt": row["exempt"] == "true",
    }


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()
