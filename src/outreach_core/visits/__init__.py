"""Visits made by two: what is asked for, plans, their checker, reasons and pages."""

from outreach_core.visits._model import SearchWeights
from outreach_core.visits._slots import with_request
from outreach_core.visits.attempts import Attempt, Pin
from outreach_core.visits.changes import (
    ChangeKind,
    PlanChange,
    PlannedAt,
    diff_plans,
)
from outreach_core.visits.checker import check_plan
from outreach_core.visits.day_policy import (
    LIVE_FILL,
    STATIC,
    DayPolicy,
    DoorOdds,
)
from outreach_core.visits.day_sheets import day_sheets
from outreach_core.visits.events import (
    CalledOff,
    CameBy,
    DoorClosed,
    Event,
    NewRequest,
    StaffIll,
    VisitOver,
)
from outreach_core.visits.field_package import (
    FieldPackage,
    FieldRow,
    field_package,
)
from outreach_core.visits.forecast_page import (
    forecast_section,
)
from outreach_core.visits.forecasts import (
    Forecast,
    MadeForecast,
    Spread,
    StopForecast,
    TourForecast,
)
from outreach_core.visits.frame_tours import FrameTours
from outreach_core.visits.lacks import LACK_WORDS, Lack, lacks_of
from outreach_core.visits.late_risk import (
    LimitLateRisk,
    RiskLimited,
    limit_late_risk,
)
from outreach_core.visits.lengths import VisitLength
from outreach_core.visits.not_planned import Cause, NotPlanned
from outreach_core.visits.notices import Notice, NoticeBy, notices_of
from outreach_core.visits.offers import (
    SlotOffer,
    offers_for,
)
from outreach_core.visits.on_the_day import (
    Advice,
    AdviceKind,
    TourState,
    next_stop,
)
from outreach_core.visits.plan import Pause, Stop, Tour, VisitPlan
from outreach_core.visits.plan_documents import plan_from_json, plan_to_json
from outreach_core.visits.plan_page import plan_page
from outreach_core.visits.planner import Budget, BuiltInPlanner, Planner, plan_visits
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.proposals import (
    JudgedProposal,
    PlanTrace,
    Proposal,
    RefusalCode,
    RefusedProposal,
    better_plan,
    judge_proposal,
    notes_on_lacks,
    repair_plan,
)
from outreach_core.visits.rating import Level, Rating, RatingLine, rate
from outreach_core.visits.reasons import why_not
from outreach_core.visits.replanning import Replanned, replan
from outreach_core.visits.requests import (
    PairMix,
    Place,
    PlaceKind,
    TimeWindow,
    VisitId,
    VisitRequest,
)
from outreach_core.visits.routing_task import (
    RoutingJob,
    RoutingPause,
    RoutingTask,
    RoutingVehicle,
    RoutingWindow,
)
from outreach_core.visits.safety.deposit import (
    DepositedPlan,
    DepositedTour,
    Due,
    DueKind,
    TourId,
    deposit,
)
from outreach_core.visits.safety.desk import (
    LADDER_SOURCE,
    DeskPerson,
    DutyDesk,
    OverdueLadder,
    OverdueStage,
)
from outreach_core.visits.safety.desk_checks import (
    AftercareCause,
    AftercareItem,
    aftercare,
    quiet_since,
    unmatched_entries,
)
from outreach_core.visits.safety.desk_entries import (
    Acknowledgement,
    AcknowledgeReason,
    DeskEntry,
    DeskReport,
    DeskReportKind,
)
from outreach_core.visits.safety.duty_sheet import duty_sheet
from outreach_core.visits.safety.effects import ProtectiveEffect, protect
from outreach_core.visits.safety.hazards import (
    HazardFact,
    HazardNote,
    HazardNoteId,
    HazardSource,
    effects_on,
    notes_to_delete,
)
from outreach_core.visits.safety.moments import moment_at
from outreach_core.visits.safety.note_gate import (
    NoteAccess,
    NotePurpose,
    NoteRole,
    SeenNotes,
    notes_for,
)
from outreach_core.visits.safety.overdue import AwaitedReport, awaited, overdue
from outreach_core.visits.safety.staff_data import STAFF_DATA, StaffDataLine
from outreach_core.visits.safety.wording import (
    WordingFault,
    WordingWarning,
    wording_warnings,
)
from outreach_core.visits.safety.works_council import works_council_page
from outreach_core.visits.simulation import (
    simulate,
)
from outreach_core.visits.standby import (
    StandbyVisit,
    TourStandby,
    standby_for,
)
from outreach_core.visits.travel import StraightLine, TravelTable, TravelTimes
from outreach_core.visits.under_way import DayUnderWay, PairOut
from outreach_core.visits.verdicts import StopVerdict, verdicts
from outreach_core.visits.violations import PlanRule, Violation
from outreach_core.visits.ways_alone import WayAlone, ways_alone
from outreach_core.visits.weeks import PlannedWeek, StopDetails
from outreach_core.visits.why_not_page import why_not_page
from outreach_core.visits.why_planned import why_planned
from outreach_core.visits.work_rules import (
    Daylight,
    HoursOverDays,
    HouseholdVisits,
    PairForming,
    SeniorWithJunior,
    WorkRules,
)

__all__ = [
    "LACK_WORDS",
    "LADDER_SOURCE",
    "LIVE_FILL",
    "STAFF_DATA",
    "STATIC",
    "AcknowledgeReason",
    "Acknowledgement",
    "Advice",
    "AdviceKind",
    "AftercareCause",
    "AftercareItem",
    "Attempt",
    "AwaitedReport",
    "Budget",
    "BuiltInPlanner",
    "CalledOff",
    "CameBy",
    "Cause",
    "ChangeKind",
    "DayPolicy",
    "DayUnderWay",
    "Daylight",
    "DepositedPlan",
    "DepositedTour",
    "DeskEntry",
    "DeskPerson",
    "DeskReport",
    "DeskReportKind",
    "DoorClosed",
    "DoorOdds",
    "Due",
    "DueKind",
    "DutyDesk",
    "Event",
    "FieldPackage",
    "FieldRow",
    "Forecast",
    "FrameTours",
    "HazardFact",
    "HazardNote",
    "HazardNoteId",
    "HazardSource",
    "HoursOverDays",
    "HouseholdVisits",
    "JudgedProposal",
    "Lack",
    "Level",
    "LimitLateRisk",
    "MadeForecast",
    "NewRequest",
    "NotPlanned",
    "NoteAccess",
    "NotePurpose",
    "NoteRole",
    "Notice",
    "NoticeBy",
    "OverdueLadder",
    "OverdueStage",
    "PairForming",
    "PairMix",
    "PairOut",
    "Pause",
    "Pin",
    "Place",
    "PlaceKind",
    "PlanChange",
    "PlanRule",
    "PlanTrace",
    "PlannedAt",
    "PlannedWeek",
    "Planner",
    "Proposal",
    "ProtectiveEffect",
    "Rating",
    "RatingLine",
    "RefusalCode",
    "RefusedProposal",
    "Replanned",
    "RiskLimited",
    "RoutingJob",
    "RoutingPause",
    "RoutingTask",
    "RoutingVehicle",
    "RoutingWindow",
    "SearchWeights",
    "SeenNotes",
    "SeniorWithJunior",
    "SlotOffer",
    "Spread",
    "StaffDataLine",
    "StaffIll",
    "StandbyVisit",
    "Stop",
    "StopDetails",
    "StopForecast",
    "StopVerdict",
    "StraightLine",
    "TimeWindow",
    "Tour",
    "TourForecast",
    "TourId",
    "TourStandby",
    "TourState",
    "TravelTable",
    "TravelTimes",
    "Violation",
    "VisitId",
    "VisitLength",
    "VisitOver",
    "VisitPlan",
    "VisitProblem",
    "VisitRequest",
    "WayAlone",
    "WordingFault",
    "WordingWarning",
    "WorkRules",
    "aftercare",
    "awaited",
    "better_plan",
    "check_plan",
    "day_sheets",
    "deposit",
    "diff_plans",
    "duty_sheet",
    "effects_on",
    "field_package",
    "forecast_section",
    "judge_proposal",
    "lacks_of",
    "limit_late_risk",
    "moment_at",
    "next_stop",
    "notes_for",
    "notes_on_lacks",
    "notes_to_delete",
    "notices_of",
    "offers_for",
    "overdue",
    "plan_from_json",
    "plan_page",
    "plan_to_json",
    "plan_visits",
    "protect",
    "quiet_since",
    "rate",
    "repair_plan",
    "replan",
    "simulate",
    "standby_for",
    "unmatched_entries",
    "verdicts",
    "ways_alone",
    "why_not",
    "why_not_page",
    "why_planned",
    "with_request",
    "wording_warnings",
    "works_council_page",
]
