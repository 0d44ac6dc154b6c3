"""Parameters are step functions of the day, each value with its source."""

import datetime as dt

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.calendar import months
from outreach_core.errors import InvalidValueError, NotInForceError
from outreach_core.rules import Parameter, parameter
from outreach_core.strategies.calendar import days
from outreach_core.strategies.rules import parameters

D = pendulum.Date
TRIES = parameter("tries", title=Words("Versuche", "attempts"))
TWO_STEPS = TRIES.since(D(2020, 1, 1), 1, source="A").since(
    D(2024, 1, 1), 2, source="B", note="stricter"
)


def test_the_day_of_a_step_belongs_to_the_new_value() -> None:
    assert TWO_STEPS.on(D(2023, 12, 31)).value == 1
    assert TWO_STEPS.on(D(2024, 1, 1)).value == 2
    assert TWO_STEPS.on(D(2024, 1, 1)).source == "B"
    assert TWO_STEPS.on(D(2024, 1, 1)).note == "stricter"
    assert TWO_STEPS.on(D(2020, 1, 1)).value == 1


def test_before_the_first_step_nothing_is_in_force() -> None:
    with pytest.raises(NotInForceError, match="2020-01-01") as caught:
        TWO_STEPS.on(D(2019, 12, 31))
    assert isinstance(caught.value, LookupError)
    assert caught.value.parameter == "tries"
    assert "gilt erst ab" in caught.value.words.de


@given(parameters(st.integers(0, 9), name="p"), days(dt.date(2005, 1, 1)))
def test_on_any_day_the_latest_step_up_to_it_is_in_force(
    made: Parameter[int], day: pendulum.Date
) -> None:
    past = [step for step in made.steps if step.since <= day]
    assert made.on(day) == max(past, key=lambda step: step.since)


@given(parameters(st.integers(0, 9), name="p"), st.integers(0, 9))
def test_a_new_step_never_changes_an_earlier_day(
    made: Parameter[int], value: int
) -> None:
    day = made.steps[-1].since.add(days=1)
    grown = made.since(day, value, source="§ 3")
    assert grown.on(day).value == value
    assert grown.on(made.steps[-1].since) == made.steps[-1]


def test_steps_come_in_order_one_a_day() -> None:
    for day in (D(2024, 1, 1), D(2023, 1, 1)):
        with pytest.raises(InvalidValueError, match="in order"):
            TWO_STEPS.since(day, 3, source="C")


def test_all_values_are_of_one_kind() -> None:
    with pytest.raises(InvalidValueError, match="of one kind"):
        TWO_STEPS.since(D(2025, 1, 1), months(6).after_event, source="C")


@pytest.mark.parametrize("value", [months(6), -1, "6", 1.5, None, frozenset({1})])
def test_a_value_is_a_count_a_period_or_a_set_of_names(value: object) -> None:
    with pytest.raises(InvalidValueError, match=r"months\(6\)\.after_event"):
        TRIES.since(D(2020, 1, 1), value, source="A")


def test_a_flag_is_no_count() -> None:
    with pytest.raises(InvalidValueError, match="not a flag"):
        TRIES.since(D(2020, 1, 1), True, source="A")  # noqa: FBT003  the mistake
    with pytest.raises(InvalidValueError, match="count"):
        TWO_STEPS.since(D(2025, 1, 1), True, source="A")  # noqa: FBT003  the same


def test_every_value_needs_a_source() -> None:
    with pytest.raises(InvalidValueError, match="source"):
        TRIES.since(D(2020, 1, 1), 1, source="")


@pytest.mark.parametrize("name", ["", "Tries", "two words", "1st"])
def test_a_name_works_as_a_column_too(name: str) -> None:
    with pytest.raises(InvalidValueError, match="name"):
        parameter(name, title=Words("x", "x")).since(D(2020, 1, 1), 1, source="A")
