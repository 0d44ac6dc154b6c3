"""The answer to somebody who asks what is known: everything, with source, plainly."""

from typing import Any

import pendulum

from outreach_core import Language
from outreach_core.cases import Case, CaseOpened, LetterHandedOver
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import (
    Determination,
    Radar,
    RadarInput,
    kassel,
    radar,
    screen,
)
from outreach_core.people import Hold, HoldKind
from outreach_core.workflows import KnownAbout, access_page, annex_page, known_about

D = pendulum.Date


def asked(house: Any, *, found: Radar | None = None, **changes: Any) -> KnownAbout:
    person = house.customer(1, **changes)
    case = Case.of(
        person.id,
        (
            CaseOpened(on=D(2026, 9, 1), rulebook="kassel"),
            LetterHandedOver(on=D(2026, 9, 2), occasion="first"),
        ),
    )
    return known_about(
        person,
        history=house.history(),
        case=case,
        radar=found or radar(RadarInput(), as_of=house.monday),
        language=Language.DE,
    )


def test_every_entry_names_where_it_comes_from(house: Any) -> None:
    known = asked(house)
    rows = (*known.facts, *known.contacts, *known.course)
    assert all(row.source for row in rows)
    assert len(known.contacts) == len(house.history().contacts)
    assert known.course


def test_an_empty_field_gives_no_line(house: Any) -> None:
    names = {row.what for row in asked(house, phone="", birth=None).facts}
    assert not names & {"Telefon", "Geburtsdatum"}


def test_holds_and_statements_are_told_but_never_a_number_of_dates(house: Any) -> None:
    person = house.customer(1)
    stated = Determination(
        customer=person.id, determined_on=D(2026, 9, 10), consecutive_stated=7
    )
    found = radar(RadarInput(determinations=(stated,)), as_of=house.monday)
    hold = Hold(kind=HoldKind.IN_WORK, review_on=D(2026, 12, 1))
    known = asked(house, found=found, holds=(hold,))
    told = {row.what: row.value for row in known.facts}
    assert told["Vermerk"] == "in Arbeit; wieder zu prüfen am 1. Dezember 2026"
    assert told["Feststellung nach § 7b SGB II"].startswith("10. September 2026")
    assert "7 " not in told["Feststellung nach § 7b SGB II"].replace("§ 7b", "")


def test_the_pages_are_whole_and_escape_what_stands_in_the_data(house: Any) -> None:
    person = house.customer(1, family_name="<Muster> & Söhne")
    decision = screen(
        [(person, ContactHistory())], rulebook=kassel(), as_of=house.monday
    ).of(person.id)
    known = asked(house, family_name="<Muster> & Söhne")
    page = access_page(known, decision, on=house.monday, language=Language.DE)
    assert "&lt;Muster&gt; &amp; Söhne" in page
    assert "<Muster>" not in page
    assert "Ihre Rechte" in page
    assert 'lang="de"' in page
    assert "Muster" not in annex_page(decision, language=Language.DE)
    assert "Warum wir uns" in annex_page(decision, language=Language.DE)


def test_nothing_of_it_stands_in_a_repr(house: Any) -> None:
    assert "Muster" not in repr(asked(house, family_name="Muster"))
