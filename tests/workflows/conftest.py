"""An invented office of a few people, in memory, with the fakes of the library."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pendulum
import pytest

from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import CaseEvent, CaseOpened, LetterHandedOver, OfferRules
from outreach_core.coaching import CoachingOffer
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import RadarInput, Screening, kassel, radar, screen
from outreach_core.hooks import (
    Planner,
    PluginSettings,
    Registry,
    SourceBatch,
    hookimpl,
)
from outreach_core.ids import CustomerId, OfferId, ProviderId, StaffId
from outreach_core.letters import (
    DIN_5008_B,
    InvitationFacts,
    LetterKind,
    LetterPlan,
    Sender,
    TextFormat,
    VisitInvitation,
    plan_letters,
    shipped_template,
)
from outreach_core.people import (
    Address,
    Customer,
    Gender,
    MeetingPlace,
    StaffMember,
    WorkingHours,
)
from outreach_core.testing import (
    FixedDirectory,
    FixedSource,
    MemoryCaseStore,
    MemorySink,
)
from outreach_core.visits import (
    Budget,
    BuiltInPlanner,
    Place,
    StraightLine,
    WorkRules,
)
from outreach_core.workflows import (
    OFFICE_PLACE,
    AnnouncementRules,
    Announcements,
    DueVisits,
    LetterRun,
    VisitingHours,
    WeekPlanned,
    all_cases,
    announcements,
    due_visits,
    plan_week,
    record,
    send_letters,
    settle_ledger,
    visits_on_record,
    write_announcements,
)

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)

MONDAY = pendulum.date(2026, 10, 5)
WEEK = tuple(pendulum.date(2026, 10, day) for day in range(19, 24))
PLANNED_ON = pendulum.date(2026, 10, 15)
OFFICE = Place(id=OFFICE_PLACE, postcode="34117")
OCCASION = "erstes-schreiben"

SENDER = Sender(
    office="Jobcenter Musterstadt",
    return_line="Weg 1, 34117 Kassel",
    street="Weg 1",
    postcode="34117",
    town="Kassel",
    phone="0561 000000",
    email="team@example.org",
)


class Plugin:
    """A plug-in made of the objects it is given, by the name of their hook."""

    def __init__(self, **objects: Sequence[Any]) -> None:
        for hook, found in objects.items():
            setattr(self, f"outreach_{hook}", self._impl(found))

    @staticmethod
    def _impl(found: Sequence[Any]) -> Callable[..., Any]:
        @hookimpl
        def give(settings: PluginSettings) -> Any:  # noqa: ARG001  the hook's shape
            return tuple(found)

        return give


class House:
    """Makes people, histories and everything else; every argument has a default."""

    monday = MONDAY
    week = WEEK

    def customer(self, number: int, **changes: Any) -> Customer:
        values: dict[str, Any] = {
            "id": CustomerId(f"AAAAA-0000{number}"),
            "family_name": f"Muster-{number}",
            "given_name": "Ada",
            "in_benefit": True,
            "address": Address(
                street=f"Lindenweg {number}", postcode="34117", town="Kassel"
            ),
        }
        return Customer(**(values | changes))

    def history(self, *, efforts: int = 2, silent_days: int = 400) -> ContactHistory:
        talk = Contact(
            on=MONDAY.subtract(days=silent_days),
            channel=Channel.PHONE,
            direction=Direction.INBOUND,
            outcome=Outcome.REACHED,
        )
        tries = [
            Contact(
                on=MONDAY.subtract(days=20 + n),
                channel=Channel.LETTER,
                direction=Direction.OUTBOUND,
                outcome=Outcome.SENT,
            )
            for n in range(efforts)
        ]
        return ContactHistory((talk, *tries))

    def staff(self, count: int = 3) -> tuple[StaffMember, ...]:
        hours = tuple(
            WorkingHours(weekday=day, start_minute=480, end_minute=990)
            for day in range(5)
        )
        genders = (Gender.WOMAN, Gender.MAN, Gender.WOMAN)
        return tuple(
            StaffMember(
                id=StaffId(f"s{n}"),
                name=f"Frau Team-{n}",
                gender=genders[n - 1],
                hours=hours,
            )
            for n in range(1, count + 1)
        )

    def batch(self, *numbers: int, **changes: Any) -> SourceBatch:
        people = tuple(self.customer(n) for n in numbers)
        values: dict[str, Any] = {
            "people": people,
            "histories": {person.id: self.history() for person in people},
        }
        return SourceBatch(**(values | changes))

    def registry(self, **batches: SourceBatch) -> Registry:
        sources = [FixedSource(name=n, batch=b) for n, b in batches.items()]
        directory = FixedDirectory(listed=(self.offer("o2"), self.offer("o1")))
        plugin = Plugin(sources=sources, coaching_directories=[directory])
        return Registry.from_plugins({"test": plugin})

    def registry_of(self, **objects: Sequence[Any]) -> Registry:
        return Registry.from_plugins({"test": Plugin(**objects)})

    def offer(self, name: str = "o1", **changes: Any) -> CoachingOffer:
        values: dict[str, Any] = {
            "id": OfferId(name),
            "provider": ProviderId("p1"),
            "provider_name": "Träger Muster",
            "title": "Lebenscoaching",
            "free_places": 2,
            "municipal_service": True,
        }
        return CoachingOffer(**(values | changes))

    def screening(self, *people: Customer, **history: int) -> Screening:
        pairs = [(person, self.history(**history)) for person in people]
        return screen(pairs, rulebook=kassel(), as_of=MONDAY)

    def letters(
        self, *people: Customer, already: frozenset[str] = frozenset()
    ) -> LetterPlan:
        return plan_letters(
            people,
            template=FIRST_LETTER_DE,
            facts=InvitationFacts(
                team=("Frau Ley", "Herr Ohm"),
                invitation=VisitInvitation(first_day=WEEK[0], last_day=WEEK[-1]),
                answer_by=pendulum.date(2026, 10, 15),
            ),
            sender=SENDER,
            occasion=OCCASION,
            day=MONDAY,
            already=already,
        )

    def open_case(
        self, store: MemoryCaseStore, *people: Customer, then: Sequence[CaseEvent] = ()
    ) -> None:
        for person in people:
            events = (CaseOpened(on=MONDAY, rulebook="kassel"), *then)
            store.append(person.id, events, expected=0)

    @property
    def letter(self) -> LetterHandedOver:
        return LetterHandedOver(on=MONDAY, occasion=OCCASION, format="text")

    def due(
        self,
        *people: Customer,
        then: Sequence[CaseEvent] = (),
        store: MemoryCaseStore | None = None,
        **changes: Any,
    ) -> DueVisits:
        """Ask which visits are due to people with a letter behind them."""
        store = store or MemoryCaseStore()
        if not store.customers():
            self.open_case(store, *people, then=(self.letter, *then))
        values: dict[str, Any] = {
            "people": {person.id: person for person in people},
            "days": WEEK,
            "as_of": PLANNED_ON,
            "workdays": SUNDAYS_ONLY,
            "rules": OfferRules(),
            "hours": VisitingHours(),
            "office": OFFICE,
        }
        return due_visits(all_cases(store), **(values | changes))

    def planned(
        self,
        found: DueVisits,
        *,
        days: tuple[pendulum.Date, ...] = WEEK,
        staff: int | tuple[StaffMember, ...] = 3,
        planner: Planner | None = None,
    ) -> WeekPlanned:
        """Plan the visits that are due, by the core's own planner if no other."""
        return plan_week(
            found,
            days=days,
            staff=self.staff(staff) if isinstance(staff, int) else staff,
            office=OFFICE,
            travel=StraightLine(),
            planner=planner or BuiltInPlanner(),
            workdays=SUNDAYS_ONLY,
            rules=WorkRules(),
            seed=1,
            budget=Budget(iterations=20),
        )


TEAM = {StaffId("s1"): "Frau Ley", StaffId("s2"): "Herr Ohm", StaffId("s3"): "Frau Au"}


def _write(people: Any, *, kind: LetterKind, facts: Any, occasion: str) -> LetterPlan:
    return plan_letters(
        people,
        template=shipped_template(kind),
        facts=facts,
        sender=SENDER,
        occasion=occasion,
        day=MONDAY,
    )


class AnnouncingDesk:
    """A few people with a letter behind them, a store, and a plan of visits."""

    radar = radar(RadarInput(), as_of=MONDAY)

    def __init__(self, house: House, count: int = 1) -> None:
        self.people: Mapping[CustomerId, Customer] = {
            house.customer(n).id: house.customer(n) for n in range(1, count + 1)
        }
        self.store = MemoryCaseStore()
        self.sink = MemorySink()
        house.open_case(self.store, *self.people.values(), then=(house.letter,))

    def note(self, *events: CaseEvent, number: int = 1) -> None:
        record(self.store, CustomerId(f"AAAAA-0000{number}"), events)

    def look(self, **changes: Any) -> Announcements:
        values: dict[str, Any] = {
            "staff_names": TEAM,
            "on": MONDAY,
            "workdays": SUNDAYS_ONLY,
            "rules": AnnouncementRules(
                places={MeetingPlace.OFFICE: "im Amt, Weg 1, 34117 Kassel"}
            ),
        }
        values |= changes
        visits = values.pop("visits", None)
        if visits is None:
            visits = visits_on_record(all_cases(self.store), after=values["on"])
        return announcements(visits, store=self.store, **values)

    def written(
        self, found: Announcements | None = None
    ) -> tuple[LetterPlan, Mapping[str, CaseEvent]]:
        if found is None:
            found = self.look()
        return write_announcements(found, people=self.people, write=_write)

    def send(
        self, store: Any = None, sink: Any = None, on: pendulum.Date = MONDAY
    ) -> LetterRun:
        store, sink = store or self.store, sink or self.sink
        settle_ledger(store)
        plan, told = self.written(self.look(on=on))
        return send_letters(
            plan,
            radar=self.radar,
            formats=[TextFormat()],
            profile=DIN_5008_B,
            sink=sink,
            store=store,
            on=on,
            told=told,
        )

    def sent(self, number: int = 1) -> list[str]:
        events = self.store.read(CustomerId(f"AAAAA-0000{number}"))
        return [e.occasion for e in events if isinstance(e, LetterHandedOver)][1:]


@pytest.fixture
def desk_of(house: House) -> Callable[..., AnnouncingDesk]:
    """Make a desk with some people: ``desk_of(3)``."""
    return lambda count=1: AnnouncingDesk(house, count)


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def store() -> MemoryCaseStore:
    return MemoryCaseStore()
