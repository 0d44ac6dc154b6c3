"""How does one language write days, lists and greetings in letters: its plug point.

A language that has no entry here is brought along as a :class:`LetterLocale` when its
template is registered. Salutations are never translated word by word; see ``greetings``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import attrs
import pendulum

from outreach_core._messages import AND, Language
from outreach_core.calendar import clock, clock_in_words, date_in_words, day_in_words
from outreach_core.letters import day_words, greetings
from outreach_core.letters.text import Runs
from outreach_core.people import Customer


@attrs.frozen(kw_only=True)
class LetterLocale:
    """What a language does its own way.

    Attributes:
        language: ISO 639-1 code.
        right_to_left: The script runs from right to left.
        day: A day with its weekday ("Montag, 19. Oktober 2026").
        date: A day without it ("19. Oktober 2026").
        clock: Minutes after midnight as a time ("9:05 Uhr").
        comma: What stands between the names of a list, with its blanks (", ").
        last_comma: What stands before the last name, with its blanks (" und ").
        greeting: The first line of a letter, ending as the language wants.
    """

    language: str
    right_to_left: bool = False
    day: Callable[[pendulum.Date], str]
    date: Callable[[pendulum.Date], str]
    clock: Callable[[int], str]
    comma: str = ", "
    last_comma: str
    greeting: Callable[[Customer], Runs]


def _own(language: Language, greeting: Callable[[Customer], Runs]) -> LetterLocale:
    return LetterLocale(
        language=language.value,
        day=lambda day: day_in_words(day, language),
        date=lambda day: date_in_words(day, language),
        clock=lambda minutes: clock_in_words(minutes, language),
        last_comma=f" {AND.to(language)} ",
        greeting=greeting,
    )


def _other(
    words: day_words.DayWords,
    greeting: Callable[[Customer], Runs],
    *,
    last_comma: str,
    comma: str = ", ",
    right_to_left: bool = False,
) -> LetterLocale:
    return LetterLocale(
        language=words.language,
        right_to_left=right_to_left,
        day=words.day,
        date=words.date,
        clock=clock,
        comma=comma,
        last_comma=last_comma,
        greeting=greeting,
    )


_ARABIC_COMMA: Final = "، "

LOCALES: Final[Mapping[str, LetterLocale]] = MappingProxyType(
    {
        locale.language: locale
        for locale in (
            _own(Language.DE, greetings.german),
            _own(Language.EN, greetings.english),
            _other(day_words.UKRAINIAN, greetings.ukrainian, last_comma=" і "),
            _other(day_words.RUSSIAN, greetings.russian, last_comma=" и "),
            _other(day_words.BULGARIAN, greetings.bulgarian, last_comma=" и "),
            _other(day_words.ROMANIAN, greetings.romanian, last_comma=" și "),
            _other(day_words.TURKISH, greetings.turkish, last_comma=" ve "),
            _other(day_words.POLISH, greetings.polish, last_comma=" i "),
            _other(day_words.FRENCH, greetings.french, last_comma=" et "),
            # In Arabic the word for "and" is written onto every name but the first.
            _other(
                day_words.ARABIC,
                greetings.arabic,
                comma=" و",
                last_comma=" و",
                right_to_left=True,
            ),
            _other(
                day_words.FARSI,
                greetings.farsi,
                comma=_ARABIC_COMMA,
                last_comma=" و ",
                right_to_left=True,
            ),
            _other(
                day_words.PASHTO,
                greetings.pashto,
                comma=_ARABIC_COMMA,
                last_comma=" او ",
                right_to_left=True,
            ),
        )
    }
)
"""The languages that need no locale of their own at registration."""
