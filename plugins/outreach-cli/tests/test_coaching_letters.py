"""A letter about a coaching offer reaches those who wished for one, once."""

from typing import Any

import pytest

WISHED = "27.10.2026"
LATER = "28.10.2026"


@pytest.fixture
def wishing(written: Any) -> Any:
    """Two people have been in touch and would like coaching."""
    people = [row["Kennung"] for row in written.worklist()[:2]]
    for who in people:
        said = written.run("record", who, "coaching", "--on", WISHED)
        assert said.code == 0, said.text
    written.wishing = people
    return written


def letters(office: Any) -> dict[str, str]:
    return {
        name: data.decode()
        for name, data in office.files().items()
        if "briefe/coaching" in name
    }


def test_only_those_who_wished_for_it_are_written_to_and_once(wishing: Any) -> None:
    dry = wishing.run("letters", "--coaching", "B01", "--dry-run", "--as-of", LATER)
    assert dry.code == 0, dry.text
    assert letters(wishing) == {}
    said = wishing.run("letters", "--coaching", "A01", "--as-of", LATER)
    assert said.code == 0, said.text
    first = letters(wishing)
    assert f"{len(first)} übergeben" in said.out
    assert 0 < len(first) <= 2
    for name, text in first.items():
        assert "A01" not in name
        assert "Lebenscoaching" in text
        assert "Brückenwerk" in text
        assert "freiwillig" in text
    again = wishing.run("letters", "--coaching", "A01", "--as-of", "29.10.2026")
    assert "0 übergeben" in again.out
    assert letters(wishing) == first


def test_another_offer_is_another_letter(wishing: Any) -> None:
    for offer in ("A01", "B04"):
        said = wishing.run("letters", "--coaching", offer, "--as-of", LATER)
        assert said.code == 0, said.text
    assert len({name.rsplit("-", 2)[0] for name in letters(wishing)}) == 2


def test_nobody_wished_so_nobody_is_written_to(written: Any) -> None:
    said = written.run("letters", "--coaching", "A01", "--as-of", LATER)
    assert said.code == 0, said.text
    assert "0 übergeben" in said.out


def test_the_letter_refers_nobody(wishing: Any) -> None:
    wishing.run("letters", "--coaching", "A01", "--as-of", LATER)
    assert not [name for name in wishing.files() if "vermittlung" in name]


REFUSED = {
    "Z99": "steht in keiner Liste",
    "B02": "im Gespräch",  # about addiction
    "B03": "kein Platz frei",
    "A05": "bevor jemand auf einen Brief antworten kann",
    "A06": "Zulassung endet",
}


def test_an_offer_that_suits_nobody_is_refused_with_the_reason(wishing: Any) -> None:
    for offer, told in REFUSED.items():
        said = wishing.run("letters", "--coaching", offer, "--as-of", LATER)
        assert said.code == 1
        assert told in said.err
    assert letters(wishing) == {}


def test_an_offer_in_no_language_of_the_person_stays_here(written: Any) -> None:
    row = next(
        r for r in written.worklist() if r["Sprache"] == "tr" and not r["Anschrift"]
    )
    who = row["Kennung"]
    assert written.run("record", who, "coaching", "--on", WISHED).code == 0
    said = written.run("letters", "--coaching", "A01", "--as-of", LATER)
    assert "nicht in der Sprache" in said.out
    assert letters(written) == {}
    spoken = written.run("letters", "--coaching", "B01", "--as-of", LATER)
    assert "1 übergeben" in spoken.out


def test_two_kinds_of_letters_at_once_are_refused(written: Any) -> None:
    said = written.run("letters", "--follow-up", "--coaching", "A01", "--as-of", LATER)
    assert said.code == 1
    assert "nacheinander" in said.err


def test_who_was_referred_gets_no_offer_any_more(wishing: Any) -> None:
    who = wishing.wishing[0]
    assert wishing.run("record", who, "gespraech", "--on", WISHED).code == 0
    done = wishing.run(
        "refer",
        who,
        "--offer",
        "A01",
        "--spoken",
        "de",
        "--consent-on",
        WISHED,
        "--refusal-explained",
        "--as-of",
        LATER,
    )
    assert done.code == 0, done.text
    said = wishing.run("letters", "--coaching", "B04", "--as-of", LATER)
    assert said.code == 0, said.text
    assert len(letters(wishing)) <= 1
    assert who not in said.out


def test_the_command_speaks_english_too(wishing: Any) -> None:
    said = wishing.run("--language", "en", "letters", "--coaching", "Z99")
    assert said.code == 1
    assert "No list has this offer" in said.err
    helped = wishing.run("--language", "en", "letters", "--help")
    assert "--coaching OFFER" in helped.out
