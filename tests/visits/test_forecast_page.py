"""The drawing of talks: well formed, the same numbers as text, nothing by colour alone."""

import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from outreach_core import Language
from outreach_core.strategies.visits_day import tour_forecasts
from outreach_core.visits import (
    STATIC,
    Budget,
    Forecast,
    PlannedWeek,
    TourForecast,
    VisitLength,
    VisitPlan,
    forecast_section,
    plan_visits,
    simulate,
)

VOID = {"circle", "line", "rect"}


class Balanced(HTMLParser):
    """Follows open elements and collects text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert not {key for key, _ in attrs} & {"src", "href"}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> list[str]:
    parser = Balanced()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.words


def week(office: Any) -> tuple[PlannedWeek, Forecast]:
    requests = tuple(
        office.request(
            n,
            windows=(office.window(day=n % 2),),
            length=VisitLength(),
            agreed=n == 3,
        )
        for n in range(1, 7)
    )
    problem = office.problem(requests=requests)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    names = {"s1": "Frau Eins", "s2": "Herr <Zwei>", "s3": "Frau Drei"}
    made = PlannedWeek(problem=problem, plan=plan, staff_names=names)
    return made, simulate(problem, plan, runs=60, seed=1, policy=STATIC)


@pytest.mark.parametrize("language", Language)
def test_every_tour_is_drawn_and_stands_in_the_table(
    office: Any, language: Language
) -> None:
    made, forecast = week(office)
    html = forecast_section(made, forecast, language=language)
    words = read(html)
    assert html.count("<circle") == len(forecast.tours) == html.count("<tr>") - 1
    assert 'role="img"' in html
    assert "<Zwei>" not in html
    assert forecast.words.to(language) in words
    for tour in forecast.tours:
        mean = f"{tour.talks.mean:.1f}"
        if language is Language.DE:
            mean = mean.replace(".", ",")
        assert any(word.startswith(f"{mean} (") for word in words)


def test_who_was_promised_nothing_has_no_risk_of_being_late(office: Any) -> None:
    made, forecast = week(office)
    words = read(forecast_section(made, forecast))
    assert "keine Zusage" in words
    assert any(re.fullmatch(r"(weniger als )?\d+ von 100", word) for word in words)


def test_a_plan_without_tours_has_no_drawing(office: Any) -> None:
    made, _ = week(office)
    empty = simulate(made.problem, VisitPlan(), seed=1, policy=STATIC)
    assert forecast_section(made, empty) == ""


@settings(max_examples=25, deadline=None)
@given(tour_forecasts())
def test_any_tour_can_be_said_in_words(tour: TourForecast) -> None:
    assert "{" not in tour.words.de + tour.words.en
    whole = attrs.evolve(tour, late_percent=99.9)
    assert "An 100 von 100" not in whole.words.de
    tiny = attrs.evolve(tour, late_percent=0.1)
    assert "An 0 von 100" not in tiny.words.de
