"""What becomes of a request by what the office has: whose hours, which training?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import pendulum

from outreach_core.cases import CLOSED_DOORS, Case
from outreach_core.ids import BenefitUnitId
from outreach_core.people import Customer, MeetingPlace
from outreach_core.visits import VisitRequest, protect
from outreach_core.workflows.office_means import (
    MeetingPoint,
    OfficeMeans,
    VisitTrait,
    with_interpreter,
    within,
)

_YOUNG_YEARS: Final = 25
"""§ 16h SGB II speaks of people who are not 25 yet."""


@attrs.frozen(kw_only=True)
class Circumstances:
    """What of a visit does not stand in its request.

    Attributes:
        case: The case so far.
        on: Day on which it is asked for.
        point: The place of the office's own choice where the two go; ``None``: none.
        in_grace_month: The person is inside the window of § 7b SGB II.
        households: Benefit units of which the office knows several people.
    """

    case: Case
    on: pendulum.Date
    point: MeetingPoint | None = None
    in_grace_month: bool = False
    households: frozenset[BenefitUnitId] = frozenset()


def fitted(
    request: VisitRequest, person: Customer, means: OfficeMeans, around: Circumstances
) -> VisitRequest:
    """Return *request* as it can be made with what the office has.

    Times shrink to those of the place and of the interpreter, trainings are asked for,
    and what a protective reason asks for is added without the reason. A time that the
    person said yes to is not cut to the hours of a place: they know why.

    Args:
        request: What is asked for.
        person: Who is visited.
        means: What the office has.
        around: What does not stand in the request.
    """
    if around.point is not None and not request.agreed:
        stay = request.length.talk_minutes
        windows = within(request.windows, around.point.hours, stay_minutes=stay)
        request = attrs.evolve(request, windows=windows)
    request = with_interpreter(request, person, means)
    needed = means.trainings_for(_traits(request, person, around))
    request = attrs.evolve(request, needs_trainings=request.needs_trainings | needed)
    effects = means.protected.get(person.id, frozenset())
    return protect(request, effects, training=means.safety_training)


def households_of(people: Iterable[Customer]) -> frozenset[BenefitUnitId]:
    """Return the benefit units of which several of *people* are members."""
    count = Counter(p.benefit_unit for p in people if p.benefit_unit is not None)
    return frozenset(unit for unit, members in count.items() if members > 1)


def _traits(
    request: VisitRequest, person: Customer, around: Circumstances
) -> Iterator[VisitTrait]:
    ended = around.case.current.ended_visits
    shut = bool(ended) and ended[-1].outcome in CLOSED_DOORS
    says = {
        VisitTrait.GRACE_MONTH: around.in_grace_month,
        VisitTrait.UNDER_25: _is_young(person, around.on),
        VisitTrait.HOUSEHOLD: person.benefit_unit in around.households,
        VisitTrait.INTERPRETER: request.wishes.interpreter,
        VisitTrait.CONTACT_PLACE: request.wishes.place is MeetingPlace.CONTACT_PLACE,
        VisitTrait.REPRESENTED: person.representative is not None,
        VisitTrait.CLOSED_DOORS: shut,
    }
    return (trait for trait, is_so in says.items() if is_so)


def _is_young(person: Customer, on: pendulum.Date) -> bool:
    # Nobody goes untrained because a birth date is missing.
    return person.birth is None or person.birth.add(years=_YOUNG_YEARS) > on
