"""What keeps one visit from one pair on one day, were the week empty?

One rule is looked at after the other, so that the smallest set of rules that would
have to give way can be named. Nothing here is said about a full week.
"""

import enum
from collections.abc import Iterator

import attrs

from outreach_core.people import StaffMember
from outreach_core.visits import _routes
from outreach_core.visits._model import Model, Team
from outreach_core.visits._state import working
from outreach_core.visits.pairs import (
    go_together,
    is_mixed,
    is_senior,
    lives_near,
    presence_kept,
)
from outreach_core.visits.requests import PairMix, VisitRequest
from outreach_core.visits.windows import open_windows


class Obstacle(enum.StrEnum):
    """One rule that keeps a visit from a pair; wishes first, then the office's."""

    LANGUAGE = "language"
    PRESENCE = "presence"
    ONE_OF_THESE = "one_of_these"
    NOT_THESE = "not_these"
    CONFLICT = "conflict"
    NEAR_HOME = "near_home"
    MIXED_PAIR = "mixed_pair"
    TRAINING = "training"
    BOTH_SENIOR = "both_senior"
    ANNOUNCED_PAIR = "announced_pair"
    FORBIDDEN_PAIR = "forbidden_pair"
    NO_COMMON_HOURS = "no_common_hours"
    TIME = "time"


@attrs.frozen
class Candidate:
    """One pair on one day, with the rules that keep it from a visit.

    Attributes:
        day: Index of the day.
        pair: Indices of the two.
        obstacles: Empty: the two could go, were the week empty.
    """

    day: int
    pair: tuple[int, int]
    obstacles: frozenset[Obstacle]


def candidates(model: Model, visit: int) -> Iterator[Candidate]:
    """Yield every pair on every day for which *visit* has a window."""
    request = model.problem.requests[visit]
    open_days = {w.day for w in open_windows(model.problem.rules, request)}
    for day, which in enumerate(model.problem.days):
        if which not in open_days:
            continue
        staff = working(model, day)
        for i, a in enumerate(staff):
            for b in staff[i + 1 :]:
                yield Candidate(day, (a, b), _between(model, visit, day, a, b))


def _between(model: Model, visit: int, day: int, a: int, b: int) -> frozenset[Obstacle]:
    request = model.problem.requests[visit]
    pair = (model.problem.staff[a], model.problem.staff[b])
    found = set(_people(model, request, pair))
    if not go_together(model.problem.rules, *pair):
        found.add(Obstacle.FORBIDDEN_PAIR)
    elif model.shift(day, a, b) is None:
        found.add(Obstacle.NO_COMMON_HOURS)
    else:
        teams = model.teams_on(day, a, b)
        if not any(reachable(model, team, visit) for team in teams):
            found.add(Obstacle.TIME if teams else Obstacle.NO_COMMON_HOURS)
    return frozenset(found)


def _people(
    model: Model, request: VisitRequest, pair: tuple[StaffMember, StaffMember]
) -> Iterator[Obstacle]:
    wishes, genders = request.wishes, (pair[0].gender, pair[1].gender)
    ids = {member.id for member in pair}
    spoken = pair[0].languages | pair[1].languages
    interpreted = wishes.interpreter and request.interpreter_confirmed
    if wishes.language not in {None, *spoken} and not interpreted:
        yield Obstacle.LANGUAGE
    if not presence_kept(wishes.presence, *genders):
        yield Obstacle.PRESENCE
    if wishes.one_of_these and ids.isdisjoint(wishes.one_of_these):
        yield Obstacle.ONE_OF_THESE
    if not ids.isdisjoint(wishes.not_these):
        yield Obstacle.NOT_THESE
    if any(request.customer in member.conflicts for member in pair):
        yield Obstacle.CONFLICT
    limit_m = model.problem.rules.home_distance_m
    if any(lives_near(member, request, limit_m) for member in pair):
        yield Obstacle.NEAR_HOME
    yield from _qualities(request, pair)


def _qualities(
    request: VisitRequest, pair: tuple[StaffMember, StaffMember]
) -> Iterator[Obstacle]:
    if not request.needs_trainings <= pair[0].trainings | pair[1].trainings:
        yield Obstacle.TRAINING
    if request.both_senior and any(not is_senior(member) for member in pair):
        yield Obstacle.BOTH_SENIOR
    if request.mix is PairMix.REQUIRED and not is_mixed(pair[0].gender, pair[1].gender):
        yield Obstacle.MIXED_PAIR
    announced = None if request.pinned is None else request.pinned.pair
    if announced is not None and set(announced) != {member.id for member in pair}:
        yield Obstacle.ANNOUNCED_PAIR


def reachable(model: Model, team: Team, visit: int) -> bool:
    """Say whether *team* could make *visit* as its only one, hours and ways alone."""
    free = team.for_one(visit, model.windows_on(team.day, visit))
    return _routes.build(model, free, (visit,)) is not None


def span(model: Model, team: Team, visit: int) -> tuple[int, int] | None:
    """Return earliest and latest begin of *visit* as the only one; ``None``: never."""
    base, length = team.base, model.duration[visit]
    first = team.start + model.time[base][visit]
    last = team.end - model.time[visit][team.home] - length
    return (first, last // model.grid * model.grid) if first <= last else None
