"""Does a plug-in register, alone and beside others, and does starting it do nothing?"""

import re
from typing import Final

from outreach_core._messages import Words
from outreach_core.hooks import API_VERSION
from outreach_core.hooks.checks import implementations, plugin_faults
from outreach_core.testing.kit.bench import Bench, Desk
from outreach_core.testing.kit.neighbours import neighbour
from outreach_core.testing.kit.origins import entry_points_of
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Need,
    Promises,
    broken,
    expect,
    listed,
)
from outreach_core.testing.kit.watching import effects, listening

promise = Promises(prefix="REG", group=CheckGroup.REGISTRATION)
_API: Final = "OUTREACH_API"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@promise(
    1,
    what=Words(
        "Jede Funktion mit @hookimpl heißt wie ein Hook und hat genau seine Form",
        "Every function with @hookimpl is named like a hook and has exactly its shape",
    ),
    why=Words(
        "Ein Tippfehler im Namen wird sonst nie gerufen, und niemand merkt es.",
        "A misspelt name is never called, and nobody notices.",
    ),
    fix=Words(
        "Namen und Form stehen in outreach_core/hooks/specs.py: NAME(settings).",
        "Names and shape stand in outreach_core/hooks/specs.py: NAME(settings).",
    ),
)
def _hooks_have_their_shape(bench: Bench) -> None:
    faults = plugin_faults(bench.applicant.plugin)
    api = [fault for fault in faults if fault.en.startswith(_API)]
    rest = [fault for fault in faults if fault not in api]
    expect(not rest, listed(rest))


@promise(
    2,
    what=Words(
        "OUTREACH_API nennt die Version der Hooks, für die es geschrieben ist",
        "OUTREACH_API names the version of the hooks that it was written for",
    ),
    why=Words(
        "Ein neuerer Kern sagt dann, was zu tun ist, statt seltsam zu scheitern.",
        "A newer core then says what to do instead of failing strangely.",
    ),
    fix=Words(
        f"OUTREACH_API = {API_VERSION} neben die Hooks schreiben.",
        f"Write OUTREACH_API = {API_VERSION} beside the hooks.",
    ),
)
def _names_its_api(bench: Bench) -> None:
    found = getattr(bench.applicant.plugin, _API, None)
    expect(
        type(found) is int and found == API_VERSION,
        Words("{api} fehlt oder ist anders.", "{api} is missing or differs."),
        api=_API,
    )


@promise(
    3,
    what=Words(
        "Jeder Hook liefert eine Liste oder ein Tupel mit mindestens einem Objekt",
        "Every hook hands over a list or tuple with at least one object",
    ),
    why=Words(
        "Ein Hook, der nichts bringt, sieht aus wie ein fehlendes Plug-in.",
        "A hook that brings nothing looks like a plug-in that is not there.",
    ),
    fix=Words(
        "return (Objekt(settings),); fehlen Einstellungen, InvalidInputError.",
        "return (Object(settings),); raise InvalidInputError for missing settings.",
    ),
)
def _every_hook_brings_something(bench: Bench) -> None:
    settings = bench.desk().settings
    for name, hook in implementations(bench.applicant.plugin).items():
        handed: object = hook(settings)
        fits = isinstance(handed, list | tuple)
        expect(
            fits,
            Words("{name} gab {kind} zurück.", "{name} returned {kind}."),
            name=name,
            kind=type(handed).__name__,
        )
        expect(
            bool(handed),
            Words(
                "{name} gab mit diesen Einstellungen nichts zurück.",
                "{name} returned nothing with these settings.",
            ),
            name=name,
        )


@promise(
    4,
    what=Words(
        "Allein angemeldet, nimmt das Register das Plug-in ohne Fehler an",
        "Registered alone, the registry takes the plug-in without a fault",
    ),
    why=Words("Sonst startet das Büro nicht.", "Else the office does not start."),
    fix=Words(
        "Registry.from_plugins({...}) rufen und die Fehler lesen.",
        "Call Registry.from_plugins({...}) and read the faults.",
    ),
)
def _registers_alone(bench: Bench) -> None:
    try:
        bench.desk().registry()
    except Exception as error:  # noqa: BLE001  whatever it is, it is the answer
        broken(
            Words(
                "Die Anmeldung endete mit {kind}: {faults}",
                "Registration ended with {kind}: {faults}",
            ),
            kind=type(error).__name__,
            faults=_faults(error),
        )


@promise(
    5,
    what=Words(
        "Neben anderen angemeldet, in jeder Reihenfolge, bleibt alles gleich",
        "Registered beside others, in any order, everything stays the same",
    ),
    why=Words(
        "Büros haben mehrere Plug-ins; keines darf die Namen eines anderen stören.",
        "Offices have several plug-ins; none may disturb the names of another.",
    ),
    fix=Words(
        "Objekten Namen geben, die das Plug-in erkennen lassen; nichts global merken.",
        "Give objects names that tell the plug-in; remember nothing globally.",
    ),
)
def _registers_beside_others(bench: Bench) -> None:
    alone = _names(bench, {})
    for other in ("0-neighbour", "z-neighbour"):
        beside = _names(bench, {other: neighbour(other)})
        missing = sorted(set(alone) - set(beside))
        expect(
            not missing,
            Words(
                "Neben einem anderen Plug-in bringt es {missing} nicht mehr.",
                "Beside another plug-in it no longer brings {missing}.",
            ),
            missing=missing,
        )


def _names(bench: Bench, beside: dict[str, object]) -> list[tuple[str, str]]:
    registry = bench.desk().registry(beside)
    return [
        (kind.hook, name)
        for kind in bench.applicant.kinds
        for name in registry.names(kind)
    ]


def _faults(error: BaseException) -> Words:
    return listed(getattr(error, "faults", ()))


@promise(
    6,
    what=Words(
        "Der Start schreibt nichts, verbindet sich nirgends und startet keinen Prozess",
        "Starting writes nothing, connects nowhere and starts no process",
    ),
    why=Words(
        "Ein Plug-in, das an ist, aber nicht gewählt, hinterlässt keine Spur.",
        "A plug-in that is enabled but not chosen leaves no trace.",
    ),
    fix=Words(
        "Im Hook nur Objekte bauen; öffnen erst in der Methode, die es braucht.",
        "Only build objects in the hook; open things in the method that needs them.",
    ),
)
def _starting_does_nothing(bench: Bench) -> None:
    desk = bench.desk()
    before = desk.files()
    with effects() as seen:
        _call_hooks(desk)
    expect(
        not seen,
        Words("Ein Hook hat etwas getan: {seen}.", "A hook did: {seen}."),
        seen=", ".join(sorted(set(seen))),
    )
    expect(
        desk.files() == before,
        Words("Ein Hook hat Dateien verändert.", "A hook changed files."),
    )
    expect(
        not desk.output.exists(),
        Words(
            "Ein Hook hat den Ausgabeordner angelegt.",
            "A hook created the output folder.",
        ),
    )


@promise(
    7,
    what=Words(
        "Der Start sagt nichts: keine Ausgabe, keine Protokollzeile, keine Warnung",
        "Starting says nothing: no output, no log line, no warning",
    ),
    why=Words(
        "Was jeder Befehl ausgibt, liest niemand mehr.",
        "What every command prints, nobody reads any more.",
    ),
    fix=Words(
        "Fehler als InvalidInputError melden, Fortschritt über settings.progress.",
        "Report faults as InvalidInputError, progress by settings.progress.",
    ),
)
def _starting_says_nothing(bench: Bench) -> None:
    with listening() as heard:
        _call_hooks(bench.desk())
    said = [
        where
        for where, text in (
            ("standard output", heard.out),
            ("a logger", heard.log),
            ("warnings", heard.warned),
        )
        if text
    ]
    expect(
        not said,
        Words("Ein Hook schrieb auf {said}.", "A hook wrote to {said}."),
        said=", ".join(said),
    )


@promise(
    8,
    what=Words(
        "Zweimal gestartet, bringt es zweimal dieselben Namen",
        "Started twice, it brings the same names twice",
    ),
    why=Words(
        "Einstellungen wählen nach Namen; ein wechselnder Name ist morgen unbekannt.",
        "Settings choose by name; a name that changes is unknown tomorrow.",
    ),
    fix=Words(
        "Namen fest hinschreiben oder aus den Einstellungen nehmen.",
        "Write names down, or take them from the settings.",
    ),
)
def _names_stay(bench: Bench) -> None:
    desk = bench.desk()
    first, second = _brought(desk), _brought(desk)
    expect(
        first == second,
        Words(
            "Der zweite Start brachte andere Namen.",
            "The second start brought other names.",
        ),
    )


def _brought(desk: Desk) -> list[tuple[str, object]]:
    return [
        (kind.hook, getattr(found, "name", None))
        for kind in desk.applicant.kinds
        for found in desk.objects(kind)
    ]


def _call_hooks(desk: Desk) -> None:
    for kind in desk.applicant.kinds:
        desk.objects(kind)


@promise(
    9,
    what=Words(
        "Der Eintrag im Paket zeigt auf dieses Plug-in, unter einem brauchbaren Namen",
        "The entry point of the distribution leads to this plug-in, by a usable name",
    ),
    why=Words(
        "Was das Büro einschaltet, ist sonst etwas anderes als das Geprüfte.",
        "What the office enables is otherwise not what was checked.",
    ),
    fix=Words(
        '[project.entry-points.outreach_core] erfurt = "outreach_erfurt.plugin"',
        '[project.entry-points.outreach_core] erfurt = "outreach_erfurt.plugin"',
    ),
    needs=[Need.INSTALLED],
)
def _entry_point_leads_here(bench: Bench) -> None:
    applicant = bench.applicant
    points = {point.name: point for point in entry_points_of(applicant.plugin)}
    expect(
        applicant.name in points,
        Words(
            "Kein Entry Point hat den Namen des Plug-ins.",
            "No entry point has the name of the plug-in.",
        ),
    )
    usable = _NAME.fullmatch(applicant.name) is not None
    expect(
        usable,
        Words(
            "Der Name besteht nicht aus kleinen Buchstaben, Ziffern und Bindestrichen.",
            "The name is not made of small letters, digits and hyphens.",
        ),
    )
    same = points[applicant.name].load() is applicant.plugin
    expect(
        same,
        Words(
            "Der Entry Point lädt etwas anderes.",
            "The entry point loads something else.",
        ),
    )
