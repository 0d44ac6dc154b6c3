"""May a workflow go on although an object of a plug-in has failed?"""

from typing import Final

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import blame

_UNUSABLE: Final = Words(
    "gab etwas Unbrauchbares zurück: {fault}", "returned what cannot be: {fault}"
)
_RAISED: Final = Words("löste {error} aus", "raised {error}")


def failed(
    found: object, member: str, error: PluginError | InvalidInputError
) -> PluginError:
    """Return *error* with the name of its culprit, when the run may go on without.

    Whether it may is declared by the kind of the object; settings can be stricter.

    Args:
        found: The object of a plug-in.
        member: The method that was called.
        error: What came of it.

    Raises:
        PluginError: The run ends here.
        InvalidInputError: The run ends here, with the words of the plug-in.
    """
    if isinstance(error, PluginError):
        named = error
    else:
        # What the core says about an answer holds no value; what a plug-in says might.
        reason = (
            _UNUSABLE.fill(fault=error.words)
            if error.reporter is None
            else _RAISED.fill(error=type(error).__name__)
        )
        named = blame(found, member, reason)
    if error.ends_run:
        raise error
    if named.ends_run:
        raise named from error
    return named
