"""What does each measure mean, and out of whom is it counted?

"Reached" is used loosely in this field. Here each word has one meaning, the same in
every office, so that two reports can be laid side by side.
"""

import enum
from typing import Final

from outreach_core._messages import Words


class MeasureName(enum.StrEnum):
    """The measures, in the order of the report."""

    LOST = "lost"
    WRITTEN_TO = "written_to"
    NEUTRAL_EXITS = "neutral_exits"
    BASE = "base"
    REACHED = "reached"
    RESPONDED = "responded"
    VISITS_AGREED = "visits_agreed"
    MET = "met"
    RE_ENGAGED = "re_engaged"
    REFERRED = "referred"
    COACHING_STARTED = "coaching_started"
    STILL_OPEN = "still_open"
    ENDED_UNREACHED = "ended_unreached"
    VISITS_MADE = "visits_made"
    CONVERSATIONS = "conversations"


MEASURE_TITLES: Final = {
    MeasureName.LOST: Words("ohne Kontakt", "out of contact"),
    MeasureName.WRITTEN_TO: Words("angeschrieben", "written to"),
    MeasureName.NEUTRAL_EXITS: Words("neutral ausgeschieden", "neutral exits"),
    MeasureName.BASE: Words("weiter begleitet", "accompanied on"),
    MeasureName.RESPONDED: Words(
        "haben sich selbst gemeldet", "answered by themselves"
    ),
    MeasureName.VISITS_AGREED: Words(
        "haben einem Besuch zugestimmt", "agreed to a visit"
    ),
    MeasureName.MET: Words("persönlich gesprochen", "met in person"),
    MeasureName.REACHED: Words("erreicht", "reached"),
    MeasureName.RE_ENGAGED: Words(
        "wieder bei ihrer Integrationsfachkraft", "back with their caseworker"
    ),
    MeasureName.REFERRED: Words("in ein Coaching vermittelt", "referred to coaching"),
    MeasureName.COACHING_STARTED: Words("haben Coaching begonnen", "started coaching"),
    MeasureName.STILL_OPEN: Words("noch offen", "still open"),
    MeasureName.ENDED_UNREACHED: Words("ohne Kontakt beendet", "ended without contact"),
    MeasureName.VISITS_MADE: Words("Besuche", "visits"),
    MeasureName.CONVERSATIONS: Words("Besuche mit Gespräch", "visits with a talk"),
}

DEFINITIONS: Final = {
    MeasureName.LOST: Words(
        "Menschen, zu denen der Kontakt nach dem Regelwerk verloren war und für die "
        "ein Fall eröffnet wurde.",
        "People with whom contact was lost by the rulebook and for whom a case was "
        "opened.",
    ),
    MeasureName.WRITTEN_TO: Words(
        "Menschen, denen im Berichtszeitraum der erste Brief geschickt wurde.",
        "People to whom the first letter was sent within the period.",
    ),
    MeasureName.NEUTRAL_EXITS: Words(
        "Angeschriebene, deren Fall aus einem Grund endete, der mit der Beratung nichts "
        "zu tun hat: kein Leistungsbezug mehr, in Arbeit, amtlich bestätigt verzogen, "
        "anderes Jobcenter, Haft, stationäre Behandlung, verstorben. Sie zählen weder "
        "im Nenner noch im Zähler der Anteile.",
        "People written to whose case ended for a reason that has nothing to do with "
        "outreach: no benefits any more, in work, officially confirmed move, another "
        "office, custody, inpatient care, death. They count neither in the denominator "
        "nor in the numerator of shares.",
    ),
    MeasureName.BASE: Words(
        "Angeschriebene ohne die neutral Ausgeschiedenen. Das ist der Nenner.",
        "People written to without neutral exits. This is the denominator.",
    ),
    MeasureName.RESPONDED: Words(
        "Hat sich nach dem ersten Brief selbst gemeldet, auf welchem Weg auch immer, "
        "oder einem Besuch zugestimmt.",
        "Turned to the office after the first letter, in whatever way, or agreed to a "
        "visit.",
    ),
    MeasureName.VISITS_AGREED: Words(
        "Hat nach dem ersten Brief einem Besuch zu einer Zeit zugestimmt.",
        "Agreed to a visit at a time after the first letter.",
    ),
    MeasureName.MET: Words(
        "Gespräch von Angesicht zu Angesicht: in der Wohnung, an der Tür oder an einem "
        "anderen Ort. Worte durch die geschlossene Tür zählen nicht.",
        "A talk face to face: in the flat, at the door or elsewhere. Words through a "
        "closed door do not count.",
    ),
    MeasureName.REACHED: Words(
        "Hat sich selbst gemeldet, wurde persönlich gesprochen, ist wieder bei der "
        "Integrationsfachkraft oder wurde vermittelt; jeder Mensch zählt einmal.",
        "Answered, was met in person, is back with the caseworker or was referred; each "
        "person counts once.",
    ),
    MeasureName.RE_ENGAGED: Words(
        "Das Übergabegespräch fand statt, die Integrationsfachkraft hat es bestätigt.",
        "The handover talk took place, confirmed by the caseworker.",
    ),
    MeasureName.REFERRED: Words(
        "Mit Einwilligung an einen Coaching-Träger vermittelt.",
        "Referred to a coaching provider with consent.",
    ),
    MeasureName.COACHING_STARTED: Words(
        "Das freiwillige Coaching hat begonnen. Ein Nein wird nicht gezählt.",
        "The voluntary coaching has begun. A no is not counted.",
    ),
    MeasureName.STILL_OPEN: Words(
        "Noch nicht erreicht und nicht abgeschlossen: Das Team versucht es weiter.",
        "Not reached yet and not closed: the team keeps trying.",
    ),
    MeasureName.ENDED_UNREACHED: Words(
        "Nicht erreicht und abgeschlossen, aber nicht neutral, zum Beispiel weil das "
        "Projekt endete.",
        "Not reached and closed, but not neutral, for example as the project ended.",
    ),
    MeasureName.VISITS_MADE: Words(
        "Besuche, zu denen das Team hinging, wie auch immer sie endeten.",
        "Visits that the team made, however they ended.",
    ),
    MeasureName.CONVERSATIONS: Words(
        "Besuche, bei denen es ein Gespräch von Angesicht zu Angesicht gab.",
        "Visits with a talk face to face.",
    ),
}

_OF_BASE: Final = frozenset(
    {
        MeasureName.RESPONDED,
        MeasureName.VISITS_AGREED,
        MeasureName.MET,
        MeasureName.REACHED,
        MeasureName.RE_ENGAGED,
        MeasureName.REFERRED,
        MeasureName.COACHING_STARTED,
        MeasureName.STILL_OPEN,
        MeasureName.ENDED_UNREACHED,
    }
)
_DENOMINATOR: Final[dict[MeasureName, MeasureName]] = {
    **dict.fromkeys(_OF_BASE, MeasureName.BASE),
    MeasureName.NEUTRAL_EXITS: MeasureName.WRITTEN_TO,
    MeasureName.CONVERSATIONS: MeasureName.VISITS_MADE,
}


def denominator_of(name: MeasureName) -> MeasureName | None:
    """Return the measure that is the denominator; ``None``: a number of its own."""
    return _DENOMINATOR.get(name)
