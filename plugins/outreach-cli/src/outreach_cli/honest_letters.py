"""Letters to people inside the month of § 7b (4) SGB II: honest, or none at all."""

from typing import Final

import pendulum

from outreach_cli.choices import sender_of, team_of
from outreach_cli.office import Office
from outreach_cli.visit_letters import template_for
from outreach_core import Words
from outreach_core.eligibility import Radar
from outreach_core.hooks import LETTER_CHECK
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    GraceMonthFacts,
    LetterKind,
    LetterPlan,
    LetterProblem,
    LetterTemplate,
    Review,
    merged_plans,
    plan_letters,
)
from outreach_core.workflows import Gathered, confirmed_keys, grace_month_occasion

_UNREAD: Final = Words(
    "Für diese Person läuft eine Frist nach § 7b Abs. 4 SGB II; der freundliche Brief "
    "wäre nicht ehrlich. Der ehrliche Brief wartet auf Ihre Rechtsstelle: Version "
    "{version} lesen lassen, dann in [letters] legal_review_by, legal_review_on und "
    "legal_review_version eintragen. Bis dahin bitte selbst anrufen.",
    "A period under § 7b (4) SGB II runs for this person; the friendly letter would not "
    "be honest. The honest letter waits for your lawyers: have version {version} read, "
    "then enter legal_review_by, legal_review_on and legal_review_version under "
    "[letters]. Until then please call yourselves.",
)


def reviewed_template(office: Office) -> LetterTemplate | None:
    """Return the honest letter with its review; ``None``: no review is on record.

    Raises:
        InvalidInputError: Another version was read.
    """
    template = template_for(office, LetterKind.GRACE_MONTH)
    review = legal_review(office)
    if review is None:
        return None if template.unread else template
    return template.reviewed(review)


def legal_review(office: Office) -> Review | None:
    """Return who read the honest letter, as the settings say; ``None``: nobody."""
    settings = office.settings.letters
    by, on, version = (
        settings.legal_review_by,
        settings.legal_review_on,
        settings.legal_review_version,
    )
    if not (by and on and version):
        return None
    year, month, day = (int(part) for part in on.split("-"))
    return Review(by=by, on=pendulum.Date(year, month, day), version=version)


def honest_plan(
    office: Office,
    gathered: Gathered,
    wanted: frozenset[CustomerId],
    *,
    radar: Radar,
    on: pendulum.Date,
) -> LetterPlan:
    """Compose the honest letter to everybody of *wanted* who is inside the month.

    The last day in the letter is the last one on which the office is open. One person,
    one letter for each such day.

    Raises:
        InvalidInputError: Another version of the letter was read than the one that
            would go out.
    """
    inside = wanted & radar.inside_now
    if not inside:
        return LetterPlan(to_send=(), already_sent=(), problems=())
    template = reviewed_template(office)
    if template is None:
        version = template_for(office, LetterKind.GRACE_MONTH).version
        words = _UNREAD.fill(version=version)
        found = (
            LetterProblem(customer=customer, problem=words, source="review")
            for customer in sorted(inside)
        )
        return merged_plans((), problems=found)
    last_days: dict[CustomerId, pendulum.Date] = {}
    for entry in radar.inside:
        if entry.open_window is not None and entry.customer in inside:
            day = entry.open_window.last_office_day
            # Two determinations may be open: the earlier day is the safe one.
            last_days[entry.customer] = min(day, last_days.get(entry.customer, day))
    return merged_plans(
        _of_day(office, gathered, template, day, last_days, radar=radar, on=on)
        for day in sorted(set(last_days.values()))
    )


def _of_day(
    office: Office,
    gathered: Gathered,
    template: LetterTemplate,
    day: pendulum.Date,
    last_days: dict[CustomerId, pendulum.Date],
    *,
    radar: Radar,
    on: pendulum.Date,
) -> LetterPlan:
    own = office.settings.office
    return plan_letters(
        (p for p in gathered.people if last_days.get(p.id) == day),
        template=template,
        facts=GraceMonthFacts(
            team=team_of(gathered),
            appear_by=day,
            office_street=own.street,
            office_town=f"{own.postcode} {own.town}",
            office_hours=own.opening_hours or None,
        ),
        sender=sender_of(office),
        occasion=grace_month_occasion(day),
        day=on,
        already=confirmed_keys(office.store),
        checks=office.registry.all(LETTER_CHECK),
        in_grace_month=radar.inside_now,
    )
