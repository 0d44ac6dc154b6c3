"""What else does the duty desk have to see: silence, strange entries, aftercare?"""

import enum
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.ids import StaffId
from outreach_core.visits.safety.deposit import DepositedPlan, DueKind, TourId
from outreach_core.visits.safety.desk_entries import (
    Acknowledgement,
    AcknowledgeReason,
    DeskEntry,
    DeskReport,
    DeskReportKind,
)
from outreach_core.visits.safety.moments import seconds
from outreach_core.visits.safety.overdue import awaited, tour_of


class AftercareCause(enum.StrEnum):
    """After what somebody talks with the two; the cause, never a reason."""

    ABORTED = "aborted"
    CODE_WORD = "code_word"
    POLICE = "police"


_AFTERCARE: Final = {
    AftercareCause.ABORTED: Words(
        "Nachsorge anbieten: Ein Besuch wurde abgebrochen. Niemand muss sagen, warum.",
        "Offer aftercare: a visit was broken off. Nobody has to say why.",
    ),
    AftercareCause.CODE_WORD: Words(
        "Nachsorge heute, bevor die beiden nach Hause gehen: Das Codewort wurde genannt.",
        "Aftercare today, before the two go home: the code word was given.",
    ),
    AftercareCause.POLICE: Words(
        "Nachsorge heute, bevor die beiden nach Hause gehen: Die Polizei war gerufen.",
        "Aftercare today, before the two go home: the police were called.",
    ),
}


@attrs.frozen(kw_only=True)
class AftercareItem:
    """Somebody should talk with the two of a tour.

    It does not say who of them broke off, nor why, nor whom they visited.

    Attributes:
        tour: Which tour.
        pair: The two, sorted; empty when an alarm named no known tour.
        cause: After what.
        since: When it happened.
        words: What to do, in one sentence.
    """

    tour: TourId
    pair: tuple[StaffId, ...]
    cause: AftercareCause
    since: pendulum.DateTime
    words: Words


def aftercare(
    deposited: DepositedPlan,
    entries: Iterable[DeskEntry],
    *,
    now: pendulum.DateTime,
    talked_over: Iterable[TourId] = (),
) -> tuple[AftercareItem, ...]:
    """Return what is to be talked over, one item a tour and cause, the oldest first.

    Closing an alarm at the desk does not close its item: that the two are out of
    danger is the beginning of aftercare, not its end.

    Args:
        deposited: The plan of the day.
        entries: Reports and acknowledgements; later ones than *now* are left out.
        now: The moment of the question.
        talked_over: Tours that somebody has talked over with both.
    """
    over = frozenset(talked_over)
    found: dict[tuple[TourId, AftercareCause], AftercareItem] = {}
    known = [e for e in entries if seconds(e.at) <= seconds(now)]
    for entry in sorted(known, key=lambda e: (seconds(e.at), e.tour)):
        cause = _cause(entry)
        if cause is None or entry.tour in over:
            continue
        tour = deposited.tour(entry.tour)
        item = AftercareItem(
            tour=entry.tour,
            pair=() if tour is None else tour.pair,
            cause=cause,
            since=entry.at,
            words=_AFTERCARE[cause],
        )
        found.setdefault((entry.tour, cause), item)
    return tuple(found.values())


def _cause(entry: DeskEntry) -> AftercareCause | None:
    if isinstance(entry, Acknowledgement):
        taken_over = entry.reason is AcknowledgeReason.POLICE_HAS_TAKEN_OVER
        return AftercareCause.POLICE if taken_over else None
    return {
        DeskReportKind.ABORTED: AftercareCause.ABORTED,
        DeskReportKind.CODE_WORD: AftercareCause.CODE_WORD,
    }.get(entry.kind)


def quiet_since(
    deposited: DepositedPlan, entries: Iterable[DeskEntry], *, now: pendulum.DateTime
) -> pendulum.DateTime | None:
    """Return since when no report at all has come in although somebody is out.

    A desk whose telephone or program has failed looks just like a quiet day; so the
    host shows this moment ("nothing heard since 9:40"). ``None``: nobody is out.
    """
    known = tuple(entries)
    open_tours = {
        each.due.tour
        for each in awaited(deposited, known, now=now)
        if each.due.kind is DueKind.BACK
    }
    left = [
        tour.leaves_at
        for tour in deposited.tours
        if tour.id in open_tours and seconds(tour.leaves_at) <= seconds(now)
    ]
    if not left:
        return None
    heard = [
        entry.at
        for entry in known
        if isinstance(entry, DeskReport) and seconds(entry.at) <= seconds(now)
    ]
    return max([min(left, key=seconds), *heard], key=seconds)


def unmatched_entries(
    deposited: DepositedPlan, entries: Iterable[DeskEntry]
) -> tuple[Words, ...]:
    """Say which entries close nothing because they fit no tour; each is a slip to mend.

    In the order of time. Alarms are among them although they ring all the same.
    """
    ordered = sorted(entries, key=lambda e: (seconds(e.at), e.tour, e.by))
    return tuple(fault for entry in ordered for fault in _faults(deposited, entry))


_NO_TOUR: Final = Words(
    "Eintrag zu {tour!r}: Eine solche Tour ist nicht hinterlegt.",
    "Entry for {tour!r}: no such tour is deposited.",
)
_NOT_THEIRS: Final = Words(
    "Eintrag zu {tour!r} von {by}: Melden können die beiden der Tour, die "
    "Rückmeldestelle und die Leitung.",
    "Entry for {tour!r} by {by}: the two of the tour, the desk and the lead can report.",
)
_NO_STOP: Final = Words(
    "Eintrag zu {tour!r}: {visit} gehört nicht zu dieser Tour. Bitte den geänderten "
    "Plan neu hinterlegen.",
    "Entry for {tour!r}: {visit} is not part of this tour. Deposit the changed plan "
    "anew.",
)
_OWN: Final = Words(
    "Quittung zu {tour!r} von {by}: Wer selbst unterwegs ist, kann nicht quittieren.",
    "Acknowledgement for {tour!r} by {by}: whoever is out cannot acknowledge.",
)


def _faults(deposited: DepositedPlan, entry: DeskEntry) -> Iterator[Words]:
    tour = deposited.tour(entry.tour)
    gaps = {"tour": entry.tour, "by": entry.by, "visit": entry.visit}
    if tour is None:
        yield _NO_TOUR.fill(**gaps)
        return
    if isinstance(entry, Acknowledgement):
        if entry.by in tour.pair:
            yield _OWN.fill(**gaps)
    elif tour_of(deposited, entry) is None:
        yield _NOT_THEIRS.fill(**gaps)
    if entry.visit is not None and tour.place_of(entry.visit) is None:
        yield _NO_STOP.fill(**gaps)
