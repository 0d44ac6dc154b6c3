"""A whole week of an invented office, computed in memory; the same every time.

Twelve people, three staff, two offers. Each step is a function of the results of the
steps before it, so that a guard can watch every call into the core apart.
"""

import hashlib
import pickle
import sys
from collections.abc import Callable
from typing import Any

import attrs
import pendulum

from outreach_core import Language
from outreach_core.calendar import (
    HolidayTable,
    earliest_visit_day,
    months,
    working_week,
)
from outreach_core.cases import (
    Answered,
    AnswerKind,
    Case,
    CaseEvent,
    CaseOpened,
    HandoverConfirmed,
    HandoverProposed,
    LetterHandedOver,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
    apply,
    propose_next_offer,
    story,
)
from outreach_core.coaching import CoachingNeed, CoachingOffer, Subject, match_offers
from outreach_core.contacts import DEFAULT_POLICY as POLICY
from outreach_core.contacts import (
    Channel,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
    gap_days,
)
from outreach_core.eligibility import explain, kassel, screen
from outreach_core.ids import CustomerId, OfferId, ProviderId, StaffId, pseudonym
from outreach_core.letters import (
    DIN_5008_B,
    HtmlFormat,
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
    Coordinates,
    Customer,
    Gender,
    Hold,
    HoldKind,
    Presence,
    StaffMember,
    VisitWishes,
    WorkingHours,
)
from outreach_core.reports import headline, interim_report, measures, report_page
from outreach_core.rules import tree_text
from outreach_core.visits import (
    Budget,
    Place,
    PlannedWeek,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitProblem,
    VisitRequest,
    check_plan,
    day_sheets,
    plan_page,
    plan_visits,
    rate,
    why_not,
)

FIRST_LETTER_DE = shipped_template(LetterKind.FIRST_LETTER)

MONDAY = pendulum.date(2026, 10, 5)
KEY = b"an invented secret of the office"
HESSEN = HolidayTable(
    name="DE-HE", holidays={pendulum.date(2026, 10, 3): "Tag der Deutschen Einheit"}
)
OFFICE = Place(id="office", postcode="34117")
SENDER = Sender(
    office="Jobcenter Musterstadt",
    return_line="Musterstraße 1, 34117 Musterstadt",
    street="Musterstraße 1",
    postcode="34117",
    town="Musterstadt",
    phone="0561 000000",
    email="team@example.org",
)
DE = Language.DE
Results = dict[str, Any]


def person(number: int) -> Customer:
    """Person *number*; every fourth has a hold, every third a wish."""
    wishes = (
        VisitWishes(presence=Presence.A_WOMAN) if number % 3 == 0 else VisitWishes()
    )
    held = Hold(kind=HoldKind.IN_CUSTODY, review_on=MONDAY.add(months=1))
    return Customer(
        id=CustomerId(pseudonym(f"123A{number:06}", key=KEY)),
        family_name=f"Beispiel-{number}",
        given_name="Ada",
        address=Address(
            street=f"Lindenweg {number}",
            postcode=f"341{17 + number}",
            town="Musterstadt",
            coordinates=Coordinates(latitude=51.3 + number / 300, longitude=9.5),
        ),
        in_benefit=None if number == 7 else True,
        holds=(held,) if number % 4 == 0 else (),
        wishes=wishes,
    )


def story_of(number: int) -> ContactHistory:
    """A talk some months ago, then a letter and a call that nobody took."""
    talk = Contact(
        on=MONDAY.subtract(months=3 + number),
        channel=Channel.PHONE,
        direction=Direction.INBOUND,
        outcome=Outcome.REACHED,
    )
    letter = Contact(
        on=MONDAY.subtract(days=40 + number),
        channel=Channel.LETTER,
        direction=Direction.OUTBOUND,
        outcome=Outcome.SENT,
    )
    call = Contact(
        on=MONDAY.subtract(days=20),
        channel=Channel.PHONE,
        direction=Direction.OUTBOUND,
        outcome=Outcome.NOT_REACHED,
    )
    return ContactHistory((talk, letter, call))


def staff() -> tuple[StaffMember, ...]:
    """Three people who work from Monday to Friday."""
    hours = tuple(
        WorkingHours(weekday=day, start_minute=480, end_minute=990) for day in range(5)
    )
    genders = (Gender.WOMAN, Gender.MAN, Gender.WOMAN)
    return tuple(
        StaffMember(
            id=StaffId(f"s{i}"), name=f"Frau Muster-{i}", gender=gender, hours=hours
        )
        for i, gender in enumerate(genders, start=1)
    )


def _people(_: Results) -> Any:
    return tuple((person(n), story_of(n)) for n in range(1, 13))


def _screening(found: Results) -> Any:
    return screen(found["people"], rulebook=kassel(), as_of=MONDAY)


def _reasons(found: Results) -> Any:
    first = found["screening"].decisions[0]
    return explain(first, DE), tree_text(first.finding, DE)


def _gaps(found: Results) -> Any:
    return [
        gap_days(history, policy=POLICY, as_of=MONDAY) for _, history in found["people"]
    ]


def _dates(_: Results) -> Any:
    first = earliest_visit_day(MONDAY, workdays=HESSEN)
    return first, months(6).after_event.over_from(MONDAY), working_week(first)


def _letters(found: Results) -> Any:
    lost = {decision.customer for decision in found["screening"].worklist}
    week = found["dates"][2]
    facts = InvitationFacts(
        team=tuple(member.name for member in staff()),
        invitation=VisitInvitation(
            first_day=week[0].add(weeks=1), last_day=week[4].add(weeks=4)
        ),
        answer_by=week[0],
    )
    return plan_letters(
        [who for who, _ in found["people"] if who.id in lost],
        template=FIRST_LETTER_DE,
        facts=facts,
        sender=SENDER,
        occasion="erstes-schreiben",
        day=MONDAY,
    )


def _texts(found: Results) -> Any:
    return [TextFormat().render(x, DIN_5008_B) for x in found["letters"].to_send]


def _htmls(found: Results) -> Any:
    return [HtmlFormat().render(x, DIN_5008_B) for x in found["letters"].to_send[:2]]


def _problem(found: Results) -> Any:
    lost = {decision.customer for decision in found["screening"].worklist}
    days = found["dates"][2]
    requests = []
    for number, (who, _) in enumerate(found["people"]):
        if who.id not in lost or who.address is None:
            continue
        spot = Place(
            id=f"p{number}",
            coordinates=who.address.coordinates,
            postcode=who.address.postcode,
        )
        window = TimeWindow(day=days[number % 5], start_minute=600, end_minute=900)
        requests.append(
            VisitRequest(
                id=VisitId(f"v{number}"),
                customer=who.id,
                place=spot,
                windows=(window,) if number % 2 else (),
                wishes=who.wishes,
            )
        )
    table = TravelTable.of([OFFICE, *(r.place for r in requests)], StraightLine())
    return VisitProblem(
        days=days, staff=staff(), requests=requests, office=OFFICE, travel_minutes=table
    )


def _plan(found: Results) -> Any:
    return plan_visits(found["problem"], seed=1, budget=Budget(iterations=40))


def _judged(found: Results) -> Any:
    problem, plan = found["problem"], found["plan"]
    return check_plan(problem, plan), rate(problem, plan), why_not(problem, plan)


def _pages(found: Results) -> Any:
    week = PlannedWeek(problem=found["problem"], plan=found["plan"])
    return plan_page(week, language=DE), day_sheets(week, language=DE)


def _events(number: int, visit_day: pendulum.Date) -> list[CaseEvent]:
    letter = LetterHandedOver(on=MONDAY, occasion="erstes-schreiben", format="text")
    opened = CaseOpened(on=MONDAY, rulebook="kassel")
    if number % 3 == 0:
        day = MONDAY.add(days=7)
        talked = Answered(on=day, channel=Channel.PHONE, answer=AnswerKind.TALKED)
        return [
            opened,
            letter,
            talked,
            HandoverProposed(on=day),
            HandoverConfirmed(on=day),
        ]
    pair = (StaffId("s1"), StaffId("s2"))
    outcome = (
        VisitOutcome.MET_AT_DOOR if number % 3 == 1 else VisitOutcome.NOBODY_OPENED
    )
    return [
        opened,
        letter,
        VisitScheduled(
            on=MONDAY, visit=f"v{number}", day=visit_day, start_minute=600, pair=pair
        ),
        VisitEnded(
            on=visit_day,
            visit=f"v{number}",
            day=visit_day,
            start_minute=605,
            outcome=outcome,
        ),
    ]


def _cases(found: Results) -> Any:
    cases = []
    for number, decision in enumerate(found["screening"].worklist):
        case = Case(customer=decision.customer)
        for event in _events(number, found["dates"][2][number % 5]):
            case = apply(case, event)
        cases.append(case)
    return cases


def _next(found: Results) -> Any:
    as_of = found["dates"][2][4]
    return [
        (propose_next_offer(case, as_of=as_of, workdays=HESSEN), story(case, DE))
        for case in found["cases"]
    ]


def _report(found: Results) -> Any:
    counted = measures(found["cases"], as_of=found["dates"][2][4])
    report = interim_report(counted, office="Jobcenter Musterstadt")
    return report_page(report, language=DE), headline(report, DE)


def _offers(_: Results) -> Any:
    need = CoachingNeed(subjects=frozenset({Subject.DEBT}), language="de")
    offers = [
        CoachingOffer(
            id=OfferId(f"o{n}"),
            provider=ProviderId("p1"),
            provider_name="Träger Muster",
            title="Coaching",
            subjects=frozenset({Subject.DEBT, Subject.HOUSING}),
            free_places=n,
            accredited_until=MONDAY.add(years=1),
        )
        for n in (1, 2)
    ]
    return match_offers(need, offers, as_of=MONDAY)


STEPS: dict[str, Callable[[Results], Any]] = {
    "people": _people,
    "dates": _dates,
    "screening": _screening,
    "reasons": _reasons,
    "gaps": _gaps,
    "letters": _letters,
    "texts": _texts,
    "htmls": _htmls,
    "problem": _problem,
    "plan": _plan,
    "judged": _judged,
    "pages": _pages,
    "cases": _cases,
    "next": _next,
    "report": _report,
    "offers": _offers,
}


def whole_week() -> Results:
    """Every step, in order."""
    found: Results = {}
    for name, step in STEPS.items():
        found[name] = step(found)
    return found


def digest() -> str:
    """One fingerprint of everything that was computed, down to the last byte."""
    return hashlib.sha256(pickle.dumps(_bare(whole_week()))).hexdigest()


def _bare(value: object) -> object:
    # Plain data, with every hidden field: repr would leave out what matters here.
    if isinstance(value, dict):
        return [(_bare(key), _bare(item)) for key, item in value.items()]
    if attrs.has(type(value)):
        names = [field.name for field in attrs.fields(type(value)) if field.eq]
        return [type(value).__name__, *(_bare(getattr(value, name)) for name in names)]
    if isinstance(value, frozenset | set):
        return sorted(map(repr, value))
    if isinstance(value, tuple | list):
        return [_bare(item) for item in value]
    # Text for text: pickle would remember which strings were the same object.
    return value if isinstance(value, bytes) else repr(value)


if __name__ == "__main__":
    sys.stdout.write(digest())
