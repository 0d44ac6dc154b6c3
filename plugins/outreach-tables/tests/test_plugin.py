"""The plug-in as the registry sees it."""

from pathlib import Path

import outreach_tables.plugin
from outreach_core.hooks import COACHING_DIRECTORY, SINK, SOURCE, Host, Registry


def test_the_registry_takes_the_plugin_as_it_is(tmp_path: Path) -> None:
    registry = Registry.from_plugins(
        {"tables": outreach_tables.plugin},
        settings={"tables": {"customers": "kunden.xlsx"}},
        host=Host(folder=str(tmp_path), key=b"a secret of the office"),
    )
    assert registry.one(SOURCE, "tables").name == "tables"
    assert registry.one(COACHING_DIRECTORY, "tables").name == "tables"
    assert registry.one(SINK, "xlsx").name == "xlsx"
