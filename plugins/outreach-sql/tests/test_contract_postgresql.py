"""The case store on a PostgreSQL server keeps the contract of every case store."""

from pathlib import Path
from typing import Any, Final

import pytest

from outreach_core.errors import StaleVersionError
from outreach_core.hooks import (
    CASE_STORE,
    CaseStore,
    Erased,
    Host,
    Registry,
    can_erase,
)
from outreach_core.ids import CustomerId
from outreach_core.testing import EXAMPLE_EVENTS, case_store_contract
from outreach_sql import plugin

A, B = CustomerId("AAAAA-11111"), CustomerId("BBBBB-22222")
_PLACE: Final[list[Any]] = []


@pytest.fixture(autouse=True)
def _server(place: Any) -> None:
    """Tell the contract, which knows folders only, where this test's database is."""
    _PLACE[:] = [place]


def opened(_: Path) -> CaseStore:
    """Open the store of this test; a second one finds what the first one left."""
    host = Host(variables={"OFFICE": _PLACE[0].url()})
    settings = {"sql": {"database": {"env": "OFFICE"}}}
    registry = Registry.from_plugins({"sql": plugin}, settings=settings, host=host)
    return registry.one(CASE_STORE, "postgresql")


TestPostgresql = case_store_contract(opened)


def test_an_erased_case_leaves_two_numbers_and_the_ledger(place: Any) -> None:
    store = opened(Path())
    assert can_erase(store)
    store.append(A, EXAMPLE_EVENTS, expected=0)
    store.append(B, EXAMPLE_EVENTS[:1], expected=0)
    store.reserve("k1")
    with pytest.raises(StaleVersionError):
        store.erase(A, expected=1)
    store.erase(A, expected=len(EXAMPLE_EVENTS))
    store.erase(A, expected=0)
    assert (store.customers(), store.reserve("k1")) == ((B,), False)
    assert store.erased() == Erased(cases=1, events=len(EXAMPLE_EVENTS))
    assert place.ask("SELECT count(*) FROM outreach.erasing") == [(0,)]
    store.close()
