"""Every error that outreach_core raises on purpose.

* OutreachError
  + InvalidValueError (also a ValueError): one field cannot hold the value
  + InvalidInputError (also a ValueError): several faults of one input, all listed
  + UnknownNameError (also a LookupError): a name that nobody offers
  + StaleVersionError (also a RuntimeError): somebody else wrote first
  + PluginError (also a RuntimeError): a plug-in broke its contract

Messages name the field, the expectation and the next step. They never quote a
value that belongs to a person: messages end in logs.
"""

import difflib
from collections.abc import Iterable


class OutreachError(Exception):
    """Base class: catch this to catch everything raised on purpose."""


class InvalidValueError(OutreachError, ValueError):
    """A field was given a value that the class cannot hold.

    Attributes:
        field: Name of the field.
        expected: What the field accepts, as a noun phrase.
    """

    def __init__(self, field: str, expected: str) -> None:
        super().__init__(field, expected)
        self.field = field
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.field!r} must be {self.expected}. The value is not shown here."


class InvalidInputError(OutreachError, ValueError):
    """One input (a file, a template, a table of settings) has faults.

    Attributes:
        subject: What was read, without personal data ("kunden.xlsx").
        faults: Every fault found, in the order of the input, one sentence each.
    """

    def __init__(self, subject: str, faults: Iterable[str]) -> None:
        self.subject = subject
        self.faults = tuple(faults)
        super().__init__(subject, self.faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.subject}: {self.faults[0]}"
        lines = "\n".join(f"  - {fault}" for fault in self.faults)
        return f"{self.subject} has {len(self.faults)} faults:\n{lines}"


class UnknownNameError(OutreachError, LookupError):
    """A name was asked for that nobody offers.

    Attributes:
        kind: What was looked up, as a noun ("letter format").
        name: The name asked for; names are chosen by settings, never by a person.
        known: The names on offer, sorted.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(sorted(known))
        super().__init__(kind, name, self.known)

    def __str__(self) -> str:
        near = difflib.get_close_matches(self.name, self.known, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        offered = ", ".join(self.known) or "none"
        return f"There is no {self.kind} {self.name!r}.{hint} Known: {offered}."


class StaleVersionError(OutreachError, RuntimeError):
    """Events were appended to a case that has moved on since it was read.

    Attributes:
        expected: Number of events the writer had seen.
        found: Number of events the store holds.
    """

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(expected, found)
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return (
            f"The case holds {self.found} events, the writer had seen {self.expected}. "
            "Read the case again, decide again, then append."
        )


class PluginError(OutreachError, RuntimeError):
    """A plug-in raised, or returned what its protocol does not allow.

    The message of the inner error is left out on purpose: it may hold a name. The
    inner error stays reachable as ``__cause__`` for a debugger.

    Attributes:
        plugin: Name of the plug-in.
        distribution: Distribution and version, "unknown" for an embedded object.
        place: The object and method that failed ("source 'tables'.read").
        reason: What went wrong, without any value ("raised KeyError").
    """

    def __init__(
        self, *, plugin: str, distribution: str, place: str, reason: str
    ) -> None:
        super().__init__(plugin, distribution, place, reason)
        self.plugin = plugin
        self.distribution = distribution
        self.place = place
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return (
            _plugin_error,
            (self.plugin, self.distribution, self.place, self.reason),
        )

    def __str__(self) -> str:
        return (
            f"Plug-in {self.plugin!r} ({self.distribution}) failed at {self.place}: "
            f"{self.reason}. The inner message is not shown because it may hold a name."
        )


def _plugin_error(
    plugin: str, distribution: str, place: str, reason: str
) -> PluginError:
    return PluginError(
        plugin=plugin, distribution=distribution, place=place, reason=reason
    )
