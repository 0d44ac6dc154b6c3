"""Hearings under § 31a (2) SGB II as open items with their ground (requirement 14)."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.eligibility import HearingGround, HearingMatter, RadarInput, radar
from outreach_core.eligibility.hearings import open_hearings
from outreach_core.ids import CustomerId
from outreach_core.strategies.calendar import days
from outreach_core.strategies.eligibility import hearing_matters

D = pendulum.Date
ADA, BEN = CustomerId("00000-00000"), CustomerId("00001-00000")
AS_OF = D(2026, 10, 5)
SINCE = D(2026, 10, 1)


def matter(
    who: CustomerId = ADA,
    since: D = SINCE,
    ground: HearingGround = HearingGround.SENTENCE_3,
    offered: D | None = None,
) -> HearingMatter:
    return HearingMatter(
        customer=who, examined_since=since, ground=ground, offered_on=offered
    )


@pytest.mark.parametrize(
    ("ground", "cited"),
    [(HearingGround.SENTENCE_2, "S. 2"), (HearingGround.SENTENCE_3, "S. 3")],
)
def test_an_open_hearing_names_its_ground(ground: HearingGround, cited: str) -> None:
    (found,) = open_hearings([matter(ground=ground)], as_of=AS_OF)
    assert f"§ 31a Abs. 2 {cited}" in found.words.de
    assert "§ 31a (2)" in found.words.en
    assert (found.since, found.waiting_days) == (SINCE, 4)


def test_a_matter_that_is_settled_hides_no_other() -> None:
    settled = matter(who=BEN, offered=AS_OF)
    for order in ([settled, matter()], [matter(), settled]):
        (found,) = open_hearings(order, as_of=AS_OF)
        assert found.customer == ADA


def test_a_third_date_under_examination_asks_for_the_opportunity() -> None:
    (found,) = radar(RadarInput(hearings=(matter(),)), as_of=AS_OF).hearings
    assert "Gelegenheit zur persönlichen Anhörung" in found.words.de


# Source: § 31a (2) SGB II as of 1 July 2026; § 65a SGB II for what lies before.
OPEN = (
    ("examined since today", matter(since=AS_OF), True),
    ("examined from tomorrow on", matter(since=D(2026, 10, 6)), False),
    ("offered today", matter(offered=AS_OF), False),
    ("offered tomorrow", matter(offered=D(2026, 10, 6)), True),
    ("the last day of the old law", matter(since=D(2026, 6, 30)), False),
    ("the first day of the new law", matter(since=D(2026, 7, 1)), True),
)


@pytest.mark.parametrize(
    ("_what", "given_matter", "is_open"), OPEN, ids=[row[0] for row in OPEN]
)
def test_a_hearing_is_open_until_it_is_offered(
    _what: str, given_matter: HearingMatter, *, is_open: bool
) -> None:
    assert bool(open_hearings([given_matter], as_of=AS_OF)) is is_open


def test_what_waits_longest_comes_first() -> None:
    found = open_hearings(
        [matter(), matter(BEN, since=D(2026, 8, 1)), matter(BEN)], as_of=AS_OF
    )
    assert [(h.customer, h.waiting_days) for h in found] == [
        (BEN, 65),
        (ADA, 4),
        (BEN, 4),
    ]


def test_the_ground_stays_out_of_repr() -> None:
    """Sentence 2 hints at health: it ends in no log."""
    ill = matter(ground=HearingGround.SENTENCE_2)
    for text in (repr(ill), repr(open_hearings([ill], as_of=AS_OF))):
        assert "entence_2" not in text.lower()


@given(st.lists(hearing_matters(), max_size=5), days(D(2026, 6, 1), D(2027, 6, 1)))
def test_no_hearing_is_listed_before_it_is_due_or_after_it_was_offered(
    matters: list[HearingMatter], as_of: D
) -> None:
    for found in open_hearings(matters, as_of=as_of):
        assert found.waiting_days >= 0
        assert any(
            m.customer == found.customer
            and m.examined_since == found.since
            and (m.offered_on is None or m.offered_on > as_of)
            for m in matters
        )
