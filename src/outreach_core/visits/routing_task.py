"""What is left of a problem for an engine that knows vehicles, jobs and numbers only?

A pair on one day is a vehicle, a visit is a job. All times lie on one axis of minutes
that begins at midnight of the first day. Nothing else leaves the core: no id, no place,
no word, so a task may be handed to another process.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from outreach_core._validators import is_count
from outreach_core.errors import InvalidInputError
from outreach_core.visits._exchange import exchanged
from outreach_core.visits._model import Model, SearchWeights, Team
from outreach_core.visits._start import state_of
from outreach_core.visits._state import paired_start
from outreach_core.visits.lacks import Lack
from outreach_core.visits.plan import Stop, Tour, VisitPlan
from outreach_core.visits.planner import plan_of
from outreach_core.visits.problem import VisitProblem

_A_DAY: Final = 24 * 60


@attrs.frozen(kw_only=True)
class RoutingPause:
    """A pause that a vehicle takes once, wherever it is then.

    Attributes:
        minutes: How long.
        earliest_minute: Earliest begin, minutes of the axis.
        latest_minute: Latest begin, minutes of the axis.
    """

    minutes: int = attrs.field(validator=is_count)
    earliest_minute: int = attrs.field(validator=is_count)
    latest_minute: int = attrs.field(validator=is_count)


@attrs.frozen(kw_only=True)
class RoutingVehicle:
    """One pair on one day.

    Attributes:
        day: Index of the day.
        base: Row of the matrix where it begins.
        home: Row of the matrix where it ends.
        start_minute: Earliest begin, minutes of the axis.
        end_minute: Latest return, minutes of the axis; already shortened by the pause
            for an engine that knows none.
        max_stops: Most jobs.
        pause: The pause; ``None`` when none is needed or the engine knows none.
    """

    day: int = attrs.field(validator=is_count)
    base: int = attrs.field(validator=is_count)
    home: int = attrs.field(validator=is_count)
    start_minute: int = attrs.field(validator=is_count)
    end_minute: int = attrs.field(validator=is_count)
    max_stops: int = attrs.field(validator=is_count)
    pause: RoutingPause | None = None


@attrs.frozen(kw_only=True)
class RoutingWindow:
    """When a job may begin, both ends included, minutes of the axis."""

    day: int = attrs.field(validator=is_count)
    first_minute: int = attrs.field(validator=is_count)
    last_minute: int = attrs.field(validator=is_count)


@attrs.frozen(kw_only=True)
class RoutingJob:
    """One visit.

    Attributes:
        node: Row of the matrix.
        minutes: How long it takes.
        windows: When it may begin, sorted, never overlapping; one is enough.
        vehicles: Indices of the vehicles that may do it, ascending; wishes, languages
            and conflicts are in here.
        prize: What it is worth in minutes of travel, 1 or more.
        group: Jobs with the same number are alternatives: one of them is enough.
    """

    node: int = attrs.field(validator=is_count)
    minutes: int = attrs.field(validator=is_count)
    windows: tuple[RoutingWindow, ...]
    vehicles: tuple[int, ...]
    prize: int = attrs.field(validator=is_count)
    group: int = attrs.field(validator=is_count)


class RoutingTask:
    """Vehicles, jobs and a matrix; gives a valid plan for any order of the jobs.

    Attributes:
        vehicles: Pairs of the start plan, or of the built-in matching, by day.
        jobs: Visits that at least one of these vehicles may do, by id of the visit.
        start: Tours of the start plan as indices of jobs, one for each vehicle, what
            still fitted put in; empty without a start plan.
        minutes: Time of all ways, rounded up to the grid of the rules.
        costs: True minutes of all ways.
    """

    def __init__(
        self,
        problem: VisitProblem,
        *,
        start: VisitPlan | None,
        lacks: frozenset[Lack] = frozenset(),
        weights: SearchWeights | None = None,
    ) -> None:
        """Fix the pairs and count everything in minutes.

        Args:
            problem: What is to be planned.
            start: Its pairs are taken, and those of the matching for whoever it leaves
                at home; ``None``: the matching alone.
            lacks: What the engine cannot express.
            weights: What visits are worth; the default is that of the built-in search.
        """
        self._problem = problem
        self._model = model = Model(problem, weights or SearchWeights())
        state = paired_start(model) if start is None else state_of(model, start)
        routes = [route for route in state.routes if route is not None]
        routes.sort(key=lambda route: (route.team.session, route.team.pair))
        self._teams = [route.team for route in routes]
        shorten = Lack.PAUSES in lacks
        self.vehicles = tuple(self._vehicle(t, shorten=shorten) for t in self._teams)
        self._groups: dict[str, int] = {}
        for visit, request in enumerate(problem.requests):
            self._groups.setdefault(request.one_of, visit)
        jobs = (self._job(visit) for visit in range(model.size))
        self.jobs = tuple(job for job in jobs if job is not None)
        self.minutes = model.time
        self.costs = model.cost
        number = {job.node: i for i, job in enumerate(self.jobs)}
        self.start = [[number[visit] for visit in route.stops] for route in routes]

    def plan_of(self, tours: Sequence[Sequence[int]]) -> VisitPlan:
        """Return a valid plan with these *tours*.

        Jobs that do not fit are put in elsewhere or left out; pauses are set, gaps
        filled, and no less urgent visit keeps a more urgent one out.

        Args:
            tours: Indices of jobs in their order, one sequence for each vehicle.

        Raises:
            InvalidInputError: There are more or fewer tours than vehicles, or an index
                names no job, or a job comes twice.
        """
        faults = _faults(tours, len(self.vehicles), len(self.jobs))
        if faults:
            subject = "tours of a routing engine"
            raise InvalidInputError(subject, faults)
        drafts = [
            self._draft(team, stops)
            for team, stops in zip(self._teams, tours, strict=True)
            if stops
        ]
        state = state_of(self._model, VisitPlan(tours=tuple(drafts)))
        return plan_of(self._model, exchanged(self._model, state))

    def numbers(self) -> dict[str, object]:
        """Return the task as lists of whole numbers, ready for JSON."""
        return {
            "vehicles": [_vehicle_numbers(vehicle) for vehicle in self.vehicles],
            "jobs": [_job_numbers(job) for job in self.jobs],
            "minutes": self.minutes,
            "costs": self.costs,
            "start": self.start,
        }

    def _vehicle(self, team: Team, *, shorten: bool) -> RoutingVehicle:
        # Rounded up like ways and lengths, so that all begins fall on the grid.
        midnight, up = self._midnight(team.day), self._up
        pause = None
        if team.pause and not shorten:
            earliest = up(team.pause_from)
            pause = RoutingPause(
                minutes=up(team.pause),
                earliest_minute=midnight + earliest,
                latest_minute=midnight + max(earliest, team.pause_until),
            )
        start = up(team.leave)
        end = team.end - (up(team.pause) if shorten else 0)
        return RoutingVehicle(
            day=team.day,
            base=team.base,
            home=team.home,
            start_minute=midnight + start,
            end_minute=midnight + max(start, end),
            max_stops=team.most_stops,
            pause=pause,
        )

    def _up(self, minutes: int) -> int:
        grid = self._model.grid
        return -(-minutes // grid) * grid

    def _job(self, visit: int) -> RoutingJob | None:
        able = [i for i, team in enumerate(self._teams) if team.windows[visit]]
        if not able:
            return None
        windows: list[RoutingWindow] = []
        for day in sorted({self._teams[i].day for i in able}):
            midnight = self._midnight(day)
            for first, last in _merged(self._model.windows_on(day, visit)):
                window = RoutingWindow(
                    day=day, first_minute=midnight + first, last_minute=midnight + last
                )
                windows.append(window)
        request, weights = self._problem.requests[visit], self._model.weights
        prize = weights.agreed * request.promised + weights.urgency[request.urgency - 1]
        return RoutingJob(
            node=visit,
            minutes=self._model.duration[visit],
            windows=tuple(windows),
            vehicles=tuple(able),
            prize=max(1, prize),
            group=self._groups[request.one_of] if request.one_of else visit,
        )

    def _midnight(self, day: int) -> int:
        days = self._problem.days
        return (days[day] - days[0]).days * _A_DAY

    def _draft(self, team: Team, stops: Sequence[int]) -> Tour:
        # Day, half of the day, pair and order count; minutes are set at the end.
        requests, staff = self._problem.requests, self._problem.staff
        ids = [requests[self.jobs[job].node].id for job in stops]
        a, b = (staff[person].id for person in team.pair)
        return Tour(
            day=self._problem.days[team.day],
            pair=(a, b),
            start_minute=0,
            end_minute=0,
            travel_minutes=0,
            stops=tuple(
                Stop(
                    visit=visit,
                    arrive_minute=team.start,
                    start_minute=team.start,
                    end_minute=team.start,
                )
                for visit in ids
            ),
        )


def _merged(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *windows* sorted, those that touch put together: engines insist on it."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(windows):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _faults(tours: object, vehicles: int, jobs: int) -> list[str]:
    # What an engine answers is foreign: its shape is looked at first.
    rows: list[Any] = list(tours) if isinstance(tours, list | tuple) else [None]
    if not all(isinstance(row, list | tuple) for row in rows):
        return ["there must be lists of whole numbers"]
    faults = []
    if len(rows) != vehicles:
        faults.append("there must be one tour for each vehicle")
    flat = [job for tour in rows for job in tour]
    if any(type(job) is not int or not 0 <= job < jobs for job in flat):
        faults.append("a tour names a job that does not exist")
    elif len(set(flat)) != len(flat):
        faults.append("a job stands in the tours twice")
    return faults


def _vehicle_numbers(vehicle: RoutingVehicle) -> dict[str, object]:
    pause = vehicle.pause
    return {
        "day": vehicle.day,
        "base": vehicle.base,
        "home": vehicle.home,
        "start": vehicle.start_minute,
        "end": vehicle.end_minute,
        "stops": vehicle.max_stops,
        "pause": None
        if pause is None
        else [pause.minutes, pause.earliest_minute, pause.latest_minute],
    }


def _job_numbers(job: RoutingJob) -> dict[str, object]:
    return {
        "node": job.node,
        "minutes": job.minutes,
        "windows": [[w.day, w.first_minute, w.last_minute] for w in job.windows],
        "vehicles": list(job.vehicles),
        "prize": job.prize,
        "group": job.group,
    }
