"""Whose letter stays here although the person is on the list, and why?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseEvent,
    LetterHandedOver,
    VisitAgreed,
    VisitAnnounced,
    VisitCancelled,
    waiting,
)
from outreach_core.cases.moves import stop_wish
from outreach_core.eligibility import Radar
from outreach_core.ids import CustomerId
from outreach_core.letters import Letter, LetterKind, LetterPlan, LetterProblem
from outreach_core.people import AddressConfidence, Customer

CHECK_ADDRESS: Final = Words(
    "Anschrift prüfen: Ein Brief kam zurück oder die Anschrift stimmt nicht. Danach den "
    "Tag der Prüfung in die Liste eintragen („Anschrift geprüft am“).",
    "Check the address: a letter came back or the address is wrong. Then enter the day "
    "of the check into the list ('address checked on').",
)
"""What to do about a doubtful address; for letters, worklist and visits."""

NOT_HONEST: Final = Words(
    "Für diese Person läuft eine Frist nach § 7b Abs. 4 SGB II. Der Brief sagt, dass ihr "
    "Geld nicht von dem Besuch abhängt; das wäre jetzt nicht die ganze Wahrheit. Bitte "
    "die Person selbst erreichen oder ihr den Brief „grace-month“ schicken.",
    "A period under § 7b (4) SGB II runs for this person. The letter says that their "
    "money does not depend on the visit; that would not be the whole truth now. Reach "
    "the person yourselves, or send the letter 'grace-month'.",
)
DECIDED: Final = Words(
    "Eine Fachkraft hat entschieden, vorerst nicht zu schreiben. Der Brief wartet bis "
    "zur Wiedervorlage.",
    "Somebody decided not to write for now. The letter waits for the review.",
)
ANSWERED: Final = Words(
    "Die Person hat sich seit der Planung gemeldet. Der Brief bleibt hier; bitte ansehen, "
    "was sie gesagt hat, und darauf antworten.",
    "The person has been in touch since the planning. The letter stays here; look at "
    "what they said, and answer that.",
)
CLOSED: Final = Words(
    "Der Fall ist abgeschlossen. Der Brief bleibt hier.",
    "The case is closed. The letter stays here.",
)
LEFT_ALONE: Final = Words(
    "Die Person möchte in Ruhe gelassen werden. Der Brief bleibt hier.",
    "The person wants to be left alone. The letter stays here.",
)
VISIT_OFF: Final = Words(
    "Dieser Besuch steht nicht mehr im Plan. Der Brief dazu bleibt hier.",
    "This visit stands in no plan any more. The letter about it stays here.",
)
NOT_NEEDED: Final = Words(
    "Für diese Person läuft keine Frist nach § 7b Abs. 4 SGB II. Der Brief würde sie "
    "grundlos erschrecken.",
    "No period under § 7b (4) SGB II runs for this person. The letter would frighten "
    "them without a reason.",
)


_WHATEVER_WAS_SAID: Final = frozenset(
    {LetterKind.CANCELLATION, LetterKind.COACHING_OFFER}
)


def is_doubtful(person: Customer) -> bool:
    """Say whether somebody should look at the address before a letter or a visit."""
    address = person.address
    return address is not None and address.confidence is AddressConfidence.DOUBTFUL


def honest_only(plan: LetterPlan, *, radar: Radar) -> LetterPlan:
    """Keep letters here that say the wrong thing about money.

    People inside the window of § 7b (4) SGB II get the honest letter or none, and
    nobody else gets the honest one, whatever the plan was told.

    Args:
        plan: The letters.
        radar: Who is inside, on the day of the letters.
    """
    inside = radar.inside_now
    return _without(
        plan,
        {
            letter.key.customer: LetterProblem(
                customer=letter.key.customer,
                problem=NOT_HONEST if letter.key.customer in inside else NOT_NEEDED,
                source="grace_month",
            )
            for letter in plan.to_send
            if (letter.kind is LetterKind.GRACE_MONTH)
            != (letter.key.customer in inside)
        },
    )


def checked_addresses_only(
    plan: LetterPlan, *, people: Mapping[CustomerId, Customer]
) -> LetterPlan:
    """Keep letters here whose address somebody should look at first.

    A letter that came back told somebody else who writes; a second one would too.

    Args:
        plan: The letters.
        people: Customers by id, their addresses as the post has left them.
    """
    return _without(plan, dict(_doubtful(plan.to_send, people)))


def undecided_only(
    plan: LetterPlan, *, cases: Iterable[Case], on: pendulum.Date
) -> LetterPlan:
    """Keep letters here about which somebody at the office decided to wait.

    Args:
        plan: The letters.
        cases: All cases.
        on: Day of the letters.
    """
    left_out = {case.customer for case in cases if waiting(case, on=on) is not None}
    return _without(
        plan,
        {
            letter.key.customer: LetterProblem(
                customer=letter.key.customer, problem=DECIDED, source="decision"
            )
            for letter in plan.to_send
            if letter.key.customer in left_out
        },
    )


def unanswered_only(
    plan: LetterPlan,
    *,
    read: Callable[[CustomerId], tuple[CaseEvent, ...]],
    told: Mapping[str, CaseEvent],
) -> LetterPlan:
    """Keep letters here that were overtaken by what the person has said or done.

    Args:
        plan: The letters.
        read: Gives the events of a case as they are now.
        told: The visits that letters speak of, by the text of the letter's key.
    """
    held = {
        letter.key.text: problem
        for letter in plan.to_send
        for problem in since_planning(
            letter, read(letter.key.customer), told.get(letter.key.text)
        )
    }
    if not held:
        return plan
    staying = {problem.customer for problem in held.values()}
    problems = sorted((*plan.problems, *held.values()), key=lambda p: p.customer)
    return attrs.evolve(
        plan,
        to_send=tuple(x for x in plan.to_send if x.key.text not in held),
        problems=tuple(problems),
        only_german=tuple(c for c in plan.only_german if c not in staying),
    )


def since_planning(
    letter: Letter, events: tuple[CaseEvent, ...], event: CaseEvent | None = None
) -> tuple[LetterProblem, ...]:
    """Say why a letter that was planned must not go out any more; empty: it may.

    A letter that the case knows of already is never held: it is out.

    Args:
        letter: The letter; what was said on its day or later came after the planning.
        events: The case as it is now.
        event: The visit that the letter speaks of; ``None`` for none.
    """
    occasion = letter.key.occasion
    if any(isinstance(e, LetterHandedOver) and e.occasion == occasion for e in events):
        return ()
    words = _overtaken(Case.of(letter.key.customer, events), letter, event)
    if words is None:
        return ()
    customer = letter.key.customer
    return (LetterProblem(customer=customer, problem=words, source="case"),)


def _overtaken(case: Case, letter: Letter, event: CaseEvent | None) -> Words | None:
    if case.closed is not None:
        return CLOSED
    if stop_wish(case) is AnswerKind.ASKED_TO_STOP:
        return LEFT_ALONE
    if isinstance(event, VisitAnnounced):
        # What a person says about a visit calls it off, or stands for "do come".
        names = {visit.visit for visit in case.open_visits}
        return None if event.visit in names else VISIT_OFF
    # A cancellation is owed, whatever was said; a coaching is offered by wish.
    if isinstance(event, VisitCancelled) or letter.kind in _WHATEVER_WAS_SAID:
        return None
    said = Answered | VisitAgreed
    since = [e for e in case.events if isinstance(e, said) and e.on >= letter.day]
    return ANSWERED if since else None


def _doubtful(
    letters: tuple[Letter, ...], people: Mapping[CustomerId, Customer]
) -> Iterator[tuple[CustomerId, LetterProblem]]:
    for letter in letters:
        customer = letter.key.customer
        if customer in people and is_doubtful(people[customer]):
            yield (
                customer,
                LetterProblem(
                    customer=customer, problem=CHECK_ADDRESS, source="address"
                ),
            )


def _without(plan: LetterPlan, held: Mapping[CustomerId, LetterProblem]) -> LetterPlan:
    if not held:
        return plan
    problems = (*plan.problems, *held.values())
    return attrs.evolve(
        plan,
        to_send=tuple(x for x in plan.to_send if x.key.customer not in held),
        problems=tuple(sorted(problems, key=lambda problem: problem.customer)),
        only_german=tuple(c for c in plan.only_german if c not in held),
    )
