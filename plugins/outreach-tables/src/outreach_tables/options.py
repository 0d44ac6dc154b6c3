"""Which files are read, and how, as the office's settings say."""

import codecs
import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeGuard

import attrs

from outreach_core import Language
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings
from outreach_tables.columns import LAYOUTS
from outreach_tables.words import VOCABULARIES

_FILE_KEYS: Final = ("columns", "encoding", "file", "separator", "sheet")
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
        language: Language of tables that are written, "de" or "en".
    """

    files: Mapping[str, TableFile]
    words: Mapping[str, Mapping[str, str]]
    output: Path
    language: str


def read_options(settings: PluginSettings) -> TablesOptions:
    """Check the settings of this plug-in.

    Raises:
        InvalidInputError: Unknown keys, wrong types, unknown fields or words; every
            fault with its path and, where one is near, the right name.
    """
    faults: list[str] = []
    folder = Path(settings.folder)
    known = (*LAYOUTS, "language", "output", "words")
    faults += _unknown_keys(settings.values, known, "")
    files = {
        kind: file
        for kind in LAYOUTS
        if kind in settings.values
        and (file := _file(kind, settings.values[kind], folder, faults)) is not None
    }
    words = _words(settings.values.get("words", {}), faults)
    output = settings.values.get("output", "ausgabe")
    if not isinstance(output, str) or not output:
        faults.append("output must be a text, the name of a folder.")
        output = "."
    language = settings.values.get("language", Language.DE.value)
    if language not in tuple(Language):
        faults.append("language must be 'de' or 'en'.")
    if faults:
        raise InvalidInputError(
            subject="The settings of plug-in 'tables'", faults=faults
        )
    return TablesOptions(
        files=files, words=words, output=folder / output, language=str(language)
    )


def _file(
    kind: str, value: object, folder: Path, faults: list[str]
) -> TableFile | None:
    before = len(faults)
    table: object = {"file": value} if isinstance(value, str) else value
    if not _is_table(table):
        faults.append(f"{kind} must be a file name or a table with the key 'file'.")
        return None
    faults += _unknown_keys(table, _FILE_KEYS, f"{kind}.")
    texts = {key: table.get(key, "") for key in _FILE_KEYS if key != "columns"}
    faults.extend(
        f"{kind}.{key} must be a text."
        for key, text in texts.items()
        if not isinstance(text, str)
    )
    if texts["file"] == "":
        faults.append(f"{kind}.file is missing: the name of the file to read.")
    faults += _bad_encoding(kind, texts["encoding"])
    if texts["separator"] not in ("", *_SEPARATORS):
        faults.append(f"{kind}.separator must be ';', ',', '|' or a tabulator.")
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


def _bad_encoding(kind: str, name: object) -> Iterable[str]:
    if not isinstance(name, str) or not name:
        return ()
    try:
        codecs.lookup(name)
    except LookupError:
        return (f"{kind}.encoding is not known; usual ones: utf-8, cp1252.",)
    return ()


def _columns(kind: str, value: object, faults: list[str]) -> dict[str, str]:
    if not _is_table(value):
        faults.append(f"{kind}.columns must be a table: field = heading in the file.")
        return {}
    faults += _unknown_keys(value, LAYOUTS[kind].names, f"{kind}.columns.")
    faults.extend(
        f"{kind}.columns.{name} must be a text, the heading in the file."
        for name, heading in value.items()
        if not isinstance(heading, str) or not heading.strip()
    )
    return {name: str(heading) for name, heading in value.items()}


def _words(value: object, faults: list[str]) -> dict[str, dict[str, str]]:
    if not _is_table(value):
        faults.append("words must be a table of tables: words.channel.Besuch = …")
        return {}
    faults += _unknown_keys(value, tuple(VOCABULARIES), "words.")
    found: dict[str, dict[str, str]] = {}
    for vocabulary, table in value.items():
        if vocabulary not in VOCABULARIES:
            continue
        if not _is_table(table):
            faults.append(f"words.{vocabulary} must be a table: office's word = name.")
            continue
        meanings = VOCABULARIES[vocabulary].names
        for word, name in table.items():
            if name in meanings:
                found.setdefault(vocabulary, {})[word] = str(name)
            else:
                faults.append(
                    f"words.{vocabulary}: {name!r} is no meaning.{_near(name, meanings)}"
                    f" Known: {', '.join(meanings)}."
                )
    return found


def _unknown_keys(
    table: Mapping[str, object], known: tuple[str, ...], path: str
) -> tuple[str, ...]:
    return tuple(
        f"{path}{key} is unknown.{_near(key, known)} Known: {', '.join(known)}."
        for key in table
        if key not in known
    )


def _near(name: object, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(str(name), list(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping) and all(isinstance(key, str) for key in value)
