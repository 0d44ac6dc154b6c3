"""Which files are read, and how, as the office's settings say."""

import codecs
import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeGuard

import attrs

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings
from outreach_tables.columns import LAYOUTS
from outreach_tables.words import VOCABULARIES

_FILE_KEYS: Final = ("columns", "encoding", "file", "separator", "sheet")
_TEXT: Final = Words(
    "{path} muss ein Text sein, nicht leer.", "{path} must be a text, not empty."
)
_TABLE: Final = Words(
    "{path} muss eine Tabelle sein (Name = Wert).",
    "{path} must be a table (name = value).",
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
_UNKNOWN: Final = Words(
    "{path}: '{name}' ist nicht bekannt.{hint} Möglich: {known}.",
    "{path}: '{name}' is not known.{hint} Known: {known}.",
)
_HINT: Final = Words(" Gemeint: '{near}'?", " Did you mean '{near}'?")
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
            "coordinates"); kinds that are not set are missing.
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
    faults: list[Words] = []
    folder = Path(settings.folder)
    known = (*LAYOUTS, "words")
    faults += _unknown_keys(settings.values, known, "")
    files = {
        kind: file
        for kind in LAYOUTS
        if kind in settings.values
        and (file := _file(kind, settings.values[kind], folder, faults)) is not None
    }
    words = _words(settings.values.get("words", {}), faults)
    if faults:
        raise InvalidInputError(subject="[plugin.tables]", faults=faults)
    return TablesOptions(
        files=files,
        words=words,
        output=Path(settings.output),
        language=settings.language,
    )


def _file(
    kind: str, value: object, folder: Path, faults: list[Words]
) -> TableFile | None:
    before = len(faults)
    table: object = {"file": value} if isinstance(value, str) else value
    if not _is_table(table):
        faults.append(_FILE_OR_TABLE.fill(path=kind))
        return None
    faults += _unknown_keys(table, _FILE_KEYS, f"{kind}.")
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
    columns = _columns(kind, table.get("columns", {}), faults)
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


def _columns(kind: str, value: object, faults: list[Words]) -> dict[str, str]:
    if not _is_table(value):
        faults.append(_TABLE.fill(path=f"{kind}.columns"))
        return {}
    faults += _unknown_keys(value, LAYOUTS[kind].names, f"{kind}.columns.")
    faults.extend(
        _TEXT.fill(path=f"{kind}.columns.{name}")
        for name, heading in value.items()
        if not isinstance(heading, str) or not heading.strip()
    )
    return {name: str(heading) for name, heading in value.items()}


def _words(value: object, faults: list[Words]) -> dict[str, dict[str, str]]:
    if not _is_table(value):
        faults.append(_TABLE.fill(path="words"))
        return {}
    faults += _unknown_keys(value, tuple(VOCABULARIES), "words.")
    found: dict[str, dict[str, str]] = {}
    for vocabulary, table in value.items():
        if vocabulary not in VOCABULARIES:
            continue
        if not _is_table(table):
            faults.append(_TABLE.fill(path=f"words.{vocabulary}"))
            continue
        meanings = VOCABULARIES[vocabulary].names
        for word, name in table.items():
            if name in meanings:
                found.setdefault(vocabulary, {})[word] = str(name)
            else:
                faults.append(_unknown(f"words.{vocabulary}", name, meanings))
    return found


def _unknown_keys(
    table: Mapping[str, object], known: tuple[str, ...], path: str
) -> tuple[Words, ...]:
    return tuple(
        _unknown(path.rstrip("."), key, known) for key in table if key not in known
    )


def _unknown(path: str, name: object, known: tuple[str, ...]) -> Words:
    near = difflib.get_close_matches(str(name), known, n=1)
    return _UNKNOWN.fill(
        path=f"[plugin.tables.{path}]" if path else "[plugin.tables]",
        name=name,
        hint=_HINT.fill(near=near[0]) if near else Words("", ""),
        known=", ".join(known),
    )


def _is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping) and all(isinstance(key, str) for key in value)
