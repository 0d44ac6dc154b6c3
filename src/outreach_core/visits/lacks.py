"""What a planner cannot express, and what the core does about it."""

import enum
from collections.abc import Mapping
from typing import Final

from outreach_core._messages import Words


class Lack(enum.StrEnum):
    """Something that most routing engines have no words for.

    A planner names its own in the optional attribute ``lacks``; one without the
    attribute lacks nothing, and a plan of it that breaks a rule is refused as it is.
    """

    TEAMS = "teams"
    PAUSES = "pauses"
    SEVERAL_WINDOWS = "several_windows"
    ALTERNATIVES = "alternatives"
    LANGUAGES = "languages"
    PREFERENCES = "preferences"
    STRICT_ORDER = "strict_order"
    FAIRNESS = "fairness"
    HOUSEHOLDS = "households"
    STABILITY = "stability"
    REPETITION = "repetition"


LACK_WORDS: Final[Mapping[Lack, Words]] = {
    Lack.TEAMS: Words(
        "bildet keine Paare; es gehen die Paare des Ausgangsplans",
        "forms no pairs; those of the start plan go",
    ),
    Lack.PAUSES: Words(
        "kennt keine Pause; die Schicht wird um sie gekürzt, und der Kern legt sie fest",
        "knows no pause; the shift is shortened by it, and the core sets it",
    ),
    Lack.SEVERAL_WINDOWS: Words(
        "kennt nur ein Zeitfenster je Besuch; der Kern rückt die Zeiten zurecht",
        "knows one time window a visit; the core puts the times right",
    ),
    Lack.ALTERNATIVES: Words(
        "kennt keine Alternativen; was doppelt geplant ist, lässt der Kern weg",
        "knows no alternatives; the core leaves out what was planned twice",
    ),
    Lack.LANGUAGES: Words(
        "kennt weder Sprachen noch Wünsche; was nicht passt, plant der Kern um",
        "knows neither languages nor wishes; the core moves what does not suit",
    ),
    Lack.PREFERENCES: Words(
        "sieht nicht, welches Paar lieber gesehen wäre (gemischt, bekannt)",
        "does not see which pair would be preferred (mixed, known)",
    ),
    Lack.STRICT_ORDER: Words(
        "wägt Dringlichkeit gegen Anzahl ab; der Kern tauscht und wertet nach strenger "
        "Rangfolge",
        "trades urgency against number; the core exchanges and rates in strict order",
    ),
    Lack.FAIRNESS: Words(
        "achtet nicht auf gleich viele Tage unterwegs",
        "does not care for equal numbers of days out",
    ),
    Lack.HOUSEHOLDS: Words(
        "legt einen Haushalt nicht zusammen und hält keinen Abstand zwischen zwei "
        "Versuchen; der Kern tut es",
        "puts no household together and leaves no gap between two attempts; the core "
        "does",
    ),
    Lack.STABILITY: Words(
        "sieht nicht, was vom bisherigen Plan bleiben soll",
        "does not see what of the plan so far should stay",
    ),
    Lack.REPETITION: Words(
        "sucht auf mehreren Fäden; von gleich guten Plänen kann es beim nächsten Mal "
        "ein anderer sein",
        "searches in several threads; of plans that are equally good it can be another "
        "one next time",
    ),
}
"""What is said of each, as the rest of a sentence that begins with the planner."""


def lacks_of(planner: object) -> frozenset[Lack]:
    """Return what *planner* says it cannot express; nothing when it does not say."""
    named: object = getattr(planner, "lacks", frozenset())
    if not isinstance(named, frozenset | set | tuple | list):
        return frozenset()
    return frozenset(lack for lack in Lack if lack in named)
