"""What the demo says at its end: what happened, where it stands, how long it took."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich.table import Table

from outreach_cli.demo.week import DUTY_SHEET, AfterAnswers, DemoWeek
from outreach_cli.progress import Reporter
from outreach_cli.terminal import Terminal
from outreach_core import Words
from outreach_core.cases import PartOfDay
from outreach_core.reports import headline
from outreach_core.visits import why_not
from outreach_core.workflows import WeekPlanned, WeekReplanned, failures

_OUTPUT: Final = "ausgabe"

_TITLE: Final = Words("Die Woche im Überblick", "The week at a glance")
_HEADS: Final = (
    Words("Schritt", "Step"),
    Words("Was geschah", "What happened"),
    Words("Ansehen", "Look at"),
)
_TOOK: Final = Words(
    "Zusammen {seconds} Sekunden. Alles liegt in {folder}.",
    "{seconds} seconds in all. Everything is in {folder}.",
)
_TRY: Final = Words(
    "Weiter probieren:\n"
    "  cd {folder}\n"
    "  uv run outreach why {customer} --as-of 05.10.2026\n"
    "  uv run outreach record {customer} gespraech --on 23.10.2026\n"
    "  uv run outreach report --as-of 23.10.2026",
    "Try on:\n"
    "  cd {folder}\n"
    "  uv run outreach why {customer} --as-of 05.10.2026\n"
    "  uv run outreach record {customer} talked --on 23.10.2026\n"
    "  uv run outreach report --as-of 23.10.2026",
)


def show(terminal: Terminal, found: DemoWeek, reporter: Reporter) -> None:
    """Print the overview of a demo week."""
    table = Table(title=_TITLE.to(terminal.language), title_justify="left")
    for head in _HEADS:
        table.add_column(head.to(terminal.language), overflow="fold")
    for step, what, file in _rows(terminal, found):
        table.add_row(step.to(terminal.language), what.to(terminal.language), file)
    terminal.out.print(table)
    for sentence in headline(found.after.report, terminal.language):
        terminal.print(f"  {sentence}")
    seconds = sum(time.seconds for time in reporter.times)
    took = Words(f"{seconds:.1f}".replace(".", ","), f"{seconds:.1f}")
    terminal.say(_TOOK.fill(seconds=took, folder=found.folder))
    first = found.screening.worklist[0].customer
    terminal.say(_TRY.fill(folder=found.folder, customer=first))


_NONE: Final = Words("keine", "none")
_Row = tuple[Words, Words, str]
_FILES_ROW: Final = (
    Words("1 Dateien", "1 Files"),
    Words(
        "{people} Menschen, {contacts} Kontakte, drei im Team, alle erfunden",
        "{people} people, {contacts} contacts, three in the team, all invented",
    ),
    "kunden.xlsx, kontakte.csv, personal.csv, traeger.csv, feststellungen.csv",
)
_READ_ROW: Final = (
    Words("2 Lesen", "2 Read"),
    Words(
        "{rows} Zeilen gelesen, {unused} mit Grund ausgelassen",
        "{rows} rows read, {unused} left out with a reason",
    ),
    f"{_OUTPUT}/worklist.xlsx",
)
_FIND_ROW: Final = (
    Words("3 Finden", "3 Find"),
    Words(
        "{lost} ohne Kontakt trotz Bemühungen; {review} zu prüfen, {held} mit Vermerk, "
        "{needs_effort} noch zu wenig versucht",
        "{lost} out of contact despite efforts; {review} to review, {held} with a hold, "
        "{needs_effort} tried too little",
    ),
    f"{_OUTPUT}/worklist.xlsx",
)
_WRITE_ROW: Final = (
    Words("4 Schreiben", "4 Write"),
    Words(
        "{sent} Briefe übergeben, {held} mit Grund zurückgehalten; zweiter Lauf: {again}",
        "{sent} letters handed over, {held} held back with a reason; second run: {again}",
    ),
    f"{_OUTPUT}/briefe/",
)
_PLAN_ROW: Final = (
    Words("5 Planen", "5 Plan"),
    Words(
        "{answered} haben sich selbst gemeldet; {planned} Besuche in {tours} Touren zu "
        "zweit, {left} mit Grund nicht in dieser Woche, Prüfung: {broken} Regeln "
        "verletzt. Gespräche zu erwarten: {talks}",
        "{answered} answered by themselves; {planned} visits in {tours} tours of two, "
        "{left} not this week and why, check: {broken} rules broken. Talks to expect: "
        "{talks}",
    ),
    f"{_OUTPUT}/plan.html, nicht-geplant.html, tagesblaetter.html, besuche.ics, plan.json",
)
_OTHERWISE_ROW: Final = (
    Words("  Es kam anders", "  It came otherwise"),
    Words(
        "am Dienstag fällt jemand aus: {changed} Besuche verlegt oder abgesagt, {kept} "
        "bleiben, {calls} Menschen hören davon",
        "on Tuesday somebody is away: {changed} visits moved or called off, {kept} "
        "stay, {calls} people hear of it",
    ),
    f"{_OUTPUT}/{DUTY_SHEET}",
)
_RADAR_ROW: Final = (
    Words("  Frist § 7b", "  Period § 7b"),
    Words(
        "{inside} müssen persönlich ins Jobcenter kommen. Für {unplanned} ist noch nichts "
        "geplant: bitte anrufen oder besuchen. Der übliche Brief geht nicht an sie, der "
        "ehrliche erst, wenn die Rechtsstelle ihn gelesen hat",
        "{inside} must come to the jobcenter in person. Nothing is planned for "
        "{unplanned} yet: call or visit them. The usual letter does not go to them, the "
        "honest one only when the legal team has read it",
    ),
    f"{_OUTPUT}/fristen.xlsx",
)
_DOOR_ROW: Final = (
    Words("6 An der Tür", "6 At the door"),
    Words(
        "an {visited} Türen; {offers} nächste Angebote, davon {morning} vormittags und "
        "{afternoon} nachmittags",
        "at {visited} doors; {offers} next offers, {morning} of them in the morning and "
        "{afternoon} in the afternoon",
    ),
    f"{_OUTPUT}/naechste-angebote.xlsx",
)
_REFER_ROW: Final = (
    Words("7 Vermitteln", "7 Refer"),
    Words(
        "{referred} Menschen mit Einwilligung ins Coaching vermittelt",
        "{referred} people referred to coaching by consent",
    ),
    f"{_OUTPUT}/vermittlung/",
)
_REPORT_ROW: Final = (
    Words("8 Bilanz", "8 Report"),
    Words("die Zwischenbilanz", "the interim report"),
    f"{_OUTPUT}/zwischenbilanz.html",
)


def _rows(terminal: Terminal, found: DemoWeek) -> Iterator[_Row]:
    def row(shape: _Row, **counts: int) -> _Row:
        step, what, file = shape
        numbers = {name: terminal.number(count) for name, count in counts.items()}
        return step, what.fill(**{"talks": "{talks}", **numbers}), file

    tallies = found.gathered.tallies
    yield row(
        _FILES_ROW, people=found.exports.customers, contacts=found.exports.contacts
    )
    yield row(
        _READ_ROW,
        rows=sum(tally.rows for tally in tallies),
        unused=sum(tally.issues for tally in tallies),
    )
    counts = found.screening.counts()
    yield row(_FIND_ROW, **{each.value: counts[each] for each in counts})
    yield row(
        _WRITE_ROW,
        sent=len(found.letters.handed_over),
        held=len({problem.customer for problem in failures(found.letters)}),
        again=len(found.second_run.handed_over),
    )
    step, what, file = row(
        _PLAN_ROW, answered=found.answered, **_plan_counts(found.after.week)
    )
    forecast = found.after.week.week.forecast
    talks = _NONE if forecast is None else forecast.talks.words
    yield step, what.fill(talks=talks), file
    otherwise = found.after.otherwise
    yield row(_OTHERWISE_ROW, **_change_counts(otherwise))
    radar = found.after.radar
    yield row(_RADAR_ROW, inside=len(radar.inside_now), unplanned=len(radar.unplanned))
    yield row(_DOOR_ROW, visited=found.after.visited, **_offer_counts(found.after))
    yield row(_REFER_ROW, referred=len(found.after.referrals))
    yield row(_REPORT_ROW)


def _plan_counts(planned: WeekPlanned) -> dict[str, int]:
    problem, plan = planned.week.problem, planned.week.plan
    return {
        "planned": len(plan.planned),
        "tours": len(plan.tours),
        "left": len(why_not(problem, plan)),
        "broken": len(planned.violations),
    }


def _change_counts(found: WeekReplanned) -> dict[str, int]:
    moved = sum(change.after is not None for change in found.changes)
    return {
        "changed": len(found.changes),
        "kept": len(found.week.plan.planned) - moved,
        "calls": len(found.notices),
    }


def _offer_counts(after: AfterAnswers) -> dict[str, int]:
    parts = Counter(offer.part_of_day for _, offer in after.offers)
    return {
        "offers": len(after.offers),
        "morning": parts[PartOfDay.MORNING],
        "afternoon": parts[PartOfDay.AFTERNOON],
    }
