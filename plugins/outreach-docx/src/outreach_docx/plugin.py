"""What this plug-in hands to the registry."""

from typing import Final

from outreach_core.hooks import API_VERSION, LetterFormat, PluginSettings, hookimpl
from outreach_docx.word_format import DocxFormat

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = ()


@hookimpl
def outreach_letter_formats(
    settings: PluginSettings,  # noqa: ARG001  the format has nothing to set
) -> tuple[LetterFormat, ...]:
    """Bring the letter format "docx"."""
    return (DocxFormat(),)
