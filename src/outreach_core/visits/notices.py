"""Who has to hear of a changed plan, and whether a letter still arrives in time."""

import enum
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.visits.changes import ChangeKind, PlanChange
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId

LETTER_DAYS: Final = 4
"""A letter counts as arrived on the fourth day (§ 37 Abs. 2 SGB X, since 2025)."""


class NoticeBy(enum.StrEnum):
    """How the person is told."""

    CALL = "call"
    LETTER = "letter"


_WORDS: Final[Mapping[tuple[NoticeBy, ChangeKind], Words]] = {
    (NoticeBy.CALL, ChangeKind.DROPPED): Words(
        "Anrufen, um Entschuldigung bitten und einen neuen Termin anbieten: {change}",
        "Call, apologise and offer a new time: {change}",
    ),
    (NoticeBy.LETTER, ChangeKind.DROPPED): Words(
        "Absage mit neuem Angebot schreiben (Brief „cancellation“): {change}",
        "Write that the visit cannot take place, with a new offer (letter "
        "'cancellation'): {change}",
    ),
    (NoticeBy.CALL, ChangeKind.OTHER_PAIR): Words(
        "Anrufen, sagen, wer kommt, und fragen, ob das recht ist: {change}",
        "Call, say who comes, and ask whether that is all right: {change}",
    ),
    (NoticeBy.LETTER, ChangeKind.OTHER_PAIR): Words(
        "Schreiben, wer kommt (Brief „other-pair“): {change}",
        "Write who comes (letter 'other-pair'): {change}",
    ),
}
_MOVED: Final[Mapping[NoticeBy, Words]] = {
    NoticeBy.CALL: Words(
        "Anrufen und fragen, ob der neue Termin passt: {change}",
        "Call and ask whether the new time suits: {change}",
    ),
    NoticeBy.LETTER: Words(
        "Neuen Termin schreiben (Brief „change“): {change}",
        "Write the new time (letter 'change'): {change}",
    ),
}


@attrs.frozen(kw_only=True)
class Notice:
    """One announced visit whose person has to hear of a change before it happens.

    Attributes:
        visit: Which visit.
        by: A letter where it arrives in time, else a call.
        until: Day on which the person must know: the earlier of old and new day.
        change: What changes.
    """

    visit: VisitId
    by: NoticeBy
    until: pendulum.Date
    change: PlanChange

    @property
    def words(self) -> Words:
        """What is to be done, with the change."""
        words = _WORDS.get((self.by, self.change.kind), _MOVED[self.by])
        return words.fill(change=self.change.words)


def notices_of(
    problem: VisitProblem,
    changes: Iterable[PlanChange],
    *,
    today: pendulum.Date,
    letter_days: int = LETTER_DAYS,
    by_letter: Callable[[PlanChange], bool] | None = None,
) -> tuple[Notice, ...]:
    """Return a notice for each announced visit that *changes* moves or drops.

    Another pair needs a notice only where the pair was announced by name.

    Args:
        problem: Knows which visits were announced (agreed or pinned).
        changes: Between the plan that was announced and the new one.
        today: Day of the notice.
        letter_days: Days a letter needs, where *by_letter* does not know better.
        by_letter: Says whether a letter can tell a change in time, as the office sends
            letters; ``None``: by *letter_days* alone.
    """
    notices = []
    for change in changes:
        if change.before is None or not problem.knows_visit(change.visit):
            continue
        request = problem.request(change.visit)
        named = request.pinned is not None and request.pinned.pair is not None
        if not request.promised or (change.kind is ChangeKind.OTHER_PAIR and not named):
            continue
        after = change.before if change.after is None else change.after
        until = min(change.before.day, after.day)
        in_time = (
            (until - today).days >= letter_days
            if by_letter is None
            else by_letter(change)
        )
        by = NoticeBy.LETTER if in_time else NoticeBy.CALL
        notices.append(Notice(visit=change.visit, by=by, until=until, change=change))
    return tuple(notices)
