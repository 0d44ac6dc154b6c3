"""The format "pdf": DIN 5008 letters as tagged PDF/UA-1, refused rather than cut off."""

import functools
import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import attrs
import typst

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.letters import (
    Letter,
    LetterProblem,
    PrintProfile,
    RenderedLetter,
)
from outreach_typst.document import document_json

_FOLDER: Final = Path(__file__).parent
_STANDARD: Final = "ua-1"
_OVERFLOW: Final = re.compile(r"overflow ([a-z_ ]+)")
_PAGES: Final = re.compile(rb"/Count (\d+)")

_ZONES: Final = {
    "letterhead": Words("Briefkopf", "letterhead"),
    "return_line": Words("Absenderzeile", "return line"),
    "address": Words("Anschriftfeld", "address zone"),
    "info": Words("Informationsblock", "information block"),
}
_TOO_LARGE: Final = Words(
    "Der Text passt nicht in die Zone: {zone}. Bitte kürzen.",
    "The text does not fit into the {zone}. Please shorten it.",
)
_NO_GLYPH: Final = Words(
    "Der Brief enthält Zeichen, die die Schrift Noto Sans nicht hat. Bitte in "
    "lateinischen, griechischen oder kyrillischen Buchstaben schreiben.",
    "The letter holds signs that the font Noto Sans lacks. Please write it in Latin, "
    "Greek or Cyrillic letters.",
)
_FAILED: Final = Words(
    "Aus dem Brief ließ sich kein barrierefreies PDF machen. Bitte die Vorlage prüfen.",
    "No accessible PDF could be made of the letter. Please check the template.",
)


class LetterNotRenderedError(InvalidInputError):
    """A letter was to be rendered although ``problems`` has something against it.

    Attributes:
        problems: What it is.
    """

    def __init__(self, problems: Sequence[LetterProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            f"The letter to customer {self.problems[0].customer}",
            (problem.problem for problem in self.problems),
        )

    def __reduce__(self) -> tuple[object, ...]:
        return LetterNotRenderedError, (self.problems,)


@attrs.frozen(kw_only=True)
class PdfFormat:
    """The format "pdf": one tagged PDF/UA-1 file a letter, the same bytes each time."""

    name: str = "pdf"
    media_type: str = "application/pdf"
    suffix: str = ".pdf"

    def problems(
        self, letter: Letter, profile: PrintProfile
    ) -> Sequence[LetterProblem]:
        """Set the letter and return what does not fit or cannot be written."""
        found = _compiled(letter, profile)
        return found if isinstance(found, tuple) else ()

    def render(self, letter: Letter, profile: PrintProfile) -> RenderedLetter:
        """Render *letter*.

        Raises:
            LetterNotRenderedError: ``problems`` names something; nothing is cut off.
        """
        found = _compiled(letter, profile)
        if isinstance(found, tuple):
            raise LetterNotRenderedError(found)
        return RenderedLetter(
            key=letter.key,
            media_type=self.media_type,
            suffix=self.suffix,
            content=found,
            pages=int(_PAGES.findall(found)[0]),
        )


def _compiled(
    letter: Letter, profile: PrintProfile
) -> bytes | tuple[LetterProblem, ...]:
    """Return the PDF or the problems; the last letter of a thread is set only once.

    A host asks for the problems of a letter and renders it right afterwards.
    """
    if _per_thread.last is not None:
        same_letter, same_profile, found = _per_thread.last
        if same_letter is letter and same_profile is profile:
            return found
    found = _set(letter, profile)
    _per_thread.last = (letter, profile, found)
    return found


def _set(letter: Letter, profile: PrintProfile) -> bytes | tuple[LetterProblem, ...]:
    day = letter.day
    try:
        found = _per_thread.compiler().compile(
            format="pdf",
            sys_inputs={"letter": document_json(letter, profile)},
            pdf_standards=[_STANDARD],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        return tuple(
            LetterProblem(customer=letter.key.customer, problem=words, source="pdf")
            for words in _reasons(str(error.message))
        )
    if not isinstance(found, bytes):
        msg = "Typst gave back something else than one file"
        raise TypeError(msg)
    return found


def _reasons(message: str) -> tuple[Words, ...]:
    """Translate what Typst said; its own words may quote the letter."""
    overflow = _OVERFLOW.search(message)
    if overflow is not None:
        zones = (_ZONES[name] for name in overflow[1].split())
        return tuple(_TOO_LARGE.fill(zone=zone) for zone in zones)
    return (_NO_GLYPH if "could not be displayed" in message else _FAILED,)


class _PerThread(threading.local):
    """What each thread has for itself: a compiler cannot set two letters at a time."""

    def __init__(self) -> None:
        self.last: tuple[Letter, PrintProfile, bytes | tuple[LetterProblem, ...]] | None
        self.last = None
        self._compiler: typst.Compiler | None = None

    def compiler(self) -> typst.Compiler:
        """Return the compiler of this thread, made at its first letter."""
        if self._compiler is None:
            self._compiler = typst.Compiler(
                input=str(_FOLDER / "letter.typ"),
                root=str(_FOLDER),
                font_paths=_fonts(),
                # Neither folder exists: no package can be imported or downloaded.
                package_path=str(_FOLDER / "no-packages"),
                package_cache_path=str(_FOLDER / "no-packages"),
            )
        return self._compiler


_per_thread = _PerThread()


@functools.cache
def _fonts() -> typst.Fonts:
    """Load the packaged fonts once; the fonts of the machine change nothing."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_FOLDER / "fonts")],
    )
