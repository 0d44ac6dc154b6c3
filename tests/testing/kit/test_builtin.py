"""What the core itself brings keeps every promise that it asks of others."""

from outreach_core.hooks import builtin
from outreach_core.testing import conformance

README = """# The core's own plug-in

What an office has before it installs anything: rulebooks, calendar, letters, planner.
It reads nothing and writes nothing. Removal: it belongs to the core and stays.

Hooks: outreach_rulebooks, outreach_workdays, outreach_letter_templates,
outreach_letter_formats, outreach_letter_checks, outreach_travel_times,
outreach_planners.
"""

TestBuiltin = conformance(builtin, name="builtin", readme=README, mark_heavy="slow")
