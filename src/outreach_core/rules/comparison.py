"""What would another rule change: who enters, who leaves, who becomes unclear?"""

from collections import Counter
from collections.abc import Iterable

import attrs
import pendulum

from outreach_core.errors import InvalidValueError
from outreach_core.rules.answers import Answer
from outreach_core.rules.expressions import Finding, Rule
from outreach_core.rules.values import Facts


@attrs.frozen(kw_only=True)
class Moved:
    """Somebody about whom two rules answer differently.

    Attributes:
        key: Id of the person.
        before: Finding of the old rule.
        after: Finding of the new rule; both hold every condition with its answer.
    """

    key: str
    before: Finding = attrs.field(repr=False)
    after: Finding = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class RuleComparison:
    """Two rules over the same people on the same day.

    Attributes:
        on: The day asked for.
        cells: Old answer, new answer and number of people; all nine pairs are listed,
            0 included, in the order yes, no, unknown.
        moved: Everybody with two different answers, sorted by id.
    """

    on: pendulum.Date
    cells: tuple[tuple[Answer, Answer, int], ...]
    moved: tuple[Moved, ...] = attrs.field(repr=False)

    @property
    def enters(self) -> tuple[str, ...]:
        """Ids of those to whom only the new rule says yes."""
        return tuple(m.key for m in self.moved if m.after.answer is Answer.YES)

    @property
    def leaves(self) -> tuple[str, ...]:
        """Ids of those to whom only the old rule says yes."""
        return tuple(m.key for m in self.moved if m.before.answer is Answer.YES)


def compare(
    old: Rule, new: Rule, people: Iterable[tuple[str, Facts]], *, on: pendulum.Date
) -> RuleComparison:
    """Judge the same people by two rules.

    Args:
        old: The rule in force.
        new: The rule that is considered.
        people: Id and facts of each person, each id once, in any order.
        on: The day asked for.

    Raises:
        InvalidValueError: An id occurs twice.
        NotInForceError: A parameter of one of the rules has no value yet on that day.
    """
    before, after = old.on(on), new.on(on)
    counted: Counter[tuple[Answer, Answer]] = Counter()
    moved = []
    keys = set()
    for key, facts in sorted(people, key=lambda each: each[0]):
        keys.add(key)
        pair = before.answer(facts), after.answer(facts)
        counted[pair] += 1
        if pair[0] is not pair[1]:
            moved.append(
                Moved(key=key, before=before.judge(facts), after=after.judge(facts))
            )
    if len(keys) != counted.total():
        raise InvalidValueError(field="people", expected="people with different ids")
    cells = tuple((a, b, counted[a, b]) for a in Answer for b in Answer)
    return RuleComparison(on=on, cells=cells, moved=tuple(moved))
