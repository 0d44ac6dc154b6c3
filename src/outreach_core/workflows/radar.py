"""Who is inside the window of § 7b (4) SGB II, as tables for a spreadsheet."""

from collections.abc import Iterable, Mapping
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import Workdays
from outreach_core.cases import Case
from outreach_core.contacts import DEFAULT_POLICY, Channel, ContactPolicy
from outreach_core.eligibility import (
    EVIDENCE_WORDS,
    OPEN_QUESTIONS,
    RADAR_STATE_WORDS,
    PlannedContact,
    Radar,
    RadarEntry,
    RadarInput,
    RadarReading,
    hold_title,
    plan_words,
    radar,
    radar_checks,
)
from outreach_core.hooks import Cell, Table
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, MeetingPlace
from outreach_core.workflows.reading import Gathered

_PERSON: Final = (
    Words("Kennung", "Id"),
    Words("Kundennummer", "Customer number"),
    Words("Name", "Family name"),
    Words("Vorname", "Given name"),
)
_INTERNAL: Final = Words(
    "Nur für das Team. Nicht weitergeben; nach dem Ende der Arbeit löschen.",
    "For the team only. Do not pass on; delete when the work is done.",
)
_INPUT: Final = Words(
    "Die Feststellung ist eine Angabe des Jobcenters und wird hier nicht berechnet. "
    "Ein Besuch, ein Anruf oder ein Brief ersetzt die persönliche Meldung nicht.",
    "The determination is stated by the jobcenter and not computed here. No visit, call "
    "or letter replaces the personal appearance.",
)
_UNPLANNED: Final = Words(
    "Achtung: Für {n} von {all} Menschen ist bis dahin kein Kontakt geplant.",
    "Warning: for {n} of {all} people no contact is planned before that.",
)
_LINE: Final = Words(
    "Frist nach § 7b SGB II: {inside} Menschen müssen sich noch persönlich melden, für "
    "{unplanned} ist bis dahin nichts geplant; kürzeste Frist: {days} Tage. Anhörungen "
    "noch anzubieten: {hearings}.",
    "Period of § 7b SGB II: {inside} people still have to appear in person, nothing is "
    "planned in time for {unplanned}; shortest period: {days} days. Hearings still to "
    "be offered: {hearings}.",
)
_HEARINGS_ONLY: Final = Words(
    "Frist nach § 7b SGB II: niemand. Anhörungen noch anzubieten: {hearings}.",
    "Period of § 7b SGB II: nobody. Hearings still to be offered: {hearings}.",
)
_AS_OF: Final = Words("Stand {day}.", "As of {day}.")


def planned_contacts(
    cases: Iterable[Case], *, as_of: pendulum.Date
) -> tuple[PlannedContact, ...]:
    """Read off the cases which visits stand in a plan from *as_of* on.

    A meeting at the office is an appointment there, not a visit. That it is planned
    says nothing about whether somebody comes.
    """
    found = {
        PlannedContact(
            customer=case.customer,
            on=visit.day,
            channel=(
                Channel.APPEARANCE
                if visit.place is MeetingPlace.OFFICE
                else Channel.VISIT
            ),
        )
        for case in cases
        for visit in case.until(as_of).open_visits
        if visit.day >= as_of
    }
    return tuple(sorted(found, key=lambda p: (p.on, p.customer, p.channel)))


def radar_of(
    gathered: Gathered,
    cases: Iterable[Case],
    *,
    workdays: Workdays,
    reading: RadarReading | None = None,
    policy: ContactPolicy = DEFAULT_POLICY,
) -> Radar:
    """Say who is inside the window of § 7b (4) SGB II, from what was read today.

    Args:
        gathered: What the office has stated, and the contacts on record.
        cases: All cases; their open visits are the planned contacts.
        workdays: Holidays on which the office is closed.
        reading: How the house reads what the law leaves open; the default if ``None``.
        policy: Which contacts count as having reached the person; for words only.
    """
    stated = gathered.statements
    known = RadarInput(
        determinations=stated.determinations,
        appearances=stated.appearances,
        hearings=stated.hearings,
        planned=planned_contacts(cases, as_of=gathered.as_of),
        histories=gathered.histories,
    )
    return radar(
        known,
        as_of=gathered.as_of,
        workdays=workdays,
        policy=policy,
        reading=reading,
    )


def radar_line(found: Radar) -> Words:
    """Tell the radar in one line, in numbers only; empty when nobody is on it."""
    if not (found.inside or found.hearings):
        return Words("", "")
    days = [entry.days_left for entry in found.inside if entry.days_left is not None]
    counts = {
        "inside": len(found.inside_now),
        "unplanned": len({entry.customer for entry in found.unplanned}),
        "hearings": len(found.hearings),
    }
    return (_LINE if days else _HEARINGS_ONLY).fill(days=min(days, default=0), **counts)


def radar_tables(
    found: Radar, *, people: Mapping[CustomerId, Customer], language: Language
) -> tuple[Table, ...]:
    """Put the radar into tables: who is inside, hearings, who is not, open points.

    None of them holds how many dates anybody stated.

    Args:
        found: The radar of one day.
        people: Customers by id; somebody the data do not know is shown by id.
        language: Language of the cells; headings exist in both.

    Returns:
        Four tables; all but the last name people.
    """
    return (
        _inside(found, people, language),
        _hearings(found, people, language),
        _outside(found, people, language),
        _questions(language),
    )


def _inside(
    found: Radar, people: Mapping[CustomerId, Customer], language: Language
) -> Table:
    warning = _UNPLANNED.fill(n=len(found.unplanned), all=len(found.inside))
    return Table(
        name="Frist-7b",
        title=Words("Persönliche Meldung nötig", "Personal appearance needed"),
        columns=(
            Words("Rang", "Rank"),
            *_PERSON,
            Words("Letzter Tag", "Last day"),
            Words("Tage übrig", "Days left"),
            Words("Zuletzt geöffnet", "Last open day"),
            Words("Erster Tag ohne Leistung", "First day without benefit"),
            Words("Was nötig ist", "What is needed"),
            Words("Geplant", "Planned"),
            Words("Was zu tun oder zu klären ist", "What to do or clear up"),
            Words("Grund, sich zurückzuhalten", "Reason to stay away"),
        ),
        rows=(
            (rank, *_row(entry, people, language))
            for rank, entry in enumerate(found.inside, start=1)
        ),
        notes=(
            *((warning,) if found.unplanned else ()),
            _AS_OF.fill(day=found.as_of.isoformat()),
            _INPUT,
            _INTERNAL,
        ),
    )


def _row(
    entry: RadarEntry, people: Mapping[CustomerId, Customer], language: Language
) -> tuple[Cell, ...]:
    window = entry.open_window
    days: tuple[Cell, ...] = (None,) * 4
    if window is not None:
        days = (
            window.last_day,
            entry.days_left,
            window.last_office_day,
            window.first_day_without_benefit,
        )
    person = people.get(entry.customer)
    holds = person.holds_on(entry.as_of) if person else ()
    return (
        *_person(entry.customer, people),
        *days,
        entry.sentence.to(language),
        plan_words(entry).to(language),
        _sentences(radar_checks(entry), language),
        ", ".join(hold_title(kind).to(language) for kind in holds),
    )


def _hearings(
    found: Radar, people: Mapping[CustomerId, Customer], language: Language
) -> Table:
    return Table(
        name="Anhoerungen",
        title=Words("Anhörungen: noch anzubieten", "Hearings: still to be offered"),
        columns=(
            *_PERSON,
            Words("Seit", "Since"),
            Words("Tage", "Days"),
            Words("Was zu tun ist", "What to do"),
        ),
        rows=(
            (
                *_person(hearing.customer, people),
                hearing.since,
                hearing.waiting_days,
                hearing.words.to(language),
            )
            for hearing in found.hearings
        ),
        notes=(_INTERNAL,),
    )


def _outside(
    found: Radar, people: Mapping[CustomerId, Customer], language: Language
) -> Table:
    return Table(
        name="Nicht-in-der-Frist",
        title=Words("Nicht in der Frist, und warum", "Not inside, and why"),
        columns=(
            *_PERSON,
            Words("Feststellung", "Determination"),
            Words("Stand", "Standing"),
            Words("Im Jobcenter am", "At the jobcenter on"),
            Words("Was zu klären ist", "What to clear up"),
        ),
        rows=(
            (
                *_person(entry.customer, people),
                entry.determined_on,
                RADAR_STATE_WORDS[entry.state].to(language),
                entry.appeared_on,
                _sentences(radar_checks(entry), language),
            )
            for entry in found.outside
        ),
        notes=(_INTERNAL,),
    )


def _questions(language: Language) -> Table:
    return Table(
        name="Offene-Rechtsfragen",
        title=Words("Rechtlich zu bestätigen", "To be confirmed by lawyers"),
        columns=(
            Words("Punkt", "Point"),
            Words("Wie sicher", "How sure"),
            Words("Quelle", "Source"),
        ),
        rows=(
            (
                question.words.to(language),
                EVIDENCE_WORDS[question.evidence].to(language),
                question.source,
            )
            for question in OPEN_QUESTIONS
        ),
    )


def _person(
    customer: CustomerId, people: Mapping[CustomerId, Customer]
) -> tuple[Cell, ...]:
    person = people.get(customer)
    if person is None:
        return (customer, None, None, None)
    return (customer, person.customer_number, person.family_name, person.given_name)


def _sentences(parts: Iterable[Words], language: Language) -> str:
    return " ".join(words.to(language) for words in parts)
