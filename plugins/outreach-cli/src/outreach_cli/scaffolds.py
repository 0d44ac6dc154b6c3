"""Which plug-ins ``outreach new plugin`` can begin: one worked example a kind."""

from typing import Any, Final

import attrs

from outreach_core import Words
from outreach_core.hooks import (
    CASE_STORE,
    COACHING_DIRECTORY,
    LETTER_CHECK,
    LETTER_FORMAT,
    LETTER_TEMPLATE,
    PLANNER,
    REPORT_SECTION,
    RULEBOOK,
    SCREENER,
    SINK,
    SOURCE,
    TRAVEL_TIMES,
    WORKDAYS,
    Kind,
)

_NOTHING: Final = Words("Nichts.", "Nothing.")
_ONE_FILE: Final = Words(
    "Eine Datei mit Semikolons, die in den Einstellungen steht; sonst nichts.",
    "One file with semicolons that the settings name; nothing else.",
)
_ITS_SETTINGS: Final = Words("Nur seine Einstellungen.", "Its settings only.")


@attrs.frozen(kw_only=True)
class SettingRow:
    """A setting as the README of a new plug-in shows it; texts are TOML.

    Attributes:
        key: Its key.
        constant: Name of the constant that declares it.
        default: Its default; empty: it must be set.
        example: A value to copy; empty: nothing to show.
        help: What it does.
    """

    key: str
    constant: str
    default: str = ""
    example: str = ""
    help: Words


_FILE: Final = SettingRow(
    key="file",
    constant="FILE_NAME",
    example='"people.csv"',
    help=Words("Die Datei, die gelesen wird.", "The file that is read."),
)


@attrs.frozen(kw_only=True)
class Scaffold:
    """How a new plug-in of one kind begins.

    Attributes:
        kind: The kind of its object.
        module: Module that holds the object; also the stem of its template.
        imports: What ``plugin.py`` imports from there, as ruff sorts it.
        made: The expression that makes the object.
        purpose: What the worked example does.
        reads: What it reads.
        writes: What it writes.
        settings: Its settings.
        chosen: Lines of ``outreach.toml`` that choose the object, with ``{name}``.
        data: Invented file for its tests; empty: none.
        more: Further modules, beside the main one.
        requires: Distributions that it stands on beside the core.
        people: Function that reads the people of a screener; empty: none.
        ending: What the name of the object has after that of the plug-in.
    """

    kind: Kind[Any]
    module: str
    imports: tuple[str, ...]
    made: str
    purpose: Words
    reads: Words = _ITS_SETTINGS
    writes: Words = _NOTHING
    settings: tuple[SettingRow, ...] = ()
    chosen: str = ""
    data: str = ""
    more: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    people: str = ""
    ending: str = ""

    def object_name(self, plugin: str) -> str:
        """Return the name of the object that a plug-in of that name brings."""
        return f"{plugin}{self.ending}"

    @property
    def slug(self) -> str:
        """How the command line calls it ("letter-format")."""
        return self.module.replace("_", "-")


_ALL: Final = (
    Scaffold(
        kind=CASE_STORE,
        module="case_store",
        imports=("FILE_NAME", "SqliteStore"),
        made="SqliteStore.of(settings)",
        purpose=Words(
            "Hält die Ereignisse der Fälle und das Buch der Briefe in einer "
            "SQLite-Datei.",
            "Keeps the events of cases and the ledger of letters in one SQLite file.",
        ),
        reads=Words("Seine eigene Datei.", "Its own file."),
        writes=Words("Seine eigene Datei.", "Its own file."),
        settings=(
            SettingRow(
                key="file",
                constant="FILE_NAME",
                default='"cases.sqlite"',
                example='"cases.sqlite"',
                help=Words("Die Datei der Fälle.", "The file of the cases."),
            ),
        ),
        chosen='store = "{name}"',
        more=("codec",),
        requires=("cattrs>=25.1",),
    ),
    Scaffold(
        kind=COACHING_DIRECTORY,
        module="coaching_directory",
        imports=("FILE_NAME", "CsvDirectory"),
        made="CsvDirectory.of(settings)",
        purpose=Words(
            "Liest die Coaching-Angebote der Träger aus einer Liste.",
            "Reads the coaching offers of providers from a list.",
        ),
        reads=_ONE_FILE,
        settings=(attrs.evolve(_FILE, example='"offers.csv"'),),
        chosen='directories = ["{name}"]',
        data="offers.csv",
    ),
    Scaffold(
        kind=LETTER_CHECK,
        module="letter_check",
        imports=("MOST_WORDS", "EasyToAnswer"),
        made="EasyToAnswer.of(settings)",
        purpose=Words(
            "Hält Briefe zurück, die lange Sätze haben oder keine Telefonnummer nennen.",
            "Keeps letters back that have long sentences or name no phone number.",
        ),
        settings=(
            SettingRow(
                key="most_words",
                constant="MOST_WORDS",
                default="25",
                example="20",
                help=Words(
                    "So viele Wörter darf ein Satz höchstens haben.",
                    "A sentence may have so many words at most.",
                ),
            ),
        ),
    ),
    Scaffold(
        kind=LETTER_FORMAT,
        module="letter_format",
        imports=("MarkdownFormat",),
        made="MarkdownFormat()",
        purpose=Words("Schreibt Briefe als Markdown.", "Writes letters as Markdown."),
        reads=_NOTHING,
        chosen='letters.formats = ["{name}"]',
    ),
    Scaffold(
        kind=LETTER_TEMPLATE,
        module="letter_template",
        imports=("FIRST_LETTER",),
        made="FIRST_LETTER",
        purpose=Words(
            "Bringt den Text eines kurzen ersten Briefs.",
            "Brings the words of a short first letter.",
        ),
        reads=_NOTHING,
        chosen='letters.template = "{name}"',
        ending="-de",
    ),
    Scaffold(
        kind=PLANNER,
        module="planner",
        imports=("TRIES", "FewTours"),
        made="FewTours.of(settings)",
        purpose=Words(
            "Plant mehrmals und nimmt den besten Plan; unter gleichen den mit den "
            "wenigsten Touren.",
            "Plans several times and takes the best plan; of equals the one with the "
            "fewest tours.",
        ),
        settings=(
            SettingRow(
                key="tries",
                constant="TRIES",
                default="3",
                example="5",
                help=Words(
                    "So oft wird von vorn gesucht.",
                    "The search begins so many times.",
                ),
            ),
        ),
        chosen='visits.planner = "{name}"',
    ),
    Scaffold(
        kind=REPORT_SECTION,
        module="report_section",
        imports=("Answers",),
        made="Answers()",
        purpose=Words(
            "Ergänzt die Zwischenbilanz um einen Abschnitt über Antworten.",
            "Adds a section about answers to the interim report.",
        ),
        reads=Words(
            "Nur Zahlen, die veröffentlicht werden dürfen.",
            "Only numbers that may be published.",
        ),
    ),
    Scaffold(
        kind=RULEBOOK,
        module="rulebook",
        imports=("EFFORTS_NEEDED", "rulebook"),
        made="rulebook(settings)",
        purpose=Words(
            "Findet Menschen, von denen seit mehr als vier Monaten nichts zu hören war.",
            "Finds people of whom nothing was heard for more than four months.",
        ),
        settings=(
            SettingRow(
                key="efforts",
                constant="EFFORTS_NEEDED",
                default="1",
                example="2",
                help=Words(
                    "So viele Versuche müssen vermerkt sein.",
                    "So many attempts must be on record.",
                ),
            ),
        ),
        chosen='screening.rulebook = "{name}"',
    ),
    Scaffold(
        kind=SCREENER,
        module="screener",
        imports=("FILE_NAME", "CsvScreener"),
        made="CsvScreener.of(settings)",
        purpose=Words(
            "Sichtet eine Liste, die zu lang für eine Tabelle ist, Zeile für Zeile.",
            "Screens a list too long for a table, row by row.",
        ),
        reads=_ONE_FILE,
        settings=(_FILE,),
        data="people.csv",
        people="read_people",
        chosen='screening.screener = "{name}"',
    ),
    Scaffold(
        kind=SINK,
        module="sink",
        imports=("CsvSink",),
        made="CsvSink.of(settings)",
        purpose=Words(
            "Schreibt Tabellen als CSV, sicher gegen Formeln.",
            "Writes tables as CSV, safe against formulas.",
        ),
        reads=_NOTHING,
        writes=Words(
            "Je Übergabe eine CSV-Datei in den Ausgabeordner.",
            "One CSV file a delivery into the output folder.",
        ),
        chosen='output.tables = "{name}"',
    ),
    Scaffold(
        kind=SOURCE,
        module="source",
        imports=("DELIMITER", "FILE_NAME", "CsvSource"),
        made="CsvSource.of(settings)",
        purpose=Words(
            "Liest Menschen und den Tag des letzten Gesprächs aus einer Liste.",
            "Reads people and the day of the last talk from a list.",
        ),
        reads=_ONE_FILE,
        settings=(
            SettingRow(
                key="delimiter",
                constant="DELIMITER",
                default='";"',
                example='";"',
                help=Words("Was die Spalten trennt.", "What separates the columns."),
            ),
            _FILE,
        ),
        chosen='sources = ["{name}"]',
        data="people.csv",
    ),
    Scaffold(
        kind=TRAVEL_TIMES,
        module="travel_times",
        imports=("FILE_NAME", "TravelTable"),
        made="TravelTable.of(settings)",
        purpose=Words(
            "Kennt die Fahrzeiten von Postleitzahl zu Postleitzahl aus einer Tabelle.",
            "Knows the minutes from postcode to postcode by a table.",
        ),
        reads=_ONE_FILE,
        settings=(attrs.evolve(_FILE, example='"ways.csv"'),),
        chosen='visits.travel = "{name}"',
        data="ways.csv",
    ),
    Scaffold(
        kind=WORKDAYS,
        module="workdays",
        imports=("OWN_DAYS", "TownCalendar"),
        made="TownCalendar.of(settings)",
        purpose=Words(
            "Kennt Sonntage, feste Feiertage und die freien Tage der eigenen Stadt.",
            "Knows Sundays, fixed holidays and the town's own free days.",
        ),
        settings=(
            SettingRow(
                key="own_days",
                constant="OWN_DAYS",
                default="[]",
                example='["08-08 Friedensfest"]',
                help=Words(
                    "Freie Tage der Stadt, jedes Jahr: Monat-Tag und Name.",
                    "Free days of the town, every year: month-day and name.",
                ),
            ),
        ),
        chosen='office.land = "{name}"',
    ),
)

SCAFFOLDS: Final = {scaffold.slug: scaffold for scaffold in _ALL}
"""Every scaffold by the name that the command line gives its kind, sorted."""
