"""Which words a letter must never say, and which it must say, in each language.

A language without a list fails every check that needs one: nobody can promise what
nobody has looked at. Lists are parts of words, compared without regard to case.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs


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


_GERMAN: Final = WordList(
    summons=(
        "pflicht",
        "meldetermin",
        "meldeaufforderung",
        "meldeversäumnis",
        "minderung",
        "mindern",
        "kürzung",
        "kürzen",
        "sanktion",
        "rechtsfolge",
        "rechtsbehelf",
        "widerspruchsbelehrung",
        "leistungsausschluss",
        "leistungsentzug",
        "mitwirkung",
        "vorladung",
        "vorzuladen",
        "aufforderung",
        "fordern wir sie auf",
        "haben sie zu erscheinen",
        "unverzüglich",
        "wichtiger grund",
        "wichtigen grund",
        "nicht erreichbar",
        "frist",
        "nachweis",
        "§",
    ),
    reasons=(
        "schulden",
        "sucht",
        "alkohol",
        "drogen",
        "polizei",
        "straftat",
        "strafe",
        "gefängnis",
        "haftanstalt",
        "gericht",
        "krank",
        "psych",
        "depress",
        "therapie",
        "diagnose",
        "behinder",
        "entzug",
        "inkasso",
        "räumung",
        "obdachlos",
        "missbrauch",
    ),
    voluntary=("freiwillig",),
    not_a_control=("keine kontrolle",),
    way_to_refuse=("keinen besuch",),
    money_is_safe=("geld hängt nicht", "leistung hängt nicht", "keine folgen"),
)
_ENGLISH: Final = WordList(
    summons=(
        "obligation",
        "obliged",
        "must appear",
        "required to",
        "summon",
        "sanction",
        "reduction",
        "legal consequence",
        "appeal",
        "deadline",
        "without delay",
        "proof",
        "§",
    ),
    reasons=(
        "debt",
        "addict",
        "alcohol",
        "drug",
        "police",
        "prison",
        "court",
        "illness",
        "mental",
        "depress",
        "therapy",
        "diagnos",
        "disab",
        "evict",
        "homeless",
        "abuse",
    ),
    voluntary=("voluntary",),
    not_a_control=("not a check", "not an inspection"),
    way_to_refuse=("do not want a visit", "no visit"),
    money_is_safe=(
        "money does not depend",
        "benefits do not depend",
        "no consequences",
    ),
)

WORDS_TO_WATCH: Final[Mapping[str, WordList]] = MappingProxyType(
    {"de": _GERMAN, "en": _ENGLISH}
)
"""The lists of the shipped languages."""

AUTHORITY_WORDS: Final = (
    "jobcenter",
    "job-center",
    "arbeitsagentur",
    "agentur für arbeit",
    "arbeitsamt",
    "sozialamt",
    "sozialgesetz",
    "sgb",
    "bürgergeld",
    "grundsicherung",
    "kundennummer",
    "bg-nummer",
)
"""Words that would tell a neighbour through the window who writes (BfDI report)."""
