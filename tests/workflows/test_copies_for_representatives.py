"""A letter and the copy for a representative go out together, once, or not at all."""

import contextlib
from typing import Any

import attrs
import pendulum

from outreach_core.cases import LetterHandedOver
from outreach_core.eligibility import Radar, RadarInput, radar
from outreach_core.hooks import Delivery, LedgerState, Parcel
from outreach_core.letters import DIN_5008_B, TextFormat
from outreach_core.people import Address, Representative, RepresentativeKind
from outreach_core.testing import MemoryCaseStore, MemorySink
from outreach_core.workflows import LetterRun, confirmed_keys, send_letters

VERA = Representative(
    kind=RepresentativeKind.AUTHORISED,
    name="Vera Probe",
    address=Address(street="Hofgasse 4", postcode="01099", town="Nebenstadt"),
)


def nobody_inside(day: pendulum.Date) -> Radar:
    return radar(RadarInput(), as_of=day)


def people(house: Any) -> list[Any]:
    first = attrs.evolve(house.customer(1), representative=VERA)
    return [first, house.customer(2)]


def opened(house: Any) -> MemoryCaseStore:
    store = MemoryCaseStore()
    house.open_case(store, *people(house))
    return store


def send(house: Any, store: Any, sink: Any) -> LetterRun:
    return send_letters(
        house.letters(*people(house), already=confirmed_keys(store)),
        radar=nobody_inside(house.monday),
        formats=[TextFormat()],
        profile=DIN_5008_B,
        sink=sink,
        store=store,
        on=house.monday,
    )


class Stops:
    """A sink that is killed before or after its *n*-th delivery."""

    def __init__(self, inner: MemorySink, step: int, *, after: bool) -> None:
        self.inner, self.left, self.after = inner, step, after

    @property
    def accepts(self) -> Any:
        return self.inner.accepts

    @property
    def name(self) -> str:
        return self.inner.name

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        self.left -= 1
        if not self.left and not self.after:
            raise KeyboardInterrupt
        found = self.inner.deliver(parcel, key=key)
        if not self.left:
            raise KeyboardInterrupt
        return found


def test_the_copy_is_a_parcel_of_its_own_and_one_note_in_the_case(house: Any) -> None:
    store, sink = opened(house), MemorySink()
    run = send(house, store, sink)
    assert len(run.handed_over) == 2
    names = sorted(parcel.name for parcel in sink.delivered.values())
    assert len(names) == 3
    assert [name.endswith("-kopie") for name in names].count(True) == 1
    events = store.read(house.customer(1).id)
    assert sum(isinstance(e, LetterHandedOver) for e in events) == 1
    again = send(house, store, sink)
    assert again.handed_over == ()
    assert len(sink.delivered) == 3


def test_killed_anywhere_both_go_out_once(house: Any) -> None:
    for step in (1, 2, 3):
        for after in (True, False):
            store, sink = opened(house), MemorySink()
            with contextlib.suppress(KeyboardInterrupt):
                send(house, store, Stops(sink, step, after=after))
            send(house, store, sink)
            assert len(sink.delivered) == 3
            entries = store.entries()
            assert {e.state for e in entries} == {LedgerState.CONFIRMED}
