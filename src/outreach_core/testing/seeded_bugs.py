"""Do the laws find anything? Wrong engines, each with the laws that must notice.

    for bug in SEEDED_BUGS:
        print(bug.name, bug.found_by(seed=1))

Most evaluate :data:`SAMPLE_RULE`, in which several conditions hide each other's bugs,
as they do in real rulebooks.
"""

from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import months, years
from outreach_core.rules import (
    Answer,
    FactValue,
    Monotonicity,
    Rule,
    parameter,
    rule,
)
from outreach_core.strategies.rules import SAMPLE_FACTS
from outreach_core.testing import _wrong_answers as wrong
from outreach_core.testing import _wrong_readers as misread
from outreach_core.testing.engine import OUR_ENGINE, Engine
from outreach_core.testing.law_book import laws_for
from outreach_core.testing.laws import BrokenLawError
from outreach_core.testing.plain_judge import PlainJudge

_T: Final = Words("Titel", "title")
_BEGIN: Final = pendulum.Date(2020, 1, 1)
_CONTACT, _BIRTH, _EFFORTS, _BENEFIT, _HOLDS = SAMPLE_FACTS
_SILENCE: Final = (
    parameter("silence", title=_T)
    .since(_BEGIN, months(6).after_event, source="§ 1")
    .since(pendulum.Date(2026, 7, 1), months(4).after_event, source="§ 2")
)
_ENOUGH: Final = parameter("enough", title=_T).since(_BEGIN, 2, source="§ 1")
_OLD: Final = parameter("old", title=_T).since(_BEGIN, years(67).from_day, source="§ 1")
_STOP: Final = parameter("stop", title=_T).since(_BEGIN, frozenset("a"), source="§ 1")
_SILENT: Final = _CONTACT.never_happened | _CONTACT.over(_SILENCE)
SAMPLE_RULE: Final = rule(
    _T,
    rule(Words("lange still", "long silent"), _SILENT, _EFFORTS.at_least(_ENOUGH)),
    _BENEFIT.is_true,
    ~_BIRTH.over(_OLD),
    ~_HOLDS.includes(_STOP),
)
"""Two dates, a count, a flag and a choice; a value that changes; two vetoes."""
SAMPLE_PINS: Final = {"efforts": Monotonicity.UP, "contact": Monotonicity.DOWN}
"""Directions that the sample rule keeps."""
SAMPLE_VETOES: Final[dict[str, FactValue]] = {
    "benefit": False,
    "holds": frozenset("a"),
}
"""Values with which the sample rule says no."""


@attrs.frozen(kw_only=True)
class SeededBug:
    """A wrong engine, and who must notice.

    Attributes:
        name: Stable name ("183-days").
        title: What somebody got wrong.
        laws: Names of laws that must each find it.
        engine: The wrong engine.
        rule: The rule it is tried on.
    """

    name: str
    title: Words
    laws: tuple[str, ...]
    engine: Engine = attrs.field(repr=False)
    rule: Rule = attrs.field(default=SAMPLE_RULE, repr=False)

    def __str__(self) -> str:
        return self.name

    def found_by(self, *, seed: int | None = None, max_examples: int = 100) -> set[str]:
        """Return the names of those of its laws that notice.

        Args:
            seed: The same seed draws the same examples.
            max_examples: How many examples each law gets.
        """
        whole = self.rule == SAMPLE_RULE
        laws = laws_for(
            self.rule,
            engine=self.engine,
            pins=SAMPLE_PINS if whole else None,
            vetoes=SAMPLE_VETOES if whole else None,
        )
        found = set()
        for law in laws:
            if law.name not in self.laws:
                continue
            try:
                law.check(max_examples=max_examples, seed=seed, shrink=False)
            except BrokenLawError:
                found.add(law.name)
        return found


def _plain(**changes: Any) -> Engine:

    made = PlainJudge(**changes)
    return Engine(answer=made.answer, judge=made.judge)


def _ours(**changes: Any) -> Engine:
    return attrs.evolve(OUR_ENGINE, **changes)


def _bug(name: str, de: str, en: str, laws: str, engine: Engine) -> SeededBug:
    return SeededBug(
        name=name, title=Words(de, en), laws=tuple(laws.split()), engine=engine
    )


_ALL: Final = "bound-is-explained"
_DAY: Final = "bound-is-explained counts-every-day"
_RARE: Final = "counts-every-day"

SEEDED_BUGS: Final = (
    _bug("event-day", "Der Tag des Kontakts zählt mit",
         "The day of the contact counts", _DAY, _plain(is_over=wrong.event_day_counted)),
    _bug("subtract", "Monate abgezogen statt addiert",
         "Months subtracted instead of added", _RARE, _plain(is_over=wrong.subtracted)),
    _bug("boundaries", "Monatswechsel gezählt",
         "Month boundaries counted", _DAY, _plain(is_over=wrong.boundaries_counted)),
    _bug("library-months", "in_months von pendulum",
         "in_months of pendulum", _DAY, _plain(is_over=wrong.library_months)),
    _bug("183-days", "183 Tage statt sechs Monate",
         "183 days instead of six months", _DAY, _plain(is_over=wrong.days_183)),
    _bug("never-is-unknown", "Nie Kontakt gilt als unbekannt",
         "Never contacted counts as unknown", "bound-is-explained unknown-has-a-cause",
         _plain(when_never=lambda _: Answer.UNKNOWN)),
    _bug("more-than", "Mehr als statt mindestens",
         "More than instead of at least", _ALL, _plain(is_enough=wrong.more_than)),
    _bug("leap-birthday", "29. Februar wird zum 28.",
         "29 February becomes the 28th", _RARE, _plain(is_over=wrong.leap_day_clamped)),
    _bug("on-the-birthday", "Am Geburtstag noch nicht so alt",
         "Not yet that old on the birthday", _DAY,
         _plain(is_over=wrong.day_after_birthday)),
    _bug("year-difference", "Jahr minus Geburtsjahr",
         "Year minus year of birth", _DAY, _plain(is_over=wrong.years_subtracted)),
    _bug("exempt-missing", "Ausnahme nicht bekannt gilt als keine",
         "Exemption not known counts as none",
         "bound-is-explained knowing-more-never-flips",
         _plain(when_unknown=wrong.not_exempt)),
    _bug("benefit-missing", "Bezug nicht bekannt gilt als kein Bezug",
         "Benefit not known counts as no benefit", _ALL,
         _plain(when_unknown=wrong.no_benefit)),
    _bug("switch-late", "Ein neuer Wert gilt einen Tag zu spät",
         "A new value holds a day late",
         "bound-is-explained future-does-not-touch-the-past",
         _plain(step_on=wrong.a_day_late)),
    _bug("missing-is-no", "Alles Unbekannte gilt als nein",
         "Everything unknown counts as no",
         "bound-is-explained knowing-more-never-flips",
         _plain(when_unknown=lambda _: Answer.NO)),
    _bug("stops-at-unknown", "Und hört beim ersten Unbekannten auf",
         "And stops at the first unknown", "bound-is-explained lattice veto",
         _plain(every=wrong.stops_at_unknown)),
    _bug("not-unknown-is-yes", "Nicht unbekannt heißt ja",
         "Not unknown means yes", "bound-is-explained knowing-more-never-flips",
         _plain(opposite=wrong.unknown_is_yes_under_not)),
    _bug("first-part-only", "Und sieht nur den ersten Teil an",
         "And looks at the first part only", "bound-is-explained lattice veto",
         _plain(every=wrong.first_only)),
    _bug("any-means-all", "Oder heißt und", "Or means and",
         "bound-is-explained lattice", _plain(some=PlainJudge().every)),
    _bug("not-forgotten", "Nicht wird überlesen", "Not is overlooked",
         "bound-is-explained veto", _plain(opposite=lambda answer: answer)),
    _bug("at-most", "Höchstens statt mindestens", "At most instead of at least",
         "bound-is-explained declared-direction", _plain(is_enough=wrong.at_most)),
    _bug("takes-from-the-row", "Angaben werden beim Lesen verändert",
         "Facts are changed while they are read", "total-and-pure",
         misread.takes_from_the_row),
    _bug("cannot-say-never", "Ohne jeden Kontakt bricht die Auswertung ab",
         "Evaluation breaks down when there never was a contact", "total-and-pure",
         misread.cannot_say_never),
    _bug("default-before-law", "Vor dem ersten Wert gilt schon der erste",
         "Before the first value the first one holds", "not-in-force-raises",
         _plain(step_on=wrong.never_out_of_force)),
    _bug("gap-drops-row", "Irgendeine Lücke macht alles unbekannt",
         "Any gap makes everything unknown", "reads-only-its-facts",
         misread.gap_drops_row),
    _bug("de-morgan", "Beim Umformen bleibt und, wo oder hingehört",
         "A rewritten rule keeps and where or belongs", "normal-form",
         misread.without_de_morgan),
    _bug("name-decides", "Ein benannter Schritt kennt kein Unbekannt",
         "A named step knows no unknown", "naming-is-inert", misread.name_decides),
    _bug("last-value-lost", "Beim Schreiben geht der letzte Wert verloren",
         "Writing loses the last value", "round-trip",
         _ours(write=misread.write_first_steps)),
    _bug("keys-ignored", "Ein unbekannter Schlüssel wird überlesen",
         "An unknown key is overlooked", "round-trip",
         _ours(read=misread.read_known_keys)),
    _bug("inverse-by-subtraction", "Der späteste Tag durch Abziehen",
         "The latest day by subtraction", "adjunction",
         _ours(latest=wrong.subtracted_latest)),
    _bug("overflow", "31. plus Monate läuft in den nächsten Monat über",
         "The 31st plus months runs over into the next", "periods-are-monotone",
         _ours(over_from=wrong.overflowing_over_from)),
    _bug("leap-birthday-agreed", "29. Februar überall gleich falsch",
         "29 February wrong everywhere alike", "statute-examples",
         _ours(over_from=wrong.clamped_over_from, latest=wrong.clamped_latest)),
    _bug("change-a-day-late", "Die nächste Änderung einen Tag zu spät genannt",
         "The next change named a day late", "quiet-between-turning-points",
         _ours(next_change=misread.change_a_day_late)),
    _bug("only-first-turn", "Nur der erste Wendetag wird angesehen",
         "Only the first turning point is looked at", "quiet-between-turning-points",
         _ours(next_change=misread.only_first_turn)),
    _bug("today-for-the-past", "Das heutige Recht gilt auch früher",
         "The law of today holds earlier too",
         "bound-is-explained future-does-not-touch-the-past",
         _plain(step_on=wrong.newest_always)),
    _bug("reason-dropped", "Ein Grund fehlt", "A reason is missing",
         "reasons-suffice", _ours(reasons=misread.first_reason_only)),
    _bug("all-are-reasons", "Alles wird als Grund genannt",
         "Everything is named as a reason", "reasons-are-needed",
         _ours(reasons=misread.all_are_reasons)),
    _bug("other-day-told", "Erzählt wird ein anderer Tag",
         "Another day is told", "nothing-invented",
         _ours(sentences=misread.other_day_told)),
    _bug("one-too-few", "Ein Versuch zu wenig verlangt",
         "One attempt too few asked for", "nothing-invented",
         _ours(remedies=misread.one_too_few)),
    _bug("unclear-uncounted", "Der Vergleich zählt Unklare nicht",
         "The comparison does not count the unclear", "comparison",
         _ours(compare=misread.without_the_unclear)),
)  # fmt: skip
"""One line a bug; ``laws`` are those that must find it, not all that may."""
