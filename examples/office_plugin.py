"""How does one office bring its own letter format and its own rule, in one plug-in?

python examples/office_plugin.py
"""

import textwrap
from collections.abc import Sequence
from typing import Final

import attrs
import pendulum

from outreach_core import Language, Words
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import VOCABULARY, kassel, screen
from outreach_core.hooks import (
    API_VERSION,
    LETTER_FORMAT,
    RULEBOOK,
    PluginSettings,
    Registry,
    Setting,
    hookimpl,
    whole_from,
)
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_B,
    InvitationFacts,
    Letter,
    LetterFormat,
    LetterKind,
    LetterProblem,
    PrintProfile,
    RenderedLetter,
    Sender,
    VisitInvitation,
    letter_as_text,
    plan_letters,
    shipped_template,
)
from outreach_core.people import Address, Customer
from outreach_core.rules import Rulebook, rulebook_from_toml, rulebook_to_toml

TODAY = pendulum.date(2026, 10, 5)

EFFORTS = Setting(
    key="efforts",
    shape=whole_from(1),
    help=Words("So viele Versuche müssen vermerkt sein.", "Attempts on record."),
    default=3,
)


@attrs.frozen(kw_only=True)
class TerminalFormat:
    """Lines of 72 characters, as the old case system of the house takes them."""

    name: str = "terminal"
    media_type: str = "text/plain; charset=utf-8"
    suffix: str = ".txt"

    def problems(
        self,
        letter: Letter,  # noqa: ARG002  lines can hold every letter
        profile: PrintProfile,  # noqa: ARG002  and there is no paper
    ) -> Sequence[LetterProblem]:
        """Return nothing: there is no page to run out of."""
        return ()

    def render(
        self,
        letter: Letter,
        profile: PrintProfile,  # noqa: ARG002  there is no paper
    ) -> RenderedLetter:
        """Fold the words of the letter; nothing is left out and nothing added."""
        lines = (
            textwrap.fill(line, width=72, break_on_hyphens=False)
            for line in letter_as_text(letter).splitlines()
        )
        return RenderedLetter(
            key=letter.key,
            media_type=self.media_type,
            suffix=self.suffix,
            content=("\n".join(lines) + "\n").encode(),
        )


class OurOffice:
    """The plug-in; a module with the same functions would do as well."""

    OUTREACH_API: Final = API_VERSION
    OUTREACH_SETTINGS: Final = (EFFORTS,)

    @hookimpl
    def outreach_letter_formats(
        self,
        settings: PluginSettings,  # noqa: ARG002  nothing to set
    ) -> tuple[LetterFormat, ...]:
        """Bring the format of the house."""
        return (TerminalFormat(),)

    @hookimpl
    def outreach_rulebooks(self, settings: PluginSettings) -> tuple[Rulebook, ...]:
        """Bring the rule of Kassel, with as many attempts as the house asks for."""
        text = rulebook_to_toml(kassel(efforts=settings.of(EFFORTS)))
        ours = text.replace('name = "kassel"', 'name = "ours"')
        return (rulebook_from_toml(ours, vocabulary=VOCABULARY),)


def person() -> tuple[Customer, ContactHistory]:
    """Somebody silent for long, with two letters since."""
    home = Address(street="Lindenweg 3", postcode="34121", town="Musterstadt")
    letters = tuple(
        Contact(
            on=TODAY.subtract(days=ago),
            channel=Channel.LETTER,
            direction=Direction.OUTBOUND,
            outcome=Outcome.SENT,
        )
        for ago in (60, 30)
    )
    customer = Customer(
        id=CustomerId("AAAAA-00001"),
        family_name="Beispiel",
        given_name="Ada",
        in_benefit=True,
        address=home,
    )
    return customer, ContactHistory(letters)


def first_letter(customer: Customer) -> Letter:
    """The friendly first letter, checked."""
    plan = plan_letters(
        [customer],
        template=shipped_template(LetterKind.FIRST_LETTER),
        facts=InvitationFacts(
            team=("Frau Ahorn", "Herr Birke"),
            invitation=VisitInvitation(
                first_day=pendulum.date(2026, 10, 19),
                last_day=pendulum.date(2026, 10, 30),
            ),
            answer_by=pendulum.date(2026, 10, 16),
        ),
        sender=Sender(
            office="Jobcenter Musterstadt",
            return_line="Musterstraße 1, 34117 Musterstadt",
            street="Musterstraße 1",
            postcode="34117",
            town="Musterstadt",
            phone="0561 000000",
            email="team@example.org",
        ),
        occasion="erstes-schreiben",
        day=TODAY,
    )
    (letter,) = plan.to_send
    return letter


if __name__ == "__main__":
    registry = Registry.from_plugins({"ours": OurOffice()})
    print("formats:", *registry.names(LETTER_FORMAT))
    print("rulebooks:", *registry.names(RULEBOOK))
    for name in ("kassel", "ours"):
        rulebook = registry.one(RULEBOOK, name)
        decision = screen([person()], rulebook=rulebook, as_of=TODAY).decisions[0]
        reasons = " ".join(reason.to(Language.EN) for reason in decision.reasons)
        print(f"{name}: {decision.standing}. {reasons}")
    ours = registry.one(LETTER_FORMAT, "terminal")
    text = ours.render(first_letter(person()[0]), DIN_5008_B).content.decode()
    print(*text.splitlines()[8:26], sep="\n")
