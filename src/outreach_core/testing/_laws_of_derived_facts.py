"""Which laws hold between folding one history and folding a table of contacts?

Number 20 of the list that the project works by, and its companion for contacts that
arrive later.
"""

import itertools
import random
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import attrs
import pendulum
from hypothesis import strategies as st

from outreach_core._messages import Words
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    ContactPolicy,
    ContactSummary,
    Direction,
    Outcome,
    summarise,
    with_household,
)
from outreach_core.ids import BenefitUnitId, CustomerId
from outreach_core.people import Customer
from outreach_core.strategies.contacts import contact_policies
from outreach_core.testing.column_engines import ContactFold
from outreach_core.testing.laws import Trial

_PEOPLE: Final = 24
_LONGEST: Final = 6
_MOSTLY: Final = 0.8
_DIFFERS: Final = Words(
    "{engine}: {name} ist {found}, erwartet wird {expected}.",
    "{engine}: {name} is {found}, expected is {expected}.",
)
_STRANGERS: Final = Words(
    "{engine}: Es wurde über Personen berichtet, nach denen niemand gefragt hat.",
    "{engine}: It speaks about people whom nobody asked about.",
)
_Crowd: TypeAlias = Sequence[tuple[Customer, ContactHistory]]
_BASE: Final = pendulum.Date(2026, 10, 5)
# Few days and few kinds, so that talk and effort meet on one; some days are ahead.
_DAYS: Final = tuple(
    pendulum.Date.fromordinal(_BASE.toordinal() + by) for by in range(-4, 3)
)
_day: Final = st.sampled_from(_DAYS)
_TELLING: Final = (
    (Channel.PHONE, Direction.OUTBOUND, Outcome.REACHED),
    (Channel.APPEARANCE, Direction.OUTBOUND, Outcome.NOT_REACHED),
    (Channel.LETTER, Direction.OUTBOUND, Outcome.SENT),
    (Channel.RECORD, Direction.OUTBOUND, Outcome.REACHED),
)
_KINDS: Final = tuple(itertools.product(Channel, Direction, Outcome))


def _policies() -> st.SearchStrategy[ContactPolicy]:
    return st.builds(
        lambda policy, household: attrs.evolve(policy, household_counts=household),
        st.just(DEFAULT_POLICY) | contact_policies(max_size=12),
        st.booleans(),
    )


def _crowd(trial: Trial) -> list[tuple[Customer, ContactHistory]]:
    """Make people by chance from one drawn number, as the laws of columns do."""
    chance = random.Random(trial.draw(st.integers(0, 2**16)))  # noqa: S311  no secret
    return [
        (
            Customer(
                id=CustomerId(f"p{number:02}"),
                family_name="Muster",
                benefit_unit=chance.choice(
                    (None, BenefitUnitId("u1"), BenefitUnitId("u2"))
                ),
            ),
            ContactHistory(
                _contact(chance) for _ in range(chance.randint(0, _LONGEST))
            ),
        )
        for number in range(_PEOPLE)
    ]


def _contact(chance: random.Random) -> Contact:
    kinds = _TELLING if chance.random() < _MOSTLY else _KINDS
    channel, direction, outcome = chance.choice(kinds)
    return Contact(
        on=chance.choice(_DAYS),
        channel=channel,
        direction=direction,
        outcome=outcome,
        recorded_on=chance.choice((None, *_DAYS)),
        automatic=chance.random() > _MOSTLY,
    )


def derived_facts_agree(trial: Trial, *, fold: ContactFold) -> None:
    """20: the fold over a table is the fold over each history."""
    crowd = _crowd(trial)
    policy = trial.draw(_policies())
    as_of, known_by = trial.draw(_day), trial.draw(st.none() | _day)
    found = fold.summaries(crowd, policy=policy, as_of=as_of, known_by=known_by)
    expected = _expected(crowd, policy, as_of, known_by)
    _agree(trial, fold.name, (expected, found), as_of)


def merging_is_building(trial: Trial, *, fold: ContactFold) -> None:
    """Contacts that arrive later are merged into what folding all of them gives."""
    crowd = _crowd(trial)
    policy = trial.draw(_policies())
    first, second = sorted((trial.draw(_day), trial.draw(_day)))
    chance = random.Random(trial.draw(st.integers(0, 2**16)))  # noqa: S311  no secret
    old, new = [], []
    for customer, history in crowd:
        late = [(chance.random() < 1 / 2, each) for each in history.contacts]
        old.append((customer, ContactHistory(c for is_new, c in late if not is_new)))
        new.append((customer, ContactHistory(c for is_new, c in late if is_new)))
    found = fold.merged(old, new, policy=policy, days=(first, second))
    _agree(trial, fold.name, (_expected(crowd, policy, second, None), found), second)


def _expected(
    crowd: _Crowd,
    policy: ContactPolicy,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None,
) -> Mapping[CustomerId, ContactSummary]:
    return {
        customer.id: summarise(history, policy=policy, as_of=as_of, known_by=known_by)
        for customer, history in with_household(crowd, policy=policy)
    }


_NOTHING: Final = ContactSummary(
    last_two_way=None,
    efforts=0,
    last_effort=None,
    unkept_invitations=0,
    recorded=False,
    two_way_ahead=None,
)


def _agree(
    trial: Trial,
    engine: str,
    pair: tuple[
        Mapping[CustomerId, ContactSummary], Mapping[CustomerId, ContactSummary]
    ],
    on: pendulum.Date,
) -> None:
    expected, found = pair
    trial.expect(set(found) <= set(expected), {}, on, _STRANGERS.fill(engine=engine))
    for customer, summary in expected.items():
        theirs = found.get(customer, _NOTHING)
        for field in attrs.fields(ContactSummary):
            ours, other = getattr(summary, field.name), getattr(theirs, field.name)
            why = _DIFFERS.fill(
                engine=engine, name=field.name, found=other, expected=ours
            )
            trial.expect(ours == other, {}, on, why)
