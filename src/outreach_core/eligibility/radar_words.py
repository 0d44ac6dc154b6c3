"""How is one line of the radar told to the person who has to act on it?"""

from collections.abc import Iterator
from typing import Final

from outreach_core._messages import Language, Words, in_both
from outreach_core.calendar import date_in_words, day_in_words
from outreach_core.contacts import Channel
from outreach_core.eligibility.cure_window import CureWindow
from outreach_core.eligibility.radar_entries import RadarEntry, RadarState
from outreach_core.eligibility.section_7b import (
    EVIDENCE_WORDS,
    GRACE_PERIOD,
    OPEN_QUESTIONS,
    REDUCTION_PERCENT,
    OpenQuestion,
    benefit_name,
)

RADAR_STATE_WORDS: Final = {
    RadarState.BEFORE_GRACE_MONTH: Words(
        "Festgestellt; die Leistung läuft noch bis zum Monatsende.",
        "Determined; benefits still run until the end of the month.",
    ),
    RadarState.GRACE_MONTH: Words(
        "Im Monat, in dem eine persönliche Meldung alles rückgängig macht.",
        "In the month in which a personal appearance undoes everything.",
    ),
    RadarState.APPEARED: Words(
        "Eine persönliche Meldung im Jobcenter ist rechtzeitig erfasst.",
        "A personal appearance at the jobcenter is recorded in time.",
    ),
    RadarState.OVER: Words(
        "Der letzte Tag ist vorbei, eine rechtzeitige Meldung ist nicht erfasst.",
        "The last day has passed and no appearance in time is recorded.",
    ),
    RadarState.AHEAD: Words(
        "Die Feststellung liegt nach dem Stichtag: Datum bitte prüfen.",
        "The determination lies after the day asked for: please check the date.",
    ),
    RadarState.OLD_LAW: Words(
        "Festgestellt vor dem 1.7.2026: § 7b Abs. 4 SGB II gilt dafür nicht.",
        "Determined before 1 July 2026: § 7b (4) SGB II does not apply.",
    ),
    RadarState.TOO_FEW: Words(
        "Die eingetragene Zahl passt nicht zu § 7b Abs. 4 SGB II: Eintrag bitte prüfen.",
        "The number entered does not fit § 7b (4) SGB II: please check the entry.",
    ),
}
"""Where a person stands, for the top of an explanation."""

_PLANS: Final = {
    Channel.LETTER: Words("Brief", "letter"),
    Channel.PHONE: Words("Anruf", "call"),
    Channel.EMAIL: Words("E-Mail", "mail"),
    Channel.MESSAGE: Words("Nachricht", "message"),
    Channel.APPEARANCE: Words("Termin im Jobcenter", "appointment at the jobcenter"),
    Channel.VISIT: Words("Besuch", "visit"),
    Channel.FORM: Words("Formular", "form"),
    Channel.RECORD: Words("Eintrag", "entry"),
}
_HEAD: Final = Words(
    "{customer} – {state}\nStand: {day}.", "{customer} – {state}\nAs of {day}."
)
_DETERMINED: Final = Words(
    "Feststellung laut Jobcenter: {day} (Eingabe, hier nicht berechnet).",
    "Determination as stated by the jobcenter: {day} (entered, not computed here).",
)
_FIRST_DAY: Final = Words(
    "Erster Tag ohne Leistung: {day}.", "First day without benefit: {day}."
)
_LAST_DAY: Final = Words(
    "Letzter Tag der persönlichen Meldung: {day}.", "Last day to appear: {day}."
)
_LEFT: Final = (
    Words("Heute ist der letzte Tag.", "Today is the last day."),
    Words("Es bleibt noch 1 Tag.", "1 day is left."),
    Words("Es bleiben noch {n} Tage.", "{n} days are left."),
)
_OFFICE_DAY: Final = Words(
    "Das Jobcenter hat davor zuletzt am {day} geöffnet.",
    "The jobcenter is last open before that on {day}.",
)
_NO_OFFICE_DAY: Final = Words(
    "Das Jobcenter hat vor dem letzten Tag nicht mehr geöffnet: bitte sofort klären.",
    "The jobcenter does not open again before the last day: please act at once.",
)
_STILL_NEEDED: Final = Words(
    "Noch nötig: {sentence}. Ein Besuch, ein Anruf oder ein Brief ersetzt sie nicht. "
    "Bieten Sie an, die Person zu begleiten.",
    "Still needed: {sentence}. No visit, call or letter replaces it. Offer to go there "
    "together.",
)
_REACHED: Final = Words(
    "Kontakt hergestellt am {day}; die persönliche Meldung fehlt trotzdem noch.",
    "Contact was made on {day}; the personal appearance is still missing.",
)
_MONEY: Final = Words(
    "Vom {first} bis {last} gibt es {benefit} ohne Regelbedarf (in der Regel für die "
    "Miete). "
    "Mit rechtzeitiger Meldung gilt die Person als durchgehend erreichbar; der "
    "Regelbedarf des Monats wird dann um {percent} Prozent gemindert.",
    "From {first} to {last} there is {benefit} without the standard need (as a rule for the "
    "rent). With an appearance in time the person counts as reachable throughout; the "
    "standard need of the month is then reduced by {percent} percent.",
)
_PLANNED: Final = Words("Geplant: {what} am {day}.", "Planned: {what} on {day}.")
_TOO_LATE: Final = Words(
    "Geplant ist erst am {day} etwas ({what}): bitte früher.",
    "Something is planned on {day} only ({what}): please plan it earlier.",
)
_NOTHING_PLANNED: Final = Words(
    "Bis dahin ist kein Kontakt geplant: bitte planen.",
    "No contact is planned before that: please plan one.",
)
_EARLY: Final = Words(
    "Am {day} war die Person im Jobcenter, vor dem ersten Tag ohne Leistung. Ob das "
    "genügt, muss Ihr Haus entscheiden; bis dahin bleibt sie hier stehen.",
    "On {day} the person was at the jobcenter, before the first day without benefit. "
    "Whether that is enough is for your house to decide; until then the line stays.",
)
_CONFIRM: Final = Words(
    "In den Kontakten steht eine Vorsprache am {day}. War die Person persönlich im "
    "Jobcenter? Dann bitte erfassen.",
    "The contacts name an appearance on {day}. Was the person at the jobcenter in "
    "person? Then please record it.",
)
_SEVERAL: Final = Words(
    "Für diese Person ist mehr als eine Feststellung offen: bitte klären, welche gilt.",
    "More than one determination is open for this person: please clear up which holds.",
)
_APPEARED: Final = Words(
    "Persönliche Meldung im Jobcenter am {day}.",
    "Personal appearance at the jobcenter on {day}.",
)
_SOURCE: Final = Words("Quelle: {source}", "Source: {source}")
_TO_CONFIRM: Final = Words(
    "Bitte rechtlich bestätigen lassen", "Please have this confirmed by your lawyers"
)
_QUESTION: Final = Words(
    "{words} ({evidence}; {source})", "{words} ({evidence}; {source})"
)
# The questions that touch somebody who is inside, and somebody whose month is over.
_INSIDE_KEYS: Final = ("home-door", "determination-day", "month-end", "transition")
_QUESTIONS: Final = {question.key: question for question in OPEN_QUESTIONS}


def explain_radar(entry: RadarEntry, language: Language) -> str:
    """Tell one line of the radar: days, what is needed, plans, sources, open points.

    Holds dates of the person: show it to who may see the case, never write it to a
    log. No name is in it, and no number of dates.

    Args:
        entry: From :func:`outreach_core.eligibility.radar`.
        language: German or English.

    Returns:
        Lines of plain text, without a line break at the end.
    """
    lines = [*_top(entry), *_days(entry), *radar_checks(entry), *_after(entry)]
    if entry.open_window is not None:
        step = GRACE_PERIOD.on(entry.determined_on)
        lines.append(_SOURCE.fill(source=step.source))
    questions = _questions(entry)
    if questions:
        lines.append(Words("", ""))
        lines.append(_TO_CONFIRM)
        lines += [Words(f"  – {q.de}", f"  – {q.en}") for q in questions]
    return "\n".join(line.to(language) for line in lines)


def radar_checks(entry: RadarEntry) -> tuple[Words, ...]:
    """Return what somebody has to look at or plan; empty when all is in order."""
    checks = []
    if entry.open_window is not None:
        checks += [*_closing(entry, entry.open_window), *_plan(entry)]
        if entry.appeared_on is not None:
            checks.append(_EARLY.fill(day=in_both(day_in_words, entry.appeared_on)))
    if entry.to_confirm_on is not None:
        checks.append(_CONFIRM.fill(day=in_both(day_in_words, entry.to_confirm_on)))
    if entry.is_ambiguous:
        checks.append(_SEVERAL)
    return tuple(checks)


def plan_words(entry: RadarEntry) -> Words:
    """Return what is planned in time ("Besuch am …"); empty for nothing."""
    plan = entry.next_planned
    if plan is None or not entry.is_planned_in_time:
        return Words("", "")
    return _PLANNED.fill(what=_PLANS[plan.channel], day=in_both(day_in_words, plan.on))


def _top(entry: RadarEntry) -> Iterator[Words]:
    yield _HEAD.fill(
        customer=entry.customer,
        state=RADAR_STATE_WORDS[entry.state],
        day=in_both(day_in_words, entry.as_of),
    )
    yield _DETERMINED.fill(day=in_both(date_in_words, entry.determined_on))


def _days(entry: RadarEntry) -> Iterator[Words]:
    window, left = entry.open_window, entry.days_left
    if window is None or left is None:
        return
    yield _FIRST_DAY.fill(day=in_both(date_in_words, window.first_day_without_benefit))
    yield _LAST_DAY.fill(day=in_both(day_in_words, window.last_day))
    yield _LEFT[min(left, 2)].fill(n=left)
    yield _STILL_NEEDED.fill(sentence=entry.sentence)
    if entry.reached_on is not None:
        yield _REACHED.fill(day=in_both(day_in_words, entry.reached_on))
    yield _MONEY.fill(
        first=in_both(date_in_words, window.first_day_without_benefit),
        last=in_both(date_in_words, window.last_day),
        benefit=benefit_name(window.first_day_without_benefit),
        percent=REDUCTION_PERCENT.on(entry.determined_on).value,
    )
    planned = plan_words(entry)
    if planned.de:
        yield planned


def _closing(entry: RadarEntry, window: CureWindow) -> Iterator[Words]:
    if window.last_office_day < entry.as_of:
        yield _NO_OFFICE_DAY
    elif window.last_office_day != window.last_day:
        yield _OFFICE_DAY.fill(day=in_both(day_in_words, window.last_office_day))


def _plan(entry: RadarEntry) -> Iterator[Words]:
    plan = entry.next_planned
    if plan is None:
        yield _NOTHING_PLANNED
    elif not entry.is_planned_in_time:
        yield _TOO_LATE.fill(
            what=_PLANS[plan.channel], day=in_both(day_in_words, plan.on)
        )


def _after(entry: RadarEntry) -> Iterator[Words]:
    if entry.open_window is None and entry.appeared_on is not None:
        yield _APPEARED.fill(day=in_both(day_in_words, entry.appeared_on))


def _questions(entry: RadarEntry) -> list[Words]:
    keys: tuple[str, ...] = ()
    if entry.is_inside:
        early = ("early-appearance",) if entry.appeared_on else ()
        keys = (*_INSIDE_KEYS, *early)
    elif entry.state is RadarState.OVER:
        keys = ("revival",)
    elif entry.state is RadarState.TOO_FEW:
        keys = ("in-a-row",)
    return [_asked(_QUESTIONS[key]) for key in keys]


def _asked(question: OpenQuestion) -> Words:
    return _QUESTION.fill(
        words=question.words,
        evidence=EVIDENCE_WORDS[question.evidence],
        source=question.source,
    )
