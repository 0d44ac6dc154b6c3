"""What a person sees on the terminal after a step: few lines, no names."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rich.table import Table

from outreach_cli.office import Office
from outreach_cli.shown_forecasts import forecast
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.calendar import numeric_date
from outreach_core.eligibility import (
    RADAR_STATE_WORDS,
    STANDING_WORDS,
    Radar,
    RadarEntry,
    Screening,
    Standing,
    plan_words,
    radar_checks,
)
from outreach_core.hooks import Delivery
from outreach_core.letters import LetterPlan, LetterProblem
from outreach_core.reports import InterimReport, headline
from outreach_core.visits import PlanTrace, why_not
from outreach_core.workflows import (
    Gathered,
    LetterRun,
    OpenedCases,
    WeekPlanned,
    radar_line,
)

_MOST_LINES: Final = 8

_READ: Final = Words("Gelesen", "Read")
_LEFT_OUT: Final = Words(
    "Ausgelassene Zeilen: {count}. Wem ein nicht lesbarer Kontakt gehört, steht auf "
    "der Prüfliste statt auf der Arbeitsliste. Wo auch die Kundennummer nicht lesbar "
    "ist, sieht ein Gespräch wie Stille aus: bitte vor dem ersten Brief die Gründe "
    "ansehen (Blatt Zeilen-mit-Hinweis, oder `outreach quality`).",
    "Rows left out: {count}. Whoever has a contact that cannot be read stands on the "
    "review list, not on the worklist. Where the customer number cannot be read either, "
    "a talk looks like silence: look at the reasons before the first letter (sheet of "
    "rows with a remark, or `outreach quality`).",
)
_STANDINGS: Final = Words("Wer wo steht", "Who stands where")
_PEOPLE: Final = Words("Menschen", "People")
_FILES: Final = Words("Dateien", "Files")
_CASES: Final = Words(
    "Fälle: {opened} neu eröffnet, {reopened} wieder geöffnet, {running} laufen schon, "
    "{left} bleiben auf Wunsch zu.",
    "Cases: {opened} opened, {reopened} reopened, {running} running already, {left} "
    "left closed by wish.",
)
_LETTER_PLAN: Final = Words(
    "Briefe: {send} zu übergeben, {already} früher übergeben, {held} mit Hindernis.",
    "Letters: {send} to hand over, {already} handed over before, {held} with a problem.",
)
_LETTER_RUN: Final = Words(
    "Briefe: {sent} übergeben, {already} früher übergeben, {held} hiergeblieben.",
    "Letters: {sent} handed over, {already} handed over before, {held} stayed here.",
)
_COPIES: Final = Words(
    "Mit Kopie an eine bevollmächtigte Person (§ 13 SGB X): {count}.",
    "With a copy to an authorised person (§ 13 SGB X): {count}.",
)
_GERMAN_ONLY: Final = Words(
    "{count} Menschen haben eine andere Sprache gewünscht, für die es noch keine "
    "Übersetzung gibt; sie bekommen den deutschen Brief.",
    "{count} people wished another language for which there is no translation yet; "
    "they get the German letter.",
)
_WEEK: Final = Words(
    "Besuche: {planned} geplant in {tours} Touren, {left} in dieser Woche nicht "
    "möglich, {later} Fälle ohne Besuch in dieser Woche.",
    "Visits: {planned} planned in {tours} tours, {left} not possible this week, "
    "{later} cases without a visit this week.",
)
_SEE_RADAR: Final = Words("  Ansehen: `outreach radar`.", "  Look: `outreach radar`.")
_OVERDUE: Final = Words(
    "Wiedervorlage überfällig bei {count} Vermerken: siehe Blatt „Vermerke“.",
    "The review of {count} holds is overdue: see the sheet 'Vermerke'.",
)
_NOBODY_INSIDE: Final = Words(
    "Niemand ist in der Frist nach § 7b SGB II, soweit das Jobcenter es angegeben hat.",
    "Nobody is in the period of § 7b SGB II, as far as the jobcenter has stated.",
)
_INSIDE: Final = Words("Persönliche Meldung nötig", "Personal appearance needed")
_RADAR_HEADS: Final = (
    Words("Kennung", "Id"),
    Words("Letzter Tag", "Last day"),
    Words("Tage", "Days"),
    Words("Geplant", "Planned"),
    Words("Zu tun", "To do"),
)
_NOTHING: Final = Words("nichts", "nothing")
_NO_VISIT_CURES: Final = Words(
    "Ein Besuch, ein Anruf oder ein Brief ersetzt die persönliche Meldung im Jobcenter "
    "nicht. Bieten Sie an, die Person dorthin zu begleiten.",
    "No visit, call or letter replaces the personal appearance at the jobcenter. Offer "
    "to go there together.",
)
_HEARING: Final = Words("{customer}: {words}", "{customer}: {words}")
_DROPPED: Final = Words(
    "{count} Besuche aus einem früheren Plan finden nicht statt. Wer davon weiß, bekommt "
    "mit `outreach announce` eine Absage.",
    "{count} visits of an earlier plan do not take place. Whoever knows of one gets word "
    "by `outreach announce`.",
)
_CHECKED: Final = Words(
    "Prüfung des Plans: keine Regel verletzt.", "Check of the plan: no rule broken."
)
_VIOLATED: Final = Words(
    "Prüfung des Plans: {count} Regeln verletzt.",
    "Check of the plan: {count} rules broken.",
)
_PLANNED_BY: Final = Words(
    "Geplant von {engine!r}, Startwert {seed}, {iterations} Schritte.",
    "Planned by {engine!r}, seed {seed}, {iterations} steps.",
)
_TIMES: Final = Words("{count} Mal: {reason}", "{count} times: {reason}")
_MORE: Final = Words("… und {count} weitere Gründe", "… and {count} more reasons")


def tallies(terminal: Terminal, gathered: Gathered) -> None:
    """Show the account of every place that was read."""
    table = Table(title=_READ.to(terminal.language), title_justify="left")
    heads = (
        Words("Datei, Blatt", "File, sheet"),
        Words("Zeilen", "Rows"),
        Words("verwendet", "used"),
        Words("zusammengelegt", "merged"),
        Words("mit Grund ausgelassen", "left out with a reason"),
    )
    for number, head in enumerate(heads):
        table.add_column(
            head.to(terminal.language), justify="right" if number else "left"
        )
    for tally in gathered.tallies:
        counts = (tally.rows, tally.records, tally.merged, tally.issues)
        table.add_row(tally.place, *(terminal.number(count) for count in counts))
    terminal.out.print(table)
    left_out = sum(tally.issues for tally in gathered.tallies)
    if left_out:
        terminal.say(_LEFT_OUT.fill(count=terminal.number(left_out)))


def screening(terminal: Terminal, found: Screening, cases: OpenedCases) -> None:
    """Show how many people stand where."""
    table = Table(title=_STANDINGS.to(terminal.language), title_justify="left")
    table.add_column("")
    table.add_column(_PEOPLE.to(terminal.language), justify="right")
    counts = found.counts()
    for standing in Standing:
        style = "bold" if standing is Standing.LOST else ""
        words = STANDING_WORDS[standing].to(terminal.language)
        table.add_row(words, terminal.number(counts[standing]), style=style)
    terminal.out.print(table)
    terminal.say(
        _CASES.fill(
            opened=len(cases.opened),
            reopened=len(cases.reopened),
            running=len(cases.running),
            left=len(cases.left_closed),
        )
    )


def radar_in_short(terminal: Terminal, found: Radar) -> None:
    """Show in one line who is inside the window of § 7b SGB II; nothing for nobody."""
    line = radar_line(found)
    if line.de:
        terminal.say(line)
        terminal.say(_SEE_RADAR)


def overdue_holds(terminal: Terminal, gathered: Gathered) -> None:
    """Show how many holds somebody should have looked at again by now."""
    day = gathered.as_of
    overdue = sum(
        hold.overdue_days(day) > 0
        for person in gathered.people
        for hold in person.holds
        if hold.holds_on(day)
    )
    if overdue:
        terminal.say(_OVERDUE.fill(count=terminal.number(overdue)))


def radar(terminal: Terminal, found: Radar) -> None:
    """Show who is inside the window, by id, the most urgent first, and what is open."""
    language = terminal.language
    line = radar_line(found)
    terminal.say(line if line.de else _NOBODY_INSIDE)
    if found.inside:
        table = Table(title=_INSIDE.to(language), title_justify="left")
        for head in _RADAR_HEADS:
            table.add_column(head.to(language), overflow="fold")
        for entry in found.inside:
            table.add_row(*_radar_row(entry, language))
        terminal.out.print(table)
        terminal.say(_NO_VISIT_CURES)
    for hearing in found.hearings:
        words = _HEARING.fill(customer=hearing.customer, words=hearing.words)
        terminal.print(f"  {words.to(language)}")
    counted = Counter(entry.state for entry in found.outside)
    for state, count in sorted(counted.items()):
        words = _TIMES.fill(count=count, reason=RADAR_STATE_WORDS[state])
        terminal.print(f"  {words.to(language)}")


def _radar_row(entry: RadarEntry, language: Language) -> tuple[str, ...]:
    window = entry.open_window
    planned = plan_words(entry).to(language)
    return (
        entry.customer,
        numeric_date(window.last_day, language) if window else "",
        str(entry.days_left),
        planned or _NOTHING.to(language),
        " ".join(words.to(language) for words in radar_checks(entry)),
    )


def letter_plan(terminal: Terminal, plan: LetterPlan) -> None:
    """Show what a run of letters would do."""
    held = {problem.customer for problem in plan.problems}
    terminal.say(
        _LETTER_PLAN.fill(
            send=len(plan.to_send), already=len(plan.already_sent), held=len(held)
        )
    )
    _letter_notes(terminal, plan, plan.problems)


def letter_run(terminal: Terminal, run: LetterRun) -> None:
    """Show what a run of letters did."""
    problems = (*run.plan.problems, *run.failed)
    terminal.say(
        _LETTER_RUN.fill(
            sent=len(run.handed_over),
            already=len(run.plan.already_sent),
            held=len({problem.customer for problem in problems}),
        )
    )
    _letter_notes(terminal, run.plan, problems)


def week(terminal: Terminal, planned: WeekPlanned) -> None:
    """Show what was planned, what was not and why."""
    problem, plan = planned.week.problem, planned.week.plan
    unplanned = why_not(problem, plan)
    terminal.say(
        _WEEK.fill(
            planned=len(plan.planned),
            tours=len(plan.tours),
            left=len(unplanned),
            later=len(planned.due.not_due),
        )
    )
    broken = len(planned.violations)
    terminal.say(_VIOLATED.fill(count=broken) if broken else _CHECKED)
    if planned.trace is not None:
        terminal.say(_planned_by(planned.trace))
    for note in (*(planned.trace.notes if planned.trace else ()), *planned.notes):
        terminal.say(note)
    forecast(terminal, planned.week.forecast)
    _reasons(terminal, (reason for each in unplanned for reason in each.reasons[:1]))


def _planned_by(trace: PlanTrace) -> Words:
    return _PLANNED_BY.fill(
        engine=trace.engine, seed=trace.seed, iterations=trace.iterations
    )


def dropped(terminal: Terminal, count: int) -> None:
    """Say that visits which stood in an earlier plan are called off, and what to do."""
    if count:
        terminal.say(_DROPPED.fill(count=count))


def report(terminal: Terminal, found: InterimReport) -> None:
    """Show the interim report in a handful of sentences."""
    for sentence in headline(found, terminal.language):
        terminal.print(f"  {sentence}")


def files(terminal: Terminal, office: Office, receipts: Iterable[Delivery]) -> None:
    """Show which files were written."""
    terminal.print(f"{_FILES.to(terminal.language)}:")
    for receipt in receipts:
        terminal.print(f"  {short(office.output / receipt.where)}")


def _letter_notes(
    terminal: Terminal, plan: LetterPlan, problems: Iterable[LetterProblem]
) -> None:
    if plan.only_german:
        terminal.say(_GERMAN_ONLY.fill(count=len(plan.only_german)))
    planned = {letter.key.text for letter in plan.to_send}
    copies = [copy for copy in plan.copies if copy.key.text in planned]
    if copies:
        terminal.say(_COPIES.fill(count=len(copies)))
    _reasons(terminal, (problem.problem for problem in problems))


def _reasons(terminal: Terminal, reasons: Iterable[Words]) -> None:
    """Show reasons by how often they occur, the most frequent first."""
    counted = Counter(reason.to(terminal.language) for reason in reasons)
    found = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    for reason, count in found[:_MOST_LINES]:
        words = _TIMES.fill(count=count, reason=reason)
        terminal.print(f"  {words.to(terminal.language)}")
    if len(found) > _MOST_LINES:
        words = _MORE.fill(count=len(found) - _MOST_LINES)
        terminal.print(f"  {words.to(terminal.language)}")


def short(path: Path) -> str:
    """Return the path as seen from here, when it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
