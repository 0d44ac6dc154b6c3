"""What a command knows of the world: where to print, in which language, which day."""

import datetime as dt
from collections.abc import Callable

import attrs
import pendulum
from rich.console import Console

from outreach_cli.progress import Reporter
from outreach_core import Language, Words


def system_clock() -> pendulum.Date:
    """Return today; the only place of the host that reads a clock for a date."""
    today = dt.date.today()  # noqa: DTZ011, TID251  the office's own calendar day
    return pendulum.Date(today.year, today.month, today.day)


def system_time() -> pendulum.DateTime:
    """Return the minute by the clock on the office's wall."""
    now = dt.datetime.now()  # noqa: DTZ005, TID251  the office's own clock
    return pendulum.naive(now.year, now.month, now.day, now.hour, now.minute)


@attrs.frozen(kw_only=True)
class Terminal:
    """What a command is given by the host.

    Attributes:
        out: Where results are printed.
        err: Where complaints are printed.
        language: Language of everything that is printed.
        clock: Says which day it is, unless the user says ``--as-of``.
        time: Says which minute it is, unless the user says ``--now``.
    """

    out: Console
    err: Console
    language: Language
    clock: Callable[[], pendulum.Date]
    time: Callable[[], pendulum.DateTime] = system_time

    def say(self, words: Words) -> None:
        """Print *words* in the language of the user."""
        self.print(words.to(self.language))

    def print(self, text: str) -> None:
        """Print *text* as it is: no markup, no colours of its own."""
        self.out.print(text, highlight=False, markup=False, soft_wrap=True)

    def number(self, count: int) -> str:
        """Return "14.000" or "14,000"."""
        grouped = f"{count:,}"
        return grouped.replace(",", ".") if self.language is Language.DE else grouped

    def reporter(self) -> Reporter:
        """Return something that shows steps and their progress."""
        return Reporter(self.out, self.language)
