"""What is kept on one person can be shown whole, and be forgotten whole."""

from typing import Any

import attrs
import pendulum
import pytest

from outreach_core import Language
from outreach_core.cases import CaseOpened, DeletionDue, RetentionGround
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Erased
from outreach_core.ids import CustomerId
from outreach_core.letters import LetterKey
from outreach_core.testing import EXAMPLE_EVENTS, MemoryCaseStore
from outreach_core.workflows import NOT_REACHED, ForgetRun, data_about, forget
from outreach_core.workflows.data_words import FIELD_WORDS

A, B, C = (CustomerId(f"{sign * 5}-11111") for sign in "ABC")
DAY = pendulum.Date(2026, 10, 5)


def due(customer: CustomerId, *, events: int, held: bool = False) -> DeletionDue:
    return DeletionDue(
        customer=customer,
        ground=RetentionGround.CLOSED,
        last_on=DAY,
        due_on=DAY,
        events=events,
        held=held,
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("event", EXAMPLE_EVENTS, ids=lambda e: type(e).__name__)
def test_every_field_of_every_event_is_told(event: Any, language: Language) -> None:
    store = MemoryCaseStore()
    store.append(A, (event,), expected=0)
    said = "\n".join(data_about(A, store=store, language=language))
    for field in attrs.fields(type(event)):
        label = FIELD_WORDS[field.name].to(language)
        assert f"    {label}:" in said, field.name
        value = getattr(event, field.name)
        if isinstance(value, str):
            assert (value or "–") in said
    assert NOT_REACHED.to(language) in said


def test_the_letters_of_a_person_are_found_in_the_ledger_and_no_others() -> None:
    store = MemoryCaseStore()
    store.append(A, EXAMPLE_EVENTS, expected=0)
    for customer in (A, B):
        key = LetterKey(customer=customer, occasion="erstes-schreiben").text
        store.reserve(key)
        store.confirm(key, f"briefe/{customer[0]}.pdf")
    said = "\n".join(data_about(A, store=store))
    assert "briefe/A.pdf" in said
    assert "briefe/B.pdf" not in said


def test_forgetting_leaves_held_and_changed_cases_and_goes_on_after_a_kill() -> None:
    store = MemoryCaseStore()
    for customer in (A, B, C):
        store.append(customer, EXAMPLE_EVENTS[:2], expected=0)
    store.append(C, (CaseOpened(on=DAY, rulebook="kassel"),), expected=2)
    wanted = [due(C, events=2), due(A, events=2), due(B, events=2, held=True)]
    run = forget(wanted, store=store)
    assert run == ForgetRun(erased=(A,), held=(B,), changed=(C,))
    assert store.customers() == (B, C)
    assert store.erased() == Erased(cases=1, events=2)
    assert forget([due(A, events=2)], store=store).changed == (A,)


def test_a_store_that_cannot_forget_is_named_as_such() -> None:
    class Stubborn(MemoryCaseStore):
        erase: Any = None  # as a store without it

    with pytest.raises(InvalidInputError, match="cannot forget"):
        forget([], store=Stubborn())
