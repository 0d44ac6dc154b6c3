"""What every plug-in of outreach_core promises, tried on this one."""

from outreach_cli import plugin
from outreach_core.testing import conformance

TestCli = conformance(plugin, mark_heavy="slow")
