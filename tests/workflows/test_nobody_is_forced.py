"""A plug-in may exclude somebody or ask for a review; it forces no letter, no visit."""

from typing import Any

import attrs
import pendulum
import pytest

from outreach_core import Words
from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import Case, OfferRules
from outreach_core.eligibility import Screening, Standing, kassel, screen
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import PLANNER, SCREENER
from outreach_core.letters import LetterProblem
from outreach_core.letters.checks import run_checks
from outreach_core.people import Hold, HoldKind
from outreach_core.testing import MemoryCaseStore
from outreach_core.visits import Budget, BuiltInPlanner, Place, StraightLine, WorkRules
from outreach_core.workflows import (
    OFFICE_PLACE,
    ScreeningRun,
    VisitingHours,
    due_visits,
    gather,
    plan_week,
    screen_or_fall_back,
    screen_with,
)

PLANNED_ON = pendulum.date(2026, 10, 15)
OFFICE = Place(id=OFFICE_PLACE, postcode="34117")


def hold(day: pendulum.Date) -> Hold:
    return Hold(kind=HoldKind.IN_CUSTODY, review_on=day.add(months=1))


class Screens:
    """A screener that answers what it is told."""

    name = "elsewhere"

    def __init__(self, found: Screening) -> None:
        self._found = found

    def screen(self, rulebook: Any, *, as_of: Any) -> Screening:  # noqa: ARG002  the protocol
        return self._found


def office(house: Any, *people: Any) -> Any:
    batch = house.batch(
        people=people, histories={p.id: house.history() for p in people}
    )
    return gather(house.registry(a=batch), sources=["a"], as_of=house.monday)


def by(house: Any, found: Screening) -> Any:
    return house.registry_of(screeners=[Screens(found)]).one(SCREENER, "elsewhere")


def right(gathered: Any) -> Screening:
    return screen(gathered.with_histories(), rulebook=kassel(), as_of=gathered.as_of)


def standing(found: Screening, number: int, changed: Standing) -> Screening:
    decisions = list(found.decisions)
    decisions[number] = attrs.evolve(
        decisions[number], standing=changed, priority=1 if changed == "lost" else 0
    )
    return attrs.evolve(found, decisions=tuple(decisions))


def test_a_screener_that_is_right_is_believed(house: Any) -> None:
    gathered = office(house, house.customer(1), house.customer(2))
    found = right(gathered)
    assert screen_with(by(house, found), gathered, rulebook=kassel()) == found


def test_a_screener_that_forces_somebody_is_named_and_the_core_decides_instead(
    house: Any,
) -> None:
    gathered = in_touch(house)
    forced = by(house, standing(right(gathered), 0, Standing.LOST))
    told: list[tuple[int, int]] = []
    found = screen_or_fall_back(
        forced,
        gathered,
        rulebook=kassel(),
        progress=lambda done, total: told.append((done, total)),
    )
    assert found.screening == right(gathered)
    assert told[-1] == (2, 2)
    assert found.fell_back is not None
    for said in (found.fell_back.de, found.fell_back.en):
        assert "'elsewhere'.screen" in said
        assert "Muster" not in said


def test_what_a_screener_tells_the_user_is_told_when_the_core_steps_in(
    house: Any,
) -> None:
    class Unreadable(Screens):
        def screen(self, rulebook: Any, *, as_of: Any) -> Screening:  # noqa: ARG002
            raise InvalidInputError(subject="people.parquet", faults=["is missing."])

    gathered = office(house, house.customer(1), house.customer(2))
    screener = house.registry_of(screeners=[Unreadable(right(gathered))]).one(
        SCREENER, "elsewhere"
    )
    found = screen_or_fall_back(screener, gathered, rulebook=kassel())
    assert found.screening == right(gathered)
    assert found.fell_back is not None
    assert "people.parquet: is missing." in found.fell_back.de


def test_a_screener_that_is_right_leaves_nothing_to_say(house: Any) -> None:
    gathered = office(house, house.customer(1), house.customer(2))
    screener = by(house, right(gathered))
    found = screen_or_fall_back(screener, gathered, rulebook=kassel())
    assert found == ScreeningRun(screening=right(gathered))


def test_a_hold_that_the_screener_did_not_know_keeps_the_person_off_the_list(
    house: Any,
) -> None:
    free = office(house, house.customer(1), house.customer(2))
    held = house.customer(1, holds=(hold(house.monday),))
    gathered = office(house, held, house.customer(2))
    found = screen_with(by(house, right(free)), gathered, rulebook=kassel())
    assert found.of(held.id).standing is Standing.HELD
    assert [d.customer for d in found.worklist] == [house.customer(2).id]


def with_unread(gathered: Any, *customers: Any) -> Any:
    where = (Words("a.csv, Zeile 7", "a.csv, row 7"),)
    histories = dict(gathered.histories)
    for customer in customers:
        known = histories[customer.id]
        histories[customer.id] = attrs.evolve(known, unread=where)
    return attrs.evolve(gathered, histories=histories)


def test_a_contact_nobody_could_read_keeps_the_person_off_the_list_of_a_screener(
    house: Any,
) -> None:
    her, him = house.customer(1), house.customer(2)
    readable = office(house, her, him)
    gathered = with_unread(readable, her)
    found = screen_with(by(house, right(readable)), gathered, rulebook=kassel())
    assert found.of(her.id).standing is Standing.REVIEW
    assert found == right(gathered)
    assert [d.customer for d in found.worklist] == [him.id]


def test_an_unread_contact_excuses_no_screener_that_is_wrong_otherwise(
    house: Any,
) -> None:
    gathered = with_unread(office(house, house.customer(1)), house.customer(1))
    (decision,) = right(gathered).decisions
    wrong = attrs.evolve(
        decision, standing=Standing.LOST, priority=1, efforts=decision.efforts + 1
    )
    answer = attrs.evolve(right(gathered), decisions=(wrong,))
    with pytest.raises(PluginError, match="otherwise than the core about 1"):
        screen_with(by(house, answer), gathered, rulebook=kassel())


def in_touch(house: Any) -> Any:
    gathered = office(house, house.customer(1), house.customer(2))
    histories = dict(gathered.histories)
    histories[house.customer(1).id] = house.history(silent_days=10)
    return attrs.evolve(gathered, histories=histories)


def test_a_screener_cannot_put_somebody_on_the_list_who_is_in_touch(house: Any) -> None:
    gathered = in_touch(house)
    forced = standing(right(gathered), 0, Standing.LOST)
    with pytest.raises(PluginError, match="otherwise than the core about 1") as caught:
        screen_with(by(house, forced), gathered, rulebook=kassel())
    assert caught.value.place == "screener 'elsewhere'.screen"
    assert not caught.value.ends_run
    assert "Muster" not in str(caught.value)


def test_a_screener_that_overlooks_somebody_is_found_by_the_spot_check(
    house: Any,
) -> None:
    gathered = office(house, house.customer(1), house.customer(2))
    overlooked = standing(right(gathered), 0, Standing.IN_CONTACT)
    with pytest.raises(PluginError, match="otherwise than the core"):
        screen_with(by(house, overlooked), gathered, rulebook=kassel())
    # Without spot checks it may exclude, and still not force.
    found = screen_with(
        by(house, overlooked), gathered, rulebook=kassel(), spot_checks=0
    )
    assert [d.customer for d in found.worklist] == [house.customer(2).id]


def without(found: Screening, number: int) -> Screening:
    kept = tuple(d for n, d in enumerate(found.decisions) if n != number)
    return attrs.evolve(found, decisions=kept)


def test_a_screener_answers_the_question_about_everybody_once(house: Any) -> None:
    gathered = office(house, house.customer(1), house.customer(2))
    found = right(gathered)
    fewer = office(house, house.customer(1))
    wrong = {
        "did not decide about 1": without(found, 0),
        "about 1 people twice": attrs.evolve(
            found, decisions=(found.decisions[0], *found.decisions)
        ),
        "another question": attrs.evolve(found, fingerprint="0" * 64),
        "something else than": attrs.evolve(found, decisions=(1, 2)),
    }
    for said, answer in wrong.items():
        with pytest.raises(PluginError, match=said):
            screen_with(by(house, answer), gathered, rulebook=kassel())
    with pytest.raises(PluginError, match="1 people on the list whom no source"):
        screen_with(by(house, found), fewer, rulebook=kassel())


OLD: list[Any] = []


def visits(house: Any, person: Any, planner: Any) -> Any:
    store = MemoryCaseStore()
    house.open_case(store, person, then=(house.letter,))
    due = due_visits(
        [Case.of(person.id, store.read(person.id))],
        people={person.id: person},
        days=house.week,
        as_of=PLANNED_ON,
        workdays=SUNDAYS_ONLY,
        rules=OfferRules(),
        hours=VisitingHours(),
        office=OFFICE,
    )
    return plan_week(
        due,
        days=house.week,
        staff=house.staff(),
        office=OFFICE,
        travel=StraightLine(),
        planner=planner,
        workdays=SUNDAYS_ONLY,
        rules=WorkRules(),
        seed=1,
        budget=Budget(iterations=10),
    )


def test_a_planner_cannot_force_a_visit_to_somebody_with_a_hold(house: Any) -> None:
    person = house.customer(1)
    OLD[:] = [visits(house, person, BuiltInPlanner()).week.plan]
    assert OLD[0].planned
    planner = house.registry_of(planners=[Insisting()]).one(PLANNER, "insisting")
    held = attrs.evolve(person, holds=(hold(PLANNED_ON),))
    result = visits(house, held, planner)
    assert result.week.plan.planned == frozenset()
    assert result.violations == ()
    (note,) = result.notes
    assert "insisting" in note.de


class Insisting:
    """A planner that insists on a plan made before the hold."""

    name = "insisting"

    def plan(self, problem: Any, *, seed: int, budget: Any, start: Any) -> Any:  # noqa: ARG002  the protocol
        return OLD[0]


class Blaming:
    """A check that has somebody else in mind."""

    name = "blaming"

    def check(self, letter: Any) -> Any:  # noqa: ARG002  the protocol
        words = Words("nein", "no")
        return (LetterProblem(customer="AAAAA-99999", problem=words),)  # type: ignore[arg-type]


def test_a_problem_keeps_back_the_letter_it_was_found_in(house: Any) -> None:
    (letter,) = house.letters(house.customer(1)).to_send
    (problem,) = run_checks(letter, [Blaming()])
    assert problem.customer == house.customer(1).id


def test_no_rulebook_can_put_somebody_with_a_hold_on_the_list(house: Any) -> None:
    held = house.customer(1, holds=(hold(house.monday),))
    found = screen(
        [(held, house.history())], rulebook=kassel(efforts=0), as_of=house.monday
    )
    assert found.worklist == ()
