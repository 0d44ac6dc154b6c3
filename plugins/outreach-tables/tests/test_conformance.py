"""What every plug-in of outreach_core promises, tried on this one."""

from pathlib import Path

from outreach_core.testing import conformance
from outreach_tables import plugin

TestTables = conformance(
    plugin,
    settings={
        "customers": "kunden.csv",
        "contacts": "kontakte.csv",
        "staff": "personal.csv",
        "offers": "traeger.csv",
    },
    folder=Path(__file__).parent / "sample",
    mark_heavy="slow",
)
