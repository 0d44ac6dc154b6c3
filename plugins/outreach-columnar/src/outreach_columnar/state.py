"""What must be kept of a person's contacts, so that new ones can be added later?

Millions of contacts are folded once; from then on a day's new contacts are merged into
what is left of the old ones: the day of the last talk, the efforts after it by day, and
the few contacts that are dated ahead. Merging gives what folding everything anew would
give, whatever the order in which contacts arrive.
"""

import attrs
import pendulum

from outreach_columnar._ibis import Column, Table, ibis
from outreach_columnar.folding import (
    SUMMARY,
    day_literal,
    meaningful,
    with_household,
)
from outreach_columnar.layout import Population
from outreach_core.contacts import ContactPolicy
from outreach_core.errors import InvalidValueError


@attrs.frozen(kw_only=True)
class ContactState:
    """The contacts of everybody on one day, folded as far as can be.

    Attributes:
        as_of: The day of the summaries.
        policy: What counted; a change of it needs a new build.
        summary: The columns of :data:`outreach_columnar.folding.SUMMARY`.
        efforts: Efforts after the last talk: ``customer``, ``day``, ``efforts``,
            ``invitations``; one row a person and day.
        ahead: Contacts after :attr:`as_of`, mostly none: ``customer``, ``day`` and the
            flags ``two_way``, ``effort``, ``invitation``.
    """

    as_of: pendulum.Date
    policy: ContactPolicy
    summary: Table = attrs.field(repr=False)
    efforts: Table = attrs.field(repr=False)
    ahead: Table = attrs.field(repr=False)


def build_state(
    population: Population,
    *,
    policy: ContactPolicy,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> ContactState:
    """Fold all contacts.

    Args:
        population: The people and their contacts.
        policy: What counts.
        as_of: The day of the summaries.
        known_by: Use only what was on record in the evening of this day; ``None``: all.

    Returns:
        Expressions; write the three tables to files or to the database to keep them.
    """
    meant = _meant(population, policy, known_by)
    return _folded(_talks(meant, as_of), meant, None, policy=policy, as_of=as_of)


def merge_state(
    state: ContactState,
    new: Population,
    *,
    as_of: pendulum.Date,
    known_by: pendulum.Date | None = None,
) -> ContactState:
    """Add contacts that the state has not seen, and move it to a later day.

    Args:
        state: What was folded before.
        new: Contacts entered since, whatever their own day, each once; with all people
            where the policy counts contacts of the household.
        as_of: The new day, not before that of the state.
        known_by: Use only what was on record in the evening of this day; ``None``: all.

    Returns:
        The state that building it of all contacts would give. Contacts that were
        changed or removed cannot be merged: see :func:`correct_state`.

    Raises:
        InvalidValueError: *as_of* lies before the day of the state.
    """
    if as_of < state.as_of:
        raise InvalidValueError(field="as_of", expected="a day not before the state's")
    incoming = _meant(new, state.policy, known_by).union(state.ahead)
    found = _talks(incoming, as_of)
    known = state.summary.select("last_two_way", "recorded", person="customer")
    joined = found.left_join(known, found["customer"] == known["person"])
    talks = joined.select(
        "customer",
        last_two_way=_later(joined["last_two_way"], joined["last_two_way_right"]),
        recorded=joined["recorded"]
        | ibis.coalesce(joined["recorded_right"], ibis.literal(value=False)),
        two_way_ahead=joined["two_way_ahead"],
    )
    touched = talks.select("customer")
    of_touched = state.efforts.semi_join(touched, "customer")
    fresh = _folded(talks, incoming, of_touched, policy=state.policy, as_of=as_of)
    return attrs.evolve(
        fresh,
        # Whoever has no new contact and none ahead stays as she was.
        summary=state.summary.anti_join(touched, "customer").union(fresh.summary),
        efforts=state.efforts.anti_join(touched, "customer").union(fresh.efforts),
    )


def correct_state(
    state: ContactState,
    corrected: Population,
    *,
    known_by: pendulum.Date | None = None,
) -> ContactState:
    """Fold some people anew: their contacts were changed or removed.

    Args:
        state: What was folded before.
        corrected: These people with *all* their contacts, on the day of the state.
        known_by: As for :func:`build_state`.
    """
    people = corrected.people.select("customer")
    fresh = build_state(
        corrected, policy=state.policy, as_of=state.as_of, known_by=known_by
    )
    kept = {
        name: getattr(state, name)
        .anti_join(people, "customer")
        .union(getattr(fresh, name))
        for name in ("summary", "efforts", "ahead")
    }
    return attrs.evolve(state, **kept)


def _meant(
    population: Population, policy: ContactPolicy, known_by: pendulum.Date | None
) -> Table:
    meant = meaningful(population.contacts, policy, known_by)
    return with_household(meant, population.people, policy)


def _talks(meant: Table, as_of: pendulum.Date) -> Table:
    by_now = meant["day"] <= day_literal(as_of)
    return meant.group_by("customer").aggregate(
        last_two_way=meant["day"].max(where=meant["two_way"] & by_now),
        recorded=by_now.any(),
        two_way_ahead=meant["day"].min(where=meant["two_way"] & ~by_now),
    )


def _folded(
    talks: Table,
    meant: Table,
    before: Table | None,
    *,
    policy: ContactPolicy,
    as_of: pendulum.Date,
) -> ContactState:
    day = day_literal(as_of)
    tried = meant.filter(meant["effort"] & (meant["day"] <= day)).select(
        "day",
        tried="customer",
        efforts=ibis.literal(1, type="int64"),
        invitations=meant["invitation"].cast("int64"),
    )
    if before is not None:
        older = before.select("day", "efforts", "invitations", tried="customer")
        tried = tried.union(older.select(*tried.columns))
    efforts = _since(tried, talks)
    return ContactState(
        as_of=as_of,
        policy=policy,
        summary=_summary(talks, efforts),
        efforts=efforts,
        ahead=meant.filter(meant["day"] > day),
    )


def _since(tried: Table, talks: Table) -> Table:
    """Keep efforts after the last talk; one on the day itself may have led to it."""
    last = talks.select("customer", "last_two_way")
    both = tried.inner_join(last, tried["tried"] == last["customer"])
    since = both.filter(
        both["last_two_way"].isnull() | (both["day"] > both["last_two_way"])
    )
    return since.group_by("customer", "day").aggregate(
        efforts=since["efforts"].sum().cast("int64"),
        invitations=since["invitations"].sum().cast("int64"),
    )


def _summary(talks: Table, efforts: Table) -> Table:
    counted = efforts.group_by(tried="customer").aggregate(
        efforts=efforts["efforts"].sum().cast("int64"),
        last_effort=efforts["day"].max(),
        unkept_invitations=efforts["invitations"].sum().cast("int64"),
    )
    whole = talks.left_join(counted, talks["customer"] == counted["tried"])
    none = ibis.literal(0, type="int64")
    return whole.mutate(
        efforts=ibis.coalesce(whole["efforts"], none),
        unkept_invitations=ibis.coalesce(whole["unkept_invitations"], none),
    ).select(*SUMMARY)


def _later(one: Column, other: Column) -> Column:
    # NULL loses against a day; engines disagree about it in GREATEST.
    one, other = ibis.coalesce(one, other), ibis.coalesce(other, one)
    return ibis.ifelse(one >= other, one, other)
