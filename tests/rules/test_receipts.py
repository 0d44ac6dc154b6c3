"""A decision can be checked years later, from its receipt alone."""

import json
from pathlib import Path

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import kassel, screen
from outreach_core.errors import (
    InvalidInputError,
    InvalidValueError,
    NotInForceError,
)
from outreach_core.ids import CustomerId
from outreach_core.people import Customer
from outreach_core.rules import (
    NEVER,
    Answer,
    Rulebook,
    fingerprint,
    judge,
    receipt,
    recheck,
    regimes,
    replay,
)
from outreach_core.strategies.rules import cases, days, rulebooks

D = pendulum.Date
ON = D(2026, 10, 5)
BOOKS = rulebooks()
KASSEL = kassel()
LOST = {
    "last_two_way_contact": D(2026, 2, 28),
    "efforts_since": 2,
    "in_benefit": True,
    "holds": frozenset(),
}
OLD = (Path(__file__).parent / "receipt-2026-10-05.json").read_text("utf-8")
OLD_SEAL = "c2d4fd895be53522c1e7ebeb33740b9d3faed67f68a902d67376c2e06d13f49c"
ISSUED = receipt(judge(KASSEL.rule, LOST, on=ON), KASSEL, subject="p1")


@given(st.data())
def test_a_receipt_replayed_gives_the_same_receipt_byte_for_byte(
    data: st.DataObject,
) -> None:
    book = data.draw(BOOKS)
    facts, on = data.draw(cases(book.rule))
    law = data.draw(st.none() | days(book.rule))
    found = judge(book.rule, facts, on=on, law=law)
    issued = receipt(found, book, subject="p1")
    again = replay(issued.text, seal=issued.seal)
    assert again == found
    assert receipt(again, book, subject="p1") == issued
    assert replay(issued) == found


def test_a_receipt_issued_in_october_2026_still_holds() -> None:
    """It holds its own rulebook: whatever Kassel says today plays no part."""
    found = replay(OLD, seal=OLD_SEAL)
    assert (found.answer, found.on) == (Answer.YES, ON)
    assert len(list(found.walk())) == 13
    with pytest.raises(InvalidInputError):
        replay(OLD, seal="0" * 64)


def test_a_receipt_shows_days_facts_and_every_node() -> None:
    content = json.loads(ISSUED.text)
    assert content["fingerprint"] == KASSEL.fingerprint
    assert (content["on"], content["law"], content["answer"]) == (
        "2026-10-05",
        "2026-10-05",
        "yes",
    )
    assert content["facts"]["last_two_way_contact"] == {"day": "2026-02-28"}
    assert content["nodes"][4] == {
        "place": "rule.means.all_of[0].means.any_of[0]",
        "answer": "no",
        "fact": "last_two_way_contact",
    }
    assert content["nodes"][5]["since"] == "2022-04-01"
    assert content["nodes"][5]["source"] == KASSEL.source


def test_the_text_has_sorted_keys_and_no_key_twice() -> None:
    def ordered(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert keys == sorted(set(keys))
        return dict(pairs)

    json.loads(ISSUED.text, object_pairs_hook=ordered)


def test_a_decision_of_a_screening_has_a_receipt() -> None:
    person = Customer(id=CustomerId("p1"), family_name="Beispiel", in_benefit=True)
    (decision,) = screen(
        [(person, ContactHistory())], rulebook=KASSEL, as_of=ON
    ).decisions
    issued = receipt(decision.finding, decision.rulebook, subject=decision.customer)
    assert replay(issued) == decision.finding
    assert "Beispiel" not in issued.text
    assert "2026" not in repr(issued).replace(issued.seal, "")


def changed(**changes: object) -> str:
    """Return the receipt with other content and, like a careful forger, a new seal."""
    content = {**json.loads(ISSUED.text), **changes}
    del content["seal"]
    content["seal"] = fingerprint(content)
    return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"2026-02-28"', '"2026-04-28"'),
        ('"count": 2', '"count": 3'),
        ('"answer": "yes"', '"answer": "no"'),
        ('"on": "2026-10-05"', '"on": "2026-10-06"'),
        ('"months": 6', '"months": 5'),
        ('"subject": "p1"', '"subject": "p2"'),
        ('"de": "Trotz Bemühungen"', '"de": "Trotz allem"'),
        ('"seal": "', '"seal": "0'),
        ('"format": "outreach-receipt/1"', '"format": "outreach-receipt/2"'),
        ("\n", " "),
        ("{", ""),
    ],
)
def test_a_changed_receipt_is_noticed(old: str, new: str) -> None:
    assert old in ISSUED.text
    with pytest.raises(InvalidInputError):
        replay(ISSUED.text.replace(old, new, 1))


def test_an_answer_that_does_not_follow_is_noticed_even_with_a_new_seal() -> None:
    for text in (
        changed(answer="no"),
        changed(law="2023-01-01", nodes=[]),
        changed(fingerprint="0" * 64),
        changed(facts={"last_two_way_contact": {"day": "2026-09-28"}}),
    ):
        with pytest.raises(InvalidInputError):
            replay(text)


def test_only_a_seal_noted_elsewhere_reveals_a_careful_forger() -> None:
    other = receipt(judge(KASSEL.rule, {**LOST, "efforts_since": 9}, on=ON), KASSEL)
    assert replay(other).answer is Answer.YES
    with pytest.raises(InvalidInputError, match="another seal"):
        replay(other, seal=ISSUED.seal)


@pytest.mark.parametrize(
    "value",
    [3, {}, {"day": "gestern"}, {"count": -1}, {"flag": 1}, {"text": "x"}, {"choices": [1]}],
)  # fmt: skip
def test_a_fact_that_is_none_is_refused_without_quoting_it(value: object) -> None:
    with pytest.raises(InvalidInputError) as caught:
        replay(changed(facts={"last_two_way_contact": value}))
    assert "facts.last_two_way_contact" in str(caught.value)
    assert "gestern" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "null", "[]", "3", "{}", '{"on": 1}'])
def test_what_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match="receipt"):
        replay(text)


def test_a_finding_of_another_rulebook_gets_no_receipt() -> None:
    with pytest.raises(InvalidValueError, match="rulebook"):
        receipt(judge(KASSEL.rule, LOST, on=ON), kassel(efforts=3))


def test_it_shows_what_would_be_different_today() -> None:
    stricter: Rulebook = attrs.evolve(kassel(efforts=3), version="2030-01")
    today = D(2030, 1, 7)
    found = recheck(ISSUED, on=today, rulebook=stricter)
    assert found.differs
    assert found.words.de == (
        "Am 5. Oktober 2026 war die Antwort: ja. Am 7. Januar 2030 wäre sie: nein."
    )
    same = recheck(ISSUED.text, on=today)
    assert not same.differs
    assert "dieselbe" in same.words.de
    never = recheck(ISSUED, on=today, facts={**LOST, "last_two_way_contact": NEVER})
    assert never.now.answer is Answer.YES


def test_the_law_of_another_day_can_be_asked_for() -> None:
    silence = kassel().rule
    with pytest.raises(NotInForceError):
        judge(silence, LOST, on=ON, law=D(2022, 3, 31))
    assert regimes(silence) == (D(2022, 4, 1),)
    assert judge(silence, LOST, on=ON, law=ON) == judge(silence, LOST, on=ON)
    other = judge(silence, LOST, on=ON, law=D(2023, 1, 1))
    assert other != judge(silence, LOST, on=ON)
    assert all(each.law == D(2023, 1, 1) for each in other.walk())
    assert replay(receipt(other, kassel())) == other
