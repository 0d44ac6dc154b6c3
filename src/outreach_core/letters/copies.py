"""Who else has to know what was written: the person authorised to act (§ 13 SGB X)."""

from collections.abc import Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.letters.addresses import address_block
from outreach_core.letters.greetings import NAME_FIELD
from outreach_core.letters.letter import Letter
from outreach_core.letters.locales import LOCALES
from outreach_core.letters.problems import ComposeProblem, LetterProblem
from outreach_core.letters.text import Note, Paragraph, Run
from outreach_core.people import (
    Customer,
    FormOfAddress,
    Representative,
    RepresentativeKind,
)

_WHOSE: Final = Words(
    "Anschrift der Vertretung: {problem}",
    "Address of the representative: {problem}",
)
_TOLD: Final = {
    "de": "Eine Kopie dieses Briefs geht an Ihre Vertretung: ",
    "en": "A copy of this letter goes to the person who acts for you: ",
}
_WHOM: Final = {"de": "Sie vertreten ", "en": "You act for "}
_WHY: Final = {
    "de": ". Darum bekommen Sie eine Kopie des Briefs, den wir heute geschickt haben. "
    "Hier ist er:",
    "en": ". So you get a copy of the letter that we sent today. Here it is:",
}
# No paragraph of law: the copy is checked like the letter, and must not read like a
# summons.


def gets_copy(customer: Customer) -> Representative | None:
    """Return who gets a copy of each letter to *customer*; ``None``: nobody.

    A guardian gets no copy: there the letter to the person itself stays here.
    """
    found = customer.representative
    if found is None or found.kind is not RepresentativeKind.AUTHORISED:
        return None
    return found


def with_copy(letter: Letter, customer: Customer) -> tuple[Letter, Letter | None]:
    """Return the letter and the copy for whoever is authorised to act.

    The letter tells the person of the copy. The copy has the representative's address
    and greeting, says why it comes, and then holds the letter in its original
    language, with the same answer code: an answer by either finds the case.

    Args:
        letter: The letter to *customer*.
        customer: Whose letter it is.

    Raises:
        ComposeProblem: The address of the representative cannot be written.
    """
    representative = gets_copy(customer)
    if representative is None:
        return letter, None
    addressee = Customer(
        id=customer.id,
        family_name=representative.name,
        form_of_address=FormOfAddress.NEUTRAL,
        address=representative.address,
    )
    address, faults = address_block(addressee)
    if address is None:
        raise _problem(customer, faults)
    text = letter.text
    original = attrs.evolve(
        text, privacy=(*text.privacy, _told(text.language, representative))
    )
    copied = attrs.evolve(
        text,
        greeting=LOCALES[text.language].greeting(addressee),
        body=(_why(text.language, customer), Paragraph(text.greeting), *text.body),
    )
    copy = attrs.evolve(letter, address=address, text=copied, courtesy=None)
    return attrs.evolve(letter, text=original), copy


def _problem(customer: Customer, faults: tuple[Words, ...]) -> ComposeProblem:
    return ComposeProblem(
        customer.id,
        (
            LetterProblem(
                customer=customer.id,
                problem=_WHOSE.fill(problem=fault),
                source="representative",
            )
            for fault in faults
        ),
    )


def _told(language: str, representative: Representative) -> Note:
    name = Run(text=representative.name, field="representative.name")
    return Note((_run(_TOLD, language), name, Run(text=".")))


def _why(language: str, customer: Customer) -> Paragraph:
    name = " ".join(n for n in (customer.given_name, customer.family_name) if n)
    whom = Run(text=name, field=NAME_FIELD)
    return Paragraph((_run(_WHOM, language), whom, _run(_WHY, language)))


def _run(words: Mapping[str, str], language: str) -> Run:
    """Return words in the language of a letter, or marked as English."""
    own = language in words
    return Run(text=words[language if own else "en"], language=None if own else "en")
