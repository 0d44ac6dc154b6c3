"""Which letters go out today: all problems first, nobody twice, nothing forgotten."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.ids import CustomerId
from outreach_core.letters.checks import DEFAULT_CHECKS, LetterCheck, run_checks
from outreach_core.letters.compose import compose
from outreach_core.letters.copies import with_copy
from outreach_core.letters.keys import LetterKey
from outreach_core.letters.letter import Letter, LetterKind, Sender
from outreach_core.letters.occasions import LetterFacts
from outreach_core.letters.problems import ComposeProblem, LetterProblem
from outreach_core.letters.templates import LetterTemplate
from outreach_core.people import Customer, HoldKind, RepresentativeKind

_TWICE: Final = Words(
    "Diese Person steht mehrmals in der Liste. Bitte die Liste prüfen.",
    "This person is in the list more than once. Please check the list.",
)
_HELD: Final = Words(
    "An diese Person darf zurzeit nicht geschrieben werden. Bitte die Sperre prüfen.",
    "This person must not be written to at present. Please look at the hold.",
)
_GUARDIAN: Final = Words(
    "Für diese Person ist eine rechtliche Vertretung eingetragen. Dann geht ein Brief an "
    "die Vertretung (§ 13 Abs. 3 SGB X), nicht an die Person. Bitte die Vertretung selbst "
    "anschreiben oder anrufen.",
    "A legal representative is on record for this person. A letter then goes to the "
    "representative (§ 13 (3) SGB X), not to the person. Please write to or call the "
    "representative yourselves.",
)
_SAME_CODE: Final = Words(
    "Zwei Briefe hätten denselben Antwort-Code. Bitte den Anlass anders benennen.",
    "Two letters would have the same answer code. Please give the occasion another name.",
)

_UNTRUE: Final = Words(
    "Für diese Person gilt gerade § 7b Abs. 4 SGB II: Ihr Geld ist in Gefahr, und dieser "
    "Brief verschweigt es. Bitte den Brief „grace-month“ schicken.",
    "§ 7b (4) SGB II holds for this person now: the money is at risk, and this letter "
    "does not say so. Please send the letter 'grace-month'.",
)
_ALARMING: Final = Words(
    "Für diese Person ist kein Monat des § 7b Abs. 4 SGB II offen. Der Brief würde sie "
    "grundlos erschrecken; bitte einen anderen wählen.",
    "No month of § 7b (4) SGB II is open for this person. The letter would frighten "
    "without a reason; please choose another.",
)

FactsFor = LetterFacts | Callable[[Customer], LetterFacts]
"""The facts of a run: the same for everybody, or made for each customer."""


@attrs.frozen(kw_only=True)
class LetterPlan:
    """What one run of letters would do; nothing has been rendered yet.

    Every customer is in exactly one of the three groups.

    Attributes:
        to_send: Letters to render and hand over, sorted by customer.
        already_sent: Customers whose letter of this occasion is in the ledger, sorted.
        problems: Every problem of every other customer, sorted by customer.
        copies: Letters of ``to_send`` as they go to whoever is authorised to act for
            the person too (§ 13 SGB X), under the key of the letter, sorted likewise.
        only_german: Customers among ``to_send`` who wished another language for which
            there is no translation; they get the German letter.
    """

    to_send: tuple[Letter, ...]
    already_sent: tuple[CustomerId, ...]
    problems: tuple[LetterProblem, ...]
    only_german: tuple[CustomerId, ...] = ()
    copies: tuple[Letter, ...] = ()


def merged_plans(
    plans: Iterable[LetterPlan], *, problems: Iterable[LetterProblem] = ()
) -> LetterPlan:
    """Put the letters of several occasions into one run, in the order given.

    Args:
        plans: Each for one occasion; a customer may be in several.
        problems: More problems, found before anything was written.
    """
    parts = tuple(plans)
    found = (*problems, *(p for plan in parts for p in plan.problems))
    return LetterPlan(
        to_send=tuple(x for plan in parts for x in plan.to_send),
        already_sent=tuple(x for plan in parts for x in plan.already_sent),
        problems=tuple(sorted(found, key=lambda problem: problem.customer)),
        only_german=tuple(x for plan in parts for x in plan.only_german),
        copies=tuple(x for plan in parts for x in plan.copies),
    )


def plan_letters(
    customers: Iterable[Customer],
    *,
    template: LetterTemplate,
    facts: FactsFor,
    sender: Sender,
    occasion: str,
    day: pendulum.Date,
    already: Container[str] = frozenset(),
    checks: Sequence[LetterCheck] = DEFAULT_CHECKS,
    translations: Mapping[str, LetterTemplate] = MappingProxyType({}),
    in_grace_month: Container[CustomerId] = frozenset(),
) -> LetterPlan:
    """Compose and check the letters of one run without sending any.

    Args:
        customers: The recipients, in any order.
        template: The German letter.
        facts: What the letters say.
        sender: Who writes.
        occasion: Name of the run; nobody gets two letters of one occasion.
        day: The date in the letters.
        already: Keys (``LetterKey.text``) that the ledger knows.
        checks: All must pass.
        translations: Courtesy translations by language.
        in_grace_month: For whom the month of § 7b (4) SGB II is open on *day*, from the
            radar. They get the honest letter only, and nobody else gets it.

    Raises:
        InvalidInputError: The template, or a translation, needs a review that is not
            on record.
    """
    _refuse_unread((template, *translations.values()))
    people = sorted(customers, key=lambda customer: customer.id)
    count = Counter(customer.id for customer in people)
    keys = {i: LetterKey(customer=i, occasion=occasion) for i in count}
    codes = Counter(key.answer_code for key in keys.values())
    write = partial(compose, template, sender=sender, occasion=occasion, day=day)
    plan = _Plan()
    for customer in {c.id: c for c in people}.values():
        key = keys[customer.id]
        if key.text in already:
            plan.already_sent.append(customer.id)
            continue
        refused = _refusals(customer, day, count, codes[key.answer_code])
        refused += _about_money(customer, template, in_grace_month)
        if refused:
            plan.problems += refused
            continue
        courtesy = translations.get(customer.language)
        plan.write(partial(write, courtesy=courtesy), customer, facts, checks)
    return plan.frozen()


def _refuse_unread(templates: Iterable[LetterTemplate]) -> None:
    for template in templates:
        if template.unread:
            raise InvalidInputError(
                subject=f"Letter template {template.name!r}", faults=template.unread
            )


def _about_money(
    customer: Customer, template: LetterTemplate, in_grace_month: Container[CustomerId]
) -> list[LetterProblem]:
    inside = customer.id in in_grace_month
    if inside == (template.kind is LetterKind.GRACE_MONTH):
        return []
    words = _UNTRUE if inside else _ALARMING
    return [LetterProblem(customer=customer.id, problem=words, source="grace_month")]


@attrs.define
class _Plan:
    """A plan while it is made."""

    to_send: list[Letter] = attrs.field(factory=list)
    already_sent: list[CustomerId] = attrs.field(factory=list)
    problems: list[LetterProblem] = attrs.field(factory=list)
    only_german: list[CustomerId] = attrs.field(factory=list)
    copies: list[Letter] = attrs.field(factory=list)

    def write(
        self,
        compose: Callable[..., Letter],
        customer: Customer,
        facts: FactsFor,
        checks: Sequence[LetterCheck],
    ) -> None:
        try:
            said = facts(customer) if callable(facts) else facts
            letter = compose(customer=customer, facts=said)
            letter, copy = with_copy(letter, customer)
        except ComposeProblem as problem:
            self.problems += problem.problems
            return
        letters = (letter,) if copy is None else (letter, copy)
        found = [problem for each in letters for problem in run_checks(each, checks)]
        if found:
            self.problems += found
            return
        self.to_send.append(letter)
        self.copies += letters[1:]
        if customer.language not in {text.language for text in letter.texts}:
            self.only_german.append(letter.key.customer)

    def frozen(self) -> LetterPlan:
        return LetterPlan(
            to_send=tuple(self.to_send),
            already_sent=tuple(self.already_sent),
            problems=tuple(self.problems),
            only_german=tuple(self.only_german),
            copies=tuple(self.copies),
        )


def _has_guardian(customer: Customer, holds: Container[HoldKind]) -> bool:
    named = customer.representative
    by_law = named is not None and named.kind is RepresentativeKind.GUARDIAN
    return by_law or HoldKind.LEGAL_GUARDIAN in holds


def _refusals(
    customer: Customer,
    day: pendulum.Date,
    count: Mapping[CustomerId, int],
    letters_of_code: int,
) -> list[LetterProblem]:
    holds = set(customer.holds_on(day))
    reasons = (
        (count[customer.id] > 1, "recipients", _TWICE),
        # Screening leaves held people out; this is the net below it.
        (_has_guardian(customer, holds), "representative", _GUARDIAN),
        (bool(holds - {HoldKind.LEGAL_GUARDIAN}), "holds", _HELD),
        (letters_of_code > 1, "answer_code", _SAME_CODE),
    )
    return [
        LetterProblem(customer=customer.id, problem=words, source=source)
        for applies, source, words in reasons
        if applies
    ]
