"""Each check catches a plug-in that breaks its promise, and nothing else is to blame."""

from pathlib import Path
from typing import Any

import attrs
import kit_broken_all
import kit_broken_data
import kit_broken_inputs
import kit_broken_kinds
import kit_broken_modules
import kit_broken_outputs
import pytest
from kit_also import ALSO
from kit_good import GOOD, plugin_of
from test_control import given_for

from outreach_core import Words
from outreach_core.testing import ALL_CHECKS, BrokenLawError, CheckOutcome, laws_for
from outreach_core.testing.kit import for_rulebooks
from outreach_core.testing.kit.bench import AS_OF, Bench
from outreach_core.testing.kit.catalogue import checks_for
from outreach_core.testing.kit.running import applicant_of, judged

CHECKS = {check.id: check for check in ALL_CHECKS}
BROKEN = kit_broken_all.BROKEN | {
    name: (lambda make=make: (make(), {}))
    for table in (
        kit_broken_kinds.CALENDARS,
        kit_broken_kinds.WAYS,
        kit_broken_kinds.PLANNERS,
        kit_broken_kinds.FORMATS,
        kit_broken_kinds.LETTER_CHECKS,
        kit_broken_inputs.SOURCES,
        kit_broken_inputs.LISTS,
        kit_broken_outputs.STORES,
        kit_broken_outputs.SINKS,
        kit_broken_data.SECTIONS,
        kit_broken_data.SCREENERS,
        kit_broken_data.BOOKS,
        kit_broken_data.TEMPLATES,
    )
    for name, make in table.items()
}


def applicant(plugin: Any, given: dict[str, Any], folder: Path) -> Any:
    hook = next(name for name in GOOD if hasattr(plugin, name))
    nothing: dict[str, Any] = dict.fromkeys(
        ("settings", "folder", "variables", "samples", "as_of", "text_of")
    )
    usual = {k: v for k, v in given_for(hook, folder).items() if k != "heavy"}
    nothing |= {"as_of": AS_OF, "people": ()}
    return applicant_of(plugin, **(nothing | usual | given))


@pytest.mark.parametrize("check", sorted(BROKEN))
def test_a_broken_promise_is_seen_and_told_in_both_languages(
    check: str, tmp_path: Path
) -> None:
    plugin, given = BROKEN[check]()
    folder, scratch = tmp_path / "sample", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    bench = Bench(applicant(plugin, given, folder), scratch)
    result = judged(CHECKS[check], bench, {})
    assert result.outcome is CheckOutcome.FAILED, result.reason
    assert result.found.de
    assert result.found.de != result.found.en


@pytest.mark.slow
@pytest.mark.parametrize("check", sorted(BROKEN))
def test_nothing_else_is_to_blame(check: str, tmp_path: Path) -> None:
    plugin, given = BROKEN[check]()
    folder = tmp_path / "sample"
    folder.mkdir()
    found = set()
    for number, other in enumerate(checks_for(applicant(plugin, given, folder).kinds)):
        scratch = tmp_path / f"{number:03}"
        scratch.mkdir()
        bench = Bench(applicant(plugin, given, folder), scratch)
        if not other.heavy and judged(other, bench, {}).outcome is CheckOutcome.FAILED:
            found.add(other.id)
    assert check in found
    assert found - {check} <= set(ALSO.get(check, "").split())


@pytest.mark.parametrize("law", [*sorted(for_rulebooks._NUMBERED), "a-new-law"])  # noqa: SLF001  each must have a number
def test_a_broken_law_is_seen_by_its_own_check(
    law: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_law(rule: Any) -> Any:
        def body(_: Any) -> None:
            raise BrokenLawError(law, Words("gebrochen", "broken"))

        for real in laws_for(rule):
            yield attrs.evolve(real, body=body) if real.name == law else None
        yield attrs.evolve(real, name="a-new-law", body=body, judges=False)

    monkeypatch.setattr(
        for_rulebooks,
        "laws_for",
        lambda rule: [x for x in broken_law(rule) if x and x.name == law],
    )
    hook = "outreach_rulebooks"
    bench = Bench(applicant(plugin_of(hook, GOOD[hook]), {}, tmp_path), tmp_path / "s")
    laws = [check for check in ALL_CHECKS if check.id.startswith("RUL") and check.heavy]
    seen = [c.id for c in laws if judged(c, bench, {}).outcome is CheckOutcome.FAILED]
    number = for_rulebooks._NUMBERED.get(law, 20)  # noqa: SLF001  see above
    assert seen == [f"RUL-{number}"]


def test_every_check_has_a_plugin_that_breaks_it() -> None:
    laws = {check.id for check in ALL_CHECKS if check.id >= "RUL-20" and check.heavy}
    shown = {
        *BROKEN,
        *(i for i in laws if i.startswith("RUL")),
        *kit_broken_modules.BROKEN,
    }
    assert sorted(set(CHECKS) - shown) == []
