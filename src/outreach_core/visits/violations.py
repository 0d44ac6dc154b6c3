"""Which rules a plan can break, and how each is said."""

import enum
from collections.abc import Mapping
from typing import Final

import attrs

from outreach_core._messages import Words


class PlanRule(enum.StrEnum):
    """Every rule that the checker recomputes; law and wishes, no preferences."""

    UNKNOWN_DAY = "unknown_day"
    UNKNOWN_STAFF = "unknown_staff"
    UNKNOWN_VISIT = "unknown_visit"
    VISIT_TWICE = "visit_twice"
    UNDER_WAY = "under_way"
    ONE_TOUR_A_DAY = "one_tour_a_day"
    TOURS_OVERLAP = "tours_overlap"
    MEETING = "meeting"
    FORBIDDEN_PAIR = "forbidden_pair"
    JUNIOR_ALONE = "junior_alone"
    DAY_OFF = "day_off"
    NOT_WORKING = "not_working"
    WORKING_HOURS = "working_hours"
    BASE_WAY = "base_way"
    DAYLIGHT = "daylight"
    SHORT_SHIFT = "short_shift"
    MAX_WORK = "max_work"
    MAX_DAY = "max_day"
    HOURS_OVER_DAYS = "hours_over_days"
    REST = "rest"
    MAX_STOPS = "max_stops"
    TIME_WINDOW = "time_window"
    START_GRID = "start_grid"
    DURATION = "duration"
    TRAVEL = "travel"
    TRAVEL_SUM = "travel_sum"
    PAUSE_MISSING = "pause_missing"
    PAUSE_LENGTH = "pause_length"
    PAUSE_TIME = "pause_time"
    DAY_PAUSE = "day_pause"
    PRESENCE = "presence"
    LANGUAGE = "language"
    NOT_THESE = "not_these"
    ONE_OF_THESE = "one_of_these"
    CONFLICT = "conflict"
    NEAR_HOME = "near_home"
    MIXED_PAIR = "mixed_pair"
    TRAINING = "training"
    BOTH_SENIOR = "both_senior"
    BLOCKED = "blocked"
    INTERPRETER = "interpreter"
    PINNED = "pinned"
    NOT_BEFORE = "not_before"
    OTHER_TIME = "other_time"
    ANOTHER_WAY = "another_way"
    ATTEMPT_GAP = "attempt_gap"
    ATTEMPTS_A_MONTH = "attempts_a_month"
    ONE_OF = "one_of"
    HOUSEHOLD = "household"


RULE_WORDS: Final[Mapping[PlanRule, Words]] = {
    PlanRule.UNKNOWN_DAY: Words(
        "Der Tag gehört nicht zum Planungszeitraum.",
        "The day is not one of the days to plan.",
    ),
    PlanRule.UNKNOWN_STAFF: Words(
        "{who} gehört nicht zum Team.", "{who} does not belong to the team."
    ),
    PlanRule.UNKNOWN_VISIT: Words(
        "Diesen Besuch gibt es nicht.", "There is no such visit."
    ),
    PlanRule.VISIT_TWICE: Words(
        "Der Besuch ist mehr als einmal geplant.",
        "The visit is planned more than once.",
    ),
    PlanRule.UNDER_WAY: Words(
        "Die beiden können erst um {first} Uhr los.",
        "The two cannot leave before {first}.",
    ),
    PlanRule.ONE_TOUR_A_DAY: Words(
        "{who} ist an diesem Tag in mehr als einer Tour.",
        "{who} is in more than one tour on this day.",
    ),
    PlanRule.TOURS_OVERLAP: Words(
        "{who} ist von der vorigen Tour noch nicht zurück; der Weg zum Treffpunkt "
        "dauert {minutes} Minuten.",
        "{who} is not back from the tour before; the way to the meeting point takes "
        "{minutes} minutes.",
    ),
    PlanRule.JUNIOR_ALONE: Words(
        "Hier geht niemand Erfahrenes mit.", "Nobody experienced goes along here."
    ),
    PlanRule.MEETING: Words(
        "Die beiden treffen oder trennen sich an einem Halt; hier beginnt und endet "
        "eine Tour zusammen.",
        "The two meet or part at a stop; here a tour begins and ends together.",
    ),
    PlanRule.FORBIDDEN_PAIR: Words(
        "Diese beiden gehen nicht zusammen.", "These two do not go together."
    ),
    PlanRule.DAY_OFF: Words(
        "An diesem Tag finden keine Besuche statt: {why}.",
        "No visits take place on this day: {why}.",
    ),
    PlanRule.NOT_WORKING: Words(
        "{who} arbeitet an diesem Tag nicht.", "{who} does not work on this day."
    ),
    PlanRule.WORKING_HOURS: Words(
        "Die Tour liegt nicht ganz in der Arbeitszeit von {who}.",
        "The tour is not fully within the working hours of {who}.",
    ),
    PlanRule.BASE_WAY: Words(
        "Der Weg von {who} zum Treffpunkt oder von dort zurück ({minutes} Minuten) "
        "liegt nicht in der Arbeitszeit.",
        "The way of {who} to the meeting point or back ({minutes} minutes) is not "
        "within working hours.",
    ),
    PlanRule.DAYLIGHT: Words(
        "Die Tour beginnt zu früh oder endet zu spät für den Außendienst.",
        "The tour starts too early or ends too late for outside work.",
    ),
    PlanRule.SHORT_SHIFT: Words(
        "Die gemeinsame Arbeitszeit ist kürzer als {minutes} Minuten.",
        "The common working time is shorter than {minutes} minutes.",
    ),
    PlanRule.MAX_WORK: Words(
        "Ohne Pause dauert die Tour länger als {minutes} Minuten ({law}).",
        "Without its pause the tour lasts longer than {minutes} minutes ({law}).",
    ),
    PlanRule.MAX_DAY: Words(
        "Die Touren von {who} dauern an diesem Tag ohne Pausen länger als {minutes} "
        "Minuten ({law}).",
        "Without pauses the tours of {who} on this day last longer than {minutes} "
        "minutes ({law}).",
    ),
    PlanRule.HOURS_OVER_DAYS: Words(
        "{who} ist in {days} Tagen zusammen länger als {minutes} Minuten auf Tour "
        "({law}).",
        "{who} is on tour for more than {minutes} minutes within {days} days ({law}).",
    ),
    PlanRule.REST: Words(
        "{who} hat seit der letzten Tour weniger als {minutes} Minuten Ruhe ({law}).",
        "{who} rests less than {minutes} minutes since the last tour ({law}).",
    ),
    PlanRule.MAX_STOPS: Words(
        "Die Tour hat mehr als {count} Besuche.",
        "The tour has more than {count} visits.",
    ),
    PlanRule.TIME_WINDOW: Words(
        "Der Besuch beginnt außerhalb der gewünschten Zeiten.",
        "The visit begins outside the times asked for.",
    ),
    PlanRule.START_GRID: Words(
        "Der Besuch beginnt nicht im Raster von {minutes} Minuten.",
        "The visit does not begin on the grid of {minutes} minutes.",
    ),
    PlanRule.DURATION: Words(
        "Der Besuch ist nicht mit {minutes} Minuten geplant.",
        "The visit is not planned with {minutes} minutes.",
    ),
    PlanRule.TRAVEL: Words(
        "Der Weg hierher braucht {needed} Minuten, frei sind {free}.",
        "The way here takes {needed} minutes, {free} are free.",
    ),
    PlanRule.TRAVEL_SUM: Words(
        "Die Wege der Tour dauern zusammen {minutes} Minuten, "
        "angegeben ist etwas anderes.",
        "The ways of the tour take {minutes} minutes, something else is stated.",
    ),
    PlanRule.PAUSE_MISSING: Words(
        "Es fehlt eine Pause von {minutes} Minuten ({law}).",
        "A pause of {minutes} minutes is missing ({law}).",
    ),
    PlanRule.PAUSE_LENGTH: Words(
        "Die Pause ist kürzer als {minutes} Minuten ({law}).",
        "The pause is shorter than {minutes} minutes ({law}).",
    ),
    PlanRule.DAY_PAUSE: Words(
        "{who} hat an diesem Tag keine Pause von zusammen {minutes} Minuten zur "
        "rechten Zeit ({law}).",
        "{who} has no pause of {minutes} minutes in all at the right time on this day "
        "({law}).",
    ),
    PlanRule.PAUSE_TIME: Words(
        "Die Pause liegt nicht zwischen {first} und {last} (Beginn) oder in einem "
        "Besuch.",
        "The pause does not begin between {first} and {last}, or lies in a visit.",
    ),
    PlanRule.PRESENCE: Words(
        "Die Person wünscht sich andere Anwesende.",
        "The person asked for somebody else to be present.",
    ),
    PlanRule.LANGUAGE: Words(
        "Keiner der beiden spricht die gewünschte Sprache.",
        "Neither of the two speaks the language asked for.",
    ),
    PlanRule.NOT_THESE: Words(
        "Die Person möchte nicht von {who} besucht werden.",
        "The person does not want to be visited by {who}.",
    ),
    PlanRule.ONE_OF_THESE: Words(
        "Keiner der beiden gehört zu denen, die die Person wünscht.",
        "Neither of the two is among those the person asked for.",
    ),
    PlanRule.CONFLICT: Words(
        "{who} darf diese Person nicht besuchen (erklärter Konflikt).",
        "{who} must not visit this person (declared conflict).",
    ),
    PlanRule.NEAR_HOME: Words(
        "{who} wohnt zu nah an diesem Ort.", "{who} lives too near to this place."
    ),
    PlanRule.MIXED_PAIR: Words(
        "Hier muss ein gemischtes Paar gehen.", "A mixed pair must go here."
    ),
    PlanRule.TRAINING: Words(
        "Keiner der beiden hat die Schulung, die dieser Besuch braucht.",
        "Neither of the two has the training that this visit needs.",
    ),
    PlanRule.BOTH_SENIOR: Words(
        "Hier gehen zwei Erfahrene; {who} ist es nicht oder sagt nichts dazu.",
        "Two experienced people go here; {who} is not, or nothing is stated.",
    ),
    PlanRule.BLOCKED: Words(
        "Dieser Besuch darf zurzeit nicht geplant werden.",
        "This visit must not be planned at present.",
    ),
    PlanRule.INTERPRETER: Words(
        "Eine Dolmetscherin oder ein Dolmetscher ist noch nicht bestätigt.",
        "An interpreter is not confirmed yet.",
    ),
    PlanRule.PINNED: Words(
        "Der Besuch ist für {day} um {start} Uhr angekündigt und muss so bleiben.",
        "The visit was announced for {day} at {start} and must stay like that.",
    ),
    PlanRule.NOT_BEFORE: Words(
        "Vor {day} kann die Ankündigung nicht angekommen sein.",
        "Before {day} the announcement cannot have arrived.",
    ),
    PlanRule.OTHER_TIME: Words(
        "Beim letzten Versuch blieb die Tür zu ({weekday}, {part}); nun muss es ein "
        "anderer Wochentag und eine andere Tageszeit sein.",
        "At the last attempt the door stayed shut ({weekday}, {part}); now it has to be "
        "another weekday and another part of the day.",
    ),
    PlanRule.ANOTHER_WAY: Words(
        "{count} Türen blieben nacheinander zu; nun kommt ein Brief oder ein anderer "
        "Ort, keine weitere Tür.",
        "{count} doors in a row stayed shut; now comes a letter or another place, not "
        "one more door.",
    ),
    PlanRule.ATTEMPT_GAP: Words(
        "Zwischen zwei Versuchen bei einem Menschen müssen {days} Tage liegen.",
        "Two attempts to reach one person must be {days} days apart.",
    ),
    PlanRule.ATTEMPTS_A_MONTH: Words(
        "In einem Monat sind bei einem Menschen höchstens {count} Versuche erlaubt.",
        "At most {count} attempts to reach one person are allowed in a month.",
    ),
    PlanRule.ONE_OF: Words(
        "Einer von mehreren möglichen Besuchen genügt; geplant ist schon {other}.",
        "One of several possible visits is enough; {other} is planned already.",
    ),
    PlanRule.HOUSEHOLD: Words(
        "Der Besuch {other} gilt demselben Haushalt; beide gehören in eine Tour.",
        "The visit {other} is to the same household; both belong in one tour.",
    ),
}


@attrs.frozen(kw_only=True)
class Violation:
    """One rule that a plan breaks at one place.

    Attributes:
        rule: Which rule.
        where: Day, pair and, if it is about one stop, the visit; ids only.
        words: What is wrong, in plain words.
        tour: Index of the tour in the plan; ``None``: not said.
        stop: Index of the stop in that tour; ``None``: the tour as a whole.
    """

    rule: PlanRule
    where: str
    words: Words
    tour: int | None = attrs.field(default=None, eq=False, repr=False)
    stop: int | None = attrs.field(default=None, eq=False, repr=False)
