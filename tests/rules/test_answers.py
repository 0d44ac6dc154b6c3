"""Kleene's three answers."""

import itertools

import pytest

from outreach_core.rules import Answer
from outreach_core.rules.answers import every, opposite, some

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN

# Kleene's strong tables; SQL's AND, OR and NOT are the same.
AND = {
    (Y, Y): Y,
    (Y, N): N,
    (Y, U): U,
    (N, Y): N,
    (N, N): N,
    (N, U): N,
    (U, Y): U,
    (U, N): N,
    (U, U): U,
}


@pytest.mark.parametrize(("left", "right"), list(AND))
def test_and_and_or_follow_the_tables(left: Answer, right: Answer) -> None:
    assert every((left, right)) is AND[left, right]
    turned = AND[opposite(left), opposite(right)]
    assert some((left, right)) is opposite(turned)


def test_of_nothing_and_is_yes_and_or_is_no() -> None:
    assert every(()) is Y
    assert some(()) is N


def test_unknown_stays_unknown_when_turned_round() -> None:
    assert [opposite(answer) for answer in (Y, N, U)] == [N, Y, U]


def test_the_order_of_answers_never_matters() -> None:
    for three in itertools.product((Y, N, U), repeat=3):
        for order in itertools.permutations(three):
            assert every(order) is every(three)
            assert some(order) is some(three)
