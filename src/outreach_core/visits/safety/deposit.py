"""Which reports does the duty desk expect from which pair, and when?"""

import enum
from collections.abc import Iterable
from typing import Final, NewType

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day, is_text, only
from outreach_core.errors import InvalidInputError
from outreach_core.ids import StaffId
from outreach_core.visits.plan import Stop, Tour, VisitPlan
from outreach_core.visits.requests import VisitId
from outreach_core.visits.safety.desk import DutyDesk
from outreach_core.visits.safety.moments import is_moment, moment_at, seconds

TourId = NewType("TourId", str)
"""Name of one tour of a day: the two, and a number from the second tour on."""


class DueKind(enum.StrEnum):
    """What is expected at a moment."""

    CHECK_IN = "check_in"
    """The two are at the door."""
    CHECK_OUT = "check_out"
    """The two have left again."""
    BACK = "back"
    """The tour has ended: the two are back, or have parted at a stop."""
    ABORT = "abort"
    """A visit was broken off: are both safe?"""
    CODE_WORD = "code_word"
    """The code word was given: silent alarm."""


PLANNED_KINDS: Final = (DueKind.CHECK_IN, DueKind.CHECK_OUT, DueKind.BACK)
"""What a plan expects; the others come from a report."""


@attrs.frozen(kw_only=True)
class Due:
    """One report that is expected.

    Attributes:
        tour: From which tour.
        kind: What is expected.
        visit: About which visit; empty for the end of the tour.
        at: When, by the plan.
    """

    tour: TourId = attrs.field(validator=is_text)
    kind: DueKind
    visit: VisitId | None = None
    at: pendulum.DateTime = attrs.field(validator=is_moment)


@attrs.frozen(kw_only=True)
class DepositedTour:
    """One tour as the desk knows it: who is out, and what is expected in which order.

    Attributes:
        id: Name of the tour on this day.
        pair: The two who are out, sorted.
        leaves_at: When they leave the office.
        dues: What is expected, in the order of the tour; the last is their return, or
            that they have parted.
        meets_at_stop: They meet at the first stop; each gets there alone.
        parts_at_stop: They part after the last stop; each goes on alone, and no report
            is expected from the way.
    """

    id: TourId = attrs.field(validator=is_text)
    pair: tuple[StaffId, StaffId]
    leaves_at: pendulum.DateTime = attrs.field(validator=is_moment)
    dues: tuple[Due, ...] = attrs.field(validator=only(Due))
    meets_at_stop: bool = False
    parts_at_stop: bool = False

    def place_of(self, visit: VisitId | None) -> int | None:
        """Return the index of the last report due about *visit*; ``None``: unknown."""
        found = [i for i, due in enumerate(self.dues) if due.visit == visit]
        return found[-1] if found and visit is not None else None


def _by_id(tours: Iterable[DepositedTour]) -> tuple[DepositedTour, ...]:
    return tuple(sorted(tours, key=lambda t: (seconds(t.leaves_at), t.id)))


@attrs.frozen(kw_only=True)
class DepositedPlan:
    """The plan of one day as it lies at the duty desk.

    Attributes:
        day: The day on which the tours begin; they may end on the next.
        desk: Who sits there and what happens when nobody reports.
        tours: The tours, those that leave first at the front.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    desk: DutyDesk
    tours: tuple[DepositedTour, ...] = attrs.field(
        converter=_by_id, validator=only(DepositedTour)
    )

    def __attrs_post_init__(self) -> None:
        ids = [tour.id for tour in self.tours]
        if len(set(ids)) < len(ids):
            fault = Words(
                "Zwei Touren haben denselben Namen.", "Two tours have the same name."
            )
            raise InvalidInputError(
                Words("Hinterlegter Plan", "deposited plan"), [fault]
            )

    def tour(self, name: TourId) -> DepositedTour | None:
        """Return the tour named *name*; ``None`` when there is none."""
        return next((tour for tour in self.tours if tour.id == name), None)


def deposit(
    plan: VisitPlan, *, day: pendulum.Date, desk: DutyDesk, zone: pendulum.Timezone
) -> DepositedPlan:
    """Return what the desk expects on *day*; no tour on that day: nothing.

    A check-in is due when a visit begins, a check-out when it is planned to end, the
    return when the tour ends. Deposited again after a change, the tours of a pair
    keep their names.

    Args:
        plan: Any plan; other days are left out.
        day: The day.
        desk: Who sits at the desk.
        zone: Where the clocks hang, ``pendulum.timezone("Europe/Berlin")``.

    Raises:
        InvalidInputError: Somebody at the desk is also out on that day.
    """
    tours = [tour for tour in plan.tours if tour.day == day]
    out = {person for tour in tours for person in tour.pair}
    if out & {desk.contact.id, desk.lead.id}:
        fault = Words(
            "Wer an der Rückmeldestelle sitzt oder sie leitet, kann nicht zugleich "
            "unterwegs sein. Bitte an diesem Tag andere eintragen.",
            "Whoever sits at the duty desk or leads it cannot be out at the same "
            "time. Enter others for this day.",
        )
        raise InvalidInputError(Words("Rückmeldestelle", "duty desk"), [fault])
    return DepositedPlan(
        day=day,
        desk=desk,
        tours=tuple(_deposited(t, name, zone) for t, name in _named(tours)),
    )


def _named(tours: list[Tour]) -> list[tuple[Tour, TourId]]:
    """Name the tours: "s1+s2", and "s1+s2 (2)" for the second of the same two."""
    counted: dict[tuple[StaffId, StaffId], int] = {}
    found = []
    for tour in tours:
        number = counted[tour.pair] = counted.get(tour.pair, 0) + 1
        name = "+".join(tour.pair)
        found.append((tour, TourId(name if number == 1 else f"{name} ({number})")))
    return found


def _deposited(tour: Tour, name: TourId, zone: pendulum.Timezone) -> DepositedTour:
    dues = [due for stop in tour.stops for due in _of_stop(tour, stop, name, zone)]
    back = moment_at(tour.day, tour.end_minute, zone=zone)
    dues.append(Due(tour=name, kind=DueKind.BACK, at=back))
    return DepositedTour(
        id=name,
        pair=tour.pair,
        leaves_at=moment_at(tour.day, tour.start_minute, zone=zone),
        dues=tuple(dues),
        meets_at_stop=tour.meets_at_stop,
        parts_at_stop=tour.parts_at_stop,
    )


def _of_stop(
    tour: Tour, stop: Stop, name: TourId, zone: pendulum.Timezone
) -> tuple[Due, Due]:
    check_in, check_out = (
        Due(
            tour=name,
            kind=kind,
            visit=stop.visit,
            at=moment_at(tour.day, minute, zone=zone),
        )
        for kind, minute in (
            (DueKind.CHECK_IN, stop.start_minute),
            (DueKind.CHECK_OUT, stop.end_minute),
        )
    )
    return check_in, check_out
