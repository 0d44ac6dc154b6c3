"""Where does a person stand after screening: on the worklist, held, in contact?"""

import enum
from typing import Final

from outreach_core._messages import Words
from outreach_core.eligibility.rulebooks import StepKey
from outreach_core.rules import Answer, Finding, Named


class Standing(enum.StrEnum):
    """Where a person stands; each is a state of the contact, none a judgement."""

    LOST = "lost"
    """Out of touch for long, despite efforts: on the worklist."""
    NEEDS_EFFORT = "needs_effort"
    """Out of touch for long, but the office has not tried often enough yet."""
    HELD = "held"
    """Out of touch or perhaps so, but a hold stands: nobody writes, nobody goes."""
    REVIEW = "review"
    """A fact is missing or cannot be right; a person has to look."""
    IN_CONTACT = "in_contact"
    """In touch within the time."""
    NOT_ELIGIBLE = "not_eligible"
    """Out of benefit, or outside the rulebook for another reason."""


STANDING_WORDS: Final = {
    Standing.LOST: Words(
        "Kontakt verloren: steht auf der Arbeitsliste.",
        "Contact lost: on the worklist.",
    ),
    Standing.NEEDS_EFFORT: Words(
        "Schon lange still, aber es wurde noch zu wenig versucht: bitte erst auf dem "
        "üblichen Weg versuchen.",
        "Silent for long, but too little has been tried: please try the usual way first.",
    ),
    Standing.HELD: Words(
        "Es gibt einen Grund, sich zurückzuhalten: kein Brief, kein Besuch.",
        "There is a reason to stay away: no letter, no visit.",
    ),
    Standing.REVIEW: Words(
        "Bitte prüfen: Ohne eine fehlende Angabe lässt sich nichts entscheiden.",
        "Please check: nothing can be decided without a missing fact.",
    ),
    Standing.IN_CONTACT: Words("In Kontakt.", "In contact."),
    Standing.NOT_ELIGIBLE: Words(
        "Nicht auf der Liste: Das Regelwerk meint diese Person nicht.",
        "Not on the list: the rulebook does not mean this person.",
    ),
}
"""The verdict for the top of an explanation."""


def standing_of(finding: Finding) -> Standing:  # noqa: PLR0911  one line a standing
    """Read the standing off a finding, by the keys of its steps.

    The order matters: out of benefit or age before no silence before a hold before efforts. A
    step that the rulebook does not have counts as met.

    Args:
        finding: Finding of a whole rulebook.
    """
    if finding.answer is Answer.YES:
        return Standing.LOST
    steps = {
        each.node.key: each.answer
        for each in finding.walk()
        if isinstance(each.node, Named) and each.node.key
    }
    silent = steps.get(StepKey.SILENT)
    if Answer.NO in (steps.get(StepKey.IN_BENEFIT), steps.get(StepKey.WITHIN_AGE)):
        return Standing.NOT_ELIGIBLE
    if silent is Answer.NO:
        return Standing.IN_CONTACT
    if steps.get(StepKey.FREE) is Answer.NO:
        return Standing.HELD
    if steps.get(StepKey.TRIED) is Answer.NO and silent is Answer.YES:
        return Standing.NEEDS_EFFORT
    if finding.answer is Answer.UNKNOWN:
        return Standing.REVIEW
    return Standing.NOT_ELIGIBLE
