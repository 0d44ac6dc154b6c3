"""``outreach refer``: coaching offers that suit, and a package with consent."""

from pathlib import Path
from typing import Any, Final

import attrs
import click
import pendulum

from outreach_cli import shown, steps
from outreach_cli.commands.options import (
    Day,
    as_of_option,
    customer_argument,
    settings_option,
)
from outreach_cli.commands.screen import READING
from outreach_cli.customers import customer_in
from outreach_cli.office import Office, opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.cases import ConsentGiven
from outreach_core.coaching import (
    SUBJECT_WORDS,
    CoachingNeed,
    OfferMatch,
    Subject,
    match_offers,
)
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import SINK
from outreach_core.people import Consent, ConsentForm, Customer
from outreach_core.workflows import record
from outreach_core.workflows import refer as hand_on

_HELP: Final = Words(
    "Zeigt Coaching-Angebote, die passen, mit Gründen. Mit --offer wird vermittelt: "
    "hinaus gehen genau die Felder, denen die Person zugestimmt hat. Das Anliegen wird "
    "nicht gespeichert.",
    "Shows coaching offers that suit, with reasons. With --offer the person is referred: "
    "exactly the fields that the person agreed to leave. The need is not kept.",
)
_SUBJECT: Final = Words("Anliegen; mehrfach möglich.", "Subject; may be repeated.")
_SPOKEN: Final = Words(
    "Gewünschte Sprache (de, uk, …); sonst die der Person.",
    "Language wished (de, uk, …); else the person's.",
)
_OFFER: Final = Words("Angebot, an das vermittelt wird.", "Offer to refer to.")
_CONSENT_ON: Final = Words(
    "Tag der Einwilligung; nur nötig, wenn noch keine eingetragen ist.",
    "Day of the consent; only needed when none is on record.",
)
_FORM: Final = Words("Form der Einwilligung.", "Form of the consent.")
_FIELDS: Final = Words(
    "Felder, denen zugestimmt wurde, durch Komma getrennt.",
    "Fields agreed to, separated by commas.",
)
_EXPLAINED: Final = Words(
    "Die Person weiß, dass ein Nein ohne Folgen bleibt.",
    "The person knows that a no has no consequences.",
)
_PURPOSE: Final = Words(
    "Vermittlung in das freiwillige Coaching",
    "Referral to the voluntary coaching",
)
_FITS: Final = Words("passt", "fits")
_FITS_NOT: Final = Words("passt nicht", "does not fit")
_NO_SUCH: Final = Words(
    "Dieses Angebot steht in keiner Liste. Ohne --offer werden alle gezeigt.",
    "No list has this offer. Without --offer all are shown.",
)
_DONE: Final = Words(
    "Vermittelt an {provider}. Weitergegeben: {fields}.",
    "Referred to {provider}. Handed over: {fields}.",
)
_START_FIELDS: Final = "given_name,family_name,phone,language"


@attrs.frozen(kw_only=True)
class _Asked:
    """What the user said about the referral.

    Attributes:
        subjects: What the coaching should be about.
        spoken: Language wished; ``None``: that of the person.
        offer: Id of the offer; ``None``: only show offers.
        consent_on: Day of a consent that is not on record yet; ``None``: none.
        form: How the consent was given.
        fields: Names of the fields agreed to, separated by commas.
        refusal_explained: The person knows that a no has no consequences.
    """

    subjects: tuple[str, ...]
    spoken: str | None
    offer: str | None
    consent_on: pendulum.Date | None
    form: str
    fields: str
    refusal_explained: bool


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "refer",
        help=_HELP.to(language),
        params=[
            customer_argument(language),
            settings_option(language),
            as_of_option(language),
            *_need_options(language),
            *_consent_options(language),
        ],
        callback=click.pass_obj(refer),
    )


def _need_options(language: Language) -> tuple[click.Option, ...]:
    return (
        click.Option(
            ["--subject", "subjects"],
            multiple=True,
            type=click.Choice([subject.value for subject in Subject]),
            help=_SUBJECT.to(language),
        ),
        click.Option(["--spoken"], help=_SPOKEN.to(language)),
        click.Option(["--offer"], help=_OFFER.to(language)),
    )


def _consent_options(language: Language) -> tuple[click.Option, ...]:
    return (
        click.Option(
            ["--consent-on"], type=Day(language), help=_CONSENT_ON.to(language)
        ),
        click.Option(
            ["--form"],
            type=click.Choice([form.value for form in ConsentForm]),
            default=ConsentForm.WRITTEN.value,
            help=_FORM.to(language),
        ),
        click.Option(["--fields"], default=_START_FIELDS, help=_FIELDS.to(language)),
        click.Option(
            ["--refusal-explained"], is_flag=True, help=_EXPLAINED.to(language)
        ),
    )


def refer(
    terminal: Terminal,
    *,
    customer: str,
    settings: Path,
    as_of: pendulum.Date | None,
    **asked: Any,
) -> None:
    """Show offers that suit, or hand the person on with a consent."""
    wanted = _Asked(**asked)
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
        person = customer_in(office, gathered, customer)
        need = CoachingNeed(
            subjects=[Subject(subject) for subject in wanted.subjects],
            language=wanted.spoken or person.language,
        )
        matches = match_offers(need, gathered.offers, as_of=day)
        if wanted.offer is None:
            show_offers(terminal, matches)
            return
        match = next((m for m in matches if m.offer.id == wanted.offer), None)
        if match is None:
            raise InvalidInputError(subject="--offer", faults=[_NO_SUCH])
        if wanted.consent_on is not None:
            consent = _consent(office, wanted, wanted.consent_on, match)
            record(office.store, person.id, [ConsentGiven(on=day, consent=consent)])
        _refer(terminal, office, person=person, need=need, match=match, day=day)


def _consent(
    office: Office, wanted: _Asked, given_on: pendulum.Date, match: OfferMatch
) -> Consent:
    return Consent(
        recipient=match.offer.provider,
        purpose=_PURPOSE.to(office.language),
        fields=frozenset(name.strip() for name in wanted.fields.split(",")),
        form=ConsentForm(wanted.form),
        given_on=given_on,
        refusal_explained=wanted.refusal_explained,
    )


def show_offers(terminal: Terminal, matches: tuple[OfferMatch, ...]) -> None:
    """Show every offer with its reasons, what fits first."""
    for match in matches:
        verdict = (_FITS if match.fits else _FITS_NOT).to(terminal.language)
        mark = "✓" if match.fits else "✗"
        offer = match.offer
        subjects = ", ".join(
            SUBJECT_WORDS[subject].to(terminal.language)
            for subject in sorted(offer.subjects)
        )
        terminal.print(f"{mark} {offer.id}: {offer.title} ({subjects}), {verdict}")
        for reason in match.reasons:
            terminal.print(f"    {reason.to(terminal.language)}")


def _refer(
    terminal: Terminal,
    office: Office,
    *,
    person: Customer,
    need: CoachingNeed,
    match: OfferMatch,
    day: pendulum.Date,
) -> None:
    referral = hand_on(
        person,
        need=need,
        match=match,
        store=office.store,
        sink=office.registry.one(SINK, office.settings.output.documents),
        on=day,
    )
    names = ", ".join(referral.package.field_names)
    terminal.say(_DONE.fill(provider=match.offer.provider_name, fields=names))
    for warning in referral.package.warnings:
        terminal.say(warning)
    shown.files(terminal, office, [referral.receipt])
