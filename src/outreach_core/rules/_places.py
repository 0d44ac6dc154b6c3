"""Where in some plain data does a value stand, and what is wrong with it there?

A :class:`Place` reads one value and notes every fault with its path instead of raising
at the first: who corrects a file wants to see all of them at once.
"""

import datetime as dt
import difflib
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Words

_AT: Final = Words("{path}: {fault}", "{path}: {fault}")
_WRONG_TYPE: Final = Words("Hier gehört {expected} hin.", "This must be {expected}.")
_MISSING: Final = Words(
    "Der Schlüssel {key!r} fehlt; ergänzen Sie ihn.",
    "The key {key!r} is missing; add it.",
)
_UNKNOWN_KEY: Final = Words(
    "Den Schlüssel {key!r} gibt es hier nicht.{hint} Möglich sind: {known}.",
    "There is no key {key!r} here.{hint} Possible are: {known}.",
)
_UNKNOWN_NAME: Final = Words(
    "{kind} {name!r} gibt es nicht.{hint} Bekannt: {known}.",
    "There is no {kind} {name!r}.{hint} Known: {known}.",
)
_HINT: Final = Words(" Gemeint: {near!r}?", " Did you mean {near!r}?")
_NOTHING: Final = Words("nichts", "none")

_MISSING_VALUE: Final = object()

TABLE: Final = Words("eine Tabelle", "a table")
LIST: Final = Words("eine Liste", "a list")
TEXT: Final = Words("ein Text in Anführungszeichen", "a text in quotes")
COUNT: Final = Words("eine ganze Zahl, 0 oder mehr", "a whole number, 0 or more")
POSITIVE: Final = Words("eine ganze Zahl, 1 oder mehr", "a whole number, 1 or more")
DAY: Final = Words("ein Tag wie 2026-07-01", "a day such as 2026-07-01")
FLAG: Final = Words("true oder false", "true or false")


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong, and where.

    Attributes:
        code: Stable name of the kind of fault ("unknown-key").
        path: Keys and positions from the top ("parameters.silence.steps[0].since").
        words: What is wrong and what to do, without the path.
    """

    code: str
    path: str
    words: Words

    @property
    def sentence(self) -> Words:
        """The path and what is wrong there."""
        return _AT.fill(path=self.path, fault=self.words) if self.path else self.words


@attrs.frozen(kw_only=True)
class Place:
    """One value inside plain data, and the list that all faults go to.

    Every reading method returns ``None`` after it has noted a fault.
    """

    path: str
    value: object = attrs.field(repr=False)
    faults: list[Fault] = attrs.field(repr=False)

    def fault(self, code: str, words: Words) -> None:
        """Note that something is wrong here; of a missing value that was said before."""
        if self.value is not _MISSING_VALUE:
            self.faults.append(Fault(code=code, path=self.path, words=words))

    def wrong_type(self, expected: Words) -> None:
        """Note that another type of value belongs here."""
        self.fault("wrong-type", _WRONG_TYPE.fill(expected=expected))

    def unknown(self, kind: Words, known: Iterable[str]) -> None:
        """Note that the text here is none of the known names."""
        names, name = sorted(known), str(self.value)
        self.fault(
            "unknown-name",
            _UNKNOWN_NAME.fill(
                kind=kind,
                name=name,
                hint=near(name, names),
                known=", ".join(names) or _NOTHING,
            ),
        )

    def at(self, key: str, value: object) -> "Place":
        """Return the place of a key inside this one."""
        path = f"{self.path}.{key}" if self.path else key
        return Place(path=path, value=value, faults=self.faults)

    def entries(self) -> "dict[str, Place] | None":
        """Read a table with any keys."""
        if not isinstance(self.value, dict):
            self.wrong_type(TABLE)
            return None
        return {str(key): self.at(str(key), each) for key, each in self.value.items()}

    def table(
        self, required: Iterable[str], optional: Iterable[str] = ()
    ) -> "dict[str, Place] | None":
        """Read a table with known keys.

        A required key that is missing is noted, and stands for a value that every
        reading method turns into ``None``: the rest can still be read.
        """
        found = self.entries()
        if found is None:
            return None
        needed = tuple(required)
        known = (*needed, *optional)
        for key, place in found.items():
            if key not in known:
                hint = near(key, known)
                words = _UNKNOWN_KEY.fill(key=key, hint=hint, known=", ".join(known))
                place.fault("unknown-key", words)
        for key in needed:
            if key not in found:
                self.fault("missing-key", _MISSING.fill(key=key))
                found[key] = self.at(key, _MISSING_VALUE)
        return found

    def items(self) -> "list[Place] | None":
        """Read a list."""
        if not isinstance(self.value, list):
            self.wrong_type(LIST)
            return None
        return [
            Place(path=f"{self.path}[{number}]", value=each, faults=self.faults)
            for number, each in enumerate(self.value)
        ]

    def text(self) -> str | None:
        """Read a text, possibly empty."""
        if isinstance(self.value, str):
            return self.value
        self.wrong_type(TEXT)
        return None

    def number(self, *, at_least: int) -> int | None:
        """Read a whole number of 0 (or 1) or more; true and false are none."""
        value = self.value
        if isinstance(value, int) and not isinstance(value, bool) and value >= at_least:
            return value
        self.wrong_type(POSITIVE if at_least else COUNT)
        return None

    def day(self) -> pendulum.Date | None:
        """Read a day, written as ISO text or as a date of TOML."""
        value = self.value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return pendulum.Date(value.year, value.month, value.day)
        try:
            found = dt.date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            found = None
        # Only the long form: fromisoformat also accepts "20260701" and weeks.
        if found is None or found.isoformat() != value:
            self.wrong_type(DAY)
            return None
        return pendulum.Date(found.year, found.month, found.day)

    def words(self) -> Words | None:
        """Read a text in both languages."""
        found = self.table(("de", "en"))
        if found is None:
            return None
        german, english = found["de"].text(), found["en"].text()
        return None if german is None or english is None else Words(german, english)

    def build(self, make: Callable[..., Any], **fields: object) -> Any:
        """Make a record; ``None`` when a field is missing.

        What the record would refuse must have been noted before, in words for the
        office: the record itself speaks to programmers.
        """
        return None if None in fields.values() else make(**fields)


def near(name: str, known: Iterable[str]) -> Words:
    """Return "did you mean …?", or nothing when no name is near."""
    found = difflib.get_close_matches(name, list(known))
    return _HINT.fill(near=found[0]) if found else Words("", "")
