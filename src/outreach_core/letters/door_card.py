"""What does the card say that the two leave in the letterbox when nobody opens?

No authority, no reason, no day, no code: whoever finds it learns that somebody came by
and would like to talk. A second card tells no more than the first (domain.md 7, 28).
"""

from collections.abc import Sequence
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_words_line, is_words_line_or_none
from outreach_core.errors import InvalidInputError
from outreach_core.letters.door_card_words import DOOR_CARD_WORDS
from outreach_core.letters.text import Run, Runs, plain
from outreach_core.letters.wordlists import AUTHORITY_WORDS

_PAIR: Final = 2

_NO_PAIR: Final = Words(
    "Auf der Karte stehen die Vornamen von mindestens zwei Menschen. Niemand geht allein.",
    "The card names at least two people. Nobody goes alone.",
)
_FULL_NAME: Final = Words(
    "Auf der Karte stehen nur Vornamen, jeder als ein Wort ohne Leerzeichen.",
    "The card holds first names only, each one word without a blank.",
)
_TELLS: Final = Words(
    "Die Karte würde verraten, wer da war ({where}). Bitte ohne Namen einer Behörde.",
    "The card would tell who was there ({where}). Leave out the name of any authority.",
)
_NO_LANGUAGE: Final = Words(
    "Für die Sprache {language} gibt es keine Karte. Vorhanden: {known}.",
    "There is no card in the language {language}. Available: {known}.",
)


@attrs.frozen(kw_only=True)
class DoorCard:
    """One card, in German and perhaps in one more language; the same for everybody.

    Attributes:
        first_names: First names of the two who were there.
        phone: Number to call back, best one that does not answer with an authority.
        language: ISO 639-1 code of the second language; ``None`` for German only.
    """

    first_names: tuple[str, ...] = attrs.field(repr=False)
    phone: str = attrs.field(repr=False, validator=is_words_line)
    language: str | None = attrs.field(default=None, validator=is_words_line_or_none)

    def __attrs_post_init__(self) -> None:
        faults = []
        if len(set(self.first_names)) < _PAIR:
            faults.append(_NO_PAIR)
        if not all(map(_is_one_word, self.first_names)):
            faults.append(_FULL_NAME)
        for where, text in (
            ("first_names", " ".join(self.first_names)),
            ("phone", self.phone),
        ):
            if any(word in text.casefold() for word in AUTHORITY_WORDS):
                faults.append(_TELLS.fill(where=where))
        if self.language is not None and self.language not in DOOR_CARD_WORDS:
            known = ", ".join(sorted(DOOR_CARD_WORDS))
            faults.append(_NO_LANGUAGE.fill(language=self.language, known=known))
        if faults:
            raise InvalidInputError(subject="Door card", faults=faults)

    def lines(self, language: str = "de") -> tuple[str, ...]:
        """Return the card's lines in one of its languages.

        Args:
            language: German or the card's second language.
        """
        return tuple(plain(runs) for runs in self.runs(language))

    def runs(self, language: str = "de") -> tuple[Runs, ...]:
        """Return the lines with each name and the number marked as a value.

        Args:
            language: German or the card's second language.
        """
        words = DOOR_CARD_WORDS[language]
        phone = (Run(text=self.phone, field="phone"),)
        names: list[Run] = []
        for number, name in enumerate(self.first_names, start=1):
            if names:
                last = number == len(self.first_names)
                names.append(Run(text=words.joined_by if last else words.comma))
            names.append(Run(text=name, field="first_names"))
        return (
            (Run(text=words.heading),),
            (Run(text=words.were_here),),
            (Run(text=words.wish),),
            _filled(words.call, "{phone}", phone),
            _filled(words.farewell, "{names}", tuple(names)),
        )

    @property
    def languages(self) -> Sequence[str]:
        """German, then the second language if there is one."""
        return ("de",) if self.language in {None, "de"} else ("de", str(self.language))


def _is_one_word(name: str) -> bool:
    """Refuse blanks, and signs that would turn the line around."""
    return len(name.split()) == 1 and name.isprintable()


def _filled(words: str, gap: str, values: Runs) -> Runs:
    before, _, after = words.partition(gap)
    return (Run(text=before), *values, *((Run(text=after),) if after else ()))
