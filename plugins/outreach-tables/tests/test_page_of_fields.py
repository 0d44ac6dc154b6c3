"""The page that offices read names every field and every meaning of contacts."""

from pathlib import Path

import pytest

from outreach_tables.columns import LAYOUTS
from outreach_tables.words import VOCABULARIES

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "read-your-export.md"


@pytest.fixture(scope="module")
def page() -> str:
    if not PAGE.exists():
        pytest.skip("the page lies in the repository, not in the package")
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(LAYOUTS))
def test_every_field_of_a_table_is_named(page: str, kind: str) -> None:
    layout = LAYOUTS[kind]
    assert [name for name in layout.names if f"`{name}`" not in page] == []
    needed = {name for group in layout.required for name in group}
    assert [name for name in sorted(needed) if f"**`{name}`**" not in page] == []


@pytest.mark.parametrize("vocabulary", ["channel", "outcome"])
def test_every_meaning_of_a_contact_is_named(page: str, vocabulary: str) -> None:
    meanings = VOCABULARIES[vocabulary].names
    assert [each for each in sorted(meanings) if f"`{each}`" not in page] == []


def test_every_vocabulary_is_named(page: str) -> None:
    assert [name for name in sorted(VOCABULARIES) if name not in page] == []
