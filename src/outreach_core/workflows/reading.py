"""What the office knows today: everything the chosen sources say, in one value."""

import functools
from collections.abc import Iterable, Mapping, Sequence

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import refuse_moment
from outreach_core.coaching import CoachingOffer
from outreach_core.contacts import ContactHistory, address_as_seen
from outreach_core.eligibility import OfficeStatements
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import (
    COACHING_DIRECTORY,
    SOURCE,
    Registry,
    RowIssue,
    SourceBatch,
    Tally,
    blame,
)
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, StaffMember

_NO_HISTORY = ContactHistory()
_TWICE = Words(
    "{count} Personen stehen in den Quellen {first!r} und {second!r}. Bitte in einer "
    "der beiden weglassen.",
    "{count} people are in the sources {first!r} and {second!r}. Leave them out of one "
    "of the two.",
)
_OFFERED_TWICE = Words(
    "{count} Angebote stehen in den Listen {first!r} und {second!r}. Bitte in einer der "
    "beiden weglassen.",
    "{count} offers are in the directories {first!r} and {second!r}. Leave them out of "
    "one of the two.",
)
_SAME_ID = Words(
    "gab zwei Angebote mit derselben Kennung zurück",
    "returned two offers with the same id",
)
_SUBJECT = "sources"
_DIRECTORIES = "directories"


@attrs.frozen(kw_only=True)
class Gathered:
    """Everything the sources said on one day.

    Attributes:
        as_of: The day the sources were asked for.
        people: Customers, sorted by id, their addresses as far trusted as the post and
            the doors leave it.
        histories: Contacts by customer; somebody without an entry has none on record.
        staff: Members of staff, sorted by id.
        offers: Coaching offers, sorted by id.
        statements: What the office has stated under § 7b (4) and § 31a (2) SGB II.
        issues: Rows that were not used as they stood, by place and row.
        tallies: The account of every place that was read.
    """

    as_of: pendulum.Date
    people: tuple[Customer, ...] = attrs.field(repr=False)
    histories: Mapping[CustomerId, ContactHistory] = attrs.field(repr=False)
    staff: tuple[StaffMember, ...] = attrs.field(repr=False)
    offers: tuple[CoachingOffer, ...] = attrs.field(default=(), repr=False)
    statements: OfficeStatements = attrs.field(factory=OfficeStatements, repr=False)
    issues: tuple[RowIssue, ...] = attrs.field(default=(), repr=False)
    tallies: tuple[Tally, ...] = ()

    @property
    def by_id(self) -> Mapping[CustomerId, Customer]:
        """The customers by id; made anew at each call, so keep it."""
        return {person.id: person for person in self.people}

    def with_histories(self) -> Iterable[tuple[Customer, ContactHistory]]:
        """Pair every customer with the contacts on record, in the order of ids."""
        return (
            (person, self.histories.get(person.id, _NO_HISTORY))
            for person in self.people
        )


def gather(
    registry: Registry,
    *,
    sources: Sequence[str],
    directories: Sequence[str] = (),
    as_of: pendulum.Date,
) -> Gathered:
    """Read the sources and coaching directories that the settings name.

    Args:
        registry: The plug-ins.
        sources: Names of sources; their order does not matter.
        directories: Names of coaching directories.
        as_of: The day the question is asked for.

    Returns:
        All of it, sorted by id. Contacts of one person in several sources are put
        together: one office, two systems.

    Raises:
        InvalidValueError: *as_of* is no ``pendulum.Date``, or names are one text.
        UnknownNameError: A name that no plug-in offers.
        InvalidInputError: An input cannot be read, or two sources describe the same
            person (two directories the same offer), so that one of them would silently
            win.
        PluginError: A plug-in failed.
    """
    _refuse_misuse(as_of, sources=sources, directories=directories)
    batches = {
        name: registry.one(SOURCE, name).read(as_of=as_of) for name in sorted(sources)
    }
    lists = {
        name: registry.one(COACHING_DIRECTORY, name).offers(as_of=as_of)
        for name in sorted(directories)
    }
    _refuse_people_twice(batches)
    _refuse_offers_twice(registry, lists)
    read = batches.values()
    histories = _merged(batch.histories for batch in read)
    people = (
        _as_the_post_saw(person, histories, as_of) for b in read for person in b.people
    )
    offers = (offer for listed in lists.values() for offer in listed)
    return Gathered(
        as_of=as_of,
        people=tuple(sorted(people, key=lambda person: person.id)),
        histories=histories,
        staff=tuple(
            sorted((s for b in read for s in b.staff), key=lambda member: member.id)
        ),
        offers=tuple(sorted(offers, key=lambda offer: offer.id)),
        statements=functools.reduce(
            OfficeStatements.and_those_of,
            (batch.statements for batch in read),
            OfficeStatements(),
        ),
        issues=tuple(issue for batch in read for issue in batch.issues),
        tallies=tuple(tally for batch in read for tally in batch.tallies),
    )


def _refuse_misuse(as_of: pendulum.Date, **lists: Sequence[str]) -> None:
    """Refuse a moment, and a text whose letters would be taken for names."""
    refuse_moment("as_of", as_of)
    for field, names in lists.items():
        if isinstance(names, str):
            raise InvalidValueError(field, 'a list of names like ["tables"]')


def _as_the_post_saw(
    person: Customer,
    histories: Mapping[CustomerId, ContactHistory],
    as_of: pendulum.Date,
) -> Customer:
    """Lower the trust in an address from which a letter came back."""
    if person.address is None:
        return person
    history = histories.get(person.id, _NO_HISTORY)
    seen = address_as_seen(person.address, history, as_of=as_of)
    if seen is person.address:
        return person
    return attrs.evolve(person, address=seen)


def _refuse_people_twice(batches: Mapping[str, SourceBatch]) -> None:
    faults = tuple(_described_twice(batches))
    if faults:
        raise InvalidInputError(_SUBJECT, faults)


def _described_twice(batches: Mapping[str, SourceBatch]) -> Iterable[Words]:
    seen: list[tuple[str, set[str]]] = []
    for name, batch in batches.items():
        ids = {str(p.id) for p in batch.people} | {f"staff {s.id}" for s in batch.staff}
        for other, known in seen:
            both = len(ids & known)
            if both:
                yield _TWICE.fill(count=both, first=other, second=name)
        seen.append((name, ids))


def _refuse_offers_twice(
    registry: Registry, lists: Mapping[str, tuple[CoachingOffer, ...]]
) -> None:
    """Refuse two offers of one id: somebody would be handed on to the wrong one."""
    faults: list[Words] = []
    seen: list[tuple[str, set[str]]] = []
    for name, offers in lists.items():
        ids = {str(offer.id) for offer in offers}
        if len(ids) < len(offers):
            raise blame(registry.one(COACHING_DIRECTORY, name), "offers", _SAME_ID)
        for other, known in seen:
            both = len(ids & known)
            if both:
                faults.append(_OFFERED_TWICE.fill(count=both, first=other, second=name))
        seen.append((name, ids))
    if faults:
        raise InvalidInputError(_DIRECTORIES, faults)


def _merged(
    found: Iterable[Mapping[CustomerId, ContactHistory]],
) -> Mapping[CustomerId, ContactHistory]:
    merged: dict[CustomerId, ContactHistory] = {}
    for histories in found:
        for customer, history in histories.items():
            known = merged.get(customer)
            merged[customer] = history if known is None else known.and_that_of(history)
    return merged
