"""How is a finding told: to the clerk, to the citizen, to the developer?

One finding, several readers. Each shows the same answers, values and sources; none
adds anything that is not in the finding.
"""

from collections.abc import Iterator
from typing import Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.rules.answers import Answer
from outreach_core.rules.conditions import Condition, NeverHappened
from outreach_core.rules.expressions import Finding, Named
from outreach_core.rules.reasons import reasons
from outreach_core.rules.values import NEVER
from outreach_core.rules.wording import (
    ANSWERS,
    MARKS,
    day_words,
    node_title,
    sentence,
    value_words,
)


@attrs.frozen(kw_only=True)
class ClerkRow:
    """One line of the table for the clerk; all texts in one language.

    Attributes:
        depth: 0 for the whole rule, one more for each step inward.
        condition: What was asked.
        value: What the data say; empty for steps that combine others.
        answer: "ja", "nein", "nicht bekannt".
        source: Law, directive or concept behind the condition; may be empty.
    """

    depth: int
    condition: str
    value: str = attrs.field(repr=False)
    answer: str
    source: str


def clerk_table(finding: Finding, language: Language) -> tuple[ClerkRow, ...]:
    """Return every named step and every condition, in the order of the rule.

    Nothing is left out: conditions that did not decide are listed with their answer.
    """
    return tuple(_rows(finding, language, 0))


def _rows(finding: Finding, language: Language, depth: int) -> Iterator[ClerkRow]:
    shown = isinstance(finding.node, (Named, Condition))
    if shown:
        yield ClerkRow(
            depth=depth,
            condition=node_title(finding.node, finding.step).to(language),
            value=_value(finding).to(language),
            answer=ANSWERS[finding.answer].to(language),
            source=finding.source,
        )
    for part in finding.parts:
        yield from _rows(part, language, depth + shown)


def _value(finding: Finding) -> Words:
    if isinstance(finding.node, Condition) and finding.value is not None:
        return value_words(finding.node.fact, finding.value)
    return Words("", "")


_VERDICTS: Final = {
    Answer.YES: Words("„{title}“ trifft am {day} zu.", "“{title}” applies on {day}."),
    Answer.NO: Words(
        "„{title}“ trifft am {day} nicht zu.", "“{title}” does not apply on {day}."
    ),
    Answer.UNKNOWN: Words(
        "Ob „{title}“ am {day} zutrifft, lässt sich noch nicht sagen.",
        "Whether “{title}” applies on {day} cannot be said yet.",
    ),
}
_REASONS: Final = Words("Die Gründe: {reasons}", "The reasons: {reasons}")


def plain_sentences(finding: Finding, language: Language) -> tuple[str, ...]:
    """Return the verdict and its reasons in plain sentences, for the person herself.

    Returns:
        Two texts: what was found on which day, and the facts that decided it.
    """
    verdict = _VERDICTS[finding.answer].fill(
        title=node_title(finding.node), day=day_words(finding.on)
    )
    told = " ".join(words.to(language) for words in reason_sentences(finding))
    return verdict.to(language), _REASONS.to(language).format(reasons=told)


def reason_sentences(finding: Finding) -> tuple[Words, ...]:
    """Tell each deciding fact once, in the order of the rule."""
    told: dict[str, Finding] = {}
    for each in reasons(finding):
        if isinstance(each.node, Condition):
            name = each.node.fact.name
            # A known day is told by its period, not by "it did happen once".
            weak = isinstance(each.node, NeverHappened) and each.value is not NEVER
            if name not in told or not weak:
                told[name] = each
    return tuple(sentence(each) for each in told.values())


def tree_text(finding: Finding, language: Language) -> str:
    """Draw the finding as a tree, one line a node, for developers and logs of tests.

    Holds the values of the person: never write it to an operational log.
    """
    return "\n".join(_branches(finding, language, "", ""))


def _branches(
    finding: Finding, language: Language, lead: str, follow: str
) -> Iterator[str]:
    title = node_title(finding.node, finding.step).to(language)
    value = _value(finding).to(language)
    detail = f" = {value}" if value else ""
    source = f"  [{finding.source}]" if finding.source else ""
    yield f"{lead}{MARKS[finding.answer]} {title}{detail}{source}"
    for part in finding.parts:
        last = part is finding.parts[-1]
        yield from _branches(
            part,
            language,
            follow + ("└─ " if last else "├─ "),
            follow + ("   " if last else "│  "),
        )
