"""A wrong engine breaks the law that was made for its mistake, whatever the seed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs
import ibis
import pendulum
import pytest

from outreach_columnar import IbisEngine, JudgedRow, compile_rule, facts_table
from outreach_columnar.compiler import RuleColumns
from outreach_core import Words
from outreach_core.calendar import months
from outreach_core.contacts import (
    ContactHistory,
    ContactSummary,
    Meaning,
    summarise,
    with_household,
)
from outreach_core.rules import AllOf, Answer, Facts, Not, Rule, parameter, rule
from outreach_core.strategies.rules import SAMPLE_FACTS
from outreach_core.testing import BrokenLawError, column_laws_for, contact_laws_for

D = pendulum.Date
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Titel", "title")
BEGIN = D(2020, 1, 1)
SILENCE = parameter("silence", title=T).since(
    BEGIN, months(6).after_event, source="§ 1"
)
TWO = parameter("two", title=T).since(BEGIN, 2, source="§ 1")
STOP = parameter("stop", title=T).since(BEGIN, frozenset("ab"), source="§ 1")
DUE = rule(
    T,
    CONTACT.never_happened | CONTACT.over(SILENCE),
    EFFORTS.at_least(TWO),
    BENEFIT.is_true,
    ~HOLDS.includes(STOP),
)
SEEDS = (1, 2, 3)
RIGHT = IbisEngine(name="polars", connection=ibis.polars.connect())


@attrs.frozen(kw_only=True)
class Wrong:
    """An engine that changes day, rule, table, columns or rows before it answers."""

    name: str = "wrong"
    day: Callable[[D], D] = lambda day: day
    rule: Callable[[Rule], Rule] = lambda asked: asked
    table: Callable[[Any], Any] = lambda table: table
    columns: type[RuleColumns] = RuleColumns
    row: Callable[[JudgedRow], JudgedRow] = lambda row: row
    rows: Callable[[Sequence[JudgedRow]], Iterable[JudgedRow]] = lambda rows: rows
    text: str = ""

    def judge(
        self, asked: Rule, people: Sequence[tuple[str, Facts]], *, on: D
    ) -> Iterable[JudgedRow]:
        right = compile_rule(self.rule(asked), on=self.day(on))
        made = self.columns(**attrs.asdict(right, recurse=False))
        table = self.table(ibis.memtable(facts_table(people, asked)))
        cells = {True: Answer.YES, False: Answer.NO, None: Answer.UNKNOWN}
        rows = [
            JudgedRow(
                key=row["customer"],
                answer=cells[row["answer"]],
                conditions={n: cells[row[name]] for n, name in made.names.items()},
            )
            for row in RIGHT.connection.to_pyarrow(made.judge(table)).to_pylist()
        ]
        return self.rows([self.row(each) for each in rows])

    def statements(self, asked: Rule, *, on: D) -> Mapping[str, str]:
        return {"sql": self.text or compile_rule(asked, on=on).sql()}


class NotNullIsTrue(RuleColumns):
    """Numpy and classic pandas: ``~(NaT < x)`` is true."""

    def _combined(self, node: Rule, answer: Any) -> Any:
        found = super()._combined(node, answer)
        return ibis.coalesce(found, True) if isinstance(node, Not) else found


class AndSkipsNull(RuleColumns):
    """Sums of flags skip what is missing."""

    def _combined(self, node: Rule, answer: Any) -> Any:
        found = super()._combined(node, answer)
        return ibis.coalesce(found, True) if isinstance(node, AllOf) else found


def moved(by: int) -> Callable[[D], D]:
    return lambda day: max(BEGIN, D.fromordinal(day.toordinal() + by))


def shifted_counts(by: int) -> Callable[[Any], Any]:
    return lambda table: table.mutate(efforts=table.efforts + by)


def dropped(asked: Rule) -> Rule:
    part = getattr(asked, "part", asked)
    if isinstance(part, AllOf):
        return attrs.evolve(asked, part=AllOf(parts=part.parts[:-1]))
    return asked


def never_is_null(table: Any) -> Any:
    never = table.contact_never
    return table.mutate(contact_never=ibis.ifelse(never, ibis.null("boolean"), never))


def null_is(answer: Answer) -> Callable[[JudgedRow], JudgedRow]:
    def filled(row: JudgedRow) -> JudgedRow:
        known = {
            node: answer if found is Answer.UNKNOWN else found
            for node, found in row.conditions.items()
        }
        verdict = answer if row.answer is Answer.UNKNOWN else row.answer
        return attrs.evolve(row, answer=verdict, conditions=known)

    return filled


def first_of_each(rows: Sequence[JudgedRow]) -> Iterable[JudgedRow]:
    return {row.key: row for row in rows}.values()


def next_to_the_first(rows: Sequence[JudgedRow]) -> Iterable[JudgedRow]:
    """Fill what is unknown from the row above, as a careless fill does."""
    above = Answer.NO
    for row in rows:
        above = row.answer if row.answer is not Answer.UNKNOWN else above
        yield attrs.evolve(row, answer=above)


def without_last_column(row: JudgedRow) -> JudgedRow:
    return attrs.evolve(row, conditions=dict(list(row.conditions.items())[:-1]))


BUGS = {
    "the threshold is a day too late": (Wrong(day=moved(1)), "row-is-column"),
    "the threshold is a day too early": (Wrong(day=moved(-1)), "row-is-column"),
    "more than instead of at least": (
        Wrong(table=shifted_counts(-1)), "row-is-column",
    ),
    "one is enough": (Wrong(table=shifted_counts(1)), "row-is-column"),
    "a condition is dropped": (Wrong(rule=dropped), "row-is-column"),
    "never is unknown": (Wrong(table=never_is_null), "row-is-column"),
    "NULL is no": (Wrong(row=null_is(Answer.NO)), "row-is-column"),
    "NULL is yes": (Wrong(row=null_is(Answer.YES)), "row-is-column"),
    "NOT NULL is true": (Wrong(columns=NotNullIsTrue), "row-is-column"),
    "AND skips NULL": (Wrong(columns=AndSkipsNull), "row-is-column"),
    "a column is missing": (Wrong(row=without_last_column), "row-is-column"),
    "rows are made distinct": (Wrong(rows=first_of_each), "locality"),
    "unknown is filled from above": (Wrong(rows=next_to_the_first), "locality"),
    "the database counts months": (
        Wrong(text="SELECT date_diff('month', contact, d) >= 6 FROM people"),
        "no-date-arithmetic",
    ),
    "the database adds months": (
        Wrong(text="SELECT contact + INTERVAL 6 MONTH < d FROM people"),
        "no-date-arithmetic",
    ),
    "the database has a clock": (
        Wrong(text="SELECT contact < CURRENT_DATE FROM people"),
        "no-date-arithmetic",
    ),
}  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", BUGS)
def test_a_wrong_engine_breaks_the_law_made_for_it(name: str, seed: int) -> None:
    engine, expected = BUGS[name]
    (law,) = [each for each in column_laws_for(DUE, engine) if str(each) == expected]
    with pytest.raises(BrokenLawError):
        law.check(max_examples=20, seed=seed)


def test_the_same_engine_without_a_bug_breaks_none() -> None:
    for law in column_laws_for(DUE, Wrong()):
        law.check(max_examples=5, seed=1)


Fold = Callable[..., ContactSummary]


@attrs.frozen(kw_only=True)
class WrongFold:
    """A fold over histories that one of its parts gets wrong."""

    name: str = "wrong"
    one: Fold = summarise
    household: Callable[..., Any] = with_household
    kept: Callable[[ContactHistory, Any, D], ContactHistory] = (
        lambda history, policy, day: history  # noqa: ARG005  nothing is lost
    )

    def summaries(
        self, people: Any, *, policy: Any, as_of: D, known_by: D | None
    ) -> Mapping[str, ContactSummary]:
        return {
            customer.id: self.one(
                history, policy=policy, as_of=as_of, known_by=known_by
            )
            for customer, history in self.household(people, policy=policy)
        }

    def merged(
        self, people: Any, new: Any, *, policy: Any, days: tuple[D, D]
    ) -> Mapping[str, ContactSummary]:
        later = {customer.id: history for customer, history in new}
        both = [
            (
                customer,
                ContactHistory(
                    (
                        *self.kept(history, policy, days[0]).contacts,
                        *later[customer.id].contacts,
                    )
                ),
            )
            for customer, history in people
        ]
        return self.summaries(both, policy=policy, as_of=days[1], known_by=None)


def ties_count(history: ContactHistory, **how: Any) -> ContactSummary:
    """Count efforts on the very day of the last talk, as ``>=`` does."""
    right = summarise(history, **how)
    known = history if how["known_by"] is None else history.known_by(how["known_by"])
    more = sum(
        how["policy"].meaning_of(c) is Meaning.EFFORT and c.on == right.last_two_way
        for c in known.contacts
    )
    return attrs.evolve(right, efforts=right.efforts + more)


def known_by_is_ignored(history: ContactHistory, **how: Any) -> ContactSummary:
    return summarise(history, policy=how["policy"], as_of=how["as_of"])


def today_is_over(history: ContactHistory, **how: Any) -> ContactSummary:
    return summarise(history, **{**how, "as_of": moved(-1)(how["as_of"])})


def nothing_is_never(history: ContactHistory, **how: Any) -> ContactSummary:
    return attrs.evolve(summarise(history, **how), recorded=True)


def nothing_is_ahead(history: ContactHistory, **how: Any) -> ContactSummary:
    return attrs.evolve(summarise(history, **how), two_way_ahead=None)


def without_efforts(history: ContactHistory, policy: Any, _: D) -> ContactHistory:
    """Keep the last talk alone, as a state without the days of efforts would."""
    return ContactHistory(
        c for c in history.contacts if policy.meaning_of(c) is not Meaning.EFFORT
    )


def without_those_ahead(history: ContactHistory, _: Any, day: D) -> ContactHistory:
    return history.until(day)


FOLDS = {
    "efforts on the day of the talk count": (
        WrongFold(one=ties_count), "derived-facts-agree",
    ),
    "what was known then is ignored": (
        WrongFold(one=known_by_is_ignored), "derived-facts-agree",
    ),
    "the day itself is left out": (
        WrongFold(one=today_is_over), "derived-facts-agree",
    ),
    "an empty history is never": (
        WrongFold(one=nothing_is_never), "derived-facts-agree",
    ),
    "slips of the pen are not seen": (
        WrongFold(one=nothing_is_ahead), "derived-facts-agree",
    ),
    "the household is forgotten": (
        WrongFold(household=lambda people, **_: people), "derived-facts-agree",
    ),
    "the state forgets the days of efforts": (
        WrongFold(kept=without_efforts), "merging-is-building",
    ),
    "the state forgets what lies ahead": (
        WrongFold(kept=without_those_ahead), "merging-is-building",
    ),
}  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", FOLDS)
def test_a_wrong_fold_breaks_the_law_made_for_it(name: str, seed: int) -> None:
    fold, expected = FOLDS[name]
    (law,) = [each for each in contact_laws_for(fold) if str(each) == expected]
    with pytest.raises(BrokenLawError):
        law.check(max_examples=100, seed=seed)


def test_the_same_fold_without_a_bug_breaks_none() -> None:
    for law in contact_laws_for(WrongFold()):
        law.check(max_examples=50, seed=1)
