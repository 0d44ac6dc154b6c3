"""Are the offers of a coaching directory complete, unique and fit to be compared?"""

from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.coaching import CoachingNeed, CoachingOffer, Subject, match_offers
from outreach_core.hooks import COACHING_DIRECTORY
from outreach_core.testing.examples import CANARY
from outreach_core.testing.kit import shapes
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.for_inputs import Reader, folder_of
from outreach_core.testing.kit.promises import CheckGroup, Need, Promises, expect

promise = Promises(prefix="COA", kind=COACHING_DIRECTORY)


def _by_id(offers: Any) -> object:
    return sorted(offers, key=lambda offer: str(offer.id))


READER: Final = Reader(
    kind=COACHING_DIRECTORY,
    read=lambda directory, desk: directory.offers(as_of=desk.applicant.as_of),
    records=_by_id,
    told=lambda _: "",
)


def _offers(bench: Bench) -> list[tuple[Words, tuple[CoachingOffer, ...]]]:
    as_of = bench.applicant.as_of
    return [
        (p, tuple(d.offers(as_of=as_of))) for p, d in bench.each(COACHING_DIRECTORY)
    ]


@promise(
    1,
    what=Words("Jede Kennung gibt es einmal", "Every id is there once"),
    why=Words(
        "Sonst landet jemand beim falschen Träger.",
        "Else somebody ends at the wrong provider.",
    ),
    fix=Words(
        "Doppelte Zeilen zusammenführen oder mit InvalidInputError ablehnen.",
        "Merge double rows, or refuse with InvalidInputError.",
    ),
)
def _ids_are_unique(bench: Bench) -> None:
    for place, offers in _offers(bench):
        ids = [offer.id for offer in offers]
        expect(
            len(ids) == len(set(ids)),
            Words(
                "{place}: Eine Kennung steht zweimal da.",
                "{place}: an id is there twice.",
            ),
            place=place,
        )


@promise(
    2,
    what=Words("Es gibt Angebote", "There are offers"),
    why=Words(
        "Eine leere Liste besteht jede andere Prüfung.",
        "An empty list passes every other check.",
    ),
    fix=Words(
        "folder= und settings= mit einer kleinen Liste übergeben.",
        "Hand over folder= and settings= with a small list.",
    ),
)
def _there_are_offers(bench: Bench) -> None:
    for place, offers in _offers(bench):
        expect(
            bool(offers),
            Words("{place} hat keine Angebote.", "{place} has no offers."),
            place=place,
        )


@promise(
    3,
    what=Words(
        "Der Kern kann jedes Angebot vergleichen und begründen",
        "The core can compare every offer and give reasons",
    ),
    why=Words(
        "Ein Vorschlag ohne Grund überzeugt niemanden.",
        "A proposal without reason convinces nobody.",
    ),
    fix=Words(
        "Nur CoachingOffer des Kerns bauen.", "Build CoachingOffer of the core only."
    ),
)
def _offers_can_be_matched(bench: Bench) -> None:
    need = CoachingNeed(subjects=frozenset({Subject.DEBT}), language="de")
    for place, offers in _offers(bench):
        found = match_offers(need, offers, as_of=bench.applicant.as_of)
        whole = len(found) == len(offers) and all(match.reasons for match in found)
        expect(
            whole,
            Words(
                "{place}: Ein Angebot ging verloren oder hat keinen Grund.",
                "{place}: an offer got lost or has no reason.",
            ),
            place=place,
        )


@promise(
    4,
    what=Words(
        "Titel und Träger sind eine Zeile, lesbar für die Person",
        "Title and provider are one line, readable for the person",
    ),
    why=Words(
        "So steht das Angebot im Brief und im Gespräch.",
        "That is how the offer stands in letter and talk.",
    ),
    fix=Words(
        "Zeilenumbrüche und doppelte Leerzeichen entfernen.",
        "Take out line breaks and double blanks.",
    ),
)
def _titles_are_lines(bench: Bench) -> None:
    for place, offers in _offers(bench):
        for offer in offers:
            texts = (offer.title, offer.provider_name)
            fits = all(t.isprintable() and "  " not in t for t in texts)
            expect(
                fits,
                Words(
                    "{place}: Titel oder Träger von {id} ist keine saubere Zeile.",
                    "{place}: title or provider of {id} is no clean line.",
                ),
                place=place,
                id=offer.id,
            )


@promise(
    5,
    what=Words("Lesen schreibt nichts", "Reading writes nothing"),
    why=Words("Die Liste gehört dem Büro.", "The list belongs to the office."),
    fix=Words("Dateien nur zum Lesen öffnen.", "Open files for reading only."),
)
def _reading_writes_nothing(bench: Bench) -> None:
    READER.reads_only(bench)


@promise(
    6,
    what=Words("Fehlende Dateien werden gemeldet", "Missing files are told"),
    why=Words(
        "Keine Liste ist etwas anderes als keine Angebote.",
        "No list is not the same as no offers.",
    ),
    fix=Words("InvalidInputError auslösen.", "Raise InvalidInputError."),
    group=CheckGroup.ERRORS,
    needs=[Need.FOLDER],
)
def _missing_files_are_told(bench: Bench) -> None:
    READER.missing_input_is_told(bench)


@promise(
    7,
    what=Words(
        "Leere und verstümmelte Dateien geben nie still andere Angebote",
        "Empty and garbled files never silently give other offers",
    ),
    why=Words(
        "Ein Angebot, das es nicht gibt, kostet Vertrauen.",
        "An offer that does not exist costs trust.",
    ),
    fix=Words("InvalidInputError auslösen.", "Raise InvalidInputError."),
    group=CheckGroup.ERRORS,
    needs=[Need.FOLDER],
)
def _damaged_files_are_told(bench: Bench) -> None:
    damages = {
        **shapes.EMPTIED,
        "full of zero bytes": shapes.DAMAGES["full of zero bytes"],
    }
    READER.same_or_told(bench, shapes.damaged(folder_of(bench), damages))


@promise(
    8,
    what=Words(
        "Umsortierte Zeilen sind dieselben Angebote",
        "Rows in another order are the same offers",
    ),
    why=Words("Jemand hat die Liste sortiert.", "Somebody sorted the list."),
    fix=Words("Kennungen aus der Zeile nehmen.", "Take ids from the row."),
    group=CheckGroup.DETERMINISM,
    needs=[Need.ROWS],
)
def _order_plays_no_part(bench: Bench) -> None:
    changes = shapes.reshaped(folder_of(bench), shapes.ORDERS)
    READER.same_or_told(bench, changes)


@promise(
    9,
    what=Words(
        "Fehlermeldungen nennen Zeile und Spalte, nie den Wert",
        "Messages name row and column, never the value",
    ),
    why=Words(
        "In der Liste stehen auch Namen von Ansprechpersonen.",
        "The list holds names of contact persons too.",
    ),
    fix=Words(
        "Den Wert nicht in InvalidInputError schreiben.",
        "Do not put the value into InvalidInputError.",
    ),
    group=CheckGroup.PRIVACY,
    needs=[Need.ROWS],
)
def _messages_tell_no_value(bench: Bench) -> None:
    changes = shapes.with_marker(folder_of(bench), CANARY)
    READER.tells_no_value(bench, changes, CANARY)


@promise(
    10,
    what=Words(
        "Angebote mit abgelaufener Zulassung bleiben in der Liste, an jedem Tag",
        "Offers with an ended accreditation stay in the list, on every day",
    ),
    why=Words(
        "Der Kern sagt, warum ein Angebot nicht passt; ein fehlendes kann er nicht "
        "erklären.",
        "The core says why an offer does not suit; it cannot explain a missing one.",
    ),
    fix=Words("Nicht nach as_of aussieben.", "Do not sift by as_of."),
)
def _ended_offers_stay(bench: Bench) -> None:
    later = bench.applicant.as_of.add(years=10)
    now = {place: {o.id for o in offers} for place, offers in _offers(bench)}
    for place, directory in bench.each(COACHING_DIRECTORY):
        then = {offer.id for offer in directory.offers(as_of=later)}
        expect(
            now[place] <= then,
            Words(
                "{place}: Angebote verschwinden an einem späteren Tag.",
                "{place}: offers vanish on a later day.",
            ),
            place=place,
        )
