"""Which settings this plug-in has, as hosts check and explain them."""

from collections.abc import Mapping
from typing import Any, Final

from outreach_core import Words
from outreach_core.hooks import TABLE, Setting, Shape

_MEANING: Final[Mapping[str, Words]] = {
    "customers": Words("Die Menschen.", "The people."),
    "contacts": Words("Was geschah: Kontakte und Versuche.", "Contacts and attempts."),
    "staff": Words("Das Team mit Arbeitszeiten.", "The team with working hours."),
    "offers": Words("Die Coaching-Angebote der Träger.", "The offers of providers."),
    "coordinates": Words(
        "PLZ, Breite und Länge, für kürzere Wege.",
        "Postcode, latitude and longitude, for shorter ways.",
    ),
    "statements": Words(
        "Was das Amt nach § 7b Abs. 4 und § 31a Abs. 2 SGB II festgestellt hat.",
        "What the office has stated under § 7b (4) and § 31a (2) SGB II.",
    ),
}


def _file_or_table(value: object) -> object:
    is_file = isinstance(value, str) and value.strip() != ""
    return value if is_file or TABLE.read(value) is not None else None


FILE_OR_TABLE: Final[Shape[object]] = Shape(
    words=Words(
        'ein Dateiname wie "kunden.xlsx" oder eine Tabelle mit dem Schlüssel file',
        'a file name like "kunden.xlsx" or a table with the key file',
    ),
    read=_file_or_table,
    schema={
        "oneOf": [
            {"type": "string", "minLength": 1, "format": "path"},
            {
                "type": "object",
                "properties": {
                    "file": {"type": "string", "minLength": 1, "format": "path"},
                    "sheet": {"type": "string"},
                    "encoding": {"type": "string"},
                    "separator": {"enum": [";", ",", "\t", "|"]},
                    "columns": {
                        "type": "object",
                        "additionalProperties": {"type": "string", "minLength": 1},
                    },
                },
                "required": ["file"],
                "additionalProperties": False,
            },
        ]
    },
)
"""Where a file lies, or a table that also says how to read it."""

SETTINGS: Final[tuple[Setting[Any], ...]] = (
    *(
        Setting(
            key=kind,
            shape=FILE_OR_TABLE,
            help=meaning,
            example=f"{kind}.csv",
        )
        for kind, meaning in _MEANING.items()
    ),
    Setting(
        key="words",
        shape=TABLE,
        help=Words(
            "Eigene Wörter des Hauses und was sie bedeuten, je Wortliste.",
            "The office's own words and what they mean, by vocabulary.",
        ),
    ),
)
"""All settings of this plug-in; how the parts fit together is checked by options.py."""
