"""How does the same letter become the same bytes? A zip without the time of day.

python-docx would write the hour of writing into every part; so the parts are taken from
it and put together here.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from docx.document import Document

_CONTENT_TYPES: Final = "[Content_Types].xml"
_PACKAGE_RELATIONS: Final = "_rels/.rels"
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o600 << 16


def packed(document: Document, empty: bytes) -> bytes:
    """Return the file: parts in a fixed order, each with the same time.

    Args:
        document: The letter, made of *empty* without another part.
        empty: The file that *document* was opened from; it lists the types of its parts.
    """
    with zipfile.ZipFile(io.BytesIO(empty)) as file:
        types = file.read(_CONTENT_TYPES)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        _write(file, _CONTENT_TYPES, types)
        for name, content in sorted(_parts(document)):
            _write(file, name, content)
    return made.getvalue()


def _parts(document: Document) -> Iterator[tuple[str, bytes]]:
    package = document.part.package
    yield _PACKAGE_RELATIONS, _bytes(package.rels.xml)
    for part in package.iter_parts():
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, _bytes(part.rels.xml)


def _bytes(xml: object) -> bytes:
    # Declared as text by python-docx 1.2, and bytes in truth.
    return xml if isinstance(xml, bytes) else str(xml).encode()


def _write(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # Python writes another system byte on Windows; the bytes shall not tell.
    entry.create_system = 0
    entry.external_attr = _PLAIN_FILE
    file.writestr(entry, content)
