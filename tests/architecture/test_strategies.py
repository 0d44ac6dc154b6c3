"""Every public type of the core can be drawn, or stands here with the reason why not."""

import importlib
import inspect
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tree import PURE, public

from outreach_core.strategies._made_by import MADE_BY

# Reason, and the types that Hypothesis cannot make from their name alone.
WITHOUT = {
    "calendar": (
        "drawn inside age_limits and periods",
        "Cohort MonthCount",
    ),
    "cases": (
        "drawn in an order that is possible, by strategies.cases.case_events and cases",
        "CaseEvent CaseNote CaseOpened ConsentWithdrawn DecidedOtherwise LetterHandedOver Referred VisitAgreed VisitAnnounced VisitCancelled VisitEnded VisitScheduled",
    ),
    "coaching": (
        "only made by referral_package, from consent given",
        "ReferralPackage",
    ),
    "eligibility": (
        "a question of the law, listed once in eligibility.section_7b",
        "OpenQuestion",
    ),
    "hooks": (
        "holds code of a plug-in, a folder or a key",
        "Content GuardedCall Host Kind LetterTemplate Parcel PluginSettings SealedPackage",
    ),
    "letters": (
        "drawn as parts of strategies.letters.letters, runs and blocks; a template is proven, a batch is rendered",
        "AddressBlock BatchRow Block Bullets Choice Choices DoorCardWords Fact Facts Heading LetterBatch LetterTemplate LetterText Margins Note Paragraph PrintFile RenderedLetter Run Zone",
    ),
    "reports": (
        "drawn inside report_measures and additive_tables",
        "Cell CohortWeek InterimReport Measure Section Sum",
    ),
    "rules": (
        "generic or about one kind of fact: drawn by strategies.rules.parameters and conditions",
        "Choice ChoiceFact Compare CountFact DateFact Definitions FlagFact Includes IsTrue NeverHappened Over Parameter Receipt Step",
    ),
    "visits": (
        "parts of a plan and answers about it, made from a problem, a desk or an engine that can be drawn",
        "AftercareItem AwaitedReport Budget FieldPackage FieldRow JudgedProposal NoteAccess Pause PlanTrace Proposal RefusedProposal Replanned RoutingJob RoutingPause RoutingVehicle RoutingWindow SeenNotes Stop StraightLine Tour TravelTable VisitPlan",
    ),
    "workflows": (
        "made by a workflow from what can be drawn, or numbers that an office chooses",
        "AnnouncementRules Announcements ArrivalWindow ColumnQuality Gathered Interpreter MeetingPoint OfficeDay OfficeMeans PlanInForce Referral SourceQuality TrainingRule VisitLetter WeekInForce WeekPlanned WeekReplanned",
    ),
}
TYPES = [
    pytest.param(package.removeprefix("outreach_core."), kind, id=f"{package}.{name}")
    for package, name, kind in public()
    if inspect.isclass(kind)
    and attrs.has(kind)
    and package.removeprefix("outreach_core.") in (*PURE, "hooks", "workflows")
]


def is_made(kind: type[Any]) -> bool:
    """Say whether Hypothesis makes valid instances of a type from its name alone."""

    @settings(
        max_examples=5,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_type(kind))
    def draw(value: object) -> None:
        assert isinstance(value, kind)

    try:
        draw()
    except Exception:  # noqa: BLE001  whatever it says, the type was not made
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize(("package", "kind"), TYPES)
def test_hypothesis_makes_it_or_the_reason_stands_here(
    package: str, kind: type[Any]
) -> None:
    _, listed = WITHOUT.get(package, ("", ""))
    if kind.__name__ not in listed.split():
        assert is_made(kind), f"write a strategy for {kind.__name__}, or say why not"


@pytest.mark.parametrize("package", WITHOUT)
def test_an_exception_has_a_reason_and_a_type_that_exists(package: str) -> None:
    reason, listed = WITHOUT[package]
    door = importlib.import_module(f"outreach_core.{package}")
    assert reason
    assert set(listed.split()) <= set(door.__all__)
    assert not set(listed.split()) & set(MADE_BY.get(package, ()))


@pytest.mark.parametrize("package", MADE_BY)
def test_what_is_registered_exists(package: str) -> None:
    door = importlib.import_module(f"outreach_core.{package}")
    assert set(MADE_BY[package]) <= set(door.__all__)
    for strategy in MADE_BY[package].values():
        *module, name = strategy.split(".")
        made = ".".join(("outreach_core.strategies", *(module or [package])))
        assert callable(getattr(importlib.import_module(made), name))
