"""Every step of a week is a calculation: nothing is read, nothing is touched."""

import random

import pytest
from purity import ImpureError, pure
from week import STEPS, Results


@pytest.fixture(scope="module")
def found() -> Results:
    """The results so far; the steps run in the order of the week."""
    return {}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_of_the_week_is_pure(name: str, found: Results) -> None:
    for before, step in STEPS.items():
        if before == name:
            break
        if before not in found:
            found[before] = step(found)
    with pure():
        found[name] = STEPS[name](found)
    # An empty result would prove nothing.
    assert found[name]


def test_a_step_that_rolls_dice_would_be_seen(found: Results) -> None:
    def step(_: Results) -> float:
        return random.random()  # noqa: S311, TID251  the forbidden thing itself

    with pytest.raises(ImpureError, match="random"), pure():
        step(found)
