"""How is a routing task said in VROOM's terms? Runs in the child process only."""

from collections.abc import Callable, Iterable
from typing import Any

import vroom  # type: ignore[import-untyped]

BY_SIZE = 0
"""Exploration that fits the number of visits."""
_MOST_PRIORITY = 100  # VROOM knows 0 to 100
_LEVELS = ((200, 5), (500, 3))
_LARGEST = 1
"""Measured in CPU seconds: 200 visits take 10 at level 5; 900 take 28 at 1, 75 at 2 and
more than 170 at 5."""


def solve(task: dict[str, Any], _: Callable[[], bool]) -> list[list[int]]:
    """Return the jobs of each vehicle in their order.

    VROOM cannot be asked to stop; the host kills the process instead.

    Args:
        task: Numbers of a routing task, and ``exploration`` (1 to 5, or ``BY_SIZE``).
    """
    vehicles, jobs = task["vehicles"], task["jobs"]
    tours: list[list[int]] = [[] for _ in vehicles]
    if not vehicles or not jobs:
        return tours
    problem = vroom.Input()
    problem.set_durations_matrix("car", task["minutes"])
    problem.set_costs_matrix("car", task["costs"])
    skills = _skills(vehicles, jobs)
    names = {key: number for number, key in enumerate(sorted(set(skills)), start=1)}
    problem.add_vehicle(
        [_vehicle(i, vehicle, names) for i, vehicle in enumerate(vehicles)]
    )
    most = max(job["prize"] for job in jobs)
    problem.add_job(
        [_job(i, job, names[skills[i]], most=most) for i, job in enumerate(jobs)]
    )
    # VROOM starts more threads than it is told; one is asked for all the same.
    level = task["exploration"] or level_for(len(jobs))
    found = problem.solve(exploration_level=level, nb_threads=1)
    for route in found.to_dict()["routes"]:
        steps = (step for step in route["steps"] if step["type"] == "job")
        tours[route["vehicle"]] = [step["id"] for step in steps]
    return tours


def level_for(jobs: int) -> int:
    """Return how thoroughly VROOM can search for so many visits in reasonable time."""
    return next((level for most, level in _LEVELS if jobs <= most), _LARGEST)


def _skills(
    vehicles: list[dict[str, Any]], jobs: list[dict[str, Any]]
) -> list[tuple[int, ...]]:
    """Return for each job which vehicles of its own days must not do it.

    Other days need no word: their windows keep them apart. Jobs with the same answer
    share one skill, so there are few.
    """
    of_day: dict[int, list[int]] = {}
    for i, vehicle in enumerate(vehicles):
        of_day.setdefault(vehicle["day"], []).append(i)
    return [
        tuple(
            i
            for day in sorted({window[0] for window in job["windows"]})
            for i in of_day.get(day, ())
            if i not in set(job["vehicles"])
        )
        for job in jobs
    ]


def _vehicle(
    number: int, vehicle: dict[str, Any], names: dict[tuple[int, ...], int]
) -> Any:
    breaks: Iterable[Any] = ()
    if vehicle["pause"] is not None:
        minutes, first, last = vehicle["pause"]
        breaks = [vroom.Break(number, time_windows=[(first, last)], service=minutes)]
    return vroom.Vehicle(
        number,
        start=vehicle["base"],
        end=vehicle["home"],
        time_window=(vehicle["start"], vehicle["end"]),
        max_tasks=vehicle["stops"],
        skills={name for key, name in names.items() if number not in key},
        breaks=breaks,
    )


def _job(number: int, job: dict[str, Any], skill: int, *, most: int) -> Any:
    return vroom.Job(
        number,
        location=job["node"],
        default_service=job["minutes"],
        skills={skill},
        priority=max(1, round(_MOST_PRIORITY * job["prize"] / most)),
        time_windows=[(first, last) for _, first, last in job["windows"]],
    )
