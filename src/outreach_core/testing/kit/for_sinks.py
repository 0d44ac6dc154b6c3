"""Does a sink deliver once, in its own place, without naming anybody?"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.hooks import SINK, Delivery, Page, Parcel, ParcelKind, Sink
from outreach_core.testing.contracts import BrokenPromiseError, Check, Trial
from outreach_core.testing.examples import CANARY, example_parcels
from outreach_core.testing.kit.another_process import started
from outreach_core.testing.kit.bench import Bench, Desk
from outreach_core.testing.kit.canonical import Raised, tried
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Need,
    Promises,
    Try,
    broken,
    expect,
)
from outreach_core.testing.kit.words_of_sinks import FIX, FOUND, WHAT, WHY
from outreach_core.testing.sinks import SINK_CHECKS
from outreach_core.visits import VisitPlan

promise = Promises(prefix="SNK", kind=SINK)

_EDITIONS: Final = frozenset(
    {ParcelKind.FIELD, ParcelKind.PAGE, ParcelKind.PLAN, ParcelKind.TABLES}
)
"""Kinds that are documents: a newer one of the same name takes the old one's place."""


def _of_contract(check: Check[Sink]) -> Try:
    def run(bench: Bench) -> None:
        for place in range(len(bench.desk().objects(SINK))):
            desk = bench.desk()
            desk.output.mkdir()

            def opener(_: Path, desk: Desk = desk, place: int = place) -> Sink:
                return desk.objects(SINK)[place]

            try:
                check.run(Trial(check=check, opener=opener, folder=desk.output))
            except BrokenPromiseError as error:
                broken(error.found)

    run.__name__ = check.name
    return run


CONTRACT: Final = tuple(
    promise(
        number,
        what=WHAT[check.name],
        why=WHY[check.name],
        fix=FIX[check.name],
    )(_of_contract(check))
    for number, check in enumerate(SINK_CHECKS, start=1)
)


def _deliveries(bench: Bench) -> Iterator[tuple[str, Desk, Any, Parcel]]:
    for place, name in enumerate(n for n, _ in bench.each(SINK)):
        for kind, parcel in example_parcels().items():
            desk = bench.desk()
            sink = desk.objects(SINK)[place]
            if kind in sink.accepts:
                yield f"{name}, {kind.value}", desk, sink, parcel


@promise(
    9,
    what=Words(
        "Sie erinnert sich auch in einem wirklich anderen Prozess",
        "It remembers in a really different process too",
    ),
    why=Words(
        "Ein Lauf, der abgebrochen wurde, darf nichts zweimal schicken.",
        "A run that was broken off must send nothing twice.",
    ),
    fix=Words(
        "Die Schlüssel neben dem Zugestellten aufbewahren.",
        "Keep the keys beside what was delivered.",
    ),
    needs=[Need.MODULE],
    heavy=True,
)
def _another_process_remembers(bench: Bench) -> None:
    desk = bench.desk()
    answers = []
    for _ in range(2):
        process = started(bench.applicant, desk, "deliver", cwd=desk.inputs)
        out, _err = process.communicate()
        expect(
            process.returncode == 0,
            FOUND["other-failed"],
        )
        answers.append(json.loads(out))
    first, second = answers
    expect(
        not any(already for _, already in first),
        FOUND["first-as-second"],
    )
    expect(
        all(already for _, already in second),
        FOUND["again"],
    )
    same = [where for where, _ in first] == [where for where, _ in second]
    expect(
        same,
        FOUND["second-receipt"],
    )


@promise(
    10,
    what=Words(
        "Sie schreibt nur in den Ordner für Ausgaben",
        "It writes into the output folder only",
    ),
    why=Words(
        "Was neben den Eingaben liegt, wird beim nächsten Lauf mitgelesen.",
        "What lies beside the input is read along by the next run.",
    ),
    fix=Words(
        "Pfade von settings.output aus bilden.", "Build paths from settings.output."
    ),
)
def _it_writes_in_its_place(bench: Bench) -> None:
    for where, desk, sink, parcel in _deliveries(bench):
        before = {path for path in desk.files() if path.startswith("in/")}
        sink.deliver(parcel, key="4f1c9a")
        after = {path for path in desk.files() if not path.startswith("out/")}
        expect(
            after == before,
            FOUND["written-elsewhere"].fill(where=where),
        )


@promise(
    11,
    what=Words(
        "Was das Büro dort schon liegen hat, bleibt unberührt",
        "What the office already keeps there stays untouched",
    ),
    why=Words(
        "Jemand hat die Liste von gestern von Hand ergänzt.",
        "Somebody added to yesterday's list by hand.",
    ),
    fix=Words(
        "Steht die Datei schon da und ist nicht die eigene: anderer Name oder Fehler; "
        "deliver_files hält das ein.",
        "If the file is there and not your own: another name, or an error; "
        "deliver_files keeps that.",
    ),
)
def _foreign_files_stay(bench: Bench) -> None:
    for where, desk, sink, parcel in _deliveries(bench):
        first = set(desk.files())
        sink.deliver(parcel, key="4f1c9a")
        made = sorted(p for p in set(desk.files()) - first if not _is_hidden(p))
        other = bench.desk()
        for path in made:
            target = other.inputs.parent / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"by hand")
        tried(partial(_one(other, sink.name).deliver, parcel, key="4f1c9a"))
        kept = all(
            (other.inputs.parent / path).read_bytes() == b"by hand" for path in made
        )
        expect(
            kept,
            FOUND["written-over"].fill(where=where),
        )


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in Path(path).parts)


def _one(desk: Desk, name: str) -> Any:
    return next(sink for sink in desk.objects(SINK) if sink.name == name)


@promise(
    12,
    what=Words(
        "Eine Art, die sie nicht annimmt, legt sie auch nicht ab",
        "A kind that it does not accept is not stored either",
    ),
    why=Words(
        "Ein Brief in der Ablage für Tabellen ist verloren.",
        "A letter in the place for tables is lost.",
    ),
    fix=Words(
        "parcel.kind prüfen und sonst eine Ausnahme auslösen.",
        "Look at parcel.kind, and raise otherwise.",
    ),
    group=CheckGroup.ERRORS,
)
def _other_kinds_are_refused(bench: Bench) -> None:
    for place, sink in bench.each(SINK):
        for kind in sorted(set(ParcelKind) - set(sink.accepts)):
            found: Any = tried(
                partial(sink.deliver, example_parcels()[kind], key="77b02e")
            )
            expect(
                isinstance(found, Raised),
                Words(
                    f"{place} nahm eine Sendung der Art {kind.value} an.",
                    f"{place} took a parcel of {kind.value}.",
                ),
            )


@promise(
    13,
    what=Words(
        "Kann sie nicht schreiben, scheitert sie, ohne jemanden zu nennen",
        "When it cannot write it fails, naming nobody",
    ),
    why=Words(
        "Eine volle Platte darf nicht wie eine Zustellung aussehen.",
        "A full disk must not look like a delivery.",
    ),
    fix=Words(
        "Ausnahmen durchlassen; nie Delivery zurückgeben, wo nichts ankam.",
        "Let exceptions through; never return Delivery where nothing arrived.",
    ),
    group=CheckGroup.ERRORS,
)
def _a_blocked_place_is_told(bench: Bench) -> None:
    for where, desk, sink, parcel in _deliveries(bench):
        desk.output.write_bytes(b"a file where the folder should be")
        try:
            found = sink.deliver(parcel, key="4f1c9a")
        except Exception as error:  # noqa: BLE001  it is the answer
            expect(
                CANARY not in str(error),
                FOUND["names-somebody"].fill(where=where),
            )
            continue
        elsewhere = isinstance(found, Delivery) and not desk.output.is_dir()
        expect(
            not elsewhere,
            FOUND["not-written"].fill(where=where),
        )


@promise(
    14,
    what=Words(
        "Dasselbe zweimal zugestellt sind dieselben Bytes",
        "The same thing delivered twice is the same bytes",
    ),
    why=Words(
        "Nur so lässt sich zeigen, was damals hinausging.",
        "Only so can be shown what went out then.",
    ),
    fix=Words(
        "Weder Uhrzeit noch Zufall in die Datei schreiben.",
        "Write neither time of day nor chance into the file.",
    ),
    group=CheckGroup.DETERMINISM,
)
def _bytes_are_repeated(bench: Bench) -> None:
    contents = [
        [
            (desk.output.exists() and sink.deliver(parcel, key="4f1c9a").where, desk)
            for _, desk, sink, parcel in _prepared(bench)
            # The key of a locked file is drawn anew each time.
            if parcel.kind is not ParcelKind.FIELD
        ]
        for _ in range(2)
    ]
    for (where, one), (_, two) in zip(*contents, strict=True):
        expect(
            one.files() == two.files(),
            FOUND["other-bytes"].fill(where=where),
        )


def _prepared(bench: Bench) -> Iterator[tuple[str, Desk, Any, Parcel]]:
    for where, desk, sink, parcel in _deliveries(bench):
        desk.output.mkdir()
        yield where, desk, sink, parcel


@promise(
    15,
    what=Words(
        "Ein zweiter Brief mit gleichem Namen überschreibt den ersten nicht",
        "A second letter of the same name does not write over the first",
    ),
    why=Words(
        "Briefe, Druckdateien und Vermittlungen sind keine Ausgaben eines Dokuments: "
        "Jede geht an jemand anderen.",
        "Letters, print files and referrals are no editions of one document: each goes "
        "to somebody else.",
    ),
    fix=Words(
        "deliver_files(…, editions=False) nehmen oder den Schlüssel in den Dateinamen "
        "aufnehmen.",
        "Use deliver_files(…, editions=False), or put the key into the file name.",
    ),
)
def _equal_names_do_not_collide(bench: Bench) -> None:
    for where, desk, sink, parcel in _deliveries(bench):
        if parcel.kind in _EDITIONS:
            continue
        first = sink.deliver(parcel, key="4f1c9a")
        before = {p: c for p, c in desk.files().items() if not _is_hidden(p)}
        other = attrs.evolve(parcel)
        second = sink.deliver(other, key="77b02e")
        expect(
            first.where != second.where,
            FOUND["one-place"].fill(where=where),
        )
        kept = all(
            desk.files().get(path) == content for path, content in before.items()
        )
        expect(
            kept,
            FOUND["first-changed"].fill(where=where),
        )


@promise(
    16,
    what=Words(
        "Von Ausgaben eines Dokuments liegt dort, was zuletzt zugestellt wurde",
        "Of editions of a document the one that was delivered last lies there",
    ),
    why=Words(
        "Plan A, dann B, dann wieder A: Wer hingeht, muss A vorfinden.",
        "Plan A, then B, then A again: who goes there must find A.",
    ),
    fix=Words(
        "Ein Schlüssel gilt nur so lange als zugestellt, wie nichts anderes unter "
        "diesem Namen zugestellt wurde; deliver_files(…, editions=True) hält das ein.",
        "A key counts as delivered only while nothing else was delivered under this "
        "name; deliver_files(…, editions=True) keeps that.",
    ),
)
def _the_last_edition_lies_there(bench: Bench) -> None:
    for where, desk, sink, parcel in _deliveries(bench):
        if parcel.kind not in _EDITIONS:
            continue
        sink.deliver(parcel, key="4f1c9a")
        first = desk.files()
        sink.deliver(_newer(parcel), key="77b02e")
        second = desk.files()
        sink.deliver(parcel, key="4f1c9a")
        third = desk.files()
        replaced = [
            path
            for path in sorted(set(first) & set(second))
            if not _is_hidden(path) and first[path] != second[path]
        ]
        stale = any(third.get(path) == second[path] for path in replaced)
        expect(
            not stale,
            FOUND["old-edition"].fill(where=where),
        )


def _newer(parcel: Parcel) -> Parcel:
    """Return another edition of a document, under the same name."""
    content: Any = parcel.content
    match parcel.kind:
        case ParcelKind.PAGE:
            content = Page(html=f"{content.html}<p>2")
        case ParcelKind.FIELD:
            content = attrs.evolve(content, passphrase=content.passphrase[::-1])
        case ParcelKind.PLAN:
            content = attrs.evolve(content, plan=VisitPlan(tours=()))
        case _:
            content = tuple(attrs.evolve(t, rows=(*t.rows, *t.rows)) for t in content)
    return attrs.evolve(parcel, content=content)
