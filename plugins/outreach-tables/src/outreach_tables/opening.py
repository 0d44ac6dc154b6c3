"""Which tables stand in the office's files? Opened, none of their rows read yet."""

from collections.abc import Mapping
from typing import Final

from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_tables.columns import LAYOUTS
from outreach_tables.options import TableFile, TablesOptions
from outreach_tables.raw import UnusableFileError
from outreach_tables.tables import DataTable, find_tables

_LOCKED: Final = Words(
    "kann nicht geöffnet werden. Bitte in anderen Programmen schließen und die "
    "Zugriffsrechte prüfen.",
    "cannot be opened. Close it in other programs and check the access rights.",
)

Tables = Mapping[str, tuple[DataTable, ...]]


def open_tables(options: TablesOptions, kinds: tuple[str, ...]) -> Tables:
    """Open the files of *kinds* and find their tables.

    Raises:
        InvalidInputError: One or more files cannot be used; the faults of all files.
    """
    found: dict[str, tuple[DataTable, ...]] = {}
    faults: list[Words] = []
    for kind in kinds:
        if kind not in options.files:
            continue
        file = options.files[kind]
        try:
            found[kind] = find_tables(file, LAYOUTS[kind])
        except UnusableFileError as error:
            faults.append(about_file(file, error.fault))
        except OSError:
            faults.append(about_file(file, _LOCKED))
    if faults:
        raise InvalidInputError(subject="outreach-tables", faults=faults)
    return found


def about_file(file: TableFile, fault: Words) -> Words:
    """Put the name of the file before what is wrong with it."""
    return Words(f"{file.label} {fault.de}", f"{file.label} {fault.en}")
