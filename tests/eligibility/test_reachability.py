"""What the office states is checked field by field, and kept in one order."""

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.contacts import Channel, ContactHistory
from outreach_core.eligibility import (
    Determination,
    HearingGround,
    HearingMatter,
    OfficeAppearance,
    OfficeStatements,
    PlannedContact,
    RadarInput,
)
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId, StaffId

D = pendulum.Date
ADA, BEN = CustomerId("00000-00000"), CustomerId("00001-00000")
DETERMINED = Determination(
    customer=ADA, determined_on=D(2026, 9, 14), consecutive_stated=3
)
APPEARED = OfficeAppearance(customer=ADA, on=D(2026, 9, 30), recorded_by=StaffId("s1"))
PLANNED = PlannedContact(customer=ADA, on=D(2026, 10, 8), channel=Channel.VISIT)
MATTER = HearingMatter(customer=ADA, examined_since=D(2026, 9, 1))
MOMENT = pendulum.datetime(2026, 9, 14)


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (DETERMINED, "customer", ""),
        (DETERMINED, "determined_on", MOMENT),
        (DETERMINED, "determined_on", None),
        (DETERMINED, "consecutive_stated", -1),
        (APPEARED, "customer", " "),
        (APPEARED, "on", MOMENT),
        (APPEARED, "recorded_by", ""),
        (PLANNED, "customer", ""),
        (PLANNED, "on", MOMENT),
        (MATTER, "customer", ""),
        (MATTER, "examined_since", MOMENT),
        (MATTER, "offered_on", MOMENT),
    ],
)
def test_a_statement_that_cannot_be_is_refused_by_field(
    record: object, field: str, value: object
) -> None:
    with pytest.raises(InvalidValueError, match=f"'{field}'"):
        attrs.evolve(record, **{field: value})


@pytest.mark.parametrize("record", [DETERMINED, APPEARED, PLANNED, MATTER])
def test_nothing_that_a_statement_needs_is_made_up(record: object) -> None:
    optional = {"ground", "offered_on"}
    whole = attrs.asdict(record, recurse=False)
    for field in whole.keys() - optional:
        fewer = {name: value for name, value in whole.items() if name != field}
        with pytest.raises(TypeError, match=field):
            type(record)(**fewer)


def test_a_hearing_is_about_a_third_date_and_not_yet_offered_unless_said() -> None:
    assert (MATTER.ground, MATTER.offered_on) == (HearingGround.SENTENCE_3, None)


def test_neither_the_number_of_dates_nor_the_ground_is_printed() -> None:
    assert "consecutive" not in repr(DETERMINED)
    assert "ground" not in repr(MATTER)


SECOND = attrs.evolve(DETERMINED, customer=BEN)
LATER = attrs.evolve(DETERMINED, determined_on=D(2026, 9, 15))
KEPT = {
    "determinations": (DETERMINED, LATER, SECOND),
    "appearances": (APPEARED, attrs.evolve(APPEARED, customer=BEN)),
    "hearings": (MATTER, attrs.evolve(MATTER, customer=BEN)),
}


@given(
    st.randoms(use_true_random=False), st.sampled_from([OfficeStatements, RadarInput])
)
def test_statements_stand_in_one_order_and_once_however_they_come(
    chance: object, kind: type
) -> None:
    mixed = {name: [*records, *records] for name, records in KEPT.items()}
    for records in mixed.values():
        chance.shuffle(records)
    found = kind(**mixed)
    assert {name: getattr(found, name) for name in KEPT} == KEPT


def test_nothing_stated_is_empty() -> None:
    for empty in (OfficeStatements(), RadarInput()):
        assert {getattr(empty, name) for name in KEPT} == {()}
    assert (RadarInput().planned, dict(RadarInput().histories)) == ((), {})


def test_statements_of_two_sources_are_put_together() -> None:
    one = OfficeStatements(determinations=[SECOND], hearings=KEPT["hearings"])
    other = OfficeStatements(
        determinations=[LATER, DETERMINED, SECOND], appearances=KEPT["appearances"]
    )
    assert one.and_those_of(other) == other.and_those_of(one)
    assert one.and_those_of(other) == OfficeStatements(**KEPT)


def test_plans_and_histories_stand_by_person() -> None:
    plans = (PLANNED, attrs.evolve(PLANNED, customer=BEN))
    empty = ContactHistory()
    found = RadarInput(planned=reversed(plans), histories={BEN: empty, ADA: empty})
    assert found.planned == plans
    assert list(found.histories) == [ADA, BEN]
