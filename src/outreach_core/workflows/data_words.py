"""What are fields and values of an event called where a person reads their own data?"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.cases import DECISION_WORDS
from outreach_core.cases.event_words import (
    ANSWER_WORDS,
    CHANNEL_WORDS,
    CLOSING_WORDS,
    OUTCOME_WORDS,
)
from outreach_core.cases.offers import PLACE_WORDS
from outreach_core.people import ConsentForm

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

_FORM_WORDS: Final = {
    ConsentForm.WRITTEN: Words("schriftlich", "in writing"),
    ConsentForm.ELECTRONIC: Words("elektronisch", "electronically"),
    ConsentForm.SPOKEN: Words("mündlich", "by word of mouth"),
}
_LISTS: Final[tuple[Mapping[Any, Words], ...]] = (
    ANSWER_WORDS,
    CHANNEL_WORDS,
    CLOSING_WORDS,
    DECISION_WORDS,
    _FORM_WORDS,
    PLACE_WORDS,
    {outcome: heading for outcome, (heading, _) in OUTCOME_WORDS.items()},
)
# By class as well: "asked_to_stop" is an answer and a reason to close a case, and the
# two are equal as texts.
_VALUES: Final = {
    (type(value), value.value): words
    for found in _LISTS
    for value, words in found.items()
}


def words_of(value: enum.Enum) -> Words:
    """Return what a value of a closed list means; a test has words for all of them."""
    plain = str(value.value)
    return _VALUES.get((type(value), value.value), Words(plain, plain))
