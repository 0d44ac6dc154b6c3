"""The case store on a PostgreSQL server keeps the contract of every case store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from outreach_core.hooks import CASE_STORE, CaseStore, Host, Registry
from outreach_core.testing import case_store_contract
from outreach_sql import plugin

_NEW_DATABASE: Final[list[Callable[[], Any]]] = []
_OF_FOLDER: Final[dict[Path, Any]] = {}


@pytest.fixture(autouse=True)
def _server(new_database: Callable[[], Any]) -> None:
    """Tell the contract, which knows folders only, where databases come from."""
    _NEW_DATABASE[:] = [new_database]


def opened(folder: Path) -> CaseStore:
    """Open the store of a folder: one database for each, found again."""
    if folder not in _OF_FOLDER:
        _OF_FOLDER[folder] = _NEW_DATABASE[0]()
    host = Host(variables={"OFFICE": _OF_FOLDER[folder].url()})
    settings = {"sql": {"database": {"env": "OFFICE"}}}
    registry = Registry.from_plugins({"sql": plugin}, settings=settings, host=host)
    return registry.one(CASE_STORE, "postgresql")


TestPostgresql = case_store_contract(opened)
