"""In which language the command line speaks, down to click's own messages."""

import errno
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest

import outreach_cli
from outreach_cli.happenings import BY_NAME, HAPPENINGS
from outreach_cli.main import language_of, program, speak
from outreach_core import Language

LOCALE = Path(outreach_cli.__file__).parent / "locale/de/LC_MESSAGES"


def said(text: Any) -> tuple[str, ...]:
    """Return a text, or the singular and plural of one."""
    return (text,) if isinstance(text, str) else tuple(text)


def test_the_compiled_catalogue_says_what_its_source_says() -> None:
    pofile = pytest.importorskip("babel.messages.pofile", reason="babel is missing")
    mofile = pytest.importorskip("babel.messages.mofile")
    with (LOCALE / "outreach.po").open("rb") as file:
        source = pofile.read_po(file)
    with (LOCALE / "outreach.mo").open("rb") as file:
        compiled = mofile.read_mo(file)
    written = {said(m.id): said(m.string) for m in source if m.id and not m.fuzzy}
    assert {said(m.id): said(m.string) for m in compiled if m.id} == written
    assert all(all(strings) for strings in written.values())


def test_every_message_keeps_its_gaps() -> None:
    pofile = pytest.importorskip("babel.messages.pofile", reason="babel is missing")
    with (LOCALE / "outreach.po").open("rb") as file:
        found = [list(message.check()) for message in pofile.read_po(file)]
    assert not [errors for errors in found if errors]


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (["quatsch"], "Den Befehl 'quatsch' gibt es nicht", "No such command"),
        (["letters", "--bogus"], "Die Option '--bogus' gibt es nicht", "No such opti"),
        (["why"], "KUNDE", "CUSTOMER"),
        (["demo", "--customers", "3"], "200", "200"),
        (["letters", "--as-of", "gestern"], "ein Tag wie", "a day like"),
        (["plan", "x", "y"], "zu viel", "unexpected extra"),
    ],
)
def test_misuse_is_answered_with_code_2_in_the_language_of_the_user(
    empty: Any, arguments: list[str], german: str, english: str
) -> None:
    said = empty.run(*arguments)
    assert said.code == 2
    assert german in said.err
    assert "Fehler: " in said.err
    assert "Error" not in said.err
    said = empty.run(*arguments, environ={"OUTREACH_LANGUAGE": "en"})
    assert said.code == 2
    assert english in said.err
    assert "Fehler" not in said.err


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ([], {}, Language.DE),
        ([], {"OUTREACH_LANGUAGE": "en"}, Language.EN),
        ([], {"OUTREACH_LANGUAGE": "EN_us.UTF-8"}, Language.EN),
        ([], {"OUTREACH_LANGUAGE": "fr"}, Language.DE),
        (["--language", "en"], {}, Language.EN),
        (["--language=en", "screen"], {}, Language.EN),
        (["--language", "de"], {"OUTREACH_LANGUAGE": "en"}, Language.DE),
        (["--language"], {}, Language.DE),
    ],
)
def test_the_option_wins_over_the_environment_and_german_over_nothing(
    arguments: list[str], environ: dict[str, str], language: Language
) -> None:
    assert language_of(arguments, environ) is language


def test_no_word_of_record_means_two_things() -> None:
    names = [n for h in HAPPENINGS for n in {h.name.de, h.name.en}]
    assert len(names) == len(set(names)) == len(BY_NAME)
    assert all(name.isascii() and name == name.lower() for name in names)


def test_an_unexpected_error_never_shows_its_message(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Geheimniskrämer")  # noqa: EM101  to be hidden

    monkeypatch.setattr("outreach_cli.steps.read", broken)
    said = office.run("screen")
    assert said.code == 1
    assert "Unerwarteter Fehler: RuntimeError in test_language.py" in said.err
    assert "Geheimniskrämer" not in said.text
    assert "Traceback" not in said.text
    with pytest.raises(RuntimeError, match="Geheimnis"):
        office.run("screen", environ={"OUTREACH_DEBUG": "1"})


def test_a_broken_plugin_is_named_and_its_message_is_not(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("Geheimniskrämer")  # noqa: EM101  to be hidden

    monkeypatch.setattr("outreach_tables.source.TablesSource.read", broken)
    said = office.run("screen")
    assert said.code == 1
    assert "Das Plug-in 'tables' (outreach-tables" in said.err
    assert "KeyError" in said.err
    assert "Geheimniskrämer" not in said.text


def _all_help(language: Language) -> Iterator[tuple[str, str]]:
    """Yield each command with its help, groups and their members too."""

    def walk(command: click.Command, parent: click.Context | None) -> Any:
        context = click.Context(command, parent=parent, info_name=command.name)
        yield context.command_path, command.get_help(context)
        for member in getattr(command, "commands", {}).values():
            yield from walk(member, context)

    speak(language)
    yield from walk(program(language), None)


@pytest.mark.parametrize("language", list(Language))
def test_no_help_holds_words_of_the_other_language_or_ends_halfway(
    language: Language,
) -> None:
    english = ("required", "INTEGER", "Usage", "Options", "default:", "Show this")
    german = ("Pflicht", "ZAHL", "Aufruf", "Optionen", "Vorgabe", "Ordner", "DATEI")
    found = dict(_all_help(language))
    assert len(found) > 30
    for name, text in found.items():
        foreign = english if language is Language.DE else german
        assert not [word for word in foreign if word in text], name
        assert "..." not in text, f"{name}: a short help is cut off"


def test_the_version_is_told(empty: Any) -> None:
    said = empty.run("--version")
    assert said.code == 0
    assert said.out == f"outreach {version('outreach-cli')}"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "der Datenträger ist voll"),
        (errno.EROFS, "hier ist alles schreibgeschützt"),
        (errno.EACCES, "die Berechtigung fehlt"),
    ],
)
def test_what_the_computer_refuses_is_no_bug_of_the_program(
    empty: Any, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, "…", "geheimniskraemer/outreach.toml")

    monkeypatch.setattr(Path, "mkdir", refused)
    said = empty.run("init", "sub")
    assert said.code == 1
    assert f"outreach.toml: {words}. Bitte nachsehen" in said.err
    assert "geheim" not in said.text
    assert "Fehler im Programm" not in said.err
