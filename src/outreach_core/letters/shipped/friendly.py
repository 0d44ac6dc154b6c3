"""Which sentences does a language need for the first letter and the announcement?

A translation fills in every field, in the order and with the values of the German text;
how they become letters is the same for all. None of the translations has been read by a
native speaker yet: each office has it read and keeps that as a ``Review``.
"""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from outreach_core.letters.letter import LetterKind
from outreach_core.letters.shipped.sections import letter_source, paragraphs


@attrs.frozen(kw_only=True)
class FriendlyWords:
    """The sentences of two friendly letters in one language, as template text.

    Attributes:
        info: Labelled values beside the address.
        promises: Voluntary, not a check, nobody need be let in, the money is safe.
        ways: How to answer, as a list.
        code_by: The answer code, and until when an answer helps.
        otherwise: Another day, another place, no visit.
        closing: The farewell.
        privacy: The privacy notice, and that the German letter is the original.
        first_subject: What the first letter is about.
        first_letter: Its question, its offer, and who comes when.
        answering: Heading above the ways to answer.
        announced_subject: What the announcement is about.
        announcement: Its question, down to the heading of the visit.
        slot: When, where and who, as facts.
        if_not: Heading above how to call the visit off.
        call_off: How to call it off.
        reply_head: Heading and address of the page to tick.
        visit_heading: Heading above the boxes about the visit.
        yes_visit: The first box of the first letter.
        yes_slot: The first box of the announcement.
        visit_boxes: The other boxes about the visit.
        wishes: Boxes for wishes, with their heading.
        no_visit: Boxes for "rather not", with their heading and the thanks.
    """

    info: str
    promises: str
    ways: str
    code_by: str
    otherwise: str
    closing: str
    privacy: str
    first_subject: str
    first_letter: str
    answering: str
    announced_subject: str
    announcement: str
    slot: str
    if_not: str
    call_off: str
    reply_head: str
    visit_heading: str
    yes_visit: str
    yes_slot: str
    visit_boxes: str
    wishes: str
    no_visit: str

    def sources(self) -> Mapping[LetterKind, str]:
        """Return the source of each letter."""
        first = self.letter(
            self.first_subject,
            self.yes_visit,
            self.first_letter,
            self.promises,
            f"## {self.answering}",
            self.ways,
            self.code_by,
            self.otherwise,
        )
        announced = self.letter(
            self.announced_subject,
            self.yes_slot,
            self.announcement,
            self.slot,
            self.promises,
            f"## {self.if_not}",
            self.call_off,
            self.ways,
            self.otherwise,
        )
        return MappingProxyType(
            {LetterKind.FIRST_LETTER: first, LetterKind.ANNOUNCEMENT: announced}
        )

    def letter(
        self, subject: str, yes: str, *body: str, closing: str | None = None
    ) -> str:
        """Put one letter together.

        Args:
            subject: What it is about.
            yes: The first box to tick.
            body: Its parts, from the top.
            closing: Its farewell; the usual one for ``None``.
        """
        boxes = "\n".join(
            (f"## {self.visit_heading}", f"[ ] {yes}", paragraphs(self.visit_boxes))
        )
        return letter_source(
            info=self.info,
            subject=subject,
            body=paragraphs(*body),
            closing=closing or self.closing,
            privacy=self.privacy,
            reply=paragraphs(self.reply_head, boxes, self.wishes, self.no_visit),
        )
