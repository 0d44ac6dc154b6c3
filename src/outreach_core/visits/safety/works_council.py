"""The page that an office can print for its staff council: which data, what for."""

from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.visits._markup import page, tag, text
from outreach_core.visits.safety import _page_styles
from outreach_core.visits.safety.staff_data import NEVER, STAFF_DATA, StaffDataLine

_TEXTS: Final = {
    "title": Words(
        "Daten über Beschäftigte in der Besuchsplanung",
        "Data about staff in the planning of visits",
    ),
    "lead": Words(
        "Diese Seite wird aus dem Programm erzeugt. Ein Test vergleicht sie mit den "
        "Datensätzen: Ein neues Feld über Beschäftigte ohne Zweck fällt auf, bevor es "
        "ausgeliefert wird.",
        "This page is made from the program. A test compares it with the records: a "
        "new field about staff without a purpose is noticed before it is shipped.",
    ),
    "never": Words("Was es nicht gibt", "What does not exist"),
    "fields": Words("Was es gibt", "What exists"),
    "any": Words("in jedem Plan", "in any plan"),
    "field": Words("Feld", "Field"),
    "purpose": Words("Zweck", "Purpose"),
    "source": Words("Herkunft", "Source"),
    "retention": Words("Löschen (Vorschlag)", "Deletion (proposal)"),
    "foot": Words(
        "Eine Unterlage für das Gespräch, keine Rechtsauskunft. Ob und wie mitbestimmt "
        "wird, richtet sich nach dem Personalvertretungsrecht des Bundes oder Landes. "
        "Löschzeiten legt die Dienststelle fest.",
        "A paper to talk about, no legal advice. Co-determination follows the law of "
        "the federation or of the Land. The office decides when data are deleted.",
    ),
}
_KEYS: Final = ("field", "purpose", "source", "retention")


def works_council_page(*, language: Language = Language.DE) -> str:
    """Return a complete HTML page, made for printing, that loads nothing."""
    title = _TEXTS["title"].to(language)
    never = (tag("li", text(words.to(language))) for words in NEVER)
    body = tag(
        "main",
        tag("h1", text(title)),
        tag("p", _say("lead", language)),
        tag("h2", _say("never", language)),
        tag("ul", *never, class_="never"),
        tag("h2", _say("fields", language)),
        *(_of_record(record, language) for record in _records()),
        tag("footer", _say("foot", language)),
    )
    return page(title=title, language=language, style=_page_styles.COUNCIL, body=body)


def _say(key: str, language: Language) -> str:
    return text(_TEXTS[key].to(language))


def _records() -> list[str]:
    """Return the names of the records in the order of the table."""
    return list(dict.fromkeys(name.partition(".")[0] for name in STAFF_DATA))


def _of_record(record: str, language: Language) -> str:
    head = tag("tr", *(tag("th", _say(k, language), scope="col") for k in _KEYS))
    rows = (
        _row(name.partition(".")[2], line, language)
        for name, line in STAFF_DATA.items()
        if name.partition(".")[0] == record
    )
    title = _say("any", language) if record == "*" else text(record)
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag("h3", title) + table


def _row(field: str, line: StaffDataLine, language: Language) -> str:
    told = (line.purpose, line.source, line.retention)
    cells = (tag("td", text(words.to(language))) for words in told)
    return tag("tr", tag("th", text(field), scope="row"), *cells)
