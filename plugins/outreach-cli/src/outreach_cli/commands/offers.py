"""``outreach offers``: the best free times, to be read out on the phone."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import shown, shown_plans
from outreach_cli.commands.options import (
    Day,
    as_of_option,
    customer_argument,
    settings_option,
)
from outreach_cli.commands.screen import READING
from outreach_cli.customers import case_of, customer_in
from outreach_cli.free_times import FreeTimes, accept, free_times
from outreach_cli.office import opened
from outreach_cli.steps import read
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.cases import PartOfDay
from outreach_core.errors import InvalidInputError
from outreach_core.visits import SlotOffer

_HELP: Final = Words(
    "Die besten freien Zeiten für einen Besuch, zum Vorlesen am Telefon. Niemand sonst "
    "wird dafür verschoben. Mit --agree wird die Zusage eingetragen; ist die Woche schon "
    "geplant, steht der Besuch danach im Plan.",
    "The best free times for a visit, to be read out on the phone. Nobody else is moved "
    "for it. With --agree the yes is recorded; if the week is planned already, the "
    "visit stands in its plan from then on.",
)
_WEEK: Final = Words(
    "Ein Tag der Woche, um die es geht; sonst die nächste Woche.",
    "A day of the week it is about; else next week.",
)
_PART: Final = Words(
    "Was der Person passt: vormittags (morning) oder nachmittags (afternoon).",
    "What suits the person: in the morning or in the afternoon.",
)
_AGREE: Final = Words(
    "Nummer der Zeit, zu der die Person Ja gesagt hat.",
    "Number of the time to which the person said yes.",
)
_NO_SUCH: Final = Words(
    "--agree: angeboten sind die Nummern 1 bis {count}.",
    "--agree: the numbers on offer are 1 to {count}.",
)
_PARTS: Final = (PartOfDay.MORNING, PartOfDay.AFTERNOON)
_FINDING: Final = Words("Freie Zeiten suchen", "Look for free times")
_DAYS_A_WEEK: Final = 7


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    part = click.Choice([part.value for part in _PARTS])
    return click.Command(
        "offers",
        help=_HELP.to(language),
        params=[
            customer_argument(language),
            settings_option(language),
            as_of_option(language),
            click.Option(["--week"], type=Day(language), help=_WEEK.to(language)),
            click.Option(["--part"], type=part, help=_PART.to(language)),
            click.Option(
                ["--agree"], type=click.IntRange(min=1), help=_AGREE.to(language)
            ),
        ],
        callback=click.pass_obj(offers),
    )


def offers(
    terminal: Terminal,
    *,
    customer: str,
    settings: Path,
    as_of: pendulum.Date | None,
    week: pendulum.Date | None,
    part: str | None,
    agree: int | None,
) -> None:
    """Show the best free times; note a yes."""
    day = as_of or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        case_of(office, customer)
        with reporter.step(READING):
            gathered = read(office, as_of=day)
            person = customer_in(office, gathered, customer)
        with reporter.step(_FINDING):
            free = free_times(
                office,
                gathered,
                person.id,
                on=day,
                week=week or day.add(days=_DAYS_A_WEEK),
                part=None if part is None else PartOfDay(part),
            )
        if agree is None:
            shown_plans.offered(terminal, free.offers, free.week.staff_names)
            return
        offer = _chosen(free, agree)
        receipts = accept(office, gathered, free, offer)
        shown_plans.agreed(terminal, offer, in_plan=free.held is not None)
        if receipts:
            shown.files(terminal, office, receipts)


def _chosen(free: FreeTimes, number: int) -> SlotOffer:
    count = len(free.offers)
    if number > count:
        fault = _NO_SUCH.fill(count=count) if count else shown_plans.NO_OFFER
        raise InvalidInputError(subject="outreach offers", faults=[fault])
    return free.offers[number - 1]
