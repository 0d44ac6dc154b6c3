"""How does the same letter become the same bytes? A zip without the time of day."""

import io
import zipfile
from typing import Final

from docx.document import Document

_FIRST: Final = "[Content_Types].xml"
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o600 << 16


def packed(document: Document) -> bytes:
    """Return the file: parts in a fixed order, each with the same time."""
    given = io.BytesIO()
    document.save(given)
    made = io.BytesIO()
    with (
        zipfile.ZipFile(given) as parts,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in sorted(parts.namelist(), key=lambda n: (n != _FIRST, n)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Python writes another system byte on Windows; the bytes shall not tell.
            entry.create_system = 0
            entry.external_attr = _PLAIN_FILE
            file.writestr(entry, parts.read(name))
    return made.getvalue()
