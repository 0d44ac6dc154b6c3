"""Are the answers of a plug-in what was declared: types, frozen, the same every time?"""

import pickle
from collections.abc import Callable
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.errors import PluginError
from outreach_core.hooks import Kind
from outreach_core.hooks.checks import implementations, object_faults
from outreach_core.hooks.guard import members_of
from outreach_core.testing.kit.another_process import day_in_another_process
from outreach_core.testing.kit.bench import Bench, Desk, called
from outreach_core.testing.kit.canonical import Raised, digest, mutable_parts, tried
from outreach_core.testing.kit.exercises import (
    answers_alone,
    calls_of,
    day_with,
    ordinary_day,
)
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Need,
    Promises,
    broken,
    expect,
    listed,
    not_tried,
)
from outreach_core.testing.kit.signatures import names_differ

signature = Promises(prefix="SIG", group=CheckGroup.SIGNATURES)
types = Promises(prefix="TYP", group=CheckGroup.TYPES)
same = Promises(prefix="DET", group=CheckGroup.DETERMINISM)


@signature(
    1,
    what=Words(
        "Jedes Objekt hat alles, was sein Protokoll verlangt",
        "Every object has all that its protocol asks for",
    ),
    why=Words(
        "Sonst scheitert der Lauf erst, wenn die Methode gebraucht wird.",
        "Else the run fails when the method is needed.",
    ),
    fix=Words(
        "Die Protokolle stehen in outreach_core/hooks/protocols.py.",
        "The protocols stand in outreach_core/hooks/protocols.py.",
    ),
)
def _objects_fit_their_protocol(bench: Bench) -> None:
    for kind in bench.applicant.kinds:
        for place, found in bench.each(kind):
            faults = object_faults(found, kind)
            expect(
                not faults,
                Words("{place}: {faults}", "{place}: {faults}"),
                place=place,
                faults=listed(faults),
            )


@signature(
    2,
    what=Words(
        "Alle Parameter heißen wie im Protokoll, in derselben Reihenfolge",
        "All parameters are named as in the protocol, in the same order",
    ),
    why=Words(
        "Der Kern darf nach Namen rufen, auch in der nächsten Ausgabe.",
        "The core may call by name, in its next release too.",
    ),
    fix=Words(
        "Die Zeile aus dem Protokoll übernehmen.", "Copy the line from the protocol."
    ),
)
def _parameters_have_their_names(bench: Bench) -> None:
    for kind in bench.applicant.kinds:
        for place, found in bench.each(kind):
            for member, declared in _methods(kind):
                differ = names_differ(getattr(found, member, None), declared)
                expect(
                    differ is None,
                    Words("{place}.{member}: {differ}", "{place}.{member}: {differ}"),
                    place=place,
                    member=member,
                    differ=differ,
                )


def _methods(kind: Kind[Any]) -> list[tuple[str, object]]:
    if kind.is_data:
        return []
    found = members_of(kind.protocol).items()
    return [(name, value) for name, value in found if callable(value)]


@types(
    1,
    what=Words(
        "Ein gewöhnlicher Tag endet mit Antworten, nicht mit Ausnahmen",
        "An ordinary day ends with answers, not with exceptions",
    ),
    why=Words(
        "Was schon bei erfundenen Daten abbricht, bricht im Büro ab.",
        "What breaks off on invented data breaks off in the office.",
    ),
    fix=Words(
        "Die genannte Methode mit denselben Eingaben rufen und den Fehler lesen.",
        "Call the method with the same input and read the error.",
    ),
)
def _an_ordinary_day_ends_well(bench: Bench) -> None:
    for each in ordinary_day(bench.desk()):
        if isinstance(each.answer, Raised):
            broken(
                Words("{place} löste {kind} aus.", "{place} raised {kind}."),
                place=each.place,
                kind=each.answer.kind,
            )


@types(
    2,
    what=Words(
        "Jede Antwort und jedes Stück darin hat den angegebenen Typ",
        "Every answer, and every item in it, has the declared type",
    ),
    why=Words(
        "Der Kern verlässt sich darauf; eine Liste ist kein Tupel.",
        "The core relies on it; a list is no tuple.",
    ),
    fix=Words(
        "mypy --strict über das Plug-in laufen lassen.", "Run mypy --strict on it."
    ),
)
def _answers_have_their_type(bench: Bench) -> None:
    desk, other = bench.desk(), bench.desk()
    registry = other.registry()
    for kind in bench.applicant.kinds:
        for found in () if kind.is_data else desk.objects(kind):
            guarded = registry.one(kind, found.name)
            both = zip(
                calls_of(kind, found, desk), calls_of(kind, guarded, other), strict=True
            )
            for (_, call), (_, same_call) in both:
                if not isinstance(tried(call), Raised):
                    _expect_accepted(same_call)


def _expect_accepted(call: Callable[[], object]) -> None:
    """Expect that the registry's guard accepts the answer of a call that does not fail."""
    try:
        call()
    except PluginError as error:
        broken(error.words)


@types(
    3,
    what=Words(
        "Antworten sind Werte: nichts darin lässt sich ändern",
        "Answers are values: nothing in them can be changed",
    ),
    why=Words(
        "Ein Bericht ändert sonst, was der nächste liest.",
        "Else one report changes what the next one reads.",
    ),
    fix=Words("Tupel statt Listen zurückgeben.", "Return tuples instead of lists."),
)
def _answers_are_frozen(bench: Bench) -> None:
    for each in ordinary_day(bench.desk()):
        if each.place.en.endswith("read_all"):
            continue  # a mapping, as declared
        found = list(mutable_parts(each.answer))
        expect(
            not found,
            Words("{place}: {found}", "{place}: {found}"),
            place=each.place,
            found=", ".join(found),
        )


@types(
    4,
    what=Words(
        "Antworten kommen unverändert in einem anderen Prozess an",
        "Answers arrive unchanged in another process",
    ),
    why=Words(
        "Große Büros rechnen in mehreren Prozessen.",
        "Large offices compute in several processes.",
    ),
    fix=Words(
        "Klassen auf Modulebene, keine Lambdas und offenen Dateien darin.",
        "Classes at module level, without lambdas or open files inside.",
    ),
)
def _answers_can_travel(bench: Bench) -> None:
    for each in ordinary_day(bench.desk()):
        try:
            back = pickle.loads(pickle.dumps(each.answer))  # noqa: S301  our own bytes
        except Exception as error:  # noqa: BLE001  whatever it is, it is the answer
            broken(
                Words(
                    "{place} lässt sich nicht verpacken (pickle: {kind}).",
                    "{place} cannot be pickled ({kind}).",
                ),
                place=each.place,
                kind=type(error).__name__,
            )
        expect(
            digest(back) == digest(each.answer),
            Words("{place} kommt verändert an.", "{place} arrives changed."),
            place=each.place,
        )


@same(
    1,
    what=Words(
        "Dieselbe Frage an dasselbe Objekt, dieselbe Antwort",
        "The same question to the same object, the same answer",
    ),
    why=Words(
        "Niemand kann prüfen, was sich beim Nachsehen ändert.",
        "Nobody can check what changes when looked at.",
    ),
    fix=Words(
        "Keine Uhr, keinen Zufall, nichts aus dem letzten Aufruf merken.",
        "No clock, no chance, nothing kept from the last call.",
    ),
)
def _the_same_object_answers_the_same(bench: Bench) -> None:
    first, second = bench.desk(), bench.desk()
    for kind in bench.applicant.kinds:
        if kind.hook in _KEEPING:
            continue
        for found in first.objects(kind):
            one = _answers(kind, found, first)
            expect(
                one == _answers(kind, found, second),
                Words(
                    "{place} gab auf eine Frage zwei Antworten.",
                    "{place} gave two answers to one question.",
                ),
                place=called(kind, found),
            )


# What they do is remember; the second answer is another one on purpose.
_KEEPING: Final = frozenset({"outreach_case_stores", "outreach_sinks"})


def _answers(kind: Kind[Any], found: object, desk: Desk) -> str:
    return digest([(e.place, e.answer) for e in day_with(kind, found, desk)])


@same(
    2,
    what=Words(
        "Ein neu gestartetes Plug-in antwortet wie das erste",
        "A plug-in started anew answers like the first",
    ),
    why=Words(
        "Ein zweiter Lauf desselben Büros ergibt denselben Bericht.",
        "A second run of the same office gives the same report.",
    ),
    fix=Words(
        "Nichts im Modul merken, was von früheren Aufrufen abhängt.",
        "Keep nothing in the module that depends on earlier calls.",
    ),
)
def _a_fresh_start_answers_the_same(bench: Bench) -> None:
    first, second = answers_alone(bench.desk()), answers_alone(bench.desk())
    _compare(first, second, Words("nach einem neuen Start", "after a fresh start"))


@same(
    3,
    what=Words(
        "Andere Hash-Saat, Zeitzone, Sprache und anderer Ordner ändern nichts",
        "Another hash seed, time zone, locale and folder change nothing",
    ),
    why=Words(
        "Zwei Rechner im Haus kommen zum selben Ergebnis.",
        "Two machines of the house come to the same result.",
    ),
    fix=Words(
        "Mengen sortieren, ehe sie herausgehen; Tage ohne Zeitzone; Zahlen ohne locale.",
        "Sort sets before they go out; days without zone; numbers without locale.",
    ),
    needs=[Need.MODULE],
    heavy=True,
)
def _another_world_answers_the_same(bench: Bench) -> None:
    here = answers_alone(bench.desk())
    there = day_in_another_process(bench)
    if there is None:
        not_tried(
            Words(
                "Der andere Prozess kann das Plug-in nicht laden.",
                "The other process cannot import the plug-in.",
            )
        )
    for (place, answer), (_, other) in zip(here, there, strict=False):
        expect(
            digest(answer) == other,
            Words(
                "{place} antwortet anderswo anders.",
                "{place} answers differently elsewhere.",
            ),
            place=place,
        )
    expect(
        len(here) == len(there),
        Words(
            "Anderswo kommt eine andere Anzahl an Antworten.",
            "Another number of answers elsewhere.",
        ),
    )


@same(
    4,
    what=Words(
        "Es ändert die Einstellungen nicht, die es bekommt",
        "It leaves the settings that it is given as they are",
    ),
    why=Words(
        "Das nächste Objekt desselben Plug-ins liest dieselbe Tabelle.",
        "The next object of the same plug-in reads the same table.",
    ),
    fix=Words(
        "settings.values lesen, nie darin schreiben.",
        "Read settings.values, never write to it.",
    ),
)
def _settings_stay_as_they_are(bench: Bench) -> None:
    desk = bench.desk()
    settings = desk.settings
    before = digest(dict(settings.values))
    for hook in implementations(bench.applicant.plugin).values():
        hook(settings)
    expect(
        digest(dict(settings.values)) == before,
        Words(
            "Ein Hook hat seine Einstellungen verändert.",
            "A hook changed its settings.",
        ),
    )


def _compare(
    first: tuple[tuple[Words, object], ...],
    second: tuple[tuple[Words, object], ...],
    when: Words,
) -> None:
    for (place, one), (_, two) in zip(first, second, strict=False):
        expect(
            digest(one) == digest(two),
            Words(
                "{place} antwortet anders: {when}.",
                "{place} answers differently {when}.",
            ),
            place=place,
            when=when,
        )
    expect(
        len(first) == len(second),
        Words(
            "Eine andere Anzahl an Antworten: {when}.",
            "Another number of answers {when}.",
        ),
        when=when,
    )
