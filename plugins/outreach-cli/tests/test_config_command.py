"""``outreach config``: all faults at once, a schema for editors, each key told."""

import json
import tomllib
from typing import Any

import pytest

from outreach_cli.commands.config import toml
from outreach_cli.commands.init import template
from outreach_cli.schema import schema
from outreach_cli.settings import Settings
from outreach_cli.settings_words import german_paths, help_of, paths
from outreach_core import Language

PLUGINS = Settings().plugins

WRONG = """
langauge = "de"
plugins = ["cli", "holidays", "ics", "sql", "tabels", "typst"]
[office]
prepaid_envelope = "false"
[visits]
seed = 3.9
[plugin.ics]
stret = true
"""


def test_all_faults_come_at_once_each_with_its_place(empty: Any) -> None:
    empty.write("outreach.toml", WRONG)
    said = empty.run("config", "check")
    assert said.code == 1
    for told in (
        "langauge gibt es nicht. Gemeint: language?",
        "office.prepaid_envelope: erwartet wird true oder false",
        "visits.seed: erwartet wird eine ganze Zahl",
        "Gemeint: 'tables'?",
        "Gemeint: plugin.ics.street?",
    ):
        assert told in said.err


def test_fresh_settings_have_no_fault(empty: Any) -> None:
    empty.run("init")
    said = empty.run("config", "check")
    assert (said.code, said.out) == (0, "outreach.toml: in Ordnung.")


def test_a_secret_that_is_not_set_is_a_fault_without_its_value(
    empty: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.run("init")
    empty.settings(("[plugin.sql]", '[plugin.sql]\ndatabase = { env = "OFFICE_DB" }'))
    said = empty.run("config", "check")
    assert (said.code, "OFFICE_DB" in said.err) == (1, True)
    monkeypatch.setenv("OFFICE_DB", "postgresql://u:topsecret@localhost/x")
    said = empty.run("config", "check")
    assert (said.code, "topsecret" in said.text) == (0, False)
    empty.settings(('{ env = "OFFICE_DB" }', '"postgresql://u:topsecret@localhost/x"'))
    said = empty.run("config", "check")
    assert said.code == 1
    assert "gehört nicht in die Datei" in said.err
    assert "topsecret" not in said.text


def test_every_key_is_explained_in_both_languages() -> None:
    assert german_paths() == frozenset(paths())
    for path in paths():
        words = help_of(path)
        assert words.de
        assert words.en
        assert words.de != words.en


@pytest.mark.parametrize("path", sorted(paths()))
def test_each_key_can_be_asked_for(empty: Any, path: str) -> None:
    said = empty.run("config", "explain", path)
    assert said.code == 0
    assert said.out.startswith(path)
    for told in ("Typ:", "Vorgabe:", "Beispiel:", "Liest:"):
        assert told in said.out
    assert "Factory" not in said.out


def test_settings_of_plugins_are_explained_too(empty: Any) -> None:
    said = empty.run("--language", "en", "config", "explain", "plugin.ics.timezone")
    assert 'default: "Europe/Berlin"' in said.out
    assert "read by: plug-in 'ics'" in said.out
    said = empty.run("config", "explain", "plugin.sql.database")
    assert "{ env =" in said.out
    said = empty.run("config", "explain", "letters.fromats")
    assert (said.code, "Gemeint: letters.formats?" in said.err) == (1, True)


def known(node: Any, table: dict[str, Any], where: str = "") -> list[str]:
    """Return the keys of a table that the schema does not know."""
    found = []
    for key, value in table.items():
        properties = node.get("properties", {})
        if key not in properties:
            found.append(f"{where}{key}")
        elif isinstance(value, dict) and "properties" in properties[key]:
            found += known(properties[key], value, f"{where}{key}.")
    return found


@pytest.mark.parametrize("language", Language)
def test_the_schema_knows_every_key_of_the_file_that_init_writes(
    language: Language,
) -> None:
    found = schema(PLUGINS, language)
    assert known(found, tomllib.loads(template(language))) == []
    assert known(found, {"visits": {"sede": 1}}) == ["visits.sede"]
    assert found["additionalProperties"] is False


def test_init_leaves_a_schema_where_the_file_points_to(empty: Any) -> None:
    empty.run("init")
    first = (empty.folder / "outreach.toml").read_text("utf-8").splitlines()[0]
    file = empty.folder / first.removeprefix("#:schema ")
    assert json.loads(file.read_text("utf-8")) == schema(PLUGINS, Language.DE)
    assert json.loads(empty.run("config", "schema").out) == schema(PLUGINS, Language.DE)


def test_values_are_written_as_toml_reads_them() -> None:
    for value in (True, 3, 2.5, 'a "b" ä', ["a", "b"], [], {"env": "DB"}):
        assert tomllib.loads(f"x = {toml(value)}")["x"] == value
