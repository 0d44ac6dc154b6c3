"""Which places of a German text could be plainer, by the rules of BITV 2.0, annex 2?

Advice for whoever writes a letter, with line numbers; never a verdict. Simple rules
that can be read, each with known blind spots: they see words, not meaning. A text
without advice is not "Leichte Sprache": that name needs readers of the target group,
see ``letters.reviews``.

Source: BITV 2.0, annex 2 part 2 (short sentences, no passive, genitive, negation,
Konjunktiv, abbreviations, special characters or brackets; long words divided).
"""

import enum
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.letters.templates import LetterTemplate

MAX_WORDS: Final = 12
"""Words of a sentence before we advise to divide it; a convention, not the BITV."""
MAX_LETTERS: Final = 17
"""Letters of a word without a hyphen before we advise to divide it; a convention."""


class PlainRule(enum.StrEnum):
    """What makes a text harder to read."""

    LONG_SENTENCE = "long_sentence"
    PASSIVE = "passive"
    GENITIVE = "genitive"
    NEGATION = "negation"
    KONJUNKTIV = "konjunktiv"
    ABBREVIATION = "abbreviation"
    LONG_WORD = "long_word"
    SPECIAL_SIGN = "special_sign"


_ADVICE: Final = {
    PlainRule.LONG_SENTENCE: Words(
        "Zeile {line}: Der Satz hat {found} Wörter. Zwei kurze Sätze lesen sich leichter.",
        "Line {line}: the sentence has {found} words. Two short ones read more easily.",
    ),
    PlainRule.PASSIVE: Words(
        "Zeile {line}: „{found}“ ist wohl Passiv. Bitte sagen, wer etwas tut.",
        "Line {line}: '{found}' is probably passive. Say who does it.",
    ),
    PlainRule.GENITIVE: Words(
        "Zeile {line}: „{found}“ ist wohl Genitiv. Leichter ist „von“.",
        "Line {line}: '{found}' is probably a genitive. 'von' is easier.",
    ),
    PlainRule.NEGATION: Words(
        "Zeile {line}: „{found}“ verneint. Vielleicht geht es auch ohne.",
        "Line {line}: '{found}' negates. Perhaps it can be said without.",
    ),
    PlainRule.KONJUNKTIV: Words(
        "Zeile {line}: „{found}“ ist wohl Konjunktiv. Leichter ist, was wirklich ist.",
        "Line {line}: '{found}' is probably a Konjunktiv. Say what is.",
    ),
    PlainRule.ABBREVIATION: Words(
        "Zeile {line}: „{found}“ ist eine Abkürzung. Bitte ausschreiben.",
        "Line {line}: '{found}' is an abbreviation. Write it out.",
    ),
    PlainRule.LONG_WORD: Words(
        "Zeile {line}: „{found}“ ist lang. Ein kürzeres Wort oder ein Bindestrich hilft.",
        "Line {line}: '{found}' is long. A shorter word or a hyphen helps.",
    ),
    PlainRule.SPECIAL_SIGN: Words(
        "Zeile {line}: Das Zeichen {found} liest sich schwer. Bitte in Worten sagen.",
        "Line {line}: the sign {found} is hard to read. Say it in words.",
    ),
}


@attrs.frozen(kw_only=True)
class PlainAdvice:
    """One place that could be plainer.

    Attributes:
        line: Line of the text, from 1.
        rule: What makes it harder.
        words: What stands there and what helps; quotes the text, so it is for its
            writer and for no log.
    """

    line: int
    rule: PlainRule
    words: Words = attrs.field(repr=False)


_WORD: Final = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:-[A-Za-zÄÖÜäöüß]+)*")
_END: Final = re.compile(r"[.!?:;]+[“\"*]*(?=\s+[A-ZÄÖÜ„*]|\s*$)")
_TAG: Final = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_GAP: Final = re.compile(r"\{\{.*?\}\}")
_MARK: Final = re.compile(r"^(##\s|-\s|!\s|\[ \]\s)|(\s::\s)|\*\*|_{2,}")
_STARTS: Final = re.compile(r"^(##|-|!|\[ \]|===)\s|\s::\s")
_ADDRESS: Final = re.compile(r"\S+@\S+|\bhttps?://\S+|\b\w+\.\w{2,}/\S*")

_BE_DONE: Final = re.compile(
    r"\b(werden?|wirst|wird|werdet|wurden?|wurdest|wurdet|worden)\b", re.IGNORECASE
)
_PARTICIPLE: Final = re.compile(
    r"\b(?:[a-zäöü]{2,6})?ge[a-zäöüß]{3,}(?:t|en)\b"
    r"|\b(?:be|ver|er|ent|zer|miss)[a-zäöüß]{3,}t\b"
)
# Common words that look like participles and are none.
_NO_PARTICIPLE: Final = frozenset({"gern", "gerade", "gesund", "gegen", "genug", "gut"})
_FOUND_BY: Final = (
    (
        PlainRule.GENITIVE,
        re.compile(
            r"\b(?:des|eines|dieses|jenes|jedes|meines|Ihres|unseres|seines|ihres)"
            r"\s+(?:[a-zäöü]+en\s+)?[A-ZÄÖÜ][a-zäöüß-]+s\b"
            r"|\b(?:wegen|trotz|aufgrund|innerhalb|außerhalb|anhand|mittels)\b",
            re.IGNORECASE,
        ),
    ),
    (
        PlainRule.NEGATION,
        re.compile(
            r"\b(?:nicht|nichts|nie|niemals|niemand\w*|kein(?:e|en|em|er|es)?|weder)\b",
            re.IGNORECASE,
        ),
    ),
    (
        PlainRule.KONJUNKTIV,
        re.compile(
            r"\b(?:hätte|wäre|würde|könnte|dürfte|müsste|sollte|gäbe|käme)(?:n|st|t)?\b",
            re.IGNORECASE,
        ),
    ),
    (
        PlainRule.ABBREVIATION,
        re.compile(
            r"\b(?:z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|usw|bzw|ggf|evtl|inkl|Nr|Tel|Str|ca"
            r"|vgl|Abs|Art)\.|\b(?!SMS\b)[A-ZÄÖÜ]{2,5}\b"
        ),
    ),
    (
        PlainRule.LONG_WORD,
        re.compile(rf"\b[A-Za-zÄÖÜäöüß]{{{MAX_LETTERS + 1},}}\b"),
    ),
    (PlainRule.SPECIAL_SIGN, re.compile(r"[()\[\]{}§&%/<>|…–—+=]")),
)


def plain_advice(text: str, *, max_words: int = MAX_WORDS) -> tuple[PlainAdvice, ...]:
    """Read a German text, or the source of a template, and say what could be plainer.

    Marks and tags of templates do not count; a field stands for one word.

    Args:
        text: The text as written.
        max_words: Longest sentence without advice, in words.

    Returns:
        Advice by line, in the order of the rules; empty when nothing was noticed, which
        does not make the text "Leichte Sprache".
    """
    lines = [_bare(line) for line in text.splitlines()]
    found = [
        _advice(number, rule, match.group())
        for number, line in enumerate(lines, start=1)
        for rule, pattern in _FOUND_BY
        for match in pattern.finditer(_ADDRESS.sub(" ", line))
    ]
    for number, sentence in _sentences(text.splitlines(), lines):
        words = _WORD.findall(sentence)
        if len(words) > max_words:
            found.append(_advice(number, PlainRule.LONG_SENTENCE, str(len(words))))
        found.extend(_passives(number, sentence))
    order = list(PlainRule)
    return tuple(sorted(found, key=lambda each: (each.line, order.index(each.rule))))


def template_advice(template: LetterTemplate) -> tuple[PlainAdvice, ...]:
    """Read the words of a German template; empty for other languages.

    The rules are about German. Line numbers are those of ``template.source``.
    """
    return plain_advice(template.source) if template.language == "de" else ()


def _advice(line: int, rule: PlainRule, found: str) -> PlainAdvice:
    words = _ADVICE[rule].fill(line=line, found=found)
    return PlainAdvice(line=line, rule=rule, words=words)


def _bare(line: str) -> str:
    if line.startswith("==="):
        return ""
    plain = _GAP.sub(" Wert ", _TAG.sub(" ", line))
    return _MARK.sub(" ", plain)


def _sentences(
    written: Iterable[str], bare: Iterable[str]
) -> Iterator[tuple[int, str]]:
    """Yield each sentence with the line on which it begins; marks end a sentence."""
    begun, said = 0, ""
    for number, (raw, line) in enumerate(zip(written, bare, strict=True), start=1):
        only_tags = not line.strip() and raw.strip().startswith("{")
        if said.strip() and not only_tags and (not raw.strip() or _STARTS.search(raw)):
            yield begun, said
            said = ""
        rest = line.strip()
        while rest:
            begun = begun if said.strip() else number
            end = _END.search(rest)
            if end is None:
                said += f" {rest}"
                break
            yield begun, f"{said} {rest[: end.end()]}"
            said, rest = "", rest[end.end() :].strip()
    if said.strip():
        yield begun, said


def _passives(line: int, sentence: str) -> Iterator[PlainAdvice]:
    helper = _BE_DONE.search(sentence)
    if helper is None:
        return
    for participle in _PARTICIPLE.findall(sentence):
        if participle not in _NO_PARTICIPLE:
            said = f"{helper.group()} … {participle}"
            yield _advice(line, PlainRule.PASSIVE, said)
            return
