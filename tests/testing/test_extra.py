"""What somebody reads who has the core without its extra for tests."""

import subprocess
import sys

import pytest

# None in sys.modules: Python then finds no module of that name.
WITHOUT = """
import sys
sys.modules["hypothesis"] = None
try:
    __import__(sys.argv[1])
except ModuleNotFoundError as error:
    print(error.name, error)
"""


@pytest.mark.parametrize(
    "module", ["outreach_core.testing", "outreach_core.testing.kit"]
)
def test_without_hypothesis_the_error_says_what_to_install(module: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", WITHOUT, module],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.startswith("hypothesis outreach_core.testing needs Hypothesis")
    assert 'pip install "outreach-core[testing]"' in said
