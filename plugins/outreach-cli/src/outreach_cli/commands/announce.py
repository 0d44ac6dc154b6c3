"""``outreach announce``: tell people by letter when the two come, or do not come."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import shown, steps, visit_letters
from outreach_cli.commands.letters import COMPOSING, HANDING_OVER
from outreach_cli.commands.options import (
    as_of_option,
    batch_option,
    dry_run_option,
    settings_option,
)
from outreach_cli.commands.screen import READING
from outreach_cli.letter_languages import warn_of_unread
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words

_HELP: Final = Words(
    "Kündigt die geplanten Besuche an, mit Tag, Zeitfenster und Namen. Wer schon Bescheid "
    "weiß, bekommt nur dann noch einen Brief, wenn sich etwas geändert hat: die Zeit, wer "
    "kommt, oder beides. Was nicht rechtzeitig ankäme, wird nicht geschickt: dann bitte "
    "anrufen.",
    "Announces the planned visits, with day, time window and names. Who knows already "
    "gets another letter only if something has changed: the time, who comes, or both. "
    "What would not arrive in time is not sent: please call then.",
)
_DRY: Final = Words(
    "Nur zeigen, wem geschrieben würde; nichts übergeben.",
    "Only show who would be written to; hand nothing over.",
)
_STANDING: Final = Words(
    "Schon angekündigt und unverändert: {count} Besuche.",
    "Announced already and unchanged: {count} visits.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    return click.Command(
        "announce",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            as_of_option(language),
            dry_run_option(_DRY.to(language)),
            batch_option(language),
        ],
        callback=click.pass_obj(announce),
    )


def announce(
    terminal: Terminal,
    *,
    settings: Path,
    as_of: pendulum.Date | None,
    dry_run: bool,
    batch: bool,
) -> None:
    """Tell people of the visits that stand in the plan, each once."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
            radar = steps.radar_today(office, gathered)
        with reporter.step(COMPOSING):
            found = visit_letters.to_announce(office, gathered, on=day, dry_run=dry_run)
            plan, told = visit_letters.written(
                office, gathered, found, radar=radar, on=day
            )
        terminal.say(_STANDING.fill(count=len(found.standing)))
        warn_of_unread(terminal, office, plan.to_send)
        if dry_run:
            shown.letter_plan(terminal, plan)
            return
        with reporter.step(HANDING_OVER):
            run = steps.hand_over(
                office, plan, radar=radar, on=day, told=told, batch=batch
            )
        shown.letter_run(terminal, run)
        if run.failed:
            click.get_current_context().exit(1)
