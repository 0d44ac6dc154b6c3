"""At which path of the plain data does each node of a rule stand?"""

from collections.abc import Iterator

from outreach_core.rules.expressions import AllOf, AnyOf, Named, Not, Rule


def inside(rule: Rule, place: str) -> Iterator[tuple[str, Rule]]:
    """Yield the parts of a node with their paths in the data."""
    match rule:
        case Named():
            yield f"{place}.means", rule.part
        case Not():
            yield f"{place}.not", rule.part
        case AllOf() | AnyOf():
            key = "all_of" if isinstance(rule, AllOf) else "any_of"
            for number, part in enumerate(rule.parts):
                yield f"{place}.{key}[{number}]", part


def places(rule: Rule, place: str) -> Iterator[tuple[str, Rule]]:
    """Yield *rule* at *place* and everything inside, in the order of ``walk``."""
    yield place, rule
    for inner, part in inside(rule, place):
        yield from places(part, inner)
