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
        (number, window)
        for number, job in enumerate(task["jobs"])
        for window in job["windows"]
    ]
    data = _data(task, clients)
    notes = _Notes(task["iterations"], stopped)
    params = pyvrp.SolveParams(ils=IteratedLocalSearchParams(callbacks=notes))
    pyvrp.solve(
        data,
        notes.stop,
        seed=task["seed"] % 2**32,
        collect_stats=False,
        display=False,
        params=params,
        initial_solution=_start(task, data, clients),
    )
    return [_tours(found, clients, len(task["vehicles"])) for found in notes.looks]


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


def _data(
    task: dict[str, Any], clients: list[tuple[int, list[int]]]
) -> pyvrp.ProblemData:
    vehicles, jobs = task["vehicles"], task["jobs"]
    place = _places_in_day(vehicles)
    bars = [
        _barred(vehicles, place, jobs[number], day) for number, (day, *_) in clients
    ]
    used = sorted({bar for barred in bars for bar in barred})
    groups = _groups(clients)
    of_job = {
        clients[group.clients[0]][0]: number for number, group in enumerate(groups)
    }
    bases = sorted({vehicle["base"] for vehicle in vehicles})
    many = len(clients) + 1
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in task["minutes"]],
        clients=[
            pyvrp.Client(
                location=jobs[number]["node"],
                delivery=[1, *(int(bar in barred) for bar in used)],
                service_duration=jobs[number]["minutes"],
                tw_early=first,
                tw_late=last,
                prize=jobs[number]["prize"],
                required=False,
                group=of_job.get(number),
            )
            for (number, (_, first, last)), barred in zip(clients, bars, strict=True)
        ],
        depots=[pyvrp.Depot(location=base) for base in bases],
        vehicle_types=[
            pyvrp.VehicleType(
                capacity=[
                    vehicle["stops"],
                    *(0 if bar == place[i] else many for bar in used),
                ],
                start_depot=bases.index(vehicle["base"]),
                end_depot=bases.index(vehicle["base"]),
                tw_early=vehicle["start"],
                tw_late=max(vehicle["start"], vehicle["end"]),
            )
            for i, vehicle in enumerate(vehicles)
        ],
        distance_matrices=[_matrix(task["costs"])],
        duration_matrices=[_matrix(task["minutes"])],
        groups=groups,
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


def _barred(
    vehicles: list[dict[str, Any]], place: list[int], job: dict[str, Any], day: int
) -> set[int]:
    able = set(job["vehicles"])
    return {
        place[i]
        for i, vehicle in enumerate(vehicles)
        if vehicle["day"] == day and i not in able
    }


def _groups(clients: list[tuple[int, list[int]]]) -> list[pyvrp.ClientGroup]:
    members: dict[int, list[int]] = {}
    for client, (number, _) in enumerate(clients):
        members.setdefault(number, []).append(client)
    return [
        pyvrp.ClientGroup(found, required=False)
        for found in members.values()
        if len(found) > 1
    ]


def _start(
    task: dict[str, Any], data: pyvrp.ProblemData, clients: list[tuple[int, list[int]]]
) -> pyvrp.Solution | None:
    if not any(task["start"]):
        return None
    on_day = {
        (number, window[0]): client
        for client, (number, window) in reversed(list(enumerate(clients)))
    }
    routes = [
        pyvrp.Route(data, [on_day[number, vehicle["day"]] for number in jobs], i)
        for i, (vehicle, jobs) in enumerate(
            zip(task["vehicles"], task["start"], strict=True)
        )
        if jobs
    ]
    return pyvrp.Solution(data, routes)


def _tours(
    found: pyvrp.Solution, clients: list[tuple[int, list[int]]], vehicles: int
) -> list[list[int]]:
    tours: list[list[int]] = [[] for _ in range(vehicles)]
    for route in found.routes():
        tours[route.vehicle_type()] = [
            clients[step.idx][0] for step in route.schedule() if step.is_client()
        ]
    return tours
