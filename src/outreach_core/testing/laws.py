"""Which laws must a rule obey whatever it says, and how is each of them tried?

    @pytest.mark.parametrize("law", laws_for(due), ids=str)
    def test_law(law): law.check()

A law finds what contradicts itself, not what was misread: whether six months are the
right number stands in no law. Statute examples and the office's own cases stay needed.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

import attrs
import hypothesis
import pendulum
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.rules import (
    Answer,
    Condition,
    Facts,
    FactValue,
    Finding,
    Monotonicity,
    Rule,
    walk,
)
from outreach_core.rules.wording import day_words, value_words
from outreach_core.strategies.rules import cases
from outreach_core.testing.engine import OUR_ENGINE, Engine


class BrokenLawError(AssertionError):
    """A law does not hold; the message shows the smallest example that was found."""

    def __init__(self, law: str, words: Words) -> None:
        # German first, as everywhere; the rule's author reads it in the test log.
        super().__init__(words.de)
        self.law = law
        self.words = words


class VacuousLawError(AssertionError):
    """A law held, but never met both a yes and a no: it has shown little."""


@attrs.frozen(kw_only=True)
class Terms:
    """What the laws are tried on, and what their author promises beyond them.

    Attributes:
        rule: The rule.
        engine: How it is evaluated.
        pins: Directions that must stay as they are, by fact.
        vetoes: Values that mean "no" whatever else is so, by fact.
    """

    rule: Rule
    engine: Engine = OUR_ENGINE
    pins: Mapping[str, Monotonicity] = attrs.field(factory=dict)
    vetoes: Mapping[str, FactValue] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class LawReport:
    """What a law met while it was tried.

    Attributes:
        law: Name of the law.
        examples: How many examples were tried.
        verdicts: How often each answer was met; every answer is listed, 0 included.
    """

    law: str
    examples: int
    verdicts: Mapping[Answer, int]

    @property
    def is_vacuous(self) -> bool:
        """Whether yes or no was never met."""
        return 0 in (self.verdicts[Answer.YES], self.verdicts[Answer.NO])


@attrs.frozen(kw_only=True)
class Trial:
    """One example of one law."""

    law: str
    title: Words
    terms: Terms
    data: st.DataObject = attrs.field(repr=False)
    seen: Counter[Answer] = attrs.field(repr=False)

    @property
    def rule(self) -> Rule:
        """The rule on trial."""
        return self.terms.rule

    def case(self, *, allow_unknown: bool = True) -> tuple[Facts, pendulum.Date]:
        """Draw a person and a day."""
        return self.data.draw(cases(self.rule, allow_unknown=allow_unknown))

    def draw(self, strategy: st.SearchStrategy[Any]) -> Any:
        """Draw anything else."""
        return self.data.draw(strategy)

    def answer(self, rule: Rule, facts: Facts, on: pendulum.Date) -> Answer:
        """Ask the engine, and count what it says about the rule on trial."""
        answer = self.terms.engine.answer(rule, facts, on)
        if rule is self.rule:
            self.seen[answer] += 1
            event(f"answer {answer}")
        return answer

    def judge(self, facts: Facts, on: pendulum.Date) -> Finding:
        """Ask the engine for the whole finding about the rule on trial."""
        finding = self.terms.engine.judge(self.rule, facts, on)
        self.seen[finding.answer] += 1
        return finding

    def reasons(self, finding: Finding) -> tuple[Finding, ...]:
        """Ask the engine for the reasons of a finding."""
        return tuple(self.terms.engine.reasons(finding))

    def names(self, finding: Finding) -> frozenset[str]:
        """Return the names of the facts among the reasons of a finding."""
        return frozenset(
            each.node.fact.name
            for each in self.reasons(finding)
            if isinstance(each.node, Condition)
        )

    def expect(
        self,
        holds: bool,  # noqa: FBT001  reads like assert
        facts: Facts,
        on: pendulum.Date,
        why: Words,
    ) -> None:
        """Go on when the law holds, else tell the example in plain words."""
        if not holds:
            self.refuse(facts, on, why)

    def refuse(self, facts: Facts, on: pendulum.Date, why: Words) -> NoReturn:
        """Say in plain words for which person and day the law does not hold."""
        self.fail(Words(*_lines(self.rule, facts, on)), why)

    def fail(self, example: Words, why: Words) -> NoReturn:
        """Say that the law does not hold, and for whom."""
        raise BrokenLawError(
            self.law,
            _BROKEN.fill(name=self.law, title=self.title, example=example, why=why),
        )


_BROKEN: Final = Words(
    "Das Gesetz „{title}“ ({name}) gilt nicht.\n{example}\n{why}",
    "The law “{title}” ({name}) does not hold.\n{example}\n{why}",
)
_ON: Final = Words("Gefragt wird nach dem {day}.", "The day asked for is {day}.")
_LINE: Final = Words("  - {title}: {value}", "  - {title}: {value}")


def _lines(rule: Rule, facts: Facts, on: pendulum.Date) -> tuple[str, str]:
    lines = [_ON.fill(day=day_words(on))]
    asked = {
        node.fact.name: node.fact for node in walk(rule) if isinstance(node, Condition)
    }
    for name, fact in sorted(asked.items()):
        if name in facts:
            value = value_words(fact, facts[name])
            lines.append(_LINE.fill(title=fact.title, value=value))
    return "\n".join(each.de for each in lines), "\n".join(each.en for each in lines)


@attrs.frozen(kw_only=True)
class Law:
    """One law about one rule, ready to be tried.

    Attributes:
        name: Stable name ("more-never-flips"), also its text.
        title: The law in one sentence.
        terms: What it is tried on.
        judges: Whether it judges people at all; a law about periods does not.
        body: Tries one example, raises when the law does not hold.
    """

    name: str
    title: Words
    terms: Terms = attrs.field(repr=False)
    judges: bool = True
    body: Callable[[Trial], None] = attrs.field(repr=False)

    def __str__(self) -> str:
        return self.name

    def check(
        self,
        *,
        max_examples: int | None = None,
        must_see_both: bool = False,
        seed: int | None = None,
        shrink: bool = True,
    ) -> LawReport:
        """Try the law on drawn people and days.

        Args:
            max_examples: How many examples at most; ``None`` for as many as the profile
                of Hypothesis says, 100 unless chosen. Laws about no person need one.
            must_see_both: Also fail when no yes, or no no, was ever met.
            seed: The same seed draws the same examples; ``None`` draws others each time.
            shrink: Look for the smallest counterexample; without it the first one is
                shown, which is quicker where only the outcome counts.

        Raises:
            BrokenLawError: The law does not hold; shows the smallest example found.
            VacuousLawError: Nothing but one answer was met, and both were asked for.
        """
        seen: Counter[Answer] = Counter()
        wanted = settings().max_examples if max_examples is None else max_examples
        examples = wanted if self.judges else 1
        tried = self._try(examples, seed=seed, shrink=shrink, seen=seen)
        verdicts = {answer: seen[answer] for answer in Answer}
        report = LawReport(law=self.name, examples=tried, verdicts=verdicts)
        if must_see_both and self.judges and report.is_vacuous:
            raise VacuousLawError(_VACUOUS.fill(name=self.name, **_named(seen)).de)
        return report

    def _try(
        self, examples: int, *, seed: int | None, shrink: bool, seen: Counter[Answer]
    ) -> int:
        """Try the examples, note the answers in *seen*, return how many were tried."""
        tried = 0

        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            report_multiple_bugs=False,
            # The phase that explains is slow, and the message below says more.
            phases=(Phase.generate, Phase.shrink)[: 1 + shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.data())
        def run(data: st.DataObject) -> None:
            nonlocal tried
            tried += 1
            self.body(
                Trial(
                    law=self.name,
                    title=self.title,
                    terms=self.terms,
                    data=data,
                    seen=seen,
                )
            )

        (run if seed is None else hypothesis.seed(seed)(run))()
        return tried


_VACUOUS: Final = Words(
    "Das Gesetz {name} galt, hat aber kaum etwas gezeigt: {yes}-mal ja, {no}-mal nein, "
    "{unknown}-mal nicht bekannt. Trifft die Regel je zu, und je nicht?",
    "The law {name} held but has shown little: {yes} times yes, {no} times no, "
    "{unknown} times not known. Does the rule ever hold, and ever not?",
)


def _named(seen: Counter[Answer]) -> dict[str, int]:
    return {answer.value: seen[answer] for answer in Answer}
