"""Day sheets: one page for a pair and day, whatever the day is like."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pdfplumber
import pendulum
import pytest

from outreach_core._messages import Language, Words
from outreach_core.visits import (
    DeskPerson,
    DutyDesk,
    OverdueLadder,
    Pause,
    Place,
    PlaceKind,
    PlannedWeek,
    Stop,
    StopDetails,
    Tour,
    VisitPlan,
    WorkRules,
    day_sheets,
    deposit,
    standby_for,
)

BERLIN = pendulum.timezone("Europe/Berlin")
LONG = StopDetails(
    initials="A.-M. von B.",
    street="Christian-Friedrich-Wilhelm-Schulze-Straße 112 a, Hinterhaus",
    postcode_town="34117 Kassel-Bad Wilhelmshöhe",
    bell="c/o Wohngemeinschaft Sonnenschein-Musterfrau, 3. OG links",
    wish=Words("nur Frauen, bitte vorher anrufen", "only women, please call before"),
    language=Words("Kurdisch (Kurmandschi)", "Kurdish (Kurmanji)"),
)
SHORT = StopDetails(initials="A. B.", street="Am Testfeld 1", postcode_town="34117 X")


def tour_of(
    office: Any,
    visits: Sequence[str],
    *,
    start: int = 500,
    day: int = 0,
    pair: tuple[str, str] = ("s1", "s2"),
    pauses: int = 0,
) -> Tour:
    stops = tuple(
        Stop(
            visit=visit,
            arrive_minute=start + 35 * n,
            start_minute=start + 35 * n,
            end_minute=start + 35 * n + 25,
        )
        for n, visit in enumerate(visits)
    )
    parts = [
        Pause(start_minute=start + 70 * n + 60, end_minute=start + 70 * n + 70)
        for n in range(pauses)
    ]
    return Tour(
        day=office.monday.add(days=day),
        pair=pair,
        start_minute=start - 10,
        end_minute=stops[-1].end_minute + 10,
        stops=stops,
        pause=parts[0] if parts else None,
        more_pauses=tuple(parts[1:]),
        travel_minutes=20,
    )


def week(
    office: Any,
    *tours: Tour,
    requests: Any = 8,
    details: StopDetails = SHORT,
    **more: Any,
) -> PlannedWeek:
    asked = requests
    if isinstance(requests, int):
        asked = tuple(office.request(n) for n in range(1, requests + 1))
    rules = WorkRules(max_stops=60, latest_minute=1440, max_work_minutes=1440)
    problem = office.problem(**({"requests": asked, "rules": rules} | more))
    return PlannedWeek(
        problem=problem,
        plan=VisitPlan(tours=tours),
        details={request.id: details for request in problem.requests},
        staff_names={"s1": "Frau Eins", "s2": "Herr Zwei", "s3": "Frau Drei"},
    )


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html.rsplit("</style>", maxsplit=1)[-1])


def test_the_minutes_of_the_ladder_are_those_of_the_office(office: Any) -> None:
    made = week(office, tour_of(office, ["v1"]))
    assert "15 Beide anrufen · 25 Noch einmal beide anrufen" in plain(day_sheets(made))
    ladder = OverdueLadder(
        call_minutes=7, call_again_minutes=9, lead_minutes=9, police_minutes=11
    )
    said = plain(day_sheets(made, ladder=ladder))
    assert (
        "7 Beide anrufen · 9 Noch einmal beide anrufen, Leitung informieren · 11 Polizei"
        in said
    )
    desk = DutyDesk(
        contact=DeskPerson(id="s3", name="Frau Drei", phone="0561 000"),
        lead=DeskPerson(id="s9"),
        ladder=ladder,
    )
    lying = deposit(made.plan, day=office.monday, desk=desk, zone=BERLIN)
    said = plain(day_sheets(made, deposited=(lying,)))
    assert "Rückmeldestelle: Frau Drei 0561 000" in said
    assert "11 Polizei rufen" in said


def test_check_in_and_out_are_those_that_were_deposited(office: Any) -> None:
    made = week(office, tour_of(office, ["v1", "v2"]))
    desk = DutyDesk(contact=DeskPerson(id="s3"), lead=DeskPerson(id="s9"))
    lying = deposit(made.plan, day=office.monday, desk=desk, zone=BERLIN)
    later = attrs.evolve(
        lying,
        tours=tuple(
            attrs.evolve(
                tour,
                dues=tuple(
                    attrs.evolve(due, at=due.at.add(minutes=2)) for due in tour.dues
                ),
            )
            for tour in lying.tours
        ),
    )
    assert "8:20 – 8:45" in day_sheets(made, deposited=(lying,))
    moved = day_sheets(made, deposited=(later,))
    assert "8:22 – 8:47" in moved
    assert "9:32" in moved


def test_several_tours_of_a_pair_on_one_day_share_a_sheet(office: Any) -> None:
    tours = (
        tour_of(office, ["v1", "v2"]),
        tour_of(office, ["v3"], start=800),
        tour_of(office, ["v4"], start=1000, pair=("s2", "s3")),
    )
    html = day_sheets(week(office, *tours))
    first, second = html.split('<section class="sheet"')[1:]
    assert plain(first).count("Abfahrt im Büro") == 2
    assert "Herr Zwei: 16:30 bis 17:15 Uhr mit Frau Drei." in plain(first)
    assert "Herr Zwei: 8:10 bis 9:30 Uhr mit Frau Eins." in plain(second)
    assert "v4" not in plain(first).split("für die Rückmeldestelle")[-1]


def test_all_parts_of_a_pause_stand_in_their_place(office: Any) -> None:
    made = week(office, tour_of(office, ["v1", "v2", "v3", "v4"], pauses=3))
    assert day_sheets(made).count('<tr class="pause">') == 3


def test_who_starts_or_ends_elsewhere_is_not_sent_to_the_office(office: Any) -> None:
    site = Place(id="p1")
    made = week(office, tour_of(office, ["v2"]), bases={"s1": site}, ends={"s1": site})
    said = plain(day_sheets(made))
    assert "Start am vereinbarten Ort" in said
    assert "Ende am vereinbarten Ort" in said
    assert "Büro" not in said


@pytest.mark.parametrize("kind", [k for k in PlaceKind if k is not PlaceKind.HOME])
def test_the_kind_of_place_is_named_unless_it_is_a_home(
    office: Any, kind: PlaceKind
) -> None:
    at_home = office.request(1)
    elsewhere = attrs.evolve(at_home, place=attrs.evolve(at_home.place, kind=kind))
    tour = tour_of(office, ["v1"])
    said = plain(day_sheets(week(office, tour, requests=1)))
    other = plain(day_sheets(week(office, tour, requests=(elsewhere,))))
    assert said != other
    assert said.count("Am Testfeld 1") == other.count("Am Testfeld 1") == 1


def test_few_standby_visits_are_carried_along_in_their_order(office: Any) -> None:
    made = week(office, tour_of(office, ["v1"]), requests=12)
    (ranked,) = standby_for(made.problem, made.plan)
    assert len(ranked.visits) > 4
    box = day_sheets(made).split('class="standby"')[-1].split("</table>")[0]
    assert re.findall(r"<small>(v\d+)</small>", box) == list(ranked.ids[:4])


def test_blocked_addresses_stand_on_no_sheet(office: Any) -> None:
    asked = [office.request(n) for n in (1, 2, 3)]
    asked[1] = attrs.evolve(asked[1], blocked=(Words("gesperrt", "blocked"),))
    made = week(office, tour_of(office, ["v1"]), requests=tuple(asked))
    secret = StopDetails(initials="G. G.", street="Geheimweg 7")
    made = attrs.evolve(made, details={**made.details, asked[1].id: secret})
    assert "Geheimweg" not in day_sheets(made)


CASES = [
    (count, details, pauses)
    for count in (1, 7, 12, 16)
    for details in (SHORT, LONG)
    for pauses in (0, 2)
]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
def test_a_sheet_is_always_exactly_one_page(
    office: Any, tmp_path: Path, language: Language
) -> None:
    names = {
        "s1": "Frau Dr. Alexandra-Katharina von Hohenstein-Ludwigsburg",
        "s2": "Herr Maximilian-Alexander Oberwallner-Schmidtbauer",
    }
    sheets, frame = [], ""
    for count, details, pauses in CASES:
        visits = [f"v{n}" for n in range(1, count + 1)]
        tour = tour_of(office, visits, pauses=pauses)
        made = week(office, tour, requests=count + 6, details=details)
        made = attrs.evolve(made, staff_names=names)
        frame, body = day_sheets(made, language=language).split("<body>")
        sheets.append(body.split("</body>")[0])
    page, printed = tmp_path / "sheets.html", tmp_path / "sheets.pdf"
    html = f"{frame}<body>{''.join(sheets)}</body></html>"
    page.write_text(html, encoding="utf-8")
    subprocess.run(
        [
            *(shutil.which("chromium") or "chromium", "--headless", "--no-sandbox"),
            *("--disable-gpu", "--no-first-run", "--disable-background-networking"),
            f"--user-data-dir={tmp_path / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with pdfplumber.open(printed) as pdf:
        pages = [p.extract_text() for p in pdf.pages]
    # Every page begins with a day, so none is the rest of another one.
    day = "Montag, 19." if language is Language.DE else "Monday, 19"
    assert [n for n, text in enumerate(pages) if not text.startswith(day)] == []
    assert len(pages) == len(CASES)
