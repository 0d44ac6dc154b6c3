"""What has the office stated under § 7b (4) SGB II, and what has happened since?

These are inputs, entered by people who may decide them. The library never works out
a determination (Feststellung), never counts missed dates and never makes one of these
records: it only computes the days that follow from them.
"""

import enum
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import pendulum

from outreach_core._validators import is_count, is_day, is_day_or_none, is_text
from outreach_core.contacts.history import Channel, ContactHistory
from outreach_core.ids import CustomerId, StaffId


@attrs.frozen(kw_only=True)
class Determination:
    """What the office has determined about one person (Feststellung, § 7b (4)).

    Attributes:
        customer: Pseudonym of the person.
        determined_on: Day of the determination of the third date, as the office says
            it. Decision or notification: the office knows, nobody guesses here.
        consecutive_stated: How many consecutive dates the office states. Compared
            with the number in the law and with nothing else; never shown or exported.
    """

    customer: CustomerId = attrs.field(validator=is_text)
    determined_on: pendulum.Date = attrs.field(validator=is_day)
    consecutive_stated: int = attrs.field(validator=is_count, repr=False)


@attrs.frozen(kw_only=True)
class OfficeAppearance:
    """The person was at the jobcenter in person, and somebody there says so.

    Attributes:
        customer: Pseudonym of the person.
        on: Day of the appearance.
        recorded_by: Who recorded it; an import alone vouches for nothing.
    """

    customer: CustomerId = attrs.field(validator=is_text)
    on: pendulum.Date = attrs.field(validator=is_day)
    recorded_by: StaffId = attrs.field(validator=is_text)


@attrs.frozen(kw_only=True)
class PlannedContact:
    """A visit, call or letter that is planned, so that somebody tries in time.

    Attributes:
        customer: Pseudonym of the person.
        on: Planned day.
        channel: By which way.
    """

    customer: CustomerId = attrs.field(validator=is_text)
    on: pendulum.Date = attrs.field(validator=is_day)
    channel: Channel


class HearingGround(enum.StrEnum):
    """By which sentence of § 31a (2) SGB II a personal hearing is to be offered."""

    SENTENCE_2 = "sentence_2"
    """The office knows a reason why writing may not do; which one is never kept."""
    SENTENCE_3 = "sentence_3"
    """A third consecutive date is under examination."""


@attrs.frozen(kw_only=True)
class HearingMatter:
    """The office examines a third consecutive date; a hearing is to be offered.

    Attributes:
        customer: Pseudonym of the person.
        examined_since: Day since which the office examines it.
        ground: The sentence; two grounds are two matters.
        offered_on: Day on which the hearing was offered; ``None``: not yet.
    """

    customer: CustomerId = attrs.field(validator=is_text)
    examined_since: pendulum.Date = attrs.field(validator=is_day)
    ground: HearingGround = attrs.field(default=HearingGround.SENTENCE_3, repr=False)
    offered_on: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )


def _in_order(records: Iterable[Any]) -> tuple[Any, ...]:
    # The same record twice is one record; attrs orders nothing by itself. The fields
    # say of what kind they are: mypy cannot solve a type variable in a converter.
    return tuple(sorted(dict.fromkeys(records), key=_by_values))


def _by_values(record: object) -> tuple[str, ...]:
    values = attrs.astuple(record, recurse=False)  # type: ignore[arg-type]
    return tuple(str(value) for value in values)


def _by_id(
    histories: Mapping[CustomerId, ContactHistory],
) -> Mapping[CustomerId, ContactHistory]:
    return dict(sorted(histories.items()))


@attrs.frozen(kw_only=True)
class OfficeStatements:
    """What people at the office have stated, as a source hands it over.

    Attributes:
        determinations: What the office has determined.
        appearances: Appearances at the office that somebody has recorded.
        hearings: Matters in which a hearing is to be offered.
    """

    determinations: tuple[Determination, ...] = attrs.field(
        default=(), converter=_in_order
    )
    appearances: tuple[OfficeAppearance, ...] = attrs.field(
        default=(), converter=_in_order
    )
    hearings: tuple[HearingMatter, ...] = attrs.field(default=(), converter=_in_order)

    def and_those_of(self, other: "OfficeStatements") -> "OfficeStatements":
        """Return the statements of both; what both say is one statement."""
        return OfficeStatements(
            determinations=self.determinations + other.determinations,
            appearances=self.appearances + other.appearances,
            hearings=self.hearings + other.hearings,
        )


@attrs.frozen(kw_only=True)
class RadarInput:
    """Everything the radar is told; sorted, each record once.

    Attributes:
        determinations: What the office has determined.
        appearances: Appearances at the office that somebody has recorded.
        planned: Contacts that are planned.
        hearings: Matters in which a hearing is to be offered.
        histories: Contacts so far, by person; they change no state, only words.
    """

    determinations: tuple[Determination, ...] = attrs.field(
        default=(), converter=_in_order
    )
    appearances: tuple[OfficeAppearance, ...] = attrs.field(
        default=(), converter=_in_order
    )
    planned: tuple[PlannedContact, ...] = attrs.field(default=(), converter=_in_order)
    hearings: tuple[HearingMatter, ...] = attrs.field(default=(), converter=_in_order)
    histories: Mapping[CustomerId, ContactHistory] = attrs.field(
        factory=dict, converter=_by_id, repr=False
    )
