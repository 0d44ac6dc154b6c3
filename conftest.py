"""How every test of the core and of the plug-ins runs."""

import os
import shutil

import pytest
from hypothesis import settings

# A slow machine is no reason to fail; in CI the same examples run every time. Half of
# Hypothesis' own number keeps the default run under five minutes on two cores.
settings.register_profile(
    "outreach",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=50,
    print_blob=True,
)
# Many more examples, others every night; a failure stays reproducible by its blob.
settings.register_profile(
    "nightly", parent=settings.get_profile("outreach"), max_examples=2_000
)
# For mutation testing: each of thousands of mutants costs one run of the tests.
settings.register_profile(
    "mutation",
    parent=settings.get_profile("outreach"),
    max_examples=15,
    derandomize=True,
    database=None,
)
settings.load_profile(os.environ.get("OUTREACH_HYPOTHESIS_PROFILE", "outreach"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a browser where none is; fail where one must be (.ci/run)."""
    if item.get_closest_marker("browser") is None or shutil.which("chromium"):
        return
    missing = "no chromium on this machine: apt-get install chromium"
    if os.environ.get("OUTREACH_REQUIRE_BROWSER"):
        pytest.fail(missing)
    pytest.skip(missing)
