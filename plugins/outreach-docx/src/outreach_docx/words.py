"""How do runs of a letter become runs of Word: language, direction, isolation."""

import unicodedata
from collections.abc import Iterator
from typing import Final

import attrs
from docx.oxml.xmlchemy import BaseOxmlElement

from outreach_core.letters import LetterText, Run, Runs, needs_isolation
from outreach_docx.markup import bold, colour, element, size, text_run

# Word spells by language and country; a language without one is written as it is.
_COUNTRIES: Final = {
    "ar": "SA",
    "bg": "BG",
    "de": "DE",
    "en": "GB",
    "fa": "IR",
    "ps": "AF",
    "ro": "RO",
    "ru": "RU",
    "tr": "TR",
    "uk": "UA",
}
ACCENT: Final = "14505C"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_ISOLATED: Final = "\u2068{}\u2069"


def locale_of(language: str) -> str:
    """Return a language as Word names it ("de-DE")."""
    country = _COUNTRIES.get(language)
    return language if country is None else f"{language}-{country}"


@attrs.frozen(kw_only=True)
class Look:
    """How words look beside what their paragraph says.

    Attributes:
        strong: Bold type.
        points: Type size; ``None`` for that of the paragraph.
        accent: In the colour of headings.
    """

    strong: bool = False
    points: float | None = None
    accent: bool = False

    def properties(self) -> Iterator[BaseOxmlElement]:
        """Yield new elements; one of lxml can stand in one place only."""
        if self.strong:
            yield from bold()
        if self.points is not None:
            yield from size(self.points)
        if self.accent:
            yield colour(ACCENT)


PLAIN: Final = Look()


def word_runs(
    runs: Runs, text: LetterText, look: Look = PLAIN
) -> Iterator[BaseOxmlElement]:
    """Yield one run of Word for each run of *runs*."""
    for run in runs:
        bolder = attrs.evolve(look, strong=look.strong or run.strong)
        yield _word_run(run, text, bolder)


def label_runs(
    label: Runs, text: LetterText, points: float | None = None
) -> Iterator[BaseOxmlElement]:
    """Yield the name of a fact with its colon, bold."""
    look = Look(strong=True, accent=True, points=points)
    yield from word_runs((*label, Run(text=": ")), text, look)


def value_run(words: str, text: LetterText, look: Look = PLAIN) -> BaseOxmlElement:
    """Return a run with a value that no template has printed, such as a name."""
    return _word_run(Run(text=words, field="letter"), text, look)


def latin_run(words: str, language: str, look: Look = PLAIN) -> BaseOxmlElement:
    """Return a run of what the post reads: from left to right, in no other way."""
    return text_run(words, *look.properties(), element("lang", val=locale_of(language)))


def _word_run(run: Run, text: LetterText, look: Look) -> BaseOxmlElement:
    isolated = needs_isolation(run, right_to_left=text.right_to_left)
    words = _ISOLATED.format(run.text) if isolated else run.text
    locale = locale_of(run.language or text.language)
    # Word goes by this flag, other programs by the isolates: a telephone number among
    # Arabic words needs both to keep its digits in order.
    own_direction = run.field is not None or run.language is not None
    if _runs_right_to_left(run.text) if own_direction else text.right_to_left:
        spoken = [element("rtl"), element("lang", val=locale, bidi=locale)]
    else:
        spoken = [element("lang", val=locale)]
    return text_run(words, *look.properties(), *spoken)


def _runs_right_to_left(words: str) -> bool:
    """Go by the first letter that has a direction, as an isolate does."""
    directions = map(unicodedata.bidirectional, words)
    strong = (one for one in directions if one == "L" or one in _RIGHT_TO_LEFT)
    return next(strong, "L") != "L"
