"""Others come than was announced: whatever fails, each person hears it exactly once."""

import functools
from collections import Counter
from typing import Any

import pytest
from fault_announcing import (
    LEAVES,
    Announced,
    announce,
    announced,
    printed,
    with_other_pairs,
)
from fault_week import Lasting
from faults import METHODS, OPTIONAL, Broken, Call, Case, faults_of

from outreach_core.cases import VisitAnnounced
from outreach_core.hooks import LedgerState
from outreach_core.letters import LetterKind
from outreach_core.workflows import all_cases, failures

WRITES = {
    "case_stores.append",
    "case_stores.confirm",
    "case_stores.entries",
    "case_stores.read_all",
    "case_stores.reserve",
    "letter_formats.batch",
    "sinks.deliver",
}
CELLS = [
    pytest.param(case, fault, id=f"{case.id}-{fault.__name__}")
    for case in (*METHODS, *OPTIONAL)
    if case.id in WRITES
    for fault in faults_of(case)
]


def told_anew(lasting: Lasting) -> Announced:
    return announce(lasting.objects(), forgets=False)


@functools.cache
def wanted() -> frozenset[str]:
    found = told_anew(with_other_pairs()).found
    assert found is not None
    kinds = {letter.kind for letter in found.letters}
    assert kinds == {LetterKind.OTHER_PAIR}
    assert found.problems == ()
    return frozenset(letter.customer for letter in found.letters)


def broken(lasting: Lasting, case: Case, fault: Call) -> dict[str, Any]:
    objects = lasting.objects()
    hook = case.kind.hook
    return objects | {hook: Broken(objects[hook], case.method, fault)}


@pytest.mark.parametrize(("case", "fault"), CELLS)
def test_after_a_fault_a_second_run_tells_everybody_who_comes_and_nobody_twice(
    case: Case, fault: Call
) -> None:
    lasting = with_other_pairs()
    before = Counter(announced(lasting))
    files = Counter(printed(lasting))
    announce(broken(lasting, case, fault), forgets=False)
    again = told_anew(lasting)
    assert again.error is None
    assert again.run is not None
    assert list(failures(again.run)) == []
    assert Counter(announced(lasting)) - before == Counter(wanted())
    new = Counter(printed(lasting)) - files
    assert len(new) == len(wanted())
    assert max(new.values()) == 1
    assert {e.state for e in lasting.store.entries()} == {LedgerState.CONFIRMED}
    for found in all_cases(lasting.store):
        told = [e for e in found.events if isinstance(e, VisitAnnounced)]
        assert not told or told[-1].pair == found.open_visits[0].pair
    assert LEAVES in lasting.store.customers()
