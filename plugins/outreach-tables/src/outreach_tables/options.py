"""Which files are read, and how, as the office's settings say."""

import codecs
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import attrs

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings
from outreach_tables.columns import LAYOUTS
from outreach_tables.mapping import Mapper, is_table

_FILE_KEYS: Final = ("columns", "encoding", "file", "separator", "sheet")
_TEXT: Final = Words(
    "{path} muss ein Text sein, nicht leer.", "{path} must be a text, not empty."
)
_FILE_OR_TABLE: Final = Words(
    "{path} muss ein Dateiname sein oder eine Tabelle mit dem Schlüssel 'file'.",
    "{path} must be a file name or a table with the key 'file'.",
)
_NO_FILE: Final = Words(
    "{path} fehlt: der Name der Datei.", "{path} is missing: the name of the file."
)
_NO_SEPARATOR: Final = Words(
    "{path} muss ';', ',', '|' oder ein Tabulator sein.",
    "{path} must be ';', ',', '|' or a tabulator.",
)
_NO_ENCODING: Final = Words(
    "{path} ist nicht bekannt; üblich sind utf-8 und cp1252.",
    "{path} is not known; usual ones are utf-8 and cp1252.",
)
_SEPARATORS: Final = (";", ",", "\t", "|")


@attrs.frozen(kw_only=True)
class TableFile:
    """One file to read.

    Attributes:
        path: Where it is.
        label: How it is called in messages: the file name without folders.
        sheet: Name of the only sheet to read; empty: every sheet with a header.
        encoding: Encoding of a text file; empty: found out from the bytes.
        separator: Separator of a text file; empty: found out from the header.
        columns: Heading in the file by name of the field; overrides the aliases.
    """

    path: Path = attrs.field(repr=False)
    label: str
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    columns: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class TablesOptions:
    """The whole table of this plug-in in the settings.

    Attributes:
        files: File to read by kind ("customers", "contacts", "staff", "offers",
            "coordinates", "statements"); kinds that are not set are missing.
        words: Meaning by the office's own word, by vocabulary ("channel", "hold", …).
        output: Folder for tables that are written.
        language: Language of tables that are written.
    """

    files: Mapping[str, TableFile]
    words: Mapping[str, Mapping[str, str]]
    output: Path
    language: Language


def read_options(settings: PluginSettings) -> TablesOptions:
    """Check the settings of this plug-in.

    Raises:
        InvalidInputError: Unknown keys, wrong types, unknown fields or words; every
            fault with its path and, where one is near, the right name.
    """
    mapper = Mapper("plugin.tables")
    folder = Path(settings.folder)
    mapper.unknown_keys(settings.values, (*LAYOUTS, "words"), "")
    files = {
        kind: file
        for kind in LAYOUTS
        if kind in settings.values
        and (file := _file(kind, settings.values[kind], folder, mapper)) is not None
    }
    words = mapper.words(settings.values.get("words", {}))
    if mapper.faults:
        raise InvalidInputError(subject="[plugin.tables]", faults=mapper.faults)
    return TablesOptions(
        files=files,
        words=words,
        output=Path(settings.output),
        language=settings.language,
    )


def _file(kind: str, value: object, folder: Path, mapper: Mapper) -> TableFile | None:
    faults = mapper.faults
    before = len(faults)
    table: object = {"file": value} if isinstance(value, str) else value
    if not is_table(table):
        faults.append(_FILE_OR_TABLE.fill(path=kind))
        return None
    mapper.unknown_keys(table, _FILE_KEYS, kind)
    texts = {key: table.get(key, "") for key in _FILE_KEYS if key != "columns"}
    faults.extend(
        _TEXT.fill(path=f"{kind}.{key}")
        for key, text in texts.items()
        if not isinstance(text, str)
    )
    if texts["file"] == "":
        faults.append(_NO_FILE.fill(path=f"{kind}.file"))
    faults += _bad_encoding(kind, texts["encoding"])
    if texts["separator"] not in ("", *_SEPARATORS):
        faults.append(_NO_SEPARATOR.fill(path=f"{kind}.separator"))
    columns = mapper.columns(kind, table.get("columns", {}))
    if len(faults) > before:
        return None
    file, sheet, encoding, separator = (
        str(texts[key]) for key in ("file", "sheet", "encoding", "separator")
    )
    return TableFile(
        path=folder / file,
        label=Path(file).name,
        sheet=sheet,
        encoding=encoding,
        separator=separator,
        columns=columns,
    )


def _bad_encoding(kind: str, name: object) -> Iterable[Words]:
    if not isinstance(name, str) or not name:
        return ()
    try:
        codecs.lookup(name)
    except LookupError:
        return (_NO_ENCODING.fill(path=f"{kind}.encoding"),)
    return ()
