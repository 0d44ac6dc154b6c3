"""Which rules does each single stop of a plan keep, and which does it break?

For plans made by hand as well: nothing here needs a planner.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Language, Words, listed
from outreach_core.calendar import short_day
from outreach_core.ids import StaffId
from outreach_core.visits._day_rules import any_clock
from outreach_core.visits.checker import check_plan
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId
from outreach_core.visits.violations import PlanRule, Violation

STOP_RULES: Final[Mapping[PlanRule, Words]] = {
    PlanRule.UNKNOWN_VISIT: Words("bekannter Besuch", "known visit"),
    PlanRule.VISIT_TWICE: Words("nur einmal geplant", "planned only once"),
    PlanRule.TRAVEL: Words("Weg hierher", "way here"),
    PlanRule.TIME_WINDOW: Words("gewünschte Zeit", "time asked for"),
    PlanRule.DURATION: Words("Dauer", "duration"),
    PlanRule.START_GRID: Words("Zeitraster", "grid of times"),
    PlanRule.PRESENCE: Words("gewünschte Anwesende", "presence asked for"),
    PlanRule.LANGUAGE: Words("Sprache", "language"),
    PlanRule.NOT_THESE: Words("nicht diese Person", "not this person"),
    PlanRule.ONE_OF_THESE: Words("gewünschte Person", "person asked for"),
    PlanRule.CONFLICT: Words("keine Befangenheit", "no conflict"),
    PlanRule.NEAR_HOME: Words("Abstand zur eigenen Wohnung", "away from own homes"),
    PlanRule.MIXED_PAIR: Words("gemischtes Paar", "mixed pair"),
    PlanRule.TRAINING: Words("Schulung", "training"),
    PlanRule.BOTH_SENIOR: Words("zwei Erfahrene", "two experienced people"),
    PlanRule.BLOCKED: Words("nicht gesperrt", "not blocked"),
    PlanRule.INTERPRETER: Words("Dolmetschen bestätigt", "interpreter confirmed"),
    PlanRule.PINNED: Words("wie angekündigt", "as announced"),
    PlanRule.NOT_BEFORE: Words("Ankündigung da", "announcement arrived"),
    PlanRule.OTHER_TIME: Words("andere Zeit als zuletzt", "another time than last"),
    PlanRule.ANOTHER_WAY: Words("noch eine Tür erlaubt", "one more door allowed"),
    PlanRule.ATTEMPT_GAP: Words("Abstand der Versuche", "gap between attempts"),
    PlanRule.ATTEMPTS_A_MONTH: Words("Versuche im Monat", "attempts a month"),
    PlanRule.ONE_OF: Words("nur einer von mehreren", "one of several"),
    PlanRule.HOUSEHOLD: Words("Haushalt zusammen", "household together"),
}
"""The rules that are judged for each stop, with a short name; all others are judged for
a tour or a day as a whole."""

_OF_THE_WAY: Final = frozenset(
    {PlanRule.UNKNOWN_VISIT, PlanRule.VISIT_TWICE, PlanRule.TRAVEL}
)
_ALL_KEPT: Final = Words("alle {count} Regeln eingehalten", "all {count} rules kept")
_NOT_JUDGED: Final = Words("nicht beurteilt: {names}", "not judged: {names}")
_BROKEN: Final = Words(
    "{kept} Regeln eingehalten, verletzt: {broken}",
    "{kept} rules kept, broken: {broken}",
)
_TOUR: Final = Words("Tour: {words}", "Tour: {words}")


@attrs.frozen(kw_only=True)
class StopVerdict:
    """What the checker says about one stop.

    Attributes:
        day: The day of the tour.
        pair: The two who go, sorted.
        visit: Which visit.
        start_minute: When it begins by the plan, minutes after midnight.
        broken: What this stop breaks.
        of_tour: What its tour breaks as a whole (hours, pauses, the pair).
        kept: The rules of stops that it keeps, in the order of ``STOP_RULES``. A rule
            that asks nothing of this visit is kept.
        not_judged: Rules that nobody can judge, because visit or staff are unknown.
    """

    day: pendulum.Date
    pair: tuple[StaffId, StaffId]
    visit: VisitId
    start_minute: int
    broken: tuple[Violation, ...]
    of_tour: tuple[Violation, ...]
    kept: tuple[PlanRule, ...]
    not_judged: tuple[PlanRule, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether neither the stop nor its tour breaks a rule."""
        return not (self.broken or self.of_tour)

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return one line about the stop, and one for each broken rule.

        Args:
            language: Language of the lines.
        """
        head = (
            f"{short_day(self.day, language)} {any_clock(self.start_minute)} "
            f"{self.visit} ({'+'.join(self.pair)}): "
        )
        lines = [head + self._what().to(language)]
        lines += [f"  {v.words.to(language)}" for v in self.broken]
        tour = [_TOUR.fill(words=v.words).to(language) for v in self.of_tour]
        return (*lines, *(f"  {line}" for line in tour))

    def _what(self) -> Words:
        if self.broken:
            names = _names(violation.rule for violation in self.broken)
            return _BROKEN.fill(kept=len(self.kept), broken=names)
        if self.not_judged:
            return _NOT_JUDGED.fill(names=_names(self.not_judged))
        return _ALL_KEPT.fill(count=len(self.kept))


def verdicts(problem: VisitProblem, plan: VisitPlan) -> tuple[StopVerdict, ...]:
    """Return what the checker says about each stop, in the order of the plan.

    The same as ``check_plan``, sorted by stop: every violation stands at one stop, or
    at all stops of its tour.

    Args:
        problem: Days, staff, requests and rules.
        plan: From any planner, or made by hand.
    """
    found = check_plan(problem, plan)
    return tuple(
        _verdict(problem, tour, i, [v for v in found if v.tour == index])
        for index, tour in enumerate(plan.tours)
        for i in range(len(tour.stops))
    )


def _verdict(
    problem: VisitProblem, tour: Tour, at: int, found: list[Violation]
) -> StopVerdict:
    stop = tour.stops[at]
    broken = tuple(v for v in found if v.stop == at)
    known = problem.knows_visit(stop.visit)
    open_rules: set[PlanRule] = set()
    if not known:
        open_rules = set(STOP_RULES) - {PlanRule.UNKNOWN_VISIT, PlanRule.VISIT_TWICE}
    elif not all(map(problem.knows_staff, tour.pair)):
        open_rules = set(STOP_RULES) - _OF_THE_WAY
    spoken = {violation.rule for violation in broken}
    return StopVerdict(
        day=tour.day,
        pair=tour.pair,
        visit=stop.visit,
        start_minute=stop.start_minute,
        broken=broken,
        of_tour=tuple(v for v in found if v.stop is None),
        kept=tuple(r for r in STOP_RULES if r not in spoken | open_rules),
        not_judged=tuple(r for r in STOP_RULES if r in open_rules - spoken),
    )


def _names(rules: Iterable[PlanRule]) -> Words:
    return listed(STOP_RULES[rule] for rule in dict.fromkeys(rules))
