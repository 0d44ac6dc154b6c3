"""How a setting refers to a secret that stands in the environment, not in a file."""

import re
from collections.abc import Mapping
from typing import Final, NoReturn

import attrs

from outreach_core._messages import Words
from outreach_core._validators import satisfies

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ENV: Final = "env"

_is_variable = satisfies(
    "the name of an environment variable", lambda v: bool(_VARIABLE.fullmatch(str(v)))
)
_is_filled = satisfies(
    "a text, not empty", lambda v: isinstance(v, str) and v.strip() != ""
)

_NOT_SET: Final = Words(
    "{key}: die Umgebungsvariable {env} ist nicht gesetzt oder leer. Vor dem Start "
    "setzen; der Wert selbst gehört nicht in die Einstellungen.",
    "{key}: the environment variable {env} is not set or empty. Set it before the "
    "start; the value itself does not belong into the settings.",
)


@attrs.frozen(kw_only=True)
class Secret:
    """A password or an address with one; shown nowhere, written nowhere.

    Attributes:
        env: Name of the environment variable that it came from, for messages.
    """

    env: str = attrs.field(validator=_is_variable)
    _value: str = attrs.field(validator=_is_filled, repr=False, alias="value")

    def reveal(self) -> str:
        """Return the secret itself; call this only where it is handed to a library."""
        return self._value

    def __deepcopy__(self, memo: object) -> "Secret":
        return self

    def __reduce__(self) -> NoReturn:
        msg = f"The secret of {self.env} is not pickled: it would end in a file."
        raise TypeError(msg)


def referred_variable(value: object) -> str | None:
    """Return NAME when *value* is ``{ env = "NAME" }``, else ``None``."""
    if not isinstance(value, Mapping) or set(value) != {_ENV}:
        return None
    name = value[_ENV]
    return name if isinstance(name, str) and _VARIABLE.fullmatch(name) else None


def resolved(
    key: str, value: object, variables: Mapping[str, str]
) -> "Secret | Words | None":
    """Look a reference up.

    Args:
        key: Key of the setting, for the message.
        value: What stands in the settings.
        variables: The environment, as the host hands it over.

    Returns:
        The secret; the fault when the variable is missing; ``None`` when *value* is no
        reference at all.
    """
    name = referred_variable(value)
    if name is None:
        return None
    found = variables.get(name, "")
    if not found.strip():
        return _NOT_SET.fill(key=key, env=name)
    return Secret(env=name, value=found)
