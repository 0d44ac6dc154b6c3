"""Strategies for what letters of each kind say: slots, invitations, days that fit."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import pendulum
from hypothesis import strategies as st

from outreach_core.letters import (
    DOOR_CARD_WORDS,
    AnnouncementFacts,
    CancellationFacts,
    ChangeFacts,
    ClosedDoorFacts,
    CoachingFacts,
    DoorCard,
    GraceMonthFacts,
    InvitationFacts,
    LetterFacts,
    LetterKind,
    OtherPairFacts,
    Review,
    VisitInvitation,
    VisitSlot,
)
from outreach_core.strategies.calendar import days

T = TypeVar("T")

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


def reviews() -> st.SearchStrategy[Review]:
    """Generate reviews of some version; shrinks towards the earliest day."""
    return st.builds(
        Review,
        by=st.sampled_from(("Rechtsstelle", "Prüfgruppe")),
        on=days(max_value=_LAST_DAY),
        version=st.text("0123456789abcdef", min_size=16, max_size=16),
    )


def door_cards() -> st.SearchStrategy[DoorCard]:
    """Generate door cards; shrinks towards one in German only."""
    return st.builds(
        DoorCard,
        first_names=st.sampled_from((("Deniz", "Kim"), ("Ada", "Jan", "Kim"))),
        phone=st.just("0150 000 00 00"),
        language=st.none() | st.sampled_from(sorted(DOOR_CARD_WORDS)),
    )


def _dated(
    day: pendulum.Date | None, make: Callable[[pendulum.Date], st.SearchStrategy[T]]
) -> st.SearchStrategy[T]:
    if day is not None:
        return make(day)
    return days(max_value=_LAST_DAY).flatmap(make)


def _later(day: pendulum.Date, least: int, most: int) -> st.SearchStrategy[Any]:
    return st.integers(least, most).map(lambda after: day.add(days=after))


def invitation_facts(
    *, day: pendulum.Date | None = None
) -> st.SearchStrategy[InvitationFacts]:
    """Generate invitations to some days; shrinks towards a single day."""
    return _dated(day, _invitation)


def _invitation(day: pendulum.Date) -> st.SearchStrategy[InvitationFacts]:
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


def announcement_facts(
    *, day: pendulum.Date | None = None
) -> st.SearchStrategy[AnnouncementFacts]:
    """Generate announcements; shrinks towards a visit at home ten days later."""
    return _dated(day, _announcement)


def _announcement(day: pendulum.Date) -> st.SearchStrategy[AnnouncementFacts]:
    return st.builds(AnnouncementFacts, **_slot_fields(day))


def change_facts(*, day: pendulum.Date | None = None) -> st.SearchStrategy[ChangeFacts]:
    """Generate moved visits; shrinks towards one that was meant for an earlier day."""
    return _dated(day, _change)


def _change(day: pendulum.Date) -> st.SearchStrategy[ChangeFacts]:
    former = visit_slots(day=_later(day, -20, 9))
    return st.builds(
        ChangeFacts, former=former, other_pair=st.booleans(), **_slot_fields(day)
    )


def other_pair_facts(
    *, day: pendulum.Date | None = None
) -> st.SearchStrategy[OtherPairFacts]:
    """Generate visits with other people; shrinks towards a pair nobody was told of."""
    return _dated(day, _other_pair)


def _other_pair(day: pendulum.Date) -> st.SearchStrategy[OtherPairFacts]:
    announced = st.builds(AnnouncementFacts, **_slot_fields(day))
    return st.tuples(announced, st.booleans()).map(
        lambda drawn: OtherPairFacts(
            team=drawn[0].team,
            slot=drawn[0].slot,
            place=drawn[0].place,
            answer_by=drawn[0].answer_by,
            staying=drawn[0].team[:1] if drawn[1] else (),
        )
    )


def cancellation_facts(
    *, day: pendulum.Date | None = None
) -> st.SearchStrategy[CancellationFacts]:
    """Generate visits called off; shrinks towards one of today."""
    return _dated(day, _cancellation)


def _cancellation(day: pendulum.Date) -> st.SearchStrategy[CancellationFacts]:
    former = visit_slots(day=_later(day, -20, 40))
    return st.builds(CancellationFacts, team=teams(), former=former)


def closed_door_facts(
    *, day: pendulum.Date | None = None
) -> st.SearchStrategy[ClosedDoorFacts]:
    """Generate closed doors; shrinks towards a letter without a new slot."""
    return _dated(day, _closed_door)


def _closed_door(day: pendulum.Date) -> st.SearchStrategy[ClosedDoorFacts]:
    return st.builds(
        ClosedDoorFacts,
        team=teams(),
        visited_on=_later(day, -20, 0),
        slot=st.none() | visit_slots(day=_later(day, 10, 40)),
        answer_by=_later(day, 0, 10),
    )


def coaching_facts(
    *, day: pendulum.Date | None = None
) -> st.SearchStrategy[CoachingFacts]:
    """Generate coaching offers; shrinks towards one without provider and day."""
    return _dated(day, _coaching)


def _coaching(day: pendulum.Date) -> st.SearchStrategy[CoachingFacts]:
    return st.builds(
        CoachingFacts,
        team=teams(),
        title=st.sampled_from(("Alltag gemeinsam", "Rückenwind")),
        provider=st.none() | st.just("Probe Bildung gGmbH"),
        starts_on=st.none() | _later(day, 10, 40),
        answer_by=_later(day, 0, 10),
    )


def grace_month_facts(
    *, day: pendulum.Date | None = None
) -> st.SearchStrategy[GraceMonthFacts]:
    """Generate facts of the honest letter; shrinks towards one without a visit."""
    return _dated(day, _grace_month)


def _grace_month(day: pendulum.Date) -> st.SearchStrategy[GraceMonthFacts]:
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
    LetterKind.OTHER_PAIR: _other_pair,
    LetterKind.CANCELLATION: _cancellation,
    LetterKind.CLOSED_DOOR: _closed_door,
    LetterKind.LATER_OFFER: _invitation,
    LetterKind.COACHING_OFFER: _coaching,
    LetterKind.GRACE_MONTH: _grace_month,
}
