"""How is a routing task said in PyVRP's terms? Runs in the child process only.

A vehicle type is one pair on one day. A visit is one client for each window, all of a
visit in one optional group. Nothing is forbidden by huge distances: with those PyVRP
0.14.1 never comes back from its local search. Who must not visit whom is a load: pair
number *j* of a day has no room in dimension *j*, and a client that must not meet it
brings one unit there.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyvrp
from pyvrp.IteratedLocalSearch import (
    IteratedLocalSearch,
    IteratedLocalSearchCallbacks,
    IteratedLocalSearchParams,
)

Client = tuple[int, int, int, int]
"""Job, day, earliest and latest begin."""
FIRST_LOOK = 100
"""The best routes are noted after 0, 100, 200, 400, 800 … iterations."""


def solve(task: dict[str, Any], stopped: Callable[[], bool]) -> list[list[list[int]]]:
    """Return the jobs of each vehicle in their order, at every look; the last is best.

    A run of 2n iterations passes the looks of a run of n.

    Args:
        task: Numbers of a routing task, and ``iterations``, ``seed``.
        stopped: Whether the parent wants the answer now.
    """
    if not task["vehicles"] or not task["jobs"]:
        return [[[] for _ in task["vehicles"]]]
    clients = [
        (number, *window)
        for number, job in enumerate(task["jobs"])
        for window in job["windows"]
    ]
    kinds = _kinds(task, clients)
    data = _data(task, clients, kinds)
    notes = _Notes(task["iterations"], stopped)
    params = pyvrp.SolveParams(ils=IteratedLocalSearchParams(callbacks=notes))
    pyvrp.solve(
        data,
        notes.stop,
        seed=task["seed"] % 2**32,
        collect_stats=False,
        display=False,
        params=params,
        initial_solution=_start(task, data, clients, kinds),
    )
    return [_tours(found, clients, kinds) for found in notes.looks]


class _Notes(IteratedLocalSearchCallbacks):
    """Counts iterations, keeps the best solution, notes it at every look."""

    def __init__(self, iterations: int, stopped: Callable[[], bool]) -> None:
        self._left = iterations
        self._stopped = stopped
        self._done = 0
        self._next_look = 0
        self._best: pyvrp.Solution | None = None
        self.looks: list[pyvrp.Solution] = []

    def on_start(self, algorithm: IteratedLocalSearch) -> None:
        """Take the first solution for the best."""
        self._best = algorithm.initial_solution

    def on_best(self, best: pyvrp.Solution) -> None:
        """Keep a new best solution."""
        self._best = best

    def stop(self, best_cost: int) -> bool:
        """Say whether to end; called before every iteration."""
        del best_cost  # iterations are counted, nothing else
        ends = self._done >= self._left or self._stopped()
        if ends or self._done == self._next_look:
            self._next_look = max(FIRST_LOOK, 2 * self._done)
            if self._best is not None and self.looks[-1:] != [self._best]:
                self.looks.append(self._best)
        self._done += 1
        return ends


class _Kind:
    """Vehicles that are alike in everything; PyVRP is quicker with fewer kinds."""

    def __init__(self, vehicle: dict[str, Any], room: tuple[int, ...]) -> None:
        self.vehicle = vehicle
        self.room = room
        self.members: list[int] = []


def _kinds(task: dict[str, Any], clients: list[Client]) -> list[_Kind]:
    vehicles = task["vehicles"]
    place = _places_in_day(vehicles)
    used = _dimensions(task, clients, place)
    kinds: dict[tuple[int, ...], _Kind] = {}
    many = len(clients) + 1
    counts_stops = any(v["stops"] < len(task["jobs"]) for v in vehicles)
    for i, vehicle in enumerate(vehicles):
        room = tuple(0 if bar == place[i] else many for bar in used)
        if counts_stops:
            room = (*room, vehicle["stops"])
        key = (
            vehicle["base"],
            vehicle["home"],
            vehicle["start"],
            vehicle["end"],
            *room,
        )
        kinds.setdefault(key, _Kind(vehicle, room)).members.append(i)
    return list(kinds.values())


def _dimensions(
    task: dict[str, Any], clients: list[Client], place: list[int]
) -> list[int]:
    """Return which pairs of a day some client of that day must not meet."""
    bars = (_barred(task, place, client) for client in clients)
    return sorted(set().union(*bars))


def _data(
    task: dict[str, Any], clients: list[Client], kinds: list[_Kind]
) -> pyvrp.ProblemData:
    vehicles = task["vehicles"]
    groups = _groups(task["jobs"], clients)
    bases = sorted({vehicle[end] for vehicle in vehicles for end in ("base", "home")})
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in task["minutes"]],
        clients=_clients(task, clients, kinds, groups),
        depots=[pyvrp.Depot(location=base) for base in bases],
        vehicle_types=[_vehicle_type(kind, bases) for kind in kinds],
        distance_matrices=[_matrix(task["costs"])],
        duration_matrices=[_matrix(task["minutes"])],
        groups=groups,
    )


def _clients(
    task: dict[str, Any],
    clients: list[Client],
    kinds: list[_Kind],
    groups: list[pyvrp.ClientGroup],
) -> list[pyvrp.Client]:
    jobs, place = task["jobs"], _places_in_day(task["vehicles"])
    used = _dimensions(task, clients, place)
    counts_stops = len(kinds[0].room) > len(used)
    group_of = {
        client: number for number, group in enumerate(groups) for client in group
    }
    made = []
    for i, client in enumerate(clients):
        number, _, first, last = client
        barred = _barred(task, place, client)
        loads = [int(bar in barred) for bar in used] + [1] * counts_stops
        made.append(
            pyvrp.Client(
                location=jobs[number]["node"],
                delivery=loads,
                service_duration=jobs[number]["minutes"],
                tw_early=first,
                tw_late=last,
                prize=jobs[number]["prize"],
                required=False,
                group=group_of.get(i),
            )
        )
    return made


def _vehicle_type(kind: _Kind, bases: list[int]) -> pyvrp.VehicleType:
    vehicle = kind.vehicle
    return pyvrp.VehicleType(
        num_available=len(kind.members),
        capacity=list(kind.room),
        start_depot=bases.index(vehicle["base"]),
        end_depot=bases.index(vehicle["home"]),
        tw_early=vehicle["start"],
        # A shift shorter than its pause is no shift, but no reversed one either.
        tw_late=max(vehicle["start"], vehicle["end"]),
    )


def _matrix(rows: list[list[int]]) -> Any:
    # PyVRP's own annotation of matrices says less than numpy's.
    return np.asarray(rows, dtype=np.int64)


def _places_in_day(vehicles: list[dict[str, Any]]) -> list[int]:
    """Return for each vehicle the how-manieth of its day it is."""
    seen: dict[int, int] = {}
    places = []
    for vehicle in vehicles:
        places.append(seen.get(vehicle["day"], 0))
        seen[vehicle["day"]] = places[-1] + 1
    return places


def _barred(task: dict[str, Any], place: list[int], client: Client) -> set[int]:
    number, day, _, _ = client
    able = set(task["jobs"][number]["vehicles"])
    return {
        place[i]
        for i, vehicle in enumerate(task["vehicles"])
        if vehicle["day"] == day and i not in able
    }


def _groups(
    jobs: list[dict[str, Any]], clients: list[Client]
) -> list[pyvrp.ClientGroup]:
    members: dict[int, list[int]] = {}
    for client, (number, *_) in enumerate(clients):
        members.setdefault(jobs[number]["group"], []).append(client)
    return [
        pyvrp.ClientGroup(found, required=False)
        for found in members.values()
        if len(found) > 1
    ]


def _start(
    task: dict[str, Any],
    data: pyvrp.ProblemData,
    clients: list[Client],
    kinds: list[_Kind],
) -> pyvrp.Solution | None:
    if not any(task["start"]):
        return None
    on_day: dict[tuple[int, int], int] = {}
    for client, (number, day, *_) in enumerate(clients):
        on_day.setdefault((number, day), client)
    vehicles = task["vehicles"]
    routes = [
        pyvrp.Route(
            data, [on_day[job, vehicles[i]["day"]] for job in task["start"][i]], number
        )
        for number, kind in enumerate(kinds)
        for i in kind.members
        if task["start"][i]
    ]
    return pyvrp.Solution(data, routes)


def _tours(
    found: pyvrp.Solution, clients: list[Client], kinds: list[_Kind]
) -> list[list[int]]:
    tours: list[list[int]] = [[] for kind in kinds for _ in kind.members]
    free = [iter(kind.members) for kind in kinds]
    for route in found.routes():
        tours[next(free[route.vehicle_type()])] = [
            clients[step.idx][0] for step in route.schedule() if step.is_client()
        ]
    return tours
