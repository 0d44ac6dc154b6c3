"""What turns a letter into bytes: the protocol of all formats."""

from collections.abc import Sequence
from typing import Protocol

import attrs

from outreach_core._validators import satisfies
from outreach_core.letters.keys import LetterKey
from outreach_core.letters.letter import Letter
from outreach_core.letters.problems import LetterProblem
from outreach_core.letters.profiles import PrintProfile


@attrs.frozen(kw_only=True)
class RenderedLetter:
    """A letter as bytes, ready to be stored or handed over.

    Attributes:
        key: By what the letter is known; its text is the stem of a file name.
        media_type: Such as ``application/pdf``.
        suffix: Of a file name, with the dot.
        content: The bytes; the same letter and profile always give the same.
        pages: Printed pages; ``None`` when the format has none.
    """

    key: LetterKey
    media_type: str
    suffix: str
    content: bytes = attrs.field(
        repr=False,
        validator=satisfies(
            "bytes, not empty", lambda v: isinstance(v, bytes) and bool(v)
        ),
    )
    pages: int | None = None


class LetterFormat(Protocol):
    """Renders letters. Same letter, same profile, same bytes; safe in threads.

    Failure: the one letter stays here, and the list says why; others go out.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose the format."""

    @property
    def media_type(self) -> str:
        """Media type of what ``render`` makes."""

    @property
    def suffix(self) -> str:
        """Suffix of a file name, with the dot."""

    def problems(
        self, letter: Letter, profile: PrintProfile
    ) -> Sequence[LetterProblem]:
        """Return why *letter* cannot be rendered well; empty when it can."""

    def render(self, letter: Letter, profile: PrintProfile) -> RenderedLetter:
        """Render *letter*, whole.

        Raises:
            LetterNotRenderedError: ``problems`` has something against the letter;
                nothing is left out or cut off.
        """
