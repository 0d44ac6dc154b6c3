"""Does a letter check let good letters pass, and does it tell faults discreetly?"""

from functools import partial
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.hooks import LETTER_CHECK
from outreach_core.letters import Letter, LetterProblem, Paragraph, Run
from outreach_core.testing.examples import CANARY
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.canonical import Raised, digest, tried
from outreach_core.testing.kit.letters_to_try import (
    all_letters,
    grace_letter,
    letters_to_try,
)
from outreach_core.testing.kit.promises import CheckGroup, Promises, expect

promise = Promises(prefix="CHK", kind=LETTER_CHECK)
# Sentences that no letter of this house may hold; a check may or may not see them.
_UNKIND: Final = (
    "Sie sind verpflichtet, zu diesem Termin zu erscheinen.",
    "Bei Nichterscheinen werden Leistungen gekürzt.",
    "Ihre Schulden und Ihre Sucht sind uns bekannt.",
)


def _unkind() -> tuple[Letter, ...]:
    return tuple(
        _with(letter, words)
        for letter, words in zip(letters_to_try()["umlauts"], _UNKIND, strict=False)
    )


def _with(letter: Letter, words: str) -> Letter:
    body = (*letter.text.body, Paragraph((Run(text=words),)))
    return attrs.evolve(letter, text=attrs.evolve(letter.text, body=body))


def _bare() -> Letter:
    letter = letters_to_try()["ordinary"][0]
    text = attrs.evolve(letter.text, body=(), privacy=(), reply=(), info=())
    return attrs.evolve(letter, text=text)


def _found(check: Any, letter: Letter) -> tuple[LetterProblem, ...]:
    return tuple(check.check(letter))


@promise(
    1,
    what=Words(
        "Der freundliche erste Brief der Bibliothek geht durch",
        "The friendly first letter of the library passes",
    ),
    why=Words(
        "Eine Prüfung, die alles anhält, wird abgeschaltet.",
        "A check that holds everything back gets switched off.",
    ),
    fix=Words(
        "Enger suchen: ganze Wörter, nicht Wortteile.",
        "Search more narrowly: whole words, not parts of words.",
    ),
)
def _good_letters_pass(bench: Bench) -> None:
    for place, check in bench.each(LETTER_CHECK):
        for group in ("ordinary", "umlauts", "six_lines", "courtesy"):
            for letter in letters_to_try()[group]:
                sources = sorted({p.source for p in _found(check, letter)})
                expect(
                    not sources,
                    Words(
                        "{place} hält einen guten Brief zurück: {sources}.",
                        "{place} holds a good letter back: {sources}.",
                    ),
                    place=place,
                    sources=sources,
                )


@promise(
    2,
    what=Words(
        "Kein Brief bringt die Prüfung zum Absturz, auch kein leerer",
        "No letter crashes the check, not even an empty one",
    ),
    why=Words(
        "Ein Absturz hält den Brief fest, ohne dass jemand weiß, warum.",
        "A crash keeps the letter here, and nobody knows why.",
    ),
    fix=Words(
        "Über texts_of(…) laufen; Abschnitte dürfen fehlen.",
        "Go through texts_of(…); parts may be missing.",
    ),
)
def _nothing_crashes(bench: Bench) -> None:
    for place, check in bench.each(LETTER_CHECK):
        for letter in (*all_letters(), *_unkind(), _bare()):
            found = tried(partial(check.check, letter))
            kind = found.kind if isinstance(found, Raised) else ""
            expect(
                not kind,
                Words(
                    "{place} löste bei {customer} {kind} aus.",
                    "{place} raised {kind} on {customer}.",
                ),
                place=place,
                kind=kind,
                customer=letter.key.customer,
            )


@promise(
    3,
    what=Words(
        "Ein Problem nennt die Kennung des Briefs und sonst niemanden",
        "A problem names the id of the letter and nobody else",
    ),
    why=Words(
        "Sonst bekommt die falsche Person keinen Brief.",
        "Else the wrong person gets no letter.",
    ),
    fix=Words("customer=letter.key.customer.", "customer=letter.key.customer."),
)
def _problems_name_the_letter(bench: Bench) -> None:
    for place, check in bench.each(LETTER_CHECK):
        for letter in (*_unkind(), _bare(), *all_letters()[::5]):
            own = all(p.customer == letter.key.customer for p in _found(check, letter))
            expect(
                own,
                Words(
                    "{place}: Ein Hinweis nennt eine andere Kennung.",
                    "{place}: a problem names another customer.",
                ),
                place=place,
            )


@promise(
    4,
    what=Words(
        "Ein Problem zitiert keinen Namen aus dem Brief",
        "A problem quotes no name of the letter",
    ),
    why=Words(
        "Die Liste der Probleme geht durchs Haus.",
        "The list of problems goes through the house.",
    ),
    fix=Words(
        "Die Stelle und das Wort der Vorlage nennen, nie ein Feld der Person.",
        "Name the place and the word of the template, never a field of the person.",
    ),
    group=CheckGroup.PRIVACY,
)
def _problems_quote_nobody(bench: Bench) -> None:
    for place, check in bench.each(LETTER_CHECK):
        for letter in (*_unkind(), _bare(), *_named()):
            said = "".join(
                f"{p.problem.de}{p.problem.en}" for p in _found(check, letter)
            )
            expect(
                CANARY not in said,
                Words(
                    "{place}: Ein Hinweis zitiert einen Namen.",
                    "{place}: a problem quotes a name.",
                ),
                place=place,
            )


def _named() -> tuple[Letter, ...]:
    return tuple(
        _with(letters_to_try()["ordinary"][0], w + f" {CANARY}") for w in _UNKIND
    )


@promise(
    5,
    what=Words(
        "Ein Problem sagt auf Deutsch und Englisch, was zu tun ist",
        "A problem says in German and English what to do",
    ),
    why=Words(
        "Wer den Brief schreibt, ist kein Entwickler.",
        "Whoever writes the letter is no developer.",
    ),
    fix=Words('problem=Words("…", "…").', 'problem=Words("…", "…").'),
)
def _problems_are_told_twice(bench: Bench) -> None:
    for place, check in bench.each(LETTER_CHECK):
        for letter in (*_unkind(), _bare(), *all_letters()[::5]):
            for found in _found(check, letter):
                de, en = found.problem.de.strip(), found.problem.en.strip()
                expect(
                    bool(de and en) and de != en,
                    Words(
                        "{place}: nur in einer Sprache gesagt.",
                        "{place}: told in one language.",
                    ),
                    place=place,
                )


@promise(
    6,
    what=Words(
        "Ein Problem sagt, welche Prüfung es gefunden hat",
        "A problem says which check found it",
    ),
    why=Words(
        "Sonst weiß niemand, welche Regel zu lesen ist.",
        "Else nobody knows which rule to read.",
    ),
    fix=Words("source=self.name.", "source=self.name."),
)
def _problems_say_who_found_them(bench: Bench) -> None:
    for place, check in bench.each(LETTER_CHECK):
        for letter in (*_unkind(), _bare()):
            named = all(p.source.strip() for p in _found(check, letter))
            expect(
                named,
                Words(
                    "{place}: Ein Hinweis hat keine Quelle.",
                    "{place}: a problem has no source.",
                ),
                place=place,
            )


@promise(
    7,
    what=Words(
        "Sie findet überhaupt etwas: mindestens ein schlechter Brief bleibt hier",
        "It finds anything at all: at least one bad letter stays here",
    ),
    why=Words(
        "Eine Prüfung, die nie etwas findet, beruhigt ohne Grund.",
        "A check that never finds anything reassures without reason.",
    ),
    fix=Words(
        "Prüft sie etwas, das hier nicht vorkommt: Ausnahme mit Begründung.",
        "If it looks for what does not occur here: a waiver with its reason.",
    ),
)
def _something_is_found(bench: Bench) -> None:
    bad = (*_unkind(), _bare(), *_odd())
    for place, check in bench.each(LETTER_CHECK):
        some = any(_found(check, letter) for letter in bad)
        expect(
            some,
            Words(
                "{place} findet in {count} schlechten Briefen nichts.",
                "{place} finds nothing in {count} bad letters.",
            ),
            place=place,
            count=len(bad),
        )


def _odd() -> tuple[Letter, ...]:
    """Return letters with one fault of form each, as offices make them."""
    letter = letters_to_try()["ordinary"][0]
    sender = attrs.evolve(letter.sender, return_line="Jobcenter Musterstadt, Ring 1")
    numbered = _with(letter, "Ihr Zeichen: 123D456789")
    other = attrs.evolve(letter.text, language="tr")
    return (
        attrs.evolve(letter, sender=sender),
        attrs.evolve(letter, team=("Kim Muster",), signers=("Kim Muster",)),
        attrs.evolve(letter, discreet=False),
        numbered,
        attrs.evolve(letter, text=other),
        _with(letter, "https://probe.example/?id=1"),
        _with(grace_letter(), "Ihr Geld hängt nicht davon ab."),
    )


@promise(
    8,
    what=Words(
        "Zwei Briefe mit demselben Text bekommen dasselbe Urteil",
        "Two letters with the same text get the same judgement",
    ),
    why=Words(
        "Ob ein Brief hinausgeht, darf nicht davon abhängen, wer ihn bekommt.",
        "Whether a letter goes out must not depend on who gets it.",
    ),
    fix=Words(
        "Nur den Brief ansehen; nichts zwischen Briefen merken.",
        "Look at the letter only; keep nothing between letters.",
    ),
)
def _same_text_same_judgement(bench: Bench) -> None:
    one = _unkind()[0]
    for place, check in bench.each(LETTER_CHECK):
        verdicts = {
            digest([(p.problem, p.source) for p in _found(check, letter)])
            for letter in (one, *(attrs.evolve(one) for _ in range(3)), one)
        }
        expect(
            len(verdicts) == 1,
            Words(
                "{place}: Derselbe Text wird anders beurteilt.",
                "{place}: the same text is judged differently.",
            ),
            place=place,
        )


@promise(
    9,
    what=Words(
        "Auch die Übersetzung und der Antwortbogen werden gelesen",
        "The translation and the answer page are read too",
    ),
    why=Words(
        "Ein Satz ist dort so verletzend wie im Brief.",
        "A sentence hurts there as much as in the letter.",
    ),
    fix=Words(
        "letter.texts und darin body, privacy und reply durchgehen.",
        "Go through letter.texts, and body, privacy and reply in them.",
    ),
)
def _every_part_is_read(bench: Bench) -> None:
    letter = letters_to_try()["ordinary"][0]
    for place, check in bench.each(LETTER_CHECK):
        for words in _UNKIND:
            if not _found(check, _with(letter, words)):
                continue  # not what this check looks for
            block = (Paragraph((Run(text=words),)),)
            for part in ("privacy", "reply"):
                changed: Any = {part: (*getattr(letter.text, part), *block)}
                other = attrs.evolve(letter, text=attrs.evolve(letter.text, **changed))
                expect(
                    bool(_found(check, other)),
                    Words(
                        "{place} liest {part} nicht.", "{place} does not read {part}."
                    ),
                    place=place,
                    part=part,
                )
