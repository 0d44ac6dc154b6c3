"""Why is somebody on the list, or not? An answer that a caseworker can read aloud."""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words, in_both
from outreach_core.calendar import day_in_words
from outreach_core.eligibility.screening import THROUGH_HOUSEHOLD, Decision
from outreach_core.eligibility.standing import STANDING_WORDS, Standing
from outreach_core.eligibility.vocabulary import hold_title
from outreach_core.rules import (
    ANSWERS,
    MARKS,
    AllOf,
    Finding,
    Named,
    facts_in,
    next_change,
    reason_sentences,
    remedies,
)
from outreach_core.rules.wording import day_words, node_title

_HEAD: Final = Words("{customer} – {verdict}", "{customer} – {verdict}")
_AS_OF: Final = Words("Stand: {day}.", "As of {day}.")
_PRIORITY: Final = Words(
    "Dringlichkeit {number} von 3: {reason}.", "Urgency {number} of 3: {reason}."
)
_ASKED: Final = Words("Was gefragt wurde", "What was asked")
_CHANGE: Final = Words("Was die Antwort ändern würde", "What would change the answer")
_LEAVES: Final = Words(
    "Ein neuer beidseitiger Kontakt nimmt die Person von der Liste.",
    "A new two-way contact takes the person off the list.",
)
_READABLE: Final = Words(
    "Lesbar machen, dann noch einmal fragen: {where}",
    "Make this readable, then ask again: {where}",
)
_HOLD: Final = Words(
    "{title}: wird am {day} wieder geprüft.", "{title}: to be reviewed on {day}."
)
_HOLD_UNTIL: Final = Words(
    "{title}: gilt bis {until}, wird am {day} wieder geprüft.",
    "{title}: holds until {until}, to be reviewed on {day}.",
)
_NEXT: Final = Words(
    "Wenn sonst nichts geschieht, lautet die Antwort ab {day}: {answer}.",
    "If nothing else happens, from {day} on the answer is: {answer}.",
)
_NEVER_BY_TIME: Final = Words(
    "Zeit allein ändert die Antwort nicht.", "Time alone does not change the answer."
)
_BOOK: Final = Words(
    "Regelwerk „{title}“, Fassung {version}, Kennung {fingerprint}",
    "Rulebook “{title}”, version {version}, fingerprint {fingerprint}",
)
_SOURCE: Final = Words("Quelle: {source}", "Source: {source}")
_SHOWN_DIGITS: Final = 12


def explain(decision: Decision, language: Language) -> str:
    """Tell one decision: verdict, conditions, what would change it, and the source.

    Holds dates of the person: show it to who may see the case, never write it to a
    log. No name is in it.

    Args:
        decision: From :func:`outreach_core.eligibility.screen`.
        language: German or English.

    Returns:
        Lines of plain text, without a line break at the end.
    """
    blocks = (
        _verdict(decision),
        _numbered(decision.finding),
        _changes(decision),
        _origin(decision),
    )
    return "\n\n".join(
        "\n".join(words.to(language) for words in block) for block in blocks
    )


def _verdict(decision: Decision) -> Iterator[Words]:
    day = decision.finding.on
    yield _HEAD.fill(
        customer=decision.customer, verdict=STANDING_WORDS[decision.standing]
    )
    yield _AS_OF.fill(day=in_both(day_in_words, day))
    if decision.through_household:
        yield THROUGH_HOUSEHOLD
    if decision.priority:
        yield _PRIORITY.fill(number=decision.priority, reason=decision.priority_reason)


def _steps(finding: Finding) -> tuple[Finding, ...]:
    """Return the findings on the steps of a rulebook: what "all of" lists inside."""
    inner = finding
    while isinstance(inner.node, Named) and not inner.node.key:
        inner = inner.parts[0]
    return inner.parts if isinstance(inner.node, AllOf) else (inner,)


def _numbered(finding: Finding) -> Iterator[Words]:
    yield _ASKED
    for number, step in enumerate(_steps(finding), start=1):
        mark = f"  {number}. {MARKS[step.answer]} "
        title = node_title(step.node, step.step)
        yield Words(mark + title.de, mark + title.en)
        for told in reason_sentences(step):
            yield Words(f"       {told.de}", f"       {told.en}")
        sources = dict.fromkeys(each.source for each in step.walk() if each.source)
        for source in sources:
            cited = _SOURCE.fill(source=source)
            yield Words(f"       {cited.de}", f"       {cited.en}")


def _changes(decision: Decision) -> Iterator[Words]:
    yield _CHANGE
    finding = decision.finding
    lines = [*remedies(finding), *_holds(decision)]
    if decision.standing is Standing.REVIEW:
        lines += [_READABLE.fill(where=where) for where in decision.unread]
    if decision.standing is Standing.LOST:
        lines.append(_LEAVES)
    change = next_change(
        finding.node, facts_in(finding), on=finding.on, law=finding.law
    )
    if change is None:
        lines.append(_NEVER_BY_TIME)
    else:
        day, answer = change
        lines.append(_NEXT.fill(day=day_words(day), answer=ANSWERS[answer]))
    for line in lines:
        yield Words(f"  – {line.de}", f"  – {line.en}")


def _holds(decision: Decision) -> Iterator[Words]:
    for hold in decision.holds:
        title, day = hold_title(hold.kind), day_words(hold.review_on)
        if hold.until is None:
            yield _HOLD.fill(title=title, day=day)
        else:
            yield _HOLD_UNTIL.fill(title=title, day=day, until=day_words(hold.until))


def _origin(decision: Decision) -> Iterator[Words]:
    book = decision.rulebook
    yield _BOOK.fill(
        title=book.title,
        version=book.version,
        fingerprint=book.fingerprint[:_SHOWN_DIGITS],
    )
    yield _SOURCE.fill(source=book.source)
