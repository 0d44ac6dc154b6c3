"""Rules as plain data, their fingerprint, and rulebooks."""

import json
import pickle

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.calendar import SGB_II_AGE_LIMIT, months
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.rules import (
    Rule,
    Rulebook,
    definitions,
    fingerprint,
    parameter,
    rule,
    to_data,
)
from outreach_core.strategies.rules import SAMPLE_FACTS, rules

D = pendulum.Date
RULES = rules()
CONTACT, BIRTH, EFFORTS, BENEFIT, HOLDS = SAMPLE_FACTS
T = Words("Titel", "title")


def silence(count: int, source: str = "§ 1") -> object:
    return parameter("silence", title=T).since(
        D(2020, 1, 1), months(count).after_event, source=source
    )


def book(**changes: object) -> Rulebook:
    whole = {
        "name": "test",
        "version": "1",
        "title": T,
        "source": "Konzept",
        "rule": rule(T, CONTACT.over(silence(6)), BENEFIT.is_true, source="S", key="k"),
    }
    return Rulebook(**{**whole, **changes})


def test_a_rule_is_written_down_whole() -> None:
    assert to_data(book().rule) == {
        "facts": {
            "benefit": {
                "kind": "flag",
                "title": {"de": "benefit (de)", "en": "benefit (en)"},
                "if_true": {"de": "benefit (de)", "en": "benefit (en)"},
                "if_false": {"de": "no benefit (de)", "en": "no benefit (en)"},
            },
            "contact": {
                "kind": "date",
                "title": {"de": "contact (de)", "en": "contact (en)"},
                "if_never": {"de": "no contact (de)", "en": "no contact (en)"},
            },
        },
        "parameters": {
            "silence": {
                "title": {"de": "Titel", "en": "title"},
                "unit": {"de": "", "en": ""},
                "steps": [
                    {
                        "since": "2020-01-01",
                        "value": {"months": 6, "convention": "after_event"},
                        "source": "§ 1",
                        "note": "",
                    }
                ],
            }
        },
        "rule": {
            "title": {"de": "Titel", "en": "title"},
            "source": "S",
            "key": "k",
            "means": {
                "all_of": [{"over": ["contact", "silence"]}, {"is_true": "benefit"}]
            },
        },
    }


def test_an_age_limit_is_written_down_cohort_by_cohort() -> None:
    limit = parameter("limit", title=T).since(
        D(2020, 1, 1), SGB_II_AGE_LIMIT, source="§ 7a SGB II"
    )
    (step,) = to_data(BIRTH.over(limit))["parameters"]["limit"]["steps"]
    cohorts = step["value"]["age_limit"]
    assert cohorts[0] == {"born_from": "", "months": 780}
    assert cohorts[-1] == {"born_from": "1964-01-01", "months": 804}


@given(RULES)
def test_every_rule_can_be_written_as_json(made: object) -> None:
    data = to_data(made)
    assert json.loads(json.dumps(data)) == data


@given(RULES, RULES)
def test_rules_share_data_and_fingerprint_exactly_when_they_are_equal(
    one: object, other: object
) -> None:
    assert (to_data(one) == to_data(other)) == (one == other)
    same = fingerprint(to_data(one)) == fingerprint(to_data(other))
    assert same == (one == other)
    again = pickle.loads(pickle.dumps(one))  # noqa: S301  made in this line
    assert fingerprint(to_data(again)) == fingerprint(to_data(one))


@given(st.data())
def test_the_order_of_keys_plays_no_part_in_a_fingerprint(data: st.DataObject) -> None:
    whole = book().data
    keys = data.draw(st.permutations(sorted(whole)))
    assert fingerprint({key: whole[key] for key in keys}) == book().fingerprint


@pytest.mark.parametrize(
    "other",
    [
        book(version="2"),
        book(name="other"),
        book(source="Weisung"),
        book(note="Hinweis"),
        book(title=Words("Anders", "different")),
        book(rule=rule(T, CONTACT.over(silence(7)), BENEFIT.is_true)),
        book(rule=rule(T, CONTACT.over(silence(6, source="§ 2")), BENEFIT.is_true)),
        book(rule=rule(T, BENEFIT.is_true, CONTACT.over(silence(6)))),
    ],
)
def test_any_change_of_a_rulebook_changes_its_fingerprint(other: Rulebook) -> None:
    assert other.fingerprint != book().fingerprint
    assert len(other.fingerprint) == 64


def test_a_fingerprint_never_changes_between_versions_of_python() -> None:
    """From sha256sum, not from this code: old records must still be found."""
    plain = {"b": [1, "ä"], "a": {"de": "x"}}
    assert fingerprint(plain) == (
        "87fa72b5e862b298fbd84e50f96dd6bf76af1aace69b39f5b2320cff85fbda08"
    )


def test_one_name_cannot_mean_two_things() -> None:
    twice = CONTACT.over(silence(6)) | BIRTH.over(silence(7))
    other = attrs.evolve(CONTACT, title=Words("anders", "different"))
    clash = twice & other.never_happened
    for make in (definitions, to_data, lambda made: book(rule=made)):
        with pytest.raises(InvalidInputError) as caught:
            make(clash)
        assert caught.value.subject == Words("Regel", "rule")
        assert [fault.de for fault in caught.value.faults] == [
            f"Zwei verschiedene {what}; geben Sie einer einen anderen Namen."
            for what in ("Tatsachen heißen 'contact'", "Größen heißen 'silence'")
        ]
        assert [fault.en for fault in caught.value.faults] == [
            f"Two different {what}; give one of them another name."
            for what in (
                "facts are called 'contact'",
                "parameters are called 'silence'",
            )
        ]


@given(RULES)
def test_one_fact_asked_about_twice_is_no_clash(made: Rule) -> None:
    assert definitions(made & ~made) == definitions(made)


def test_a_rule_lists_its_facts_parameters_and_regimes() -> None:
    stepped = silence(6).since(D(2026, 7, 1), months(4).after_event, source="§ 2")
    used = definitions(CONTACT.over(stepped) & BENEFIT.is_true & CONTACT.over(stepped))
    assert used.facts == (BENEFIT, CONTACT)
    assert used.parameters == (stepped,)
    assert used.regimes == (D(2020, 1, 1), D(2026, 7, 1))


@pytest.mark.parametrize("field", ["name", "version", "source", "rule"])
def test_a_rulebook_says_what_it_is_and_where_it_comes_from(field: str) -> None:
    with pytest.raises(InvalidValueError, match=field):
        book(**{field: ""})
