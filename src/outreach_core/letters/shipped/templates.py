"""Which letters does the library bring along, in which languages?"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from outreach_core.errors import UnknownNameError
from outreach_core.letters.letter import LetterKind, Register
from outreach_core.letters.shipped.english import ENGLISH
from outreach_core.letters.shipped.german import GERMAN
from outreach_core.letters.templates import LetterTemplate

SOURCES: Final[Mapping[str, Mapping[LetterKind, str]]] = MappingProxyType(
    {"de": GERMAN, "en": ENGLISH}
)
"""Source texts by language; German has every kind, the others what is translated."""


@cache
def shipped_template(kind: LetterKind, language: str = "de") -> LetterTemplate:
    """Return the template of *kind* that the library brings, proven on first use.

    Args:
        kind: What the letter is for.
        language: ISO 639-1 code.

    Raises:
        UnknownNameError: There is no such translation; ``SOURCES`` lists them all.
    """
    source = SOURCES.get(language, {}).get(kind)
    if source is None:
        known = [code for code, kinds in SOURCES.items() if kind in kinds]
        raise UnknownNameError(kind="translation", name=language, known=known)
    return LetterTemplate.register(
        source,
        name=f"{kind.value.replace('_', '-')}-{language}",
        language=language,
        register=Register.PLAIN,
        kind=kind,
        prove_now=False,  # the tests prove each; a start of the program is no place for it
    )


@cache
def shipped_templates() -> tuple[LetterTemplate, ...]:
    """Return every template of the library, by language and kind as listed above."""
    return tuple(
        shipped_template(kind, language)
        for language, kinds in SOURCES.items()
        for kind in kinds
    )
