"""Does a case store keep everything, once, in the face of others and of a kill?"""

import json
from pathlib import Path
from typing import Final, cast

from outreach_core._messages import Words
from outreach_core.cases import CaseEvent
from outreach_core.errors import StaleVersionError
from outreach_core.hooks import (
    CASE_STORE,
    CaseStore,
    ErasingCaseStore,
    LedgerEntry,
    can_erase,
)
from outreach_core.ids import CustomerId
from outreach_core.testing.case_stores import CASE_STORE_CHECKS
from outreach_core.testing.contracts import BrokenPromiseError, Check, Trial
from outreach_core.testing.examples import EXAMPLE_EVENTS
from outreach_core.testing.kit.another_process import started
from outreach_core.testing.kit.bench import Bench, Desk
from outreach_core.testing.kit.exercises import CASE
from outreach_core.testing.kit.promises import Need, Promises, Try, broken, expect
from outreach_core.testing.kit.words_of_stores import FIX, READ, WHAT, WHY

promise = Promises(prefix="STO", kind=CASE_STORE)
_ENOUGH: Final = 20
_OTHER: Final = CustomerId("ZZZZZ-99999")


def _of_contract(check: Check[CaseStore]) -> Try:
    def run(bench: Bench) -> None:
        desk = bench.desk()
        for place in range(len(desk.objects(CASE_STORE))):
            _try(check, bench, place)

    run.__name__ = check.name
    return run


def _try(check: Check[CaseStore], bench: Bench, place: int) -> None:
    desk = bench.desk()
    opened: list[CaseStore] = []

    def opener(_: Path) -> CaseStore:
        opened.append(desk.objects(CASE_STORE)[place])
        return opened[-1]

    try:
        check.run(Trial(check=check, opener=opener, folder=desk.inputs))
    except BrokenPromiseError as error:
        broken(error.found)
    finally:
        for store in opened:
            store.close()


CONTRACT: Final = tuple(
    promise(
        number,
        what=WHAT[check.name],
        why=WHY[check.name],
        fix=FIX.get(check.name, READ),
    )(_of_contract(check))
    for number, check in enumerate(CASE_STORE_CHECKS, start=1)
)


@promise(
    17,
    what=Words(
        "Ein getöteter Schreiber hinterlässt einen lesbaren Speicher",
        "A killed writer leaves a store that can be read",
    ),
    why=Words(
        "Der Strom fällt aus, während jemand einträgt.",
        "The power fails while somebody is writing.",
    ),
    fix=Words(
        "In Transaktionen schreiben; bestätigt heißt auf der Platte.",
        "Write in transactions; acknowledged means on disk.",
    ),
    needs=[Need.MODULE],
    heavy=True,
)
def _a_killed_writer_leaves_it_whole(bench: Bench) -> None:
    desk = bench.desk()
    process = started(bench.applicant, desk, "append_until_killed", cwd=desk.inputs)
    told = 0
    if process.stdout is not None:
        for _ in range(_ENOUGH):
            line = process.stdout.readline()
            told = int(line) + 1 if line.strip() else told
    process.kill()
    process.communicate()
    expect(
        told == _ENOUGH,
        Words(
            "Der andere Prozess konnte nicht schreiben.",
            "The other process could not write.",
        ),
    )
    kept = _events(desk)
    # One more may have been kept whose answer nobody heard any more.
    expect(
        len(kept) >= told,
        Words(
            f"{told} Einträge waren bestätigt, {len(kept)} sind da.",
            f"{told} appends were acknowledged, {len(kept)} kept.",
        ),
    )
    expect(
        set(kept) == {EXAMPLE_EVENTS[0]},
        Words("Ein Ereignis ist halb da.", "An event was kept by half."),
    )


def _events(desk: Desk) -> tuple[CaseEvent, ...]:
    store = desk.objects(CASE_STORE)[0]
    try:
        kept = store.read(CASE)
        store.append(CASE, (EXAMPLE_EVENTS[0],), expected=len(kept))
    finally:
        store.close()
    return kept


@promise(
    18,
    what=Words(
        "Zwei Prozesse merken denselben Schlüssel genau einmal vor",
        "Two processes reserve the same key exactly once",
    ),
    why=Words(
        "Zwei Läufe zur gleichen Zeit schicken sonst zwei Briefe.",
        "Two runs at the same time otherwise send two letters.",
    ),
    fix=Words(
        "Prüfen und vormerken in einem Schritt, den die Datenbank schützt.",
        "Check and reserve in one step that the database guards.",
    ),
    needs=[Need.MODULE],
    heavy=True,
)
def _two_processes_reserve_once(bench: Bench) -> None:
    desk = bench.desk()
    both = [
        started(bench.applicant, desk, "reserve", cwd=desk.inputs) for _ in range(2)
    ]
    outputs = [process.communicate()[0] for process in both]
    expect(
        all(outputs),
        Words("Ein Prozess endete ohne Antwort.", "A process ended without an answer."),
    )
    first, second = (cast("list[bool]", json.loads(out)) for out in outputs)
    once = all(a != b for a, b in zip(first, second, strict=True))
    expect(
        once,
        Words(
            "Zwei Prozesse bekamen denselben Schlüssel, oder keiner.",
            "Two processes got the same key, or neither got it.",
        ),
    )


@promise(
    19,
    what=Words(
        "Kann sie vergessen, vergisst sie einen Fall ganz und nur diesen",
        "If it can forget, it forgets one whole case and no other",
    ),
    why=Words(
        "Wer Löschung verlangt (Art. 17 DSGVO), darf nicht halb stehen bleiben.",
        "Who asks for erasure (Art. 17 GDPR) must not stay there by half.",
    ),
    fix=Words(
        "erase() in einer Transaktion; alter Stand: StaleVersionError; erased() zählt "
        "Fälle und Ereignisse. Ohne erase() nichts zu tun.",
        "erase() in one transaction; stale version: StaleVersionError; erased() counts "
        "cases and events. Nothing to do without erase().",
    ),
)
def _it_forgets_whole_cases(bench: Bench) -> None:
    for place, _ in enumerate(bench.desk().objects(CASE_STORE)):
        store = bench.desk().objects(CASE_STORE)[place]
        try:
            if can_erase(store):
                _forgets(store)
        finally:
            store.close()


def _forgets(store: ErasingCaseStore) -> None:
    for customer in (CASE, _OTHER):
        store.append(customer, EXAMPLE_EVENTS, expected=0)
    store.reserve("4f1c9a")
    # Compared with what it says itself: how well it keeps is asked by other checks.
    before, kept, ledger = store.erased(), store.read(CASE), store.entries()
    beside = store.read(_OTHER)
    try:
        store.erase(CASE, expected=len(kept) - 1)
    except StaleVersionError:
        pass
    else:
        broken(
            Words(
                "Ein Fall wurde gelöscht von jemandem, der eine andere Zahl an Ereignissen "
                "gesehen hatte.",
                "A case was erased by somebody who had seen another number of events.",
            )
        )
    expect(
        store.read(CASE) == kept,
        Words(
            "Eine abgelehnte Löschung nahm etwas weg.",
            "A refused erasure took something.",
        ),
    )
    store.erase(CASE, expected=len(kept))
    _is_gone(store, beside=beside, ledger=ledger)
    counted = (before.cases + 1, before.events + len(kept))
    _counts(store, counted)


def _is_gone(
    store: ErasingCaseStore,
    *,
    beside: tuple[CaseEvent, ...],
    ledger: tuple[LedgerEntry, ...],
) -> None:
    expect(
        store.read(CASE) == (),
        Words(
            "Ereignisse eines gelöschten Falls sind noch da.",
            "Events of an erased case are still there.",
        ),
    )
    expect(
        CASE not in store.customers(),
        Words(
            "Ein gelöschter Fall steht noch in der Liste.",
            "An erased case is still listed.",
        ),
    )
    expect(
        store.read(_OTHER) == beside,
        Words("Ein anderer Fall verlor Ereignisse.", "Another case lost events."),
    )
    expect(
        store.entries() == ledger,
        Words("Das Versandbuch hat sich geändert.", "The ledger changed."),
    )


def _counts(store: ErasingCaseStore, counted: tuple[int, int]) -> None:
    after = store.erased()
    expect(
        (after.cases, after.events) == counted,
        Words("Die beiden Zahlen stimmen nicht.", "The two numbers are wrong."),
    )
    store.erase(CASE, expected=0)
    expect(
        store.erased() == after,
        Words(
            "Nichts wurde gelöscht, und doch gezählt.",
            "Nothing was erased, and something counted.",
        ),
    )
    store.append(CASE, EXAMPLE_EVENTS[:1], expected=0)
    expect(
        len(store.read(CASE)) == 1,
        Words("Niemand kann wiederkommen.", "Nobody can come back."),
    )
