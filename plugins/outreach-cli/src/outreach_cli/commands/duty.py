"""``outreach duty``: the sheet of one day for whoever waits until all are back."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import in_force, outputs, shown
from outreach_cli.commands.options import Day, plan_option, settings_option
from outreach_cli.commands.screen import READING
from outreach_cli.day_steps import desk_of_day
from outreach_cli.field_packages import remove_ended
from outreach_cli.office import opened
from outreach_cli.steps import read
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.visits import duty_sheet

_HELP: Final = Words(
    "Schreibt das Blatt der Rückmeldestelle für einen Tag: wer unterwegs ist, wann "
    "welche Rückmeldung fällig ist, und was zu tun ist, wenn keine kommt. Nach "
    "`outreach replan` neu drucken.",
    "Writes the sheet of the duty desk for one day: who is out, which report is due "
    "when, and what to do if none comes. Print it anew after `outreach replan`.",
)
_DAY: Final = Words("[TAG]", "[DAY]")
CONTACT: Final = Words(
    "Wer an diesem Tag an der Stelle sitzt (Kürzel); sonst duty.contact.",
    "Who sits at the desk on that day (short name); else duty.contact.",
)
LEAD: Final = Words(
    "Wen die Stelle an diesem Tag informiert (Kürzel); sonst duty.lead.",
    "Whom the desk tells on that day (short name); else duty.lead.",
)
_WRITING: Final = Words("Das Blatt schreiben", "Write the sheet")
_OUT: Final = Words(
    "{tours} Touren unterwegs, {dues} Rückmeldungen fällig.",
    "{tours} tours out, {dues} reports due.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    day = click.Argument(
        ["day"], required=False, type=Day(language), metavar=_DAY.to(language)
    )
    return click.Command(
        "duty",
        help=_HELP.to(language),
        params=[
            day,
            settings_option(language),
            click.Option(["--contact"], default="", help=CONTACT.to(language)),
            click.Option(["--lead"], default="", help=LEAD.to(language)),
            plan_option(language),
        ],
        callback=click.pass_obj(duty),
    )


def duty(
    terminal: Terminal,
    *,
    day: pendulum.Date | None,
    settings: Path,
    contact: str,
    lead: str,
    plan_file: Path | None,
) -> None:
    """Write the sheet of the duty desk for one day."""
    day = day or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        remove_ended(terminal, office)
        held = in_force.held(office, day, plan_file)
        with reporter.step(READING):
            gathered = read(office, as_of=day)
        with reporter.step(_WRITING):
            deposited, week = desk_of_day(
                office, gathered, held, day=day, contact=contact, lead=lead
            )
            html = duty_sheet(deposited, week, language=office.language)
            receipt = outputs.write_page(office, f"rueckmeldung-{day}", html)
        dues = sum(len(tour.dues) for tour in deposited.tours)
        terminal.say(_OUT.fill(tours=len(deposited.tours), dues=dues))
        shown.files(terminal, office, [receipt])
