"""Letters that stay here: what they say about money, and where they would go."""

from typing import Any

import attrs
import pendulum
import pytest

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import (
    Case,
    CaseOpened,
    DecidedOtherwise,
    DecisionReason,
    VisitScheduled,
)
from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    NotReachedReason,
    Outcome,
)
from outreach_core.eligibility import (
    Determination,
    HearingMatter,
    OfficeAppearance,
    OfficeStatements,
    Radar,
    RadarInput,
    radar,
)
from outreach_core.hooks import SourceBatch
from outreach_core.ids import StaffId
from outreach_core.letters import DIN_5008_B, TextFormat
from outreach_core.people import Address, AddressConfidence
from outreach_core.testing import MemoryCaseStore, MemorySink
from outreach_core.workflows import (
    Gathered,
    checked_addresses_only,
    failures,
    gather,
    radar_line,
    radar_of,
    send_letters,
    undecided_only,
)
from outreach_core.workflows.holding_back import (
    CHECK_ADDRESS,
    DECIDED,
    NOT_HONEST,
    honest_only,
)

D = pendulum.Date


def determined(person: Any, on: D) -> Determination:
    return Determination(customer=person.id, determined_on=on, consecutive_stated=3)


def radar_with(house: Any, *stated: Determination) -> Radar:
    return radar(RadarInput(determinations=stated), as_of=house.monday)


def test_people_inside_the_window_get_no_letter_that_promises_their_money_is_safe(
    house: Any,
) -> None:
    inside, outside, over = (house.customer(n) for n in (1, 2, 3))
    found = radar_with(
        house, determined(inside, D(2026, 9, 10)), determined(over, D(2026, 8, 10))
    )
    store, sink = MemoryCaseStore(), MemorySink()
    house.open_case(store, inside, outside, over)
    run = send_letters(
        house.letters(inside, outside, over),
        radar=found,
        formats=[TextFormat()],
        profile=DIN_5008_B,
        sink=sink,
        store=store,
        on=house.monday,
    )
    assert run.handed_over == (outside.id, over.id)
    (problem,) = failures(run)
    assert (problem.customer, problem.problem) == (inside.id, NOT_HONEST)
    assert "§ 7b" in problem.problem.de
    assert "§ 7b" in problem.problem.en
    # Not even a key is reserved: a later run must not take the letter up again.
    assert {e.key for e in store.entries()} == {
        letter.key.text for letter in run.plan.to_send
    }


def test_whoever_has_appeared_gets_the_usual_letter_again(house: Any) -> None:
    person = house.customer(1)
    stated = determined(person, D(2026, 9, 10))
    came = OfficeAppearance(
        customer=person.id, on=D(2026, 10, 2), recorded_by=StaffId("s1")
    )
    found = radar(
        RadarInput(determinations=(stated,), appearances=(came,)), as_of=house.monday
    )
    plan = house.letters(person)
    assert honest_only(plan, radar=found) == plan


def test_holding_back_twice_holds_back_once(house: Any) -> None:
    person = house.customer(1)
    found = radar_with(house, determined(person, D(2026, 9, 10)))
    once = honest_only(house.letters(person), radar=found)
    assert honest_only(once, radar=found) == once
    assert len(once.problems) == 1


def returned(on: D) -> Contact:
    return Contact(
        on=on,
        channel=Channel.LETTER,
        direction=Direction.OUTBOUND,
        outcome=Outcome.RETURNED,
        reason=NotReachedReason.NO_OR_WRONG_ADDRESS,
    )


def gathered_with(house: Any, *contacts: Contact, **address: object) -> Gathered:
    person = house.customer(1)
    home = attrs.evolve(person.address, **address)
    batch = SourceBatch(
        people=(attrs.evolve(person, address=home),),
        histories={person.id: ContactHistory(contacts)},
    )
    return gather(
        house.registry(one=batch), sources=["one"], directories=[], as_of=house.monday
    )


@pytest.mark.parametrize(
    ("checked", "held"), [(None, True), (D(2026, 9, 1), True), (D(2026, 9, 20), False)]
)
def test_a_letter_that_came_back_keeps_the_next_one_here_until_somebody_looked(
    house: Any, checked: D | None, *, held: bool
) -> None:
    gathered = gathered_with(house, returned(D(2026, 9, 10)), checked_on=checked)
    (person,) = gathered.people
    assert isinstance(person.address, Address)
    doubtful = person.address.confidence is AddressConfidence.DOUBTFUL
    assert doubtful is held
    plan = checked_addresses_only(house.letters(person), people=gathered.by_id)
    assert (plan.to_send == ()) is held
    assert [p.problem for p in plan.problems] == ([CHECK_ADDRESS] if held else [])


def test_a_silent_letter_says_nothing_about_an_address(house: Any) -> None:
    sent = attrs.evolve(returned(D(2026, 9, 10)), outcome=Outcome.SENT, reason=None)
    (person,) = gathered_with(house, sent).people
    plan = checked_addresses_only(house.letters(person), people={person.id: person})
    assert len(plan.to_send) == 1


def stating(house: Any, **stated: Any) -> Gathered:
    batch = attrs.evolve(house.batch(1, 2), statements=OfficeStatements(**stated))
    return gather(
        house.registry(one=batch), sources=["one"], directories=[], as_of=house.monday
    )


def test_the_radar_is_drawn_from_what_was_read_and_what_is_planned(house: Any) -> None:
    one, two = (house.customer(n) for n in (1, 2))
    gathered = stating(
        house,
        determinations=(
            determined(one, D(2026, 9, 10)),
            determined(two, D(2026, 9, 11)),
        ),
        hearings=(HearingMatter(customer=two.id, examined_since=D(2026, 9, 1)),),
    )
    visit = VisitScheduled(
        on=D(2026, 10, 2),
        visit="v1",
        day=D(2026, 10, 20),
        start_minute=600,
        pair=(StaffId("s1"), StaffId("s2")),
    )
    opened = CaseOpened(on=D(2026, 10, 1), rulebook="kassel")
    case = Case.of(one.id, (opened, visit))
    found = radar_of(gathered, [case], workdays=SUNDAYS_ONLY)
    assert [entry.customer for entry in found.unplanned] == [two.id]
    assert len(found.inside) == 2
    line = radar_line(found)
    assert "2 Menschen" in line.de
    assert "für 1 ist" in line.de
    assert "26 Tage" in line.de
    assert "noch anzubieten: 1" in line.de


def test_a_quiet_office_says_nothing_about_the_window(house: Any) -> None:
    assert radar_line(radar_of(stating(house), [], workdays=SUNDAYS_ONLY)).de == ""


def test_statements_of_two_sources_are_put_together_and_said_once(house: Any) -> None:
    stated = OfficeStatements(
        determinations=(determined(house.customer(1), D(2026, 9, 10)),)
    )
    batches = {
        "one": attrs.evolve(house.batch(1), statements=stated),
        "two": attrs.evolve(house.batch(2), statements=stated),
    }
    found = gather(
        house.registry(**batches),
        sources=["one", "two"],
        directories=[],
        as_of=house.monday,
    )
    assert found.statements == stated


def test_a_decision_to_wait_keeps_the_letter_here_until_its_review(house: Any) -> None:
    person = house.customer(1)
    opened = CaseOpened(on=D(2026, 10, 1), rulebook="kassel")
    wait = DecidedOtherwise(
        on=D(2026, 10, 2),
        reason=DecisionReason.BAD_MOMENT,
        review_on=D(2026, 10, 20),
    )
    case = Case.of(person.id, (opened, wait))
    plan = house.letters(person)
    held = undecided_only(plan, cases=[case], on=D(2026, 10, 19))
    assert held.to_send == ()
    assert [problem.problem for problem in held.problems] == [DECIDED]
    assert undecided_only(plan, cases=[case], on=D(2026, 10, 20)) == plan
