"""Strategies for what letters of each kind say: slots, invitations, days that fit."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pendulum
from hypothesis import strategies as st

from outreach_core.letters import (
    AnnouncementFacts,
    CancellationFacts,
    ChangeFacts,
    ClosedDoorFacts,
    CoachingFacts,
    GraceMonthFacts,
    InvitationFacts,
    LetterFacts,
    LetterKind,
    VisitInvitation,
    VisitSlot,
)
from outreach_core.strategies.calendar import days

_NAMES: Final = ("Deniz Probe", "Kim Muster", "Ada Beispiel", "Jan Übung")
_LAST_DAY: Final = pendulum.Date(2100, 1, 1)
_EVENING: Final = 20 * 60


def teams() -> st.SearchStrategy[tuple[str, ...]]:
    """Generate the names of two to four people; shrinks towards the first two."""
    names = st.lists(st.sampled_from(_NAMES), min_size=2, max_size=4, unique=True)
    return names.map(tuple)


def visit_invitations(
    *, first_day: st.SearchStrategy[pendulum.Date] | None = None
) -> st.SearchStrategy[VisitInvitation]:
    """Generate invitations of a day to two weeks; shrinks towards a single day."""
    first = days(max_value=_LAST_DAY) if first_day is None else first_day
    return st.tuples(first, st.integers(0, 13)).map(
        lambda drawn: VisitInvitation(
            first_day=drawn[0], last_day=drawn[0].add(days=drawn[1])
        )
    )


def visit_slots(
    *, day: st.SearchStrategy[pendulum.Date] | None = None
) -> st.SearchStrategy[VisitSlot]:
    """Generate slots of five minutes to two hours; shrinks towards midnight."""
    when = days(max_value=_LAST_DAY) if day is None else day
    return st.builds(
        lambda on, start, length: VisitSlot(
            day=on, start_minute=start, end_minute=start + length
        ),
        when,
        st.integers(0, _EVENING),
        st.integers(5, 120),
    )


def letter_facts(
    kind: LetterKind | None = None, *, day: pendulum.Date | None = None
) -> st.SearchStrategy[LetterFacts]:
    """Generate facts whose days fit a letter; shrinks towards an invitation.

    Args:
        kind: What the letter is for; ``None`` for any kind.
        day: The date in the letter; ``None`` for any.
    """
    kinds = st.sampled_from(LetterKind) if kind is None else st.just(kind)
    dated = days(max_value=_LAST_DAY) if day is None else st.just(day)
    return st.tuples(kinds, dated).flatmap(lambda drawn: _FACTS[drawn[0]](drawn[1]))


def _later(day: pendulum.Date, least: int, most: int) -> st.SearchStrategy[Any]:
    return st.integers(least, most).map(lambda after: day.add(days=after))


def _invitation(day: pendulum.Date) -> st.SearchStrategy[LetterFacts]:
    return st.builds(
        InvitationFacts,
        team=teams(),
        invitation=visit_invitations(first_day=_later(day, 10, 40)),
        answer_by=_later(day, 0, 10),
    )


def _slot_fields(day: pendulum.Date) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "team": teams(),
        "slot": visit_slots(day=_later(day, 10, 40)),
        "place": st.none() | st.just("Café Probe, Am Testfeld 3"),
        "answer_by": _later(day, 0, 10),
    }


def _announcement(day: pendulum.Date) -> st.SearchStrategy[LetterFacts]:
    return st.builds(AnnouncementFacts, **_slot_fields(day))


def _change(day: pendulum.Date) -> st.SearchStrategy[LetterFacts]:
    former = visit_slots(day=_later(day, -20, 9))
    return st.builds(ChangeFacts, former=former, **_slot_fields(day))


def _cancellation(day: pendulum.Date) -> st.SearchStrategy[LetterFacts]:
    former = visit_slots(day=_later(day, -20, 40))
    return st.builds(CancellationFacts, team=teams(), former=former)


def _closed_door(day: pendulum.Date) -> st.SearchStrategy[LetterFacts]:
    return st.builds(
        ClosedDoorFacts,
        team=teams(),
        visited_on=_later(day, -20, 0),
        slot=st.none() | visit_slots(day=_later(day, 10, 40)),
        answer_by=_later(day, 0, 10),
    )


def _coaching(day: pendulum.Date) -> st.SearchStrategy[LetterFacts]:
    return st.builds(
        CoachingFacts,
        team=teams(),
        title=st.sampled_from(("Alltag gemeinsam", "Rückenwind")),
        provider=st.none() | st.just("Probe Bildung gGmbH"),
        starts_on=st.none() | _later(day, 10, 40),
        answer_by=_later(day, 0, 10),
    )


def _grace_month(day: pendulum.Date) -> st.SearchStrategy[LetterFacts]:
    return st.builds(
        GraceMonthFacts,
        team=teams(),
        appear_by=_later(day, 10, 40),
        office_street=st.just("Am Testfeld 1"),
        office_town=st.just("01234 Musterstadt"),
        office_hours=st.none() | st.just("Mo bis Fr, 8 bis 12 Uhr"),
        slot=st.none() | visit_slots(day=_later(day, 1, 10)),
    )


_FACTS: Final[
    Mapping[LetterKind, Callable[[pendulum.Date], st.SearchStrategy[LetterFacts]]]
] = {
    LetterKind.FIRST_LETTER: _invitation,
    LetterKind.ANNOUNCEMENT: _announcement,
    LetterKind.CHANGE: _change,
    LetterKind.CANCELLATION: _cancellation,
    LetterKind.CLOSED_DOOR: _closed_door,
    LetterKind.LATER_OFFER: _invitation,
    LetterKind.COACHING_OFFER: _coaching,
    LetterKind.GRACE_MONTH: _grace_month,
}
