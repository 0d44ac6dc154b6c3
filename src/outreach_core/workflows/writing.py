"""How letters are handed over: planned first, then once each, whatever interrupts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Protocol, TypeVar

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.cases import Case, LetterHandedOver, apply
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
    LetterPlan,
    LetterProblem,
    PrintProfile,
    RenderedLetter,
)
from outreach_core.workflows.failing import failed
from outreach_core.workflows.holding_back import honest_only

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
) -> LetterRun:
    """Render and hand over the letters of a plan, each person once an occasion.

    For each letter: reserve its key in the ledger, render, deliver under that key,
    note it in the case, confirm. Killed between any two of these and run again, the
    letter is neither lost nor sent twice: a reserved key is taken up again, and a
    sink takes the same key once.

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

    Returns:
        Who was written to, and what stayed here with its reason.

    Raises:
        PluginError: The store failed, or a format or sink did and the settings want
            the run to end then. A new run goes on where this one ended.
    """
    plan = honest_only(plan, radar=radar)
    letters = sorted(plan.to_send, key=lambda letter: letter.key.customer)
    for letter in letters:
        store.reserve(letter.key.text)
    handed_over: list[CustomerId] = []
    failed: list[LetterProblem] = []
    renderings = in_order(lambda letter: _rendered(letter, formats, profile), letters)
    for done, (letter, rendering) in enumerate(
        zip(letters, renderings, strict=True), start=1
    ):
        problems = rendering.problems or _deliver(letter, rendering, sink, store, on)
        failed.extend(problems)
        if not problems:
            handed_over.append(letter.key.customer)
        progress(Progress(task=_TASK, done=done, total=len(letters)))
    return LetterRun(plan=plan, handed_over=tuple(handed_over), failed=tuple(failed))


@attrs.frozen(kw_only=True)
class _Rendering:
    """One letter in all formats, or the problems that kept it here."""

    formats: tuple[tuple[str, RenderedLetter], ...] = ()
    problems: tuple[LetterProblem, ...] = ()


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
    store: CaseStore,
    on: pendulum.Date,
) -> tuple[LetterProblem, ...]:
    key = letter.key.text
    receipts: list[str] = []
    try:
        for name, rendered in rendering.formats:
            parcel = Parcel(
                kind=ParcelKind.LETTER,
                name=f"{letter.key.occasion}-{letter.key.answer_code}",
                content=rendered,
            )
            receipts.append(sink.deliver(parcel, key=f"{key}{name}").where)
    except (PluginError, InvalidInputError) as error:
        return (_problem(letter, failed(sink, "deliver", error)),)
    _note(letter, rendering.formats[0][0], store, on)
    store.confirm(key, receipts[0])
    return ()


def _note(letter: Letter, form: str, store: CaseStore, on: pendulum.Date) -> None:
    """Note the letter in the case, unless a run killed before confirming has."""
    events = store.read(letter.key.customer)
    case = Case.of(letter.key.customer, events)
    occasion = letter.key.occasion
    if occasion in {e.occasion for e in events if isinstance(e, LetterHandedOver)}:
        return
    event = LetterHandedOver(on=on, occasion=occasion, format=form)
    apply(case, event)
    store.append(letter.key.customer, (event,), expected=len(events))


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
