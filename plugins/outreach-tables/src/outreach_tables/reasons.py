"""Why was a row not used, or only in part, in words without any value?"""

import enum
from types import MappingProxyType
from typing import Final

from outreach_core import Words


class Reason(enum.StrEnum):
    """Stable codes, for statistics and for letters to whoever makes the export."""

    CELL_ERROR = "cell-error"
    ENCODING_BROKEN = "encoding-broken"
    TEXT_GARBLED = "text-garbled"
    DATE_UNREADABLE = "date-unreadable"
    DATE_IMPLAUSIBLE = "date-implausible"
    DATE_MISSING = "date-missing"
    DATE_IN_FUTURE = "date-in-future"
    DATE_AS_SERIAL = "date-as-serial"
    BIRTH_IN_FUTURE = "birth-in-future"
    BIRTH_BEFORE_1920 = "birth-before-1920"
    NUMBER_MISSING = "number-missing"
    NUMBER_DAMAGED = "number-damaged"
    NAME_MISSING = "name-missing"
    NAME_WITHOUT_COMMA = "name-without-comma"
    ROW_TOTAL = "row-total"
    ROW_FOOTNOTE = "row-footnote"
    ROW_HEADER_REPEATED = "row-header-repeated"
    ROW_TOO_LONG = "row-too-long"
    ROW_DAMAGED = "row-damaged"
    DUPLICATE_CONFLICT = "duplicate-conflict"
    SAME_NAME_AND_ADDRESS = "same-name-and-address"
    CONTACT_MISSING = "contact-missing"
    CUSTOMER_UNKNOWN = "customer-unknown"
    CUSTOMER_NOT_USED = "customer-not-used"
    POSTCODE_ZERO_RESTORED = "postcode-zero-restored"
    POSTCODE_UNREADABLE = "postcode-unreadable"
    ADDRESS_INCOMPLETE = "address-incomplete"
    HOUSE_NUMBER_IS_DATE = "house-number-is-date"
    BENEFIT_MISSING = "benefit-missing"
    BENEFIT_UNREADABLE = "benefit-unreadable"
    HOLD_UNREADABLE = "hold-unreadable"
    WISH_UNREADABLE = "wish-unreadable"
    LANGUAGE_UNKNOWN = "language-unknown"
    FORM_OF_ADDRESS_UNKNOWN = "form-of-address-unknown"
    CHANNEL_UNKNOWN = "channel-unknown"
    DIRECTION_UNKNOWN = "direction-unknown"
    OUTCOME_UNKNOWN = "outcome-unknown"
    AUTOMATIC_UNKNOWN = "automatic-unknown"
    REASON_NOT_USED = "reason-not-used"
    VALUE_UNREADABLE = "value-unreadable"
    ID_MISSING = "id-missing"
    HOURS_UNREADABLE = "hours-unreadable"
    ABSENCE_UNREADABLE = "absence-unreadable"
    GENDER_UNREADABLE = "gender-unreadable"
    SENIORITY_UNREADABLE = "seniority-unreadable"
    PLACE_UNKNOWN = "place-unknown"
    SUBJECT_UNKNOWN = "subject-unknown"
    COUNT_UNREADABLE = "count-unreadable"
    COORDINATES_UNREADABLE = "coordinates-unreadable"
    FLAG_UNREADABLE = "flag-unreadable"
    STATEMENT_EMPTY = "statement-empty"
    STATEMENT_AHEAD = "statement-ahead"
    STATEMENT_WITHOUT_PERSON = "statement-without-person"
    DATES_STATED_MISSING = "dates-stated-missing"
    APPEARANCE_WITHOUT_NAME = "appearance-without-name"
    GROUND_UNKNOWN = "ground-unknown"


_TABLE: Final = {
    Reason.CELL_ERROR: Words(
        "Die Zelle enthält einen Excel-Fehler. Formel in der Liste berichtigen.",
        "The cell holds an Excel error. Correct the formula in the list.",
    ),
    Reason.ENCODING_BROKEN: Words(
        "Die Zelle enthält Zeichen, die beim Export zerstört wurden. "
        "Bitte neu exportieren (CSV UTF-8).",
        "The cell holds characters that the export destroyed. "
        "Please export again (CSV UTF-8).",
    ),
    Reason.TEXT_GARBLED: Words(
        "Umlaute wurden schon vor dieser Datei zerstört (zum Beispiel „Ã¼“). "
        "Beim Export die Kodierung prüfen.",
        "Umlauts were destroyed before this file was made. Check the encoding of the "
        "export.",
    ),
    Reason.DATE_UNREADABLE: Words(
        "Das Datum ist nicht lesbar oder mehrdeutig. Erwartet wird TT.MM.JJJJ.",
        "The date cannot be read or is ambiguous. Expected: DD.MM.YYYY.",
    ),
    Reason.DATE_IMPLAUSIBLE: Words(
        "Das Datum liegt nicht zwischen 1900 und 2099. Bitte prüfen.",
        "The date does not lie between 1900 and 2099. Please check.",
    ),
    Reason.DATE_MISSING: Words(
        "Das Datum fehlt. Bitte nachtragen.", "The date is missing. Please add it."
    ),
    Reason.DATE_IN_FUTURE: Words(
        "Das Datum liegt nach dem Stichtag. Die Zeile wird übernommen; die Person "
        "kommt auf die Prüfliste.",
        "The date lies after the day of the data. The row is kept; the person goes to "
        "the review list.",
    ),
    Reason.BIRTH_IN_FUTURE: Words(
        "Das Geburtsdatum liegt nach dem Stichtag und wird nicht übernommen.",
        "The birth date lies after the day of the data and is left out.",
    ),
    Reason.DATE_AS_SERIAL: Words(
        "Der Tag steht als Zahl da (46300 statt 05.10.2026). Er wird richtig gelesen; "
        "ein Mensch kann ihn so nicht prüfen. Spalte vor dem Export als Datum "
        "formatieren.",
        "The day stands there as a number (46300, say). It is read rightly, but nobody "
        "can check it. Format the column as date before exporting.",
    ),
    Reason.BIRTH_BEFORE_1920: Words(
        "Das Geburtsdatum liegt vor 1920. Vermutlich ein Platzhalter oder Tippfehler.",
        "The birth date lies before 1920. Probably a stand-in or a slip.",
    ),
    Reason.SAME_NAME_AND_ADDRESS: Words(
        "Mehrere Kundennummern haben denselben Namen und dieselbe Anschrift. Bitte "
        "prüfen, ob es ein Mensch ist.",
        "Several customer numbers share one name and one address. Check whether it is "
        "one person.",
    ),
    Reason.CONTACT_MISSING: Words(
        "Zu dieser Person steht kein einziger Kontakt in der Kontaktliste, auch kein "
        "Versuch. Ob der Kontakt abgerissen ist, lässt sich so nicht sagen.",
        "Not a single contact of this person stands in the list of contacts, not even "
        "an attempt. Whether the contact has broken off cannot be said.",
    ),
    Reason.NUMBER_MISSING: Words(
        "Die Kundennummer fehlt. Ohne sie kann die Zeile niemandem zugeordnet werden.",
        "The customer number is missing. Without it the row belongs to nobody.",
    ),
    Reason.NUMBER_DAMAGED: Words(
        "Excel hat die Nummer in eine Zahl wie 1,23E+09 verwandelt; Ziffern sind "
        "verloren. Spalte vor dem Export als Text formatieren.",
        "Excel turned the number into something like 1.23E+09; digits are lost. Format "
        "the column as text before exporting.",
    ),
    Reason.NAME_MISSING: Words(
        "Der Name fehlt. Ohne Namen kann kein Brief geschrieben werden.",
        "The name is missing. Without it no letter can be written.",
    ),
    Reason.NAME_WITHOUT_COMMA: Words(
        "Der Name hat kein Komma. Er wird ganz als Nachname übernommen.",
        "The name has no comma. It is kept whole as family name.",
    ),
    Reason.ROW_TOTAL: Words("Summenzeile, keine Person.", "A total row, not a person."),
    Reason.ROW_FOOTNOTE: Words(
        "Zeile mit nur einer Angabe und ohne Schlüssel, vermutlich eine Fußnote.",
        "A row with a single entry and no key, probably a footnote.",
    ),
    Reason.ROW_HEADER_REPEATED: Words(
        "Wiederholte Kopfzeile.", "The header row once more."
    ),
    Reason.ROW_TOO_LONG: Words(
        "Die Zeile hat mehr Zellen als die Kopfzeile. Vermutlich steht ein "
        "Trennzeichen im Text; die Spalten wären verschoben.",
        "The row has more cells than the header. Probably a separator stands in a "
        "text; the columns would be shifted.",
    ),
    Reason.ROW_DAMAGED: Words(
        "Die Zeile ist beschädigt: Ein Anführungszeichen wird nicht geschlossen, oder "
        "eine Zelle ist viel zu lang. Bitte in der Liste berichtigen.",
        "The row is damaged: a quotation mark is never closed, or a cell is far too "
        "long. Please correct it in the list.",
    ),
    Reason.DUPLICATE_CONFLICT: Words(
        "Dieselbe Nummer steht weiter oben mit anderen Angaben. Die erste Zeile gilt.",
        "The same number stands further up with other data. The first row counts.",
    ),
    Reason.CUSTOMER_UNKNOWN: Words(
        "Die Kundennummer steht nicht in der Kundenliste.",
        "The customer number is not in the list of customers.",
    ),
    Reason.CUSTOMER_NOT_USED: Words(
        "Die Zeile dieser Person in der Kundenliste wurde nicht übernommen.",
        "The row of this person in the list of customers was not used.",
    ),
    Reason.POSTCODE_ZERO_RESTORED: Words(
        "Die Postleitzahl hatte ihre führende Null verloren; sie wurde ergänzt.",
        "The postcode had lost its leading zero; it was put back.",
    ),
    Reason.POSTCODE_UNREADABLE: Words(
        "Die Postleitzahl hat keine fünf Ziffern. Die Anschrift wird nicht übernommen.",
        "The postcode does not have five digits. The address is left out.",
    ),
    Reason.ADDRESS_INCOMPLETE: Words(
        "Straße, Postleitzahl oder Ort fehlt. Die Anschrift wird nicht übernommen.",
        "Street, postcode or town is missing. The address is left out.",
    ),
    Reason.HOUSE_NUMBER_IS_DATE: Words(
        "Excel hat die Hausnummer in ein Datum verwandelt (zum Beispiel 3-5). "
        "Die Anschrift wird nicht übernommen.",
        "Excel turned the house number into a date (3-5, say). The address is left out.",
    ),
    Reason.BENEFIT_MISSING: Words(
        "Ob Leistungen bezogen werden, steht nicht da. Die Person kommt auf die "
        "Prüfliste.",
        "Whether benefits are received is not stated. The person goes to the review "
        "list.",
    ),
    Reason.BENEFIT_UNREADABLE: Words(
        "Das Wort zum Leistungsbezug ist nicht bekannt. Die Person kommt auf die "
        "Prüfliste. Eigene Wörter: words.benefit in den Einstellungen.",
        "The word about benefits is not known. The person goes to the review list. "
        "Own words: words.benefit in the settings.",
    ),
    Reason.HOLD_UNREADABLE: Words(
        "Der Sperrvermerk ist nicht lesbar. Damit niemand gegen eine Sperre besucht "
        "wird, wird die Zeile nicht übernommen. Eigene Wörter: words.hold.",
        "The hold cannot be read. So that nobody is visited against a hold, the row is "
        "not used. Own words: words.hold.",
    ),
    Reason.WISH_UNREADABLE: Words(
        "Ein Wunsch zum Besuch ist nicht lesbar. Damit er nicht übergangen wird, wird "
        "die Zeile nicht übernommen. Eigene Wörter: words.presence, words.place.",
        "A wish about visits cannot be read. So that it is not ignored, the row is not "
        "used. Own words: words.presence, words.place.",
    ),
    Reason.LANGUAGE_UNKNOWN: Words(
        "Die Sprache ist nicht bekannt. Eigene Wörter: words.language.",
        "The language is not known. Own words: words.language.",
    ),
    Reason.FORM_OF_ADDRESS_UNKNOWN: Words(
        "Die Anrede ist nicht bekannt; es wird neutral angeschrieben.",
        "The form of address is not known; letters will be neutral.",
    ),
    Reason.CHANNEL_UNKNOWN: Words(
        "Die Kontaktart fehlt oder ist nicht bekannt. Eigene Wörter: words.channel.",
        "The kind of contact is missing or not known. Own words: words.channel.",
    ),
    Reason.DIRECTION_UNKNOWN: Words(
        "Die Richtung ist nicht bekannt. Eigene Wörter: words.direction.",
        "The direction is not known. Own words: words.direction.",
    ),
    Reason.OUTCOME_UNKNOWN: Words(
        "Das Ergebnis fehlt oder ist nicht bekannt. Eigene Wörter: words.outcome.",
        "The outcome is missing or not known. Own words: words.outcome.",
    ),
    Reason.AUTOMATIC_UNKNOWN: Words(
        "Ob der Kontakt automatisch war, ist nicht lesbar (ja oder nein).",
        "Whether the contact was automatic cannot be read (yes or no).",
    ),
    Reason.REASON_NOT_USED: Words(
        "Der Grund, warum niemand erreicht wurde, ist unbekannt oder passt nicht zum "
        "Ergebnis. Der Kontakt zählt, nur ohne Grund. Eigene Wörter lassen sich in den "
        "Einstellungen erklären.",
        "The reason for not reaching is unknown or does not fit the outcome. The "
        "contact counts, without the reason. Own words can be explained in the settings.",
    ),
    Reason.VALUE_UNREADABLE: Words(
        "Die Angabe ist nicht lesbar und wird weggelassen.",
        "The entry cannot be read and is left out.",
    ),
    Reason.ID_MISSING: Words(
        "Das Kürzel oder die Nummer fehlt.", "The short name or number is missing."
    ),
    Reason.HOURS_UNREADABLE: Words(
        "Die Arbeitszeit ist nicht lesbar. Erwartet wird „08:00-16:30“.",
        "The working hours cannot be read. Expected: 08:00-16:30.",
    ),
    Reason.ABSENCE_UNREADABLE: Words(
        "Die Abwesenheit ist nicht lesbar. Erwartet wird „12.10.2026-16.10.2026“.",
        "The absence cannot be read. Expected: 12.10.2026-16.10.2026.",
    ),
    Reason.GENDER_UNREADABLE: Words(
        "Das Geschlecht ist nicht lesbar; es gilt als nicht angegeben.",
        "The gender cannot be read; it counts as not stated.",
    ),
    Reason.SENIORITY_UNREADABLE: Words(
        "Die Erfahrung ist nicht lesbar; sie gilt als nicht angegeben. Eigene Wörter: "
        "words.seniority.",
        "The seniority cannot be read; it counts as not stated. Own words: "
        "words.seniority.",
    ),
    Reason.PLACE_UNKNOWN: Words(
        "Zu dieser Postleitzahl gibt es keine Koordinaten; es gilt das Amt. Die Liste "
        "coordinates kann sie ergänzen.",
        "There are no coordinates for this postcode; the office is used. The list "
        "coordinates can add them.",
    ),
    Reason.SUBJECT_UNKNOWN: Words(
        "Ein Thema ist nicht bekannt. Eigene Wörter: words.subject.",
        "A subject is not known. Own words: words.subject.",
    ),
    Reason.COUNT_UNREADABLE: Words(
        "Hier wird eine ganze Zahl erwartet, 0 oder mehr.",
        "A whole number is expected here, 0 or more.",
    ),
    Reason.COORDINATES_UNREADABLE: Words(
        "Breite oder Länge ist nicht lesbar (Grad, zum Beispiel 51,31).",
        "Latitude or longitude cannot be read (degrees, 51.31 say).",
    ),
    Reason.FLAG_UNREADABLE: Words(
        "Hier wird ja oder nein erwartet.", "Yes or no is expected here."
    ),
    Reason.STATEMENT_EMPTY: Words(
        "Die Zeile nennt weder eine Feststellung noch eine Vorsprache noch eine "
        "Anhörung. Bitte den Tag nachtragen.",
        "The row names no determination, no appearance and no hearing. Add the day.",
    ),
    Reason.STATEMENT_AHEAD: Words(
        "Der Tag liegt nach dem Stichtag. Die Angabe wird übernommen, zählt aber erst "
        "ab diesem Tag. Bitte prüfen.",
        "The day lies after the day of the data. The entry is kept, but counts from "
        "that day on only. Please check.",
    ),
    Reason.STATEMENT_WITHOUT_PERSON: Words(
        "Diese Kundennummer steht nicht in der Kundenliste. Die Angabe bleibt auf der "
        "Fristenliste, dort ohne Namen. Bitte die Nummer prüfen.",
        "This customer number is not in the list of customers. The entry stays on the "
        "list of deadlines, without a name. Check the number.",
    ),
    Reason.DATES_STATED_MISSING: Words(
        "Zur Feststellung fehlt die Zahl der Termine in Folge. Hier wird sie nie "
        "gezählt: bitte eintragen, was das Jobcenter festgestellt hat.",
        "The determination lacks the number of consecutive dates. It is never counted "
        "here: enter what the jobcenter has determined.",
    ),
    Reason.APPEARANCE_WITHOUT_NAME: Words(
        "Zur Vorsprache fehlt, wer sie erfasst hat. Sie zählt erst mit diesem Kürzel; "
        "die Person bleibt so lange auf der Fristenliste.",
        "The appearance lacks who recorded it. It counts only with this short name; "
        "the person stays on the list of deadlines until then.",
    ),
    Reason.GROUND_UNKNOWN: Words(
        "Der Anlass der Anhörung ist nicht bekannt (Satz 2 oder Satz 3). Die Anhörung "
        "wird so lange nicht geführt. Eigene Wörter: words.ground.",
        "The ground of the hearing is not known (sentence 2 or sentence 3). The "
        "hearing is left out until then. Own words: words.ground.",
    ),
}

REASONS: Final = MappingProxyType(_TABLE)
"""The words for each reason."""
