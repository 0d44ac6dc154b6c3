"""How the plan came about, and what has changed since the one before?"""

from collections.abc import Iterable, Iterator
from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.calendar import clock, short_day
from outreach_core.visits._markup import tag, text
from outreach_core.visits.changes import (
    ChangeKind,
    PlanChange,
    PlannedAt,
    diff_plans,
)
from outreach_core.visits.notices import NoticeBy
from outreach_core.visits.proposals import PlanTrace
from outreach_core.visits.weeks import PlannedWeek

_TEXTS: Final = {
    "changes": Words(
        "Was sich gegenüber dem letzten Plan ändert", "Changes to the earlier plan"
    ),
    "none": Words(
        "Alle Besuche bleiben bei Tag, Uhrzeit und Paar.",
        "All visits keep their day, time and pair.",
    ),
    "notices": Words("Bitte Bescheid geben", "Please tell them"),
    "call": Words("anrufen bis {day}", "call by {day}"),
    "letter": Words("schreiben, Ankunft bis {day}", "write, to arrive by {day}"),
    "visit": Words("Besuch", "Visit"),
    "what": Words("Änderung", "Change"),
    "before": Words("Bisher", "Before"),
    "after": Words("Jetzt", "Now"),
    "tell": Words("Bescheid geben", "To be told"),
    "at": Words("{day}, {start} Uhr, {who}", "{day}, {start}, {who}"),
    "story": Words("Wie der Plan entstand", "How the plan came about"),
    "engine": Words("Geplant von „{name}“.", "Planned by “{name}”."),
    "seed": Words(
        "Startzahl {seed}, höchstens {iterations} Schritte.",
        "Seed {seed}, {iterations} steps at most.",
    ),
    "again": Words(
        "Noch einmal gerechnet, ergibt sich derselbe Plan.",
        "Made again, it is the same plan.",
    ),
    "timed": Words(
        "Noch einmal gerechnet, kann der Plan anders ausfallen: Eine Uhr hat die Suche "
        "beendet, oder gesucht wird auf mehreren Fäden.",
        "Made again, the plan may differ: a clock ended the search, or it runs in "
        "several threads.",
    ),
}
_KINDS: Final = {
    ChangeKind.DROPPED: Words("entfällt", "dropped"),
    ChangeKind.ADDED: Words("kommt hinzu", "added"),
    ChangeKind.OTHER_DAY: Words("anderer Tag", "another day"),
    ChangeKind.OTHER_TIME: Words("andere Zeit", "another time"),
    ChangeKind.OTHER_PAIR: Words("anderes Paar", "another pair"),
}


def changes_section(week: PlannedWeek, *, language: Language) -> str:
    """Return what differs from the plan before; empty when there was none."""
    if week.before is None:
        return ""
    heading = tag("h2", _say("changes", language), id="changes")
    changes = diff_plans(week.before, week.plan)
    if not changes:
        return heading + tag("p", _say("none", language), class_="note")
    told = {notice.visit: notice for notice in week.notices}
    # Whoever has to be told comes first.
    order = sorted(changes, key=lambda change: (change.visit not in told, change.visit))
    keys = ("visit", "what", "before", "after", "tell")
    head = tag("tr", *(tag("th", _say(k, language), scope="col") for k in keys))
    rows = (_row(week, change, language) for change in order)
    caption = tag("caption", _say("changes", language), class_="unseen")
    body = tag("tbody", *rows)
    return heading + tag("table", caption, tag("thead", head), body, class_="changes")


def _row(week: PlannedWeek, change: PlanChange, language: Language) -> str:
    initials = text(week.details_of(change.visit).initials)
    code = tag("span", text(change.visit), class_="code")
    cells = (
        f"{initials} {code}".strip(),
        text(_KINDS[change.kind].to(language)),
        text(_at(week, change.before, language)),
        text(_at(week, change.after, language)),
        "<br/>".join(text(line) for line in _told(week, change, language)),
    )
    return tag("tr", *(tag("td", cell) for cell in cells))


def _told(week: PlannedWeek, change: PlanChange, language: Language) -> Iterator[str]:
    for notice in week.notices:
        if notice.visit == change.visit:
            key = "call" if notice.by is NoticeBy.CALL else "letter"
            day = short_day(notice.until, language)
            yield _TEXTS[key].fill(day=day).to(language)


def _at(week: PlannedWeek, when: PlannedAt | None, language: Language) -> str:
    if when is None:
        return "–"
    names = " + ".join(week.name_of(person) for person in when.pair)
    gaps = {"day": short_day(when.day, language), "start": clock(when.start_minute)}
    return _TEXTS["at"].fill(who=names, **gaps).to(language)


def story_section(trace: PlanTrace | None, *, language: Language) -> str:
    """Return who planned and what was refused; empty when nothing is known."""
    if trace is None:
        return ""
    items = (tag("li", text(words.to(language))) for words in _story(trace))
    heading = tag("h2", _say("story", language), id="story")
    return heading + tag("ul", *items, class_="story")


def _story(trace: PlanTrace) -> Iterable[Words]:
    yield _TEXTS["engine"].fill(name=trace.engine)
    if trace.refused is not None:
        yield trace.refused.words
    yield from trace.notes
    yield _TEXTS["seed"].fill(seed=trace.seed, iterations=trace.iterations)
    yield _TEXTS["again" if trace.repeatable else "timed"]


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))
