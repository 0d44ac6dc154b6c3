"""On which occasions may one person have been written to, letter by letter?

The ledger knows a letter by a digest of person and occasion. So whoever asks which
entries are about one person must be able to name every occasion there can be.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

import pendulum

from outreach_core.cases import Case, CaseEvent, LetterHandedOver, Referred
from outreach_core.ids import CustomerId, OfferId
from outreach_core.letters import LetterKind
from outreach_core.workflows.announced import occasions_of_visits

# § 7b (4) SGB II is in force since then; thirty years are 11,000 digests, 20 ms.
_FIRST_GRACE_DAY: Final = pendulum.Date(2026, 7, 1)
_GRACE_DAYS: Final = 30 * 366


def closed_door_occasion(visited_on: pendulum.Date) -> str:
    """Name the occasion of the letter after a visit at which nobody opened."""
    return f"closed-door-{visited_on.isoformat()}"


def later_offer_occasion(number: int) -> str:
    """Name the occasion of a later offer; *number* of the letter in the case, from 1."""
    return f"later-offer-{number}"


def coaching_occasion(offer: OfferId) -> str:
    """Name the occasion of the letters about a coaching offer.

    It becomes a file name, so it is a digest: the id of an offer may tell its subject.
    """
    digest = hashlib.blake2b(offer.encode(), digest_size=4).hexdigest()
    return f"coaching-{digest}"


def grace_month_occasion(last_day: pendulum.Date) -> str:
    """Name the occasion of the letters to those who must come by *last_day*."""
    return f"grace-month-{last_day.isoformat()}"


def occasions_in_cases(
    cases: Mapping[CustomerId, tuple[CaseEvent, ...]],
) -> frozenset[str]:
    """Return every occasion on which anybody was handed a letter.

    Among them are past rounds, and offers that no directory lists any more.
    """
    return frozenset(
        event.occasion
        for events in cases.values()
        for event in events
        if isinstance(event, LetterHandedOver)
    )


def occasions_for(
    case: Case, *, rounds: Iterable[str] = (), offers: Iterable[OfferId] = ()
) -> frozenset[str]:
    """Return every occasion on which a letter to one person may have been begun.

    Args:
        case: The case of the person.
        rounds: Names of rounds of first letters.
        offers: Coaching offers that may have been written about; those of referrals in
            the case are added.
    """
    referred = [e.offer for e in case.events if isinstance(e, Referred)]
    every_offer = (*offers, *referred)
    named = frozenset(rounds)
    return frozenset(
        occasion
        for kind in LetterKind
        for occasion in _of_kind(kind, case, named, every_offer)
    )


def _of_kind(
    kind: LetterKind, case: Case, rounds: frozenset[str], offers: Iterable[OfferId]
) -> Iterator[str]:
    match kind:
        case LetterKind.FIRST_LETTER:
            yield from rounds
        case (
            LetterKind.ANNOUNCEMENT
            | LetterKind.CHANGE
            | LetterKind.OTHER_PAIR
            | LetterKind.CANCELLATION
        ):
            yield from occasions_of_visits(case)
        case LetterKind.CLOSED_DOOR:
            yield from (closed_door_occasion(v.day) for v in case.ended_visits)
        case LetterKind.LATER_OFFER:
            last = len(case.days_of(LetterHandedOver)) + 1
            yield from map(later_offer_occasion, range(1, last + 1))
        case LetterKind.COACHING_OFFER:
            yield from map(coaching_occasion, offers)
        case LetterKind.GRACE_MONTH:
            first = _FIRST_GRACE_DAY.toordinal()
            days = map(pendulum.Date.fromordinal, range(first, first + _GRACE_DAYS))
            yield from map(grace_month_occasion, days)
        case _:
            assert_never(kind)
