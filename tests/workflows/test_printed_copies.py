"""In a print file a letter and its copy stand one behind the other, or neither does."""

import contextlib
import itertools
from typing import Any

import attrs
import pytest

from outreach_core import Words
from outreach_core.eligibility import RadarInput, radar
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
from outreach_core.people import Address, Representative, RepresentativeKind
from outreach_core.testing import MemoryCaseStore, MemorySink
from outreach_core.workflows import (
    LetterRun,
    confirmed_keys,
    send_batches,
    settle_ledger,
)
from outreach_core.workflows.batches import packing_table

VERA = Representative(
    kind=RepresentativeKind.AUTHORISED,
    name="Vera Probe",
    address=Address(street="Hofgasse 4", postcode="01099", town="Nebenstadt"),
)
NUMBERS = (1, 2, 3, 4)
WITH_COPY = (1, 3)


class Sets:
    """Sets letters as text, two pages each; refuses those that hold a word."""

    name = "plain"

    def __init__(self, refused: str = "no such line") -> None:
        self.refused, self.calls = refused, 0

    def batch(self, letters: Any, profile: Any) -> LetterBatch:  # noqa: ARG002
        self.calls += 1
        good = [one for one in letters if not self._refuses(one)]
        content = "".join(map(letter_as_text, good)).encode()
        file = PrintFile(media_type="text/plain", suffix=".txt", content=content)
        return LetterBatch(
            file=file if good else None,
            rows=tuple(_row(one, at) for at, one in enumerate(good)),
            problems=tuple(
                LetterProblem(
                    customer=one.key.customer, problem=Words("zu lang", "too long")
                )
                for one in letters
                if self._refuses(one)
            ),
        )

    def _refuses(self, letter: Letter) -> bool:
        return self.refused in "\n".join(letter.address.lines)


def _row(letter: Letter, at: int) -> BatchRow:
    key = letter.key
    return BatchRow(
        key=key.text, answer_code=key.answer_code, first_page=4 * at + 1, pages=2
    )


def people(house: Any, *, moved: bool = False) -> list[Any]:
    found = []
    for number in NUMBERS:
        person = house.customer(number)
        if number in WITH_COPY and not (moved and number == WITH_COPY[1]):
            person = attrs.evolve(person, representative=VERA)
        found.append(person)
    return found


def opened(house: Any) -> MemoryCaseStore:
    store = MemoryCaseStore()
    house.open_case(store, *people(house))
    return store


def send(house: Any, store: Any, sink: Any, **changes: Any) -> LetterRun:
    who = changes.pop("who", people(house))
    settle_ledger(store)
    values: dict[str, Any] = {"form": Sets(), "size": 3, "lists": None} | changes
    return send_batches(
        house.letters(*who, already=confirmed_keys(store)),
        radar=radar(RadarInput(), as_of=house.monday),
        profile=DIN_5008_B,
        sink=sink,
        store=store,
        on=house.monday,
        **values,
    )


def batches(sink: MemorySink) -> list[LetterBatch]:
    return [
        parcel.content  # type: ignore[misc]  # of this kind
        for parcel in sink.delivered.values()
        if parcel.kind is ParcelKind.BATCH
    ]


def rows(sink: MemorySink) -> list[list[tuple[str, bool]]]:
    return [[(row.key, row.copy) for row in batch.rows] for batch in batches(sink)]


def test_the_copy_lies_behind_its_letter_under_the_same_code(house: Any) -> None:
    store, sink = opened(house), MemorySink()
    run = send(house, store, sink)
    assert len(run.handed_over) == 4
    assert run.failed == run.plan.problems == ()
    # Four letters and two copies in files of three: no pair is ever parted.
    assert [[copy for _, copy in file] for file in rows(sink)] == [
        [False, True, False],
        [False, True, False],
    ]
    for batch in batches(sink):
        for before, row in itertools.pairwise(batch.rows):
            if row.copy:
                assert (row.key, row.answer_code) == (before.key, before.answer_code)
        assert batch.file is not None
        text = batch.file.content.decode()
        assert text.count("Hofgasse 4") == 1
        assert "Eine Kopie dieses Briefs geht an Ihre Vertretung" in text


def test_the_packing_list_tells_the_copy_and_still_names_nobody(house: Any) -> None:
    store, sink = opened(house), MemorySink()
    send(house, store, sink)
    table = packing_table(batches(sink)[0], name="packliste")
    assert [row[-1] for row in table.rows] == [None, "x", None]
    assert "Probe" not in f"{table.rows}"


def test_what_cannot_be_set_takes_its_other_half_along(house: Any) -> None:
    store, sink, form = opened(house), MemorySink(), Sets("Hofgasse")
    run = send(house, store, sink, form=form)
    assert [str(who)[-1] for who in run.handed_over] == ["2", "4"]
    assert {str(p.customer)[-1] for p in run.failed} == {"1", "3"}
    assert not any(copy for file in rows(sink) for _, copy in file)
    # Mended, they go out, each once.
    again = send(house, store, sink)
    assert [str(who)[-1] for who in again.handed_over] == ["1", "3"]
    assert sum(map(len, rows(sink))) == 6
    assert {e.state for e in store.entries()} == {LedgerState.CONFIRMED}


class Fuse:
    """Ends the run before or after one of its effects."""

    def __init__(self, step: int, *, after: bool) -> None:
        self.left, self.after = step, after

    def around(self, inner: Any) -> Any:
        fuse = self

        class Around:
            def __getattr__(self, name: str) -> Any:
                found = getattr(inner, name)
                if name not in {"reserve", "append", "confirm", "deliver"}:
                    return found
                return lambda *a, **k: fuse.effect(found, *a, **k)

        return Around()

    def effect(self, call: Any, *args: Any, **kwargs: Any) -> Any:
        self.left -= 1
        if not self.left and not self.after:
            raise KeyboardInterrupt
        answer = call(*args, **kwargs)
        if not self.left:
            raise KeyboardInterrupt
        return answer


@pytest.mark.parametrize("moved", [False, True], ids=["same", "no-longer"])
def test_killed_anywhere_both_are_printed_once_or_not_at_all(
    house: Any, *, moved: bool
) -> None:
    """Also where the representative was taken off the list between the two runs."""
    for step, after in itertools.product(range(1, 30), (False, True)):
        store, sink = opened(house), MemorySink()
        fuse = Fuse(step, after=after)
        with contextlib.suppress(KeyboardInterrupt):
            send(house, fuse.around(store), fuse.around(sink))
        send(house, store, sink, who=people(house, moved=moved))
        printed = [row for file in rows(sink) for row in file]
        assert len(printed) == len(set(printed)), step
        assert len({key for key, _ in printed}) == 4, step
        for file in rows(sink):
            for before, row in itertools.pairwise(file):
                assert not row[1] or before == (row[0], False)
        assert {key for key, _ in printed} <= confirmed_keys(store), step


def test_a_format_that_loses_a_copy_prints_nothing(house: Any) -> None:
    store, sink = opened(house), MemorySink()

    class Loses(Sets):
        def batch(self, letters: Any, profile: Any) -> LetterBatch:
            once = {one.key.text: one for one in letters}
            return super().batch(tuple(once.values()), profile)

    run = send(house, store, sink, form=Loses())
    assert {str(p.customer)[-1] for p in run.failed} == {"1", "2", "3", "4"}
    assert sink.delivered == {}


def test_a_list_of_other_sheets_than_those_in_the_file_is_never_written(
    house: Any,
) -> None:
    class Lists(MemorySink):
        def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
            if parcel.kind is ParcelKind.TABLES:
                raise KeyboardInterrupt
            return super().deliver(parcel, key=key)

    store, sink = opened(house), MemorySink()
    with contextlib.suppress(KeyboardInterrupt):
        send(house, store, sink, lists=Lists())
    lists = MemorySink()
    send(house, store, sink, lists=lists, who=people(house, moved=True), size=6)
    tables = [parcel.content[0] for parcel in lists.delivered.values()]  # type: ignore[index]
    for table, batch in zip(tables, batches(sink), strict=False):
        assert [row[0] for row in table.rows] == [r.answer_code for r in batch.rows]
