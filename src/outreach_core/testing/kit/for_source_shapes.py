"""Does a source read the same people whatever shape their files come in?"""

from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.hooks import SOURCE
from outreach_core.testing.kit import shapes
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.for_inputs import folder_of
from outreach_core.testing.kit.for_sources import READER
from outreach_core.testing.kit.promises import CheckGroup, Need, Promises

promise = Promises(prefix="SRC", kind=SOURCE)


def _reshaped(bench: Bench, kind: Any) -> None:
    READER.same_or_told(bench, shapes.reshaped(folder_of(bench), kind))


_SAME: Final = Words(
    "Richtig lesen oder mit Worten ablehnen; nie anders lesen.",
    "Read it right or refuse it in words; never read it differently.",
)


@promise(
    9,
    what=Words(
        "Mit Semikolon, Komma oder Tabulator: dieselben Menschen oder ein Hinweis",
        "With semicolons, commas or tabs: the same people or a word about it",
    ),
    why=Words(
        "Dasselbe Programm exportiert auf jedem Rechner anders.",
        "The same program exports differently on every machine.",
    ),
    fix=_SAME,
    needs=[Need.ROWS],
)
def _separators_are_understood(bench: Bench) -> None:
    _reshaped(bench, shapes.SEPARATORS)


@promise(
    10,
    what=Words(
        "In cp1252, UTF-8 mit Marke oder UTF-16: dieselben Namen oder ein Hinweis",
        "In cp1252, UTF-8 with mark or UTF-16: the same names or a word about it",
    ),
    why=Words("„MÃ¼ller“ ist nicht Frau Müller.", "“MÃ¼ller” is not Ms Müller."),
    fix=_SAME,
    needs=[Need.ROWS],
)
def _encodings_are_understood(bench: Bench) -> None:
    _reshaped(bench, shapes.ENCODINGS)


@promise(
    11,
    what=Words(
        "Titelzeilen und Summen: dieselben Menschen oder ein Hinweis",
        "Title rows and totals: the same people or a word about it",
    ),
    why=Words("„Summe“ ist kein Mensch.", "“Summe” is not a person."),
    fix=_SAME,
    needs=[Need.ROWS],
)
def _titles_are_no_people(bench: Bench) -> None:
    _reshaped(bench, shapes.TITLES)


@promise(
    12,
    what=Words(
        "Deutsche Tage, ISO-Tage und Excel-Zahlen: dieselben Tage oder ein Hinweis",
        "German days, ISO days and Excel serials: the same days or a word about it",
    ),
    why=Words(
        "An Tagen hängt, wer als verloren gilt.", "Who counts as lost hangs on days."
    ),
    fix=_SAME,
    needs=[Need.ROWS],
)
def _days_are_understood(bench: Bench) -> None:
    _reshaped(bench, shapes.DAYS)


@promise(
    13,
    what=Words(
        "Verlorene führende Nullen: dieselbe Postleitzahl oder ein Hinweis",
        "Lost leading zeros: the same postcode or a word about it",
    ),
    why=Words(
        "1067 ist nicht Dresden; der Brief kommt nicht an.",
        "1067 is not Dresden; the letter does not arrive.",
    ),
    fix=_SAME,
    needs=[Need.ROWS],
)
def _leading_zeros_are_noticed(bench: Bench) -> None:
    _reshaped(bench, shapes.ZEROS)


@promise(
    14,
    what=Words(
        "Umsortierte Zeilen sind dieselben Menschen",
        "Rows in another order are the same people",
    ),
    why=Words(
        "Jemand hat in Excel nach Ort sortiert.", "Somebody sorted by town in Excel."
    ),
    fix=Words(
        "Nach Kennung ordnen; bei doppelten Zeilen nicht auf die Reihenfolge bauen.",
        "Go by id; do not rely on order where rows are double.",
    ),
    group=CheckGroup.DETERMINISM,
    needs=[Need.ROWS],
)
def _order_plays_no_part(bench: Bench) -> None:
    _reshaped(bench, shapes.ORDERS)


@promise(
    16,
    what=Words(
        "Die Beispiele des Autors in anderer Form lesen sich gleich",
        "The author's samples in another shape read the same",
    ),
    why=Words(
        "Was die README verspricht, muss stimmen.",
        "What the README promises must hold.",
    ),
    fix=_SAME,
    needs=[Need.FOLDER, Need.SAMPLES],
)
def _samples_read_the_same(bench: Bench) -> None:
    READER.same(bench, bench.applicant.samples)
