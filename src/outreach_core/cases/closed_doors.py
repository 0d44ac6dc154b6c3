"""What to try differently after closed doors: another time first, then another way."""

from typing import Final

from outreach_core._messages import Words, in_both
from outreach_core.calendar import day_in_words
from outreach_core.calendar.day_parts import (
    PART_WORDS,
    WEEKDAY_WORDS,
    PartOfDay,
    part_of_day,
)
from outreach_core.cases.course import Case, CaseVisit
from outreach_core.cases.events import CLOSED_DOORS, LetterHandedOver
from outreach_core.cases.offers import (
    PLACE_WORDS,
    NextOffer,
    NoOffer,
    Question,
    offer_on,
)
from outreach_core.contacts.history import Channel
from outreach_core.people import MeetingPlace

_NEUTRAL_PLACES: Final = (MeetingPlace.WALK, MeetingPlace.CAFE, MeetingPlace.OFFICE)


def last_closed_door(case: Case) -> CaseVisit | None:
    """Return the latest visit at which the person was not met; ``None``: none."""
    closed = [v for v in case.ended_visits if v.outcome in CLOSED_DOORS]
    return closed[-1] if closed else None


def _closed_since_letter(case: Case) -> int:
    since = case.days_of(LetterHandedOver)
    return sum(
        v.outcome in CLOSED_DOORS and (not since or v.day > since[-1])
        for v in case.ended_visits
    )


def neutral_place(case: Case) -> MeetingPlace:
    """Return a place outside the home, another one after each letter."""
    letters = len(case.days_of(LetterHandedOver))
    return _NEUTRAL_PLACES[letters % len(_NEUTRAL_PLACES)]


def other_time(
    question: Question, last: CaseVisit | None
) -> tuple[int | None, PartOfDay | None]:
    """Return the weekday to avoid and the part of the day tried least so far."""
    return (None, None) if last is None else _another_time(question, last)


def _another_time(question: Question, last: CaseVisit) -> tuple[int, PartOfDay]:
    tried = [
        part_of_day(v.start_minute)
        for v in question.case.ended_visits
        if v.outcome in CLOSED_DOORS
    ]
    others = [part for part in question.rules.parts if part is not tried[-1]]
    return last.day.weekday(), min(others, key=tried.count)


def after_closed_door(question: Question, visit: CaseVisit) -> NextOffer | NoOffer:
    """Return another time, or another way after several closed doors."""
    count = _closed_since_letter(question.case)
    if count >= question.rules.closed_doors_before_change:
        return _other_way(question, count)
    weekday, part = _another_time(question, visit)
    day = in_both(day_in_words, visit.day)
    words = Words(
        f"Am {day.de} öffnete {PART_WORDS[part_of_day(visit.start_minute)].de} "
        f"niemand. Darum jetzt {PART_WORDS[part].de} und nicht "
        f"{WEEKDAY_WORDS[weekday].de}, ab {{day}} ({question.rules.words.de}).",
        f"On {day.en} nobody opened "
        f"{PART_WORDS[part_of_day(visit.start_minute)].en}. Therefore now "
        f"{PART_WORDS[part].en} and not {WEEKDAY_WORDS[weekday].en}, from {{day}} on "
        f"({question.rules.words.en}).",
    )
    return offer_on(
        question.first_day(question.as_of, avoid=weekday),
        channel=Channel.VISIT,
        place=question.place,
        reason=words,
        avoid_weekday=weekday,
        part=part,
    )


def _other_way(question: Question, count: int) -> NextOffer | NoOffer:
    place = neutral_place(question.case)
    words = Words(
        f"{count} Türen blieben zu. Darum jetzt ein anderer Weg: ein Brief, der ein "
        f"Treffen {PLACE_WORDS[place].de} anbietet, ab {{day}} "
        f"({question.rules.words.de}).",
        f"{count} doors stayed shut. Therefore another way now: a letter that offers "
        f"to meet {PLACE_WORDS[place].en}, from {{day}} on ({question.rules.words.en}).",
    )
    return offer_on(
        question.first_day(question.as_of),
        channel=Channel.LETTER,
        place=place,
        reason=words,
    )
