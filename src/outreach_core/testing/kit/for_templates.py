"""Can letters be written with a template, for everybody, and may they go out?"""

from collections.abc import Iterator
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core.hooks import LETTER_TEMPLATE, LetterTemplate
from outreach_core.letters import (
    DEFAULT_CHECKS,
    ComposeProblem,
    Letter,
    compose,
    letter_as_text,
    plain,
    run_checks,
    texts_of,
)
from outreach_core.people import Customer
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.letters_to_try import (
    DAY,
    FACTS_TO_TRY,
    OCCASION,
    SENDER,
    SPARE_SENDER,
    customers_to_try,
)
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Promises,
    expect,
    listed,
    not_tried,
)
from outreach_core.testing.kit.words_in_letters import bare

promise = Promises(prefix="TPL", kind=LETTER_TEMPLATE)
_WIDTH: Final = 300
_COMPOSE: Final = Words(
    "compose(…) mit den eigenen Fakten rufen und die Probleme lesen.",
    "Call compose(…) with facts of your own and read the problems.",
)


def _letters(bench: Bench, *, spare: bool = False) -> Iterator[tuple[Words, Letter]]:
    for place, template in bench.each(LETTER_TEMPLATE):
        for customer in customers_to_try():
            letter = _written(place, template, customer, spare=spare)
            if letter is not None:
                yield place, letter


def _written(
    place: Words,
    template: LetterTemplate,
    customer: Customer,
    *,
    spare: bool = False,
    member: str = "",
) -> Letter | None:
    facts = FACTS_TO_TRY.get(template.facts_type)
    if facts is None:
        not_tried(
            Words(
                "{place} hat eigene Angaben: {facts}",
                "{place} has facts of its own: {facts}",
            ),
            place=place,
            facts=template.facts_type.__name__,
        )
    if member:
        facts = attrs.evolve(facts, team=(*facts.team, member))
    try:
        return compose(
            template,
            customer=customer,
            facts=facts,
            sender=SPARE_SENDER if spare else SENDER,
            occasion=OCCASION,
            day=DAY,
        )
    except ComposeProblem as error:
        # Names that postal machines cannot read are refused whatever the template.
        others = [p for p in error.problems if p.source != "address"]
        expect(
            not others,
            Words("{place}: {others}", "{place}: {others}"),
            place=place,
            others=listed(each.problem for each in others[:1]),
        )
        return None


@promise(
    1,
    what=Words(
        "Mit jeder Vorlage lässt sich allen schreiben",
        "With every template everybody can be written to",
    ),
    why=Words(
        "Eine Vorlage, die an einem Namen scheitert, lässt Menschen zurück.",
        "A template that fails at a name leaves people behind.",
    ),
    fix=_COMPOSE,
)
def _everybody_can_be_written_to(bench: Bench) -> None:
    for place, template in bench.each(LETTER_TEMPLATE):
        found = [_written(place, template, c) for c in customers_to_try()]
        expect(
            any(found),
            Words(
                "{place}: Niemandem kann geschrieben werden.",
                "{place}: nobody can be written to.",
            ),
            place=place,
        )


@promise(
    2,
    what=Words(
        "Jeder Brief daraus besteht die Prüfungen des Kerns",
        "Every letter made of it passes the checks of the core",
    ),
    why=Words(
        "Sonst bleibt jeder Brief liegen, am Tag des Versands.",
        "Else every letter stays here, on the day of sending.",
    ),
    fix=Words(
        "Freiwilligkeit, keine Kontrolle, Weg zum Nein, Namen des Teams, Datenschutz "
        "hineinschreiben.",
        "Write in: voluntary, no control, a way to say no, names of the team, privacy.",
    ),
)
def _letters_pass_the_checks(bench: Bench) -> None:
    for place, letter in _letters(bench):
        sources = sorted({p.source for p in run_checks(letter, DEFAULT_CHECKS)})
        expect(
            not sources,
            Words(
                "{place}: zurückgehalten von {sources}.",
                "{place}: held back by {sources}.",
            ),
            place=place,
            sources=", ".join(sources),
        )


@promise(
    3,
    what=Words(
        "Ein Büro ohne Mobilnummer und Öffnungszeiten kann sie auch benutzen",
        "An office without mobile number and opening hours can use it too",
    ),
    why=Words("Nicht jedes Büro hat alles.", "Not every office has everything."),
    fix=Words(
        "Freiwillige Felder in {% if … is not none %} fassen.",
        "Put optional fields into {% if … is not none %}.",
    ),
)
def _spare_offices_can_use_it(bench: Bench) -> None:
    for place, letter in _letters(bench, spare=True):
        said = letter_as_text(letter)
        expect(
            "None" not in said,
            Words(
                "{place}: Eine fehlende Angabe ist zu sehen.",
                "{place}: a missing detail shows.",
            ),
            place=place,
        )


@promise(
    4,
    what=Words(
        "Ein Name mit Quelltext darin bleibt ein Name",
        "A name with source code in it stays a name",
    ),
    why=Words(
        "Sonst schreibt ein Name den Brief um.", "Else a name rewrites the letter."
    ),
    fix=Words(
        "Vorlagen nur mit LetterTemplate.register bauen.",
        "Make templates with LetterTemplate.register only.",
    ),
)
def _names_stay_names(bench: Bench) -> None:
    for place, template in bench.each(LETTER_TEMPLATE):
        for name in ("{{ sender.office }}", "{% raw %}", "Frau {0}"):
            letter = _written(place, template, customers_to_try()[0], member=name)
            if letter is not None and "team" in template.fields:
                words = "".join(plain(runs) for runs in texts_of(letter.text.body))
                kept = bare(name) in bare(words)
                expect(
                    kept,
                    Words(
                        "{place}: Ein Name wurde befolgt statt geschrieben.",
                        "{place}: a name was obeyed instead of written.",
                    ),
                    place=place,
                )


@promise(
    5,
    what=Words(
        "Sprache und Fassung sind angegeben, der Name verrät die Sprache",
        "Language and version are given, the name tells the language",
    ),
    why=Words(
        "Mit jedem Brief wird festgehalten, nach welchem Text er geschrieben wurde.",
        "With every letter it is kept on record which text it was written from.",
    ),
    fix=Words(
        'name="erstes-schreiben-erfurt-de", language="de".',
        'name="first-letter-erfurt-de", language="de".',
    ),
)
def _language_is_told(bench: Bench) -> None:
    for place, template in bench.each(LETTER_TEMPLATE):
        fits = template.name.endswith(f"-{template.language}")
        expect(
            fits,
            Words(
                "{place}: Der Name endet nicht mit der Sprache.",
                "{place}: the name does not end with the language.",
            ),
            place=place,
        )
        expect(
            bool(template.version),
            Words("{place}: Es gibt keine Version.", "{place}: there is no version."),
            place=place,
        )


@promise(
    6,
    what=Words(
        "Im Betreff steht kein Name und kein Anlass",
        "The subject holds no name and no reason",
    ),
    why=Words(
        "Betreffzeilen liest mit, wer den Brief auf dem Tisch sieht.",
        "Whoever sees the letter on the table reads the subject.",
    ),
    fix=Words(
        "Im Betreff keine Felder von person verwenden.",
        "Use no fields of person in the subject.",
    ),
    group=CheckGroup.PRIVACY,
)
def _subjects_are_discreet(bench: Bench) -> None:
    for place, letter in _letters(bench):
        fields = [run.field for text in letter.texts for run in text.subject]
        named = any(field and field.startswith("person") for field in fields)
        expect(
            not named,
            Words(
                "{place}: Der Betreff enthält eine Angabe zur Person.",
                "{place}: the subject holds a field of the person.",
            ),
            place=place,
        )


@promise(
    7,
    what=Words(
        "Zwei Menschen bekommen denselben Text, bis auf ihre Felder",
        "Two people get the same text, except for their fields",
    ),
    why=Words(
        "Niemand wird anders angeschrieben, weil er anders heißt.",
        "Nobody is written to differently because of a name.",
    ),
    fix=Words(
        "Bedingungen nur auf freiwillige Felder, nie auf Namen.",
        "Conditions on optional fields only, never on names.",
    ),
)
def _everybody_gets_the_same_words(bench: Bench) -> None:
    for place, template in bench.each(LETTER_TEMPLATE):
        found = {
            _own_words(letter)
            for letter in (_written(place, template, c) for c in customers_to_try()[:6])
            if letter is not None
        }
        expect(
            len(found) == 1,
            Words(
                "{place}: Menschen bekommen verschiedene Worte.",
                "{place}: people get different words.",
            ),
            place=place,
        )


def _own_words(letter: Letter) -> str:
    return "|".join(
        "".join(run.text for run in block.runs if run.field is None)
        for text in letter.texts
        for block in text.body
        if hasattr(block, "runs")
    )


@promise(
    8,
    what=Words(
        "Kein Satz ist länger als eine Zeile Nachdenken: höchstens 300 Zeichen",
        "No sentence is longer than a thought: at most 300 signs",
    ),
    why=Words(
        "Lange Sätze liest niemand, der Angst vor dem Brief hat.",
        "Nobody who is afraid of the letter reads long sentences.",
    ),
    fix=Words("Ein Gedanke, ein Satz.", "One thought, one sentence."),
)
def _sentences_are_short(bench: Bench) -> None:
    for place, template in bench.each(LETTER_TEMPLATE):
        longest = max(map(len, template.source.replace(":", ".").split(".")), default=0)
        expect(
            longest <= _WIDTH,
            Words(
                "{place}: Ein Satz hat {longest} Zeichen.",
                "{place}: a sentence has {longest} signs.",
            ),
            place=place,
            longest=longest,
        )
