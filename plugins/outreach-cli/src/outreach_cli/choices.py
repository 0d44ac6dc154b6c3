"""What an office has chosen in its settings, as values of the core."""

from collections import Counter
from typing import Final

import attrs
import pendulum

from outreach_cli.office import Office
from outreach_core import Words
from outreach_core.calendar import Workdays, earliest_visit_day, working_week
from outreach_core.cases import OfferRules
from outreach_core.contacts import DEFAULT_POLICY, ContactPolicy
from outreach_core.eligibility import (
    kassel,
    kassel_at_least,
)
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import (
    RULEBOOK,
    WORKDAYS,
)
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    InvitationFacts,
    Sender,
    VisitInvitation,
)
from outreach_core.people import Coordinates, MeetingPlace
from outreach_core.rules import Rulebook
from outreach_core.visits import Place, VisitLength
from outreach_core.workflows import (
    OFFICE_PLACE,
    AnnouncementRules,
    ArrivalWindow,
    Gathered,
    OfficeMeans,
    VisitingHours,
)

_COUNTED: Final = {"kassel": kassel, "kassel-at-least": kassel_at_least}
_DAYS_A_WEEK: Final = 7
_MISSING: Final = Words(
    "office.{field} fehlt; ohne diese Angabe kann kein Brief geschrieben werden.",
    "office.{field} is missing; no letter can be written without it.",
)
_NO_PAIR: Final = Words(
    "Es {are} {count} im Team bekannt. Besuche macht niemand allein: bitte mindestens "
    "zwei Menschen in die Personaldatei eintragen.",
    "The team has {count}. Nobody visits alone: put at least two people into the staff "
    "file.",
)
_OTHER_EFFORTS: Final = Words(
    "screening.efforts gilt nur für die Regelwerke {known}; {name!r} legt die Zahl "
    "selbst fest. Bitte die Zeile entfernen.",
    "screening.efforts applies to the rulebooks {known} only; {name!r} sets the number "
    "itself. Remove the line.",
)


def rulebook_of(office: Office) -> Rulebook:
    """Return the rulebook that the settings name, with the office's own numbers."""
    wanted = office.settings.screening
    if wanted.efforts is None:
        return office.registry.one(RULEBOOK, wanted.rulebook)
    if wanted.rulebook in _COUNTED:
        return _COUNTED[wanted.rulebook](efforts=wanted.efforts)
    fault = _OTHER_EFFORTS.fill(name=wanted.rulebook, known=", ".join(sorted(_COUNTED)))
    raise InvalidInputError(subject="outreach.toml", faults=[fault])


def policy_of(office: Office) -> ContactPolicy:
    """Return which contacts count in this house."""
    return attrs.evolve(
        DEFAULT_POLICY, household_counts=office.settings.screening.household_counts
    )


def workdays_of(office: Office) -> Workdays:
    """Return the holidays of the office's Land."""
    return office.registry.one(WORKDAYS, office.settings.office.land)


def hours_of(office: Office) -> VisitingHours:
    """Return when the office visits."""
    settings = office.settings.visits
    return VisitingHours(
        earliest_minute=minutes_of(settings.earliest),
        latest_minute=minutes_of(settings.latest),
        length=VisitLength(
            closed_minutes=settings.closed_minutes,
            talk_minutes=settings.talk_minutes,
            open_percent=settings.open_percent,
        ),
    )


def means_of(
    office: Office, *, confirmed: frozenset[CustomerId] = frozenset()
) -> OfficeMeans:
    """Return the places, interpreters and trainings of the office.

    Args:
        office: The office with its settings.
        confirmed: People for whose visit an interpreter has said yes.
    """
    own = office.settings
    return OfficeMeans(
        points=tuple(each.point(n) for n, each in enumerate(own.place, start=1)),
        interpreters=tuple(each.interpreter() for each in own.interpreter),
        trainings=tuple(each.rule() for each in own.training),
        confirmed=confirmed,
    )


def offer_rules(office: Office) -> OfferRules:
    """Return how persistent this house may be."""
    return OfferRules(visit_letters_count=office.settings.visits.visit_letters_count)


def next_visiting_week(
    office: Office, *, posted_on: pendulum.Date
) -> tuple[pendulum.Date, ...]:
    """Return the first working week in which people who get a letter may be visited."""
    settings = office.settings.letters
    earliest = earliest_visit_day(
        posted_on,
        workdays=workdays_of(office),
        delivery_workdays=settings.delivery_workdays,
        response_days=settings.response_days,
    )
    week = working_week(earliest)
    return (
        week if week[0] >= earliest else working_week(earliest.add(days=_DAYS_A_WEEK))
    )


def sender_of(office: Office) -> Sender:
    """Return who writes.

    Raises:
        InvalidInputError: The settings lack something that every letter shows.
    """
    own = office.settings.office
    needed = ("name", "street", "postcode", "town", "phone", "email", "return_line")
    faults = [_MISSING.fill(field=name) for name in needed if not getattr(own, name)]
    if faults:
        raise InvalidInputError(subject="outreach.toml", faults=faults)
    return Sender(
        office=own.name,
        unit=own.unit or None,
        return_line=own.return_line,
        street=own.street,
        postcode=own.postcode,
        town=own.town,
        phone=own.phone,
        mobile=own.mobile or None,
        email=own.email,
        opening_hours=own.opening_hours or None,
        privacy_page=own.privacy_page or None,
        prepaid_envelope=own.prepaid_envelope,
    )


def team_of(gathered: Gathered) -> tuple[str, ...]:
    """Return the names of everybody who may come.

    Raises:
        InvalidInputError: There are not two people who could visit.
    """
    team = tuple(member.name for member in gathered.staff)
    if len(set(team)) < 2:  # noqa: PLR2004  a pair
        none = Words("niemand", "nobody")
        one = Words("nur eine Person", "one person only")
        fault = _NO_PAIR.fill(are="ist", count=one if team else none)
        raise InvalidInputError(subject="personal", faults=[fault])
    return team


def announcement_rules(office: Office) -> AnnouncementRules:
    """Return how visits are announced."""
    own, settings = office.settings.office, office.settings.letters
    at_office = f"{own.street}, {own.postcode} {own.town}"
    return AnnouncementRules(
        window=ArrivalWindow(
            before_minutes=settings.window_before_minutes,
            after_minutes=settings.window_after_minutes,
        ),
        delivery_workdays=settings.delivery_workdays,
        response_days=settings.response_days,
        places={
            **({MeetingPlace.OFFICE: at_office} if own.street and own.town else {}),
            **_single_places(office),
        },
    )


def _single_places(office: Office) -> dict[MeetingPlace, str]:
    """Return the places that a letter can name: the only one of its kind."""
    points = means_of(office).points
    kinds = Counter(point.kind for point in points)
    return {
        point.kind: ", ".join(
            part for part in (point.name, point.street, point.postcode_town) if part
        )
        for point in points
        if kinds[point.kind] == 1
    }


def letter_facts(
    office: Office, gathered: Gathered, on: pendulum.Date
) -> InvitationFacts:
    """Return what the letters of one round say: who comes, in which weeks.

    Raises:
        InvalidInputError: There are not two people who could visit.
    """
    team = team_of(gathered)
    first = next_visiting_week(office, posted_on=on)[0]
    weeks = office.settings.letters.visiting_weeks
    last = working_week(first.add(days=_DAYS_A_WEEK * (weeks - 1)))[-1]
    return InvitationFacts(
        team=team,
        invitation=VisitInvitation(first_day=first, last_day=last),
        # The Friday before: time to plan with the answers that have come.
        answer_by=first.subtract(days=3),
    )


def office_place(office: Office) -> Place:
    """Return where tours begin and where people can be met at the office."""
    own = office.settings.office
    known = own.latitude or own.longitude
    return Place(
        id=OFFICE_PLACE,
        coordinates=(
            Coordinates(latitude=own.latitude, longitude=own.longitude)
            if known
            else None
        ),
        postcode=own.postcode,
    )


def minutes_of(clock: str) -> int:
    """Turn "09:30" into minutes after midnight; the settings have checked the shape."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
