"""Calendar files that give nobody away and are delivered once."""

from pathlib import Path
from typing import Any

import attrs
import pendulum
import pytest
from icalendar import Calendar

from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import Page, Parcel, ParcelKind, PluginSettings
from outreach_core.people import Gender, StaffMember, WorkingHours
from outreach_core.visits import (
    Budget,
    Place,
    PlannedWeek,
    StopDetails,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitProblem,
    VisitRequest,
    plan_visits,
)
from outreach_ics import plugin

# The Sunday before is the day on which the clocks go back in 2026.
MONDAY = pendulum.date(2026, 10, 26)


def week() -> PlannedWeek:
    hours = tuple(
        WorkingHours(weekday=d, start_minute=480, end_minute=990) for d in range(5)
    )
    places = [Place(id=f"p{n}", postcode="34117") for n in range(4)]
    requests = tuple(
        VisitRequest(
            id=f"v{n}",
            customer=f"c{n}",
            place=places[n],
            windows=tuple(
                TimeWindow(day=MONDAY.add(days=d), start_minute=540, end_minute=900)
                for d in range(2)
            ),
        )
        for n in range(1, 4)
    )
    problem = VisitProblem(
        days=(MONDAY, MONDAY.add(days=1)),
        staff=tuple(
            StaffMember(
                id=i, name=f"Frau Kanarie {i}", gender=Gender.WOMAN, hours=hours
            )
            for i in ("s1", "s2")
        ),
        requests=requests,
        office=places[0],
        travel_minutes=TravelTable.of(places, StraightLine()),
    )
    return PlannedWeek(
        problem=problem,
        plan=plan_visits(problem, seed=1, budget=Budget(iterations=100)),
        details={
            r.id: StopDetails(
                initials="Q. X.",
                street="Kanariengasse 7",
                postcode_town="34117 Kassel",
                wish=Words("nur Frauen", "only women"),
            )
            for r in requests
        },
        staff_names={"s1": "Frau Kanarie s1", "s2": "Frau Kanarie s2"},
    )


def deliver(
    folder: Path, made: PlannedWeek, key: str = "k1", **values: Any
) -> tuple[Any, bytes]:
    (sink,) = plugin.outreach_sinks(PluginSettings(values=values, output=str(folder)))
    parcel = Parcel(kind=ParcelKind.PLAN, name="besuche", content=made)
    receipt = sink.deliver(parcel, key=key)
    return receipt, (folder / "besuche.ics").read_bytes()


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).events)


def test_one_entry_a_tour_and_one_a_visit(tmp_path: Path) -> None:
    made = week()
    _, content = deliver(tmp_path, made)
    stops = sum(len(tour.stops) for tour in made.plan.tours)
    assert len(events(content)) == len(made.plan.tours) + stops == 4


def test_titles_are_discreet_and_nothing_of_a_person_is_inside(
    tmp_path: Path,
) -> None:
    _, content = deliver(tmp_path, week())
    assert {str(e["summary"]) for e in events(content)} == {
        "Außer Haus",
        "Termin außer Haus",
    }
    for word in ("Kanarie", "Q. X.", "34117", "Frauen", "Jobcenter", "c1"):
        assert word not in content.decode()
    assert {str(e["class"]) for e in events(content)} == {"PRIVATE"}


def test_times_are_those_of_the_clock_on_the_wall(tmp_path: Path) -> None:
    made = week()
    _, content = deliver(tmp_path, made)
    starts = {e.decoded("dtstart").strftime("%H:%M %z") for e in events(content)}
    first = made.plan.tours[0].stops[0].start_minute
    assert f"{first // 60:02}:{first % 60:02} +0100" in starts


def test_the_same_plan_is_the_same_file(tmp_path: Path) -> None:
    _, first = deliver(tmp_path / "a", week())
    _, second = deliver(tmp_path / "b", week())
    assert first == second


def test_a_moved_visit_keeps_its_uid(tmp_path: Path) -> None:
    made = week()
    _, before = deliver(tmp_path / "a", made)
    tour = made.plan.tours[0]
    moved = attrs.evolve(tour, day=tour.day.add(days=1))
    later = attrs.evolve(made, plan=attrs.evolve(made.plan, tours=(moved,)))
    _, after = deliver(tmp_path / "b", later)

    def uids(content: bytes) -> set[str]:
        visits = [e for e in events(content) if "Code" in str(e["description"])]
        return {str(event["uid"]) for event in visits}

    assert uids(before) == uids(after)
    assert len(uids(before)) == 3


def test_the_same_key_again_writes_nothing(tmp_path: Path) -> None:
    made = week()
    first, content = deliver(tmp_path, made)
    assert (first.where, first.already) == ("besuche.ics", False)
    (tmp_path / "besuche.ics").write_bytes(b"changed by hand")
    again, content = deliver(tmp_path, made)
    assert again.already
    assert content == b"changed by hand"
    newer, content = deliver(tmp_path, made, key="k2")
    assert (newer.where, newer.already) == ("besuche-2.ics", False)
    assert content == b"changed by hand"
    written = (tmp_path / "besuche-2.ics").read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR")


def test_a_file_that_was_removed_is_written_again(tmp_path: Path) -> None:
    deliver(tmp_path, week())
    (tmp_path / "besuche.ics").unlink()
    receipt, _ = deliver(tmp_path, week())
    assert not receipt.already


def test_streets_and_staff_names_only_on_request(tmp_path: Path) -> None:
    _, content = deliver(tmp_path, week(), street=True, staff_names=True)
    assert "Kanariengasse 7" in {str(e.get("location", "")) for e in events(content)}
    assert any("Frau Kanarie s1" in str(e["description"]) for e in events(content))


def test_an_empty_plan_is_an_empty_calendar(tmp_path: Path) -> None:
    made = week()
    empty = attrs.evolve(made, plan=attrs.evolve(made.plan, tours=()))
    _, content = deliver(tmp_path, empty)
    assert events(content) == []


def test_wrong_settings_are_all_named_at_start() -> None:
    values = {"stop_titel": "x", "street": "ja", "timezone": "Mars/Olympus"}
    with pytest.raises(InvalidInputError) as caught:
        plugin.outreach_sinks(PluginSettings(values=values))
    text = str(caught.value)
    assert "Did you mean 'stop_title'?" in text
    assert "'street' must be true or false" in text
    assert "Europe/Berlin" in text


def test_another_parcel_is_refused(tmp_path: Path) -> None:
    (sink,) = plugin.outreach_sinks(PluginSettings(output=str(tmp_path)))
    page = Parcel(kind=ParcelKind.PAGE, name="x", content=Page(html="<p>"))
    with pytest.raises(InvalidValueError, match="a planned week"):
        sink.deliver(page, key="k")
    assert sink.accepts == {ParcelKind.PLAN}
    assert sink.name == "ics"


def test_titles_follow_the_language_of_the_office(tmp_path: Path) -> None:
    settings = PluginSettings(output=str(tmp_path), language=Language.EN)
    (sink,) = plugin.outreach_sinks(settings)
    parcel = Parcel(kind=ParcelKind.PLAN, name="visits", content=week())
    sink.deliver(parcel, key="k")
    content = (tmp_path / "visits.ics").read_bytes()
    assert {str(e["summary"]) for e in events(content)} == {
        "Out of office",
        "Appointment outside",
    }
