"""What the settings say back when something in them is wrong."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_cli.commands.init import template
from outreach_cli.loading import load_settings, settings_from
from outreach_cli.settings import Settings
from outreach_core import Language
from outreach_core.errors import InvalidInputError


def faults(data: dict[str, Any], language: Language = Language.DE) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        settings_from(data, subject="outreach.toml")
    return [fault.to(language) for fault in caught.value.faults]


def test_all_faults_come_together_each_with_its_path() -> None:
    found = faults(
        {
            "langauge": "de",
            "store": 3,
            "office": {"stret": "x", "name": 7},
            "visits": {"iterations": "many", "seed": 1.5},
            "report": {"minimum": 0},
            "letters": {"formats": "pdf"},
        }
    )
    text = "\n".join(found)
    assert len(found) == 8
    for path in ("store", "office.name", "visits.seed", "visits.iterations"):
        assert f"{path}: erwartet wird" in text
    for path in ("report.minimum", "letters.formats"):
        assert f"{path}: erwartet wird" in text
    assert "langauge gibt es nicht. Gemeint: language?" in text
    assert "office.stret gibt es nicht. Gemeint: office.street?" in text


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"store": 3}, "ein Text in Anführungszeichen", "a text in quotes"),
    ({"visits": {"seed": "1"}}, "eine ganze Zahl", "a whole number"),
    ({"visits": {"seed": True}}, "eine ganze Zahl", "a whole number"),
    ({"visits": {"seed": 1.5}}, "eine ganze Zahl", "a whole number"),
    ({"office": {"latitude": "51"}}, "eine Zahl", "a number"),
    ({"office": {"latitude": True}}, "eine Zahl", "a number"),
    ({"office": {"prepaid_envelope": "ja"}}, "true oder false", "true or false"),
    ({"plugins": "cli"}, 'eine Liste wie ["a", "b"]', 'a list like ["a", "b"]'),
    ({"plugins": [1]}, 'eine Liste wie ["a", "b"]', 'a list like ["a", "b"]'),
    ({"office": "Kassel"}, "eine Tabelle wie [name]", "a table like [name]"),
    ({"plugin": {"sql": 3}}, "eine Tabelle wie [name]", "a table like [name]"),
    ({"language": "fr"}, 'eines von "de", "en"', 'one of "de", "en"'),
    ({"visits": {"latest": "25:00"}}, 'Uhrzeit wie "09:00"', 'day like "09:00"'),
    ({"visits": {"closed_minutes": 0}}, "ab 1", "1 or more"),
    ({"visits": {"talk_minutes": 9}}, "als closed_minutes", "than closed_minutes"),
    ({"visits": {"open_percent": 101}}, "0 bis 100", "0 to 100"),
    ({"screening": {"efforts": -1}}, "ab 0", "0 or more"),
    ({"letters": {"occasion": "Mein Brief"}}, "herbst-2026", "autumn-2026"),
]


@pytest.mark.parametrize(("data", "german", "english"), WRONG, ids=repr)
def test_a_wrong_value_is_answered_with_what_was_expected(
    data: dict[str, Any], german: str, english: str
) -> None:
    (one,) = faults(data)
    (other,) = faults(data, Language.EN)
    assert german in one
    assert english in other
    assert next(iter(data)) in one


def test_a_name_far_from_every_other_is_answered_with_all_of_them() -> None:
    (found,) = faults({"report": {"xyz": 1}})
    assert found == "report.xyz gibt es nicht. Bekannt sind: minimum."


def test_a_refused_value_is_not_repeated() -> None:
    private = "Geheim-Straße 7"
    for data in ({"office": {"latitude": private}}, {"visits": {"earliest": private}}):
        assert private not in "".join(faults(data) + faults(data, Language.EN))


@pytest.mark.parametrize("language", Language)
def test_the_template_is_what_holds_without_any_line(
    language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "outreach.toml"
    path.write_text(template(language), "utf-8")
    found = load_settings(path)
    assert found.language is language
    assert found.visits == Settings().visits
    assert found.privacy == Settings().privacy
    assert found.plugins == Settings().plugins
    assert found.report == Settings().report


def test_the_mark_that_editors_on_windows_put_first_does_no_harm(
    tmp_path: Path,
) -> None:
    file = tmp_path / "outreach.toml"
    file.write_text('language = "en"\n', encoding="utf-8-sig")
    assert load_settings(file).language is Language.EN


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    path = tmp_path / "outreach.toml"
    path.write_text("")
    assert load_settings(path) == Settings()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "outreach init"),
        (b"a = [", "kein gültiges TOML"),
        ('name = "Müller"'.encode("cp1252"), "nicht als UTF-8"),
    ],
    ids=["missing", "half a list", "cp1252"],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "outreach.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidInputError) as caught:
        load_settings(path)
    assert words in caught.value.words.de
    assert str(tmp_path) not in caught.value.words.de


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text("abc", max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
NAMES = st.sampled_from(["language", "office", "visits", "plugin", "plugins", "x"])


@given(st.dictionaries(NAMES, JUNK, max_size=4))
def test_whatever_stands_there_the_answer_is_settings_or_a_list_of_faults(
    data: dict[str, Any],
) -> None:
    try:
        assert isinstance(settings_from(data, subject="outreach.toml"), Settings)
    except InvalidInputError as error:
        assert error.faults  # noqa: PT017  either way is an answer


def test_the_failure_of_a_plug_in_can_be_made_stricter_and_never_looser() -> None:
    stricter = settings_from({"failure": {"planners": "abort"}}, subject="x").failure
    assert stricter.planners == "abort"
    assert stricter.sinks == "retry"
    looser = {
        "failure": {"sources": "degrade", "planners": "ignore", "planers": "abort"}
    }
    german, english = faults(looser), faults(looser, Language.EN)
    assert len(german) == 3
    assert any(
        text.startswith('failure.sources: erwartet wird "abort"')
        and "lockerer nie" in text
        for text in german
    )
    assert any('"degrade" or "abort"' in text for text in english)
    assert any("Did you mean failure.planners?" in text for text in english)
