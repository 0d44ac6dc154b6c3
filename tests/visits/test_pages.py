"""Plan page and day sheets: complete, without a network, without a word too much."""

import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from outreach_core._messages import Language, Words
from outreach_core.people import Coordinates
from outreach_core.strategies.visits import stop_details, visit_problems
from outreach_core.visits import (
    LIVE_FILL,
    Budget,
    Place,
    PlannedWeek,
    PlanRule,
    PlanTrace,
    RefusalCode,
    RefusedProposal,
    StaffIll,
    StopDetails,
    VisitPlan,
    VisitProblem,
    check_plan,
    day_sheets,
    diff_plans,
    plan_page,
    plan_visits,
    replan,
    simulate,
    why_not_page,
)
from outreach_core.visits.notices import notices_of

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
    max_examples=12,
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
            why_not_page(made, language=language),
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
        why_not_page(made, language=language),
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


@generated
@given(visit_problems(min_requests=2, min_staff=2, min_days=1), stop_details())
def test_every_planned_visit_stands_once_in_a_table_once_on_the_line_and_on_the_map(
    problem: VisitProblem, details: StopDetails
) -> None:
    plan = plan_visits(problem, seed=1, budget=Budget(iterations=0))
    made = PlannedWeek(
        problem=problem, plan=plan, details={r.id: details for r in problem.requests}
    )
    for language in Language:
        html = plan_page(made, language=language)
        cards = html.split(' class="tours">')[-1].split("<h2")[0] if plan.tours else ""
        rows = "".join(re.findall(r"<tbody>(.*?)</tbody>", cards))
        assert sorted(re.findall(r'class="code">(v\d+)<', rows)) == sorted(plan.planned)
        bars = re.findall(r"<rect[^>]*><title>[\d:]+ (\w+)</title>", html)
        assert sorted(bars) == sorted(plan.planned)
        marks = re.findall(r'class="s"><title>[^<]*: (\w+)</title>', html)
        assert len(marks) == len(set(marks))
        assert set(marks) <= plan.planned
        text = html.split('<details class="text">')[-1].split("</details>")[0]
        if marks:
            assert text.count("<li>") == len(plan.tours)


def test_the_week_is_a_table_with_a_caption_and_heads_of_rows_and_columns(
    office: Any,
) -> None:
    html = plan_page(week(office))
    table = html.split('<table class="week">')[-1].split("</table>")[0]
    assert table.startswith("<caption>")
    assert table.count('scope="col"') == 1 + 5
    # Three people and the sum; whoever stays in the office has a row too.
    assert table.count('scope="row"') == 3 + 1
    assert 'aria-label="nicht unterwegs"' in table


def test_first_the_week_then_changes_tours_map_reasons_and_the_story_last(
    office: Any,
) -> None:
    made = week(office)
    trace = PlanTrace(
        engine="built-in",
        asked="vroom",
        seed=7,
        iterations=100,
        refused=RefusedProposal(planner="vroom", code=RefusalCode.HUNG),
    )
    forecast = simulate(made.problem, made.plan, runs=5, seed=1, policy=LIVE_FILL)
    html = plan_page(
        attrs.evolve(made, forecast=forecast, trace=trace, before=made.plan)
    )
    titles = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert titles == [
        "Die Woche auf einen Blick",
        "Was sich gegenüber dem letzten Plan ändert",
        "Touren im Einzelnen",
        "Karte",
        "Nicht geplant, und warum",
        "Wie viele Gespräche zu erwarten sind",
        "Wonach der Plan bewertet ist",
        "Wie der Plan entstand",
    ]
    assert "Geplant von „built-in“." in html
    assert "vroom" in html.split("Wie der Plan entstand")[-1]
    assert len(re.findall(r"<h2", plan_page(made))) == len(titles) - 3


def test_changes_say_whom_to_tell_and_name_staff_as_on_paper(office: Any) -> None:
    told = attrs.evolve(office.request(1), agreed=True)
    requests = (told, *(office.request(n) for n in (2, 3)))
    made = week(office, requests=requests)
    now = pendulum.datetime(2026, 10, 19, 7, 0, tz="Europe/Berlin")
    off = (StaffIll(staff="s1", first=office.monday, last=office.monday),)
    news = replan(made.problem, made.plan, off, now=now, seed=1)
    before = plan_page(made)
    after = plan_page(
        attrs.evolve(
            made,
            problem=news.problem,
            plan=VisitPlan(),
            before=made.plan,
            notices=notices_of(
                made.problem,
                diff_plans(made.plan, VisitPlan()),
                today=office.monday,
            ),
        )
    )
    assert 'class="changes"' not in before
    table = after.split('class="changes">')[-1].split("</table>")[0]
    assert table.count("<tr><td>") == len(made.plan.planned)
    # Whoever counts on a visit stands first, with what is to be done.
    assert re.search(r"<tbody><tr><td>[^<]*<span[^>]*>v1<", table)
    assert "anrufen bis Mo 19.10." in table
    assert "Frau" in table


def test_a_card_tells_whom_to_visit_if_a_door_stays_closed(office: Any) -> None:
    made = week(office)
    few = VisitPlan(tours=(attrs.evolve(made.plan.tours[0]),))
    last = few.tours[0].stops[-1].visit
    tour = attrs.evolve(few.tours[0], stops=few.tours[0].stops[:-1])
    html = plan_page(attrs.evolve(made, plan=VisitPlan(tours=(tour,))))
    (box,) = re.findall(r'<details class="standby">(.*?)</details>', html)
    assert "Wenn eine Tür zu bleibt" in box
    assert f"Q. X. {last} 34117" in box
