"""What every plug-in of outreach_core promises, tried on this one."""

from outreach_cli import plugin
from outreach_core.testing import conformance

NEWER_EDITION = (
    "A parcel of the same name is the newer edition of one document: the plan and the "
    "worklist of a week are replaced on purpose. Letters are named by their key."
)

TestCli = conformance(
    plugin, mark_heavy="slow", waive={"SNK-11": NEWER_EDITION, "SNK-15": NEWER_EDITION}
)
