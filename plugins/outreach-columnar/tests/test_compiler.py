"""A rule becomes columns that say what the core says, by comparisons alone."""

import ibis
import pendulum
import pyarrow as pa
import pytest

from outreach_columnar import (
    DIALECTS,
    compile_rule,
    fact_columns,
    facts_table,
    other_operations,
)
from outreach_core import Words
from outreach_core.calendar import months
from outreach_core.eligibility import RULEBOOKS, StepKey, kassel
from outreach_core.errors import (
    InvalidInputError,
    InvalidValueError,
    NotInForceError,
)
from outreach_core.rules import (
    NEVER,
    NOT_GIVEN,
    Choice,
    ChoiceFact,
    CountFact,
    DateFact,
    FlagFact,
    Named,
    all_of,
    any_of,
    parameter,
    rule,
)
from outreach_core.strategies.rules import SAMPLE_FACTS
from outreach_core.testing._laws_of_columns import calls_in

D = pendulum.Date
DAY = D(2026, 3, 31)
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Titel", "title")
BEGIN = D(2020, 1, 1)
SILENCE = parameter("silence", title=T).since(
    BEGIN, months(6).after_event, source="§ 1"
)
TWO = parameter("two", title=T).since(BEGIN, 2, source="§ 1")
STOP = parameter("stop", title=T).since(BEGIN, frozenset("ab"), source="§ 1")
DUE = rule(
    Words("fällig", "due"),
    rule(T, CONTACT.never_happened | CONTACT.over(SILENCE), key="silent"),
    rule(T, EFFORTS.at_least(TWO), key="tried"),
    ~HOLDS.includes(STOP),
)


def answers(asked: object, *people: dict[str, object]) -> list[bool | None]:
    columns = compile_rule(asked, on=DAY)
    crowd = [(f"p{n}", facts) for n, facts in enumerate(people)]
    table = columns.judge(ibis.memtable(facts_table(crowd, asked)), "customer")
    found = ibis.duckdb.connect().to_pyarrow(table.order_by("customer"))
    return found["answer"].to_pylist()


def test_a_date_has_three_states() -> None:
    people = [
        {"contact": value}
        for value in (D(2025, 9, 30), D(2025, 10, 1), NEVER, NOT_GIVEN)
    ]
    assert answers(CONTACT.over(SILENCE), *people) == [True, False, False, None]
    assert answers(CONTACT.never_happened, *people) == [False, False, True, None]


def test_a_choice_that_nobody_wants_is_no_but_not_for_the_unknown() -> None:
    nothing = parameter("nothing", title=T).since(BEGIN, frozenset(), source="§ 1")
    people = [{"holds": frozenset()}, {"holds": frozenset("a")}, {}]
    assert answers(HOLDS.includes(nothing), *people) == [False, False, None]
    assert answers(HOLDS.includes(STOP), *people) == [False, True, None]


def test_of_nothing_all_hold_and_none_holds() -> None:
    assert answers(all_of(), {}) == [True]
    assert answers(any_of(), {}) == [False]


def test_a_table_is_filtered_and_widened_by_the_same_columns() -> None:
    columns = compile_rule(DUE, on=DAY)
    facts = {"contact": NEVER, "efforts": 2, "holds": frozenset()}
    people = ibis.memtable(facts_table([("a", facts), ("b", {})], DUE))
    connection = ibis.duckdb.connect()
    lost = connection.to_pyarrow(people.filter(columns.holds))
    wide = connection.to_pyarrow(people.mutate(**columns.answers()))
    assert lost["customer"].to_pylist() == ["a"]
    assert wide["step_silent"].to_pylist() == [True, None]


def test_columns_are_called_what_they_ask_and_share_what_they_mean() -> None:
    names = compile_rule(DUE, on=DAY).names
    assert list(dict.fromkeys(names.values())) == [
        "answer",
        "step_silent",
        "contact_never_happened",
        "contact_over_silence",
        "efforts_at_least_two",
        "holds_includes_stop",
    ]
    steps = {node.key: name for node, name in names.items() if isinstance(node, Named)}
    assert steps["tried"] == "efforts_at_least_two"


def test_a_condition_keeps_its_name_when_the_rule_grows() -> None:
    small = compile_rule(EFFORTS.at_least(TWO), on=DAY).names
    assert set(small.values()) <= set(compile_rule(DUE, on=DAY).names.values())


def test_a_name_fits_into_every_database() -> None:
    long = parameter("x" * 90, title=T).since(BEGIN, 2, source="§ 1")
    other = parameter("x" * 91, title=T).since(BEGIN, 3, source="§ 1")
    made = EFFORTS.at_least(long) & EFFORTS.at_least(other)
    names = set(compile_rule(made, on=DAY).names.values())
    assert len(names) == 2
    assert all(len(name.encode()) <= 63 for name in names)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_the_shipped_rulebooks_ask_for_comparisons_only(
    book: object, dialect: str
) -> None:
    columns = compile_rule(book.rule, on=DAY)
    text = columns.sql(dialect)
    assert calls_in(text) == ()
    assert text.startswith("SELECT")
    table = ibis.memtable(facts_table([], book.rule))
    assert other_operations(columns.judge(table)) == ()


def test_a_date_function_would_be_noticed() -> None:
    table = ibis.memtable(facts_table([], CONTACT.over(SILENCE)))
    wrong = table.select(late=table.contact + ibis.interval(months=6) < table.contact)
    assert "DateAdd" in other_operations(wrong)
    assert calls_in(ibis.to_sql(wrong, dialect="duckdb"))


def test_days_stand_in_the_statement_as_people_write_them() -> None:
    text = compile_rule(CONTACT.over(SILENCE), on=DAY).sql()
    assert "<= CAST('2025-09-30' AS DATE)" in text


def test_the_law_of_another_day_is_applied() -> None:
    stricter = SILENCE.since(D(2026, 1, 1), months(4).after_event, source="§ 2")
    asked = CONTACT.over(stricter)
    now = compile_rule(asked, on=DAY).sql()
    then = compile_rule(asked, on=DAY, law=D(2025, 12, 31)).sql()
    assert "2025-11-30" in now
    assert "2025-09-30" in then


def test_before_the_first_value_there_is_no_question() -> None:
    with pytest.raises(NotInForceError):
        compile_rule(DUE, on=D(2019, 12, 31))


def test_missing_and_mistyped_columns_are_listed_together() -> None:
    table = ibis.memtable(pa.table({"customer": ["a"], "efforts": ["two"]}))
    with pytest.raises(InvalidInputError) as caught:
        compile_rule(DUE, on=DAY).judge(table)
    text = str(caught.value)
    assert "'efforts' is of type string, needed is int64" in text
    assert "'contact_never' is missing" in text
    assert "two" not in text.replace("is of type", "")


def test_never_needs_a_column_only_where_a_rule_asks_for_it() -> None:
    table = ibis.memtable(
        pa.table({"customer": ["a"], "contact": pa.array([DAY], pa.date32())})
    )
    columns = compile_rule(CONTACT.over(SILENCE), on=DAY)
    found = ibis.duckdb.connect().to_pyarrow(columns.judge(table))
    assert found["answer"].to_pylist() == [False]


def test_a_value_of_another_kind_is_refused_and_not_shown() -> None:
    with pytest.raises(InvalidValueError, match="efforts") as caught:
        facts_table([("a", {"efforts": "secret"})], EFFORTS.at_least(TWO))
    assert "secret" not in str(caught.value)


def test_two_facts_never_share_a_column() -> None:
    flag = FlagFact(name="x_never", title=T, if_true=T, if_false=T)
    date = DateFact(name="x", title=T, if_never=T)
    with pytest.raises(InvalidInputError, match="x_never"):
        fact_columns((flag, date))
    with pytest.raises(InvalidInputError, match="no choices"):
        fact_columns((ChoiceFact(name="c", title=T, choices=(), if_none=T),))


def test_every_kind_of_fact_has_its_columns() -> None:
    made = (
        CountFact(name="n", title=T),
        ChoiceFact(
            name="c", title=T, choices=(Choice(name="one", title=T),), if_none=T
        ),
    )
    found = {each.name: each.type for each in fact_columns(made)}
    assert found == {"n": "int64", "c_one": "boolean"}


def test_steps_of_screening_have_columns_of_their_own() -> None:
    names = compile_rule(kassel().rule, on=D(2026, 10, 5)).names
    keys = {node.key for node in names if isinstance(node, Named)}
    assert {StepKey.SILENT, StepKey.TRIED, StepKey.FREE} <= keys
