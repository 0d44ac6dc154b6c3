"""What has the office to make a visit possible: places, interpreters, trainings?"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_line, only, satisfies
from outreach_core.errors import InvalidValueError
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, MeetingPlace, WorkingHours
from outreach_core.visits import Place, ProtectiveEffect, TimeWindow, VisitRequest


@attrs.frozen(kw_only=True)
class MeetingPoint:
    """A place of the office's own choice where people can be met.

    Attributes:
        kind: What it is for: a café, a walk, or a contact point of homeless people.
        place: Where it is, with an opaque id.
        name: What it is called, for day sheets.
        street: Street and number; empty when the name is enough.
        postcode_town: Postcode and town.
        hours: When it is open; a talk ends before it closes. Empty: always.
    """

    kind: MeetingPlace = attrs.field(
        validator=satisfies(
            "a café, a walk or a contact point",
            lambda v: (
                v in {MeetingPlace.CAFE, MeetingPlace.WALK, MeetingPlace.CONTACT_PLACE}
            ),
        )
    )
    place: Place
    name: str = attrs.field(validator=is_line)
    street: str = attrs.field(default="", repr=False, validator=is_line)
    postcode_town: str = attrs.field(default="", validator=is_line)
    hours: tuple[WorkingHours, ...] = attrs.field(
        default=(), validator=only(WorkingHours)
    )


def _codes(given: Iterable[str]) -> frozenset[str]:
    return frozenset(given)


@attrs.frozen(kw_only=True)
class Interpreter:
    """Somebody who interprets: a service on the telephone, or a person who comes along.

    Attributes:
        languages: Codes of languages ("ar", "uk"; "gsg" is German Sign Language).
        name: Who it is, for day sheets.
        phone: Number to call; empty when it is not for the sheet.
        by_phone: On the telephone whenever the hours say so, nobody has to be asked
            before. Else somebody comes along, and says yes to each visit.
        hours: When; empty: always.
    """

    languages: frozenset[str] = attrs.field(converter=_codes)
    name: str = attrs.field(validator=is_line)
    phone: str = attrs.field(default="", repr=False, validator=is_line)
    by_phone: bool = True
    hours: tuple[WorkingHours, ...] = attrs.field(
        default=(), validator=only(WorkingHours)
    )

    @property
    def words(self) -> Words:
        """Who interprets and how, for the day sheet."""
        shape = _BY_PHONE if self.by_phone else _COMES_ALONG
        reach = ", ".join(part for part in (self.name, self.phone) if part)
        return shape.fill(reach=reach)


class VisitTrait(enum.StrEnum):
    """What a visit can be like, so that one of the two needs a training.

    A closed list: none of it is a reason why somebody fell silent, and none comes from
    a note about safety. That there is such a note is all that SAFETY says.
    """

    EVERY = "every"
    GRACE_MONTH = "grace_month"
    """The person is inside the window of § 7b SGB II."""
    UNDER_25 = "under_25"
    """The person is younger than 25, or nobody knows how old."""
    HOUSEHOLD = "household"
    """Several people of the benefit unit are known to the office."""
    INTERPRETER = "interpreter"
    """The talk is interpreted."""
    CONTACT_PLACE = "contact_place"
    """At a contact point of homeless people."""
    REPRESENTED = "represented"
    """Somebody acts for the person (§ 13 SGB X)."""
    CLOSED_DOORS = "closed_doors"
    """The last door stayed closed."""
    SAFETY = "safety"
    """A protective reason asks for somebody with training."""


def _short_name(given: str) -> str:
    return given.strip().casefold()


@attrs.frozen(kw_only=True)
class TrainingRule:
    """Which visits need somebody with which training.

    Attributes:
        training: Short name, as in the staff list; compared without upper case.
        when: What the visit is like.
    """

    training: str = attrs.field(
        converter=_short_name,
        validator=satisfies("the short name of a training", bool),
    )
    when: VisitTrait = VisitTrait.EVERY


_NAMES_SAFETY: Final = Words(
    'eine Regel für "safety": ein Schutzgrund verlangt eine Schulung',
    'a rule for "safety": a protective reason asks for a training',
)
_BY_PHONE: Final = Words(
    "mit Dolmetschen am Telefon ({reach})", "with an interpreter by phone ({reach})"
)
_COMES_ALONG: Final = Words(
    "mit Dolmetscher, kommt mit ({reach})", "with an interpreter who comes ({reach})"
)


@attrs.frozen(kw_only=True)
class OfficeMeans:
    """Everything of that, as one office has it.

    Attributes:
        points: Places of the office's own choice. Of several of one kind the nearest to
            the home is taken; without a home there must be only one.
        interpreters: Who interprets, the one to ask first at the front.
        confirmed: People for whose visit an interpreter has said yes.
        trainings: Which visits need which training.
        protected: What protective reasons ask for, without the reasons.
    """

    points: tuple[MeetingPoint, ...] = attrs.field(
        default=(), validator=only(MeetingPoint)
    )
    interpreters: tuple[Interpreter, ...] = attrs.field(
        default=(), validator=only(Interpreter)
    )
    confirmed: frozenset[CustomerId] = frozenset()
    trainings: tuple[TrainingRule, ...] = attrs.field(
        default=(), validator=only(TrainingRule)
    )
    protected: Mapping[CustomerId, frozenset[ProtectiveEffect]] = attrs.field(
        factory=dict, repr=False, converter=MappingProxyType
    )

    def __attrs_post_init__(self) -> None:
        asked = any(
            ProtectiveEffect.TRAINED in each for each in self.protected.values()
        )
        if asked and not self.safety_training:
            field = "trainings"
            raise InvalidValueError(field, _NAMES_SAFETY)

    def speaking(self, person: Customer) -> tuple[Interpreter, ...]:
        """Return who interprets the language of *person*, the first to ask in front."""
        language = person.wishes.language or person.language
        return tuple(i for i in self.interpreters if language in i.languages)

    def interpreting(self, person: Customer) -> Interpreter | None:
        """Return who interprets for *person*, or is to be asked; ``None``: nobody."""
        found = self.speaking(person)
        comes = person.id in self.confirmed
        return min(found, key=lambda i: i.by_phone is comes, default=None)

    def trainings_for(self, traits: Iterable[VisitTrait]) -> frozenset[str]:
        """Return the trainings that a visit with these traits needs."""
        has = {VisitTrait.EVERY, *traits} - {VisitTrait.SAFETY}
        return frozenset(rule.training for rule in self.trainings if rule.when in has)

    @property
    def safety_training(self) -> str:
        """The training that a protective reason asks for; empty: none is named."""
        found = [r.training for r in self.trainings if r.when is VisitTrait.SAFETY]
        return found[0] if found else ""


def within(
    windows: Iterable[TimeWindow],
    hours: Iterable[WorkingHours],
    *,
    stay_minutes: int,
) -> tuple[TimeWindow, ...]:
    """Return *windows* cut down so that the whole stay lies inside *hours*.

    Args:
        windows: When a visit may begin.
        hours: Opening hours; empty: always open, then nothing is cut.
        stay_minutes: How long the two stay, 0 or more.
    """
    windows, opening = tuple(windows), tuple(hours)
    # Two who interpret at one time make one window of it.
    cut = dict.fromkeys(_cut(windows, opening, stay_minutes))
    return tuple(cut) if opening else windows


def _cut(
    windows: Iterable[TimeWindow], opening: Iterable[WorkingHours], stay_minutes: int
) -> Iterator[TimeWindow]:
    opening = sorted(opening, key=lambda h: (h.weekday, h.start_minute, h.end_minute))
    for window in windows:
        for hours in opening:
            first = max(window.start_minute, hours.start_minute)
            last = min(window.end_minute, hours.end_minute - stay_minutes)
            if hours.weekday == window.day.weekday() and first <= last:
                yield attrs.evolve(window, start_minute=first, end_minute=last)


def with_interpreter(
    request: VisitRequest, person: Customer, means: OfficeMeans
) -> VisitRequest:
    """Return *request* with the interpreter who is needed, in the hours they have.

    A service on the telephone counts as a yes within its hours. Somebody who comes
    along has to say yes first; without a yes the visit waits, as before.

    Args:
        request: What is asked for; one without the need is returned as it is.
        person: Who is visited.
        means: Who interprets, and who has said yes.
    """
    if not request.wishes.interpreter:
        return request
    said_yes = request.interpreter_confirmed or person.id in means.confirmed
    found = means.speaking(person)
    ready = [i for i in found if i.by_phone or said_yes]
    stay = request.length.talk_minutes
    if ready and all(interpreter.hours for interpreter in ready):
        hours = [each for interpreter in ready for each in interpreter.hours]
        windows = within(request.windows, hours, stay_minutes=stay)
        if windows:
            return attrs.evolve(request, windows=windows, interpreter_confirmed=True)
        # Nobody interprets at these times, unless somebody said yes to this visit.
        return attrs.evolve(request, interpreter_confirmed=said_yes)
    return attrs.evolve(request, interpreter_confirmed=said_yes or bool(ready))
