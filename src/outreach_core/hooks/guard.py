"""How a call into a plug-in is made, so that a failure names its culprit."""

import inspect
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn, TypeVar

import attrs

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError, OutreachError, PluginError
from outreach_core.hooks.answers import ANYTHING, Returns, returns_of
from outreach_core.hooks.kinds import Kind, OnFailure

T = TypeVar("T")

_RAISED: Final = Words("löste {error} aus", "raised {error}")
_MEMBER: Final = Words("{noun} {name!r}.{member}", "{noun} {name!r}.{member}")
_REPORTER: Final = Words("{origin}, {place}", "{origin}, {place}")


@attrs.frozen(kw_only=True)
class Origin:
    """Where an object comes from.

    Attributes:
        plugin: Name of the plug-in in the settings.
        distribution: Distribution and version, "embedded" for an object that a
            program handed over itself.
    """

    plugin: str
    distribution: str = "embedded"

    def __str__(self) -> str:
        return f"plug-in {self.plugin!r} ({self.distribution})"

    @property
    def words(self) -> Words:
        """The same in German and English."""
        return Words(f"Plug-in {self.plugin!r} ({self.distribution})", str(self))


@attrs.frozen(kw_only=True)
class GuardedCall:
    """A function of a plug-in that can only fail with a name.

    Attributes:
        function: The function itself.
        origin: Whose it is.
        place: What it is, for messages ("source 'tables'.read").
        returns: The shape of its answer.
        raises: Errors that it raises by contract, beside ``InvalidInputError``.
        most_items: Most items that a collection in its answer may hold.
        ends_run: No workflow may go on without the answer; noted in every error.
    """

    function: Callable[..., Any]
    origin: Origin
    place: Words
    returns: Returns = ANYTHING
    raises: tuple[type[OutreachError], ...] = ()
    most_items: int = 100_000
    ends_run: bool = True

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """Call the function.

        Raises:
            PluginError: It raised, or its answer has another shape.
            InvalidInputError: Raised by the plug-in for the user, who it is noted in it.
            OutreachError: One of *raises*, raised for the workflow.
        """
        try:
            answer = self.function(*args, **kwargs)
            # Inside: an answer may be a class of the plug-in that fails when looked at.
            fault = self.returns.fault(answer, most_items=self.most_items)
        # SystemExit too: a plug-in must not end the host. Ctrl-C goes through.
        except (Exception, SystemExit) as error:
            if isinstance(error, self.raises) or _is_of_a_guard(error):
                raise
            if isinstance(error, InvalidInputError):
                error.reporter = _REPORTER.fill(
                    origin=self.origin.words, place=self.place
                )
                error.ends_run = self.ends_run
                raise
            self._fail(_RAISED.fill(error=type(error).__name__), error)
        if fault is not None:
            self._fail(fault)
        return answer

    def _fail(self, reason: Words, cause: BaseException | None = None) -> NoReturn:
        raise PluginError(
            plugin=self.origin.plugin,
            distribution=self.origin.distribution,
            place=self.place,
            reason=reason,
            ends_run=self.ends_run,
        ) from cause


def _is_of_a_guard(error: BaseException) -> bool:
    """Say whether a guard has named the culprit already: one plug-in called another.

    A plug-in that raises a ``PluginError`` of its own gets a name like any other; its
    words might hold a value.
    """
    if not isinstance(error, PluginError):
        return False
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code is GuardedCall._fail.__code__  # noqa: SLF001  our own


class Guarded:
    """Stands for an object of a plug-in: same members, every call guarded.

    Members that are values (``name``, ``accepts``) are read once, at registration, so
    that an object cannot change its name afterwards.
    """

    def __init__(self, inner: object, *, kind: Kind[Any], guard: GuardedCall) -> None:
        members = {
            "_inner": inner,
            "_noun": kind.noun.en,
            "_guard": guard,
            "_raises": kind.raises,
            "_returns": {
                member: returns_of(declared)
                for member, declared in optional_members_of(kind).items()
            },
        }
        self.__dict__.update(members)

    def __getattr__(self, member: str) -> Any:
        # Reached only for what guarded() did not put here: optional members.
        if member.startswith("_"):
            raise AttributeError(member, name=member, obj=self)
        place = _MEMBER.fill(noun=self._guard.place, name=self.name, member=member)
        guard = attrs.evolve(self._guard, place=place)
        try:
            found = guard(self._inner, member)
        except PluginError as error:
            if isinstance(error.__cause__, AttributeError):
                raise AttributeError(member, name=member, obj=self) from None  # noqa: TRY004  as hasattr wants it
            raise
        if not callable(found):
            return found
        returns = self._returns.get(member, ANYTHING)
        return attrs.evolve(guard, function=found, returns=returns, raises=self._raises)

    def __setattr__(self, member: str, value: object) -> NoReturn:
        msg = f"{member!r} cannot be set: objects of plug-ins are read-only."
        raise AttributeError(msg, name=member, obj=self)

    def __repr__(self) -> str:
        return f"<{self._noun} {self.name!r} of {self._guard.origin}>"


def guarded(
    inner: T, *, kind: Kind[T], name: str, origin: Origin, ends_run: bool | None = None
) -> T:
    """Return a stand-in for *inner* whose every call goes through the guard.

    Args:
        inner: The object of a plug-in, already checked against *kind*.
        kind: What it is; data is returned as it is, there is nothing to call.
        name: Its name.
        origin: Whose it is.
        ends_run: Whether a failure ends the run; ``None``: as the kind declares.

    Raises:
        PluginError: A value of the object (``accepts``) is another one than at the
            first look.
    """
    if kind.is_data:
        return inner
    ends = kind.on_failure is OnFailure.ABORT if ends_run is None else ends_run
    guard = GuardedCall(
        function=getattr,
        origin=origin,
        place=kind.noun,
        most_items=kind.most_items,
        ends_run=ends,
    )
    proxy = Guarded(inner, kind=kind, guard=guard)
    proxy.__dict__["name"] = name
    for member, declared in members_of(kind.protocol).items():
        if member == "name":
            continue
        place = _MEMBER.fill(noun=kind.noun, name=name, member=member)
        if isinstance(declared, types.FunctionType):
            proxy.__dict__[member] = attrs.evolve(
                guard,
                function=getattr(inner, member),
                place=place,
                returns=returns_of(declared),
                raises=kind.raises,
            )
        else:
            proxy.__dict__[member] = attrs.evolve(
                guard, place=place, returns=value_of(declared)
            )(inner, member)
    return typing.cast("T", proxy)


def blame(found: object, member: str, reason: Words) -> PluginError:
    """Return an error that names whose answer a workflow could not use.

    Args:
        found: The object that answered, from a registry; an object that was never
            registered is named by its class.
        member: The method that answered.
        reason: What was wrong with the answer, without any value.
    """
    name = getattr(found, "name", type(found).__name__)
    if not isinstance(found, Guarded):
        return PluginError(
            plugin=type(found).__name__,
            distribution="embedded",
            place=f"{name!r}.{member}",
            reason=reason,
            ends_run=False,
        )
    guard = found.__dict__["_guard"]
    return PluginError(
        plugin=guard.origin.plugin,
        distribution=guard.origin.distribution,
        place=_MEMBER.fill(noun=guard.place, name=name, member=member),
        reason=reason,
        ends_run=guard.ends_run,
    )


def members_of(protocol: type[object]) -> Mapping[str, object]:
    """Return the public members of a protocol by name, sorted.

    Methods are functions, properties are properties; a bare annotation
    (``name: str``) counts as a property without a value.
    """
    members: dict[str, object] = {}
    for base in reversed(protocol.__mro__):
        if base.__module__ in {"builtins", "typing"}:
            continue
        members |= dict.fromkeys(inspect.get_annotations(base))
        members |= vars(base)
    return {name: members[name] for name in sorted(members) if name[0] != "_"}


def optional_members_of(
    kind: Kind[Any],
) -> Mapping[str, types.FunctionType]:
    """Return the methods that an object of *kind* may have besides, by name, sorted."""
    own = members_of(kind.protocol)
    found = {
        name: declared
        for protocol in kind.optional
        for name, declared in members_of(protocol).items()
        if name not in own and isinstance(declared, types.FunctionType)
    }
    return dict(sorted(found.items()))


def value_of(declared: object) -> Returns:
    """Read from a property of a protocol which shape its value has."""
    getter = declared.fget if isinstance(declared, property) else None
    return ANYTHING if getter is None else returns_of(getter)
