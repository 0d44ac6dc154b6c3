"""What does the card say that the two leave in the letterbox when nobody opens?

No authority, no reason, no day, no code: whoever finds it learns that somebody came by
and would like to talk. A second card tells no more than the first (domain.md 7, 28).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_words_line, is_words_line_or_none
from outreach_core.errors import InvalidInputError
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
class DoorCardWords:
    """What a card says in one language; ``{names}`` and ``{phone}`` are filled in.

    Attributes:
        heading: First line, large.
        were_here: That two people were here, and that it is all right.
        wish: What they would like.
        call: How to get back to them; holds ``{phone}``.
        farewell: Last line; holds ``{names}``.
        joined_by: Word between the last two names, with its blanks.
        right_to_left: The script runs from right to left.
    """

    heading: str = attrs.field(validator=is_words_line)
    were_here: str = attrs.field(validator=is_words_line)
    wish: str = attrs.field(validator=is_words_line)
    call: str = attrs.field(validator=is_words_line)
    farewell: str = attrs.field(validator=is_words_line)
    joined_by: str
    right_to_left: bool = False


DOOR_CARD_WORDS: Final[Mapping[str, DoorCardWords]] = MappingProxyType(
    {
        "de": DoorCardWords(
            heading="Schade, dass wir uns nicht getroffen haben.",
            were_here="Wir waren zu zweit hier. Es ist nichts Schlimmes.",
            wish="Wir möchten gern wissen, ob es Ihnen gut geht.",
            call="Rufen Sie uns gern an oder schreiben Sie uns: {phone}",
            farewell="Herzliche Grüße von {names}",
            joined_by=" und ",
        ),
        "en": DoorCardWords(
            heading="Sorry that we missed you.",
            were_here="The two of us were here. It is nothing bad.",
            wish="We would like to know whether you are all right.",
            call="Please call or text us: {phone}",
            farewell="Kind regards from {names}",
            joined_by=" and ",
        ),
    }
)
"""The cards of the library, by ISO 639-1 code."""


@attrs.frozen(kw_only=True)
class DoorCard:
    """One card, in German and perhaps in one more language; the same for everybody.

    Attributes:
        first_names: First names of the two who were there.
        phone: Number to call back, best one that does not answer with an authority.
        language: ISO 639-1 code of the second language; ``None`` for German only.
    """

    first_names: tuple[str, ...] = attrs.field(repr=False)
    phone: str = attrs.field(validator=is_words_line)
    language: str | None = attrs.field(default=None, validator=is_words_line_or_none)

    def __attrs_post_init__(self) -> None:
        faults = []
        if len(set(self.first_names)) < _PAIR:
            faults.append(_NO_PAIR)
        if any(not name or len(name.split()) != 1 for name in self.first_names):
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
        words = DOOR_CARD_WORDS[language]
        *others, last = self.first_names
        names = words.joined_by.join((", ".join(others), last))
        return (
            words.heading,
            words.were_here,
            words.wish,
            words.call.format(phone=self.phone),
            words.farewell.format(names=names),
        )

    @property
    def languages(self) -> Sequence[str]:
        """German, then the second language if there is one."""
        return ("de",) if self.language in {None, "de"} else ("de", str(self.language))
