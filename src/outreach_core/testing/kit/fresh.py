"""How does every check get an empty place on a server that knows no folders?"""

import secrets
from collections.abc import Mapping
from typing import Final

FRESH: Final = "{fresh}"
"""Stands in settings, or in a variable, for a place that nobody has used."""


def new_name() -> str:
    """Return a name that nobody has used: ``kit_`` and twelve hexadecimal digits.

    By chance, not by counting: a server still holds what an earlier run left there.
    Fit for schemas, databases, prefixes and folders.
    """
    return f"kit_{secrets.token_hex(6)}"


def filled(table: Mapping[str, object], name: str) -> dict[str, object]:
    """Return *table* with *name* in every place of ``{fresh}``, at any depth."""
    return {key: _filled(value, name) for key, value in table.items()}


def put_in(text: str, name: str) -> str:
    """Return *text* with *name* in every place of ``{fresh}``."""
    return text.replace(FRESH, name)


def _filled(value: object, name: str) -> object:
    if isinstance(value, str):
        return put_in(value, name)
    if isinstance(value, Mapping):
        return filled(value, name)
    if isinstance(value, list | tuple):
        return type(value)(_filled(item, name) for item in value)
    return value
