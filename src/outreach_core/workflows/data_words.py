"""What are the fields of an event called where a person reads their own data?"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from outreach_core._messages import Words

FIELD_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "answer": Words("Antwort", "answer"),
        "by": Words("entschieden von", "decided by"),
        "channel": Words("Weg", "channel"),
        "consent": Words("Einwilligung", "consent"),
        "day": Words("Tag", "day"),
        "end_minute": Words("Ende (Minuten nach Mitternacht)", "end (minutes of day)"),
        "expires_on": Words("gültig bis", "valid until"),
        "fields": Words("Felder", "fields"),
        "fingerprint": Words("Prüfsumme der Regel", "fingerprint of the rule"),
        "form": Words("Form", "form"),
        "format": Words("Format", "format"),
        "given_on": Words("erteilt am", "given on"),
        "occasion": Words("Anlass", "occasion"),
        "offer": Words("Angebot", "offer"),
        "on": Words("eingetragen für", "recorded for"),
        "outcome": Words("Ergebnis", "outcome"),
        "pair": Words("Personal", "staff"),
        "place": Words("Ort", "place"),
        "provider": Words("Träger", "provider"),
        "purpose": Words("Zweck", "purpose"),
        "reason": Words("Grund", "reason"),
        "recipient": Words("Empfänger", "recipient"),
        "refusal_explained": Words(
            "Folgenlosigkeit erklärt", "told that a no is without consequences"
        ),
        "review_on": Words("Wiedervorlage", "looked at again on"),
        "rulebook": Words("Regel", "rulebook"),
        "start_minute": Words(
            "Beginn (Minuten nach Mitternacht)", "begin (minutes of day)"
        ),
        "visit": Words("Besuch", "visit"),
        "withdrawn_on": Words("widerrufen am", "withdrawn on"),
    }
)
