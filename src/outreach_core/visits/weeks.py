"""A planned week together with the few things that staff need on paper."""

from collections.abc import Mapping

import attrs

from outreach_core._messages import Words
from outreach_core._validators import ReadOnly, is_line, only
from outreach_core.ids import StaffId
from outreach_core.visits.forecasts import Forecast
from outreach_core.visits.notices import Notice
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.proposals import PlanTrace
from outreach_core.visits.requests import VisitId

_NOTHING = Words("", "")


@attrs.frozen(kw_only=True)
class StopDetails:
    """What stands on a day sheet about one visit; never a reason, never a name.

    Attributes:
        initials: Initials of the person ("A. B."), so that a lost sheet names nobody.
        street: Street and number.
        postcode_town: Postcode and town.
        wish: What the person asked for, in words; empty for nothing.
        language: Language wished, in words; empty for German.
        bell: What stands at the bell if it is not the name ("c/o …"); empty for none.
    """

    initials: str = attrs.field(repr=False, validator=is_line)
    street: str = attrs.field(default="", repr=False, validator=is_line)
    postcode_town: str = attrs.field(default="", repr=False, validator=is_line)
    wish: Words = attrs.field(default=_NOTHING, repr=False)
    language: Words = attrs.field(default=_NOTHING, repr=False)
    bell: str = attrs.field(default="", repr=False, validator=is_line)


def _sorted_details(
    given: Mapping[VisitId, StopDetails],
) -> Mapping[VisitId, StopDetails]:
    return ReadOnly({visit: given[visit] for visit in sorted(given)})


def _sorted_names(given: Mapping[StaffId, str]) -> Mapping[StaffId, str]:
    return ReadOnly({person: given[person] for person in sorted(given)})


@attrs.frozen(kw_only=True)
class PlannedWeek:
    """A plan with what is printed beside it; content of pages, sheets and calendars.

    Attributes:
        problem: What was to be planned.
        plan: The plan, of any planner.
        details: What stands on the sheets, by visit; a missing one prints blanks.
        staff_names: How staff are called on paper; a missing one prints the id.
        forecast: What the plan may bring; ``None``: not simulated.
        trace: Who made the plan, and what was refused; ``None``: not known.
        before: The plan it replaces, to say what has changed; ``None``: none.
        notices: Whom to tell of the changes, and how.
    """

    problem: VisitProblem = attrs.field(repr=False)
    plan: VisitPlan = attrs.field(repr=False)
    details: Mapping[VisitId, StopDetails] = attrs.field(
        factory=dict, converter=_sorted_details, repr=False
    )
    staff_names: Mapping[StaffId, str] = attrs.field(
        factory=dict, converter=_sorted_names, repr=False
    )
    forecast: Forecast | None = attrs.field(default=None, repr=False)
    trace: PlanTrace | None = attrs.field(default=None, repr=False)
    before: VisitPlan | None = attrs.field(default=None, repr=False)
    notices: tuple[Notice, ...] = attrs.field(
        default=(), validator=only(Notice), repr=False
    )

    def details_of(self, visit: VisitId) -> StopDetails:
        """Return what is printed about *visit*; blanks when nothing was given."""
        return self.details.get(visit, StopDetails(initials=""))

    def name_of(self, person: StaffId) -> str:
        """Return how *person* is called on paper."""
        return self.staff_names.get(person, person)
