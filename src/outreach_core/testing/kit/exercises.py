"""What does an ordinary day with each kind of object look like? Same input, every time."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.eligibility import kassel
from outreach_core.hooks import Kind
from outreach_core.ids import CustomerId
from outreach_core.letters import DIN_5008_B
from outreach_core.rules import to_data
from outreach_core.testing.examples import EXAMPLE_EVENTS, example_parcels
from outreach_core.testing.kit.bench import Desk, called
from outreach_core.testing.kit.canonical import tried
from outreach_core.testing.kit.letters_to_try import letters_to_try
from outreach_core.testing.kit.reports_to_try import reports_to_try
from outreach_core.testing.kit.visits_to_try import places_to_try, problem_of
from outreach_core.visits import Budget

_FEW: Final = Budget(iterations=100)
CASE: Final = CustomerId("PROBE-00001")


@attrs.frozen(kw_only=True)
class Answered:
    """One call of one method and its answer.

    Attributes:
        place: Object and method, for messages.
        answer: What it returned, or which exception it ended with.
    """

    place: Words
    answer: object = attrs.field(repr=False)


def _source(found: Any, desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "read", lambda: found.read(as_of=desk.applicant.as_of)


def _directory(found: Any, desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "offers", lambda: found.offers(as_of=desk.applicant.as_of)


def _screener(found: Any, desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "screen", lambda: found.screen(kassel(), as_of=desk.applicant.as_of)


def _workdays(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    first = pendulum.Date(2026, 1, 1)
    for number in range(0, 800, 5):
        day = first.add(days=number)
        yield "is_workday", partial(found.is_workday, day)
        yield "name_of", partial(found.name_of, day)


def _some_letters() -> tuple[Any, ...]:
    tried_on = letters_to_try()
    groups = ("umlauts", "six_lines", "courtesy", "injection")
    return tuple(tried_on[group][0] for group in groups)


def _format(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    for letter in _some_letters():
        yield "problems", partial(found.problems, letter, DIN_5008_B)
        yield "render", partial(found.render, letter, DIN_5008_B)


def _check(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    for letter in _some_letters():
        yield "check", partial(found.check, letter)


def _travel(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "minutes", lambda: found.minutes(places_to_try(7))


def _planner(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    problem = problem_of(5, staff=3, days=3)
    yield "plan", lambda: found.plan(problem, seed=1, budget=_FEW, start=None)


def _section(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    for report in reports_to_try():
        yield "section", partial(found.section, report)


def _store(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "append", lambda: found.append(CASE, EXAMPLE_EVENTS, expected=0)
    yield "read", lambda: found.read(CASE)
    yield "customers", found.customers
    yield "read_all", found.read_all
    yield "reserve", lambda: found.reserve("4f1c9a")
    yield "confirm", lambda: found.confirm("4f1c9a", "somewhere")
    yield "entries", found.entries
    yield "close", found.close


def _sink(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    for kind, parcel in example_parcels().items():
        if kind in found.accepts:
            key = f"4f1c9a{kind.value}"
            yield "deliver", partial(found.deliver, parcel, key=key)


def _data(found: Any, _: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    if hasattr(found, "fingerprint"):
        yield "to_data", lambda: (found.fingerprint, repr(to_data(found.rule)))
    else:
        yield "version", lambda: (found.version, found.source)


_DAYS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "outreach_case_stores": _store,
        "outreach_coaching_directories": _directory,
        "outreach_letter_checks": _check,
        "outreach_letter_formats": _format,
        "outreach_letter_templates": _data,
        "outreach_planners": _planner,
        "outreach_report_sections": _section,
        "outreach_rulebooks": _data,
        "outreach_screeners": _screener,
        "outreach_sinks": _sink,
        "outreach_sources": _source,
        "outreach_travel_times": _travel,
        "outreach_workdays": _workdays,
    }
)


def calls_of(
    kind: Kind[Any], found: object, desk: Desk
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield an ordinary day of calls as (method, call); each may be made once."""
    return iter(_DAYS[kind.hook](found, desk))


def ordinary_day(desk: Desk) -> tuple[Answered, ...]:
    """Make all calls of an ordinary day to all objects; crashes are answers too."""
    return tuple(
        answered
        for kind in desk.applicant.kinds
        for found in desk.objects(kind)
        for answered in day_with(kind, found, desk)
    )


def day_with(kind: Kind[Any], found: object, desk: Desk) -> tuple[Answered, ...]:
    """Make all calls of an ordinary day to one object."""
    return tuple(
        Answered(place=called(kind, found, method), answer=tried(call))
        for method, call in calls_of(kind, found, desk)
    )


def answers_alone(desk: Desk) -> tuple[tuple[Words, object], ...]:
    """Return an ordinary day as places and answers, to be compared."""
    return tuple((each.place, each.answer) for each in ordinary_day(desk))
