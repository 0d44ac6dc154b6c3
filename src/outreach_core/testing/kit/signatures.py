"""Do the parameters of a method have the names that its protocol gives them?"""

import inspect
from typing import Final

from outreach_core._messages import Words

_ARGS: Final = Words(
    "nimmt *args statt benannter Parameter", "takes *args instead of named parameters"
)
_MISSING: Final = Words("hat keinen Parameter {missing}", "has no parameter {missing}")
_ORDER: Final = Words(
    "hat die Parameter in anderer Reihenfolge", "has its parameters in another order"
)


def names_differ(method: object, declared: object) -> Words | None:
    """Say how the parameters of *method* differ from the protocol; ``None``: they do not.

    Further parameters with a default are allowed: a class may be used in other ways too.
    """
    if not callable(method) or not callable(declared):
        return None
    wanted = list(inspect.signature(declared).parameters.values())[1:]
    found = list(inspect.signature(method).parameters.values())
    if any(p.kind is p.VAR_POSITIONAL for p in found):
        return _ARGS
    names = {p.name for p in found}
    missing = [p.name for p in wanted if p.name not in names]
    if missing:
        return _MISSING.fill(missing=", ".join(missing))
    places = [p.name for p in wanted if p.kind is p.POSITIONAL_OR_KEYWORD]
    own = [p.name for p in found if p.kind is not p.KEYWORD_ONLY][: len(places)]
    return None if places == own else _ORDER
