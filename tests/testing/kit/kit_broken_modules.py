"""For each check that needs a second process: a module that breaks this promise."""

from typing import Final

HEAD: Final = """
from pathlib import Path
from outreach_core.hooks import Delivery, ParcelKind, hookimpl
from outreach_core.testing import MemoryCaseStore
from outreach_core.visits import StraightLine
OUTREACH_API = 1
OUTREACH_SETTINGS = ()
"""
WAYS: Final = """
class Ways(StraightLine):
    def minutes(self, places):
        extra = hash("a text") % 97
        found = super().minutes(places)
        return tuple(tuple(m + extra if m else 0 for m in row) for row in found)

@hookimpl
def outreach_travel_times(settings):
    return (Ways(name="odd"),)
"""
STORE: Final = """
@hookimpl
def outreach_case_stores(settings):
    return (MemoryCaseStore(name="odd"),)
"""
SINK: Final = """
DONE = set()

class Sink:
    name = "odd"
    accepts = frozenset({ParcelKind.LETTER})
    def deliver(self, parcel, *, key):
        again = key in DONE
        DONE.add(key)
        return Delivery(where=f"{key}.txt", already=again)

@hookimpl
def outreach_sinks(settings):
    return (Sink(),)
"""
PLAIN: Final = """
@hookimpl
def outreach_travel_times(settings):
    return (StraightLine(name="odd"),)
"""
BROKEN: Final = {
    "DET-03": HEAD + WAYS,
    "REG-09": HEAD + PLAIN,
    "SNK-09": HEAD + SINK,
    "STO-17": HEAD + STORE,
    "STO-18": HEAD + STORE,
}
