"""How many, out of whom: every measure with its denominator."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language
from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    ClosingReason,
    HandoverConfirmed,
    HandoverProposed,
    LetterHandedOver,
    VisitAgreed,
    VisitEnded,
    VisitOutcome,
)
from outreach_core.contacts import Channel
from outreach_core.reports import (
    MeasureName,
    Measures,
    Visibility,
    VisitDay,
    headline,
    interim_report,
    measures,
)
from outreach_core.strategies.cases import FIRST_DAY, cases

LETTER_DAY = pendulum.date(2026, 4, 4)
AS_OF = pendulum.date(2026, 12, 12)
BAD_DAY = pendulum.date(2026, 6, 9)


def case(number: int, *events: CaseEvent, letter: pendulum.Date = LETTER_DAY) -> Case:
    return Case.of(
        f"C{number:03}",
        (
            CaseOpened(on=letter, rulebook="kassel"),
            LetterHandedOver(on=letter, occasion="first", format="pdf"),
            *events,
        ),
    )


def called(on: pendulum.Date) -> Answered:
    return Answered(on=on, channel=Channel.PHONE, answer=AnswerKind.TALKED)


def visited(on: pendulum.Date, outcome: VisitOutcome) -> VisitEnded:
    return VisitEnded(on=on, day=on, start_minute=600, outcome=outcome)


def seed_office() -> list[Case]:
    """Kassel as the newspaper told it: 470 people, about half reached, a hard day.

    Source: HNA, "Auf Jobcenter-Suche nach Kunden" (hna.de, 91863305).
    """
    made = []
    for number in range(470):
        if number < 200:
            on = LETTER_DAY.add(days=3 + number % 60)
            made.append(case(number, called(on)))
        elif number < 235:
            on = pendulum.date(2026, 6, 10).add(days=number - 200)
            met = visited(on, VisitOutcome.MET_AT_DOOR)
            made.append(case(number, met))
        elif number < 242:
            # The hard day: seven agreed visits, one talk.
            agreed = VisitAgreed(
                on=pendulum.date(2026, 6, 1),
                day=BAD_DAY,
                start_minute=600,
                end_minute=660,
            )
            outcome = (
                VisitOutcome.MET_INSIDE if number == 235 else VisitOutcome.NOBODY_OPENED
            )
            made.append(case(number, agreed, visited(BAD_DAY, outcome)))
        else:
            made.append(case(number))
    return made


def test_the_seed_figures_are_reproduced() -> None:
    # Requirement 62: 470 lost, about half reached, a day of 7 visits and 1 talk.
    found = measures(seed_office(), as_of=AS_OF)
    assert found.lost.count == 470
    assert found.reached.count == 242
    assert found.hardest_day == VisitDay(visits=7, conversations=1)
    told = " ".join(
        headline(interim_report(found, office="Jobcenter Kassel"), Language.DE)
    )
    assert "470 Menschen waren ohne Kontakt zum Jobcenter." in told
    assert "Von 470 Menschen haben wir 242 erreicht: etwa die Hälfte." in told
    assert "An einem Tag führte 1 von 7 Besuchen zu einem Gespräch." in told


def test_reached_responded_and_met_are_not_the_same() -> None:
    found = measures(
        [
            case(1, called(LETTER_DAY.add(days=5))),
            case(2, visited(BAD_DAY, VisitOutcome.MET_ELSEWHERE)),
            case(
                3,
                called(LETTER_DAY.add(days=5)),
                visited(BAD_DAY, VisitOutcome.MET_INSIDE),
            ),
            case(4, visited(BAD_DAY, VisitOutcome.SPOKE_THROUGH_DOOR)),
            case(5, visited(BAD_DAY, VisitOutcome.NOBODY_OPENED)),
        ],
        as_of=AS_OF,
    )
    assert (found.responded.count, found.met.count, found.reached.count) == (2, 2, 3)
    assert found.still_open.count == 2
    assert found.reached.denominator == 5


def test_people_count_not_attempts() -> None:
    doors = [visited(BAD_DAY.add(days=7 * n), VisitOutcome.MET_AT_DOOR) for n in (0, 1)]
    found = measures([case(1, *doors)], as_of=AS_OF)
    assert (found.met.count, found.conversations.count) == (1, 2)


@pytest.mark.parametrize("reason", list(ClosingReason))
def test_neutral_exits_leave_the_denominator_and_are_shown(
    reason: ClosingReason,
) -> None:
    neutral = {
        ClosingReason.LEFT_BENEFIT,
        ClosingReason.IN_WORK,
        ClosingReason.MOVED_CONFIRMED,
        ClosingReason.OTHER_OFFICE,
        ClosingReason.IN_CUSTODY,
        ClosingReason.INPATIENT,
        ClosingReason.DECEASED,
    }
    closed = CaseClosed(on=BAD_DAY, reason=reason)
    met = visited(LETTER_DAY.add(days=20), VisitOutcome.MET_INSIDE)
    found = measures([case(1, met, closed), case(2)], as_of=AS_OF)
    assert found.neutral_exits.count == (reason in neutral)
    assert found.base.count == 2 - (reason in neutral)
    # Who left neutrally is in no numerator either.
    assert found.met.count == 1 - (reason in neutral)


def test_re_engaged_is_only_who_was_confirmed() -> None:
    proposed = HandoverProposed(on=BAD_DAY)
    confirmed = HandoverConfirmed(on=BAD_DAY.add(days=7))
    talk = called(LETTER_DAY.add(days=5))
    found = measures(
        [case(1, talk, proposed), case(2, talk, proposed, confirmed)], as_of=AS_OF
    )
    assert found.re_engaged.count == 1


def test_what_happens_later_is_not_known_yet() -> None:
    found = measures([case(1, called(BAD_DAY))], as_of=BAD_DAY.subtract(days=1))
    assert found.responded.count == 0
    assert found.still_open.count == 1


def test_a_period_counts_people_first_written_to_in_it() -> None:
    early, late = case(1), case(2, letter=pendulum.date(2026, 10, 5))
    found = measures([early, late], as_of=AS_OF, since=pendulum.date(2026, 10, 5))
    assert found.written_to.count == 1
    assert found.lost.count == 1


def test_the_cohort_counts_open_cases_as_open() -> None:
    as_of = LETTER_DAY.add(days=30)
    found = measures(
        [
            case(1, called(LETTER_DAY.add(days=7))),
            case(2, called(LETTER_DAY.add(days=8))),
            case(3),
            case(4, letter=LETTER_DAY.add(days=20)),
        ],
        as_of=as_of,
    )
    rows = [(r.week, r.observed, r.reached, r.too_early) for r in found.cohort]
    assert rows == [(1, 4, 1, 0), (2, 3, 2, 1), (4, 3, 2, 1)]


def test_an_office_without_cases_has_a_report() -> None:
    found = measures([], as_of=AS_OF)
    assert found.hardest_day is None
    assert all(m.count == 0 for m in found.all)
    assert interim_report(found, office="Jobcenter Kassel").cohort == ()


@pytest.mark.parametrize("confirmed", [11, 12])
def test_all_but_one_of_those_reached_is_not_told(confirmed: int) -> None:
    handover = (HandoverProposed(on=BAD_DAY), HandoverConfirmed(on=BAD_DAY))
    talk = called(LETTER_DAY.add(days=5))
    found = [case(n, talk, *(handover if n < confirmed else ())) for n in range(12)]
    found += [case(n) for n in range(12, 60)]
    report = interim_report(measures(found, as_of=AS_OF), office="Jobcenter Kassel")
    exact = [
        report.figure(name).shown.visibility is Visibility.EXACT
        for name in (MeasureName.REACHED, MeasureName.RE_ENGAGED)
    ]
    # Twelve of twelve is no small count; eleven of twelve tells of one person.
    assert all(exact) == (confirmed == 12)


def independent_count(found: list[Case], name: str, as_of: pendulum.Date) -> int:
    """Count people by reading events directly, for the measures this can tell."""
    kinds = {"written_to": LetterHandedOver, "lost": CaseOpened}
    return sum(
        any(isinstance(e, kinds[name]) and e.on <= as_of for e in c.events)
        for c in found
    )


@given(st.lists(cases(), max_size=8), st.integers(0, 200))
def test_measures_always_add_up(found: list[Case], later: int) -> None:
    as_of = FIRST_DAY.add(days=later)
    counted: Measures = measures(found, as_of=as_of)
    for name in ("written_to", "lost"):
        expected = independent_count(found, name, as_of)
        assert counted.count(MeasureName(name)) == expected
    base = counted.base.count
    assert counted.written_to.count == base + counted.neutral_exits.count
    parts = (counted.reached, counted.still_open, counted.ended_unreached)
    assert sum(p.count for p in parts) == base
    for measure in counted.all:
        assert measure.denominator is None or measure.count <= measure.denominator
    assert measures(reversed(found), as_of=as_of) == counted
    for row in counted.cohort:
        assert row.reached <= row.observed
        assert row.observed + row.too_early == base
