"""Which columns would be used, which ignored, before anything is read?"""

import attrs

from outreach_core import Language, Words
from outreach_core.hooks import PluginSettings
from outreach_tables.columns import LAYOUTS
from outreach_tables.opening import open_tables
from outreach_tables.options import read_options
from outreach_tables.tables import IgnoredColumn


@attrs.frozen(kw_only=True)
class TablePreview:
    """What would be read from one table.

    Attributes:
        kind: What it holds ("customers").
        place: File and sheet.
        header_row: Row of the headings as Excel counts.
        used: Pairs of field and heading, in the order of the columns.
        ignored: Columns that are never read.
        absent: Fields without a column, all optional.
    """

    kind: str
    place: str
    header_row: int
    used: tuple[tuple[str, str], ...]
    ignored: tuple[IgnoredColumn, ...]
    absent: tuple[str, ...]


@attrs.frozen(kw_only=True)
class DryRun:
    """What a reading of all files would use and leave alone.

    Attributes:
        tables: One preview for each table, in the order of reading.
        not_set: Kinds of tables without a file in the settings.
    """

    tables: tuple[TablePreview, ...]
    not_set: tuple[str, ...]

    def text(self, language: Language = Language.DE) -> str:
        """Return the preview in words, one block for each table."""
        blocks = [_block(table, language) for table in self.tables]
        if self.not_set:
            names = ", ".join(_KINDS[kind].to(language) for kind in self.not_set)
            blocks.append(_NOT_SET.fill(kinds=names).to(language))
        return "\n\n".join(blocks)


_KINDS = {
    "customers": Words("Kundenliste", "customers"),
    "contacts": Words("Kontakte", "contacts"),
    "staff": Words("Personal", "staff"),
    "offers": Words("Coaching-Angebote", "coaching offers"),
    "coordinates": Words("Koordinaten", "coordinates"),
    "statements": Words("Feststellungen", "statements of the office"),
}
_NOT_SET = Words("Ohne Datei: {kinds}.", "Without a file: {kinds}.")
_HEAD = Words(
    "{place} ({kind}), Kopfzeile in Zeile {row}",
    "{place} ({kind}), header in row {row}",
)
_USED = Words("  gelesen: {columns}", "  read: {columns}")
_IGNORED = Words(
    "  nicht gelesen (Datensparsamkeit): {columns}",
    "  not read (data minimisation): {columns}",
)
_NEAR = Words("{heading} (gemeint: {near}?)", "{heading} (did you mean {near}?)")
_NOTHING = Words("keine", "none")


def _block(table: TablePreview, language: Language) -> str:
    used = ", ".join(
        heading if heading == name else f"{heading} → {name}"
        for name, heading in table.used
    )
    ignored = ", ".join(
        _NEAR.fill(heading=c.heading, near=c.near).to(language) if c.near else c.heading
        for c in table.ignored
    )
    lines = (
        _HEAD.fill(place=table.place, kind=_KINDS[table.kind], row=table.header_row),
        _USED.fill(columns=used),
        _IGNORED.fill(columns=ignored or _NOTHING),
    )
    return "\n".join(line.to(language) for line in lines)


def dry_run(settings: PluginSettings) -> DryRun:
    """Look at the headings of all files; no row below a header is kept.

    Raises:
        InvalidInputError: Settings or files cannot be used; all faults together.
    """
    options = read_options(settings)
    tables = open_tables(options, tuple(LAYOUTS))
    return DryRun(
        tables=tuple(
            TablePreview(
                kind=kind,
                place=table.place,
                header_row=table.header.row,
                used=tuple(
                    (name, table.header.headings[name])
                    for name, _ in sorted(
                        table.header.columns.items(), key=lambda pair: pair[1]
                    )
                ),
                ignored=table.header.ignored,
                absent=tuple(
                    name
                    for name in LAYOUTS[kind].names
                    if name not in table.header.columns
                ),
            )
            for kind, found in tables.items()
            for table in found
        ),
        not_set=tuple(kind for kind in LAYOUTS if kind not in options.files),
    )
