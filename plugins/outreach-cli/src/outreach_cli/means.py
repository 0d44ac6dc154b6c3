"""What can an office set about places, interpreters and trainings?

Each is a table of its own in the file, as often as needed: ``[[place]]``,
``[[interpreter]]``, ``[[training]]``.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs

from outreach_core import Words
from outreach_core.errors import InvalidValueError
from outreach_core.people import Coordinates, MeetingPlace, WorkingHours
from outreach_core.visits import Place
from outreach_core.workflows import (
    Interpreter,
    MeetingPoint,
    TrainingRule,
    VisitTrait,
)

_DAYS: Final = {
    name: number
    for number, names in enumerate(
        ("mo mon", "di tue", "mi wed", "do thu", "fr fri", "sa sat", "so sun")
    )
    for name in names.split()
}
_HOURS: Final = re.compile(
    r"([a-z]{2,3}(?: ?[-,] ?[a-z]{2,3})*) +(\d\d):(\d\d) ?- ?(\d\d):(\d\d)"
)
_HOURS_WORDS: Final = Words(
    'Zeiten wie "Mo-Fr 09:00-17:00" oder "Di,Do 10:00-12:00"',
    'times like "Mon-Fri 09:00-17:00" or "Tue,Thu 10:00-12:00"',
)
_KINDS: Final = {
    kind.value.replace("_", "-"): kind
    for kind in (MeetingPlace.CAFE, MeetingPlace.WALK, MeetingPlace.CONTACT_PLACE)
}
_TRAITS: Final = {trait.value.replace("_", "-"): trait for trait in VisitTrait}
_WAYS: Final = {"phone": True, "on-site": False}
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_LANGUAGE_WORDS: Final = Words(
    'Kürzel wie "ar", "uk" oder "gsg" (Gebärdensprache), mindestens eines',
    'codes like "ar", "uk" or "gsg" (German Sign Language), at least one',
)
_ONE_OF: Final = Words("eines von {names}", "one of {names}")
_NAME_WORDS: Final = Words(
    "ein Name in einer Zeile, nicht leer", "a name of one line, not empty"
)
_POSTCODE: Final = re.compile(r"\d{5}")
_POSTCODE_WORDS: Final = Words("fünf Ziffern, oder leer", "five digits, or empty")
_DEGREES_WORDS: Final = Words(
    "Grad Nord (-90 bis 90) und Grad Ost (-180 bis 180), beide oder keines",
    "degrees north (-90 to 90) and east (-180 to 180), both or none",
)


@attrs.frozen(kw_only=True)
class PlaceSettings:
    """A place of your own choice where people can be met, once for each place.

    Attributes:
        kind: "cafe", "walk" (where a walk begins) or "contact-place" (a contact point
            of homeless people). Of several of one kind the nearest to the home is
            taken.
        name: What it is called; stands on the day sheet.
        street: Street and number.
        postcode: Five digits, as text; decides how far it is.
        town: Town.
        latitude: Degrees north; 0 when unknown.
        longitude: Degrees east; 0 when unknown.
        hours: When it is open, each like "Mo-Fr 09:00-17:00"; a talk ends before it
            closes. Left out: always.
    """

    kind: str = ""
    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    hours: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _all_faults(
            "the table [[place]]",
            lambda: _chosen("kind", self.kind, _KINDS),
            lambda: _named(self.name),
            lambda: _postcode(self.postcode),
            self._coordinates,
            lambda: _hours(self.hours),
        )

    def point(self, number: int) -> MeetingPoint:
        """Return the place as planning knows it: by number, not by name."""
        kind = _chosen("kind", self.kind, _KINDS)
        return MeetingPoint(
            kind=kind,
            place=Place(
                id=f"{self.kind}-{number}",
                coordinates=self._coordinates(),
                postcode=self.postcode,
            ),
            name=self.name,
            street=self.street,
            postcode_town=f"{self.postcode} {self.town}".strip(),
            hours=_hours(self.hours),
        )

    def _coordinates(self) -> Coordinates | None:
        if not (self.latitude or self.longitude):
            return None
        try:
            return Coordinates(latitude=self.latitude, longitude=self.longitude)
        except InvalidValueError as error:
            raise InvalidValueError(error.field, _DEGREES_WORDS) from None


@attrs.frozen(kw_only=True)
class InterpreterSettings:
    """Who interprets, once for each service or person; the one to ask first on top.

    Attributes:
        name: Who it is; stands on the day sheet.
        languages: Codes like "ar", "uk", "fa"; "gsg" is German Sign Language.
        way: "phone": on the telephone within the hours, nobody is asked before.
            "on-site": comes along and says yes to each visit (`outreach plan
            --interpreter`).
        phone: Number to call; stands on the day sheet. Empty: none.
        hours: When, each like "Mo-Fr 08:00-18:00". Left out: always.
    """

    name: str = ""
    languages: tuple[str, ...] = ()
    way: str = "phone"
    phone: str = ""
    hours: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _all_faults(
            "the table [[interpreter]]",
            lambda: _named(self.name),
            lambda: _languages(self.languages),
            lambda: _chosen("way", self.way, _WAYS),
            lambda: _hours(self.hours),
        )

    def interpreter(self) -> Interpreter:
        """Return who interprets, as planning knows them."""
        return Interpreter(
            languages=_languages(self.languages),
            name=self.name,
            phone=self.phone,
            by_phone=_WAYS[self.way],
            hours=_hours(self.hours),
        )


@attrs.frozen(kw_only=True)
class TrainingSettings:
    """Which visits need somebody with a training, once for each rule.

    No rule knows a reason why somebody fell silent, and nothing that is printed names
    the training: the explanation says only that one is needed.

    Attributes:
        training: Short name, as in the staff list ("krisen").
        when: "every", "grace-month" (§ 7b SGB II), "under-25", "household" (several
            people of the benefit unit are known), "interpreter", "contact-place",
            "represented" (§ 13 SGB X), "closed-doors" (the last door stayed closed) or
            "safety" (a protective reason asks for it).
    """

    training: str = ""
    when: str = "every"

    def __attrs_post_init__(self) -> None:
        _all_faults(
            "the table [[training]]",
            lambda: _named(self.training, "training"),
            lambda: _chosen("when", self.when, _TRAITS),
        )

    def rule(self) -> TrainingRule:
        """Return the rule."""
        when = _chosen("when", self.when, _TRAITS)
        return TrainingRule(training=self.training, when=when)


def _all_faults(subject: str, *checks: Callable[[], Any]) -> None:
    """Run every check; all faults are raised together."""
    faults = [fault for check in checks for fault in _fault_of(check)]
    if faults:
        raise ExceptionGroup(subject, faults)


def _fault_of(check: Callable[[], Any]) -> Iterator[InvalidValueError]:
    try:
        check()
    except InvalidValueError as error:
        yield error


def _chosen(field: str, value: str, choices: Any) -> Any:
    if value not in choices:
        names = ", ".join(f'"{name}"' for name in choices)
        raise InvalidValueError(field, _ONE_OF.fill(names=names))
    return choices[value]


def _named(value: str, field: str = "name") -> str:
    if not value.strip() or not value.isprintable():
        raise InvalidValueError(field, _NAME_WORDS)
    return value


def _postcode(value: str) -> str:
    if value and not _POSTCODE.fullmatch(value):
        field = "postcode"
        raise InvalidValueError(field, _POSTCODE_WORDS)
    return value


def _languages(codes: tuple[str, ...]) -> frozenset[str]:
    if not codes or not all(_LANGUAGE.fullmatch(code) for code in codes):
        field = "languages"
        raise InvalidValueError(field, _LANGUAGE_WORDS)
    return frozenset(codes)


def _hours(texts: tuple[str, ...]) -> tuple[WorkingHours, ...]:
    return tuple(hours for text in texts for hours in _opening(text))


def _opening(text: str) -> Iterator[WorkingHours]:
    field = "hours"
    match = _HOURS.fullmatch(text.strip().casefold())
    if match is None:
        raise InvalidValueError(field, _HOURS_WORDS)
    hours = [int(part) for part in match.groups()[1:]]
    try:
        for weekday in _weekdays(match[1]):
            yield WorkingHours(
                weekday=weekday,
                start_minute=60 * hours[0] + hours[1],
                end_minute=60 * hours[2] + hours[3],
            )
    except (InvalidValueError, KeyError):
        raise InvalidValueError(field, _HOURS_WORDS) from None


def _weekdays(text: str) -> list[int]:
    """Return "mo-mi,fr" as [0, 1, 2, 4]; KeyError for a day that is none."""
    found: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        start, end = _DAYS[first], _DAYS[last or first]
        if start > end:
            raise KeyError(part)
        found.update(range(start, end + 1))
    return sorted(found)
