"""What is kept on one person can be shown whole, and be forgotten whole."""

import enum
from typing import Any, get_args, get_type_hints

import attrs
import pendulum
import pytest

from outreach_core import Language
from outreach_core.cases import (
    AnswerKind,
    Case,
    CaseEvent,
    CaseOpened,
    ClosingReason,
    DeletionDue,
    LetterHandedOver,
    RetentionGround,
    VisitScheduled,
)
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Erased
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import LetterKey, LetterKind
from outreach_core.testing import EXAMPLE_EVENTS, MemoryCaseStore
from outreach_core.workflows import (
    NOT_REACHED,
    ForgetRun,
    data_about,
    erasure_table,
    forget,
)
from outreach_core.workflows.announced import occasion_of
from outreach_core.workflows.data_words import FIELD_WORDS, words_of

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
        if isinstance(value, enum.Enum):
            assert f"    {label}: {words_of(value).to(language)}" in said
        elif isinstance(value, str):
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


def lists_in(kind: Any) -> set[type[enum.Enum]]:
    """Return the closed lists that a record holds, however deep."""
    found: set[type[enum.Enum]] = set()
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, enum.Enum):
                found.add(part)
            elif attrs.has(part):
                found |= lists_in(part)
    return found


def test_every_value_that_an_event_can_hold_is_told_in_words() -> None:
    lists = set().union(*(lists_in(kind) for kind in get_args(CaseEvent)))
    assert len(lists) > 4
    for value in (value for found in lists for value in found):
        assert words_of(value).de != value.value, value
        assert "_" not in words_of(value).en


def test_every_kind_of_event_has_an_example_here() -> None:
    assert {type(event) for event in EXAMPLE_EVENTS} == set(get_args(CaseEvent))


def test_the_same_word_of_two_lists_is_told_by_its_own_list() -> None:
    answer, reason = AnswerKind.ASKED_TO_STOP, ClosingReason.ASKED_TO_STOP
    assert answer == reason
    assert words_of(answer) != words_of(reason)


def begun(store: MemoryCaseStore, customer: CustomerId, occasion: str) -> str:
    key = LetterKey(customer=customer, occasion=occasion).text
    store.reserve(key)
    return key


def test_a_letter_about_a_visit_that_was_only_begun_is_told_too() -> None:
    store = MemoryCaseStore()
    visit = VisitScheduled(
        on=DAY,
        visit="v1",
        day=DAY.add(days=14),
        start_minute=600,
        pair=(StaffId("s1"), StaffId("s2")),
    )
    for customer in (A, B):
        store.append(
            customer, (CaseOpened(on=DAY, rulebook="kassel"), visit), expected=0
        )
    case = Case.of(A, store.read(A))
    occasion = occasion_of(case, LetterKind.ANNOUNCEMENT, "v1", visit.day, 600)
    mine, other = begun(store, A, occasion), begun(store, B, occasion)
    first = begun(store, A, "erstes-schreiben")
    said = "\n".join(data_about(A, store=store, occasions=["erstes-schreiben"]))
    assert f"begonnen, nicht bestätigt, Schlüssel {mine}" in said
    assert first in said
    assert other not in said


def test_print_files_with_a_letter_of_the_person_are_told_without_the_others() -> None:
    store = MemoryCaseStore()
    store.append(A, EXAMPLE_EVENTS, expected=0)
    (occasion,) = {
        e.occasion for e in EXAMPLE_EVENTS if isinstance(e, LetterHandedOver)
    }
    mine, other = begun(store, A, occasion), begun(store, B, occasion)
    for file, keys in (("4f1c9a", f"{mine} {other}"), ("77b02e", other)):
        store.reserve(f"{file}list")
        store.confirm(f"{file}list", keys)
    for language in Language:
        said = "\n".join(data_about(A, store=store, language=language))
        assert f"4f1c9alist) {'nennt' if language == 'de' else 'names'}" in said
        assert "77b02e" not in said
        assert other not in said


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


def test_the_receipt_of_an_erasure_holds_numbers_only() -> None:
    store = MemoryCaseStore()
    for customer in (A, B):
        store.append(customer, EXAMPLE_EVENTS[:2], expected=0)
    run = forget([due(A, events=2), due(B, events=2, held=True)], store=store)
    table = erasure_table(run, erased=store.erased(), on=DAY)
    assert table.rows == ((DAY, 1, 1, 0, 1, 2),)
    assert len(table.columns) == 6
    assert not any(customer in f"{table!r}" for customer in (A, B))


def test_a_store_that_cannot_forget_is_named_as_such() -> None:
    class Stubborn(MemoryCaseStore):
        erase: Any = None  # as a store without it

    with pytest.raises(InvalidInputError, match="cannot forget"):
        forget([], store=Stubborn())
