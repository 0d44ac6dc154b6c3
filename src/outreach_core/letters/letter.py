"""The letter itself: everything that will be read, without markup or millimetres."""

import enum

import attrs
import pendulum

from outreach_core._validators import (
    are_lines,
    is_day,
    is_text,
    is_words_line,
    is_words_line_or_none,
)
from outreach_core.letters.keys import LetterKey
from outreach_core.letters.text import Block, Fact, Runs, plain


class Register(enum.StrEnum):
    """How a letter speaks; a plain letter is the default."""

    STANDARD = "standard"
    PLAIN = "plain"
    """Einfache Sprache: short sentences, common words, one thought a sentence."""
    EASY = "easy"
    """Leichte Sprache; needs a recorded review by readers of the target group."""


class LetterKind(enum.StrEnum):
    """What a letter is for. Letters with legal consequences have no kind here."""

    FIRST_LETTER = "first_letter"
    """We have not heard from you; may we come by in these days?"""
    ANNOUNCEMENT = "announcement"
    """We come by on this day, between these times."""
    CHANGE = "change"
    """The announced visit has been moved; only a new letter moves it."""
    OTHER_PAIR = "other_pair"
    """The announced visit stands, day and time too; other people come."""
    CANCELLATION = "cancellation"
    """The announced visit will not take place."""
    CLOSED_DOOR = "closed_door"
    """We rang and did not meet you; that is all right."""
    LATER_OFFER = "later_offer"
    """Some time has passed; the offer still stands."""
    COACHING_OFFER = "coaching_offer"
    """Somebody could go along with you for a while."""
    GRACE_MONTH = "grace_month"
    """§ 7b (4) SGB II: honest about the money, for people inside the month only."""


@attrs.frozen(kw_only=True)
class Sender:
    """Who writes, and how to reach them.

    Attributes:
        office: Name of the authority as it stands in the letterhead.
        unit: Name of the team in the letterhead; ``None`` for none.
        return_line: The one small line above the address, seen through the window:
            where the post returns the letter to, without the name of the authority.
        street: Street and number for answers by post.
        postcode: Postcode for answers by post.
        town: Town for answers by post.
        phone: Number for calls.
        mobile: Number for short messages; ``None`` when there is none.
        email: Mail address.
        opening_hours: When somebody answers the phone; ``None`` when not stated.
        signers: Names under the letter; empty for the names of the team.
        privacy_page: Web address of the full privacy notice; ``None`` for none.
        prepaid_envelope: A stamped envelope for the answer lies in the letter.
    """

    office: str = attrs.field(validator=[is_text, is_words_line])
    unit: str | None = attrs.field(default=None, validator=is_words_line_or_none)
    return_line: str = attrs.field(validator=is_words_line)
    street: str = attrs.field(validator=is_words_line)
    postcode: str = attrs.field(validator=is_words_line)
    town: str = attrs.field(validator=is_words_line)
    phone: str = attrs.field(validator=is_words_line)
    mobile: str | None = attrs.field(default=None, validator=is_words_line_or_none)
    email: str = attrs.field(validator=is_words_line)
    opening_hours: str | None = attrs.field(
        default=None, validator=is_words_line_or_none
    )
    signers: tuple[str, ...] = attrs.field(default=(), validator=are_lines)
    privacy_page: str | None = attrs.field(
        default=None, validator=is_words_line_or_none
    )
    prepaid_envelope: bool = False


@attrs.frozen(kw_only=True)
class AddressBlock:
    """What the post reads, from the top line to postcode and town.

    Attributes:
        lines: Two to six lines in Latin letters; never a blank one.
    """

    lines: tuple[str, ...] = attrs.field(repr=False, validator=are_lines)


@attrs.frozen(kw_only=True)
class LetterText:
    """The words of a letter in one language.

    Attributes:
        language: ISO 639-1 code.
        right_to_left: The script of the language runs from right to left.
        register: How the text speaks.
        info: Labelled values beside the address: date, telephone, mail.
        subject: What the letter is about; also the title of the document.
        greeting: The first line, by the form of address that the person chose.
        body: The letter.
        closing: The farewell above the names.
        enclosures: What else lies in the envelope.
        privacy: The short privacy notice.
        reply: The part to tick and send back, on a page of its own; empty for none.
    """

    language: str
    right_to_left: bool = False
    register: Register = Register.PLAIN
    info: tuple[Fact, ...] = ()
    subject: Runs
    greeting: Runs
    body: tuple[Block, ...]
    closing: Runs
    enclosures: tuple[Runs, ...] = ()
    privacy: tuple[Block, ...] = ()
    reply: tuple[Block, ...] = ()


@attrs.frozen(kw_only=True)
class Letter:
    """One letter to one person, complete and checked for form; see ``checks``.

    Attributes:
        key: By what the letter is known; also the name of its file.
        kind: What the letter is for.
        day: The date in the letter.
        sender: Who writes.
        address: What the post reads.
        text: The words in German, or in the only language of the letter.
        courtesy: The same in the person's language; the German text stays the original.
        team: Names of everybody who may come.
        signers: Names under the letter.
        discreet: Nothing in the window of the envelope tells who writes.
    """

    key: LetterKey
    kind: LetterKind = LetterKind.FIRST_LETTER
    day: pendulum.Date = attrs.field(validator=is_day)
    sender: Sender = attrs.field(repr=False)
    address: AddressBlock = attrs.field(repr=False)
    text: LetterText = attrs.field(repr=False)
    courtesy: LetterText | None = attrs.field(default=None, repr=False)
    team: tuple[str, ...] = attrs.field(repr=False, validator=are_lines)
    signers: tuple[str, ...] = attrs.field(repr=False, validator=are_lines)
    discreet: bool = True

    @property
    def texts(self) -> tuple[LetterText, ...]:
        """The words in every language, the original first."""
        return (self.text,) if self.courtesy is None else (self.text, self.courtesy)

    @property
    def language(self) -> str:
        """Language of the original."""
        return self.text.language

    @property
    def subject(self) -> str:
        """Subject of the original, as words; the title of the document."""
        return plain(self.text.subject)

    @property
    def answer_code(self) -> str:
        """Code by which an answer finds its case."""
        return self.key.answer_code
