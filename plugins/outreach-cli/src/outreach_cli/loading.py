"""How ``outreach.toml`` becomes settings, with every fault named by its path."""

import difflib
import enum
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import cattrs
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from outreach_cli.settings import Settings
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError, InvalidValueError

FILE_NAME: Final = "outreach.toml"

_EXPECTED: Final = {
    str: Words("ein Text in Anführungszeichen", "a text in quotes"),
    int: Words("eine ganze Zahl", "a whole number"),
    float: Words("eine Zahl", "a number"),
    bool: Words("true oder false", "true or false"),
    tuple: Words('eine Liste wie ["a", "b"]', 'a list like ["a", "b"]'),
    dict: Words("eine Tabelle wie [name]", "a table like [name]"),
}
_TABLES: Final = Words(
    "Tabellen wie [[name]], auch mehrere", "tables like [[name]], one or more"
)
_MISSING_FILE: Final = Words(
    "Hier liegt keine {name}. Zuerst `outreach init` ausführen "
    "oder mit --settings auf eine zeigen.",
    "There is no {name} here. Run `outreach init` first, "
    "or point to one with --settings.",
)
_EXPECTED_AT: Final = Words(
    "{path}: erwartet wird {expected}.", "{path}: expected {expected}."
)
_UNKNOWN: Final = Words("{path} gibt es nicht.{hint}", "{path} does not exist.{hint}")
_DID_YOU_MEAN: Final = Words(" Gemeint: {near}?", " Did you mean {near}?")
_KNOWN: Final = Words(" Bekannt sind: {known}.", " Known are: {known}.")
_NOT_TOML: Final = Words("kein gültiges TOML: {reason}", "not valid TOML: {reason}")
_NOT_UTF8: Final = Words(
    "nicht als UTF-8 gespeichert; bitte so speichern",
    "not saved as UTF-8; please save it so",
)


class _WrongTypeError(Exception):
    def __init__(self, expected: Words) -> None:
        super().__init__(expected)
        self.expected = expected


def load_settings(path: Path) -> Settings:
    """Read and check a settings file.

    Args:
        path: The file; relative paths inside it start at its folder.

    Returns:
        The settings; whatever the file leaves out has its default.

    Raises:
        InvalidInputError: The file is missing, is not TOML, or has faults; all of them
            are listed, each with its path, what was expected and a near name.
    """
    return settings_from(read_toml(path), subject=path.name)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file without looking at what stands in it.

    Raises:
        InvalidInputError: It is missing, not UTF-8 or not TOML.
    """
    try:
        # "-sig": some editors on Windows put a mark before the text.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InvalidInputError(
            path.name, [_MISSING_FILE.fill(name=path.name)]
        ) from None
    except UnicodeDecodeError:
        raise InvalidInputError(path.name, [_NOT_UTF8]) from None
    except tomllib.TOMLDecodeError as error:
        fault = _NOT_TOML.fill(reason=error)
        raise InvalidInputError(path.name, [fault]) from None


def settings_from(data: dict[str, Any], *, subject: str) -> Settings:
    """Check a table of settings; see :func:`load_settings`."""
    try:
        return _CONVERTER.structure(data, Settings)
    except ClassValidationError as group:
        faults = [*_faults(group, ()), *_value_faults(data, Settings, ())]
        raise InvalidInputError(subject, dict.fromkeys(faults)) from None


def repeated(annotation: Any) -> type[Any] | None:
    """Return what stands in each ``[[name]]`` of such a list; ``None``: no such list."""
    inner = typing.get_args(annotation)
    is_list = typing.get_origin(annotation) is tuple and bool(inner)
    found = inner[0] if is_list else None
    return found if isinstance(found, type) and attrs.has(found) else None


def expected_of(annotation: Any) -> Words:
    """Return what a setting of that type looks like, as a noun phrase."""
    if annotation is Language:
        return _one_of_words(Language)
    origin = typing.get_origin(annotation)
    if origin in _EXPECTED:
        return _EXPECTED[origin]
    # `int | None`: the key may be left out, what stands there is a number.
    return _EXPECTED[next(iter(typing.get_args(annotation)), annotation)]


def _faults(error: BaseException, path: tuple[str, ...]) -> Iterator[Words]:
    if isinstance(error, ClassValidationError):
        known, unnamed = error.group_exceptions()
        for inner, note in known:
            yield from _faults(inner, (*path, note.name))
        for inner in unnamed:
            yield from _faults(inner, path)
    elif isinstance(error, IterableValidationError):
        for within, entry in error.group_exceptions()[0]:
            # The note is a str, and mypy takes its "index" for the method of one.
            yield from _faults(within, _entry(path, vars(entry)["index"]))
    elif isinstance(error, ExceptionGroup):
        # A table that looks at several keys together names all their faults.
        for each in error.exceptions:
            yield from _faults(each, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        for extra in sorted(error.extra_fields):
            yield _unknown(path, extra, [a.name for a in attrs.fields(error.cl)])
    else:
        yield _wrong_value(error, path)


def _value_faults(
    data: dict[str, Any], kind: type[Any], path: tuple[str, ...]
) -> Iterator[Words]:
    """Check values by themselves: attrs looks at them only when all types fit."""
    for attribute in attrs.fields(kind):
        value = data.get(attribute.name)
        here = (*path, attribute.name)
        inner = repeated(attribute.type)
        if attrs.has(attribute.type) and isinstance(value, dict):
            yield from _value_faults(value, attribute.type, here)
        elif inner is not None and isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, dict):
                    yield from _value_faults(entry, inner, _entry(here, index))
        elif attribute.validator is not None and value is not None:
            try:
                attribute.validator(None, attribute, value)
            except InvalidValueError as error:
                yield _wrong_value(error, path)
            except TypeError:
                continue  # of another type, which is a fault of its own


def _entry(path: tuple[str, ...], index: int) -> tuple[str, ...]:
    """Name one of several ``[[name]]``, the first one as ``name[1]``."""
    return (*path[:-1], f"{path[-1]}[{index + 1}]")


def _wrong_value(error: BaseException, path: tuple[str, ...]) -> Words:
    if isinstance(error, _WrongTypeError):
        expected = error.expected
    elif isinstance(error, InvalidValueError):
        path, expected = (*path, error.field), error.expected
    elif isinstance(error, TypeError | AttributeError):
        # cattrs looks for keys in whatever stands where a [table] should stand.
        expected = _EXPECTED[dict]
    else:
        # Not one of ours: a bug, not a typo of the office.
        raise error
    return _EXPECTED_AT.fill(path=".".join(path), expected=expected)


def _unknown(path: tuple[str, ...], name: str, known: list[str]) -> Words:
    near = difflib.get_close_matches(name, known, n=1)
    hint = (
        _DID_YOU_MEAN.fill(near=".".join((*path, near[0])))
        if near
        else _KNOWN.fill(known=", ".join(sorted(known)))
    )
    return _UNKNOWN.fill(path=".".join((*path, name)), hint=hint)


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(float, _number)
    # After the hook for str, which would take every StrEnum too.
    converter.register_structure_hook(Language, _one_of)
    converter.register_structure_hook_func(lambda t: t is object, lambda v, _: v)
    converter.register_structure_hook_func(lambda t: t == tuple[str, ...], _texts)
    converter.register_structure_hook_func(
        lambda t: t == dict[str, dict[str, object]], _tables
    )
    converter.register_structure_hook_func(
        lambda t: repeated(t) is not None,
        lambda value, t: _each(converter, value, t),
    )
    return converter


def _each(converter: cattrs.Converter, value: object, kind: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _WrongTypeError(_TABLES)
    inner: Any = repeated(kind)
    return tuple(converter.structure(value, list[inner]))


def _exactly(kind: type) -> Any:
    # cattrs would coerce: "false" to True, 3.9 to 3.
    def structure(value: object, _: object) -> object:
        if type(value) is not kind:
            raise _WrongTypeError(_EXPECTED[kind])
        return value

    return structure


def _number(value: object, _: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _WrongTypeError(_EXPECTED[float])
    return float(value)


def _texts(value: object, _: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _WrongTypeError(_EXPECTED[tuple])
    return tuple(value)


def _tables(value: object, _: object) -> dict[str, dict[str, object]]:
    if not isinstance(value, dict) or not all(
        isinstance(table, dict) for table in value.values()
    ):
        raise _WrongTypeError(_EXPECTED[dict])
    return value


def _one_of(value: object, kind: type[enum.Enum]) -> enum.Enum:
    try:
        return kind(value)
    except ValueError:
        raise _WrongTypeError(_one_of_words(kind)) from None


def _one_of_words(kind: type[enum.Enum]) -> Words:
    names = ", ".join(f'"{member.value}"' for member in kind)
    return Words(f"eines von {names}", f"one of {names}")


_CONVERTER: Final = _converter()
