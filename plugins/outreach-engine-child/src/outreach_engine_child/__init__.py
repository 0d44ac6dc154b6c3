"""Runs the engine of a plug-in in a process of its own that can be killed."""

from outreach_engine_child.parent import GRACE_SECONDS, ask_engine
from outreach_engine_child.routes import (
    ROUTING_LACKS,
    RoutingEngine,
    only_answer,
    plan_by_engine,
)
from outreach_engine_child.settings import LIMIT_SECONDS

__all__ = [
    "GRACE_SECONDS",
    "LIMIT_SECONDS",
    "ROUTING_LACKS",
    "RoutingEngine",
    "ask_engine",
    "only_answer",
    "plan_by_engine",
]
