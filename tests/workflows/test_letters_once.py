"""Whatever interrupts: everybody gets their letter, and nobody gets two."""

import contextlib
import random
from typing import Any

import pendulum
import pytest

from outreach_core._messages import Words
from outreach_core.cases import (
    LetterHandedOver,
)
from outreach_core.eligibility import Radar, RadarInput, radar
from outreach_core.errors import InvalidCaseEventError
from outreach_core.hooks import (
    LETTER_FORMAT,
    SINK,
    Delivery,
    LedgerState,
    Parcel,
    Progress,
)
from outreach_core.letters import (
    DIN_5008_B,
    Letter,
    LetterProblem,
    RenderedLetter,
    TextFormat,
)
from outreach_core.testing import MemoryCaseStore, MemorySink
from outreach_core.workflows import (
    LetterRun,
    confirmed_keys,
    failures,
    send_letters,
)

EFFECTS = ("reserve", "append", "confirm", "deliver")


class Fuse:
    """Blows before or after the *n*-th effect, whichever object it belongs to."""

    def __init__(self, step: int | None, *, after: bool) -> None:
        self.step, self.after, self.count = step, after, 0

    def around(self, inner: Any) -> Any:
        return _Fused(inner, self)

    def effect(self, call: Any, *args: Any, **kwargs: Any) -> Any:
        self.count += 1
        if self.count == self.step and not self.after:
            raise KeyboardInterrupt
        answer = call(*args, **kwargs)
        if self.count == self.step:
            raise KeyboardInterrupt
        return answer


class _Fused:
    def __init__(self, inner: Any, fuse: Fuse) -> None:
        self._inner, self._fuse = inner, fuse

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if name not in EFFECTS:
            return found
        return lambda *args, **kwargs: self._fuse.effect(found, *args, **kwargs)


def nobody_inside(day: pendulum.Date) -> Radar:
    return radar(RadarInput(), as_of=day)


def send(house: Any, store: Any, sink: Any, *, formats: Any = None) -> LetterRun:
    people = [house.customer(n) for n in (1, 2, 3)]
    plan = house.letters(*people, already=confirmed_keys(store))
    return send_letters(
        plan,
        radar=nobody_inside(house.monday),
        formats=formats or [TextFormat(), Second()],
        profile=DIN_5008_B,
        sink=sink,
        store=store,
        on=house.monday,
    )


class Second:
    """A second real format beside the text, told apart by its name only."""

    name = "second"
    media_type = "text/plain"
    suffix = ".txt"

    def problems(self, letter: Letter, profile: Any) -> tuple[LetterProblem, ...]:
        return tuple(TextFormat().problems(letter, profile))

    def render(self, letter: Letter, profile: Any) -> RenderedLetter:
        return TextFormat().render(letter, profile)


def opened(house: Any) -> MemoryCaseStore:
    store = MemoryCaseStore()
    house.open_case(store, *(house.customer(n) for n in (1, 2, 3)))
    return store


def steps(house: Any) -> int:
    fuse = Fuse(None, after=False)
    send(house, fuse.around(opened(house)), fuse.around(MemorySink()))
    return fuse.count


def test_a_run_notes_each_letter_in_case_and_ledger(house: Any) -> None:
    store, sink = opened(house), MemorySink()
    run = send(house, store, sink)
    assert run.handed_over == tuple(house.customer(n).id for n in (1, 2, 3))
    assert len(sink.delivered) == 6
    assert len(confirmed_keys(store)) == 3
    for customer in run.handed_over:
        assert store.read(customer)[1] == LetterHandedOver(
            on=house.monday, occasion="erstes-schreiben", format="text"
        )


def test_a_second_run_sends_nothing(house: Any) -> None:
    store, sink = opened(house), MemorySink()
    send(house, store, sink)
    events, ledger, delivered = store.read_all(), store.entries(), set(sink.delivered)
    again = send(house, store, sink)
    assert again.handed_over == ()
    assert len(again.plan.already_sent) == 3
    assert store.read_all() == events
    assert store.entries() == ledger
    assert set(sink.delivered) == delivered


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_any_step_and_run_again_nobody_is_missed_or_written_to_twice(
    house: Any, *, after: bool
) -> None:
    count = steps(house)
    assert count == 3 + 3 * (2 + 1 + 1)
    undisturbed = MemorySink()
    send(house, opened(house), undisturbed)
    for step in range(1, count + 1):
        store, sink = opened(house), MemorySink()
        fuse = Fuse(step, after=after)
        with pytest.raises(KeyboardInterrupt):
            send(house, fuse.around(store), fuse.around(sink))
        send(house, store, sink)
        assert set(sink.delivered) == set(undisturbed.delivered), step
        assert len(confirmed_keys(store)) == len(store.entries()) == 3, step
        for customer in store.customers():
            letters = [
                e for e in store.read(customer) if isinstance(e, LetterHandedOver)
            ]
            assert len(letters) == 1, step


def test_killed_again_and_again_the_run_still_comes_to_its_end(house: Any) -> None:
    store, sink = opened(house), MemorySink()
    for step in range(1, 30):
        fuse = Fuse(step, after=step % 2 == 0)
        try:
            send(house, fuse.around(store), fuse.around(sink))
        except KeyboardInterrupt:
            continue
    assert len(sink.delivered) == 6
    assert len(confirmed_keys(store)) == 3


def agreed(store: MemoryCaseStore, sink: MemorySink, undisturbed: MemorySink) -> bool:
    """Say whether cases, ledger and post tell of the same letters, one each."""
    noted = [
        sum(isinstance(event, LetterHandedOver) for event in store.read(customer))
        for customer in store.customers()
    ]
    entries = [entry.state for entry in store.entries()]
    return (
        set(sink.delivered) == set(undisturbed.delivered)
        and noted == [1, 1, 1]
        and entries == [LedgerState.CONFIRMED] * 3
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300))
def test_killed_several_times_at_random_cases_ledger_and_post_agree(
    house: Any, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    undisturbed = MemorySink()
    send(house, opened(house), undisturbed)
    store, sink = opened(house), MemorySink()
    for _ in range(chance.randint(1, 6)):
        fuse = Fuse(chance.randint(1, 15), after=chance.random() < 0.5)
        with contextlib.suppress(KeyboardInterrupt):
            send(house, fuse.around(store), fuse.around(sink))
    send(house, store, sink)
    assert agreed(store, sink, undisturbed)
    before = store.read_all()
    assert send(house, store, sink).handed_over == ()
    assert store.read_all() == before


class Broken(Second):
    """Fails for one of the three, with a name in its message."""

    name = "broken"

    def render(self, letter: Letter, profile: Any) -> RenderedLetter:
        if letter.key.customer.endswith("2"):
            raise KeyError("Muster-2")  # noqa: EM101  what must not be shown
        return super().render(letter, profile)


class Picky(Second):
    """Has a problem with one of the three."""

    name = "picky"

    def problems(self, letter: Letter, profile: Any) -> tuple[LetterProblem, ...]:  # noqa: ARG002  the protocol
        if not letter.key.customer.endswith("2"):
            return ()
        words = Words("zu lang", "too long")
        return (LetterProblem(customer=letter.key.customer, problem=words),)


@pytest.mark.parametrize(
    ("form", "said"), [(Broken(), "raised KeyError"), (Picky(), "too long")]
)
def test_a_format_that_fails_keeps_only_that_letter_and_says_so(
    house: Any, form: Any, said: str
) -> None:
    registry = house.registry_of(letter_formats=[form])
    store, sink = opened(house), MemorySink()
    found = [registry.one(LETTER_FORMAT, form.name)]
    run = send(house, store, sink, formats=found)
    assert [c[-1] for c in run.handed_over] == ["1", "3"]
    (problem,) = failures(run)
    assert problem.customer == house.customer(2).id
    assert said in problem.problem.en
    assert "Muster-2" not in problem.problem.de + problem.problem.en
    states = [entry.state for entry in store.entries()]
    assert states.count(LedgerState.RESERVED) == 1
    later = send(house, store, sink)
    assert later.handed_over == (house.customer(2).id,)


class MixingUp(Second):
    """Gives everybody the first letter that it was asked for."""

    name = "mixing"
    first: RenderedLetter | None = None

    def render(self, letter: Letter, profile: Any) -> RenderedLetter:
        self.first = self.first or super().render(letter, profile)
        return self.first


def test_a_letter_of_somebody_else_never_leaves(house: Any) -> None:
    registry = house.registry_of(letter_formats=[MixingUp()])
    store, sink = opened(house), MemorySink()
    run = send(house, store, sink, formats=[registry.one(LETTER_FORMAT, "mixing")])
    assert [c[-1] for c in run.handed_over] == ["1"]
    assert len(sink.delivered) == 1
    assert all("'mixing'.render" in p.problem.de for p in failures(run))
    assert len(send(house, store, MemorySink()).handed_over) == 2


class DeadSink(MemorySink):
    """Takes the first parcel and no other."""

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        if self.delivered and key not in self.delivered:
            raise OSError("Muster")  # noqa: EM101  what must not be shown
        return super().deliver(parcel, key=key)


def test_a_sink_that_dies_keeps_the_letters_here_for_the_next_run(house: Any) -> None:
    dead = DeadSink(name="dead")
    store = opened(house)
    sink = house.registry_of(sinks=[dead]).one(SINK, "dead")
    run = send(house, store, sink)
    # Half a letter is none: the first has two formats, of which one arrived.
    assert run.handed_over == ()
    assert len(list(failures(run))) == 3
    assert all("OSError" in problem.problem.de for problem in failures(run))
    assert all(len(store.read(c)) == 1 for c in store.customers())
    again = send(house, store, MemorySink())
    assert len(again.handed_over) == 3


def test_somebody_whose_case_was_never_opened_stops_the_run(house: Any) -> None:
    with pytest.raises(InvalidCaseEventError):
        send(house, MemoryCaseStore(), MemorySink())


def test_progress_is_told_letter_by_letter(house: Any) -> None:
    told: list[Progress] = []
    send_letters(
        house.letters(house.customer(1), house.customer(2)),
        radar=nobody_inside(house.monday),
        formats=[TextFormat()],
        profile=DIN_5008_B,
        sink=MemorySink(),
        store=opened(house),
        on=house.monday,
        progress=told.append,
    )
    assert [(p.done, p.total) for p in told] == [(1, 2), (2, 2)]
