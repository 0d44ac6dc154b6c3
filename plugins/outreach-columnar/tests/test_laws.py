"""DuckDB and Polars judge tables as the core judges people: laws 18 to 21."""

from collections.abc import Iterator, Sequence

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_columnar import IbisEngine
from outreach_core.eligibility import RULEBOOKS, kassel
from outreach_core.strategies.rules import rules
from outreach_core.testing import Law, column_laws_for, contact_laws_for

ENGINES = ("duckdb", "polars")
BOOKS = {**RULEBOOKS, "kassel-with-age": kassel(age_limit=True)}
LAWS = ("row-is-column", "locality", "no-date-arithmetic")
SEED = 1


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[IbisEngine]:
    connection = getattr(ibis, request.param).connect()
    yield IbisEngine(name=request.param, connection=connection)
    connection.disconnect()


def law_of(laws: Sequence[Law], name: str) -> Law:
    return next(law for law in laws if str(law) == name)


@pytest.mark.parametrize("name", LAWS)
@pytest.mark.parametrize("book", BOOKS)
def test_the_shipped_rulebooks_obey_every_law_of_columns(
    engine: IbisEngine, book: str, name: str
) -> None:
    law = law_of(column_laws_for(BOOKS[book].rule, engine), name)
    law.check(max_examples=3, seed=SEED, must_see_both=name == "row-is-column")


@pytest.mark.parametrize("name", ["derived-facts-agree", "merging-is-building"])
def test_contacts_are_folded_as_the_core_folds_them(
    engine: IbisEngine, name: str
) -> None:
    law_of(contact_laws_for(engine), name).check(max_examples=6, seed=SEED)


@given(data=st.data())
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[
        HealthCheck.nested_given,
        HealthCheck.function_scoped_fixture,
    ],
)
def test_any_rule_obeys_every_law_of_columns(
    engine: IbisEngine, data: st.DataObject
) -> None:
    for law in column_laws_for(data.draw(rules(max_leaves=4)), engine):
        law.check(max_examples=1)


@pytest.mark.nightly
@given(data=st.data())
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[
        HealthCheck.nested_given,
        HealthCheck.function_scoped_fixture,
    ],
)
def test_many_rules_obey_every_law_of_columns(
    engine: IbisEngine, data: st.DataObject
) -> None:
    for law in column_laws_for(data.draw(rules()), engine):
        law.check(max_examples=2)


@pytest.mark.nightly
@pytest.mark.parametrize("book", BOOKS)
def test_the_laws_hold_for_many_people(engine: IbisEngine, book: str) -> None:
    for law in (*column_laws_for(BOOKS[book].rule, engine), *contact_laws_for(engine)):
        law.check(max_examples=50)
