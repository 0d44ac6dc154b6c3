"""Which texts does a letter hold, and what is each place called in a message?"""

from collections.abc import Iterator
from typing import Final

from outreach_core import Words
from outreach_core.letters import Letter, LetterText, Runs, texts_of

_WORDS: Final = {
    "sender.office": Words("Name der Behörde", "name of the office"),
    "sender.unit": Words("Name des Teams", "name of the team"),
    "sender.return_line": Words("Absenderzeile", "return line"),
    "address": Words("Anschrift", "address"),
    "info": Words("Informationsblock", "information block"),
    "subject": Words("Betreff", "subject"),
    "greeting": Words("Anrede", "greeting"),
    "body": Words("Text", "text"),
    "closing": Words("Gruß", "closing"),
    "signers": Words("Namen unter dem Brief", "names under the letter"),
    "enclosures": Words("Anlagen", "enclosures"),
    "privacy": Words("Datenschutzhinweis", "privacy notice"),
    "reply": Words("Antwortseite", "answer page"),
}
_FIELD: Final = Words("Feld {name}", "field {name}")


def place_words(place: str) -> Words:
    """Say in words where a place of :func:`places` is."""
    return _WORDS.get(place, _FIELD.fill(name=place))


def places(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield every text of the letter with its place, in reading order.

    A text that came from data stands under the name of its field, such as
    "person.name"; words of the template stand under their part of the letter.
    """
    sender = letter.sender
    yield "sender.office", sender.office
    if sender.unit is not None:
        yield "sender.unit", sender.unit
    yield "sender.return_line", sender.return_line
    for line in letter.address.lines:
        yield "address", line
    for text in letter.texts:
        yield from _of_text(text)
    for name in letter.signers:
        yield "signers", name


def _of_text(text: LetterText) -> Iterator[tuple[str, str]]:
    for fact in text.info:
        yield from _of_runs("info", fact.label)
        yield from _of_runs("info", fact.value)
    yield from _of_runs("subject", text.subject)
    yield from _of_runs("greeting", text.greeting)
    for part in ("body", "privacy", "reply"):
        for runs in texts_of(getattr(text, part)):
            yield from _of_runs(part, runs)
    yield from _of_runs("closing", text.closing)
    for runs in text.enclosures:
        yield from _of_runs("enclosures", runs)


def _of_runs(part: str, runs: Runs) -> Iterator[tuple[str, str]]:
    for run in runs:
        yield run.field or part, run.text
