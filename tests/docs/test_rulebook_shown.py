"""The rulebook in the reference is the one that screens."""

import tomllib

import pytest
from pages import PAGES, ROOT, blocks, name

from outreach_core.eligibility import VOCABULARY, kassel
from outreach_core.rules import (
    rulebook_from_data,
    rulebook_from_toml,
    rulebook_to_toml,
)

SHOWN = (ROOT / "docs/reference/rulebook-kassel.toml").read_text(encoding="utf-8")

PARTS = [
    pytest.param(block.text, id=f"{name(page)}:{block.line}")
    for page in PAGES
    for block in blocks(page)
    if block.language == "toml" and "rulebook" in block.words
]


def test_the_kassel_rulebook_is_printed_as_it_is() -> None:
    assert rulebook_to_toml(kassel()) == SHOWN


def test_the_printed_rulebook_can_be_read_and_has_the_same_fingerprint() -> None:
    read = rulebook_from_toml(SHOWN, vocabulary=VOCABULARY)
    assert read == kassel()
    assert read.fingerprint == kassel().fingerprint


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_a_rulebook_on_a_page_fits_into_the_whole(text: str) -> None:
    data = tomllib.loads(SHOWN)
    for table, entries in tomllib.loads(text).items():
        data[table] |= entries
    assert rulebook_from_data(data, vocabulary=VOCABULARY)
