"""How languages are called; a wished language is a code and is never guessed."""

import types
from collections.abc import Mapping
from typing import Final

from outreach_core._messages import Words

LANGUAGE_WORDS: Final[Mapping[str, Words]] = types.MappingProxyType(
    {
        "ar": Words("Arabisch", "Arabic"),
        "bg": Words("Bulgarisch", "Bulgarian"),
        "bs": Words("Bosnisch", "Bosnian"),
        "de": Words("Deutsch", "German"),
        "en": Words("Englisch", "English"),
        "es": Words("Spanisch", "Spanish"),
        "fa": Words("Farsi/Dari", "Farsi/Dari"),
        "fr": Words("Französisch", "French"),
        "hr": Words("Kroatisch", "Croatian"),
        "it": Words("Italienisch", "Italian"),
        "ku": Words("Kurdisch", "Kurdish"),
        "pl": Words("Polnisch", "Polish"),
        "ps": Words("Paschtu", "Pashto"),
        "pt": Words("Portugiesisch", "Portuguese"),
        "ro": Words("Rumänisch", "Romanian"),
        "ru": Words("Russisch", "Russian"),
        "so": Words("Somali", "Somali"),
        "sq": Words("Albanisch", "Albanian"),
        "sr": Words("Serbisch", "Serbian"),
        "ti": Words("Tigrinya", "Tigrinya"),
        "tr": Words("Türkisch", "Turkish"),
        "uk": Words("Ukrainisch", "Ukrainian"),
        "vi": Words("Vietnamesisch", "Vietnamese"),
    }
)
"""The languages named most often for letters and talks, by ISO 639-1 code."""


def language_words(code: str) -> Words:
    """Return the name of a language; a code that is not on the list stands for itself.

    Args:
        code: ISO 639-1 code ("uk").
    """
    return LANGUAGE_WORDS.get(code, Words(code, code))
