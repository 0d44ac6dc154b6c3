"""Which columns the plug-in can use, and under which headings offices write them?"""

import re
import unicodedata
from typing import Final

import attrs


@attrs.frozen
class Field:
    """One piece of data that a column can hold.

    Attributes:
        name: Name of the field, as the settings write it.
        aliases: Headings understood without settings; the first is the usual one.
    """

    name: str
    aliases: tuple[str, ...]


@attrs.frozen
class Layout:
    """What one kind of table may hold.

    Attributes:
        kind: Name of the table in the settings.
        fields: Every field, in a stable order.
        required: Groups of fields; of each group at least one column must be there.
    """

    kind: str
    fields: tuple[Field, ...]
    required: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all fields."""
        return tuple(field.name for field in self.fields)

    def usual(self, name: str) -> str:
        """Return the usual German heading of the field *name*."""
        return next(field.aliases[0] for field in self.fields if field.name == name)


_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_A_LETTER: Final = re.compile(r"[^\w§]|_")


def normal(heading: object) -> str:
    """Reduce a heading to what counts: ``"Kd.-Nr."`` and ``"KD NR"`` are the same."""
    text = unicodedata.normalize("NFKC", str(heading)).casefold().translate(_UMLAUTS)
    return _NOT_A_LETTER.sub("", text)


def _layout(kind: str, required: tuple[tuple[str, ...], ...], **aliases: str) -> Layout:
    fields = tuple(Field(name, tuple(a.split("|"))) for name, a in aliases.items())
    return Layout(kind, fields, required)


_NUMBER: Final = (
    "Kundennummer|Kunden-Nr.|KundenNr|Kd-Nr.|KdNr|KD-Nummer|KNR|Kunden-ID|"
    "customer number|customer no|customer id"
)

CUSTOMERS: Final = _layout(
    "customers",
    (("number",), ("name", "family_name")),
    number=_NUMBER,
    name="Name, Vorname|Name|Nachname, Vorname|Kunde|Kundin/Kunde|full name",
    family_name="Nachname|Familienname|Zuname|family name|last name|surname",
    given_name="Vorname|Vornamen|Rufname|given name|first name",
    title="Titel|akad. Titel|title",
    form_of_address="Anrede|form of address|salutation",
    birth="Geburtsdatum|geb.|geb. am|Geb.-Datum|GebDat|birth date|date of birth|dob",
    benefit_unit=(
        "BG-Nummer|BG-Nr.|BGNr|Bedarfsgemeinschaft|Nummer der BG|benefit unit"
    ),
    street="Straße|Strasse|Straße und Hausnummer|Straße, Nr.|Str.|Anschrift|street",
    house_number="Hausnummer|Haus-Nr.|HsNr|Hs.-Nr.|house number",
    postcode="PLZ|Postleitzahl|postcode|postal code|zip",
    town="Ort|Wohnort|Stadt|town|city",
    postcode_town="PLZ Ort|PLZ/Ort|PLZ, Ort|PLZ und Ort",
    care_of="c/o|wohnhaft bei|bei|care of",
    district="Ortsteil|Stadtteil|district",
    address_checked_on=(
        "Anschrift geprüft am|Adresse geprüft am|Anschrift seit|Adresse seit|"
        "address checked on"
    ),
    phone="Telefon|Telefonnummer|Tel.|Mobil|Handy|Telefon/Mobil|phone|telephone",
    email="E-Mail|Email|Mail|E-Mail-Adresse",
    language="Sprache|Korrespondenzsprache|Briefsprache|language",
    in_benefit=(
        "Leistungsbezug|im Leistungsbezug|im Bezug|LB|Leistungsstatus|Status Leistung|"
        "in benefit|benefit status"
    ),
    hold="Sperrvermerk|Sperre|Sperren|Hinweis Kontakt|Kontakthinweis|hold|holds",
    hold_since="Sperrvermerk seit|Sperre seit|hold since",
    hold_until="Sperrvermerk bis|Sperre bis|hold until",
    hold_recorded_on="Sperrvermerk erfasst am|Sperre erfasst am|hold recorded on",
    hold_review_on="Wiedervorlage|Wiedervorlage am|WV|WV am|review on",
    hold_address_block="Auskunftssperre|Melderegistersperre|§ 51 BMG",
    hold_conditional_block="bedingter Sperrvermerk|§ 52 BMG",
    # Not "Betreuer" alone: in VerBIS that is the caseworker (Hauptbetreuer).
    hold_legal_guardian=(
        "gesetzliche Betreuung|rechtliche Betreuung|"
        "gesetzlicher Betreuer|gesetzl. Betreuung|legal guardian"
    ),
    hold_asked_not_to_be_visited="kein Besuch|Besuch unerwünscht|kein Hausbesuch",
    hold_approved_absence="Ortsabwesenheit|OAW",
    hold_in_custody="Haft|inhaftiert|JVA",
    hold_inpatient="stationär|stationärer Aufenthalt|Klinik",
    hold_in_work="in Arbeit|Arbeitsaufnahme",
    hold_deceased="verstorben|verstorben am|Sterbedatum",
    hold_safety_stop="Hausverbot|Sicherheitshinweis",
    representative_name=(
        "Bevollmächtigte Person|Bevollmächtigter|Bevollmächtigte|"
        "Bevollmächtigte/Bevollmächtigter|Name Bevollmächtigter|Vertretung|"
        "Name der Vertretung|representative|authorised representative"
    ),
    guardian_name=(
        "gesetzlicher Vertreter|gesetzl. Vertreter|gesetzliche Vertretung|"
        "Name der Betreuung|Name Betreuung|rechtlicher Betreuer|"
        "rechtliche Betreuerin|name of the guardian"
    ),
    representative_kind="Art der Vertretung|Vertretungsart|kind of representative",
    representative_street=(
        "Straße Bevollmächtigter|Straße der Vertretung|Straße Vertretung|"
        "Anschrift der Vertretung|street of the representative"
    ),
    representative_postcode=(
        "PLZ Bevollmächtigter|PLZ der Vertretung|PLZ Vertretung|"
        "postcode of the representative"
    ),
    representative_town=(
        "Ort Bevollmächtigter|Ort der Vertretung|Ort Vertretung|"
        "town of the representative"
    ),
    presence="Wunsch Besuch|Besuch durch|Wunsch Person|presence",
    wish_language="Wunschsprache|Sprache Besuch|Gesprächssprache|visit language",
    interpreter="Dolmetscher|Dolmetscherin|Dolmetschung|Sprachmittlung|interpreter",
    place="Treffpunkt|Wunschort|Ort Besuch|meeting place",
    not_these="nicht durch|Besuch nicht durch|not by",
    one_of_these="gerne durch|vertraute Person|Besuch gerne durch|preferably by",
    caseworker=(
        "Integrationsfachkraft|IFK|pAp|Hauptbetreuer|Fallmanager|Fallmanagement|Sachbearbeitung|"
        "Ansprechpartner|Ansprechperson|caseworker"
    ),
)

CONTACTS: Final = _layout(
    "contacts",
    (("number",), ("on",), ("channel",), ("outcome",)),
    number=_NUMBER,
    on="Datum|Kontaktdatum|Datum Kontakt|am|Kontakt am|date|contact date",
    channel="Kontaktart|Art|Kontaktweg|Kanal|Typ|Art des Kontakts|channel|type",
    direction="Richtung|Ein/Ausgang|Eingang/Ausgang|direction",
    outcome="Ergebnis|Resultat|Ausgang|Status|outcome|result",
    automatic="automatisch|maschinell|System|automatic",
    # Not "Grund" alone: in many exports that is free text about the person.
    reason=(
        "Grund nicht erreicht|Warum nicht erreicht|Rücksendegrund|Grund der Rücksendung|"
        "reason not reached"
    ),
    by="Kürzel|Personal-Kürzel|Zeichen|staff id",
    recorded_on="erfasst am|Erfassungsdatum|eingetragen am|recorded on",
)

STAFF: Final = _layout(
    "staff",
    (("id",), ("name",)),
    id="Kürzel|Personal-Kürzel|Zeichen|id|short name",
    name="Name|Name im Brief|Mitarbeiterin|Mitarbeiter|Mitarbeitende",
    gender="Geschlecht|gender",
    languages="Sprachen|Sprache|languages",
    monday="Mo|Montag|monday|mon",
    tuesday="Di|Dienstag|tuesday|tue",
    wednesday="Mi|Mittwoch|wednesday|wed",
    thursday="Do|Donnerstag|thursday|thu",
    friday="Fr|Freitag|friday|fri",
    saturday="Sa|Samstag|Sonnabend|saturday|sat",
    absences="abwesend|Abwesenheit|Urlaub|frei|absences|absent",
    conflicts="nicht zu|befangen|Befangenheit|nicht besuchen|conflicts",
    home="PLZ Wohnung|Wohn-PLZ|PLZ privat|home postcode",
    trainings="Schulungen|Schulung|Fortbildungen|Fortbildung|trainings|training",
    seniority="Erfahrung|erfahren/neu|seniority",
    knows="kennt|kennt bereits|vertraut mit|knows",
    start="PLZ Dienstbeginn|Start-PLZ|PLZ Start|Standort-PLZ|start postcode",
    end="PLZ Dienstende|End-PLZ|PLZ Ende|end postcode",
)

OFFERS: Final = _layout(
    "offers",
    (("id",), ("provider_name",), ("title",), ("subjects",)),
    id="Angebots-Nr.|Angebot-Nr.|Angebotsnummer|Nr.|offer id|id",
    provider="Träger-Kürzel|Träger-Nr.|Trägernummer|provider id",
    provider_name="Träger|Bildungsträger|Anbieter|Maßnahmeträger|provider",
    title="Angebot|Bezeichnung|Maßnahme|Titel|offer|title",
    subjects="Themen|Thema|Schwerpunkte|Schwerpunkt|subjects|subject",
    languages="Sprachen|Sprache|languages",
    free_places="freie Plätze|Plätze frei|Plätze|free places",
    starts_on="Beginn|Start|nächster Beginn|starts on|start",
    accredited_until="Zulassung bis|zugelassen bis|AZAV bis|accredited until",
    municipal_service="§ 16a|§ 16a SGB II|kommunal|municipal service",
    postcode="PLZ|Postleitzahl|postcode",
)

COORDINATES: Final = _layout(
    "coordinates",
    (("postcode",), ("latitude",), ("longitude",)),
    postcode="PLZ|Postleitzahl|postcode",
    latitude="Breite|Breitengrad|lat|latitude",
    longitude="Länge|Längengrad|lon|lng|longitude",
)

STATEMENTS: Final = _layout(
    "statements",
    (("number",), ("determined_on", "appeared_on", "examined_since")),
    number=_NUMBER,
    determined_on=(
        "Feststellung am|Feststellung|festgestellt am|Datum der Feststellung|"
        "Tag der Feststellung|determined on"
    ),
    dates_stated=(
        "Termine in Folge|Zahl der Termine|Anzahl Termine|Termine laut Feststellung|"
        "dates stated"
    ),
    appeared_on=(
        "persönlich im Jobcenter am|persönliche Meldung am|Vorsprache am|"
        "im Jobcenter am|appeared on"
    ),
    recorded_by="erfasst von|Vorsprache erfasst von|Kürzel|recorded by",
    examined_since=(
        "Anhörung zu prüfen seit|in Prüfung seit|Prüfung seit|examined since"
    ),
    # Never "Grund" alone: that is free text about the person, and often of health.
    ground="Satz|§ 31a Abs. 2|Anhörung nach|ground",
    offered_on="Anhörung angeboten am|angeboten am|offered on",
)

LAYOUTS: Final = {
    layout.kind: layout
    for layout in (CUSTOMERS, CONTACTS, STAFF, OFFERS, COORDINATES, STATEMENTS)
}
