"""What only shows in another process, or in an installed distribution, is seen too."""

import importlib
import sys
from pathlib import Path

import kit_broken_modules
import pytest

from outreach_core.testing import ALL_CHECKS, CheckOutcome
from outreach_core.testing.kit.bench import Applicant, Bench
from outreach_core.testing.kit.origins import distribution_of
from outreach_core.testing.kit.running import judged

CHECKS = {check.id: check for check in ALL_CHECKS}


@pytest.mark.slow
@pytest.mark.parametrize("check", sorted(kit_broken_modules.BROKEN))
def test_a_broken_module_is_seen(
    check: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"odd_{check.lower().replace('-', '_')}"
    (tmp_path / f"{name}.py").write_text(
        kit_broken_modules.BROKEN[check], encoding="utf-8"
    )
    info = tmp_path / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
    points = f"[outreach_core]\nOdd_Name = {name}\n"
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module(name)
    distribution, version = distribution_of(module)
    assert (distribution, version) == (name, "1.0")
    applicant = Applicant(plugin=module, name="Odd_Name", distribution=distribution)
    result = judged(CHECKS[check], Bench(applicant, tmp_path / "scratch"), {})
    assert result.outcome is CheckOutcome.FAILED, result.reason
    sys.modules.pop(name)
