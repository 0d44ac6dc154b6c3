"""What a person sees of a plan that has changed, of free times, and of a check."""

from collections.abc import Iterable, Mapping
from typing import Final

from rich.table import Table

from outreach_cli.shown_forecasts import forecast
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.calendar import clock, day_in_words, short_day
from outreach_core.ids import StaffId
from outreach_core.visits import (
    Notice,
    NoticeBy,
    PlanChange,
    PlannedAt,
    PlannedWeek,
    SlotOffer,
    StopVerdict,
)
from outreach_core.workflows import WeekReplanned

_NOTHING: Final = Words(
    "Nichts Neues: der Plan bleibt, wie er ist.", "No news: the plan stays as it is."
)
_WHAT: Final = Words("Was geschah", "What happened")
_CHANGES: Final = Words("Was sich ändert", "What changes")
_NO_CHANGE: Final = Words(
    "Kein Besuch ändert sich dadurch.", "No visit changes because of it."
)
_HEADS: Final = (
    Words("Besuch", "Visit"),
    Words("bisher", "so far"),
    Words("neu", "new"),
)
_DROPPED: Final = Words("entfällt", "dropped")
_COUNTED: Final = Words(
    "{count} Besuche geändert, {kept} bleiben.", "{count} visits changed, {kept} stay."
)
_WHO: Final = Words("Wer davon hören muss", "Who has to hear of it")
_NOBODY: Final = Words("Niemand muss davon hören.", "Nobody has to hear of it.")
_UNTIL: Final = Words("bis {day}: {words}", "by {day}: {words}")
_ANNOUNCE: Final = Words(
    "  Die Briefe schreibt `outreach announce`.",
    "  `outreach announce` writes the letters.",
)
_BROKEN: Final = Words(
    "Prüfung: {count} Regeln verletzt; die erste: {first}",
    "Check: {count} rules broken; the first: {first}",
)
_FINE: Final = Words(
    "Prüfung des Rests der Woche: keine Regel verletzt.",
    "Check of the rest of the week: no rule broken.",
)
_VERDICTS: Final = Words("Jeder Besuch des Plans", "Every visit of the plan")
_VERDICT_HEADS: Final = (
    Words("Wann", "When"),
    Words("Besuch", "Visit"),
    Words("Paar", "Pair"),
    Words("Urteil", "Verdict"),
)
_STANDS: Final = Words("alle Regeln eingehalten", "all rules kept")
_NOT_JUDGED: Final = Words("nicht zu beurteilen", "cannot be judged")
_SUM: Final = Words(
    "{count} Besuche geprüft, bei {broken} ist eine Regel verletzt.",
    "{count} visits checked, a rule is broken at {broken}.",
)
_LEFT_OUT: Final = Words(
    "{count} fällige Besuche stehen in keiner Tour; warum, steht in nicht-geplant.html.",
    "{count} visits that are due stand in no tour; nicht-geplant.html says why.",
)
_A_DAY: Final = 24 * 60
NO_OFFER: Final = Words(
    "In dieser Woche ist keine Zeit frei. Bitte eine andere Woche (--week) oder ohne "
    "--part versuchen.",
    "No time is free in this week. Try another week (--week), or without --part.",
)
_SAY_YES: Final = Words(
    "Nach einem Ja: derselbe Befehl mit --agree und der Nummer.",
    "After a yes: the same command with --agree and the number.",
)
_AGREED: Final = Words(
    "Eingetragen: vereinbart für {day}, zwischen {start} und {last} Uhr.",
    "Recorded: agreed for {day}, between {start} and {last}.",
)
_IN_PLAN: Final = Words(
    "Der Besuch steht im Plan; niemand sonst wurde verschoben.",
    "The visit stands in the plan; nobody else was moved.",
)
_NEXT_PLAN: Final = Words(
    "Die Woche ist noch nicht geplant; ihr Plan wird die Zusage halten.",
    "The week is not planned yet; its plan will keep the promise.",
)


def replanned(terminal: Terminal, found: WeekReplanned) -> None:
    """Show what has happened, what changes, and who has to hear of it."""
    if not found.events:
        terminal.say(_NOTHING)
        return
    terminal.print(f"{_WHAT.to(terminal.language)}:")
    for event in found.events:
        terminal.print(f"  {event.words.to(terminal.language)}")
    _changes(terminal, found.changes)
    kept = len(found.week.plan.planned) - sum(
        change.after is not None for change in found.changes
    )
    terminal.say(_COUNTED.fill(count=len(found.changes), kept=kept))
    _notices(terminal, found.notices)
    if found.violations:
        first = found.violations[0].words
        terminal.say(_BROKEN.fill(count=len(found.violations), first=first))
    else:
        terminal.say(_FINE)
    forecast(terminal, found.week.forecast, rest=True)


def left_out(terminal: Terminal, week: PlannedWeek) -> None:
    """Say how many visits are due in the rest of the week and not planned."""
    count = len({r.id for r in week.problem.requests} - week.plan.planned)
    if count:
        terminal.say(_LEFT_OUT.fill(count=terminal.number(count)))


def _changes(terminal: Terminal, changes: Iterable[PlanChange]) -> None:
    language = terminal.language
    table = Table(title=_CHANGES.to(language), title_justify="left")
    for head in _HEADS:
        table.add_column(head.to(language), overflow="fold")
    for change in changes:
        after = _at(change.after, language) or _DROPPED.to(language)
        table.add_row(change.visit, _at(change.before, language), after)
    if table.row_count:
        terminal.out.print(table)
    else:
        terminal.say(_NO_CHANGE)


def _at(planned: PlannedAt | None, language: Language) -> str:
    return "" if planned is None else planned.words.to(language)


def _notices(terminal: Terminal, notices: Iterable[Notice]) -> None:
    found = tuple(notices)
    if not found:
        terminal.say(_NOBODY)
    else:
        terminal.print(f"{_WHO.to(terminal.language)}:")
    for notice in found:
        terminal.print(f"  {_line(notice).to(terminal.language)}")
    if any(notice.by is NoticeBy.LETTER for notice in found):
        terminal.say(_ANNOUNCE)


def _line(notice: Notice) -> Words:
    day = Words(
        short_day(notice.until, Language.DE), short_day(notice.until, Language.EN)
    )
    return _UNTIL.fill(day=day, words=notice.words)


def offered(
    terminal: Terminal, offers: Iterable[SlotOffer], names: Mapping[StaffId, str]
) -> None:
    """Show free times, numbered, as they can be read out."""
    count = 0
    for count, offer in enumerate(offers, start=1):
        terminal.print(f"{count}  {offer.aloud(names).to(terminal.language)}")
        terminal.print(f"   ({offer.words.to(terminal.language)})")
    terminal.say(_SAY_YES if count else NO_OFFER)


def agreed(terminal: Terminal, offer: SlotOffer, *, in_plan: bool) -> None:
    """Show what was agreed, and what comes of it."""
    day = Words(
        day_in_words(offer.day, Language.DE), day_in_words(offer.day, Language.EN)
    )
    at = {"start": clock(offer.start_minute), "last": clock(offer.last_minute)}
    terminal.say(_AGREED.fill(day=day, **at))
    terminal.say(_IN_PLAN if in_plan else _NEXT_PLAN)


def verdicts(terminal: Terminal, found: Iterable[StopVerdict]) -> bool:
    """Show what the checker says about each stop; say whether all of them stand."""
    stops = tuple(found)
    language = terminal.language
    table = Table(title=_VERDICTS.to(language), title_justify="left")
    for head in _VERDICT_HEADS:
        table.add_column(head.to(language), overflow="fold")
    for stop in stops:
        said = [v.words.to(language) for v in (*stop.broken, *stop.of_tour)]
        at = f"{short_day(stop.day, language)} {clock(stop.start_minute % _A_DAY)}"
        fine = _STANDS if not stop.not_judged else _NOT_JUDGED
        table.add_row(
            at,
            stop.visit,
            " + ".join(stop.pair),
            "\n".join(said) if said else fine.to(language),
        )
    terminal.out.print(table)
    broken = sum(not stop.stands for stop in stops)
    terminal.say(_SUM.fill(count=len(stops), broken=broken))
    return not broken
