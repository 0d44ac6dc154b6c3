"""For each check of every plug-in: one plug-in that breaks exactly this promise."""

# ruff: noqa: ARG001, ARG005, EM101, PTH109, T201
# The broken ones do what nobody should.

import gc
import itertools
import logging
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kit_good import GOOD, README, patched, plugin_of

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import TEXT, Setting, hookimpl
from outreach_core.testing import CANARY
from outreach_core.visits import StraightLine

DAYS = "outreach_workdays"
WAYS = "outreach_travel_times"
SINK = "outreach_sinks"
COUNT = itertools.count()


def ways(**members: Any) -> Any:
    return plugin_of(WAYS, patched(WAYS, **members))


def days(**members: Any) -> Any:
    return plugin_of(DAYS, patched(DAYS, **members))


def hook(act: Callable[[Any], object], kind: str = WAYS) -> Any:
    """A plug-in that acts in its hook, then hands over a good object."""

    def make(settings: Any) -> Any:
        act(settings)
        return GOOD[kind](settings)

    return plugin_of(kind, make)


def returning(handed: Any) -> Any:
    def outreach_travel_times(self: object, settings: Any) -> Any:
        return handed

    return plugin_of(
        WAYS, GOOD[WAYS], outreach_travel_times=hookimpl(outreach_travel_times)
    )


def _minutes(act: Callable[[], object]) -> Callable[..., Any]:
    def minutes(self: Any, places: Any) -> Any:
        act()
        return self._inner.minutes(places)

    return minutes


def _drifting(self: Any, places: Any) -> Any:
    extra = next(COUNT)
    return tuple(
        tuple(m + extra if m else 0 for m in row) for row in self._inner.minutes(places)
    )


def _by_start() -> Any:
    """Each start of the plug-in answers differently, one object always the same."""

    def make(settings: Any) -> Any:
        return StraightLine(name="good", extra_minutes=next(COUNT))

    return plugin_of(WAYS, make)


def _shared() -> Any:
    """Both offices use the object that was started last."""
    made: list[Any] = []

    def deliver(self: Any, parcel: Any, *, key: str) -> Any:
        return made[-1].deliver(parcel, key=key)

    def make(settings: Any) -> Any:
        made.append(GOOD[SINK](settings))
        return patched(SINK, deliver=deliver)(settings)

    return plugin_of(SINK, make)


def _nosy() -> Any:
    """Looks around for other plug-ins and answers accordingly."""

    def minutes(self: Any, places: Any) -> Any:
        others = sum(type(found).__name__ == "Crashing" for found in gc.get_objects())
        found = self._inner.minutes(places)
        return tuple(tuple(m + others if m else 0 for m in row) for row in found)

    return ways(minutes=minutes)


def _declared(*settings: Any, act: Callable[[Any], object] = lambda _: None) -> Any:
    def make(given: Any) -> Any:
        act(given)
        return GOOD[WAYS](given)

    return plugin_of(WAYS, make, OUTREACH_SETTINGS=tuple(settings))


def _quoting(settings: Any) -> None:
    value = settings.values.get("word", "fine")
    if value != "fine":
        told = f"{value} is wrong"
        raise InvalidInputError("settings", [Words(told, told)])


def _own(key: str = "word", **changes: Any) -> Any:
    given: dict[str, Any] = {"shape": TEXT, "help": Words("Ein Wort.", "A word.")}
    return Setting(key=key, **(given | changes))


def _unpicklable(self: Any, places: Any) -> Any:
    class Row(tuple):  # noqa: SLOT001
        pass

    return tuple(Row(row) for row in self._inner.minutes(places))


def _deliver(act: Callable[[Any, Any], object]) -> Any:
    def deliver(self: Any, parcel: Any, *, key: str) -> Any:
        act(self, parcel)
        return self._inner.deliver(parcel, key=key)

    return plugin_of(SINK, patched(SINK, deliver=deliver))


def _named_file(self: Any, parcel: Any) -> None:
    folder = Path(self.settings.output)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CANARY).write_text("", encoding="utf-8")


def _told(self: Any, parcel: Any) -> None:
    msg = f"{CANARY} not found"
    raise LookupError(msg)


def _quoting_odd(settings: Any) -> None:
    if settings.values.get("word") == "odd":
        raise InvalidInputError("settings", [Words("Falsch.", "Wrong.")])


BROKEN: dict[str, Callable[[], tuple[Any, dict[str, Any]]]] = {
    "REG-01": lambda: (
        plugin_of(WAYS, GOOD[WAYS], outreach_planers=hookimpl(lambda s, settings: ())),
        {},
    ),
    "REG-02": lambda: (plugin_of(WAYS, GOOD[WAYS], OUTREACH_API=None), {}),
    "REG-03": lambda: (returning(()), {}),
    "REG-04": lambda: (
        plugin_of(WAYS, lambda s: StraightLine(name="straight-line")),
        {},
    ),
    "REG-05": lambda: (plugin_of(WAYS, lambda s: StraightLine(name="0-neighbour")), {}),
    "REG-06": lambda: (hook(lambda s: Path(s.output).mkdir(parents=True)), {}),
    "REG-07": lambda: (hook(lambda s: print("started")), {}),
    "REG-08": lambda: (
        plugin_of(WAYS, lambda s: StraightLine(name=f"way-{next(COUNT)}")),
        {},
    ),
    "SIG-01": lambda: (ways(minutes=None), {}),
    "SIG-02": lambda: (ways(minutes=lambda self, orte: self._inner.minutes(orte)), {}),
    "TYP-01": lambda: (ways(minutes=lambda self, places: 1 // 0), {}),
    "TYP-02": lambda: (ways(minutes=lambda self, places: (m for m in places)), {}),
    "TYP-03": lambda: (
        ways(
            minutes=lambda self, places: [list(r) for r in self._inner.minutes(places)]
        ),
        {},
    ),
    "TYP-04": lambda: (ways(minutes=_unpicklable), {}),
    "DET-01": lambda: (ways(minutes=_drifting), {}),
    "DET-02": lambda: (_by_start(), {}),
    "DET-04": lambda: (hook(lambda s: s.values.update(more=1)), {}),
    "PUR-01": lambda: (
        days(
            is_workday=lambda self, day: (os.getcwd(), self._inner.is_workday(day))[1]
        ),
        {},
    ),
    "ISO-01": lambda: (_nosy(), {}),
    "ISO-02": lambda: (ways(minutes=_minutes(lambda: random.seed(next(COUNT)))), {}),
    "ISO-03": lambda: (_shared(), {}),
    "PRI-01": lambda: (ways(__repr__=lambda self: CANARY), {}),
    "PRI-02": lambda: (
        ways(minutes=_minutes(lambda: logging.getLogger("x").info(CANARY))),
        {},
    ),
    "PRI-03": lambda: (_deliver(_named_file), {}),
    "PRI-04": lambda: (_deliver(_told), {}),
    "PRI-05": lambda: (
        plugin_of(
            WAYS, lambda s: patched(WAYS, __repr__=lambda self: s.key.decode())(s)
        ),
        {},
    ),
    "SET-01": lambda: (plugin_of(WAYS, GOOD[WAYS], OUTREACH_SETTINGS=None), {}),
    "SET-02": lambda: (
        _declared(_own(help=Words("Wort", "Wort"))),
        {"readme": README + "word"},
    ),
    "SET-03": lambda: (
        _declared(_own(), act=lambda s: s.values["word"]),
        {"settings": {"word": "fine"}, "readme": README + "word"},
    ),
    "SET-04": lambda: (_declared(_own(), act=_quoting), {"readme": README + "word"}),
    "SET-05": lambda: (plugin_of(WAYS, GOOD[WAYS], OUTREACH_SETTINGS=None), {}),
    "SET-06": lambda: (
        _declared(_own(default="odd"), act=_quoting_odd),
        {"readme": README + "word"},
    ),
    "RDM-01": lambda: (
        ways(),
        {"readme": "# A plug-in\n\nFor tests.\n\n" + README.split("\n\n", 2)[2]},
    ),
    "RDM-02": lambda: (ways(), {"readme": README.replace("Reads", "Needs")}),
    "RDM-03": lambda: (ways(), {"readme": README.replace("Writes", "Makes")}),
    "RDM-04": lambda: (ways(), {"readme": README.replace("Removal", "End")}),
    "RDM-05": lambda: (ways(), {"readme": README.replace(WAYS, "a hook")}),
}
"""A broken plug-in and what its author hands over, by the check that must see it."""
