"""What may a planned day bring: talks, promises kept, overtime, each with its spread?"""

from collections.abc import Sequence
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_count, is_day, is_positive, is_text, only
from outreach_core.calendar import clock
from outreach_core.ids import StaffId
from outreach_core.visits.requests import VisitId

_HUNDRED: Final = 100
_LOW_PERCENT: Final = 5
_HIGH_PERCENT: Final = 95
_MIDNIGHT: Final = 24 * 60

_TALKS: Final = Words(
    "Mit {visits} werden im Mittel {mean} Gespräche erwartet (zwischen {low} und "
    "{high}).",
    "With {visits}, {mean} talks are expected on average (between {low} and {high}).",
)
_ONE_VISIT: Final = Words("einem Termin", "one visit")
_VISITS: Final = Words("{count} Terminen", "{count} visits")
_NO_PROMISE: Final = Words(
    "Niemandem ist eine Zeit zugesagt.", "Nobody was promised a time."
)
_RISK: Final = Words(
    "An {risk} von 100 solchen Tagen beginnt ein zugesagter Besuch zu spät.",
    "On {risk} of 100 such days a promised visit begins late.",
)
_SPREAD: Final = Words("{mean} ({low} bis {high})", "{mean} ({low} to {high})")
_OF_100: Final = Words("{risk} von 100", "{risk} of 100")
_NOBODY: Final = Words("keine Zusage", "no promise")
_HOME: Final = Words(
    "Zurück ist das Paar an 95 von 100 Tagen bis {home} Uhr.",
    "On 95 of 100 days the pair is back by {home}.",
)


@attrs.frozen(kw_only=True)
class Spread:
    """A number that differs from day to day.

    Attributes:
        mean: The expected value.
        low: One of twenty is lower (5th percentile by nearest rank).
        high: One of twenty is higher (95th percentile by nearest rank).
    """

    mean: float
    low: int
    high: int

    @classmethod
    def of(cls, values: Sequence[int]) -> "Spread":
        """Return the spread of *values*; all 0 when there is none."""
        if not values:
            return cls(mean=0.0, low=0, high=0)
        ordered = sorted(values)
        last = len(ordered) - 1
        low, high = (
            max(0, -(-percent * len(ordered) // _HUNDRED) - 1)
            for percent in (_LOW_PERCENT, _HIGH_PERCENT)
        )
        return cls(
            mean=sum(ordered) / len(ordered),
            low=ordered[min(low, last)],
            high=ordered[min(high, last)],
        )

    @property
    def words(self) -> Words:
        """Return "2,1 (0 bis 4)": the mean, and between what nine of ten days lie."""
        return _SPREAD.fill(mean=decimal(self.mean), low=self.low, high=self.high)


@attrs.frozen(kw_only=True)
class StopForecast:
    """One planned stop.

    Attributes:
        visit: Which visit.
        promised: The person counts on it: agreed, or announced already.
        talk_percent: In how many of a hundred days there is a talk.
        late_percent: In how many of a hundred days it cannot begin in time and is left
            out; at an unannounced door nobody waits, it is then a visit less.
    """

    visit: VisitId = attrs.field(validator=is_text)
    promised: bool
    talk_percent: float
    late_percent: float

    @property
    def kept_percent(self) -> float | None:
        """How often a promise is kept; ``None`` at a door nobody was told of."""
        return _HUNDRED - self.late_percent if self.promised else None


@attrs.frozen(kw_only=True)
class TourForecast:
    """One tour.

    Attributes:
        day: The day.
        pair: The two, sorted.
        stops: The planned stops, in their order.
        talks: Talks, those of visits filled in included.
        filled: Visits filled in from the standby list.
        late_percent: In how many of a hundred days at least one promise is late; 0
            without promises.
        home_minute: When the two are back, minutes after midnight.
        overtime_minutes: Minutes after the end of their shift.
        late_pause_percent: In how many of a hundred days the pause begins too late.
    """

    day: pendulum.Date = attrs.field(validator=is_day)
    pair: tuple[StaffId, StaffId]
    stops: tuple[StopForecast, ...] = attrs.field(validator=only(StopForecast))
    talks: Spread
    filled: Spread
    late_percent: float
    home_minute: Spread
    overtime_minutes: Spread
    late_pause_percent: float = 0.0

    @property
    def promises(self) -> bool:
        """Whether anybody on the tour counts on a time."""
        return any(stop.promised for stop in self.stops)

    @property
    def late_words(self) -> Words:
        """Return "3 von 100": how often a promise is late; "keine Zusage" for none."""
        late = _OF_100.fill(risk=rounded(self.late_percent))
        return late if self.promises else _NOBODY

    @property
    def back_by(self) -> str:
        """The minute by which the two are back on 95 of 100 days, as on a clock."""
        return clock(min(self.home_minute.high, _MIDNIGHT))

    @property
    def words(self) -> Words:
        """Talks, risk and evening in three sentences."""
        risk = _NO_PROMISE
        if self.promises:
            risk = _RISK.fill(risk=rounded(self.late_percent))
        parts = (
            _talks(len(self.stops), self.talks),
            risk,
            _HOME.fill(home=self.back_by),
        )
        return Words(" ".join(p.de for p in parts), " ".join(p.en for p in parts))


@attrs.frozen(kw_only=True)
class MadeForecast:
    """How often one visit is made at all, by whichever tour.

    Attributes:
        visit: Which visit.
        made_percent: In how many of a hundred runs two stand at the door in time.
        talk_percent: In how many of a hundred runs there is a talk.
    """

    visit: VisitId = attrs.field(validator=is_text)
    made_percent: float
    talk_percent: float


@attrs.frozen(kw_only=True)
class Forecast:
    """What a plan may bring, from seeded runs over open and closed doors.

    Attributes:
        policy: Name of the policy of the day.
        runs: How many runs it rests on.
        tours: One entry for each tour, in the order of the plan.
        visits: How often each visit is made, by id; only those ever made.
        made: Visits made, whole plan.
        talks: Talks, whole plan.
        promises_kept: Promised visits that began in time, visits filled in included.
        promises_late: Promised visits of the plan that did not.
        overtime_minutes: Minutes after the ends of the shifts, all tours of a week
            together.
        travel_minutes: All ways, whole plan.
        planned: How many visits the plan holds.
    """

    policy: str
    runs: int = attrs.field(validator=is_positive)
    tours: tuple[TourForecast, ...] = attrs.field(validator=only(TourForecast))
    visits: tuple[MadeForecast, ...] = attrs.field(validator=only(MadeForecast))
    made: Spread
    talks: Spread
    promises_kept: Spread
    promises_late: Spread
    overtime_minutes: Spread
    travel_minutes: Spread
    planned: int = attrs.field(validator=is_count)

    @property
    def words(self) -> Words:
        """The talks to be expected, in one sentence."""
        return _talks(self.planned, self.talks)

    def stop_of(self, visit: VisitId) -> StopForecast | None:
        """Return what is expected of *visit*; ``None`` when it is not planned."""
        for tour in self.tours:
            for stop in tour.stops:
                if stop.visit == visit:
                    return stop
        return None


def _talks(count: int, talks: Spread) -> Words:
    visits = _ONE_VISIT if count == 1 else _VISITS.fill(count=count)
    return _TALKS.fill(
        visits=visits, mean=decimal(talks.mean), low=talks.low, high=talks.high
    )


def decimal(value: float) -> Words:
    """Return *value* with one decimal, as people write it: "2,1" and "2.1"."""
    english = f"{value:.1f}"
    return Words(english.replace(".", ","), english)


def rounded(percent: float) -> Words:
    """Return a share of 100 that never hides a rest: "weniger als 1", never "0"."""
    if 0 < percent < 1:
        return Words("weniger als 1", "fewer than 1")
    whole = round(percent)
    if whole == _HUNDRED and percent < _HUNDRED:
        whole = _HUNDRED - 1
    return Words(str(whole), str(whole))
