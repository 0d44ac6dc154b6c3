"""Why can a letter not be printed, by the name of the field, without its value?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from outreach_core import Words
from outreach_core.letters import Letter, LetterProblem, plain
from outreach_typst.document import long_words
from outreach_typst.glyphs import all_printable
from outreach_typst.places import place_words, places

_OVERFLOW: Final = re.compile(r"overflow ((?:\d+:[a-z_]+(?:\.\d+)?[ ]?)+)")

_ZONES: Final = {
    "letterhead": Words("Briefkopf", "letterhead"),
    "return_line": Words("Absenderzeile", "return line"),
    "address": Words("Anschriftfeld", "address zone"),
    "info": Words("Informationsblock", "information block"),
}
_LINE: Final = Words("Anschriftfeld, Zeile {number}", "address zone, line {number}")
_FACT: Final = Words("Informationsblock, {label}", "information block, {label}")
_TOO_LARGE: Final = Words(
    "{zone}: Der Text passt nicht hinein. Bitte kürzen.",
    "{zone}: the text does not fit. Please shorten it.",
)
_TOO_LONG: Final = Words(
    "{place}: Ein Wort ist länger als eine Zeile. Bitte kürzen.",
    "{place}: a word is longer than a line. Please shorten it.",
)
_NO_GLYPH: Final = Words(
    "{place}: Die Schriften Noto Sans und Noto Sans Arabic haben ein Zeichen nicht. "
    "Bitte in lateinischen, griechischen, kyrillischen oder arabischen Buchstaben "
    "schreiben.",
    "{place}: the fonts Noto Sans and Noto Sans Arabic lack a sign. Please write in "
    "Latin, Greek, Cyrillic or Arabic letters.",
)
_FAILED: Final = Words(
    "Aus dem Brief ließ sich kein barrierefreies PDF machen. Bitte die Vorlage prüfen.",
    "No accessible PDF could be made of the letter. Please check the template.",
)


def unwritable(letter: Letter) -> tuple[LetterProblem, ...]:
    """Name every place that holds a sign without a glyph, each once."""
    lacking = dict.fromkeys(
        place for place, words in places(letter) if not all_printable(words)
    )
    return tuple(
        _problem(letter, _NO_GLYPH.fill(place=place_words(place)), place)
        for place in lacking
    )


def overflows(
    message: str, letters: Sequence[Letter]
) -> Mapping[int, tuple[LetterProblem, ...]]:
    """Read from what Typst said which letters do not fit where, by their position.

    Its own words may quote a letter, so nothing of them is passed on; empty when it
    stopped for another reason.
    """
    stopped = _OVERFLOW.search(message)
    if stopped is None:
        return {}
    found: dict[int, list[str]] = {}
    for entry in stopped[1].split():
        number, zone = entry.split(":")
        found.setdefault(int(number), []).append(zone)
    return {
        number: tuple(_of_zones(letters[number], zones))
        for number, zones in found.items()
    }


def failed(letter: Letter) -> LetterProblem:
    """Say that no PDF came of the letter, for a reason that needs a developer."""
    return _problem(letter, _FAILED, "pdf")


def _of_zones(letter: Letter, zones: Sequence[str]) -> Iterator[LetterProblem]:
    long = long_words(letter)
    told = set()
    for zone in zones:
        name, _, part = zone.partition(".")
        if name == "long":
            place = long[int(part)][0]
            words, source = _TOO_LONG.fill(place=place_words(place)), place
        else:
            source = name
            words = _TOO_LARGE.fill(zone=_zone_words(letter, name, part))
        if words not in told:
            yield _problem(letter, words, source)
        told.add(words)


def _zone_words(letter: Letter, name: str, part: str) -> Words:
    if not part:
        return _ZONES[name]
    if name == "address":
        return _LINE.fill(number=str(int(part) + 1))
    return _FACT.fill(label=plain(letter.text.info[int(part)].label))


def _problem(letter: Letter, words: Words, source: str) -> LetterProblem:
    return LetterProblem(customer=letter.key.customer, problem=words, source=source)
