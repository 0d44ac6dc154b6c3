"""Which of the 25 laws that the project works by is tried under which name?"""

from typing import Final

import attrs

from outreach_core._messages import Words


@attrs.frozen(kw_only=True)
class NumberedLaw:
    """One of the 25 laws.

    Attributes:
        number: 1 to 25, as the code and the docs cite it.
        title: The law in one sentence.
        names: Names of the laws of ``laws_for``, ``column_laws_for`` and
            ``contact_laws_for`` that try it.
    """

    number: int
    title: Words
    names: tuple[str, ...]


_TEXTS: Final = (
    ("bound-is-explained", "Gebunden gleich erklärt", "Bound equals explained"),
    ("total-and-pure", "Vollständig und ohne Nebenwirkung", "Total and pure"),
    ("not-in-force-raises", "Vor dem Inkrafttreten ein Fehler", "Not in force raises"),
    ("reads-only-its-facts", "Liest nur ihre Angaben", "Reads only its facts"),
    ("unknown-has-a-cause", "Unbekannt hat eine Ursache", "Unknown has a cause"),
    ("knowing-more-never-flips", "Mehr Wissen kippt nie", "Knowing more never flips"),
    ("declared-direction", "Erklärte Richtung", "Declared direction"),
    ("veto", "Ausschluss", "Veto"),
    ("lattice", "Regeln der Logik", "Lattice laws"),
    ("normal-form", "Normalform behält die Antwort", "Normal form keeps the verdict"),
    ("naming-is-inert", "Namen ändern nichts", "Naming is inert"),
    ("round-trip", "Schreiben und Lesen", "Round trip"),
    ("adjunction counts-every-day", "Vorwärts gleich rückwärts", "Adjunction"),
    ("periods-are-monotone", "Fristen sind monoton", "Periods are monotone"),
    ("statute-examples", "Beispiele aus dem Gesetz", "Statute examples"),
    (
        "quiet-between-turning-points",
        "Ruhe zwischen Wendetagen",
        "Quiet between turning points",
    ),
    (
        "future-does-not-touch-the-past",
        "Künftiges lässt Vergangenes",
        "The future does not touch the past",
    ),
    ("row-is-column", "Zeile gleich Spalte", "Row equals column"),
    ("locality", "Jede Zeile für sich", "Locality"),
    (
        "derived-facts-agree merging-is-building",
        "Abgeleitete Angaben gleich",
        "Derived facts agree",
    ),
    (
        "no-date-arithmetic",
        "Kein Rechnen mit Tagen in SQL",
        "No date arithmetic in SQL",
    ),
    ("reasons-suffice", "Gründe genügen", "Reasons suffice"),
    ("reasons-are-needed", "Gründe sind nötig", "Reasons are needed"),
    ("nothing-invented", "Nichts erfunden", "Nothing invented"),
    ("comparison", "Vergleich zweier Fassungen", "Comparison laws"),
)

THE_LAWS: Final = tuple(
    NumberedLaw(number=number, title=Words(de, en), names=tuple(names.split()))
    for number, (names, de, en) in enumerate(_TEXTS, start=1)
)
"""All 25, in order; 18 to 21 are about columns."""
