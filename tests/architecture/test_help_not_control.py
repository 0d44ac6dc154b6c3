"""Help, not control, and nobody alone: what must not be used cannot be written down."""

import enum
import importlib
import inspect

import pendulum
import pytest
from tree import PURE

from outreach_core import OutreachError
from outreach_core.ids import StaffId
from outreach_core.visits import Tour, VisitProblem, VisitRequest, WorkRules

# Words by which control services note what they saw. Holding none is the promise of
# docs/explanation/help-not-control.md.
NEVER = {
    "apartment",
    "blinds",
    "cleanliness",
    "condition_of_flat",
    "flat",
    "housing_condition",
    "letterbox",
    "mailbox",
    "missed_appointments",
    "missed_reporting_dates",
    "neighbours",
    "no_show",
    "other_persons",
    "sanction",
}


def names_of(cls: type) -> set[str]:
    """Fields of a record, values of a closed list."""
    if issubclass(cls, enum.Enum):
        return {str(member.value) for member in cls}
    return {field.name for field in getattr(cls, "__attrs_attrs__", ())}


@pytest.mark.parametrize("package", PURE)
def test_no_field_exists_for_what_is_seen_at_the_door(package: str) -> None:
    door = importlib.import_module(f"outreach_core.{package}")
    classes = [c for c in vars(door).values() if inspect.isclass(c)]
    assert {
        c.__name__: names_of(c) & NEVER for c in classes if names_of(c) & NEVER
    } == {}


def test_a_tour_of_one_cannot_be_made() -> None:
    for pair in ((), (StaffId("s1"),), (StaffId("s1"), StaffId("s1"))):
        with pytest.raises(OutreachError, match="pair"):
            Tour(
                day=pendulum.date(2026, 10, 19),
                pair=pair,  # type: ignore[arg-type]
                start_minute=480,
                end_minute=960,
                stops=(),
                travel_minutes=0,
            )


def test_no_setting_and_no_argument_makes_a_pair_smaller() -> None:
    words = ("alone", "single", "one_person", "min_staff", "pair_size", "team_size")
    for cls in (WorkRules, VisitProblem, VisitRequest, Tour):
        found = {n for n in names_of(cls) for word in words if word in n}
        assert found == set(), cls.__name__
