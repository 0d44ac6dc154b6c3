"""What has been read from a file before anybody knows what its columns mean?"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import attrs

from outreach_core import Words
from outreach_tables.cells import Cell

RawRow: TypeAlias = tuple[int, Sequence[Cell]]
"""Row number as Excel counts (the first is 1) and its cells."""


class UnusableFileError(Exception):
    """A file cannot be read at all.

    Attributes:
        fault: Why, and what helps; continues a sentence that begins with the file.
    """

    def __init__(self, fault: Words) -> None:
        super().__init__(fault.en)
        self.fault = fault


@attrs.frozen(kw_only=True)
class RawSheet:
    """The cells of one sheet or text file.

    Attributes:
        place: File and sheet as the office knows them.
        rows: Starts reading at the first row, any number of times.
        height: Number of rows; about right for text files, used for progress only.
    """

    place: str
    rows: Callable[[], Iterator[RawRow]] = attrs.field(repr=False)
    height: int
