"""Plans visits with PyVRP, for very many visits whose pairs are given."""

from outreach_pyvrp.planner import PyvrpPlanner

__all__ = ["PyvrpPlanner"]
