"""Which contacts count as being in touch, and which as an effort of the office?

There is no official definition: each house sets its own. So it is a value that can be
printed, compared and changed without touching code.
"""

import enum
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import attrs

from outreach_core._validators import satisfies
from outreach_core.contacts.history import Channel, Contact, Direction, Outcome


@attrs.frozen(kw_only=True)
class ContactKind:
    """What a policy looks at in a contact; days and notes play no part.

    Attributes:
        channel: By which way.
        direction: Who began.
        outcome: How it ended.
    """

    channel: Channel
    direction: Direction
    outcome: Outcome


class Meaning(enum.Enum):
    """What one contact says about the question who is out of reach."""

    TWO_WAY = "two_way"
    """Both sides took part: the clock starts anew."""
    EFFORT = "effort"
    """The office tried; the clock runs on."""
    NEITHER = "neither"
    """Says nothing: a clerk's entry, a batch letter, mail by third parties."""


TWO_WAY: Final = Meaning.TWO_WAY
EFFORT: Final = Meaning.EFFORT
NEITHER: Final = Meaning.NEITHER
# Named once: looking members up in their class is slow on Python 3.11.

_KindKey: TypeAlias = tuple[Channel, Direction, Outcome]


def _as_set(kinds: Iterable[ContactKind]) -> frozenset[ContactKind]:
    return frozenset(kinds)


def _in_order(kinds: frozenset[ContactKind]) -> str:
    # The repr of a set has another order with each hash seed, and this one ends in the
    # pages of the reference as a default.
    by_name = sorted(kinds, key=attrs.astuple)
    return f"frozenset({{{', '.join(map(repr, by_name))}}})" if kinds else "frozenset()"


@attrs.frozen(kw_only=True)
class ContactPolicy:
    """The house's answer to what counts; what is in neither set says nothing.

    Automatic contacts (system letters, payment runs) never count, whatever the sets
    hold, and neither does :attr:`Channel.RECORD`: an entry must not reset a clock.

    Attributes:
        two_way: Kinds in which the person took part.
        efforts: Kinds in which the office tried without success; no kind is in both.
        household_counts: A two-way contact of another member of the benefit unit
            counts as one with everybody in it. Default no: whoever spoke to one has
            not heard how the others are.
    """

    two_way: frozenset[ContactKind] = attrs.field(converter=_as_set, repr=_in_order)
    efforts: frozenset[ContactKind] = attrs.field(converter=_as_set, repr=_in_order)
    household_counts: bool = False
    _meanings: Mapping[_KindKey, Meaning] = attrs.field(
        init=False, eq=False, repr=False
    )

    @two_way.validator
    @efforts.validator
    def _holds_no_record(
        self, attribute: "attrs.Attribute[frozenset[ContactKind]]", value: object
    ) -> None:
        satisfies(
            "a set of contact kinds without Channel.RECORD",
            lambda kinds: all(kind.channel is not Channel.RECORD for kind in kinds),
        )(self, attribute, value)

    @efforts.validator
    def _is_disjoint(
        self, attribute: "attrs.Attribute[frozenset[ContactKind]]", value: object
    ) -> None:
        satisfies("a set without kinds of 'two_way'", self.two_way.isdisjoint)(
            self, attribute, value
        )

    @_meanings.default
    def _by_kind(self) -> Mapping[_KindKey, Meaning]:
        return {
            (kind.channel, kind.direction, kind.outcome): meaning
            for kinds, meaning in (
                (self.two_way, Meaning.TWO_WAY),
                (self.efforts, Meaning.EFFORT),
            )
            for kind in kinds
        }

    def meaning_of(self, contact: Contact) -> Meaning:
        """Say what *contact* means; automatic contacts mean nothing."""
        if contact.automatic:
            return NEITHER
        kind = (contact.channel, contact.direction, contact.outcome)
        return self._meanings.get(kind, NEITHER)


_TALKS: Final = (
    Channel.PHONE,
    Channel.EMAIL,
    Channel.MESSAGE,
    Channel.APPEARANCE,
    Channel.VISIT,
)
_SENDINGS: Final = (Channel.LETTER, Channel.EMAIL, Channel.MESSAGE)
_TRIES: Final = (Channel.PHONE, Channel.APPEARANCE, Channel.VISIT)
# A letter or form that came in was written by the person; nobody had to be reached.
_INCOMING: Final = (Channel.LETTER, Channel.FORM)


def _kinds(
    channels: tuple[Channel, ...], direction: Direction, *outcomes: Outcome
) -> frozenset[ContactKind]:
    return frozenset(
        ContactKind(channel=channel, direction=direction, outcome=outcome)
        for channel in channels
        for outcome in outcomes
    )


DEFAULT_POLICY: Final = ContactPolicy(
    two_way=(
        _kinds(_TALKS, Direction.OUTBOUND, Outcome.REACHED)
        | _kinds(_TALKS, Direction.INBOUND, Outcome.REACHED)
        | _kinds((Channel.EMAIL, Channel.MESSAGE), Direction.INBOUND, Outcome.SENT)
        | _kinds(_INCOMING, Direction.INBOUND, Outcome.REACHED, Outcome.SENT)
    ),
    efforts=(
        _kinds(_SENDINGS, Direction.OUTBOUND, Outcome.SENT, Outcome.RETURNED)
        # A letter that surely arrived is still only a letter.
        | _kinds((Channel.LETTER,), Direction.OUTBOUND, Outcome.REACHED)
        | _kinds(_TRIES, Direction.OUTBOUND, Outcome.NOT_REACHED)
    ),
)
"""The proposal of the project, to be confirmed by each house.

In touch: talks, answered calls, mail and forms from the person. Effort: letters and
messages sent (also those that came back), calls nobody took, closed doors, and
invitations nobody came to. An incoming application counts as being in touch.
"""
