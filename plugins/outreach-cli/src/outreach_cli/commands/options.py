"""The options that many commands share."""

import datetime as dt
from pathlib import Path
from typing import Any, Final

import click
import pendulum

from outreach_cli.loading import FILE_NAME
from outreach_core import Language, Words

_SETTINGS: Final = Words(
    f"Die Einstellungen; sonst {FILE_NAME} in diesem Ordner.",
    f"The settings; else {FILE_NAME} in this folder.",
)
_AS_OF: Final = Words(
    "Der Tag, für den gefragt wird (TT.MM.JJJJ oder JJJJ-MM-TT); sonst heute.",
    "The day the question is asked for (DD.MM.YYYY or YYYY-MM-DD); else today.",
)
_A_DAY: Final = Words(
    "ein Tag wie 05.10.2026 oder 2026-10-05", "a day like 05.10.2026 or 2026-10-05"
)

_NOW: Final = Words(
    "Tag und Uhrzeit (JJJJ-MM-TTThh:mm); sonst jetzt.",
    "Day and time (YYYY-MM-DDThh:mm); else now.",
)
_A_MOMENT: Final = Words(
    "Tag und Uhrzeit wie 2026-10-20T10:40", "a day and time like 2026-10-20T10:40"
)
_PLAN: Final = Words(
    "Ein Plan als JSON; sonst der Plan in Kraft dieser Woche.",
    "A plan as JSON; else the plan in force of that week.",
)


class Day(click.ParamType[pendulum.Date]):
    """A calendar day, as Germans or computers write it."""

    name = "TT.MM.JJJJ"

    def __init__(self, language: Language) -> None:
        self.language = language

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> pendulum.Date:
        """Read a day; refuse anything else with an example."""
        if isinstance(value, pendulum.Date):
            return value
        for shape in ("%d.%m.%Y", "%Y-%m-%d"):
            try:
                day = dt.datetime.strptime(str(value), shape)  # noqa: DTZ007  a day
            except ValueError:
                continue
            return pendulum.Date(day.year, day.month, day.day)
        return self.fail(_A_DAY.to(self.language), param, ctx)


class Moment(click.ParamType[pendulum.DateTime]):
    """A minute by the clock on the wall."""

    name = "JJJJ-MM-TTThh:mm"

    def __init__(self, language: Language) -> None:
        self.language = language

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> pendulum.DateTime:
        """Read a day with a time; refuse anything else with an example."""
        if isinstance(value, pendulum.DateTime):
            return value
        for shape in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"):
            try:
                found = dt.datetime.strptime(str(value), shape)  # noqa: DTZ007  a wall
            except ValueError:
                continue
            return pendulum.naive(
                found.year, found.month, found.day, found.hour, found.minute
            )
        return self.fail(_A_MOMENT.to(self.language), param, ctx)


def now_option(language: Language) -> click.Option:
    """``--now MOMENT``."""
    return click.Option(["--now"], type=Moment(language), help=_NOW.to(language))


def plan_option(language: Language) -> click.Option:
    """``--plan FILE``."""
    return click.Option(
        ["--plan", "plan_file"],
        type=click.Path(dir_okay=False, path_type=Path),
        help=_PLAN.to(language),
    )


def settings_option(language: Language) -> click.Option:
    """``--settings FILE``."""
    return click.Option(
        ["--settings", "-s"],
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path(FILE_NAME),
        help=_SETTINGS.to(language),
    )


def as_of_option(language: Language) -> click.Option:
    """``--as-of DAY``."""
    return click.Option(["--as-of"], type=Day(language), help=_AS_OF.to(language))


def dry_run_option(help_text: str) -> click.Option:
    """``--dry-run``; every command says for itself what it leaves out."""
    return click.Option(["--dry-run"], is_flag=True, help=help_text)


def customer_argument(language: Language) -> click.Argument:
    """``CUSTOMER``: an id or a customer number."""
    return click.Argument(["customer"], metavar=Words("KUNDE", "CUSTOMER").to(language))


_BATCH: Final = Words(
    "Viele Briefe in einer Datei für ein Druckzentrum: jeder beginnt auf einer "
    "Vorderseite, dazu Packliste und Liste für Maschinen.",
    "Many letters in one file for a print centre: each begins on a front side, with a "
    "packing list and a list for machines.",
)


def batch_option(language: Language) -> click.Option:
    """``--batch``."""
    return click.Option(["--batch"], is_flag=True, help=_BATCH.to(language))
