"""Who is missing, since when, and what the desk does about it."""

import pendulum
import pytest
from desk_days import BERLIN, MONDAY, at, noted, plan, said, stop, tour

from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.visits.safety.deposit import DueKind, TourId
from outreach_core.visits.safety.desk import OverdueLadder, OverdueStage
from outreach_core.visits.safety.desk_entries import AcknowledgeReason, DeskEntry
from outreach_core.visits.safety.overdue import awaited, overdue

CALL, AGAIN, LEAD, POLICE = OverdueStage


def stages(when: pendulum.DateTime, *entries: DeskEntry) -> list[OverdueStage | None]:
    return [each.stage for each in overdue(plan(), entries, now=when)]


def kinds(when: pendulum.DateTime, *entries: DeskEntry) -> list[DueKind]:
    return [each.due.kind for each in overdue(plan(), entries, now=when)]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        *[(-20, []), (0, []), (14, []), (15, [CALL]), (24, [CALL]), (25, [LEAD])],
        *[(29, [LEAD]), (30, [POLICE]), (300, [POLICE]), (3 * 24 * 60, [POLICE])],
    ],
)
def test_a_missing_check_in_climbs_the_ladder_and_stays_on_top(
    minutes: int, expected: list[OverdueStage]
) -> None:
    assert stages(at(9).add(minutes=minutes)) == expected


def test_each_stage_includes_those_before_it() -> None:
    (found,) = overdue(plan(), (), now=at(9, 30))
    assert found.steps == (CALL, AGAIN, LEAD, POLICE)
    assert found.words.de == (
        "s1+s2: Anmeldung bei v1 fehlt, seit 30 Min. Polizei rufen, Adresse nennen."
    )


def test_a_missing_check_out_of_the_last_stop_is_found() -> None:
    here = said("checked_in", at(10), "v2", by="s2")
    (found,) = overdue(plan(), [here], now=at(10, 55))
    assert (found.due.kind, found.due.visit) == (DueKind.CHECK_OUT, "v2")
    assert found.late_minutes == 15


def test_a_missing_return_is_found() -> None:
    out = said("checked_out", at(10, 40), "v2")
    assert kinds(at(12, 14), out) == []
    assert kinds(at(12, 15), out) == [DueKind.BACK]
    assert kinds(at(23), out, said("back", at(12))) == []


@pytest.mark.parametrize("who", ["s1", "s2", "s8", "s9"])
def test_either_of_the_two_may_report_and_the_desk_for_them(who: str) -> None:
    assert stages(at(9, 20), said("checked_in", at(9), "v1", by=who)) == []


@pytest.mark.parametrize("who", ["s3", "s7"])
def test_nobody_else_can_report_for_them(who: str) -> None:
    assert stages(at(9, 20), said("checked_in", at(9), "v1", by=who)) == [CALL]


def test_whoever_reports_from_a_stop_has_left_those_before_it() -> None:
    assert stages(at(10, 10), said("checked_in", at(10), "v2")) == []


def test_a_delay_prolongs_what_is_still_to_come() -> None:
    late = said("delayed", at(8, 50), behind_minutes=20)
    assert stages(at(9, 34), late) == []
    assert stages(at(9, 35), late) == [CALL]


def test_a_code_word_puts_off_no_other_report() -> None:
    """Once a colleague has closed it, the check-in that is missing rings as before."""
    code = said("code_word", at(9, 20))
    closed = noted(DueKind.CODE_WORD, at(9, 21))
    assert stages(at(9, 25), code, closed) == stages(at(9, 25)) == [LEAD]


def test_two_reports_of_one_delay_do_not_add_up() -> None:
    both = [
        said("delayed", at(8, 50), behind_minutes=20, by="s1"),
        said("delayed", at(8, 51), behind_minutes=20, by="s2"),
    ]
    assert stages(at(9, 35), *both) == [CALL]


def test_whoever_checks_in_late_has_the_planned_time_for_the_visit() -> None:
    here = said("checked_in", at(9, 20), "v1")
    (first, *_) = awaited(plan(), [here], now=at(9, 20))
    assert (first.due.kind, first.expected_at) == (DueKind.CHECK_OUT, at(9, 45))


def test_all_well_begins_the_ladder_anew_but_ends_nothing() -> None:
    well = said("all_well", at(9, 20))
    assert stages(at(9, 34), well) == []
    assert stages(at(9, 35), well) == [CALL]
    assert stages(at(9, 50), well) == [POLICE]


def test_a_report_counts_from_its_moment_on() -> None:
    wrong_clock = said("checked_in", at(11), "v1")
    assert stages(at(9, 20), wrong_clock) == [CALL]


@pytest.mark.parametrize("who", ["s1", "s2"])
def test_an_abort_calls_both_at_once_and_does_not_ask_why(who: str) -> None:
    stopped = said("aborted", at(9, 5), "v1", by=who)
    (found,) = overdue(plan(), [stopped], now=at(9, 5))
    assert (found.due.kind, found.stage) == (DueKind.ABORT, CALL)
    assert stages(at(9, 20), stopped) == [POLICE]


def test_after_an_abort_a_later_word_that_all_is_well_ends_the_alarm() -> None:
    stopped = said("aborted", at(9, 5), "v1")
    assert stages(at(9, 6), stopped, said("all_well", at(9, 6), by="s2")) == []
    assert stages(at(9, 6), stopped, said("all_well", at(9, 4))) == [CALL]


def test_after_an_abort_the_rest_of_the_tour_is_still_watched() -> None:
    told = [said("aborted", at(9, 5), "v1"), said("all_well", at(9, 6))]
    assert stages(at(9, 50), *told) == []
    assert kinds(at(10, 15), *told) == [DueKind.CHECK_IN]


def test_a_code_word_is_an_alarm_at_the_highest_stage_at_once() -> None:
    code = said("code_word", at(9, 5))
    (found, *_) = overdue(plan(), [code], now=at(9, 5))
    assert (found.due.kind, found.stage) == (DueKind.CODE_WORD, POLICE)


def test_a_code_word_may_begin_with_the_lead_and_climbs_on() -> None:
    office = plan(ladder=OverdueLadder(code_word_stage=LEAD))
    code = [said("code_word", at(9, 5)), said("checked_in", at(9, 4), "v1")]
    now = [overdue(office, code, now=at(9, 5 + m))[0].stage for m in (0, 4, 5)]
    assert now == [LEAD, LEAD, POLICE]


@pytest.mark.parametrize("kind", ["all_well", "back", "delayed"])
def test_no_report_ends_the_alarm_of_a_code_word(kind: str) -> None:
    minutes = 30 if kind == "delayed" else None
    calming = said(kind, at(9, 8), behind_minutes=minutes)
    found = overdue(plan(), [said("code_word", at(9, 5)), calming], now=at(9, 10))
    assert [(f.due.kind, f.stage) for f in found] == [(DueKind.CODE_WORD, POLICE)]


@pytest.mark.parametrize("reason", AcknowledgeReason)
def test_words_on_the_phone_do_not_close_a_code_word(reason: AcknowledgeReason) -> None:
    code = said("code_word", at(9, 5))
    note = noted(DueKind.CODE_WORD, at(9, 9), reason=reason)
    closed = reason in {
        AcknowledgeReason.SEEN_SAFE,
        AcknowledgeReason.POLICE_HAS_TAKEN_OVER,
    }
    assert (kinds(at(9, 10), code, note) == []) is closed


def test_the_code_word_given_again_is_a_new_alarm() -> None:
    told: list[DeskEntry] = [
        said("code_word", at(9, 5)),
        noted(DueKind.CODE_WORD, at(9, 8)),
        said("code_word", at(9, 9), by="s2"),
    ]
    assert kinds(at(9, 10), *told) == [DueKind.CODE_WORD]


def test_both_give_the_code_word_and_the_desk_sees_one_alarm_since_the_first() -> None:
    told = [said("code_word", at(9, 6), by="s2"), said("code_word", at(9, 5))]
    (found,) = overdue(plan(), told, now=at(9, 10))
    assert found.late_minutes == 5


@pytest.mark.parametrize("kind", ["code_word", "aborted"])
def test_an_alarm_that_names_no_known_tour_rings_all_the_same(kind: str) -> None:
    alarm = said(kind, at(8, 30), tour=TourId("?"), by="s7")
    (found,) = overdue(plan(), [alarm], now=at(8, 30))
    assert found.pair == (StaffId("s7"),)
    assert found.stage is not None


def test_a_colleague_closes_what_is_overdue_with_a_reason() -> None:
    note = noted(DueKind.CHECK_IN, at(9, 20), "v1")
    assert stages(at(9, 35), note) == []
    # The next report of the tour is awaited as before.
    assert kinds(at(9, 40), note) == [DueKind.CHECK_OUT]


def test_nothing_is_closed_in_advance() -> None:
    early = noted(DueKind.CHECK_IN, at(9, 10), "v1")
    assert stages(at(9, 20), early) == [CALL]


def test_whoever_is_out_cannot_close_their_own_alarm() -> None:
    own = noted(DueKind.CHECK_IN, at(9, 20), "v1", by="s2")
    assert stages(at(9, 21), own) == [CALL]


def test_back_by_a_slip_of_the_pen_before_leaving_does_not_end_the_watch() -> None:
    assert stages(at(9, 20), said("back", at(7, 50))) == [CALL]


def test_whoever_checks_in_after_back_is_out_again() -> None:
    told = [said("back", at(9, 1)), said("checked_in", at(9, 2), "v1")]
    assert kinds(at(9, 50), *told) == [DueKind.CHECK_OUT]


def test_the_other_tour_is_watched_apart() -> None:
    second = tour(stop("w1", 540, 560), pair=("s3", "s4"))
    office = plan(tour(), second)
    mine = said("back", at(9, 5))
    (found,) = overdue(office, [mine], now=at(9, 20))
    assert found.due.tour == "s3+s4"


def test_the_most_urgent_stands_first() -> None:
    second = tour(stop("w1", 530, 560), pair=("s3", "s4"))
    found = overdue(plan(tour(), second), (), now=at(9, 20))
    assert [(f.due.tour, f.stage) for f in found] == [
        ("s3+s4", POLICE),
        ("s1+s2", CALL),
    ]


def test_a_tour_over_midnight_in_the_night_in_october() -> None:
    night = pendulum.date(2026, 10, 24)
    late = tour(
        stop("v1", 1440 + 90, 1440 + 170), day=night, start=1400, end=1440 + 300
    )
    office = plan(late, day=night)
    here = said("checked_in", moment("2026-10-24T23:30"), "v1")
    # Due when the clock first shows 2:50, in summer time: 0:50 UTC.
    assert overdue(office, [here], now=moment("2026-10-25T01:04")) == ()
    for minutes, stage in ((5, CALL), (15, LEAD), (20, POLICE)):
        now = moment("2026-10-25T01:00").add(minutes=minutes)
        for shown in (now, now.in_timezone(BERLIN)):
            (found,) = overdue(office, [here], now=shown)
            assert found.stage is stage


def moment(text: str) -> pendulum.DateTime:
    day, clock = text.split("T")
    year, month, number = map(int, day.split("-"))
    hour, minute = map(int, clock.split(":"))
    return pendulum.datetime(year, month, number, hour, minute, tz="UTC")


def test_now_without_a_time_zone_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="now"):
        overdue(plan(), (), now=pendulum.naive(2026, 10, 19, 9))
    with pytest.raises(InvalidValueError, match="now"):
        overdue(plan(), (), now=MONDAY)  # type: ignore[arg-type]
