"""What an office can set in ``outreach.toml``, and what stands there by default."""

import datetime as dt
import re
from typing import Any, Final

import attrs

from outreach_cli.duty import DutySettings
from outreach_cli.keeping import NoteSettings, RetentionSettings
from outreach_cli.means import (
    InterpreterSettings,
    PlaceSettings,
    TrainingSettings,
)
from outreach_cli.plugin_settings import FailureSettings, RequireSettings
from outreach_cli.working_time import WorkSettings
from outreach_core import Language, Words
from outreach_core.errors import InvalidValueError
from outreach_core.letters import DIN_5008_B, LETTERS_IN_BATCH, PRINT_PROFILES

_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

_CLOCK_WORDS: Final = Words('eine Uhrzeit wie "09:00"', 'a time of day like "09:00"')
_STEM: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STEM_WORDS: Final = Words(
    'Kleinbuchstaben und Ziffern wie "herbst-2026"',
    'small letters and digits like "autumn-2026"',
)
_ISO_DAY_WORDS: Final = Words('ein Tag wie "2026-11-02"', 'a day like "2026-11-02"')
_POSITIVE: Final = Words("eine ganze Zahl ab 1", "a whole number, 1 or more")
_NOT_NEGATIVE: Final = Words("eine ganze Zahl ab 0", "a whole number, 0 or more")
_PERCENT: Final = Words("eine ganze Zahl von 0 bis 100", "a whole number, 0 to 100")
_NOT_SHORTER: Final = Words(
    "eine ganze Zahl, nicht kleiner als closed_minutes",
    "a whole number, not less than closed_minutes",
)
_HUNDRED: Final = 100

_PROFILES: Final = ", ".join(f'"{name}"' for name in PRINT_PROFILES)
_PROFILE_WORDS: Final = Words(f"eines von {_PROFILES}", f"one of {_PROFILES}")


def _is_profile(_: object, attribute: "attrs.Attribute[Any]", value: str) -> None:
    if value not in PRINT_PROFILES:
        raise InvalidValueError(attribute.name, _PROFILE_WORDS)


def _is_clock(_: object, attribute: "attrs.Attribute[Any]", value: str) -> None:
    if not _CLOCK.fullmatch(value):
        raise InvalidValueError(attribute.name, _CLOCK_WORDS)


def _is_stem(_: object, attribute: "attrs.Attribute[Any]", value: str) -> None:
    if not _STEM.fullmatch(value):
        raise InvalidValueError(attribute.name, _STEM_WORDS)


def _is_iso_day(_: object, attribute: "attrs.Attribute[Any]", value: str) -> None:
    if not value:
        return
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        raise InvalidValueError(attribute.name, _ISO_DAY_WORDS) from None


def _is_positive(_: object, attribute: "attrs.Attribute[Any]", value: int) -> None:
    if value < 1:
        raise InvalidValueError(attribute.name, _POSITIVE)


def _is_not_negative(_: object, attribute: "attrs.Attribute[Any]", value: int) -> None:
    if value < 0:
        raise InvalidValueError(attribute.name, _NOT_NEGATIVE)


def _is_percent(_: object, attribute: "attrs.Attribute[Any]", value: int) -> None:
    if not 0 <= value <= _HUNDRED:
        raise InvalidValueError(attribute.name, _PERCENT)


@attrs.frozen(kw_only=True)
class OfficeSettings:
    """The office that writes and visits.

    Attributes:
        name: Name of the office, shown in letters and reports.
        unit: Name of the team in the letterhead; empty for none.
        land: Which holidays count, as ISO 3166-2 ("DE-HE" for Hessen).
        street: Street and house number of the office.
        postcode: Five digits, as text.
        town: Town of the office.
        phone: Number for call-backs; no hotline.
        mobile: Number for short messages; empty when there is none.
        email: Address for answers.
        return_line: The one small line in the envelope's window. Street and town are
            enough for the post; leave the authority's name out.
        opening_hours: As it should stand in the letter.
        privacy_page: Web address of the full privacy notice; empty for none.
        prepaid_envelope: A stamped envelope for the answer lies in every letter.
        latitude: Degrees north of the place where tours start; 0 when unknown.
        longitude: Degrees east of the place where tours start; 0 when unknown.
    """

    name: str = "Jobcenter"
    unit: str = ""
    land: str = "DE-HE"
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    return_line: str = ""
    opening_hours: str = ""
    privacy_page: str = ""
    prepaid_envelope: bool = False
    latitude: float = 0.0
    longitude: float = 0.0


@attrs.frozen(kw_only=True)
class ScreeningSettings:
    """Who counts as lost.

    Attributes:
        rulebook: Name of a rulebook; "kassel" is more than six months despite efforts.
        household_counts: A contact of another member of the benefit unit counts for
            everybody in it; every explanation then says so.
        efforts: Documented efforts needed since the last two-way contact; left out, the
            rulebook says (2 in the shipped ones).
        screener: Name of a screener for a large population ("duckdb"); empty: the
            program itself judges everybody.
    """

    rulebook: str = "kassel"
    household_counts: bool = False
    efforts: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(_is_not_negative)
    )
    screener: str = ""


@attrs.frozen(kw_only=True)
class RadarSettings:
    """How the house reads what § 7b SGB II leaves open; ask your legal team.

    Attributes:
        early_appearance_counts: A recorded appearance after the determination, but
            before the first day without benefit, is enough.
    """

    early_appearance_counts: bool = False


@attrs.frozen(kw_only=True)
class LetterSettings:
    """How letters look and how long they travel.

    Attributes:
        template: Name of the letter template.
        formats: Names of letter formats; the first is the one that is handed over.
        profile: How letters are printed: "din-5008-b", "din-5008-a", "epost" or
            "large-print"; decides where address, text and marks stand on paper.
        batch_letters: Most letters in one print file (`outreach letters --batch`).
        occasion: Name of this round, also in file names; one person gets one letter
            an occasion.
        delivery_workdays: Working days until a letter has arrived (§ 18 PostG: 99 % by
            the fourth).
        hold_doubtful_addresses: A letter stays here when an earlier one came back and
            nobody has checked the address since.
        response_days: Days a person has to answer before a visit.
        visiting_weeks: Weeks over which the visits of one round are spread; stands in
            the letter. People times 0.5 (who answer by themselves), divided by the
            visits that the team makes in a week.
        legal_review_by: Who read the letter about § 7b SGB II ("Rechtsstelle"); without
            a reading that letter stays here.
        legal_review_on: Day of that reading, "YYYY-MM-DD".
        legal_review_version: Version that was read; `outreach letters` names it.
        translations_read: Who has read a translation, one entry each: name of the
            template, version, day and reader ("first-letter-uk 0f…e1 2026-11-20
            Sprachmittlung der Stadt"); `outreach letters --languages` names them all.
        window_before_minutes: How much earlier than planned the two may ring.
        window_after_minutes: How much later than planned the two may ring.
    """

    template: str = "first-letter-de"
    formats: tuple[str, ...] = ("pdf",)
    profile: str = attrs.field(default=DIN_5008_B.name, validator=_is_profile)
    batch_letters: int = attrs.field(default=LETTERS_IN_BATCH, validator=_is_positive)
    occasion: str = attrs.field(default="erstes-schreiben", validator=_is_stem)
    delivery_workdays: int = attrs.field(default=4, validator=_is_positive)
    hold_doubtful_addresses: bool = True
    response_days: int = attrs.field(default=7, validator=_is_positive)
    visiting_weeks: int = attrs.field(default=6, validator=_is_positive)
    legal_review_by: str = ""
    legal_review_on: str = attrs.field(default="", validator=_is_iso_day)
    legal_review_version: str = ""
    translations_read: tuple[str, ...] = ()
    window_before_minutes: int = attrs.field(default=15, validator=_is_not_negative)
    window_after_minutes: int = attrs.field(default=30, validator=_is_positive)


@attrs.frozen(kw_only=True)
class VisitSettings:
    """When and how visits are planned.

    Attributes:
        planner: Name of the planner.
        travel: Name of the travel times.
        seed: Seed of the planner; the same seed gives the same plan.
        iterations: How long the planner searches; more is better and slower.
        earliest: First time of day for a visit, "HH:MM".
        latest: Last time of day at which a visit may begin, "HH:MM".
        closed_minutes: Time that a closed door takes.
        talk_minutes: Time that a talk takes when somebody opens.
        open_percent: How many of a hundred doors open, 0 to 100.
        visit_letters_count: A letter about a visit is an attempt besides the visit.
    """

    planner: str = "built-in"
    travel: str = "straight-line"
    seed: int = 1
    iterations: int = attrs.field(default=2000, validator=_is_positive)
    earliest: str = attrs.field(default="09:00", validator=_is_clock)
    latest: str = attrs.field(default="17:00", validator=_is_clock)
    closed_minutes: int = attrs.field(default=10, validator=_is_positive)
    talk_minutes: int = 60
    open_percent: int = attrs.field(default=25, validator=_is_percent)
    visit_letters_count: bool = False

    def __attrs_post_init__(self) -> None:
        if self.talk_minutes < self.closed_minutes:
            field = "talk_minutes"
            raise InvalidValueError(field, _NOT_SHORTER)


@attrs.frozen(kw_only=True)
class ReportSettings:
    """How the interim report protects small groups.

    Attributes:
        minimum: Counts below it (and above 0) are hidden; BA standard is 3, 5 is usual
            for papers that leave the house.
    """

    minimum: int = attrs.field(default=3, validator=_is_positive)


@attrs.frozen(kw_only=True)
class OutputSettings:
    """Where results go.

    Attributes:
        folder: Folder for everything that is written, relative to the settings file.
        tables: Name of the sink for tables.
        plans: Names of the sinks for visit plans.
        documents: Name of the sink for letters and pages.
        field: Name of the sink for field packages (`outreach field-package`).
    """

    folder: str = "ausgabe"
    tables: str = "xlsx"
    plans: tuple[str, ...] = ("ics",)
    documents: str = "folder"
    field: str = "field-pdf"


@attrs.frozen(kw_only=True)
class PrivacySettings:
    """Where the office's secret for pseudonyms is kept; never in this file.

    Attributes:
        key_env: Name of an environment variable that holds the secret; wins when set.
        key_file: File that holds it, relative to the settings file.
    """

    key_env: str = "OUTREACH_KEY"
    key_file: str = ".outreach/key"


@attrs.frozen(kw_only=True)
class Settings:
    """The whole of ``outreach.toml``.

    Attributes:
        language: Language of everything the office reads: "de" or "en".
        plugins: Names of the plug-ins that may be loaded; no other is imported.
        sources: Names of the sources that are read, in any order.
        directories: Names of the coaching directories that are read.
        store: Name of the case store.
        plugin: One table for each plug-in, checked by the plug-in itself.
    """

    language: Language = Language.DE
    plugins: tuple[str, ...] = (
        "cli",
        "holidays",
        "ics",
        "sql",
        "tables",
        "typst",
    )
    sources: tuple[str, ...] = ("tables",)
    directories: tuple[str, ...] = ("tables",)
    store: str = "sqlite"
    office: OfficeSettings = attrs.field(factory=OfficeSettings)
    screening: ScreeningSettings = attrs.field(factory=ScreeningSettings)
    radar: RadarSettings = attrs.field(factory=RadarSettings)
    letters: LetterSettings = attrs.field(factory=LetterSettings)
    visits: VisitSettings = attrs.field(factory=VisitSettings)
    work: WorkSettings = attrs.field(factory=WorkSettings)
    place: tuple[PlaceSettings, ...] = ()
    interpreter: tuple[InterpreterSettings, ...] = ()
    training: tuple[TrainingSettings, ...] = ()
    duty: DutySettings = attrs.field(factory=DutySettings)
    report: ReportSettings = attrs.field(factory=ReportSettings)
    output: OutputSettings = attrs.field(factory=OutputSettings)
    note: NoteSettings = attrs.field(factory=NoteSettings)
    retention: RetentionSettings = attrs.field(factory=RetentionSettings)
    privacy: PrivacySettings = attrs.field(factory=PrivacySettings)
    require: RequireSettings = attrs.field(factory=RequireSettings)
    failure: FailureSettings = attrs.field(factory=FailureSettings)
    plugin: dict[str, dict[str, object]] = attrs.field(factory=dict)
