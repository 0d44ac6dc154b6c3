"""The visits that are not planned, grouped by what is in the way."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.visits._markup import tag, text
from outreach_core.visits.not_planned import Cause, NotPlanned
from outreach_core.visits.reasons import why_not
from outreach_core.visits.weeks import PlannedWeek

_HEADING: Final = Words("Nicht geplant, und warum", "Not planned, and why")
_ALL: Final = Words("Alle Besuche sind geplant.", "All visits are planned.")
_NOTE: Final = Words(
    "{count} Besuche. Für jeden steht da, was im Weg ist und welche kleinste "
    "Änderung helfen würde.",
    "{count} visits. For each one: what is in the way, and which smallest change "
    "would help.",
)
_COLUMNS: Final = (
    Words("Besuch", "Visit"),
    Words("Stufe", "Class"),
    Words("Grund", "Reason"),
    Words("Was helfen würde", "What would help"),
)
_AGREED: Final = Words("zugesagt", "agreed")
_GROUPS: Final = {
    Cause.NO_PAIR: (
        Words("Kein Paar", "No pair"),
        Words("Besuche macht niemand allein", "nobody visits alone"),
    ),
    Cause.WISHES: (
        Words("Wünsche und Grenzen", "Wishes and limits"),
        Words("kein mögliches Paar passt", "no possible pair is right"),
    ),
    Cause.HOURS: (
        Words("Zeiten", "Times"),
        Words("Fenster und Arbeitszeit passen nicht", "windows and hours do not match"),
    ),
    Cause.NO_TIMES: (
        Words("Keine Zeit in dieser Woche", "No time this week"),
        Words("kein Fenster im Planungszeitraum", "no window within the days"),
    ),
    Cause.INTERPRETER: (
        Words("Dolmetschen offen", "Interpreter open"),
        Words("erst bestätigen", "confirm first"),
    ),
    Cause.BLOCKED: (
        Words("Zurzeit kein Besuch", "No visit for now"),
        Words("aus festgehaltenem Grund", "for a recorded reason"),
    ),
    Cause.ANOTHER_WAY: (
        Words("Ein anderer Weg", "Another way"),
        Words("nach mehreren geschlossenen Türen", "after several closed doors"),
    ),
    Cause.ATTEMPTS: (
        Words("Noch nicht wieder", "Not again yet"),
        Words("Ankündigung, Abstand, andere Zeit", "announcement, gap, another time"),
    ),
    Cause.ALTERNATIVE: (
        Words("Schon anders geplant", "Planned otherwise"),
        Words("ein Besuch von mehreren genügt", "one visit of several is enough"),
    ),
    Cause.HOUSEHOLD: (
        Words("Im selben Haushalt", "In one household"),
        Words("beide gehören in eine Tour", "both belong in one tour"),
    ),
    Cause.OTHER_PAIRS: (
        Words("Anderes Paar nötig", "Another pair needed"),
        Words("die geplanten Paare schaffen mehr", "the planned pairs achieve more"),
    ),
    Cause.FULL: (
        Words("Die Woche ist voll", "The week is full"),
        Words(
            "mit gleich dringenden oder dringenderen Besuchen",
            "with visits as urgent or more urgent",
        ),
    ),
}
_OPEN_UP_TO: Final = 12


def why_not_section(week: PlannedWeek, *, language: Language) -> str:
    """Return heading and groups; groups of many visits are folded."""
    missing = why_not(week.problem, week.plan, names=week.staff_names)
    heading = tag("h2", text(_HEADING.to(language)), id="not-planned")
    if not missing:
        return heading + tag("p", text(_ALL.to(language)), class_="note")
    note = _NOTE.fill(count=len(missing)).to(language)
    parts = grouped_sections(week, missing, language=language)
    return heading + tag("p", text(note), class_="note") + parts


def grouped_sections(
    week: PlannedWeek, missing: Sequence[NotPlanned], *, language: Language
) -> str:
    """Return one part to open for each kind of reason, with its number of visits."""
    groups: dict[Cause, list[NotPlanned]] = defaultdict(list)
    for entry in missing:
        groups[entry.cause].append(entry)
    for entries in groups.values():
        entries.sort(key=lambda entry: _rank(week, entry))
    return "".join(
        _group(week, cause, groups[cause], language)
        for cause in _GROUPS
        if groups[cause]
    )


def _rank(week: PlannedWeek, entry: NotPlanned) -> tuple[bool, int, bool, str]:
    """Return promised ones first, then urgent ones, then those that can be helped."""
    request = week.problem.request(entry.visit)
    helpless = entry.smallest_change is None
    return not request.promised, request.urgency, helpless, entry.visit


def _group(
    week: PlannedWeek, cause: Cause, entries: Sequence[NotPlanned], language: Language
) -> str:
    title, what = (words.to(language) for words in _GROUPS[cause])
    summary = tag(
        "summary",
        tag("span", text(len(entries)), class_="count"),
        text(title),
        " ",
        tag("span", text(f"– {what}"), class_="what"),
    )
    columns = (tag("th", text(c.to(language)), scope="col") for c in _COLUMNS)
    rows = (_row(week, entry, language) for entry in entries)
    head = tag("thead", tag("tr", *columns))
    caption = tag("caption", text(title), class_="unseen")
    table = tag("table", caption, head, tag("tbody", *rows), class_="why")
    return tag("details", summary, table, open=len(entries) <= _OPEN_UP_TO)


def _row(week: PlannedWeek, entry: NotPlanned, language: Language) -> str:
    request = week.problem.request(entry.visit)
    initials = text(week.details_of(entry.visit).initials)
    code = tag("span", text(entry.visit), class_="code")
    rank = _AGREED.to(language) if request.agreed else str(request.urgency)
    change = entry.smallest_change.to(language) if entry.smallest_change else "–"
    reasons = "<br/>".join(text(words.to(language)) for words in entry.reasons)
    return tag(
        "tr",
        tag("td", f"{initials} {code}".strip()),
        tag("td", text(rank)),
        tag("td", reasons),
        tag("td", text(change)),
    )
