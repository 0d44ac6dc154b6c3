"""Which letters does the library bring along, in which languages?"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from outreach_core.errors import UnknownNameError
from outreach_core.letters.letter import LetterKind, Register
from outreach_core.letters.shipped.arabic import ARABIC
from outreach_core.letters.shipped.bulgarian import BULGARIAN
from outreach_core.letters.shipped.changed import CHANGED
from outreach_core.letters.shipped.english import ENGLISH
from outreach_core.letters.shipped.farsi import FARSI
from outreach_core.letters.shipped.friendly import FriendlyWords
from outreach_core.letters.shipped.german import GERMAN
from outreach_core.letters.shipped.german_standard import (
    FIRST_LETTER_STANDARD,
    OTHER_PAIR_STANDARD,
)
from outreach_core.letters.shipped.later import LATER
from outreach_core.letters.shipped.pashto import PASHTO
from outreach_core.letters.shipped.romanian import ROMANIAN
from outreach_core.letters.shipped.russian import RUSSIAN
from outreach_core.letters.shipped.turkish import TURKISH
from outreach_core.letters.shipped.ukrainian import UKRAINIAN
from outreach_core.letters.templates import LetterTemplate

_FRIENDLY: Final[Mapping[str, FriendlyWords]] = MappingProxyType(
    {
        "uk": UKRAINIAN,
        "ru": RUSSIAN,
        "ar": ARABIC,
        "fa": FARSI,
        "ps": PASHTO,
        "tr": TURKISH,
        "bg": BULGARIAN,
        "ro": ROMANIAN,
    }
)
SOURCES: Final[Mapping[str, Mapping[LetterKind, str]]] = MappingProxyType(
    {
        "de": GERMAN,
        "en": ENGLISH,
        **{
            language: MappingProxyType(
                {
                    **words.sources(),
                    **LATER[language].sources(words),
                    **(CHANGED[language].sources(words) if language in CHANGED else {}),
                }
            )
            for language, words in _FRIENDLY.items()
        },
    }
)
"""Plain texts by language; German has every kind, the others what is translated."""

_STANDARD: Final[Mapping[str, Mapping[LetterKind, str]]] = MappingProxyType(
    {
        "de": MappingProxyType(
            {
                LetterKind.FIRST_LETTER: FIRST_LETTER_STANDARD,
                LetterKind.OTHER_PAIR: OTHER_PAIR_STANDARD,
            }
        )
    }
)
_BY_REGISTER: Final = MappingProxyType(
    {Register.PLAIN: SOURCES, Register.STANDARD: _STANDARD}
)


@cache
def shipped_template(
    kind: LetterKind, language: str = "de", register: Register = Register.PLAIN
) -> LetterTemplate:
    """Return the template of *kind* that the library brings, proven on first use.

    Args:
        kind: What the letter is for.
        language: ISO 639-1 code.
        register: How the letter speaks; Leichte Sprache is not among ours, because it
            needs its readers.

    Raises:
        UnknownNameError: There is no such translation; ``SOURCES`` lists them all.
    """
    sources = _BY_REGISTER.get(register, {})
    source = sources.get(language, {}).get(kind)
    if source is None:
        known = [code for code, kinds in sources.items() if kind in kinds]
        raise UnknownNameError(kind="translation", name=language, known=known)
    spoken = () if register is Register.PLAIN else (register.value,)
    name = "-".join((kind.value.replace("_", "-"), *spoken, language))
    return LetterTemplate.register(
        source,
        name=name,
        language=language,
        register=register,
        kind=kind,
        prove_now=False,  # the tests prove each; a start of the program is no place for it
    )


@cache
def shipped_templates() -> tuple[LetterTemplate, ...]:
    """Return every template of the library: by register, language and kind."""
    return tuple(
        shipped_template(kind, language, register)
        for register, sources in _BY_REGISTER.items()
        for language, kinds in sources.items()
        for kind in kinds
    )
