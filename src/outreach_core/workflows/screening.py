"""How a large population is screened elsewhere, and why nobody has to believe it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.contacts import DEFAULT_POLICY, ContactPolicy, with_household
from outreach_core.eligibility import Decision, Screening, Standing, screen
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import Screener, blame
from outreach_core.ids import CustomerId
from outreach_core.rules import Rulebook
from outreach_core.workflows.failing import failed
from outreach_core.workflows.reading import Gathered

SPOT_CHECKS: Final = 200
"""People beside the worklist whom the core judges again by itself."""

_FELL_BACK: Final = Words(
    "Die gewählte Sichtung konnte nicht gebraucht werden: {why}\nDas Programm hat alle "
    "selbst gesichtet; das Ergebnis gilt. Bitte die Sichtung nachsehen lassen.",
    "The screener that was chosen could not be used: {why}\nThe program judged everybody "
    "itself, and the result holds. Have somebody look at the screener.",
)
_ANOTHER_QUESTION: Final = Words(
    "beantwortete eine andere Frage (Tag, Regelwerk oder Fingerabdruck)",
    "answered another question (day, rulebook or fingerprint)",
)
_FOREIGN: Final = Words(
    "gab etwas anderes als Entscheidungen zurück",
    "returned something else than decisions",
)
_TWICE: Final = Words(
    "entschied über {count} Personen mehrmals", "decided about {count} people twice"
)
_MISSING: Final = Words(
    "entschied über {count} Personen nicht", "did not decide about {count} people"
)
_STRANGERS: Final = Words(
    "setzte {count} Personen auf die Liste, die keine Quelle kennt",
    "put {count} people on the list whom no source knows",
)
_OTHERWISE: Final = Words(
    "entschied über {count} von {checked} nachgeprüften Personen anders als der Kern",
    "decided otherwise than the core about {count} of {checked} people checked",
)


def screen_with(
    screener: Screener,
    gathered: Gathered,
    *,
    rulebook: Rulebook,
    policy: ContactPolicy = DEFAULT_POLICY,
    spot_checks: int = SPOT_CHECKS,
) -> Screening:
    """Let *screener* decide, and judge again whoever would be written to.

    Everybody on its worklist is judged again by the core with the people of *gathered*,
    and so are people with a contact that could not be read and some others, evenly over
    all ids. A hold that the screener did not know, or such a contact, keeps the person
    off the list. Any other difference is a failure: nobody is written to on an answer
    that is wrong about somebody.

    Args:
        screener: Who decides; the people are its own.
        gathered: What the sources say of the same office on the same day.
        rulebook: The rulebook to apply.
        policy: What counts as being in touch.
        spot_checks: How many people beside the worklist are judged again, 0 or more.

    Returns:
        One decision for each person of *gathered*, and for others whom the screener
        knows and who are not on the list.

    Raises:
        PluginError: The screener failed or is wrong about somebody; nothing was done.
    """
    as_of = gathered.as_of
    found = screener.screen(rulebook, as_of=as_of)
    asked = screen((), rulebook=rulebook, as_of=as_of, policy=policy)
    fault = _fault(found, asked, gathered)
    if fault is not None:
        raise blame(screener, "screen", fault)
    checked = _judged_again(found, gathered, rulebook, policy, spot_checks)
    wrong = sum(_differs(found.of(own.customer), own) for own in checked.values())
    if wrong:
        fault = _OTHERWISE.fill(count=wrong, checked=len(checked))
        raise blame(screener, "screen", fault)
    # The core's own decisions stand: they know every hold of today.
    decisions = (checked.get(d.customer, d) for d in found.decisions)
    return attrs.evolve(found, decisions=tuple(decisions))


@attrs.frozen(kw_only=True)
class ScreeningRun:
    """What came of a screening.

    Attributes:
        screening: The decisions, of the screener or of the core.
        fell_back: Why the core judged everybody itself; ``None``: it did not have to.
    """

    screening: Screening
    fell_back: Words | None = None


def screen_or_fall_back(
    screener: Screener,
    gathered: Gathered,
    *,
    rulebook: Rulebook,
    policy: ContactPolicy = DEFAULT_POLICY,
    spot_checks: int = SPOT_CHECKS,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> ScreeningRun:
    """Let *screener* decide; when it fails or is wrong, the core decides instead.

    The core has all people of *gathered* before it, so its answer is whole. Say
    ``fell_back`` aloud: the answer is right, and somebody has to look at the screener.

    Args:
        screener: Who decides; the people are its own.
        gathered: What the sources say of the same office on the same day.
        rulebook: The rulebook to apply.
        policy: What counts as being in touch.
        spot_checks: How many people beside the worklist are judged again, 0 or more.
        progress: Told how many people the core has judged, and of how many.

    Raises:
        PluginError: The screener failed, and the settings want the run to end then.
    """
    try:
        found = screen_with(
            screener,
            gathered,
            rulebook=rulebook,
            policy=policy,
            spot_checks=spot_checks,
        )
    except (PluginError, InvalidInputError) as error:
        why = failed(screener, "screen", error).why
        if isinstance(error, InvalidInputError):
            why = error.words  # meant for people: which file, which column
        own = screen(
            gathered.with_histories(),
            rulebook=rulebook,
            as_of=gathered.as_of,
            policy=policy,
            progress=progress,
        )
        return ScreeningRun(screening=own, fell_back=_FELL_BACK.fill(why=why))
    return ScreeningRun(screening=found)


def _fault(found: Screening, asked: Screening, gathered: Gathered) -> Words | None:
    """Say what is wrong with an answer before anybody is judged again."""
    questions = [(s.as_of, s.rulebook, s.fingerprint) for s in (found, asked)]
    if questions[0] != questions[1]:
        return _ANOTHER_QUESTION
    if not all(isinstance(decision, Decision) for decision in found.decisions):
        return _FOREIGN
    ids = [decision.customer for decision in found.decisions]
    if ids != sorted(set(ids)):
        return _TWICE.fill(count=len(ids) - len(set(ids)))
    known = {person.id for person in gathered.people}
    missing = len(known - set(ids))
    if missing:
        return _MISSING.fill(count=missing)
    strangers = sum(d.customer not in known for d in found.worklist)
    return _STRANGERS.fill(count=strangers) if strangers else None


def _judged_again(
    found: Screening,
    gathered: Gathered,
    rulebook: Rulebook,
    policy: ContactPolicy,
    spot_checks: int,
) -> Mapping[CustomerId, Decision]:
    """Judge the worklist and some others by the core, each with the household."""
    people = gathered.by_id
    others = [
        d.customer
        for d in found.decisions
        if d.standing is not Standing.LOST and d.customer in people
    ]
    chosen = {d.customer for d in found.worklist} | set(_spread(others, spot_checks))
    chosen |= _with_unread(gathered, policy)
    units = {people[customer].benefit_unit for customer in chosen} - {None}
    around = (
        (person, history)
        for person, history in gathered.with_histories()
        if person.id in chosen or person.benefit_unit in units
    )
    own = screen(around, rulebook=rulebook, as_of=gathered.as_of, policy=policy)
    return {d.customer: d for d in own.decisions if d.customer in chosen}


def _with_unread(gathered: Gathered, policy: ContactPolicy) -> set[CustomerId]:
    """Return whose contacts only the sources know not to be all: no screener can."""
    return {
        person.id
        for person, history in with_household(gathered.with_histories(), policy=policy)
        if history.unread
    }


def _spread(ids: list[CustomerId], count: int) -> Iterable[CustomerId]:
    """Return *count* ids, evenly from first to last; all of them when there are fewer."""
    if count <= 0:
        return ()
    step = max(len(ids) / count, 1.0)
    return (ids[int(place * step)] for place in range(min(count, len(ids))))


def _differs(theirs: Decision, own: Decision) -> bool:
    """Say whether two decisions are another answer.

    A hold is no disagreement, and neither is a contact that nobody could read: the
    tables of a screener hold only what was read.
    """
    if own.standing is Standing.HELD:
        return False
    if own.unread and (theirs.standing, own.standing) == (
        Standing.LOST,
        Standing.REVIEW,
    ):
        return (theirs.last_contact, theirs.efforts) != (own.last_contact, own.efforts)
    return (theirs.standing, theirs.last_contact, theirs.efforts, theirs.priority) != (
        own.standing,
        own.last_contact,
        own.efforts,
        own.priority,
    )
