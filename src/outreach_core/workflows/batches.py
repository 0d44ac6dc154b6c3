"""How letters reach a print centre: many in one file, each person once all the same."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.cases import CaseEvent
from outreach_core.eligibility import Radar
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import (
    CaseStore,
    LedgerEntry,
    LedgerState,
    Parcel,
    ParcelKind,
    Progress,
    Sink,
    Table,
    blame,
    no_progress,
)
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    LETTERS_IN_BATCH,
    BatchFormat,
    Letter,
    LetterBatch,
    LetterPlan,
    LetterProblem,
    PrintProfile,
    marked_copies,
)
from outreach_core.workflows.failing import failed
from outreach_core.workflows.holding_back import (
    honest_only,
    since_planning,
    unanswered_only,
)
from outreach_core.workflows.noting import Notes
from outreach_core.workflows.writing import LetterRun

_TASK: Final = Words("Druckdateien", "Print files")
_NOT_PRINTED: Final = Words(
    "Die Druckdatei konnte nicht übergeben werden ({reason}). Der Brief bleibt "
    "vorgemerkt; ein neuer Lauf versucht es wieder.",
    "The print file could not be handed over ({reason}). The letter stays reserved; a "
    "new run tries again.",
)
_OTHER_LETTERS: Final = Words(
    "gab eine Druckdatei zurück, in der nicht genau die Briefe stehen, die gesetzt "
    "werden sollten",
    "returned a print file that does not hold exactly the letters to be set",
)
_LIST: Final = "list"
_PRINTED: Final = "printed"
_PACKING: Final = "packliste"
_COLUMNS: Final = (
    Words("Antwort-Code", "Answer code"),
    Words("Erstes Blatt", "First sheet"),
    Words("Blätter", "Sheets"),
    Words("Seiten", "Pages"),
    Words("Kopie für die Vertretung", "Copy for the representative"),
)
_COPY: Final = "copy"


@attrs.frozen(kw_only=True)
class _Press:
    """What stays the same for every file of a run.

    Attributes:
        copies: Letters as they go to a representative too, by key.
    """

    form: BatchFormat
    profile: PrintProfile
    sink: Sink
    store: CaseStore
    on: pendulum.Date
    told: Mapping[str, CaseEvent]
    lists: Sink | None
    copies: Mapping[str, Letter] = attrs.field(repr=False)

    def sheets_of(self, letters: Iterable[Letter]) -> tuple[Letter, ...]:
        """Return *letters*, each followed by its copy."""
        return tuple(
            one
            for letter in letters
            for one in (letter, self.copies.get(letter.key.text))
            if one is not None
        )


@attrs.frozen(kw_only=True)
class _Group:
    """Letters that share a file.

    Attributes:
        letters: Those that are to be printed now.
        listed: What stands on the packing list of an earlier run, as :func:`_listed`
            writes it; empty for a new group.
        batch: Key of that earlier file.
    """

    letters: tuple[Letter, ...] = attrs.field(repr=False)
    listed: tuple[str, ...] = ()
    batch: str = ""


def send_batches(
    plan: LetterPlan,
    *,
    radar: Radar,
    form: BatchFormat,
    profile: PrintProfile,
    sink: Sink,
    store: CaseStore,
    on: pendulum.Date,
    size: int = LETTERS_IN_BATCH,
    progress: Callable[[Progress], None] = no_progress,
    told: Mapping[str, CaseEvent] = MappingProxyType({}),
    lists: Sink | None = None,
) -> LetterRun:
    """Print the letters of a plan into files and hand them over, each person once.

    For each file: reserve its letters, set them, keep the packing list in the ledger,
    deliver, note each letter in its case, confirm. A packing list is one entry, so a
    run killed anywhere either left no list, and the letters are put into a file anew,
    or left a whole one, and exactly that file is taken up again: the sink takes the
    same key once, so nobody gets a second letter and none is missing. A letter and the
    copy for a representative stand one behind the other in the same file, or neither
    does. One run at a time: two at once may share letters out differently.

    Args:
        plan: The letters, composed and checked; see ``letters.plan_letters``.
        radar: Who is inside the window of § 7b (4) SGB II on *on*; as for
            ``send_letters``.
        form: A letter format that sets batches; see ``letters.sets_batches``.
        profile: The geometry of the paper.
        sink: Where the files go; takes ``ParcelKind.BATCH``.
        store: Cases and ledger; each recipient must have an open case.
        on: Day on which the files are handed over.
        size: Most letters in a file, 1 or more; copies count, and are never parted from
            their letter.
        progress: Told after each file.
        told: What the person knows by a letter, by the text of its key.
        lists: Where a packing list of each file goes, for the person who puts its
            sheets into envelopes; takes ``ParcelKind.TABLES``. ``None``: nowhere.

    Returns:
        Who was written to, and what stayed here with its reason.

    Raises:
        PluginError: The store failed, or the format or the sink did and the settings
            want the run to end then. A new run goes on where this one ended.
    """
    plan = unanswered_only(honest_only(plan, radar=radar), read=store.read, told=told)
    press = _Press(
        form=form,
        profile=profile,
        sink=sink,
        store=store,
        on=on,
        told=told,
        lists=lists,
        copies={copy.key.text: copy for copy in plan.copies},
    )
    groups = _groups(plan, press, size)
    handed_over: list[CustomerId] = []
    stayed: list[LetterProblem] = []
    for done, group in enumerate(groups, start=1):
        printed, problems = _print(group, press)
        handed_over += [letter.key.customer for letter in printed]
        stayed += problems
        progress(Progress(task=_TASK, done=done, total=len(groups)))
    return LetterRun(
        plan=plan, handed_over=tuple(sorted(handed_over)), failed=tuple(stayed)
    )


def is_packing_list(entry: LedgerEntry) -> bool:
    """Say whether an entry of the ledger holds the keys of the letters in a file."""
    is_list = entry.key.endswith(_LIST) and entry.key != _LIST
    return is_list and entry.state is LedgerState.CONFIRMED


def packing_table(batch: LetterBatch, *, name: str) -> Table:
    """Return a list for the person who puts the sheets into envelopes; names nobody.

    Args:
        batch: What was printed.
        name: Name of the file or sheet.
    """
    return Table(
        name=name,
        title=Words("Packliste", "Packing list"),
        columns=_COLUMNS,
        rows=tuple(
            (
                row.answer_code,
                row.first_sheet,
                row.sheets,
                row.pages,
                "x" if row.copy else None,
            )
            for row in batch.rows
        ),
    )


def _groups(plan: LetterPlan, press: _Press, size: int) -> tuple[_Group, ...]:
    """Take up what an earlier run began, then share out the others."""
    letters = sorted(plan.to_send, key=lambda letter: letter.key.customer)
    by_key = {letter.key.text: letter for letter in letters}
    groups = []
    for batch, listed in _open_lists(press.store):
        known = tuple(by_key.pop(key) for key in listed if key in by_key)
        if known:
            groups.append(_Group(letters=known, listed=listed, batch=batch))
    others = _shared_out(by_key.values(), press, size)
    return (*groups, *(_Group(letters=some) for some in others))


def _shared_out(
    letters: Iterable[Letter], press: _Press, size: int
) -> Iterator[tuple[Letter, ...]]:
    """Yield groups of at most *size* letters and copies, at least one letter each."""
    group: list[Letter] = []
    for letter in letters:
        if group and len(press.sheets_of((*group, letter))) > size:
            yield tuple(group)
            group = []
        group.append(letter)
    if group:
        yield tuple(group)


def _open_lists(store: CaseStore) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield key and letters of each file that was begun and not finished."""
    entries = {entry.key: entry for entry in store.entries()}
    for key, entry in entries.items():
        if not is_packing_list(entry):
            continue
        batch = key.removesuffix(_LIST)
        finished = entries.get(f"{batch}{_PRINTED}")
        if finished is None or finished.state is not LedgerState.CONFIRMED:
            yield batch, tuple(entry.receipt.split())


def _print(
    group: _Group, press: _Press
) -> tuple[tuple[Letter, ...], tuple[LetterProblem, ...]]:
    """Set and deliver one file; return whose letters are in it, and what is not."""
    for letter in group.letters:
        press.store.reserve(letter.key.text)
    overtaken = [_overtaken(letter, press) for letter in group.letters]
    problems = [problem for found in overtaken for problem in found]
    letters = tuple(
        letter
        for letter, found in zip(group.letters, overtaken, strict=True)
        if not found
    )
    if not letters:
        return (), tuple(problems)
    try:
        batch = _set(letters, press)
    except (PluginError, InvalidInputError) as error:
        why = failed(press.form, "batch", error)
        return (), (*problems, *_not_printed(letters, why))
    problems += batch.problems
    rows = {row.key for row in batch.rows}
    printed = tuple(letter for letter in letters if letter.key.text in rows)
    if not printed:
        return (), tuple(problems)
    refused = _deliver(batch, printed, group, press)
    return (() if refused else printed), (*problems, *refused)


def _set(letters: Sequence[Letter], press: _Press) -> LetterBatch:
    """Set letters with their copies, and see that nothing is lost.

    Each is in the file once or named as a problem. Where a letter or its copy could not
    be set alone, both are taken out and the others set anew.
    """
    found: tuple[LetterProblem, ...] = ()
    while True:
        sheets = press.sheets_of(letters)
        batch = _checked(press.form.batch(sheets, press.profile), sheets, press.form)
        rows = Counter(row.key for row in batch.rows)
        wanted = Counter(one.key.text for one in sheets)
        torn = {key for key, count in rows.items() if count != wanted[key]}
        if not torn:
            problems = (*found, *batch.problems)
            return attrs.evolve(marked_copies(batch), problems=problems)
        gone = {one.key.customer for one in letters if one.key.text not in rows}
        out = {one.key.customer for one in letters if one.key.text in torn} | gone
        found += tuple(p for p in batch.problems if p.customer in out)
        letters = tuple(one for one in letters if one.key.customer not in out)
        if not letters:
            return LetterBatch(file=None, rows=(), problems=found)


def _checked(
    batch: LetterBatch, sheets: Sequence[Letter], form: BatchFormat
) -> LetterBatch:
    keys = Counter(row.key for row in batch.rows)
    wanted = Counter(one.key.text for one in sheets)
    named = {problem.customer for problem in batch.problems}
    lost = any(
        keys[one.key.text] < wanted[one.key.text] and one.key.customer not in named
        for one in sheets
    )
    if lost or keys - wanted or (keys and not batch.file):
        raise blame(form, "batch", _OTHER_LETTERS)
    return batch


def _overtaken(letter: Letter, press: _Press) -> tuple[LetterProblem, ...]:
    events = press.store.read(letter.key.customer)
    return since_planning(letter, events, press.told.get(letter.key.text))


def _deliver(
    batch: LetterBatch, printed: Sequence[Letter], group: _Group, press: _Press
) -> tuple[LetterProblem, ...]:
    keys = _listed(batch)
    name = group.batch or _batch_key(keys)
    store = press.store
    notes = Notes(store=store, on=press.on, form=press.form.name)
    # One entry holds the whole list, so it is there whole or not at all.
    store.reserve(f"{name}{_LIST}")
    store.confirm(f"{name}{_LIST}", " ".join(group.listed or keys))
    parcel = Parcel(
        kind=ParcelKind.BATCH,
        name=f"{printed[0].key.occasion}-{name[:8]}",
        content=batch,
    )
    to = press.sink
    try:
        delivery = to.deliver(parcel, key=name)
        same = keys == (group.listed or keys)
        # Else the rows are not those of the file.
        if press.lists is not None and (same or not delivery.already):
            to = press.lists
            to.deliver(_packed(batch, parcel.name), key=f"{name}{_LIST}")
    except (PluginError, InvalidInputError) as error:
        return _not_printed(printed, failed(to, "deliver", error))
    for letter in printed:
        notes.note(letter, press.told.get(letter.key.text))
        store.confirm(letter.key.text, delivery.where)
    if delivery.already:  # then the file of the earlier run went out, with all of them
        for key in group.listed:
            if not key.endswith(_COPY):
                store.confirm(key, delivery.where)
    store.reserve(f"{name}{_PRINTED}")
    store.confirm(f"{name}{_PRINTED}", delivery.where)
    return ()


def _listed(batch: LetterBatch) -> tuple[str, ...]:
    """Return what stands in a file, in its order; a copy is told from its letter."""
    return tuple(f"{row.key}{_COPY}" if row.copy else row.key for row in batch.rows)


def _packed(batch: LetterBatch, name: str) -> Parcel:
    table = packing_table(batch, name=_PACKING)
    name = f"{name}-{_PACKING}"
    return Parcel(kind=ParcelKind.TABLES, name=name, content=(table,))


def _batch_key(keys: Sequence[str]) -> str:
    """Return the key of a file from the keys of its letters: same letters, same key."""
    return hashlib.blake2b(" ".join(keys).encode(), digest_size=16).hexdigest()


def _not_printed(
    letters: Sequence[Letter], error: PluginError
) -> tuple[LetterProblem, ...]:
    return tuple(
        LetterProblem(
            customer=letter.key.customer,
            problem=_NOT_PRINTED.fill(reason=error.why),
            source=error.place,
        )
        for letter in letters
    )
