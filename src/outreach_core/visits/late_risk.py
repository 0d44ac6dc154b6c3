"""Is the risk of keeping somebody waiting small enough, and if not, what gives way?"""

from typing import Final

import attrs

from outreach_core._messages import Words, listed
from outreach_core._validators import is_positive, only, satisfies
from outreach_core.visits._edit import tours_without, with_tour
from outreach_core.visits._slots import broken
from outreach_core.visits.day_policy import DayPolicy, DoorOdds
from outreach_core.visits.forecasts import Forecast, StopForecast
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId
from outreach_core.visits.simulation import simulate

_HUNDRED: Final = 100
_DEFAULT_ODDS: Final = DoorOdds()


@attrs.frozen(kw_only=True)
class LimitLateRisk:
    """How often a promised visit may begin too late before a plan is refused.

    Attributes:
        at_most_percent: In how many of a hundred days at most, for each promised
            visit by itself. 10 is the proposal of the project notes on planning
            (section "robust durations").
        runs: How many runs judge a plan; a risk of 10 is then known to about 4.
    """

    at_most_percent: float = attrs.field(
        default=10.0,
        validator=satisfies("a share of 0 to 100", lambda v: 0 <= v <= _HUNDRED),
    )
    runs: int = attrs.field(default=200, validator=is_positive)


@attrs.frozen(kw_only=True)
class RiskLimited:
    """What is left of a plan under a limit of risk.

    Attributes:
        plan: The plan without the stops that gave way; nobody else is moved.
        to_standby: Doors nobody was told of that leave the plan, in the order in
            which they were chosen.
        still_at_risk: Promised visits above the limit all the same: too much was
            promised, or the way is too long. They need a call or another time.
        forecast: What *plan* may bring.
    """

    plan: VisitPlan = attrs.field(repr=False)
    to_standby: tuple[VisitId, ...] = attrs.field(validator=only(str))
    still_at_risk: tuple[VisitId, ...] = attrs.field(validator=only(str))
    forecast: Forecast = attrs.field(repr=False)

    @property
    def accepted(self) -> bool:
        """Whether the plan keeps the limit."""
        return not self.still_at_risk

    @property
    def words(self) -> Words:
        """What gave way and who is still at risk, in plain sentences."""
        parts = [
            template.fill(visits=listed(visits))
            for template, visits in (
                (_TO_STANDBY, self.to_standby),
                (_AT_RISK, self.still_at_risk),
            )
            if visits
        ]
        parts = parts or [_NOTHING_TO_DO]
        return Words(" ".join(p.de for p in parts), " ".join(p.en for p in parts))


_TO_STANDBY: Final = Words(
    "Auf die Warteliste, damit Zugesagtes pünktlich bleibt: {visits}.",
    "To the standby list, so that promises are kept in time: {visits}.",
)
_AT_RISK: Final = Words(
    "Trotzdem über der Grenze, bitte einen anderen Beginn vereinbaren: {visits}.",
    "Above the limit all the same, please agree on another time: {visits}.",
)
_NOTHING_TO_DO: Final = Words(
    "Das Risiko liegt unter der Grenze.", "The risk is below the limit."
)


def limit_late_risk(
    problem: VisitProblem,
    plan: VisitPlan,
    limit: LimitLateRisk,
    *,
    seed: int,
    policy: DayPolicy,
    odds: DoorOdds = _DEFAULT_ODDS,
) -> RiskLimited:
    """Move doors from *plan* to standby until every promise keeps the limit.

    One door at a time: the one without which the promises of its tour are late least
    often, judged over the same simulated days; of equal ones the least urgent. Only
    doors before a promise that is at risk come into question, and only if the plan
    without them breaks no rule that it kept (a pause may lose its place). A promised visit never
    gives way.

    Args:
        problem: Days, staff, requests and rules.
        plan: A valid plan, of any planner.
        limit: The risk that is accepted.
        seed: Any whole number; the same seed, the same answer.
        policy: What the two do when a day runs otherwise than planned.
        odds: How often somebody opens who said yes to a time.
    """
    dropped: list[VisitId] = []
    stuck: set[VisitId] = set()
    while True:
        seen = simulate(
            problem, plan, runs=limit.runs, seed=seed, policy=policy, odds=odds
        )
        risky = [
            (tour, stop)
            for tour, expected in zip(plan.tours, seen.tours, strict=True)
            for stop in expected.stops
            if stop.promised and stop.late_percent > limit.at_most_percent
        ]
        open_ = [entry for entry in risky if entry[1].visit not in stuck]
        if not open_:
            break
        tour, stop = open_[0]
        judged = _Judge(problem, limit, seed, policy, odds)
        best = judged.best_without(tour, stop)
        if best is None:
            stuck.add(stop.visit)
            continue
        visit, shorter = best
        plan = with_tour(plan, tour, shorter)
        dropped.append(visit)
    return RiskLimited(
        plan=plan,
        to_standby=tuple(dropped),
        still_at_risk=tuple(stop.visit for _, stop in risky),
        forecast=seen,
    )


@attrs.frozen
class _Judge:
    """Compares tours by how often their promises are late, over the same days."""

    problem: VisitProblem
    limit: LimitLateRisk
    seed: int
    policy: DayPolicy
    odds: DoorOdds

    def best_without(
        self, tour: Tour, stop: StopForecast
    ) -> tuple[VisitId, Tour] | None:
        """Return which door before *stop* gives way best, and the tour without it."""
        tried = []
        for earlier in tour.stops:
            if earlier.visit == stop.visit:
                break
            request = self.problem.request(earlier.visit)
            shorter = None if request.promised else self._without(tour, earlier.visit)
            if shorter is not None:
                key = (self._late(shorter), -request.urgency, earlier.visit)
                tried.append((key, earlier.visit, shorter))
        if not tried:
            return None
        _, visit, shorter = min(tried, key=lambda entry: entry[0])
        return visit, shorter

    def _without(self, tour: Tour, visit: VisitId) -> Tour | None:
        before = broken(self.problem, VisitPlan(tours=(tour,)))
        for shorter in tours_without(self.problem, tour, visit):
            if broken(self.problem, VisitPlan(tours=(shorter,))) <= before:
                return shorter
        return None

    def _late(self, tour: Tour) -> float:
        # This tour alone: what others fill in plays no part in its own lateness.
        seen = simulate(
            self.problem,
            VisitPlan(tours=(tour,)),
            runs=self.limit.runs,
            seed=self.seed,
            policy=self.policy,
            odds=self.odds,
        )
        return sum(s.late_percent for t in seen.tours for s in t.stops if s.promised)
