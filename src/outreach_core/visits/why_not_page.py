"""Why is a visit not planned, and what would help most? One page for the team."""

from typing import Final

from outreach_core._messages import Language, Words
from outreach_core.visits import _styles
from outreach_core.visits._levers import Lever, best_levers
from outreach_core.visits._markup import page, tag, text
from outreach_core.visits._week_table import count_words
from outreach_core.visits._why_not_list import grouped_sections
from outreach_core.visits.not_planned import NotPlanned
from outreach_core.visits.reasons import why_not
from outreach_core.visits.weeks import PlannedWeek

_TEXTS: Final = {
    "eyebrow": Words(
        "Aufsuchende Beratung · Wochenplan", "Outreach · plan of the week"
    ),
    "title": Words("Nicht geplant, und warum", "Not planned, and why"),
    "lead": Words(
        "{count} von {of} Besuchen sind nicht geplant. Niemand davon ist vergessen: "
        "Bei jedem steht, was im Weg ist und was helfen würde.",
        "{count} of {of} visits are not planned. None of them is forgotten: for each "
        "one stands what is in the way and what would help.",
    ),
    "all": Words("Alle Besuche sind geplant.", "All visits are planned."),
    "levers": Words("Was am meisten helfen würde", "What would help most"),
    "levers_note": Words(
        "Jede Zeile für sich, nicht zusammengezählt. Ausprobiert und geprüft: Mindestens "
        "so viele Besuche mehr passen dann in die Woche, ohne dass ein anderer wegfällt.",
        "Each line by itself, not to be added up. Tried out and checked: at least so "
        "many more visits fit into the week then, and no other one is dropped.",
    ),
    "at_least": Words("mindestens {visits}", "at least {visits}"),
    "groups": Words("Alle Gründe", "All reasons"),
    "footer": Words(
        "Initialen und Codes statt Namen; nur für das Team. Eine Begründung kann den "
        "Code eines anderen Besuchs nennen.",
        "Initials and codes instead of names; for the team only. A reason may name the "
        "code of another visit.",
    ),
}


def why_not_page(week: PlannedWeek, *, language: Language = Language.DE) -> str:
    """Return one complete page about the visits that are not planned.

    First the single changes that would let most visits be made, each tried out on the
    plan and checked; then all visits by the kind of reason. It opens and closes
    without a script and loads nothing. For 900 requests it takes seconds, not
    minutes: each change is planned anew.

    Args:
        week: The plan, of any planner, and what stands on paper.
        language: Language of the page.
    """
    missing = why_not(week.problem, week.plan, names=week.staff_names)
    title = _TEXTS["title"].to(language)
    lead = _say("all", language)
    if missing:
        total = len(week.problem.requests)
        lead = _say("lead", language, count=len(missing), of=total)
    top = tag(
        "header",
        tag("p", _say("eyebrow", language), class_="eyebrow"),
        tag("h1", text(title)),
        tag("p", lead, class_="lead"),
        class_="top",
    )
    body = tag("main", _body(week, missing, language))
    footer = tag("footer", _say("footer", language))
    return page(
        title=title, language=language, style=_styles.PLAN, body=top + body + footer
    )


def _body(
    week: PlannedWeek, missing: tuple[NotPlanned, ...], language: Language
) -> str:
    if not missing:
        return ""
    groups = tag("h2", _say("groups", language), id="reasons")
    groups += grouped_sections(week, missing, language=language)
    levers = best_levers(week.problem, week.plan, missing)
    return _levers(levers, language) + groups


def _levers(levers: tuple[Lever, ...], language: Language) -> str:
    if not levers:
        return ""
    items = []
    for lever in levers:
        visits = count_words(len(lever.visits))
        number = _TEXTS["at_least"].fill(visits=visits).to(language)
        items.append(
            tag("li", text(f"{lever.words.to(language)}: "), tag("b", text(number)))
        )
    return (
        tag("h2", _say("levers", language), id="levers")
        + tag("p", _say("levers_note", language), class_="note")
        + tag("ol", *items, class_="levers")
    )


def _say(key: str, language: Language, **gaps: object) -> str:
    return text(_TEXTS[key].fill(**gaps).to(language))
