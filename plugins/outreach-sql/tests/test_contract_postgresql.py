"""The case store on a PostgreSQL server keeps the contract of every case store."""

from pathlib import Path
from typing import Any, Final

import pytest

from outreach_core.hooks import CASE_STORE, CaseStore, Host, Registry
from outreach_core.testing import case_store_contract
from outreach_sql import plugin

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
