"""What a clerk is told when the files of the office are not as they should be."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

S = ("--as-of", "05.10.2026")
NAME = "Geheimniskrämer"
NUMBER = "999A123456"
CONTACTS = "Kundennummer;Datum;Kontaktart;Richtung;Ergebnis;Betreff;automatisch"
STAFF = "Kürzel;Name;Geschlecht;Sprachen;Mo;Di;Mi;Do;Fr"


def customers(*rows: str) -> str:
    head = "Kundennummer;Name, Vorname;Straße;PLZ;Ort;Leistungsbezug"
    return "\r\n".join((head, *rows)) + "\r\n"


def row(number: str = NUMBER, name: str = NAME) -> str:
    return f"{number};{name}, Ada;Lindenweg 1;34117;Kassel;ja"


def told(said: Any, *words: str) -> None:
    """Look at a refusal: code 1, words for people, no traceback, nothing personal."""
    assert said.code == 1
    assert said.err.startswith("Fehler: ")
    for each in words:
        assert each in said.err
    for never in ("Traceback", "Unerwarteter Fehler", "Error", NAME, NUMBER):
        assert never not in said.text


def use_csv(office: Any, content: str | bytes) -> None:
    office.settings(('customers = "kunden.xlsx"', 'customers = "kunden.csv"'))
    office.write("kunden.csv", content)


@pytest.mark.parametrize("command", ["screen", "letters", "plan", "week"])
def test_an_empty_file(office: Any, command: str) -> None:
    office.write("kunden.xlsx", b"")
    told(office.run(command, *S), "kunden.xlsx", "ist leer")
    assert office.files() == {}


def test_a_file_that_is_missing(office: Any) -> None:
    (office.folder / "kontakte.csv").unlink()
    told(office.run("screen", *S), "kontakte.csv wurde nicht gefunden")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" * 9, "kunden.xlsx"),
        (b"PK\x03\x04" + NAME.encode(), "ist keine Tabelle"),
        (b"%PDF-1.7 " + NAME.encode(), "kunden.xlsx"),
        (f"<html><table><td>{NAME}</table></html>".encode(), "ist eine Webseite"),
    ],
    ids=["picture", "half a zip", "pdf", "web page"],
)
def test_a_file_that_is_not_a_spreadsheet(
    office: Any, content: bytes, words: str
) -> None:
    office.write("kunden.xlsx", content)
    told(office.run("screen", *S), "kunden.xlsx", words)


def test_a_missing_column_is_named_with_what_was_perhaps_meant(office: Any) -> None:
    use_csv(office, customers(row()).replace("Kundennummer", "Kundenumer"))
    told(
        office.run("screen", *S),
        "kunden.csv",
        "'Kundennummer'",
        "Gemeint: 'Kundenumer'?",
    )


def test_all_faults_of_all_files_are_told_at_once(office: Any) -> None:
    office.write("kunden.xlsx", b"")
    office.write("kontakte.csv", "Obst;Menge\r\nApfel;3\r\n")
    office.write("personal.csv", b"\0\1\2\3" * 99)
    told(office.run("screen", *S), "kunden.xlsx", "kontakte.csv", "personal.csv")


def test_a_declared_encoding_that_is_wrong(office: Any) -> None:
    office.settings(
        (
            'contacts = "kontakte.csv"',
            'contacts = { file = "kontakte.csv", encoding = "utf-8" }',
        )
    )
    told(office.run("screen", *S), "kontakte.csv", "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_is_recognised_by_itself(
    office: Any, encoding: str
) -> None:
    before = office.run("screen", *S).out.split(" s) ")[-1]
    text = (office.folder / "kontakte.csv").read_text("cp1252")
    office.write("kontakte.csv", text, encoding)
    said = office.run("screen", *S)
    assert said.code == 0
    assert "9 laufen schon" in said.out
    assert "7.873" in said.out
    assert "7.873" in before


def test_duplicate_customers_are_merged_or_shown_never_counted_twice(
    office: Any,
) -> None:
    other = row(name="Andersheißender")
    use_csv(office, customers(row(), row(), other, row("999A000002", "B")))
    office.write("kontakte.csv", f"{CONTACTS}\r\n{NUMBER};01.02.2026;Brief;;;;\r\n")
    said = office.run("screen", *S)
    assert said.code == 0
    assert re.search(r"kunden\.csv │ 4 │ 2 │ 1 │ 1", said.out)
    told(office.run("why", "999A777777", *S), "Niemand in den Quellen")


def test_contacts_in_the_future_are_for_a_person_to_review(office: Any) -> None:
    use_csv(office, customers(row()))
    lines = (
        f"{NUMBER};01.02.2025;Telefon;Eingang;erreicht;;nein",
        f"{NUMBER};01.02.2027;Telefon;Eingang;erreicht;;nein",
    )
    office.write("kontakte.csv", "\r\n".join((CONTACTS, *lines, "")))
    said = office.run("screen", *S)
    assert (said.code, said.err) == (0, "")
    assert "Fälle: 0 neu eröffnet" in said.out
    why = office.run("why", NUMBER, *S)
    assert "Bitte prüfen" in why.out
    assert "Ein Kontakt ist für einen späteren Tag erfasst" in why.out


def test_a_contact_nobody_could_read_is_said_before_anybody_is_written_to(
    office: Any,
) -> None:
    warned = "sieht ein Gespräch wie Stille aus"
    head = CONTACTS.replace("Betreff;", "")
    clean = f"{NUMBER};01.09.2026;Telefon;ein;erreicht;nein"
    use_csv(office, customers(row()))
    office.write("kontakte.csv", f"{head}\r\n{clean}\r\n")
    assert warned not in office.run("screen", *S).out
    office.write("kontakte.csv", f"{head}\r\n{clean.replace('erreicht', 'gut')}\r\n")
    said = office.run("screen", *S)
    assert "Ausgelassene Zeilen: 1." in said.out
    assert warned in said.out


def test_a_day_nobody_has_in_a_calendar_is_misuse(office: Any) -> None:
    said = office.run("screen", "--as-of", "31.02.2026")
    assert said.code == 2
    assert "ein Tag wie 05.10.2026" in said.err


@pytest.mark.parametrize(
    ("rows", "words"),
    [((), "niemand im Team"), (("s1;Frau Ley;w;de;8-16;8-16;8-16;8-16;8-14",), "eine")],
    ids=["nobody", "one"],
)
def test_no_letter_announces_a_visit_that_no_pair_can_make(
    office: Any, rows: tuple[str, ...], words: str
) -> None:
    office.write("personal.csv", "\r\n".join((STAFF, *rows, "")))
    said = office.run("letters", *S)
    told(said, "Besuche macht niemand allein", "mindestens zwei", words)
    assert not [name for name in office.files() if name.startswith("briefe/")]


@pytest.mark.parametrize(
    ("rows", "who"),
    [
        ((), "niemand"),
        (("s1;Frau Ley;w;de;8-16;8-16;8-16;8-16;8-14",), "nur eine Person"),
    ],
    ids=["no staff", "one of staff"],
)
def test_without_a_pair_no_visit_is_planned_and_each_says_so(
    written: Any, rows: tuple[str, ...], who: str
) -> None:
    written.write("personal.csv", "\r\n".join((STAFF, *rows, "")))
    said = written.run("plan", "--as-of", "15.10.2026")
    assert (said.code, said.err) == (0, "")
    assert "0 geplant in 0 Touren, 9 in dieser Woche nicht möglich" in said.out
    assert f"8 Mal: Besuche macht niemand allein: Im Team ist {who}." in said.out
    assert "plan.html" in written.files()


def test_a_week_without_a_possible_visit_is_a_plan_with_reasons(written: Any) -> None:
    staff = "s1;Frau Ley;w;de;;;;;\r\ns2;Herr Ohm;m;de;;;;;"
    written.write("personal.csv", f"{STAFF}\r\n{staff}\r\n")
    said = written.run("plan", "--as-of", "15.10.2026")
    assert (said.code, said.err) == (0, "")
    assert "0 geplant in 0 Touren" in said.out
    assert re.search(r"\d Mal: ", said.out)


def test_a_week_of_holidays_has_no_visits_and_says_so(written: Any) -> None:
    said = written.run("plan", "--as-of", "15.10.2026", "--week", "24.12.2026")
    assert said.code == 0
    assert "Prüfung des Plans: keine Regel verletzt" in said.out


HUGE = """
import pathlib, re, sys
from outreach_cli.main import run
code = run(["screen", "--as-of", "05.10.2026"], environ={})
# Not ru_maxrss: a child starts with the peak of the process that started it.
status = pathlib.Path("/proc/self/status").read_text()
print("peak", int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) // 1024)
sys.exit(code)
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="needs Linux's /proc for the peak"
)
def test_200_megabytes_with_one_bad_row_are_read_in_bounded_memory(office: Any) -> None:
    use_csv(office, customers(*(row(f"999A{n:06}", f"N{n}") for n in range(14_000))))
    path = office.folder / "kontakte.csv"
    subject = "Betreff, der in der Ausgabe eines Fachverfahrens sehr lang ist " * 5
    with path.open("w", encoding="cp1252", newline="") as file:
        file.write(CONTACTS + "\r\n")
        rows = 560_000
        for n in range(rows):
            day = f"{n % 28 + 1:02}.{n % 12 + 1:02}.{2023 + n % 3}"
            if n == rows // 2:
                day = "31.02.2026"
            file.write(
                f"999A{n % 14_000:06};{day};Telefon;Ausgang;nicht erreicht;"
                f"{subject};nein\r\n"
            )
    assert path.stat().st_size > 200 * 1024 * 1024
    found = subprocess.run(
        [sys.executable, "-c", HUGE],
        cwd=office.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    out = " ".join(found.stdout.split())
    assert re.search(r"kontakte\.csv │ 560\.000 │ [\d.]+ │ [\d.]+ │ 1 │", out), out
    # The file alone has more than 200 MB; what is kept of it are dates and kinds.
    assert int(out.split("peak ")[1]) < 400, out
