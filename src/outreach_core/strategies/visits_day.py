"""Strategies for the running day: policies, forecasts, standby lists, advice, offers."""

from typing import Final

import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.ids import StaffId
from outreach_core.strategies.visits import visit_requests
from outreach_core.visits import (
    LIVE_FILL,
    STATIC,
    Advice,
    AdviceKind,
    DayPolicy,
    DoorOdds,
    Forecast,
    LimitLateRisk,
    MadeForecast,
    RiskLimited,
    SlotOffer,
    Spread,
    StandbyVisit,
    StopForecast,
    TourForecast,
    TourStandby,
    TourState,
    VisitId,
    VisitPlan,
    WayAlone,
)

_MONDAY: Final = pendulum.date(2026, 10, 19)
_PAIR: Final = (StaffId("s0"), StaffId("s1"))
_percents = st.integers(0, 100).map(float)
_days = st.integers(0, 4).map(lambda day: _MONDAY.add(days=day))
_minutes = st.integers(420, 1200)


def _visit_ids() -> st.SearchStrategy[VisitId]:
    return st.integers(0, 9).map(lambda number: VisitId(f"v{number}"))


def day_policies() -> st.SearchStrategy[DayPolicy]:
    """Generate policies; shrinks towards the static one."""
    mixed = st.builds(
        DayPolicy,
        name=st.just("own"),
        fills=st.booleans(),
        guards_promises=st.booleans(),
        guards_end=st.booleans(),
        patience_minutes=st.sampled_from([15, 0, 30]),
    )
    return st.sampled_from([STATIC, LIVE_FILL]) | mixed


def door_odds() -> st.SearchStrategy[DoorOdds]:
    """Generate odds; shrinks towards doors that never open."""
    return st.builds(DoorOdds, agreed_percent=st.integers(0, 100))


def tour_states() -> st.SearchStrategy[TourState]:
    """Generate how far two have come; shrinks towards 7:00 at the office."""
    return st.builds(
        TourState,
        minute=_minutes,
        place=st.sampled_from(["office", "place-v0", "place-v1"]),
        settled=st.frozensets(_visit_ids(), max_size=3),
        made=st.integers(0, 5),
        pause_taken=st.booleans(),
    )


def advices() -> st.SearchStrategy[Advice]:
    """Generate advice; shrinks towards going to the first visit."""
    return st.builds(
        Advice,
        kind=st.sampled_from(AdviceKind),
        minute=_minutes,
        visit=_visit_ids(),
        call=st.lists(_visit_ids(), max_size=2, unique=True).map(tuple),
        left_out=st.lists(_visit_ids(), max_size=2, unique=True).map(tuple),
    )


def standby_visits() -> st.SearchStrategy[StandbyVisit]:
    """Generate entries of a standby list; shrinks towards no detour."""
    return st.builds(StandbyVisit, visit=_visit_ids(), extra_minutes=st.integers(0, 90))


def tour_standbys() -> st.SearchStrategy[TourStandby]:
    """Generate standby lists; shrinks towards an empty one."""
    entries = st.lists(standby_visits(), max_size=4, unique_by=lambda v: v.visit)
    return st.builds(
        TourStandby, day=_days, pair=st.just(_PAIR), visits=entries.map(tuple)
    )


def ways_alone() -> st.SearchStrategy[WayAlone]:
    """Generate ways of one person; shrinks towards the first visit of a Monday."""
    return st.builds(
        WayAlone,
        day=_days,
        person=st.sampled_from(_PAIR),
        start=st.sampled_from(["office", "place-v0"]),
        end=st.sampled_from(["place-v1", "office"]),
        minutes=st.integers(0, 90),
        free_minute=st.integers(420, 700),
        leave_minute=st.integers(700, 1200),
        after=st.none() | _visit_ids(),
        before=st.none() | _visit_ids(),
    )


def spreads(*, max_value: int = 20) -> st.SearchStrategy[Spread]:
    """Generate spreads up to *max_value*; shrinks towards nothing at all."""
    values = st.lists(st.integers(0, max_value), max_size=10)
    return values.map(Spread.of)


def stop_forecasts() -> st.SearchStrategy[StopForecast]:
    """Generate forecasts of one stop; shrinks towards a door that never opens."""
    return st.builds(
        StopForecast,
        visit=_visit_ids(),
        promised=st.booleans(),
        talk_percent=_percents,
        late_percent=_percents,
    )


def tour_forecasts() -> st.SearchStrategy[TourForecast]:
    """Generate forecasts of one tour; shrinks towards one without stops."""
    return st.builds(
        TourForecast,
        day=_days,
        pair=st.just(_PAIR),
        stops=st.lists(stop_forecasts(), max_size=4).map(tuple),
        talks=spreads(),
        filled=spreads(),
        late_percent=_percents,
        home_minute=spreads(max_value=1600),
        overtime_minutes=spreads(max_value=200),
        late_pause_percent=_percents,
    )


def made_forecasts() -> st.SearchStrategy[MadeForecast]:
    """Generate how often a visit is made; shrinks towards never."""
    return st.builds(
        MadeForecast,
        visit=_visit_ids(),
        made_percent=_percents,
        talk_percent=_percents,
    )


def forecasts() -> st.SearchStrategy[Forecast]:
    """Generate forecasts of a plan; shrinks towards one without tours."""
    return st.builds(
        Forecast,
        policy=st.sampled_from(["static", "live-fill"]),
        runs=st.integers(1, 200),
        tours=st.lists(tour_forecasts(), max_size=3).map(tuple),
        visits=st.lists(made_forecasts(), max_size=3).map(tuple),
        made=spreads(),
        talks=spreads(),
        promises_kept=spreads(),
        promises_late=spreads(),
        overtime_minutes=spreads(max_value=200),
        travel_minutes=spreads(max_value=900),
        planned=st.integers(0, 60),
    )


def late_risk_limits() -> st.SearchStrategy[LimitLateRisk]:
    """Generate limits; shrinks towards no risk and one run."""
    return st.builds(LimitLateRisk, at_most_percent=_percents, runs=st.integers(1, 200))


def risks_limited() -> st.SearchStrategy[RiskLimited]:
    """Generate plans under a limit; shrinks towards an empty one that keeps it."""
    return st.builds(
        RiskLimited,
        plan=st.just(VisitPlan()),
        to_standby=st.lists(_visit_ids(), max_size=2, unique=True).map(tuple),
        still_at_risk=st.lists(_visit_ids(), max_size=2, unique=True).map(tuple),
        forecast=forecasts(),
    )


def slot_offers() -> st.SearchStrategy[SlotOffer]:
    """Generate offers apart from a plan; shrinks towards Monday at 7:00."""
    return st.builds(
        lambda start, **given: SlotOffer(
            start_minute=start, last_minute=start + 15, **given
        ),
        start=_minutes,
        visit=st.just(VisitId("v0")),
        day=_days,
        pair=st.just(_PAIR),
        extra_minutes=st.integers(0, 90),
        new_tour=st.booleans(),
        why=st.just((Words("kein Umweg", "no detour"),)),
        request=visit_requests(),
        plan=st.just(VisitPlan()),
    )
