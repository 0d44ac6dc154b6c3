"""Numbers and names by effective date, each with its source; the rest is asked."""

import pendulum
import pytest

from outreach_core.eligibility import (
    HEARING_GROUNDS,
    OPEN_QUESTIONS,
    Evidence,
    HearingGround,
)
from outreach_core.eligibility.section_7b import (
    BENEFIT_NAMES,
    CONSECUTIVE_NEEDED,
    GRACE_PERIOD,
    REDUCTION_PERCENT,
    allowed_benefit_names,
    benefit_name,
)
from outreach_core.errors import NotInForceError

D = pendulum.Date

# Requirement 15; § 65a SGB II: "Bürgergeld" may be said until 31 December 2026.
NAMES = (
    (D(2026, 6, 30), ["Bürgergeld"]),
    (D(2026, 7, 1), ["Grundsicherungsgeld", "Bürgergeld"]),
    (D(2026, 12, 31), ["Grundsicherungsgeld", "Bürgergeld"]),
    (D(2027, 1, 1), ["Grundsicherungsgeld"]),
)


@pytest.mark.parametrize(("day", "names"), NAMES)
def test_the_benefit_is_called_what_the_law_of_the_day_allows(
    day: D, names: list[str]
) -> None:
    assert [words.de for words in allowed_benefit_names(day)] == names
    assert benefit_name(day).de == names[0]


@pytest.mark.parametrize(
    "number", [CONSECUTIVE_NEEDED, GRACE_PERIOD, REDUCTION_PERCENT, HEARING_GROUNDS]
)
def test_numbers_of_the_reform_hold_from_july_2026_and_never_before(
    number: object,
) -> None:
    assert number.on(D(2026, 7, 1)).since == D(2026, 7, 1)
    with pytest.raises(NotInForceError):
        number.on(D(2026, 6, 30))


def test_the_numbers_are_those_of_the_law() -> None:
    """§§ 7b (4), 32 (3) SGB II as of 1 July 2026."""
    assert CONSECUTIVE_NEEDED.on(D(2026, 7, 1)).value == 3
    assert GRACE_PERIOD.on(D(2026, 7, 1)).value.months == 1
    assert REDUCTION_PERCENT.on(D(2026, 7, 1)).value == 30
    assert HEARING_GROUNDS.on(D(2026, 7, 1)).value == {g.value for g in HearingGround}


@pytest.mark.parametrize(
    "each",
    [
        CONSECUTIVE_NEEDED,
        GRACE_PERIOD,
        REDUCTION_PERCENT,
        HEARING_GROUNDS,
        BENEFIT_NAMES,
    ],
    ids=lambda each: each.name,
)
def test_every_number_names_its_source(each: object) -> None:
    assert all("SGB" in step.source for step in each.steps)


def test_every_open_question_says_what_is_done_until_it_is_decided() -> None:
    keys = [question.key for question in OPEN_QUESTIONS]
    assert len(set(keys)) == len(keys)
    for question in OPEN_QUESTIONS:
        assert question.words.de
        assert question.words.en
        assert question.source
    # The doubts of domain.md 3.1, by name.
    assert {"home-door", "determination-day", "in-a-row", "directives"} <= set(keys)
    unsure = {q.key for q in OPEN_QUESTIONS if q.evidence is not Evidence.READ}
    assert unsure >= {"home-door", "revival", "health-cover", "early-appearance"}
