"""The table [work] of the settings: profiles, numbers and pairs of an office."""

from typing import Any

import pytest

from outreach_cli.loading import settings_from
from outreach_core.errors import InvalidInputError, OutreachError
from outreach_core.visits import (
    Daylight,
    HoursOverDays,
    HouseholdVisits,
    PairForming,
    WorkRules,
)


def rules(**work: Any) -> WorkRules:
    return settings_from({"work": work}, subject="outreach.toml").work.rules()


def test_without_a_word_the_rules_are_those_of_the_arbzg() -> None:
    assert settings_from({}, subject="outreach.toml").work.rules() == WorkRules.arbzg()


def test_a_decree_of_a_land_brings_its_numbers_and_its_name() -> None:
    found = rules(profile="beamte", law="HAZVO", long_pause_minutes=30)
    assert found.cited("§ 4") == "HAZVO"
    assert found.pause_needed(600) == 30
    assert rules(profile="beamte").law == "AZV"


def test_pairs_hours_and_limits_are_read() -> None:
    found = rules(
        pair_forming="per-tour",
        wanted_pairs=["s2+s1"],
        forbidden_pairs=["s1 + s3"],
        pause_from="12:00",
        max_week_minutes=2400,
        senior_with_junior="required",
    )
    assert found.pair_forming is PairForming.PER_TOUR
    assert found.wanted_pairs == (("s1", "s2"),)
    assert found.forbidden_pairs == (("s1", "s3"),)
    assert found.pause_from_minute == 720
    assert found.hours_over_days == (HoursOverDays(days=7, max_minutes=2400),)
    assert rules(max_week_minutes=0).hours_over_days == ()


def test_pairs_for_each_stop_can_be_chosen() -> None:
    assert rules(pair_forming="per-stop").pair_forming is PairForming.PER_STOP


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("profile", "tvöd"),
        ("pair_forming", "per_day"),
        ("senior_with_junior", "maybe"),
        ("wanted_pairs", ["s1"]),
        ("forbidden_pairs", ["s1+s1"]),
        ("pause_until", "noon"),
        ("pause_minutes", 0),
    ],
)
def test_a_value_that_no_rule_can_hold_is_named(field: str, value: object) -> None:
    with pytest.raises(OutreachError, match=field):
        rules(**{field: value})


def test_all_faults_of_the_table_come_together() -> None:
    with pytest.raises(InvalidInputError) as caught:
        rules(profile="tvöd", max_stops=0, daylight=["13: 08:00-16:00"], pause_from="x")
    text = " ".join(fault.de for fault in caught.value.faults)
    for field in ("profile", "max_stops", "daylight", "pause_from"):
        assert f"work.{field}: erwartet wird" in text
    assert len(caught.value.faults) == 4


def test_dark_months_and_households_are_read() -> None:
    found = rules(daylight=["12: 08:30-16:00"], households="together")
    assert found.daylight == (
        Daylight(month=12, earliest_minute=510, latest_minute=960),
    )
    assert found.households is HouseholdVisits.TOGETHER
    assert rules(home_distance_m=0, start_grid_minutes=15).home_distance_m == 0


def test_a_ladder_that_never_ends_is_no_ladder() -> None:
    for duty in ({"police_minutes": 121}, {"call_minutes": 26}, {"code_word_stage": 1}):
        with pytest.raises(InvalidInputError, match="duty"):
            settings_from({"duty": duty}, subject="outreach.toml")
