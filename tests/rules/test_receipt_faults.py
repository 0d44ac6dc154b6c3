"""What exactly does an auditor read about a receipt that does not hold?"""

import json

import pendulum
import pytest

from outreach_core.eligibility import kassel
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.rules import (
    Answer,
    Receipt,
    fingerprint,
    judge,
    receipt,
    recheck,
    replay,
)

D = pendulum.Date
ON = D(2026, 10, 5)
KASSEL = kassel()
LOST = {
    "last_two_way_contact": D(2026, 2, 28),
    "efforts_since": 2,
    "in_benefit": True,
    "holds": frozenset(),
}
ISSUED = receipt(judge(KASSEL.rule, LOST, on=ON), KASSEL, subject="p1")
CONTENT = json.loads(ISSUED.text)


def forged(**changes: object) -> str:
    """The receipt with other content and, like a careful forger, a new seal."""
    content = {**CONTENT, **changes}
    del content["seal"]
    content["seal"] = fingerprint(content)
    return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1)


def with_fact(value: object) -> str:
    return forged(facts={**CONTENT["facts"], "efforts_since": value})


def without(key: str) -> str:
    return json.dumps({k: v for k, v in CONTENT.items() if k != key})


NODES = CONTENT["nodes"]
TURNED = [{**NODES[0], "answer": "no"}, *NODES[1:]]
STRANGE = [{**NODES[0], "answer": "Frau Canary"}, *NODES[1:]]
CASES = (
    ("no JSON", "{", ["Das ist kein lesbares JSON."]),
    ("without its day", without("on"), ["Der Schlüssel 'on' fehlt; ergänzen Sie ihn."]),
    (
        "without its seal",
        without("seal"),
        ["Der Schlüssel 'seal' fehlt; ergänzen Sie ihn."],
    ),
    (
        "changed by hand",
        ISSUED.text.replace('"count": 2', '"count": 3'),
        ["Der Beleg wurde verändert: Sein Inhalt passt nicht zu seinem Siegel."],
    ),
    (
        "another format",
        forged(format="outreach-receipt/9"),
        ["format: Dieses Format ist unbekannt; erwartet wird 'outreach-receipt/1'."],
    ),
    (
        "written otherwise",
        ISSUED.text.replace("\n", " "),
        ["Der Beleg ist anders geschrieben, als er ausgestellt wurde."],
    ),
    (
        "another fingerprint",
        forged(fingerprint="0" * 64),
        ["fingerprint: Das Regelwerk im Beleg passt nicht zu seiner Kennung."],
    ),
    (
        "another answer",
        forged(answer="no"),
        ["answer: Aus Regelwerk und Angaben folgt hier 'yes', nicht 'no'."],
    ),
    (
        "an answer that is none",
        forged(answer="Frau Canary"),
        ["answer: Aus Regelwerk und Angaben folgt hier 'yes', nicht '?'."],
    ),
    (
        "a node with another answer",
        forged(nodes=TURNED),
        ["nodes[0]: Aus Regelwerk und Angaben folgt hier 'yes', nicht 'no'."],
    ),
    (
        "a node with a strange answer",
        forged(nodes=STRANGE),
        ["nodes[0]: Aus Regelwerk und Angaben folgt hier 'yes', nicht '?'."],
    ),
    (
        "a node left out",
        forged(nodes=NODES[:-1]),
        ["nodes: Der Beleg wurde verändert: Sein Inhalt passt nicht zu seinem Siegel."],
    ),
    (
        "nodes that are no list",
        forged(nodes=None),
        [
            "nodes: Hier gehört eine Liste hin.",
            "nodes: Der Beleg wurde verändert: Sein Inhalt passt nicht zu seinem Siegel.",
        ],
    ),
    ("no day", forged(on="gestern"), ["on: Hier gehört ein Tag wie 2026-07-01 hin."]),
    (
        "no day of the law",
        forged(law=7),
        ["law: Hier gehört ein Tag wie 2026-07-01 hin."],
    ),
    (
        "a law before the rulebook",
        forged(law="2019-01-01"),
        [
            "Der Wert 'silence' gilt erst ab 2022-04-01. Wählen Sie einen späteren Tag oder tragen Sie den früheren Wert mit seiner Quelle nach."
        ],
    ),
    ("no facts", forged(facts=None), ["facts: Hier gehört eine Tabelle hin."]),
    (
        "a fact of two kinds",
        with_fact({"count": 2, "flag": True}),
        ["facts.efforts_since: Hier gehört eine Angabe wie { day = … } hin."],
    ),
    (
        "a fact of no kind",
        with_fact({"text": "x"}),
        ["facts.efforts_since: Hier gehört eine Angabe wie { day = … } hin."],
    ),
    (
        "a count below zero",
        with_fact({"count": -1}),
        ["facts.efforts_since.count: Hier gehört eine ganze Zahl, 0 oder mehr hin."],
    ),
    (
        "a flag that is none",
        with_fact({"flag": 1}),
        ["facts.efforts_since.flag: Hier gehört eine Angabe wie { day = … } hin."],
    ),
    (
        "an unknown without words",
        with_fact({"unknown": {"de": "x"}}),
        ["facts.efforts_since.unknown: Der Schlüssel 'en' fehlt; ergänzen Sie ihn."],
    ),
    (
        "another kind of fact",
        with_fact({"flag": True}),
        [
            "'efforts_since': erwartet wird eine ganze Zahl oder Unknown. Der Wert wird hier nicht gezeigt."
        ],
    ),
    (
        "choices that are no list",
        with_fact({"choices": "x"}),
        ["facts.efforts_since.choices: Hier gehört eine Liste hin."],
    ),
    (
        "no rulebook",
        forged(rulebook=[]),
        [
            "rulebook: Der Schlüssel 'name' fehlt; ergänzen Sie ihn.",
            "rulebook: Der Schlüssel 'version' fehlt; ergänzen Sie ihn.",
            "rulebook: Der Schlüssel 'title' fehlt; ergänzen Sie ihn.",
            "rulebook: Der Schlüssel 'source' fehlt; ergänzen Sie ihn.",
            "rulebook: Der Schlüssel 'rule' fehlt; ergänzen Sie ihn.",
        ],
    ),
    (
        "a faulty rulebook",
        forged(rulebook={**CONTENT["rulebook"], "version": 1}),
        ["rulebook.version: Hier gehört ein Text in Anführungszeichen hin."],
    ),
)


@pytest.mark.parametrize(
    ("_what", "text", "faults"), CASES, ids=[row[0] for row in CASES]
)
def test_everything_that_is_wrong_is_told_and_no_value_of_the_person(
    _what: str, text: str, faults: list[str]
) -> None:
    with pytest.raises(InvalidInputError, match=r"^receipt( |:)") as caught:
        replay(text)
    assert [fault.de for fault in caught.value.faults] == faults
    assert "Canary" not in str(caught.value)


def test_a_noted_seal_that_differs_is_told_with_its_place() -> None:
    with pytest.raises(InvalidInputError) as caught:
        replay(ISSUED, seal="0" * 64)
    (fault,) = caught.value.faults
    assert (
        fault.en
        == "seal: The receipt carries another seal than the one that was noted."
    )


def test_a_finding_of_another_rulebook_is_refused_by_name() -> None:
    with pytest.raises(InvalidValueError, match="'rulebook'"):
        receipt(judge(KASSEL.rule, LOST, on=ON), kassel(efforts=3))


def test_who_is_not_named_is_nobody_in_particular() -> None:
    issued = receipt(judge(KASSEL.rule, LOST, on=ON), KASSEL)
    assert json.loads(issued.text)["subject"] == ""


@pytest.mark.parametrize("field", ["text", "seal"])
def test_a_receipt_has_a_text_and_a_seal(field: str) -> None:
    whole = {"text": ISSUED.text, "seal": ISSUED.seal}
    for value in ("", None):
        with pytest.raises(InvalidValueError, match=f"'{field}'"):
            Receipt(**{**whole, field: value})


def test_a_receipt_keeps_its_umlauts() -> None:
    assert "Bemühungen" in ISSUED.text


def test_other_facts_of_today_decide_today_and_not_those_of_then() -> None:
    talked = {**LOST, "last_two_way_contact": D(2026, 10, 1)}
    found = recheck(ISSUED, on=D(2026, 10, 12), facts=talked)
    assert (found.then.answer, found.now.answer) == (Answer.YES, Answer.NO)
    assert recheck(ISSUED, on=D(2026, 10, 12)).now.answer is Answer.YES
