"""``outreach letters``: write to everybody on the worklist, once."""

from pathlib import Path
from typing import Final

import attrs
import click
import pendulum

from outreach_cli import shown, steps
from outreach_cli.coaching_letters import coaching_plan
from outreach_cli.commands.options import (
    as_of_option,
    batch_option,
    dry_run_option,
    settings_option,
)
from outreach_cli.commands.screen import READING, SCREENING
from outreach_cli.follow_ups import follow_up_plan
from outreach_cli.letter_languages import show_languages, warn_of_unread
from outreach_cli.office import Office, opened
from outreach_cli.screening import screened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.eligibility import Radar
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import LETTER_TEMPLATE
from outreach_core.letters import LetterPlan, template_advice
from outreach_core.workflows import Gathered

_HELP: Final = Words(
    "Schreibt allen auf der Arbeitsliste den freundlichen Brief. Jede Person bekommt zu "
    "einem Anlass genau einen Brief, auch wenn der Befehl zweimal läuft.",
    "Writes the friendly letter to everybody on the worklist. Each person gets exactly "
    "one letter an occasion, even if the command runs twice.",
)
_DRY: Final = Words(
    "Nur prüfen und zeigen, wer einen Brief bekäme; nichts übergeben.",
    "Only check and show who would get a letter; hand nothing over.",
)
_FOLLOW_UP: Final = Words(
    "Statt des ersten Briefs die späteren: nach einer verschlossenen Tür, und wieder ein "
    "Angebot nach einer Pause.",
    "Instead of the first letter the later ones: after a closed door, and an offer again "
    "after a rest.",
)
_COACHING: Final = Words(
    "Statt des ersten Briefs einer über dieses Coaching-Angebot, an alle, die sich ein "
    "Coaching gewünscht haben. Er bietet an; weitergegeben wird nichts.",
    "Instead of the first letter one about this coaching offer, to everybody who wished "
    "for coaching. It offers; nothing is passed on.",
)
_EITHER: Final = Words(
    "--follow-up und --coaching bitte nacheinander aufrufen, nicht zusammen.",
    "Please call --follow-up and --coaching one after the other, not together.",
)
_OFFER: Final = Words("ANGEBOT", "OFFER")
_ADVISE: Final = Words(
    "Nur lesen, welche Stellen der deutschen Vorlagen einfacher sein könnten; Hinweise, "
    "keine Prüfung.",
    "Only read which places of the German templates could be plainer; advice, no check.",
)
_LANGUAGES: Final = Words(
    "Nur zeigen, welchen Brief es in welcher Sprache gibt und wer die Übersetzung "
    "gelesen hat.",
    "Only show which letter there is in which language, and who has read the "
    "translation.",
)
COMPOSING: Final = Words("Briefe verfassen und prüfen", "Compose and check the letters")
HANDING_OVER: Final = Words(
    "Briefe setzen und übergeben", "Set the letters and hand them over"
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "letters",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            as_of_option(language),
            dry_run_option(_DRY.to(language)),
            batch_option(language),
            click.Option(["--follow-up"], is_flag=True, help=_FOLLOW_UP.to(language)),
            click.Option(
                ["--coaching"],
                metavar=_OFFER.to(language),
                help=_COACHING.to(language),
            ),
            click.Option(["--advise"], is_flag=True, help=_ADVISE.to(language)),
            click.Option(["--languages"], is_flag=True, help=_LANGUAGES.to(language)),
        ],
        callback=click.pass_obj(letters),
    )


def letters(
    terminal: Terminal,
    *,
    settings: Path,
    as_of: pendulum.Date | None,
    dry_run: bool,
    batch: bool,
    follow_up: bool,
    coaching: str | None,
    advise: bool,
    languages: bool,
) -> None:
    """Write to everybody on the worklist, once."""
    if advise or languages:
        _only_look(terminal, settings, advise=advise)
        return
    if follow_up and coaching is not None:
        raise InvalidInputError(subject="outreach letters", faults=[_EITHER])
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
            radar = steps.radar_today(office, gathered)
        asked = _Asked(follow_up=follow_up, coaching=coaching, dry_run=dry_run)
        plan = _plan(office, gathered, radar, asked)
        warn_of_unread(terminal, office, plan.to_send)
        if dry_run:
            shown.letter_plan(terminal, plan)
            return
        with reporter.step(HANDING_OVER):
            run = steps.hand_over(office, plan, radar=radar, on=day, batch=batch)
        shown.letter_run(terminal, run)
        if run.failed:
            click.get_current_context().exit(1)


@attrs.frozen(kw_only=True)
class _Asked:
    """Which letters are wanted."""

    follow_up: bool
    coaching: str | None
    dry_run: bool


def _plan(
    office: Office, gathered: Gathered, radar: Radar, asked: _Asked
) -> LetterPlan:
    day, dry_run = gathered.as_of, asked.dry_run
    if asked.follow_up:
        with office.reporter.step(COMPOSING):
            return follow_up_plan(
                office, gathered, radar=radar, on=day, dry_run=dry_run
            )
    if asked.coaching is not None:
        with office.reporter.step(COMPOSING):
            return coaching_plan(
                office,
                gathered,
                offer=asked.coaching,
                radar=radar,
                on=day,
                dry_run=dry_run,
            )
    return _first(office, gathered, radar, dry_run=dry_run)


def _first(
    office: Office, gathered: Gathered, radar: Radar, *, dry_run: bool
) -> LetterPlan:
    with office.reporter.step(SCREENING):
        screening = screened(office, gathered)
        recipients = steps.recipients(office, screening, dry_run=dry_run)
    with office.reporter.step(COMPOSING):
        return steps.letter_plan(
            office, gathered, recipients, radar=radar, on=gathered.as_of
        )


def _only_look(terminal: Terminal, settings: Path, *, advise: bool) -> None:
    """Show what the letters of the office are like; nobody is written to."""
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        if advise:
            _advise(terminal, office)
        else:
            show_languages(terminal, office)


def _advise(terminal: Terminal, office: Office) -> None:
    """Show where the German templates of the office could be plainer."""
    for template in office.registry.all(LETTER_TEMPLATE):
        if template.language != "de":
            continue
        found = template_advice(template)
        terminal.print(f"{template.name}: {len(found)}")
        for advice in found:
            terminal.print(f"  {advice.words.to(terminal.language)}")
