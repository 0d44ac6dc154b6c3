"""Does a note state a fact, or does it judge, guess, tell of illness or of the flat?

A word list finds words, not meanings: it warns and never refuses. What it does not
find may still be a judgement; a second person reads every note.
"""

import enum
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core._messages import Words


class WordingFault(enum.StrEnum):
    """What is wrong with a word in a note."""

    JUDGEMENT = "judgement"
    GUESS = "guess"
    ILLNESS = "illness"
    SURROUNDINGS = "surroundings"


# German stems, in folded case; one stands for all its endings. A leading blank: only
# at the beginning of a word.
STEMS: Final[Mapping[WordingFault, tuple[str, ...]]] = MappingProxyType(
    {
        WordingFault.JUDGEMENT: (
            *(" aggressiv", "gefährlich", "gewalttätig", "gewaltbereit", " kriminell"),
            *(
                "asozial",
                " assi",
                " querul",
                "renitent",
                "unkooperativ",
                "uneinsichtig",
            ),
            *("problemfall", "problemkund", " schwierig", "unzuverlässig", " faul"),
            *("arbeitsscheu", " frech", " unverschämt", "respektlos", " dreist"),
            *("provoka", "provozier", "manipulativ", "verlogen", " lügner", " lügt"),
            *("unberechenbar", " cholerisch", "hysteri", " bekannt für", " typisch"),
            *(
                " clan",
                " zigeuner",
                " ausländ",
                " islamist",
                " extremist",
                " reichsbürg",
            ),
        ),
        WordingFault.GUESS: (
            *(
                " gilt als",
                " soll angeblich",
                "angeblich",
                "vermutlich",
                "wahrscheinlich",
            ),
            *(" wohl ", "offenbar", "anscheinend", "scheinbar", " womöglich"),
            *(" möglicherweise", " man sagt", " es heißt", " gerücht", " hörensagen"),
            *(" wirkt ", " wirkte ", " scheint ", " könnte ", " dürfte "),
        ),
        WordingFault.ILLNESS: (
            *(" psych", "schizo", " depress", " borderline", " wahn", "paranoi"),
            *("verrückt", " gestört", "geisteskrank", " irre ", " krank", "erkrank"),
            *("süchtig", " sucht", "alkohol", "betrunken", " trinkt", " trinker"),
            *("drogen", " junkie", " entzug", " hiv", "hepatitis", " infekt"),
            *("behindert", " diagnos", " medikament", " suizid"),
        ),
        WordingFault.SURROUNDINGS: (
            *("verwahrlost", "vermüllt", " messie", " dreck", " schmutz", "unsauber"),
            *("ungepflegt", "stinkt", " gestank", "schimmel", " briefkasten"),
            *("jalousie", " rollläden", " rolladen", " nachbar", " mitbewohn"),
        ),
    }
)
"""What the list looks for, by kind of fault."""

_SAY_INSTEAD: Final = {
    WordingFault.JUDGEMENT: Words(
        "„{stem}“ ist ein Urteil. Schreiben Sie, was wann geschah und wer es sah.",
        "“{stem}” is a judgement. Write what happened when, and who saw it.",
    ),
    WordingFault.GUESS: Words(
        "„{stem}“ klingt nach Vermutung. Nur Beobachtetes gehört in den Hinweis.",
        "“{stem}” sounds like a guess. Only what was observed belongs in a note.",
    ),
    WordingFault.ILLNESS: Words(
        "„{stem}“ sagt etwas über die Gesundheit (Art. 9 DSGVO). Das gehört nicht in "
        "einen Sicherheitshinweis.",
        "“{stem}” tells of health (Art. 9 GDPR). It does not belong in a hazard note.",
    ),
    WordingFault.SURROUNDINGS: Words(
        "„{stem}“ beschreibt Wohnung oder Umfeld. Dafür gibt es hier kein Feld.",
        "“{stem}” describes the home or those around. There is no field for it here.",
    ),
}
_BLANKS: Final = re.compile(r"[\W_]+")


@attrs.frozen(kw_only=True)
class WordingWarning:
    """One word of a note that should be said otherwise.

    Attributes:
        fault: What is wrong with it.
        stem: What the list found; of the list, not of the note.
        words: What to write instead.
    """

    fault: WordingFault
    stem: str
    words: Words


def wording_warnings(wording: str) -> tuple[WordingWarning, ...]:
    """Return what should be said otherwise in *wording*, in the order of the list.

    Args:
        wording: German text of a hazard note; empty gives nothing.
    """
    plain = f" {_BLANKS.sub(' ', wording.casefold())} "
    return tuple(
        WordingWarning(
            fault=fault,
            stem=stem.strip(),
            words=_SAY_INSTEAD[fault].fill(stem=stem.strip()),
        )
        for fault, stems in STEMS.items()
        for stem in stems
        if stem.casefold() in plain
    )
