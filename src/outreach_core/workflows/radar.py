"""Who is inside the window of § 7b (4) SGB II, as tables for a spreadsheet."""

from collections.abc import Iterable, Mapping
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.cases import Case
from outreach_core.contacts import Channel
from outreach_core.eligibility import (
    EVIDENCE_WORDS,
    OPEN_QUESTIONS,
    RADAR_STATE_WORDS,
    PlannedContact,
    Radar,
    RadarEntry,
    hold_title,
    plan_words,
    radar_checks,
)
from outreach_core.hooks import Cell, Table
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, MeetingPlace

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
