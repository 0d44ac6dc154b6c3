"""Plain data become the same rule again, or every fault is named with its place."""

import contextlib
import copy
import json

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.calendar import SGB_II_AGE_LIMIT
from outreach_core.eligibility import RULEBOOKS, VOCABULARY, kassel
from outreach_core.errors import InvalidInputError
from outreach_core.rules import (
    Rule,
    Rulebook,
    definitions,
    fingerprint,
    from_data,
    parameter,
    rulebook_from_data,
    to_data,
)
from outreach_core.rules.reading import rulebook_or_faults
from outreach_core.strategies.rules import SAMPLE_FACTS, rulebooks, rules

RULES, BOOKS = rules(), rulebooks()
KASSEL = json.loads(json.dumps(kassel(age_limit=True).data))


@given(RULES)
def test_a_rule_survives_being_written_down(made: Rule) -> None:
    again = from_data(json.loads(json.dumps(to_data(made))))
    assert again == made
    assert fingerprint(to_data(again)) == fingerprint(to_data(made))


@given(BOOKS)
def test_a_rulebook_survives_being_written_down(book: Rulebook) -> None:
    again = rulebook_from_data(book.data)
    assert (again, again.fingerprint) == (book, book.fingerprint)


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_the_shipped_rulebooks_survive_being_written_down(book: Rulebook) -> None:
    assert rulebook_from_data(book.data, vocabulary=VOCABULARY) == book


def test_an_age_limit_survives_being_written_down() -> None:
    limit = parameter("limit", title=SAMPLE_FACTS[0].title).since(
        pendulum.Date(2020, 1, 1), SGB_II_AGE_LIMIT, source="§ 7a SGB II"
    )
    made = SAMPLE_FACTS[1].over(limit)
    assert from_data(to_data(made)) == made


def test_facts_that_are_provided_need_not_be_described_again() -> None:
    data = {key: value for key, value in KASSEL.items() if key != "facts"}
    assert rulebook_from_data(data, vocabulary=VOCABULARY) == kassel(age_limit=True)


def put(path: str, value: object) -> dict[str, object]:
    """Return Kassel with one value changed; ... takes the key away."""
    data = copy.deepcopy(KASSEL)
    *way, last = [int(k) if k.isdigit() else k for k in path.split("/")]
    inner = data
    for key in way:
        inner = inner[key]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return data


FIRST = "rule/means/all_of/0/means/any_of"
STEP = "parameters/silence/steps/0"


@pytest.mark.parametrize(
    ("path", "value", "place", "german", "english"),
    [
        ("vesion", "1", "vesion", "Gemeint: 'version'?", "mean 'version'?"),
        ("version", ..., "", "'version' fehlt", "'version' is missing"),
        ("version", "", "version", "muss etwas stehen", "must stand here"),
        ("version", 1, "version", "Text in Anführungszeichen", "text in quotes"),
        ("source", "", "source", "muss etwas stehen", "must stand here"),
        ("title", "Kassel", "title", "eine Tabelle", "a table"),
        ("title/de", ..., "title", "'de' fehlt", "'de' is missing"),
        ("facts/holds/kind", "choise", "facts.holds.kind", "'choice'", "'choice'"),
        ("facts/holds/kind", ..., "facts.holds", "'kind' fehlt", "'kind' is missing"),
        ("facts/holds/choices/0/name", "A B", "facts.holds.choices[0].name", "Name", "name"),
        ("facts/Holds", {"kind": "count"}, "facts.Holds", "Kleinbuch", "lower-case"),
        (f"{STEP}/since", "1.7.2026", "parameters.silence.steps[0].since", "Tag", "day"),
        (f"{STEP}/since", "20260701", "parameters.silence.steps[0].since", "Tag", "day"),
        (f"{STEP}/since", "2026-02-30", "parameters.silence.steps[0].since", "Tag", "day"),
        (f"{STEP}/source", "", "parameters.silence.steps[0].source", "Quelle", "source"),
        (f"{STEP}/value", 6.5, "parameters.silence.steps[0].value", "Zahl", "number"),
        (f"{STEP}/value", -1, "parameters.silence.steps[0].value", "0 oder", "0 or"),
        (f"{STEP}/value", True, "parameters.silence.steps[0].value", "Zahl", "number"),
        (f"{STEP}/value/months", 0, "parameters.silence.steps[0].value.months", "1", "1"),
        (
            f"{STEP}/value/convention",
            "after_evnt",
            "parameters.silence.steps[0].value.convention",
            "Gemeint: 'after_event'?",
            "mean 'after_event'?",
        ),
        (f"{STEP}/value/month", 6, "parameters.silence.steps[0].value.month", "'months'", "'months'"),
        (f"{STEP}/value", 2, "rule.means.all_of[0].means.any_of[1].over[1]", "Zeitraum", "period"),
        ("parameters/silence/steps", [], "parameters.silence.steps", "Mindestens", "At least"),
        ("rule/means/all_off", [], "rule.means.all_off", "'all_of'", "'all_of'"),
        ("rule/means", {"all_off": []}, "rule.means", "'all_of'", "'all_of'"),
        ("rule/means", [], "rule.means", "eine Tabelle", "a table"),
        ("rule/means/all_of", {}, "rule.means.all_of", "eine Liste", "a list"),
        (
            f"{FIRST}/0/never_happened",
            "last_two_way_contakt",
            "rule.means.all_of[0].means.any_of[0].never_happened",
            "Gemeint: 'last_two_way_contact'?",
            "mean 'last_two_way_contact'?",
        ),
        (
            f"{FIRST}/0/never_happened",
            "holds",
            "rule.means.all_of[0].means.any_of[0].never_happened",
            "Art 'date'",
            "kind 'date'",
        ),
        (f"{FIRST}/1/over", ["birth"], "rule.means.all_of[0].means.any_of[1].over", "Liste aus", "list of"),
        (f"{FIRST}/1/over/1", "silense", "rule.means.all_of[0].means.any_of[1].over[1]", "'silence'", "'silence'"),
        (
            "parameters/excluding_holds/steps/0/value",
            ["decesed"],
            "rule.means.all_of[4].means.not.includes[1]",
            "'deceased'",
            "'deceased'",
        ),
        (
            "parameters/age_limit/steps/0/value/age_limit/1/born_from",
            "2020-01-01",
            "parameters.age_limit.steps[0].value",
            "Jahrgänge",
            "cohorts",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place_in_german_and_english(
    path: str, value: object, place: str, german: str, english: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        rulebook_from_data(put(path, value))
    (fault, *more) = caught.value.faults
    assert not more, more
    assert fault.de.startswith(place)
    assert german in fault.de
    assert english in fault.en


def step(since: str, **changes: object) -> dict[str, object]:
    return {"since": since, "value": 2, "source": "§ 1", "note": "", **changes}


@pytest.mark.parametrize(
    ("steps", "place", "german"),
    [
        ([step("2024-01-01"), step("2023-01-01")], "steps[1].since", "älteste"),
        ([step("2024-01-01"), step("2024-01-01")], "steps[1].since", "überschneiden"),
        (
            [step("2024-01-01"), step("2025-01-01"), step("2023-01-01")],
            "steps[2].since",
            "älteste",
        ),
        ([step("2024-01-01"), step("2025-01-01", value=["a"])], "steps", "derselben Art"),
    ],
)  # fmt: skip
def test_steps_stand_in_order_and_are_of_one_kind(
    steps: list[object], place: str, german: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        rulebook_from_data(put("parameters/enough_efforts/steps", steps))
    (fault,) = caught.value.faults
    assert fault.de.startswith(f"parameters.enough_efforts.{place}: ")
    assert german in fault.de


def test_an_age_limit_may_begin_with_any_whole_number_of_months() -> None:
    cohorts = "parameters/age_limit/steps/0/value/age_limit"
    book = rulebook_from_data(put(cohorts, [{"born_from": "", "months": 1}]))
    (limit,) = [p for p in definitions(book.rule).parameters if p.name == "age_limit"]
    assert [cohort.months for cohort in limit.steps[0].value.cohorts] == [1]


def test_all_faults_are_told_together() -> None:
    data = put(f"{STEP}/since", "gestern")
    data["titel"] = data.pop("title")
    data["rule"]["means"]["all_of"][1]["means"] = {"at_leest": ["efforts_since", "x"]}
    with pytest.raises(InvalidInputError) as caught:
        rulebook_from_data(data, subject="unser.toml")
    assert len(caught.value.faults) == 4
    assert str(caught.value).startswith("unser.toml has 4 faults:")


@pytest.mark.parametrize("data", [{"rule": []}, {}, []])
def test_a_rule_alone_that_is_none_is_refused_as_a_rule(data: object) -> None:
    with pytest.raises(InvalidInputError, match=r"^rule"):
        from_data(data)


@pytest.mark.parametrize("data", [None, [], "kassel"])
def test_what_is_no_table_is_no_rulebook(data: object) -> None:
    with pytest.raises(InvalidInputError) as caught:
        rulebook_from_data(data)
    assert [fault.en for fault in caught.value.faults] == ["This must be a table."]


def test_a_fact_that_nobody_provides_is_a_fault() -> None:
    data = put("facts/last_two_way_contakt", KASSEL["facts"]["birth"])
    assert rulebook_from_data(data)
    with pytest.raises(InvalidInputError, match="mean 'last_two_way_contact'"):
        rulebook_from_data(data, vocabulary=VOCABULARY)
    other = put("facts/birth", {"kind": "count", "title": KASSEL["title"]})
    with pytest.raises(
        InvalidInputError, match=r"facts\.birth: This fact is of the kind"
    ):
        rulebook_from_data(other, vocabulary=VOCABULARY)


def test_what_the_house_provides_is_compared_in_exact_words() -> None:
    data = put("facts/last_two_way_contakt", KASSEL["facts"]["birth"])
    data["facts"]["birth"] = {"kind": "count", "title": KASSEL["title"]}
    with pytest.raises(InvalidInputError) as caught:
        rulebook_from_data(data, vocabulary=VOCABULARY)
    told = {fault.de: fault.en for fault in caught.value.faults}
    _, faults = rulebook_or_faults(data, VOCABULARY)
    assert {fault.code for fault in faults} == {"unknown-name", "wrong-type"}
    (unknown,) = (german for german in told if german.startswith("facts.last"))
    assert unknown.startswith(
        "facts.last_two_way_contakt: Eine Tatsache 'last_two_way_contakt' gibt es nicht."
    )
    assert "There is no fact 'last_two_way_contakt'" in told[unknown]
    assert (
        told["facts.birth: Diese Tatsache ist von der Art 'date'."]
        == "facts.birth: This fact is of the kind 'date'."
    )


def test_a_rule_alone_is_compared_with_what_is_provided_too() -> None:
    data = {"rule": {"is_true": "benefit"}}
    with pytest.raises(InvalidInputError, match="benefit"):
        from_data(data)
    assert from_data(data, vocabulary=SAMPLE_FACTS) == SAMPLE_FACTS[3].is_true


def test_the_places_in_a_rule_alone_begin_at_its_keys() -> None:
    whole = to_data(SAMPLE_FACTS[3].is_true)
    whole["facts"]["benefit"]["titel"] = "x"
    with pytest.raises(InvalidInputError) as caught:
        from_data(whole)
    assert all(fault.en.startswith("facts.benefit") for fault in caught.value.faults)


def test_one_small_fault_is_enough_to_refuse_a_rule() -> None:
    """Even where a rule could be made of the rest."""
    whole = to_data(SAMPLE_FACTS[3].is_true)
    with pytest.raises(InvalidInputError, match="'more'"):
        from_data({**whole, "more": 1})


def test_data_without_a_name_of_their_own_are_called_rulebook() -> None:
    with pytest.raises(InvalidInputError, match=r"^rulebook( |:)"):
        rulebook_from_data({})


@given(st.data())
def test_whatever_stands_there_is_read_or_refused_never_crashes(
    data: st.DataObject,
) -> None:
    junk = st.one_of(
        st.none(), st.booleans(), st.integers(-2, 9), st.floats(), st.text(max_size=3),
        st.lists(st.integers(), max_size=2), st.dictionaries(st.text(), st.none(), max_size=2),
    )  # fmt: skip
    whole = copy.deepcopy(KASSEL)
    inner, key = whole, data.draw(st.sampled_from(sorted(whole)))
    while (
        isinstance(inner[key], dict | list) and inner[key] and data.draw(st.booleans())
    ):
        inner = inner[key]
        keys = sorted(inner) if isinstance(inner, dict) else range(len(inner))
        key = data.draw(st.sampled_from(keys))
    inner[key] = data.draw(junk)
    with contextlib.suppress(InvalidInputError):
        assert isinstance(rulebook_from_data(whole), Rulebook)
