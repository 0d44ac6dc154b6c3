"""Nothing creates, counts or exports a missed reporting date (requirement 16).

What the office states under § 7b (4) SGB II is an input: this package compares it with
the number in the law, and does nothing else with it.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pendulum
from hypothesis import given, settings
from hypothesis import strategies as st
from tree import ROOT, SRC, by_path, for_all, parsed, relative, sources

from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.eligibility import RadarInput, facts_of, radar
from outreach_core.people import Customer
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contacts, histories
from outreach_core.strategies.eligibility import radar_inputs
from outreach_core.strategies.people import customers

FORBIDDEN = re.compile(r"meldevers|missed|no_?show|sanction|versaeumn", re.IGNORECASE)
# Made by people at the office; here only by those who try the code out, and by the
# one reader that copies a statement from the office's own list, cell by cell
# (docs/decisions/0008). It never looks at a contact.
STATEMENTS = {"Determination", "HearingMatter", "OfficeAppearance"}
READER = ROOT / "plugins/outreach-tables/src/outreach_tables/statements.py"
TRYING = (SRC / "strategies", SRC / "testing")
MAKING = (READER, *TRYING)
KNOWN_TO = (SRC / "eligibility", SRC / "workflows" / "radar.py", *MAKING)
# All of them in one value, handed on unopened: by batches, by the gathering, and by
# the reader's door.
HANDED_ON = "OfficeStatements"
CARRIERS = (
    SRC / "hooks" / "batches.py",
    SRC / "workflows" / "reading.py",
    READER.parent,
    *KNOWN_TO,
)
STATED = "consecutive_stated"


def names_in(tree: ast.AST) -> Iterator[str]:
    """Every name that this file gives to something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg) or (isinstance(node, ast.keyword) and node.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def is_inside(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path == folder or folder in path.parents for folder in folders)


@for_all(by_path(sources()))
def test_no_name_is_given_to_a_missed_date(path: Path) -> None:
    assert [name for name in names_in(parsed(path)) if FORBIDDEN.search(name)] == []


@for_all(by_path(sources()))
def test_no_code_makes_a_statement_of_the_office(path: Path) -> None:
    calls = (n for n in ast.walk(parsed(path)) if isinstance(n, ast.Call))
    made = [c.lineno for c in calls if getattr(c.func, "id", "") in STATEMENTS]
    assert is_inside(path, MAKING) or made == []


def imported(path: Path) -> set[str]:
    return {
        alias.name
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


@for_all(by_path(sources()))
def test_cases_letters_reports_and_plug_ins_know_no_statement(path: Path) -> None:
    assert is_inside(path, KNOWN_TO) or imported(path) & STATEMENTS == set()
    assert is_inside(path, CARRIERS) or HANDED_ON not in imported(path)


def test_whoever_reads_a_statement_never_looks_at_a_contact() -> None:
    """What is read is a cell of the office's list; nothing is worked out from visits."""
    used = imported(READER)
    assert used & {"Contact", "ContactBook", "ContactHistory", "Channel"} == set()


def readings(nodes: Iterable[ast.AST]) -> list[ast.Attribute]:
    return [n for n in nodes if isinstance(n, ast.Attribute) and n.attr == STATED]


def test_the_stated_number_is_read_in_one_place_and_only_compared() -> None:
    found = {relative(p): readings(ast.walk(parsed(p))) for p in sources()}
    reading = {name for name, nodes in found.items() if nodes}
    assert reading == {"src/outreach_core/eligibility/radar.py"}
    nodes = list(ast.walk(parsed(SRC / "eligibility" / "radar.py")))
    compared = (
        side
        for node in nodes
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
    )
    assert len(readings(compared)) == len(readings(nodes)) == 1


@given(customers(), histories(contacts(on=days())), days(), st.integers(1, 4))
@settings(max_examples=40)
def test_a_closed_door_is_no_invitation_that_was_not_kept(
    person: Customer, history: ContactHistory, on: pendulum.Date, doors: int
) -> None:
    door = Contact(
        on=on,
        channel=Channel.VISIT,
        direction=Direction.OUTBOUND,
        outcome=Outcome.NOT_REACHED,
    )
    longer = ContactHistory((*history.contacts, *(door for _ in range(doors))))
    before, after = (
        facts_of(person, each, policy=DEFAULT_POLICY, as_of=on)
        for each in (history, longer)
    )
    # Without any record the number was unknown; a door then shows that records exist.
    if isinstance(before["unkept_invitations"], int):
        assert after["unkept_invitations"] == before["unkept_invitations"]
    else:
        assert after["unkept_invitations"] in (0, before["unkept_invitations"])


unreached = histories(contacts(outcome=st.just(Outcome.NOT_REACHED)), max_size=8)


@given(radar_inputs(), days(), unreached)
@settings(max_examples=40)
def test_closed_doors_and_unkept_invitations_change_nothing_on_the_radar(
    known: RadarInput, as_of: pendulum.Date, doors: ContactHistory
) -> None:
    silent = attrs.evolve(known, histories={})
    people = {each.customer for each in known.determinations}
    tried = attrs.evolve(known, histories=dict.fromkeys(people, doors))
    assert radar(tried, as_of=as_of) == radar(silent, as_of=as_of)
