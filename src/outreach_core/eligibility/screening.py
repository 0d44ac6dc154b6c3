"""Who has been lost from sight, who not, and why, for everybody at once?"""

import bisect
import functools
import types
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import refuse_moment
from outreach_core.contacts import (
    DEFAULT_POLICY,
    ContactHistory,
    ContactPolicy,
    ContactSummary,
    summarise,
    with_household,
)
from outreach_core.eligibility.facts import facts_from, facts_in_doubt
from outreach_core.eligibility.priority import priority_on
from outreach_core.eligibility.rulebooks import protected
from outreach_core.eligibility.standing import Standing, standing_of
from outreach_core.errors import InvalidInputError, UnknownNameError
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, Hold
from outreach_core.rules import (
    FactValue,
    Finding,
    Rulebook,
    open_questions,
    reason_sentences,
    sentence,
)

_NO_PRIORITY = (0, Words("", ""))
_PERSON: Final = Words("Person", "person")


def _silent(done: int, total: int) -> None:
    """Show nothing: the default of an embedder who does not ask for progress."""


THROUGH_HOUSEHOLD: Final = Words(
    "Gezählt wurde der Kontakt mit einem anderen Mitglied der Bedarfsgemeinschaft.",
    "What counted was the contact with another member of the benefit unit.",
)
"""Told wherever the house counts such contacts and one of them decided."""


@attrs.frozen(kw_only=True)
class Decision:
    """What screening says about one person, with everything that led there.

    Attributes:
        customer: Pseudonym of the person.
        standing: Where the person stands.
        finding: Answer, value and source of every condition.
        reasons: The facts that decided, one or two sentences each.
        review: What is missing or cannot be right; may be filled for every standing.
        last_contact: Last two-way contact up to the day; ``None``: none is recorded.
        gap_days: Days since then, to show; ``None`` without a last contact.
        efforts: Efforts of the office since then.
        holds: Holds in force on the day, with the day of their review.
        priority: 1 comes first; 0 for people who are not on the worklist.
        priority_reason: Why this priority; empty for 0.
        rulebook: The rulebook that was applied, holds for everybody included.
        through_household: The last contact was one with another member of the benefit
            unit, and the house has chosen to count it; nobody is told with whom.
        unread: Where contacts stand that nobody could read, those of the household
            where they count. Whoever would be lost without them is to be reviewed.
    """

    customer: CustomerId
    standing: Standing
    finding: Finding = attrs.field(repr=False)
    reasons: tuple[Words, ...] = attrs.field(repr=False)
    review: tuple[Words, ...] = attrs.field(repr=False)
    last_contact: pendulum.Date | None = attrs.field(repr=False)
    gap_days: int | None = attrs.field(repr=False)
    efforts: int = attrs.field(repr=False)
    holds: tuple[Hold, ...] = attrs.field(default=(), repr=False)
    priority: int
    priority_reason: Words = attrs.field(repr=False)
    rulebook: Rulebook = attrs.field(repr=False)
    through_household: bool = attrs.field(default=False, repr=False)
    unread: tuple[Words, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True)
class Screening:
    """The decisions about everybody, by one rulebook on one day.

    Attributes:
        as_of: The day asked for.
        rulebook: Name of the rulebook.
        fingerprint: Fingerprint of the rulebook as applied, for the record.
        decisions: One for each person, sorted by id.
    """

    as_of: pendulum.Date
    rulebook: str
    fingerprint: str
    decisions: tuple[Decision, ...] = attrs.field(repr=False)

    @property
    def worklist(self) -> tuple[Decision, ...]:
        """The lost, by priority and then by id."""
        lost = (d for d in self.decisions if d.standing is Standing.LOST)
        return tuple(sorted(lost, key=lambda d: (d.priority, d.customer)))

    @property
    def review_list(self) -> tuple[Decision, ...]:
        """Those whom nobody can decide about until somebody has looked, by id."""
        return tuple(d for d in self.decisions if d.standing is Standing.REVIEW)

    def of(self, customer: CustomerId) -> Decision:
        """Return the decision about one person.

        Raises:
            UnknownNameError: The person was not screened.
        """
        place = bisect.bisect_left(self.decisions, customer, key=lambda d: d.customer)
        found = self.decisions[place : place + 1]
        if found and found[0].customer == customer:
            return found[0]
        raise UnknownNameError(_PERSON, customer, known=None)

    def counts(self) -> Mapping[Standing, int]:
        """Count the people in each standing; every standing is listed, 0 included."""
        counted = Counter(decision.standing for decision in self.decisions)
        return types.MappingProxyType({each: counted[each] for each in Standing})


def screen(
    people: Iterable[tuple[Customer, ContactHistory]],
    *,
    rulebook: Rulebook,
    as_of: pendulum.Date,
    policy: ContactPolicy = DEFAULT_POLICY,
    known_by: pendulum.Date | None = None,
    progress: Callable[[int, int], None] = _silent,
) -> Screening:
    """Judge everybody by one rulebook on one day.

    Holds and benefit status are applied whatever the rulebook says. The result does
    not depend on the order of *people*.

    Args:
        people: Customers with their contact histories, each customer once.
        rulebook: The rulebook to apply.
        as_of: The day asked for.
        policy: What counts as being in touch and what as an effort, and whether a
            contact of another household member counts.
        known_by: Use only contacts and holds on record in the evening of this day;
            ``None``: all. Benefits and birth carry no day of entry and are taken as
            given: hand over the customers as the data of that day had them.
        progress: Told after each person how many are judged, and of how many; must
            be cheap.

    Raises:
        InvalidValueError: *as_of* is no ``pendulum.Date``.
        InvalidInputError: A customer occurs twice; all such ids are listed.
        NotInForceError: The rulebook does not reach back to *as_of*.
    """
    refuse_moment("as_of", as_of)
    fold = functools.partial(summarise, policy=policy, as_of=as_of, known_by=known_by)
    own = tuple(people)
    summaries = (
        (customer if known_by is None else customer.known_by(known_by), summary)
        for customer, summary in _folded(own, policy, fold)
    )
    return screen_summaries(
        summaries, rulebook=rulebook, as_of=as_of, progress=progress
    )


def _folded(
    own: tuple[tuple[Customer, ContactHistory], ...],
    policy: ContactPolicy,
    fold: Callable[[ContactHistory], ContactSummary],
) -> Iterator[tuple[Customer, ContactSummary]]:
    """Fold each history; say so where another member's contact decided."""
    for (customer, judged), (_, alone) in zip(
        with_household(own, policy=policy), own, strict=True
    ):
        summary = fold(judged)
        if judged is not alone:
            hers = fold(alone)
            through = (summary.last_two_way, summary.two_way_ahead) != (
                hers.last_two_way,
                hers.two_way_ahead,
            )
            summary = attrs.evolve(summary, through_household=through)
        yield customer, summary


def screen_summaries(
    people: Iterable[tuple[Customer, ContactSummary]],
    *,
    rulebook: Rulebook,
    as_of: pendulum.Date,
    progress: Callable[[int, int], None] = _silent,
) -> Screening:
    """Judge everybody whose histories a database has folded already.

    Args:
        people: Customers with what their histories say on *as_of*, each customer once.
        rulebook: The rulebook to apply; what holds for everybody is added.
        as_of: The day asked for, and the day of the summaries.
        progress: Told after each person, as for :func:`screen`.

    Raises:
        InvalidValueError: *as_of* is no ``pendulum.Date``.
        InvalidInputError: A customer occurs twice; all such ids are listed.
        NotInForceError: The rulebook does not reach back to *as_of*.
    """
    refuse_moment("as_of", as_of)
    applied = protected(rulebook)
    decide = _decider(applied, applied.rule.on(as_of).judge, as_of)
    waiting = sorted(people, key=lambda pair: pair[0].id)
    decisions = []
    for customer, summary in waiting:
        decisions.append(decide(customer, summary))
        progress(len(decisions), len(waiting))
    _refuse_duplicates(decisions)
    return Screening(
        as_of=as_of,
        rulebook=applied.name,
        fingerprint=applied.fingerprint,
        decisions=tuple(decisions),
    )


def _decider(
    rulebook: Rulebook, judge: Callable[..., Finding], as_of: pendulum.Date
) -> Callable[[Customer, ContactSummary], Decision]:
    rank = priority_on(as_of)
    today = as_of.toordinal()

    def decide(customer: Customer, summary: ContactSummary) -> Decision:
        last = summary.last_two_way
        facts = facts_from(customer, summary, as_of=as_of)
        finding = _judged(judge, facts, doubtful=bool(summary.unread))
        standing = standing_of(finding)
        priority, why = rank(last) if standing is Standing.LOST else _NO_PRIORITY
        return Decision(
            customer=customer.id,
            standing=standing,
            finding=finding,
            reasons=(
                *dict.fromkeys(reason_sentences(finding)),
                *((THROUGH_HOUSEHOLD,) if summary.through_household else ()),
            ),
            review=(
                *dict.fromkeys([sentence(each) for each in open_questions(finding)]),
                *(summary.unread if standing is Standing.REVIEW else ()),
            ),
            last_contact=last,
            gap_days=None if last is None else today - last.toordinal(),
            efforts=summary.efforts,
            holds=tuple([hold for hold in customer.holds if hold.holds_on(as_of)]),
            priority=priority,
            priority_reason=why,
            rulebook=rulebook,
            through_household=summary.through_household,
            unread=summary.unread,
        )

    return decide


def _judged(
    judge: Callable[..., Finding], facts: Mapping[str, FactValue], *, doubtful: bool
) -> Finding:
    """Judge, and judge again before somebody with an unread contact is called lost.

    A talk that nobody could read looks like silence: a person has to look.
    """
    finding = judge(facts)
    if doubtful and standing_of(finding) is Standing.LOST:
        return judge(facts_in_doubt(facts))
    return finding


def _refuse_duplicates(decisions: list[Decision]) -> None:
    counted = Counter(decision.customer for decision in decisions)
    twice = [customer for customer, count in counted.items() if count > 1]
    if twice:
        raise InvalidInputError(
            subject=Words("Personenliste", "list of people"),
            faults=[
                Words(
                    f"{customer} kommt mehrmals vor; führen Sie die Angaben zusammen.",
                    f"{customer} occurs more than once; merge the records first.",
                )
                for customer in twice
            ],
        )
