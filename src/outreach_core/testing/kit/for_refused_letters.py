"""Does a format of letters refuse what it cannot print, in words, and nothing else?"""

from collections.abc import Iterator
from functools import partial

import attrs

from outreach_core._messages import Words
from outreach_core.hooks import LETTER_FORMAT
from outreach_core.letters import (
    DIN_5008_A,
    DIN_5008_B,
    Letter,
    LetterProblem,
    RenderedLetter,
)
from outreach_core.testing.examples import CANARY
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.canonical import Raised, tried
from outreach_core.testing.kit.letters_to_try import all_letters, letters_to_try
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Promises,
    broken,
    expect,
)
from outreach_core.testing.kit.words_of_formats import FOUND

promise = Promises(prefix="FMT", kind=LETTER_FORMAT)


@promise(
    11,
    what=Words(
        "Was problems() ablehnt, rendert render() nicht",
        "What problems() refuses, render() does not render",
    ),
    why=Words(
        "Ein Brief mit Fehlern geht sonst trotzdem hinaus.",
        "Else a letter with faults goes out all the same.",
    ),
    fix=Words(
        "In render() zuerst problems() fragen und sonst eine Ausnahme auslösen.",
        "Ask problems() first in render(), and raise if there are any.",
    ),
)
def _refused_means_refused(bench: Bench) -> None:
    for place, form in bench.each(LETTER_FORMAT):
        for letter in (*all_letters()[::4], *_impossible()):
            if form.problems(letter, DIN_5008_B):
                made = tried(partial(form.render, letter, DIN_5008_B))
                expect(
                    isinstance(made, Raised),
                    FOUND["rendered-what-it-refused"],
                    place=place,
                )


def _impossible() -> Iterator[Letter]:
    """Yield letters that no printed page has room for."""
    letter = letters_to_try()["ordinary"][0]
    sender = attrs.evolve(letter.sender, return_line="Sehr langer Absender · " * 12)
    yield attrs.evolve(letter, sender=sender)
    yield attrs.evolve(
        letter, sender=attrs.evolve(letter.sender, email="x" * 90 + "@probe.example")
    )


@promise(
    12,
    what=Words(
        "problems() nennt Kennung, Grund und Stelle, nie einen Wert",
        "problems() names id, reason and place, never a value",
    ),
    why=Words(
        "Die Liste der Probleme geht per E-Mail durchs Haus.",
        "The list of problems goes through the house by mail.",
    ),
    fix=Words(
        "LetterProblem(customer=letter.key.customer, problem=Words(…), source=…).",
        "LetterProblem(customer=letter.key.customer, problem=Words(…), source=…).",
    ),
    group=CheckGroup.PRIVACY,
)
def _problems_tell_no_value(bench: Bench) -> None:
    for place, form in bench.each(LETTER_FORMAT):
        for letter in (*all_letters()[::3], *_impossible()):
            for found in form.problems(letter, DIN_5008_B):
                _expect_discreet(place, letter, found)


def _expect_discreet(place: Words, letter: Letter, found: LetterProblem) -> None:
    expect(
        found.customer == letter.key.customer,
        FOUND["names-another-customer"],
        place=place,
    )
    said = f"{found.problem.de} {found.problem.en}"
    expect(
        CANARY not in said,
        FOUND["problem-quotes-a-name"],
        place=place,
    )
    both = bool(found.problem.de.strip() and found.problem.en.strip())
    expect(
        both,
        FOUND["problem-is-not-told-in-both-langua"],
        place=place,
    )


@promise(
    13,
    what=Words(
        "Alle vierzig Briefe werden gerendert oder abgelehnt, keiner stürzt ab",
        "All forty letters are rendered or refused, none crashes",
    ),
    why=Words(
        "Ein einziger Name darf nicht den ganzen Lauf kosten.",
        "One single name must not cost the whole run.",
    ),
    fix=Words(
        "Was nicht geht, in problems() sagen.", "Say in problems() what is impossible."
    ),
)
def _nothing_crashes(bench: Bench) -> None:
    for place, form in bench.each(LETTER_FORMAT):
        for letter in all_letters():
            found = tried(partial(form.problems, letter, DIN_5008_B))
            crash = isinstance(found, Raised)
            expect(
                not crash,
                FOUND["problems-crashed-on"],
                place=place,
                customer=letter.key.customer,
            )
            if found:
                continue
            made = tried(partial(form.render, letter, DIN_5008_B))
            if isinstance(made, Raised):
                broken(
                    FOUND["render-crashed-on"],
                    place=place,
                    customer=letter.key.customer,
                )
            expect(
                isinstance(made, RenderedLetter) and bool(made.content),
                FOUND["nothing-was-rendered-for"],
                place=place,
                customer=letter.key.customer,
            )


@promise(
    14,
    what=Words(
        "Auch das Profil DIN 5008 Form A wird bedient oder abgelehnt",
        "The profile DIN 5008 form A is served or refused too",
    ),
    why=Words(
        "Büros haben verschiedene Fensterumschläge.",
        "Offices have different envelopes with windows.",
    ),
    fix=Words(
        "Maße aus dem Profil nehmen, nicht fest hinschreiben.",
        "Take measures from the profile instead of writing them down.",
    ),
)
def _other_profiles_are_served(bench: Bench) -> None:
    letter = letters_to_try()["ordinary"][0]
    for place, form in bench.each(LETTER_FORMAT):
        made = tried(partial(form.render, letter, DIN_5008_A))
        refused = bool(form.problems(letter, DIN_5008_A))
        fine = isinstance(made, RenderedLetter) or refused
        expect(
            fine,
            FOUND["form-a-crashes"],
            place=place,
        )
