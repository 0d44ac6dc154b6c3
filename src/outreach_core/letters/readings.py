"""Which letter is there in which language, and who outside the team has read it?

The German text is the original. A translation goes out beside it even when no native
speaker has read it, because a letter that somebody half understands is better than one
that they do not; but the office must know, and can have it read.
"""

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.letters.letter import LetterKind, Register
from outreach_core.letters.reviews import Review
from outreach_core.letters.templates import LetterTemplate

_ORIGINAL_LANGUAGE: Final = "de"


class Reading(enum.StrEnum):
    """What is known of a letter in a language."""

    ORIGINAL = "original"
    """The German text, which counts."""
    READ = "read"
    """A translation that somebody has read, in the version that goes out."""
    UNREAD = "unread"
    """A translation that nobody has read, or only in an earlier version."""
    WAITS = "waits"
    """Must be read before it goes out: it speaks of money, or is Leichte Sprache."""
    MISSING = "missing"
    """No text: the German letter goes out, with two sentences in the language."""

    @property
    def words(self) -> Words:
        """What the office may do."""
        return _WORDS[self]


_WORDS: Final[Mapping[Reading, Words]] = MappingProxyType(
    {
        Reading.ORIGINAL: Words("das deutsche Original", "the German original"),
        Reading.READ: Words(
            "gegengelesen, geht mit hinaus", "read by somebody, goes out beside it"
        ),
        Reading.UNREAD: Words(
            "von niemandem gegengelesen, geht trotzdem mit hinaus",
            "read by nobody, goes out beside it all the same",
        ),
        Reading.WAITS: Words(
            "bleibt hier, bis es gelesen ist", "stays here until it is read"
        ),
        Reading.MISSING: Words(
            "fehlt: der deutsche Brief geht hinaus, mit zwei Sätzen in der Sprache",
            "missing: the German letter goes out, with two sentences in the language",
        ),
    }
)


@attrs.frozen(kw_only=True)
class LetterReading:
    """One letter in one language, and who has read it.

    Attributes:
        kind: What the letter is for.
        language: ISO 639-1 code.
        register: How it speaks.
        template: Name of the template; empty when there is none.
        version: Version of its text as it is now; empty when there is none.
        reading: What is known of it.
        review: The reading on record, of this version or an earlier one.
    """

    kind: LetterKind
    language: str
    register: Register = Register.PLAIN
    template: str = ""
    version: str = ""
    reading: Reading
    review: Review | None = None


def letter_readings(
    templates: Iterable[LetterTemplate],
    *,
    reviews: Mapping[str, Review] = MappingProxyType({}),
) -> tuple[LetterReading, ...]:
    """Say of each letter and language what there is and who has read it.

    Args:
        templates: The letters of an office; of two for one kind, language and register
            both are listed.
        reviews: Readings on record, by name of the template; they count before the one
            that a template brings itself.

    Returns:
        German first, then by language; in each by kind, also what is missing.
    """
    listed = tuple(templates)
    languages = {template.language for template in listed}
    order = (_ORIGINAL_LANGUAGE, *sorted(languages - {_ORIGINAL_LANGUAGE}))
    found = []
    for language in order:
        own = [template for template in listed if template.language == language]
        for kind in LetterKind:
            of_kind = [template for template in own if template.kind is kind]
            found += [_of(each, reviews.get(each.name)) for each in of_kind]
            if not any(t.letter_register is Register.PLAIN for t in of_kind):
                found.append(
                    LetterReading(kind=kind, language=language, reading=Reading.MISSING)
                )
    return tuple(found)


def _of(template: LetterTemplate, recorded: Review | None) -> LetterReading:
    review = recorded or template.review
    is_read = review is not None and review.version == template.version
    waits = bool(attrs.evolve(template, review=review if is_read else None).unread)
    if waits:
        reading = Reading.WAITS
    elif template.language == _ORIGINAL_LANGUAGE:
        reading = Reading.ORIGINAL
    else:
        reading = Reading.READ if is_read else Reading.UNREAD
    return LetterReading(
        kind=template.kind,
        language=template.language,
        register=template.letter_register,
        template=template.name,
        version=template.version,
        reading=reading,
        review=review,
    )
