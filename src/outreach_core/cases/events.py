"""What can happen in the course of one case.

Every event says on which day it happened (``on``) and holds nothing but texts,
numbers, days, names from closed lists and tuples of these, so that a store can keep
it as JSON. There is no event, and no field, for the state of a flat, a letterbox or
blinds, nor for anybody else who was there; a closed door is no missed appointment.
"""

import enum
from collections.abc import Iterable
from typing import Final, TypeAlias

import attrs
import pendulum

from outreach_core._validators import is_day, is_line, is_text, satisfies
from outreach_core.cases.discretion import DecidedOtherwise
from outreach_core.contacts.history import Channel
from outreach_core.ids import OfferId, ProviderId, StaffId
from outreach_core.people import Consent, MeetingPlace
from outreach_core.people.staff import MINUTES_A_DAY


class AnswerKind(enum.StrEnum):
    """What somebody said of their own accord."""

    VISIT_WELCOME = "visit_welcome"
    """Please come as announced."""
    OTHER_DATE = "other_date"
    """Please come, on another day or at another time."""
    OTHER_PLACE = "other_place"
    """Let us meet, but not at home."""
    COMES_TO_OFFICE = "comes_to_office"
    """Comes, or has come, to the office."""
    TALKED = "talked"
    """A talk by phone or in writing that needed no visit."""
    NO_VISIT = "no_visit"
    """No visit now; a letter or a call is fine."""
    ASKED_TO_STOP = "asked_to_stop"
    """Please do not turn to me any more."""


class VisitOutcome(enum.StrEnum):
    """How a visit ended; a closed list, and none of it is a fault of anybody."""

    MET_INSIDE = "met_inside"
    MET_AT_DOOR = "met_at_door"
    SPOKE_THROUGH_DOOR = "spoke_through_door"
    MET_ELSEWHERE = "met_elsewhere"
    NOBODY_OPENED = "nobody_opened"
    REFUSED = "refused"
    ASKED_FOR_OTHER_DATE = "asked_for_other_date"
    MOVED_OWN_STATEMENT = "moved_own_statement"
    """The person says that they live elsewhere now; no register has confirmed it."""
    THIRD_PERSON_OPENED = "third_person_opened"
    """Somebody else opened; nothing is kept about who it was or what was said."""
    ABORTED = "aborted"
    """One of the two broke off; nobody has to say why."""


MET_OUTCOMES: Final = frozenset(
    {VisitOutcome.MET_INSIDE, VisitOutcome.MET_AT_DOOR, VisitOutcome.MET_ELSEWHERE}
)
"""A talk face to face. A word through the door is a beginning, not yet a talk."""

CLOSED_DOORS: Final = frozenset(
    {VisitOutcome.NOBODY_OPENED, VisitOutcome.THIRD_PERSON_OPENED}
)
"""The person was not met and said nothing; the next offer tries another time."""


class ClosingReason(enum.StrEnum):
    """Why a case ended. There is no "failed": whoever was not met gets a next offer."""

    CONTACT_RESTORED = "contact_restored"
    """The caseworker has confirmed a talk."""
    ASKED_TO_STOP = "asked_to_stop"
    SAFETY = "safety"
    PROJECT_ENDED = "project_ended"
    LEFT_BENEFIT = "left_benefit"
    IN_WORK = "in_work"
    MOVED_CONFIRMED = "moved_confirmed"
    """Moved, confirmed officially; a register that knows nothing confirms nothing."""
    OTHER_OFFICE = "other_office"
    IN_CUSTODY = "in_custody"
    INPATIENT = "inpatient"
    DECEASED = "deceased"


NEUTRAL_EXITS: Final = frozenset(
    {
        ClosingReason.LEFT_BENEFIT,
        ClosingReason.IN_WORK,
        ClosingReason.MOVED_CONFIRMED,
        ClosingReason.OTHER_OFFICE,
        ClosingReason.IN_CUSTODY,
        ClosingReason.INPATIENT,
        ClosingReason.DECEASED,
    }
)
"""Endings that say nothing about outreach; they leave the denominator of reports."""


def _sorted_pair(pair: Iterable[StaffId]) -> tuple[StaffId, ...]:
    return tuple(sorted(pair))


def _sorted_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


_is_pair = satisfies(
    "two different members of staff: nobody goes alone",
    lambda v: len(v) == 2 and v[0] != v[1] and all(v),  # noqa: PLR2004  a pair is two
)
_is_minute = satisfies("minutes after midnight", lambda v: 0 <= v < MINUTES_A_DAY)


@attrs.frozen(kw_only=True)
class CaseOpened:
    """The person stands on the worklist.

    Attributes:
        on: The day.
        rulebook: Name of the rulebook that led to it.
        fingerprint: Fingerprint of its text on that day.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    rulebook: str = attrs.field(validator=is_text)
    fingerprint: str = attrs.field(default="", validator=is_line)


@attrs.frozen(kw_only=True)
class LetterHandedOver:
    """A letter was handed to the post or to a carrier; it may or may not arrive.

    Attributes:
        on: The day.
        occasion: Which letter ("first-2026-10"), never a reason or a subject.
        format: Format it was rendered in ("pdf").
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    occasion: str = attrs.field(validator=is_text)
    format: str = attrs.field(default="", validator=is_line)


@attrs.frozen(kw_only=True)
class Answered:
    """The person turned to us; open visits are off unless they said "do come"."""

    on: pendulum.Date = attrs.field(validator=is_day)
    channel: Channel
    answer: AnswerKind


@attrs.frozen(kw_only=True)
class VisitAgreed:
    """The person said yes to a visit at a time; a promise of ours.

    Attributes:
        on: Day on which it was agreed.
        day: Day of the visit.
        start_minute: Earliest begin, minutes after local midnight.
        end_minute: Latest begin, minutes after local midnight, included.
        place: Where to meet.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=_is_minute)
    end_minute: int = attrs.field(validator=_is_minute)
    place: MeetingPlace = MeetingPlace.HOME


@attrs.frozen(kw_only=True)
class VisitScheduled:
    """A visit stands in the plan; the same visit again moves it.

    Attributes:
        on: Day of the planning.
        visit: Opaque name of the visit, as in the plan.
        day: Day of the visit.
        start_minute: Planned begin, minutes after local midnight.
        pair: The two who go, sorted.
        place: Where to meet.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    visit: str = attrs.field(validator=is_text)
    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=_is_minute)
    pair: tuple[StaffId, ...] = attrs.field(converter=_sorted_pair, validator=_is_pair)
    place: MeetingPlace = MeetingPlace.HOME


@attrs.frozen(kw_only=True)
class VisitAnnounced:
    """The person was told when which two will come; fields as in the plan."""

    on: pendulum.Date = attrs.field(validator=is_day)
    visit: str = attrs.field(validator=is_text)
    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=_is_minute)
    pair: tuple[StaffId, ...] = attrs.field(converter=_sorted_pair, validator=_is_pair)
    place: MeetingPlace = MeetingPlace.HOME


@attrs.frozen(kw_only=True)
class VisitCancelled:
    """A planned visit does not take place."""

    on: pendulum.Date = attrs.field(validator=is_day)
    visit: str = attrs.field(validator=is_text)


@attrs.frozen(kw_only=True)
class VisitEnded:
    """A visit was made.

    Attributes:
        on: Day of the record; ``day`` or later.
        outcome: How it ended.
        day: Day of the visit.
        start_minute: Begin, minutes after local midnight.
        visit: Name of the planned visit; empty: the one open visit of that day, or
            a meeting that nobody had planned.
        place: Where it was; for a planned visit the plan says it.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    outcome: VisitOutcome
    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=_is_minute)
    visit: str = attrs.field(default="", validator=is_line)
    place: MeetingPlace = MeetingPlace.HOME


@attrs.frozen(kw_only=True)
class WorryVisitWished:
    """A coach is worried and asks the two to look in again; changes nothing else."""

    on: pendulum.Date = attrs.field(validator=is_day)


@attrs.frozen(kw_only=True)
class CoachingWished:
    """The person would like coaching; the subject is not kept in the case."""

    on: pendulum.Date = attrs.field(validator=is_day)


@attrs.frozen(kw_only=True)
class ConsentGiven:
    """The person agreed to hand fields to one recipient."""

    on: pendulum.Date = attrs.field(validator=is_day)
    consent: Consent


@attrs.frozen(kw_only=True)
class ConsentWithdrawn:
    """The person withdrew; nothing goes to that recipient from this day on."""

    on: pendulum.Date = attrs.field(validator=is_day)
    recipient: ProviderId = attrs.field(validator=is_text)


@attrs.frozen(kw_only=True)
class Referred:
    """A package went to a provider; the names of its fields are kept, not the values.

    Attributes:
        on: Day of the transfer.
        offer: The offer it was for.
        provider: Who got it.
        fields: Names of the fields, sorted.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    offer: OfferId = attrs.field(validator=is_text)
    provider: ProviderId = attrs.field(validator=is_text)
    fields: tuple[str, ...] = attrs.field(converter=_sorted_names)


@attrs.frozen(kw_only=True)
class CoachingStarted:
    """Coaching has begun. That it has not, or that it ended, is never recorded."""

    on: pendulum.Date = attrs.field(validator=is_day)


@attrs.frozen(kw_only=True)
class HandoverProposed:
    """The caseworker was asked to take the person over with a talk."""

    on: pendulum.Date = attrs.field(validator=is_day)


@attrs.frozen(kw_only=True)
class HandoverConfirmed:
    """The caseworker says that the talk took place."""

    on: pendulum.Date = attrs.field(validator=is_day)


@attrs.frozen(kw_only=True)
class CaseClosed:
    """The case ends, for a reason from the closed list."""

    on: pendulum.Date = attrs.field(validator=is_day)
    reason: ClosingReason


@attrs.frozen(kw_only=True)
class CaseReopened:
    """The person is back, or the reason for closing is gone."""

    on: pendulum.Date = attrs.field(validator=is_day)


CaseEvent: TypeAlias = (
    CaseOpened
    | LetterHandedOver
    | Answered
    | VisitAgreed
    | VisitScheduled
    | VisitAnnounced
    | VisitCancelled
    | VisitEnded
    | WorryVisitWished
    | CoachingWished
    | ConsentGiven
    | ConsentWithdrawn
    | Referred
    | CoachingStarted
    | HandoverProposed
    | HandoverConfirmed
    | DecidedOtherwise
    | CaseClosed
    | CaseReopened
)
"""Everything that can happen in a case."""
