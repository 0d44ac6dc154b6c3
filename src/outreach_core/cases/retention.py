"""When has a case been kept long enough, and what may keep it longer?

No law names one period for working data of outreach (domain knowledge 3 and 8, open
point 8): the leading record is kept in VerBIS or the eAkte, so these data should die
months after a case is closed. Each office sets its own periods with its data protection
officer; the defaults here are proposals with a source note.
"""

import enum
from collections.abc import Iterable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import ReadOnly, is_day_or_none, is_positive, is_text
from outreach_core.calendar import months
from outreach_core.cases.course import Case
from outreach_core.cases.events import Referred
from outreach_core.ids import CustomerId


class RetentionGround(enum.StrEnum):
    """Why a case is kept for the time being."""

    CLOSED = "closed"
    REFERRED = "referred"
    """Closed, and fields went to a provider: the consent must be shown on demand."""
    DORMANT = "dormant"
    """Still open, but nothing has happened for long: the purpose is gone."""
    REQUESTED = "requested"
    """Somebody decided so for one person (Art. 17 GDPR); no period is asked for."""


RETENTION_WORDS: Final[Mapping[RetentionGround, Words]] = ReadOnly(
    {
        RetentionGround.CLOSED: Words("abgeschlossen", "closed"),
        RetentionGround.REFERRED: Words(
            "abgeschlossen, mit Vermittlung", "closed, with a referral"
        ),
        RetentionGround.DORMANT: Words("seit Langem ruhend", "dormant for long"),
        RetentionGround.REQUESTED: Words(
            "auf Verlangen, letztes Ereignis", "on request, last event"
        ),
    }
)

RETENTION_NOTES: Final[Mapping[RetentionGround, Words]] = ReadOnly(
    {
        RetentionGround.CLOSED: Words(
            "Art. 5 Abs. 1 lit. e DSGVO: nicht länger als nötig. Der Vermerk steht in "
            "VerBIS oder der eAkte. Keine gesetzliche Zahl; örtlich festlegen.",
            "Art. 5 (1) (e) GDPR: no longer than necessary. The note is kept in VerBIS "
            "or the eAkte. No law names a number; decide locally.",
        ),
        RetentionGround.REFERRED: Words(
            "Art. 7 Abs. 1 DSGVO: Die Einwilligung muss sich nachweisen lassen. Keine "
            "gesetzliche Zahl; örtlich festlegen.",
            "Art. 7 (1) GDPR: the consent must be demonstrable. No law names a number; "
            "decide locally.",
        ),
        RetentionGround.DORMANT: Words(
            "§ 84 SGB X, Art. 17 Abs. 1 lit. a DSGVO: Der Zweck ist entfallen. Keine "
            "gesetzliche Zahl; örtlich festlegen.",
            "§ 84 SGB X, Art. 17 (1) (a) GDPR: the purpose is gone. No law names a "
            "number; decide locally.",
        ),
        RetentionGround.REQUESTED: Words(
            "Art. 17 DSGVO, § 84 SGB X: Verlangen der Person oder Entscheidung im Haus.",
            "Art. 17 GDPR, § 84 SGB X: the person asked, or the office decided.",
        ),
    }
)
"""Where each period comes from; proposals, to be decided by the office."""


@attrs.frozen(kw_only=True)
class RetentionPeriods:
    """How long cases are kept, in calendar months after the last event (§ 188 BGB).

    Attributes:
        closed_months: A case that was closed, 1 or more.
        referred_months: A closed case from which fields went to a provider, 1 or more.
        dormant_months: A case that is open, but in which nothing happens, 1 or more.
    """

    closed_months: int = attrs.field(default=6, validator=is_positive)
    referred_months: int = attrs.field(default=12, validator=is_positive)
    dormant_months: int = attrs.field(default=24, validator=is_positive)

    def of(self, ground: RetentionGround) -> int:
        """Return the number of months for *ground*; on request none."""
        return {
            RetentionGround.REQUESTED: 0,
            RetentionGround.CLOSED: self.closed_months,
            RetentionGround.REFERRED: self.referred_months,
            RetentionGround.DORMANT: self.dormant_months,
        }[ground]


@attrs.frozen(kw_only=True)
class LegalHold:
    """Somebody decided that a case must not be erased for now.

    A complaint, a law suit, an audit, or a person who wants their data restricted
    instead of erased (Art. 18 GDPR). The reason is not kept here.

    Attributes:
        customer: Whose case it is.
        until: Last day of the hold, included; ``None``: until somebody lifts it.
    """

    customer: CustomerId = attrs.field(validator=is_text)
    until: pendulum.Date | None = attrs.field(default=None, validator=is_day_or_none)

    def holds_on(self, day: pendulum.Date) -> bool:
        """Say whether the hold is in force on *day*."""
        return self.until is None or day <= self.until


@attrs.frozen(kw_only=True)
class DeletionDue:
    """A case that has been kept long enough.

    Attributes:
        customer: Whose case it is.
        ground: Which period is over.
        last_on: Day of its last event.
        due_on: First day after the period.
        events: How many events it holds; a writer who saw another number is stale.
        held: A legal hold keeps it all the same.
    """

    customer: CustomerId
    ground: RetentionGround
    last_on: pendulum.Date
    due_on: pendulum.Date
    events: int
    held: bool


def due_for_deletion(
    cases: Iterable[Case],
    *,
    as_of: pendulum.Date,
    periods: RetentionPeriods | None = None,
    holds: Iterable[LegalHold] = (),
) -> tuple[DeletionDue, ...]:
    """Return the cases whose period is over on *as_of*, sorted by customer.

    Args:
        cases: All cases, in any order; one without events is never due.
        as_of: The day the question is asked for.
        periods: How long cases are kept; ``None``: the proposals.
        holds: Who is not to be erased; those are listed as held, not left out.
    """
    kept = {hold.customer for hold in holds if hold.holds_on(as_of)}
    chosen = periods or RetentionPeriods()
    found = []
    for case in cases:
        if not case.events:
            continue
        ground = _ground_of(case)
        last_on = max(event.on for event in case.events)
        due_on = months(chosen.of(ground)).after_event.over_from(last_on)
        if due_on <= as_of:
            found.append(
                DeletionDue(
                    customer=case.customer,
                    ground=ground,
                    last_on=last_on,
                    due_on=due_on,
                    events=len(case.events),
                    held=case.customer in kept,
                )
            )
    return tuple(sorted(found, key=lambda due: due.customer))


def _ground_of(case: Case) -> RetentionGround:
    if case.closed is None:
        return RetentionGround.DORMANT
    handed_on = any(isinstance(event, Referred) for event in case.events)
    return RetentionGround.REFERRED if handed_on else RetentionGround.CLOSED
