"""A plug-in that warns stops nothing, and its words are not shown."""

import warnings
from typing import Any

import pytest

from outreach_tables.source import TablesSource

CANARY = "Kanarienvogel"


@pytest.fixture
def warning_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the source warn with the name of somebody, as a library below it might."""
    read = TablesSource.read

    def warns(self: Any, **given: Any) -> Any:
        warnings.warn(f"Zeile 3: {CANARY}", UserWarning, stacklevel=1)
        return read(self, **given)

    monkeypatch.setattr(TablesSource, "read", warns)


@pytest.mark.usefixtures("warning_source")
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_warning_is_told_by_kind_and_place_and_the_run_goes_on(
    office: Any, language: str
) -> None:
    said = office.run("--language", language, "screen", "--as-of", "05.10.2026")
    assert said.code == 0
    assert "UserWarning in tests/test_warnings.py:" in said.err
    assert ("Hinweis:" in said.err, "Note:" in said.err) == (
        language == "de",
        language == "en",
    )
    assert CANARY not in said.text
    assert "worklist.xlsx" in office.files()


@pytest.mark.usefixtures("warning_source")
@pytest.mark.filterwarnings("error")
def test_where_warnings_are_errors_the_source_is_named_without_its_words(
    office: Any,
) -> None:
    said = office.run("screen", "--as-of", "05.10.2026")
    assert said.code == 1
    assert "Quelle 'tables'.read" in said.err
    assert "UserWarning" in said.err
    assert CANARY not in said.text


@pytest.mark.usefixtures("warning_source")
@pytest.mark.filterwarnings("default")
def test_for_developers_the_words_are_shown(office: Any) -> None:
    with pytest.warns(UserWarning, match=CANARY):
        office.run("screen", "--as-of", "05.10.2026", environ={"OUTREACH_DEBUG": "1"})
