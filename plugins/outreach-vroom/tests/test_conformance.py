"""What every plug-in of outreach_core promises, tried on this one."""

import pytest

from outreach_core.testing import conformance
from outreach_vroom import plugin

# Every plan starts a child process, so CI tries them and not each run at a desk.
TestVroom = pytest.mark.slow(conformance(plugin))
