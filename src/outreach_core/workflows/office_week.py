"""How does an office that has said what it has set get from its cases to a plan?"""

from collections.abc import Iterable

from outreach_core.cases import Case, OfferRules
from outreach_core.eligibility import Radar
from outreach_core.errors import InvalidValueError
from outreach_core.visits import Budget, BuiltInPlanner, Planner
from outreach_core.workflows.due_visits import due_visits
from outreach_core.workflows.office_day import OfficeDay
from outreach_core.workflows.planning import WeekPlanned, plan_week


def plan_office_week(
    cases: Iterable[Case],
    day: OfficeDay,
    *,
    seed: int,
    offers: OfferRules | None = None,
    radar: Radar | None = None,
    planner: Planner | None = None,
    budget: Budget | None = None,
) -> WeekPlanned:
    """Ask all cases what is due in the week of *day*, and plan it.

    This is ``due_visits`` and ``plan_week`` with the same *day* that ``week_in_force``
    takes when the week goes otherwise. Days that are over stay as they are.

    Args:
        cases: All cases, the closed ones too: then homes have the same opaque names as
            everywhere else.
        day: What the office has set, and what time it is.
        seed: The same seed gives the same plan.
        offers: How persistent outreach may be; ``None``: ``OfferRules()``.
        radar: Who is inside the window of § 7b SGB II, from ``radar_of``; ``None``:
            nobody.
        planner: Who plans; ``None``: the built-in planner.
        budget: How long it may search; ``None``: ``Budget()``.

    Raises:
        InvalidValueError: Every day of that week is over.
        PluginError: Planner or travel times failed, or broke a rule, and the settings
            want the run to end then.
    """
    days = tuple(each for each in day.days if each >= day.today)
    if not days:
        raise InvalidValueError(field="day", expected="a week with a day still to come")
    due = due_visits(
        cases,
        people=day.people,
        days=days,
        as_of=day.today,
        workdays=day.workdays,
        rules=offers or OfferRules(),
        hours=day.hours,
        office=day.office,
        radar=radar,
        means=day.means,
    )
    return plan_week(
        due,
        days=days,
        staff=day.staff,
        office=day.office,
        travel=day.travel,
        planner=planner or BuiltInPlanner(),
        workdays=day.workdays,
        rules=day.rules,
        seed=seed,
        budget=budget or Budget(),
    )
