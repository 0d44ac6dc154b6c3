"""Many letters in one file for a print centre, each beginning on a front side."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

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
from outreach_typst.setting import BATCH, pages_of_batch, pdf_of

_TITLE: Final = "Briefe"


def batch_of(letters: Sequence[Letter], profile: PrintProfile) -> LetterBatch:
    """Set *letters* into one file; what has a problem is left out and named."""
    problems: list[LetterProblem] = []
    good: list[Letter] = []
    for letter in letters:
        lacking = unwritable(letter)
        problems += lacking
        if not lacking:
            good.append(letter)
    while good:
        try:
            return _set(good, profile, tuple(problems))
        except typst.TypstError as error:
            wrong = overflows(str(error.message), good)
            if not wrong:  # nobody knows which letter it is, so none is printed
                problems += map(failed, good)
                break
            problems += [p for found in wrong.values() for p in found]
            good = [letter for n, letter in enumerate(good) if n not in wrong]
    return LetterBatch(file=None, rows=(), problems=tuple(problems))


def _set(
    letters: Sequence[Letter],
    profile: PrintProfile,
    problems: tuple[LetterProblem, ...],
) -> LetterBatch:
    day = max(letter.day for letter in letters)
    data = document_json(letters, profile, title=_TITLE)
    content = pdf_of(BATCH, data, day=day, standards=())
    spans = pages_of_batch()
    rows = tuple(
        BatchRow(
            key=letter.key.text,
            answer_code=letter.answer_code,
            first_page=first,
            pages=last - first + 1,
        )
        for letter, (first, last) in zip(letters, spans, strict=True)
    )
    if any(
        row.first_sheet + row.sheets > after.first_sheet
        for row, after in pairwise(rows)
    ):
        msg = "two letters of a batch share a sheet"
        raise RuntimeError(msg)
    return LetterBatch(
        file=PrintFile(media_type="application/pdf", suffix=".pdf", content=content),
        rows=rows,
        problems=problems,
    )
