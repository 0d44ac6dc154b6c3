"""How does a program of your own use the library, without plug-ins and settings file?

python examples/embedded_script.py
"""

from collections.abc import Iterator

import attrs
import pendulum

from outreach_core import Language
from outreach_core.calendar import SUNDAYS_ONLY, earliest_visit_day, working_week
from outreach_core.cases import Case, CaseOpened, LetterHandedOver
from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.eligibility import Screening, kassel, screen
from outreach_core.hooks import (
    LETTER_CHECK,
    LETTER_FORMAT,
    SOURCE,
    PluginSettings,
    Registry,
    Source,
    SourceBatch,
    Tally,
    hookimpl,
)
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import (
    DIN_5008_B,
    InvitationFacts,
    Letter,
    LetterKind,
    Sender,
    VisitInvitation,
    plan_letters,
    shipped_template,
)
from outreach_core.people import Address, Customer, StaffMember, WorkingHours
from outreach_core.reports import headline, interim_report, measures
from outreach_core.visits import (
    Place,
    StraightLine,
    TimeWindow,
    TravelTable,
    VisitId,
    VisitPlan,
    VisitProblem,
    VisitRequest,
    check_plan,
    plan_visits,
)
from outreach_core.workflows import Gathered, gather

TODAY = pendulum.date(2026, 10, 5)
WEEK = working_week(pendulum.date(2026, 10, 19))
OCCASION = "erstes-schreiben"
SENDER = Sender(
    office="Jobcenter Musterstadt",
    return_line="Musterstraße 1, 34117 Musterstadt",
    street="Musterstraße 1",
    postcode="34117",
    town="Musterstadt",
    phone="0561 000000",
    email="team@example.org",
)


@attrs.frozen(kw_only=True)
class OurPeople:
    """The people whom the program around it has in memory already; also the plug-in."""

    silent_days: tuple[int, ...]
    name: str = "ours"

    @hookimpl
    def outreach_sources(self, settings: PluginSettings) -> tuple[Source, ...]:  # noqa: ARG002  nothing to set
        """Bring the one source."""
        return (self,)

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        """Return everybody, with a last talk and two letters since."""
        found = dict(self._people(as_of))
        account = Tally(place="memory", rows=len(found), records=len(found))
        return SourceBatch(
            people=tuple(found),
            histories={person.id: history for person, history in found.items()},
            tallies=(account,),
        )

    def _people(
        self, as_of: pendulum.Date
    ) -> Iterator[tuple[Customer, ContactHistory]]:
        for number, days in enumerate(self.silent_days, start=1):
            home = Address(
                street=f"Lindenweg {number}", postcode="34121", town="Musterstadt"
            )
            person = Customer(
                id=CustomerId(f"AAAAA-0000{number}"),
                family_name="Beispiel",
                given_name=f"Ada-{number}",
                in_benefit=True,
                address=home,
            )
            letters = (
                _contact(as_of.subtract(days=ago), Channel.LETTER) for ago in (60, 30)
            )
            talk = _contact(as_of.subtract(days=days), Channel.PHONE)
            yield person, ContactHistory((talk, *letters))


def _contact(day: pendulum.Date, channel: Channel) -> Contact:
    is_talk = channel is Channel.PHONE
    return Contact(
        on=day,
        channel=channel,
        direction=Direction.INBOUND if is_talk else Direction.OUTBOUND,
        outcome=Outcome.REACHED if is_talk else Outcome.SENT,
    )


def write(registry: Registry, gathered: Gathered, screening: Screening) -> list[Letter]:
    """Compose the letters of the worklist, and set each as text."""
    lost = {decision.customer for decision in screening.worklist}
    first = earliest_visit_day(TODAY, workdays=SUNDAYS_ONLY)
    invitation = VisitInvitation(first_day=first, last_day=WEEK[-1])
    plan = plan_letters(
        [person for person in gathered.people if person.id in lost],
        template=shipped_template(LetterKind.FIRST_LETTER),
        facts=InvitationFacts(
            team=("Frau Ahorn", "Herr Birke"),
            invitation=invitation,
            answer_by=first.subtract(days=1),
        ),
        sender=SENDER,
        occasion=OCCASION,
        day=TODAY,
        checks=registry.all(LETTER_CHECK),
    )
    text = registry.one(LETTER_FORMAT, "text")
    for letter in plan.to_send:
        lines = text.render(letter, DIN_5008_B).content.decode().splitlines()
        print(letter.key.customer, "gets a letter of", len(lines), "lines")
    return list(plan.to_send)


def visit(letters: list[Letter]) -> VisitPlan:
    """Plan a week in which everybody who was written to agreed to Tuesday morning."""
    hours = tuple(
        WorkingHours(weekday=day, start_minute=480, end_minute=960) for day in range(5)
    )
    staff = [
        StaffMember(id=StaffId(name), name=name, hours=hours) for name in ("s1", "s2")
    ]
    morning = TimeWindow(day=WEEK[1], start_minute=540, end_minute=720)
    requests = [
        VisitRequest(
            id=VisitId(letter.key.text[:8]),
            customer=letter.key.customer,
            place=Place(id=letter.key.text[:8], postcode="34121"),
            windows=(morning,),
            agreed=True,
        )
        for letter in letters
    ]
    office = Place(id="office", postcode="34117")
    ways = TravelTable.of([office, *(r.place for r in requests)], StraightLine())
    problem = VisitProblem(
        days=WEEK,
        staff=staff,
        requests=requests,
        office=office,
        travel_minutes=ways,
    )
    plan = plan_visits(problem, seed=1)
    print("violations:", check_plan(problem, plan))
    return plan


def report(letters: list[Letter]) -> None:
    """Count what happened, protect small numbers, and say it."""
    cases = [
        Case.of(
            letter.key.customer,
            (
                CaseOpened(on=TODAY, rulebook="kassel"),
                LetterHandedOver(on=TODAY, occasion=OCCASION, format="text"),
            ),
        )
        for letter in letters
    ]
    found = measures(cases, as_of=WEEK[-1])
    for sentence in headline(interim_report(found, office=SENDER.office), Language.EN):
        print(sentence)


def main() -> None:
    """One week in memory: read, screen, write, visit, report."""
    registry = Registry.from_plugins(
        {"ours": OurPeople(silent_days=(400, 20, 300, 250, 200))}
    )
    print("sources:", registry.names(SOURCE))
    gathered = gather(registry, sources=["ours"], as_of=TODAY)
    screening = screen(gathered.with_histories(), rulebook=kassel(), as_of=TODAY)
    print({str(standing): count for standing, count in screening.counts().items()})
    letters = write(registry, gathered, screening)
    plan = visit(letters)
    for tour in plan.tours:
        print(tour.day, *tour.pair, len(tour.stops), "visits")
    report(letters)


if __name__ == "__main__":
    main()
