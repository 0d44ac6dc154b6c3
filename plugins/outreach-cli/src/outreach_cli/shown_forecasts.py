"""What may a plan bring: the talks to expect, how far that spreads, what may be late?"""

from typing import Final

from rich.table import Table

from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.calendar import short_day
from outreach_core.visits import Forecast

_TITLE: Final = Words("Was zu erwarten ist", "What to expect")
_HEADS: Final = (
    Words("Tag", "Day"),
    Words("Paar", "Pair"),
    Words("Termine", "Visits"),
    Words("Gespräche", "Talks"),
    Words("Zusage zu spät", "Promise late"),
    Words("Zurück bis", "Back by"),
)
_REST: Final = Words(
    "Für den Rest der Woche: {words}", "For the rest of the week: {words}"
)
_READ_IT: Final = Words(
    "  Die meisten Türen bleiben zu; das ist normal. In Klammern: an neun von zehn Tagen "
    "liegt es dazwischen.",
    "  Most doors stay closed; that is normal. In brackets: on nine of ten days it lies "
    "between.",
)
_MOST_TOURS: Final = 12
"""More are for the page, not for a terminal."""


def forecast(terminal: Terminal, found: Forecast | None, *, rest: bool = False) -> None:
    """Show which talks to expect, how far that spreads, and what may begin late.

    Args:
        terminal: Where to show it.
        found: Of the plan; ``None``: there is no tour, and nothing is shown.
        rest: It is about what is left of a week.
    """
    if found is None or not found.tours:
        return
    terminal.say(_REST.fill(words=found.words) if rest else found.words)
    if len(found.tours) <= _MOST_TOURS:
        terminal.out.print(_table(found, terminal.language))
    terminal.say(_READ_IT)


def _table(found: Forecast, language: Language) -> Table:
    table = Table(title=_TITLE.to(language), title_justify="left")
    for head in _HEADS:
        table.add_column(head.to(language), overflow="fold")
    for tour in found.tours:
        table.add_row(
            short_day(tour.day, language),
            " + ".join(tour.pair),
            str(len(tour.stops)),
            tour.talks.words.to(language),
            tour.late_words.to(language),
            tour.back_by,
        )
    return table
