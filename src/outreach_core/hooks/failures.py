"""What happens when an object of a plug-in fails, and how an office makes it stricter.

Each kind declares what its failure means (``Kind.on_failure``). An office may ask for
more, never for less: whatever is declared, ``"abort"`` is stricter.
"""

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks.kinds import KINDS, Kind, OnFailure

_SUBJECT: Final = "[failure]"
_UNKNOWN: Final = Words(
    "failure.{key} gibt es nicht.{hint}", "failure.{key} does not exist.{hint}"
)
_HINT: Final = Words(" Gemeint: failure.{near}?", " Did you mean failure.{near}?")
_KNOWN: Final = Words(" Bekannt: {known}.", " Known: {known}.")
_LOOSER: Final = Words(
    "failure.{key}: erwartet wird {expected}. Fällt hier ein Plug-in aus, gilt "
    '"{declared}"; strenger darf es sein, lockerer nie.',
    "failure.{key}: expected {expected}. When a plug-in fails here, "
    '"{declared}" applies; it can be made stricter, never looser.',
)
_EITHER: Final = Words("{declared} oder {abort}", "{declared} or {abort}")


def allowed(kind: Kind[Any]) -> tuple[OnFailure, ...]:
    """Return what an office may choose for *kind*, what is declared first.

    Data has no code that could fail: there is nothing to choose.
    """
    if kind.is_data or kind.on_failure is OnFailure.ABORT:
        return (kind.on_failure,)
    return (kind.on_failure, OnFailure.ABORT)


def failure_faults(chosen: Mapping[str, str]) -> Iterator[Words]:
    """Say what is wrong with a table of choices, by :attr:`Kind.setting`."""
    kinds = {kind.setting: kind for kind in KINDS}
    for key in sorted(chosen):
        if key not in kinds:
            near = difflib.get_close_matches(key, kinds, n=1)
            hint = (
                _HINT.fill(near=near[0])
                if near
                else _KNOWN.fill(known=", ".join(sorted(kinds)))
            )
            yield _UNKNOWN.fill(key=key, hint=hint)
        elif chosen[key] not in allowed(kinds[key]):
            yield too_loose(kinds[key])


def too_loose(kind: Kind[Any]) -> Words:
    """Say what may stand in the settings for *kind*, and why nothing else."""
    return _LOOSER.fill(
        key=kind.setting,
        expected=failure_choices(kind),
        declared=kind.on_failure.value,
    )


def failure_choices(kind: Kind[Any]) -> Words:
    """Return what an office may choose for *kind*, as a noun phrase."""
    quoted = [f'"{choice}"' for choice in allowed(kind)]
    if not quoted[1:]:
        return Words(quoted[0], quoted[0])
    return _EITHER.fill(declared=quoted[0], abort=quoted[1])


@attrs.frozen(kw_only=True)
class Failures:
    """What an office wants to happen when a plug-in fails; ``Failures()``: as declared.

    Attributes:
        strict: Kinds whose failure ends the run although their protocol would bear it.
    """

    strict: frozenset[str] = frozenset()

    @classmethod
    def of(cls, chosen: Mapping[str, str]) -> "Failures":
        """Read a table like ``{"planners": "abort"}``.

        Args:
            chosen: What applies by :attr:`Kind.setting`; kinds left out stay as
                declared.

        Raises:
            InvalidInputError: An unknown kind, or a choice looser than declared; all
                of them are listed.
        """
        faults = tuple(failure_faults(chosen))
        if faults:
            raise InvalidInputError(_SUBJECT, faults)
        return cls(strict=frozenset(k for k, v in chosen.items() if v == "abort"))

    def on_failure(self, kind: Kind[Any]) -> OnFailure:
        """Return what happens when an object of *kind* fails."""
        return OnFailure.ABORT if kind.setting in self.strict else kind.on_failure
