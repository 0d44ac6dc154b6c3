"""Who is told by letter that two people come, come at another time, or do not come?

Nobody is visited who was not told, and nobody waits for a visit that will not be. A
letter that cannot arrive in time is never sent: somebody has to call instead.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words, in_both
from outreach_core.calendar import Workdays, day_in_words
from outreach_core.calendar.post import DELIVERY_WORKDAYS, RESPONSE_DAYS
from outreach_core.cases import (
    Case,
    CaseEvent,
    VisitAnnounced,
    VisitCancelled,
    VisitScheduled,
    VisitState,
)
from outreach_core.hooks import CaseStore, LedgerState
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import (
    AnnouncementFacts,
    CancellationFacts,
    LetterFacts,
    LetterKey,
    LetterKind,
    LetterPlan,
    LetterProblem,
    VisitSlot,
    merged_plans,
)
from outreach_core.people import Customer, MeetingPlace
from outreach_core.workflows.announced import (
    ArrivalWindow,
    StandingVisit,
    is_agreed,
    last_told,
    occasion_of,
    to_call_off,
)
from outreach_core.workflows.changed_visits import answer_day, changed_facts, holds
from outreach_core.workflows.letter_times import LetterTimes

_TOO_LATE: Final = Words(
    "Der Brief zum Besuch am {day} hätte spätestens am {posting} zur Post gehen müssen. "
    "Bitte anrufen und den Besuch zusagen lassen, oder ihn verschieben.",
    "The letter about the visit on {day} had to be in the post by {posting}. Please call "
    "and agree on the visit, or move it.",
)
_CANNOT_CALL_OFF: Final = Words(
    "Die Absage des Besuchs am {day} käme zu spät an. Bitte anrufen, damit niemand "
    "vergeblich wartet.",
    "The cancellation of the visit on {day} would arrive too late. Please call, so that "
    "nobody waits in vain.",
)
_NO_PLACE: Final = Words(
    "Der Ort des Treffens ({place}) hat keinen Namen, der im Brief stehen kann. Bitte "
    "anrufen und Ort und Zeit vereinbaren.",
    "The meeting place ({place}) has no name that a letter could give. Please call and "
    "agree on place and time.",
)
_OTHER_PAIR: Final = Words(
    "Zum Besuch am {day} kommen andere, als angekündigt wurde; ein Brief käme nicht mehr "
    "am Tag davor an. Bitte anrufen, sagen, wer kommt, und fragen, ob das recht ist.",
    "Other people than announced come to the visit on {day}; a letter would not arrive "
    "the day before. Please call, say who comes, and ask whether that is all right.",
)
_NOT_LISTED: Final = Words(
    "Für den Brief zum Besuch fehlen Name und Anschrift: in den Listen steht niemand mit "
    "dieser Kennung. Bitte die Liste ergänzen oder anrufen.",
    "The letter about the visit needs a name and an address: nobody with this id is in "
    "the lists. Please add to the list, or call.",
)
_NAMELESS: Final = Words(
    "Zu jemandem aus dem Paar steht kein Name in der Personaldatei. Bitte ergänzen; wer "
    "kommt, steht im Brief.",
    "The staff file has no name for one of the pair. Please add it; a letter says who "
    "comes.",
)


@attrs.frozen(kw_only=True)
class AnnouncementRules:
    """How visits are announced.

    Attributes:
        window: Between which times the two may ring.
        delivery_workdays: Workdays until a letter has arrived, 0 or more.
        response_days: Days that somebody has to answer before a visit that they did not
            choose themself, 0 or more.
        places: What a letter calls a meeting place that is not the person's home.
    """

    window: ArrivalWindow = attrs.field(factory=ArrivalWindow)
    delivery_workdays: int = DELIVERY_WORKDAYS
    response_days: int = RESPONSE_DAYS
    places: Mapping[MeetingPlace, str] = MappingProxyType({})

    def times(self, *, on: pendulum.Date, workdays: Workdays) -> LetterTimes:
        """Return how long letters take that are posted on a day."""
        return LetterTimes(
            on=on,
            workdays=workdays,
            delivery_workdays=self.delivery_workdays,
            response_days=self.response_days,
        )


@attrs.frozen(kw_only=True)
class VisitLetter:
    """One letter about one visit that has to be written.

    Attributes:
        customer: To whom.
        kind: Announcement, change, other pair or cancellation.
        occasion: Names the letter; the same until it went out.
        facts: What it says.
        tells: What the case knows once it is handed over; ``None``: it knows already.
    """

    customer: CustomerId
    kind: LetterKind
    occasion: str
    facts: LetterFacts = attrs.field(repr=False)
    tells: CaseEvent | None


@attrs.frozen(kw_only=True)
class Announcements:
    """The letters about the visits of a plan, before any was written.

    Attributes:
        letters: What has to be written, sorted by customer and day.
        problems: Visits about which no letter can be written in time, and what to do.
        standing: Visits whose announcement went out and still holds, sorted.
    """

    letters: tuple[VisitLetter, ...] = ()
    problems: tuple[LetterProblem, ...] = ()
    standing: tuple[CustomerId, ...] = ()


WriteLetters = Callable[..., LetterPlan]
"""``plan_letters`` with everything given but customers, kind, facts and occasion."""


def announcements(
    visits: Iterable[StandingVisit],
    *,
    store: CaseStore,
    staff_names: Mapping[StaffId, str],
    on: pendulum.Date,
    workdays: Workdays,
    days: Container[pendulum.Date] = frozenset(),
    rules: AnnouncementRules | None = None,
) -> Announcements:
    """Say which letters a plan of visits needs; none is written yet.

    A visit that nobody was told of is announced; one that was announced and now lies
    outside the promised window is told anew; one to which others come than were named
    gets a letter that says just this; one that we dropped is called off. The same plan
    twice needs no second letter.

    Args:
        visits: The plan, from ``visits_of_week`` or ``visits_on_record``; its visits
            stand in the cases already, see ``schedule_visits``.
        store: Cases and ledger.
        staff_names: How staff are called in letters, by id.
        on: Day of the letters; visits on it or before are left alone.
        workdays: Days on which the post delivers, in this Land.
        days: Days that the plan covers; an announced visit on them that is not in the
            plan has been dropped. Empty: only what was cancelled is called off.
        rules: How visits are announced; the usual rules for ``None``.
    """
    reserved = {e.key for e in store.entries() if e.state is LedgerState.RESERVED}
    desk = _Desk(
        names=staff_names,
        on=on,
        workdays=workdays,
        rules=rules or AnnouncementRules(),
        reserved=frozenset(reserved),
        days=days,
    )
    planned: dict[CustomerId, list[StandingVisit]] = {}
    for visit in visits:
        planned.setdefault(visit.customer, []).append(visit)
    found: list[VisitLetter | LetterProblem | CustomerId] = []
    for customer, events in sorted(store.read_all().items()):
        case = Case.of(customer, events)
        if case.closed is None:
            found.extend(desk.about(case, planned.get(customer, [])))
    return Announcements(
        letters=tuple(x for x in found if isinstance(x, VisitLetter)),
        problems=tuple(x for x in found if isinstance(x, LetterProblem)),
        standing=tuple(x for x in found if isinstance(x, str)),
    )


def write_announcements(
    found: Announcements, *, people: Mapping[CustomerId, Customer], write: WriteLetters
) -> tuple[LetterPlan, Mapping[str, CaseEvent]]:
    """Compose the letters, ready for ``send_letters``.

    Args:
        found: What has to be written.
        people: Customers by id; for others there is a problem instead of a letter.
        write: Composes the letter of one customer, as ``plan_letters`` does; told
            customers, kind, facts and occasion.

    Returns:
        The plan, with the problems of the visits among its problems, and what each
        letter tells, by the text of its key.
    """
    told: dict[str, CaseEvent] = {}
    plans, problems = [], list(found.problems)
    for letter in found.letters:
        if letter.customer not in people:
            problems.append(_not_listed(letter.customer))
            continue
        key = LetterKey(customer=letter.customer, occasion=letter.occasion)
        if letter.tells is not None:
            told[key.text] = letter.tells
        plans.append(
            write(
                [people[letter.customer]],
                kind=letter.kind,
                facts=letter.facts,
                occasion=letter.occasion,
            )
        )
    return merged_plans(plans, problems=problems), told


@attrs.frozen(kw_only=True)
class _Desk:
    """What is the same for all letters of one day."""

    names: Mapping[StaffId, str]
    on: pendulum.Date
    workdays: Workdays
    rules: AnnouncementRules
    reserved: frozenset[str]
    days: Container[pendulum.Date]

    def about(
        self, case: Case, planned: Iterable[StandingVisit]
    ) -> Iterator[VisitLetter | LetterProblem | CustomerId]:
        standing = [visit for visit in planned if visit.day > self.on]
        for visit in standing:
            yield self._tell(case, visit)
        kept = {visit.visit for visit in planned}
        for gone in to_call_off(case, kept, days=self.days):
            told = last_told(case, gone.visit, reserved=self.reserved)
            if told is not None and told.day > self.on:
                is_open = gone.state is VisitState.OPEN
                yield self._call_off(case, told, is_open=is_open)

    def _tell(
        self, case: Case, visit: StandingVisit
    ) -> VisitLetter | LetterProblem | CustomerId:
        told = last_told(case, visit.visit, reserved=self.reserved, now=visit)
        former = None if told is None else self._slot(told)
        kept = former is not None and holds(former, visit)
        same = told is not None and kept and told.pair == visit.pair
        # What was only begun may never have arrived: an older letter would then be the
        # last word, and name others.
        if same and isinstance(told, VisitAnnounced):
            return case.customer
        why = self._refusal(case, visit, former=former, kept=kept)
        if why is not None:
            source = "team" if kept else "slot"
            return LetterProblem(customer=case.customer, problem=why, source=source)
        facts = self._announced(visit)
        kind = LetterKind.ANNOUNCEMENT
        if (
            told is not None
            and former is not None
            and not (same and facts.slot == former)
        ):
            staying = tuple(self.names[m] for m in visit.pair if m in told.pair)
            kind, facts = changed_facts(facts, former=former, staying=staying)
        return VisitLetter(
            customer=case.customer,
            kind=kind,
            occasion=occasion_of(
                case, kind, visit.visit, visit.day, visit.start_minute, visit.pair
            ),
            facts=facts,
            tells=visit.told(self.on),
        )

    def _slot(
        self, visit: StandingVisit | VisitAnnounced | VisitScheduled
    ) -> VisitSlot:
        return self.rules.window.around(visit.day, visit.start_minute)

    def _announced(self, visit: StandingVisit) -> AnnouncementFacts:
        slot = self._slot(visit)
        return AnnouncementFacts(
            team=tuple(self.names[member] for member in visit.pair),
            slot=slot,
            place=self.rules.places.get(visit.place),
            answer_by=answer_day(slot, on=self.on, workdays=self.workdays),
        )

    @property
    def times(self) -> LetterTimes:
        return self.rules.times(on=self.on, workdays=self.workdays)

    def _refusal(
        self,
        case: Case,
        visit: StandingVisit,
        *,
        former: VisitSlot | None,
        kept: bool,
    ) -> Words | None:
        """Say why no letter about *visit* can be written; ``None``: one can.

        Args:
            case: The case.
            visit: The visit as it stands.
            former: The time that was promised; ``None``: none was.
            kept: The visit is at that time still, so the person need not choose again;
                the letter has to be there the day before.
        """
        agreed = is_agreed(case, visit.day)
        if kept and not self.times.is_there_before(visit.day):
            return _OTHER_PAIR.fill(day=in_both(day_in_words, visit.day))
        if not kept and not self.times.leaves_time(visit.day, agreed=agreed):
            posting = self.times.last_posting(visit.day, agreed=agreed)
            return _TOO_LATE.fill(
                day=in_both(day_in_words, visit.day),
                posting=in_both(day_in_words, posting),
            )
        waits = former is not None and self.on < former.day < visit.day
        if former is not None and waits and not self.times.is_there(former.day):
            # Whoever reads it afterwards has waited for nobody.
            return _CANNOT_CALL_OFF.fill(day=in_both(day_in_words, former.day))
        at_home = visit.place is MeetingPlace.HOME
        if not at_home and visit.place not in self.rules.places:
            return _NO_PLACE.fill(place=visit.place.value)
        if any(member not in self.names for member in visit.pair):
            return _NAMELESS
        return None

    def _call_off(
        self, case: Case, told: VisitAnnounced | VisitScheduled, *, is_open: bool
    ) -> VisitLetter | LetterProblem:
        kind = LetterKind.CANCELLATION
        if not self.times.is_there(told.day):
            words = _CANNOT_CALL_OFF.fill(day=in_both(day_in_words, told.day))
            return LetterProblem(customer=case.customer, problem=words, source="slot")
        if any(member not in self.names for member in told.pair):
            return LetterProblem(
                customer=case.customer, problem=_NAMELESS, source="team"
            )
        return VisitLetter(
            customer=case.customer,
            kind=kind,
            occasion=occasion_of(case, kind, told.visit, told.day, told.start_minute),
            facts=CancellationFacts(
                team=tuple(self.names[member] for member in told.pair),
                former=self.rules.window.around(told.day, told.start_minute),
            ),
            tells=VisitCancelled(on=self.on, visit=told.visit) if is_open else None,
        )


def _not_listed(customer: CustomerId) -> LetterProblem:
    return LetterProblem(customer=customer, problem=_NOT_LISTED, source="people")
