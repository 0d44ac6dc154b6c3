"""What kind of coaching somebody would like."""

from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day_or_none, is_text
from outreach_core.coaching.offers import Subject

LANGUAGE_WORDS: Final = {
    "ar": Words("Arabisch", "Arabic"),
    "bg": Words("Bulgarisch", "Bulgarian"),
    "bs": Words("Bosnisch", "Bosnian"),
    "de": Words("Deutsch", "German"),
    "en": Words("Englisch", "English"),
    "es": Words("Spanisch", "Spanish"),
    "fa": Words("Persisch", "Persian"),
    "fr": Words("Französisch", "French"),
    "hr": Words("Kroatisch", "Croatian"),
    "it": Words("Italienisch", "Italian"),
    "ku": Words("Kurdisch", "Kurdish"),
    "pl": Words("Polnisch", "Polish"),
    "ps": Words("Paschtu", "Pashto"),
    "ro": Words("Rumänisch", "Romanian"),
    "ru": Words("Russisch", "Russian"),
    "so": Words("Somali", "Somali"),
    "sq": Words("Albanisch", "Albanian"),
    "sr": Words("Serbisch", "Serbian"),
    "ti": Words("Tigrinya", "Tigrinya"),
    "tr": Words("Türkisch", "Turkish"),
    "uk": Words("Ukrainisch", "Ukrainian"),
}
"""Languages by ISO 639-1 code; a code without a name is shown as it is."""


def language_words(code: str) -> Words:
    """Return the name of a language, or the code itself when none is on the list."""
    return LANGUAGE_WORDS.get(code, Words(code, code))


@attrs.frozen(kw_only=True)
class CoachingNeed:
    """What one person would like, in their own terms; nobody has to name a subject.

    Attributes:
        subjects: What it should be about; empty: the person would rather not say.
        language: Language wished (ISO 639-1), never derived from a nationality.
        earliest: First day that suits; ``None``: any day.
    """

    subjects: frozenset[Subject] = attrs.field(
        default=frozenset(), converter=frozenset, repr=False
    )
    language: str = attrs.field(default="de", repr=False, validator=is_text)
    earliest: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none, repr=False
    )
