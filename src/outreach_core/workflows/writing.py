"""How letters are handed over: planned first, then once each, whatever interrupts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.cases import CaseEvent, LetterHandedOver
from outreach_core.eligibility import Radar
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import (
    CaseStore,
    LedgerState,
    Parcel,
    ParcelKind,
    Progress,
    Sink,
    blame,
    no_progress,
)
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    Letter,
    LetterFormat,
    LetterKey,
    LetterPlan,
    LetterProblem,
    PrintProfile,
    RenderedLetter,
)
from outreach_core.workflows.failing import failed
from outreach_core.workflows.holding_back import (
    honest_only,
    since_planning,
    unanswered_only,
)
from outreach_core.workflows.noting import Notes

T = TypeVar("T")
R = TypeVar("R")

_TASK: Final = Words("Briefe", "Letters")
_ANOTHER_LETTER: Final = Words(
    "gab einen anderen Brief zurück als den, der gesetzt werden sollte",
    "returned another letter than the one to be rendered",
)
_NOT_DELIVERED: Final = Words(
    "Der Brief konnte nicht übergeben werden ({reason}). Er bleibt vorgemerkt; ein "
    "neuer Lauf versucht es wieder.",
    "The letter could not be handed over ({reason}). It stays reserved; a new run "
    "tries again.",
)


_NOTED: Final = "noted in the case"
"""Receipt of a delivery that the case knows of and the ledger does not yet."""


class InOrder(Protocol):
    """Runs a function over items and gives back the results in their order.

    ``map`` is one; a host with two cores may pass the ``map`` of a thread pool.
    """

    def __call__(
        self, function: Callable[[T], R], items: Iterable[T], /
    ) -> Iterable[R]:
        """Return ``function(item)`` for each item, in order."""


@attrs.frozen(kw_only=True)
class LetterRun:
    """What one run of letters did.

    Attributes:
        plan: What was to be sent, was sent before, or had a problem.
        handed_over: Who was written to in this run, sorted by id.
        failed: Letters that stayed here, each with the reason.
    """

    plan: LetterPlan
    handed_over: tuple[CustomerId, ...] = ()
    failed: tuple[LetterProblem, ...] = ()


def confirmed_keys(store: CaseStore) -> frozenset[str]:
    """Return the keys of letters that were handed over for certain."""
    return frozenset(
        entry.key for entry in store.entries() if entry.state is LedgerState.CONFIRMED
    )


def settle_ledger(store: CaseStore) -> int:
    """Confirm letters that are noted in their case, and so went out.

    A run killed between noting and confirming leaves such entries; a run that plans
    other letters by now would never come back to them.

    Returns:
        How many entries were confirmed now.
    """
    open_keys = {e.key for e in store.entries() if e.state is LedgerState.RESERVED}
    settled = 0
    for customer, events in store.read_all().items():
        for event in events:
            if not isinstance(event, LetterHandedOver):
                continue
            key = LetterKey(customer=customer, occasion=event.occasion).text
            if key in open_keys:
                store.confirm(key, _NOTED)
                open_keys.remove(key)
                settled += 1
    return settled


def send_letters(
    plan: LetterPlan,
    *,
    radar: Radar,
    formats: Sequence[LetterFormat],
    profile: PrintProfile,
    sink: Sink,
    store: CaseStore,
    on: pendulum.Date,
    in_order: InOrder = map,
    progress: Callable[[Progress], None] = no_progress,
    told: Mapping[str, CaseEvent] = MappingProxyType({}),
) -> LetterRun:
    """Render and hand over the letters of a plan, each person once an occasion.

    For each letter: reserve its key in the ledger, render, deliver under that key,
    note it in the case, confirm. Killed between any two of these and run again, the
    letter is neither lost nor sent twice: a reserved key is taken up again, and a
    sink takes the same key once. What somebody has said since the planning counts up
    to the moment of handing over: their letter stays here, with the reason.

    Args:
        plan: The letters, composed and checked; see ``letters.plan_letters``.
        radar: Who is inside the window of § 7b (4) SGB II on *on*. The usual letter
            stays here for them, and the honest one for everybody else.
        formats: How to render; the first is noted as what was handed over, the others
            are delivered beside it.
        profile: The geometry of the paper.
        sink: Where the letters go.
        store: Cases and ledger; each recipient must have an open case.
        on: Day on which the letters are handed over.
        in_order: How rendering is spread.
        progress: Told after each letter.
        told: What the person knows by a letter, by the text of its key ("the visit is
            on this day"); noted together with the letter.

    Returns:
        Who was written to, and what stayed here with its reason.

    Raises:
        PluginError: The store failed, or a format or sink did and the settings want
            the run to end then. A new run goes on where this one ended.
    """
    plan = unanswered_only(honest_only(plan, radar=radar), read=store.read, told=told)
    letters = sorted(plan.to_send, key=lambda letter: letter.key.customer)
    for letter in letters:
        store.reserve(letter.key.text)
    notes = Notes(store=store, on=on, form=formats[0].name)
    handed_over: list[CustomerId] = []
    failed: list[LetterProblem] = []
    copies = {copy.key.text: copy for copy in plan.copies}
    renderings = in_order(
        lambda letter: _with_copy(letter, copies, formats, profile), letters
    )
    for done, (letter, rendering) in enumerate(
        zip(letters, renderings, strict=True), start=1
    ):
        event = told.get(letter.key.text)
        problems = (
            rendering.problems
            or since_planning(letter, store.read(letter.key.customer), event)
            or _deliver(letter, rendering, sink, notes, event)
        )
        failed.extend(problems)
        if not problems:
            handed_over.append(letter.key.customer)
        progress(Progress(task=_TASK, done=done, total=len(letters)))
    return LetterRun(plan=plan, handed_over=tuple(handed_over), failed=tuple(failed))


@attrs.frozen(kw_only=True)
class _Rendering:
    """One letter in all formats and its copy, or the problems that kept it here."""

    formats: tuple[tuple[str, RenderedLetter], ...] = ()
    problems: tuple[LetterProblem, ...] = ()
    copies: tuple[tuple[str, RenderedLetter], ...] = ()


def _with_copy(
    letter: Letter,
    copies: Mapping[str, Letter],
    formats: Sequence[LetterFormat],
    profile: PrintProfile,
) -> _Rendering:
    """Render a letter and the copy for a representative; both or neither go out."""
    rendering = _rendered(letter, formats, profile)
    copy = copies.get(letter.key.text)
    if rendering.problems or copy is None:
        return rendering
    copied = _rendered(copy, formats, profile)
    if copied.problems:
        return copied
    return attrs.evolve(rendering, copies=copied.formats)


def _rendered(
    letter: Letter, formats: Sequence[LetterFormat], profile: PrintProfile
) -> _Rendering:
    """Render in every format; a format that fails keeps the letter here."""
    rendered: list[tuple[str, RenderedLetter]] = []
    for form in formats:
        try:
            problems = tuple(form.problems(letter, profile))
        except (PluginError, InvalidInputError) as error:
            problems = (_problem(letter, failed(form, "problems", error)),)
        if problems:
            return _Rendering(problems=_about(letter, problems))
    for form in formats:
        try:
            rendered.append((form.name, _the_letter(form, letter, profile)))
        except (PluginError, InvalidInputError) as error:
            problem = _problem(letter, failed(form, "render", error))
            return _Rendering(problems=(problem,))
    return _Rendering(formats=tuple(rendered))


def _the_letter(
    form: LetterFormat, letter: Letter, profile: PrintProfile
) -> RenderedLetter:
    """Render one letter, and see that it is the one: a mix-up tells a stranger."""
    rendered = form.render(letter, profile)
    if rendered.key != letter.key:
        raise blame(form, "render", _ANOTHER_LETTER)
    return rendered


def _about(
    letter: Letter, problems: tuple[LetterProblem, ...]
) -> tuple[LetterProblem, ...]:
    """Return problems as problems of this letter, whomever the format had in mind."""
    return tuple(attrs.evolve(p, customer=letter.key.customer) for p in problems)


def _deliver(
    letter: Letter,
    rendering: _Rendering,
    sink: Sink,
    notes: Notes,
    told: CaseEvent | None,
) -> tuple[LetterProblem, ...]:
    key = letter.key.text
    stem = f"{letter.key.occasion}-{letter.key.answer_code}"
    # The copy first: what is noted and confirmed below has gone to both.
    parts = [
        *((f"{stem}-kopie", f"{key}{name}copy", x) for name, x in rendering.copies),
        *((stem, f"{key}{name}", x) for name, x in rendering.formats),
    ]
    receipts: list[str] = []
    try:
        for name, part, rendered in parts:
            parcel = Parcel(kind=ParcelKind.LETTER, name=name, content=rendered)
            receipts.append(sink.deliver(parcel, key=part).where)
    except (PluginError, InvalidInputError) as error:
        return (_problem(letter, failed(sink, "deliver", error)),)
    notes.note(letter, told)
    notes.store.confirm(key, receipts[len(rendering.copies)])
    return ()


def _problem(letter: Letter, error: PluginError) -> LetterProblem:
    return LetterProblem(
        customer=letter.key.customer,
        problem=_NOT_DELIVERED.fill(reason=error.why),
        source=error.place,
    )


def failures(run: LetterRun) -> Iterator[LetterProblem]:
    """Return everything that kept a letter here, problems of the plan first."""
    yield from run.plan.problems
    yield from run.failed
