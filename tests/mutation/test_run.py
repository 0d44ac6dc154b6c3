"""Does the run say truly who was noticed, and leave every file as it was?

A house of one small file is built beside the real one, with the real runner in it. Two
of its faults are known to go unnoticed: nobody asks about the 66th or 67th year.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HOW = "needs mutmut: uv run --group mutation pytest -m slow tests/mutation"
pytest.importorskip("mutmut", reason=HOW)
pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AGES = '''"""Who is of age, and who is old?"""

ADULT_YEARS = 18


def is_adult(years: int) -> bool:
    """Say whether somebody is of age."""
    return years >= ADULT_YEARS


def is_old(years: int) -> bool:
    """Say whether somebody is old."""
    return years > 66
'''
TESTS = """from outreach_core.tiny.ages import is_adult, is_old


def test_of_age_is_who_is_eighteen():
    assert [is_adult(years) for years in (17, 18, 19)] == [False, True, True]


def test_old_is_who_is_ninety():
    assert is_old(90)
    assert not is_old(20)
"""
HOUSE = "import outreach_core.tiny.ages\n\n\ndef test_nothing():\n    pass\n"
ARGUED = r"""[[survivor]]
pattern = '^\+ .*67$'
because = "nobody turns 67 here"
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with one package of one file, its tests and the runner."""
    root = tmp_path_factory.mktemp("house")
    for path, text in {
        "src/outreach_core/__init__.py": "",
        "src/outreach_core/tiny/__init__.py": "",
        "src/outreach_core/tiny/ages.py": AGES,
        "tests/tiny/test_ages.py": TESTS,
        "tests/architecture/test_codes.py": HOUSE,
        "tests/architecture/test_records.py": HOUSE,
        "tests/architecture/test_canaries.py": HOUSE,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "conftest.py", root)
    shutil.copytree(
        HERE, root / "tests" / "mutation", ignore=lambda *_: {"test_run.py"}
    )
    (root / "tests/mutation/argued.toml").write_text(ARGUED, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def run(house: Path) -> Run:
    """Plant faults in the small house."""

    def plant(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                sys.executable,
                "tests/mutation/run.py",
                "tiny",
                "--jobs",
                "1",
                *arguments,
            ],
            cwd=house,
            env={"PYTHONPATH": str(house / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    return plant


@pytest.fixture(scope="module")
def whole(run: Run) -> subprocess.CompletedProcess[str]:
    """One run over all faults of the small house."""
    return run("--floor", "70")


def survivors(said: str) -> list[str]:
    return re.findall(r"^    \+ (.*)$", said, re.MULTILINE)


def test_survivors_are_named_with_place_and_change(
    whole: subprocess.CompletedProcess[str],
) -> None:
    assert survivors(whole.stdout) == ["return years >= 66", "return years > 67"]
    assert len(re.findall(r"survived \w{8} tiny/ages\.py:13 is_old", whole.stdout)) == 2
    assert "    - return years > 66\n" in whole.stdout


def test_who_was_noticed_is_counted_and_not_named(
    whole: subprocess.CompletedProcess[str],
) -> None:
    # 18 becomes 19 or None; >= becomes >: each changes an answer that is asked for.
    assert "ADULT_YEARS" not in whole.stdout
    (counted,) = re.findall(
        r"^all +(\d+) of +(\d+) noticed", whole.stdout, re.MULTILINE
    )
    noticed, tried = map(int, counted)
    assert (noticed, tried) == (3, 5)


def test_an_argued_survivor_is_told_with_its_reason_and_still_counts(
    whole: subprocess.CompletedProcess[str],
) -> None:
    assert "> 67\n    argued: nobody turns 67 here" in whole.stdout
    assert "2 survived, 1 of them argued" in whole.stdout


def test_no_fault_is_ever_written_to_a_file(
    whole: subprocess.CompletedProcess[str], house: Path
) -> None:
    assert whole.stdout
    written = [path for path in house.rglob("*.py") if "mutation" not in path.parts]
    texts = {path.name: path.read_text(encoding="utf-8") for path in written}
    assert texts["ages.py"] == AGES
    assert texts["test_ages.py"] == TESTS
    assert len(written) == 8


def test_below_the_floor_the_run_fails_and_above_it_does_not(
    whole: subprocess.CompletedProcess[str], run: Run
) -> None:
    assert whole.returncode == 1
    again = run("--floor", "60", "--resume")
    assert again.returncode == 0
    assert survivors(again.stdout) == survivors(whole.stdout)


def test_the_same_seed_draws_the_same_faults(run: Run) -> None:
    first, second = (
        run("--sample", "2", "--seed", "week", "--floor", "0") for _ in "ab"
    )
    timeless = [re.sub(r"\[\d+ s\]", "", each.stdout) for each in (first, second)]
    assert timeless[0] == timeless[1]
    assert "of     2 noticed" in timeless[0]


def test_tests_that_fail_already_are_no_judges(run: Run, house: Path) -> None:
    broken = house / "tests/tiny/test_broken.py"
    broken.write_text("def test_it():\n    assert False\n", encoding="utf-8")
    try:
        refused = run()
    finally:
        broken.unlink()
    assert refused.returncode == 1
    assert "fail without any mutant" in refused.stderr
