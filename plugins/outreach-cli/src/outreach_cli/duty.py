"""What can an office set about its duty desk, and which desk does that make?"""

from collections.abc import Mapping
from typing import Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidInputError, InvalidValueError, OutreachError
from outreach_core.ids import StaffId
from outreach_core.visits import DeskPerson, DutyDesk, OverdueLadder, OverdueStage

_LADDER: Final = (
    *("call_minutes", "call_again_minutes"),
    *("lead_minutes", "police_minutes"),
)
_STAGES: Final = {"lead": OverdueStage.LEAD, "police": OverdueStage.POLICE}
_STAGE_WORDS: Final = Words('"lead" oder "police"', '"lead" or "police"')
_NOBODY: Final = Words(
    "duty.{field} fehlt: wer an der Rückmeldestelle sitzt und wen sie informiert, muss "
    "feststehen, bevor jemand losgeht. In outreach.toml eintragen oder mit --{field} "
    "nennen.",
    "duty.{field} is missing: who sits at the duty desk and whom it tells has to be "
    "settled before anybody leaves. Enter it in outreach.toml or name them with "
    "--{field}.",
)


@attrs.frozen(kw_only=True)
class DutySettings:
    """Who waits in the office while pairs are out, and what happens when nobody reports.

    Attributes:
        contact: Short name of whoever sits at the duty desk; `--contact` for one day.
        contact_name: Name on the sheet; empty: as in the staff list.
        contact_phone: Number of the desk, never a private one; empty: a line.
        lead: Short name of whom the desk tells; another person than at the desk.
        lead_name: Name on the sheet; empty: as in the staff list.
        lead_phone: Number of the lead; empty: a line.
        police_phone: Number to call last.
        call_minutes: Minutes without a report until both are called, 1 to 120.
        call_again_minutes: Until they are called again.
        lead_minutes: Until the lead is told.
        police_minutes: Until the police are called.
        code_word_stage: Where a code word begins: "police" or "lead".
        tour_phones: A line for the phone numbers of the two is printed.
        tour_car: A line for the car is printed.
        code_word_line: An empty line for the code word is printed; never the word.
    """

    contact: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    lead: str = ""
    lead_name: str = ""
    lead_phone: str = ""
    police_phone: str = "110"
    call_minutes: int = 15
    call_again_minutes: int = 25
    lead_minutes: int = 25
    police_minutes: int = 30
    code_word_stage: str = "police"
    tour_phones: bool = True
    tour_car: bool = True
    code_word_line: bool = False

    def __attrs_post_init__(self) -> None:
        self.ladder()

    def ladder(self) -> OverdueLadder:
        """Return after how many minutes what happens.

        Raises:
            InvalidValueError: Minutes that no ladder can hold, or no such stage.
        """
        if self.code_word_stage not in _STAGES:
            field = "code_word_stage"
            raise InvalidValueError(field, _STAGE_WORDS)
        stage = _STAGES[self.code_word_stage]
        minutes = {name: getattr(self, name) for name in _LADDER}
        return OverdueLadder(code_word_stage=stage, **minutes)

    def desk(
        self, names: Mapping[StaffId, str], *, contact: str = "", lead: str = ""
    ) -> DutyDesk:
        """Return the desk of one day.

        Args:
            names: How staff are called, by short name.
            contact: Who sits there on that day; empty: as set.
            lead: Whom the desk tells on that day; empty: as set.

        Raises:
            InvalidInputError: Nobody is named, or one person is both.
        """
        people = {"contact": contact or self.contact, "lead": lead or self.lead}
        missing = [_NOBODY.fill(field=name) for name in people if not people[name]]
        if missing:
            raise InvalidInputError(subject="outreach.toml", faults=missing)
        try:
            return DutyDesk(
                contact=self._person("contact", people["contact"], names),
                lead=self._person("lead", people["lead"], names),
                ladder=self.ladder(),
                police_phone=self.police_phone or "110",
                tour_phones=self.tour_phones,
                tour_car=self.tour_car,
                code_word_line=self.code_word_line,
            )
        except OutreachError as error:
            raise InvalidInputError(subject="[duty]", faults=[error.words]) from None

    def _person(self, field: str, who: str, names: Mapping[StaffId, str]) -> DeskPerson:
        # Name and number of the settings belong to whom the settings name.
        own = who == getattr(self, field)
        name = getattr(self, f"{field}_name") if own else ""
        return DeskPerson(
            id=StaffId(who),
            name=name or names.get(StaffId(who), ""),
            phone=getattr(self, f"{field}_phone") if own else "",
        )
