"""Which words do offices write, and what do they mean to the library?"""

import functools
from collections.abc import Mapping
from typing import Final

import attrs

from outreach_core.coaching import Subject
from outreach_core.contacts import Channel, Direction, NotReachedReason, Outcome
from outreach_core.eligibility import HearingGround
from outreach_core.people import (
    FormOfAddress,
    Gender,
    HoldKind,
    MeetingPlace,
    Presence,
    Seniority,
)
from outreach_tables.columns import normal

# A column of words holds a handful of different ones.
_normal_word: Final = functools.lru_cache(maxsize=512)(normal)


@attrs.frozen
class Vocabulary:
    """The words of one kind of column.

    Attributes:
        names: Every meaning, as the settings write it.
        words: Meaning by normalised word.
    """

    names: tuple[str, ...]
    words: Mapping[str, str]

    def with_own(self, own: Mapping[str, str]) -> "Vocabulary":
        """Return the vocabulary with the office's *own* words, which win."""
        added = {normal(word): name for word, name in own.items()}
        return Vocabulary(self.names, {**self.words, **added})

    def meaning(self, word: object) -> str | None:
        """Return the meaning of *word*; ``None`` when nobody knows it."""
        return self.words.get(_normal_word(word))


def _vocabulary(names: tuple[str, ...], table: Mapping[str, str]) -> Vocabulary:
    words = {normal(name): name for name in names}
    for name, german in table.items():
        words |= {normal(word): name for word in german.split("|")}
    return Vocabulary(names, words)


SYSTEM_LETTER: Final = "system_letter"
"""A letter that no person decided to send; it counts as automatic."""

RECEIVED: Final = "received"
"""Reached, and the person began."""
ANSWERED: Final = "answered"
"""The person wrote or called back: in touch, whoever began."""
APPEARED: Final = "appeared"
NOT_APPEARED: Final = "not_appeared"
"""Invited and did not come: an effort of the office, never a missed duty."""

_CHANNEL: Final = _vocabulary(
    (*(channel.value for channel in Channel), SYSTEM_LETTER),
    {
        Channel.LETTER: "Brief|Schreiben|Anschreiben|Post|Brief/Post|schriftlich|"
        "Einladung|Einladungsschreiben|Brieflich",
        Channel.PHONE: "Telefon|Telefonat|Anruf|Tel.|telefonisch|fernmündlich|Rückruf|"
        "Telefongespräch|Mobil",
        Channel.EMAIL: "E-Mail|Mail|per Mail|per E-Mail",
        Channel.MESSAGE: "SMS|Nachricht|Chat|Postfach|Postfachnachricht|Messenger|"
        "Online|jobcenter.digital|App",
        Channel.APPEARANCE: "persönlich|Vorsprache|persönliche Vorsprache|Termin|"
        "Gespräch|Beratung|Beratungsgespräch|Erscheinen|Beratungstermin",
        Channel.VISIT: "Hausbesuch|Besuch|aufsuchend|aufsuchende Beratung",
        Channel.FORM: "Antrag|Weiterbewilligungsantrag|WBA|Unterlagen|Formular|"
        "Veränderungsmitteilung|Dokument|Dokumente|Anlage",
        Channel.RECORD: "Vermerk|Aktenvermerk|Notiz|Eintrag|System|Systemeintrag|"
        "Zahllauf|Statuswechsel",
        SYSTEM_LETTER: "Bescheid|Systemschreiben|Serienbrief|Massendruck|"
        "automatisches Schreiben",
    },
)
_DIRECTION: Final = _vocabulary(
    tuple(direction.value for direction in Direction),
    {
        Direction.INBOUND: "Eingang|ein|eingehend|E|von Kunde|vom Kunden|von Kundin|"
        "Kunde|in",
        Direction.OUTBOUND: "Ausgang|aus|ausgehend|A|an Kunde|an Kundin|Jobcenter|JC|"
        "out",
    },
)
_OUTCOME: Final = _vocabulary(
    (
        *(outcome.value for outcome in Outcome),
        *(RECEIVED, ANSWERED, APPEARED, NOT_APPEARED),
    ),
    {
        Outcome.REACHED: "erreicht|gesprochen|Gespräch|Gespräch geführt|angetroffen|"
        "Kontakt|ja|persönlich gesprochen",
        Outcome.NOT_REACHED: "nicht erreicht|nicht angetroffen|keine Antwort|besetzt|"
        "Mailbox|niemand da|nein|keine Reaktion|nicht geöffnet|n. e.|Anrufbeantworter",
        Outcome.SENT: "versandt|versendet|verschickt|gesendet|abgesandt|raus|"
        "verschickt am|erledigt|gespeichert|zugestellt",
        Outcome.RETURNED: "zurück|Rückläufer|Rückbrief|unzustellbar|nicht zustellbar|"
        "Nummer ungültig|kein Anschluss|unbekannt verzogen|Rückläufer Post",
        RECEIVED: "eingegangen|erhalten|Eingang",
        ANSWERED: "beantwortet|geantwortet|Antwort|hat geantwortet|Rückmeldung|"
        "Rückruf erhalten",
        APPEARED: "erschienen|wahrgenommen|gekommen|vorgesprochen",
        NOT_APPEARED: "nicht erschienen|nicht wahrgenommen|nicht gekommen",
    },
)
_NOT_REACHED: Final = _vocabulary(
    tuple(reason.value for reason in NotReachedReason),
    {
        NotReachedReason.NO_OR_WRONG_ADDRESS: "keine Anschrift|falsche Anschrift|"
        "falsche Adresse|Adresse falsch|Anschrift unbekannt|"
        "unbekannt verzogen|Empfänger nicht zu ermitteln",
        NotReachedReason.MOVED_OWN_STATEMENT: "umgezogen nach eigener Angabe|"
        "nach eigener Angabe umgezogen|Umzug mitgeteilt",
        NotReachedReason.NOT_AT_HOME: "nicht zu Hause|nicht angetroffen|niemand da",
        NotReachedReason.NOT_COLLECTED: "nicht abgeholt|Lagerfrist abgelaufen",
        NotReachedReason.NO_ANSWER: "niemand nahm ab|nimmt nicht ab|keine Antwort|"
        "Mailbox|besetzt|Anrufbeantworter",
        NotReachedReason.NUMBER_DEAD: "Nummer nicht vergeben|Nummer ungültig|"
        "kein Anschluss|falsche Nummer",
        NotReachedReason.MAIL_UNDELIVERABLE: "Mail unzustellbar|"
        "Nachricht nicht zustellbar|E-Mail kam zurück",
    },
)
_GROUND: Final = _vocabulary(
    tuple(ground.value for ground in HearingGround),
    {
        HearingGround.SENTENCE_2: "2|S. 2|Satz 2|§ 31a Abs. 2 S. 2",
        HearingGround.SENTENCE_3: "3|S. 3|Satz 3|§ 31a Abs. 2 S. 3",
    },
)
_HOLD: Final = _vocabulary(
    tuple(kind.value for kind in HoldKind),
    {
        HoldKind.ADDRESS_BLOCK: "Auskunftssperre|Melderegistersperre|§ 51 BMG|"
        "Auskunftssperre § 51 BMG",
        HoldKind.CONDITIONAL_BLOCK: "bedingter Sperrvermerk|§ 52 BMG|"
        "bedingter Sperrvermerk § 52 BMG",
        HoldKind.LEGAL_GUARDIAN: "Betreuung|gesetzliche Betreuung|Betreuer|"
        "rechtliche Betreuung|gesetzl. Betreuung|gesetzlicher Betreuer",
        HoldKind.ASKED_NOT_TO_BE_VISITED: "kein Besuch|Besuch unerwünscht|"
        "wünscht keinen Besuch|keine Hausbesuche|kein Hausbesuch|keinen Besuch",
        HoldKind.APPROVED_ABSENCE: "Ortsabwesenheit|genehmigte Ortsabwesenheit|OAW",
        HoldKind.IN_CUSTODY: "Haft|inhaftiert|JVA|in Haft|Justizvollzug",
        HoldKind.INPATIENT: "stationär|Klinik|Krankenhaus|stationärer Aufenthalt|Reha|"
        "Therapie stationär",
        HoldKind.IN_WORK: "in Arbeit|Arbeitsaufnahme|arbeitet",
        HoldKind.DECEASED: "verstorben|tot|gestorben",
        HoldKind.SAFETY_STOP: "Sicherheit|Sicherheitshinweis|Hausverbot|"
        "Sicherheitssperre",
    },
)
_LANGUAGE_WORDS: Final = {
    "ar": "Arabisch|Arabic",
    "bg": "Bulgarisch|Bulgarian",
    "bs": "Bosnisch|Bosnian",
    "de": "Deutsch|German",
    "el": "Griechisch|Greek",
    "en": "Englisch|English",
    "es": "Spanisch|Spanish",
    "fa": "Farsi|Persisch|Dari|Persian",
    "fr": "Französisch|French",
    "hr": "Kroatisch|Croatian",
    "hu": "Ungarisch|Hungarian",
    "it": "Italienisch|Italian",
    "ku": "Kurdisch|Kurmandschi|Kurdish",
    "pl": "Polnisch|Polish",
    "ps": "Paschtu|Pashto",
    "pt": "Portugiesisch|Portuguese",
    "ro": "Rumänisch|Romanian",
    "ru": "Russisch|Russian",
    "so": "Somali",
    "sq": "Albanisch|Albanian",
    "sr": "Serbisch|Serbian",
    "ti": "Tigrinya|Tigrinisch",
    "tr": "Türkisch|Turkish",
    "uk": "Ukrainisch|Ukrainian",
    "vi": "Vietnamesisch|Vietnamese",
}
_LANGUAGE: Final = _vocabulary(tuple(_LANGUAGE_WORDS), _LANGUAGE_WORDS)
_FORM_OF_ADDRESS: Final = _vocabulary(
    tuple(form.value for form in FormOfAddress),
    {
        FormOfAddress.FRAU: "Frau|Fr.|Mrs|Ms",
        FormOfAddress.HERR: "Herr|Herrn|Hr.|Mr",
        FormOfAddress.NEUTRAL: "neutral|divers|keine|ohne|Guten Tag|-",
    },
)
_GENDER: Final = _vocabulary(
    tuple(gender.value for gender in Gender),
    {
        Gender.WOMAN: "Frau|weiblich|w|f|female",
        Gender.MAN: "Mann|männlich|m|Herr|male",
        Gender.DIVERSE: "divers|d|nichtbinär",
    },
)
_SENIORITY: Final = _vocabulary(
    tuple(seniority.value for seniority in Seniority),
    {
        Seniority.SENIOR: "erfahren|eingearbeitet|ja|experienced",
        Seniority.JUNIOR: "neu|in Einarbeitung|Einarbeitung|Anwärter|nein|new",
    },
)
_PRESENCE: Final = _vocabulary(
    tuple(presence.value for presence in Presence),
    {
        Presence.ANYONE: "egal|beliebig|kein Wunsch|-",
        Presence.A_WOMAN: "eine Frau|Frau dabei|mindestens eine Frau|mit Frau",
        Presence.A_MAN: "ein Mann|Mann dabei|mindestens ein Mann|mit Mann",
        Presence.ONLY_WOMEN: "nur Frauen|Frauen|nur durch Frauen",
        Presence.ONLY_MEN: "nur Männer|Männer|nur durch Männer",
    },
)
_PLACE: Final = _vocabulary(
    tuple(place.value for place in MeetingPlace),
    {
        MeetingPlace.HOME: "zu Hause|zuhause|Wohnung|daheim|-",
        MeetingPlace.OFFICE: "Jobcenter|Büro|Amt|im Haus",
        MeetingPlace.CAFE: "Café|Cafe",
        MeetingPlace.WALK: "Spaziergang|draußen|Park",
        MeetingPlace.CONTACT_PLACE: "Treffpunkt|Anlaufstelle|Kontaktladen|Tagesstätte",
    },
)
YES: Final = "yes"
NO: Final = "no"
_FLAG: Final = _vocabulary(
    (YES, NO),
    {
        YES: "ja|j|x|1|wahr|true|y|✓|✔",
        NO: "nein|n|0|falsch|false|-|–",
    },
)
_BENEFIT: Final = _vocabulary(
    (YES, NO),
    {
        YES: "ja|j|x|1|wahr|true|laufend|lfd.|aktiv|im Bezug|Bezug|bewilligt|"
        "im Leistungsbezug",
        NO: "nein|n|0|falsch|false|beendet|eingestellt|abgemeldet|kein Bezug|inaktiv|"
        "nicht im Bezug|ruhend|abgelehnt",
    },
)
_SUBJECT: Final = _vocabulary(
    tuple(subject.value for subject in Subject),
    {
        Subject.DEBT: "Schulden|Schuldnerberatung|Geld|Überschuldung|Insolvenz",
        Subject.ADDICTION: "Sucht|Suchtberatung|Drogen|Alkohol|Drogenberatung",
        Subject.JUSTICE: "Polizei und Gericht|Ärger mit der Polizei|Polizei|Gericht|"
        "Justiz|Straffälligenhilfe|Straffälligkeit",
        Subject.MENTAL_HEALTH: "seelische Gesundheit|psychische Gesundheit|Psyche|"
        "psychosoziale Betreuung|Krise|Seele",
        Subject.HOUSING: "Wohnen|Wohnung|Wohnungsnot|Wohnungssuche|Wohnungslosigkeit",
        Subject.FAMILY: "Familie|Kinder|Erziehung|Erziehungsberatung",
        Subject.DAILY_STRUCTURE: "Tagesstruktur|Alltag|Struktur|Alltagsbegleitung",
        Subject.LONELINESS: "Einsamkeit|Kontakte|Begegnung",
        Subject.LANGUAGE: "Sprache|Deutschkurs|Deutsch lernen",
        Subject.WORK: "Arbeit|Beruf|Ausbildung|Bewerbung",
    },
)

VOCABULARIES: Final = {
    "benefit": _BENEFIT,
    "channel": _CHANNEL,
    "direction": _DIRECTION,
    "flag": _FLAG,
    "form_of_address": _FORM_OF_ADDRESS,
    "gender": _GENDER,
    "ground": _GROUND,
    "hold": _HOLD,
    "language": _LANGUAGE,
    "outcome": _OUTCOME,
    "place": _PLACE,
    "presence": _PRESENCE,
    "reason": _NOT_REACHED,
    "seniority": _SENIORITY,
    "subject": _SUBJECT,
}
