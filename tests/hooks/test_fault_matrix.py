"""Whatever a plug-in does, the week obeys the declared policy and nothing is lost."""

import warnings
from collections import Counter
from typing import Any

import pytest
from fault_week import CANARY, CODE_KINDS, CUSTOMERS, NAME, Lasting, Told, run
from faults import (
    METHODS,
    MUTATED,
    Broken,
    Call,
    Case,
    changes_its_inputs,
    complains,
    faults_of,
)

from outreach_core import Language
from outreach_core.cases import LetterHandedOver
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import KINDS, LedgerState, OnFailure, ParcelKind
from outreach_core.hooks.answers import returns_of
from outreach_core.workflows import failures

# One of each family of faults every time; CI tries all of them.
OFTEN = {"raises", "complains", "exits", "answers_nothing", "answers_strange_items"}
CELLS = [
    pytest.param(
        case,
        fault,
        id=f"{case.id}-{fault.__name__}",
        marks=() if fault.__name__ in OFTEN else pytest.mark.slow,
    )
    for case in METHODS
    for fault in faults_of(case)
]
BORNE = [
    pytest.param(case, id=case.id)
    for case in METHODS
    if case.kind.on_failure is not OnFailure.ABORT
]


def broken(lasting: Lasting, case: Case, fault: Call) -> dict[str, Any]:
    objects = lasting.objects()
    good = objects[case.kind.hook]
    return objects | {case.kind.hook: Broken(good, case.method, fault)}


def names_the_culprit(told: Told, case: Case) -> None:
    """Plug-in, object and method, in German and English, and nobody's name."""
    for language in Language:
        said = told.said(language)
        assert "'matrix'" in said or "&#39;matrix&#39;" in said
        assert f"'{NAME}'.{case.method}" in said.replace("&#39;", "'")
        assert case.kind.noun.to(language) in said
    for said in (told.said(Language.DE), told.said(Language.EN), repr(told)):
        assert CANARY not in said
    assert CANARY not in f"{told.error!r} {told.error}"


def everybody_is_accounted_for(told: Told) -> None:
    if told.letters is None:
        return
    plan = told.letters.plan
    stayed = {problem.customer for problem in failures(told.letters)}
    parts = (set(told.letters.handed_over), stayed, set(plan.already_sent))
    assert set.union(*parts) == set(told.wanted) == set(CUSTOMERS)
    assert sum(map(len, parts)) == len(CUSTOMERS)


def nobody_got_two_letters(lasting: Lasting) -> None:
    kinds = Counter(parcel.kind for parcel in lasting.sink.delivered.values())
    assert kinds[ParcelKind.LETTER] <= len(CUSTOMERS)
    for customer in lasting.store.customers():
        events = lasting.store.read(customer)
        assert sum(isinstance(e, LetterHandedOver) for e in events) <= 1


def a_run_without_the_fault_completes(lasting: Lasting) -> None:
    again = run(lasting.objects())
    assert again.error is None
    everybody_is_accounted_for(again)
    assert list(failures(again.letters)) == []
    nobody_got_two_letters(lasting)
    letters = [
        p for p in lasting.sink.delivered.values() if p.kind is ParcelKind.LETTER
    ]
    assert len(letters) == len(CUSTOMERS)
    states = {entry.state for entry in lasting.store.entries()}
    assert states == {LedgerState.CONFIRMED}
    assert len(lasting.store.entries()) == len(CUSTOMERS)


def nothing_left(lasting: Lasting) -> None:
    assert lasting.sink.delivered == {}
    assert lasting.store.entries() == ()


def obeys(told: Told, case: Case, lasting: Lasting) -> None:
    """See that what the kind declares is what has happened."""
    policy = case.kind.on_failure
    if policy is OnFailure.ABORT:
        assert isinstance(told.error, PluginError | InvalidInputError)
        if case.kind.setting in {"sources", "coaching_directories"}:
            nothing_left(lasting)
    elif policy is OnFailure.CLOSED:
        assert told.error is None or "without" not in told.said(Language.EN)
        assert told.letters.handed_over == ()
        assert len(list(failures(told.letters))) == len(CUSTOMERS)
    elif policy is OnFailure.RETRY:
        assert told.letters.handed_over == ()
        states = {entry.state for entry in lasting.store.entries()}
        assert states == {LedgerState.RESERVED}
    else:
        assert told.error is None
        assert len(told.letters.handed_over) == len(CUSTOMERS)


@pytest.mark.parametrize(("case", "fault"), CELLS)
def test_the_week_obeys_the_policy_and_a_second_run_makes_it_whole(
    case: Case, fault: Call
) -> None:
    lasting = Lasting()
    told = run(broken(lasting, case, fault))
    names_the_culprit(told, case)
    obeys(told, case, lasting)
    everybody_is_accounted_for(told)
    nobody_got_two_letters(lasting)
    a_run_without_the_fault_completes(lasting)


@pytest.mark.parametrize("case", BORNE)
def test_an_office_can_have_the_run_end_where_it_would_go_on(case: Case) -> None:
    for fault in faults_of(case):
        lasting = Lasting()
        told = run(broken(lasting, case, fault), strict=case.kind)
        # What a plug-in tells the user stays in its own words.
        wanted = InvalidInputError if fault is complains else PluginError
        assert isinstance(told.error, wanted), fault
        names_the_culprit(told, case)
        a_run_without_the_fault_completes(lasting)


@pytest.mark.parametrize("case", METHODS, ids=lambda case: case.id)
def test_no_plug_in_can_change_what_it_is_handed(case: Case) -> None:
    MUTATED.clear()
    undisturbed, lasting = Lasting(), Lasting()
    run(undisturbed.objects())
    told = run(broken(lasting, case, changes_its_inputs))
    assert told.error is None
    assert MUTATED == []
    assert lasting.sink.delivered == undisturbed.sink.delivered
    assert lasting.store.read_all() == undisturbed.store.read_all()


@pytest.mark.parametrize("case", METHODS, ids=lambda case: case.id)
def test_a_plug_in_that_warns_stops_nothing_and_is_not_quoted(
    case: Case, capfd: pytest.CaptureFixture[str]
) -> None:
    def warns(call: Call, *args: Any, **kwargs: Any) -> Any:
        warnings.warn(CANARY, UserWarning, stacklevel=1)
        return call(*args, **kwargs)

    undisturbed, lasting = Lasting(), Lasting()
    run(undisturbed.objects())
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        told = run(broken(lasting, case, warns))
    assert heard
    assert told.error is None
    assert lasting.sink.delivered == undisturbed.sink.delivered
    assert lasting.store.read_all() == undisturbed.store.read_all()
    said = [told.said(language) for language in Language]
    assert CANARY not in "".join((*said, *capfd.readouterr()))


def test_the_week_calls_every_method_of_every_protocol() -> None:
    called: set[str] = set()

    def noted(case: Case) -> Call:
        def note(call: Call, *args: Any, **kwargs: Any) -> Any:
            called.add(case.id)
            return call(*args, **kwargs)

        return note

    for case in METHODS:
        run(broken(Lasting(), case, noted(case)))
    assert called == {case.id for case in METHODS}


def test_no_protocol_and_no_method_is_missing_from_the_matrix() -> None:
    in_matrix = {param.values[0].id for param in CELLS}
    for kind in CODE_KINDS:
        declared = {
            name
            for base in kind.protocol.__mro__
            for name, member in vars(base).items()
            if base.__module__.startswith("outreach_core")
            and name[0] != "_"
            and callable(member)
        }
        assert declared
        assert {f"{kind.setting}.{name}" for name in declared} <= in_matrix
    data = {kind.setting for kind in KINDS if kind.is_data}
    assert data == {"letter_templates", "rulebooks"}
    assert len(in_matrix) == len(METHODS)


@pytest.mark.parametrize("case", METHODS, ids=lambda case: case.id)
def test_a_method_answers_something_that_can_be_checked(case: Case) -> None:
    assert returns_of(case.declared).types
