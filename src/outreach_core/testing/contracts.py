"""How the promises of a protocol are run as tests against any object of its kind."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Generic, NoReturn, TypeVar

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_text

T = TypeVar("T")

Opener = Callable[[Path], T]
"""Makes the object under test, told an empty folder of its own.

Called again with the same folder it stands for a new process: an object that keeps
things must find there what the first one left.
"""


class BrokenPromiseError(AssertionError):
    """A check found that the object does not keep its contract.

    Attributes:
        check: Stable name of the check.
        found: What was found instead, in German and English.
    """

    def __init__(self, check: str, found: Words, remedy: str) -> None:
        super().__init__(f"{check}: {found.en} {remedy}")
        self.check = check
        self.found = found


@attrs.frozen(kw_only=True)
class Check(Generic[T]):
    """One promise, and how to see whether it is kept.

    Attributes:
        name: Stable name, the name of the test.
        why: What would go wrong in an office without it.
        remedy: What the author of a plug-in can do.
        run: Raises :class:`BrokenPromiseError` when the promise is broken.
        persistent: Makes sense only for objects that keep things beyond a process.
    """

    name: str = attrs.field(validator=is_text)
    why: str = attrs.field(validator=is_text)
    remedy: str = attrs.field(validator=is_text)
    run: "Callable[[Trial[T]], None]" = attrs.field(repr=False)
    persistent: bool = False


@attrs.frozen(kw_only=True)
class Trial(Generic[T]):
    """One run of one check.

    Attributes:
        check: The check.
        opener: Makes the object under test.
        folder: An empty folder of its own.
    """

    check: Check[T]
    opener: Opener[T] = attrs.field(repr=False)
    folder: Path

    def open(self) -> T:
        """Make the object, as a new process would."""
        return self.opener(self.folder)

    def expect(
        self,
        kept: bool,  # noqa: FBT001  reads like assert
        otherwise: Words,
        /,
        **gaps: object,
    ) -> None:
        """Go on when the promise is *kept*, else say what was found, gaps filled."""
        if not kept:
            self.fail(otherwise, **gaps)

    def fail(self, found: Words, /, **gaps: object) -> NoReturn:
        """Say what was found instead of what was promised."""
        told = found.fill(**gaps) if gaps else found
        raise BrokenPromiseError(self.check.name, told, self.check.remedy)


def suite(
    title: str, checks: Iterable[Check[T]], opener: Opener[T], *, persistent: bool
) -> type[object]:
    """Make a class of tests, one for each check, that pytest collects.

    A fresh class each time, no base class: two suites of one module share nothing.

    Args:
        title: Name of the class.
        checks: What to check.
        opener: Makes the object under test.
        persistent: Whether the object keeps things beyond a process; without, the
            checks that need it are not in the class at all.
    """
    wanted = [check for check in checks if persistent or not check.persistent]
    tests = {f"test_{check.name}": _test_of(check, opener) for check in wanted}
    return type(title, (), dict(tests))


def _test_of(check: Check[T], opener: Opener[T]) -> Callable[[Any, Path], None]:
    def test(_: object, tmp_path: Path) -> None:
        check.run(Trial(check=check, opener=opener, folder=tmp_path))

    test.__name__ = f"test_{check.name}"
    test.__doc__ = check.why
    return test
