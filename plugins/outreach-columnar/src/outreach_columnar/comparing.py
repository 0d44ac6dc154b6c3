"""Who would enter, who would leave under another rule, among millions, by one question?"""

from collections import Counter
from typing import Any, Final

import attrs
import pendulum

from outreach_columnar._ibis import Backend, Table
from outreach_columnar.compiler import RuleColumns, compile_rule
from outreach_columnar.encoding import KEY
from outreach_core.rules import Answer, Compare, Condition, Includes, Over, Rule

_ANSWERS: Final = {True: Answer.YES, False: Answer.NO, None: Answer.UNKNOWN}
_BEFORE, _AFTER = "before", "after"


@attrs.frozen(kw_only=True)
class ConditionMove:
    """One condition that the two rules do not share.

    Attributes:
        column: Its name, as in :attr:`RuleColumns.names`.
        before: What the old rule answers; ``None``: it does not ask.
        after: What the new rule answers; ``None``: it does not ask.
    """

    column: str
    before: Answer | None
    after: Answer | None


@attrs.frozen(kw_only=True)
class MovedGroup:
    """People whom two rules treat alike, with what made the difference.

    Attributes:
        before: Answer of the old rule.
        after: Answer of the new rule.
        people: How many.
        moves: The conditions that answer differently; empty when only the way in which
            conditions are joined has changed.
    """

    before: Answer
    after: Answer
    people: int
    moves: tuple[ConditionMove, ...]


@attrs.frozen(kw_only=True)
class ColumnComparison:
    """Two rules over the same people on the same day.

    Attributes:
        on: The day asked for.
        cells: Old answer, new answer, number of people; all nine pairs in the order yes,
            no, unknown, as in ``outreach_core.rules.RuleComparison``.
        groups: Everybody with two different answers, by what made the difference.
    """

    on: pendulum.Date
    cells: tuple[tuple[Answer, Answer, int], ...]
    groups: tuple[MovedGroup, ...]


@attrs.frozen(kw_only=True)
class RulePair:
    """Two rules bound to one day, to be asked about the same table.

    Attributes:
        old: The rule in force.
        new: The rule that is considered.
    """

    old: RuleColumns
    new: RuleColumns

    def both(self, people: Table) -> Table:
        """Return ``customer``, ``before``, ``after`` and what the rules do not share.

        Args:
            people: Facts of everybody, with the columns that either rule asks for.
        """
        self.old.check(people)
        self.new.check(people)
        columns = {
            f"{side}_{name}": rule.answers()[name](people)
            for side, rule in ((_BEFORE, self.old), (_AFTER, self.new))
            for name in self._own(rule)
        }
        return people.select(
            KEY,
            before=self.old.holds(people),
            after=self.new.holds(people),
            **columns,
        )

    def moved(self, people: Table) -> Table:
        """Return the rows of :meth:`both` in which the two answers differ."""
        both = self.both(people)
        return both.filter(~both[_BEFORE].identical_to(both[_AFTER]))

    def compare(self, people: Table, connection: Backend) -> ColumnComparison:
        """Count everybody by one question.

        Args:
            people: Facts of everybody.
            connection: The engine that holds them.
        """
        both = self.both(people)
        by = [name for name in both.columns if name != KEY]
        counted = both.group_by(by).aggregate(number_of_people=both.count())
        rows = connection.to_pyarrow(counted).to_pylist()
        cells: Counter[tuple[Answer, Answer]] = Counter()
        groups: Counter[tuple[Answer, Answer, tuple[ConditionMove, ...]]] = Counter()
        for row in rows:
            pair = _ANSWERS[row[_BEFORE]], _ANSWERS[row[_AFTER]]
            cells[pair] += row["number_of_people"]
            if pair[0] is not pair[1]:
                groups[*pair, self._moves(row)] += row["number_of_people"]
        return ColumnComparison(
            on=self.old.on,
            cells=tuple((a, b, cells[a, b]) for a in Answer for b in Answer),
            groups=tuple(sorted(_groups(groups), key=_largest_first)),
        )

    def _own(self, rule: RuleColumns) -> list[str]:
        """Name the conditions that the other rule lacks, or asks with other numbers."""
        other = self.new if rule is self.old else self.old
        shared = {other.names[node]: _meaning(node, other) for node in _asked(other)}
        return [
            rule.names[node]
            for node in _asked(rule)
            if shared.get(rule.names[node]) != _meaning(node, rule)
        ]

    def _moves(self, row: dict[str, Any]) -> tuple[ConditionMove, ...]:
        before, after = self._own(self.old), self._own(self.new)
        return tuple(
            move
            for name in sorted({*before, *after})
            for move in [
                ConditionMove(
                    column=name,
                    before=_ANSWERS[row[f"before_{name}"]] if name in before else None,
                    after=_ANSWERS[row[f"after_{name}"]] if name in after else None,
                )
            ]
            if move.before is not move.after
        )


def rule_pair(old: Rule, new: Rule, *, on: pendulum.Date) -> RulePair:
    """Compile two rules for one day.

    Args:
        old: The rule in force.
        new: The rule that is considered.
        on: The day asked for.

    Raises:
        NotInForceError: A parameter of one of the rules has no value yet on that day.
    """
    return RulePair(old=compile_rule(old, on=on), new=compile_rule(new, on=on))


def _asked(rule: RuleColumns) -> list[Condition]:
    return [node for node in rule.names if isinstance(node, Condition)]


def _meaning(node: Condition, rule: RuleColumns) -> tuple[object, ...]:
    if isinstance(node, (Over, Compare, Includes)):
        return type(node), node.fact, node.parameter.on(rule.law).value
    return type(node), node.fact


def _groups(
    found: Counter[tuple[Answer, Answer, tuple[ConditionMove, ...]]],
) -> list[MovedGroup]:
    return [
        MovedGroup(before=before, after=after, people=people, moves=moves)
        for (before, after, moves), people in found.items()
    ]


def _largest_first(group: MovedGroup) -> tuple[object, ...]:
    return -group.people, group.before, group.after, str(group.moves)
