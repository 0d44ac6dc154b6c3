"""Others come than the letter named: the person hears it before the bell rings."""

from typing import Any

import pendulum
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_core.cases import Case, VisitAgreed, VisitAnnounced, VisitScheduled
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import (
    ChangeFacts,
    LetterKind,
    OtherPairFacts,
    letter_as_text,
)
from outreach_core.workflows import Announcements, all_cases
from outreach_core.workflows.announced import occasions_of_visits

MONDAY = pendulum.date(2026, 10, 5)
TUESDAY = pendulum.date(2026, 10, 20)
THURSDAY = pendulum.date(2026, 10, 22)
LEY, OHM, AU = (StaffId(f"s{n}") for n in (1, 2, 3))
NAMES = {LEY: "Frau Ley", OHM: "Herr Ohm", AU: "Frau Au", StaffId("s4"): "Herr Ries"}


def visit(*pair: StaffId, **changes: Any) -> VisitScheduled:
    values: dict[str, Any] = {
        "on": MONDAY,
        "visit": "AAAAA-00001.1",
        "day": TUESDAY,
        "start_minute": 600,
        "pair": pair or (LEY, OHM),
    }
    return VisitScheduled(**(values | changes))


def told_of(desk: Any, *then: VisitScheduled) -> Announcements:
    """Return what is to be written once a visit was announced and then went anew."""
    desk.note(visit())
    desk.send()
    desk.note(*then)
    found: Announcements = desk.look(staff_names=NAMES)
    return found


def words_of(desk: Any, found: Announcements) -> str:
    plan, _ = desk.written(found)
    assert plan.problems == ()
    return letter_as_text(plan.to_send[0])


def test_one_of_the_two_is_somebody_else_and_the_letter_says_just_that(
    desk_of: Any,
) -> None:
    desk = desk_of()
    found = told_of(desk, visit(LEY, AU))
    assert [letter.kind for letter in found.letters] == [LetterKind.OTHER_PAIR]
    text = words_of(desk, found)
    assert "Es kommt jemand anderes mit" in text
    assert "Dabei bleibt Frau Ley." in text
    for said in ("20. Oktober", "9:45", "10:30", "Frau Ley und Frau Au", "freiwillig"):
        assert said in text
    assert "bleiben gleich" in text
    assert text.count("?") == 1
    assert "Herr Ohm" not in text


def test_two_others_come_and_nobody_of_the_first_letter_is_named(desk_of: Any) -> None:
    desk = desk_of()
    found = told_of(desk, visit(AU, StaffId("s4")))
    facts = found.letters[0].facts
    assert isinstance(facts, OtherPairFacts)
    assert facts.staying == ()
    text = words_of(desk, found)
    assert "Es kommen andere zu Ihnen" in text
    assert "Frau Ley" not in text
    assert "Dabei bleibt" not in text


def test_another_day_and_other_people_are_one_letter_about_both(desk_of: Any) -> None:
    desk = desk_of()
    found = told_of(desk, visit(LEY, AU, day=THURSDAY))
    facts = found.letters[0].facts
    assert found.letters[0].kind is LetterKind.CHANGE
    assert isinstance(facts, ChangeFacts)
    assert facts.other_pair
    text = words_of(desk, found)
    assert "ein neuer Tag und ein anderes Team" in text
    for said in ("20. Oktober", "22. Oktober", "Frau Ley und Frau Au"):
        assert said in text


def test_another_hour_of_the_same_day_is_no_new_day(desk_of: Any) -> None:
    desk = desk_of()
    found = told_of(desk, visit(start_minute=840))
    text = words_of(desk, found)
    assert "Unser Besuch: eine neue Uhrzeit\n" in text
    assert "Passt Ihnen die neue Uhrzeit?" in text
    assert "Team ist anders" not in text
    assert "neuer Tag" not in text


def test_a_few_minutes_later_with_others_names_the_new_minutes(desk_of: Any) -> None:
    """Else the letter would say that the time stays, and it does not."""
    desk = desk_of()
    found = told_of(desk, visit(LEY, AU, start_minute=615))
    assert [letter.kind for letter in found.letters] == [LetterKind.CHANGE]
    text = words_of(desk, found)
    assert "eine neue Uhrzeit und ein anderes Team" in text
    assert "10:00" in text


# Posted on Wednesday the 14th: arrived on Monday the 19th, the day before the visit.
@pytest.mark.parametrize(("day", "letters"), [(14, 1), (15, 0)])
def test_what_would_not_be_there_the_day_before_is_said_on_the_phone(
    desk_of: Any, day: int, letters: int
) -> None:
    desk = desk_of()
    told_of(desk, visit(LEY, AU))
    found = desk.look(on=pendulum.date(2026, 10, day))
    assert len(found.letters) == letters
    for problem in found.problems:
        assert problem.source == "team"
        assert "Bitte anrufen, sagen, wer kommt" in problem.problem.de


def test_who_would_read_of_the_new_day_after_the_old_one_is_called(
    desk_of: Any,
) -> None:
    """There is time before the new day, but they would wait on the old one."""
    desk = desk_of()
    told_of(desk, visit(day=pendulum.date(2026, 11, 3)))
    assert len(desk.look(on=pendulum.date(2026, 10, 15)).letters) == 1
    found = desk.look(on=pendulum.date(2026, 10, 16))
    assert found.letters == ()
    assert "niemand vergeblich wartet" in found.problems[0].problem.de


def test_who_chose_the_day_has_to_know_the_day_before_too(desk_of: Any) -> None:
    desk = desk_of()
    promise = VisitAgreed(on=MONDAY, day=TUESDAY, start_minute=540, end_minute=660)
    desk.note(promise)
    told_of(desk, visit(LEY, AU))
    assert len(desk.look(on=pendulum.date(2026, 10, 14)).letters) == 1
    assert len(desk.look(on=pendulum.date(2026, 10, 15)).problems) == 1


def test_the_pair_is_told_once_and_back_again_is_another_letter(desk_of: Any) -> None:
    desk = desk_of()
    told_of(desk, visit(LEY, AU))
    assert len(desk.send().handed_over) == 1
    assert desk.send().handed_over == ()
    assert desk.look().standing == (CustomerId("AAAAA-00001"),)
    desk.note(visit())
    desk.send()
    assert desk.sent() == [
        "announcement-1-1-2026-10-20-1000",
        "other-pair-1-2-2026-10-20-1000-2",
        "other-pair-1-3-2026-10-20-1000",
    ]
    (case,) = all_cases(desk.store)
    told = [e for e in case.events if isinstance(e, VisitAnnounced)]
    assert told[-1].pair == (LEY, OHM)


def test_who_was_told_on_the_phone_who_comes_gets_no_letter(desk_of: Any) -> None:
    desk = desk_of()
    told_of(desk, visit(LEY, AU))
    called = VisitAnnounced(
        on=MONDAY,
        visit="AAAAA-00001.1",
        day=TUESDAY,
        start_minute=600,
        pair=(LEY, AU),
    )
    desk.note(called)
    assert desk.look().letters == ()
    assert len(desk.look().standing) == 1


def test_somebody_without_a_name_is_no_letter_but_a_thing_to_do(desk_of: Any) -> None:
    desk = desk_of()
    found = told_of(desk, visit(LEY, StaffId("s9")))
    assert found.letters == ()
    assert "kein Name" in found.problems[0].problem.de


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from([(LEY, OHM), (LEY, AU), (OHM, AU)]),
            st.sampled_from([600, 615, 840]),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_however_the_pair_changes_the_last_letter_names_who_comes(
    desk_of: Any, steps: list[tuple[tuple[StaffId, ...], int]]
) -> None:
    desk = desk_of()
    for pair, start in steps:
        desk.note(visit(*pair, start_minute=start))
        desk.send()
    assert desk.look().letters == desk.look().problems == ()
    occasions = desk.sent()
    assert len(set(occasions)) == len(occasions)
    (case,) = all_cases(desk.store)
    told = [e for e in case.events if isinstance(e, VisitAnnounced)]
    assert told[-1].pair == case.open_visits[0].pair
    last: bytes = list(desk.sink.delivered.values())[-1].content.content
    names = [NAMES[member] for member in case.open_visits[0].pair]
    assert " und ".join(names) in last.decode()
    assert set(occasions) <= occasions_of_visits(Case.of(case.customer, case.events))
