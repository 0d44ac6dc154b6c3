"""Plan page and day sheets: complete, without a network, without a word too much."""

import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core._messages import Language, Words
from outreach_core.people import Coordinates
from outreach_core.strategies.visits import stop_details, visit_problems
from outreach_core.visits import (
    Budget,
    Place,
    PlannedWeek,
    PlanRule,
    StopDetails,
    VisitPlan,
    VisitProblem,
    check_plan,
    day_sheets,
    plan_page,
    plan_visits,
)

VOID = {"meta", "br", "circle", "line", "path", "rect"}


class Balanced(HTMLParser):
    """Follows open elements, collects text and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.links += [v for k, v in attrs if k in {"src", "href", "action"}]
        self.ids += [v for k, v in attrs if k == "id"]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Balanced:
    parser = Balanced()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    # A link leads to a place on the same page, and every place has its own name.
    assert {link.removeprefix("#") for link in parser.links} <= set(parser.ids)
    assert len(parser.ids) == len(set(parser.ids))
    return parser


def week(house: Any, /, **changes: Any) -> PlannedWeek:
    problem = house.problem(**changes)
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=100))
    return PlannedWeek(
        problem=problem,
        plan=plan,
        details={
            request.id: StopDetails(
                initials="Q. X.",
                street=f"Teststraße {request.id}",
                postcode_town="34117 Kassel",
                wish=Words("nur Frauen", "only women"),
                language=Words("Türkisch", "Turkish"),
            )
            for request in problem.requests
        },
        staff_names={"s1": "Frau Eins", "s2": "Herr Zwei", "s3": "Frau Drei"},
    )


generated = settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@generated
@given(visit_problems(min_requests=2, min_staff=2, min_days=1), stop_details())
def test_pages_are_well_formed_and_load_nothing(
    problem: VisitProblem, details: StopDetails
) -> None:
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    made = PlannedWeek(
        problem=problem, plan=plan, details={r.id: details for r in problem.requests}
    )
    for language in Language:
        for html in (
            plan_page(made, language=language),
            day_sheets(made, language=language),
        ):
            assert all(link.startswith("#") for link in read(html).links)
            assert "<script" not in html
            assert "url(" not in html
            assert "@import" not in html
            assert set(re.findall(r"https?://[^\"' )]+", html)) <= {
                "http://www.w3.org/2000/svg"
            }


def test_the_plan_shows_every_visit_and_no_street(office: Any) -> None:
    made = week(office)
    html = plan_page(made)
    assert html.startswith('<!doctype html>\n<html lang="de">')
    words = " ".join(read(html).words)
    for request in made.problem.requests:
        assert request.id in words
    assert "Herr Zwei" in words
    assert "Teststraße" not in html


def test_the_plan_says_that_it_was_checked(office: Any) -> None:
    made = week(office)
    checked = f"Unabhängig geprüft: Alle {len(PlanRule)} Regeln sind eingehalten."
    assert checked in plan_page(made)
    tour = attrs.evolve(made.plan.tours[0], travel_minutes=1)
    broken = attrs.evolve(made, plan=VisitPlan(tours=(tour,)))
    assert len(check_plan(broken.problem, broken.plan)) == 1
    assert "So darf der Plan nicht gefahren werden." in plan_page(broken)


def test_a_week_without_staff_explains_itself(office: Any) -> None:
    words = " ".join(read(plan_page(week(office, staff=()))).words)
    assert "Besuche macht niemand allein: Im Team ist niemand." in words
    assert "Es gibt keine Tour." in words


def test_one_sheet_is_printed_for_each_pair_and_day(office: Any) -> None:
    requests = tuple(
        office.request(n, windows=(office.window(day=n % 3),)) for n in range(1, 7)
    )
    made = week(office, requests=requests)
    html = day_sheets(made)
    assert html.count('class="sheet"') == len(made.plan.tours) == 3
    for request in requests:
        assert f"Teststraße {request.id}" in html


def test_a_sheet_holds_time_person_place_wish_language_and_check_out(
    office: Any,
) -> None:
    words = read(day_sheets(week(office, requests=(office.request(1),)))).words
    for expected in (
        *("9:00", "Q. X.", "v1", "Teststraße v1", "34117 Kassel"),
        *("Türkisch", "nur Frauen", "10 min", "9:00 – 9:25", "niemand öffnete"),
    ):
        assert expected in words


@pytest.mark.parametrize("language", list(Language))
def test_markup_in_what_people_typed_stays_text(
    office: Any, language: Language
) -> None:
    nasty = StopDetails(
        initials="<script>alert(1)</script>",
        street='"><img src=x>',
        bell="&",
        wish=Words("<b>", "<b>"),
    )
    made = week(office)
    made = attrs.evolve(
        made,
        details={r.id: nasty for r in made.problem.requests},
        staff_names={"s1": "<i>", "s2": "<i>", "s3": "<i>"},
    )
    for html in (
        plan_page(made, language=language),
        day_sheets(made, language=language),
    ):
        assert "<script" not in html
        assert "<img" not in html
        assert "<i>" not in html


def test_the_map_has_a_text_alternative_and_a_scale(office: Any) -> None:
    html = plan_page(week(office))
    assert 'role="img"' in html
    assert "Die Karte als Text" in html
    assert "Mo 19.10." in html
    assert re.search(r">[\d,]+ km<", html)


def test_without_any_position_the_page_has_no_map(office: Any) -> None:
    requests = tuple(
        office.request(n, place=Place(id=f"p{n}", postcode="34117")) for n in (1, 2)
    )
    made = week(office, requests=requests, office=Place(id="office"))
    assert "Die Karte als Text" not in plan_page(made)


def test_a_visit_without_position_lies_in_the_middle_of_its_postcode(
    office: Any,
) -> None:
    requests = (
        office.request(1),
        office.request(2, place=Place(id="p2", postcode="34117")),
        office.request(3, place=Place(id="p3", postcode="99999")),
    )
    html = plan_page(week(office, requests=requests))
    assert "1 geplante Besuche haben keine Lage" in html


def test_the_same_week_is_the_same_page(office: Any) -> None:
    first, second = week(office), week(office)
    assert plan_page(first) == plan_page(second)
    turned = attrs.evolve(first, details=dict(reversed(list(first.details.items()))))
    assert day_sheets(turned) == day_sheets(first)


def test_details_stay_out_of_repr(office: Any) -> None:
    made = week(office)
    secret = StopDetails(initials="Z. Z.", street="Geheimweg 1")
    assert "Geheimweg" not in repr(secret)
    assert "Q. X." not in repr(made)
    assert "9.4" not in repr(
        Place(id="p", coordinates=Coordinates(latitude=51.3, longitude=9.4))
    )
