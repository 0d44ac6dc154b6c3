"""``outreach record``: what happened, in one word."""

import difflib
from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import choices
from outreach_cli.commands.options import Day, customer_argument, settings_option
from outreach_cli.customers import case_of
from outreach_cli.happenings import BY_NAME, HAPPENINGS, Circumstances, Happening
from outreach_cli.office import opened
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.calendar import clock
from outreach_core.cases import Case, CaseVisit, NextOffer, propose_next_offer
from outreach_core.contacts import Channel
from outreach_core.errors import InvalidInputError
from outreach_core.workflows import record as record_events

_HELP: Final = Words(
    "Trägt ein, was geschah, und sagt, was als Nächstes dran ist. KUNDE ist die Kennung "
    "oder die Kundennummer, WAS eines der Wörter unten.",
    "Records what happened and says what comes next. CUSTOMER is the id or the customer "
    "number, WHAT one of the words below.",
)
_ON: Final = Words("Tag; sonst heute.", "Day; else today.")
_AT: Final = Words("Uhrzeit eines Besuchs (HH:MM).", "Time of a visit (HH:MM).")
_BY: Final = Words("Weg einer Antwort.", "Way by which an answer came.")
_UNTIL: Final = Words(
    "Wiedervorlage einer Entscheidung zu warten; sonst nach vier Wochen.",
    "Review of a decision to wait; else after four weeks.",
)
_UNKNOWN: Final = Words(
    "Dieses Wort gibt es nicht.{hint} Alle Wörter zeigt `outreach record --help`.",
    "There is no such word.{hint} `outreach record --help` shows all words.",
)
_MEANT: Final = Words(" Gemeint: {near}?", " Did you mean {near}?")
_DONE: Final = Words("Eingetragen: {what}.", "Recorded: {what}.")
_NEXT: Final = Words("Als Nächstes: {reason}", "Next: {reason}")
_A_TIME: Final = Words("eine Uhrzeit wie 09:30", "a time of day like 09:30")
_NOON: Final = "12:00"
_CHANNELS: Final = {
    "telefon": Channel.PHONE,
    "brief": Channel.LETTER,
    "mail": Channel.EMAIL,
    "nachricht": Channel.MESSAGE,
    "vorsprache": Channel.APPEARANCE,
}


class _Record(click.Command):
    """A command whose help ends with all words and their meaning."""

    language: Language = Language.DE

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002  the shape of click's method
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section(Words("WAS", "WHAT").to(self.language)):
            formatter.write_dl(
                [
                    (each.name.to(self.language), each.words.to(self.language))
                    for each in HAPPENINGS
                ]
            )


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    made = _Record(
        "record",
        help=_HELP.to(language),
        params=[
            customer_argument(language),
            click.Argument(["what"], metavar=Words("WAS", "WHAT").to(language)),
            settings_option(language),
            click.Option(["--on"], type=Day(language), help=_ON.to(language)),
            click.Option(["--until"], type=Day(language), help=_UNTIL.to(language)),
            click.Option(
                ["--at"], default=_NOON, help=_AT.to(language), callback=_is_time
            ),
            click.Option(
                ["--by"],
                type=click.Choice(list(_CHANNELS)),
                default=next(iter(_CHANNELS)),
                help=_BY.to(language),
            ),
        ],
        callback=click.pass_obj(record),
    )
    made.language = language
    return made


def record(
    terminal: Terminal,
    *,
    customer: str,
    what: str,
    settings: Path,
    on: pendulum.Date | None,
    at: str,
    by: str,
    until: pendulum.Date | None,
) -> None:
    """Record what happened and say what comes next."""
    happening = happening_named(what)
    day = on or terminal.clock()
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        person = case_of(office, customer)
        event = happening.event(
            Circumstances(
                on=day,
                minute=choices.minutes_of(at),
                channel=_CHANNELS[by],
                review_on=until,
                visit=_next_visit(Case.of(person, office.store.read(person)), day),
            )
        )
        case = record_events(office.store, person, [event])
        terminal.say(_DONE.fill(what=happening.words))
        offer = propose_next_offer(
            case,
            as_of=day,
            workdays=choices.workdays_of(office),
            rules=choices.offer_rules(office),
        )
        terminal.say(_NEXT.fill(reason=offer.reason))
        if isinstance(offer, NextOffer) and offer.part_of_day is not None:
            first, last = choices.hours_of(office).of(offer.part_of_day)
            terminal.print(f"  {clock(first)}–{clock(last)}")


def _next_visit(case: Case, day: pendulum.Date) -> CaseVisit | None:
    """Return the first visit on *day* or later that stands in the plan."""
    ahead = (visit for visit in case.open_visits if visit.day >= day)
    return min(ahead, key=lambda v: (v.day, v.start_minute), default=None)


def happening_named(word: str) -> Happening:
    """Return what *word* means; German and English words both work.

    Raises:
        InvalidInputError: There is no such word; a near one is named.
    """
    wanted = word.strip().lower().replace("_", "-")
    for umlaut, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        wanted = wanted.replace(umlaut, plain)
    if wanted in BY_NAME:
        return BY_NAME[wanted]
    near = difflib.get_close_matches(wanted, BY_NAME, n=1)
    hint = _MEANT.fill(near=near[0]) if near else Words("", "")
    raise InvalidInputError(subject="WAS", faults=[_UNKNOWN.fill(hint=hint)])


def _is_time(ctx: click.Context, param: click.Parameter, value: str) -> str:
    hours, _, minutes = value.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal()):
        raise click.BadParameter(_said(ctx, _A_TIME), ctx=ctx, param=param)
    if not (int(hours) < 24 and int(minutes) < 60):  # noqa: PLR2004  a clock
        raise click.BadParameter(_said(ctx, _A_TIME), ctx=ctx, param=param)
    return value


def _said(ctx: click.Context, words: Words) -> str:
    return words.to(ctx.obj.language)
