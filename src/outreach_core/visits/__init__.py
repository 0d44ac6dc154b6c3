"""Visits made by two: what is asked for, plans, their checker, reasons and pages."""

from outreach_core.visits._model import SearchWeights
from outreach_core.visits.checker import check_plan
from outreach_core.visits.plan import Pause, Stop, Tour, VisitPlan
from outreach_core.visits.planner import Budget, BuiltInPlanner, Planner, plan_visits
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.rating import Level, Rating, RatingLine, rate
from outreach_core.visits.requests import (
    PairMix,
    Place,
    TimeWindow,
    VisitId,
    VisitRequest,
)
from outreach_core.visits.travel import StraightLine, TravelTable, TravelTimes
from outreach_core.visits.violations import PlanRule, Violation
from outreach_core.visits.work_rules import WorkRules

__all__ = [
    "Budget",
    "BuiltInPlanner",
    "Level",
    "Pause",
    "PairMix",
    "Place",
    "PlanRule",
    "Planner",
    "Rating",
    "RatingLine",
    "SearchWeights",
    "Stop",
    "StraightLine",
    "TimeWindow",
    "Tour",
    "TravelTable",
    "TravelTimes",
    "Violation",
    "VisitId",
    "VisitPlan",
    "VisitProblem",
    "VisitRequest",
    "WorkRules",
    "check_plan",
    "plan_visits",
    "rate",
]
