"""Letters of many people in one file for a print centre: what is where in it."""

import json
from collections.abc import Sequence
from typing import Final, Protocol

import attrs

from outreach_core._validators import is_positive, is_text, only, satisfies
from outreach_core.letters.letter import Letter
from outreach_core.letters.problems import LetterProblem
from outreach_core.letters.profiles import PrintProfile

LETTERS_IN_BATCH: Final = 200
"""So many letters share a file: what a person can still check and carry."""

_PAGES_ON_SHEET: Final = 2


@attrs.frozen(kw_only=True)
class BatchRow:
    """Where one letter lies in the file of a batch; nothing here names a person.

    Attributes:
        key: ``LetterKey.text`` of the letter.
        answer_code: As it stands at the foot of each of its pages.
        first_page: Page of the file, from 1; always odd, so a front side.
        pages: Printed pages, without an empty back.
        copy: It is the copy of the letter before it, for whoever is authorised to act
            for the person, in an envelope of its own.
    """

    key: str = attrs.field(validator=is_text)
    answer_code: str = attrs.field(validator=is_text)
    first_page: int = attrs.field(
        validator=satisfies(
            "an odd page number", lambda v: isinstance(v, int) and v > 0 and v % 2 == 1
        )
    )
    pages: int = attrs.field(validator=is_positive)
    copy: bool = False

    @property
    def sheets(self) -> int:
        """Sheets of paper, printed on both sides."""
        return -(-self.pages // _PAGES_ON_SHEET)

    @property
    def first_sheet(self) -> int:
        """Sheet of the batch on which the letter begins, from 1."""
        return self.first_page // _PAGES_ON_SHEET + 1


@attrs.frozen(kw_only=True)
class PrintFile:
    """One file for a printer, as bytes.

    Attributes:
        media_type: Such as ``application/pdf``.
        suffix: Of a file name, with the dot.
        content: The bytes.
    """

    media_type: str = attrs.field(validator=is_text)
    suffix: str = attrs.field(validator=is_text)
    content: bytes = attrs.field(
        repr=False,
        validator=satisfies("bytes", lambda v: isinstance(v, bytes)),
    )


@attrs.frozen(kw_only=True)
class LetterBatch:
    """Letters in one file, and what kept others out of it.

    Attributes:
        file: The printed letters one after the other; ``None`` when none was left.
        rows: One for each letter in the file, in its order.
        problems: Why other letters are not in the file.
    """

    file: PrintFile | None
    rows: tuple[BatchRow, ...] = attrs.field(validator=only(BatchRow))
    problems: tuple[LetterProblem, ...] = attrs.field(
        default=(), validator=only(LetterProblem)
    )

    @property
    def sheets(self) -> int:
        """Sheets of paper in the whole file."""
        return sum(row.sheets for row in self.rows)


class BatchFormat(Protocol):
    """What a letter format brings besides, when it can set many letters at once.

    The file is for paper only: it need not be accessible, so it never stands in for
    the letters that ``LetterFormat.render`` makes.
    """

    @property
    def name(self) -> str:
        """Name by which settings choose the format."""

    def batch(self, letters: Sequence[Letter], profile: PrintProfile) -> LetterBatch:
        """Set *letters* into one file, each beginning on a front side.

        Args:
            letters: At most :data:`LETTERS_IN_BATCH`, in the order of the file. One with
                the key of the letter before it is a copy, with another address.
            profile: The geometry of the paper.

        Returns:
            The same letters give the same bytes. A letter that does not fit or cannot
            be written is left out and named in ``problems``; nothing is cut off.
        """


def marked_copies(batch: LetterBatch) -> LetterBatch:
    """Return *batch* with each row marked whose key an earlier row has: a copy."""
    seen: set[str] = set()
    rows = []
    for row in batch.rows:
        rows.append(attrs.evolve(row, copy=row.key in seen))
        seen.add(row.key)
    return attrs.evolve(batch, rows=tuple(rows))


def sets_batches(found: object) -> bool:
    """Say whether a letter format can set many letters at once."""
    return callable(getattr(found, "batch", None))


def batch_manifest(batch: LetterBatch, *, file: str) -> PrintFile:
    """Write what a machine needs to put the sheets into envelopes: JSON, a line each.

    No line names a person, and no value can be a formula: keys are hexadecimal,
    answer codes begin with a letter or digit, the rest are numbers.

    Args:
        batch: What was printed.
        file: Name of the file that the rows speak of.
    """
    lines = [
        {
            "file": file,
            "key": row.key,
            "answer_code": row.answer_code,
            "first_page": row.first_page,
            "pages": row.pages,
            "first_sheet": row.first_sheet,
            "sheets": row.sheets,
            "copy": row.copy,
        }
        for row in batch.rows
    ]
    return PrintFile(
        media_type="application/jsonl",
        suffix=".jsonl",
        content="".join(f"{json.dumps(line)}\n" for line in lines).encode(),
    )
