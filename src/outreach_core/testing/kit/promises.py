"""What is one promise of a plug-in, and how does a check say that it is broken?"""

import enum
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NoReturn

import attrs

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.hooks import Kind
from outreach_core.testing.kit.bench import Bench

_ID: Final = re.compile(r"[A-Z]{3}-\d\d")


class CheckGroup(enum.StrEnum):
    """Which side of a plug-in a check looks at."""

    REGISTRATION = "registration"
    SIGNATURES = "signatures"
    TYPES = "types"
    DETERMINISM = "determinism"
    PURITY = "purity"
    ISOLATION = "isolation"
    ERRORS = "errors"
    PRIVACY = "privacy"
    SETTINGS = "settings"
    README = "readme"
    BEHAVIOUR = "behaviour"
    """What this kind of object is for."""


class Need(enum.StrEnum):
    """What a check needs beyond the plug-in; without it the check is not tried."""

    FOLDER = "folder"
    """``folder=`` with the files that the settings point to."""
    ROWS = "rows"
    """``folder=`` with rows of text (.csv, .txt, .tsv) that can be put differently."""
    SAMPLES = "samples"
    """``samples=``: folders with the same content in another shape."""
    MODULE = "module"
    """A plug-in that another process can import, settings and all."""
    INSTALLED = "installed"
    """A plug-in of an installed distribution."""
    SETTINGS = "settings"
    """``settings=`` with at least one key."""
    PEOPLE = "people"
    """``people=``: whom a screener is supposed to find in its data."""


class BrokenError(AssertionError):
    """A promise is not kept; the message says what was found, never a value.

    Attributes:
        found: The message in German and English.
    """

    def __init__(self, found: Words) -> None:
        self.found = found
        super().__init__(found.en)


class NotTriedError(Exception):
    """A check found nothing that it could try; the message says why.

    Attributes:
        why: The message in German and English.
    """

    def __init__(self, why: Words) -> None:
        self.why = why
        super().__init__(why.en)


@attrs.frozen(kw_only=True)
class KitCheck:
    """One promise, and how to see whether it is kept.

    Attributes:
        id: Stable id ("SRC-03"); waivers and reports use it.
        group: Which side of the plug-in it looks at.
        kind: The kind of object it is about; ``None``: every plug-in.
        what: The promise in one sentence.
        why: What would go wrong in an office without it.
        fix: What the author of a plug-in can do.
        slug: Name of the test after the id.
        needs: What the author must hand over for it.
        heavy: Starts processes or searches long; above half a second.
        run: Raises :class:`BrokenError` when the promise is broken.
    """

    id: str = attrs.field(
        validator=satisfies(
            'an id like "SRC-03"', lambda v: isinstance(v, str) and bool(_ID.match(v))
        )
    )
    group: CheckGroup
    kind: Kind[Any] | None = None
    what: Words
    why: Words
    fix: Words
    slug: str
    needs: frozenset[Need] = frozenset()
    heavy: bool = False
    run: Callable[[Bench], None] = attrs.field(repr=False, eq=False)


Try = Callable[[Bench], None]


@attrs.frozen(kw_only=True)
class Promises:
    """Makes the checks of one file; ``promise(...)`` stands above each function.

    Attributes:
        prefix: First three letters of the ids.
        kind: The kind of object the checks are about; ``None``: every plug-in.
        group: Which side of the plug-in they look at, where a check says nothing.
    """

    prefix: str
    kind: Kind[Any] | None = None
    group: CheckGroup = CheckGroup.BEHAVIOUR

    def __call__(
        self,
        number: int,
        *,
        what: Words,
        why: Words,
        fix: Words,
        group: CheckGroup | None = None,
        needs: Iterable[Need] = (),
        heavy: bool = False,
    ) -> Callable[[Try], KitCheck]:
        """Turn the function below into check *number* of this file."""

        def made(run: Try) -> KitCheck:
            return KitCheck(
                id=f"{self.prefix}-{number:02}",
                group=group or self.group,
                kind=self.kind,
                what=what,
                why=why,
                fix=fix,
                slug=run.__name__.strip("_"),
                needs=frozenset(needs),
                heavy=heavy,
                run=run,
            )

        return made


def checks_in(names: Mapping[str, object]) -> tuple[KitCheck, ...]:
    """Return the checks among the names of a module, in the order of their ids."""
    found: list[KitCheck] = []
    for value in names.values():
        row = value if isinstance(value, tuple) else (value,)
        found += [check for check in row if isinstance(check, KitCheck)]
    return tuple(sorted(found, key=lambda check: check.id))


def expect(
    kept: bool,  # noqa: FBT001  reads like assert
    found: Words,
    /,
    **gaps: object,
) -> None:
    """Go on when the promise is *kept*, else say what was *found*, gaps filled."""
    if not kept:
        broken(found, **gaps)


def broken(found: Words, /, **gaps: object) -> NoReturn:
    """Say what was found instead of what was promised; never quote a value."""
    raise BrokenError(found.fill(**gaps) if gaps else found)


def listed(found: Iterable[Words]) -> Words:
    """Put several findings into one line."""
    each = tuple(found)
    return Words("; ".join(f.de for f in each), "; ".join(f.en for f in each))


def not_tried(why: Words, /, **gaps: object) -> NoReturn:
    """Say that there is nothing to try, and why."""
    raise NotTriedError(why.fill(**gaps) if gaps else why)
