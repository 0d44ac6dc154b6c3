"""One function for each arrow of the week; the only place that calls plug-ins."""

from outreach_core.workflows.announced import (
    ArrivalWindow,
    StandingVisit,
    visits_on_record,
)
from outreach_core.workflows.announcing import (
    AnnouncementRules,
    Announcements,
    VisitLetter,
    announcements,
    write_announcements,
)
from outreach_core.workflows.answering import (
    KnownAbout,
    KnownFact,
    access_page,
    annex_page,
    known_about,
)
from outreach_core.workflows.batches import send_batches
from outreach_core.workflows.calling_off import cancel_dropped
from outreach_core.workflows.choosing import LetterChoice, letter_kind_for
from outreach_core.workflows.day_of_visits import (
    WeekInForce,
    WeekReplanned,
    known_problem,
    replan_week,
    week_in_force,
    with_absences,
)
from outreach_core.workflows.due_visits import (
    DueVisits,
    NotDue,
    VisitingHours,
    due_visits,
)
from outreach_core.workflows.forgetting import (
    NOT_REACHED,
    ForgetRun,
    data_about,
    erasure_table,
    forget,
)
from outreach_core.workflows.holding_back import checked_addresses_only, undecided_only
from outreach_core.workflows.noting_changes import note_changes
from outreach_core.workflows.occasions import (
    closed_door_occasion,
    coaching_occasion,
    grace_month_occasion,
    later_offer_occasion,
)
from outreach_core.workflows.offering import next_offers, next_offers_table
from outreach_core.workflows.office_day import OfficeDay, places_of
from outreach_core.workflows.office_means import (
    Interpreter,
    MeetingPoint,
    OfficeMeans,
    TrainingRule,
    VisitTrait,
)
from outreach_core.workflows.office_week import plan_office_week
from outreach_core.workflows.on_the_phone import agree, request_of_caller
from outreach_core.workflows.plan_in_force import (
    DayEvent,
    PlanInForce,
    in_force_from_json,
    in_force_to_json,
)
from outreach_core.workflows.planning import (
    WeekPlanned,
    plan_week,
    schedule_visits,
    week_problem,
)
from outreach_core.workflows.quality import (
    ColumnQuality,
    SourceQuality,
    quality_of,
    read_quality,
)
from outreach_core.workflows.quality_page import (
    FIXER_WORDS,
    quality_data,
    quality_page,
    quality_summary,
)
from outreach_core.workflows.radar import (
    planned_contacts,
    radar_line,
    radar_of,
    radar_tables,
)
from outreach_core.workflows.reading import Gathered, gather
from outreach_core.workflows.recording import (
    OpenedCases,
    all_cases,
    open_cases,
    record,
)
from outreach_core.workflows.referring import Referral, refer, suitable_offers
from outreach_core.workflows.reporting import with_sections
from outreach_core.workflows.rest_of_week import with_rest_of_week
from outreach_core.workflows.screening import (
    ScreeningRun,
    screen_or_fall_back,
    screen_with,
)
from outreach_core.workflows.visit_places import OFFICE_PLACE, details_of
from outreach_core.workflows.worklist import worklist_tables
from outreach_core.workflows.writing import (
    InOrder,
    LetterRun,
    confirmed_keys,
    failures,
    send_letters,
    settle_ledger,
)

__all__ = [
    "FIXER_WORDS",
    "NOT_REACHED",
    "OFFICE_PLACE",
    "AnnouncementRules",
    "Announcements",
    "ArrivalWindow",
    "ColumnQuality",
    "DayEvent",
    "DueVisits",
    "ForgetRun",
    "Gathered",
    "InOrder",
    "Interpreter",
    "KnownAbout",
    "KnownFact",
    "LetterChoice",
    "LetterRun",
    "MeetingPoint",
    "NotDue",
    "OfficeDay",
    "OfficeMeans",
    "OpenedCases",
    "PlanInForce",
    "Referral",
    "ScreeningRun",
    "SourceQuality",
    "StandingVisit",
    "TrainingRule",
    "VisitLetter",
    "VisitTrait",
    "VisitingHours",
    "WeekInForce",
    "WeekPlanned",
    "WeekReplanned",
    "access_page",
    "agree",
    "all_cases",
    "annex_page",
    "announcements",
    "cancel_dropped",
    "checked_addresses_only",
    "closed_door_occasion",
    "coaching_occasion",
    "confirmed_keys",
    "data_about",
    "details_of",
    "due_visits",
    "erasure_table",
    "failures",
    "forget",
    "gather",
    "grace_month_occasion",
    "in_force_from_json",
    "in_force_to_json",
    "known_about",
    "known_problem",
    "later_offer_occasion",
    "letter_kind_for",
    "next_offers",
    "next_offers_table",
    "note_changes",
    "open_cases",
    "places_of",
    "plan_office_week",
    "plan_week",
    "planned_contacts",
    "quality_data",
    "quality_of",
    "quality_page",
    "quality_summary",
    "radar_line",
    "radar_of",
    "radar_tables",
    "read_quality",
    "record",
    "refer",
    "replan_week",
    "request_of_caller",
    "schedule_visits",
    "screen_or_fall_back",
    "screen_with",
    "send_batches",
    "send_letters",
    "settle_ledger",
    "suitable_offers",
    "undecided_only",
    "visits_on_record",
    "week_in_force",
    "week_problem",
    "with_absences",
    "with_rest_of_week",
    "with_sections",
    "worklist_tables",
    "write_announcements",
]
