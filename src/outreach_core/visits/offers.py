"""The person is on the phone: which times can be offered without moving anybody?"""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words, in_both, listed
from outreach_core._validators import is_count, is_day, is_text, only
from outreach_core.calendar import clock, day_in_words
from outreach_core.errors import InvalidValueError
from outreach_core.ids import StaffId
from outreach_core.people import language_words
from outreach_core.visits._edit import tours_without, with_tour
from outreach_core.visits._slots import Slot, broken, slots, with_request
from outreach_core.visits.pairs import is_mixed
from outreach_core.visits.plan import VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.requests import VisitId, VisitRequest

_BETWEEN: Final = Words(
    "Wir könnten am {day}, zwischen {start} und {last} Uhr bei Ihnen sein.",
    "We could be with you on {day}, between {start} and {last}.",
)
_AT: Final = Words(
    "Wir könnten am {day}, um {start} Uhr bei Ihnen sein.",
    "We could be with you on {day}, at {start}.",
)
_WHO_COMES: Final = Words("Es kommen {who}.", "{who} would come.")
_DETOUR: Final = Words("{minutes} Minuten mehr Weg", "{minutes} more minutes of travel")
_NO_DETOUR: Final = Words("kein Umweg", "no detour")
_NEW_TOUR: Final = Words("eine weitere Tour an diesem Tag", "one more tour on this day")
_MIXED: Final = Words("gemischtes Paar", "mixed pair")
_KNOWN: Final = Words("{who} ist bekannt", "{who} is known")
_SPEAKS: Final = Words("{who} spricht {language}", "{who} speaks {language}")


@attrs.frozen(kw_only=True)
class SlotOffer:
    """One free slot, checked with the visit in it.

    Attributes:
        visit: The visit it is offered for.
        day: The day.
        start_minute: Begin on the grid, minutes after midnight.
        last_minute: Latest begin that is promised with it.
        pair: The two who would come, sorted.
        extra_minutes: How much longer all ways become, whole minutes.
        new_tour: These two are not out on that day so far.
        why: What speaks for it, short, for the colleague on the phone.
        request: The request as it is once the person says yes.
        plan: The plan with the visit in it; every other stop keeps its minutes.
    """

    visit: VisitId = attrs.field(validator=is_text)
    day: pendulum.Date = attrs.field(validator=is_day)
    start_minute: int = attrs.field(validator=is_count)
    last_minute: int = attrs.field(validator=is_count)
    pair: tuple[StaffId, StaffId]
    extra_minutes: int
    new_tour: bool
    why: tuple[Words, ...] = attrs.field(validator=only(Words))
    request: VisitRequest = attrs.field(repr=False)
    plan: VisitPlan = attrs.field(repr=False)

    def aloud(self, names: Mapping[StaffId, str] | None = None) -> Words:
        """Return what can be read out on the phone.

        Args:
            names: How the two are called; ``None``: they are left out.
        """
        day = in_both(day_in_words, self.day)
        said = (_AT if self.last_minute == self.start_minute else _BETWEEN).fill(
            day=day, start=clock(self.start_minute), last=clock(self.last_minute)
        )
        if names is None:
            return said
        called = [names.get(person, person) for person in self.pair]
        who = _WHO_COMES.fill(who=listed(called))
        return Words(f"{said.de} {who.de}", f"{said.en} {who.en}")

    @property
    def words(self) -> Words:
        """What speaks for it, in one line."""
        return Words(
            "; ".join(w.de for w in self.why), "; ".join(w.en for w in self.why)
        )


def offers_for(
    problem: VisitProblem, plan: VisitPlan, request: VisitRequest, *, count: int = 3
) -> tuple[SlotOffer, ...]:
    """Return the best free slots for *request*, the best one first.

    Nobody else is moved: every other stop keeps pair, day, begin and end. Room is kept
    for a whole talk, as the person on the phone will open the door. Best is a tour that
    is under way anyway, then the pair the person would like, then the shortest way.
    Offers lie on different days or parts of the day as long as there are such.

    A request that is planned already is taken out first, so that another time can be
    offered; if that breaks a rule for the rest, nothing is offered.

    Args:
        problem: Days, staff, requests and rules; need not hold *request* yet, but its
            travel table must hold the place.
        plan: The plan as it stands.
        request: Who calls. Its windows say what suits the person; without windows all
            hours of all days may be offered.
        count: At most so many offers, at least 1.

    Raises:
        InvalidValueError: *count* is not 1 or more.
        UnknownNameError: The travel table does not hold the place of *request*.
    """
    if count < 1:
        field, expected = "count", "a whole number, 1 or more"
        raise InvalidValueError(field, expected)
    problem.travel_minutes.index(request.place.id)
    held = with_request(problem, attrs.evolve(request, pinned=None))
    start = _taken_out(held, plan, request.id)
    if start is None:
        return ()
    before = broken(held, start)
    chosen: list[Slot] = []
    found = sorted(slots(held, start, request), key=lambda slot: slot.key)
    # First one for each day and part of the day, then whatever else is good.
    firsts = {slot.part: slot for slot in reversed(found)}
    ordered = [slot for slot in found if firsts[slot.part] is slot]
    ordered += [slot for slot in found if firsts[slot.part] is not slot]
    for slot in ordered:
        if len(chosen) == count:
            break
        times = {(other.tour.day, other.start) for other in chosen}
        if (slot.tour.day, slot.start) not in times and (
            broken(slot.problem, slot.plan) <= before
        ):
            chosen.append(slot)
    return tuple(_offer(slot) for slot in chosen)


def _taken_out(
    problem: VisitProblem, plan: VisitPlan, visit: VisitId
) -> VisitPlan | None:
    """Return *plan* without *visit*; ``None``: the others would break a rule."""
    found = plan.stop_of(visit)
    if found is None:
        return plan
    tour = found[0]
    if len(tour.stops) == 1:
        return with_tour(plan, tour, None)
    before = broken(problem, VisitPlan(tours=(tour,)))
    for shorter in tours_without(problem, tour, visit):
        if broken(problem, VisitPlan(tours=(shorter,))) <= before:
            return with_tour(plan, tour, shorter)
    return None


def _offer(slot: Slot) -> SlotOffer:
    return SlotOffer(
        visit=slot.request.id,
        day=slot.tour.day,
        start_minute=slot.start,
        last_minute=slot.request.windows[0].end_minute,
        pair=slot.tour.pair,
        extra_minutes=slot.extra,
        new_tour=slot.new_tour,
        why=tuple(_why(slot)),
        request=slot.request,
        plan=slot.plan,
    )


def _why(slot: Slot) -> Iterator[Words]:
    problem, request = slot.problem, slot.request
    members = [problem.member(person) for person in slot.tour.pair]
    if slot.new_tour:
        yield _NEW_TOUR
    yield _DETOUR.fill(minutes=slot.extra) if slot.extra > 0 else _NO_DETOUR
    if is_mixed(members[0].gender, members[1].gender):
        yield _MIXED
    for member in members:
        if member.id in request.known:
            yield _KNOWN.fill(who=member.id)
    language = request.wishes.language
    speaks = [member.id for member in members if language in member.languages]
    if language is not None and speaks:
        yield _SPEAKS.fill(who=speaks[0], language=language_words(language))
