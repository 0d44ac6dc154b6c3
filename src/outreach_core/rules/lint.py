"""What is odd about a rulebook, although it can be judged?

Every finding has a stable code, its place in the data and words for who wrote it. An
empty answer says that none of these oddities is there, not that the rule is right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.rules._paths import inside, places
from outreach_core.rules._worlds import Worlds, worlds
from outreach_core.rules.data import Data
from outreach_core.rules.definitions import definitions
from outreach_core.rules.expressions import AllOf, AnyOf, Named, Rule
from outreach_core.rules.reading import rulebook_or_faults
from outreach_core.rules.rulebooks import Rulebook


@attrs.frozen(kw_only=True)
class LintFinding:
    """One oddity of a rulebook.

    Attributes:
        code: Stable name of the kind ("unreachable"); see ``LINT_CODES``.
        place: Path into the data ("rule.means.all_of[1]"); empty for the whole.
        words: What is odd and what to do about it.
    """

    code: str
    place: str
    words: Words


LINT_CODES: Final = {
    "contradiction": Words(
        "Das kann nie zutreffen, gleich was bekannt ist.",
        "This can never hold, whatever is known.",
    ),
    "always": Words(
        "Das trifft immer zu und entscheidet deshalb nichts.",
        "This always holds and therefore decides nothing.",
    ),
    "overlap": Words(
        "Das sagt dasselbe wie ein anderer Teil daneben; einer genügt.",
        "This says the same as another part beside it; one is enough.",
    ),
    "redundant": Words(
        "Das folgt schon aus den anderen Teilen; es kann entfallen.",
        "This already follows from the other parts; it can go.",
    ),
    "unreachable": Words(
        "Dieser Zweig kann nie den Ausschlag geben; er kann entfallen.",
        "This branch can never tip the balance; it can go.",
    ),
    "missing-words": Words(
        "Hier fehlt der Text auf Deutsch oder Englisch.",
        "The German or the English text is missing here.",
    ),
    "repeated-key": Words(
        "Zwei verschiedene Schritte tragen denselben Schlüssel.",
        "Two different steps carry the same key.",
    ),
    "unused-parameter": Words(
        "Keine Bedingung benutzt diese Größe.", "No condition uses this parameter."
    ),
    "unused-fact": Words(
        "Keine Bedingung fragt nach dieser Tatsache.",
        "No condition asks about this fact.",
    ),
    "version-reused": Words(
        "Zwei verschiedene Regelwerke haben denselben Namen und dieselbe Fassung; "
        "geben Sie dem neueren eine neue Fassung.",
        "Two different rulebooks share name and version; give the newer one a new "
        "version.",
    ),
    "not-searched": Words(
        "Die Regel hat zu viele Möglichkeiten, um alle abzusuchen; Widersprüche und "
        "tote Zweige wurden nicht gesucht.",
        "The rule has too many possibilities to search them all; contradictions and "
        "dead branches were not looked for.",
    ),
}
"""What each code says. The faults of reading (a step without source, steps out of
order, two values for one day …) have codes and words of their own."""


def lint(rulebook: Rulebook | Data) -> tuple[LintFinding, ...]:
    """Look for oddities in a rulebook.

    Args:
        rulebook: A rulebook, or its plain data as read from a file. Only the data can
            hold what a rulebook refuses, such as a step without its source, and what
            it does not keep, such as a parameter that no condition uses.

    Returns:
        Every finding, in the order of the data; nothing for a clean rulebook.
    """
    if isinstance(rulebook, Rulebook):
        return tuple(_of_book(rulebook))
    made, faults = rulebook_or_faults(rulebook)
    found = [LintFinding(code=f.code, place=f.path, words=f.words) for f in faults]
    if made is not None:
        found += [*_unused(rulebook, made.rule), *_of_book(made)]
    return tuple(found)


def lint_versions(rulebooks: Iterable[Rulebook]) -> tuple[LintFinding, ...]:
    """Look for two different rulebooks that claim to be the same version.

    Returns:
        One finding for each name and version that is used twice, sorted.
    """
    different = {book.fingerprint: (book.name, book.version) for book in rulebooks}
    counted = Counter(different.values())
    return tuple(
        _finding("version-reused", f"{name} {version}")
        for (name, version), count in sorted(counted.items())
        if count > 1
    )


def _finding(code: str, place: str) -> LintFinding:
    return LintFinding(code=code, place=place, words=LINT_CODES[code])


def _unused(data: Data, rule: Rule) -> Iterator[LintFinding]:
    used = definitions(rule)
    facts = {fact.name for fact in used.facts}
    parameters = {parameter.name for parameter in used.parameters}
    for name in data.get("facts", {}):
        if name not in facts:
            yield _finding("unused-fact", f"facts.{name}")
    for name in data.get("parameters", {}):
        if name not in parameters:
            yield _finding("unused-parameter", f"parameters.{name}")


def _of_book(book: Rulebook) -> Iterator[LintFinding]:
    yield from _wordless(book)
    yield from _repeated_keys(book.rule)
    known = worlds(book.rule)
    if known is None:
        yield _finding("not-searched", "rule")
        return
    constant = list(_constant(book.rule, "rule", known))
    yield from constant
    # Around something that never changes everything else looks odd as well.
    if not constant:
        yield from _idle(book.rule, "rule", known, known.everything)


def _wordless(book: Rulebook) -> Iterator[LintFinding]:
    for place, words in _texts(book):
        if not (words.de.strip() and words.en.strip()):
            yield _finding("missing-words", place)


def _texts(book: Rulebook) -> Iterator[tuple[str, Words]]:
    yield "title", book.title
    used = definitions(book.rule)
    for kind, named in (("facts", used.facts), ("parameters", used.parameters)):
        for each in named:
            for field in attrs.fields(type(each)):
                value: Any = getattr(each, field.name)
                # Only counts have a unit; everything else in words is a sentence.
                if isinstance(value, Words) and field.name != "unit":
                    yield f"{kind}.{each.name}.{field.name}", value
    for place, node in places(book.rule, "rule"):
        if isinstance(node, Named):
            yield f"{place}.title", node.title


def _repeated_keys(rule: Rule) -> Iterator[LintFinding]:
    seen: dict[str, Rule] = {}
    for place, node in places(rule, "rule"):
        if not isinstance(node, Named) or not node.key:
            continue
        if seen.setdefault(node.key, node) != node:
            yield _finding("repeated-key", f"{place}.key")


def _constant(rule: Rule, place: str, known: Worlds) -> Iterator[LintFinding]:
    """Find the innermost nodes that never or always hold."""
    inner = [
        found
        for path, part in inside(rule, place)
        for found in _constant(part, path, known)
    ]
    if inner:
        yield from inner
        return
    where = known.where(rule)
    if where == 0:
        yield _finding("contradiction", place)
    elif where == known.everything:
        yield _finding("always", place)


def _idle(rule: Rule, place: str, known: Worlds, care: int) -> Iterator[LintFinding]:
    """Find the parts that change nothing in the worlds that can get there.

    Args:
        rule: The node.
        place: Its path.
        known: All worlds.
        care: The worlds in which the answer of the whole hangs on this node.
    """
    parts = list(inside(rule, place))
    if not isinstance(rule, (AllOf, AnyOf)):
        for path, part in parts:
            yield from _idle(part, path, known, care)
        return
    every, kept, found = isinstance(rule, AllOf), list(parts), []
    for path, part in reversed(parts):
        others = [each for where, each in kept if where != path]
        rest = care & (known.all_of(others) if every else ~known.any_of(others))
        where = known.where(part)
        if (rest & ~where if every else rest & where) == 0:
            same = any(known.where(other) == where for other in others)
            dead = "redundant" if every else "unreachable"
            found.append([_finding("overlap" if same else dead, path)])
            kept.remove((path, part))
        else:
            found.append(list(_idle(part, path, known, rest)))
    for findings in reversed(found):
        yield from findings
