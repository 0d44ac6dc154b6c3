"""Who is looked after: the facts about one customer that outreach needs."""

import enum

import attrs
import pendulum

from outreach_core._validators import is_day_or_none, is_line, satisfies, says_something
from outreach_core.ids import BenefitUnitId, CustomerId, StaffId
from outreach_core.people.addresses import Address
from outreach_core.people.holds import Hold, HoldKind
from outreach_core.people.representatives import Representative
from outreach_core.people.wishes import VisitWishes


class FormOfAddress(enum.StrEnum):
    """How the person wants to be addressed; never guessed from a first name.

    OLG Frankfurt, 21 June 2022, 9 U 92/20: addressing a non-binary person as Herr or
    Frau is discriminating; "Guten Tag" with both names is named as the way out.
    """

    FRAU = "frau"
    HERR = "herr"
    NEUTRAL = "neutral"


def _ordered(holds: tuple[Hold, ...]) -> tuple[Hold, ...]:
    return tuple(sorted(holds, key=lambda hold: (hold.kind, hold.review_on)))


@attrs.frozen(kw_only=True)
class Customer:
    """One customer (Kundin, Kunde) as known on one day.

    There is no field for the state of a flat, a letterbox or the neighbours, and none
    for the reason why somebody fell silent.

    Attributes:
        id: Pseudonym; the only name that may appear in logs and file names.
        customer_number: Official number, opaque; empty when not delivered.
        family_name: Family name, or the single name of somebody who has one.
        given_name: Given name; empty for somebody with a single name.
        title: Academic titles as the person uses them ("Dr.").
        form_of_address: As chosen by the person.
        birth: Birth date as first stated to an agency (§ 33a SGB I); ``None`` unknown.
        benefit_unit: Benefit unit (Bedarfsgemeinschaft); ``None`` unknown.
        address: Where letters and visits go; ``None``: none is known.
        phone: Telephone number; empty when none is known.
        email: Mail address; empty when none is known.
        language: Language wished for letters (ISO 639-1).
        in_benefit: Receives benefits on the day of the data; ``None`` unknown.
        holds: Reasons to stay away, sorted by kind.
        wishes: What the person asked for.
        representative: Who acts for the person (§ 13 SGB X); ``None``: nobody is known.
        caseworker: Integrationsfachkraft to whom contact is handed back.
    """

    id: CustomerId
    customer_number: str = attrs.field(default="", repr=False, validator=is_line)
    family_name: str = attrs.field(
        repr=False,
        validator=satisfies("a name of one line, not empty", says_something),
    )
    given_name: str = attrs.field(default="", repr=False, validator=is_line)
    title: str = attrs.field(default="", repr=False, validator=is_line)
    form_of_address: FormOfAddress = attrs.field(
        default=FormOfAddress.NEUTRAL, repr=False
    )
    birth: pendulum.Date | None = attrs.field(
        default=None, repr=False, validator=is_day_or_none
    )
    benefit_unit: BenefitUnitId | None = None
    address: Address | None = attrs.field(default=None, repr=False)
    phone: str = attrs.field(default="", repr=False, validator=is_line)
    email: str = attrs.field(default="", repr=False, validator=is_line)
    language: str = attrs.field(default="de", repr=False)
    in_benefit: bool | None = None
    holds: tuple[Hold, ...] = attrs.field(default=(), repr=False, converter=_ordered)
    wishes: VisitWishes = attrs.field(factory=VisitWishes, repr=False)
    representative: Representative | None = attrs.field(default=None, repr=False)
    caseworker: StaffId | None = None

    def holds_on(self, day: pendulum.Date) -> tuple[HoldKind, ...]:
        """Return the kinds of hold in force on *day*, sorted."""
        return tuple(hold.kind for hold in self.holds if hold.holds_on(day))

    def known_by(self, day: pendulum.Date) -> "Customer":
        """Return the customer without holds that were entered after *day*.

        Nothing else about a customer says when it was entered: benefits, address and
        wishes stay as they are given.
        """
        known = tuple(hold for hold in self.holds if hold.was_known_by(day))
        return self if known == self.holds else attrs.evolve(self, holds=known)

    @property
    def initials(self) -> str:
        """Initials for day sheets ("A. B."), so that a lost sheet names nobody."""
        names = (self.given_name, self.family_name)
        return " ".join(f"{name[0]}." for name in names if name)
