"""What the demo says at its end: what happened, where it stands, how long it took."""

from collections import Counter
from typing import Final

from rich.table import Table

from outreach_cli.demo.week import DemoWeek
from outreach_cli.progress import Reporter
from outreach_cli.terminal import Terminal
from outreach_core import Words
from outreach_core.cases import PartOfDay
from outreach_core.eligibility import Standing
from outreach_core.reports import headline
from outreach_core.visits import why_not

_OUTPUT: Final = "ausgabe"

_TITLE: Final = Words("Die Woche im Überblick", "The week at a glance")
_HEADS: Final = (
    Words("Schritt", "Step"),
    Words("Was geschah", "What happened"),
    Words("Ansehen", "Look at"),
)
_TOOK: Final = Words(
    "Zusammen {seconds:.1f} Sekunden. Alles liegt in {folder}.",
    "{seconds:.1f} seconds in all. Everything is in {folder}.",
)
_TRY: Final = Words(
    "Weiter probieren:\n"
    "  cd {folder}\n"
    "  outreach why {customer} --as-of 05.10.2026\n"
    "  outreach record {customer} gespraech --on 23.10.2026\n"
    "  outreach report --as-of 23.10.2026\n"
    "(mit uv: `uv run --project <Ordner des Projekts> outreach …`)",
    "Try on:\n"
    "  cd {folder}\n"
    "  outreach why {customer} --as-of 05.10.2026\n"
    "  outreach record {customer} talked --on 23.10.2026\n"
    "  outreach report --as-of 23.10.2026\n"
    "(with uv: `uv run --project <folder of the project> outreach …`)",
)


def show(terminal: Terminal, found: DemoWeek, reporter: Reporter) -> None:
    """Print the overview of a demo week."""
    table = Table(title=_TITLE.to(terminal.language), title_justify="left")
    for head in _HEADS:
        table.add_column(head.to(terminal.language), overflow="fold")
    for step, what, file in _rows(terminal, found):
        table.add_row(step.to(terminal.language), what.to(terminal.language), file)
    terminal.out.print(table)
    for sentence in headline(found.report, terminal.language):
        terminal.print(f"  {sentence}")
    seconds = sum(time.seconds for time in reporter.times)
    terminal.say(_TOOK.fill(seconds=seconds, folder=found.folder))
    first = found.screening.worklist[0].customer
    terminal.say(_TRY.fill(folder=found.folder, customer=first))


def _rows(terminal: Terminal, found: DemoWeek) -> tuple[tuple[Words, Words, str], ...]:
    count = terminal.number
    counts = found.screening.counts()
    plan = found.week.week.plan
    unplanned = why_not(found.week.week.problem, plan)
    rows = sum(tally.rows for tally in found.gathered.tallies)
    unused = sum(tally.issues for tally in found.gathered.tallies)
    parts = Counter(offer.part_of_day for _, offer in found.offers)
    return (
        (
            Words("1 Dateien", "1 Files"),
            Words(
                "{people} Menschen, {contacts} Kontakte, drei im Team, alle erfunden",
                "{people} people, {contacts} contacts, three in the team, all invented",
            ).fill(
                people=count(found.exports.customers),
                contacts=count(found.exports.contacts),
            ),
            "kunden.xlsx, kontakte.csv, personal.csv, traeger.csv",
        ),
        (
            Words("2 Lesen", "2 Read"),
            Words(
                "{rows} Zeilen gelesen, {unused} mit Grund ausgelassen",
                "{rows} rows read, {unused} left out with a reason",
            ).fill(rows=count(rows), unused=count(unused)),
            f"{_OUTPUT}/worklist.xlsx",
        ),
        (
            Words("3 Finden", "3 Find"),
            Words(
                "{lost} ohne Kontakt trotz Bemühungen; {review} zu prüfen, {held} mit "
                "Vermerk, {effort} noch zu wenig versucht",
                "{lost} out of contact despite efforts; {review} to review, {held} with "
                "a hold, {effort} tried too little",
            ).fill(
                lost=count(counts[Standing.LOST]),
                review=count(counts[Standing.REVIEW]),
                held=count(counts[Standing.HELD]),
                effort=count(counts[Standing.NEEDS_EFFORT]),
            ),
            f"{_OUTPUT}/worklist.xlsx",
        ),
        (
            Words("4 Schreiben", "4 Write"),
            Words(
                "{sent} Briefe übergeben; zweiter Lauf: {again}",
                "{sent} letters handed over; second run: {again}",
            ).fill(
                sent=count(len(found.letters.handed_over)),
                again=count(len(found.second_run.handed_over)),
            ),
            f"{_OUTPUT}/briefe/",
        ),
        (
            Words("5 Planen", "5 Plan"),
            Words(
                "{answered} haben sich selbst gemeldet; {planned} Besuche in {tours} "
                "Touren zu zweit, {left} mit Grund nicht in dieser Woche, Prüfung: "
                "{broken} Regeln verletzt",
                "{answered} answered by themselves; {planned} visits in {tours} tours of "
                "two, {left} not this week and why, check: {broken} rules broken",
            ).fill(
                answered=count(found.answered),
                planned=count(len(plan.planned)),
                tours=count(len(plan.tours)),
                left=count(len(unplanned)),
                broken=count(len(found.week.violations)),
            ),
            f"{_OUTPUT}/plan.html, tagesblaetter.html, besuche.ics",
        ),
        (
            Words("6 An der Tür", "6 At the door"),
            Words(
                "an {visited} Türen; {offers} nächste Angebote, davon {morning} "
                "vormittags und {afternoon} nachmittags",
                "at {visited} doors; {offers} next offers, {morning} of them in the "
                "morning and {afternoon} in the afternoon",
            ).fill(
                visited=count(found.visited),
                offers=count(len(found.offers)),
                morning=count(parts[PartOfDay.MORNING]),
                afternoon=count(parts[PartOfDay.AFTERNOON]),
            ),
            f"{_OUTPUT}/naechste-angebote.xlsx",
        ),
        (
            Words("7 Vermitteln", "7 Refer"),
            Words(
                "{referred} Menschen mit Einwilligung ins Coaching vermittelt",
                "{referred} people referred to coaching by consent",
            ).fill(referred=count(len(found.referrals))),
            f"{_OUTPUT}/vermittlung/",
        ),
        (
            Words("8 Bilanz", "8 Report"),
            Words("die Zwischenbilanz", "the interim report"),
            f"{_OUTPUT}/zwischenbilanz.html",
        ),
    )
