"""What if a person at the office decides otherwise than the list proposes?

The list proposes, people decide. A decision is recorded with a reason from a closed
list, never with free text, and one to wait carries the day somebody looks again.
"""

import enum
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day, is_line, satisfies
from outreach_core.errors import InvalidValueError


class DecisionReason(enum.StrEnum):
    """Why somebody decided otherwise; none of it judges the person."""

    OTHER_SERVICE_IN_TOUCH = "other_service_in_touch"
    CASEWORKER_FIRST = "caseworker_first"
    """The caseworker would like to try first."""
    BAD_MOMENT = "bad_moment"
    """Not now; what happened is not kept."""
    DATA_OUTDATED = "data_outdated"
    CONCERN = "concern"
    """Somebody is worried and wants to go on; about what is not kept."""
    WISH_OF_PERSON = "wish_of_person"
    DATA_CORRECTED = "data_corrected"


TO_WAIT: Final = frozenset(
    {
        DecisionReason.OTHER_SERVICE_IN_TOUCH,
        DecisionReason.CASEWORKER_FIRST,
        DecisionReason.BAD_MOMENT,
        DecisionReason.DATA_OUTDATED,
    }
)
"""Reasons to write to nobody and visit nobody for now; the others are to go on."""

DECISION_WORDS: Final = {
    DecisionReason.OTHER_SERVICE_IN_TOUCH: Words(
        "eine andere Stelle ist schon im Kontakt", "another service is in touch already"
    ),
    DecisionReason.CASEWORKER_FIRST: Words(
        "die Integrationsfachkraft versucht es zuerst selbst",
        "the caseworker tries first",
    ),
    DecisionReason.BAD_MOMENT: Words(
        "gerade ist kein guter Zeitpunkt", "this is not a good moment"
    ),
    DecisionReason.DATA_OUTDATED: Words(
        "die Angaben sind überholt", "the data are out of date"
    ),
    DecisionReason.CONCERN: Words("es gibt Anlass zur Sorge", "somebody is worried"),
    DecisionReason.WISH_OF_PERSON: Words(
        "der Mensch hat darum gebeten", "the person asked for it"
    ),
    DecisionReason.DATA_CORRECTED: Words(
        "die Angaben stimmen jetzt", "the data are right now"
    ),
}
"""The reasons in words for the course of the case."""


@attrs.frozen(kw_only=True)
class DecidedOtherwise:
    """Somebody at the office decided to wait, or to go on after waiting.

    It never lifts a hold, a wish of the person or a rule about visits.

    Attributes:
        on: Day of the decision.
        reason: Why; says whether it means to wait or to go on.
        review_on: Day on which somebody looks again; from then on the list holds
            again. A later day for waiting, the day itself for going on.
        by: Staff id of who decided; empty: not noted.
    """

    on: pendulum.Date = attrs.field(validator=is_day)
    reason: DecisionReason = attrs.field(
        validator=satisfies(
            "a reason of the closed list", lambda v: isinstance(v, DecisionReason)
        )
    )
    review_on: pendulum.Date = attrs.field(validator=is_day)
    by: str = attrs.field(default="", validator=is_line)

    def __attrs_post_init__(self) -> None:
        fits = self.review_on > self.on if self.waits else self.review_on == self.on
        if not fits:
            raise InvalidValueError(
                field="review_on",
                expected="a later day for a reason to wait, the day itself to go on",
            )

    @review_on.default
    def _at_once(self) -> pendulum.Date:
        return self.on

    @property
    def waits(self) -> bool:
        """Nobody writes or goes until the review."""
        return self.reason in TO_WAIT
