"""Travel times by road, from an OSRM or Valhalla service in your own house."""

from outreach_roads.ways import RoadTimes

__all__ = ["RoadTimes"]
