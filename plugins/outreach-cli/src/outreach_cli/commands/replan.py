"""``outreach replan``: the day goes otherwise; what changes, and who has to hear it."""

from pathlib import Path
from typing import Any, Final

import click
import pendulum

from outreach_cli import in_force, outputs, shown, shown_plans
from outreach_cli.commands.options import (
    Day,
    dry_run_option,
    now_option,
    plan_option,
    settings_option,
)
from outreach_cli.commands.plan import PLANNING, WRITING
from outreach_cli.commands.screen import READING
from outreach_cli.day_steps import whole_week
from outreach_cli.field_packages import remove_ended
from outreach_cli.happened import Told, events_of
from outreach_cli.office import Office, opened
from outreach_cli.steps import read, replanned
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.workflows import (
    Gathered,
    OfficeDay,
    WeekReplanned,
    note_changes,
)

_HELP: Final = Words(
    "Es kam anders: ändert den Plan dieser Woche so wenig wie möglich und sagt, wer "
    "angerufen oder angeschrieben werden muss. Was vorbei ist, bleibt; was angekündigt "
    "ist, bleibt, wo es geht. Ohne Ereignis ändert sich nichts.",
    "It came otherwise: changes the plan of this week as little as possible and says "
    "who has to be called or written to. What is past stays; what was announced stays "
    "where it can. Without an event nothing changes.",
)
_OPTIONS: Final = (
    (
        "--ill",
        Words("KÜRZEL", "STAFF"),
        Words("Wer ausfällt; der Grund ist egal.", "Who is away; why does not matter."),
    ),
    (
        "--closed",
        Words("BESUCH", "VISIT"),
        Words(
            "Niemand öffnete; die beiden gehen weiter.", "Nobody opened; they go on."
        ),
    ),
    (
        "--over",
        Words("BESUCH=HH:MM", "VISIT=HH:MM"),
        Words(
            "Ein Besuch endete früher oder später, oder wird es.",
            "A visit ended earlier or later, or will.",
        ),
    ),
    (
        "--called-off",
        Words("BESUCH", "VISIT"),
        Words(
            "Die Person möchte den Besuch nicht; das gilt, bis sie selbst etwas anderes "
            "sagt.",
            "The person does not want the visit; that holds until they say otherwise.",
        ),
    ),
    (
        "--came-by",
        Words("BESUCH", "VISIT"),
        Words(
            "Die Person war im Amt oder hat angerufen.",
            "The person came to the office or called.",
        ),
    ),
)
_UNTIL: Final = Words(
    "Letzter Tag für --ill; sonst nur heute.", "Last day for --ill; else only today."
)
_DRY: Final = Words(
    "Nur zeigen, was sich ändern würde; nichts schreiben, nichts eintragen.",
    "Only show what would change; write nothing, record nothing.",
)
_NOTED: Final = Words(
    "In den Fällen eingetragen: {count} Ereignisse.",
    "Recorded in the cases: {count} events.",
)


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    repeated = [
        click.Option(
            [name],
            multiple=True,
            metavar=metavar.to(language),
            help=_repeatable(help_words).to(language),
        )
        for name, metavar, help_words in _OPTIONS
    ]
    until = click.Option(["--until"], type=Day(language), help=_UNTIL.to(language))
    return click.Command(
        "replan",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            now_option(language),
            *repeated[:1],
            until,
            *repeated[1:],
            plan_option(language),
            dry_run_option(_DRY.to(language)),
        ],
        callback=click.pass_obj(replan),
    )


def _repeatable(words: Words) -> Words:
    return Words(f"{words.de} Mehrfach möglich.", f"{words.en} May be repeated.")


def replan(
    terminal: Terminal,
    *,
    settings: Path,
    now: pendulum.DateTime | None,
    plan_file: Path | None,
    dry_run: bool,
    **told: Any,
) -> None:
    """Work what has happened into the plan in force."""
    moment = now or terminal.time()
    day = pendulum.date(moment.year, moment.month, moment.day)
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        remove_ended(terminal, office)
        held = in_force.held(office, day, plan_file)
        events = events_of(Told(**told), held, now=moment)
        with reporter.step(READING):
            gathered = read(office, as_of=day)
        with reporter.step(PLANNING):
            found, today = replanned(office, gathered, held, events, now=moment)
        # Before anything is written: broken off, the calls are known all the same.
        shown_plans.replanned(terminal, found)
        if dry_run:
            return
        _write(terminal, office, gathered, found, today)


def _write(
    terminal: Terminal,
    office: Office,
    gathered: Gathered,
    found: WeekReplanned,
    today: OfficeDay,
) -> None:
    # What holds comes first: the same command then finishes what is left.
    in_force.keep(office, found.week, found.held)
    noted = note_changes(found.held, store=office.store, day=today)
    if not found.events:
        return
    with office.reporter.step(WRITING):
        week = whole_week(office, gathered, found.week, today)
        receipts = outputs.write_plan(office, week)
    shown_plans.left_out(terminal, week)
    terminal.say(_NOTED.fill(count=noted))
    shown.files(terminal, office, receipts)
