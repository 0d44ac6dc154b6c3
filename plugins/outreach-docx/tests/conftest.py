"""Word files read back with python-docx, as somebody else's program would."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from outreach_core.letters import DIN_5008_B, Letter, PrintProfile
from outreach_docx.word_format import DocxFormat


@pytest.fixture
def opened() -> Callable[..., Document]:
    """Render a letter and open what came out."""

    def render(letter: Letter, profile: PrintProfile = DIN_5008_B) -> Document:
        content = DocxFormat().render(letter, profile).content
        return docx.Document(io.BytesIO(content))

    return render


@pytest.fixture
def value_of() -> Callable[..., Any]:
    """Read an attribute of an element below another; ``None`` where it is not there."""

    def read(above: Any, path: str, attribute: str = "val") -> str | None:
        below = above.find("/".join(qn(f"w:{name}") for name in path.split("/")))
        return None if below is None else below.get(qn(f"w:{attribute}"))

    return read
