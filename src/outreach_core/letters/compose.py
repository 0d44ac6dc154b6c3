"""How a template and the facts become a letter to one person."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.letters.addresses import address_block
from outreach_core.letters.filling import Filled
from outreach_core.letters.keys import LetterKey
from outreach_core.letters.letter import Letter, LetterText, Sender
from outreach_core.letters.occasions import LetterFacts
from outreach_core.letters.problems import ComposeProblem, LetterProblem
from outreach_core.letters.schema import person_fields
from outreach_core.letters.templates import LetterTemplate
from outreach_core.letters.without_translation import note_instead
from outreach_core.people import Customer

_EMPTY: Final = Words(
    "Das Feld hat keinen Wert. Bitte ergänzen.",
    "The field has no value. Please add it.",
)
_TOO_LONG: Final = Words(
    "Der Wert ist länger als 300 Zeichen. Bitte kürzen.",
    "The value is longer than 300 signs. Please shorten it.",
)
_WRONG_FACTS: Final = Words(
    "Die Vorlage braucht {expected} als Fakten. Bitte passend aufrufen.",
    "The template needs {expected} as its facts. Please call it with these.",
)


def compose(
    template: LetterTemplate,
    *,
    customer: Customer,
    facts: LetterFacts,
    sender: Sender,
    occasion: str,
    day: pendulum.Date,
    courtesy: LetterTemplate | None = None,
) -> Letter:
    """Write the letter of *template* to *customer*.

    Args:
        template: The words, in German unless the letter has no German original.
        customer: The recipient.
        facts: What this run of letters says.
        sender: Who writes.
        occasion: Name of the run; with the customer it makes the key of the letter.
        day: The date in the letter.
        courtesy: The same letter in the person's language, printed after the German
            original (Amtssprache is German, § 19 SGB X); ``None`` for none.

    Raises:
        ComposeProblem: The address cannot be written, a field has no value, or the
            days do not fit; every problem is listed, none shows a value.
    """
    key = LetterKey(customer=customer.id, occasion=occasion)
    address, faults = address_block(customer)
    problems = [("address", words) for words in faults]
    used = (template,) if courtesy is None else (template, courtesy)
    filled = []
    if isinstance(facts, template.facts_type):
        problems += facts.day_faults(day)
        values = _values(customer, facts, sender, key, day)
        filled = [words.fill(values) for words in used]
    else:
        problems.append(_wrong_facts(template))
    problems += chain.from_iterable(map(_field_problems, filled))
    if problems or address is None:
        raise _problem(customer, problems)
    original, *translated = map(_text, used, filled, repeat(customer))
    if courtesy is None:
        original = _with_note(original, template, customer)
    return Letter(
        key=key,
        kind=template.kind,
        day=day,
        sender=sender,
        address=address,
        text=original,
        courtesy=translated[0] if translated else None,
        team=facts.team,
        signers=sender.signers or facts.team,
    )


def _with_note(
    text: LetterText, template: LetterTemplate, customer: Customer
) -> LetterText:
    if customer.language == template.language:
        return text
    told = note_instead(customer.language, template.kind)
    return attrs.evolve(text, privacy=(told, *text.privacy))


def _problem(
    customer: Customer, problems: Iterable[tuple[str, Words]]
) -> ComposeProblem:
    return ComposeProblem(
        customer.id,
        (
            LetterProblem(customer=customer.id, problem=words, source=source)
            for source, words in problems
        ),
    )


def _wrong_facts(template: LetterTemplate) -> tuple[str, Words]:
    return "facts", _WRONG_FACTS.fill(expected=template.facts_type.__name__)


def _values(
    customer: Customer,
    facts: LetterFacts,
    sender: Sender,
    key: LetterKey,
    day: pendulum.Date,
) -> dict[str, object]:
    names = _names(type(facts))  # type: ignore[arg-type]  # classes can be hashed
    values: dict[str, object] = {name: getattr(facts, name) for name in names}
    values["person"] = person_fields(customer)
    values["sender"] = sender
    values["answer_code"] = key.answer_code
    values["day"] = day
    return values


@lru_cache(maxsize=64)  # a class for each kind of letter, and some of offices
def _names(facts_type: type[LetterFacts]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(facts_type))


def _field_problems(filled: Filled) -> list[tuple[str, Words]]:
    empty = [(path, _EMPTY) for path in filled.empty]
    return empty + [(path, _TOO_LONG) for path in filled.too_long]


def _text(template: LetterTemplate, filled: Filled, customer: Customer) -> LetterText:
    return LetterText(
        language=template.language,
        right_to_left=template.locale.right_to_left,
        register=template.letter_register,
        greeting=template.locale.greeting(customer),
        **filled.sections,
    )
