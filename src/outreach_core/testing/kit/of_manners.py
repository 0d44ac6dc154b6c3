"""Is a plug-in a good neighbour: pure where it must be, unmoved by others, discreet?"""

from functools import partial
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.errors import OutreachError
from outreach_core.hooks import KINDS, Kind
from outreach_core.testing.examples import CANARY
from outreach_core.testing.kit.bench import KEY, Bench, called
from outreach_core.testing.kit.canonical import digest, texts_in, tried
from outreach_core.testing.kit.exercises import (
    answers_alone,
    calls_of,
    ordinary_day,
)
from outreach_core.testing.kit.neighbours import neighbour
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Promises,
    broken,
    expect,
)
from outreach_core.testing.kit.watching import listening, process_state
from outreach_core.testing.purity import ImpureError, pure

purity = Promises(prefix="PUR", group=CheckGroup.PURITY)
isolation = Promises(prefix="ISO", group=CheckGroup.ISOLATION)
privacy = Promises(prefix="PRI", group=CheckGroup.PRIVACY)

_PURE: Final = frozenset(
    {
        "outreach_letter_checks",
        "outreach_letter_formats",
        "outreach_letter_templates",
        "outreach_report_sections",
        "outreach_rulebooks",
        "outreach_workdays",
    }
)
_SHORT: Final = 5


@purity(
    1,
    what=Words(
        "Was nur rechnet, rührt nichts an: keine Datei, keine Uhr, keinen Zufall",
        "What only computes touches nothing: no file, no clock, no chance",
    ),
    why=Words(
        "Formate, Prüfungen, Kalender, Regeln und Abschnitte müssen sich nachrechnen "
        "lassen.",
        "Formats, checks, calendars, rules and sections must be open to recalculation.",
    ),
    fix=Words(
        "Dateien und Tabellen beim Import oder im Hook laden, dann aus dem Speicher "
        "antworten.",
        "Load files and tables on import or in the hook, then answer from memory.",
    ),
)
def _what_computes_is_pure(bench: Bench) -> None:
    desk = bench.desk()
    for kind in bench.applicant.kinds:
        if kind.hook not in _PURE:
            continue
        for found in desk.objects(kind):
            for method, call in calls_of(kind, found, desk):
                tried(call)  # the first call may import what it needs
                _purely(call, called(kind, found, method))


_REPR: Final = Words("{place}: ein repr", "{place}: a repr")
_EXCEPTION: Final = Words("{place}: eine Ausnahme", "{place}: an exception")


def _purely(call: Any, place: Words) -> None:
    try:
        with pure():
            tried(call)
    except ImpureError as error:
        broken(
            Words("{place} war nicht rein: {seen}", "{place} was not pure: {seen}"),
            place=place,
            seen="; ".join(error.actions),
        )


@isolation(
    1,
    what=Words(
        "Neben einem Plug-in, das bei jedem Aufruf abstürzt, bleibt alles gleich",
        "Beside a plug-in that crashes at every call, everything stays the same",
    ),
    why=Words(
        "Der Fehler eines anderen Hauses darf die eigene Woche nicht ändern.",
        "A fault of another house must not change one's own week.",
    ),
    fix=Words(
        "Nichts global registrieren; nur eigene Objekte benutzen.",
        "Register nothing globally; use objects of your own only.",
    ),
)
def _a_crashing_neighbour_changes_nothing(bench: Bench) -> None:
    alone = answers_alone(bench.desk())
    desk = bench.desk()
    registry = desk.registry({"0-neighbour": neighbour("0-neighbour")})
    for kind in KINDS:
        for found in registry.all(kind):
            if getattr(found, "name", "") == "0-neighbour":
                _provoke(kind, found, desk)
    for (place, one), (_, two) in zip(alone, answers_alone(desk), strict=True):
        expect(
            digest(one) == digest(two),
            Words(
                "{place} antwortet daneben anders.",
                "{place} answers differently beside it.",
            ),
            place=place,
        )


def _provoke(kind: Kind[Any], found: object, desk: Any) -> None:
    for _, call in calls_of(kind, found, desk):
        tried(call)
        return


@isolation(
    2,
    what=Words(
        "Es lässt den Prozess, wie er war: Umgebung, Ordner, Sprache, Zufall, Signale",
        "It leaves the process as it was: environment, folder, locale, chance, signals",
    ),
    why=Words(
        "Alle Plug-ins teilen sich einen Prozess.", "All plug-ins share one process."
    ),
    fix=Words(
        "random.Random(seed) statt random.seed; keine os.environ, chdir, setlocale.",
        "random.Random(seed) instead of random.seed; no os.environ, chdir, setlocale.",
    ),
)
def _the_process_stays_as_it_was(bench: Bench) -> None:
    before = process_state()
    ordinary_day(bench.desk())
    after = process_state()
    changed = [name for name, value in before.items() if after[name] != value]
    expect(
        not changed,
        Words(
            "Ein gewöhnlicher Tag hat verändert: {changed}.",
            "An ordinary day changed {changed}.",
        ),
        changed=", ".join(changed),
    )


@isolation(
    3,
    what=Words(
        "Zwei Büros in einem Prozess kommen sich nicht in die Quere",
        "Two offices in one process do not get in each other's way",
    ),
    why=Words(
        "Ein Programm, das mehrere Jobcenter bedient, darf nichts vermischen.",
        "A program that serves several jobcenters must not mix them up.",
    ),
    fix=Words(
        "Ordner und Verbindungen am Objekt halten, nicht am Modul.",
        "Keep folders and connections at the object, not at the module.",
    ),
)
def _two_offices_do_not_meet(bench: Bench) -> None:
    alone = answers_alone(bench.desk())
    first, second = bench.desk(), bench.desk()
    kinds = bench.applicant.kinds
    # Both are started before either works.
    both = [
        (desk, kind, desk.objects(kind)) for desk in (first, second) for kind in kinds
    ]
    found: dict[int, list[object]] = {id(first): [], id(second): []}
    for desk, kind, objects in both:
        for one in objects:
            for _, call in calls_of(kind, one, desk):
                found[id(desk)].append(tried(call))
    for answers in found.values():
        for (place, one), two in zip(alone, answers, strict=True):
            expect(
                digest(one) == digest(two),
                Words(
                    "{place} antwortet für eine andere Dienststelle.",
                    "{place} answers for another office.",
                ),
                place=place,
            )


@privacy(
    1,
    what=Words(
        "Kein repr eines Objekts oder einer Antwort zeigt einen Namen",
        "No repr of an object or an answer shows a name",
    ),
    why=Words(
        "repr steht in Protokollen und Fehlerberichten.",
        "repr ends in logs and in reports of errors.",
    ),
    fix=Words(
        "attrs.field(repr=False) für alles, was zu einer Person gehört.",
        "attrs.field(repr=False) for all that belongs to a person.",
    ),
)
def _no_repr_names_anybody(bench: Bench) -> None:
    desk = bench.desk()
    names = markers(bench)
    for kind in bench.applicant.kinds:
        for found in desk.objects(kind):
            answers = [tried(call) for _, call in calls_of(kind, found, desk)]
            shown = repr(found) + "".join(map(_shown, answers))
            _expect_no(names, shown, _REPR.fill(place=called(kind, found)))


def _shown(answer: object) -> str:
    # A text that a method returns is the answer itself, not how it is shown.
    return "" if isinstance(answer, str) else repr(answer)


@privacy(
    2,
    what=Words(
        "Nichts wird ausgegeben oder protokolliert, und schon gar kein Name",
        "Nothing is printed or logged, least of all a name",
    ),
    why=Words(
        "Protokolle liegen jahrelang herum und werden weitergegeben.",
        "Logs lie about for years and are handed on.",
    ),
    fix=Words(
        "Meldungen als RowIssue, Fehler oder settings.progress; kein print.",
        "Tell things as RowIssue, error or settings.progress; no print.",
    ),
)
def _nothing_is_said_aloud(bench: Bench) -> None:
    desk = bench.desk()
    with listening() as heard:
        ordinary_day(desk)
    expect(not heard.out, Words("Etwas wurde ausgegeben.", "Something was printed."))
    _expect_no(
        markers(bench),
        heard.text,
        Words("Eine Protokollzeile oder Warnung", "A log line or warning"),
    )


@privacy(
    3,
    what=Words(
        "Kein Datei- oder Ordnername enthält einen Namen",
        "No name of a file or folder holds a person's name",
    ),
    why=Words(
        "Dateinamen sieht jeder, auch in Sicherungen und Suchtreffern.",
        "Everybody sees file names, in backups and search results too.",
    ),
    fix=Words(
        "Namen aus parcel.name und key bilden.", "Make names of parcel.name and key."
    ),
)
def _no_file_name_names_anybody(bench: Bench) -> None:
    desk = bench.desk()
    before = set(desk.files())
    ordinary_day(desk)
    written = "\n".join(set(desk.files()) - before)
    _expect_no(markers(bench), written, Words("Ein Dateiname", "A file name"))


@privacy(
    4,
    what=Words(
        "Keine Ausnahme nennt einen Namen oder das Geheimnis des Büros",
        "No exception tells a name or the secret of the office",
    ),
    why=Words(
        "Meldungen stehen auf dem Bildschirm und in Fehlerberichten.",
        "Messages stand on the screen and in reports of errors.",
    ),
    fix=Words(
        "Ort und Erwartung nennen, nie den Wert; raise … from None.",
        "Tell place and expectation, never the value; raise … from None.",
    ),
)
def _no_exception_names_anybody(bench: Bench) -> None:
    names = markers(bench)
    desk = bench.desk()
    for kind in bench.applicant.kinds:
        for found in desk.objects(kind):
            for method, call in calls_of(kind, found, desk):
                said = _exception_of(call)
                place = called(kind, found, method)
                _expect_no(names, said, _EXCEPTION.fill(place=place))
                expect(
                    KEY.decode() not in said,
                    Words(
                        "Eine Ausnahme verrät das Geheimnis.",
                        "An exception tells the secret.",
                    ),
                )


def _exception_of(call: Any) -> str:
    try:
        call()
    except OutreachError as error:
        return f"{error.words.de}\n{error.words.en}\n{error!r}"
    except Exception as error:  # noqa: BLE001  it is what is looked at
        return f"{error}\n{error!r}"
    return ""


@privacy(
    5,
    what=Words(
        "Das Geheimnis des Büros taucht in keinem Text auf",
        "The secret of the office turns up in no text",
    ),
    why=Words(
        "Mit ihm ließen sich alle Kennungen zu Menschen zurückrechnen.",
        "With it, all pseudonyms could be turned back into people.",
    ),
    fix=Words(
        "settings.key nur an outreach_core.ids.pseudonym geben.",
        "Give settings.key to outreach_core.ids.pseudonym only.",
    ),
)
def _the_secret_stays_secret(bench: Bench) -> None:
    desk = bench.desk()
    for kind in bench.applicant.kinds:
        for found in desk.objects(kind):
            expect(
                KEY.decode() not in repr(found),
                Words("{place} zeigt es.", "{place} shows it."),
                place=called(kind, found),
            )
    for place, answer in answers_alone(desk):
        told = any(KEY.decode() in text for text in texts_in(answer))
        expect(not told, Words("{place} verrät es.", "{place} tells it."), place=place)


def markers(bench: Bench) -> frozenset[str]:
    """Return names that may be shown nowhere: of the examples, and of read people."""
    found = {CANARY}
    desk = bench.desk()
    for kind in bench.applicant.kinds:
        if kind.hook == "outreach_sources":
            for source in desk.objects(kind):
                batch: Any = tried(partial(source.read, as_of=desk.applicant.as_of))
                for person in getattr(batch, "people", ()):
                    found |= {person.family_name, person.customer_number, person.phone}
                    found |= {person.address.street} if person.address else set()
    return frozenset(name for name in found if len(name) >= _SHORT)


def _expect_no(names: frozenset[str], text: str, where: Words) -> None:
    expect(
        not any(name in text for name in names),
        Words("{where} nennt jemanden.", "{where} names somebody."),
        where=where,
    )
