"""Workdays of the German Länder."""

from outreach_holidays.workdays import LAENDER, REGIONS, LandWorkdays, all_calendars

__all__ = ["LAENDER", "REGIONS", "LandWorkdays", "all_calendars"]
