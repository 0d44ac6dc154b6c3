"""The format "docx": a DIN 5008 letter that staff open and edit in Word."""

from collections.abc import Sequence

import attrs

from outreach_core.letters import (
    Letter,
    LetterNotRenderedError,
    LetterProblem,
    PrintProfile,
    RenderedLetter,
)
from outreach_docx.packing import packed
from outreach_docx.refusals import refusals
from outreach_docx.sheet import template
from outreach_docx.writing import written

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@attrs.frozen(kw_only=True)
class DocxFormat:
    """The format "docx": one Word file a letter, the same bytes each time."""

    name: str = "docx"
    media_type: str = _MEDIA
    suffix: str = ".docx"
    # Read when the format is made, so that rendering touches nothing.
    _empty: bytes = attrs.field(factory=template, init=False, repr=False, eq=False)

    def problems(
        self, letter: Letter, profile: PrintProfile
    ) -> Sequence[LetterProblem]:
        """Return what does not fit its zone, and signs that a Word file cannot hold.

        Word breaks lines itself, so widths are reckoned with the font Arial: what is
        refused here would surely be too large, not just by a hair.
        """
        return tuple(
            LetterProblem(customer=letter.key.customer, problem=words, source=self.name)
            for words in refusals(letter, profile)
        )

    def render(self, letter: Letter, profile: PrintProfile) -> RenderedLetter:
        """Render *letter*; how many pages it has, only Word knows.

        Raises:
            LetterNotRenderedError: ``problems`` names something; nothing is left out.
        """
        problems = self.problems(letter, profile)
        if problems:
            raise LetterNotRenderedError(problems)
        return RenderedLetter(
            key=letter.key,
            media_type=self.media_type,
            suffix=self.suffix,
            content=packed(written(letter, profile, self._empty), self._empty),
        )
