"""Which data about staff exist here, what for, where from and until when?

A table, held equal to the records by a test: a new field about staff without a line
here fails. The times of deletion are proposals; the office decides on them together
with its staff council.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_words


@attrs.frozen(kw_only=True)
class StaffDataLine:
    """What the staff council asks about one field.

    Attributes:
        purpose: What it is used for, and nothing else.
        source: Where it comes from.
        retention: When it is deleted; a proposal.
    """

    purpose: Words = attrs.field(validator=is_words)
    source: Words = attrs.field(validator=is_words)
    retention: Words = attrs.field(validator=is_words)


_OFFICE: Final = Words("Einsatzplanung der Dienststelle", "the office's own planning")
_THEMSELVES: Final = Words("die Person selbst, freiwillig", "the person, voluntarily")
_COMPUTED: Final = Words("von der Planung berechnet", "computed by the planner")
_CUSTOMERS: Final = Words("Wunsch der besuchten Person", "wish of the person visited")
_AT_THE_DESK: Final = Words("Eintrag an der Rückmeldestelle", "entry at the duty desk")

_WITH_THE_TEAM: Final = Words(
    "mit dem Ausscheiden aus dem Team", "when the person leaves the team"
)
_WITH_THE_WEEK: Final = Words(
    "mit dem Plan: vier Wochen nach dem letzten Besuchstag",
    "with the plan: four weeks after its last day",
)
_WITH_THE_DAY: Final = Words(
    "am nächsten Arbeitstag, nach einem Alarm mit der Vorfallmeldung",
    "on the next working day; after an alarm with the incident report",
)
_WITH_THE_CASE: Final = Words("mit dem Fall", "with the case")
_WITH_THE_NOTE: Final = Words("mit dem Sicherheitshinweis", "with the hazard note")


def _line(
    de: str, en: str, source: Words = _OFFICE, retention: Words = _WITH_THE_TEAM
) -> StaffDataLine:
    return StaffDataLine(purpose=Words(de, en), source=source, retention=retention)


STAFF_DATA: Final[Mapping[str, StaffDataLine]] = MappingProxyType(
    {
        "StaffMember.id": _line(
            "Kürzel, damit Pläne ohne Namen auskommen",
            "short name, so that plans need no names",
        ),
        "StaffMember.name": _line(
            "Name in Briefen und auf Blättern", "name in letters and on sheets"
        ),
        "StaffMember.gender": _line(
            "Wunsch „eine Frau“ oder „ein Mann“, gemischte Paare; leer ist erlaubt",
            "the wish for a woman or a man, mixed pairs; may be left empty",
            _THEMSELVES,
        ),
        "StaffMember.languages": _line(
            "jemand, der die gewünschte Sprache spricht",
            "somebody who speaks the language asked for",
            _THEMSELVES,
        ),
        "StaffMember.hours": _line(
            "nur in der Arbeitszeit planen", "to plan within working hours only"
        ),
        "StaffMember.absences": _line(
            "an freien Tagen nicht planen; der Grund hat kein Feld",
            "not to plan on days off; there is no field for the reason",
        ),
        "StaffMember.conflicts": _line(
            "niemanden zu Bekannten oder Verwandten schicken; der Grund hat kein Feld",
            "to send nobody to friends or relatives; there is no field for the reason",
            _THEMSELVES,
        ),
        "StaffMember.home": _line(
            "niemanden neben die eigene Wohnung schicken; grob genügt, leer ist erlaubt",
            "to send nobody next door; a rough point will do, may be left empty",
            _THEMSELVES,
        ),
        "StaffMember.trainings": _line(
            "eine geschulte Person, wo ein Besuch sie braucht",
            "a trained person where a visit needs one",
        ),
        "StaffMember.seniority": _line(
            "Neue gehen mit Erfahrenen; keine Beurteilung, keine Stufe",
            "new people go with experienced ones; no appraisal, no grade",
        ),
        "StaffMember.start": _line(
            "Beginn an einem anderen Standort; kein Weg wird verfolgt",
            "a day that begins at another site; no way is followed",
        ),
        "StaffMember.end": _line(
            "Ende an einem anderen Standort; kein Weg wird verfolgt",
            "a day that ends at another site; no way is followed",
        ),
        "StaffMember.knows": _line(
            "wer die besuchte Person schon kennt, geht lieber mit",
            "who has met the person before rather goes along",
        ),
        "WorkingHours.weekday": _line("Arbeitszeit", "working hours"),
        "WorkingHours.start_minute": _line("Arbeitszeit", "working hours"),
        "WorkingHours.end_minute": _line("Arbeitszeit", "working hours"),
        "Absence.first": _line("freie Tage", "days off"),
        "Absence.last": _line("freie Tage", "days off"),
        "WorkRules.forbidden_pairs": _line(
            "wer nicht zusammen geht; der Grund hat kein Feld",
            "who does not go together; there is no field for the reason",
        ),
        "WorkRules.wanted_pairs": _line(
            "wer gern zusammen geht", "who likes to go together"
        ),
        "VisitWishes.not_these": _line(
            "wen die Person nicht sehen möchte; der Grund hat kein Feld",
            "whom the person does not want to see; there is no field for the reason",
            _CUSTOMERS,
            _WITH_THE_CASE,
        ),
        "VisitWishes.one_of_these": _line(
            "wen die Person gern sehen möchte",
            "whom the person would like to see",
            _CUSTOMERS,
            _WITH_THE_CASE,
        ),
        "VisitRequest.known": _line(
            "wen die Person schon kennt",
            "whom the person has met",
            retention=_WITH_THE_WEEK,
        ),
        "Customer.caseworker": _line(
            "zu wem die Übergabe führt",
            "to whom the handover leads",
            Words("Fachverfahren", "the office's system of record"),
            _WITH_THE_CASE,
        ),
        "Contact.by": _line(
            "wer Rückfragen beantworten kann; nie gezählt, nie verglichen",
            "who can answer questions; never counted, never compared",
            Words("Fachverfahren", "the office's system of record"),
            _WITH_THE_CASE,
        ),
        "OfficeAppearance.recorded_by": _line(
            "wer eine Vorsprache eingetragen hat, für Rückfragen",
            "who entered an appearance, for questions",
            retention=_WITH_THE_CASE,
        ),
        "*.pair": _line(
            "wer zusammen geht", "who goes together", _COMPUTED, _WITH_THE_WEEK
        ),
        "WayAlone.person": _line(
            "wer einen Weg zwischen zwei Treffen allein geht",
            "who goes a way between two meetings alone",
            _COMPUTED,
            _WITH_THE_WEEK,
        ),
        "*.staff": _line(
            "das Team, aus dem Paare gebildet werden",
            "the team of which pairs are formed",
            retention=_WITH_THE_WEEK,
        ),
        "*.bases": _line(
            "Beginn an einem anderen Standort",
            "tours that begin at another site",
            retention=_WITH_THE_WEEK,
        ),
        "*.ends": _line(
            "Ende an einem anderen Standort",
            "tours that end at another site",
            retention=_WITH_THE_WEEK,
        ),
        "*.staff_names": _line(
            "Namen auf Blättern", "names on sheets", retention=_WITH_THE_WEEK
        ),
        "DeskPerson.id": _line(
            "wer an der Rückmeldestelle sitzt oder sie leitet",
            "who sits at the duty desk or leads it",
            retention=_WITH_THE_DAY,
        ),
        "DeskPerson.name": _line(
            "Name auf dem Blatt der Rückmeldestelle",
            "name on the sheet of the duty desk",
            retention=_WITH_THE_DAY,
        ),
        "DeskPerson.phone": _line(
            "dienstliche Nummer für den Notfall, nie eine private",
            "number at work for an emergency, never a private one",
            retention=_WITH_THE_DAY,
        ),
        "DutyDesk.contact": _line(
            "wer wartet, bis alle zurück sind",
            "who waits until all are back",
            retention=_WITH_THE_DAY,
        ),
        "DutyDesk.lead": _line(
            "wen die Rückmeldestelle informiert",
            "whom the duty desk tells",
            retention=_WITH_THE_DAY,
        ),
        "DeskReport.by": _line(
            "von wem eine Rückmeldung kam; Uhrzeit und Besuch, kein Standort",
            "from whom a report came; time and visit, no position",
            _AT_THE_DESK,
            _WITH_THE_DAY,
        ),
        "Acknowledgement.by": _line(
            "wer einen Alarm geschlossen hat",
            "who closed an alarm",
            _AT_THE_DESK,
            _WITH_THE_DAY,
        ),
        "HazardNote.author": _line(
            "wer einen Hinweis verantwortet",
            "who answers for a note",
            _THEMSELVES,
            _WITH_THE_NOTE,
        ),
        "HazardNote.confirmed_by": _line(
            "wer ihn bestätigt hat", "who confirmed it", _THEMSELVES, _WITH_THE_NOTE
        ),
        "NoteAccess.viewer": _line(
            "wer einen Hinweis gelesen hat; dient dem Schutz der besuchten Person",
            "who read a note; protects the person visited",
            Words("beim Lesen festgehalten", "kept when it is read"),
            Words("zwölf Monate", "twelve months"),
        ),
    }
)
"""By "Record.field", or "*.field" for a field of that name in any other record."""

NEVER: Final = (
    Words(
        "Kein Standort: Es gibt kein Feld dafür, wo jemand gerade ist, und keinen "
        "Verlauf. Rückmeldungen bestehen aus Uhrzeit und Besuch.",
        "No location: there is no field for where somebody is, and no trace. Reports "
        "are a time and a visit.",
    ),
    Words(
        "Kein Leistungsvergleich: Keine Tabelle, kein Bericht und keine Auswertung "
        "nennt einzelne Beschäftigte. Besuche, verschlossene Türen und Zeiten werden "
        "nicht je Person gezählt.",
        "No comparison of performance: no table, report or evaluation names single "
        "members of staff. Visits, closed doors and times are not counted by person.",
    ),
    Words(
        "Gleichmäßig verteilt: Die Planung achtet darauf, dass Touren sich verteilen. "
        "Was sie dafür rechnet, steht in keinem Bericht.",
        "Evenly shared: the planner takes care that tours are shared. What it computes "
        "for that stands in no report.",
    ),
    Words(
        "Kein Grund: Für Abwesenheit, Befangenheit, Abbruch und unverträgliche Paare "
        "gibt es kein Feld für eine Begründung.",
        "No reasons: for absence, conflict, breaking off and people who do not go "
        "together there is no field for a reason.",
    ),
    Words(
        "Niemand allein: Besuche mit weniger als zwei Personen lassen sich nicht planen.",
        "Nobody alone: visits with fewer than two people cannot be planned.",
    ),
)
"""What this library does not do, in words; each is held by a test."""


def staff_data_line(record: str, field: str) -> StaffDataLine | None:
    """Return what is said about a field of a record; ``None``: nothing, a gap.

    Args:
        record: Name of the class.
        field: Name of the field.
    """
    exact = STAFF_DATA.get(f"{record}.{field}")
    return STAFF_DATA.get(f"*.{field}") if exact is None else exact
