"""Find people who dropped out of contact, write kindly, visit in pairs, come again.

Each package below has one door: ``from outreach_core.rules import judge``.
"""

from outreach_core._messages import Language, Words
from outreach_core.errors import OutreachError

__all__ = ["Language", "OutreachError", "Words"]
