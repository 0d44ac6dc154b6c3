"""Which settings a plug-in declares: data that is checked, explained and documented.

A plug-in module (or object) lists them in ``OUTREACH_SETTINGS``. The registry then
refuses unknown keys and wrong values before any hook is called, hosts make a schema
and a page of help of them, and the plug-in reads typed values by ``settings.of``.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, TypeVar

import attrs

from outreach_core._messages import Words
from outreach_core._validators import satisfies
from outreach_core.errors import InvalidValueError
from outreach_core.hooks.secret import Secret, referred_variable

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen(kw_only=True)
class Shape(Generic[T_co]):
    """What a value in the settings may look like.

    Attributes:
        words: What is expected, as a noun phrase.
        read: Returns the value as the plug-in uses it; ``None`` when it does not fit.
        schema: The same as JSON Schema, for editors.
    """

    words: Words
    read: Callable[[object], T_co | None] = attrs.field(repr=False)
    schema: Mapping[str, object] = attrs.field(repr=False, factory=dict)


def _text(value: object) -> str | None:
    fits = isinstance(value, str) and value.strip() != "" and value.isprintable()
    return value if fits and isinstance(value, str) else None


def _whole(value: object) -> int | None:
    return value if type(value) is int else None


def _number(value: object) -> float | None:
    return float(value) if type(value) in {int, float} else None  # type: ignore[arg-type]


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...] | None:
    fits = isinstance(value, list | tuple) and all(map(_text, value))
    return tuple(value) if fits and isinstance(value, list | tuple) else None


def _table(value: object) -> Mapping[str, object] | None:
    fits = isinstance(value, Mapping) and all(isinstance(key, str) for key in value)
    return value if fits and isinstance(value, Mapping) else None


def _secret(value: object) -> Secret | None:
    return value if isinstance(value, Secret) else None


TEXT: Final[Shape[str]] = Shape(
    words=Words("ein Text einer Zeile, nicht leer", "a text of one line, not empty"),
    read=_text,
    schema={"type": "string", "minLength": 1},
)
"""A text of one line, not empty."""

FILE: Final[Shape[str]] = Shape(
    words=Words(
        'ein Dateiname wie "daten/liste.csv"', 'the name of a file like "data/list.csv"'
    ),
    read=_text,
    schema={"type": "string", "minLength": 1, "format": "path"},
)
"""Name of a file, relative to ``settings.folder``; whether it exists is not checked."""

WHOLE: Final[Shape[int]] = Shape(
    words=Words("eine ganze Zahl", "a whole number"),
    read=_whole,
    schema={"type": "integer"},
)
"""A whole number; ``true`` is none."""

NUMBER: Final[Shape[float]] = Shape(
    words=Words("eine Zahl", "a number"), read=_number, schema={"type": "number"}
)
"""A number with or without decimals."""

FLAG: Final[Shape[bool]] = Shape(
    words=Words("true oder false", "true or false"),
    read=_flag,
    schema={"type": "boolean"},
)
"""``true`` or ``false``; the text ``"false"`` is neither."""

TEXTS: Final[Shape[tuple[str, ...]]] = Shape(
    words=Words('eine Liste wie ["a", "b"]', 'a list like ["a", "b"]'),
    read=_texts,
    schema={"type": "array", "items": {"type": "string", "minLength": 1}},
)
"""A list of texts."""

TABLE: Final[Shape[Mapping[str, object]]] = Shape(
    words=Words("eine Tabelle (Name = Wert)", "a table (name = value)"),
    read=_table,
    schema={"type": "object"},
)
"""A table whose keys the plug-in checks itself."""

SECRET: Final[Shape[Secret]] = Shape(
    words=Words(
        'ein Verweis auf die Umgebung wie { env = "NAME" }; das Geheimnis selbst '
        "gehört nicht in die Datei",
        'a reference to the environment like { env = "NAME" }; the secret itself does '
        "not belong into the file",
    ),
    read=_secret,
    schema={
        "type": "object",
        "properties": {"env": {"type": "string", "pattern": "^[A-Za-z_]\\w*$"}},
        "required": ["env"],
        "additionalProperties": False,
    },
)
"""A secret; stands in the settings as ``{ env = "NAME" }`` and nowhere in full."""


def one_of(*choices: str) -> Shape[str]:
    """Return the shape of a setting with a closed list of texts.

    Args:
        choices: The texts that are accepted, at least one, in the order of the message.
    """
    shown = ", ".join(f'"{choice}"' for choice in choices)
    return Shape(
        words=Words(f"eines von {shown}", f"one of {shown}"),
        read=lambda value: str(value) if value in choices else None,
        schema={"enum": list(choices)},
    )


def whole_from(minimum: int) -> Shape[int]:
    """Return the shape of a whole number that is *minimum* or more."""
    return Shape(
        words=Words(
            f"eine ganze Zahl ab {minimum}", f"a whole number, {minimum} or more"
        ),
        read=lambda value: value if type(value) is int and value >= minimum else None,
        schema={"type": "integer", "minimum": minimum},
    )


_is_key = satisfies(
    "a key of small letters, digits and _",
    lambda v: isinstance(v, str) and v.isidentifier() and v == v.lower(),
)


@attrs.frozen(kw_only=True)
class Setting(Generic[T_co]):
    """One key of a plug-in's own table ``[plugin.NAME]``, declared as data.

    Attributes:
        key: The key, small letters, digits and ``_``.
        shape: What its value looks like.
        help: One or two sentences for the person who sets it.
        default: Value when the key is left out; ``None``: there is none.
        is_required: The plug-in cannot work without it; goes without a default.
        example: A value as one would write it, for help texts; ``None``: the default.
    """

    key: str = attrs.field(validator=_is_key)
    shape: Shape[T_co]
    help: Words
    default: T_co | None = attrs.field(default=None)
    is_required: bool = attrs.field(default=False)
    example: object = attrs.field(default=None)

    @default.validator  # what is declared must fit what is declared
    def _fits(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None and self.shape.read(value) is None:
            raise InvalidValueError(attribute.name, self.shape.words)

    @is_required.validator
    def _has_no_default(self, attribute: "attrs.Attribute[Any]", value: bool) -> None:  # noqa: FBT001  attrs' signature
        satisfies(
            "True or False, and False beside a default",
            lambda v: type(v) is bool and not (v and self.default is not None),
        )(self, attribute, value)

    @example.validator
    def _is_an_example(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if (
            value is None
            or referred_variable(value)
            or self.shape.read(value) is not None
        ):
            return
        raise InvalidValueError(attribute.name, self.shape.words)
