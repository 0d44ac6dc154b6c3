"""The duty desk, the page for the staff council, and plans that are only judged."""

import json
from typing import Any

import pytest

WEEK = ("--week", "02.11.2026", "--as-of", "29.10.2026")
DESK = (
    ('contact = ""', 'contact = "amt1"'),
    ('contact_phone = ""', 'contact_phone = "0561 00010"'),
    ('lead = ""', 'lead = "amt2"'),
    ("call_minutes = 15", "call_minutes = 10"),
)


def first_day(office: Any) -> Any:
    data = json.loads((office.folder / ".outreach/plans/2026-11-02.json").read_text())
    return data["tours"][0]


def test_the_sheet_of_the_day_lies_ready_with_the_ladder_of_the_office(
    week: Any,
) -> None:
    week.settings(*DESK)
    tour = first_day(week)
    said = week.run("duty", tour["day"])
    assert said.code == 0, said.text
    assert f"{2 * len(tour['stops']) + 1} Rückmeldungen fällig" in said.out
    html = week.files()[f"rueckmeldung-{tour['day']}.html"].decode()
    for expected in ("0561 00010", "+10", "+30", *(s["visit"] for s in tour["stops"])):
        assert expected in html
    english = week.run("--language", "en", "duty", tour["day"])
    assert "1 tours out" in english.out


def test_nobody_at_the_desk_is_an_error_and_so_is_somebody_who_is_out(
    week: Any,
) -> None:
    tour = first_day(week)
    said = week.run("duty", tour["day"])
    assert said.code == 1
    assert "duty.contact fehlt" in said.err
    assert "duty.lead fehlt" in said.err
    out = week.run("duty", tour["day"], "--contact", tour["pair"][0], "--lead", "x")
    assert out.code == 1
    assert "nicht zugleich unterwegs" in out.err
    both = week.run("duty", tour["day"], "--contact", "x", "--lead", "x")
    assert both.code == 1
    fine = week.run("duty", tour["day"], "--contact", "x", "--lead", "y")
    assert fine.code == 0, fine.text


def test_the_page_for_the_staff_council_says_what_there_is_and_what_not(
    week: Any,
) -> None:
    assert week.run("staff-data").code == 0
    html = week.files()["beschaeftigtendaten.html"].decode()
    assert "Kein Standort" in html
    assert "StaffMember" in html
    assert week.run("--language", "en", "staff-data").code == 0
    assert "No location" in week.files()["beschaeftigtendaten.html"].decode()


def test_the_plan_of_the_office_keeps_all_rules(week: Any) -> None:
    for arguments in ((), ("ausgabe/plan.json",)):
        said = week.run("check-plan", *arguments, *WEEK)
        assert said.code == 0, said.text
        assert "alle Regeln eingehalten" in said.out
        assert "bei 0 ist eine Regel verletzt" in said.out


def test_a_plan_by_hand_is_judged_stop_by_stop_and_nothing_is_written(
    week: Any,
) -> None:
    text = (week.folder / "ausgabe/plan.json").read_text()
    data = json.loads(text)
    stop = data["tours"][0]["stops"][0]
    stop["start"], stop["end"] = "06:00", "06:40"
    week.write("eigener.json", json.dumps(data))
    before = week.files()
    said = week.run("check-plan", "eigener.json", *WEEK)
    assert said.code == 1, said.text
    assert stop["visit"] in said.out
    assert "verletzt" in said.out
    assert week.files() == before
    assert json.loads((week.folder / "ausgabe/plan.json").read_text()) == (
        json.loads(text)
    )
    english = week.run("--language", "en", "check-plan", "eigener.json", *WEEK)
    assert (english.code, "Every visit of the plan" in english.out) == (1, True)


def test_a_visit_that_nobody_knows_is_said_to_be_unknown(week: Any) -> None:
    data = json.loads((week.folder / "ausgabe/plan.json").read_text())
    data["tours"][0]["stops"][0]["visit"] = "fremd"
    week.write("eigener.json", json.dumps(data))
    said = week.run("check-plan", "eigener.json", *WEEK)
    assert said.code == 1
    assert "fremd" in said.out


def test_a_file_that_is_no_plan_is_named_with_all_its_faults(week: Any) -> None:
    data = json.loads((week.folder / "ausgabe/plan.json").read_text())
    data["tours"][0]["pair"] = ["s1"]
    data["tours"][0]["day"] = "Montag"
    week.write("eigener.json", json.dumps(data))
    said = week.run("check-plan", "eigener.json")
    assert said.code == 1
    assert "tours[0].pair" in said.err
    assert "tours[0].day" in said.err
    missing = week.run("check-plan", "gibtsnicht.json")
    assert (missing.code, "gibtsnicht.json" in missing.err) == (1, True)


def test_another_planner_plans_and_the_trace_says_who_did(week: Any) -> None:
    pytest.importorskip("vroom", reason="the solver of outreach-vroom is not here")
    week.settings(
        ('plugins = ["cli", ', 'plugins = ["cli", "vroom", '),
        ('planner = "built-in"', 'planner = "vroom"'),
    )
    said = week.run("plan", *WEEK)
    assert said.code == 0, said.text
    assert "Geplant von 'vroom', Startwert 1, 60 Schritte." in said.out
    assert "Der Planer 'vroom'" in said.out
    assert "keine Regel verletzt" in said.out
    assert week.run("check-plan", *WEEK).code == 0
