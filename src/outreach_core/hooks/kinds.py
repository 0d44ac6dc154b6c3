"""Which kinds of objects plug-ins bring, and what the failure of each one means."""

import enum
from typing import Any, Final, Generic, TypeVar

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_text
from outreach_core.calendar import Workdays
from outreach_core.errors import (
    NoProposalError,
    OutreachError,
    StaleVersionError,
    UnknownNameError,
)
from outreach_core.hooks.erasing import ErasingCaseStore
from outreach_core.hooks.protocols import (
    CaseStore,
    CoachingDirectory,
    ReportSection,
    Screener,
    Sink,
    Source,
)
from outreach_core.letters import (
    BatchFormat,
    LetterCheck,
    LetterFormat,
    LetterTemplate,
)
from outreach_core.rules import Rulebook
from outreach_core.visits import Planner, TravelTimes

T = TypeVar("T")

_MOST_ROWS: Final = 50_000_000  # one row for every contact of every customer in Germany


class OnFailure(enum.StrEnum):
    """What a workflow does when an object of a plug-in fails; never "carry on"."""

    ABORT = "abort"
    """The run ends before anything left the house, naming the culprit."""
    CLOSED = "closed"
    """The one letter in question stays here, and the problem says why."""
    DEGRADE = "degrade"
    """The built-in object does the work, and the result is marked."""
    RETRY = "retry"
    """Tried again later with the same key; the ledger keeps it reserved."""
    LEAVE_OUT = "leave_out"
    """The section is left out, and the report says that it is missing."""


@attrs.frozen(kw_only=True)
class Kind(Generic[T]):
    """One kind of named object; ``registry.one(SOURCE, "tables")`` is a ``Source``.

    Attributes:
        noun: What people call it, in messages.
        hook: Name of the hook that hands such objects over.
        protocol: Class that says which members an object has.
        on_failure: What workflows do when a call into the object fails.
        raises: Errors of the core that its methods raise by contract, for the workflow.
        optional: Protocols with further methods that an object may have; their answers
            are looked at like those of *protocol*.
        is_data: Objects are values of the core's own class, not code of a plug-in.
        most_items: Most items that a collection in an answer may hold; more is a
            fault of the plug-in, not a big office.
    """

    noun: Words
    hook: str = attrs.field(validator=is_text)
    protocol: type[object]
    on_failure: OnFailure
    raises: tuple[type[OutreachError], ...] = ()
    optional: tuple[type[object], ...] = ()
    is_data: bool = False
    most_items: int = 100_000

    @property
    def setting(self) -> str:
        """Key under which settings speak of the kind ("planners")."""
        return self.hook.removeprefix("outreach_")


CASE_STORE: Final[Kind[CaseStore]] = Kind(
    noun=Words("Fallspeicher", "case store"),
    hook="outreach_case_stores",
    protocol=CaseStore,
    on_failure=OnFailure.ABORT,
    most_items=_MOST_ROWS,
    raises=(StaleVersionError, UnknownNameError),
    optional=(ErasingCaseStore,),
)
COACHING_DIRECTORY: Final[Kind[CoachingDirectory]] = Kind(
    noun=Words("Angebotsliste", "coaching directory"),
    hook="outreach_coaching_directories",
    protocol=CoachingDirectory,
    on_failure=OnFailure.ABORT,
)
LETTER_CHECK: Final[Kind[LetterCheck]] = Kind(
    noun=Words("Briefprüfung", "letter check"),
    hook="outreach_letter_checks",
    protocol=LetterCheck,
    on_failure=OnFailure.CLOSED,
)
LETTER_FORMAT: Final[Kind[LetterFormat]] = Kind(
    noun=Words("Briefformat", "letter format"),
    hook="outreach_letter_formats",
    protocol=LetterFormat,
    on_failure=OnFailure.CLOSED,
    optional=(BatchFormat,),
)
LETTER_TEMPLATE: Final[Kind[LetterTemplate]] = Kind(
    noun=Words("Briefvorlage", "letter template"),
    hook="outreach_letter_templates",
    protocol=LetterTemplate,
    on_failure=OnFailure.CLOSED,
    is_data=True,
)
PLANNER: Final[Kind[Planner]] = Kind(
    noun=Words("Planer", "planner"),
    hook="outreach_planners",
    protocol=Planner,
    on_failure=OnFailure.DEGRADE,
    raises=(NoProposalError,),
)
REPORT_SECTION: Final[Kind[ReportSection]] = Kind(
    noun=Words("Berichtsabschnitt", "report section"),
    hook="outreach_report_sections",
    protocol=ReportSection,
    on_failure=OnFailure.LEAVE_OUT,
)
RULEBOOK: Final[Kind[Rulebook]] = Kind(
    noun=Words("Regelwerk", "rulebook"),
    hook="outreach_rulebooks",
    protocol=Rulebook,
    on_failure=OnFailure.ABORT,
    is_data=True,
)
SCREENER: Final[Kind[Screener]] = Kind(
    noun=Words("Sichtung", "screener"),
    hook="outreach_screeners",
    protocol=Screener,
    on_failure=OnFailure.DEGRADE,
    most_items=_MOST_ROWS,
)
SINK: Final[Kind[Sink]] = Kind(
    noun=Words("Ablage", "sink"),
    hook="outreach_sinks",
    protocol=Sink,
    on_failure=OnFailure.RETRY,
)
SOURCE: Final[Kind[Source]] = Kind(
    noun=Words("Quelle", "source"),
    hook="outreach_sources",
    protocol=Source,
    on_failure=OnFailure.ABORT,
    most_items=_MOST_ROWS,
)
TRAVEL_TIMES: Final[Kind[TravelTimes]] = Kind(
    noun=Words("Fahrzeiten", "travel times"),
    hook="outreach_travel_times",
    protocol=TravelTimes,
    on_failure=OnFailure.DEGRADE,
)
WORKDAYS: Final[Kind[Workdays]] = Kind(
    noun=Words("Kalender", "calendar of workdays"),
    hook="outreach_workdays",
    protocol=Workdays,
    on_failure=OnFailure.ABORT,
)

KINDS: Final[tuple[Kind[Any], ...]] = (
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
)
"""Every kind, by hook name."""
