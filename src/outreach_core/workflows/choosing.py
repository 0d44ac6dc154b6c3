"""Which kind of letter does somebody get now, and why just this one?

Chosen from what the case knows; announcements of visits follow the plan instead, see
``workflows.announcing``.
"""

from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.cases import (
    CLOSED_DOORS,
    AnswerKind,
    Case,
    CoachingWished,
    LetterHandedOver,
    NextOffer,
    NoOffer,
    Referred,
)
from outreach_core.cases.moves import stop_wish
from outreach_core.contacts import Channel
from outreach_core.letters import LetterKind

_CLOSED: Final = Words("Der Fall ist abgeschlossen.", "The case is closed.")
_STOP: Final = Words(
    "Der Mensch möchte in Ruhe gelassen werden.", "The person wants to be left alone."
)
_HONEST: Final = Words(
    "Es läuft eine Frist nach § 7b Abs. 4 SGB II; ehrlich ist nur der Brief dazu.",
    "A period of § 7b (4) SGB II runs; only the letter about it is honest.",
)
_COACHING: Final = Words(
    "Der Mensch hat sich ein Coaching gewünscht.", "The person wished for coaching."
)
_FIRST: Final = Words(
    "Es wurde noch nicht geschrieben.", "Nobody has written to them yet."
)
_DOOR: Final = Words(
    "Zuletzt hat niemand geöffnet; davon weiß der Mensch vielleicht nichts.",
    "Nobody opened the last time; the person may not know of it.",
)


@attrs.frozen(kw_only=True)
class LetterChoice:
    """Which letter is the right one now.

    Attributes:
        kind: The kind; ``None``: no letter now.
        reason: Why just this one, or why none.
    """

    kind: LetterKind | None
    reason: Words


def letter_kind_for(
    case: Case, *, offer: NextOffer | NoOffer, in_grace_month: bool
) -> LetterChoice:
    """Choose the letter for one person.

    Whoever wants to be left alone gets none; inside the month of § 7b (4) SGB II only
    the honest one is true; a wish of the person comes before what the office would
    offer by itself.

    Args:
        case: The case as it is known on the day.
        offer: What is offered next, from ``propose_next_offer``.
        in_grace_month: The month of § 7b (4) SGB II is open for the person.
    """
    if case.opened_on is None or case.closed is not None:
        return LetterChoice(kind=None, reason=_CLOSED)
    now = case.current
    if stop_wish(now) is AnswerKind.ASKED_TO_STOP:
        return LetterChoice(kind=None, reason=_STOP)
    if in_grace_month:
        return LetterChoice(kind=LetterKind.GRACE_MONTH, reason=_HONEST)
    if now.days_of(CoachingWished) and not now.days_of(Referred):
        return LetterChoice(kind=LetterKind.COACHING_OFFER, reason=_COACHING)
    if isinstance(offer, NoOffer):
        return LetterChoice(kind=None, reason=offer.reason)
    return _by_course(now, offer)


def _by_course(now: Case, offer: NextOffer) -> LetterChoice:
    if not now.days_of(LetterHandedOver) and not now.in_touch:
        return LetterChoice(kind=LetterKind.FIRST_LETTER, reason=_FIRST)
    last = now.ended_visits[-1] if now.ended_visits else None
    if last is not None and last.outcome in CLOSED_DOORS:
        written = now.days_of(LetterHandedOver)
        if not written or written[-1] < last.day:
            return LetterChoice(kind=LetterKind.CLOSED_DOOR, reason=_DOOR)
    if offer.channel is Channel.LETTER:
        return LetterChoice(kind=LetterKind.LATER_OFFER, reason=offer.reason)
    return LetterChoice(kind=None, reason=offer.reason)
