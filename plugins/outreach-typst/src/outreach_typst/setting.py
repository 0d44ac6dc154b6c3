"""How Typst is called: one compiler a thread, the packaged fonts, no network."""

import functools
import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

import pendulum
import typst

from outreach_typst.glyphs import FONTS

_FOLDER: Final = Path(__file__).parent
Standard = Literal["a-2a", "ua-1"]
"""A PDF standard that Typst enforces."""
ONE: Final = "one.typ"
"""Template of one letter."""
BATCH: Final = "batch.typ"
"""Template of many letters in one file."""
_NOTHING: Final = "nothing.typ"
_KEPT_FOR: Final = 10
"""Typst keeps what it worked out for so many documents more (comemo's ``evict(10)``)."""


def pdf_of(
    template: str, data: str, *, day: pendulum.Date, standards: Sequence[Standard]
) -> bytes:
    """Set *data*; the same data on the same day always gives the same bytes.

    Args:
        template: :data:`ONE` or :data:`BATCH`.
        data: Letters and geometry as JSON, see ``document``.
        day: The date in the file.
        standards: Names of PDF standards that Typst enforces; empty for a file
            without tags, which is smaller and only for printers.

    Raises:
        typst.TypstError: Something does not fit, or breaks a standard.
    """
    found = _per_thread.compiler(template).compile(
        format="pdf",
        sys_inputs={"letters": data},
        pdf_standards=list(standards),
        pdf_tags=bool(standards),
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    if not isinstance(found, bytes):
        msg = "Typst gave back something else than one file"
        raise TypeError(msg)
    return found


def pages_of_batch() -> tuple[tuple[int, int], ...]:
    """Return first and last page of each letter in this thread's last batch."""
    found = _per_thread.compiler(BATCH).query("<spans>", field="value", one=True)
    return tuple((first, last) for first, last in json.loads(found))


def forget() -> None:
    """Let go of what Typst keeps of large documents, in case the next is alike.

    No letter is like another, and eleven batches of 200 would take gigabytes. Typst-py
    has no word for it, so documents without content take their place.
    """
    nothing = _per_thread.compiler(_NOTHING)
    for _ in range(_KEPT_FOR + 1):
        nothing.compile(format="pdf", pdf_tags=False)


class _PerThread(threading.local):
    """What each thread has for itself: a compiler cannot set two letters at a time."""

    def __init__(self) -> None:
        self._compilers: dict[str, typst.Compiler] = {}

    def compiler(self, template: str) -> typst.Compiler:
        """Return the compiler of this thread, made at its first letter."""
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                input=str(_FOLDER / template),
                root=str(_FOLDER),
                font_paths=_fonts(),
                # Neither folder exists: no package can be imported or downloaded.
                package_path=str(_FOLDER / "no-packages"),
                package_cache_path=str(_FOLDER / "no-packages"),
            )
        return self._compilers[template]


_per_thread = _PerThread()


@functools.cache
def _fonts() -> typst.Fonts:
    """Load the packaged fonts once; the fonts of the machine change nothing."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )
