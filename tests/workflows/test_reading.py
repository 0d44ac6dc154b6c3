"""What the office knows when two systems tell it."""

import datetime as dt
from typing import Any

import pendulum
import pytest

from outreach_core import Language
from outreach_core._messages import Words
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import kassel, screen
from outreach_core.errors import (
    InvalidInputError,
    InvalidValueError,
    PluginError,
    UnknownNameError,
)
from outreach_core.hooks import RowIssue, SourceBatch, Tally
from outreach_core.workflows import gather, worklist_tables


def test_two_sources_make_one_office_sorted_by_id(house: Any) -> None:
    registry = house.registry(b=house.batch(1, 4), a=house.batch(3, 2))
    one = gather(registry, sources=["b", "a"], as_of=house.monday)
    other = gather(registry, sources=["a", "b"], as_of=house.monday)
    assert one == other
    assert [p.id[-1] for p in one.people] == ["1", "2", "3", "4"]
    assert len(list(one.with_histories())) == 4


def test_contacts_of_one_person_in_two_systems_are_put_together(house: Any) -> None:
    person = house.customer(1)
    more = SourceBatch(histories={person.id: house.history(efforts=5)})
    registry = house.registry(people=house.batch(1), contacts=more)
    found = gather(registry, sources=["people", "contacts"], as_of=house.monday)
    assert len(found.histories[person.id].contacts) == 3 + 6


def test_what_two_systems_could_not_read_of_one_person_is_put_together(
    house: Any,
) -> None:
    person = house.customer(1)
    places = [Words(f"{n}.csv, Zeile 7", f"{n}.csv, row 7") for n in ("a", "b")]
    batches = {
        "people": house.batch(people=(person,), histories={}),
        **{
            place.en[0]: SourceBatch(
                histories={person.id: ContactHistory(unread=(place,))}
            )
            for place in places
        },
    }
    found = gather(house.registry(**batches), sources=[*batches], as_of=house.monday)
    assert found.histories[person.id].unread == tuple(places)


def test_one_person_in_two_sources_is_refused_and_nobody_is_named(house: Any) -> None:
    staff = house.staff(1)
    registry = house.registry(
        a=house.batch(1, 2, staff=staff), b=house.batch(2, 3, staff=staff)
    )
    with pytest.raises(InvalidInputError) as caught:
        gather(registry, sources=["a", "b"], as_of=house.monday)
    assert "2 people are in the sources 'a' and 'b'" in str(caught.value)
    for never in ("Muster", "AAAAA", "Team"):
        assert never not in caught.value.words.de


def test_coaching_offers_come_sorted(house: Any) -> None:
    found = gather(
        house.registry(a=house.batch(1)),
        sources=["a"],
        directories=["fixed"],
        as_of=house.monday,
    )
    assert [offer.id for offer in found.offers] == ["o1", "o2"]


def test_a_source_that_nobody_offers_is_named_with_those_on_offer(house: Any) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'tables'"):
        gather(
            house.registry(tables=house.batch(1)),
            sources=["tabels"],
            as_of=house.monday,
        )


class Exploding:
    """A source that fails with a name in its message."""

    name = "exploding"

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        msg = "Muster"
        raise KeyError(msg, as_of)


def test_a_source_that_fails_ends_the_run_and_is_named(house: Any) -> None:
    registry = house.registry_of(sources=[Exploding()])
    with pytest.raises(PluginError, match=r"source 'exploding'\.read") as caught:
        gather(registry, sources=["exploding"], as_of=house.monday)
    assert "Muster" not in str(caught.value)


def tables_of(house: Any, language: Language = Language.DE) -> dict[str, Any]:
    issue = RowIssue(
        place="kunden.xlsx", row=7, code="name-missing", words=Words("fehlt", "missing")
    )
    tally = Tally(place="kunden.xlsx", rows=5, records=4, issues=1)
    batch = house.batch(
        *(1, 2, 3, 4),
        histories={
            house.customer(1).id: house.history(silent_days=250),
            house.customer(2).id: house.history(silent_days=800),
            house.customer(3).id: house.history(efforts=0),
        },
        issues=(issue,),
        tallies=(tally,),
    )
    gathered = gather(house.registry(a=batch), sources=["a"], as_of=house.monday)
    found = screen(gathered.with_histories(), rulebook=kassel(), as_of=house.monday)
    tables = worklist_tables(found, gathered, language=language)
    return {table.name: table for table in tables}


def test_the_worklist_ranks_people_and_says_why(house: Any) -> None:
    worklist = tables_of(house)["Arbeitsliste"]
    assert [row[0] for row in worklist.rows] == [1, 2]
    assert [row[3] for row in worklist.rows] == ["Muster-2", "Muster-1"]
    assert all("mehr als 6 Monate" in row[-1] for row in worklist.rows)
    assert any("Fingerabdruck" in note.de for note in worklist.notes)


def test_everybody_is_in_exactly_one_place(house: Any) -> None:
    tables = tables_of(house)
    listed = {row[1] for row in tables["Arbeitsliste"].rows}
    asked = {row[1] for row in tables["Pruefliste"].rows}
    assert not listed & asked
    assert len(listed | asked) == 4


def test_tables_that_only_count_name_nobody(house: Any) -> None:
    for language in Language:
        tables = tables_of(house, language)
        for name in ("Alle-anderen", "Eingang", "Zeilen-mit-Hinweis"):
            said = repr(tables[name].rows)
            assert "Muster" not in said
            assert "AAAAA" not in said


def test_every_row_with_a_remark_is_listed_with_place_and_reason(house: Any) -> None:
    rows = tables_of(house)["Zeilen-mit-Hinweis"].rows
    assert rows == (("kunden.xlsx", 7, "", "nicht verwendet", "fehlt", "name-missing"),)
    assert tables_of(house)["Eingang"].rows == (("kunden.xlsx", 5, 4, 1, 0),)


def test_cells_never_hold_a_name_in_repr(house: Any) -> None:
    assert "Muster" not in repr(tables_of(house))


@pytest.mark.parametrize(
    "day", [pendulum.datetime(2026, 10, 5), dt.date(2026, 10, 5), "2026-10-05"]
)
def test_a_moment_instead_of_a_day_is_refused_before_anything_is_read(
    house: Any, day: Any
) -> None:
    registry = house.registry(a=house.batch(1))
    with pytest.raises(InvalidValueError, match="'as_of' must be a pendulum"):
        gather(registry, sources=["a"], as_of=day)
    with pytest.raises(InvalidValueError, match="'as_of' must be a pendulum"):
        screen((), rulebook=kassel(), as_of=day)


def test_one_name_instead_of_a_list_of_names_is_refused_in_words(house: Any) -> None:
    registry = house.registry(tables=house.batch(1))
    with pytest.raises(InvalidValueError, match="'sources' must be a list of names"):
        gather(registry, sources="tables", as_of=house.monday)
