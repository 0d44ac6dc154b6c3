"""The format "pdf": DIN 5008 letters as tagged PDF/UA-1, refused rather than cut off."""

import re
import threading
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs
import typst

from outreach_core.letters import (
    Letter,
    LetterBatch,
    LetterNotRenderedError,
    LetterProblem,
    PrintProfile,
    RenderedLetter,
)
from outreach_typst.batches import batch_of
from outreach_typst.document import document_json
from outreach_typst.refusals import (
    failed,
    overflows,
    unwritable,
)
from outreach_typst.setting import ONE, Standard, pdf_of

_PAGES: Final = re.compile(rb"/Count (\d+)")

STANDARDS: Final[Mapping[str, tuple[Standard, ...]]] = MappingProxyType(
    {"letter": ("ua-1",), "e-file": ("a-2a", "ua-1")}
)
"""What a file keeps to: PDF/UA-1, or PDF/A-2a besides for the electronic file."""


@attrs.frozen(kw_only=True)
class PdfFormat:
    """The format "pdf": one tagged PDF/UA-1 file a letter, the same bytes each time.

    Attributes:
        standards: A name of :data:`STANDARDS`.
    """

    standards: str = attrs.field(default="letter")
    name: str = "pdf"
    media_type: str = "application/pdf"
    suffix: str = ".pdf"

    def problems(
        self, letter: Letter, profile: PrintProfile
    ) -> Sequence[LetterProblem]:
        """Set the letter and return what does not fit or cannot be written."""
        found = self._compiled(letter, profile)
        return found if isinstance(found, tuple) else ()

    def render(self, letter: Letter, profile: PrintProfile) -> RenderedLetter:
        """Render *letter*.

        Raises:
            LetterNotRenderedError: ``problems`` names something; nothing is cut off.
        """
        found = self._compiled(letter, profile)
        if isinstance(found, tuple):
            raise LetterNotRenderedError(found)
        return RenderedLetter(
            key=letter.key,
            media_type=self.media_type,
            suffix=self.suffix,
            content=found,
            pages=int(_PAGES.findall(found)[0]),
        )

    def batch(self, letters: Sequence[Letter], profile: PrintProfile) -> LetterBatch:
        """Set *letters* into one file without tags, each beginning on a front side.

        What has a problem is left out and named in the batch.
        """
        return batch_of(letters, profile)

    def _compiled(
        self, letter: Letter, profile: PrintProfile
    ) -> bytes | tuple[LetterProblem, ...]:
        """Return the PDF or the problems; a thread's last letter is set only once.

        A host asks for the problems of a letter and renders it right afterwards.
        """
        last = _last.found
        if last is not None:
            same_letter, same_profile, standards, found = last
            same = same_letter is letter and same_profile is profile
            if same and standards == self.standards:
                return found
        found = _set(letter, profile, STANDARDS[self.standards])
        _last.found = (letter, profile, self.standards, found)
        return found


def _set(
    letter: Letter, profile: PrintProfile, standards: Sequence[Standard]
) -> bytes | tuple[LetterProblem, ...]:
    lacking = unwritable(letter)
    if lacking:
        return lacking
    data = document_json((letter,), profile)
    try:
        return pdf_of(ONE, data, day=letter.day, standards=standards)
    except typst.TypstError as error:
        found = overflows(str(error.message), (letter,))
        return found.get(0, (failed(letter),))


class _Last(threading.local):
    """The letter that a thread has set last, with what came of it."""

    def __init__(self) -> None:
        self.found: (
            tuple[Letter, PrintProfile, str, bytes | tuple[LetterProblem, ...]] | None
        ) = None


_last = _Last()
