"""Many letters in one file for a print centre, each beginning on a front side."""

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import attrs
import pikepdf
import typst

from outreach_core.letters import (
    BatchRow,
    Letter,
    LetterBatch,
    LetterProblem,
    PrintFile,
    PrintProfile,
)
from outreach_typst.document import document_json
from outreach_typst.refusals import failed, overflows, unwritable
from outreach_typst.setting import BATCH, forget, pages_of_batch, pdf_of

_TITLE: Final = "Briefe"
_AT_ONCE: Final = 25
"""Letters that Typst sets at once: it keeps some 2 MB for each until it is done."""


def batch_of(letters: Sequence[Letter], profile: PrintProfile) -> LetterBatch:
    """Set *letters* into one file; what has a problem is left out and named."""
    problems: list[LetterProblem] = []
    parts: list[_Part] = []
    sheets = 0
    for at in range(0, len(letters), _AT_ONCE):
        part = _part_of(letters[at : at + _AT_ONCE], profile, sheets, problems)
        if part is not None:
            parts.append(part)
            sheets += sum(row.sheets for row in part.rows)
    if not parts:
        return LetterBatch(file=None, rows=(), problems=tuple(problems))
    rows = tuple(row for part in parts for row in part.rows)
    if any(a.first_sheet + a.sheets > b.first_sheet for a, b in pairwise(rows)):
        msg = "two letters of a batch share a sheet"
        raise RuntimeError(msg)
    content = _joined([part.content for part in parts])
    return LetterBatch(
        file=PrintFile(media_type="application/pdf", suffix=".pdf", content=content),
        rows=rows,
        problems=tuple(problems),
    )


@attrs.frozen
class _Part:
    """Some letters of a batch, set; their rows count the pages of the whole file."""

    content: bytes = attrs.field(repr=False)
    rows: tuple[BatchRow, ...]


def _part_of(
    letters: Sequence[Letter],
    profile: PrintProfile,
    sheets_before: int,
    problems: list[LetterProblem],
) -> _Part | None:
    """Set what can be set; what cannot is added to *problems*."""
    good: list[Letter] = []
    for letter in letters:
        lacking = unwritable(letter)
        problems += lacking
        if not lacking:
            good.append(letter)
    while good:
        try:
            return _set(good, profile, sheets_before)
        except typst.TypstError as error:
            wrong = overflows(str(error.message), good)
            if not wrong:  # nobody knows which letter it is, so none is printed
                problems += map(failed, good)
                break
            problems += [p for found in wrong.values() for p in found]
            good = [letter for n, letter in enumerate(good) if n not in wrong]
    return None


def _set(letters: Sequence[Letter], profile: PrintProfile, sheets_before: int) -> _Part:
    day = max(letter.day for letter in letters)
    data = document_json(letters, profile, title=_TITLE, sheets_before=sheets_before)
    content = pdf_of(BATCH, data, day=day, standards=())
    spans = pages_of_batch()
    forget()
    before = 2 * sheets_before
    rows = tuple(
        BatchRow(
            key=letter.key.text,
            answer_code=letter.answer_code,
            first_page=before + first,
            pages=last - first + 1,
        )
        for letter, (first, last) in zip(letters, spans, strict=True)
    )
    return _Part(content, rows)


def _joined(parts: Sequence[bytes]) -> bytes:
    """Put files without tags into one; each begins on a front side."""
    if len(parts) == 1:
        return parts[0]
    whole, *others = [pikepdf.open(io.BytesIO(part)) for part in parts]
    for other in others:
        if len(whole.pages) % 2 == 1:
            _, _, width, height = map(float, whole.pages[-1].mediabox.as_list())
            whole.add_blank_page(page_size=(width, height))
        whole.pages.extend(other.pages)
    file = io.BytesIO()
    whole.save(
        file,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return file.getvalue()
