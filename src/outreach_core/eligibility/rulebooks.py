"""By which rules does an office find people it has lost touch with?"""

import enum
import types
from collections.abc import Mapping
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import SGB_II_AGE_LIMIT, Period, months
from outreach_core.eligibility.vocabulary import (
    BIRTH,
    EFFORTS,
    HOLDS,
    IN_BENEFIT,
    LAST_CONTACT,
    UNKEPT_INVITATIONS,
)
from outreach_core.people import HoldKind
from outreach_core.rules import Parameter, Rule, Rulebook, parameter, rule, walk


class StepKey(enum.StrEnum):
    """Keys of the steps by which screening tells who is where.

    A rulebook of your own that names its steps so gets the same standings; without
    them its people are lost, under review, or not eligible.
    """

    SILENT = "silent"
    """Out of touch for long enough."""
    TRIED = "tried"
    """Despite efforts of the office."""
    IN_BENEFIT = "in_benefit"
    WITHIN_AGE = "within_age"
    """Below the age limit of § 7a SGB II; only where a rulebook asks for it."""
    FREE = "free"
    """No hold stands against writing or visiting."""


# The project in Kassel began in April 2022; nothing is claimed for the time before.
_BEGIN: Final = pendulum.Date(2022, 4, 1)
_KASSEL: Final = (
    "Jobcenter Stadt Kassel, aufsuchende Beratung seit April 2022 (Bericht der HNA)"
)
_AT_LEAST: Final = (
    "Jobcenter Stadt Kassel, „Ein Jahr aufsuchende Beratung in Kassel“ (Bericht)"
)
_BERLIN_BEGIN: Final = pendulum.Date(2023, 2, 1)
_BERLIN: Final = (
    "Jobcenter Berlin Tempelhof-Schöneberg, seit Februar 2023: zwei Termine nicht "
    "wahrgenommen (Berliner Morgenpost, Dezember 2023)"
)
_PROPOSAL: Final = "Vorschlag des Projekts outreach_core, vom Jobcenter zu bestätigen"

_EXCLUDING: Final = parameter(
    "excluding_holds",
    title=Words("Gründe, sich zurückzuhalten", "Reasons to stay away"),
).since(
    pendulum.Date(2005, 1, 1),
    frozenset(kind.value for kind in HoldKind),
    source="§§ 51, 52 BMG; § 13 SGB X; § 7b SGB II; Wunsch der Person",
    note="Jeder Grund trägt einen Tag, an dem ein Mensch ihn wieder prüft.",
)

BENEFIT_STEP: Final = rule(
    Words("Bezieht Leistungen", "Receives benefits"),
    IN_BENEFIT.is_true,
    source="§ 7 SGB II",
    key=StepKey.IN_BENEFIT,
)
"""Applied to everybody: the office has no business with others."""

FREE_STEP: Final = rule(
    Words("Nichts spricht gegen Brief und Besuch", "Nothing stands against a visit"),
    ~HOLDS.includes(_EXCLUDING),
    key=StepKey.FREE,
)
"""Applied to everybody: a hold is never overruled by a rulebook."""


_AGE: Final = parameter("age_limit", title=Words("Altersgrenze", "Age limit")).since(
    _BEGIN,
    SGB_II_AGE_LIMIT,
    source="§ 7a SGB II",
    note="Erreicht mit Ablauf des Monats, in dem das Alter vollendet wird.",
)

AGE_STEP: Final = rule(
    Words("Unter der Altersgrenze", "Below the age limit"),
    ~BIRTH.over(_AGE),
    key=StepKey.WITHIN_AGE,
)
"""For offices whose data keep people past the age limit; not part of a rulebook by
default, because an unknown date of birth would then send people to review."""


def _silence(period: Period, source: str) -> Parameter[Period]:
    return parameter(
        "silence", title=Words("Dauer ohne Kontakt", "Time without contact")
    ).since(
        _BEGIN,
        period,
        source=source,
        note="Internes Auswahlmerkmal, keine Frist: kein Verschieben auf Werktage.",
    )


def _enough_efforts(count: int) -> Parameter[int]:
    return parameter(
        "enough_efforts",
        title=Words("Nötige Versuche", "Attempts needed"),
        unit=Words("Versuche", "attempts"),
    ).since(_BEGIN, count, source=_PROPOSAL)


def _lost(silence: Parameter[Period], efforts: int, *more: Rule) -> Rule:
    return rule(
        Words("Kontakt verloren", "Contact lost"),
        rule(
            Words("Schon lange kein Kontakt", "Out of touch for long"),
            LAST_CONTACT.never_happened | LAST_CONTACT.over(silence),
            key=StepKey.SILENT,
        ),
        rule(
            Words("Trotz Bemühungen", "Despite efforts"),
            EFFORTS.at_least(_enough_efforts(efforts)),
            key=StepKey.TRIED,
        ),
        BENEFIT_STEP,
        *more,
        FREE_STEP,
    )


def kassel(*, efforts: int = 2, age_limit: bool = False) -> Rulebook:
    """Return the rulebook of Kassel: more than six months silent despite efforts.

    Args:
        efforts: How many documented attempts since the last two-way contact are
            enough, 0 or more. The number is this project's proposal.
        age_limit: Also leave out people past the age limit of § 7a SGB II. Without a
            date of birth nobody can say, so they go to review.
    """
    more = (AGE_STEP,) if age_limit else ()
    silence = _silence(months(6).after_event, _KASSEL)
    return Rulebook(
        name="kassel",
        version="2026-10",
        title=Words("Kassel: mehr als sechs Monate", "Kassel: more than six months"),
        source=_KASSEL,
        rule=_lost(silence, efforts, *more),
    )


def kassel_at_least(*, efforts: int = 2) -> Rulebook:
    """Return Kassel in the other wording of its reports: *at least* six months.

    It finds people one day earlier than :func:`kassel`.

    Args:
        efforts: As for :func:`kassel`.
    """
    silence = _silence(months(6).same_day, _AT_LEAST)
    return Rulebook(
        name="kassel-at-least",
        version="2026-10",
        title=Words("Kassel: mindestens sechs Monate", "Kassel: at least six months"),
        source=_AT_LEAST,
        rule=_lost(silence, efforts),
    )


def berlin(*, invitations: int = 2) -> Rulebook:
    """Return the rulebook of Berlin: two invitations in a row that nobody came to.

    It asks for no length of silence and counts nothing that could end in a sanction.

    Args:
        invitations: How many invitations since the last two-way contact are enough.
    """
    enough = parameter(
        "enough_invitations",
        title=Words("Nicht wahrgenommene Einladungen", "Invitations not kept"),
        unit=Words("Einladungen", "invitations"),
    ).since(_BERLIN_BEGIN, invitations, source=_BERLIN)
    return Rulebook(
        name="berlin",
        version="2026-10",
        title=Words("Berlin: zwei Einladungen", "Berlin: two invitations"),
        source=_BERLIN,
        rule=rule(
            Words("Kontakt verloren", "Contact lost"),
            # No key: whoever kept an invitation is not "in contact" for this rulebook.
            rule(
                Words("Mehrmals nicht gekommen", "Repeatedly did not come"),
                UNKEPT_INVITATIONS.at_least(enough),
            ),
            BENEFIT_STEP,
            FREE_STEP,
        ),
    )


def protected(rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with the steps that hold for everybody added if missing.

    Whoever wrote the rulebook: nobody out of benefit and nobody with a hold is lost.
    """
    present = set(walk(rulebook.rule))
    missing = [step for step in (BENEFIT_STEP, FREE_STEP) if step not in present]
    if not missing:
        return rulebook
    return attrs.evolve(rulebook, rule=rule(rulebook.title, rulebook.rule, *missing))


RULEBOOKS: Final[Mapping[str, Rulebook]] = types.MappingProxyType(
    {book.name: book for book in (kassel(), kassel_at_least(), berlin())}
)
"""The rulebooks that ship with the core, by name."""
