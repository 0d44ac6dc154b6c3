"""What a plug-in is told at start: its own settings, its folder, the office's key."""

import copy
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

import attrs

from outreach_core._messages import Language, Words
from outreach_core._validators import is_count, is_text, satisfies
from outreach_core.errors import InvalidInputError
from outreach_core.hooks.declared import Setting

T = TypeVar("T")

_OWN: Final = Words("Einstellungen des Plug-ins", "settings of the plug-in")
_WRONG: Final = Words("{key}: erwartet wird {expected}.", "{key}: expected {expected}.")
_MISSING: Final = Words(
    "{key} fehlt; erwartet wird {expected}.", "{key} is missing; expected {expected}."
)


@attrs.frozen(kw_only=True)
class Progress:
    """How far a long task has come; shown by the host, never stored.

    Attributes:
        task: What is being done, without personal data.
        done: Units done so far, 0 or more (rows, letters, seconds: the task says).
        total: Units in all, at least *done*; ``None`` while nobody knows.
    """

    task: Words
    done: int = attrs.field(validator=is_count)
    total: int | None = attrs.field(default=None)

    @total.validator  # the only check that needs two fields
    def _reaches_done(
        self, attribute: "attrs.Attribute[int | None]", value: int | None
    ) -> None:
        satisfies(
            "None or a whole number, not less than 'done'",
            lambda v: v is None or (type(v) is int and v >= self.done),
        )(self, attribute, value)


def no_progress(_: Progress) -> None:
    """Show nothing: the default of an embedder who does not ask for progress."""


def _own_copy(values: Mapping[str, object]) -> Mapping[str, object]:
    # A plug-in that changes its table must not change what another one reads.
    return copy.deepcopy(dict(values))


@attrs.frozen(kw_only=True)
class PluginSettings:
    """Everything a hook is given; there is no other way to learn about the host.

    Attributes:
        values: The plug-in's own table of the settings, a copy; may hold the
            address of a database and is therefore never shown in ``repr``.
        folder: Folder that relative paths in *values* start from.
        output: Folder where sinks put what they write.
        language: Language of what the office reads (tables, calendars, pages).
        key: Secret of the office for pseudonyms (see ``outreach_core.ids.pseudonym``);
            empty when the host has none, then no pseudonym can be made.
        progress: Called by long tasks, as often as they like; must be cheap.
    """

    values: Mapping[str, object] = attrs.field(
        factory=dict, converter=_own_copy, repr=False
    )
    folder: str = attrs.field(default=".", validator=is_text)
    output: str = attrs.field(default=".", validator=is_text)
    language: Language = Language.DE
    key: bytes = attrs.field(default=b"", repr=False)
    progress: Callable[[Progress], None] = attrs.field(default=no_progress, repr=False)

    def of(self, setting: Setting[T]) -> T:
        """Return the value of a declared setting, or its default.

        Raises:
            InvalidInputError: It is left out and has no default, or is of another
                shape; the registry has told the user so before any hook was called.
        """
        found = self.find(setting)
        if found is None:
            fault = _MISSING.fill(key=setting.key, expected=setting.shape.words)
            raise InvalidInputError(_OWN, [fault])
        return found

    def find(self, setting: Setting[T]) -> T | None:
        """Return the value of a declared setting, its default, or ``None``.

        Raises:
            InvalidInputError: The value is of another shape.
        """
        if setting.key not in self.values:
            return setting.default
        found = setting.shape.read(self.values[setting.key])
        if found is None:
            fault = _WRONG.fill(key=setting.key, expected=setting.shape.words)
            raise InvalidInputError(_OWN, [fault])
        return found
