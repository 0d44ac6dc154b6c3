"""The factory: fresh classes, strict waivers, a floor, a result file."""

import json
from pathlib import Path
from typing import Any

import pytest
from kit_broken_kinds import WAYS
from kit_good import GOOD, README, plugin_of

from outreach_core.errors import InvalidInputError
from outreach_core.testing import BrokenPromiseError, conformance, run_conformance

HOOK = "outreach_travel_times"


def suite(plugin: Any, **given: Any) -> type[Any]:
    return conformance(plugin, name="good", readme=README, **given)


def the_test(made: type[Any], check: str) -> Any:
    (name,) = (n for n in vars(made) if n.startswith(f"test_{check.replace('-', '_')}"))
    return getattr(made(), name)


def test_each_call_makes_a_class_of_its_own_with_thirty_tests_and_more() -> None:
    plugin = plugin_of(HOOK, GOOD[HOOK])
    one, two = suite(plugin), suite(plugin)
    assert one is not two
    tests = [name for name in vars(one) if name.startswith("test_")]
    assert len(tests) > 30
    assert not {vars(one)[n] for n in tests} & {vars(two)[n] for n in tests}


def test_a_broken_promise_names_what_why_and_how_to_fix(tmp_path: Path) -> None:
    test = the_test(suite(WAYS["TRT-02"]()), "TRT-02")
    with pytest.raises(BrokenPromiseError) as caught:
        test(tmp_path)
    said = str(caught.value)
    assert caught.value.check == "TRT-02"
    assert all(part in said for part in ("found:", "why:", "how to fix:", "max(0"))


def test_a_waived_check_is_an_expected_failure(tmp_path: Path) -> None:
    made = suite(WAYS["TRT-02"](), waive={"TRT-02": "Our trains run backwards."})
    with pytest.raises(pytest.xfail.Exception, match="backwards"):
        the_test(made, "TRT-02")(tmp_path)


def test_a_waiver_that_is_not_needed_fails(tmp_path: Path) -> None:
    made = suite(plugin_of(HOOK, GOOD[HOOK]), waive={"TRT-02": "No longer true."})
    with pytest.raises(pytest.fail.Exception, match="take out the waiver"):
        the_test(made, "TRT-02")(tmp_path)


@pytest.mark.parametrize("waive", [{"TRT-02": " "}, {"SRC-01": "why"}, {"X": "why"}])
def test_a_waiver_needs_a_reason_and_a_check(waive: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError, match=next(iter(waive))):
        suite(plugin_of(HOOK, GOOD[HOOK]), waive=waive)


def test_results_are_written_on_request(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    made = suite(plugin_of(HOOK, GOOD[HOOK]), report=file)
    the_test(made, "TRT-01")(tmp_path)
    found = json.loads(file.read_text(encoding="utf-8"))
    assert [each["check"] for each in found["results"]] == ["TRT-01"]
    assert found["passed"] is False, "one check is not enough"


def test_the_report_is_the_same_as_the_tests() -> None:
    report = run_conformance(WAYS["TRT-02"](), name="good", readme=README, heavy=False)
    assert [each.check for each in report.failures] == ["TRT-02"]
    assert not report.passed
    assert json.loads(report.to_json())["kinds"] == [HOOK]
