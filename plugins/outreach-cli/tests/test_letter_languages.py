"""The office sees which letter it may send in which language, and records readings."""

from typing import Any

import pytest

from outreach_core.letters import LetterKind, shipped_template

S = ("--as-of", "05.10.2026")
UKRAINIAN = shipped_template(LetterKind.FIRST_LETTER, "uk")


def read_by(entry: str) -> tuple[str, str]:
    return ("[letters]\n", f'[letters]\ntranslations_read = ["{entry}"]\n')


def test_the_table_names_every_letter_and_what_is_still_to_be_read(office: Any) -> None:
    said = office.run("letters", "--languages")
    assert said.code == 0, said.text
    for name in ("first-letter", "other-pair", "closed-door", "first-letter-standard"):
        assert name in said.out
    assert f"first-letter-uk {UKRAINIAN.version}" in said.out
    assert "von niemandem gegengelesen" in said.out
    assert not list(office.folder.glob("ausgabe/briefe/*"))


def test_a_recorded_reading_takes_the_letter_from_the_list(office: Any) -> None:
    entry = f"first-letter-uk {UKRAINIAN.version} 2026-09-20 Sprachmittlung der Stadt"
    office.settings(read_by(entry))
    said = office.run("letters", "--languages")
    assert said.code == 0, said.text
    assert "gelesen von Sprachmittlung der Stadt am 2026-09-20" in said.out
    assert f"first-letter-uk {UKRAINIAN.version}" not in said.out


def test_a_reading_of_an_earlier_version_does_not_count(office: Any) -> None:
    office.settings(read_by("first-letter-uk 0123456789abcdef 2026-09-20 Team"))
    said = office.run("letters", "--languages")
    assert "frühere Fassung 0123456789abcdef" in " ".join(said.out.split())


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("first-letter-uk", "VORLAGE FASSUNG"),
        (f"first-letter-uk {UKRAINIAN.version} 2026-13-40 Team", "VORLAGE FASSUNG"),
        (f"first-letter-xx {UKRAINIAN.version} 2026-09-20 Team", "gibt es nicht"),
    ],
)
def test_an_entry_that_cannot_be_read_says_how_to_write_it(
    office: Any, entry: str, expected: str
) -> None:
    office.settings(read_by(entry))
    said = office.run("letters", "--languages")
    assert said.code == 1
    assert "letters.translations_read" in said.err
    assert expected in said.err


def unread(text: str) -> set[str]:
    """Return the translations that a run calls unread."""
    words = " ".join(text.split())
    if "gegengelesen hat, gehen mit hinaus: " not in words:
        return set()
    named = words.split("gegengelesen hat, gehen mit hinaus: ")[1].split(". Siehe")[0]
    return set(named.split(", "))


def test_a_run_names_the_translations_that_nobody_has_read(office: Any) -> None:
    before = unread(office.run("letters", "--dry-run", *S).out)
    assert before, "the demo has people who wish another language"
    name = min(before)
    version = shipped_template(LetterKind.FIRST_LETTER, name[-2:]).version
    office.settings(read_by(f"{name} {version} 2026-09-20 Sprachmittlung"))
    assert unread(office.run("letters", "--dry-run", *S).out) == before - {name}
