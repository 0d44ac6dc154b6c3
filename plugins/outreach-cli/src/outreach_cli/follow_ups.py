"""Letters after the first one: nobody opened, or some time has passed."""

from collections.abc import Iterator
from typing import Final

import attrs
import pendulum

from outreach_cli.choices import letter_facts, offer_rules, sender_of, workdays_of
from outreach_cli.office import Office
from outreach_cli.visit_letters import template_for, translations_of
from outreach_core.cases import (
    Case,
    LetterHandedOver,
    NextOffer,
    propose_next_offer,
)
from outreach_core.eligibility import Radar
from outreach_core.hooks import LETTER_CHECK
from outreach_core.letters import (
    ClosedDoorFacts,
    InvitationFacts,
    LetterFacts,
    LetterKind,
    LetterPlan,
    merged_plans,
    plan_letters,
)
from outreach_core.people import Customer
from outreach_core.workflows import (
    Gathered,
    all_cases,
    checked_addresses_only,
    closed_door_occasion,
    confirmed_keys,
    later_offer_occasion,
    letter_kind_for,
    settle_ledger,
    undecided_only,
)

_WRITTEN: Final = frozenset({LetterKind.CLOSED_DOOR, LetterKind.LATER_OFFER})


@attrs.frozen(kw_only=True)
class FollowUp:
    """One letter that is due to one person."""

    person: Customer
    kind: LetterKind
    occasion: str
    facts: LetterFacts = attrs.field(repr=False)


def follow_up_plan(
    office: Office,
    gathered: Gathered,
    *,
    radar: Radar,
    on: pendulum.Date,
    dry_run: bool,
) -> LetterPlan:
    """Compose the letters after closed doors and the later offers; nothing is sent."""
    if not dry_run:
        settle_ledger(office.store)
    cases = all_cases(office.store)
    sender, already = sender_of(office), confirmed_keys(office.store)
    checks = office.registry.all(LETTER_CHECK)
    plans = []
    for due in _due(office, gathered, cases, radar=radar, on=on):
        template = template_for(office, due.kind)
        plans.append(
            plan_letters(
                [due.person],
                template=template,
                facts=due.facts,
                sender=sender,
                occasion=due.occasion,
                day=on,
                already=already,
                checks=checks,
                translations=translations_of(office, template),
                in_grace_month=radar.inside_now,
            )
        )
    plan = undecided_only(merged_plans(plans), cases=cases, on=on)
    if not office.settings.letters.hold_doubtful_addresses:
        return plan
    return checked_addresses_only(plan, people=gathered.by_id)


def _due(
    office: Office,
    gathered: Gathered,
    cases: tuple[Case, ...],
    *,
    radar: Radar,
    on: pendulum.Date,
) -> Iterator[FollowUp]:
    invitation = letter_facts(office, gathered, on)
    workdays, rules = workdays_of(office), offer_rules(office)
    for case in cases:
        person = gathered.by_id.get(case.customer)
        if person is None:
            continue
        offer = propose_next_offer(case, as_of=on, workdays=workdays, rules=rules)
        inside = case.customer in radar.inside_now
        kind = letter_kind_for(case, offer=offer, in_grace_month=inside).kind
        if kind not in _WRITTEN or not isinstance(offer, NextOffer):
            continue
        if kind is LetterKind.LATER_OFFER and offer.earliest_day > on:
            continue
        facts, occasion = _said(case, kind, invitation)
        yield FollowUp(person=person, kind=kind, occasion=occasion, facts=facts)


def _said(
    case: Case, kind: LetterKind, invitation: InvitationFacts
) -> tuple[LetterFacts, str]:
    """Return what the letter says and its occasion, the same until it went out."""
    if kind is LetterKind.LATER_OFFER:
        number = len(case.days_of(LetterHandedOver)) + 1
        return invitation, later_offer_occasion(number)
    visited = case.ended_visits[-1].day
    facts = ClosedDoorFacts(
        team=invitation.team, visited_on=visited, answer_by=invitation.answer_by
    )
    return facts, closed_door_occasion(visited)
