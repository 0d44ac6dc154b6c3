"""What a person has agreed to, for whom, for what, and until when."""

import enum

import attrs
import pendulum

from outreach_core._validators import (
    is_day,
    is_day_or_none,
    is_text,
    satisfies,
    says_something,
)
from outreach_core.ids import ProviderId


class ConsentForm(enum.StrEnum):
    """How consent was given; health data needs writing or electronic form.

    Source: § 67b (2) SGB X, Art. 7 GDPR.
    """

    WRITTEN = "written"
    ELECTRONIC = "electronic"
    SPOKEN = "spoken"


def _are_names(value: object) -> bool:
    # A single text would be read as a set of letters, and a list can be changed later.
    return (
        isinstance(value, frozenset) and bool(value) and all(map(says_something, value))
    )


@attrs.frozen(kw_only=True)
class Consent:
    """One consent to hand fields over to one recipient (§ 67b (2) SGB X).

    Attributes:
        recipient: Who may get the fields.
        purpose: What for, in the words the person was told.
        fields: Names of exactly the fields that may be handed over, at least one.
        form: How it was given.
        given_on: Day on which it was given.
        refusal_explained: The person was told what a refusal means: nothing.
        expires_on: Last day on which it holds; ``None``: until withdrawn.
        withdrawn_on: Day of withdrawal, from which nothing may be handed over.
    """

    recipient: ProviderId = attrs.field(validator=is_text)
    purpose: str = attrs.field(validator=is_text)
    fields: frozenset[str] = attrs.field(
        validator=satisfies("a frozenset with at least one field name", _are_names)
    )
    form: ConsentForm
    given_on: pendulum.Date = attrs.field(validator=is_day)
    refusal_explained: bool
    expires_on: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )
    withdrawn_on: pendulum.Date | None = attrs.field(
        default=None, validator=is_day_or_none
    )

    def holds_on(self, day: pendulum.Date) -> bool:
        """Say whether fields may be handed over on *day*."""
        if not self.refusal_explained or day < self.given_on:
            return False
        if self.withdrawn_on is not None and day >= self.withdrawn_on:
            return False
        return self.expires_on is None or day <= self.expires_on
