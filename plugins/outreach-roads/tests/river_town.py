"""Which town do the tests drive in? An invented one, cut in two by a river.

Eight streets run from west to east, 0.006 degrees of latitude apart. A road joins them
in the west and one in the east; between the two there is no bridge from street to
street. So the way to the house across is long although the house is near.
"""

from pathlib import Path
from typing import Final

import osmium
from osmium.osm.mutable import Node, Way

SOUTH, WEST = 51.30, 9.46
STEP_NORTH, STEP_EAST = 0.006, 0.01
STREETS: Final = 8
_MADE: Final = "2026-01-01T00:00:00Z"


def corner(row: int, column: int) -> tuple[float, float]:
    """Return latitude and longitude of a corner; rows from the south, columns east."""
    return round(SOUTH + row * STEP_NORTH, 6), round(WEST + column * STEP_EAST, 6)


def write_town(file: Path) -> None:
    """Write the town as an OpenStreetMap extract (PBF)."""
    sides = range(STREETS)
    with osmium.SimpleWriter(file) as writer:
        for row in sides:
            for column in sides:
                latitude, longitude = corner(row, column)
                writer.add_node(
                    Node(
                        id=_node(row, column),
                        version=1,
                        timestamp=_MADE,
                        location=(longitude, latitude),
                    )
                )
        for row in sides:
            _road(writer, 1000 + row, "residential", [_node(row, c) for c in sides])
        for column in (0, STREETS - 1):
            nodes = [_node(r, column) for r in sides]
            _road(writer, 2000 + column, "secondary", nodes)


def _node(row: int, column: int) -> int:
    return 1 + row * STREETS + column


def _road(
    writer: "osmium.SimpleWriter", number: int, kind: str, nodes: list[int]
) -> None:
    tags = {"highway": kind}
    writer.add_way(Way(id=number, version=1, timestamp=_MADE, nodes=nodes, tags=tags))
