"""Which visits wait for an interpreter, and who is to be asked? Counts, no names."""

from collections import Counter
from typing import Final

from outreach_cli.choices import means_of
from outreach_cli.office import Office
from outreach_cli.terminal import Terminal
from outreach_core import Words
from outreach_core.people import Customer, language_words
from outreach_core.workflows import DueVisits, Gathered

_WAITING: Final = Words(
    "Auf Dolmetschen warten {count} Besuche:", "{count} visits wait for an interpreter:"
)
_ASK: Final = Words(
    "  {count} × {language}: {reach} fragen", "  {count} × {language}: ask {reach}"
)
_NOBODY: Final = Words(
    "  {count} × {language}: niemand eingetragen; in outreach.toml unter "
    "[[interpreter]] ergänzen",
    "  {count} × {language}: nobody is listed; add [[interpreter]] to outreach.toml",
)
_OTHER_TIMES: Final = Words(
    "  {count} × {language}: {reach} dolmetscht nicht zu diesen Zeiten; die Zeiten des "
    "Besuchs oder hours ändern",
    "  {count} × {language}: {reach} does not interpret at these times; change those of "
    "the visit, or hours",
)
_THEN: Final = Words(
    "  Nach einem Ja: `outreach plan --interpreter KENNUNG`.",
    "  After a yes: `outreach plan --interpreter ID`.",
)


def waiting(
    terminal: Terminal, office: Office, gathered: Gathered, due: DueVisits
) -> None:
    """Show by language how many visits wait, and whom the office can ask."""
    people = gathered.by_id
    waits = [people[r.customer] for r in due.requests if r.waits_for_interpreter]
    if not waits:
        return
    means = means_of(office)
    terminal.say(_WAITING.fill(count=len(waits)))
    lines: Counter[Words] = Counter()
    for person in waits:
        asked = means.interpreting(person)
        shape = _NOBODY
        if asked is not None:
            shape = _OTHER_TIMES if asked.by_phone else _ASK
        reach = (
            "" if asked is None else ", ".join(filter(None, (asked.name, asked.phone)))
        )
        lines[_line(shape, person, reach)] += 1
    for words, count in sorted(lines.items(), key=lambda item: (-item[1], item[0].de)):
        terminal.say(words.fill(count=count))
    terminal.say(_THEN)


def _line(shape: Words, person: Customer, reach: str) -> Words:
    """Return a sentence with a gap for the count."""
    language = language_words(person.wishes.language or person.language)
    return shape.fill(count="{count}", language=language, reach=reach)
