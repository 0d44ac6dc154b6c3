"""Free times on the phone: read out, agreed to, and nobody else is moved."""

import json
from typing import Any

import pytest

WEEK = ("--week", "02.11.2026", "--as-of", "29.10.2026")
LATER = ("--week", "09.11.2026", "--as-of", "29.10.2026")


def plan(office: Any) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    data = json.loads((office.folder / ".outreach/plans/2026-11-02.json").read_text())
    return {
        stop["visit"]: (tour["day"], stop["start"], tuple(tour["pair"]))
        for tour in data["tours"]
        for stop in tour["stops"]
    }


def somebody(office: Any) -> str:
    return min(plan(office))


def test_free_times_can_be_read_out_and_reading_changes_nothing(week: Any) -> None:
    before = plan(week)
    who = somebody(week).rpartition(".")[0]
    said = week.run("offers", who, *WEEK)
    assert said.code == 0, said.text
    assert "1 Wir könnten am" in said.out
    assert "Es kommen" in said.out
    assert "--agree" in said.out
    assert plan(week) == before
    assert (
        week.run("offers", who, *WEEK).out.split("1 Wir")[1]
        == (said.out.split("1 Wir")[1])
    )
    english = week.run("--language", "en", "offers", who, *WEEK)
    assert "We could be with you on" in english.out


def test_only_the_part_of_day_that_suits_is_offered(week: Any) -> None:
    who = somebody(week).rpartition(".")[0]
    said = week.run("offers", who, "--part", "afternoon", *LATER)
    assert said.code == 0, said.text
    times = [text.split(" und ")[0] for text in said.out.split("zwischen ")[1:]]
    assert times
    assert all(12 <= int(time.split(":")[0]) < 17 for time in times)


def test_a_yes_stands_in_the_plan_and_nobody_else_is_moved(week: Any) -> None:
    visit, before = somebody(week), plan(week)
    said = week.run("offers", visit.rpartition(".")[0], "--agree", "1", *WEEK)
    assert said.code == 0, said.text
    assert "Eingetragen: vereinbart für" in said.out
    after = plan(week)
    assert {v: at for v, at in after.items() if v != visit} == {
        v: at for v, at in before.items() if v != visit
    }
    assert visit in after
    for file in ((), ("ausgabe/plan.json",)):
        checked = week.run("check-plan", *file, *WEEK)
        assert checked.code == 0, checked.out
    again = week.run("plan", "--week", "02.11.2026", "--as-of", "30.10.2026")
    assert again.code == 0
    assert plan(week)[visit][:2] == after[visit][:2]


def test_a_yes_for_a_week_without_a_plan_is_kept_by_its_plan(week: Any) -> None:
    visit = somebody(week)
    who = visit.rpartition(".")[0]
    said = week.run("offers", who, "--agree", "1", *LATER)
    assert said.code == 0, said.text
    assert "noch nicht geplant" in said.out
    assert week.run("plan", *LATER).code == 0
    data = json.loads((week.folder / ".outreach/plans/2026-11-09.json").read_text())
    assert who in json.dumps(data["tours"])
    # The visit of the week before is off: they agreed to another day.
    moved = week.run("replan", "--now", "2026-11-02T06:00")
    assert moved.code == 0, moved.text
    assert visit not in plan(week)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--agree", "9", *LATER), "die Nummern 1 bis"),
        (("--week", "26.10.2026", "--as-of", "30.10.2026"), "kein Arbeitstag"),
    ],
)
def test_what_cannot_be_offered_says_why(
    week: Any, arguments: tuple[str, ...], words: str
) -> None:
    said = week.run("offers", somebody(week).rpartition(".")[0], *arguments)
    assert said.code == 1
    assert words in said.err


def test_a_stranger_is_not_offered_anything(week: Any) -> None:
    said = week.run("offers", "AAAAA-BBBBB", *WEEK)
    assert said.code == 1
    assert "keinen Fall" in said.err
    assert week.run("offers", "AAAAA-BBBBB", "--agree", "0").code == 2
