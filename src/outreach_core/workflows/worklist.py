"""Who is on the list and why, as tables for a spreadsheet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.eligibility import (
    STANDING_WORDS,
    THROUGH_HOUSEHOLD,
    Decision,
    Radar,
    Screening,
    Standing,
    hold_title,
)
from outreach_core.hooks import Cell, RowIssue, Table, Tally
from outreach_core.ids import CustomerId
from outreach_core.people import Customer
from outreach_core.workflows.holding_back import CHECK_ADDRESS, is_doubtful
from outreach_core.workflows.reading import Gathered

_PERSON: Final = (
    Words("Kennung", "Id"),
    Words("Kundennummer", "Customer number"),
    Words("Name", "Family name"),
    Words("Vorname", "Given name"),
    Words("PLZ", "Postcode"),
    Words("Ort", "Town"),
    Words("Sprache", "Language"),
)
_DATES: Final = (
    Words("Letzter Kontakt", "Last contact"),
    Words("Tage ohne Kontakt", "Days without contact"),
    Words("Versuche seitdem", "Efforts since"),
)
_MOST_REASONS: Final = 2
"""Silence and efforts; `outreach why` tells the whole finding."""
_INSIDE_FIRST: Final = Words(
    "Frist nach § 7b SGB II läuft, kein üblicher Brief; {reason}",
    "period of § 7b SGB II is running, no usual letter; {reason}",
)
_INTERNAL: Final = Words(
    "Nur für das Team. Nicht weitergeben; nach dem Ende der Arbeit löschen.",
    "For the team only. Do not pass on; delete when the work is done.",
)


def worklist_tables(
    screening: Screening,
    gathered: Gathered,
    *,
    radar: Radar | None = None,
    language: Language,
) -> tuple[Table, ...]:
    """Put a screening into tables: worklist, review list, holds, everybody else, input.

    Args:
        screening: Who is on the list.
        gathered: The people and the account of the input.
        radar: Who is inside the window of § 7b (4) SGB II: they come first, whatever
            their priority. ``None``: nobody is known to be.
        language: Language of the cells; headings exist in both.

    Returns:
        Six tables. The first three name people, the others only count.
    """
    people = gathered.by_id
    worklist = screening.worklist
    if radar is not None:
        worklist = radar.most_urgent_first(worklist)
    note = Words(
        "Stand {day}, Regelwerk {rulebook}, Fingerabdruck {print}.",
        "As of {day}, rulebook {rulebook}, fingerprint {print}.",
    ).fill(
        day=screening.as_of.isoformat(),
        rulebook=screening.rulebook,
        print=screening.fingerprint[:12],
    )
    return (
        _worklist(worklist, people, note, language, _last_days(radar)),
        _to_review(screening, people, note, language),
        _holds(gathered, note, language),
        _others(screening, note, language),
        _tallies(gathered.tallies),
        _issues(gathered.issues, language),
    )


def _last_days(radar: Radar | None) -> Mapping[CustomerId, pendulum.Date]:
    """Return the last day of each window that is open, the earliest of a person."""
    found: dict[CustomerId, pendulum.Date] = {}
    for entry in () if radar is None else radar.inside:
        if entry.open_window is not None:
            found.setdefault(entry.customer, entry.open_window.last_day)
    return found


def _worklist(
    worklist: Iterable[Decision],
    people: Mapping[CustomerId, Customer],
    note: Words,
    language: Language,
    last_days: Mapping[CustomerId, pendulum.Date],
) -> Table:
    rows = (
        (
            rank,
            *_person(people[decision.customer]),
            *_dates(decision),
            last_days.get(decision.customer),
            _why_here(decision, decision.customer in last_days).to(language),
            CHECK_ADDRESS.to(language)
            if is_doubtful(people[decision.customer])
            else "",
            _sentence(_told(decision), language),
        )
        for rank, decision in enumerate(worklist, start=1)
    )
    return Table(
        name="Arbeitsliste",
        title=Words("Arbeitsliste: verlorene Kontakte", "Worklist: lost contacts"),
        columns=(
            Words("Rang", "Rank"),
            *_PERSON,
            *_DATES,
            Words("Letzter Tag § 7b", "Last day § 7b"),
            Words("Reihenfolge, weil", "Rank because"),
            Words("Anschrift", "Address"),
            Words("Auf der Liste, weil", "On the list because"),
        ),
        rows=rows,
        notes=(note, _INTERNAL),
    )


def _why_here(decision: Decision, is_inside: bool) -> Words:  # noqa: FBT001  one caller
    if not is_inside:
        return decision.priority_reason
    return _INSIDE_FIRST.fill(reason=decision.priority_reason)


def _told(decision: Decision) -> tuple[Words, ...]:
    told = decision.reasons[:_MOST_REASONS]
    return (*told, THROUGH_HOUSEHOLD) if decision.through_household else told


def _holds(gathered: Gathered, note: Words, language: Language) -> Table:
    """List every hold in force with the day somebody looks again, overdue ones first.

    Whoever is in touch is listed too: a review that nobody sees never takes place.
    """
    day = gathered.as_of
    found = [
        (hold.review_on, person.id, hold, person)
        for person in gathered.people
        for hold in person.holds
        if hold.holds_on(day)
    ]
    rows = (
        (
            *_person(person)[:4],
            hold_title(hold.kind).to(language),
            hold.since,
            hold.until,
            hold.review_on,
            hold.overdue_days(day) or None,
            person.caseworker,
        )
        for _, _, hold, person in sorted(found, key=lambda row: (row[0], row[1]))
    )
    return Table(
        name="Vermerke",
        title=Words("Vermerke: wann wieder zu prüfen", "Holds: when to review"),
        columns=(
            *_PERSON[:4],
            Words("Vermerk", "Hold"),
            Words("Seit", "Since"),
            Words("Bis", "Until"),
            Words("Wieder zu prüfen am", "To be reviewed on"),
            Words("Überfällig seit Tagen", "Overdue, days"),
            Words("Zuständig", "In charge"),
        ),
        rows=rows,
        notes=(note, _INTERNAL),
    )


def _to_review(
    screening: Screening,
    people: Mapping[CustomerId, Customer],
    note: Words,
    language: Language,
) -> Table:
    """List everybody about whom a person has to decide or look something up."""
    asked = (Standing.REVIEW, Standing.NEEDS_EFFORT, Standing.HELD)
    rows = (
        (
            STANDING_WORDS[decision.standing].to(language),
            *_person(people[decision.customer]),
            *_dates(decision),
            _sentence(decision.review or decision.reasons, language),
        )
        for standing in asked
        for decision in screening.decisions
        if decision.standing is standing
    )
    return Table(
        name="Pruefliste",
        title=Words("Prüfliste: bitte ansehen", "Review list: please look"),
        columns=(
            Words("Stand", "Standing"),
            *_PERSON,
            *_DATES,
            Words("Was zu klären ist", "What to clear up"),
        ),
        rows=rows,
        notes=(note, _INTERNAL),
    )


def _others(screening: Screening, note: Words, language: Language) -> Table:
    counted = Counter(
        (decision.standing, _sentence(decision.reasons[:1], language))
        for decision in screening.decisions
        if decision.standing not in {Standing.LOST, Standing.REVIEW}
    )
    rows = (
        (STANDING_WORDS[standing].to(language), reason, count)
        for (standing, reason), count in sorted(
            counted.items(), key=lambda item: (-item[1], item[0])
        )
    )
    return Table(
        name="Alle-anderen",
        title=Words("Alle anderen, nach Grund", "Everybody else, by reason"),
        columns=(
            Words("Stand", "Standing"),
            Words("Erster Grund", "First reason"),
            Words("Menschen", "People"),
        ),
        rows=rows,
        notes=(note,),
    )


def _tallies(tallies: Iterable[Tally]) -> Table:
    return Table(
        name="Eingang",
        title=Words("Was gelesen wurde", "What was read"),
        columns=(
            Words("Datei, Blatt", "File, sheet"),
            Words("Zeilen", "Rows"),
            Words("Datensätze", "Records"),
            Words("Nicht verwendet", "Not used"),
            Words("Doppelt, zusammengelegt", "Duplicates, merged"),
        ),
        rows=((t.place, t.rows, t.records, t.issues, t.merged) for t in tallies),
    )


def _issues(issues: Iterable[RowIssue], language: Language) -> Table:
    used = Words("verwendet", "used").to(language)
    unused = Words("nicht verwendet", "not used").to(language)
    return Table(
        name="Zeilen-mit-Hinweis",
        title=Words("Zeilen mit einem Hinweis", "Rows with a remark"),
        columns=(
            Words("Datei, Blatt", "File, sheet"),
            Words("Zeile", "Row"),
            Words("Spalte", "Column"),
            Words("Zeile wurde", "Row was"),
            Words("Hinweis", "Remark"),
            Words("Code", "Code"),
        ),
        rows=(
            (
                issue.place,
                issue.row,
                issue.column,
                used if issue.kept else unused,
                issue.words.to(language),
                str(issue.code),
            )
            for issue in issues
        ),
    )


def _person(person: Customer) -> tuple[Cell, ...]:
    address = person.address
    return (
        person.id,
        person.customer_number,
        person.family_name,
        person.given_name,
        address.postcode if address else None,
        address.town if address else None,
        person.language,
    )


def _dates(decision: Decision) -> tuple[Cell, ...]:
    return (decision.last_contact, decision.gap_days, decision.efforts)


def _sentence(parts: Iterable[Words], language: Language) -> str:
    return " ".join(words.to(language) for words in parts)
