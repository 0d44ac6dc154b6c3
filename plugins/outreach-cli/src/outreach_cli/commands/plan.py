"""``outreach plan``: the visits of a week, in pairs, with a reason for each left out."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import outputs, shown, shown_interpreters, steps
from outreach_cli.commands.options import Day, as_of_option, settings_option
from outreach_cli.commands.screen import READING
from outreach_cli.customers import customer_in
from outreach_cli.field_packages import remove_ended
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.workflows import cancel_dropped

_HELP: Final = Words(
    "Plant die Besuche einer Woche: immer zu zweit, mit Wünschen, Zeiten und Pausen. "
    "Schreibt Plan, Tagesblätter und Kalender.",
    "Plans the visits of a week: always in pairs, with wishes, times and breaks. Writes "
    "plan, day sheets and calendar.",
)
_WEEK: Final = Words(
    "Ein Tag der Woche, die geplant wird; sonst die nächste Woche.",
    "A day of the week that is planned; else next week.",
)
_INTERPRETER: Final = Words(
    "Für den nächsten Besuch bei dieser Person hat jemand das Dolmetschen zugesagt. "
    "Mehrfach möglich.",
    "Somebody has said yes to interpret at the next visit to this person. May be "
    "repeated.",
)
_WHO: Final = Words("KUNDE", "CUSTOMER")
PLANNING: Final = Words("Besuche planen und prüfen", "Plan and check the visits")
WRITING: Final = Words(
    "Plan, Tagesblätter und Kalender schreiben", "Write plan, day sheets and calendar"
)
_DAYS_A_WEEK: Final = 7


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    week = click.Option(["--week"], type=Day(language), help=_WEEK.to(language))
    return click.Command(
        "plan",
        help=_HELP.to(language),
        params=[
            settings_option(language),
            as_of_option(language),
            week,
            click.Option(
                ["--interpreter", "interpreters"],
                multiple=True,
                metavar=_WHO.to(language),
                help=_INTERPRETER.to(language),
            ),
        ],
        callback=click.pass_obj(plan),
    )


def plan(
    terminal: Terminal,
    *,
    settings: Path,
    as_of: pendulum.Date | None,
    week: pendulum.Date | None,
    interpreters: tuple[str, ...],
) -> None:
    """Plan the visits of a week and write plan, day sheets and calendar."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        remove_ended(terminal, office)
        with reporter.step(READING):
            gathered = steps.read(office, as_of=day)
        confirmed = frozenset(
            customer_in(office, gathered, text).id for text in interpreters
        )
        with reporter.step(PLANNING):
            planned = steps.planned(
                office,
                gathered,
                on=day,
                week=week or day.add(days=_DAYS_A_WEEK),
                confirmed=confirmed,
            )
        with reporter.step(WRITING):
            gone = cancel_dropped(planned.week, store=office.store, on=day)
            receipts = outputs.write_week(office, planned, on=day)
        shown.week(terminal, planned)
        shown_interpreters.waiting(terminal, office, gathered, planned.due)
        shown.dropped(terminal, len(gone))
        shown.files(terminal, office, receipts)
