"""Every check says what, why and how to fix it in German and in English."""

import json
import re

import pytest
from kit_good import GOOD, plugin_of

from outreach_core.testing import (
    ALL_CHECKS,
    CheckOutcome,
    KitCheck,
    run_conformance,
)


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.id)
def test_a_check_speaks_both_languages(check: KitCheck) -> None:
    for words in (check.what, check.why, check.fix):
        assert words.de.strip() != ""
        assert words.en.strip() != ""
        # Code says the same in both languages.
        assert words.de != words.en or re.search(r"[=(]", words.en)


def test_what_was_not_tried_says_why_in_both_languages() -> None:
    report = run_conformance(
        plugin_of("outreach_workdays", GOOD["outreach_workdays"]),
        name="calendar",
        heavy=False,
    )
    left_out = [r for r in report.results if r.outcome is CheckOutcome.NOT_TRIED]
    assert {need for result in left_out for need in result.needs} >= {
        "heavy",
        "installed",
        "settings",
    }
    for result in left_out:
        assert result.reason.de != result.reason.en
        assert all(need in result.reason.de for need in result.needs)
    again = json.loads(report.to_json())["results"]
    assert {type(each["reason"]) for each in again} == {dict}


def test_a_waiver_is_told_in_the_words_of_its_author() -> None:
    reason = "Unser Register hat immer Koordinaten."
    report = run_conformance(
        plugin_of("outreach_travel_times", GOOD["outreach_travel_times"]),
        name="ways",
        heavy=False,
        waive={"TRT-07": reason},
    )
    (result,) = (each for each in report.results if each.check == "TRT-07")
    assert (result.reason.de, result.reason.en) == (reason, reason)
