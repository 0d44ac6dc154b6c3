"""Plans visits with VROOM, whose pauses and skills are its own."""

from outreach_vroom.planner import VroomPlanner

__all__ = ["VroomPlanner"]
