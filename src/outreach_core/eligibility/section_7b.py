"""Which numbers and words of § 7b (4) SGB II hold on a day, and on whose word?

Every number is a dated parameter with its source. What nobody could read in the text
of the law is an :class:`OpenQuestion`: it says what was chosen here and how sure that
is, so that the legal team of a house can decide it. Nothing here is legal advice.
"""

import enum
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_text
from outreach_core.calendar import months
from outreach_core.rules import parameter

_REFORM: Final = "13. SGB-II-Änderungsgesetz v. 16.4.2026 (BGBl. 2026 I Nr. 107)"
_SECTION_7B: Final = f"§ 7b Abs. 4 SGB II in der Fassung des {_REFORM}"
IN_FORCE_SINCE: Final = pendulum.Date(2026, 7, 1)
"""First day of the new § 7b (4); what lies before keeps the old law (§ 65a SGB II)."""

CONSECUTIVE_NEEDED: Final = parameter(
    "consecutive_needed",
    title=Words("Aufeinanderfolgende Termine", "Consecutive dates"),
    unit=Words("Termine", "dates"),
).since(
    IN_FORCE_SINCE,
    3,
    source=_SECTION_7B,
    note="Wie viele es sind, sagt das Jobcenter. Hier wird nie gezählt.",
)
"""From how many on the section applies; compared with what the office states."""

GRACE_PERIOD: Final = parameter(
    "grace_period", title=Words("Monat der persönlichen Meldung", "Grace month")
).since(
    IN_FORCE_SINCE,
    months(1).from_day,
    source=_SECTION_7B,
    note="Ein Kalendermonat, ab dem ersten Tag ohne Leistung.",
)
"""How long the rent is still paid and an appearance at the office undoes everything."""

REDUCTION_PERCENT: Final = parameter(
    "reduction_percent",
    title=Words("Minderung im Monat der Meldung", "Reduction in the month"),
    unit=Words("Prozent des Regelbedarfs", "percent of the standard need"),
).since(IN_FORCE_SINCE, 30, source=f"§ 32 Abs. 3 SGB II, {_REFORM}")
"""What is deducted from the standard need of that month after a personal report."""

HEARING_GROUNDS: Final = parameter(
    "hearing_grounds", title=Words("Anlass der Anhörung", "Grounds for a hearing")
).since(
    IN_FORCE_SINCE,
    frozenset({"sentence_2", "sentence_3"}),
    source=f"§ 31a Abs. 2 S. 2, 3 SGB II, {_REFORM}",
)
"""By which sentences a personal hearing is to be offered without a request."""

_OLD_NAME: Final = "buergergeld"
_NEW_NAME: Final = "grundsicherungsgeld"
BENEFIT_NAMES: Final = (
    parameter("benefit_names", title=Words("Name der Leistung", "Name of the benefit"))
    .since(
        pendulum.Date(2023, 1, 1),
        frozenset({_OLD_NAME}),
        source="SGB II in der Fassung bis 30.6.2026",
        note="Erster Tag aus allgemeinem Wissen, am Gesetz nicht nachgelesen.",
    )
    .since(IN_FORCE_SINCE, frozenset({_OLD_NAME, _NEW_NAME}), source="§ 65a SGB II")
    .since(
        pendulum.Date(2027, 1, 1),
        frozenset({_NEW_NAME}),
        source="§ 65a SGB II",
        note="„Bürgergeld“ ist bis 31.12.2026 erlaubt.",
    )
)
"""How the benefit may be called on a day."""

_NAMES: Final = {
    _NEW_NAME: Words("Grundsicherungsgeld", "basic income support"),
    _OLD_NAME: Words("Bürgergeld", "citizen's benefit (Bürgergeld)"),
}


def allowed_benefit_names(day: pendulum.Date) -> tuple[Words, ...]:
    """Return the names the benefit may carry on *day*, the newest first.

    Raises:
        NotInForceError: *day* lies before 2023.
    """
    allowed = BENEFIT_NAMES.on(day).value
    return tuple(words for name, words in _NAMES.items() if name in allowed)


def benefit_name(day: pendulum.Date) -> Words:
    """Return what the benefit is called in texts of *day*."""
    return allowed_benefit_names(day)[0]


class Evidence(enum.StrEnum):
    """How sure a statement about the law is."""

    READ = "read"
    """The wording was read."""
    EXCERPT = "excerpt"
    """Only an excerpt or a report about it was read."""
    GENERAL = "general"
    """General knowledge, not looked up."""
    INFERENCE = "inference"
    """Concluded from what was read."""


EVIDENCE_WORDS: Final = {
    Evidence.READ: Words("Wortlaut gelesen", "wording read"),
    Evidence.EXCERPT: Words("nur auszugsweise gelesen", "read as an excerpt only"),
    Evidence.GENERAL: Words("allgemeines Wissen", "general knowledge"),
    Evidence.INFERENCE: Words("Schlussfolgerung", "inference"),
}
"""How sure, in words for the person who has to decide."""


@attrs.frozen(kw_only=True)
class OpenQuestion:
    """One point of § 7b that a house has to settle with its legal team.

    Attributes:
        key: Stable name.
        words: What is open and how it is handled here until somebody decides.
        evidence: How sure the handling is.
        source: Where it comes from.
    """

    key: str = attrs.field(validator=is_text)
    words: Words
    evidence: Evidence
    source: str = attrs.field(validator=is_text)


_FIELD_NOTES: Final = "outreach_core, Fachgrundlagen 3.1 (Stand August 2026)"

OPEN_QUESTIONS: Final = (
    OpenQuestion(
        key="home-door",
        words=Words(
            "Ob ein Gespräch an der Wohnungstür eine persönliche Meldung im Jobcenter "
            "ist, ist offen. Hier ist es nie eine.",
            "Whether a talk at the door is a personal report at the jobcenter is open. "
            "Here it never is.",
        ),
        evidence=Evidence.INFERENCE,
        source=_SECTION_7B,
    ),
    OpenQuestion(
        key="determination-day",
        words=Words(
            "Ob für den Monatsbeginn der Tag der Entscheidung oder der Bekanntgabe "
            "zählt, ist offen. Es gilt der Tag, den das Jobcenter einträgt.",
            "Whether the day of the decision or of its notification counts is open. "
            "The day that the jobcenter enters is taken.",
        ),
        evidence=Evidence.INFERENCE,
        source=_FIELD_NOTES,
    ),
    OpenQuestion(
        key="in-a-row",
        words=Words(
            "Ob auch ein Termin mit wichtigem Grund die Folge unterbricht, ist offen. "
            "Es gilt die Zahl, die das Jobcenter einträgt.",
            "Whether a date missed for an important reason also breaks the row is "
            "open. The number that the jobcenter enters is taken.",
        ),
        evidence=Evidence.INFERENCE,
        source=_FIELD_NOTES,
    ),
    OpenQuestion(
        key="early-appearance",
        words=Words(
            "Ob eine Meldung nach der Feststellung, aber vor dem ersten Tag ohne "
            "Leistung genügt, ist zu entscheiden. Voreinstellung: nein, bitte prüfen.",
            "Whether a report after the determination, but before the first day "
            "without benefit, is enough must be decided. Default: no, please check.",
        ),
        evidence=Evidence.INFERENCE,
        source=_SECTION_7B,
    ),
    OpenQuestion(
        key="month-end",
        words=Words(
            "Der letzte Tag verschiebt sich hier nicht, wenn er auf ein Wochenende "
            "oder einen Feiertag fällt.",
            "The last day does not move here when it falls on a weekend or holiday.",
        ),
        evidence=Evidence.INFERENCE,
        source="§ 26 Abs. 4 SGB X",
    ),
    OpenQuestion(
        key="transition",
        words=Words(
            "Termine vor dem 1.7.2026 behalten die alten Folgen. Ob die genannten "
            "Termine danach lagen, weiß nur das Jobcenter.",
            "Dates before 1 July 2026 keep the old consequences. Only the jobcenter "
            "knows whether the stated ones lay after it.",
        ),
        evidence=Evidence.READ,
        source="§ 65a SGB II",
    ),
    OpenQuestion(
        key="health-cover",
        words=Words(
            "Dass die Krankenversicherung im Monat der Meldung bestehen bleibt, ist "
            "aus der Mindestleistung von 1 € geschlossen.",
            "That health cover lasts through the grace month is concluded from the "
            "minimum benefit of 1 euro.",
        ),
        evidence=Evidence.INFERENCE,
        source="§ 31a Abs. 4 S. 3 SGB II",
    ),
    OpenQuestion(
        key="revival",
        words=Words(
            "Nach dem letzten Tag lebt der Anspruch ab der persönlichen Vorsprache "
            "wieder auf, bis zum Ende des Bewilligungszeitraums.",
            "After the last day the claim revives from a personal appearance on, "
            "until the end of the approval period.",
        ),
        evidence=Evidence.EXCERPT,
        source="gegen-hartz.de zu BT-Drs. 21/4076",
    ),
    OpenQuestion(
        key="directives",
        words=Words(
            "Fachliche Weisungen der BA zu den neuen §§ 7b, 31a und 32 lagen nicht vor.",
            "No directives of the BA on the new §§ 7b, 31a and 32 were available.",
        ),
        evidence=Evidence.GENERAL,
        source=_FIELD_NOTES,
    ),
)
"""What the radar assumes and somebody has to confirm."""
