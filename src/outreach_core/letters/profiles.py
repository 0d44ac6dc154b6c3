"""Where the parts of a letter stand on paper: geometry as data, in millimetres.

Sources: DIN 5008 as cross-checked in KOMA-Script ``DIN.lco`` and typst-letter-pro; see
docs/reference. One page on the web swaps the fold marks of form A and B.
"""

from typing import Final

import attrs

from outreach_core._validators import satisfies

_in_mm = satisfies("millimetres, 0 or more", lambda v: v >= 0)
_SMALLEST: Final = 6
_LARGEST: Final = 40
_in_points = satisfies(
    "a type size from 6 to 40 points", lambda v: _SMALLEST <= v <= _LARGEST
)


@attrs.frozen(kw_only=True)
class Zone:
    """A rectangle on the page; the origin is the top left corner of the sheet.

    Attributes:
        x: Millimetres from the left edge.
        y: Millimetres from the top edge.
        width: Millimetres.
        height: Millimetres.
    """

    x: float = attrs.field(validator=_in_mm)
    y: float = attrs.field(validator=_in_mm)
    width: float = attrs.field(validator=_in_mm)
    height: float = attrs.field(validator=_in_mm)


@attrs.frozen(kw_only=True)
class Margins:
    """Empty edges of the text, in millimetres; ``top`` from the second page on."""

    left: float = attrs.field(validator=_in_mm)
    right: float = attrs.field(validator=_in_mm)
    top: float = attrs.field(validator=_in_mm)
    bottom: float = attrs.field(validator=_in_mm)


@attrs.frozen(kw_only=True)
class PrintProfile:
    """One way of printing letters.

    Attributes:
        name: By which settings choose it.
        page_width: Millimetres.
        page_height: Millimetres.
        letterhead: Name of the office.
        return_line: The one small line in the window.
        address: The lines the post reads.
        info: Labelled values beside the address.
        text_top: Millimetres from the top edge to the subject.
        margins: Of the text.
        fold_marks: Millimetres from the top edge of each mark; empty for none.
        hole_mark: Millimetres from the top edge; ``None`` for none.
        marks_x: Millimetres from the left edge to the marks.
        fold_mark_length: Millimetres.
        hole_mark_length: Millimetres.
        text_points: Type size of the letter.
        small_points: Type size of info block and notes.
        return_points: Type size of the return line, at most 8.
        address_points: Type size of the address, 10 to 12.
    """

    name: str
    page_width: float = attrs.field(default=210.0, validator=_in_mm)
    page_height: float = attrs.field(default=297.0, validator=_in_mm)
    letterhead: Zone
    return_line: Zone
    address: Zone
    info: Zone
    text_top: float = attrs.field(validator=_in_mm)
    margins: Margins
    fold_marks: tuple[float, ...] = ()
    hole_mark: float | None = None
    marks_x: float = attrs.field(default=5.0, validator=_in_mm)
    fold_mark_length: float = attrs.field(default=3.0, validator=_in_mm)
    hole_mark_length: float = attrs.field(default=5.0, validator=_in_mm)
    text_points: float = attrs.field(default=11.0, validator=_in_points)
    small_points: float = attrs.field(default=9.0, validator=_in_points)
    return_points: float = attrs.field(default=7.5, validator=_in_points)
    address_points: float = attrs.field(default=11.0, validator=_in_points)


DIN_5008_B: Final = PrintProfile(
    name="din-5008-b",
    letterhead=Zone(x=25, y=14, width=165, height=28),
    return_line=Zone(x=25, y=45, width=80, height=5),
    address=Zone(x=25, y=62.7, width=80, height=27.3),
    info=Zone(x=125, y=50, width=75, height=44),
    text_top=98.46,  # 45 + 45 and two lines of 4.23 mm (KOMA refaftervskip 8.46)
    margins=Margins(left=25, right=20, top=25, bottom=20),
    fold_marks=(105.0, 210.0),
    hole_mark=148.5,
)
"""DIN 5008, form B: letterhead 45 mm, address from 62.7 mm, folds at 105 and 210 mm."""

DIN_5008_A: Final = PrintProfile(
    name="din-5008-a",
    letterhead=Zone(x=25, y=8, width=165, height=17),
    return_line=Zone(x=25, y=27, width=80, height=5),
    address=Zone(x=25, y=44.7, width=80, height=27.3),
    info=Zone(x=125, y=32, width=75, height=44),
    text_top=80.46,
    margins=Margins(left=25, right=20, top=25, bottom=20),
    fold_marks=(87.0, 192.0),
    hole_mark=148.5,
)
"""DIN 5008, form A: letterhead 27 mm, folds at 87 and 192 mm."""
