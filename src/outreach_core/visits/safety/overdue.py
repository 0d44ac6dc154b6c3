"""Which report is missing now, for how long, and what is to be done about it?

The answer is computed anew from the plan and the entries each time it is asked, so a
host that was down has forgotten nothing. In doubt it is early rather than late:

* A report counts from its moment on, and only for the tour it names.
* Whoever reports from a stop has left those before it.
* How far a tour is behind its plan is what its latest delay, check-in or check-out
  says. Whoever has just reported is well at that moment; the ladder begins anew. A
  code word says the opposite, so it puts nothing off.
* The last stage stays until a report or an acknowledgement closes it.
* A code word is closed by a colleague only, never by a report.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.ids import StaffId
from outreach_core.visits.safety.deposit import (
    PLANNED_KINDS,
    DepositedPlan,
    DepositedTour,
    Due,
    DueKind,
    TourId,
)
from outreach_core.visits.safety.desk import (
    STAGE_WORDS,
    STAGES,
    OverdueLadder,
    OverdueStage,
)
from outreach_core.visits.safety.desk_entries import (
    CLOSES_ABORT,
    CLOSES_CODE_WORD,
    Acknowledgement,
    DeskEntry,
    DeskReport,
    DeskReportKind,
)
from outreach_core.visits.safety.moments import (
    checked,
    later_by,
    minutes_between,
    seconds,
)

_SAYS_WHERE: Final = frozenset({DeskReportKind.CHECKED_IN, DeskReportKind.CHECKED_OUT})
_ENDS_A_STOP: Final = _SAYS_WHERE | {DeskReportKind.ABORTED}
_ALARMS: Final = frozenset({DeskReportKind.ABORTED, DeskReportKind.CODE_WORD})
_ORDER: Final = tuple(DueKind)

_WHAT: Final = {
    DueKind.CHECK_IN: Words(
        "Anmeldung bei {visit} fehlt", "check-in at {visit} is missing"
    ),
    DueKind.CHECK_OUT: Words(
        "Abmeldung bei {visit} fehlt", "check-out at {visit} is missing"
    ),
    DueKind.BACK: Words("Rückkehr nicht gemeldet", "return is not reported"),
    DueKind.ABORT: Words(
        "Besuch abgebrochen, noch keine Meldung, dass beide wohlauf sind",
        "visit broken off, no word yet that both are well",
    ),
    DueKind.CODE_WORD: Words("Codewort genannt", "code word given"),
}
_NOT_PARTED: Final = Words(
    "Abschied der beiden nicht gemeldet", "that the two have parted is not reported"
)
_SENTENCE: Final = Words(
    "{tour}: {what}, seit {late} Min. {todo}.",
    "{tour}: {what}, for {late} min. {todo}.",
)


@attrs.frozen(kw_only=True)
class AwaitedReport:
    """One report that has not come yet.

    Attributes:
        due: What is awaited, with its time by the plan.
        pair: The two who are out, sorted.
        expected_at: When it is expected after delays and signs of life.
        late_minutes: Whole minutes since then; negative: not due yet.
        stage: What is to be done now; ``None``: wait.
        last_report: When the tour was last heard of; ``None``: not yet.
        words: The same in one sentence; names no person visited.
    """

    due: Due
    pair: tuple[StaffId, ...]
    expected_at: pendulum.DateTime
    late_minutes: int
    stage: OverdueStage | None
    last_report: pendulum.DateTime | None
    words: Words

    @property
    def steps(self) -> tuple[OverdueStage, ...]:
        """Everything that is to be done by now, in its order."""
        if self.stage is None:
            return ()
        return STAGES[: STAGES.index(self.stage) + 1]


def overdue(
    deposited: DepositedPlan, entries: Iterable[DeskEntry], *, now: pendulum.DateTime
) -> tuple[AwaitedReport, ...]:
    """Return what is overdue at *now*, the highest stage and longest wait first.

    Of what the plan expects from a tour the first open report stands for all: one line
    a tour, and one for each alarm.

    Never raises because of a report: a strange one cannot silence the others (see
    :func:`unmatched_reports`), and a code word or an abort that matches no tour is an
    alarm all the same.

    Args:
        deposited: The plan of the day.
        entries: Reports and acknowledgements in any order; later ones than *now* do
            not count yet.
        now: The moment of the question.

    Raises:
        InvalidValueError: *now* is no moment with a time zone.
    """
    found: dict[tuple[object, ...], AwaitedReport] = {}
    for each in awaited(deposited, entries, now=now):
        if each.stage is not None:
            # The planned reports of a tour wait one behind the other: one line a tour.
            alarm = None if each.due.kind in PLANNED_KINDS else each.due
            found.setdefault((each.due.tour, alarm), each)
    return tuple(sorted(found.values(), key=_most_urgent_first))


def _most_urgent_first(each: AwaitedReport) -> tuple[object, ...]:
    stage = -1 if each.stage is None else STAGES.index(each.stage)
    due = each.due
    place = (due.tour, seconds(due.at), _ORDER.index(due.kind), due.visit or "")
    return (-stage, seconds(each.expected_at), *place)


def awaited(
    deposited: DepositedPlan, entries: Iterable[DeskEntry], *, now: pendulum.DateTime
) -> tuple[AwaitedReport, ...]:
    """Return every report that is still open at *now*, the next one expected first.

    Arguments and errors as for :func:`overdue`.
    """
    checked(now)
    known = tuple(sorted((e for e in entries if _until(e, now)), key=_in_time))
    notes = [e for e in known if isinstance(e, Acknowledgement)]
    found: dict[tuple[object, ...], AwaitedReport] = {}
    for desk in _tours_of_the_desk(deposited, known):
        for each in desk.open_at(now):
            if not any(_closes(note, desk, each) for note in notes):
                # Both may give the same alarm: the first one counts.
                due = each.due
                found.setdefault((due.tour, due.kind, due.visit), each)
    return tuple(
        sorted(
            found.values(),
            key=lambda e: (seconds(e.expected_at), *_most_urgent_first(e)),
        )
    )


def _until(entry: DeskEntry, now: pendulum.DateTime) -> bool:
    return seconds(entry.at) <= seconds(now)


def _in_time(entry: DeskEntry) -> tuple[object, ...]:
    """Sort by moment; of two at once the one that makes the alarm earlier is last."""
    behind, out = 0, True
    if isinstance(entry, DeskReport):
        behind = entry.behind_minutes or 0
        out = entry.kind is not DeskReportKind.BACK
    return (seconds(entry.at), out, -behind, repr(entry))


def _closes(note: Acknowledgement, desk: "_TourAtDesk", each: AwaitedReport) -> bool:
    due = each.due
    if (note.tour, note.kind, note.visit) != (due.tour, due.kind, due.visit):
        return False
    if note.by in each.pair:
        return False
    if due.kind is DueKind.CODE_WORD and note.reason not in CLOSES_CODE_WORD:
        return False
    if due.kind is DueKind.ABORT and note.reason not in CLOSES_ABORT:
        return False
    # Was it overdue when it was closed? Nothing is silenced in advance.
    return any(
        then.due == due and then.stage is not None for then in desk.open_at(note.at)
    )


def _tours_of_the_desk(
    deposited: DepositedPlan, known: Sequence[DeskEntry]
) -> Iterator["_TourAtDesk"]:
    reports = [e for e in known if isinstance(e, DeskReport)]
    ladder = deposited.desk.ladder
    for tour in deposited.tours:
        mine = tuple(r for r in reports if tour_of(deposited, r) is tour)
        yield _TourAtDesk(tour.id, tour.pair, tour, mine, ladder)
    strange: dict[TourId, list[DeskReport]] = {}
    for report in reports:
        if report.kind in _ALARMS and tour_of(deposited, report) is None:
            strange.setdefault(report.tour, []).append(report)
    for name, alarms in sorted(strange.items()):
        named = deposited.tour(name)
        out = () if named is None else named.pair
        pair = tuple(sorted({*out, *(report.by for report in alarms)}))
        yield _TourAtDesk(name, pair, None, tuple(alarms), ladder)


def tour_of(deposited: DepositedPlan, report: DeskReport) -> DepositedTour | None:
    """Return the tour that *report* is about; ``None``: it names none that it may.

    The two of the tour may report, and the desk or the lead for them.
    """
    tour, desk = deposited.tour(report.tour), deposited.desk
    if tour is None or report.by not in {*tour.pair, desk.contact.id, desk.lead.id}:
        return None
    return tour


@attrs.frozen
class _TourAtDesk:
    """One tour with its reports, sorted by time; *tour* is ``None`` for a stranger."""

    name: TourId
    pair: tuple[StaffId, ...]
    tour: DepositedTour | None
    reports: tuple[DeskReport, ...]
    ladder: OverdueLadder

    def open_at(self, now: pendulum.DateTime) -> Iterator[AwaitedReport]:
        """Yield what is open at *now* but for acknowledgements."""
        known = [r for r in self.reports if _until(r, now)]
        heard = max((r.at for r in known), key=seconds, default=None)
        if self.tour is not None:
            yield from self._planned(self.tour, known, heard, now)
        yield from self._alarm(DueKind.ABORT, _open_aborts(known), heard, now)
        codes = [r for r in known if r.kind is DeskReportKind.CODE_WORD]
        yield from self._alarm(DueKind.CODE_WORD, codes, heard, now)

    def _planned(
        self,
        tour: DepositedTour,
        known: Sequence[DeskReport],
        heard: pendulum.DateTime | None,
        now: pendulum.DateTime,
    ) -> Iterator[AwaitedReport]:
        done = _done(tour, known)
        calm = (r.at for r in known if r.kind is not DeskReportKind.CODE_WORD)
        well = max(calm, key=seconds, default=None)
        behind = _behind_minutes(tour, known)
        for index, due in enumerate(tour.dues):
            if index <= done:
                continue
            expected = later_by(due.at, behind)
            if well is not None and seconds(well) > seconds(expected):
                expected = well
            late = minutes_between(expected, now)
            yield self._awaited(due, expected, late, late, heard)

    def _alarm(
        self,
        kind: DueKind,
        alarms: Sequence[DeskReport],
        heard: pendulum.DateTime | None,
        now: pendulum.DateTime,
    ) -> Iterator[AwaitedReport]:
        """Begin at the first alarm of each visit, with its stage at once."""
        at_once = (
            self.ladder.code_word_stage
            if kind is DueKind.CODE_WORD
            else OverdueStage.CALL
        )
        ahead = self.ladder.minutes_until(at_once)
        for report in alarms:
            due = Due(tour=self.name, kind=kind, visit=report.visit, at=report.at)
            late = minutes_between(report.at, now)
            yield self._awaited(due, report.at, late, late + ahead, heard)

    def _awaited(
        self,
        due: Due,
        expected: pendulum.DateTime,
        late: int,
        on_ladder: int,
        heard: pendulum.DateTime | None,
    ) -> AwaitedReport:
        stage = self.ladder.stage_after(on_ladder)
        todo = Words("Abwarten", "Wait") if stage is None else STAGE_WORDS[stage]
        parted = self.tour is not None and self.tour.parts_at_stop
        what = _WHAT[due.kind].fill(visit=due.visit)
        if parted and due.kind is DueKind.BACK:
            what = _NOT_PARTED
        return AwaitedReport(
            due=due,
            pair=self.pair,
            expected_at=expected,
            late_minutes=late,
            stage=stage,
            last_report=heard,
            words=_SENTENCE.fill(tour=due.tour, what=what, late=late, todo=todo),
        )


def _done(tour: DepositedTour, known: Sequence[DeskReport]) -> int:
    """Return the index of the last due that reports have closed; -1 for none."""
    done, back = -1, False
    for report in known:
        if seconds(report.at) < seconds(tour.leaves_at):
            # A slip of the pen before they left must not end the watch over them.
            continue
        if report.kind is DeskReportKind.BACK:
            back = True
        index = _index(tour, report) if report.kind in _ENDS_A_STOP else None
        if index is not None:
            # Whoever reports from a stop after "back" is out again.
            done, back = max(done, index), False
    return len(tour.dues) if back else done


def _index(tour: DepositedTour, report: DeskReport) -> int | None:
    """Return which due a report speaks of; ``None`` for a visit not in the plan."""
    wanted = (
        DueKind.CHECK_IN
        if report.kind is DeskReportKind.CHECKED_IN
        else DueKind.CHECK_OUT
    )
    for index, due in enumerate(tour.dues):
        if due.kind is wanted and due.visit == report.visit:
            return index
    return None


def _behind_minutes(tour: DepositedTour, known: Sequence[DeskReport]) -> int:
    """Return how far behind the plan the tour is, by its latest word about it."""
    for report in reversed(known):
        if report.kind is DeskReportKind.DELAYED:
            return report.behind_minutes or 0
        index = _index(tour, report) if report.kind in _SAYS_WHERE else None
        if index is not None:
            return max(0, minutes_between(tour.dues[index].at, report.at))
    return 0


def _open_aborts(known: Sequence[DeskReport]) -> list[DeskReport]:
    """Return the aborts after which nothing reassuring was heard."""
    calming = [
        seconds(r.at)
        for r in known
        if r.kind not in _ALARMS and r.kind is not DeskReportKind.DELAYED
    ]
    last = max(calming, default=None)
    return [
        r
        for r in known
        if r.kind is DeskReportKind.ABORTED and (last is None or seconds(r.at) >= last)
    ]
