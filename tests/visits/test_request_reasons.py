"""Why a visit waits: attempts, announcements, alternatives; and what would help."""

from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.strategies.visits import visit_problems
from outreach_core.visits import (
    Attempt,
    Budget,
    Cause,
    HouseholdVisits,
    NotPlanned,
    Pin,
    VisitPlan,
    VisitProblem,
    WorkRules,
    check_plan,
    plan_visits,
    why_not,
    why_planned,
)
from outreach_core.visits.windows import closed_by, first_open_day, open_windows

SHORT = Budget(iterations=60)
generated = settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def only(office: Any, **changes: Any) -> NotPlanned:
    windows = tuple(office.window(day=day) for day in range(2))
    request = office.request(1, **({"windows": windows} | changes))
    problem = office.problem(requests=(request,))
    plan = plan_visits(problem, seed=1, budget=SHORT)
    assert plan.tours == ()
    (entry,) = why_not(problem, plan)
    return entry


def said(entry: NotPlanned) -> str:
    change = entry.smallest_change.de if entry.smallest_change else "–"
    return f"{' '.join(words.de for words in entry.reasons)} | {change}"


def test_a_letter_on_its_way_is_waited_for(office: Any) -> None:
    entry = only(office, not_before=office.monday.add(days=9))
    assert entry.cause is Cause.ATTEMPTS
    assert said(entry) == (
        "Mo 19.10. und Di 20.10.: Die Ankündigung kann noch nicht angekommen sein. | "
        "Ab Mi 28.10.: Dann kann die Ankündigung angekommen sein."
    )


def test_the_gap_says_from_when_on_it_is_possible_again(office: Any) -> None:
    last = Attempt(on=office.monday.subtract(days=3))
    assert said(only(office, earlier=(last,))) == (
        "Mo 19.10. und Di 20.10.: Der letzte Versuch ist weniger als 7 Tage her. | "
        "Ab Fr 23.10. wieder möglich: Abstand von 7 Tagen."
    )


def test_a_full_month_says_when_the_next_one_begins(office: Any) -> None:
    letters = tuple(Attempt(on=office.monday.subtract(days=n)) for n in (8, 12, 16))
    assert said(only(office, earlier=letters)) == (
        "Mo 19.10. und Di 20.10.: Es gab im Monat schon 3 Versuche, mehr sollen es "
        "nicht sein. | Ab So 01.11. wieder möglich: höchstens 3 Versuche im Monat."
    )


def test_a_closed_door_asks_for_another_time(office: Any) -> None:
    door = Attempt(on=office.monday.subtract(days=41), start_minute=600)
    early = tuple(office.window(day=day, start=540, end=700) for day in range(2))
    entry = only(office, earlier=(door,), windows=early)
    assert said(entry) == (
        "Mo 19.10. und Di 20.10.: Zuletzt blieb die Tür dienstags vormittags zu; nun "
        "ist eine andere Zeit dran. | Eine Zeit an einem anderen Wochentag, nicht "
        "dienstags und nicht vormittags."
    )


def test_three_closed_doors_ask_for_another_way(office: Any) -> None:
    doors = tuple(
        Attempt(on=office.monday.subtract(days=n), start_minute=600)
        for n in (40, 50, 60)
    )
    entry = only(office, earlier=doors)
    assert entry.cause is Cause.ANOTHER_WAY
    assert said(entry) == (
        "3 Türen blieben nacheinander zu. Eine weitere wird nicht geplant. | Ein "
        "Brief, oder ein Treffen an einem anderen Ort: Café, Spaziergang, Amt."
    )


def test_an_announced_visit_outside_the_week_needs_a_call(office: Any) -> None:
    pin = Pin(day=office.monday.add(days=8), start_minute=600)
    entry = only(office, pinned=pin)
    assert entry.cause is Cause.NO_TIMES
    assert "für Di 27.10., 10:00 Uhr angekündigt" in said(entry)
    assert "Die Person rechnet mit diesem Besuch" in said(entry)


def test_the_two_who_were_announced_are_named_as_what_is_missing(office: Any) -> None:
    pin = Pin(day=office.monday, start_minute=600, pair=("s1", "s9"))  # type: ignore[arg-type]
    entry = only(office, pinned=pin)
    assert entry.cause is Cause.WISHES
    assert "das angekündigte Paar kann nicht gehen" in said(entry)


def test_a_protective_note_shows_its_effect_and_never_itself(office: Any) -> None:
    effect = Words("in Deeskalation geschult", "trained in de-escalation")
    changes = {"needs_trainings": frozenset({"krisen"}), "pair_words": effect}
    entry = only(office, **changes)
    assert "in Deeskalation geschult" in said(entry)
    trained = office.member(1, trainings=frozenset({"krisen"}))
    problem = office.problem(
        requests=(office.request(1, **changes),), staff=(trained, office.member(2))
    )
    plan = plan_visits(problem, seed=1, budget=SHORT)
    words = why_planned(problem, plan, problem.requests[0].id)
    assert "in Deeskalation geschult" in words.de


def test_a_window_says_by_how_little_it_is_too_short(office: Any) -> None:
    late = (office.window(start=985, end=1000),)
    assert said(only(office, windows=late)).endswith(
        "| Wenn am Mo 19.10. ein Beginn schon um 15:55 Uhr ginge statt ab 16:25 Uhr."
    )


def test_the_other_alternative_is_the_reason(office: Any) -> None:
    requests = tuple(office.request(n, one_of="either") for n in (1, 2))
    problem = office.problem(requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    (entry,) = why_not(problem, plan)
    assert entry.cause is Cause.ALTERNATIVE
    assert "ein anderer ist für Mo 19.10. geplant" in said(entry)
    assert not any(request.customer in said(entry) for request in requests)


def test_another_visit_to_the_same_person_is_the_reason(office: Any) -> None:
    requests = tuple(office.request(n, customer=CustomerId("c1")) for n in (1, 2))
    problem = office.problem(requests=requests)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    (entry,) = why_not(problem, plan)
    assert entry.cause is Cause.ATTEMPTS
    assert said(entry).endswith("| Ab Mo 26.10. wieder möglich.")


def test_a_household_is_visited_together_or_not_at_all(office: Any) -> None:
    place = office.request(1).place
    requests = tuple(
        office.request(n, place=place, benefit_unit=BenefitUnitId("b1")) for n in (1, 2)
    )
    rules = WorkRules(households=HouseholdVisits.TOGETHER, max_stops=1)
    problem = office.problem(requests=requests, rules=rules)
    plan = plan_visits(problem, seed=1, budget=SHORT)
    (entry,) = why_not(problem, plan)
    assert entry.cause is Cause.HOUSEHOLD
    assert "v1" not in said(entry)
    assert "v2" not in said(entry)


def test_the_reason_of_the_urgency_stands_where_the_visit_is_planned(
    office: Any,
) -> None:
    why = Words("Frist läuft ab.", "A period ends.")
    door = Attempt(on=office.monday.subtract(days=41), start_minute=1030)
    request = office.request(1, urgency=1, urgency_why=why, earlier=(door,))
    problem = office.problem(requests=(request,))
    plan = plan_visits(problem, seed=1, budget=SHORT)
    words = why_planned(problem, plan, request.id)
    assert "Dringlichkeit 1 (Frist läuft ab)" in words.de
    assert "zuletzt blieb die Tür dienstags abends zu" in words.de


EARLIER = st.lists(
    st.tuples(st.integers(1, 40), st.none() | st.sampled_from([600, 800, 1030])),
    max_size=4,
)


@st.composite
def tried_before(draw: st.DrawFn) -> VisitProblem:
    """Problems in which doors stayed closed, letters went out, visits are pinned."""
    problem = draw(visit_problems(min_requests=2, min_staff=2, min_days=1, max_days=5))
    monday, customers = problem.days[0], [CustomerId(f"c-v{n}") for n in range(3)]
    home = problem.requests[0].place
    requests = []
    for request in problem.requests:
        earlier = tuple(
            Attempt(on=monday.subtract(days=days), start_minute=minute)
            for days, minute in draw(EARLIER)
        )
        changes: dict[str, Any] = {
            "earlier": earlier,
            "wished": draw(st.booleans()),
            "one_of": draw(st.sampled_from(["", "", "x", "y"])),
            "customer": draw(st.sampled_from([request.customer, *customers])),
            "not_before": draw(st.none() | st.sampled_from(problem.days)),
        }
        if draw(st.booleans()):  # at home with others
            changes |= {"benefit_unit": BenefitUnitId("b0"), "place": home}
        if draw(st.integers(0, 3)) == 0:
            minute = draw(st.sampled_from([607, 720]))
            day = draw(st.sampled_from(problem.days))
            changes["pinned"] = Pin(day=day, start_minute=minute)
        requests.append(attrs.evolve(request, **changes))
    rules = attrs.evolve(
        problem.rules,
        min_gap_days=draw(st.integers(1, 10)),
        max_attempts_a_month=draw(st.integers(1, 4)),
        max_closed_doors=draw(st.integers(1, 3)),
        households=draw(st.sampled_from(HouseholdVisits)),
    )
    return attrs.evolve(problem, requests=tuple(requests), rules=rules)


@generated
@given(tried_before(), st.integers(0, 3))
def test_every_plan_after_earlier_attempts_passes_the_checker(
    problem: VisitProblem, seed: int
) -> None:
    plan = plan_visits(problem, seed=seed, budget=SHORT)
    assert check_plan(problem, plan) == ()


@generated
@given(tried_before())
def test_every_visit_left_out_has_a_cause_and_a_sentence(problem: VisitProblem) -> None:
    plan = plan_visits(problem, seed=0, budget=SHORT)
    entries = why_not(problem, plan)
    left_out = {request.id for request in problem.requests} - plan.planned
    assert {entry.visit for entry in entries} == left_out
    for entry in entries:
        assert entry.reasons
        for words in entry.reasons:
            assert words.de
            assert "{" not in words.de + words.en


@generated
@given(tried_before())
def test_an_open_window_always_lies_within_one_asked_for(problem: VisitProblem) -> None:
    for request in problem.requests:
        for window in open_windows(problem.rules, request):
            if request.pinned is not None:
                assert window.start_minute == request.pinned.start_minute
                continue
            assert any(
                asked.day == window.day
                and asked.start_minute <= window.start_minute
                and window.end_minute <= asked.end_minute
                for asked in request.windows
            )


@generated
@given(tried_before())
def test_the_day_named_is_open_and_none_before_it(problem: VisitProblem) -> None:
    rules, start = problem.rules, problem.days[0]
    for request in problem.requests:
        first = first_open_day(rules, request, start)
        if first is None:
            assert request.pinned is not None
            continue
        assert closed_by(rules, request, first) is None
        before = (start.add(days=n) for n in range((first - start).days))
        assert all(closed_by(rules, request, day) is not None for day in before)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_planned_for_somebody_left_in_peace(office: Any, seed: int) -> None:
    tired = Attempt(on=office.monday.subtract(days=1))
    request = office.request(1, earlier=(tired,))
    problem = office.problem(requests=(request, office.request(2)))
    plan = plan_visits(problem, seed=seed, budget=SHORT)
    assert plan.planned == {"v2"}
    assert isinstance(plan, VisitPlan)
