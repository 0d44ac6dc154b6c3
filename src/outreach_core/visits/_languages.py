"""How languages are called; a wished language is stored as a code, never guessed."""

from collections.abc import Mapping
from typing import Final

from outreach_core._messages import Words

# The languages named most often for letters and talks of jobcenters, by ISO 639-1.
_NAMES: Final[Mapping[str, Words]] = {
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
    "ti": Words("Tigrinisch", "Tigrinya"),
    "tr": Words("Türkisch", "Turkish"),
    "uk": Words("Ukrainisch", "Ukrainian"),
    "vi": Words("Vietnamesisch", "Vietnamese"),
}


def language_name(code: str) -> Words:
    """Return the name of the language *code*; an unknown code stands for itself."""
    return _NAMES.get(code, Words(code, code))
