"""Does a source account for every row, whatever shape its files come in?"""

from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import kassel, screen
from outreach_core.hooks import SOURCE, SourceBatch
from outreach_core.testing.examples import CANARY
from outreach_core.testing.kit import shapes
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.for_inputs import Reader, folder_of
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Need,
    Promises,
    expect,
)

promise = Promises(prefix="SRC", kind=SOURCE)


def _records(batch: SourceBatch) -> object:
    return batch.people, batch.histories, batch.staff


def _told(batch: SourceBatch) -> str:
    return "\n".join(
        f"{i.place} {i.row} {i.column} {i.code} {i.words.de} {i.words.en}"
        for i in batch.issues
    )


READER: Final = Reader(
    kind=SOURCE,
    read=lambda source, desk: source.read(as_of=desk.applicant.as_of),
    records=_records,
    told=_told,
)


def _batches(bench: Bench) -> list[tuple[Words, SourceBatch]]:
    as_of = bench.applicant.as_of
    return [(place, s.read(as_of=as_of)) for place, s in bench.each(SOURCE)]


@promise(
    1,
    what=Words(
        "Jede Eingabe hat eine Abrechnung: Zeilen = Datensätze + Meldungen + doppelte",
        "Every input has an account: rows = records + issues + merged",
    ),
    why=Words(
        "Eine Zeile, die verschwindet, ist ein Mensch, dem niemand schreibt.",
        "A row that vanishes is a person nobody writes to.",
    ),
    fix=Words(
        "Für jede Datei oder Tabelle ein Tally in SourceBatch.tallies.",
        "One Tally in SourceBatch.tallies for each file or table.",
    ),
)
def _rows_are_accounted_for(bench: Bench) -> None:
    for place, batch in _batches(bench):
        records = sum(tally.records for tally in batch.tallies)
        enough = records >= max(len(batch.people), len(batch.staff))
        expect(
            enough,
            Words(
                "{place}: mehr Menschen als Zeilen, aus denen Sätze wurden.",
                "{place}: more people than rows that became records.",
            ),
            place=place,
        )
        known = {tally.place for tally in batch.tallies}
        stray = sorted({issue.place for issue in batch.issues} - known)
        expect(
            not stray,
            Words(
                "{place}: Hinweise zu Stellen ohne Abrechnung: {stray}.",
                "{place}: issues for places without an account: {stray}.",
            ),
            place=place,
            stray=stray,
        )


@promise(
    2,
    what=Words(
        "Es liest etwas: mit den Einstellungen der Prüfung gibt es Menschen",
        "It reads something: with the settings of the test there are people",
    ),
    why=Words(
        "Eine leere Quelle besteht jede andere Prüfung.",
        "An empty source passes every other check.",
    ),
    fix=Words(
        "folder= und settings= mit einer kleinen Beispieldatei übergeben.",
        "Hand over folder= and settings= with a small sample file.",
    ),
)
def _something_is_read(bench: Bench) -> None:
    for place, batch in _batches(bench):
        some = batch.people or batch.histories or batch.staff
        expect(
            bool(some),
            Words("{place} hat niemanden gelesen.", "{place} read nobody."),
            place=place,
        )


@promise(
    3,
    what=Words(
        "Kennungen sind Pseudonyme: keine enthält Kundennummer oder Namen",
        "Ids are pseudonyms: none holds a customer number or a name",
    ),
    why=Words(
        "Kennungen stehen in Protokollen, Dateinamen und Kalendern.",
        "Ids stand in logs, file names and calendars.",
    ),
    fix=Words(
        "CustomerId(pseudonym(nummer, key=settings.key)).",
        "CustomerId(pseudonym(number, key=settings.key)).",
    ),
    group=CheckGroup.PRIVACY,
)
def _ids_are_pseudonyms(bench: Bench) -> None:
    for place, batch in _batches(bench):
        for person in batch.people:
            own = (person.customer_number, person.family_name)
            plain = any(text and text in person.id for text in own)
            expect(
                not plain,
                Words(
                    "{place}: Eine Kennung verrät, wer gemeint ist.",
                    "{place}: an id tells who is meant.",
                ),
                place=place,
            )


@promise(
    4,
    what=Words(
        "Lesen schreibt nichts: keine Datei wird geändert, gelöscht oder angelegt",
        "Reading writes nothing: no file is changed, removed or added",
    ),
    why=Words("Das Büro braucht seine Daten noch.", "The office still needs its data."),
    fix=Words("Dateien nur zum Lesen öffnen.", "Open files for reading only."),
)
def _reading_writes_nothing(bench: Bench) -> None:
    READER.reads_only(bench)


@promise(
    5,
    what=Words(
        "Fehlende Dateien werden gemeldet, mit InvalidInputError",
        "Missing files are told, by InvalidInputError",
    ),
    why=Words(
        "Keine Quelle ist etwas anderes als eine leere.",
        "No source is not the same as an empty one.",
    ),
    fix=Words(
        "InvalidInputError(dateiname, [Words(…)]).",
        "InvalidInputError(name_of_file, [Words(…)]).",
    ),
    group=CheckGroup.ERRORS,
    needs=[Need.FOLDER],
)
def _missing_files_are_told(bench: Bench) -> None:
    READER.missing_input_is_told(bench)


@promise(
    6,
    what=Words(
        "Eine leere Datei ist nie stillschweigend ein leerer Bestand",
        "An empty file is never silently an office without people",
    ),
    why=Words(
        "Ein misslungener Export darf nicht wie eine ruhige Woche aussehen.",
        "A failed export must not look like a quiet week.",
    ),
    fix=Words(
        "Ohne Kopfzeile oder ohne Zeilen: InvalidInputError oder eine Meldung.",
        "Without header or rows: InvalidInputError or an issue.",
    ),
    group=CheckGroup.ERRORS,
    needs=[Need.FOLDER],
)
def _empty_files_are_told(bench: Bench) -> None:
    changes = shapes.damaged(folder_of(bench), shapes.EMPTIED)
    READER.same_or_told(bench, changes)


@promise(
    7,
    what=Words(
        "Abgeschnittene und verstümmelte Dateien werden gemeldet",
        "Files that are cut off or garbled are told",
    ),
    why=Words(
        "Halb gelesene Menschen sind falsche Menschen.",
        "People read by half are the wrong people.",
    ),
    fix=Words(
        "Fehler der Leser in InvalidInputError übersetzen; Zeilen ohne Ende melden.",
        "Turn errors of readers into InvalidInputError; report rows without an end.",
    ),
    group=CheckGroup.ERRORS,
    needs=[Need.FOLDER],
)
def _damaged_files_are_told(bench: Bench) -> None:
    noise = {k: v for k, v in shapes.DAMAGES.items() if k != "cut off in the middle"}
    READER.same_or_told(bench, shapes.damaged(folder_of(bench), noise))
    for _, change in shapes.damaged(folder_of(bench), shapes.DAMAGES):
        desk = bench.desk()
        change(desk.inputs)
        READER.readings(desk)  # a cut may fall between rows; a crash may not


@promise(
    8,
    what=Words(
        "Eine riesige Zeile bringt es nicht zum Absturz",
        "A huge line does not crash it",
    ),
    why=Words(
        "Ein Anführungszeichen zu viel macht aus der Datei eine einzige Zelle.",
        "One quotation mark too many makes one cell of the file.",
    ),
    fix=Words(
        "csv.Error und Grenzen der Leser in InvalidInputError übersetzen.",
        "Turn csv.Error and limits of readers into InvalidInputError.",
    ),
    group=CheckGroup.ERRORS,
    needs=[Need.FOLDER],
)
def _huge_lines_are_told(bench: Bench) -> None:
    changes = shapes.damaged(folder_of(bench), shapes.HUGE)
    READER.same_or_told(bench, changes)


@promise(
    15,
    what=Words(
        "Eine Zeile mehr in der Datei ist eine Zeile mehr in der Abrechnung",
        "One more row in the file is one more row in the account",
    ),
    why=Words(
        "Daran zeigt sich, dass wirklich gezählt wird.",
        "That shows that rows are really counted.",
    ),
    fix=Words(
        "Gelesene Zeilen zählen, nicht aus den Datensätzen zurückrechnen.",
        "Count the rows that were read instead of computing them from records.",
    ),
    needs=[Need.ROWS],
)
def _one_more_row_is_counted(bench: Bench) -> None:
    before = {place: _counted(batch) for place, batch in _batches(bench)}
    for name, change in shapes.with_extra_line(folder_of(bench)):
        desk = bench.desk()
        change(desk.inputs)
        for place, reading in READER.readings(desk).items():
            if reading.found is None:
                continue  # refused in words
            used = any(name in tally.place for tally in reading.found.tallies)
            more = _counted(reading.found) - before[place]
            expect(
                more == (1 if used else 0),
                Words(
                    "{place}: {name} wuchs um {more} Zeilen.",
                    "{place}: {name} grew by {more} rows.",
                ),
                place=place,
                name=name,
                more=more,
            )


def _counted(batch: SourceBatch) -> int:
    return sum(tally.rows for tally in batch.tallies)


@promise(
    17,
    what=Words(
        "Meldungen nennen Ort, Zeile und Grund, nie den Wert",
        "Issues name place, row and reason, never the value",
    ),
    why=Words(
        "Die Liste der Meldungen geht an die Fachstelle, die den Export macht.",
        "The list of issues goes to those who make the export.",
    ),
    fix=Words(
        "Den Wert weder in words noch in column noch in InvalidInputError schreiben.",
        "Put the value neither into words nor column nor InvalidInputError.",
    ),
    group=CheckGroup.PRIVACY,
    needs=[Need.ROWS],
)
def _issues_tell_no_value(bench: Bench) -> None:
    changes = shapes.with_marker(folder_of(bench), CANARY)
    READER.tells_no_value(bench, changes, CANARY)


@promise(
    18,
    what=Words(
        "Meldungen haben einen festen Code und sind zweisprachig",
        "Issues have a stable code and are told in both languages",
    ),
    why=Words(
        "Nach dem Code zählt das Büro, ob der Export besser wird.",
        "By the code the office counts whether the export gets better.",
    ),
    fix=Words('words=Words("…", "…").', 'words=Words("…", "…").'),
    needs=[Need.ROWS],
)
def _issues_are_told_twice(bench: Bench) -> None:
    for _, change in shapes.with_marker(folder_of(bench), "?!"):
        desk = bench.desk()
        change(desk.inputs)
        for place, reading in READER.readings(desk).items():
            for issue in getattr(reading.found, "issues", ()):
                both = issue.words.de.strip() and issue.words.en.strip()
                expect(
                    bool(both),
                    Words(
                        "{place}: {code} ist nur in einer Sprache gesagt.",
                        "{place}: {code} is told in one language.",
                    ),
                    place=place,
                    code=issue.code,
                )


@promise(
    19,
    what=Words(
        "Der Kern kann alle gelesenen Menschen beurteilen",
        "The core can judge everybody who was read",
    ),
    why=Words(
        "Ein Datensatz, an dem die Sichtung scheitert, hält alle auf.",
        "A record at which screening fails holds everybody up.",
    ),
    fix=Words(
        "Nur Klassen des Kerns bauen, mit pendulum.Date als Tag.",
        "Build classes of the core only, with pendulum.Date as day.",
    ),
)
def _everybody_can_be_screened(bench: Bench) -> None:
    for place, batch in _batches(bench):
        people = [
            (person, batch.histories.get(person.id, ContactHistory()))
            for person in batch.people
        ]
        found = screen(people, rulebook=kassel(), as_of=bench.applicant.as_of)
        expect(
            len(found.decisions) == len(people),
            Words("{place}: Jemand ging verloren.", "{place}: somebody got lost."),
            place=place,
        )


@promise(
    20,
    what=Words(
        "Auch für einen früheren Tag lässt sich fragen",
        "An earlier day can be asked for too",
    ),
    why=Words(
        "Eine Prüfung fragt nach dem Stand von damals.",
        "An audit asks for how things stood then.",
    ),
    fix=Words("as_of benutzen, nie die Uhr.", "Use as_of, never the clock."),
)
def _earlier_days_can_be_asked(bench: Bench) -> None:
    earlier = bench.applicant.as_of.subtract(years=1)
    for place, source in bench.each(SOURCE):
        found: Any = source.read(as_of=earlier)
        expect(
            isinstance(found, SourceBatch),
            Words("{place} antwortet nicht.", "{place} does not answer."),
            place=place,
        )
