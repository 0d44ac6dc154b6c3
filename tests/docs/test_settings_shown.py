"""Settings that a page shows are settings that the program accepts."""

import tomllib
from pathlib import Path

import pytest
from pages import PAGES, blocks, name

from outreach_cli.loading import settings_from
from outreach_core.hooks import PluginSettings
from outreach_tables.options import read_options

SHOWN = [
    pytest.param(block.text, id=f"{name(page)}:{block.line}")
    for page in PAGES
    for block in blocks(page)
    if block.language == "toml"
    and "[project]" not in block.text
    # A part of a rulebook is read by test_rulebook_shown.py.
    and "rulebook" not in block.words
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_block_of_settings_is_accepted(text: str, tmp_path: Path) -> None:
    settings = settings_from(tomllib.loads(text), subject="page")
    tables = settings.plugin.get("tables")
    if tables is not None:
        folder = str(tmp_path)
        for vocabulary in ({}, {"customers": "kunden.xlsx"}):
            # A page may show a part: words without a file, columns of one file.
            values = {**vocabulary, **tables}
            assert read_options(PluginSettings(values=values, folder=folder))


def test_a_misspelt_column_would_be_noticed() -> None:
    wrong = {"customers": {"file": "kunden.xlsx", "columns": {"nummber": "Kd-Nr"}}}
    with pytest.raises(ValueError, match="number"):
        read_options(PluginSettings(values=wrong))
