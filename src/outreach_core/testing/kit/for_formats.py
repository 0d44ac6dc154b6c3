"""Does a letter format keep every word of the same forty letters, or refuse them?"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.hooks import LETTER_FORMAT
from outreach_core.letters import (
    DIN_5008_B,
    Letter,
    RenderedLetter,
)
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.canonical import tried
from outreach_core.testing.kit.letters_to_try import letters_to_try
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Promises,
    expect,
    not_tried,
)
from outreach_core.testing.kit.words_in_letters import bare, missing_words, words_of
from outreach_core.testing.kit.words_of_formats import FOUND, OF_CUSTOMER

promise = Promises(prefix="FMT", kind=LETTER_FORMAT)

_SUFFIX: Final = re.compile(r"\.[a-z0-9]{2,5}")
_MEDIA: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?")
_BEGINS: Final = {
    ".pdf": b"%PDF-",
    ".html": b"<!doctype html",
    ".docx": b"PK",
    ".odt": b"PK",
}
_KEEP: Final = Words(
    "Alle Zeichen der Schrift prüfen; was fehlt, in problems() melden.",
    "Check all signs against the font; report what is missing in problems().",
)
_LOST: Final = Words(
    "Ein Name mit Lücken kränkt, und der Brief kommt nicht an.",
    "A name with gaps offends, and the letter does not arrive.",
)
_BOXES: Final = Words("Leere Kästchen liest niemand.", "Nobody reads empty boxes.")


def _rendered(bench: Bench, *groups: str) -> Iterator[tuple[Words, Letter, Any, str]]:
    """Yield every letter of *groups* that a format accepts, rendered, with its words."""
    for place, form in bench.each(LETTER_FORMAT):
        for group in groups:
            for letter in letters_to_try()[group]:
                if form.problems(letter, DIN_5008_B):
                    continue  # refused, which is a way to lose nothing
                made = form.render(letter, DIN_5008_B)
                words = words_of(made, bench.applicant.text_of)
                if words is None:
                    not_tried(
                        FOUND["hand-over-text-of-to-read"],
                        place=place,
                        media_type=made.media_type,
                    )
                yield (
                    OF_CUSTOMER.fill(place=place, customer=letter.key.customer),
                    letter,
                    made,
                    words,
                )


def _all_words(bench: Bench, *groups: str) -> None:
    for where, letter, _, words in _rendered(bench, *groups):
        missing = missing_words(letter, words)
        expect(
            not missing,
            FOUND["is-missing-or-changed"],
            where=where,
            missing=missing,
        )


@promise(
    1,
    what=Words(
        "media_type und suffix passen zueinander und zum Inhalt",
        "media_type and suffix fit each other and the content",
    ),
    why=Words(
        "Das Programm des Büros öffnet die Datei nach ihrer Endung.",
        "The office's program opens the file by its ending.",
    ),
    fix=Words(
        'Etwa "application/pdf" mit ".pdf", klein geschrieben.',
        'Such as "application/pdf" with ".pdf", in small letters.',
    ),
)
def _type_fits_content(bench: Bench) -> None:
    letter = letters_to_try()["ordinary"][0]
    for place, form in bench.each(LETTER_FORMAT):
        usable = _SUFFIX.fullmatch(form.suffix) and _MEDIA.fullmatch(form.media_type)
        expect(
            bool(usable),
            FOUND["media-type-or-suffix-cannot-be-use"],
            place=place,
        )
        made: Any = tried(partial(form.render, letter, DIN_5008_B))
        if isinstance(made, RenderedLetter):
            same = (made.media_type, made.suffix) == (form.media_type, form.suffix)
            expect(
                same,
                FOUND["letter-says-another-type-than-the"],
                place=place,
            )
            begins = (
                made.content[:20]
                .lower()
                .lstrip()
                .startswith(_BEGINS.get(made.suffix, b"").lower())
            )
            expect(
                begins,
                FOUND["content-is-not-what-says"],
                place=place,
                suffix=made.suffix,
            )


@promise(
    2,
    what=Words(
        "Der gerenderte Brief trägt den Schlüssel des Briefs",
        "The rendered letter carries the key of the letter",
    ),
    why=Words(
        "Am Schlüssel erkennt das Versandbuch, dass niemand zweimal Post bekommt.",
        "By the key the ledger knows that nobody gets mail twice.",
    ),
    fix=Words("key=letter.key.", "key=letter.key."),
)
def _the_key_is_kept(bench: Bench) -> None:
    for place, form in bench.each(LETTER_FORMAT):
        for letter in letters_to_try()["ordinary"]:
            made: Any = tried(partial(form.render, letter, DIN_5008_B))
            if isinstance(made, RenderedLetter):
                expect(
                    made.key == letter.key,
                    FOUND["key-is-another-one"],
                    place=place,
                )


@promise(
    3,
    what=Words("Umlaute bleiben, wie sie sind", "Umlauts stay as they are"),
    why=_LOST,
    fix=_KEEP,
)
def _umlauts_stay(bench: Bench) -> None:
    _all_words(bench, "umlauts", "ordinary")


@promise(
    4,
    what=Words(
        "Alle Buchstaben der DIN 91379 bleiben, wie sie sind",
        "All letters of DIN 91379 stay as they are",
    ),
    why=_LOST,
    fix=_KEEP,
)
def _european_letters_stay(bench: Bench) -> None:
    _all_words(bench, "din91379")


@promise(
    5,
    what=Words(
        "Ukrainisch und beigelegte Übersetzungen: vollständig oder abgelehnt",
        "Ukrainian and enclosed translations: complete or refused",
    ),
    why=_BOXES,
    fix=_KEEP,
)
def _other_scripts_are_complete_or_refused(bench: Bench) -> None:
    _all_words(bench, "scripts", "courtesy")


@promise(
    15,
    what=Words(
        "Arabisch und Persisch: vollständig oder abgelehnt",
        "Arabic and Persian: complete or refused",
    ),
    why=_BOXES,
    fix=_KEEP,
)
def _scripts_from_right_to_left_are_complete_or_refused(bench: Bench) -> None:
    _all_words(bench, "right_to_left")


@promise(
    6,
    what=Words(
        "Eine Anschrift mit sechs Zeilen steht ganz da",
        "An address with six lines is all there",
    ),
    why=Words(
        "Fehlt die Zeile mit „c/o“, kommt der Brief zurück.",
        "Without the c/o line the letter comes back.",
    ),
    fix=Words(
        "Alle Zeilen von letter.address setzen, oder in problems() ablehnen.",
        "Set all lines of letter.address, or refuse in problems().",
    ),
)
def _six_lines_of_address(bench: Bench) -> None:
    for where, letter, _, words in _rendered(bench, "six_lines"):
        there = all(bare(line) in bare(words) for line in letter.address.lines)
        expect(
            there,
            FOUND["line-of-the-address-is-missing"],
            where=where,
        )


@promise(
    7,
    what=Words(
        "Fehlende Angaben hinterlassen keine Lücke und kein „None“",
        "Missing details leave no gap and no “None”",
    ),
    why=Words(
        "„Telefon: None“ macht aus einem Angebot eine Panne.",
        "“Telephone: None” turns an offer into a mishap.",
    ),
    fix=Words(
        "Optionale Felder prüfen, ehe sie gesetzt werden.",
        "Look at optional fields before they are set.",
    ),
)
def _missing_details_leave_no_gap(bench: Bench) -> None:
    for where, _, _, words in _rendered(bench, "spare"):
        gap = re.search(r"\b(None|null|undefined)\b|\{\{|\}\}", words)
        expect(
            gap is None,
            FOUND["missing-detail-shows"],
            where=where,
        )


@promise(
    8,
    what=Words(
        "Quelltext in einem Namen bleibt ein Name",
        "Source code in a name stays a name",
    ),
    why=Words(
        "Sonst liest ein Name Dateien vom Rechner oder bricht den Lauf ab.",
        "Else a name reads files of the machine or breaks off the run.",
    ),
    fix=Words(
        "Werte als Daten übergeben oder maskieren, nie in Quelltext einsetzen.",
        "Hand over values as data or escape them, never paste them into source code.",
    ),
)
def _source_code_stays_words(bench: Bench) -> None:
    _all_words(bench, "injection")


@promise(
    9,
    what=Words(
        "Ein Brief über zwei und mehr Seiten verliert kein Wort",
        "A letter over two and more pages loses no word",
    ),
    why=Words(
        "Abgeschnittene Sätze sind schlimmer als kein Brief.",
        "Sentences cut off are worse than no letter.",
    ),
    fix=Words(
        "Text fließen lassen; was nicht passt, in problems() melden.",
        "Let text flow; report in problems() what does not fit.",
    ),
)
def _long_letters_are_whole(bench: Bench) -> None:
    _all_words(bench, "two_pages")


@promise(
    10,
    what=Words(
        "Derselbe Brief zweimal gerendert sind dieselben Bytes",
        "The same letter rendered twice is the same bytes",
    ),
    why=Words(
        "Nur so lässt sich später zeigen, was verschickt wurde.",
        "Only so can be shown later what was sent.",
    ),
    fix=Words(
        "Kein Datum und keine Zufallskennung in die Datei schreiben.",
        "Write neither a date nor a random id into the file.",
    ),
    group=CheckGroup.DETERMINISM,
)
def _bytes_are_repeated(bench: Bench) -> None:
    for place, form in bench.each(LETTER_FORMAT):
        letters = [
            letters_to_try()[g][-1] for g in ("ordinary", "two_pages", "courtesy")
        ]
        once = [tried(partial(form.render, it, DIN_5008_B)) for it in letters]
        again = [tried(partial(form.render, it, DIN_5008_B)) for it in letters]
        expect(
            once == again,
            FOUND["same-letter-gave-other-bytes"],
            place=place,
        )
