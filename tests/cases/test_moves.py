"""Which moves a case can make, and in which words it refuses the others."""

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core import Language
from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseClosed,
    CaseEvent,
    CaseOpened,
    CasePhase,
    CaseReopened,
    ClosingReason,
    CoachingStarted,
    ConsentGiven,
    ConsentWithdrawn,
    HandoverConfirmed,
    HandoverProposed,
    LetterHandedOver,
    Referred,
    VisitAgreed,
    VisitCancelled,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    VisitState,
    WorryVisitWished,
    apply,
    case_note,
    may_transfer,
    open_items,
    story,
    transfers,
    why_impossible,
)
from outreach_core.contacts import Channel
from outreach_core.errors import InvalidCaseEventError, InvalidValueError
from outreach_core.people import Consent, ConsentForm
from outreach_core.strategies.cases import case_events, cases


def day(number: int) -> pendulum.Date:
    """Day of October 2026; the 5th is a Monday."""
    return pendulum.date(2026, 10, 1).add(days=number - 1)


OPENED = CaseOpened(on=day(5), rulebook="kassel", fingerprint="0" * 64)
LETTER = LetterHandedOver(on=day(5), occasion="first", format="pdf")
PLANNED = VisitScheduled(
    on=day(15), visit="v1", day=day(19), start_minute=600, pair=("s1", "s2")
)
CALLED = Answered(on=day(16), channel=Channel.PHONE, answer=AnswerKind.TALKED)
CLOSED_DOOR = VisitEnded(
    on=day(19), day=day(19), start_minute=605, outcome=VisitOutcome.NOBODY_OPENED
)
MET = VisitEnded(
    on=day(19), day=day(19), start_minute=605, outcome=VisitOutcome.MET_AT_DOOR
)
CONSENT = Consent(
    recipient="p1",
    purpose="Coaching",
    fields=frozenset({"phone", "given_name"}),
    form=ConsentForm.WRITTEN,
    given_on=day(19),
    refusal_explained=True,
)
AGREED = ConsentGiven(on=day(19), consent=CONSENT)
REFERRED = Referred(on=day(20), offer="o1", provider="p1", fields=("phone",))


def course(*events: CaseEvent) -> Case:
    case = Case(customer="TEST-1")
    for event in events:
        case = apply(case, event)
    return case


def stopped(answer: AnswerKind) -> Answered:
    return Answered(on=day(7), channel=Channel.LETTER, answer=answer)


def test_a_self_response_cancels_open_visits_at_once() -> None:
    case = course(OPENED, LETTER, PLANNED, CALLED)
    assert case.open_visits == ()
    assert case.visits[0].state is VisitState.CANCELLED
    assert case.phase is CasePhase.IN_TOUCH


def test_whoever_says_do_come_keeps_the_visit() -> None:
    welcome = Answered(
        on=day(16), channel=Channel.PHONE, answer=AnswerKind.VISIT_WELCOME
    )
    (visit,) = course(OPENED, LETTER, PLANNED, welcome).open_visits
    assert visit.agreed


def test_another_agreed_day_replaces_the_planned_one() -> None:
    agreed = VisitAgreed(on=day(16), day=day(21), start_minute=600, end_minute=660)
    case = course(OPENED, LETTER, PLANNED, agreed)
    assert case.open_visits == ()
    moved = VisitScheduled(
        on=day(16), visit="v1", day=day(21), start_minute=610, pair=("s1", "s3")
    )
    assert apply(case, moved).open_visits[0].agreed


def test_a_day_the_person_took_back_is_agreed_to_no_longer() -> None:
    agreed = VisitAgreed(on=day(15), day=day(19), start_minute=600, end_minute=660)
    other = Answered(on=day(16), channel=Channel.PHONE, answer=AnswerKind.OTHER_DATE)
    again = attrs.evolve(PLANNED, on=day(16), day=day(19))
    case = course(OPENED, LETTER, agreed, other, again)
    assert case.promise is None
    assert not case.open_visits[0].agreed


def test_the_end_of_a_case_ends_its_promises() -> None:
    agreed = VisitAgreed(on=day(15), day=day(19), start_minute=600, end_minute=660)
    closed = CaseClosed(on=day(16), reason=ClosingReason.PROJECT_ENDED)
    assert course(OPENED, LETTER, agreed).promise == agreed
    assert course(OPENED, LETTER, agreed, closed).promise is None
    assert (
        course(OPENED, LETTER, agreed, closed, CaseReopened(on=day(17))).promise is None
    )


def test_a_visit_planned_again_is_moved_not_doubled() -> None:
    later = VisitScheduled(
        on=day(16), visit="v1", day=day(22), start_minute=600, pair=("s1", "s2")
    )
    (visit,) = course(OPENED, LETTER, PLANNED, later).open_visits
    assert visit.day == day(22)


def test_who_stood_before_a_closed_door_is_not_known_to_the_person() -> None:
    assert course(OPENED, LETTER, PLANNED, CLOSED_DOOR).met_staff == frozenset()
    assert course(OPENED, LETTER, PLANNED, MET).met_staff == {"s1", "s2"}


def test_a_closed_door_is_no_end() -> None:
    case = course(OPENED, LETTER, PLANNED, CLOSED_DOOR)
    assert case.phase is CasePhase.WRITTEN_TO
    assert case.closed is None


IMPOSSIBLE = [
    ([], LETTER, "noch nicht eröffnet"),
    ([OPENED], OPENED, "schon eröffnet"),
    ([OPENED], LetterHandedOver(on=day(4), occasion="first"), "vor der Eröffnung"),
    ([OPENED], PLANNED, "Niemand wird ohne Ankündigung besucht"),
    ([OPENED, LETTER, stopped(AnswerKind.ASKED_TO_STOP)], LETTER, "in Ruhe"),
    ([OPENED, LETTER, stopped(AnswerKind.ASKED_TO_STOP)], PLANNED, "in Ruhe"),
    ([OPENED, LETTER, stopped(AnswerKind.NO_VISIT)], PLANNED, "keinen Besuch"),
    (
        [OPENED, LETTER],
        VisitScheduled(
            on=day(15), visit="v1", day=day(14), start_minute=600, pair=("s1", "s2")
        ),
        "vor dem Tag",
    ),
    (
        [OPENED, LETTER],
        VisitAgreed(on=day(15), day=day(19), start_minute=700, end_minute=600),
        "endet vor seinem Beginn",
    ),
    (
        [OPENED, LETTER],
        VisitEnded(
            on=day(18), day=day(19), start_minute=600, outcome=VisitOutcome.REFUSED
        ),
        "liegt noch vor uns",
    ),
    (
        [OPENED, LETTER, PLANNED],
        VisitEnded(
            on=day(19),
            day=day(19),
            start_minute=600,
            visit="v2",
            outcome=VisitOutcome.REFUSED,
        ),
        "keinen offenen Besuch",
    ),
    (
        [OPENED, LETTER, PLANNED, CALLED],
        VisitCancelled(on=day(17), visit="v1"),
        "keinen offenen Besuch",
    ),
    ([OPENED, LETTER], AGREED, "kein Gespräch und keine Antwort"),
    ([OPENED, LETTER], WorryVisitWished(on=day(19)), "kein Gespräch"),
    ([OPENED, LETTER, PLANNED, MET], REFERRED, "keine Einwilligung"),
    (
        [OPENED, LETTER, PLANNED, MET, AGREED],
        Referred(on=day(20), offer="o1", provider="p1", fields=("birth", "phone")),
        "mehr Felder",
    ),
    (
        [OPENED, LETTER, PLANNED, MET, AGREED],
        Referred(on=day(20), offer="o2", provider="p2", fields=("phone",)),
        "keine Einwilligung",
    ),
    (
        [OPENED, LETTER, PLANNED, MET, AGREED],
        ConsentWithdrawn(on=day(20), recipient="p2"),
        "Bitte den Namen prüfen",
    ),
    ([OPENED, LETTER, PLANNED, MET], CoachingStarted(on=day(20)), "vermittelt"),
    ([OPENED, LETTER, PLANNED, MET], HandoverConfirmed(on=day(20)), "vorgeschlagen"),
    (
        [OPENED, LETTER, PLANNED, MET, HandoverProposed(on=day(20))],
        CaseClosed(on=day(21), reason=ClosingReason.CONTACT_RESTORED),
        "bestätigt",
    ),
    ([OPENED], CaseReopened(on=day(6)), "nicht abgeschlossen"),
    (
        [OPENED, CaseClosed(on=day(6), reason=ClosingReason.IN_WORK)],
        LETTER,
        "abgeschlossen",
    ),
]


@pytest.mark.parametrize(("before", "event", "expected"), IMPOSSIBLE)
def test_an_impossible_move_is_refused_with_a_reason(
    before: list[CaseEvent], event: CaseEvent, expected: str
) -> None:
    case = course(*before)
    with pytest.raises(InvalidCaseEventError) as caught:
        apply(case, event)
    assert expected in caught.value.reason.de
    assert type(event).__name__ in str(caught.value)


def test_a_later_answer_lifts_the_wish_to_be_left_alone() -> None:
    case = course(OPENED, LETTER, stopped(AnswerKind.ASKED_TO_STOP), CALLED)
    assert apply(case, LetterHandedOver(on=day(20), occasion="second"))


def test_a_handover_is_complete_only_when_the_caseworker_confirms() -> None:
    proposed = course(OPENED, LETTER, PLANNED, MET, HandoverProposed(on=day(20)))
    assert proposed.phase is CasePhase.HANDOVER_PROPOSED
    (item,) = open_items(proposed, day(31))
    assert item.waiting_days == 11
    confirmed = apply(proposed, HandoverConfirmed(on=day(28)))
    assert confirmed.phase is CasePhase.HANDED_OVER
    assert open_items(confirmed, day(31)) == ()


def test_a_withdrawal_stops_transfers_and_lists_what_went_to_whom() -> None:
    case = course(OPENED, LETTER, PLANNED, MET, AGREED, REFERRED)
    assert may_transfer(case, recipient="p1", on=day(21))
    gone = apply(case, ConsentWithdrawn(on=day(21), recipient="p1"))
    assert not may_transfer(gone, recipient="p1", on=day(21))
    again = Referred(on=day(21), offer="o1", provider="p1", fields=("phone",))
    with pytest.raises(InvalidCaseEventError):
        apply(gone, again)
    (sent,) = transfers(gone, recipient="p1")
    assert sent.words.de == "Am 20.10.2026 gingen an p1: phone."
    assert "p1 um Löschung bitten" in open_items(gone, day(22))[-1].words.de


def test_a_withdrawal_counts_in_a_closed_case_too() -> None:
    closed = CaseClosed(on=day(21), reason=ClosingReason.IN_WORK)
    case = course(OPENED, LETTER, PLANNED, MET, AGREED, REFERRED, closed)
    gone = apply(case, ConsentWithdrawn(on=day(22), recipient="p1"))
    assert not may_transfer(gone, recipient="p1", on=day(22))
    assert len(open_items(gone, day(23))) == 1


def test_a_reopened_case_starts_afresh() -> None:
    case = course(
        OPENED,
        LETTER,
        stopped(AnswerKind.ASKED_TO_STOP),
        CaseClosed(on=day(8), reason=ClosingReason.ASKED_TO_STOP),
        CaseReopened(on=day(20)),
    )
    assert case.phase is CasePhase.OPENED
    assert apply(case, LetterHandedOver(on=day(20), occasion="back"))


def test_an_abort_opens_aftercare_and_asks_nobody_why() -> None:
    aborted = VisitEnded(
        on=day(19), day=day(19), start_minute=600, outcome=VisitOutcome.ABORTED
    )
    (item,) = open_items(course(OPENED, LETTER, PLANNED, aborted), day(20))
    assert item.words.de == "Den Abbruch im Team nachbesprechen."


def test_the_story_tells_each_event_in_one_sentence() -> None:
    case = course(OPENED, LETTER, PLANNED, MET, AGREED, REFERRED)
    assert story(case, Language.DE) == (
        "05.10.2026: Der Fall wurde eröffnet (Regelwerk kassel).",
        "05.10.2026: Ein freundlicher Brief ging hinaus.",
        (
            "15.10.2026: Ein Besuch zu zweit wurde geplant (zu Hause): Montag, "
            "19. Oktober 2026, 10:00 Uhr."
        ),
        (
            "19.10.2026: Beim Besuch am Montag, 19. Oktober 2026, 10:05 Uhr, gab es ein "
            "Gespräch an der Tür."
        ),
        (
            "19.10.2026: Der Mensch willigte ein, dass p1 diese Felder bekommt: given_name "
            "und phone."
        ),
        "20.10.2026: An p1 gingen genau diese Felder: phone.",
    )


def test_a_case_note_fits_the_record() -> None:
    case = course(OPENED, LETTER, PLANNED, CLOSED_DOOR)
    note = case_note(case, as_of=day(23))
    assert note.subject == "Aufsuchende Beratung: nicht angetroffen"
    assert note.text.splitlines()[-1].startswith("Freiwilliges Angebot")
    short = case_note(case, as_of=day(23), subject_length=25)
    assert short.subject == "Aufsuchende Beratung: ni…"
    for bad in ({"subject_length": 19}, {"last_events": 0}):
        with pytest.raises(InvalidValueError):
            case_note(case, as_of=day(23), **bad)


@settings(max_examples=40)
@given(cases(), st.integers(20, 80))
def test_every_case_can_be_told_and_noted(case: Case, length: int) -> None:
    for language in Language:
        told = story(case, language)
        assert len(told) == len(case.events)
        assert not [line for line in told if "{" in line or not line.endswith(".")]
    note = case_note(case, as_of=case.events[-1].on, subject_length=length)
    assert len(note.subject) <= length
    assert "\n" not in note.subject


@settings(max_examples=40)
@given(cases(), st.data())
def test_a_refused_event_changes_nothing_and_an_accepted_one_is_kept(
    case: Case, data: st.DataObject
) -> None:
    event = data.draw(case_events(case.events[-1].on))
    refusal = why_impossible(case, event)
    if refusal is None:
        moved = apply(case, event)
        assert moved.events == (*case.events, event)
        assert moved == Case.of(case.customer, moved.events)
    else:
        assert refusal.de.endswith(".")
        assert refusal.en.endswith(".")
        with pytest.raises(InvalidCaseEventError):
            apply(case, event)


@settings(max_examples=40)
@given(cases(), st.sampled_from(AnswerKind), st.sampled_from(Channel))
def test_no_answer_ever_leaves_an_unwanted_visit_open(
    case: Case, answer: AnswerKind, channel: Channel
) -> None:
    event = Answered(on=case.events[-1].on, channel=channel, answer=answer)
    if case.closed is None:
        after = apply(case, event)
        assert not after.open_visits or answer is AnswerKind.VISIT_WELCOME


@settings(max_examples=40)
@given(cases())
def test_open_items_never_wait_a_negative_time(case: Case) -> None:
    last = case.events[-1].on
    for item in open_items(case, last.add(days=30)):
        assert item.waiting_days >= 0
        assert item.words.de.endswith((".", ")."))
