"""What is wrong with a plug-in's table of settings, compared with its declaration."""

import difflib
import inspect
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from outreach_core._messages import Words
from outreach_core.hooks.declared import SECRET, Setting
from outreach_core.hooks.secret import Secret, resolved

ATTRIBUTE: Final = "OUTREACH_SETTINGS"
"""Name under which a plug-in lists its settings."""

_NOT_DECLARED: Final = Words(
    f"{ATTRIBUTE} muss ein Tupel aus Setting sein, jeder Schlüssel nur einmal",
    f"{ATTRIBUTE} must be a tuple of Setting, each key only once",
)
_UNKNOWN: Final = Words(
    "{key}: diese Einstellung gibt es nicht.{hint}",
    "{key}: there is no such setting.{hint}",
)
_HINT: Final = Words(" Gemeint: {near}?", " Did you mean {near}?")
_KNOWN: Final = Words(" Bekannt: {known}.", " Known: {known}.")
_NONE: Final = Words(
    " Das Plug-in hat keine Einstellungen.", " The plug-in has no settings."
)
_WRONG: Final = Words("{key}: erwartet wird {expected}.", "{key}: expected {expected}.")
_MISSING: Final = Words(
    "{key} fehlt; erwartet wird {expected}. {help}",
    "{key} is missing; expected {expected}. {help}",
)


@attrs.frozen(kw_only=True)
class Compared:
    """A table of settings beside its declaration.

    Attributes:
        values: The table, with every reference to the environment looked up.
        faults: What is wrong with it; empty: nothing.
    """

    values: Mapping[str, object] = attrs.field(repr=False)
    faults: tuple[Words, ...]


def declared_by(plugin: object) -> tuple[Setting[Any], ...] | None:
    """Return the settings that a plug-in declares; ``None``: it declares nothing.

    A plug-in without a declaration gets its table unchecked. One whose declaration
    :func:`declaration_faults` refuses is treated in the same way.
    """
    found = inspect.getattr_static(plugin, ATTRIBUTE, None)
    return None if found is None or declaration_faults(plugin) else tuple(found)


def declaration_faults(plugin: object) -> tuple[Words, ...]:
    """Say whether the declaration of a plug-in can be used."""
    # Static: reading a property would run code of the plug-in.
    found = inspect.getattr_static(plugin, ATTRIBUTE, ())
    if not isinstance(found, tuple) or not all(isinstance(s, Setting) for s in found):
        return (_NOT_DECLARED,)
    keys = [setting.key for setting in found]
    return () if len(keys) == len(set(keys)) else (_NOT_DECLARED,)


def compared(
    declared: tuple[Setting[Any], ...],
    values: Mapping[str, object],
    *,
    variables: Mapping[str, str],
    path: str = "",
) -> Compared:
    """Compare a table with its declaration.

    Args:
        declared: What the plug-in declares.
        values: What the office wrote.
        variables: The environment, as the host hands it over.
        path: Put before each key in messages ("plugin.sql").

    Returns:
        The table to hand to the plug-in, and all faults; no fault quotes a value.
    """
    known = {setting.key: setting for setting in declared}
    table, faults = dict(values), list(_unknown(known, values, path))
    for key, setting in known.items():
        where = f"{path}.{key}" if path else key
        if key not in values:
            if setting.is_required:
                faults.append(
                    _MISSING.fill(
                        key=where, expected=setting.shape.words, help=setting.help
                    )
                )
            continue
        found = resolved(where, values[key], variables) if _is_secret(setting) else None
        if isinstance(found, Words):
            faults.append(found)
        elif isinstance(found, Secret):
            table[key] = found
        elif setting.shape.read(values[key]) is None:
            faults.append(_WRONG.fill(key=where, expected=setting.shape.words))
    return Compared(values=table, faults=tuple(faults))


def _is_secret(setting: Setting[Any]) -> bool:
    return setting.shape == SECRET


def _unknown(
    known: Mapping[str, Setting[Any]], values: Mapping[str, object], path: str
) -> Iterator[Words]:
    for key in sorted(set(values) - set(known)):
        near = difflib.get_close_matches(key, known, n=1)
        if near:
            hint = _HINT.fill(near=f"{path}.{near[0]}" if path else near[0])
        elif known:
            hint = _KNOWN.fill(known=", ".join(sorted(known)))
        else:
            hint = _NONE
        yield _UNKNOWN.fill(key=f"{path}.{key}" if path else key, hint=hint)
