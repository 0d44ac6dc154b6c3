"""Pages of weeks with many tours: nothing twice, nothing missing, not too large."""

import re
from collections import Counter
from typing import Any

import attrs
import pytest

from outreach_core._messages import Language
from outreach_core.people import Coordinates
from outreach_core.visits import (
    Place,
    PlannedWeek,
    Stop,
    Tour,
    VisitPlan,
    plan_page,
)

DAYS, PAIRS, STOPS = 5, 4, 3


@pytest.fixture
def week(office: Any) -> PlannedWeek:
    """Twenty tours of four pairs, and more visits than fit."""
    requests, tours = [], []
    for day in range(DAYS):
        for pair in range(PAIRS):
            numbers = [
                100 + (day * PAIRS + pair) * STOPS + stop for stop in range(STOPS)
            ]
            requests += [_request(office, n, day) for n in numbers]
            tours.append(_tour(office, day, pair, numbers))
    requests += [_request(office, n, 0) for n in range(900, 960)]
    staff = tuple(office.member(n) for n in range(1, 2 * PAIRS + 1))
    return PlannedWeek(
        problem=office.problem(requests=tuple(requests), staff=staff),
        plan=VisitPlan(tours=tuple(tours)),
        staff_names={member.id: f"Frau {member.id}" for member in staff},
    )


def _request(office: Any, number: int, day: int) -> Any:
    # From 900 on: twelve houses with many doors each.
    spot = number if number < 900 else number % 12
    place = Place(
        id=f"p{number}",
        coordinates=Coordinates(
            latitude=51.28 + spot * 37 % 80 / 1000,
            longitude=9.40 + spot * 53 % 160 / 1000,
        ),
        postcode=f"34{number % 7:03d}",
    )
    return office.request(number, place=place, windows=(office.window(day=day),))


def _tour(office: Any, day: int, pair: int, numbers: list[int]) -> Tour:
    stops = tuple(
        Stop(
            visit=f"v{n}",
            arrive_minute=550 + 35 * i,
            start_minute=550 + 35 * i,
            end_minute=575 + 35 * i,
        )
        for i, n in enumerate(numbers)
    )
    return Tour(
        day=office.monday.add(days=day),
        pair=(f"s{2 * pair + 1}", f"s{2 * pair + 2}"),
        start_minute=540,
        end_minute=stops[-1].end_minute + 10,
        stops=stops,
        travel_minutes=40,
    )


def marks(html: str) -> Counter[str]:
    """Count the marks of each visit on drawings."""
    return Counter(re.findall(r'class="s"><title>[^<]*: (\w+)</title>', html))


def test_each_day_has_a_map_and_each_tour_one_on_demand(week: PlannedWeek) -> None:
    html = plan_page(week)
    titles = re.findall(r'<title id="map-title-[^"]+">([^<]+)<', html)
    assert len(titles) == len(set(titles)) == DAYS + DAYS * PAIRS + 1
    assert titles[-1] == "Karte: nicht geplant"
    days = "".join(re.findall(r'<div class="whole">(.*?)</svg>', html, re.DOTALL))
    assert marks(days) == dict.fromkeys(week.plan.planned, 1)
    assert marks(html) == dict.fromkeys(week.plan.planned, 2)


def test_visits_that_wait_are_counted_in_rings_instead_of_drawn_one_by_one(
    week: PlannedWeek,
) -> None:
    drawing = plan_page(week).split("Karte: nicht geplant")[-1]
    counts = [int(n) for n in re.findall(r'class="wn">(\d+)<', drawing)]
    rings = len(re.findall(r'class="w"', drawing))
    waiting = len(week.problem.requests) - len(week.plan.planned)
    assert rings < waiting / 2
    assert sum(counts) + (rings - len(counts)) == waiting


def test_labels_on_a_map_never_lie_on_one_another(week: PlannedWeek) -> None:
    for svg in re.findall(r'<svg[^>]*class="map".*?</svg>', plan_page(week), re.DOTALL):
        found = re.findall(
            r'<text x="([\d.-]+)" y="([\d.-]+)" class="(?:plz|no)">([^<]+)<', svg
        )
        boxes = [(float(x), float(y), len(words) * 7.0) for x, y, words in found]
        for i, (x, y, wide) in enumerate(boxes):
            for other_x, other_y, other_wide in boxes[i + 1 :]:
                apart = abs(x - other_x) >= (wide + other_wide) / 2
                assert apart or abs(y - other_y) >= 13


@pytest.mark.parametrize("language", list(Language))
def test_every_tour_is_found_from_the_table_and_the_list(
    week: PlannedWeek, language: Language
) -> None:
    html = plan_page(week, language=language)
    table = html.split('<table class="week">')[-1].split("</table>")[0]
    jump = html.split("<nav")[-1].split("</nav>")[0]
    text = html.split('<details class="text">')[-1].split("</details>")[0]
    anchors = re.findall(r'<section class="tour" id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors)) == DAYS * PAIRS
    for anchor in anchors:
        assert table.count(f'href="#{anchor}"') == 2
        assert jump.count(f'href="#{anchor}"') == 1
    assert text.count("<li>") == DAYS * PAIRS
    assert "Frau s1 + Frau s2" in text


def test_the_time_line_is_a_drawing_for_each_day(week: PlannedWeek) -> None:
    html = plan_page(week)
    assert html.count('class="timeline"') == DAYS
    bars = re.findall(r"<rect[^>]*><title>[\d:]+ (\w+)</title>", html)
    assert Counter(bars) == dict.fromkeys(week.plan.planned, 1)


def test_the_page_grows_with_the_visits_and_stays_small(week: PlannedWeek) -> None:
    per_visit = len(plan_page(week).encode()) / len(week.problem.requests)
    # 900 visits of 88 tours: 0.8 MB.
    assert per_visit < 2000


def test_where_somebody_starts_at_home_is_not_drawn(week: PlannedWeek) -> None:
    home = Place(id="home", coordinates=Coordinates(latitude=51.3111, longitude=9.4444))
    places = [*week.problem.travel_minutes.places, "home"]
    size = len(places)
    ways = attrs.evolve(
        week.problem.travel_minutes,
        places=tuple(places),
        rows=tuple(
            tuple(0 if a == b else 10 for b in range(size)) for a in range(size)
        ),
    )
    problem = attrs.evolve(
        week.problem, bases={"s1": home}, ends={"s1": home}, travel_minutes=ways
    )
    moved = attrs.evolve(week, problem=problem)
    html = plan_page(moved)
    assert "vereinbarter Ort → " in html
    anchor = f"map-title-tour-{week.plan.tours[0].day}-1"
    svg = html.split(anchor)[-1].split("</svg>")[0]
    (line,) = re.findall(r'<path d="M([^"]+)"[^>]*class="tour"', svg)
    assert len(line.split("L")) == STOPS


def test_the_name_of_the_office_stays_readable_among_doors_beside_it(
    office: Any,
) -> None:
    here = office.problem().office.coordinates
    places = [Place(id=f"p{n}", coordinates=here) for n in range(1, 13)]
    requests = [office.request(n, place=places[n - 1]) for n in range(1, 13)]
    tour = _tour(office, 0, 0, list(range(1, 13)))
    week = PlannedWeek(
        problem=office.problem(requests=tuple(requests)), plan=VisitPlan(tours=(tour,))
    )
    svg = plan_page(week).split('class="map"')[-1].split("</svg>")[0]
    (label,) = re.findall(r'<text x="([\d.]+)" y="([\d.]+)">Büro<', svg)
    x, y = float(label[0]), float(label[1]) - 4
    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="8.5"', svg)
    assert len(dots) == 12
    for cx, cy in dots:
        assert abs(float(cx) - x) > 16 or abs(float(cy) - y) > 12
