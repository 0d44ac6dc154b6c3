"""What every plug-in of outreach_core promises, tried on this one."""

from outreach_core.testing import conformance
from outreach_ics import plugin

NEWER_EDITION = (
    "A parcel of the same name is the newer edition of one document: the plan and the "
    "worklist of a week are replaced on purpose. Letters are named by their key."
)

TestIcs = conformance(
    plugin, mark_heavy="slow", waive={"SNK-11": NEWER_EDITION, "SNK-15": NEWER_EDITION}
)
