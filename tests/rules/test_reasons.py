"""Which conditions decided, what would turn the answer, and when."""

import pendulum
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.calendar import months
from outreach_core.errors import NotInForceError
from outreach_core.rules import (
    NEVER,
    Answer,
    Condition,
    all_of,
    any_of,
    facts_in,
    judge,
    next_change,
    obstacles,
    open_questions,
    parameter,
    reasons,
    regimes,
    remedies,
    turning_points,
)
from outreach_core.strategies.rules import SAMPLE_FACTS, cases, persons, rules

D = pendulum.Date
ON = D(2026, 3, 1)
RULES, DATE_RULES = rules(), rules(SAMPLE_FACTS[:2])
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Wert", "value")
SILENCE = (
    parameter("silence", title=T)
    .since(D(2020, 1, 1), months(6).after_event, source="§ 1")
    .since(D(2026, 7, 1), months(4).after_event, source="§ 2")
)
TWO = parameter("two", title=T).since(D(2020, 1, 1), 2, source="§")
STOP = parameter("stop", title=T).since(D(2020, 1, 1), frozenset("a"), source="§")
LOST = all_of(
    CONTACT.never_happened | CONTACT.over(SILENCE),
    EFFORTS.at_least(TWO),
    ~HOLDS.includes(STOP),
)
FINE = {"contact": D(2025, 1, 1), "efforts": 2, "holds": frozenset()}


def names(findings: object) -> list[str]:
    return [each.node.fact.name for each in findings]


def test_a_no_is_explained_by_everything_that_fails_not_only_the_first() -> None:
    found = judge(LOST, {**FINE, "efforts": 0, "holds": frozenset("a")}, on=ON)
    assert names(reasons(found)) == ["efforts", "holds"]


def test_a_yes_to_any_of_is_explained_by_what_holds() -> None:
    rule = any_of(BENEFIT.is_true, EFFORTS.at_least(TWO))
    found = judge(rule, {"benefit": False, "efforts": 3}, on=ON)
    assert names(reasons(found)) == ["efforts"]


@given(st.data())
def test_reasons_suffice_whatever_the_other_facts_are(data: st.DataObject) -> None:
    rule = data.draw(RULES)
    facts, on = data.draw(cases(rule))
    found = judge(rule, facts, on=on)
    kept = set(names(reasons(found)))
    others = data.draw(persons(rule, on))
    mixed = {**others, **{name: facts[name] for name in kept}}
    event(found.answer)
    assert judge(rule, mixed, on=on).answer is found.answer


@given(st.data())
def test_an_unknown_answer_always_has_an_open_question(data: st.DataObject) -> None:
    rule = data.draw(RULES)
    facts, on = data.draw(cases(rule))
    found = judge(rule, facts, on=on)
    questions = names(open_questions(found))
    assert len(questions) == len(set(questions))
    if found.answer is Answer.UNKNOWN:
        assert questions


@given(st.data())
def test_only_an_answer_that_is_not_yes_has_obstacles(data: st.DataObject) -> None:
    rule = data.draw(RULES)
    facts, on = data.draw(cases(rule))
    found = judge(rule, facts, on=on)
    if found.answer is Answer.YES:
        assert obstacles(found) == remedies(found) == ()
    assert all(isinstance(each.node, Condition) for each in obstacles(found))


def test_under_not_the_obstacle_is_what_holds() -> None:
    found = judge(LOST, {**FINE, "holds": frozenset("a")}, on=ON)
    (obstacle,) = obstacles(found)
    assert obstacle.answer is Answer.YES
    assert names([obstacle]) == ["holds"]


def test_remedies_name_the_day_the_gap_and_the_hold() -> None:
    facts = {"contact": D(2025, 12, 31), "efforts": 1, "holds": frozenset("a")}
    texts = [words.de for words in remedies(judge(LOST, facts, on=ON))]
    assert texts[:2] == [
        (
            "contact (de): Die Zeit ist ab dem 1. Juli 2026 um, wenn bis dahin nichts "
            "Neues dazukommt."
        ),
        "efforts (de): noch 1 mehr nötig.",
    ]
    assert "„a (de)“ müsste wegfallen" in texts[2]
    assert len(texts) == 3


def test_remedies_ask_for_what_is_not_known() -> None:
    (words,) = remedies(judge(BENEFIT.is_true, {}, on=ON))
    assert words == Words(
        "benefit (de): müsste bekannt sein.", "benefit (en): would have to be known."
    )
    (words,) = remedies(judge(BENEFIT.is_true, {"benefit": False}, on=ON))
    assert "müsste vorliegen" in words.de


def test_too_much_is_said_as_too_much() -> None:
    (words,) = remedies(judge(EFFORTS.at_most(TWO), {"efforts": 5}, on=ON))
    assert words.de == "efforts (de): 3 zu viel."


def test_the_facts_of_a_finding_can_be_judged_again() -> None:
    found = judge(LOST, FINE, on=ON)
    assert facts_in(found) == FINE
    assert judge(LOST, facts_in(found), on=ON) == found


def test_the_answer_turns_on_the_day_after_the_period() -> None:
    facts = {**FINE, "contact": D(2025, 9, 30)}
    assert next_change(LOST, facts, on=ON) == (D(2026, 3, 31), Answer.YES)


def test_a_new_law_can_turn_the_answer() -> None:
    facts = {**FINE, "contact": D(2026, 2, 15)}
    assert next_change(LOST, facts, on=ON) == (D(2026, 7, 1), Answer.YES)


def test_time_alone_never_changes_a_rule_without_dates() -> None:
    assert next_change(BENEFIT.is_true, {"benefit": True}, on=ON) is None
    assert next_change(LOST, {**FINE, "contact": NEVER}, on=ON) is None


def test_a_period_beyond_the_calendar_never_ends() -> None:
    facts = {**FINE, "contact": D(9999, 12, 1)}
    assert next_change(LOST, facts, on=ON) is None
    assert remedies(judge(LOST, facts, on=ON)) == ()


@given(st.data())
def test_between_turning_points_nothing_changes(data: st.DataObject) -> None:
    rule = data.draw(RULES)
    facts, on = data.draw(cases(rule))
    points = [on, *turning_points(rule, facts, after=on)]
    day = D.fromordinal(on.toordinal() + data.draw(st.integers(0, 1500)))
    latest = max(point for point in points if point <= day)
    assert judge(rule, facts, on=day).answer is judge(rule, facts, on=latest).answer


@given(st.data())
def test_the_next_change_is_the_first_day_with_another_answer(
    data: st.DataObject,
) -> None:
    rule = data.draw(DATE_RULES)
    facts, on = data.draw(cases(rule))
    change = next_change(rule, facts, on=on)
    today = judge(rule, facts, on=on).answer
    last = D(2040, 1, 1)
    if change is not None:
        day, answer = change
        last = D.fromordinal(day.toordinal() - 1)
        assert judge(rule, facts, on=day).answer is answer
        assert answer is not today
    event("changes" if change else "never changes")
    between = data.draw(st.integers(on.toordinal(), last.toordinal()))
    for asked in (last, D.fromordinal(between)):
        assert judge(rule, facts, on=asked).answer is today


def test_under_the_law_of_one_day_a_later_law_never_turns_the_answer() -> None:
    facts = {**FINE, "contact": D(2026, 2, 15)}
    assert next_change(LOST, facts, on=ON, law=ON) == (D(2026, 8, 16), Answer.YES)


def test_under_a_law_still_to_come_its_own_periods_count_at_once() -> None:
    facts = {**FINE, "contact": D(2025, 12, 1)}
    coming = D(2026, 7, 1)
    assert next_change(LOST, facts, on=ON, law=coming) == (D(2026, 4, 2), Answer.YES)
    assert turning_points(LOST, facts, after=ON, law=coming) == (D(2026, 4, 2),)


def test_under_a_law_of_the_past_the_old_period_still_runs() -> None:
    facts = {**FINE, "contact": D(2026, 6, 1)}
    asked = {"on": D(2026, 8, 1), "law": D(2026, 6, 30)}
    assert next_change(LOST, facts, **asked) == (D(2026, 12, 2), Answer.YES)


def test_a_law_before_the_first_value_is_refused() -> None:
    with pytest.raises(NotInForceError, match="silence"):
        next_change(LOST, FINE, on=ON, law=D(2019, 12, 31))
    with pytest.raises(NotInForceError, match="silence"):
        turning_points(LOST, FINE, after=ON, law=D(2019, 12, 31))


@given(st.data())
def test_under_a_fixed_law_the_next_change_is_what_counting_days_finds(
    data: st.DataObject,
) -> None:
    rule = data.draw(DATE_RULES)
    facts, near = data.draw(cases(rule))
    # Some way before the day that matters, which a fixed law allows for any rule.
    on = D.fromordinal(near.toordinal() - data.draw(st.sampled_from((1, 40, 300))))
    law = data.draw(st.sampled_from(regimes(rule) or (near,)))
    change = next_change(rule, facts, on=on, law=law)
    today = judge(rule, facts, on=on, law=law).answer
    later = (D.fromordinal(on.toordinal() + days) for days in range(1, 400))
    answers = ((day, judge(rule, facts, on=day, law=law).answer) for day in later)
    counted = next((each for each in answers if each[1] is not today), None)
    event("changes" if counted else "stays")
    if counted is None:
        assert change is None or change[0] >= D.fromordinal(on.toordinal() + 400)
    else:
        assert change == counted
