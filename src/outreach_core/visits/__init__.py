"""Visits made by two: what is asked for, plans, their checker, reasons and pages."""

from outreach_core.visits._model import SearchWeights
from outreach_core.visits.attempts import Attempt, Pin
from outreach_core.visits.checker import check_plan
from outreach_core.visits.day_sheets import day_sheets
from outreach_core.visits.lengths import VisitLength
from outreach_core.visits.plan import Pause, Stop, Tour, VisitPlan
from outreach_core.visits.plan_page import plan_page
from outreach_core.visits.planner import Budget, BuiltInPlanner, Planner, plan_visits
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.rating import Level, Rating, RatingLine, rate
from outreach_core.visits.reasons import Cause, NotPlanned, why_not
from outreach_core.visits.requests import (
    PairMix,
    Place,
    PlaceKind,
    TimeWindow,
    VisitId,
    VisitRequest,
)
from outreach_core.visits.travel import StraightLine, TravelTable, TravelTimes
from outreach_core.visits.violations import PlanRule, Violation
from outreach_core.visits.weeks import PlannedWeek, StopDetails
from outreach_core.visits.why_planned import why_planned
from outreach_core.visits.work_rules import WorkRules

__all__ = [
    "Attempt",
    "Budget",
    "BuiltInPlanner",
    "Cause",
    "Level",
    "NotPlanned",
    "PairMix",
    "Pause",
    "Pin",
    "Place",
    "PlaceKind",
    "PlanRule",
    "PlannedWeek",
    "Planner",
    "Rating",
    "RatingLine",
    "SearchWeights",
    "Stop",
    "StopDetails",
    "StraightLine",
    "TimeWindow",
    "Tour",
    "TravelTable",
    "TravelTimes",
    "Violation",
    "VisitId",
    "VisitLength",
    "VisitPlan",
    "VisitProblem",
    "VisitRequest",
    "WorkRules",
    "check_plan",
    "day_sheets",
    "plan_page",
    "plan_visits",
    "rate",
    "why_not",
    "why_planned",
]
