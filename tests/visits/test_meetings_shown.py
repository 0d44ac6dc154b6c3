"""What people and other systems read about two who meet at a stop is true."""

import json
from typing import Any

import attrs
import pendulum
import pytest

from outreach_core._messages import Language
from outreach_core.errors import InvalidInputError
from outreach_core.ids import StaffId
from outreach_core.people import VisitWishes
from outreach_core.visits import (
    LIVE_FILL,
    Budget,
    DeskPerson,
    DutyDesk,
    PairForming,
    PlannedWeek,
    StaffIll,
    VisitId,
    VisitPlan,
    VisitProblem,
    WorkRules,
    awaited,
    check_plan,
    day_sheets,
    deposit,
    diff_plans,
    duty_sheet,
    offers_for,
    plan_from_json,
    plan_page,
    plan_to_json,
    plan_visits,
    replan,
    simulate,
    standby_for,
    ways_alone,
    why_not,
    why_planned,
)

BERLIN = pendulum.timezone("Europe/Berlin")
RULES = WorkRules(pair_forming=PairForming.PER_STOP)


@pytest.fixture
def case(office: Any) -> tuple[VisitProblem, VisitPlan]:
    """Three visits, each without another of three colleagues; and a fourth too many."""
    times = {1: 540, 2: 600, 3: 660, 4: 540}
    requests = tuple(
        office.request(
            number,
            windows=(office.window(start=start, end=start),),
            wishes=VisitWishes(not_these=frozenset({StaffId(f"s{(4 - number) or 1}")})),
        )
        for number, start in times.items()
    )
    problem = office.problem(days=(office.monday,), requests=requests, rules=RULES)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=200))
    assert sorted(plan.planned) == ["v1", "v2", "v3"]
    return problem, plan


@pytest.fixture
def week(case: Any) -> PlannedWeek:
    problem, plan = case
    names = {"s1": "Anna", "s2": "Ben", "s3": "Cem"}
    staff = {StaffId(key): name for key, name in names.items()}
    return PlannedWeek(problem=problem, plan=plan, details={}, staff_names=staff)


def test_every_way_alone_is_known(case: Any) -> None:
    found = [
        (w.person, w.after, w.before, w.leave_minute, w.arrive_minute, w.wait_minutes)
        for w in ways_alone(*case)
    ]
    assert found == [
        ("s1", "v1", "v2", 590, 600, 25),
        ("s1", "v2", None, 625, 635, 0),
        ("s2", "v1", "v3", 650, 660, 85),
        ("s3", None, "v2", 590, 600, 0),
        ("s3", "v2", "v3", 650, 660, 25),
    ]


def test_tandems_go_no_way_alone(case: Any) -> None:
    problem, plan = case
    together = attrs.evolve(plan.tours[0], parts_at_stop=False)
    assert ways_alone(problem, VisitPlan(tours=(together,))) == ()


def test_a_sheet_says_from_where_two_come_and_where_each_goes_on(
    week: PlannedWeek,
) -> None:
    page = day_sheets(week)
    assert "Treffen um 10:00 Uhr am ersten Halt: Anna von v1, los 9:50 Uhr" in page
    assert "Cem aus dem Büro, los 9:50 Uhr, 10 min" in page
    assert "Anna zu v2 mit Cem um 10:00 Uhr, 10 min, vorher 25 min frei" in page
    assert "Anna ins Büro, 10 min" in page
    english = day_sheets(week, language=Language.EN)
    assert "Ben to v3 with Cem at 11:00, 10 min" in english


def test_a_sheet_promises_no_return_where_two_part(week: PlannedWeek) -> None:
    first, _, third = day_sheets(week).split('class="sheet"')[1:]
    assert "Zurück" not in first
    assert "Getrennt" in first
    assert "Zurück im Büro" in third


def test_the_page_of_the_plan_shows_each_day_by_time(week: PlannedWeek) -> None:
    page = plan_page(week)
    assert "Danach geht jede und jeder allein weiter" in page
    assert "Treffen am ersten Halt" in page
    table = page.split('class="week"')[1].split("</table>")[0]
    row = table.split('scope="row">Anna')[1].split("</tr>")[0]
    assert row.index("8:50–9:25") < row.index("10:00–10:25")


def test_the_document_says_where_two_meet_and_is_read_again(case: Any) -> None:
    problem, plan = case
    text = plan_to_json(problem, plan)
    tours = json.loads(text)["tours"]
    flags = [(t.get("meets_at_stop"), t.get("parts_at_stop")) for t in tours]
    assert flags == [(None, True), (True, True), (True, None)]
    assert plan_from_json(text) == plan


def test_a_document_with_another_word_for_yes_is_refused(case: Any) -> None:
    text = plan_to_json(*case).replace('"meets_at_stop": true', '"meets_at_stop": 1', 1)
    with pytest.raises(InvalidInputError, match=r"tours\[1\].meets_at_stop"):
        plan_from_json(text)


def test_a_plan_is_explained_by_both_ways_to_the_meeting(case: Any) -> None:
    problem, plan = case
    meeting = why_planned(problem, plan, VisitId("v2"))
    assert "die beiden treffen sich dort (10 und 10 Minuten Weg)" in meeting.de
    assert "the two meet there (10 and 10 minutes to get there)" in meeting.en
    first = why_planned(problem, plan, VisitId("v1"))
    assert first.de.endswith("10 Minuten Weg dorthin.")


def test_what_is_left_out_is_explained_by_people_not_by_tours(case: Any) -> None:
    (left,) = why_not(*case)
    assert left.visit == "v4"
    assert left.reasons[0].de.startswith("An den möglichen Tagen (Mo 19.10.) haben nie")
    assert left.smallest_change is not None
    assert left.smallest_change.de.startswith("Wenn der Besuch v1 (gleiche Dringlich")


def test_the_smallest_change_is_true(case: Any) -> None:
    problem, _ = case
    others = tuple(r for r in problem.requests if r.id != "v1")
    plan = plan_visits(
        attrs.evolve(problem, requests=others), seed=1, budget=Budget(iterations=200)
    )
    assert "v4" in plan.planned


def test_the_desk_hears_of_each_parting(case: Any, week: PlannedWeek) -> None:
    _, plan = case
    desk = DutyDesk(
        contact=DeskPerson(id=StaffId("d1")), lead=DeskPerson(id=StaffId("d2"))
    )
    day = plan.tours[0].day
    deposited = deposit(plan, day=day, desk=desk, zone=BERLIN)
    flags = [(tour.meets_at_stop, tour.parts_at_stop) for tour in deposited.tours]
    assert flags == [(False, True), (True, True), (True, False)]
    sheet = duty_sheet(deposited, week)
    assert sheet.count("Getrennt, beide wohlauf") == 2
    assert sheet.count("treffen sich am ersten Halt") == 2
    now = pendulum.datetime(2026, 10, 19, 18, tz=BERLIN)
    said = {a.words.de for a in awaited(deposited, (), now=now) if not a.due.visit}
    assert sum("Abschied der beiden nicht gemeldet" in words for words in said) == 2
    assert sum("Rückkehr nicht gemeldet" in words for words in said) == 1


def test_replanning_refuses_in_words_what_it_cannot_do(case: Any) -> None:
    problem, plan = case
    now = pendulum.datetime(2026, 10, 19, 9, 30, tz=BERLIN)
    day = plan.tours[0].day
    ill = StaffIll(staff=StaffId("s3"), first=day, last=day)
    with pytest.raises(InvalidInputError, match="tandems"):
        replan(problem, plan, [ill], now=now, seed=1)


def test_such_a_plan_is_kept_for_the_days_to_come(case: Any) -> None:
    """A week that is planned anew with the old plan to keep changes nobody's visit."""
    problem, plan = case
    kept = attrs.evolve(problem, keep=plan)
    again = plan_visits(kept, seed=4, budget=Budget(iterations=100), start=plan)
    assert diff_plans(plan, again) == ()


def test_standby_and_simulation_leave_the_next_meeting_alone(case: Any) -> None:
    problem, plan = case
    assert [entry.ids for entry in standby_for(problem, plan)] == [(), (), ()]
    forecast = simulate(problem, plan, runs=20, seed=1, policy=LIVE_FILL)
    assert forecast == simulate(problem, plan, runs=20, seed=1, policy=LIVE_FILL)


def test_an_offer_on_the_phone_keeps_every_rule(case: Any, office: Any) -> None:
    problem, plan = case
    caller = office.request(4, windows=(office.window(start=540, end=960),))
    for offer in offers_for(problem, plan, caller):
        held = tuple(r for r in problem.requests if r.id != caller.id)
        after = attrs.evolve(problem, requests=(*held, offer.request))
        assert check_plan(after, offer.plan) == ()
