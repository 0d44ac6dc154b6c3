"""How one language writes days, lists and greetings in letters: its plug point.

A language that has no entry here is brought along as a :class:`LetterLocale` when its
template is registered. Salutations are never translated word by word: Ukrainian needs
the vocative, Arabic the given name.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import attrs
import pendulum

from outreach_core._messages import AND, Language, enumerated
from outreach_core.calendar import clock_in_words, date_in_words, day_in_words
from outreach_core.letters.text import Run, Runs
from outreach_core.people import Customer, FormOfAddress

NAME_FIELD: Final = "person.name"
"""Field mark of a name in a greeting."""


@attrs.frozen(kw_only=True)
class LetterLocale:
    """What a language does its own way.

    Attributes:
        language: ISO 639-1 code.
        right_to_left: The script runs from right to left.
        day: A day with its weekday ("Montag, 19. Oktober 2026").
        date: A day without it ("19. Oktober 2026").
        clock: Minutes after midnight as a time ("9:05 Uhr").
        joined: Names as a list ("A, B und C").
        greeting: The first line of a letter, ending as the language wants.
    """

    language: str
    right_to_left: bool = False
    day: Callable[[pendulum.Date], str]
    date: Callable[[pendulum.Date], str]
    clock: Callable[[int], str]
    joined: Callable[[tuple[str, ...]], str]
    greeting: Callable[[Customer], Runs]


def german_greeting(customer: Customer) -> Runs:
    """Greet in German by the form the person chose, without guessing.

    Of several titles only the highest is spoken; a diploma never. A professor is
    addressed by that word alone (DIN 5008; sekada.de).
    """
    doctor, professor = _titles(customer.title)
    family = customer.family_name
    match customer.form_of_address:
        case FormOfAddress.FRAU:
            title = "Professorin " if professor else "Dr. " if doctor else ""
            words, name = f"Guten Tag Frau {title}", family
        case FormOfAddress.HERR:
            title = "Professor " if professor else "Dr. " if doctor else ""
            words, name = f"Guten Tag Herr {title}", family
        case _:
            title = "Prof. " if professor else ""
            title += "Dr. " if doctor else ""
            words, name = f"Guten Tag {title}", _both_names(customer)
    return (Run(text=words), Run(text=name, field=NAME_FIELD), Run(text=","))


def english_greeting(customer: Customer) -> Runs:
    """Greet in English by the form the person chose; a title replaces Ms and Mr."""
    doctor, professor = _titles(customer.title)
    title = "Professor " if professor else "Dr " if doctor else ""
    family = customer.family_name
    match customer.form_of_address:
        case FormOfAddress.FRAU:
            words, name = f"Dear {title or 'Ms '}", family
        case FormOfAddress.HERR:
            words, name = f"Dear {title or 'Mr '}", family
        case _:
            words, name = f"Dear {title}", _both_names(customer)
    return (Run(text=words), Run(text=name, field=NAME_FIELD), Run(text=","))


def _titles(title: str) -> tuple[bool, bool]:
    words = title.lower().replace(".", ". ").split()
    return "dr." in words or "dr" in words, any(w.startswith("prof") for w in words)


def _both_names(customer: Customer) -> str:
    return " ".join(
        name for name in (customer.given_name, customer.family_name) if name
    )


def _locale(language: Language, greeting: Callable[[Customer], Runs]) -> LetterLocale:
    return LetterLocale(
        language=language.value,
        day=lambda day: day_in_words(day, language),
        date=lambda day: date_in_words(day, language),
        clock=lambda minutes: clock_in_words(minutes, language),
        joined=lambda names: enumerated(names, last=AND.to(language)),
        greeting=greeting,
    )


LOCALES: Final[Mapping[str, LetterLocale]] = MappingProxyType(
    {
        "de": _locale(Language.DE, german_greeting),
        "en": _locale(Language.EN, english_greeting),
    }
)
"""The languages that need no locale of their own at registration."""
