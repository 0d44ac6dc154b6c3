"""Screening in columns stands where the core stands, for everybody."""

from collections.abc import Iterator
from typing import Any

import attrs
import ibis
import pendulum
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_columnar import (
    build_state,
    correct_state,
    fact_table,
    facts_table,
    in_memory,
    merge_state,
    rule_pair,
    screen_columns,
    screen_state,
    summaries,
)
from outreach_core.contacts import (
    DEFAULT_POLICY,
    ContactHistory,
)
from outreach_core.eligibility import (
    RULEBOOKS,
    Standing,
    facts_of,
    kassel,
    kassel_at_least,
    screen,
)
from outreach_core.errors import InvalidValueError
from outreach_core.people import Customer
from outreach_core.rules import compare
from outreach_core.strategies.eligibility import people as people_near
from outreach_core.strategies.rules import SAMPLE_FACTS

D = pendulum.Date
AS_OF = D(2026, 10, 5)
HOUSEHOLD = attrs.evolve(DEFAULT_POLICY, household_counts=True)
Crowd = tuple[tuple[Customer, ContactHistory], ...]


@pytest.fixture(scope="module", params=["duckdb", "polars"])
def connection(request: pytest.FixtureRequest) -> Iterator[Any]:
    made = getattr(ibis, request.param).connect()
    yield made
    made.disconnect()


@pytest.mark.parametrize(
    "book",
    [
        pytest.param(book, id=name, marks=[] if name == "kassel" else pytest.mark.slow)
        for name, book in RULEBOOKS.items()
    ],
)
@pytest.mark.parametrize(
    "policy", [DEFAULT_POLICY, HOUSEHOLD], ids=["own", "household"]
)
def test_everybody_stands_where_the_core_puts_them(
    connection: Any, book: Any, policy: Any, people: Crowd
) -> None:
    core = screen(people, rulebook=book, as_of=AS_OF, policy=policy)
    asked = screen_columns(in_memory(people), rulebook=book, as_of=AS_OF, policy=policy)
    rows = {r["customer"]: r for r in connection.to_pyarrow(asked.table).to_pylist()}
    assert len(rows) == len(people)
    cells = {"yes": True, "no": False, "unknown": None}
    for decision in core.decisions:
        row = rows[decision.customer]
        assert row["standing"] == decision.standing.value
        assert row["priority"] == decision.priority
        assert row["last_contact"] == decision.last_contact
        assert row["efforts"] == decision.efforts
        for each in decision.finding.walk():
            if each.node in asked.columns.names:
                name = asked.columns.names[each.node]
                assert row[name] is cells[each.answer]
    found = {
        r["standing"]: r["people"]
        for r in connection.to_pyarrow(asked.counts).to_pylist()
    }
    assert found == {k.value: n for k, n in core.counts().items() if n}
    worklist = connection.to_pyarrow(asked.worklist)["customer"].to_pylist()
    assert worklist == [each.customer for each in core.worklist]
    assert {Standing.LOST, Standing.REVIEW, Standing.HELD} <= set(core.counts())


@given(people_near(AS_OF, max_size=6), st.none() | st.just(D(2026, 10, 1)))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_standing_is_that_of_the_core_for_any_history(
    duck: Any, near: Crowd, known_by: D | None
) -> None:
    core = screen(near, rulebook=kassel(), as_of=AS_OF, known_by=known_by)
    asked = screen_columns(
        in_memory(near), rulebook=kassel(), as_of=AS_OF, known_by=known_by
    )
    rows = duck.to_pyarrow(asked.table).to_pylist()
    assert {r["customer"]: r["standing"] for r in rows} == {
        d.customer: d.standing.value for d in core.decisions
    }


def test_a_state_gives_the_same_screening_as_all_contacts(
    duck: Any, people: Crowd
) -> None:
    whole = in_memory(people)
    state = build_state(whole, policy=DEFAULT_POLICY, as_of=AS_OF)
    from_state = screen_state(whole, state, rulebook=kassel()).table
    direct = screen_columns(whole, rulebook=kassel(), as_of=AS_OF).table
    one, other = (
        duck.to_pyarrow(table.order_by("customer")).to_pylist()
        for table in (from_state, direct)
    )
    assert one == other


def test_corrected_contacts_are_folded_anew_for_these_people_alone(
    duck: Any, people: Crowd
) -> None:
    corrected = tuple(
        (customer, ContactHistory(history.contacts[:1]))
        for customer, history in people[::7]
    )
    ids = {customer.id for customer, _ in corrected}
    after = tuple(p for p in people if p[0].id not in ids) + corrected
    state = build_state(in_memory(people), policy=DEFAULT_POLICY, as_of=AS_OF)
    fixed = correct_state(state, in_memory(corrected))
    anew = build_state(in_memory(after), policy=DEFAULT_POLICY, as_of=AS_OF)
    for name in ("summary", "efforts", "ahead"):
        columns = sorted(getattr(anew, name).columns)
        one, other = (
            sorted(
                map(str, duck.to_pyarrow(getattr(s, name).select(*columns)).to_pylist())
            )
            for s in (fixed, anew)
        )
        assert one == other


def test_a_state_never_goes_back_in_time() -> None:
    state = build_state(in_memory(()), policy=DEFAULT_POLICY, as_of=AS_OF)
    with pytest.raises(InvalidValueError, match="as_of"):
        merge_state(state, in_memory(()), as_of=D(2026, 10, 4))


def test_two_rulebooks_are_compared_as_the_core_compares_them(
    connection: Any, people: Crowd
) -> None:
    old, new = kassel().rule, kassel_at_least(efforts=1).rule
    facts = [
        (c.id, facts_of(c, h, policy=DEFAULT_POLICY, as_of=AS_OF)) for c, h in people
    ]
    core = compare(old, new, facts, on=AS_OF)
    pair = rule_pair(old, new, on=AS_OF)
    people = ibis.memtable(facts_table(facts, old, new))
    found = pair.compare(people, connection)
    assert found.cells == core.cells
    moved = connection.to_pyarrow(pair.moved(people))
    entering = sorted(r["customer"] for r in moved.to_pylist() if r["after"] is True)
    assert entering == list(core.enters)
    assert core.enters
    assert sum(group.people for group in found.groups) == len(core.moved)
    # Everybody who moved has at least one condition that answers differently.
    assert all(group.moves for group in found.groups)
    columns = {move.column for group in found.groups for move in group.moves}
    assert columns == {
        "efforts_since_at_least_enough_efforts",
        "last_two_way_contact_over_silence",
    }


def test_the_same_rule_twice_moves_nobody(connection: Any, people: Crowd) -> None:
    pair = rule_pair(kassel().rule, kassel().rule, on=AS_OF)
    whole = in_memory(people)
    folded = summaries(whole.contacts, whole.people, policy=DEFAULT_POLICY, as_of=AS_OF)
    table = fact_table(whole, folded, kassel().rule, as_of=AS_OF)
    found = pair.compare(table, connection)
    assert found.groups == ()
    assert sum(count for *_, count in found.cells) == len(people)


def test_a_fact_that_screening_does_not_know_is_unknown(
    duck: Any, people: Crowd
) -> None:
    book = attrs.evolve(kassel(), rule=SAMPLE_FACTS[3].is_true)
    asked = screen_columns(in_memory(people[:20]), rulebook=book, as_of=AS_OF)
    core = screen(people[:20], rulebook=book, as_of=AS_OF)
    rows = duck.to_pyarrow(asked.table).to_pylist()
    assert {r["customer"]: r["standing"] for r in rows} == {
        d.customer: d.standing.value for d in core.decisions
    }
