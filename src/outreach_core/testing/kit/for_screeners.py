"""Does a screener decide as the core would, about everybody, by any rulebook?"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from outreach_core._messages import Words
from outreach_core.eligibility import RULEBOOKS, Screening, kassel, screen
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import SCREENER
from outreach_core.rules import CountFact, Rulebook, parameter, rule
from outreach_core.testing.kit.bench import AS_OF, Bench
from outreach_core.testing.kit.canonical import Raised, digest, tried
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Need,
    Promises,
    expect,
)

promise = Promises(prefix="SCR", kind=SCREENER)


def _found(bench: Bench) -> Iterator[tuple[Words, Screening]]:
    for place, screener in bench.each(SCREENER):
        yield place, screener.screen(kassel(), as_of=bench.applicant.as_of)


@promise(
    1,
    what=Words(
        "Jede Person kommt genau einmal vor, nach Kennung sortiert",
        "Everybody is there exactly once, sorted by id",
    ),
    why=Words(
        "Wer zweimal vorkommt, bekommt zwei Briefe.",
        "Whoever is there twice gets two letters.",
    ),
    fix=Words(
        "ORDER BY und DISTINCT über die Kennung.", "ORDER BY and DISTINCT by id."
    ),
)
def _everybody_once(bench: Bench) -> None:
    for place, found in _found(bench):
        ids = [decision.customer for decision in found.decisions]
        expect(
            ids == sorted(set(ids)),
            Words(
                "{place}: Kennungen sind doppelt oder nicht sortiert.",
                "{place}: ids are double or not sorted.",
            ),
            place=place,
        )


@promise(
    2,
    what=Words("Es gibt Entscheidungen", "There are decisions"),
    why=Words(
        "Eine leere Sichtung besteht jede andere Prüfung.",
        "An empty screening passes every other check.",
    ),
    fix=Words(
        "folder= und settings= mit einem kleinen Bestand übergeben.",
        "Hand over folder= and settings= with a few people.",
    ),
)
def _there_are_decisions(bench: Bench) -> None:
    for place, found in _found(bench):
        expect(
            bool(found.decisions),
            Words(
                "{place} hat über niemanden entschieden.",
                "{place} decided about nobody.",
            ),
            place=place,
        )


@promise(
    3,
    what=Words(
        "Tag und Name der Regel stehen in der Antwort",
        "Day and name of the rule stand in the answer",
    ),
    why=Words(
        "Sonst weiß niemand, wonach entschieden wurde.",
        "Else nobody knows what was decided by.",
    ),
    fix=Words(
        "Screening(as_of=as_of, rulebook=rulebook.name, …).",
        "Screening(as_of=as_of, rulebook=rulebook.name, …).",
    ),
)
def _day_and_rule_are_told(bench: Bench) -> None:
    for place, found in _found(bench):
        told = (found.as_of, found.rulebook) == (bench.applicant.as_of, kassel().name)
        expect(
            told,
            Words(
                "{place}: Die Prüfung nennt einen anderen Tag oder eine andere Regel.",
                "{place}: the screening tells another day or rule.",
            ),
            place=place,
        )


@promise(
    4,
    what=Words(
        "Der Fingerabdruck ist der, den der Kern festhält",
        "The fingerprint is the one that the core keeps",
    ),
    why=Words(
        "Am Fingerabdruck erkennt eine Prüfung die Fassung.",
        "An audit knows the version by the fingerprint.",
    ),
    fix=Words(
        "fingerprint aus einer Sichtung des Kerns übernehmen: screen((), …).",
        "Take the fingerprint of a screening of the core: screen((), …).",
    ),
)
def _the_fingerprint_is_the_core_s(bench: Bench) -> None:
    as_of = bench.applicant.as_of
    wanted = screen((), rulebook=kassel(), as_of=as_of).fingerprint
    for place, found in _found(bench):
        expect(
            found.fingerprint == wanted,
            Words("{place}: eine andere Prüfsumme.", "{place}: another fingerprint."),
            place=place,
        )


@promise(
    5,
    what=Words(
        "Eine Regel, die es nicht auswerten kann, lehnt es ab",
        "A rule that it cannot evaluate is refused",
    ),
    why=Words(
        "Eine halbe Antwort schickt Briefe an die Falschen.",
        "Half an answer sends letters to the wrong people.",
    ),
    fix=Words(
        "Unbekannte Angaben mit InvalidInputError ablehnen.",
        "Refuse unknown facts by InvalidInputError.",
    ),
    group=CheckGroup.ERRORS,
)
def _unknown_rules_are_refused(bench: Bench) -> None:
    for place, screener in bench.each(SCREENER):
        found = tried(partial(screener.screen, _unknown(), as_of=AS_OF))
        expect(
            isinstance(found, Raised),
            Words(
                "{place} urteilt nach Angaben, die niemand hat.",
                "{place} judged by facts that nobody has.",
            ),
            place=place,
        )


def _unknown() -> Rulebook:
    fact = CountFact(
        name="invented_number", title=Words("erfundene Zahl", "invented number")
    )
    limit = parameter(
        "invented_limit",
        title=Words("erfundene Grenze", "invented limit"),
        unit=Words("mal", "times"),
    ).since(AS_OF.subtract(years=5), 2, source="invented")
    return Rulebook(
        name="invented",
        version="1",
        title=Words("Erfunden", "Invented"),
        source="invented",
        rule=rule(Words("Erfunden", "Invented"), fact.at_least(limit)),
    )


@promise(
    6,
    what=Words(
        "Alle mitgelieferten Regelwerke werden ausgewertet oder abgelehnt",
        "All shipped rulebooks are evaluated or refused in words",
    ),
    why=Words(
        "Das Büro wechselt die Regel, nicht das Plug-in.",
        "The office changes the rule, not the plug-in.",
    ),
    fix=Words(
        "Die Regel als Daten lesen: rulebook.rule, walk(…).",
        "Read the rule as data: rulebook.rule, walk(…).",
    ),
)
def _shipped_rules_are_known(bench: Bench) -> None:
    for place, screener in bench.each(SCREENER):
        for name, book in sorted(RULEBOOKS.items()):
            try:
                found: Any = screener.screen(book, as_of=bench.applicant.as_of)
            except InvalidInputError:
                continue
            expect(
                found.rulebook == name,
                Words(
                    "{place}: Aus {name} wurde eine andere Regel.",
                    "{place}: {name} became another rule.",
                ),
                place=place,
                name=name,
            )


@promise(
    7,
    what=Words("Jede Entscheidung nennt einen Grund", "Every decision gives a reason"),
    why=Words(
        "Eine Antwort ohne Grund ist keine.", "An answer without reason is none."
    ),
    fix=Words(
        "Begründungen vom Kern erzeugen lassen, aus den gelesenen Angaben.",
        "Let the core write the reasons from the facts that were read.",
    ),
)
def _decisions_have_reasons(bench: Bench) -> None:
    for place, found in _found(bench):
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
        "Es entscheidet über jede Person wie der Kern",
        "It decides about everybody as the core does",
    ),
    why=Words("Schneller darf nicht anders heißen.", "Faster must not mean different."),
    fix=Words(
        "people= mit den Menschen der Beispieldaten übergeben und vergleichen.",
        "Hand over people= with those in the sample data, and compare.",
    ),
    needs=[Need.PEOPLE],
)
def _it_decides_like_the_core(bench: Bench) -> None:
    applicant = bench.applicant
    core = screen(applicant.people, rulebook=kassel(), as_of=applicant.as_of)
    wanted = {each.customer: each.standing for each in core.decisions}
    for place, found in _found(bench):
        got = {each.customer: each.standing for each in found.decisions}
        wrong = sorted(c for c in set(wanted) | set(got) if wanted.get(c) != got.get(c))
        expect(
            not wrong,
            Words(
                "{place}: {count} Menschen werden anders beurteilt.",
                "{place}: {count} people are judged differently.",
            ),
            place=place,
            count=len(wrong),
        )


@promise(
    9,
    what=Words(
        "Auch für einen früheren Tag lässt sich fragen",
        "An earlier day can be asked for too",
    ),
    why=Words(
        "Eine Prüfung fragt nach dem Stand von damals.",
        "An audit asks for how things stood then.",
    ),
    fix=Words("as_of benutzen, nie die Uhr.", "Use as_of, never the clock."),
)
def _earlier_days_can_be_asked(bench: Bench) -> None:
    earlier = bench.applicant.as_of.subtract(months=6)
    for place, screener in bench.each(SCREENER):
        once, again = (screener.screen(kassel(), as_of=earlier) for _ in range(2))
        expect(
            once.as_of == earlier,
            Words(
                "{place} antwortet für einen anderen Tag.",
                "{place} answers for another day.",
            ),
            place=place,
        )
        expect(
            digest(once) == digest(again),
            Words(
                "{place} antwortet zweimal verschieden.",
                "{place} answers differently twice.",
            ),
            place=place,
        )
