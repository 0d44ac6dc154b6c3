"""How do settings say which column is which, and what the office's own words mean?"""

import difflib
from collections.abc import Mapping
from typing import Final, TypeGuard

import attrs

from outreach_core import Words
from outreach_tables.columns import LAYOUTS
from outreach_tables.words import VOCABULARIES

_TEXT: Final = Words(
    "{path} muss ein Text sein, nicht leer.", "{path} must be a text, not empty."
)
_TABLE: Final = Words(
    "{path} muss eine Tabelle sein (Name = Wert).",
    "{path} must be a table (name = value).",
)
_UNKNOWN: Final = Words(
    "{path}: '{name}' ist nicht bekannt.{hint} Möglich: {known}.",
    "{path}: '{name}' is not known.{hint} Known: {known}.",
)
_HINT: Final = Words(" Gemeint: '{near}'?", " Did you mean '{near}'?")


@attrs.frozen
class Mapper:
    """Reads the tables ``columns`` and ``words`` of one plug-in's settings.

    Attributes:
        root: Name of the plug-in's own table, for messages ("plugin.tables").
        faults: Everything found so far that cannot be used, with its path.
    """

    root: str
    faults: list[Words] = attrs.field(factory=list)

    def columns(self, kind: str, value: object) -> dict[str, str]:
        """Read heading by field; unknown fields and empty headings are faults.

        Args:
            kind: Name of a layout ("customers").
            value: What stands in the settings under ``columns``.
        """
        if not is_table(value):
            self.faults.append(_TABLE.fill(path=f"{kind}.columns"))
            return {}
        self.unknown_keys(value, LAYOUTS[kind].names, f"{kind}.columns")
        self.faults.extend(
            _TEXT.fill(path=f"{kind}.columns.{name}")
            for name, heading in value.items()
            if not isinstance(heading, str) or not heading.strip()
        )
        return {name: str(heading) for name, heading in value.items()}

    def words(self, value: object) -> dict[str, dict[str, str]]:
        """Read meaning by the office's own word, for each vocabulary."""
        if not is_table(value):
            self.faults.append(_TABLE.fill(path="words"))
            return {}
        self.unknown_keys(value, tuple(VOCABULARIES), "words")
        found: dict[str, dict[str, str]] = {}
        for vocabulary, table in value.items():
            if vocabulary not in VOCABULARIES:
                continue
            if not is_table(table):
                self.faults.append(_TABLE.fill(path=f"words.{vocabulary}"))
                continue
            meanings = VOCABULARIES[vocabulary].names
            for word, name in table.items():
                if name in meanings:
                    found.setdefault(vocabulary, {})[word] = str(name)
                else:
                    self._unknown(f"words.{vocabulary}", name, meanings)
        return found

    def unknown_keys(
        self, table: Mapping[str, object], known: tuple[str, ...], path: str
    ) -> None:
        """Note every key of *table* that is not *known*, with a near name."""
        for key in table:
            if key not in known:
                self._unknown(path, key, known)

    def _unknown(self, path: str, name: object, known: tuple[str, ...]) -> None:
        near = difflib.get_close_matches(str(name), known, n=1)
        self.faults.append(
            _UNKNOWN.fill(
                path=f"[{self.root}.{path}]" if path else f"[{self.root}]",
                name=name,
                hint=_HINT.fill(near=near[0]) if near else Words("", ""),
                known=", ".join(known),
            )
        )


def is_table(value: object) -> TypeGuard[Mapping[str, object]]:
    """Say whether *value* is a table of the settings."""
    return isinstance(value, Mapping) and all(isinstance(key, str) for key in value)
