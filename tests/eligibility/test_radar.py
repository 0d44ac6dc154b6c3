"""Who is inside the window of § 7b (4), most urgent first, and who tries in time."""

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_core.calendar import HolidayTable
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import (
    Decision,
    Determination,
    OfficeAppearance,
    PlannedContact,
    Radar,
    RadarInput,
    RadarReading,
    RadarState,
    kassel,
    radar,
    screen,
)
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Customer
from outreach_core.strategies.calendar import days
from outreach_core.strategies.contacts import contacts, histories
from outreach_core.strategies.eligibility import office_appearances, radar_inputs

D = pendulum.Date
ADA, BEN, CEM = (CustomerId(f"0000{n}-00000") for n in range(3))
DETERMINED = D(2026, 9, 14)  # window 1 to 31 October 2026, a Saturday
AS_OF = D(2026, 10, 5)
some_days = days(D(2026, 6, 1), D(2027, 6, 30))


def determined(
    who: CustomerId = ADA, on: D = DETERMINED, stated: int = 3
) -> Determination:
    return Determination(customer=who, determined_on=on, consecutive_stated=stated)


def appeared(on: D, who: CustomerId = ADA) -> OfficeAppearance:
    return OfficeAppearance(customer=who, on=on, recorded_by=StaffId("s1"))


def planned(
    on: D, who: CustomerId = ADA, channel: Channel = Channel.VISIT
) -> PlannedContact:
    return PlannedContact(customer=who, on=on, channel=channel)


def talk(on: D, channel: Channel = Channel.VISIT) -> Contact:
    return Contact(
        on=on, channel=channel, direction=Direction.OUTBOUND, outcome=Outcome.REACHED
    )


def state_of(found: Radar) -> RadarState:
    (entry,) = (*found.inside, *found.outside)
    return entry.state


# Determined on 14 September 2026; source: § 7b (4) SGB II, domain.md 3.1.
STATES = (
    (D(2026, 9, 13), RadarState.AHEAD, None),
    (D(2026, 9, 14), RadarState.BEFORE_GRACE_MONTH, 47),
    (D(2026, 9, 30), RadarState.BEFORE_GRACE_MONTH, 31),
    (D(2026, 10, 1), RadarState.GRACE_MONTH, 30),
    (D(2026, 10, 31), RadarState.GRACE_MONTH, 0),
    (D(2026, 11, 1), RadarState.OVER, None),
)


@pytest.mark.parametrize(("as_of", "state", "left"), STATES)
def test_the_radar_knows_where_somebody_stands_and_how_many_days_are_left(
    as_of: D, state: RadarState, left: int | None
) -> None:
    found = radar(RadarInput(determinations=(determined(),)), as_of=as_of)
    (entry,) = (*found.inside, *found.outside)
    assert (entry.state, entry.days_left) == (state, left)
    assert entry.is_inside == (entry in found.inside) == (left is not None)


def test_what_was_determined_before_july_2026_keeps_the_old_law() -> None:
    old = RadarInput(determinations=(determined(on=D(2026, 6, 30)),))
    new = RadarInput(determinations=(determined(on=D(2026, 7, 1)),))
    assert state_of(radar(old, as_of=D(2026, 7, 10))) is RadarState.OLD_LAW
    assert state_of(radar(new, as_of=D(2026, 7, 10))) is RadarState.BEFORE_GRACE_MONTH


def test_an_entry_that_does_not_fit_the_law_is_shown_and_not_used() -> None:
    found = radar(RadarInput(determinations=(determined(stated=2),)), as_of=AS_OF)
    assert state_of(found) is RadarState.TOO_FEW
    assert found.outside[0].window is None


def test_the_sentence_names_the_last_day() -> None:
    (entry,) = radar(RadarInput(determinations=(determined(),)), as_of=AS_OF).inside
    assert entry.sentence.de == "persönliche Meldung im Jobcenter nötig bis 31.10.2026"
    assert entry.sentence.en.endswith("needed by 2026-10-31")


# Determined on 14 September; the grace month is October.
APPEARANCES = (
    ("before the determination", D(2026, 9, 13), RadarState.GRACE_MONTH),
    ("early", D(2026, 9, 30), RadarState.GRACE_MONTH),
    ("on the first day", D(2026, 10, 1), RadarState.APPEARED),
    ("on the day asked for", D(2026, 10, 31), RadarState.APPEARED),
)


@pytest.mark.parametrize(
    ("_what", "on", "state"), APPEARANCES, ids=[row[0] for row in APPEARANCES]
)
def test_a_recorded_appearance_in_the_month_takes_somebody_off_the_radar(
    _what: str, on: D, state: RadarState
) -> None:
    known = RadarInput(determinations=(determined(),), appearances=(appeared(on),))
    assert state_of(radar(known, as_of=D(2026, 10, 31))) is state


def test_an_appearance_is_not_known_before_it_happened() -> None:
    known = RadarInput(
        determinations=(determined(),), appearances=(appeared(D(2026, 10, 6)),)
    )
    assert state_of(radar(known, as_of=D(2026, 10, 5))) is RadarState.GRACE_MONTH
    assert state_of(radar(known, as_of=D(2026, 10, 6))) is RadarState.APPEARED


def test_an_appearance_after_the_last_day_is_shown_but_is_not_in_time() -> None:
    known = RadarInput(
        determinations=(determined(),), appearances=(appeared(D(2026, 11, 2)),)
    )
    found = radar(known, as_of=D(2026, 11, 3))
    assert state_of(found) is RadarState.OVER
    assert found.outside[0].appeared_on == D(2026, 11, 2)


def test_a_house_may_decide_that_an_early_appearance_is_enough() -> None:
    known = RadarInput(
        determinations=(determined(),), appearances=(appeared(DETERMINED),)
    )
    decided = RadarReading(early_appearance_counts=True)
    assert state_of(radar(known, as_of=AS_OF)) is RadarState.GRACE_MONTH
    assert state_of(radar(known, as_of=AS_OF, reading=decided)) is RadarState.APPEARED


def test_the_appearance_of_somebody_else_changes_nothing() -> None:
    known = RadarInput(
        determinations=(determined(),), appearances=(appeared(AS_OF, who=BEN),)
    )
    assert state_of(radar(known, as_of=AS_OF)) is RadarState.GRACE_MONTH


def test_an_imported_appearance_is_a_question_and_no_answer() -> None:
    known = RadarInput(
        determinations=(determined(),),
        histories={ADA: ContactHistory((talk(D(2026, 10, 2), Channel.APPEARANCE),))},
    )
    (entry,) = radar(known, as_of=AS_OF).inside
    assert entry.to_confirm_on == D(2026, 10, 2)
    confirmed = attrs.evolve(known, appearances=(appeared(D(2026, 10, 2)),))
    (entry,) = radar(confirmed, as_of=AS_OF).outside
    assert (entry.state, entry.to_confirm_on) == (RadarState.APPEARED, None)


def test_a_talk_since_the_determination_is_told_and_changes_no_day() -> None:
    before, since = talk(D(2026, 9, 13)), talk(D(2026, 9, 14))
    for made, reached in (((before,), None), ((before, since), D(2026, 9, 14))):
        known = RadarInput(
            determinations=(determined(),), histories={ADA: ContactHistory(made)}
        )
        (entry,) = radar(known, as_of=AS_OF).inside
        assert (entry.reached_on, entry.days_left) == (reached, 26)


# The last day is Saturday 31 October 2026, the office is last open on Friday 30.
PLANS = (
    ("nothing", (), None, False),
    ("today", (AS_OF,), AS_OF, True),
    ("the day before the last open day", (D(2026, 10, 29),), D(2026, 10, 29), True),
    ("the last open day itself", (D(2026, 10, 30),), D(2026, 10, 30), False),
    ("too late", (D(2026, 11, 3),), D(2026, 11, 3), False),
    ("only in the past", (D(2026, 10, 4),), None, False),
    ("late and in time", (D(2026, 11, 3), D(2026, 10, 20)), D(2026, 10, 20), True),
)


@pytest.mark.parametrize(
    ("_what", "days_planned", "next_on", "in_time"),
    PLANS,
    ids=[row[0] for row in PLANS],
)
def test_a_list_without_a_contact_in_time_says_so(
    _what: str, days_planned: tuple[D, ...], next_on: D | None, *, in_time: bool
) -> None:
    """Requirement 12."""
    known = RadarInput(
        determinations=(determined(),),
        planned=[*map(planned, days_planned), planned(AS_OF, who=BEN)],
    )
    found = radar(known, as_of=AS_OF)
    (entry,) = found.inside
    assert (entry.next_planned.on if entry.next_planned else None) == next_on
    assert entry.is_planned_in_time is in_time
    assert found.unplanned == (() if in_time else (entry,))


def test_the_most_urgent_come_first() -> None:
    """Requirement 12: by the last day, then whom nobody is going to try, then by id."""
    dan = CustomerId("00003-00000")
    known = RadarInput(
        determinations=(
            determined(ADA, D(2026, 10, 2)),
            determined(BEN),
            determined(CEM),
            determined(dan),
        ),
        planned=(planned(D(2026, 10, 12), who=BEN),),
        histories={CEM: ContactHistory((talk(D(2026, 10, 1)),))},
    )
    found = radar(known, as_of=AS_OF)
    assert [entry.customer for entry in found.inside] == [dan, CEM, BEN, ADA]


def worklist(*customers: CustomerId) -> tuple[Decision, ...]:
    people = [
        (Customer(id=who, family_name="Muster", in_benefit=True), ContactHistory())
        for who in customers
    ]
    return screen(people, rulebook=kassel(), as_of=AS_OF).decisions


def test_people_inside_stand_before_all_others_on_the_worklist() -> None:
    """Requirement 12: the others keep their order, nobody is added or left out."""
    dee = CustomerId("00003-00000")
    inside = (determined(BEN, on=D(2026, 10, 1)), determined(CEM), determined(BEN))
    found = radar(RadarInput(determinations=inside), as_of=AS_OF)
    listed = worklist(ADA, BEN, CEM, dee)
    assert [e.customer for e in found.inside] == [BEN, CEM, BEN]
    turned = sorted(listed, key=lambda d: d.customer, reverse=True)
    assert [d.customer for d in found.most_urgent_first(turned)] == [BEN, CEM, dee, ADA]
    assert found.inside_now == {BEN, CEM}
    nobody = radar(RadarInput(), as_of=AS_OF)
    assert nobody.most_urgent_first(turned) == tuple(turned)


def test_the_radar_says_of_which_day_it_speaks() -> None:
    assert radar(RadarInput(), as_of=AS_OF).as_of == AS_OF


def test_an_office_that_is_closed_moves_the_last_day_at_the_office() -> None:
    closed = HolidayTable(name="closed", holidays={D(2026, 10, 30): "Betriebsausflug"})
    known = RadarInput(determinations=(determined(),))
    (plain,) = radar(known, as_of=AS_OF).inside
    (moved,) = radar(known, as_of=AS_OF, workdays=closed).inside
    assert plain.window.last_office_day == D(2026, 10, 30)
    assert moved.window.last_office_day == D(2026, 10, 29)
    assert plain.sentence == moved.sentence


@pytest.mark.parametrize(
    ("on", "asked"), [(DETERMINED, True), (AS_OF, True), (D(2026, 9, 13), False)]
)
def test_an_import_is_asked_about_from_the_determination_to_today(
    on: D, *, asked: bool
) -> None:
    known = RadarInput(
        determinations=(determined(),),
        histories={ADA: ContactHistory((talk(on, Channel.APPEARANCE),))},
    )
    (entry,) = radar(known, as_of=AS_OF).inside
    assert entry.to_confirm_on == (on if asked else None)


def test_two_open_determinations_of_one_person_are_marked() -> None:
    known = RadarInput(
        determinations=(
            determined(),
            determined(on=D(2026, 10, 1)),
            determined(BEN),
            determined(BEN, on=D(2026, 7, 1)),
        )
    )
    marked = {e.customer: e.is_ambiguous for e in radar(known, as_of=AS_OF).inside}
    assert marked == {ADA: True, BEN: False}


def test_how_many_dates_were_stated_is_in_no_result() -> None:
    three, nine = (
        radar(RadarInput(determinations=(determined(stated=n),)), as_of=AS_OF)
        for n in (3, 9)
    )
    assert three == nine
    assert "stated" not in repr(determined())


@given(radar_inputs(), some_days)
def test_everybody_stands_on_exactly_one_side(known: RadarInput, as_of: D) -> None:
    found = radar(known, as_of=as_of)
    both = [*found.inside, *found.outside]
    assert sorted((e.customer, e.determined_on) for e in both) == sorted(
        (d.customer, d.determined_on) for d in known.determinations
    )
    assert [e.days_left for e in found.inside] == sorted(
        e.days_left for e in found.inside
    )
    for entry in both:
        assert bool(entry.sentence.de) == entry.is_inside
        assert (entry.days_left is not None) == entry.is_inside


@given(radar_inputs(), some_days, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_records_never_matters(
    known: RadarInput, as_of: D, random: object
) -> None:
    shuffled = {}
    for name in ("determinations", "appearances", "planned", "hearings"):
        records = list(getattr(known, name))
        random.shuffle(records)
        shuffled[name] = records
    again = RadarInput(histories=known.histories, **shuffled)
    assert radar(again, as_of=as_of) == radar(known, as_of=as_of)


anything_done = histories(contacts(on=some_days), max_size=8)


@given(radar_inputs(), some_days, anything_done, st.lists(some_days, max_size=3))
def test_no_visit_call_or_letter_ever_changes_state_days_or_sentence(
    known: RadarInput, as_of: D, history: ContactHistory, visits: list[D]
) -> None:
    """Requirement 13: only an appearance that somebody at the office recorded does."""
    people = {each.customer for each in known.determinations}
    tried = attrs.evolve(
        known,
        histories=dict.fromkeys(people, history),
        planned=[planned(day, who) for day in visits for who in sorted(people)],
    )
    assert standings(radar(tried, as_of=as_of)) == standings(radar(known, as_of=as_of))


def standings(found: Radar) -> set[tuple[object, ...]]:
    return {
        (e.customer, e.determined_on, e.state, e.window, e.sentence, e.appeared_on)
        for e in (*found.inside, *found.outside)
    }


@given(radar_inputs(), some_days, office_appearances(on=some_days))
def test_what_happens_later_never_changes_the_state_of_a_day(
    known: RadarInput, as_of: D, extra: OfficeAppearance
) -> None:
    if extra.on <= as_of:
        extra = attrs.evolve(extra, on=pendulum.Date(2028, 1, 1))
    people = {each.customer for each in known.determinations}
    later = [attrs.evolve(extra, customer=who) for who in people]
    longer = attrs.evolve(known, appearances=(*known.appearances, *later))
    assert standings(radar(longer, as_of=as_of)) == standings(radar(known, as_of=as_of))
