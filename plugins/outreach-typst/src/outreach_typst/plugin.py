"""What this plug-in hands to the registry."""

from pathlib import Path
from typing import Final

from outreach_core import Words
from outreach_core.hooks import (
    API_VERSION,
    LetterFormat,
    PluginSettings,
    Setting,
    Sink,
    hookimpl,
    one_of,
)
from outreach_typst.field_sink import FieldPdfSink
from outreach_typst.pdf_format import STANDARDS, PdfFormat

OUTREACH_API: Final = API_VERSION
_KEPT_TO: Final = Setting(
    key="standards",
    shape=one_of(*STANDARDS),
    help=Words(
        '"letter": PDF/UA-1, für Post und Mail. "e-file": dazu PDF/A-2a, für die E-Akte.',
        '"letter": PDF/UA-1, for post and mail. "e-file": PDF/A-2a besides, for the '
        "electronic file.",
    ),
    default="letter",
)
OUTREACH_SETTINGS: Final = (_KEPT_TO,)


@hookimpl
def outreach_sinks(settings: PluginSettings) -> tuple[Sink, ...]:
    """Bring the sink "field-pdf"."""
    return (FieldPdfSink(folder=Path(settings.output)),)


@hookimpl
def outreach_letter_formats(settings: PluginSettings) -> tuple[LetterFormat, ...]:
    """Bring the letter format "pdf"."""
    return (PdfFormat(standards=settings.of(_KEPT_TO)),)
