"""Letters about planned visits: who is told, and how they are handed over."""

from collections.abc import Mapping
from typing import Final

import pendulum

from outreach_cli.choices import announcement_rules, sender_of, workdays_of
from outreach_cli.office import Office
from outreach_core.cases import CaseEvent
from outreach_core.eligibility import Radar
from outreach_core.hooks import LETTER_CHECK, LETTER_TEMPLATE
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    LetterFacts,
    LetterKind,
    LetterPlan,
    LetterTemplate,
    plan_letters,
)
from outreach_core.people import Customer
from outreach_core.workflows import (
    Announcements,
    Gathered,
    all_cases,
    announcements,
    checked_addresses_only,
    confirmed_keys,
    settle_ledger,
    visits_on_record,
    write_announcements,
)

GERMAN: Final = "de"


def template_for(office: Office, kind: LetterKind) -> LetterTemplate:
    """Return the German letter of one kind."""
    name = f"{kind.value.replace('_', '-')}-{GERMAN}"
    return office.registry.one(LETTER_TEMPLATE, name)


def translations_of(
    office: Office, template: LetterTemplate
) -> Mapping[str, LetterTemplate]:
    """Return the courtesy translations of a letter, by language."""
    return {
        other.language: other
        for other in office.registry.all(LETTER_TEMPLATE)
        if other.kind is template.kind and other.language != template.language
    }


def to_announce(
    office: Office, gathered: Gathered, *, on: pendulum.Date, dry_run: bool
) -> Announcements:
    """Say which visits of the cases still have to be announced, moved or called off."""
    if not dry_run:
        settle_ledger(office.store)
    return announcements(
        visits_on_record(all_cases(office.store), after=on),
        store=office.store,
        staff_names={member.id: member.name for member in gathered.staff},
        on=on,
        workdays=workdays_of(office),
        rules=announcement_rules(office),
    )


def written(
    office: Office,
    gathered: Gathered,
    found: Announcements,
    *,
    radar: Radar,
    on: pendulum.Date,
) -> tuple[LetterPlan, Mapping[str, CaseEvent]]:
    """Compose the letters about visits; nothing is sent."""
    sender = sender_of(office)
    already = confirmed_keys(office.store)
    checks = office.registry.all(LETTER_CHECK)

    def write(
        people: list[Customer], *, kind: LetterKind, facts: LetterFacts, occasion: str
    ) -> LetterPlan:
        template = template_for(office, kind)
        return plan_letters(
            people,
            template=template,
            facts=facts,
            sender=sender,
            occasion=occasion,
            day=on,
            already=already,
            checks=checks,
            translations=translations_of(office, template),
            in_grace_month=radar.inside_now,
        )

    people: Mapping[CustomerId, Customer] = gathered.by_id
    plan, told = write_announcements(found, people=people, write=write)
    if office.settings.letters.hold_doubtful_addresses:
        plan = checked_addresses_only(plan, people=people)
    return plan, told
