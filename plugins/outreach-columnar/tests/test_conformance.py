"""What every plug-in of outreach_core promises, tried on this one."""

import atexit
import random
import shutil
import tempfile
from pathlib import Path

import pendulum
import pytest
from pyarrow import csv, parquet

from outreach_columnar import plugin, population_tables
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.testing import conformance

AS_OF = pendulum.Date(2026, 10, 5)


def person(chance: random.Random, number: int) -> tuple[Customer, ContactHistory]:
    """Make somebody whose last contacts lie around six, nine and twelve months."""
    days = [chance.choice((1, 182, 183, 275, 276, 366, 500)) for _ in range(3)]
    contacts = [
        Contact(
            on=pendulum.Date.fromordinal(AS_OF.toordinal() - ago),
            channel=chance.choice((Channel.PHONE, Channel.LETTER)),
            direction=Direction.OUTBOUND,
            outcome=chance.choice((Outcome.REACHED, Outcome.SENT)),
        )
        for ago in days[: chance.randint(0, 3)]
    ]
    hold = Hold(kind=HoldKind.SAFETY_STOP, review_on=pendulum.Date(2026, 12, 1))
    customer = Customer(
        id=CustomerId(f"{number:05}-AAAAA"),
        family_name="–",
        in_benefit=True,
        birth=pendulum.Date(1990, 5, 1),
        benefit_unit=BenefitUnitId(f"u{number // 2}"),
        holds=(hold,) if number % 9 == 0 else (),
    )
    return customer, ContactHistory(contacts)


PEOPLE = tuple(person(random.Random(number), number) for number in range(40))  # noqa: S311  no secret


def folder_with(suffix: str) -> Path:
    """Return a folder with the tables of everybody; gone when the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="outreach-columnar-"))
    atexit.register(shutil.rmtree, folder)
    for name, table in population_tables(PEOPLE).items():
        write = parquet.write_table if suffix == "parquet" else csv.write_csv
        write(table, folder / f"{name}.{suffix}")
    return folder


def files(suffix: str) -> dict[str, object]:
    return {name: f"{name}.{suffix}" for name in ("people", "contacts", "holds")}


# Each check builds its queries anew: a minute in all, so CI tries them.
TestParquet = pytest.mark.slow(
    conformance(
        plugin,
        settings={**files("parquet"), "memory": "500MB"},
        folder=folder_with("parquet"),
        people=PEOPLE,
        as_of=AS_OF,
    )
)
