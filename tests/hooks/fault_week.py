"""A whole week in which every method of every kind of plug-in object is called."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs
import pendulum
from fault_objects import NAME, Named, Printing

from outreach_core import Language, Words
from outreach_core.calendar import SUNDAYS_ONLY
from outreach_core.cases import Answered, AnswerKind, ConsentGiven, OfferRules
from outreach_core.coaching import CoachingNeed, CoachingOffer, Subject
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import RadarInput, kassel, radar, screen
from outreach_core.hooks import (
    CASE_STORE,
    COACHING_DIRECTORY,
    KINDS,
    LETTER_CHECK,
    LETTER_FORMAT,
    PLANNER,
    REPORT_SECTION,
    SCREENER,
    SINK,
    SOURCE,
    TRAVEL_TIMES,
    WORKDAYS,
    Failures,
    Kind,
    Registry,
    SourceBatch,
    hookimpl,
)
from outreach_core.ids import CustomerId, OfferId, ProviderId, StaffId
from outreach_core.letters import (
    DIN_5008_B,
    InvitationFacts,
    LetterKind,
    Sender,
    TextFormat,
    VisitInvitation,
    plan_letters,
    shipped_template,
)
from outreach_core.people import (
    Address,
    Consent,
    ConsentForm,
    Customer,
    Gender,
    StaffMember,
    WorkingHours,
)
from outreach_core.reports import Section, interim_report, measures, report_page
from outreach_core.testing import (
    FixedDirectory,
    FixedSource,
    MemoryCaseStore,
    MemorySink,
)
from outreach_core.visits import Budget, BuiltInPlanner, Place, StraightLine, WorkRules
from outreach_core.workflows import (
    OFFICE_PLACE,
    Gathered,
    VisitingHours,
    all_cases,
    confirmed_keys,
    due_visits,
    failures,
    gather,
    open_cases,
    plan_week,
    record,
    refer,
    schedule_visits,
    screen_or_fall_back,
    send_letters,
    suitable_offers,
    with_sections,
)

CANARY: Final = "Kanarienvogel"
"""Family name of everybody; it must turn up in no message, note or report."""
MONDAY: Final = pendulum.date(2026, 10, 5)
TALKED_ON: Final = pendulum.date(2026, 10, 8)
PLANNED_ON: Final = pendulum.date(2026, 10, 15)
WEEK: Final = tuple(pendulum.date(2026, 10, day) for day in range(19, 24))
CUSTOMERS: Final = tuple(CustomerId(f"AAAAA-0000{n}") for n in range(1, 5))
OFFICE: Final = Place(id=OFFICE_PLACE, postcode="34117")
NEED: Final = CoachingNeed(subjects=frozenset({Subject.DEBT}))
SENDER: Final = Sender(
    office="Jobcenter Musterstadt",
    return_line="Weg 1, 34117 Kassel",
    street="Weg 1",
    postcode="34117",
    town="Kassel",
    phone="0561 000000",
    email="team@example.org",
)


def contact(days: int, channel: Channel, outcome: Outcome) -> Contact:
    reached = outcome is Outcome.REACHED
    return Contact(
        on=MONDAY.subtract(days=days),
        channel=channel,
        direction=Direction.INBOUND if reached else Direction.OUTBOUND,
        outcome=outcome,
    )


def batch() -> SourceBatch:
    """Four people, nobody heard of for more than a year, and three staff."""
    people = tuple(
        Customer(
            id=customer,
            family_name=CANARY,
            given_name="Ada",
            in_benefit=True,
            address=Address(
                street=f"Lindenweg {customer[-1]}", postcode="34117", town="Kassel"
            ),
        )
        for customer in CUSTOMERS
    )
    history = ContactHistory(
        (
            contact(400, Channel.PHONE, Outcome.REACHED),
            contact(30, Channel.LETTER, Outcome.SENT),
            contact(20, Channel.PHONE, Outcome.NOT_REACHED),
        )
    )
    hours = tuple(
        WorkingHours(weekday=day, start_minute=480, end_minute=990) for day in range(5)
    )
    staff = tuple(
        StaffMember(id=StaffId(f"s{n}"), name=CANARY, gender=gender, hours=hours)
        for n, gender in enumerate((Gender.WOMAN, Gender.MAN, Gender.WOMAN))
    )
    return SourceBatch(
        people=people, histories=dict.fromkeys(CUSTOMERS, history), staff=staff
    )


def offer() -> CoachingOffer:
    return CoachingOffer(
        id=OfferId("o1"),
        provider=ProviderId("p1"),
        provider_name="Träger Muster",
        title="Lebenscoaching",
        free_places=2,
        municipal_service=True,
    )


class Quiet:
    """A check that has nothing to say, a section that says little."""

    name = NAME

    def check(self, letter: Any) -> tuple[Any, ...]:  # noqa: ARG002  the protocol
        return ()

    def section(self, report: Any) -> Section:  # noqa: ARG002  the protocol
        words = Words("Vom Team", "From the team")
        return Section(name=NAME, title=words, paragraphs=(words,))

    def screen(self, rulebook: Any, *, as_of: Any) -> Any:
        found = batch()
        people = [(person, found.histories[person.id]) for person in found.people]
        return screen(people, rulebook=rulebook, as_of=as_of)


class Lasting:
    """What stays from one run to the next: the store and what left the house."""

    def __init__(self) -> None:
        self.store = MemoryCaseStore(name=NAME)
        self.sink = MemorySink(name=NAME)

    def objects(self) -> dict[str, Any]:
        """One good object of every kind that is code, by hook."""
        return {
            CASE_STORE.hook: self.store,
            COACHING_DIRECTORY.hook: FixedDirectory(name=NAME, listed=(offer(),)),
            LETTER_CHECK.hook: Quiet(),
            LETTER_FORMAT.hook: Printing(TextFormat()),
            PLANNER.hook: Named(BuiltInPlanner()),
            REPORT_SECTION.hook: Quiet(),
            SCREENER.hook: Quiet(),
            SINK.hook: self.sink,
            SOURCE.hook: FixedSource(name=NAME, batch=batch()),
            TRAVEL_TIMES.hook: Named(StraightLine()),
            WORKDAYS.hook: Named(SUNDAYS_ONLY),
        }


class Plugin:
    """A plug-in made of objects by hook."""

    def __init__(self, objects: Mapping[str, Any]) -> None:
        for hook, found in objects.items():
            setattr(self, hook, self._impl(found))

    @staticmethod
    def _impl(found: Any) -> Callable[..., Any]:
        @hookimpl
        def give(settings: Any) -> Any:  # noqa: ARG001  the hook's shape
            return (found,)

        return give


@attrs.define
class Told:
    """What one run did and said, as far as it came."""

    fell_back: Words | None = None
    letters: Any = None
    planned: Any = None
    report: Any = None
    wanted: frozenset[CustomerId] = frozenset()
    error: Exception | None = None

    def said(self, language: Language) -> str:
        """Everything that a person would read about what went wrong."""
        texts: list[Words] = []
        if self.error is not None:
            texts.append(self.error.words)  # type: ignore[attr-defined]  # ours
        if self.fell_back is not None:
            texts.append(self.fell_back)
        if self.letters is not None:
            texts += [problem.problem for problem in failures(self.letters)]
        if self.planned is not None:
            texts += self.planned.notes
        page = (
            "" if self.report is None else report_page(self.report, language=language)
        )
        return "\n".join([*(words.to(language) for words in texts), page])


def registry_of(objects: Mapping[str, Any], strict: Kind[Any] | None) -> Registry:
    chosen = {} if strict is None else {strict.setting: "abort"}
    return Registry.from_plugins(
        {"matrix": Plugin(objects)}, failures=Failures.of(chosen)
    )


def run(objects: Mapping[str, Any], *, strict: Kind[Any] | None = None) -> Told:
    """Run the week with *objects*; an error of ours ends it and is told."""
    registry, told = registry_of(objects, strict), Told()
    try:
        _letters(registry, told)
        _visits(registry, told)
        _coaching_and_report(registry, told)
        registry.one(CASE_STORE, NAME).close()
    except Exception as error:
        if not hasattr(error, "words"):
            raise
        told.error = error
    return told


def _read(registry: Registry) -> Gathered:
    return gather(registry, sources=[NAME], directories=[NAME], as_of=MONDAY)


def _letters(registry: Registry, told: Told) -> None:
    gathered = _read(registry)
    screener = registry.one(SCREENER, NAME)
    found = screen_or_fall_back(screener, gathered, rulebook=kassel())
    told.fell_back, screening = found.fell_back, found.screening
    store = registry.one(CASE_STORE, NAME)
    told.wanted = open_cases(screening, store=store, on=MONDAY).active
    plan = plan_letters(
        [person for person in gathered.people if person.id in told.wanted],
        template=shipped_template(LetterKind.FIRST_LETTER),
        facts=InvitationFacts(
            team=("Frau Ley", "Herr Ohm"),
            invitation=VisitInvitation(first_day=WEEK[0], last_day=WEEK[-1]),
            answer_by=PLANNED_ON,
        ),
        sender=SENDER,
        occasion="erstes-schreiben",
        day=MONDAY,
        already=confirmed_keys(store),
        checks=registry.all(LETTER_CHECK),
    )
    told.letters = send_letters(
        plan,
        radar=radar(RadarInput(), as_of=MONDAY),
        formats=[registry.one(LETTER_FORMAT, NAME)],
        profile=DIN_5008_B,
        sink=registry.one(SINK, NAME),
        store=store,
        on=MONDAY,
    )


def _visits(registry: Registry, told: Told) -> None:
    gathered, store = _read(registry), registry.one(CASE_STORE, NAME)
    workdays = registry.one(WORKDAYS, NAME)
    due = due_visits(
        all_cases(store),
        people=gathered.by_id,
        days=tuple(day for day in WEEK if workdays.is_workday(day)),
        as_of=PLANNED_ON,
        workdays=workdays,
        rules=OfferRules(),
        hours=VisitingHours(),
        office=OFFICE,
    )
    told.planned = plan_week(
        due,
        days=WEEK,
        staff=gathered.staff,
        office=OFFICE,
        travel=registry.one(TRAVEL_TIMES, NAME),
        planner=registry.one(PLANNER, NAME),
        workdays=workdays,
        rules=WorkRules(),
        seed=1,
        budget=Budget(iterations=0),
    )
    schedule_visits(told.planned.week, store=store, on=PLANNED_ON)


def _coaching_and_report(registry: Registry, told: Told) -> None:
    if not list(failures(told.letters)):
        _coaching(registry)
    counted = measures(all_cases(registry.one(CASE_STORE, NAME)), as_of=PLANNED_ON)
    report = interim_report(counted, office="Jobcenter Musterstadt")
    told.report = with_sections(report, registry.all(REPORT_SECTION))


def _coaching(registry: Registry) -> None:
    """Somebody answers the letter, wishes coaching and agrees to be handed on."""
    gathered, store = _read(registry), registry.one(CASE_STORE, NAME)
    given = Consent(
        recipient=offer().provider,
        purpose="Coaching",
        fields=frozenset({"language"}),
        form=ConsentForm.WRITTEN,
        given_on=PLANNED_ON,
        refusal_explained=True,
    )
    customer = store.customers()[0]
    talk = Answered(on=PLANNED_ON, channel=Channel.PHONE, answer=AnswerKind.TALKED)
    consent = ConsentGiven(on=PLANNED_ON, consent=given)
    if consent not in store.read(customer):
        record(store, customer, [talk, consent])
    refer(
        gathered.by_id[customer],
        need=NEED,
        match=suitable_offers(NEED, gathered.offers, as_of=PLANNED_ON)[0],
        store=store,
        sink=registry.one(SINK, NAME),
        on=PLANNED_ON,
    )


CODE_KINDS: Final = tuple(kind for kind in KINDS if not kind.is_data)
