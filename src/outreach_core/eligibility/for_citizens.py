"""What does a decision say to the person it is about, in two plain texts?

Plain words, "Sie", no term of the office. Every date and number comes from the
decision; a fact that a plug-in has added is told in the words it brought.
"""

from collections.abc import Callable, Mapping
from typing import Final

import pendulum

from outreach_core._messages import Language, Words
from outreach_core.eligibility.screening import Decision
from outreach_core.eligibility.standing import Standing
from outreach_core.eligibility.vocabulary import (
    BIRTH,
    EFFORTS,
    HOLDS,
    IN_BENEFIT,
    LAST_CONTACT,
    UNKEPT_INVITATIONS,
)
from outreach_core.rules import (
    FactValue,
    Finding,
    Unknown,
    reasons,
    sentence,
)
from outreach_core.rules.conditions import Condition
from outreach_core.rules.wording import day_words, value_words

_VERDICTS: Final = {
    Standing.LOST: Words(
        "Stand {day}: Wir haben Sie schon lange nicht mehr erreicht. Darum möchten wir "
        "Ihnen schreiben und Sie besuchen. Das ist ein Angebot. Sie dürfen Nein sagen.",
        "As of {day}: we have not reached you for a long time. So we would like to write "
        "to you and visit you. This is an offer. You may say no.",
    ),
    Standing.NEEDS_EFFORT: Words(
        "Stand {day}: Wir haben schon lange nichts von Ihnen gehört. Wir melden uns "
        "zuerst noch einmal auf dem üblichen Weg. Ein Besuch ist nicht geplant.",
        "As of {day}: we have not heard from you for a long time. We first try to reach "
        "you once more in the usual way. No visit is planned.",
    ),
    Standing.HELD: Words(
        "Stand {day}: Wir schreiben Ihnen wegen dieses Angebots nicht und besuchen Sie "
        "nicht.",
        "As of {day}: we do not write to you about this offer and do not visit you.",
    ),
    Standing.REVIEW: Words(
        "Stand {day}: Wir können noch nicht sagen, ob wir Ihnen schreiben. Uns fehlt "
        "eine Angabe. Ein Mensch sieht sich das an.",
        "As of {day}: we cannot say yet whether we will write to you. Something is "
        "missing. A person looks at it.",
    ),
    Standing.IN_CONTACT: Words(
        "Stand {day}: Wir sind mit Ihnen in Kontakt. Ein Besuch ist nicht geplant.",
        "As of {day}: we are in contact with you. No visit is planned.",
    ),
    Standing.NOT_ELIGIBLE: Words(
        "Stand {day}: Dieses Angebot betrifft Sie nicht. Ein Besuch ist nicht geplant.",
        "As of {day}: this offer is not meant for you. No visit is planned.",
    ),
}
_THE_REASONS: Final = Words("Der Grund: {reasons}", "The reason: {reasons}")
_LAST: Final = Words(
    "Der letzte Kontakt mit Ihnen war am {day}.",
    "The last contact with you was on {day}.",
)
_LAST_OF_HOUSEHOLD: Final = Words(
    "Der letzte Kontakt war am {day} mit einer anderen Person aus Ihrem Haushalt. Bei "
    "uns zählt er auch für Sie.",
    "The last contact was on {day} with another person of your household. With us it "
    "counts for you too.",
)
_NEVER: Final = Words(
    "Wir haben Sie bisher noch nie erreicht.", "We have never reached you so far."
)
_EFFORTS: Final = (
    Words("Seitdem haben wir es nicht versucht.", "We have not tried since then."),
    Words("Seitdem haben wir es einmal versucht.", "We have tried once since then."),
    Words(
        "Seitdem haben wir es {n}-mal versucht.", "We have tried {n} times since then."
    ),
)
_EFFORTS_EVER: Final = (
    Words("Wir haben es noch nicht versucht.", "We have not tried yet."),
    Words("Wir haben es einmal versucht.", "We have tried once."),
    Words("Wir haben es {n}-mal versucht.", "We have tried {n} times."),
)
_INVITED: Final = (
    Words("Seitdem gab es keine Einladung.", "There was no invitation since then."),
    Words(
        "Seitdem haben wir Sie einmal eingeladen. Das Treffen kam nicht zustande.",
        "We have invited you once since then. The meeting did not take place.",
    ),
    Words(
        "Seitdem haben wir Sie {n}-mal eingeladen. Die Treffen kamen nicht zustande.",
        "We have invited you {n} times since then. The meetings did not take place.",
    ),
)
_INVITED_EVER: Final = (
    Words("Es gab keine Einladung.", "There was no invitation."),
    Words(
        "Wir haben Sie einmal eingeladen. Das Treffen kam nicht zustande.",
        "We have invited you once. The meeting did not take place.",
    ),
    Words(
        "Wir haben Sie {n}-mal eingeladen. Die Treffen kamen nicht zustande.",
        "We have invited you {n} times. The meetings did not take place.",
    ),
)
_BENEFIT: Final = Words(
    "Sie bekommen Leistungen vom Jobcenter.", "You receive benefits of the jobcenter."
)
_NO_BENEFIT: Final = Words(
    "Sie bekommen zurzeit keine Leistungen vom Jobcenter.",
    "You do not receive benefits of the jobcenter at present.",
)
_BIRTH: Final = Words(
    "Ihr Geburtsdatum ist bei uns der {day}.", "Your date of birth with us is {day}."
)
_NOTED: Final = Words("Bei uns ist vermerkt: {holds}.", "We have noted: {holds}.")
_REVIEWED: Final = Words(
    "Am {day} sehen wir uns das wieder an.", "We look at it again on {day}."
)
_NOTHING_NOTED: Final = Words(
    "Es ist nichts vermerkt, das dagegen spricht.", "Nothing noted speaks against it."
)


def citizen_texts(decision: Decision, language: Language) -> tuple[str, str]:
    """Tell one decision to the person it is about.

    Holds dates of the person: for her, and for who may see the case. No name is in it.

    Args:
        decision: From :func:`outreach_core.eligibility.screen`.
        language: German or English.

    Returns:
        Two texts of short sentences: what follows for her, and the facts that decided.
    """
    verdict = _VERDICTS[decision.standing].fill(day=day_words(decision.finding.on))
    told = " ".join(words.to(language) for words in citizen_reasons(decision))
    return verdict.to(language), _THE_REASONS.to(language).format(reasons=told)


def citizen_reasons(decision: Decision) -> tuple[Words, ...]:
    """Tell each fact that decided once, in the order of the rule, to the person."""
    told: dict[str, Words] = {}
    for each in reasons(decision.finding):
        if isinstance(each.node, Condition):
            told[each.node.fact.name] = _told(each, decision)
    reviews = [day_words(hold.review_on) for hold in decision.holds]
    noted = HOLDS.name in told and decision.standing is Standing.HELD
    return (
        *(words for words in dict.fromkeys(told.values()) if words.de),
        *(_REVIEWED.fill(day=day) for day in dict.fromkeys(reviews) if noted),
    )


def _told(finding: Finding, decision: Decision) -> Words:
    node, value = finding.node, finding.value
    if not isinstance(node, Condition) or value is None:
        return Words("", "")
    tell = _TELLERS.get(node.fact.name)
    if tell is None or isinstance(value, Unknown):
        return value.why if isinstance(value, Unknown) else sentence(finding)
    return tell(value, decision)


def _last(value: FactValue, decision: Decision) -> Words:
    if not isinstance(value, pendulum.Date):
        return _NEVER
    shape = _LAST_OF_HOUSEHOLD if decision.through_household else _LAST
    return shape.fill(day=day_words(value))


def _counted(
    since: tuple[Words, Words, Words], ever: tuple[Words, Words, Words]
) -> Callable[[FactValue, Decision], Words]:
    def tell(value: FactValue, decision: Decision) -> Words:
        count = value if isinstance(value, int) else 0
        # "Since then" needs a day to look back to.
        shapes = ever if decision.last_contact is None else since
        return shapes[min(count, 2)].fill(n=count)

    return tell


def _benefit(value: FactValue, _: Decision) -> Words:
    return _BENEFIT if value else _NO_BENEFIT


def _birth(value: FactValue, _: Decision) -> Words:
    return _BIRTH.fill(day=value_words(BIRTH, value))


def _holds(value: FactValue, _: Decision) -> Words:
    return _NOTED.fill(holds=value_words(HOLDS, value)) if value else _NOTHING_NOTED


_TELLERS: Final[Mapping[str, Callable[[FactValue, Decision], Words]]] = {
    LAST_CONTACT.name: _last,
    EFFORTS.name: _counted(_EFFORTS, _EFFORTS_EVER),
    UNKEPT_INVITATIONS.name: _counted(_INVITED, _INVITED_EVER),
    IN_BENEFIT.name: _benefit,
    BIRTH.name: _birth,
    HOLDS.name: _holds,
}
