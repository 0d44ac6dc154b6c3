"""Events can be kept as JSON, and nothing in them watches anybody."""

import enum
import json
import typing
from pathlib import Path

import attrs
import cattrs.preconf.json
import pendulum
import pytest
from cattrs.strategies import configure_tagged_union
from hypothesis import given, settings

import outreach_core.cases as door
from outreach_core.cases import Case, CaseEvent, VisitOutcome, VisitScheduled
from outreach_core.cases.event_words import (
    ANSWER_WORDS,
    CHANNEL_WORDS,
    CLOSING_WORDS,
    OUTCOME_WORDS,
)
from outreach_core.cases.events import AnswerKind, ClosingReason
from outreach_core.contacts import Channel
from outreach_core.errors import InvalidValueError
from outreach_core.people import Consent
from outreach_core.strategies.cases import cases

KINDS = typing.get_args(CaseEvent)
PLAIN = (str, int, bool, pendulum.Date)


def converter() -> cattrs.preconf.json.JsonConverter:
    made = cattrs.preconf.json.make_converter()
    made.register_unstructure_hook(pendulum.Date, lambda day: day.isoformat())
    made.register_structure_hook(
        pendulum.Date, lambda text, _: pendulum.Date.fromisoformat(text)
    )
    configure_tagged_union(CaseEvent, made)
    return made


def is_plain(kind: object) -> bool:
    """Say whether a store can keep a field of this type without knowing its meaning."""
    kind = getattr(kind, "__supertype__", kind)
    if typing.get_origin(kind) is tuple:
        return all(is_plain(part) for part in typing.get_args(kind) if part is not ...)
    return kind in (*PLAIN, Consent) or (
        isinstance(kind, type) and issubclass(kind, enum.Enum)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_holds_nothing_but_plain_values(kind: type) -> None:
    hints = typing.get_type_hints(kind)
    assert [n for n, hint in hints.items() if not is_plain(hint)] == []
    assert hints["on"] is pendulum.Date


@settings(max_examples=30)
@given(cases())
def test_events_go_to_json_and_come_back(case: Case) -> None:
    keeper = converter()
    text = [
        json.dumps(keeper.unstructure(event, unstructure_as=CaseEvent))
        for event in case.events
    ]
    back = [keeper.structure(json.loads(line), CaseEvent) for line in text]
    assert tuple(back) == case.events
    assert Case.of(case.customer, back) == case


def all_names() -> set[str]:
    """Every public name, field and member of a closed list in cases and coaching."""
    names = {name.lower() for name in door.__all__}
    for found in [getattr(door, name) for name in door.__all__] + list(KINDS):
        if isinstance(found, type) and issubclass(found, enum.Enum):
            names |= {member.value for member in found}
        if attrs.has(found):
            names |= {field.name for field in attrs.fields(found)}
    return names


@pytest.mark.parametrize(
    "watched",
    [
        *("flat", "apartment", "dwelling", "housing", "condition", "mess", "smell"),
        *("letterbox", "mailbox", "blind", "shutter", "curtain", "neighbour"),
        *("neighbor", "vehicle", "household_member", "present", "visitor"),
        *("wohnung", "briefkasten", "jalousie", "rolladen", "nachbar"),
    ],
)
def test_no_field_exists_for_what_is_seen_at_the_door(watched: str) -> None:
    assert [name for name in all_names() if watched in name] == []


@pytest.mark.parametrize(
    "sanction",
    [
        *("sanction", "missed", "meldevers", "meldetermin", "summons", "breach"),
        *("failed", "failure", "unreachable", "no_show", "penalty", "reduction"),
    ],
)
def test_no_name_exists_for_a_missed_reporting_date(sanction: str) -> None:
    assert [name for name in all_names() if sanction in name] == []


def test_no_file_of_cases_mentions_a_sanction_but_to_rule_it_out() -> None:
    folder = Path(door.__file__).parent
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8").lower()
        for word in ("sanktion", "meldeversäumnis", "§ 31", "§ 32"):
            assert word not in text, path.name


def test_nobody_goes_alone() -> None:
    values = {
        "on": pendulum.date(2026, 10, 15),
        "visit": "v1",
        "day": pendulum.date(2026, 10, 19),
        "start_minute": 600,
    }
    for pair in [("s1",), ("s1", "s1"), (), ("s1", "s2", "s3"), ("", "s1")]:
        with pytest.raises(InvalidValueError, match="nobody goes alone"):
            VisitScheduled(**values, pair=pair)
    assert VisitScheduled(**values, pair=("s2", "s1")).pair == ("s1", "s2")


def test_the_outcomes_of_a_visit_are_the_closed_list() -> None:
    # Requirement 40 of the field study.
    assert {o.value for o in VisitOutcome} == {
        "met_inside",
        "met_at_door",
        "spoke_through_door",
        "met_elsewhere",
        "nobody_opened",
        "refused",
        "asked_for_other_date",
        "moved_own_statement",
        "third_person_opened",
        "aborted",
    }


def test_every_word_of_a_closed_list_can_be_told() -> None:
    assert set(ANSWER_WORDS) == set(AnswerKind)
    assert set(CHANNEL_WORDS) == set(Channel)
    assert set(CLOSING_WORDS) == set(ClosingReason)
    assert set(OUTCOME_WORDS) == set(VisitOutcome)
