"""Two rules over the same people."""

import pendulum
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.errors import InvalidValueError
from outreach_core.rules import Answer, Rule, all_of, compare, parameter
from outreach_core.strategies.rules import SAMPLE_FACTS, days, persons, rules

RULES = rules(max_leaves=3)
EFFORTS = SAMPLE_FACTS[2]
ON = pendulum.Date(2026, 3, 1)


def at_least(count: int) -> Rule:
    limit = parameter(f"limit_{count}", title=Words("Grenze", "limit"))
    return EFFORTS.at_least(limit.since(ON, count, source="§"))


def test_it_says_who_enters_and_who_leaves() -> None:
    crowd = [("c", {"efforts": 3}), ("a", {"efforts": 1}), ("b", {"efforts": 2})]
    stricter = compare(at_least(2), at_least(3), [*crowd, ("d", {})], on=ON)
    assert stricter.leaves == ("b",)
    assert stricter.enters == ()
    assert (Answer.YES, Answer.NO, 1) in stricter.cells
    assert (Answer.UNKNOWN, Answer.UNKNOWN, 1) in stricter.cells
    assert stricter.moved[0].after.step.value == 3
    assert compare(at_least(3), at_least(2), crowd, on=ON).enters == ("b",)


def test_one_person_cannot_be_compared_twice() -> None:
    with pytest.raises(InvalidValueError, match="different ids"):
        compare(at_least(1), at_least(2), [("a", {}), ("a", {})], on=ON)


@given(st.data())
def test_comparing_keeps_everybody_and_turns_round_with_the_rules(
    data: st.DataObject,
) -> None:
    one, other = data.draw(RULES), data.draw(RULES)
    both = all_of(one, other)
    on = data.draw(days(both))
    crowd = [
        (f"p{number}", facts)
        for number, facts in enumerate(
            data.draw(st.lists(persons(both, on), max_size=6))
        )
    ]
    found = compare(one, other, crowd, on=on)
    back = compare(other, one, reversed(crowd), on=on)
    event(f"{len(found.moved)} moved")
    assert sum(count for _, _, count in found.cells) == len(crowd)
    assert len(found.cells) == 9
    assert {(new, old, n) for old, new, n in back.cells} == set(found.cells)
    assert (found.enters, found.leaves) == (back.leaves, back.enters)
    assert [moved.key for moved in found.moved] == sorted(
        key
        for key, facts in crowd
        if one.on(on).answer(facts) is not other.on(on).answer(facts)
    )
    assert not compare(one, one, crowd, on=on).moved
