"""What the Typst template is told: letters and the geometry as plain data."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from outreach_core.letters import (
    Block,
    Bullets,
    Choices,
    Fact,
    Facts,
    Heading,
    Letter,
    LetterText,
    Note,
    Paragraph,
    PrintProfile,
    Run,
    Runs,
    needs_isolation,
)
from outreach_typst.places import places

_WHOLE: Final = 24
"""Values up to this length stay on one line: numbers, codes, names, days."""

_LONG: Final = 30
"""From this length on a word without a blank may be wider than a line."""


def document_json(
    letters: Sequence[Letter],
    profile: PrintProfile,
    *,
    title: str = "",
    sheets_before: int = 0,
) -> str:
    """Return everything the template reads, as one JSON text.

    As JSON a value is only ever a string: Typst source in a name stays a name.

    Args:
        letters: At least one.
        profile: The geometry of the paper.
        title: Title of a document of many letters.
        sheets_before: Sheets of the batch that lie before these letters.
    """
    return json.dumps(
        {
            "profile": attrs.asdict(profile),
            "title": title,
            "sheets_before": sheets_before,
            "letters": [_letter(n, letter) for n, letter in enumerate(letters)],
        },
        ensure_ascii=False,
    )


def _letter(number: int, letter: Letter) -> dict[str, Any]:
    return {
        "number": str(number),
        "title": letter.subject,
        "author": letter.sender.office,
        "unit": letter.sender.unit,
        "office": letter.sender.office,
        "return_line": letter.sender.return_line,
        "address": letter.address.lines,
        "answer_code": letter.answer_code,
        "signers": letter.signers,
        "texts": [_text(text) for text in letter.texts],
        "long": [word for _, word in long_words(letter)],
    }


def long_words(letter: Letter) -> tuple[tuple[str, str], ...]:
    """Return every word that may be wider than a line, with its place, in order."""
    return tuple(
        (place, word)
        for place, words in places(letter)
        if place != "address" and not place.startswith("sender.")
        for word in words.split(" ")
        if len(word) > _LONG
    )


def _text(text: LetterText) -> dict[str, Any]:
    return {
        "language": text.language,
        "right_to_left": text.right_to_left,
        "info": [_fact(fact, text) for fact in text.info],
        "subject": _runs(text.subject, text),
        "greeting": _runs(text.greeting, text),
        "closing": _runs(text.closing, text),
        "enclosures": [_runs(runs, text) for runs in text.enclosures],
        "body": _blocks(text.body, text),
        "privacy": _blocks(text.privacy, text),
        "reply": _blocks(text.reply, text),
    }


def _blocks(blocks: Iterable[Block], text: LetterText) -> list[dict[str, Any]]:
    return [_block(block, text) for block in blocks]


def _block(block: Block, text: LetterText) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs, text)}
        case Heading():
            return {"kind": "heading", "runs": _runs(block.runs, text)}
        case Note():
            return {"kind": "note", "runs": _runs(block.runs, text)}
        case Bullets():
            return {"kind": "bullets", "items": [_runs(i, text) for i in block.items]}
        case Facts():
            return {"kind": "facts", "facts": [_fact(f, text) for f in block.facts]}
        case Choices():
            choices = [
                {"label": _runs(choice.words, text), "fill_in": choice.fill_in}
                for choice in block.choices
            ]
            return {"kind": "choices", "choices": choices}


def _fact(fact: Fact, text: LetterText) -> dict[str, Any]:
    return {"label": _runs(fact.label, text), "value": _runs(fact.value, text)}


def _runs(runs: Runs, text: LetterText) -> list[dict[str, Any]]:
    return [_run(run, text) for run in runs]


def _run(run: Run, text: LetterText) -> dict[str, Any]:
    """Describe one run; what is false is left out, which keeps the JSON small."""
    found: dict[str, Any] = {"words": run.text}
    if run.strong:
        found["strong"] = True
    if run.language is not None:
        found["language"] = run.language
    if needs_isolation(run, right_to_left=text.right_to_left):
        found["isolate"] = True
    if run.field is not None and (len(run.text) <= _WHOLE or " " not in run.text):
        found["whole"] = True
        if len(run.text) > _LONG:
            found["long"] = True
    return found
