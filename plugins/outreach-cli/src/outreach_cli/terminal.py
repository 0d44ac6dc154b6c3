"""What a command knows of the world: where to print, in which language, which day."""

import datetime as dt
from collections.abc import Callable

import attrs
import pendulum
from outreach_core import Language, Words
from rich.console import Console

from outreach_cli.progress import Reporter


def system_clock() -> pendulum.Date:
    """Return today; the only place of the host that reads a clock for a date."""
    today = dt.date.today()  # noqa: DTZ011, TID251  the office's own calendar day
    return pendulum.Date(today.year, today.month, today.day)


@attrs.frozen(kw_only=True)
class Terminal:
    """What a command is given by the host.

    Attributes:
        out: Where results are printed.
        err: Where complaints are printed.
        language: Language of everything that is printed.
        clock: Says which day it is, unless the user says ``--as-of``.
    """

    out: Console
    err: Console
    language: Language
    clock: Callable[[], pendulum.Date]

    def say(self, words: Words) -> None:
        """Print *words* in the language of the user."""
        self.out.print(words.to(self.language), highlight=False)

    def reporter(self) -> Reporter:
        """Return something that shows steps and their progress."""
        return Reporter(self.out, self.language)
