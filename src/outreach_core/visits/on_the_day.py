"""The two are out and a door stayed closed, or did not: where do they go now?"""

import enum
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from outreach_core._messages import Words, listed
from outreach_core._validators import is_count, is_text
from outreach_core.calendar import clock
from outreach_core.visits._course import Course, Moment, Task
from outreach_core.visits._next_step import Step, StepKind, next_step
from outreach_core.visits.day_policy import LIVE_FILL, DayPolicy
from outreach_core.visits.plan import Tour
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId
from outreach_core.visits.standby import allowed

_MIDNIGHT: Final = 24 * 60


class AdviceKind(enum.StrEnum):
    """What two can do next.

    Attributes:
        GO: To the next planned visit.
        FILL: To a visit of the standby list, for which a closed door left time.
        WAIT: Until they have to leave for the next one.
        BREAK: Take the pause now.
        HOME: Back to the office.
    """

    GO = "go"
    FILL = "fill"
    WAIT = "wait"
    BREAK = "break"
    HOME = "home"


def _as_set(visits: Iterable[VisitId]) -> frozenset[VisitId]:
    return frozenset(visits)


@attrs.frozen(kw_only=True)
class TourState:
    """How far two have come.

    Attributes:
        minute: Now, or when they are free again; minutes after midnight.
        place: Id of the place where they are.
        settled: Visits that are made, called off or given up, of whatever list.
        made: How many visits they have made.
        pause_taken: They have had their pause.
    """

    minute: int = attrs.field(validator=is_count)
    place: str = attrs.field(validator=is_text)
    settled: frozenset[VisitId] = attrs.field(default=frozenset(), converter=_as_set)
    made: int = attrs.field(default=0, validator=is_count)
    pause_taken: bool = False


@attrs.frozen(kw_only=True)
class Advice:
    """What to do next, and who has to be called.

    Attributes:
        kind: What to do.
        minute: GO and FILL: when the visit begins. WAIT: when to leave. BREAK: when
            the pause begins. HOME: when they are back.
        visit: The visit to go to, or the one that is waited for; else ``None``.
        call: Promised visits of the tour that can no longer begin in time: call now.
        left_out: Other planned visits that no longer fit today.
    """

    kind: AdviceKind
    minute: int = attrs.field(validator=is_count)
    visit: VisitId | None = None
    call: tuple[VisitId, ...] = ()
    left_out: tuple[VisitId, ...] = ()

    @property
    def words(self) -> Words:
        """The advice in plain sentences, visits by their ids."""
        at = clock(min(self.minute, _MIDNIGHT))
        parts = [_WORDS[self.kind].fill(visit=self.visit or "", at=at)]
        for template, visits in ((_CALL, self.call), (_LEFT_OUT, self.left_out)):
            if visits:
                parts.append(template.fill(visits=listed(visits)))
        return Words(" ".join(p.de for p in parts), " ".join(p.en for p in parts))


_WORDS: Final[Mapping[AdviceKind, Words]] = {
    AdviceKind.GO: Words(
        "Weiter zum Besuch {visit}, Beginn {at} Uhr.",
        "On to visit {visit}, begin {at}.",
    ),
    AdviceKind.FILL: Words(
        "Es ist Zeit für einen Besuch von der Warteliste: {visit}, Beginn {at} Uhr.",
        "There is time for a visit of the standby list: {visit}, begin {at}.",
    ),
    AdviceKind.WAIT: Words("Warten, Abfahrt um {at} Uhr.", "Wait, and leave at {at}."),
    AdviceKind.BREAK: Words("Pause ab {at} Uhr.", "Break from {at}."),
    AdviceKind.HOME: Words(
        "Zurück ins Büro, Ankunft {at} Uhr.", "Back to the office, arrival {at}."
    ),
}
_CALL: Final = Words(
    "Bitte anrufen, der zugesagte Beginn ist nicht mehr zu schaffen: {visits}.",
    "Please call, the promised begin cannot be kept any more: {visits}.",
)
_LEFT_OUT: Final = Words("Heute nicht mehr: {visits}.", "Not any more today: {visits}.")


def next_stop(
    problem: VisitProblem,
    tour: Tour,
    state: TourState,
    *,
    standby: Iterable[VisitId] = (),
    policy: DayPolicy = LIVE_FILL,
) -> Advice:
    """Advise the two of *tour* what to do next; asked again after each stop.

    A door nobody was told of is only advised if a whole talk there still leaves the
    following promises, the pause and the end of the shift untouched; a visit of the
    standby list, if it also takes no other planned visit away. A promise is worth
    overtime, but neither a tour after the latest hour of the rules nor a longer day
    than the law allows. The pause comes before all.

    Args:
        problem: Days, staff, requests and rules.
        tour: The tour as planned.
        state: Where the two are and what is done.
        standby: Who may be filled in, the ids of :func:`standby_for` without visits
            that another pair has made; who may not be visited by these two is skipped.
        policy: What is filled and guarded; the simulation lives by the same rules.

    Raises:
        UnknownNameError: A visit, a place or a member of staff is unknown.
    """
    course = Course(problem, tour, policy)
    at = Moment(
        state.minute,
        course.table.index(state.place),
        pause_open=course.pause_at_first and not state.pause_taken,
        made=state.made,
    )
    left = [task for task in course.tasks if task.id not in state.settled]
    planned = {task.id for task in course.tasks}
    free = _free(course, set(standby) - planned - state.settled)
    return _advice(next_step(course, at, left, free))


def _free(course: Course, visits: Iterable[VisitId]) -> list[Task]:
    requests = [course.problem.request(visit) for visit in sorted(visits)]
    tasks = [(request, course.task(request)) for request in requests]
    return [
        task
        for request, task in tasks
        if task.windows
        and request.pinned is None
        and allowed(course.problem, course.tour, request, task.windows[0][0])
    ]


def _advice(step: Step) -> Advice:
    task = step.task
    kinds = {
        StepKind.WAIT: AdviceKind.WAIT,
        StepKind.PAUSE: AdviceKind.BREAK,
        StepKind.HOME: AdviceKind.HOME,
        StepKind.VISIT: AdviceKind.FILL if task and task.standby else AdviceKind.GO,
    }
    return Advice(
        kind=kinds[step.kind],
        minute=step.minute,
        visit=None if task is None else task.id,
        call=tuple(gone.id for gone in step.given_up if gone.promised),
        left_out=tuple(gone.id for gone in step.given_up if not gone.promised),
    )
