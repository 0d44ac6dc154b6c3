"""What can an office set about plug-ins: which must be there, what if one fails?"""

from typing import Any, Final

import attrs

from outreach_core import Words, hooks
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import Failures, Kind, failure_choices

_NEVER_LOOSER: Final = Words(
    "{choices} (strenger als vorgesehen darf es sein, lockerer nie)",
    "{choices} (it can be stricter than declared, never looser)",
)


def _failure(kind: Kind[Any]) -> Any:
    """Return the field for one kind: what its protocol declares, or stricter."""

    def fits(_: object, attribute: "attrs.Attribute[Any]", value: str) -> None:
        try:
            Failures.of({kind.setting: value})
        except InvalidInputError:
            expected = _NEVER_LOOSER.fill(choices=failure_choices(kind))
            raise InvalidValueError(attribute.name, expected) from None

    return attrs.field(default=kind.on_failure.value, validator=fits)


@attrs.frozen(kw_only=True)
class RequireSettings:
    """What must be there, whatever is chosen; without it no command begins.

    Attributes:
        case_stores: Names of case stores.
        coaching_directories: Names of coaching directories.
        letter_checks: Names of letter checks, so that none can be uninstalled unseen.
        letter_formats: Names of letter formats.
        letter_templates: Names of letter templates.
        planners: Names of planners.
        report_sections: Names of sections of the report.
        rulebooks: Names of rulebooks.
        screeners: Names of screeners.
        sinks: Names of sinks.
        sources: Names of sources.
        travel_times: Names of travel times.
        workdays: Names of calendars.
    """

    case_stores: tuple[str, ...] = ()
    coaching_directories: tuple[str, ...] = ()
    letter_checks: tuple[str, ...] = ()
    letter_formats: tuple[str, ...] = ()
    letter_templates: tuple[str, ...] = ()
    planners: tuple[str, ...] = ()
    report_sections: tuple[str, ...] = ()
    rulebooks: tuple[str, ...] = ()
    screeners: tuple[str, ...] = ()
    sinks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    travel_times: tuple[str, ...] = ()
    workdays: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class FailureSettings:
    """What happens when a plug-in fails: as declared, or ``"abort"``, which is stricter.

    Attributes:
        case_stores: The run ends, always.
        coaching_directories: The run ends, always.
        letter_checks: The letter stays here.
        letter_formats: The letter stays here.
        letter_templates: The letter stays here.
        planners: The built-in planner plans, marked.
        report_sections: The report says what is missing.
        rulebooks: The run ends, always.
        screeners: The program judges everybody itself and says so; or "abort".
        sinks: A later run tries again.
        sources: The run ends, always.
        travel_times: The straight line is used, marked.
        workdays: The run ends, always.
    """

    case_stores: str = _failure(hooks.CASE_STORE)
    coaching_directories: str = _failure(hooks.COACHING_DIRECTORY)
    letter_checks: str = _failure(hooks.LETTER_CHECK)
    letter_formats: str = _failure(hooks.LETTER_FORMAT)
    letter_templates: str = _failure(hooks.LETTER_TEMPLATE)
    planners: str = _failure(hooks.PLANNER)
    report_sections: str = _failure(hooks.REPORT_SECTION)
    rulebooks: str = _failure(hooks.RULEBOOK)
    screeners: str = _failure(hooks.SCREENER)
    sinks: str = _failure(hooks.SINK)
    sources: str = _failure(hooks.SOURCE)
    travel_times: str = _failure(hooks.TRAVEL_TIMES)
    workdays: str = _failure(hooks.WORKDAYS)
