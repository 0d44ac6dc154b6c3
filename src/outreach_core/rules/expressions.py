"""What is a rule? A value built with ``&``, ``|`` and ``~``, without any person in it.

Nine kinds of node and no tenth. Five ask about one fact (``conditions.py``), four
combine: :class:`AllOf`, :class:`AnyOf`, :class:`Not` and the :class:`Named` step. A
rule can be compared, hashed, pickled, printed, and bound to a day.
"""

import abc
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeAlias

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.rules.answers import NO, UNKNOWN, YES, Answer, every, opposite, some
from outreach_core.rules.parameters import Step
from outreach_core.rules.values import Facts, FactValue


class Rule(abc.ABC):
    """Base of the nine nodes; not to be subclassed outside this package."""

    __slots__ = ()

    @property
    @abc.abstractmethod
    def parts(self) -> "tuple[Rule, ...]":
        """The rules directly inside, in the order they were written."""

    @abc.abstractmethod
    def answering(
        self, day: pendulum.Date, law: pendulum.Date | None, *, turned: bool
    ) -> "Ask":
        """Return how to answer on *day*; *turned* asks for the opposite answer."""

    @abc.abstractmethod
    def judging(self, day: pendulum.Date, law: pendulum.Date | None) -> "Judge":
        """Return how to find the answer on *day* with everything that led there."""

    def on(
        self, day: pendulum.Date, *, law: pendulum.Date | None = None
    ) -> "RuleOnDay":
        """Bind the rule to a day: look up parameters and thresholds once, not per person.

        Args:
            day: The day asked for.
            law: Day whose parameter values apply; ``None``: those of *day* itself.

        Raises:
            NotInForceError: A parameter has no value yet on that day.
        """
        law = None if law == day else law  # equal findings stay equal
        return RuleOnDay(
            rule=self,
            day=day,
            answer=self.answering(day, law, turned=False),
            judge=self.judging(day, law),
        )

    def __and__(self, other: "Rule") -> "AllOf":
        return AllOf(parts=(*_flat(self, AllOf), *_flat(other, AllOf)))

    def __or__(self, other: "Rule") -> "AnyOf":
        return AnyOf(parts=(*_flat(self, AnyOf), *_flat(other, AnyOf)))

    def __invert__(self) -> "Not":
        return Not(part=self)

    def __bool__(self) -> NoReturn:
        msg = (
            "A rule is neither true nor false before it is judged. Write 'a & b', "
            "'a | b', '~a' instead of 'a and b', 'a or b', 'not a'; to judge it, call "
            "judge(rule, facts, on=day)."
        )
        raise TypeError(msg)


@attrs.frozen(kw_only=True)
class Finding:
    """What a rule says about one person on one day, with everything that led there.

    A tree of the same shape as the rule: nothing is left out because another part had
    already decided. Can be pickled; holds personal data in ``value``.

    Attributes:
        node: The rule that was asked.
        answer: Yes, no or unknown.
        on: The day asked for.
        parts: Findings of the parts, in the order of ``node.parts``.
        value: Value of the fact; ``None`` for nodes that combine.
        step: The parameter value in force, with its source; ``None`` without one.
        law: Day whose parameter values were applied, if it is another than ``on``.
    """

    node: Rule
    answer: Answer
    on: pendulum.Date
    parts: tuple["Finding", ...] = ()
    value: FactValue | None = attrs.field(default=None, repr=False)
    step: Step[Any] | None = None
    law: pendulum.Date | None = None

    @property
    def source(self) -> str:
        """Where the condition comes from: of its parameter, or of the named step."""
        if self.step is not None:
            return self.step.source
        return self.node.source if isinstance(self.node, Named) else ""

    def walk(self) -> "Iterator[Finding]":
        """Yield this finding and all inside, outer ones first."""
        waiting = [self]
        while waiting:
            finding = waiting.pop()
            yield finding
            waiting.extend(reversed(finding.parts))


_node, _answer, _on, _parts, _value, _step, _law = (
    getattr(Finding, field.name).__set__ for field in attrs.fields(Finding)
)


def found(  # noqa: PLR0917  the fields of a finding, in their order
    node: Rule,
    answer: Answer,
    on: pendulum.Date,
    parts: tuple[Finding, ...],
    value: FactValue | None,
    step: Step[Any] | None,
    law: pendulum.Date | None,
    /,
) -> Finding:
    """Make a finding by filling its slots, in half the time of its constructor.

    A dozen are made for every person who is screened. For the nodes alone, which know
    what they fill in; it checks nothing.
    """
    finding = object.__new__(Finding)
    _node(finding, node)
    _answer(finding, answer)
    _on(finding, on)
    _parts(finding, parts)
    _value(finding, value)
    _step(finding, step)
    _law(finding, law)
    return finding


@attrs.frozen(kw_only=True, eq=False)
class RuleOnDay:
    """A rule bound to a day: the fast form, for many people.

    Attributes:
        rule: The rule.
        day: The day.
        answer: Takes the facts of one person, returns the answer alone.
        judge: Takes the facts of one person, returns the whole :class:`Finding`. Both
            raise InvalidValueError when a fact holds a value of another kind.
    """

    rule: Rule
    day: pendulum.Date
    answer: "Ask" = attrs.field(repr=False)
    judge: "Judge" = attrs.field(repr=False)


Ask: TypeAlias = Callable[[Facts], Answer]
"""Takes the facts of one person, returns the answer alone."""

Judge: TypeAlias = Callable[[Facts], Finding]
"""Takes the facts of one person, returns the whole finding."""


_is_rule = satisfies("a rule", lambda v: isinstance(v, Rule))
_are_rules = satisfies(
    "a tuple of rules",
    lambda v: isinstance(v, tuple) and all(isinstance(part, Rule) for part in v),
)


def _asking_until(decided: Answer, asks: list[Ask]) -> Ask:
    otherwise = opposite(decided)

    def answer(facts: Facts) -> Answer:
        result = otherwise
        for ask in asks:
            found = ask(facts)
            if found is decided:
                return found
            if found is UNKNOWN:
                result = found
        return result

    return answer


@attrs.frozen(kw_only=True)
class AllOf(Rule):
    """Holds when every part holds; with no part at all it holds."""

    parts: tuple[Rule, ...] = attrs.field(validator=_are_rules)

    def answering(
        self, day: pendulum.Date, law: pendulum.Date | None, *, turned: bool
    ) -> Ask:
        """Ask the parts in turn, as far as needed."""
        asks = [part.answering(day, law, turned=turned) for part in self.parts]
        return _asking_until(YES if turned else NO, asks)

    def judging(self, day: pendulum.Date, law: pendulum.Date | None) -> Judge:
        """Judge every part."""
        judges = [part.judging(day, law) for part in self.parts]

        def judge(facts: Facts) -> Finding:
            parts = tuple([ask(facts) for ask in judges])
            answer = every([part.answer for part in parts])
            return found(self, answer, day, parts, None, None, law)

        return judge


@attrs.frozen(kw_only=True)
class AnyOf(Rule):
    """Holds when at least one part holds; with no part at all it does not."""

    parts: tuple[Rule, ...] = attrs.field(validator=_are_rules)

    def answering(
        self, day: pendulum.Date, law: pendulum.Date | None, *, turned: bool
    ) -> Ask:
        """Ask the parts in turn, as far as needed."""
        asks = [part.answering(day, law, turned=turned) for part in self.parts]
        return _asking_until(NO if turned else YES, asks)

    def judging(self, day: pendulum.Date, law: pendulum.Date | None) -> Judge:
        """Judge every part."""
        judges = [part.judging(day, law) for part in self.parts]

        def judge(facts: Facts) -> Finding:
            parts = tuple([ask(facts) for ask in judges])
            answer = some([part.answer for part in parts])
            return found(self, answer, day, parts, None, None, law)

        return judge


@attrs.frozen(kw_only=True)
class Not(Rule):
    """Holds when the part does not; an unknown part stays unknown."""

    part: Rule = attrs.field(validator=_is_rule)

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The one part."""
        return (self.part,)

    def answering(
        self, day: pendulum.Date, law: pendulum.Date | None, *, turned: bool
    ) -> Ask:
        """Ask the part for the opposite (De Morgan): no call of its own."""
        return self.part.answering(day, law, turned=not turned)

    def judging(self, day: pendulum.Date, law: pendulum.Date | None) -> Judge:
        """Judge the part."""
        inner = self.part.judging(day, law)

        def judge(facts: Facts) -> Finding:
            part = inner(facts)
            answer = opposite(part.answer)
            return found(self, answer, day, (part,), None, None, law)

        return judge


@attrs.frozen(kw_only=True)
class Named(Rule):
    """A step that people have a name for; it changes explanations, never an answer.

    Attributes:
        title: The step as a claim ("no contact for more than six months").
        part: What the claim means.
        source: Where the step comes from; empty when its parameters say it all.
        key: Name by which programs find the step; empty when none looks for it.
    """

    title: Words
    part: Rule = attrs.field(validator=_is_rule)
    source: str = ""
    key: str = ""

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The one part."""
        return (self.part,)

    def answering(
        self, day: pendulum.Date, law: pendulum.Date | None, *, turned: bool
    ) -> Ask:
        """Ask the part itself."""
        return self.part.answering(day, law, turned=turned)

    def judging(self, day: pendulum.Date, law: pendulum.Date | None) -> Judge:
        """Judge the part."""
        inner = self.part.judging(day, law)

        def judge(facts: Facts) -> Finding:
            part = inner(facts)
            return found(self, part.answer, day, (part,), None, None, law)

        return judge


def _flat(rule: Rule, kind: type[AllOf | AnyOf]) -> tuple[Rule, ...]:
    return rule.parts if isinstance(rule, kind) else (rule,)


def all_of(*parts: Rule) -> AllOf:
    """Return the rule that holds when every part holds."""
    return AllOf(parts=parts)


def any_of(*parts: Rule) -> AnyOf:
    """Return the rule that holds when at least one part holds."""
    return AnyOf(parts=parts)


def rule(title: Words, *parts: Rule, source: str = "", key: str = "") -> Named:
    """Give the rule "every part holds" a title that explanations show.

    Args:
        title: The step as a claim.
        parts: The rules that must all hold; one is not wrapped.
        source: Where the step comes from.
        key: Name by which programs find the step.
    """
    whole = parts[0] if len(parts) == 1 else all_of(*parts)
    return Named(title=title, part=whole, source=source, key=key)


def walk(rule: Rule) -> Iterator[Rule]:
    """Yield *rule* and all rules inside, outer ones first, in the order written."""
    yield rule
    for part in rule.parts:
        yield from walk(part)


def judge(
    rule: Rule,
    facts: Facts,
    *,
    on: pendulum.Date,
    law: pendulum.Date | None = None,
) -> Finding:
    """Judge one person on one day, with complete reasons.

    For many people bind once and call ``rule.on(day).judge(facts)``.

    Args:
        rule: What is asked.
        facts: Facts of one person by name; what is missing is unknown.
        on: The day asked for; decides all dates.
        law: Day whose parameter values apply; ``None``: those of *on*. "How would she
            have stood under last year's rule" asks for another day here.

    Raises:
        NotInForceError: A parameter has no value yet on that day.
        InvalidValueError: A fact holds a value of another kind, such as a text where
            a day belongs; the message names the fact, never the value.
    """
    return rule.on(on, law=law).judge(facts)
