"""Who waits at the duty desk, and what happens when nobody reports back?"""

import enum
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_line, is_text, satisfies
from outreach_core.ids import StaffId

MOST_LADDER_MINUTES: Final = 120
"""Longest time until the last stage; the ladder can be tuned, never switched off."""


class OverdueStage(enum.StrEnum):
    """What is to be done now; each stage includes those before it."""

    CALL = "call"
    """Call both of the pair."""
    CALL_AGAIN = "call_again"
    """Call both again."""
    LEAD = "lead"
    """Tell the lead."""
    POLICE = "police"
    """Call the police and give the address. The last stage stays until it is closed."""


STAGES: Final = tuple(OverdueStage)
"""The stages from the first to the last."""

STAGE_WORDS: Final = {
    OverdueStage.CALL: Words("Beide anrufen", "Call both"),
    OverdueStage.CALL_AGAIN: Words("Noch einmal beide anrufen", "Call both again"),
    OverdueStage.LEAD: Words("Leitung informieren", "Tell the lead"),
    OverdueStage.POLICE: Words(
        "Polizei rufen, Adresse nennen", "Call the police, give the address"
    ),
}
"""The stages in words for the sheet."""

LADDER_SOURCE: Final = Words(
    "Arbeitsannahme: +15, +25, +30 Minuten. Die Pflicht zu Notfallmaßnahmen folgt aus "
    "§§ 5, 9, 10 ArbSchG; Rückmeldungen im Außendienst empfiehlt #sicherimdienst NRW, "
    "Minuten nennen beide nicht. Die Zahlen gehören in die Gefährdungsbeurteilung.",
    "A working assumption: +15, +25, +30 minutes. The duty to prepare for emergencies "
    "follows from §§ 5, 9, 10 ArbSchG; reports from the field are recommended by "
    "#sicherimdienst NRW; neither names minutes. They belong in the risk assessment.",
)
"""Where the default minutes come from."""

_is_minutes = satisfies(
    f"whole minutes, 1 to {MOST_LADDER_MINUTES}",
    lambda v: type(v) is int and 1 <= v <= MOST_LADDER_MINUTES,
)


@attrs.frozen(kw_only=True)
class OverdueLadder:
    """After how many minutes without a report which stage begins (LADDER_SOURCE).

    Attributes:
        call_minutes: Minutes after the due time until both are called.
        call_again_minutes: Until they are called again; not before the first call.
        lead_minutes: Until the lead is told; not before the second call.
        police_minutes: Until the police are called; not before the lead knows.
        code_word_stage: Where a code word begins: at once with the lead, or at once
            with the police, which is the default because it costs no minute.
    """

    call_minutes: int = attrs.field(default=15, validator=_is_minutes)
    call_again_minutes: int = attrs.field(default=25, validator=_is_minutes)
    lead_minutes: int = attrs.field(default=25, validator=_is_minutes)
    police_minutes: int = attrs.field(default=30, validator=_is_minutes)
    code_word_stage: OverdueStage = attrs.field(
        default=OverdueStage.POLICE,
        validator=satisfies(
            "lead or police", lambda v: v in {OverdueStage.LEAD, OverdueStage.POLICE}
        ),
    )

    @police_minutes.validator  # the only check that needs all four
    def _in_order(self, attribute: "attrs.Attribute[int]", value: int) -> None:
        satisfies(
            "minutes in rising order: call, call again, lead, police",
            lambda v: (
                self.call_minutes <= self.call_again_minutes <= self.lead_minutes <= v
            ),
        )(self, attribute, value)

    def minutes_until(self, stage: OverdueStage) -> int:
        """Return after how many minutes *stage* begins."""
        return {
            OverdueStage.CALL: self.call_minutes,
            OverdueStage.CALL_AGAIN: self.call_again_minutes,
            OverdueStage.LEAD: self.lead_minutes,
            OverdueStage.POLICE: self.police_minutes,
        }[stage]

    def stage_after(self, late_minutes: int) -> OverdueStage | None:
        """Return the highest stage after *late_minutes*; ``None`` before the first."""
        reached = [s for s in STAGES if self.minutes_until(s) <= late_minutes]
        return reached[-1] if reached else None


@attrs.frozen(kw_only=True)
class DeskPerson:
    """Somebody whom the duty desk can reach.

    Attributes:
        id: Short name of the member of staff.
        name: Name as it stands on the sheet; empty: a line to write on.
        phone: Number of the office's phone, never a private one; empty: a line.
    """

    id: StaffId = attrs.field(validator=is_text)
    name: str = attrs.field(default="", repr=False, validator=is_line)
    phone: str = attrs.field(default="", repr=False, validator=is_line)


@attrs.frozen(kw_only=True)
class DutyDesk:
    """Who is there while pairs are out, and how the office wants it.

    The code word itself is no field: it is agreed by word of mouth, so that it can
    stand in no settings file, no backup and no print.

    Attributes:
        contact: Who sits at the desk on that day.
        lead: Whom the desk tells; another person than at the desk.
        ladder: After how many minutes what happens.
        police_phone: Number to call last.
        tour_phones: A line for the phone numbers of the two is printed.
        tour_car: A line for the car (number plate, colour) is printed.
        code_word_line: An empty line for the code word is printed, to be filled in by
            hand; left out by default.
    """

    contact: DeskPerson
    lead: DeskPerson = attrs.field()
    ladder: OverdueLadder = attrs.field(factory=OverdueLadder)
    police_phone: str = attrs.field(default="110", validator=is_text)
    tour_phones: bool = True
    tour_car: bool = True
    code_word_line: bool = False

    @lead.validator  # somebody who tells nobody but themselves is no second stage
    def _is_somebody_else(
        self, attribute: "attrs.Attribute[DeskPerson]", value: DeskPerson
    ) -> None:
        satisfies("another person than at the desk", lambda v: v.id != self.contact.id)(
            self, attribute, value
        )
