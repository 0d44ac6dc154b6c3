"""How does an office keep its rulebook as a text file that people can review?

Reading is tomllib's work. Writing knows only the shapes of a rulebook, and a test reads
back whatever is written. Both take and return text: opening files is the host's work.
"""

import tomllib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.rules.data import Data
from outreach_core.rules.reading import rulebook_from_data
from outreach_core.rules.rulebooks import Rulebook
from outreach_core.rules.values import Fact

_BROKEN: Final = Words(
    "Das ist kein gültiges TOML: {message}.", "This is not valid TOML: {message}."
)
_ESCAPES: Final = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\b": "\\b",
    "\f": "\\f",
}
_DELETE: Final = 0x7F
# What the reader takes for granted; left out so that a clerk has less to read.
_EMPTY: Final = ("", {"de": "", "en": ""})
_OPTIONAL: Final = frozenset({"note", "source", "key", "unit", "born_from"})
_DAYS: Final = frozenset({"since", "born_from"})


def rulebook_to_toml(rulebook: Rulebook) -> str:
    """Write a rulebook as TOML text; the same rulebook always gives the same text.

    Reading it back gives an equal rulebook with the same fingerprint.
    """
    data = rulebook.data
    head = {key: data[key] for key in ("name", "version", "title", "source", "note")}
    blocks = ["\n".join(_pairs(head))]
    for name, fact in data["facts"].items():
        blocks.append("\n".join([f"[facts.{_key(name)}]", *_pairs(fact)]))
    for name, parameter in data["parameters"].items():
        lines = {k: v for k, v in parameter.items() if k != "steps"}
        blocks.append("\n".join([f"[parameters.{_key(name)}]", *_pairs(lines)]))
        blocks.extend(
            "\n".join([f"[[parameters.{_key(name)}.steps]]", *_pairs(step)])
            for step in parameter["steps"]
        )
    blocks.append("\n".join(["[rule]", *_pairs(data["rule"])]))
    return "\n\n".join(blocks) + "\n"


def data_from_toml(text: str, *, subject: str = "rulebook.toml") -> Data:
    """Read TOML text as plain data, without asking what it means.

    Raises:
        InvalidValueError: *text* is no text (a path, an open file).
        InvalidInputError: The text is not TOML; the message names line and column.
    """
    if not isinstance(text, str):
        raise InvalidValueError(
            field="text", expected="the content of the file, as a text"
        )
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        fault = _BROKEN.fill(message=str(error))
        raise InvalidInputError(subject, [fault]) from None


def rulebook_from_toml(
    text: str,
    *,
    vocabulary: Iterable[Fact] | None = None,
    subject: str = "rulebook.toml",
) -> Rulebook:
    """Read a rulebook from TOML text.

    Args:
        text: The content of the file.
        vocabulary: The facts that somebody provides, as for ``from_data``.
        subject: Name of the file, for messages.

    Raises:
        InvalidValueError: *text* is no text (a path, an open file).
        InvalidInputError: The text is not TOML, or not a rulebook; every fault is
            listed with its path.
    """
    data = data_from_toml(text, subject=subject)
    return rulebook_from_data(data, vocabulary=vocabulary, subject=subject)


def _pairs(table: Data) -> Iterator[str]:
    for key, value in table.items():
        if not _left_out(key, value):
            yield f"{key} = {_value(value, key, '')}"


def _left_out(key: str, value: object) -> bool:
    # The source of a step or a rulebook is never empty, so only a named step loses it.
    return key in _OPTIONAL and value in _EMPTY


def _value(value: Any, key: str, indent: str) -> str:
    if isinstance(value, str):
        return value if key in _DAYS else _text(value)
    if isinstance(value, list):
        return _list(value, indent)
    if isinstance(value, dict):
        inner = ", ".join(
            f"{k} = {_value(v, k, indent)}"
            for k, v in value.items()
            if not _left_out(k, v)
        )
        return f"{{ {inner} }}"
    return str(value)


def _list(items: list[Any], indent: str) -> str:
    if all(isinstance(item, str) for item in items):
        return f"[{', '.join(_text(item) for item in items)}]"
    deeper = f"{indent}    "
    lines = [f"{deeper}{_value(item, '', deeper)}," for item in items]
    return "\n".join(["[", *lines, f"{indent}]"])


def _key(name: str) -> str:
    # TOML knows bare keys of ASCII only; "größe" is a good name all the same.
    return name if name.isascii() else _text(name)


def _text(text: str) -> str:
    return f'"{"".join(_escaped(char) for char in text)}"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    return f"\\u{code:04x}" if code < ord(" ") or code == _DELETE else char
