"""The guard that the conformance kit hands to authors, used on the core itself."""

from outreach_core.testing import ImpureError, pure

__all__ = ["ImpureError", "pure"]
