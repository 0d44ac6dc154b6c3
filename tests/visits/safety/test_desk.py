"""The desk, the plan that lies there, silence, slips of the pen, aftercare, the sheet."""

from html.parser import HTMLParser
from typing import Any

import attrs
import pendulum
import pytest
from desk_days import MONDAY, TOUR, at, desk, noted, person, plan, said, stop, tour
from hypothesis import given, settings

from outreach_core import Language, OutreachError
from outreach_core.strategies.visits_safety import deposited_plans, overdue_ladders
from outreach_core.visits import (
    Place,
    PlannedWeek,
    StopDetails,
    TravelTable,
    VisitId,
    VisitPlan,
    VisitProblem,
    duty_sheet,
)
from outreach_core.visits.safety.deposit import DepositedPlan, DueKind, TourId
from outreach_core.visits.safety.desk import (
    STAGES,
    OverdueLadder,
    OverdueStage,
)
from outreach_core.visits.safety.desk_checks import (
    AftercareCause,
    aftercare,
    quiet_since,
    unmatched_entries,
)
from outreach_core.visits.safety.desk_entries import (
    AcknowledgeReason,
    DeskEntry,
    DeskReport,
)
from outreach_core.visits.safety.moments import clock_of, seconds


@given(overdue_ladders())
def test_a_ladder_only_climbs(ladder: OverdueLadder) -> None:
    heights = [
        -1 if (stage := ladder.stage_after(late)) is None else STAGES.index(stage)
        for late in range(-5, 130)
    ]
    assert heights == sorted(heights)
    assert heights[-1] == STAGES.index(OverdueStage.POLICE)


@pytest.mark.parametrize(
    "changes",
    [
        {"police_minutes": 20},
        {"call_minutes": 26},
        {"call_minutes": 0},
        {"police_minutes": 121},
        {"lead_minutes": True},
        {"code_word_stage": OverdueStage.CALL},
    ],
)
def test_a_ladder_that_falls_or_never_ends_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(OutreachError):
        OverdueLadder(**changes)


def test_whoever_sits_at_the_desk_cannot_be_their_own_lead() -> None:
    with pytest.raises(OutreachError, match="lead"):
        desk(lead=person(8))


@pytest.mark.parametrize("number", [1, 2])
def test_whoever_is_out_cannot_sit_at_the_desk(number: int) -> None:
    for place in ("contact", "lead"):
        given: dict[str, Any] = {place: person(number)}
        with pytest.raises(OutreachError, match="out at the same time"):
            plan(**given)


def test_another_day_has_nothing_deposited() -> None:
    assert plan(day=MONDAY.add(days=1)).tours == ()


def test_names_of_tours_do_not_hang_on_their_times() -> None:
    later = plan(tour(start=500), tour(stop("v9", 800, 820), start=780, end=840))
    assert [t.id for t in later.tours] == ["s1+s2", "s1+s2 (2)"]


def test_two_tours_of_one_name_are_refused() -> None:
    one = plan().tours[0]
    with pytest.raises(OutreachError, match="same name"):
        DepositedPlan(day=MONDAY, desk=desk(), tours=(one, one))


@settings(max_examples=50)
@given(deposited_plans())
def test_every_stop_has_a_check_in_and_a_check_out_and_the_tour_an_end(
    deposited: DepositedPlan,
) -> None:
    for each in deposited.tours:
        kinds = [due.kind for due in each.dues]
        stops = len(kinds) // 2
        assert kinds == [DueKind.CHECK_IN, DueKind.CHECK_OUT] * stops + [DueKind.BACK]
        moments = [seconds(due.at) for due in each.dues]
        assert moments == sorted(moments)
        assert all(due.tour == each.id for due in each.dues)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("checked_in", {}),
        ("checked_out", {}),
        ("delayed", {}),
        ("delayed", {"behind_minutes": 0}),
        ("delayed", {"behind_minutes": 241}),
        ("delayed", {"behind_minutes": True}),
        ("all_well", {"behind_minutes": 5}),
    ],
)
def test_a_report_that_says_too_little_or_too_much_is_refused(
    kind: str, more: dict[str, Any]
) -> None:
    with pytest.raises(OutreachError):
        said(kind, at(9), **more)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(OutreachError, match="time zone"):
        said("back", pendulum.naive(2026, 10, 19, 9))


def test_no_report_holds_a_reason_a_text_or_a_place() -> None:
    names = {field.name for field in attrs.fields(DeskReport)}
    assert names == {"tour", "by", "kind", "at", "visit", "behind_minutes"}


def test_an_abort_opens_aftercare_that_names_neither_who_nor_why() -> None:
    entries = [said("aborted", at(9, 5), "v1", by="s2"), said("all_well", at(9, 6))]
    (item,) = aftercare(plan(), entries, now=at(18))
    assert (item.cause, item.pair) == (AftercareCause.ABORTED, ("s1", "s2"))
    assert {f.name for f in attrs.fields(type(item))} == {
        *("tour", "pair", "cause", "since", "words")
    }
    assert aftercare(plan(), entries, now=at(9, 4)) == ()
    assert aftercare(plan(), entries, now=at(18), talked_over=[TOUR]) == ()


def test_closing_an_alarm_does_not_close_its_aftercare() -> None:
    police = AcknowledgeReason.POLICE_HAS_TAKEN_OVER
    entries: list[DeskEntry] = [
        said("code_word", at(9, 5)),
        noted(DueKind.CODE_WORD, at(9, 30), reason=police),
    ]
    causes = [item.cause for item in aftercare(plan(), entries, now=at(18))]
    assert causes == [AftercareCause.CODE_WORD, AftercareCause.POLICE]


def test_silence_is_shown_while_somebody_is_out() -> None:
    here = said("checked_in", at(9), "v1")
    assert quiet_since(plan(), [], now=at(7, 59)) is None
    assert quiet_since(plan(), [], now=at(9)) == at(8)
    assert quiet_since(plan(), [here], now=at(9, 30)) == at(9)
    assert quiet_since(plan(), [here, said("back", at(11))], now=at(12)) is None


def test_entries_that_fit_nothing_are_listed() -> None:
    entries: list[DeskEntry] = [
        said("back", at(8, 1), tour=TourId("s7+s8")),
        said("back", at(8, 2), by="s7"),
        said("checked_in", at(8, 3), "v9"),
        noted(DueKind.BACK, at(8, 4), by="s1"),
        said("checked_in", at(9), "v1"),
    ]
    found = [words.en for words in unmatched_entries(plan(), reversed(entries))]
    for text, part in zip(
        found, ("no such tour", "the two of the tour", "v9", "cannot"), strict=True
    ):
        assert part in text


class Balanced(HTMLParser):
    """Follows open elements, collects texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert not [v for k, v in attrs if k in {"src", "href", "action"}]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"meta", "br"}:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def sheet(office: Any, deposited: DepositedPlan, language: Language) -> Balanced:
    details = StopDetails(
        initials="Q. X.", street="Gasse & Co. 2", postcode_town="34117 Kassel"
    )
    week = PlannedWeek(
        problem=office.problem(),
        plan=VisitPlan(),
        details={VisitId(f"v{n}"): details for n in (1, 2)},
        staff_names={"s1": "Frau Dr. Ada Ahorn", "s2": "<b>"},  # type: ignore[dict-item]
    )
    read = Balanced()
    html = duty_sheet(deposited, week, language=language)
    assert "<script" not in html
    read.feed(html)
    assert read.open == []
    return read


@pytest.mark.parametrize("language", Language)
def test_the_sheet_holds_what_the_desk_needs_and_nobody_who_is_visited(
    office: Any, language: Language
) -> None:
    known = plan(contact=person(8, name="Frau Fichte", phone="0561 00010"))
    read = sheet(office, known, language)
    text = " ".join(read.words)
    for needed in ("A. A. (s1)", "9:00", "9:25", "10:40", "12:00", "Gasse & Co. 2"):
        assert needed in text
    for needed in ("+15", "+25", "+30", "110", "Frau Fichte 0561 00010", "v1"):
        assert needed in text
    for hidden in ("Q. X.", "c1", "Dr. Ada Ahorn"):
        assert hidden not in text


def test_the_code_word_is_a_line_to_write_on_and_only_if_wished(office: Any) -> None:
    for wished in (True, False):
        read = sheet(office, plan(code_word_line=wished), Language.DE)
        assert any("von Hand" in words for words in read.words) is wished


def test_no_field_can_hold_a_code_word() -> None:
    kinds = {f.name: f.type for f in attrs.fields(type(desk()))}
    assert [n for n in kinds if "code" in n] == ["code_word_line"]
    assert kinds["code_word_line"] is bool


def test_lines_for_phones_and_car_are_as_the_office_wants_them(office: Any) -> None:
    bare = sheet(office, plan(tour_car=False, tour_phones=False), Language.EN)
    assert not [w for w in bare.words if "number plate" in w or "Phone" in w]
    full = sheet(office, plan(), Language.EN)
    assert len([w for w in full.words if w.startswith("Phone")]) == 2


def test_a_day_without_a_tour_has_a_sheet_too(office: Any) -> None:
    empty = plan(day=MONDAY.add(days=1))
    assert "Nobody is out today." in sheet(office, empty, Language.EN).words


EMPTY = PlannedWeek(
    problem=VisitProblem(
        days=(),
        staff=(),
        requests=(),
        office=Place(id="office"),
        travel_minutes=TravelTable(places=("office",), rows=((0,),)),
    ),
    plan=VisitPlan(),
)


@settings(max_examples=25, deadline=None)
@given(deposited_plans())
def test_a_sheet_of_any_night_prints_every_due_time(deposited: DepositedPlan) -> None:
    html = duty_sheet(deposited, EMPTY)
    read = Balanced()
    read.feed(html)
    for each in deposited.tours:
        for due in each.dues:
            assert clock_of(due.at, deposited.day, Language.DE) in read.words
