"""Which words a letter must never say, and which it must say, in each language.

A language without a list fails every check that needs one: nobody can promise what
nobody has looked at. Lists are parts of words, compared as ``folding`` says.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from outreach_core.letters.folding import WordList
from outreach_core.letters.wordlists_translated import TRANSLATED

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
    {"de": _GERMAN, "en": _ENGLISH, **TRANSLATED}
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
