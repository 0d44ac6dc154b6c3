"""What two carry on a telephone: made, handed over apart from its key, and gone."""

import io
import json
import re
from typing import Any

import pdfplumber
import pikepdf
import pytest

from outreach_cli.field_packages import passphrase, remove_packages

DESK = (('contact = ""', 'contact = "amt1"'), ('contact_phone = ""', 'contact_phone = "0561 00010"'),
        ('lead = ""', 'lead = "amt2"'), ("code_word_line = false", "code_word_line = true"))  # fmt: skip
WORDS = re.compile(r"Kennwort: (\S+)")


def tours(office: Any) -> Any:
    path = office.folder / ".outreach/plans/2026-11-02.json"
    return json.loads(path.read_text())["tours"]


@pytest.fixture
def ready(week: Any) -> Any:
    path = week.folder / "outreach.toml"
    text = path.read_text("utf-8")
    for old, new in DESK:
        text = text.replace(old, new)
    if "code_word_line" not in text:
        text = text.replace("[duty]", "[duty]\ncode_word_line = true")
    path.write_text(text, "utf-8")
    return week


def test_each_pair_of_the_day_gets_a_file_that_only_its_passphrase_opens(
    ready: Any,
) -> None:
    day = tours(ready)[0]["day"]
    said = ready.run("field-package", day, "--as-of", "2026-11-01")
    assert said.code == 0, said.text
    words = WORDS.findall(said.out)
    made = {n: d for n, d in ready.files().items() if n.startswith("unterwegs/")}
    pairs = {tuple(t["pair"]) for t in tours(ready) if t["day"] == day}
    assert len(words) == len(made) == len(pairs)
    assert len(set(words)) == len(words)
    for (name, data), key in zip(sorted(made.items()), words, strict=True):
        assert name.startswith(f"unterwegs/unterwegs-{day}-")
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(data))
        with pdfplumber.open(io.BytesIO(data), password=key) as pdf:
            text = " ".join(pdf.pages[0].extract_text().split())
        assert "0561 00010" in text
        assert "Codewort: wie heute früh vereinbart" in text
        today = [
            s["visit"] for t in tours(ready) if t["day"] == day for s in t["stops"]
        ]
        others = [
            s["visit"] for t in tours(ready) if t["day"] != day for s in t["stops"]
        ]
        assert any(visit in text for visit in today)
        assert not any(visit in text for visit in others)
    everywhere = b"".join(
        p.read_bytes() for p in ready.folder.rglob("*") if p.is_file()
    )
    assert not any(key.encode() in everywhere for key in words)


def test_no_reason_no_name_and_no_street_of_another_day_is_carried(ready: Any) -> None:
    day = tours(ready)[0]["day"]
    said = ready.run("field-package", day, "--as-of", day)
    (key, *_) = WORDS.findall(said.out)
    name = min(n for n in ready.files() if n.startswith("unterwegs/"))
    with pdfplumber.open(io.BytesIO(ready.files()[name]), password=key) as pdf:
        text = pdf.pages[0].extract_text()
    for word in ("7b", "Frist", "Dringlich", "Stufe", "Grund:", "Jobcenter"):
        assert word not in text


def test_a_package_made_anew_locks_out_the_old_key(ready: Any) -> None:
    day = tours(ready)[0]["day"]
    run = ("field-package", day, "--as-of", day)
    first, second = (WORDS.findall(ready.run(*run).out)[0] for _ in range(2))
    name = min(n for n in ready.files() if n.startswith("unterwegs/"))
    data = ready.files()[name]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(data), password=first)
    pikepdf.open(io.BytesIO(data), password=second).close()


def test_what_has_ended_is_removed_and_a_day_that_is_over_gets_none(ready: Any) -> None:
    day = tours(ready)[0]["day"]
    assert ready.run("field-package", day, "--as-of", day).code == 0
    own = ready.write("ausgabe/unterwegs/eigenes.txt", "bleibt")
    late = ready.run("field-package", day, "--as-of", "2026-11-20")
    assert late.code == 1
    assert "Dieser Tag ist vorbei" in late.err
    assert "Pakete gelöscht" in late.out
    assert [n for n in ready.files() if n.startswith("unterwegs/")] == [
        "unterwegs/eigenes.txt"
    ]
    assert own.exists()
    assert ready.run("field-package", day, "--as-of", day).code == 0
    cleared = ready.run("field-package", "--clear", "--as-of", day)
    assert cleared.code == 0
    assert not [n for n in ready.files() if n.endswith(".pdf")]


def test_a_later_command_removes_what_has_ended_without_being_asked(
    ready: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pendulum  # noqa: PLC0415  the day of the clock

    day = tours(ready)[0]["day"]
    assert ready.run("field-package", day, "--as-of", day).code == 0
    same, after = (pendulum.Date.fromisoformat(day).add(days=n) for n in (0, 1))
    for clock, left in ((same, True), (after, False)):
        monkeypatch.setattr("outreach_cli.main.system_clock", lambda clock=clock: clock)
        assert ready.run("duty", day).code == 0
        found = [n for n in ready.files() if n.startswith("unterwegs/")]
        assert bool(found) is left


def test_nobody_leaves_before_somebody_sits_at_the_desk(week: Any) -> None:
    day = tours(week)[0]["day"]
    said = week.run("field-package", day, "--as-of", day)
    assert said.code == 1
    assert "duty.contact fehlt" in said.err
    assert not [n for n in week.files() if n.startswith("unterwegs/")]


def test_a_passphrase_is_long_easy_to_read_and_never_the_same() -> None:
    found = {passphrase() for _ in range(200)}
    assert len(found) == 200
    for words in found:
        assert re.fullmatch(r"([a-z2-9]{5}-){3}[a-z2-9]{5}", words)
        assert not set("ilo01") & set(words)


def test_an_empty_folder_has_nothing_to_remove(empty: Any) -> None:
    assert remove_packages(empty.folder / "ausgabe", before=None) == 0
