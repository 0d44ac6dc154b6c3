"""The shape of ``outreach.toml`` as JSON Schema, for editors."""

import typing
from collections.abc import Mapping
from typing import Any, Final

import attrs

from outreach_cli.loading import repeated
from outreach_cli.settings import Settings
from outreach_cli.settings_words import help_of
from outreach_core import Language
from outreach_core.hooks import Setting, declared_by, load

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

_SIMPLE: Final[Mapping[object, dict[str, object]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Language: {"enum": [language.value for language in Language]},
    tuple[str, ...]: {"type": "array", "items": {"type": "string"}},
}


def schema(enabled: tuple[str, ...], language: Language) -> dict[str, object]:
    """Return the schema of a settings file with these plug-ins.

    Args:
        enabled: Names of plug-ins; those that cannot be imported are left open.
        language: Language of the descriptions.
    """
    return {
        "$schema": DRAFT,
        "title": "outreach.toml",
        **_table(Settings, "", language),
    } | {"properties": _properties(enabled, language)}


def declared_settings(
    enabled: tuple[str, ...],
) -> dict[str, tuple[Setting[Any], ...]]:
    """Return what the enabled plug-ins declare, by name, sorted."""
    found = {}
    for candidate in load(enabled).candidates:
        declared = declared_by(candidate.plugin)
        if declared is not None:
            found[candidate.origin.plugin] = declared
    return found


def _properties(enabled: tuple[str, ...], language: Language) -> dict[str, object]:
    properties: dict[str, Any] = dict(_members(Settings, "", language))
    plugins = {
        name: _plugin(declared, language)
        for name, declared in declared_settings(enabled).items()
    }
    properties["plugin"] = {
        "type": "object",
        "description": help_of("plugin").to(language),
        "properties": plugins,
        "additionalProperties": {"type": "object"},
    }
    return properties


def _plugin(
    declared: tuple[Setting[Any], ...], language: Language
) -> dict[str, object]:
    table: dict[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {s.key: _setting(s, language) for s in declared},
    }
    required = [setting.key for setting in declared if setting.is_required]
    return table | ({"required": required} if required else {})


def _setting(setting: Setting[Any], language: Language) -> dict[str, object]:
    found = {**setting.shape.schema, "description": setting.help.to(language)}
    if setting.default is not None:
        found["default"] = plain(setting.default)
    return found


def _table(owner: type[Any], path: str, language: Language) -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": _members(owner, path, language),
    }


def _members(owner: type[Any], path: str, language: Language) -> dict[str, object]:
    members: dict[str, object] = {}
    for field in attrs.fields(owner):
        here = f"{path}.{field.name}" if path else field.name
        if isinstance(field.type, type) and attrs.has(field.type):
            members[field.name] = _table(field.type, here, language)
        elif (each := repeated(field.type)) is not None:
            entry = _table(each, here, language)
            members[field.name] = {"type": "array", "items": entry}
        elif field.name != "plugin":
            members[field.name] = _field(field, here, language)
    return members


def _field(
    field: "attrs.Attribute[Any]", path: str, language: Language
) -> dict[str, object]:
    kind = next((k for k in typing.get_args(field.type) if k is not type(None)), None)
    shape = _SIMPLE.get(field.type) or _SIMPLE[kind]
    found: dict[str, object] = {**shape, "description": help_of(path).to(language)}
    if field.default is not None:
        found["default"] = plain(field.default)
    return found


def plain(value: object) -> object:
    """Return a default as JSON and TOML can hold it."""
    return list(value) if isinstance(value, tuple) else value
