"""What was got wrong on purpose is found, with more than one seed and by each law."""

import pytest

from outreach_core.testing import (
    SAMPLE_PINS,
    SAMPLE_RULE,
    SAMPLE_VETOES,
    SEEDED_BUGS,
    THE_LAWS,
    NumberedLaw,
    SeededBug,
    laws_for,
)

LAWS = laws_for(SAMPLE_RULE, pins=SAMPLE_PINS, vetoes=SAMPLE_VETOES)
ONCE = {law.name for law in LAWS if not law.judges}
SURE = [bug for bug in SEEDED_BUGS if ONCE & set(bug.laws)]
COLUMNS = range(18, 22)
SEEDS = range(1, 6)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_every_law_has_a_bug_that_it_must_find(law: object) -> None:
    """A law that nothing was ever caught by may be empty."""
    assert [bug for bug in SEEDED_BUGS if str(law) in bug.laws]


@pytest.mark.parametrize("law", THE_LAWS, ids=lambda law: law.title.en)
def test_each_of_the_25_laws_is_tried_under_its_names(law: NumberedLaw) -> None:
    if law.number in COLUMNS:
        return  # tests/testing/test_column_laws.py tries them where an engine is
    assert set(law.names) <= {each.name for each in LAWS}


def test_no_law_stands_outside_the_list_of_25() -> None:
    listed = [name for law in THE_LAWS for name in law.names]
    assert [law.number for law in THE_LAWS] == list(range(1, 26))
    assert {law.name for law in LAWS} <= set(listed)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("bug", SURE, ids=str)
def test_a_wrong_count_of_days_is_found_with_certainty(bug: SeededBug) -> None:
    """These laws try all days of a leap cycle; no seed plays a part."""
    assert ONCE & set(bug.laws) <= bug.found_by(max_examples=1)


@pytest.mark.slow
@pytest.mark.parametrize("bug", SEEDED_BUGS, ids=str)
def test_a_seeded_bug_is_found_whatever_the_seed(bug: SeededBug) -> None:
    """Shares over 20 seeds: benchmarks/seeded_bugs.py, docs/explanation/laws.md."""
    found = [bug.found_by(seed=seed) for seed in SEEDS]
    assert all(found)
    for law in bug.laws:
        assert sum(law in names for names in found) >= len(SEEDS) - 1, law
