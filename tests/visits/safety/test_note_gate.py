"""Who sees a note, and what is written down about every look."""

from typing import Any

import pendulum
import pytest
from desk_days import desk, hazard_note
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import OutreachError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.strategies.visits_safety import hazard_notes
from outreach_core.visits import (
    Place,
    TravelTable,
    VisitId,
    VisitPlan,
    VisitProblem,
    VisitRequest,
)
from outreach_core.visits.plan import Stop, Tour
from outreach_core.visits.safety.hazards import HazardNote
from outreach_core.visits.safety.note_gate import (
    NotePurpose,
    NoteRole,
    SeenNotes,
    notes_for,
)

DAY = pendulum.date(2026, 10, 19)
NOW = pendulum.datetime(2026, 10, 19, 7, 30, tz="UTC")
PAIR, CONTACT, LEAD = (
    (NoteRole.PAIR_OF_THE_DAY, NotePurpose.PREPARE_VISIT),
    (NoteRole.SAFETY_CONTACT, NotePurpose.DUTY_DESK),
    (NoteRole.LEAD, NotePurpose.REVIEW),
)


def tour(pair: tuple[str, str], visit: str, day: pendulum.Date = DAY) -> Tour:
    at = {"arrive_minute": 540, "start_minute": 540, "end_minute": 565}
    return Tour(
        day=day,
        pair=(StaffId(pair[0]), StaffId(pair[1])),
        start_minute=500,
        end_minute=600,
        stops=(Stop(visit=visit, **at),),  # type: ignore[arg-type]
        travel_minutes=20,
    )


PLAN = VisitPlan(
    tours=(
        tour(("s1", "s2"), "v1"),
        tour(("s3", "s4"), "v2"),
        tour(("s1", "s4"), "v3", DAY.add(days=1)),
    )
)


@pytest.fixture
def problem(office: Any) -> VisitProblem:
    made: VisitProblem = office.problem()
    return made


def note(customer: str, number: int, **changes: Any) -> HazardNote:
    return hazard_note(id=f"n{number}", customer=CustomerId(customer), **changes)


NOTES = [note(f"c{number}", number) for number in (1, 2, 3, 4)]


def look(
    problem: VisitProblem, who: str, what: tuple[NoteRole, NotePurpose], **more: Any
) -> SeenNotes:
    given: dict[str, Any] = {
        "day": DAY,
        "at": NOW,
        "plan": PLAN,
        "desk": desk(),
        "notes": NOTES,
    }
    return notes_for(StaffId(who), *what, problem=problem, **(given | more))


@pytest.mark.parametrize(
    ("who", "what", "shown"),
    [
        ("s1", PAIR, ["n1"]),
        ("s2", PAIR, ["n1"]),
        ("s3", PAIR, ["n2"]),
        ("s5", PAIR, None),
        ("s8", PAIR, None),
        ("s8", CONTACT, ["n1", "n2"]),
        ("s1", CONTACT, None),
        ("s9", CONTACT, None),
        ("s9", LEAD, ["n1", "n2", "n3", "n4"]),
        ("s8", LEAD, None),
        ("s1", (NoteRole.PAIR_OF_THE_DAY, NotePurpose.REVIEW), None),
        ("s8", (NoteRole.SAFETY_CONTACT, NotePurpose.REVIEW), None),
        ("s1", (NoteRole.BENEFITS_CONTROL, NotePurpose.PREPARE_VISIT), None),
        ("s9", (NoteRole.BENEFITS_CONTROL, NotePurpose.REVIEW), None),
        ("s9", (NoteRole.ANYBODY_ELSE, NotePurpose.REVIEW), None),
    ],
)
def test_who_sees_what(
    problem: VisitProblem, who: str, what: Any, shown: list[str] | None
) -> None:
    seen = look(problem, who, what)
    assert [n.id for n in seen.notes] == (shown or [])
    assert list(seen.access.shown) == (shown or [])
    assert seen.access.refused is (shown is None)
    assert (seen.access.viewer, seen.access.role, seen.access.purpose) == (who, *what)
    assert (seen.access.day, seen.access.at) == (DAY, NOW)


def test_on_the_next_day_the_pair_sees_the_people_of_that_day(
    problem: VisitProblem,
) -> None:
    seen = look(problem, "s1", PAIR, day=DAY.add(days=1))
    assert [n.id for n in seen.notes] == ["n3"]


def test_an_expired_note_vanishes_but_the_person_is_told_of_it(
    problem: VisitProblem,
) -> None:
    old = [note("c1", 1, expires_on=pendulum.date(2026, 10, 18))]
    assert look(problem, "s1", PAIR, notes=old).notes == ()
    assert look(problem, "s8", CONTACT, notes=old).notes == ()
    answer = (NoteRole.LEAD, NotePurpose.ANSWER_PERSON)
    told = look(problem, "s9", answer, notes=old, about=CustomerId("c1"))
    assert [n.id for n in told.notes] == ["n1"]
    other = look(problem, "s9", answer, notes=old, about=CustomerId("c2"))
    assert other.notes == ()


@pytest.mark.parametrize("purpose", [None, "", "interest", "prepare_visit "])
def test_without_a_purpose_there_is_no_look(
    problem: VisitProblem, purpose: Any
) -> None:
    with pytest.raises(OutreachError, match="NotePurpose"):
        look(problem, "s1", (NoteRole.PAIR_OF_THE_DAY, purpose))


def test_everything_that_is_missing_is_said_at_once(problem: VisitProblem) -> None:
    with pytest.raises(OutreachError) as caught:
        look(problem, " ", ("boss", None))  # type: ignore[arg-type]
    for word in ("who reads", "NoteRole", "NotePurpose"):
        assert word in str(caught.value)
    with pytest.raises(OutreachError, match="which person"):
        look(problem, "s9", (NoteRole.LEAD, NotePurpose.ANSWER_PERSON))


def test_nothing_of_a_note_is_printed_with_what_was_seen(problem: VisitProblem) -> None:
    seen = look(problem, "s1", PAIR)
    assert "dog" not in repr(seen)
    assert "c1" not in repr(seen)


OFFICE = Place(id="office")
ONE_VISIT = VisitProblem(
    days=(DAY,),
    staff=(),
    requests=(
        VisitRequest(id=VisitId("v0"), customer=CustomerId("c-v0"), place=OFFICE),
    ),
    office=OFFICE,
    travel_minutes=TravelTable(places=("office",), rows=((0,),)),
)


@given(
    notes=st.lists(hazard_notes(), max_size=4),
    who=st.sampled_from(["s1", "s2", "s3", "s8", "s9"]),
    role=st.sampled_from(NoteRole),
    purpose=st.sampled_from([p for p in NotePurpose if p != "answer_person"]),
    days=st.integers(0, 2),
)
def test_whoever_sees_a_note_is_out_there_at_the_desk_or_leads(
    notes: list[HazardNote], who: str, role: NoteRole, purpose: NotePurpose, days: int
) -> None:
    day = DAY.add(days=days)
    plan = VisitPlan(tours=(tour(("s1", "s2"), "v0", day),))
    seen = notes_for(
        StaffId(who),
        role,
        purpose,
        day=day,
        at=NOW,
        problem=ONE_VISIT,
        plan=plan,
        desk=desk(),
        notes=notes,
    )
    for one in seen.notes:
        assert who in {"s1", "s2", "s8", "s9"}
        assert one.customer == "c-v0" or who == "s9"
        assert role not in {NoteRole.BENEFITS_CONTROL, NoteRole.ANYBODY_ELSE}
    assert {n.id for n in seen.notes} == set(seen.access.shown)
