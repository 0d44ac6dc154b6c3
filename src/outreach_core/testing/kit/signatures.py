"""Do the parameters of a method have the names that its protocol gives them?"""

import inspect


def names_differ(method: object, declared: object) -> str:
    """Say how the parameters of *method* differ from the protocol; empty: they do not.

    Further parameters with a default are allowed: a class may be used in other ways too.
    """
    if not callable(method) or not callable(declared):
        return ""
    wanted = list(inspect.signature(declared).parameters.values())[1:]
    found = list(inspect.signature(method).parameters.values())
    if any(p.kind is p.VAR_POSITIONAL for p in found):
        return "takes *args instead of named parameters"
    names = {p.name for p in found}
    missing = [p.name for p in wanted if p.name not in names]
    if missing:
        return f"has no parameter {', '.join(missing)}"
    places = [p.name for p in wanted if p.kind is p.POSITIONAL_OR_KEYWORD]
    own = [p.name for p in found if p.kind is not p.KEYWORD_ONLY][: len(places)]
    return "" if places == own else "has its parameters in another order"
