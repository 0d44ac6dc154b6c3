"""In which words something is said: German first, English beside it."""

import enum
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import attrs

T = TypeVar("T")


class Language(enum.StrEnum):
    """Language of texts for staff and reports; letters know more languages."""

    DE = "de"
    EN = "en"


@attrs.frozen
class Words:
    """One text in German and English, possibly with ``{named}`` gaps.

    Gaps are filled by :meth:`fill`; a missing gap raises ``KeyError`` at once, in
    both languages, so that a half-translated sentence never reaches a person.

    Attributes:
        de: The German text.
        en: The English text.
    """

    de: str
    en: str

    def to(self, language: Language) -> str:
        """Return the text in *language*."""
        return self.de if language is Language.DE else self.en

    def fill(self, **values: "object | Words") -> "Words":
        """Return the text with its gaps filled; ``Words`` are filled by language."""
        german = {k: v.de if isinstance(v, Words) else v for k, v in values.items()}
        english = {k: v.en if isinstance(v, Words) else v for k, v in values.items()}
        return Words(self.de.format_map(german), self.en.format_map(english))


AND: Final = Words("und", "and")
OR: Final = Words("oder", "or")


def enumerated(parts: Iterable[str], *, last: str) -> str:
    """Join *parts* as people write lists: ``a, b und c``."""
    words = list(parts)
    if len(words) < 2:  # noqa: PLR2004  two is where a joining word is needed
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def listed(parts: Iterable[str | Words], *, last: Words = AND) -> Words:
    """Join *parts* as :func:`enumerated` does, in both languages."""
    both = [Words(p, p) if isinstance(p, str) else p for p in parts]
    return Words(
        enumerated([p.de for p in both], last=last.de),
        enumerated([p.en for p in both], last=last.en),
    )


def in_both(say: Callable[[T, Language], str], value: T) -> Words:
    """Say *value* in both languages: ``in_both(short_day, day)``."""
    return Words(say(value, Language.DE), say(value, Language.EN))


def grouped(count: int, language: Language) -> str:
    """Return "14.000" or "14,000"."""
    written = f"{count:,}"
    return written.replace(",", ".") if language is Language.DE else written
