"""The letters that the library brings along, as source texts and proven templates."""

from outreach_core.letters.shipped.templates import (
    SOURCES,
    shipped_template,
    shipped_templates,
)

__all__ = ["SOURCES", "shipped_template", "shipped_templates"]
