"""Places, interpreters and trainings, from the settings file to the plan."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_cli.loading import settings_from
from outreach_cli.means import InterpreterSettings, PlaceSettings, TrainingSettings
from outreach_core import Language
from outreach_core.errors import InvalidInputError
from outreach_core.people import MeetingPlace
from outreach_core.workflows import VisitTrait

GOOD: dict[str, Any] = {
    "place": [
        {"kind": "cafe", "name": "Café Muster", "hours": ["Mo-Fr 10:00-17:00"]},
        {"kind": "contact-place", "name": "Tagesaufenthalt", "postcode": "34117"},
    ],
    "interpreter": [{"name": "Dienst", "languages": ["ar", "gsg"], "phone": "0561 1"}],
    "training": [{"training": "krisen", "when": "under-25"}],
}


def faults(data: dict[str, Any], language: Language = Language.DE) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        settings_from(data, subject="outreach.toml")
    return [fault.to(language) for fault in caught.value.faults]


def test_each_table_becomes_what_planning_knows() -> None:
    found = settings_from(GOOD, subject="outreach.toml")
    cafe, centre = (each.point(n) for n, each in enumerate(found.place, start=1))
    assert (cafe.kind, cafe.place.id) == (MeetingPlace.CAFE, "cafe-1")
    assert [h.weekday for h in cafe.hours] == [0, 1, 2, 3, 4]
    assert (centre.place.id, centre.place.postcode) == ("contact-place-2", "34117")
    assert centre.hours == ()
    (service,) = (each.interpreter() for each in found.interpreter)
    assert (service.languages, service.by_phone) == ({"ar", "gsg"}, True)
    (rule,) = (each.rule() for each in found.training)
    assert (rule.training, rule.when) == ("krisen", VisitTrait.UNDER_25)


def test_all_faults_of_all_tables_come_together_with_their_number() -> None:
    wrong = {
        "place": [
            {"kind": "cafe", "name": "x"},
            {"kind": "home", "name": "", "postcode": "341", "latitude": 200.0,
             "hours": ["Mo 9-17"], "stret": "x"},
        ],
        "interpreter": [{"name": "x", "languages": "ar", "way": "fax"}],
        "training": {"training": "x"},
    }  # fmt: skip
    said = "\n".join(faults(wrong))
    for part in (
        "place[2].stret gibt es nicht. Gemeint: place[2].street?",
        'interpreter[1].languages: erwartet wird eine Liste wie ["a", "b"].',
        "training: erwartet wird Tabellen wie [[name]], auch mehrere.",
    ):
        assert part in said
    assert "place[1]" not in said
    values = {"place": [{k: v for k, v in wrong["place"][1].items() if k != "stret"}]}  # type: ignore[attr-defined]
    said = "\n".join(faults(values))
    for field in ("kind", "name", "postcode", "latitude", "hours"):
        assert f"place[1].{field}: erwartet wird" in said
    assert "Mo-Fr 09:00-17:00" in said
    english = "\n".join(faults(values, Language.EN))
    assert "Tue,Thu 10:00-12:00" in english


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"interpreter": [{"name": "x", "languages": []}]}, "languages"),
        ({"interpreter": [{"name": "x", "languages": ["Arabisch"]}]}, "languages"),
        ({"interpreter": [{"languages": ["ar"]}]}, "name"),
        ({"interpreter": [{"name": "x", "languages": ["ar"], "way": "fax"}]}, "way"),
        ({"training": [{"training": "x", "when": "sucht"}]}, "when"),
        ({"training": [{"when": "every"}]}, "training"),
        ({"place": [{"kind": "cafe", "name": "x", "hours": ["Fr-Mo 09:00-10:00"]}]}, "hours"),
        ({"place": [{"kind": "cafe", "name": "x", "hours": ["Mo 10:00-09:00"]}]}, "hours"),
        ({"place": [{"kind": "cafe", "name": "x", "hours": ["Mo 25:00-26:00"]}]}, "hours"),
        ({"place": [{"kind": "cafe", "name": "x", "hours": ["Xy 09:00-10:00"]}]}, "hours"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_answered_with_what_was_expected(
    data: dict[str, Any], field: str
) -> None:
    (said,) = faults(data)
    (name,) = data
    assert said.startswith(f"{name}[1].{field}: erwartet wird")


DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


@given(
    st.integers(0, 6).flatmap(lambda a: st.tuples(st.just(a), st.integers(a, 6))),
    st.integers(0, 1438).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, 1439))),
)  # fmt: skip
def test_hours_always_mean_what_they_say(
    days: tuple[int, int], minutes: tuple[int, int]
) -> None:
    first, last = (f"{m // 60:02}:{m % 60:02}" for m in minutes)
    text = f"{DAYS[days[0]]}-{DAYS[days[1]]} {first}-{last}"
    made = PlaceSettings(kind="walk", name="x", hours=(text,)).point(1)
    assert [h.weekday for h in made.hours] == list(range(days[0], days[1] + 1))
    assert {(h.start_minute, h.end_minute) for h in made.hours} == {minutes}


def test_every_trait_can_be_named() -> None:
    for trait in VisitTrait:
        name = trait.value.replace("_", "-")
        assert TrainingSettings(training="x", when=name).rule().when is trait
    assert InterpreterSettings(
        name="x", languages=("ar",), way="on-site"
    ).interpreter().by_phone is False  # fmt: skip


INTERPRETED = """
[[interpreter]]
name = "Sprachmittlung"
languages = [{languages}]
way = "{way}"
phone = "0561 5678"
"""


def add(office: Any, text: str) -> None:
    path = office.folder / "outreach.toml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_service_on_the_telephone_lets_waiting_visits_be_planned(
    written: Any,
) -> None:
    when = ("--week", "02.11.2026", "--as-of", "19.10.2026")
    before = written.run("plan", *when)
    assert before.code == 0, before.text
    assert "Auf Dolmetschen warten" in before.out
    assert "niemand eingetragen" in before.out
    every = ", ".join(
        f'"{code}"' for code in ("ar", "bg", "fa", "tr", "uk", "ru", "ro")
    )
    add(written, INTERPRETED.format(languages=every, way="on-site"))
    asked = written.run("plan", *when)
    assert "Sprachmittlung, 0561 5678 fragen" in asked.out
    assert "--interpreter KENNUNG" in asked.out
    written.settings(('way = "on-site"', 'way = "phone"'))
    after = written.run("plan", *when)
    assert after.code == 0, after.text
    assert "Auf Dolmetschen warten" not in after.out
    sheets = written.files()["tagesblaetter.html"].decode()
    left_out = written.files()["nicht-geplant.html"].decode()
    assert "noch nicht bestätigt" not in left_out.replace("\n", " ")
    assert "mit Dolmetschen am Telefon (Sprachmittlung, 0561 5678)" in sheets


def test_a_training_that_nobody_has_leaves_everybody_out_without_naming_it(
    written: Any,
) -> None:
    add(written, '\n[[training]]\ntraining = "geheimfach"\n')
    said = written.run("plan", "--week", "02.11.2026", "--as-of", "19.10.2026")
    assert said.code == 0, said.text
    assert "kein Paar hat die nötige Schulung" in said.out
    assert "geheimfach" not in said.text
    assert not any(b"geheimfach" in data for data in written.files().values())
