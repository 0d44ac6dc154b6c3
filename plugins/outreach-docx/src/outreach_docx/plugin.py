"""What this plug-in hands to the registry."""

from typing import Final

from outreach_core.hooks import API_VERSION

OUTREACH_API: Final = API_VERSION
