"""The § 7b radar as tables, and planned visits read off the cases."""

import pendulum
from hypothesis import given, settings

from outreach_core import Language
from outreach_core.cases import Case, CaseOpened, VisitCancelled, VisitScheduled
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import (
    Determination,
    HearingGround,
    HearingMatter,
    PlannedContact,
    RadarInput,
    Screening,
    kassel,
    radar,
    screen,
)
from outreach_core.hooks import Table
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Customer, Hold, HoldKind, MeetingPlace
from outreach_core.strategies.calendar import days
from outreach_core.strategies.eligibility import radar_inputs
from outreach_core.workflows import planned_contacts, radar_tables

D = pendulum.Date
AS_OF = D(2026, 10, 5)
ADA, BEN, CEM = (CustomerId(f"0000{n}-00000") for n in range(3))


def person(who: CustomerId, **changes: object) -> Customer:
    values = {"id": who, "family_name": "Muster", "in_benefit": True}
    return Customer(**{**values, **changes})


def determined(who: CustomerId, on: D) -> Determination:
    return Determination(customer=who, determined_on=on, consecutive_stated=3)


def scheduled(
    visit: str, day: D, place: MeetingPlace = MeetingPlace.HOME
) -> VisitScheduled:
    return VisitScheduled(
        on=AS_OF,
        visit=visit,
        day=day,
        start_minute=600,
        pair=(StaffId("s1"), StaffId("s2")),
        place=place,
    )


def case(who: CustomerId, *events: object) -> Case:
    opened = CaseOpened(on=D(2026, 10, 1), rulebook="kassel")
    return Case.of(who, (opened, *events))


def row(table: Table, number: int = 0) -> dict[str, object]:
    heads = [column.de for column in table.columns]
    return dict(zip(heads, table.rows[number], strict=True))


def tables(known: RadarInput, *people: Customer) -> tuple[Table, ...]:
    by_id = {each.id: each for each in people}
    found = radar(known, as_of=AS_OF)
    return radar_tables(found, people=by_id, language=Language.DE)


def test_visits_in_a_plan_are_planned_contacts() -> None:
    cases = (
        case(BEN, scheduled("v2", D(2026, 10, 20), MeetingPlace.OFFICE)),
        case(ADA, scheduled("v1", D(2026, 10, 19))),
    )
    assert planned_contacts(cases, as_of=AS_OF) == (
        PlannedContact(customer=ADA, on=D(2026, 10, 19), channel=Channel.VISIT),
        PlannedContact(customer=BEN, on=D(2026, 10, 20), channel=Channel.APPEARANCE),
    )


def test_cancelled_and_past_visits_are_not_planned() -> None:
    cancelled = case(
        ADA, scheduled("v1", D(2026, 10, 19)), VisitCancelled(on=AS_OF, visit="v1")
    )
    assert planned_contacts((cancelled,), as_of=AS_OF) == ()
    waiting = case(ADA, scheduled("v1", D(2026, 10, 19)))
    assert planned_contacts((waiting,), as_of=D(2026, 10, 20)) == ()
    assert planned_contacts((waiting,), as_of=D(2026, 10, 4)) == ()


def test_the_first_table_tells_who_must_be_reached_until_when() -> None:
    hold = Hold(kind=HoldKind.INPATIENT, review_on=D(2026, 12, 1))
    inside, *_ = tables(
        RadarInput(
            determinations=(
                determined(ADA, D(2026, 10, 1)),
                determined(BEN, D(2026, 9, 14)),
            )
        ),
        person(ADA, holds=(hold,)),
    )
    first, second = row(inside, 0), row(inside, 1)
    assert (first["Rang"], first["Kennung"], first["Name"]) == (1, BEN, None)
    assert (first["Letzter Tag"], first["Tage übrig"]) == (D(2026, 10, 31), 26)
    assert first["Zuletzt geöffnet"] == D(2026, 10, 30)
    assert first["Was nötig ist"] == (
        "persönliche Meldung im Jobcenter nötig bis 31.10.2026"
    )
    assert "kein Kontakt geplant" in first["Was zu tun oder zu klären ist"]
    assert second["Grund, sich zurückzuhalten"] == ("stationärer Aufenthalt")
    assert inside.notes[0].de == (
        "Achtung: Für 2 von 2 Menschen ist bis dahin kein Kontakt geplant."
    )


def test_a_list_with_a_contact_for_everybody_warns_of_nothing() -> None:
    """Requirement 12, the good end."""
    inside, *_ = tables(
        RadarInput(
            determinations=(determined(ADA, D(2026, 9, 14)),),
            planned=planned_contacts(
                (case(ADA, scheduled("v1", D(2026, 10, 19))),), as_of=AS_OF
            ),
        ),
        person(ADA),
    )
    assert row(inside)["Geplant"] == "Geplant: Besuch am Montag, 19. Oktober 2026."
    assert not [note for note in inside.notes if "Achtung" in note.de]


def test_hearings_and_people_outside_have_tables_of_their_own() -> None:
    known = RadarInput(
        determinations=(determined(CEM, D(2026, 7, 20)),),
        hearings=(
            HearingMatter(
                customer=ADA,
                examined_since=D(2026, 10, 1),
                ground=HearingGround.SENTENCE_3,
            ),
        ),
    )
    inside, hearings, outside, questions = tables(known, person(ADA), person(CEM))
    assert inside.rows == ()
    assert "§ 31a Abs. 2 S. 3" in row(hearings)["Was zu tun ist"]
    assert row(outside)["Stand"].startswith("Der letzte Tag ist vorbei")
    assert any("Wohnungstür" in text for text, *_ in questions.rows)


@given(radar_inputs(), days(D(2026, 6, 1), D(2027, 6, 30)))
@settings(max_examples=40)
def test_the_tables_never_depend_on_the_stated_number(
    known: RadarInput, as_of: D
) -> None:
    """Requirement 16: it is compared, and never exported."""
    # Everything that fits the law, with another number that fits it too.
    fits = [d for d in known.determinations if d.consecutive_stated >= 3]
    shown = []
    for number in (3, 77):
        stated = {
            Determination(
                customer=d.customer,
                determined_on=d.determined_on,
                consecutive_stated=number,
            )
            for d in fits
        }
        found = radar(RadarInput(determinations=stated), as_of=as_of)
        shown.append(radar_tables(found, people={}, language=Language.DE))
    assert shown[0] == shown[1]


def lost(*people: Customer) -> Screening:
    tries = ContactHistory(
        Contact(
            on=D(2026, 1, day),
            channel=Channel.LETTER,
            direction=Direction.OUTBOUND,
            outcome=Outcome.SENT,
        )
        for day in (5, 6)
    )
    return screen([(each, tries) for each in people], rulebook=kassel(), as_of=AS_OF)


def test_people_inside_the_window_come_first_on_the_worklist() -> None:
    """Requirement 12."""
    screening = lost(*(person(who) for who in (ADA, BEN, CEM)))
    found = radar(
        RadarInput(
            determinations=(
                determined(CEM, D(2026, 9, 14)),
                determined(BEN, D(2026, 10, 1)),
                determined(ADA, D(2026, 7, 1)),
            )
        ),
        as_of=AS_OF,
    )
    order = [d.customer for d in found.most_urgent_first(screening.worklist)]
    assert [d.customer for d in screening.worklist] == [ADA, BEN, CEM]
    assert order == [CEM, BEN, ADA]
