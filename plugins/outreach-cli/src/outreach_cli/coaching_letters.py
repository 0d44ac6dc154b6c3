"""Who gets a letter about one coaching offer: those who wished for coaching."""

from collections.abc import Iterator
from typing import Final

import pendulum

from outreach_cli.choices import letter_facts, offer_rules, sender_of, workdays_of
from outreach_cli.office import Office
from outreach_cli.visit_letters import GERMAN, template_for, translations_of
from outreach_core import Words
from outreach_core.calendar import earliest_visit_day
from outreach_core.cases import Case, propose_next_offer
from outreach_core.coaching import (
    SENSITIVE_SUBJECTS,
    CoachingNeed,
    CoachingOffer,
    match_offers,
)
from outreach_core.eligibility import Radar
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import LETTER_CHECK
from outreach_core.letters import (
    CoachingFacts,
    LetterKind,
    LetterPlan,
    LetterProblem,
    merged_plans,
    plan_letters,
)
from outreach_core.people import Customer
from outreach_core.workflows import (
    Gathered,
    all_cases,
    checked_addresses_only,
    coaching_occasion,
    confirmed_keys,
    letter_kind_for,
    settle_ledger,
    undecided_only,
)

NO_SUCH_OFFER: Final = Words(
    "Dieses Angebot steht in keiner Liste. `outreach refer KENNUNG` zeigt alle.",
    "No list has this offer. `outreach refer CUSTOMER` shows all.",
)
_SENSITIVE: Final = Words(
    "Dieses Angebot verrät etwas über Gesundheit oder Gerichte, und einen Brief öffnen "
    "manchmal andere. Bitte im Gespräch davon erzählen.",
    "This offer says something about health or courts, and letters are sometimes opened "
    "by others. Please tell of it in a talk.",
)
_TOO_SOON: Final = Words(
    "Das Angebot beginnt, bevor jemand auf einen Brief antworten kann ({day}). Bitte "
    "anrufen oder nach dem nächsten Beginn fragen.",
    "The offer begins before anybody can answer a letter ({day}). Please call, or ask "
    "for the next start.",
)
_OTHER_LANGUAGE: Final = Words(
    "Das Angebot gibt es nicht in der Sprache, die diese Person gewählt hat. Bitte ein "
    "anderes nehmen oder im Gespräch klären, ob Deutsch recht ist.",
    "The offer does not exist in the language that this person chose. Take another, or "
    "ask in a talk whether German suits.",
)


def coaching_plan(
    office: Office,
    gathered: Gathered,
    *,
    offer: str,
    radar: Radar,
    on: pendulum.Date,
    dry_run: bool,
) -> LetterPlan:
    """Compose the letters about one coaching offer; nothing is sent.

    They go to those whose case holds the wish for coaching, and no referral since. The
    letter offers: it refers nobody, and needs no consent.

    Args:
        office: The office with its settings.
        gathered: Everything that was read.
        offer: Id of the offer in a coaching directory.
        radar: Who is inside the window of § 7b SGB II.
        on: Day of the letters.
        dry_run: Leave the ledger as it is.

    Raises:
        InvalidInputError: No list has the offer, nobody can begin there now, it starts
            before an answer can come, or it names a matter that no letter may name.
    """
    chosen = next((o for o in gathered.offers if o.id == offer), None)
    if chosen is None:
        raise InvalidInputError(subject="--coaching", faults=[NO_SUCH_OFFER])
    facts = _facts(office, gathered, chosen, on)
    if not dry_run:
        settle_ledger(office.store)
    cases = all_cases(office.store)
    people = tuple(_who_wished(office, gathered, cases, radar=radar, on=on))
    spoken = {GERMAN, *chosen.languages}
    others = (
        LetterProblem(customer=p.id, problem=_OTHER_LANGUAGE, source="language")
        for p in people
        if p.language not in spoken
    )
    suited = tuple(p for p in people if p.language in spoken)
    written = _written(office, suited, chosen, facts, radar=radar, on=on)
    plan = merged_plans((written,), problems=others)
    plan = undecided_only(plan, cases=cases, on=on)
    if not office.settings.letters.hold_doubtful_addresses:
        return plan
    return checked_addresses_only(plan, people=gathered.by_id)


def _written(
    office: Office,
    people: tuple[Customer, ...],
    offer: CoachingOffer,
    facts: CoachingFacts,
    *,
    radar: Radar,
    on: pendulum.Date,
) -> LetterPlan:
    template = template_for(office, LetterKind.COACHING_OFFER)
    return plan_letters(
        people,
        template=template,
        facts=facts,
        sender=sender_of(office),
        occasion=coaching_occasion(offer.id),
        day=on,
        already=confirmed_keys(office.store),
        checks=office.registry.all(LETTER_CHECK),
        translations=translations_of(office, template),
        in_grace_month=radar.inside_now,
    )


def _facts(
    office: Office, gathered: Gathered, offer: CoachingOffer, on: pendulum.Date
) -> CoachingFacts:
    invitation = letter_facts(office, gathered, on)
    faults = list(_offer_faults(office, offer, on))
    if faults:
        raise InvalidInputError(subject=f"--coaching {offer.id}", faults=faults)
    starts_on = offer.starts_on
    return CoachingFacts(
        team=invitation.team,
        title=offer.title,
        provider=offer.provider_name,
        starts_on=starts_on,
        answer_by=min(invitation.answer_by, starts_on or invitation.answer_by),
    )


def _offer_faults(
    office: Office, offer: CoachingOffer, on: pendulum.Date
) -> Iterator[Words]:
    """Yield what stands in the way for everybody, whatever they would like."""
    if offer.subjects & SENSITIVE_SUBJECTS:
        yield _SENSITIVE
    anybody = CoachingNeed(language=min(offer.languages))
    (match,) = match_offers(anybody, [offer], as_of=on)
    yield from match.obstacles
    settings = office.settings.letters
    answered = earliest_visit_day(
        on,
        workdays=workdays_of(office),
        delivery_workdays=settings.delivery_workdays,
        response_days=settings.response_days,
    )
    if offer.starts_on is not None and on <= offer.starts_on < answered:
        yield _TOO_SOON.fill(day=offer.starts_on.isoformat())


def _who_wished(
    office: Office,
    gathered: Gathered,
    cases: tuple[Case, ...],
    *,
    radar: Radar,
    on: pendulum.Date,
) -> Iterator[Customer]:
    workdays, rules = workdays_of(office), offer_rules(office)
    for case in cases:
        person = gathered.by_id.get(case.customer)
        if person is None:
            continue
        choice = letter_kind_for(
            case,
            offer=propose_next_offer(case, as_of=on, workdays=workdays, rules=rules),
            in_grace_month=case.customer in radar.inside_now,
        )
        if choice.kind is LetterKind.COACHING_OFFER:
            yield person
