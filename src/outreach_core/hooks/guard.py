"""How a call into a plug-in is made, so that a failure names its culprit."""

import inspect
import types
import typing
from collections.abc import Callable, Coroutine, Generator, Mapping, Sequence
from typing import Any, Final, NoReturn, TypeVar

import attrs

from outreach_core.errors import InvalidInputError, OutreachError, PluginError
from outreach_core.hooks.kinds import Kind

T = TypeVar("T")

# Meant for the user: faults of an input. And a failure that already has a name,
# because one plug-in called another.
_PASSED_ON: Final = (InvalidInputError, PluginError)


@attrs.frozen(kw_only=True)
class Origin:
    """Where an object comes from.

    Attributes:
        plugin: Name of the plug-in in the settings.
        distribution: Distribution and version, "unknown" for an embedded object.
    """

    plugin: str
    distribution: str = "unknown"

    def __str__(self) -> str:
        return f"plug-in {self.plugin!r} ({self.distribution})"


@attrs.frozen(kw_only=True)
class Returns:
    """The shape that a method's answer must have; items only one level deep.

    Attributes:
        types: Classes of which the answer must be an instance; empty: not checked.
        items: The same for the items of a sequence; empty: not checked.
        words: The declared type, for messages.
    """

    types: tuple[type, ...] = ()
    items: tuple[type, ...] = ()
    words: str = "anything"

    def fault(self, answer: object) -> str:
        """Say what is wrong with *answer*, without quoting it; empty: nothing."""
        if type(answer) in self.types and not self.items:
            return ""
        if isinstance(answer, Coroutine):
            answer.close()  # else Python warns later, far away from the culprit
            return "returned a coroutine; hooks and methods are called without await"
        if isinstance(answer, Generator):
            return "returned a generator, which would fail outside of the call"
        if self.types and not isinstance(answer, self.types):
            return f"returned {type(answer).__name__} instead of {self.words}"
        if self.items and isinstance(answer, Sequence):
            wrong = {type(i).__name__ for i in answer if not isinstance(i, self.items)}
            if wrong:
                return f"returned {', '.join(sorted(wrong))} within {self.words}"
        return ""


ANYTHING: Final = Returns()


@attrs.frozen(kw_only=True)
class GuardedCall:
    """A function of a plug-in that can only fail with a name.

    Attributes:
        function: The function itself.
        origin: Whose it is.
        place: What it is, for messages ("source 'tables'.read").
        returns: The shape of its answer.
        raises: Errors that it raises by contract, beside ``InvalidInputError``.
    """

    function: Callable[..., Any]
    origin: Origin
    place: str
    returns: Returns = ANYTHING
    raises: tuple[type[OutreachError], ...] = ()

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """Call the function.

        Raises:
            PluginError: It raised, or its answer has another shape.
            InvalidInputError: Raised by the plug-in for the user.
            OutreachError: One of *raises*, raised for the workflow.
        """
        try:
            answer = self.function(*args, **kwargs)
        # SystemExit too: a plug-in must not end the host. Ctrl-C goes through.
        except (Exception, SystemExit) as error:
            if isinstance(error, (*_PASSED_ON, *self.raises)):
                raise
            self._fail(f"raised {type(error).__name__}", error)
        fault = self.returns.fault(answer)
        if fault:
            self._fail(fault)
        return answer

    def _fail(self, reason: str, cause: BaseException | None = None) -> NoReturn:
        raise PluginError(
            plugin=self.origin.plugin,
            distribution=self.origin.distribution,
            place=self.place,
            reason=reason,
        ) from cause


class Guarded:
    """Stands for an object of a plug-in: same members, every call guarded.

    Members that are values (``name``, ``accepts``) are read once, at registration, so
    that an object cannot change its name afterwards.
    """

    def __init__(self, inner: object, *, noun: str, name: str, origin: Origin) -> None:
        members = {"_inner": inner, "_noun": noun, "_origin": origin, "name": name}
        self.__dict__.update(members)

    def __getattr__(self, member: str) -> Any:
        # Reached only for what guarded() did not put here: optional members.
        if member.startswith("_"):
            raise AttributeError(member, name=member, obj=self)
        found = getattr(self._inner, member)
        if not callable(found):
            return found
        place = f"{self._noun} {self.name!r}.{member}"
        return GuardedCall(function=found, origin=self._origin, place=place)

    def __setattr__(self, member: str, value: object) -> NoReturn:
        msg = f"{member!r} cannot be set: objects of plug-ins are read-only."
        raise AttributeError(msg, name=member, obj=self)

    def __repr__(self) -> str:
        return f"<{self._noun} {self.name!r} of {self._origin}>"


def guarded(inner: T, *, kind: Kind[T], name: str, origin: Origin) -> T:
    """Return a stand-in for *inner* whose every call goes through the guard.

    Args:
        inner: The object of a plug-in, already checked against *kind*.
        kind: What it is; data is returned as it is, there is nothing to call.
        name: Its name.
        origin: Whose it is.
    """
    if kind.is_data:
        return inner
    proxy = Guarded(inner, noun=kind.noun.en, name=name, origin=origin)
    for member, declared in members_of(kind.protocol).items():
        if member == "name":
            continue
        found = getattr(inner, member)
        if isinstance(declared, types.FunctionType):
            found = GuardedCall(
                function=found,
                origin=origin,
                place=f"{kind.noun.en} {name!r}.{member}",
                returns=returns_of(declared),
                raises=kind.raises,
            )
        proxy.__dict__[member] = found
    return typing.cast("T", proxy)


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


def returns_of(declared: Callable[..., object]) -> Returns:
    """Read from the annotation which shape the answer of a method has."""
    annotation = typing.get_type_hints(declared).get("return", Any)
    arguments = typing.get_args(annotation)
    is_long_tuple = arguments[1:] == (Ellipsis,)
    is_sequence = typing.get_origin(annotation) is Sequence
    items = _classes(arguments[0]) if is_long_tuple or is_sequence else ()
    words = inspect.formatannotation(annotation).replace("outreach_core.", "")
    return Returns(types=_classes(annotation), items=items, words=words)


def _classes(annotation: Any) -> tuple[type, ...]:
    """Return the classes to test with ``isinstance``; empty when that says nothing."""
    if annotation is None:
        return (types.NoneType,)
    origin = typing.get_origin(annotation)
    if origin in {typing.Union, types.UnionType}:
        parts = [_classes(part) for part in typing.get_args(annotation)]
        return tuple(c for part in parts for c in part) if all(parts) else ()
    if isinstance(annotation, typing.NewType):
        return _classes(annotation.__supertype__)
    found = origin or annotation
    # Any is a class since Python 3.11, but not one for isinstance.
    if (
        found is Any
        or not isinstance(found, type)
        or getattr(found, "_is_protocol", False)
    ):
        return ()
    return (found,)
