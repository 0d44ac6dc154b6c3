"""What can another process be asked to do with a plug-in?"""

import importlib
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pendulum

from outreach_core.hooks import CASE_STORE, SINK
from outreach_core.testing.examples import EXAMPLE_EVENTS, example_parcels
from outreach_core.testing.kit.another_process import digests
from outreach_core.testing.kit.bench import Applicant, Desk
from outreach_core.testing.kit.exercises import CASE, answers_alone


def desk_for(
    module: str,
    *,
    name: str,
    settings: Mapping[str, object],
    variables: Mapping[str, str],
    folders: tuple[str, str],
    day: str,
) -> Desk:
    """Set up the desk that the other process described."""
    applicant = Applicant(
        plugin=importlib.import_module(module),
        name=name,
        settings=settings,
        variables=variables,
        as_of=pendulum.Date.fromisoformat(day),
    )
    return Desk(
        applicant=applicant,
        inputs=Path(folders[0]),
        output=Path(folders[1]),
        values=settings,
        variables=variables,
    )


def ordinary_day(desk: Desk) -> list[tuple[str, str]]:
    """Make the calls of an ordinary day."""
    return digests(answers_alone(desk))


def append_until_killed(desk: Desk) -> None:
    """Append to one case for ever; each append that returned is told at once."""
    store = desk.objects(CASE_STORE)[0]
    for number in range(1_000_000):
        store.append(CASE, (EXAMPLE_EVENTS[0],), expected=number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def reserve(desk: Desk) -> list[bool]:
    """Reserve fifty keys; another process does the same at the same time."""
    store: Any = desk.objects(CASE_STORE)[0]
    found = []
    for number in range(50):
        found.append(bool(store.reserve(f"k{number:02}")))
        time.sleep(0)
    store.close()
    return found


def deliver(desk: Desk) -> list[tuple[str, bool]]:
    """Deliver one parcel of every kind to every sink."""
    return [
        (receipt.where, receipt.already)
        for sink in desk.objects(SINK)
        for kind, parcel in example_parcels().items()
        if kind in sink.accepts
        for receipt in [sink.deliver(parcel, key=f"77b02e{kind.value}")]
    ]
