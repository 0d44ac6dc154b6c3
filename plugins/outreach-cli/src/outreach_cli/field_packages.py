"""How the office makes, locks and removes what two carry on a telephone for one day."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs
import pendulum

from outreach_cli.office import Office
from outreach_cli.terminal import Terminal
from outreach_core.hooks import SINK, Delivery, Parcel, ParcelKind, SealedPackage
from outreach_core.ids import StaffId
from outreach_core.visits import DepositedPlan, PlannedWeek, field_package

_STEM: Final = "unterwegs"
# No sign that is taken for another one on a small screen.
_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS: Final = 4
_GROUP: Final = 5


@attrs.frozen(kw_only=True)
class MadePackage:
    """One package that was written, and the only place where its passphrase is.

    Attributes:
        pair: The two.
        receipt: Where it lies.
        passphrase: Opens it; shown once and kept nowhere.
    """

    pair: tuple[StaffId, StaffId]
    receipt: Delivery
    passphrase: str = attrs.field(repr=False)


def passphrase() -> str:
    """Draw four groups of five signs, about 99 bits."""
    return "-".join(
        "".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS)
    )


def make_packages(
    office: Office, week: PlannedWeek, deposited: DepositedPlan
) -> Iterator[MadePackage]:
    """Write a locked package for each pair that is out on the day of *deposited*.

    A newer one takes the place of the older: what was carried before holds no longer.
    """
    sink = office.registry.one(SINK, office.settings.output.field)
    day = deposited.day
    pairs = sorted({tour.pair for tour in week.plan.tours if tour.day == day})
    for number, pair in enumerate(pairs, start=1):
        words = passphrase()
        package = field_package(
            week, day=day, pair=pair, deposited=deposited, language=office.language
        )
        parcel = Parcel(
            kind=ParcelKind.FIELD,
            name=f"{_STEM}-{day.isoformat()}-{number}",
            content=SealedPackage(package=package, passphrase=words),
        )
        # Never the same key: each package has a passphrase of its own.
        key = hashlib.blake2b(secrets.token_bytes(16), digest_size=16).hexdigest()
        receipt = sink.deliver(parcel, key=key)
        yield MadePackage(pair=pair, receipt=receipt, passphrase=words)


def remove_packages(output: Path, *, before: pendulum.Date | None) -> int:
    """Remove packages from the output folder.

    Args:
        output: The output folder.
        before: Only those of days before this one; ``None``: all of them.

    Returns:
        How many were removed. Copies elsewhere are out of reach.
    """
    gone = 0
    for path in sorted(output.glob(f"{_STEM}/{_STEM}-*.*")):
        day = _day_of(path)
        if day is not None and (before is None or day < before):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def remove_ended(terminal: Terminal, office: Office) -> None:
    """Remove the packages of days that are over, by the clock of the office."""
    remove_packages(office.output, before=terminal.clock())


def _day_of(path: Path) -> dt.date | None:
    """Return the day in the name of a package; ``None``: it is none of ours."""
    try:
        return dt.date.fromisoformat(path.stem.removeprefix(f"{_STEM}-")[:10])
    except ValueError:
        return None
