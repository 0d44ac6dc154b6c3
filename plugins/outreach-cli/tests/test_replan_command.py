"""The day goes otherwise: replan, with a real small office, from the command line."""

import json
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from outreach_cli.main import run

TUESDAY = ("--now", "2026-11-03T08:00")


def in_force(office: Any) -> Any:
    return json.loads((office.folder / ".outreach/plans/2026-11-02.json").read_text())


def stops(office: Any) -> dict[str, tuple[str, tuple[str, ...], str]]:
    return {
        stop["visit"]: (tour["day"], tuple(tour["pair"]), stop["start"])
        for tour in in_force(office)["tours"]
        for stop in tour["stops"]
    }


def everything(office: Any) -> dict[str, bytes]:
    root = office.folder
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "sqlite" not in path.name
    }


def first_of(office: Any, after: str = "2026-11-01") -> tuple[str, Any]:
    """Return the first visit of the plan that lies behind a day."""
    found = sorted((at, visit) for visit, at in stops(office).items())
    at, visit = next(each for each in found if each[0][0] > after)
    return visit, at


def moment(at: Any) -> tuple[str, str]:
    return ("--now", f"{at[0]}T{at[2]}")


def test_a_plan_holds_for_its_week_and_only_its_owner_may_read_it(week: Any) -> None:
    for path in (".outreach/plans/2026-11-02.json", "ausgabe/plan.json"):
        mode = (week.folder / path).stat().st_mode
        assert stat.S_IMODE(mode) == 0o600
    plan = json.loads((week.folder / "ausgabe/plan.json").read_text())
    assert plan["format"] == "outreach-plan/1"
    assert plan["violations"] == []
    assert plan["tours"] == in_force(week)["tours"] != []


def test_without_news_nothing_changes_and_that_is_said(week: Any) -> None:
    before = everything(week)
    said = week.run("replan", *TUESDAY)
    assert said.code == 0, said.text
    assert "Nichts Neues: der Plan bleibt, wie er ist." in said.out
    assert everything(week) == before


def test_a_colleague_is_away_nobody_goes_with_them_and_the_calls_are_listed(
    week: Any,
) -> None:
    visit, (day, pair, at) = first_of(week)
    ill = pair[0]
    said = week.run("replan", "--ill", ill, "--now", f"{day}T07:00")
    assert said.code == 0, said.text
    assert visit in said.out
    assert "Was sich ändert" in said.out
    assert "Wer davon hören muss: bis" in said.out
    assert "Anrufen" in said.out
    assert "keine Regel verletzt" in said.out
    after = stops(week)
    assert all(ill not in p for d, p, _ in after.values() if d == day)
    assert after.get(visit) != (day, pair, at)
    html = week.files()["plan.html"].decode()
    for each in after:
        assert each in html or each in week.files()["tagesblaetter.html"].decode()


def test_who_is_left_out_stands_on_the_page_after_a_day_that_went_otherwise(
    week: Any,
) -> None:
    _, (day, pair, _) = first_of(week)
    planned = set(stops(week))
    said = week.run("replan", "--ill", pair[0], "--now", f"{day}T07:00")
    assert said.code == 0, said.text
    assert "Für den Rest der Woche: Mit" in said.out
    assert "Zusage zu spät" in said.out
    assert "fällige Besuche stehen in keiner Tour" in said.out
    plan, left_out = (
        week.files()[name].decode() for name in ("plan.html", "nicht-geplant.html")
    )
    document = json.loads(week.files()["plan.json"])
    missing = {entry["visit"] for entry in document["not_planned"]}
    assert missing - planned
    for visit in sorted(missing):
        assert visit in plan
        assert visit in left_out
    assert "Gespräche zu erwarten" in plan
    assert not missing & set(stops(week))


def test_the_same_news_twice_changes_nothing_the_second_time(week: Any) -> None:
    _, (day, pair, _) = first_of(week)
    news = ("replan", "--ill", pair[0], "--now", f"{day}T07:00")
    assert week.run(*news).code == 0
    before, held = everything(week), in_force(week)
    said = week.run(*news)
    assert "Nichts Neues" in said.out
    assert everything(week) == before
    assert [event["kind"] for event in held["events"]] == ["away"]


def test_who_is_away_is_not_planned_again_an_hour_later(week: Any) -> None:
    visit, (day, pair, _) = first_of(week)
    assert week.run("replan", "--ill", pair[0], "--now", f"{day}T07:00").code == 0
    left = [v for v, (d, _, _) in stops(week).items() if d > day]
    assert (
        week.run("replan", "--called-off", left[0], "--now", f"{day}T08:00").code == 0
    )
    again = week.run("plan", "--week", day, "--as-of", day)
    assert again.code == 0, again.text
    assert all(pair[0] not in p for d, p, _ in stops(week).values() if d == day)
    assert visit not in stops(week) or stops(week)[visit][1] != pair


def test_a_dry_run_writes_and_records_nothing(week: Any) -> None:
    visit, at = first_of(week)
    before = everything(week)
    database = (week.folder / ".outreach/cases.sqlite").read_bytes()
    said = week.run("replan", "--dry-run", "--called-off", visit, "--ill", at[1][0],
                    "--now", f"{at[0]}T07:00")  # fmt: skip
    assert said.code == 0, said.text
    assert "Was sich ändert" in said.out
    assert everything(week) == before
    assert (week.folder / ".outreach/cases.sqlite").read_bytes() == database


def test_who_calls_a_visit_off_gets_no_letter_about_it_and_no_next_visit(
    week: Any,
) -> None:
    visit, at = first_of(week)
    said = week.run("replan", "--called-off", visit, "--now", f"{at[0]}T07:00")
    assert said.code == 0, said.text
    assert visit not in stops(week)
    assert "Niemand muss davon hören." in said.out
    assert "In den Fällen eingetragen: 1" in said.out
    letters = week.run("announce", "--as-of", at[0])
    assert "0 übergeben" in letters.out
    why = week.run("plan", "--week", "16.11.2026", "--as-of", "05.11.2026")
    assert why.code == 0
    plan = json.loads((week.folder / ".outreach/plans/2026-11-16.json").read_text())
    assert visit.rpartition(".")[0] not in json.dumps(plan["tours"])


def test_a_closed_door_is_recorded_and_the_two_go_on(week: Any) -> None:
    visit, at = first_of(week)
    hours, minutes = at[2].split(":")
    later = f"{hours}:{int(minutes) + 9:02}"
    said = week.run("replan", "--closed", visit, "--now", f"{at[0]}T{later}")
    assert said.code == 0, said.text
    assert "blieb die Tür zu" in said.out
    stop = next(
        s for t in in_force(week)["tours"] for s in t["stops"] if s["visit"] == visit
    )
    assert stop["end"] == later
    again = week.run("record", visit.rpartition(".")[0], "besuch-faellt-aus", "--on",
                     at[0])  # fmt: skip
    assert "kein Besuch im Plan" in again.err
    assert "Nichts Neues" in week.run("replan", "--closed", visit, *TUESDAY).out


def test_somebody_came_by_a_visit_took_longer(week: Any) -> None:
    visit, at = first_of(week)
    other = max((at, v) for v, at in stops(week).items())[1]
    said = week.run("replan", "--over", f"{visit}={at[2][:2]}:58", "--came-by", other,
                    *moment(at))  # fmt: skip
    assert said.code == 0, said.text
    assert other not in stops(week)
    assert f"endet um {int(at[2][:2])}:58 Uhr" in said.out


def test_what_was_recorded_by_hand_is_news_for_the_plan(week: Any) -> None:
    visit, _ = first_of(week)
    who = visit.rpartition(".")[0]
    assert week.run("record", who, "kein-besuch", "--on", "01.11.2026").code == 0
    said = week.run("replan", "--now", "2026-11-02T06:00")
    assert said.code == 0, said.text
    assert visit not in stops(week)
    assert "wurde abgesagt" in said.out


def test_all_mistakes_come_together_and_nothing_is_written(week: Any) -> None:
    before = everything(week)
    said = week.run("replan", "--closed", "XXXXX-XXXXX.9", "--over", "abc", "--until",
                    "05.11.2026", *TUESDAY)  # fmt: skip
    assert said.code == 1
    for words in ("--closed: diesen Besuch gibt es", "BESUCH=HH:MM", "--until sagt"):
        assert words in said.err
    said = week.run("replan", "--ill", "s99", *TUESDAY)
    assert (said.code, "s99 gehört nicht zum Team" in said.err) == (1, True)
    assert week.run("replan", "--now", "gestern").code == 2
    assert everything(week) == before


def test_a_week_without_a_plan_says_how_to_make_one(week: Any) -> None:
    said = week.run("replan", "--now", "2026-11-10T08:00")
    assert said.code == 1
    assert "outreach plan --week 2026-11-09" in said.err
    other = week.run("replan", "--plan", "ausgabe/plan.json", "--now",
                     "2026-11-10T08:00")  # fmt: skip
    assert other.code == 1
    assert "gefragt ist eine andere Woche" in other.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no json", "Das ist kein JSON"),
        ("{}", "outreach-plan/1"),
        ('{"format": "outreach-plan/1", "tours": 3}', "eine Liste von Touren"),
        (
            '{"format": "outreach-plan/1", "tours": [], "events": [{"kind": "x"}]}',
            "sind nicht zu lesen",
        ),
    ],
)
def test_a_damaged_plan_is_named_and_nothing_changes(
    week: Any, text: str, words: str
) -> None:
    week.write(".outreach/plans/2026-11-02.json", text)
    before = everything(week)
    said = week.run("replan", "--ill", "s1", *TUESDAY)
    assert said.code == 1
    assert words in said.err
    assert "Traceback" not in said.text
    assert everything(week) == before


def test_a_plan_of_another_office_is_refused(week: Any, announced_office: Path) -> None:
    plan = (announced_office / "ausgabe/plan.json").read_text()
    visit, _ = first_of(week)
    week.write("fremd.json", plan.replace(visit, "AAAAA-BBBBB.1"))
    said = week.run("replan", "--plan", "fremd.json", *TUESDAY)
    assert said.code == 1
    assert "AAAAA-BBBBB.1" in said.err


def test_it_is_said_in_english_as_well(week: Any) -> None:
    _, (day, pair, _) = first_of(week)
    said = week.run("--language", "en", "replan", "--ill", pair[0], "--dry-run", "--now",
                    f"{day}T07:00")  # fmt: skip
    assert "What changes" in said.out
    assert "Who has to hear of it" in said.out
    none = week.run("--language", "en", "replan", *TUESDAY)
    assert "No news: the plan stays as it is." in none.out


@pytest.mark.slow
@pytest.mark.parametrize("lines", [0, 2, 6])
def test_broken_off_at_any_line_the_same_command_finishes(
    week: Any, announced_office: Path, tmp_path: Path, lines: int
) -> None:
    _, (day, pair, _) = first_of(week)
    news = ("replan", "--ill", pair[0], "--now", f"{day}T07:00")
    straight = tmp_path / "straight"
    shutil.copytree(announced_office, straight)
    settings = ("--settings", str(straight / "outreach.toml"))
    assert run([*news, *settings], environ={}) == 0
    start = "from outreach_cli.main import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", start, *news],
        cwd=week.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for _ in range(lines):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
    assert week.run(*news).code == 0
    kept = (straight / ".outreach/plans/2026-11-02.json").read_bytes()
    assert (week.folder / ".outreach/plans/2026-11-02.json").read_bytes() == kept
    assert week.run("replan", "--now", f"{day}T07:00").out.count("Nichts Neues") == 1
