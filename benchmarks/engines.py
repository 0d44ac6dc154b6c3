"""The engines that benchmarks/planners.py compares with, each on the same numbers.

All run on one thread in the process of rivals.py, so that CPU seconds count right and
nobody pays for the start of a child. VROOM cannot be given CPU seconds: it runs to its
own end, as thoroughly as its plug-in lets it by the number of visits, and the figure
says how long that took. OR-tools looks at no clock but its own while it builds its
first plan, so that may take longer than the seconds given; the figure says so too.
"""

import itertools
import time
from collections.abc import Callable
from typing import Any

import attrs

from outreach_core.visits import Lack

Tours = list[list[int]]
_FIRST_PLAN_SECONDS = 3600
_MOST_WITH_PAUSES = 200
_MOST_NODES = 10_000


@attrs.frozen
class Answer:
    """One engine: what it lacks for so many visits, and how it is asked."""

    lacks: Callable[[int], frozenset[Lack]]
    tours: Callable[[dict[str, Any], float], Tours]


def _vroom(task: dict[str, Any], _: float) -> Tours:
    from outreach_vroom.engine import BY_SIZE, solve  # noqa: PLC0415  may not be installed

    return solve(task | {"exploration": BY_SIZE}, lambda: False)


def _pyvrp(task: dict[str, Any], seconds: float) -> Tours:
    from outreach_pyvrp.engine import solve  # noqa: PLC0415  may not be installed

    end = time.process_time() + seconds
    numbers = task | {"iterations": 10**9, "seed": 1}
    return solve(numbers, lambda: time.process_time() >= end)[-1]


def _plain_pyvrp(task: dict[str, Any], seconds: float) -> Tours:
    """Ask PyVRP as one would without us: every client a must, vehicles alike."""
    import pyvrp  # noqa: PLC0415  may not be installed

    model = pyvrp.Model()
    where = [model.add_location(0, 0) for _ in task["minutes"]]
    vehicle = task["vehicles"][0]
    depot = model.add_depot(where[vehicle["base"]])
    model.add_vehicle_type(
        num_available=len(task["vehicles"]),
        start_depot=depot,
        end_depot=depot,
        tw_early=vehicle["start"],
        tw_late=vehicle["end"],
    )
    for job in task["jobs"]:
        ((_, first, last),) = job["windows"]
        model.add_client(
            where[job["node"]],
            service_duration=job["minutes"],
            tw_early=first,
            tw_late=last,
        )
    for i, a in enumerate(where):
        for j, b in enumerate(where):
            model.add_edge(
                a, b, distance=task["costs"][i][j], duration=task["minutes"][i][j]
            )
    end = time.process_time() + seconds
    found = model.solve(
        lambda _: time.process_time() >= end, seed=1, collect_stats=False, display=False
    )
    tours = [
        [step.idx for step in route.schedule() if step.is_client()]
        for route in found.best.routes()
    ]
    return tours + [[] for _ in range(len(task["vehicles"]) - len(tours))]


def _or_tools(task: dict[str, Any], seconds: float) -> Tours:
    from ortools.constraint_solver import (  # noqa: PLC0415  may not be installed
        pywrapcp,
        routing_enums_pb2,
    )

    vehicles, jobs = task["vehicles"], task["jobs"]
    nodes = [job["node"] for job in jobs] + [v["base"] for v in vehicles]
    ends = list(range(len(jobs), len(nodes)))  # begin and end where they begin
    manager = pywrapcp.RoutingIndexManager(len(nodes), len(vehicles), ends, ends)
    # Else each look at a matrix of more than 1000 nodes copies one of its rows.
    remembers = pywrapcp.DefaultRoutingModelParameters()
    remembers.max_callback_cache_size = _MOST_NODES
    routing = pywrapcp.RoutingModel(manager, remembers)
    service = [job["minutes"] for job in jobs] + [0] * len(vehicles)
    costs = [[task["costs"][a][b] for b in nodes] for a in nodes]
    times = [
        [task["minutes"][a][b] + service[i] for b in nodes] for i, a in enumerate(nodes)
    ]
    cost = routing.RegisterTransitMatrix(costs)
    transit = routing.RegisterTransitMatrix(times)
    routing.SetArcCostEvaluatorOfAllVehicles(cost)
    horizon = max(job["windows"][-1][2] for job in jobs)
    horizon = max(horizon, *(v["end"] for v in vehicles))
    routing.AddDimension(transit, horizon, horizon, False, "time")  # noqa: FBT003  as OR-tools has it
    clock = routing.GetDimensionOrDie("time")
    _or_tools_jobs(task, manager, routing, clock)
    _or_tools_vehicles(task, routing, clock, service)
    params = pywrapcp.DefaultRoutingSearchParameters()
    strategy = routing_enums_pb2.FirstSolutionStrategy
    params.first_solution_strategy = strategy.PARALLEL_CHEAPEST_INSERTION
    guided = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    params.local_search_metaheuristic = guided
    # By the clock, for the first plan; CPU seconds count from there on, see below.
    params.time_limit.FromSeconds(_FIRST_PLAN_SECONDS)
    routing.CloseModelWithParameters(params)
    end = time.process_time() + seconds
    found_one: list[bool] = []
    routing.AddAtSolutionCallback(lambda: found_one.append(True))
    limit = routing.solver().CustomLimit(
        lambda: bool(found_one) and time.process_time() >= end
    )
    routing.AddSearchMonitor(limit)
    found = routing.SolveWithParameters(params)
    return _or_tools_tours(routing, manager, found, len(vehicles), len(jobs))


def _or_tools_jobs(
    task: dict[str, Any], manager: Any, routing: Any, clock: Any
) -> None:
    for i, job in enumerate(task["jobs"]):
        index = manager.NodeToIndex(i)
        windows = job["windows"]
        begin = clock.CumulVar(index)
        begin.SetRange(windows[0][1], windows[-1][2])
        for (_, _, last), (_, first, _) in itertools.pairwise(windows):
            begin.RemoveInterval(last + 1, first - 1)
        # -1 is "by nobody"; SetAllowedVehiclesForIndex raises in 9.15.
        routing.VehicleVar(index).SetValues([-1, *job["vehicles"]])
        routing.AddDisjunction([index], job["prize"])


def _or_tools_vehicles(
    task: dict[str, Any], routing: Any, clock: Any, service: list[int]
) -> None:
    solver = routing.solver()
    per_node = [0] * routing.Size()
    for i in range(len(task["jobs"])):
        per_node[i] = service[i]
    for i, vehicle in enumerate(task["vehicles"]):
        for end in (routing.Start(i), routing.End(i)):
            clock.CumulVar(end).SetRange(vehicle["start"], vehicle["end"])
        if vehicle["pause"] is None:
            continue
        minutes, first, last = vehicle["pause"]
        pause = solver.FixedDurationIntervalVar(
            first,
            last,
            minutes,
            False,  # noqa: FBT003  as OR-tools has it
            f"pause {i}",
        )
        clock.SetBreakIntervalsOfVehicle([pause], i, per_node)


def _or_tools_tours(
    routing: Any, manager: Any, found: Any, vehicles: int, jobs: int
) -> Tours:
    tours: Tours = [[] for _ in range(vehicles)]
    if found is None:
        return tours
    for i in range(vehicles):
        index = found.Value(routing.NextVar(routing.Start(i)))
        while not routing.IsEnd(index):
            node = manager.IndexToNode(index)
            if node < jobs:
                tours[i].append(node)
            index = found.Value(routing.NextVar(index))
    return tours


def _all(_: int) -> frozenset[Lack]:
    return frozenset()


def _no_pauses(_: int) -> frozenset[Lack]:
    return frozenset({Lack.PAUSES})


def _pauses_if_few(visits: int) -> frozenset[Lack]:
    # With pauses OR-tools has no first plan for 900 visits after minutes.
    return frozenset({Lack.PAUSES} if visits > _MOST_WITH_PAUSES else ())


ENGINES = {
    "vroom": Answer(_all, _vroom),
    "pyvrp": Answer(_no_pauses, _pyvrp),
    "plain-pyvrp": Answer(_no_pauses, _plain_pyvrp),
    "or-tools": Answer(_pauses_if_few, _or_tools),
}
