"""Which laws hold for one rule, as data for a parametrised test?"""

from collections.abc import Callable, Mapping
from typing import Final

from outreach_core._messages import Words
from outreach_core.rules import FactValue, Monotonicity, Rule
from outreach_core.testing import _laws_of_dates as dates
from outreach_core.testing import _laws_of_meaning as meaning
from outreach_core.testing import _laws_of_reasons as why
from outreach_core.testing import _laws_of_time as time
from outreach_core.testing.engine import OUR_ENGINE, Engine
from outreach_core.testing.laws import Law, Terms, Trial

_JUDGING: Final[tuple[tuple[str, Words, Callable[[Trial], None]], ...]] = (
    (
        "bound-is-explained",
        Words(
            "Schnelle Antwort, Begründung und Abzählen am Kalender stimmen überein",
            "Fast answer, explanation and counting by the calendar agree",
        ),
        meaning.bound_is_explained,
    ),
    (
        "total-and-pure",
        Words(
            "Jede Person bekommt eine Antwort, und zweimal dieselbe",
            "Everybody gets an answer, and twice the same",
        ),
        meaning.total_and_pure,
    ),
    (
        "reads-only-its-facts",
        Words(
            "Angaben, nach denen niemand fragt, spielen keine Rolle",
            "Facts that nobody asks about play no part",
        ),
        meaning.reads_only_its_facts,
    ),
    (
        "unknown-has-a-cause",
        Words(
            "Nur eine fehlende Angabe macht eine Antwort unbekannt",
            "Only a missing fact makes an answer unknown",
        ),
        meaning.unknown_has_a_cause,
    ),
    (
        "knowing-more-never-flips",
        Words(
            "Mehr zu wissen macht aus Ja nie Nein und aus Nein nie Ja",
            "Knowing more never turns yes into no or no into yes",
        ),
        meaning.knowing_more_never_flips,
    ),
    (
        "declared-direction",
        Words(
            "Mehr von einer Angabe bewegt die Antwort nur in ihre Richtung",
            "More of a fact moves the answer only its own way",
        ),
        meaning.declared_direction,
    ),
    (
        "veto",
        Words(
            "Ein Ausschlussgrund bedeutet Nein, was auch sonst gilt",
            "A veto means no, whatever else is so",
        ),
        meaning.veto,
    ),
    (
        "lattice",
        Words(
            "Und, oder, nicht verbinden sich nach den Regeln der Logik",
            "And, or, not combine by the rules of logic",
        ),
        meaning.lattice,
    ),
    (
        "normal-form",
        Words(
            "Das Nicht nach innen gezogen, bleiben Antwort und Gründe",
            "With every not moved inward, answer and reasons stay",
        ),
        meaning.normal_form,
    ),
    (
        "naming-is-inert",
        Words(
            "Ein Name ändert nur die Erklärung",
            "A name changes nothing but the explanation",
        ),
        meaning.naming_is_inert,
    ),
    (
        "quiet-between-turning-points",
        Words(
            "Zwischen zwei Wendetagen ändert sich keine Antwort",
            "Between two turning points no answer changes",
        ),
        time.quiet_between_turning_points,
    ),
    (
        "future-does-not-touch-the-past",
        Words(
            "Ein neuer Wert lässt alle früheren Tage, wie sie waren",
            "A new value leaves all earlier days as they were",
        ),
        time.future_does_not_touch_the_past,
    ),
    (
        "reasons-suffice",
        Words(
            "Die genannten Gründe genügen für die Antwort",
            "The reasons given suffice for the answer",
        ),
        why.reasons_suffice,
    ),
    (
        "reasons-are-needed",
        Words(
            "An jedem genannten Grund hängt die Antwort oder ein anderer Grund",
            "On every reason given hangs the answer or another reason",
        ),
        why.reasons_are_needed,
    ),
    (
        "nothing-invented",
        Words(
            "Jede Zahl in der Erklärung stammt aus Person, Regel oder Kalender",
            "Every number in the explanation comes from person, rule or calendar",
        ),
        why.nothing_invented,
    ),
    (
        "comparison",
        Words(
            "Der Vergleich zweier Fassungen verliert niemanden",
            "Comparing two versions loses nobody",
        ),
        time.comparison,
    ),
)
_ONCE: Final[tuple[tuple[str, Words, Callable[[Trial], None]], ...]] = (
    (
        "not-in-force-raises",
        Words(
            "Vor dem ersten Wert gibt es keine Antwort",
            "Before the first value there is no answer",
        ),
        time.not_in_force_raises,
    ),
    (
        "round-trip",
        Words(
            "Aufgeschrieben und gelesen bleibt es dieselbe Regel",
            "Written down and read it stays the same rule",
        ),
        time.round_trip,
    ),
    (
        "adjunction",
        Words(
            "Vorwärts und rückwärts gerechnet ist eine Frist gleich um",
            "Counted forwards and backwards a period is over alike",
        ),
        dates.adjunction,
    ),
    (
        "counts-every-day",
        Words(
            "Am Ende jeder Frist zählt die Regel wie der Kalender",
            "At the end of every period the rule counts as the calendar does",
        ),
        dates.counts_every_day,
    ),
    (
        "periods-are-monotone",
        Words(
            "Was später beginnt, endet nicht früher",
            "What begins later does not end earlier",
        ),
        dates.periods_are_monotone,
    ),
    (
        "statute-examples",
        Words(
            "Die Beispiele aus Gesetz und Urteilen stimmen",
            "The examples of statute and courts come out right",
        ),
        dates.statute,
    ),
)


def laws_for(
    rule: Rule,
    *,
    pins: Mapping[str, Monotonicity] | None = None,
    vetoes: Mapping[str, FactValue] | None = None,
    engine: Engine = OUR_ENGINE,
) -> tuple[Law, ...]:
    """Return every law that *rule* must obey.

    Args:
        rule: The rule.
        pins: Directions that must stay as they are whoever changes the rule, by fact
            ("more efforts never make somebody less lost").
        vetoes: Values that must mean "no" whatever else is so, by fact.
        engine: The evaluator to try; ours by default.

    Returns:
        The laws in a fixed order; ``str(law)`` is its stable name.
    """
    terms = Terms(rule=rule, engine=engine, pins=pins or {}, vetoes=vetoes or {})
    return tuple(
        Law(name=name, title=title, terms=terms, judges=judges, body=body)
        for laws, judges in ((_JUDGING, True), (_ONCE, False))
        for name, title, body in laws
    )
