"""What this plug-in hands to the registry."""

from typing import Final

from outreach_core.hooks import API_VERSION, PluginSettings, TravelTimes, hookimpl
from outreach_roads.options import SETTINGS, read_options
from outreach_roads.service import RoutingService
from outreach_roads.ways import RoadTimes

OUTREACH_API: Final = API_VERSION
OUTREACH_SETTINGS: Final = SETTINGS


@hookimpl
def outreach_travel_times(settings: PluginSettings) -> tuple[TravelTimes, ...]:
    """Bring the travel times "roads", once a service is named; ask it nothing yet."""
    options = read_options(settings)
    if options is None:
        return ()
    service = RoutingService(options=options)
    times = RoadTimes(
        service=service,
        extra_minutes=options.extra_minutes,
        traffic_percent=options.traffic_percent,
        decimals=options.decimals,
        places_at_once=options.places_at_once,
        progress=settings.progress,
    )
    return (times,)
