"""Is a rulebook clean, complete and lawful, and can it be written down and read back?"""

import pickle
from typing import Final

from outreach_core._messages import Words
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import kassel, screen
from outreach_core.eligibility.vocabulary import VOCABULARY
from outreach_core.errors import NotInForceError
from outreach_core.hooks import RULEBOOK
from outreach_core.rules import (
    Condition,
    lint,
    rulebook_from_toml,
    rulebook_to_toml,
    walk,
)
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.letters_to_try import customers_to_try
from outreach_core.testing.kit.promises import Promises, Try, broken, expect
from outreach_core.testing.law_book import laws_for
from outreach_core.testing.laws import BrokenLawError

promise = Promises(prefix="RUL", kind=RULEBOOK)

_SEED: Final = 2026
_EXAMPLES: Final = 15
_NUMBERED: Final = {
    "bound-is-explained": 21,
    "total-and-pure": 22,
    "reads-only-its-facts": 23,
    "unknown-has-a-cause": 24,
    "knowing-more-never-flips": 25,
    "declared-direction": 26,
    "veto": 27,
    "lattice": 28,
    "normal-form": 29,
    "naming-is-inert": 30,
    "quiet-between-turning-points": 31,
    "future-does-not-touch-the-past": 32,
    "reasons-suffice": 33,
    "nothing-invented": 34,
    "comparison": 35,
    "not-in-force-raises": 36,
    "round-trip": 37,
    "adjunction": 38,
    "periods-are-monotone": 39,
    "statute-examples": 40,
}
"""Number of each law; a new law is tried by RUL-20 until it has a number."""


@promise(
    1,
    what=Words(
        "Die Regel ist sauber: nichts Unerreichbares, kein Widerspruch, jede Quelle da",
        "The rule is clean: nothing unreachable, no contradiction, every source there",
    ),
    why=Words(
        "Ein Zweig, der nie gilt, war anders gemeint.",
        "A branch that never holds was meant differently.",
    ),
    fix=Words(
        "lint(rulebook) lesen; jeder Befund nennt Stelle und Abhilfe.",
        "Read lint(rulebook); each finding names place and remedy.",
    ),
)
def _the_rule_is_clean(bench: Bench) -> None:
    for place, book in bench.each(RULEBOOK):
        found = [f"{each.code} at {each.place or 'top'}" for each in lint(book)]
        expect(
            not found,
            Words("{place}: {found}.", "{place}: {found}."),
            place=place,
            found="; ".join(found),
        )


@promise(
    2,
    what=Words(
        "Aufgeschrieben und gelesen ist es dasselbe Regelwerk",
        "Written down and read back it is the same rulebook",
    ),
    why=Words(
        "Das Büro legt die Regel als Datei zu den Akten.",
        "The office files the rule as a text.",
    ),
    fix=Words(
        "Nur Bausteine aus outreach_core.rules verwenden.",
        "Use building blocks of outreach_core.rules only.",
    ),
)
def _it_can_be_written_down(bench: Bench) -> None:
    for place, book in bench.each(RULEBOOK):
        back = rulebook_from_toml(rulebook_to_toml(book), vocabulary=VOCABULARY)
        expect(
            back.fingerprint == book.fingerprint,
            Words("{place} kommt verändert zurück.", "{place} comes back changed."),
            place=place,
        )


@promise(
    3,
    what=Words(
        "Es fragt nur, was die Bibliothek über einen Menschen weiß",
        "It asks only what the library knows about a person",
    ),
    why=Words(
        "Was niemand liefert, bleibt immer unbekannt, und niemand kommt auf die Liste.",
        "What nobody delivers stays unknown for ever, and nobody gets onto the list.",
    ),
    fix=Words(
        "Angaben aus outreach_core.eligibility.vocabulary nehmen.",
        "Take facts from outreach_core.eligibility.vocabulary.",
    ),
)
def _it_asks_what_is_known(bench: Bench) -> None:
    known = {fact.name for fact in VOCABULARY}
    for place, book in bench.each(RULEBOOK):
        asked = {n.fact.name for n in walk(book.rule) if isinstance(n, Condition)}
        extra = sorted(asked - known)
        expect(
            not extra,
            Words("{place} fragt nach {extra}.", "{place} asks for {extra}."),
            place=place,
            extra=", ".join(extra),
        )


@promise(
    4,
    what=Words(
        "Am Tag der Frage ist es in Kraft", "It is in force on the day of the question"
    ),
    why=Words(
        "Eine Regel von morgen kann heute niemanden beurteilen.",
        "A rule of tomorrow cannot judge anybody today.",
    ),
    fix=Words(
        "Den Werten einen früheren Tag geben: .since(tag, wert).",
        "Give the values an earlier day: .since(day, value).",
    ),
)
def _it_is_in_force(bench: Bench) -> None:
    for place, book in bench.each(RULEBOOK):
        try:
            book.rule.on(bench.applicant.as_of)
        except NotInForceError as error:
            broken(
                Words(
                    "{place}: {parameter} hat an dem Tag keinen Wert.",
                    "{place}: {parameter} has no value on that day.",
                ),
                place=place,
                parameter=error.parameter,
            )


@promise(
    5,
    what=Words(
        "Titel auf Deutsch und Englisch, Fassung und Quelle sind angegeben",
        "Title in German and English, version and source are given",
    ),
    why=Words(
        "Die Begründung nennt, nach welcher Regel entschieden wurde.",
        "The reasons name the rule that was decided by.",
    ),
    fix=Words(
        'title=Words("…", "…"), version="2026-10", source="Konzept, Seite 3".',
        'title=Words("…", "…"), version="2026-10", source="Concept, page 3".',
    ),
)
def _it_says_where_it_comes_from(bench: Bench) -> None:
    for place, book in bench.each(RULEBOOK):
        both = bool(book.title.de.strip() and book.title.en.strip())
        expect(
            both and book.title.de != book.title.en,
            Words("{place}: nur ein Titel.", "{place}: one title only."),
            place=place,
        )


@promise(
    6,
    what=Words(
        "Es reist unverändert in einen anderen Prozess",
        "It travels unchanged to another process",
    ),
    why=Words(
        "Große Bestände werden in mehreren Prozessen gesichtet.",
        "Large populations are screened in several processes.",
    ),
    fix=Words(
        "Keine eigenen Unterklassen von Rulebook oder Regeln.",
        "No subclasses of your own of Rulebook or rules.",
    ),
)
def _it_can_travel(bench: Bench) -> None:
    for place, book in bench.each(RULEBOOK):
        back = pickle.loads(pickle.dumps(book))  # noqa: S301  our own bytes
        expect(
            back == book and type(back) is type(book),
            Words("{place} kommt verändert an.", "{place} arrives changed."),
            place=place,
        )


@promise(
    7,
    what=Words(
        "Der Kern kann jeden danach beurteilen, mit Gründen",
        "The core can judge everybody by it, with reasons",
    ),
    why=Words(
        "Eine Antwort ohne Grund ist keine.", "An answer without reason is none."
    ),
    fix=Words("Jeder Bedingung einen Titel geben.", "Give every condition a title."),
)
def _everybody_is_judged(bench: Bench) -> None:
    people = [(person, ContactHistory()) for person in customers_to_try()[:9]]
    for place, book in bench.each(RULEBOOK):
        found = screen(people, rulebook=book, as_of=bench.applicant.as_of)
        told = all(each.reasons or each.review for each in found.decisions)
        expect(
            told,
            Words(
                "{place}: Jemand wird ohne Grund beurteilt.",
                "{place}: somebody is judged without a reason.",
            ),
            place=place,
        )


@promise(
    8,
    what=Words(
        "Zehn Jahre später ist es noch in Kraft", "Ten years later it is still in force"
    ),
    why=Words(
        "Eine Regel, die ausläuft, endet sonst mitten in einer Woche.",
        "A rule that runs out otherwise ends in the middle of a week.",
    ),
    fix=Words(
        "Der letzte Wert gilt offen weiter.", "The last value goes on without end."
    ),
)
def _it_stays_in_force(bench: Bench) -> None:
    later = bench.applicant.as_of.add(years=10)
    for place, book in bench.each(RULEBOOK):
        try:
            book.rule.on(later)
        except NotInForceError:
            broken(
                Words(
                    "{place} gilt am {later} nicht.",
                    "{place} is not in force on {later}.",
                ),
                place=place,
                later=later,
            )


@promise(
    9,
    what=Words(
        "Der Name ist ein Wort, das in Einstellungen stehen kann",
        "The name is a word that can stand in settings",
    ),
    why=Words(
        'rulebook = "kassel" soll niemand abtippen müssen, der Umlaute hasst.',
        "Nobody should have to guess blanks and capitals in a name.",
    ),
    fix=Words(
        "Kleinbuchstaben, Ziffern, Bindestriche.", "Small letters, digits, hyphens."
    ),
)
def _names_can_be_typed(bench: Bench) -> None:
    for place, book in bench.each(RULEBOOK):
        plain = book.name.replace("-", "").replace(".", "")
        fits = plain.isascii() and plain.isalnum() and plain == plain.lower()
        expect(
            fits,
            Words(
                "{place}: Der Name besteht nicht aus kleinen Buchstaben und Ziffern.",
                "{place}: the name is not made of small letters and digits.",
            ),
            place=place,
        )


def _obeys(name: str) -> Try:
    def run(bench: Bench) -> None:
        for place, book in bench.each(RULEBOOK):
            for law in laws_for(book.rule):
                if law.name == name or (not name and law.name not in _NUMBERED):
                    try:
                        law.check(max_examples=_EXAMPLES, seed=_SEED)
                    except BrokenLawError as error:
                        broken(
                            Words("{place}: {words}", "{place}: {words}"),
                            place=place,
                            words=error.words,
                        )

    run.__name__ = (name or "further_laws").replace("-", "_")
    return run


_WHY_LAW: Final = Words(
    "Ein Gesetz, das nicht gilt, heißt: zwei gleiche Fälle, zwei Antworten.",
    "A law that does not hold means: two equal cases, two answers.",
)
_FIX_LAW: Final = Words(
    "Das Beispiel in der Meldung nachrechnen; docs/how-to/prove-a-rule.md.",
    "Work out the example in the message; docs/how-to/prove-a-rule.md.",
)
LAWS: Final = tuple(
    promise(
        _NUMBERED[law.name], what=law.title, why=_WHY_LAW, fix=_FIX_LAW, heavy=True
    )(_obeys(law.name))
    for law in laws_for(kassel().rule)
    if law.name in _NUMBERED
)
FURTHER_LAWS: Final = promise(
    20,
    what=Words(
        "Alle weiteren Gesetze über Regeln gelten", "All further laws of rules hold"
    ),
    why=_WHY_LAW,
    fix=_FIX_LAW,
    heavy=True,
)(_obeys(""))
