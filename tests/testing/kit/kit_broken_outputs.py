"""For each check of stores and sinks: one object that breaks it."""

# ruff: noqa: ARG001, ARG005, SLF001
# The broken ones do what nobody should.

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from kit_broken_kinds import of
from kit_good import GOOD, plugin_of

from outreach_core.errors import InvalidValueError, StaleVersionError
from outreach_core.hooks import (
    Delivery,
    LedgerEntry,
    LedgerState,
    ParcelKind,
)
from outreach_core.ids import CustomerId

sources, lists, stores = of("sources"), of("coaching_directories"), of("case_stores")
sinks, sections, screens = of("sinks"), of("report_sections"), of("screeners")
TURNS = itertools.count()


# Stores


def _careless(self: Any, customer: Any, events: Any, *, expected: int) -> None:
    self._inner.append(customer, events, expected=len(self._inner.read(customer)))


def _careless_with_nothing(
    self: Any, customer: Any, events: Any, *, expected: int
) -> None:
    if events:
        self._inner.append(customer, events, expected=expected)


def _one_drawer(self: Any, customer: Any, events: Any, *, expected: int) -> None:
    self._inner.append(CustomerId("AAAAA-11111"), events, expected=expected)


def _backwards(self: Any, customer: Any) -> Any:
    return tuple(reversed(self._inner.read(customer)))


def _lossy(self: Any, customer: Any) -> Any:
    found = self._inner.read(customer)
    return found[:1] * len(found)


def _last_receipt(self: Any, key: str, receipt: str) -> None:
    self._inner.confirm(key, receipt)
    self._inner._ledger[key] = receipt


def _anything(self: Any, key: str, receipt: str) -> None:
    self._inner.reserve(key)
    self._inner.confirm(key, receipt)


def _empty_receipt(self: Any, key: str, receipt: str) -> None:
    self._inner.confirm(key, receipt or "?")


def _half(self: Any, customer: Any, *, expected: int) -> None:
    first = self._inner.read(customer)[:1]
    self._inner.erase(customer, expected=expected)
    self._inner.append(customer, first, expected=0)


def _close_once() -> Any:
    # Counted on the store itself: the id of one that is gone is given to the next.
    def close(self: Any) -> None:
        if self._closed_before:
            raise RuntimeError
        self._closed_before = True

    return stores(close=close, _closed_before=False)


def _forgetting() -> Any:
    from outreach_core.testing import MemoryCaseStore  # noqa: PLC0415

    return plugin_of("outreach_case_stores", lambda _: MemoryCaseStore(name="good"))


STALE = StaleVersionError(expected=0, found=1)
GHOST = LedgerEntry(key="ghost", state=LedgerState.RESERVED)
STORES: dict[str, Callable[[], Any]] = {
    "STO-01": lambda: stores(entries=lambda self: (GHOST, *self._inner.entries())),
    "STO-02": lambda: stores(read=_lossy),
    "STO-03": lambda: stores(read=_backwards),
    "STO-04": lambda: stores(append=_careless),
    "STO-05": lambda: stores(append=_careless_with_nothing),
    "STO-06": lambda: stores(append=_one_drawer),
    "STO-07": lambda: stores(
        customers=lambda self: tuple(reversed(self._inner.customers()))
    ),
    "STO-08": lambda: stores(
        read_all=lambda self: {c: e[:1] for c, e in self._inner.read_all().items()}
    ),
    "STO-09": lambda: stores(
        reserve=lambda self, key: self._inner.reserve(key) or True
    ),
    "STO-10": lambda: stores(confirm=_last_receipt),
    "STO-11": lambda: stores(confirm=_anything),
    "STO-12": lambda: stores(confirm=_empty_receipt),
    "STO-13": lambda: stores(
        entries=lambda self: tuple(reversed(self._inner.entries()))
    ),
    "STO-14": _close_once,
    "STO-15": _forgetting,
    "STO-16": _forgetting,
    "STO-19": lambda: stores(erase=_half),
}


# Sinks


def delivering(change: Callable[..., Any]) -> Any:
    def deliver(self: Any, parcel: Any, *, key: str) -> Any:
        return change(self, parcel, key)

    return sinks(deliver=deliver)


def _plain(change: Callable[[Any, Any, str], Any]) -> Any:
    def changed(self: Any, parcel: Any, key: str) -> Any:
        found = self._inner.deliver(parcel, key=key)
        return change(self, found, key)

    return delivering(changed)


def _file(self: Any, name: str, content: bytes = b"x") -> None:
    folder = Path(self.settings.output)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def _and_file(
    name: Callable[[str], str], content: Callable[[], bytes] = lambda: b"x"
) -> Any:
    def change(self: Any, found: Any, key: str) -> Any:
        _file(self, name(key), content())
        return found

    return _plain(change)


def _elsewhere(self: Any, found: Any, key: str) -> Any:
    (Path(self.settings.folder) / "seen.txt").write_text("x", encoding="utf-8")
    return found


def _overwriting(self: Any, parcel: Any, key: str) -> Any:
    _file(self, f"{parcel.name}-{key}.txt", parcel.content.content)
    return Delivery(where=f"{parcel.name}-{key}.txt")


def _one_place(self: Any, parcel: Any, key: str) -> Any:
    found = self._inner.deliver(parcel, key=key)
    return attrs.evolve(found, where="briefe")


def _accepting(self: Any, parcel: Any, key: str) -> Any:
    if parcel.kind not in self.accepts:
        return Delivery(where="somewhere")
    return self._inner.deliver(parcel, key=key)


def _hopeful(self: Any, parcel: Any, key: str) -> Any:
    try:
        return self._inner.deliver(parcel, key=key)
    except OSError:
        return Delivery(where="somewhere")


def _once_for_ever(self: Any, parcel: Any, *, key: str) -> Any:
    """Take a key for delivered, whatever has been written over its file since."""
    if parcel.kind is not ParcelKind.TABLES:
        raise InvalidValueError(field="parcel", expected="tables")
    name, again = (
        f"{parcel.name}.txt",
        (Path(self.settings.output) / f".{key}").exists(),
    )
    if not again:
        _file(self, name, repr(parcel.content[0].rows).encode())
        _file(self, f".{key}")
    return Delivery(where=name, already=again)


def _in_memory() -> Any:
    def make(settings: Any) -> Any:
        done: set[str] = set()

        def deliver(self: Any, parcel: Any, *, key: str) -> Any:
            found = self._inner.deliver(parcel, key=key)
            again = key in done
            done.add(key)
            return attrs.evolve(found, already=again)

        from kit_good import patched  # noqa: PLC0415

        return patched("outreach_sinks", deliver=deliver)(settings)

    return plugin_of("outreach_sinks", make)


def _eager(settings: Any) -> Any:
    (Path(settings.output) / "here.txt").write_text("x", encoding="utf-8") if Path(
        settings.output
    ).is_dir() else None
    return GOOD["outreach_sinks"](settings)


SINKS: dict[str, Callable[[], Any]] = {
    "SNK-01": lambda: sinks(accepts=frozenset()),
    "SNK-02": lambda: plugin_of("outreach_sinks", _eager),
    "SNK-03": lambda: delivering(lambda self, parcel, key: None),
    "SNK-04": lambda: _plain(
        lambda self, found, key: attrs.evolve(found, already=False)
    ),
    "SNK-05": lambda: _plain(
        lambda self, found, key: attrs.evolve(
            found, already=key.startswith("77b02e") or found.already
        )
    ),
    "SNK-06": _in_memory,
    "SNK-07": lambda: _and_file(lambda key: "Kanarienvogel.txt"),
    "SNK-08": lambda: _and_file(lambda key: "left.tmp"),
    "SNK-10": lambda: _plain(_elsewhere),
    "SNK-11": lambda: delivering(_overwriting),
    "SNK-12": lambda: delivering(_accepting),
    "SNK-13": lambda: delivering(_hopeful),
    "SNK-14": lambda: _and_file(
        lambda key: "log.txt", lambda: str(next(TURNS)).encode()
    ),
    "SNK-15": lambda: delivering(_one_place),
    "SNK-16": lambda: sinks(
        accepts=frozenset({ParcelKind.TABLES}), deliver=_once_for_ever
    ),
}
