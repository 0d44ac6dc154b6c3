"""The demo: one whole week of an invented office, from its exports to the report."""

import itertools
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs
import pendulum

from outreach_cli import choices, day_steps, in_force, outputs, steps
from outreach_cli.commands.init import template
from outreach_cli.demo.exports import FILES, ExportSummary, write_exports
from outreach_cli.demo.playing import (
    needs,
    play_answers,
    play_doors,
    visiting_slots,
)
from outreach_cli.loading import FILE_NAME
from outreach_cli.office import Office, opened
from outreach_cli.progress import Reporter
from outreach_cli.screening import screened
from outreach_cli.settings import PrivacySettings
from outreach_core import Language, Words
from outreach_core.calendar import working_week
from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CoachingWished,
    ConsentGiven,
    NextOffer,
    OfferRules,
    VisitAgreed,
)
from outreach_core.coaching import SENSITIVE_SUBJECTS, CoachingNeed, OfferMatch
from outreach_core.contacts import Channel
from outreach_core.eligibility import Radar, Screening
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import SINK, write_whole
from outreach_core.ids import CustomerId
from outreach_core.people import Consent, ConsentForm
from outreach_core.reports import InterimReport
from outreach_core.visits import PlannedWeek, StaffIll, duty_sheet
from outreach_core.workflows import (
    Gathered,
    LetterRun,
    OpenedCases,
    Referral,
    WeekPlanned,
    WeekReplanned,
    all_cases,
    next_offers,
    note_changes,
    record,
    refer,
    suitable_offers,
)

SCREENED_ON: Final = pendulum.Date(2026, 10, 5)
PLANNED_ON: Final = pendulum.Date(2026, 10, 15)
WEEK: Final = working_week(pendulum.Date(2026, 10, 19))
REPORTED_ON: Final = WEEK[-1]
"""The demo's calendar is fixed: the same seed shows the same week in every year."""

DUTY_SHEET: Final = f"rueckmeldung-{WEEK[1]}.html"
_MARK: Final = ".outreach/demo"
_ANSWER_DAYS: Final = tuple(pendulum.Date(2026, 10, day) for day in range(7, 15))
_PROMISED_WEEKS: Final = 3
_PROMISED_AT_ONCE: Final = 2
_SECRET: Final = b"the demo has no secret: all of its people are invented"
_CONSENTED: Final = frozenset({"given_name", "family_name", "phone", "language"})
_PURPOSE: Final = Words(
    "Vermittlung in das freiwillige Coaching", "Referral to the voluntary coaching"
)
_NOT_EMPTY: Final = Words(
    "Der Ordner ist nicht leer und nicht von einer früheren Demo. Bitte einen anderen "
    "Ordner nennen: `outreach demo ORDNER`.",
    "The folder is not empty and not of an earlier demo. Name another folder: "
    "`outreach demo FOLDER`.",
)


@attrs.frozen(kw_only=True)
class AfterAnswers:
    """What came of the answers.

    Attributes:
        week: The visits, as they were planned.
        otherwise: The same after somebody was away on Tuesday.
        radar: Who must still appear in person, after the planning.
        visited: How many doors the two stood at.
        offers: The next offers of everybody still open.
        referrals: Who was handed on to a coaching.
        report: The interim report.
    """

    week: WeekPlanned
    otherwise: WeekReplanned
    radar: Radar
    visited: int
    offers: tuple[tuple[Case, NextOffer], ...]
    referrals: tuple[Referral, ...]
    report: InterimReport


@attrs.frozen(kw_only=True)
class DemoWeek:
    """Everything the demo did, step by step.

    Attributes:
        folder: Where everything stands.
        exports: What the office handed over.
        gathered: What was read.
        screening: Who stands where.
        letters: The letters handed over.
        second_run: The same run once more: nobody may get a second letter.
        answered: How many people answered by themselves.
        after: Visits, referrals and report.
    """

    folder: Path
    exports: ExportSummary
    gathered: Gathered
    screening: Screening
    letters: LetterRun
    second_run: LetterRun
    answered: int
    after: AfterAnswers


def prepare(folder: Path, *, language: Language) -> None:
    """Make room for a demo: in a new folder, or in that of an earlier demo.

    Raises:
        InvalidInputError: There is something else in the folder.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise InvalidInputError(subject=str(folder), faults=[_NOT_EMPTY])
        _clear(folder)
    write_whole(folder / _MARK, b"", private=False)
    write_whole(folder / PrivacySettings().key_file, _SECRET, private=True)
    write_whole(folder / FILE_NAME, demo_settings(language).encode(), private=False)


def demo_settings(language: Language) -> str:
    """Return the settings of the demo: what ``init`` writes, filled in for Kassel."""
    text = template(language)
    changed: Mapping[str, str] = {
        'name = "Jobcenter Musterstadt"': 'name = "Demo-Jobcenter Kassel"',
        "34117 Musterstadt": "34117 Kassel",
        'town = "Musterstadt"': 'town = "Kassel"',
        'formats = ["pdf"] ': 'formats = ["pdf", "html", "text"] ',
        'mobile = "" ': 'mobile = "0151 00000000" ',
        "latitude = 0.0 ": "latitude = 51.3155 ",
        "longitude = 0.0": "longitude = 9.4950",
        "prepaid_envelope = false": "prepaid_envelope = true",
        '# coordinates = "plz.csv" ': 'coordinates = "plz.csv" ',
        '# statements = "feststellungen': 'statements = "feststellungen',
        'occasion = "first-letter" ': 'occasion = "erstes-schreiben" ',
        'folder = "output"': 'folder = "ausgabe"',
    }
    for old, new in changed.items():
        text = text.replace(old, new)
    return text


def _clear(folder: Path) -> None:
    """Remove what an earlier demo has written; anything else in the folder stays."""
    for name in (".outreach", "ausgabe"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in (FILE_NAME, *FILES.values()):
        (folder / name).unlink(missing_ok=True)


def run_week(
    folder: Path, *, seed: int, customers: int, reporter: Reporter, language: Language
) -> DemoWeek:
    """Run the whole week in *folder*, through the same steps as the commands.

    Args:
        folder: A folder that :func:`prepare` has made.
        seed: The same seed shows the same week.
        customers: How many people the office looks after, 200 or more.
        reporter: Where progress is shown.
        language: Language of everything that is written.
    """
    with reporter.step(_EXPORTS):
        exports = write_exports(
            folder,
            seed=seed,
            as_of=SCREENED_ON,
            customers=customers,
            progress=reporter.on_progress,
        )
    with opened(folder / FILE_NAME, reporter=reporter, language=language) as office:
        with reporter.step(_READ):
            gathered = steps.read(office, as_of=SCREENED_ON)
        with reporter.step(_SCREEN):
            screening = screened(office, gathered)
            cases = steps.opened_cases(office, screening)
            radar = steps.radar_today(office, gathered)
            outputs.write_worklist(office, screening, gathered, radar)
        with reporter.step(_WRITE):
            letters = _letters(office, gathered, cases, radar)
        with reporter.step(_AGAIN):
            second_run = _letters(office, gathered, cases, radar)
        with reporter.step(_ANSWERS):
            answered = _answers(office, letters, seed)
            _call_first(office, radar)
        return DemoWeek(
            folder=folder,
            exports=exports,
            gathered=gathered,
            screening=screening,
            letters=letters,
            second_run=second_run,
            answered=answered,
            after=_after_answers(office, gathered, seed),
        )


def _after_answers(office: Office, gathered: Gathered, seed: int) -> AfterAnswers:
    step = office.reporter.step
    with step(_PLAN):
        week = steps.planned(office, gathered, on=PLANNED_ON, week=WEEK[0])
        outputs.write_week(office, week, on=PLANNED_ON)
        radar = steps.radar_today(office, attrs.evolve(gathered, as_of=PLANNED_ON))
        outputs.write_radar(office, radar, gathered)
    with step(_OTHERWISE):
        otherwise = _otherwise(office, gathered)
    with step(_DOORS):
        visited, offers = _doors(office, gathered, otherwise.week, seed)
    with step(_REFER):
        referrals = _referrals(office, gathered, seed)
    with step(_REPORT):
        report = steps.reported(office, as_of=REPORTED_ON)
        outputs.write_report(office, report)
    return AfterAnswers(
        week=week,
        otherwise=otherwise,
        radar=radar,
        visited=visited,
        offers=offers,
        referrals=referrals,
        report=report,
    )


def _letters(
    office: Office, gathered: Gathered, cases: OpenedCases, radar: Radar
) -> LetterRun:
    on = SCREENED_ON
    plan = steps.letter_plan(office, gathered, cases.active, radar=radar, on=on)
    return steps.hand_over(office, plan, radar=radar, on=on)


def _answers(office: Office, letters: LetterRun, seed: int) -> int:
    coming = (working_week(WEEK[0].add(weeks=n)) for n in range(_PROMISED_WEEKS))
    slots = visiting_slots(itertools.chain(*coming), at_once=_PROMISED_AT_ONCE)
    answers = play_answers(
        letters.handed_over, seed=seed, days=_ANSWER_DAYS, slots=slots
    )
    for customer, events in answers.items():
        record(office.store, customer, events)
    return len(answers)


def _call_first(office: Office, radar: Radar) -> None:
    """Play the calls to people in the period of § 7b: every third one picks up."""
    day, visit = _ANSWER_DAYS[0], WEEK[1]
    for customer in sorted(radar.inside_now)[::3]:
        called = Answered(
            on=day, channel=Channel.PHONE, answer=AnswerKind.VISIT_WELCOME
        )
        agreed = VisitAgreed(
            on=day, day=visit, start_minute=9 * 60, end_minute=12 * 60 - 1
        )
        record(office.store, customer, [called, agreed])


def _otherwise(office: Office, gathered: Gathered) -> WeekReplanned:
    """Let somebody be away on Tuesday, and print the sheet of that day."""
    day = WEEK[1]
    held = in_force.held(office, day)
    out = [who for t in held.plan.tours if t.day == day for who in t.pair]
    away = [StaffIll(staff=who, first=day, last=day) for who in out[:1]]
    morning = in_force.morning_of(day).add(hours=7)
    today = attrs.evolve(gathered, as_of=day)
    found, office_day = steps.replanned(office, today, held, away, now=morning)
    in_force.keep(office, found.week, found.held)
    note_changes(found.held, store=office.store, day=office_day)
    whole = day_steps.whole_week(office, today, found.week, office_day)
    outputs.write_plan(office, whole)
    deposited, week = day_steps.desk_of_day(
        office, today, found.held, day=day, contact="amt1", lead="amt2"
    )
    html = duty_sheet(deposited, week, language=office.language)
    outputs.write_page(office, DUTY_SHEET.removesuffix(".html"), html)
    return found


def _doors(
    office: Office, gathered: Gathered, week: PlannedWeek, seed: int
) -> tuple[int, tuple[tuple[Case, NextOffer], ...]]:
    """Play the doors, note what happened, and write down what is offered next."""
    played = play_doors(week, seed=seed)
    for customer, events in played.items():
        record(office.store, customer, events)
    offers = next_offers(
        all_cases(office.store),
        people=gathered.by_id,
        as_of=REPORTED_ON,
        workdays=choices.workdays_of(office),
        rules=OfferRules(),
    )
    outputs.write_offers(office, offers, gathered)
    return len(played), offers


def _referrals(office: Office, gathered: Gathered, seed: int) -> tuple[Referral, ...]:
    """Refer everybody who would like coaching, each with a consent of their own."""
    people = gathered.by_id
    wishing = [
        case.customer
        for case in all_cases(office.store)
        if case.closed is None and case.days_of(CoachingWished)
    ]
    languages = {customer: people[customer].language for customer in wishing}
    referrals = []
    for customer, need in needs(wishing, languages, seed=seed).items():
        fitting = suitable_offers(need, gathered.offers, as_of=REPORTED_ON)
        if fitting:
            referrals.append(_referred(office, gathered, customer, need, fitting[0]))
    return tuple(referrals)


def _referred(
    office: Office,
    gathered: Gathered,
    customer: CustomerId,
    need: CoachingNeed,
    match: OfferMatch,
) -> Referral:
    told = {"subjects"} if need.subjects & SENSITIVE_SUBJECTS else set()
    consent = Consent(
        recipient=match.offer.provider,
        purpose=_PURPOSE.to(office.language),
        fields=_CONSENTED | told,
        form=ConsentForm.WRITTEN,
        given_on=REPORTED_ON,
        refusal_explained=True,
    )
    record(office.store, customer, [ConsentGiven(on=REPORTED_ON, consent=consent)])
    return refer(
        gathered.by_id[customer],
        need=need,
        match=match,
        store=office.store,
        sink=office.registry.one(SINK, office.settings.output.documents),
        on=REPORTED_ON,
    )


_EXPORTS: Final = Words(
    "1/8 Die Dateien eines Amtes erfinden", "1/8 Invent the files of an office"
)
_READ: Final = Words("2/8 Dateien lesen", "2/8 Read the files")
_SCREEN: Final = Words(
    "3/8 Wer ist verloren gegangen? Alle prüfen, Arbeitsliste schreiben",
    "3/8 Who is lost? Judge everybody, write the worklist",
)
_WRITE: Final = Words(
    "4/8 Den freundlichen Brief schreiben: PDF, HTML, Text",
    "4/8 Write the friendly letter: PDF, HTML, text",
)
_AGAIN: Final = Words(
    "    und noch einmal: niemand bekommt einen zweiten",
    "    and once more: nobody gets a second one",
)
_ANSWERS: Final = Words("5/8 Antworten spielen", "5/8 Play the answers")
_PLAN: Final = Words(
    "    Besuche planen, immer zu zweit", "    plan the visits, always in pairs"
)
_OTHERWISE: Final = Words(
    "    es kommt anders: am Dienstag fällt jemand aus",
    "    it comes otherwise: on Tuesday somebody is away",
)
_DOORS: Final = Words(
    "6/8 An den Türen; das nächste Angebot", "6/8 At the doors; the next offer"
)
_REFER: Final = Words(
    "7/8 Mit Einwilligung ins Coaching vermitteln", "7/8 Refer to coaching by consent"
)
_REPORT: Final = Words("8/8 Zwischenbilanz", "8/8 Interim report")
