"""In which words answers, outcomes and endings are told."""

from typing import Final

from outreach_core._messages import Words
from outreach_core.cases.events import AnswerKind, ClosingReason, VisitOutcome
from outreach_core.contacts.history import Channel

CHANNEL_WORDS: Final = {
    Channel.LETTER: Words("mit einem Brief", "by letter"),
    Channel.PHONE: Words("am Telefon", "by phone"),
    Channel.EMAIL: Words("mit einer E-Mail", "by mail"),
    Channel.MESSAGE: Words("mit einer Nachricht", "by message"),
    Channel.APPEARANCE: Words("persönlich im Jobcenter", "in person at the office"),
    Channel.VISIT: Words("bei einem Besuch", "at a visit"),
    Channel.FORM: Words("mit einem Formular", "with a form"),
    Channel.RECORD: Words("auf anderem Weg", "in another way"),
}

ANSWER_WORDS: Final = {
    AnswerKind.VISIT_WELCOME: Words(
        "der Besuch ist willkommen", "the visit is welcome"
    ),
    AnswerKind.OTHER_DATE: Words("bitte an einem anderen Tag", "please on another day"),
    AnswerKind.OTHER_PLACE: Words("bitte an einem anderen Ort", "please elsewhere"),
    AnswerKind.COMES_TO_OFFICE: Words("kommt ins Jobcenter", "comes to the office"),
    AnswerKind.TALKED: Words("es gab ein Gespräch", "there was a talk"),
    AnswerKind.NO_VISIT: Words("bitte kein Besuch", "please no visit"),
    AnswerKind.ASKED_TO_STOP: Words("bitte kein Kontakt", "please no contact"),
}

OUTCOME_WORDS: Final = {
    VisitOutcome.MET_INSIDE: (
        Words("Gespräch beim Besuch", "talk at a visit"),
        Words(
            "Beim Besuch ({place}, {day}, {time}) gab es ein Gespräch.",
            "At the visit ({place}, {day}, {time}) there was a talk.",
        ),
    ),
    VisitOutcome.MET_AT_DOOR: (
        Words("Gespräch an der Tür", "talk at the door"),
        Words(
            "Beim Besuch am {day}, {time}, gab es ein Gespräch an der Tür.",
            "At the visit on {day}, {time}, there was a talk at the door.",
        ),
    ),
    VisitOutcome.SPOKE_THROUGH_DOOR: (
        Words("Worte durch die Tür", "words through the door"),
        Words(
            "Beim Besuch am {day}, {time}, wurde durch die Tür gesprochen.",
            "At the visit on {day}, {time}, there were words through the door.",
        ),
    ),
    VisitOutcome.MET_ELSEWHERE: (
        Words("Gespräch an anderem Ort", "talk at another place"),
        Words(
            "Am {day}, {time}, gab es ein Gespräch an einem anderen Ort.",
            "On {day}, {time}, there was a talk at another place.",
        ),
    ),
    VisitOutcome.NOBODY_OPENED: (
        Words("nicht angetroffen", "not met"),
        Words(
            "Beim Besuch am {day}, {time}, öffnete niemand.",
            "At the visit on {day}, {time}, nobody opened.",
        ),
    ),
    VisitOutcome.REFUSED: (
        Words("kein Gespräch gewünscht", "no talk wished"),
        Words(
            "Beim Besuch am {day}, {time}, wünschte der Mensch kein Gespräch.",
            "At the visit on {day}, {time}, the person did not wish to talk.",
        ),
    ),
    VisitOutcome.ASKED_FOR_OTHER_DATE: (
        Words("anderer Termin gewünscht", "another date wished for"),
        Words(
            "Beim Besuch am {day}, {time}, bat der Mensch um einen anderen Termin.",
            "At the visit on {day}, {time}, the person asked for another date.",
        ),
    ),
    VisitOutcome.MOVED_OWN_STATEMENT: (
        Words("andere Anschrift genannt", "another address named"),
        Words(
            "Am {day}, {time}, sagte der Mensch, er wohne jetzt woanders.",
            "On {day}, {time}, the person said that they live elsewhere now.",
        ),
    ),
    VisitOutcome.THIRD_PERSON_OPENED: (
        Words("nicht angetroffen", "not met"),
        Words(
            "Beim Besuch am {day}, {time}, wurde der Mensch nicht angetroffen.",
            "At the visit on {day}, {time}, the person was not met.",
        ),
    ),
    VisitOutcome.ABORTED: (
        Words("Besuch abgebrochen", "visit broken off"),
        Words(
            "Der Besuch am {day}, {time}, wurde abgebrochen.",
            "The visit on {day}, {time}, was broken off.",
        ),
    ),
}
"""For each outcome a heading and a sentence with gaps for place, day and time."""

CLOSING_WORDS: Final = {
    ClosingReason.CONTACT_RESTORED: Words(
        "der Kontakt ist wiederhergestellt", "contact is restored"
    ),
    ClosingReason.ASKED_TO_STOP: Words(
        "der Mensch möchte keinen Kontakt", "the person wishes no contact"
    ),
    ClosingReason.SAFETY: Words("zum Schutz der Beteiligten", "for safety"),
    ClosingReason.PROJECT_ENDED: Words("das Projekt ist zu Ende", "the project ended"),
    ClosingReason.LEFT_BENEFIT: Words(
        "kein Leistungsbezug mehr", "no benefits any more"
    ),
    ClosingReason.IN_WORK: Words("in Arbeit", "in work"),
    ClosingReason.MOVED_CONFIRMED: Words(
        "verzogen, amtlich bestätigt", "moved, officially confirmed"
    ),
    ClosingReason.OTHER_OFFICE: Words(
        "ein anderes Jobcenter ist zuständig", "another office is in charge"
    ),
    ClosingReason.IN_CUSTODY: Words("in Haft", "in custody"),
    ClosingReason.INPATIENT: Words("in stationärer Behandlung", "in inpatient care"),
    ClosingReason.DECEASED: Words("verstorben", "deceased"),
}
"""Why a case ended, as the second half of a sentence."""
