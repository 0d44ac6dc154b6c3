"""What does a real Valhalla make of the places of a week?"""

import itertools
from collections.abc import Callable, Sequence
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from river_town import STREETS, corner

from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    TRAVEL_TIMES,
    Host,
    Progress,
    Registry,
    TravelTimes,
    no_progress,
)
from outreach_core.people import Coordinates
from outreach_core.testing import run_conformance
from outreach_core.visits import Place, StraightLine
from outreach_roads import plugin

IN_THE_SEA = (54.5, 7.0)


def place(name: str, position: tuple[float, float] | None) -> Place:
    if position is None:
        return Place(id=name, postcode="34117")
    latitude, longitude = position
    return Place(
        id=name, coordinates=Coordinates(latitude=latitude, longitude=longitude)
    )


def roads(
    url: str, progress: Callable[[Progress], None] = no_progress, **more: object
) -> TravelTimes:
    values = {"service": "valhalla", "url": url, **more}
    registry = Registry.from_plugins(
        {"roads": plugin}, settings={"roads": values}, host=Host(progress=progress)
    )
    return registry.one(TRAVEL_TIMES, "roads")


def corners(*spots: tuple[int, int]) -> list[Place]:
    return [place(f"p{i}", corner(*spot)) for i, spot in enumerate(spots)]


def test_the_house_across_the_river_is_near_and_the_way_to_it_long(
    valhalla: str,
) -> None:
    across = corners((0, 3), (1, 3))
    by_road = roads(valhalla, extra_minutes=0).minutes(across)
    straight = StraightLine(extra_minutes=0).minutes(across)
    assert by_road[0][1] >= 2 * straight[0][1]


def test_along_the_street_road_and_straight_line_are_of_one_size(valhalla: str) -> None:
    along = corners((0, 0), (0, 7))
    by_road = roads(valhalla).minutes(along)[0][1]
    assert StraightLine().minutes(along)[0][1] / 2 < by_road
    assert by_road < StraightLine().minutes(along)[0][1] * 2


def test_parking_and_traffic_lengthen_every_way(valhalla: str) -> None:
    two = corners((0, 0), (0, 7))
    quick = roads(valhalla, extra_minutes=0).minutes(two)[0][1]
    slow = roads(valhalla, extra_minutes=10, traffic_percent=100).minutes(two)[0][1]
    assert 2 * quick - 1 <= slow - 10 <= 2 * quick


def test_two_homes_in_one_house_are_as_far_apart_as_the_walk(valhalla: str) -> None:
    house = [place("a", corner(2, 2)), place("b", corner(2, 2))]
    assert roads(valhalla, extra_minutes=4).minutes(house) == ((0, 4), (4, 0))


def test_small_questions_give_the_same_ways_as_a_large_one(valhalla: str) -> None:
    some = corners((0, 0), (3, 3), (1, 6), (7, 7), (5, 2), (4, 4), (6, 0))
    told: list[Progress] = []
    in_pieces = roads(valhalla, told.append, places_at_once=2).minutes(some)
    assert in_pieces == roads(valhalla).minutes(some)
    assert [(p.done, p.total) for p in told][-1] == (16, 16)


def test_one_wrong_position_costs_only_its_own_ways(valhalla: str) -> None:
    known = corners((0, 0), (0, 3), (1, 3), (7, 7))
    lost = [place("sea", IN_THE_SEA), place("unknown", None)]
    ways = roads(valhalla, places_at_once=3).minutes([*known, *lost])
    estimate = StraightLine().minutes([*known, *lost])
    assert [row[:4] for row in ways[:4]] == list(roads(valhalla).minutes(known))
    assert ways[4] == estimate[4]
    assert ways[5] == estimate[5]


def test_a_service_with_the_map_of_another_town_is_named(valhalla: str) -> None:
    elsewhere = [place(str(i), (48.1 + i / 1000, 11.5)) for i in range(4)]
    with pytest.raises(InvalidInputError, match="right map") as caught:
        roads(valhalla).minutes(elsewhere)
    assert "48.1" not in str(caught.value)


def test_a_question_that_is_too_large_is_no_matter_of_the_map(valhalla: str) -> None:
    town = corners(*itertools.product(range(STREETS), range(STREETS)))
    assert len(roads(valhalla).minutes(town)) == len(town)
    with pytest.raises(InvalidInputError, match="places_at_once"):
        roads(valhalla, places_at_once=len(town)).minutes(town)


spots = st.tuples(st.integers(0, STREETS - 1), st.integers(0, STREETS - 1))


@settings(max_examples=20)
@given(chosen=st.lists(spots, min_size=1, max_size=6), seed=st.randoms())
def test_who_asks_first_changes_no_way(
    valhalla: str, chosen: Sequence[tuple[int, int]], seed: Random
) -> None:
    places = corners(*chosen)
    mixed = list(places)
    seed.shuffle(mixed)
    times = roads(valhalla)
    order = [places.index(p) for p in mixed]
    ways = times.minutes(places)
    assert times.minutes(mixed) == tuple(
        tuple(ways[i][j] for j in order) for i in order
    )


@pytest.mark.slow
def test_the_promises_of_travel_times_hold_on_a_real_service(valhalla: str) -> None:
    found = run_conformance(plugin, settings={"service": "valhalla", "url": valhalla})
    assert found.failures == ()
    assert found.passed
    tried = [one for one in found.results if one.check.startswith("TRT")]
    assert len(tried) >= 9
