"""What each key of ``outreach.toml`` does, in German and English, and who reads it."""

import inspect
import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from outreach_cli.loading import repeated
from outreach_cli.settings import Settings
from outreach_core import Words

_GERMAN: Final[Mapping[str, str]] = {
    "language": "Sprache von allem, was das Amt liest: de oder en.",
    "plugins": "Namen der Plug-ins, die geladen werden dürfen; sonst keines.",
    "sources": "Namen der Quellen, die gelesen werden, in beliebiger Reihenfolge.",
    "directories": "Namen der Angebotslisten, die gelesen werden.",
    "store": "Name des Fallspeichers.",
    "plugin": "Je Plug-in eine Tabelle; das Plug-in prüft sie selbst.",
    "office.name": "Name des Amts, in Briefen und Berichten.",
    "office.unit": "Name des Teams im Briefkopf; leer: keiner.",
    "office.land": "Welche Feiertage gelten, nach ISO 3166-2 (DE-HE für Hessen).",
    "office.street": "Straße und Hausnummer des Amts.",
    "office.postcode": "Fünf Ziffern, als Text.",
    "office.town": "Ort des Amts.",
    "office.phone": "Nummer für Rückrufe; keine Hotline.",
    "office.mobile": "Nummer für SMS; leer, wenn es keine gibt.",
    "office.email": "Adresse für Antworten.",
    "office.return_line": "Die kleine Zeile im Sichtfenster, ohne Namen der Behörde.",
    "office.opening_hours": "So, wie es im Brief stehen soll.",
    "office.privacy_page": "Adresse der Datenschutzhinweise; leer: keine.",
    "office.prepaid_envelope": "Liegt jedem Brief ein frankierter Umschlag bei?",
    "office.latitude": "Grad nördlich, wo die Touren beginnen; 0: unbekannt.",
    "office.longitude": "Grad östlich, wo die Touren beginnen; 0: unbekannt.",
    "screening.rulebook": "Name des Regelwerks; kassel: mehr als sechs Monate.",
    "screening.efforts": "Nötige Versuche seit dem letzten Kontakt; sonst das Regelwerk.",
    "screening.screener": "Name einer Sichtung für sehr viele Menschen (duckdb); leer: "
    "das Programm sichtet selbst.",
    "screening.household_counts": "Ein Kontakt eines Mitglieds der "
    "Bedarfsgemeinschaft zählt für alle darin.",
    "letters.template": "Name der Briefvorlage.",
    "letters.formats": "Namen der Briefformate; das erste wird übergeben.",
    "letters.batch_letters": "Höchstens so viele Briefe stehen in einer Druckdatei.",
    "letters.occasion": "Name der Runde; je Anlass bekommt jede Person einen Brief.",
    "letters.delivery_workdays": "Werktage, bis ein Brief da ist (§ 18 PostG: vier).",
    "letters.response_days": "Tage, die eine Person vor einem Besuch zum Antworten hat.",
    "letters.hold_doubtful_addresses": "Ein Brief bleibt hier, wenn ein früherer "
    "zurückkam und niemand die Anschrift geprüft hat.",
    "letters.profile": (
        'Wie gedruckt wird: "din-5008-b", "din-5008-a", "epost" oder "large-print".'
    ),
    "letters.visiting_weeks": "Über so viele Wochen verteilen sich die Besuche.",
    "letters.legal_review_by": "Wer den Brief zu § 7b SGB II gelesen hat; ohne das "
    "bleibt er hier.",
    "letters.legal_review_on": "Tag dieser Prüfung, JJJJ-MM-TT.",
    "letters.legal_review_version": "Geprüfte Fassung; outreach letters nennt sie.",
    "letters.translations_read": "Wer eine Übersetzung gegengelesen hat: „VORLAGE FASSUNG "
    "JJJJ-MM-TT WER“; outreach letters --languages nennt alle.",
    "letters.window_before_minutes": "So viel früher als geplant darf es klingeln.",
    "letters.window_after_minutes": "So viel später als geplant darf es klingeln.",
    "radar.early_appearance_counts": "Eine Meldung nach der Feststellung, aber vor dem "
    "ersten Tag ohne Leistung, genügt; bitte mit dem Rechtsteam klären.",
    "visits.planner": "Name des Planers.",
    "visits.travel": "Name der Fahrzeiten.",
    "visits.seed": "Startwert des Planers; gleicher Wert, gleicher Plan.",
    "visits.iterations": "Wie lange gesucht wird; mehr ist besser und langsamer.",
    "visits.earliest": "Früheste Uhrzeit für einen Besuch.",
    "visits.latest": "Späteste Uhrzeit, zu der ein Besuch beginnen darf.",
    "visits.closed_minutes": "So lange dauert es, wenn niemand öffnet.",
    "visits.talk_minutes": "So lange dauert ein Gespräch, wenn jemand öffnet.",
    "visits.open_percent": "Wie viele von hundert Türen sich öffnen, 0 bis 100.",
    "visits.visit_letters_count": "Ein Brief zu einem Besuch ist neben dem Besuch ein "
    "eigener Versuch.",
    "work.profile": "arbzg für Angestellte (§§ 3 bis 5 ArbZG), beamte für Beamtinnen und "
    "Beamte; ein gemischtes Team nimmt je die strengere Zahl.",
    "work.law": "Name der Verordnung, aus der die Zahlen stammen (bei beamte); leer: AZV.",
    "work.max_work_minutes": "Längste Tour eines Tages ohne ihre Pause.",
    "work.max_week_minutes": "Höchstens so viele Minuten auf Tour in sieben Tagen; 0: "
    "keine Grenze.",
    "work.pause_minutes": "Pause bei mehr als sechs Stunden.",
    "work.long_pause_minutes": "Pause bei mehr als neun Stunden.",
    "work.pause_part_minutes": "Ein kürzerer Teil einer geteilten Pause zählt nicht.",
    "work.longest_stretch_minutes": "So lange wird höchstens am Stück gearbeitet.",
    "work.pause_from": "Frühester Beginn einer Pause; leer: wie im Profil.",
    "work.pause_until": "Spätester Beginn einer Pause; leer: wie im Profil.",
    "work.rest_minutes": "Ruhe zwischen den Touren zweier Tage.",
    "work.min_shift_minutes": "Eine kürzere gemeinsame Zeit lohnt keine Tour.",
    "work.max_stops": "Höchstens so viele Besuche je Tour.",
    "work.start_grid_minutes": "Besuche beginnen im Raster von so vielen Minuten.",
    "work.home_distance_m": "So nah an der eigenen Wohnung besucht niemand; 0: aus.",
    "work.pair_forming": "per-day: ein Tandem je Tag; per-tour: mehrere Touren am Tag, "
    "auch mit anderen; per-stop: ein Paar je Halt, zwei treffen sich dort.",
    "work.senior_with_junior": "Neue gehen mit Erfahrenen: any, preferred oder required.",
    "work.forbidden_pairs": "Wer nicht zusammen geht, je Paar wie s1+s2.",
    "work.wanted_pairs": "Wer zusammen gehen soll, je Paar wie s1+s2.",
    "work.daylight": "Kürzere Zeiten draußen in einzelnen Monaten, je wie "
    "12: 08:00-16:00.",
    "work.households": "near oder together: ein Haushalt wird in einer Tour besucht.",
    "place.kind": "cafe, walk (Treffpunkt zum Spaziergang) oder contact-place (Kontaktstelle "
    "für Menschen ohne Wohnung); von mehreren einer Art gilt die nächste.",
    "place.name": "Wie der Ort heißt; steht auf dem Tagesblatt.",
    "place.street": "Straße und Hausnummer.",
    "place.postcode": "Fünf Ziffern, als Text; danach richtet sich der Weg.",
    "place.town": "Ort.",
    "place.latitude": "Grad nördlich; 0: unbekannt.",
    "place.longitude": "Grad östlich; 0: unbekannt.",
    "place.hours": "Wann geöffnet ist, je wie Mo-Fr 09:00-17:00; ein Gespräch endet vorher. "
    "Weggelassen: immer.",
    "interpreter.name": "Wer dolmetscht; steht auf dem Tagesblatt.",
    "interpreter.languages": "Kürzel wie ar, uk, fa; gsg ist Gebärdensprache.",
    "interpreter.way": "phone: am Telefon, ohne vorher zu fragen; on-site: kommt mit und "
    "sagt jeden Besuch zu (outreach plan --interpreter).",
    "interpreter.phone": "Nummer zum Anrufen, auf dem Tagesblatt; leer: keine.",
    "interpreter.hours": "Wann, je wie Mo-Fr 08:00-18:00. Weggelassen: immer.",
    "training.training": "Kürzel wie in der Personalliste; wird nirgends gedruckt.",
    "training.when": "every, grace-month (§ 7b SGB II), under-25, household, interpreter, "
    "contact-place, represented, closed-doors oder safety (ein Schutzgrund verlangt es).",
    "duty.contact": "Kürzel der Person an der Rückmeldestelle; --contact für einen Tag.",
    "duty.contact_name": "Name auf dem Blatt; leer: wie in der Personalliste.",
    "duty.contact_phone": "Nummer der Stelle, nie eine private; leer: eine Linie.",
    "duty.lead": "Kürzel der Person, die informiert wird; eine andere als an der Stelle.",
    "duty.lead_name": "Name auf dem Blatt; leer: wie in der Personalliste.",
    "duty.lead_phone": "Nummer der Leitung; leer: eine Linie.",
    "duty.police_phone": "Nummer für die letzte Stufe.",
    "duty.call_minutes": "Minuten ohne Rückmeldung, bis beide angerufen werden, 1 bis "
    "120.",
    "duty.call_again_minutes": "Bis noch einmal angerufen wird.",
    "duty.lead_minutes": "Bis die Leitung informiert wird.",
    "duty.police_minutes": "Bis die Polizei gerufen wird.",
    "duty.code_word_stage": "Womit ein Codewort beginnt: police oder lead.",
    "duty.tour_phones": "Eine Linie für die Telefonnummern der beiden drucken.",
    "duty.tour_car": "Eine Linie für das Auto drucken.",
    "duty.code_word_line": "Eine leere Linie für das Codewort drucken; nie das Wort.",
    "report.minimum": "Kleinere Zahlen (über 0) bleiben verborgen; BA-Standard: 3.",
    "output.folder": "Ordner für alles, was geschrieben wird, ab dem der Einstellungen.",
    "output.tables": "Name der Ablage für Tabellen.",
    "output.plans": "Namen der Ablagen für Besuchspläne.",
    "output.documents": "Name der Ablage für Briefe und Seiten.",
    "output.field": "Name der Ablage für Pakete unterwegs (outreach field-package).",
    "note.subject_length": "Längster Betreff, den VerBIS annimmt, in Zeichen ab 20.",
    "retention.closed_months": "Monate nach dem letzten Ereignis eines abgeschlossenen "
    "Falls; bitte mit dem Datenschutz festlegen.",
    "retention.referred_months": "Dasselbe, wenn Felder an einen Träger gingen.",
    "retention.dormant_months": "Dasselbe, wenn ein Fall offen ist und nichts geschieht.",
    "retention.legal_holds": "Kennungen von Fällen, die vorerst nicht gelöscht werden.",
    "privacy.key_env": "Umgebungsvariable mit dem Geheimnis; gilt zuerst.",
    "privacy.key_file": "Datei mit dem Geheimnis, ab dem Ordner der Einstellungen.",
    "require.case_stores": "Fallspeicher, die da sein müssen.",
    "require.coaching_directories": "Angebotslisten, die da sein müssen.",
    "require.letter_checks": "Briefprüfungen, die niemand unbemerkt entfernen darf.",
    "require.letter_formats": "Briefformate, die da sein müssen.",
    "require.letter_templates": "Briefvorlagen, die da sein müssen.",
    "require.planners": "Planer, die da sein müssen.",
    "require.report_sections": "Berichtsabschnitte, die da sein müssen.",
    "require.rulebooks": "Regelwerke, die da sein müssen.",
    "require.screeners": "Sichtungen, die da sein müssen.",
    "require.sinks": "Ablagen, die da sein müssen.",
    "require.sources": "Quellen, die da sein müssen.",
    "require.travel_times": "Fahrzeiten, die da sein müssen.",
    "require.workdays": "Kalender, die da sein müssen.",
    "failure.case_stores": "Fallspeicher fällt aus: der Lauf endet, immer.",
    "failure.coaching_directories": "Angebotsliste fällt aus: der Lauf endet, immer.",
    "failure.letter_checks": "Briefprüfung fällt aus: der Brief bleibt hier; abort: der Lauf endet.",
    "failure.letter_formats": "Briefformat fällt aus: der Brief bleibt hier; abort: der Lauf endet.",
    "failure.letter_templates": "Briefvorlage taugt nicht: der Brief bleibt hier, immer.",
    "failure.planners": "Planer fällt aus: der eingebaute plant, vermerkt; abort: der Lauf endet.",
    "failure.report_sections": "Berichtsabschnitt fällt aus: der Bericht sagt es; abort: der Lauf endet.",
    "failure.rulebooks": "Regelwerk taugt nicht: der Lauf endet, immer.",
    "failure.screeners": "Sichtung fällt aus: das Programm sichtet selbst "
    "und sagt es; oder abort.",
    "failure.sinks": "Ablage fällt aus: ein späterer Lauf versucht es; abort: der Lauf endet.",
    "failure.sources": "Quelle fällt aus: der Lauf endet, immer.",
    "failure.travel_times": "Fahrzeiten fallen aus: Luftlinie, vermerkt; abort: der Lauf endet.",
    "failure.workdays": "Kalender fällt aus: der Lauf endet, immer.",
}

_READERS: Final[Mapping[str, str]] = {
    "": "alle / all",
    "office": "letters, plan, report, week",
    "screening": "screen, why, week",
    "letters": "letters, announce, cards, week",
    "radar": "radar",
    "visits": "plan, replan, offers, check-plan, week",
    "work": "plan, replan, offers, check-plan, week",
    "place": "plan, replan, offers, announce, week",
    "interpreter": "plan, replan, offers, week",
    "training": "plan, replan, offers, week",
    "duty": "duty",
    "report": "report, week",
    "output": "screen, letters, plan, report, refer, week",
    "privacy": "alle / all",
    "require": "alle / all",
    "failure": "letters, plan, report, week",
}


def paths() -> dict[str, "attrs.Attribute[Any]"]:
    """Return every key by its path, in the order of the file."""
    found: dict[str, attrs.Attribute[Any]] = {}
    for field in attrs.fields(Settings):
        table = table_of(field.type)
        if table is not None:
            inner = {f"{field.name}.{f.name}": f for f in attrs.fields(table)}
            found.update(inner)
        else:
            found[field.name] = field
    return found


def table_of(annotation: Any) -> type[Any] | None:
    """Return what stands in ``[name]`` or in each ``[[name]]``; ``None``: a key."""
    if isinstance(annotation, type) and attrs.has(annotation):
        return annotation
    return repeated(annotation)


def help_of(path: str) -> Words:
    """Return what the key at *path* does."""
    table, _, key = path.rpartition(".")
    owner = table_of(attrs.fields_dict(Settings)[table].type) if table else Settings
    english = _documented(owner).get(key, "")
    german = _GERMAN.get(path, english)
    return Words(german, english or german)


def readers_of(path: str) -> str:
    """Return which commands read the key at *path*."""
    return _READERS.get(path.rpartition(".")[0], "–")


def german_paths() -> frozenset[str]:
    """Return the paths that have a German text; a test holds them equal to all."""
    return frozenset(_GERMAN)


def _documented(owner: Any) -> dict[str, str]:
    """Read the ``Attributes:`` of a docstring; empty when Python left them out."""
    told = (inspect.getdoc(owner) or "").partition("Attributes:\n")[2]
    parts = re.findall(r"^    (\w+): (.*(?:\n        .*)*)", told, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in parts}
