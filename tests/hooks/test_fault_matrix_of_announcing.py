"""Visits are announced and a case forgotten: whatever fails, nothing is lost or doubled."""

from collections import Counter
from typing import Any

import attrs
import pytest
from fault_announcing import (
    LEAVES,
    Announced,
    announce,
    announced,
    printed,
    with_visits,
)
from fault_week import CANARY, NAME, Lasting
from faults import (
    METHODS,
    MUTATED,
    OPTIONAL,
    Broken,
    Call,
    Case,
    changes_its_inputs,
    complains,
    faults_of,
)

from outreach_core import Language
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import LETTER_FORMAT, LedgerState, OnFailure
from outreach_core.workflows import failures

CALLED = {
    "case_stores.append",
    "case_stores.confirm",
    "case_stores.entries",
    "case_stores.erase",
    "case_stores.erased",
    "case_stores.read",
    "case_stores.read_all",
    "case_stores.reserve",
    "letter_checks.check",
    "letter_formats.batch",
    "sinks.deliver",
    "workdays.is_workday",
}
CASES = [case for case in (*METHODS, *OPTIONAL) if case.id in CALLED]
CELLS = [
    pytest.param(case, fault, id=f"{case.id}-{fault.__name__}")
    for case in CASES
    for fault in faults_of(case)
]
BORNE = [case for case in CASES if case.kind.on_failure is not OnFailure.ABORT]


def broken(lasting: Lasting, case: Case, fault: Call) -> dict[str, Any]:
    objects = lasting.objects()
    good = objects[case.kind.hook]
    return objects | {case.kind.hook: Broken(good, case.method, fault)}


def names_the_culprit(told: Announced, case: Case) -> None:
    for language in Language:
        said = told.said(language)
        assert "'matrix'" in said
        assert f"'{NAME}'.{case.method}" in said
        assert case.kind.noun.to(language) in said
        assert CANARY not in said
    assert CANARY not in f"{told!r} {told.error!r}"


def obeys(told: Announced, case: Case, lasting: Lasting) -> None:
    if case.kind.on_failure is OnFailure.ABORT:
        assert isinstance(told.error, PluginError | InvalidInputError)
        return
    assert told.error is None
    assert told.run is not None
    assert told.found is not None
    wanted = {letter.customer for letter in told.found.letters}
    assert told.run.handed_over == ()
    assert {problem.customer for problem in failures(told.run)} == wanted
    assert announced(lasting) == []
    assert told.forgotten is None


def a_run_without_the_fault_completes(lasting: Lasting, wanted: set[str]) -> None:
    again = announce(lasting.objects())
    assert again.error is None
    assert again.run is not None
    assert list(failures(again.run)) == []
    assert LEAVES not in lasting.store.customers()
    assert set(announced(lasting)) == wanted - {LEAVES}
    for keys in (announced(lasting), printed(lasting)):
        assert not keys or max(Counter(keys).values()) == 1
    assert len(printed(lasting)) == len(wanted)
    states = {entry.state for entry in lasting.store.entries()}
    assert states == {LedgerState.CONFIRMED}


def everybody() -> set[str]:
    told = announce(with_visits().objects())
    assert told.found is not None
    assert len(told.found.letters) > 2
    return {letter.customer for letter in told.found.letters}


@pytest.fixture(scope="module")
def wanted() -> set[str]:
    return everybody()


@pytest.mark.parametrize(("case", "fault"), CELLS)
def test_announcing_obeys_the_policy_and_a_second_run_makes_it_whole(
    case: Case, fault: Call, wanted: set[str]
) -> None:
    lasting = with_visits()
    told = announce(broken(lasting, case, fault))
    names_the_culprit(told, case)
    obeys(told, case, lasting)
    a_run_without_the_fault_completes(lasting, wanted)


@pytest.mark.parametrize("case", BORNE, ids=lambda case: case.id)
def test_an_office_can_have_announcing_end_where_it_would_go_on(
    case: Case, wanted: set[str]
) -> None:
    for fault in faults_of(case):
        lasting = with_visits()
        told = announce(broken(lasting, case, fault), strict=case.kind)
        expected = InvalidInputError if fault is complains else PluginError
        assert isinstance(told.error, expected), fault
        names_the_culprit(told, case)
        a_run_without_the_fault_completes(lasting, wanted)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_plug_in_can_change_what_it_is_handed_when_announcing(case: Case) -> None:
    MUTATED.clear()
    told = announce(broken(with_visits(), case, changes_its_inputs))
    assert told.error is None
    assert MUTATED == []


def test_announcing_and_forgetting_call_exactly_these_methods() -> None:
    called: set[str] = set()

    def noted(case: Case) -> Call:
        def note(call: Call, *args: Any, **kwargs: Any) -> Any:
            called.add(case.id)
            return call(*args, **kwargs)

        return note

    for case in (*METHODS, *OPTIONAL):
        announce(broken(with_visits(), case, noted(case)))
    assert called == CALLED
    assert {case.id for case in OPTIONAL} <= CALLED


def loses_one(batch: Any) -> Any:
    return attrs.evolve(batch, rows=batch.rows[:-1])


def mixes_up(batch: Any) -> Any:
    stranger = attrs.evolve(batch.rows[0], key="4f1c9a")
    return attrs.evolve(batch, rows=(stranger, *batch.rows[1:]))


def prints_nothing(batch: Any) -> Any:
    return attrs.evolve(batch, file=None)


@pytest.mark.parametrize("fault", [loses_one, mixes_up, prints_nothing])
def test_a_print_file_without_one_of_the_letters_never_leaves_the_house(
    fault: Any, wanted: set[str]
) -> None:
    (case,) = (each for each in OPTIONAL if each.kind is LETTER_FORMAT)
    lasting = with_visits()

    def changed(call: Call, *args: Any, **kwargs: Any) -> Any:
        return fault(call(*args, **kwargs))

    told = announce(broken(lasting, case, changed))
    names_the_culprit(told, case)
    obeys(told, case, lasting)
    assert printed(lasting) == []
    a_run_without_the_fault_completes(lasting, wanted)
