"""Called by Hypothesis itself, through the ``hypothesis`` entry point."""

from collections.abc import Callable
from typing import Any, TypeAlias

_MadeBy: TypeAlias = dict[type, Callable[[], Any]]


def register() -> None:
    """Teach ``st.from_type`` and ``st.builds`` the types of the core."""
    # Imported here: an error at import time would break every `import hypothesis`.
    from hypothesis import strategies as st

    for kind, strategy in (_basics() | _work() | _letters() | _hooks()).items():
        # A function, so that a strategy is only built when it is asked for.
        st.register_type_strategy(kind, _lazily(strategy))


def _lazily(strategy: Callable[[], Any]) -> Callable[[object], Any]:
    return lambda _: strategy()


def _basics() -> _MadeBy:
    """Days, rules, people and their contacts."""
    import pendulum

    from outreach_core import calendar, contacts, people, rules
    from outreach_core.strategies import calendar as calendar_strategies
    from outreach_core.strategies import contacts as contacts_strategies
    from outreach_core.strategies import people as people_strategies
    from outreach_core.strategies import rules as rules_strategies

    return {
        pendulum.Date: calendar_strategies.days,
        calendar.AgeLimit: calendar_strategies.age_limits,
        calendar.HolidayTable: calendar_strategies.holiday_tables,
        calendar.Period: calendar_strategies.periods,
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
        rules.Rule: rules_strategies.rules,
        rules.Rulebook: rules_strategies.rulebooks,
    }


def _work() -> _MadeBy:
    """Cases, coaching and visits."""
    from outreach_core import cases, coaching, visits
    from outreach_core.strategies import cases as cases_strategies
    from outreach_core.strategies import coaching as coaching_strategies
    from outreach_core.strategies import visits as visits_strategies

    return {
        cases.Case: cases_strategies.cases,
        cases.OfferRules: cases_strategies.offer_rules,
        coaching.CoachingNeed: coaching_strategies.coaching_needs,
        coaching.CoachingOffer: coaching_strategies.coaching_offers,
        visits.VisitProblem: visits_strategies.visit_problems,
        visits.WorkRules: visits_strategies.work_rules,
    }


def _letters() -> _MadeBy:
    """Letters."""
    from outreach_core import letters
    from outreach_core.strategies import letters as letters_strategies

    return {
        letters.Letter: letters_strategies.letters,
        letters.LetterFacts: letters_strategies.letter_facts,
        letters.LetterKey: letters_strategies.letter_keys,
        letters.PrintProfile: letters_strategies.print_profiles,
        letters.Sender: letters_strategies.senders,
        letters.VisitInvitation: letters_strategies.visit_invitations,
    }


def _hooks() -> _MadeBy:
    """What plug-ins hand over."""
    from outreach_core import hooks
    from outreach_core.strategies import hooks as hooks_strategies

    return {
        hooks.LedgerEntry: hooks_strategies.ledger_entries,
        hooks.Page: hooks_strategies.pages,
        hooks.Progress: hooks_strategies.progresses,
        hooks.Delivery: hooks_strategies.deliveries,
        hooks.RowIssue: hooks_strategies.row_issues,
        hooks.SourceBatch: hooks_strategies.source_batches,
        hooks.Table: hooks_strategies.hook_tables,
        hooks.Tally: hooks_strategies.tallies,
    }
