"""Who outside the team has read exactly this text, and said that it may go out?

Two kinds of text need more than our checks: Leichte Sprache carries its name only when
readers of the target group have read it, and the honest letter of § 7b (4) SGB II speaks
of money, so the office's lawyers read it first. A translation may go out unread beside
the German original; a review by somebody who speaks the language is kept the same way,
see ``readings``. A review is for one version: change a word, and it has to be read again.
"""

from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day, is_text
from outreach_core.letters.letter import LetterKind, Register

_EASY: Final = Words(
    "„Leichte Sprache“ heißt ein Text erst, wenn Menschen aus der Zielgruppe ihn gelesen "
    "haben. Bitte eine Prüfung der Version {version} eintragen oder das Register „plain“ "
    "wählen.",
    "A text is called 'Leichte Sprache' only when readers of the target group have read "
    "it. Record a review of version {version}, or choose the register 'plain'.",
)
_LEGAL: Final = Words(
    "Dieser Brief spricht von Geld, das verloren gehen kann. Ihre Rechtsstelle muss "
    "Version {version} lesen, bevor er hinausgeht; bitte die Prüfung eintragen.",
    "This letter speaks of money that may be lost. Your lawyers have to read version "
    "{version} before it goes out; please record their review.",
)
_OTHER_VERSION: Final = Words(
    "Geprüft wurde Version {reviewed}, der Text ist jetzt Version {version}. Bitte noch "
    "einmal lesen lassen.",
    "Version {reviewed} was reviewed, the text is now version {version}. Please have it "
    "read again.",
)


@attrs.frozen(kw_only=True)
class Review:
    """Somebody has read one version of a text and agreed to it.

    Attributes:
        by: Who, as an office or a group ("Rechtsstelle", "Prüfgruppe Lebenshilfe",
            "Sprachmittlung der Stadt").
        on: Day of the review.
        version: Version of the template that was read.
    """

    by: str = attrs.field(validator=is_text)
    on: pendulum.Date = attrs.field(validator=is_day)
    version: str = attrs.field(validator=is_text)


def review_faults(
    *, kind: LetterKind, register: Register, version: str, review: Review | None
) -> tuple[Words, ...]:
    """Return why a text of this kind and register may not go out yet.

    Args:
        kind: What the letter is for.
        register: How the text speaks.
        version: Version of the text as it is now.
        review: What is on record; ``None`` for nothing.
    """
    if review is not None and review.version != version:
        return (_OTHER_VERSION.fill(reviewed=review.version, version=version),)
    missing = review is None
    return tuple(
        words.fill(version=version)
        for words, needed in (
            (_EASY, register is Register.EASY),
            (_LEGAL, kind is LetterKind.GRACE_MONTH),
        )
        if needed and missing
    )
