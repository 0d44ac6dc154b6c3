"""Which offers suit whom, and why."""

import random

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.coaching import (
    CoachingNeed,
    CoachingOffer,
    Subject,
    match_offers,
)
from outreach_core.strategies.calendar import days
from outreach_core.strategies.coaching import coaching_needs, coaching_offers

AS_OF = pendulum.date(2026, 10, 23)
FITTING = {
    "id": "o1",
    "provider": "p1",
    "provider_name": "Beispiel-Werkstatt",
    "title": "Neuer Schwung",
    "subjects": {Subject.DEBT},
    "languages": {"de", "uk"},
    "free_places": 2,
    "starts_on": pendulum.date(2026, 11, 2),
    "accredited_until": pendulum.date(2027, 6, 30),
}
NEED = CoachingNeed(subjects={Subject.DEBT}, language="uk")


def test_a_fitting_offer_gives_its_reasons_in_german_and_english() -> None:
    (match,) = match_offers(NEED, [CoachingOffer(**FITTING)], as_of=AS_OF)
    assert match.fits
    assert match.wait_days == 10
    assert [r.de for r in match.reasons] == [
        "Es geht um das gewünschte Thema: Schulden.",
        "Man spricht dort Ukrainisch.",
        "2 Plätze sind frei.",
        "Es beginnt am 02.11.2026.",
        "Der Träger ist bis 30.06.2027 zugelassen (§ 16k Abs. 5 SGB II).",
    ]
    assert match.reasons[1].en == "Ukrainian is spoken there."


@pytest.mark.parametrize(
    ("changed", "obstacle"),
    [
        ({"subjects": {Subject.ADDICTION}}, "Es geht um Sucht"),
        ({"languages": {"de"}}, "Man spricht dort kein Ukrainisch"),
        ({"free_places": 0}, "Es ist kein Platz frei"),
        ({"starts_on": pendulum.date(2026, 9, 1)}, "Es hat am 01.09.2026 begonnen"),
        ({"accredited_until": None}, "Eine Zulassung ist nicht eingetragen"),
        # § 16k (5) SGB II: accredited today, but not any more on the first day.
        ({"accredited_until": pendulum.date(2026, 11, 1)}, "Die Zulassung endet"),
    ],
)
def test_one_obstacle_is_enough_and_is_named_first(
    changed: dict[str, object], obstacle: str
) -> None:
    offer = CoachingOffer(**(FITTING | changed))
    (match,) = match_offers(NEED, [offer], as_of=AS_OF)
    assert not match.fits
    assert len(match.obstacles) == 1
    assert match.reasons[0].de.startswith(obstacle)


def test_an_accreditation_holds_on_its_last_day() -> None:
    last = CoachingOffer(**(FITTING | {"accredited_until": FITTING["starts_on"]}))
    assert match_offers(NEED, [last], as_of=AS_OF)[0].fits


def test_a_municipal_service_needs_no_accreditation() -> None:
    offer = CoachingOffer(
        **(FITTING | {"accredited_until": None, "municipal_service": True})
    )
    (match,) = match_offers(NEED, [offer], as_of=AS_OF)
    assert match.fits
    assert "Es ist eine kommunale Leistung (§ 16a SGB II)." in [
        r.de for r in match.reasons
    ]


def test_nobody_has_to_name_a_subject() -> None:
    need = CoachingNeed(language="de")
    assert match_offers(need, [CoachingOffer(**FITTING)], as_of=AS_OF)[0].fits


def test_a_start_before_the_wished_day_does_not_suit() -> None:
    need = CoachingNeed(language="de", earliest=pendulum.date(2026, 12, 1))
    (match,) = match_offers(need, [CoachingOffer(**FITTING)], as_of=AS_OF)
    assert "gewünscht ist ab 01.12.2026" in match.obstacles[0].de


def test_the_subjects_of_a_person_stay_out_of_repr() -> None:
    (match,) = match_offers(NEED, [CoachingOffer(**FITTING)], as_of=AS_OF)
    assert "debt" not in repr(NEED)
    assert "Schulden" not in repr(match)


@given(coaching_needs(), st.lists(coaching_offers(), max_size=6), days(), st.randoms())
def test_no_offer_is_lost_and_the_order_of_the_list_plays_no_part(
    need: CoachingNeed,
    offers: list[CoachingOffer],
    as_of: pendulum.Date,
    shuffler: random.Random,
) -> None:
    unique = list({offer.id: offer for offer in offers}.values())
    found = match_offers(need, unique, as_of=as_of)
    shuffled = list(unique)
    shuffler.shuffle(shuffled)
    assert match_offers(need, shuffled, as_of=as_of) == found
    assert {m.offer.id for m in found} == {o.id for o in unique}
    assert [m.fits for m in found] == sorted((m.fits for m in found), reverse=True)
    for match in found:
        assert match.fits == (not match.obstacles)
        assert len(match.reasons) == 5
        assert match.wait_days >= 0
