"""How are words compared with a list, whatever the script and the typewriter?"""

import unicodedata
from typing import Final

import attrs

# One letter, several signs: the dotless i of Turkish, alif and kaf of Arabic and Farsi,
# the cedilla that old Romanian typewriters put for the comma, three apostrophes.
_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیۍې", "ي"),
        **dict.fromkeys("'’`", "ʼ"),
        "ک": "ك",
        "ة": "ه",
        "ı": "i",
        "ё": "е",
        "ţ": "ț",
        "ş": "ș",
    }
)
# The dot that casefolding leaves behind a Turkish capital İ, signs that only stretch or
# divide Arabic words, and soft hyphens.
_DROPPED: Final = dict.fromkeys(map(ord, "\u0307\u0640\u200c\u200d\u00ad"))
_VOWELS: Final = dict.fromkeys((*range(0x064B, 0x0656), 0x0670))


def folded(text: str) -> str:
    """Return *text* for comparing: small letters, one sign for each letter."""
    small = unicodedata.normalize("NFC", text).casefold()
    return small.translate(_SAME).translate(_DROPPED).translate(_VOWELS)


@attrs.frozen(kw_only=True)
class WordList:
    """What a check looks for in one language.

    Attributes:
        summons: Words of a summons or of legal consequences (§§ 7b, 31-32, 59 SGB II,
            § 309 SGB III): a letter that reads like one could count as one.
        reasons: Words of reasons and of health: Art. 9 and 10 GDPR, and none of an
            envelope's business.
        voluntary: One of these must stand there.
        not_a_control: One of these must stand there.
        way_to_refuse: One of these must stand there.
        money_is_safe: Promises that nobody's money depends on the visit; untrue, and
            so forbidden, inside the month of § 7b (4) SGB II.
    """

    summons: tuple[str, ...]
    reasons: tuple[str, ...]
    voluntary: tuple[str, ...]
    not_a_control: tuple[str, ...]
    way_to_refuse: tuple[str, ...]
    money_is_safe: tuple[str, ...]
