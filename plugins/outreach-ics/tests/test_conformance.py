"""What every plug-in of outreach_core promises, tried on this one."""

from outreach_core.testing import conformance
from outreach_ics import plugin

TestIcs = conformance(plugin, mark_heavy="slow")
