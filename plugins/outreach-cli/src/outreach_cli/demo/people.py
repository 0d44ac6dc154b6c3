"""Which invented people does the office look after, and what is each one's story?"""

import enum
from collections.abc import Iterable
from random import Random
from typing import Final

import attrs
import pendulum

from outreach_cli.demo.names import GROUPS, LANGUAGE_WORDS, NameGroup
from outreach_cli.demo.places import ELSEWHERE, KASSEL, KASSEL_WEIGHTS, STREETS

OFFICE_SIZE: Final = 14_000
"""Customers of an office of Kassel's size; the numbers of each story refer to it."""


class Story(enum.StrEnum):
    """What happened between one person and the office."""

    IN_TOUCH = "in_touch"
    LOST = "lost"
    """Silent for more than six months despite two efforts or more."""
    LOST_SINCE_YESTERDAY = "lost_since_yesterday"
    """The six months ended yesterday: the first day on the list."""
    SIX_MONTHS_TODAY = "six_months_today"
    """The six months end today: not yet *more* than six months."""
    NEVER_REACHED = "never_reached"
    """Written to and called, and never once in touch."""
    HOLD_ENDED = "hold_ended"
    """Lost, with a hold that has ended."""
    NOT_TRIED = "not_tried"
    """Silent, with one effort or none on record."""
    HELD = "held"
    """Silent despite efforts, with a hold."""
    HELD_IN_TOUCH = "held_in_touch"
    CONTACT_AHEAD = "contact_ahead"
    """Silent, with a talk entered for a day that has not come yet."""
    BENEFIT_UNKNOWN = "benefit_unknown"
    """Silent despite efforts; nobody wrote whether benefits are received."""
    NOTHING_RECORDED = "nothing_recorded"
    """Not one contact in the list."""
    SILENT_WITHOUT_BENEFIT = "silent_without_benefit"
    LEFT = "left"
    """Out of benefit, in touch to the end."""


LOST_STORIES: Final = (
    *(Story.LOST, Story.LOST_SINCE_YESTERDAY, Story.NEVER_REACHED, Story.HOLD_ENDED),
)
"""Stories that belong on the worklist."""

# How many of 14,000; everybody else is in touch. 470 is Kassel's own figure (domain.md
# 1.1), the others are a guess at what makes screening earn its place.
_COUNTS: Final = {
    Story.LOST: 432,
    Story.LOST_SINCE_YESTERDAY: 4,
    Story.NEVER_REACHED: 26,
    Story.HOLD_ENDED: 8,
    Story.SIX_MONTHS_TODAY: 4,
    Story.NOT_TRIED: 148,
    Story.HELD: 87,
    Story.HELD_IN_TOUCH: 140,
    Story.CONTACT_AHEAD: 9,
    Story.BENEFIT_UNKNOWN: 16,
    Story.NOTHING_RECORDED: 7,
    Story.SILENT_WITHOUT_BENEFIT: 212,
    Story.LEFT: 655,
}


def story_counts(customers: int) -> dict[Story, int]:
    """Say how many people of an office have each story, at least one a story.

    Args:
        customers: Size of the office, 200 or more.
    """
    counts = {
        story: max(1, round(count * customers / OFFICE_SIZE))
        for story, count in _COUNTS.items()
    }
    return {Story.IN_TOUCH: customers - sum(counts.values()), **counts}


@attrs.frozen(kw_only=True)
class DemoPerson:
    """One invented customer as the office's program would know them.

    Attributes:
        number: Customer number; begins with 999, which no office uses.
        unit: Number of the benefit unit.
        story: What happened.
        postcode: Five digits; the export loses a leading zero.
        born: Birth date.
        hold: Word for the hold and its last day, if there is one; both may be empty.
    """

    number: str
    unit: str
    story: Story
    family_name: str = attrs.field(repr=False)
    given_name: str = attrs.field(repr=False)
    form_of_address: str = attrs.field(repr=False)
    born: pendulum.Date = attrs.field(repr=False)
    street: str = attrs.field(repr=False)
    house: str = attrs.field(repr=False)
    postcode: str = attrs.field(repr=False)
    town: str = attrs.field(repr=False)
    care_of: str = attrs.field(repr=False)
    phone: str = attrs.field(repr=False)
    email: str = attrs.field(repr=False)
    language: str = attrs.field(repr=False)
    benefit: str
    caseworker: str
    hold: tuple[str, pendulum.Date | None] = attrs.field(repr=False)
    wishes: tuple[str, str, str] = attrs.field(repr=False)


_HOLDS: Final = (
    *("Auskunftssperre", "Auskunftssperre", "bedingter Sperrvermerk"),
    *("gesetzliche Betreuung", "gesetzliche Betreuung", "gesetzliche Betreuung"),
    *("inhaftiert", "inhaftiert", "wünscht keinen Besuch", "wünscht keinen Besuch"),
    *("stationärer Aufenthalt", "stationärer Aufenthalt"),
)
_ENDING_HOLDS: Final = ("inhaftiert", "stationärer Aufenthalt", "Ortsabwesenheit")
_UNIT_SIZES: Final = ((1, 2, 3, 4, 5), (58, 19, 12, 7, 4))
_WITHOUT_BENEFIT: Final = (Story.SILENT_WITHOUT_BENEFIT, Story.LEFT)
_OLDEST_DAYS, _YOUNGEST_DAYS = 64 * 365, 16 * 365
_PRESENCE: Final = (
    *("nur Frauen", "eine Frau", "eine Frau", "ein Mann", "mindestens eine Frau"),
)
_PLACES: Final = ("Café", "Spaziergang", "Jobcenter", "Treffpunkt")
_NO_NUMBER, _MOBILE, _NO_MAIL = 0.18, 0.75, 0.55
_ELSEWHERE_SHARE, _NEUTRAL_SHARE, _WISH_SHARE = 0.004, 0.03, 0.035


def invent_people(
    rng: Random, *, customers: int, as_of: pendulum.Date
) -> tuple[DemoPerson, ...]:
    """Invent the customers of an office, benefit unit by benefit unit."""
    stories = _shuffled_stories(rng, customers)
    people: list[DemoPerson] = []
    unit = 0
    while len(people) < customers:
        unit += 1
        (size,) = rng.choices(*_UNIT_SIZES)
        (group,) = rng.choices(GROUPS, [g.share for g in GROUPS])
        home = _home(rng)
        family = rng.choice(group.families)
        for _ in range(min(size, customers - len(people))):
            people.append(
                _person(
                    rng,
                    number=f"999A{100_000 + 7 * len(people):06d}",
                    unit=f"99902//{unit:07d}",
                    story=stories[len(people)],
                    group=group,
                    family=family,
                    home=home,
                    as_of=as_of,
                )
            )
    return tuple(people)


def _shuffled_stories(rng: Random, customers: int) -> list[Story]:
    stories = [
        story for story, count in story_counts(customers).items() for _ in range(count)
    ]
    rng.shuffle(stories)
    return stories


def _home(rng: Random) -> tuple[str, str, str, str]:
    """Draw street, house number, postcode and town."""
    street = rng.choice(STREETS)
    house = str(rng.randint(1, 88)) + rng.choice(("", "", "", "", "a", "b"))
    if rng.random() < _ELSEWHERE_SHARE:
        postcode = rng.choice(tuple(ELSEWHERE))
        return street, house, postcode, ELSEWHERE[postcode][0]
    (postcode,) = rng.choices(tuple(KASSEL), KASSEL_WEIGHTS)
    return street, house, postcode, "Kassel"


def _person(
    rng: Random,
    *,
    number: str,
    unit: str,
    story: Story,
    group: NameGroup,
    family: str,
    home: tuple[str, str, str, str],
    as_of: pendulum.Date,
) -> DemoPerson:
    is_frau = rng.random() < 0.5  # noqa: PLR2004  half of the people
    given = rng.choice(group.women if is_frau else group.men)
    street, house, postcode, town = home
    wished = rng.random() < group.wish_share
    age_days = rng.randint(_YOUNGEST_DAYS, _OLDEST_DAYS)
    stays_with = postcode in ELSEWHERE
    return DemoPerson(
        number=number,
        unit=unit,
        story=story,
        family_name=family,
        given_name=given,
        form_of_address=_form(rng, is_frau=is_frau),
        born=as_of.subtract(days=age_days),
        street=street,
        house=house,
        postcode=postcode,
        town=town,
        care_of=f"bei {rng.choice(group.families)}" if stays_with else "",
        phone=_phone(rng),
        email=_email(rng, number),
        language=LANGUAGE_WORDS[group.language] if wished else "Deutsch",
        benefit=_benefit(story),
        caseworker=f"IFK-{rng.randint(1, 60):02d}",
        hold=_hold(rng, story, as_of),
        wishes=_wishes(rng, interpreter=wished),
    )


def _form(rng: Random, *, is_frau: bool) -> str:
    if rng.random() < _NEUTRAL_SHARE:
        return ""
    return "Frau" if is_frau else "Herr"


def _phone(rng: Random) -> str:
    draw = rng.random()
    if draw < _NO_NUMBER:
        return ""
    # Number blocks that the Bundesnetzagentur keeps free for films and books.
    if draw < _MOBILE:
        return f"{rng.choice(('0171 39200', '0176 040690'))}{rng.randint(0, 99):02d}"
    return f"030 23125{rng.randint(0, 999):03d}"


def _email(rng: Random, number: str) -> str:
    # example.org is reserved (RFC 2606): no mail can ever reach a real person.
    return "" if rng.random() < _NO_MAIL else f"kunde.{number[4:]}@example.org"


def _benefit(story: Story) -> str:
    if story in _WITHOUT_BENEFIT:
        return "beendet"
    return "" if story is Story.BENEFIT_UNKNOWN else "laufend"


def _hold(
    rng: Random, story: Story, as_of: pendulum.Date
) -> tuple[str, pendulum.Date | None]:
    if story in (Story.HELD, Story.HELD_IN_TOUCH):
        word = rng.choice(_HOLDS)
        ends = word in _ENDING_HOLDS and rng.random() < 0.6  # noqa: PLR2004  a guess
        return word, as_of.add(days=rng.randint(5, 200)) if ends else None
    if story is Story.HOLD_ENDED:
        return rng.choice(_ENDING_HOLDS), as_of.subtract(days=rng.randint(10, 120))
    return "", None


def _wishes(rng: Random, *, interpreter: bool) -> tuple[str, str, str]:
    """Draw who should come, where to meet, and whether an interpreter is needed."""
    presence = rng.choice(_PRESENCE) if rng.random() < _WISH_SHARE else ""
    place = rng.choice(_PLACES) if rng.random() < _WISH_SHARE else ""
    needed = interpreter and rng.random() < 0.3  # noqa: PLR2004  a guess
    return presence, place, "ja" if needed else ""


def count_stories(people: Iterable[DemoPerson]) -> dict[Story, int]:
    """Count the people of each story, every story listed."""
    counts = dict.fromkeys(Story, 0)
    for person in people:
        counts[person.story] += 1
    return counts
