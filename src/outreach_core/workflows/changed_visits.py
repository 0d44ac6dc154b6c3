"""What does a letter say about a visit that goes otherwise than announced?"""

import pendulum

from outreach_core.calendar import Workdays
from outreach_core.letters import (
    AnnouncementFacts,
    ChangeFacts,
    LetterKind,
    OtherPairFacts,
    VisitSlot,
)
from outreach_core.workflows.announced import StandingVisit


def holds(promised: VisitSlot, visit: StandingVisit) -> bool:
    """Say whether *visit* begins at the promised time."""
    in_time = promised.start_minute <= visit.start_minute <= promised.end_minute
    return promised.day == visit.day and in_time


def changed_facts(
    facts: AnnouncementFacts, *, former: VisitSlot, staying: tuple[str, ...]
) -> tuple[LetterKind, AnnouncementFacts]:
    """Return which letter tells what no longer holds: the time, the pair or both.

    A letter that names other minutes than the earlier one is about the time, however
    little it moved: else it would say "day and time stay", and they do not.

    Args:
        facts: The visit as it is now.
        former: The time that was promised.
        staying: Who of those named then still comes.
    """
    other_pair = set(staying) != set(facts.team)
    if facts.slot != former:
        return LetterKind.CHANGE, ChangeFacts(
            team=facts.team,
            slot=facts.slot,
            place=facts.place,
            answer_by=facts.answer_by,
            former=former,
            other_pair=other_pair,
        )
    return LetterKind.OTHER_PAIR, OtherPairFacts(
        team=facts.team,
        slot=facts.slot,
        place=facts.place,
        answer_by=facts.answer_by,
        staying=staying,
    )


def answer_day(
    slot: VisitSlot, *, on: pendulum.Date, workdays: Workdays
) -> pendulum.Date:
    """Return the last workday before the visit: early enough to save the two a way.

    Args:
        slot: When they come.
        on: Day of the letter; the answer is never asked for before it.
        workdays: Days on which somebody reads answers.
    """
    day = slot.day
    while day > on:
        day = pendulum.Date.fromordinal(day.toordinal() - 1)
        if workdays.is_workday(day):
            break
    return max(day, on)
