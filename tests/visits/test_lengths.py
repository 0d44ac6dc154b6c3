"""How long a visit is planned: mean plus half a standard deviation, exactly."""

from decimal import ROUND_CEILING, Decimal, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given

from outreach_core.strategies.visits import visit_lengths
from outreach_core.visits import Pin, VisitLength


def test_the_measured_example_is_planned_with_34_minutes() -> None:
    length = VisitLength()
    assert (length.mean_minutes, length.spread_minutes) == (23, 22)
    assert length.planned_minutes == 34


def test_a_fixed_length_has_no_spread() -> None:
    length = VisitLength.fixed(25)
    assert (length.mean_minutes, length.spread_minutes) == (25, 0)
    assert length.planned_minutes == 25


@given(visit_lengths())
def test_planned_is_mean_and_half_a_standard_deviation_rounded_up(
    length: VisitLength,
) -> None:
    with localcontext() as context:
        context.prec = 60
        share = Decimal(length.open_percent) / 100
        more = Decimal(length.talk_minutes - length.closed_minutes)
        mean = length.closed_minutes + share * more
        spread = (share * (1 - share)).sqrt() * more
        exact = (mean + spread / 2).to_integral_value(rounding=ROUND_CEILING)
    assert length.planned_minutes == int(exact)
    assert length.closed_minutes <= length.mean_minutes <= length.talk_minutes


@pytest.mark.parametrize(
    "wrong",
    [
        {"closed_minutes": 0},
        {"closed_minutes": 20, "talk_minutes": 19},
        {"open_percent": 101},
        {"open_percent": -1},
        {"open_percent": True},
        {"talk_minutes": 60.0},
    ],
)
def test_an_impossible_length_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must be|expected"):
        VisitLength(**wrong)


def test_who_agreed_gets_the_talk_and_what_stands_keeps_its_length(office: Any) -> None:
    request = office.request(1, length=VisitLength())
    agreed = attrs.evolve(request, agreed=True)
    pin = Pin(day=office.monday, start_minute=600)
    assert request.duration_minutes == 34
    assert agreed.duration_minutes == 60
    assert attrs.evolve(agreed, pinned=pin).duration_minutes == 34
    assert [r.promised for r in (request, agreed)] == [False, True]
