"""Letters in files for a print centre: whatever interrupts, each person gets one."""

from collections import Counter
from typing import Any

import pytest

from outreach_core import Words
from outreach_core.cases import LetterHandedOver
from outreach_core.eligibility import RadarInput, radar
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Delivery, LedgerState, Parcel, ParcelKind
from outreach_core.letters import (
    DIN_5008_B,
    BatchRow,
    Letter,
    LetterBatch,
    LetterProblem,
    PrintFile,
    letter_as_text,
)
from outreach_core.testing import MemoryCaseStore
from outreach_core.workflows import (
    LetterRun,
    confirmed_keys,
    send_batches,
    settle_ledger,
)
from outreach_core.workflows.batches import packing_table

EFFECTS = ("reserve", "append", "confirm", "deliver")
PEOPLE = (1, 2, 3, 4, 5)


class Plain:
    """Sets letters as plain text, two pages each; refuses those it is told to."""

    name = "plain"

    def __init__(self, *refused: str) -> None:
        self.refused = refused

    def batch(self, letters: Any, profile: Any) -> LetterBatch:  # noqa: ARG002
        good = [one for one in letters if one.key.customer not in self.refused]
        bad = [one for one in letters if one.key.customer in self.refused]
        content = "".join(map(letter_as_text, good)).encode()
        return LetterBatch(
            file=PrintFile(media_type="text/plain", suffix=".txt", content=content),
            rows=tuple(row(one, at) for at, one in enumerate(good)),
            problems=tuple(map(problem, bad)),
        )


def row(letter: Letter, at: int) -> BatchRow:
    key = letter.key
    return BatchRow(
        key=key.text, answer_code=key.answer_code, first_page=2 * at + 1, pages=2
    )


def problem(letter: Letter) -> LetterProblem:
    words = Words("zu lang", "too long")
    return LetterProblem(customer=letter.key.customer, problem=words)


class PrintCentre:
    """Takes each key once and remembers which letters were printed."""

    name = "centre"
    accepts = frozenset({ParcelKind.BATCH})

    def __init__(self) -> None:
        self.files: dict[str, Parcel] = {}

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        already = key in self.files
        self.files.setdefault(key, parcel)
        return Delivery(where=f"druck/{key[:8]}.txt", already=already)

    @property
    def printed(self) -> Counter[str]:
        return Counter(r.key for p in self.files.values() for r in p.content.rows)


class Killed:
    """Ends the run before or after one of its effects."""

    def __init__(self, step: int | None, *, after: bool) -> None:
        self.step, self.after, self.count = step, after, 0

    def around(self, inner: Any) -> Any:
        class Around:
            def __getattr__(_, name: str) -> Any:  # noqa: N805  self is the fuse
                found = getattr(inner, name)
                if name not in EFFECTS:
                    return found
                return lambda *a, **k: self.effect(found, *a, **k)

        return Around()

    def effect(self, call: Any, *args: Any, **kwargs: Any) -> Any:
        self.count += 1
        if self.count == self.step and not self.after:
            raise KeyboardInterrupt
        answer = call(*args, **kwargs)
        if self.count == self.step:
            raise KeyboardInterrupt
        return answer


def send(
    house: Any, store: Any, sink: Any, *, people: Any = PEOPLE, form: Any = None
) -> LetterRun:
    settle_ledger(store)
    recipients = [house.customer(n) for n in people]
    return send_batches(
        house.letters(*recipients, already=confirmed_keys(store)),
        radar=radar(RadarInput(), as_of=house.monday),
        form=form or Plain(),
        profile=DIN_5008_B,
        sink=sink,
        store=store,
        on=house.monday,
        size=2,
    )


def opened(house: Any) -> MemoryCaseStore:
    store = MemoryCaseStore()
    house.open_case(store, *(house.customer(n) for n in PEOPLE))
    return store


def steps(house: Any) -> int:
    fuse = Killed(None, after=False)
    send(house, fuse.around(opened(house)), fuse.around(PrintCentre()))
    return fuse.count


def test_five_letters_in_files_of_two_make_three_files(house: Any) -> None:
    store, sink = opened(house), PrintCentre()
    run = send(house, store, sink)
    assert run.handed_over == tuple(house.customer(n).id for n in PEOPLE)
    assert sorted(len(p.content.rows) for p in sink.files.values()) == [1, 2, 2]
    for customer in run.handed_over:
        assert store.read(customer)[1:] == (
            LetterHandedOver(
                on=house.monday, occasion="erstes-schreiben", format="plain"
            ),
        )


def test_a_second_run_prints_nothing(house: Any) -> None:
    store, sink = opened(house), PrintCentre()
    send(house, store, sink)
    again = send(house, store, sink)
    assert again.handed_over == ()
    assert len(sink.files) == 3


def test_killed_anywhere_and_repeated_everybody_gets_one_letter(house: Any) -> None:
    for step in range(1, steps(house) + 1):
        for after in (False, True):
            store, sink = opened(house), PrintCentre()
            fuse = Killed(step, after=after)
            with pytest.raises(KeyboardInterrupt):
                send(house, fuse.around(store), fuse.around(sink))
            send(house, store, sink)
            assert set(sink.printed.values()) == {1}, (step, after)
            assert len(sink.printed) == len(PEOPLE), (step, after)
            assert set(sink.printed) <= confirmed_keys(store)
            for n in PEOPLE:
                events = store.read(house.customer(n).id)
                assert [type(e) for e in events].count(LetterHandedOver) == 1


def test_who_drops_out_after_the_kill_changes_nothing_for_the_others(
    house: Any,
) -> None:
    for step in range(1, steps(house) + 1):
        store, sink = opened(house), PrintCentre()
        fuse = Killed(step, after=True)
        with pytest.raises(KeyboardInterrupt):
            send(house, fuse.around(store), fuse.around(sink))
        send(house, store, sink, people=PEOPLE[1:])
        send(house, store, sink)
        assert set(sink.printed.values()) == {1}, step
        assert len(sink.printed) == len(PEOPLE), step


def test_what_cannot_be_printed_stays_here_with_its_reason(house: Any) -> None:
    store, sink = opened(house), PrintCentre()
    second = house.customer(2).id
    run = send(house, store, sink, form=Plain(second))
    assert [p.customer for p in run.failed] == [second]
    assert second not in run.handed_over
    states = Counter(e.state for e in store.entries())
    assert states[LedgerState.RESERVED] == 1
    assert send(house, store, sink).handed_over == (second,)


def test_a_print_centre_that_fails_keeps_the_letters_here(house: Any) -> None:
    class Broken(PrintCentre):
        def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
            del parcel, key
            raise InvalidInputError("druck", ["no space"])  # noqa: EM101

    store, sink = opened(house), PrintCentre()
    run = send(house, store, Broken())
    assert len(run.failed) == len(PEOPLE)
    assert run.handed_over == ()
    assert len(send(house, store, sink).handed_over) == len(PEOPLE)
    assert set(sink.printed.values()) == {1}


def test_the_packing_list_names_nobody(house: Any) -> None:
    store, sink = opened(house), PrintCentre()
    send(house, store, sink)
    batch = next(iter(sink.files.values())).content
    table = packing_table(batch, name="packliste")
    assert [cells[1:] for cells in table.rows] == [(1, 1, 2, None), (2, 1, 2, None)]
    shown = str(table) + str(table.rows)
    for n in PEOPLE:
        assert house.customer(n).family_name not in shown
