"""Every error that outreach_core raises on purpose.

* OutreachError
  + InvalidValueError (also a ValueError): one field cannot hold the value
  + InvalidInputError (also a ValueError): several faults of one input, all listed
    - ConsentMissingError: a transfer that the person has not agreed to
  + InvalidCaseEventError (also a ValueError): a move that a case cannot make
  + UnknownNameError (also a LookupError): a name that nobody offers
  + NotInForceError (also a LookupError): a parameter asked before its first value
  + StaleVersionError (also a RuntimeError): somebody else wrote first
  + NoProposalError (also a RuntimeError): a planner hung or crashed
  + PluginError (also a RuntimeError): a plug-in broke its contract

Messages name the field, the expectation and the next step. They never quote a
value that belongs to a person: messages end in logs. ``str(error)`` is English, for
logs and developers; ``error.words`` says the same in German and English, for people.
"""

import difflib
from collections.abc import Iterable

from outreach_core._messages import Words


class OutreachError(Exception):
    """Base class: catch this to catch everything raised on purpose."""

    @property
    def words(self) -> Words:
        """The message in German and English, without any value of a person."""
        text = super().__str__()
        return Words(text, text)

    def __str__(self) -> str:
        return self.words.en


class InvalidValueError(OutreachError, ValueError):
    """A field was given a value that the class cannot hold.

    Attributes:
        field: Name of the field.
        expected: What the field accepts, as a noun phrase.
    """

    def __init__(self, field: str, expected: str | Words) -> None:
        super().__init__(field, expected)
        self.field = field
        self.expected = _both(expected)

    @property
    def words(self) -> Words:
        """The message in German and English."""
        return Words(
            "{field!r}: erwartet wird {expected}. Der Wert wird hier nicht gezeigt.",
            "{field!r} must be {expected}. The value is not shown here.",
        ).fill(field=self.field, expected=self.expected)


class InvalidInputError(OutreachError, ValueError):
    """One input (a file, a template, a table of settings) has faults.

    Attributes:
        subject: What was read, without personal data ("kunden.xlsx"); a phrase of the
            library comes in both languages.
        faults: Every fault found, in the order of the input, one sentence each.
        reporter: The plug-in that found them, set by the guard; ``None``: the core.
        ends_run: The settings want the run to end here; set by the guard.
    """

    reporter: Words | None = None
    ends_run: bool = False

    def __init__(self, subject: str | Words, faults: Iterable[str | Words]) -> None:
        self.subject = subject
        self.faults = tuple(_both(fault) for fault in faults)
        super().__init__(subject, self.faults)

    @property
    def words(self) -> Words:
        """The message in German and English, one line a fault."""
        found = self._listed()
        if self.reporter is None:
            return found
        return Words(
            "{found}\nGemeldet von {reporter}.", "{found}\nReported by {reporter}."
        ).fill(found=found, reporter=self.reporter)

    def _listed(self) -> Words:
        if len(self.faults) == 1:
            fault = self.faults[0]
            return Words("{subject}: {fault}", "{subject}: {fault}").fill(
                subject=self.subject, fault=fault
            )
        head = Words("{subject} hat {n} Fehler:", "{subject} has {n} faults:").fill(
            subject=self.subject, n=len(self.faults)
        )
        return Words(
            "\n".join((head.de, *(f"  - {fault.de}" for fault in self.faults))),
            "\n".join((head.en, *(f"  - {fault.en}" for fault in self.faults))),
        )


class ConsentMissingError(InvalidInputError):
    """Fields were to be handed over without a consent that covers it.

    Nothing was handed over. The faults name what is missing, never whose data it is.
    """


class InvalidCaseEventError(OutreachError, ValueError):
    """A case cannot make this move; it stays as it was.

    Attributes:
        event: Kind of the refused event ("VisitEnded").
        reason: Why not and what to do instead, in German and English.
    """

    def __init__(self, event: str, reason: Words) -> None:
        super().__init__(event, reason)
        self.event = event
        self.reason = reason

    @property
    def words(self) -> Words:
        """The message in German and English."""
        return Words(
            "{event} wurde nicht eingetragen: {reason}",
            "{event} was not recorded: {reason}",
        ).fill(event=self.event, reason=self.reason)


class UnknownNameError(OutreachError, LookupError):
    """A name was asked for that nobody offers.

    Attributes:
        kind: What was looked up, as a noun ("letter format").
        name: The name asked for, as it stands in settings; empty when it stands for a
            person, a visit or a place: then it is not kept.
        known: The names on offer, sorted; ``None``: not listed, as they stand for people.
    """

    def __init__(
        self, kind: str | Words, name: str, known: Iterable[str] | None
    ) -> None:
        self.kind = _both(kind)
        self.name = "" if known is None else name
        self.known = None if known is None else tuple(sorted(known))
        super().__init__(kind, self.name, self.known)

    @property
    def words(self) -> Words:
        """The message in German and English, with a near name if there is one."""
        if self.known is None:
            return Words(
                "{kind}: diesen Namen gibt es nicht. Er wird hier nicht gezeigt; bitte "
                "prüfen, ob er aus denselben Daten stammt.",
                "There is no {kind} of this name. It is not shown here: check that it "
                "comes from the same data.",
            ).fill(kind=self.kind)
        near = difflib.get_close_matches(self.name, self.known, n=1)
        hint = (
            Words(" Gemeint: {near!r}?", " Did you mean {near!r}?").fill(near=near[0])
            if near
            else Words("", "")
        )
        known = ", ".join(self.known)
        return Words(
            "{kind} {name!r} gibt es nicht.{hint} Bekannt: {known}.",
            "There is no {kind} {name!r}.{hint} Known: {known}.",
        ).fill(
            kind=self.kind,
            name=self.name,
            hint=hint,
            known=known or Words("nichts", "none"),
        )


class NotInForceError(OutreachError, LookupError):
    """A parameter was asked for a day on which it had no value yet.

    Attributes:
        parameter: Name of the parameter.
        first: First day on which it has a value, as ISO text.
    """

    def __init__(self, parameter: str, first: str) -> None:
        super().__init__(parameter, first)
        self.parameter = parameter
        self.first = first

    @property
    def words(self) -> Words:
        """Which parameter, and from which day on it may be asked."""
        return Words(
            "Der Wert {parameter!r} gilt erst ab {first}. Wählen Sie einen späteren "
            "Tag oder tragen Sie den früheren Wert mit seiner Quelle nach.",
            "The parameter {parameter!r} has no value before {first}. Ask for a later "
            "day, or add the earlier value with its source.",
        ).fill(parameter=self.parameter, first=self.first)


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

    @property
    def words(self) -> Words:
        """The message in German and English."""
        return Words(
            "Der Fall enthält {found} Ereignisse, gelesen waren {expected}. "
            "Bitte den Fall neu lesen, neu entscheiden und dann ergänzen.",
            "The case holds {found} events, the writer had seen {expected}. "
            "Read the case again, decide again, then append.",
        ).fill(found=self.found, expected=self.expected)


class NoProposalError(OutreachError, RuntimeError):
    """A planner has no plan to propose: what it runs hung or crashed.

    Raised by planners that run an engine outside the process; the built-in plan then
    stands, marked with the reason.

    Attributes:
        reason: What happened, as a clause without any value ("was ended after 30 s").
        hung: It did not finish; else it crashed or answered with what cannot be.
    """

    def __init__(self, reason: Words, *, hung: bool) -> None:
        super().__init__(reason, hung)
        self.reason = reason
        self.hung = hung

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are rebuilt from positional arguments; ``hung`` is keyword-only.
        return (_no_proposal_error, (self.reason, self.hung))

    @property
    def words(self) -> Words:
        """The message in German and English."""
        return Words(
            "Kein Plan von diesem Planer: {reason}. Der eingebaute Planer kann planen.",
            "No plan from this planner: {reason}. The built-in planner can plan.",
        ).fill(reason=self.reason)


class PluginError(OutreachError, RuntimeError):
    """A plug-in raised, or returned what its protocol does not allow.

    The message of the inner error is left out on purpose: it may hold a name. The
    inner error stays reachable as ``__cause__`` for a debugger.

    Attributes:
        plugin: Name of the plug-in.
        distribution: Distribution and version, "unknown" for an embedded object.
        place: The object and method that failed ("source 'tables'.read").
        reason: What went wrong, without any value ("raised KeyError").
        ends_run: Nothing may stand in for the plug-in: the run ends here, by the nature
            of the object or because the settings want it so.
    """

    def __init__(
        self,
        *,
        plugin: str,
        distribution: str,
        place: str | Words,
        reason: str | Words,
        ends_run: bool = True,
    ) -> None:
        super().__init__(plugin, distribution, place, reason, ends_run)
        self.plugin = plugin
        self.distribution = distribution
        self.place = _both(place).en
        self.reason = _both(reason).en
        self.ends_run = ends_run
        self._place = _both(place)
        self._reason = _both(reason)

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are rebuilt from positional arguments; ours are keyword-only.
        return (_plugin_error, self.args)

    @property
    def why(self) -> Words:
        """Culprit and reason in German and English, for a note about one thing."""
        return Words(
            "Plug-in {plugin!r}, {place}: {reason}",
            "plug-in {plugin!r}, {place}: {reason}",
        ).fill(plugin=self.plugin, place=self._place, reason=self._reason)

    @property
    def words(self) -> Words:
        """The message in German and English."""
        return Words(
            "Das Plug-in {plugin!r} ({distribution}) ist bei {place} gescheitert: "
            "{reason}. Die innere Meldung wird nicht gezeigt, sie könnte einen Namen "
            "enthalten.",
            "Plug-in {plugin!r} ({distribution}) failed at {place}: {reason}. "
            "The inner message is not shown because it may hold a name.",
        ).fill(
            plugin=self.plugin,
            distribution=self.distribution,
            place=self._place,
            reason=self._reason,
        )


def _plugin_error(
    plugin: str,
    distribution: str,
    place: str | Words,
    reason: str | Words,
    ends_run: bool,  # noqa: FBT001  as pickle calls it
) -> PluginError:
    return PluginError(
        plugin=plugin,
        distribution=distribution,
        place=place,
        reason=reason,
        ends_run=ends_run,
    )


def _no_proposal_error(reason: Words, hung: bool) -> NoProposalError:  # noqa: FBT001  as pickle calls it
    return NoProposalError(reason, hung=hung)


def _both(text: str | Words) -> Words:
    return text if isinstance(text, Words) else Words(text, text)
