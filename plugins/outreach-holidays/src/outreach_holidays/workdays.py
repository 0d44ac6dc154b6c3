"""Is a day a Werktag in one of the Länder?"""

from typing import Final

import attrs
import holidays
import pendulum

LAENDER: Final = (
    *("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV"),
    *("NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"),
)
"""The Länder as in ISO 3166-2, without "DE-"."""

# Holidays that hold in some municipalities of a Land only: Mariä Himmelfahrt in the
# mainly Catholic ones of Bavaria (Art. 1 FTG), Fronleichnam in parts of Saxony (§ 1 (2)
# SächsSFG with its order) and Thuringia (§ 2 (2) ThürFGtG), the Peace Festival in
# Augsburg (Art. 1 (2) FTG). § 193 BGB looks at the place, so the office chooses.
REGIONS: Final = {
    "DE-BY-Augsburg": ("Augsburg", ("public", "catholic")),
    "DE-BY-catholic": ("BY", ("public", "catholic")),
    "DE-SN-catholic": ("SN", ("public", "catholic")),
    "DE-TH-catholic": ("TH", ("public", "catholic")),
}
"""Subdivision and categories of python-holidays by name of the calendar."""

_SUNDAY: Final = 6


@attrs.frozen(kw_only=True)
class LandWorkdays:
    """Workdays of one Land: all days but Sundays and its holidays.

    Saturdays, Christmas Eve and New Year's Eve are Werktage. The holidays of a year are
    worked out by python-holidays when its first day is asked for; they come from
    statutes, so the same day gives the same answer on every machine.

    Attributes:
        name: "DE-HE" for Hessen; "DE-BY-catholic" for a region with more holidays.
    """

    name: str
    _holidays: holidays.HolidayBase = attrs.field(
        alias="holidays", repr=False, eq=False
    )

    def is_workday(self, day: pendulum.Date) -> bool:
        """Say whether *day* is neither a Sunday nor a holiday."""
        return day.weekday() != _SUNDAY and day not in self._holidays

    def name_of(self, day: pendulum.Date) -> str:
        """Return the German name of the holiday on *day*; empty on all other days."""
        return self._holidays.get(day, "")


def all_calendars() -> tuple[LandWorkdays, ...]:
    """Return the calendars of all Länder and regions, sorted by name."""
    wanted = {f"DE-{land}": (land, ("public",)) for land in LAENDER} | REGIONS
    return tuple(
        LandWorkdays(
            name=name,
            holidays=holidays.country_holidays(
                "DE", subdiv=subdivision, categories=categories, language="de"
            ),
        )
        for name, (subdivision, categories) in sorted(wanted.items())
    )
