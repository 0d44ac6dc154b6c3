"""Called by Hypothesis itself, through the ``hypothesis`` entry point."""

from collections.abc import Callable
from typing import Any


def register() -> None:
    """Teach ``st.from_type`` and ``st.builds`` the types of the core."""
    # Imported here: an error at import time would break every `import hypothesis`.
    import pendulum
    from hypothesis import strategies as st

    from outreach_core import calendar, cases, coaching, contacts, people, visits
    from outreach_core.strategies import calendar as calendar_strategies
    from outreach_core.strategies import cases as cases_strategies
    from outreach_core.strategies import coaching as coaching_strategies
    from outreach_core.strategies import contacts as contacts_strategies
    from outreach_core.strategies import people as people_strategies
    from outreach_core.strategies import visits as visits_strategies

    made_by: dict[type, Callable[[], Any]] = {
        pendulum.Date: calendar_strategies.days,
        calendar.HolidayTable: calendar_strategies.holiday_tables,
        calendar.Period: calendar_strategies.periods,
        cases.Case: cases_strategies.cases,
        cases.OfferRules: cases_strategies.offer_rules,
        coaching.CoachingNeed: coaching_strategies.coaching_needs,
        coaching.CoachingOffer: coaching_strategies.coaching_offers,
        contacts.Contact: contacts_strategies.contacts,
        contacts.ContactHistory: contacts_strategies.histories,
        contacts.ContactPolicy: contacts_strategies.contact_policies,
        people.Absence: people_strategies.absences,
        people.Address: people_strategies.addresses,
        people.Consent: people_strategies.consents,
        people.Coordinates: people_strategies.coordinates,
        people.Customer: people_strategies.customers,
        people.Hold: people_strategies.holds,
        people.StaffMember: people_strategies.staff_members,
        people.VisitWishes: people_strategies.visit_wishes,
        people.WorkingHours: people_strategies.working_hours,
        visits.VisitProblem: visits_strategies.visit_problems,
        visits.WorkRules: visits_strategies.work_rules,
    }
    for kind, strategy in made_by.items():
        # A function, so that a strategy is only built when it is asked for.
        st.register_type_strategy(kind, _lazily(strategy))


def _lazily(strategy: Callable[[], Any]) -> Callable[[object], Any]:
    return lambda _: strategy()
