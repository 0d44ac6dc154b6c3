"""What holds for every crowd that is screened, whoever is in it."""

import pendulum
from hypothesis import event, given, settings
from hypothesis import strategies as st

from outreach_core.contacts import DEFAULT_POLICY
from outreach_core.eligibility import Standing, facts_of, kassel, screen
from outreach_core.rules import Answer
from outreach_core.strategies.eligibility import people

AS_OF = pendulum.Date(2026, 10, 5)
crowds = people(AS_OF)


@given(crowds, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_people_never_matters(crowd: tuple, random: object) -> None:
    shuffled = list(crowd)
    random.shuffle(shuffled)
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    again = screen(shuffled, rulebook=kassel(), as_of=AS_OF)
    assert found == again
    assert [d.customer for d in found.decisions] == sorted(c.id for c, _ in crowd)


@given(people(AS_OF, min_size=1))
def test_everybody_has_exactly_one_standing_and_reasons(crowd: tuple) -> None:
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    assert sum(found.counts().values()) == len(crowd)
    assert set(found.counts()) == set(Standing)
    for decision in found.decisions:
        event(decision.standing)
        assert decision.reasons
        assert all(words.de and words.en for words in decision.reasons)
        lost = decision.standing is Standing.LOST
        assert lost == (decision.finding.answer is Answer.YES)
        assert lost == (decision in found.worklist)
        review = decision.standing is Standing.REVIEW
        assert review == (decision in found.review_list)


@given(people(AS_OF, min_size=1))
def test_nobody_missing_or_implausible_is_ever_lost_or_fine(crowd: tuple) -> None:
    """Requirement 5."""
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    for person, history in crowd:
        facts = facts_of(person, history, policy=DEFAULT_POLICY, as_of=AS_OF)
        unknown = type(facts["last_two_way_contact"]).__name__ == "Unknown"
        if unknown:
            standing = found.of(person.id).standing
            assert standing not in (Standing.LOST, Standing.IN_CONTACT)
            assert standing is not Standing.NEEDS_EFFORT


@given(people(AS_OF, min_size=1))
@settings(max_examples=40)
def test_a_hold_or_lost_benefit_never_leaves_anybody_on_the_worklist(
    crowd: tuple,
) -> None:
    found = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    by_id = {person.id: person for person, _ in crowd}
    for decision in found.worklist:
        person = by_id[decision.customer]
        assert person.in_benefit is True
        assert not person.holds_on(AS_OF)
