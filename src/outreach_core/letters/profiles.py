"""Where the parts of a letter stand on paper: geometry as data, in millimetres.

Sources: DIN 5008 as cross-checked in KOMA-Script ``DIN.lco`` and typst-letter-pro; see
docs/reference. One page on the web swaps the fold marks of form A and B.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.errors import InvalidInputError

_in_mm = satisfies("millimetres, 0 or more", lambda v: v >= 0)
_SMALLEST: Final = 6
_LARGEST: Final = 40
_in_points = satisfies(
    "a type size from 6 to 40 points", lambda v: _SMALLEST <= v <= _LARGEST
)
_NOT_CLEAR: Final = Words(
    "{part}: liegt in einer Zone, die leer bleiben muss. Bitte verschieben.",
    "{part}: stands in a zone that must stay empty. Please move it.",
)
_NOT_PRINTABLE: Final = Words(
    "{part}: reicht über den bedruckbaren Teil des Blattes hinaus. Bitte verschieben.",
    "{part}: leaves the printable part of the sheet. Please move it.",
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

    @property
    def right(self) -> float:
        """Millimetres from the left edge of the sheet to the right edge of the zone."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Millimetres from the top edge of the sheet to the bottom of the zone."""
        return self.y + self.height

    def overlaps(self, other: "Zone") -> bool:
        """Say whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@attrs.frozen(kw_only=True)
class Margins:
    """Widths of the four edges, in millimetres."""

    left: float = attrs.field(validator=_in_mm)
    right: float = attrs.field(validator=_in_mm)
    top: float = attrs.field(validator=_in_mm)
    bottom: float = attrs.field(validator=_in_mm)


@attrs.frozen(kw_only=True)
class PrintProfile:
    """One way of printing letters; nothing in it may stand where nothing may be.

    Attributes:
        name: By which settings choose it.
        page_width: Millimetres.
        page_height: Millimetres.
        letterhead: Name of the office.
        return_line: The one small line in the window.
        address: The lines the post reads.
        info: Labelled values beside the address.
        text_top: Millimetres from the top edge to the subject.
        margins: Empty edges of the text; ``top`` counts from the second page on.
        unprintable: Edges that the printer cannot reach, on every page.
        keep_clear: Zones of the first page that stay empty, such as a franking strip.
        fold_marks: Millimetres from the top edge of each mark; empty for none.
        hole_mark: Millimetres from the top edge; ``None`` for none.
        marks_x: Millimetres from the left edge to the marks.
        fold_mark_length: Millimetres.
        hole_mark_length: Millimetres.
        text_points: Type size of the letter, from the salutation on.
        small_points: Type size of notes.
        info_points: Type size of the info block.
        return_points: Type size of the return line, at most 8.
        address_points: Type size of the address, 10 to 12.
        address_pitch: Millimetres from one line of the address to the next.
        foot_points: Type size of the line with code and page number.

    Raises:
        InvalidInputError: Something is printed where the sheet must stay empty, or
            outside of it; every such part is named.
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
    unprintable: Margins = Margins(left=0, right=0, top=0, bottom=0)
    keep_clear: tuple[Zone, ...] = ()
    fold_marks: tuple[float, ...] = ()
    hole_mark: float | None = None
    marks_x: float = attrs.field(default=5.0, validator=_in_mm)
    fold_mark_length: float = attrs.field(default=3.0, validator=_in_mm)
    hole_mark_length: float = attrs.field(default=5.0, validator=_in_mm)
    text_points: float = attrs.field(default=11.0, validator=_in_points)
    small_points: float = attrs.field(default=9.0, validator=_in_points)
    info_points: float = attrs.field(default=9.0, validator=_in_points)
    return_points: float = attrs.field(default=7.5, validator=_in_points)
    address_points: float = attrs.field(default=11.0, validator=_in_points)
    address_pitch: float = attrs.field(default=4.55, validator=_in_mm)
    foot_points: float = attrs.field(default=7.5, validator=_in_points)

    def __attrs_post_init__(self) -> None:
        faults = tuple(self._faults())
        if faults:
            subject = Words(
                f"Das Druckprofil {self.name!r}", f"The print profile {self.name!r}"
            )
            raise InvalidInputError(subject, faults)

    def _faults(self) -> Iterator[Words]:
        reach = self.unprintable
        for part, zone in self._printed():
            if any(zone.overlaps(clear) for clear in self.keep_clear):
                yield _NOT_CLEAR.fill(part=part)
            if (
                zone.x < reach.left
                or zone.y < reach.top
                or zone.right > self.page_width - reach.right
                or zone.bottom > self.page_height - reach.bottom
            ):
                yield _NOT_PRINTABLE.fill(part=part)

    def _printed(self) -> Iterator[tuple[Words, Zone]]:
        """Yield every part of the first page with its zone; a mark has no height."""
        yield Words("Briefkopf", "letterhead"), self.letterhead
        yield Words("Absenderzeile", "return line"), self.return_line
        yield Words("Anschriftfeld", "address zone"), self.address
        yield Words("Informationsblock", "information block"), self.info
        text = Zone(
            x=self.margins.left,
            y=self.text_top,
            width=max(0, self.page_width - self.margins.left - self.margins.right),
            height=max(0, self.page_height - self.text_top - self.margins.bottom),
        )
        yield Words("Text", "text"), text
        marks = [(y, self.fold_mark_length) for y in self.fold_marks]
        if self.hole_mark is not None:
            marks.append((self.hole_mark, self.hole_mark_length))
        for y, length in marks:
            mark = Zone(x=self.marks_x, y=y, width=length, height=0)
            yield Words("Marke am Rand", "mark at the edge"), mark


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

EPOST: Final = PrintProfile(
    name="epost",
    letterhead=Zone(x=25, y=14, width=165, height=28),
    return_line=Zone(x=25, y=45, width=80, height=5),
    address=Zone(x=25, y=66, width=80, height=24),
    info=Zone(x=125, y=50, width=75, height=44),
    text_top=105,
    margins=Margins(left=25, right=20, top=25, bottom=20),
    unprintable=Margins(left=12, right=2.5, top=7, bottom=7),
    keep_clear=(Zone(x=20, y=53, width=85, height=13),),
    address_points=10,  # six lines in 24 mm leave the gap of 0.5 mm that the post wants
    address_pitch=4.09,
)
"""E-POST, printed by Deutsche Post: its franking strip lies from 53 to 66 mm.

The left 12 mm cannot be printed, so there are no fold marks (Deutsche Post, as quoted
at swspedia.atlassian.net, page 903720867).
"""

LARGE_PRINT: Final = attrs.evolve(
    DIN_5008_B,
    name="large-print",
    text_points=16,
    small_points=16,
    info_points=12,
    foot_points=12,
)
"""DIN 5008, form B, in 16 points from the salutation on; the head stays at 12.

The address stays at 11: six lines of 12 would leave less than the half millimetre
between them that the machines of the post want.

On request and free of charge (§ 10 BGG with VBD); sizes as the guidance of
Rheinland-Pfalz has them (inklusion.rlp.de).
"""

PRINT_PROFILES: Final[Mapping[str, PrintProfile]] = MappingProxyType(
    {profile.name: profile for profile in (DIN_5008_A, DIN_5008_B, EPOST, LARGE_PRINT)}
)
"""The shipped profiles, by the name that settings choose."""
