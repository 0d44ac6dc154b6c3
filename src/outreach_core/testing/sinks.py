"""What every sink promises, as checks for fakes and plug-ins alike."""

from collections.abc import Callable, Iterator
from typing import Final

from outreach_core._messages import Words
from outreach_core.hooks import Delivery, Parcel, Sink
from outreach_core.testing.contracts import Check, Opener, Trial, suite
from outreach_core.testing.examples import CANARY, example_parcels

_KEYS: Final = ("4f1c9a", "77b02e")


def sink_contract(opener: Opener[Sink], *, persistent: bool = True) -> type[object]:
    """Make the tests that a sink must pass.

    ``TestMySink = sink_contract(lambda folder: MySink(folder))``

    Args:
        opener: Makes the sink, told an empty folder that it may write to; called again
            with the same folder it stands for a new process.
        persistent: ``False`` for a sink that remembers nothing beyond a process.
    """
    return suite("SinkContract", SINK_CHECKS, opener, persistent=persistent)


def _accepted(sink: Sink) -> Iterator[Parcel]:
    for kind, parcel in example_parcels().items():
        if kind in sink.accepts:
            yield parcel


def _accepts_something(trial: Trial[Sink]) -> None:
    trial.expect(
        bool(trial.open().accepts),
        Words("Sie nimmt keine Art Sendung an.", "It accepts no kind of parcel."),
    )


def _waits_for_a_parcel(trial: Trial[Sink]) -> None:
    trial.open()
    trial.expect(
        not any(trial.folder.iterdir()),
        Words("Schon das Anlegen hat etwas geschrieben.", "Making it wrote something."),
    )


def _says_where_it_went(trial: Trial[Sink]) -> None:
    sink = trial.open()
    for parcel in _accepted(sink):
        receipt = sink.deliver(parcel, key=f"{_KEYS[0]}{parcel.kind.value}")
        trial.expect(
            isinstance(receipt, Delivery),
            Words("Sie gab keine Quittung zurück.", "It returned no receipt."),
        )
        trial.expect(
            not receipt.already,
            Words(
                "Eine erste Zustellung gilt als zweite.",
                "A first delivery counts as a second.",
            ),
        )


def _delivers_a_key_once(trial: Trial[Sink]) -> None:
    sink = trial.open()
    for parcel in _accepted(sink):
        key = f"{_KEYS[0]}{parcel.kind.value}"
        first = sink.deliver(parcel, key=key)
        second = sink.deliver(parcel, key=key)
        trial.expect(
            second.already,
            Words(
                "Derselbe Schlüssel wurde zweimal zugestellt.",
                "The same key was delivered twice.",
            ),
        )
        trial.expect(
            second.where == first.where,
            Words(
                "Die beiden Quittungen sind verschieden.", "The two receipts differ."
            ),
        )


def _takes_another_key_as_another_delivery(trial: Trial[Sink]) -> None:
    sink = trial.open()
    for parcel in _accepted(sink):
        suffix = parcel.kind.value
        sink.deliver(parcel, key=f"{_KEYS[0]}{suffix}")
        other = sink.deliver(parcel, key=f"{_KEYS[1]}{suffix}")
        trial.expect(
            not other.already,
            Words(
                "Ein anderer Schlüssel galt als derselbe.",
                "Another key was taken for the same.",
            ),
        )


def _remembers_in_a_new_process(trial: Trial[Sink]) -> None:
    first, again = trial.open(), trial.open()
    for parcel in _accepted(first):
        key = f"{_KEYS[0]}{parcel.kind.value}"
        where = first.deliver(parcel, key=key).where
        receipt = again.deliver(parcel, key=key)
        trial.expect(
            receipt.already,
            Words(
                "Ein neuer Prozess hat den Schlüssel noch einmal zugestellt.",
                "A new process delivered the key again.",
            ),
        )
        trial.expect(
            receipt.where == where,
            Words(
                "Die beiden Quittungen sind verschieden.", "The two receipts differ."
            ),
        )


def _names_nobody(trial: Trial[Sink]) -> None:
    sink = trial.open()
    for parcel in _accepted(sink):
        receipt = sink.deliver(parcel, key=f"{_KEYS[0]}{parcel.kind.value}")
        said = f"{receipt!r} {sink!r}"
        names = [str(p.relative_to(trial.folder)) for p in trial.folder.rglob("*")]
        trial.expect(
            CANARY not in said,
            Words(
                "Die Quittung oder repr nennt einen Menschen.",
                "The receipt or repr names a person.",
            ),
        )
        trial.expect(
            CANARY not in "".join(names),
            Words("Ein Dateiname nennt einen Menschen.", "A file name names a person."),
        )


def _leaves_nothing_half_written(trial: Trial[Sink]) -> None:
    sink = trial.open()
    for parcel in _accepted(sink):
        sink.deliver(parcel, key=f"{_KEYS[0]}{parcel.kind.value}")
    left = [p.name for p in trial.folder.rglob("*") if p.suffix in {".tmp", ".part"}]
    trial.expect(
        not left,
        Words(
            "Es bleiben vorläufige Dateien liegen.", "Temporary files are left over."
        ),
    )


def _check(
    run: Callable[[Trial[Sink]], None],
    why: str,
    remedy: str,
    *,
    persistent: bool = False,
) -> Check[Sink]:
    name = run.__name__.removeprefix("_")
    return Check(name=name, why=why, remedy=remedy, run=run, persistent=persistent)


_KEEP_KEYS: Final = "Keep the keys beside what was delivered, and look there first."

SINK_CHECKS: Final = (
    _check(
        _accepts_something,
        "A sink that takes nothing is a typo.",
        "List the kinds in 'accepts'.",
    ),
    _check(
        _waits_for_a_parcel,
        "A plug-in that is enabled but not chosen leaves no trace.",
        "Create folders in deliver(), not in the constructor.",
    ),
    _check(
        _says_where_it_went,
        "The ledger can say where a letter is.",
        "Return Delivery(where=…).",
    ),
    _check(_delivers_a_key_once, "Nobody gets a letter twice.", _KEEP_KEYS),
    _check(
        _takes_another_key_as_another_delivery,
        "Two people with the same letter both get it.",
        "Compare keys, not contents or names.",
    ),
    _check(
        _remembers_in_a_new_process,
        "A run that was killed starts again and sends no second letter.",
        _KEEP_KEYS,
        persistent=True,
    ),
    _check(
        _names_nobody,
        "Receipts and file names end in logs.",
        "Use the name of the parcel and the key, never its content.",
    ),
    _check(
        _leaves_nothing_half_written,
        "Half a letter is worse than none.",
        "Write beside the goal, then rename.",
    ),
)
"""Every promise of a sink, in the order in which they are run."""
