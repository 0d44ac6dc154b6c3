"""Settings can make the failure of a plug-in stricter, and never looser."""

from typing import Any

import pytest
from fault_week import CANARY, CODE_KINDS, NAME, Lasting, registry_of
from faults import MOST_LETTERS
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.errors import InvalidInputError, PluginError
from outreach_core.hooks import (
    KINDS,
    LETTER_FORMAT,
    LETTER_TEMPLATE,
    PLANNER,
    RULEBOOK,
    SINK,
    SOURCE,
    Failures,
    Kind,
    OnFailure,
    Registry,
    blame,
    failure_choices,
    hookimpl,
)
from outreach_core.hooks.failures import allowed
from outreach_core.hooks.guard import members_of
from outreach_core.letters import LetterTemplate
from outreach_core.rules import Rulebook
from outreach_core.testing import MemorySink

DECLARED = {
    "case_stores": OnFailure.ABORT,
    "coaching_directories": OnFailure.ABORT,
    "letter_checks": OnFailure.CLOSED,
    "letter_formats": OnFailure.CLOSED,
    "letter_templates": OnFailure.CLOSED,
    "planners": OnFailure.DEGRADE,
    "report_sections": OnFailure.LEAVE_OUT,
    "rulebooks": OnFailure.ABORT,
    "screeners": OnFailure.DEGRADE,
    "sinks": OnFailure.RETRY,
    "sources": OnFailure.ABORT,
    "travel_times": OnFailure.DEGRADE,
    "workdays": OnFailure.ABORT,
}


def test_every_kind_declares_what_its_failure_means() -> None:
    assert {kind.setting: kind.on_failure for kind in KINDS} == DECLARED


CHANGEABLE = sorted({kind.setting for kind in KINDS} - {"letter_templates"})


@given(chosen=st.dictionaries(st.sampled_from(CHANGEABLE), st.just("abort")))
def test_every_kind_of_code_can_be_made_to_end_the_run(chosen: dict[str, str]) -> None:
    failures = Failures.of(chosen)
    for kind in KINDS:
        ends = kind.setting in chosen or kind.on_failure is OnFailure.ABORT
        assert (failures.on_failure(kind) is OnFailure.ABORT) == ends


@given(
    kind=st.sampled_from(KINDS),
    policy=st.one_of(st.sampled_from([p.value for p in OnFailure]), st.text()),
)
def test_no_kind_can_ever_be_made_looser(kind: Kind[Any], policy: str) -> None:
    if policy in {p.value for p in allowed(kind)}:
        assert Failures.of({kind.setting: policy}).on_failure(kind) == policy
    else:
        with pytest.raises(InvalidInputError, match="never looser"):
            Failures.of({kind.setting: policy})


def test_all_faults_of_the_table_are_told_together_in_both_languages() -> None:
    wanted = {"sources": "degrade", "planers": "abort", "x": "abort", "sinks": "ignore"}
    with pytest.raises(InvalidInputError) as caught:
        Failures.of(wanted)
    assert len(caught.value.faults) == 4
    said = caught.value.words
    assert 'failure.sources: erwartet wird "abort"' in said.de
    assert "Did you mean failure.planners?" in said.en
    assert 'failure.sinks: expected "retry" or "abort"' in said.en
    assert "strenger darf es sein, lockerer nie" in said.de


def test_the_choices_of_a_kind_are_told_in_both_languages() -> None:
    assert failure_choices(PLANNER).de == '"degrade" oder "abort"'
    assert failure_choices(SOURCE).en == '"abort"'


def test_an_answer_that_cannot_be_used_names_whose_it_is() -> None:
    registry = registry_of(Lasting().objects(), SINK)
    reason = failure_choices(SOURCE)
    of_sink = blame(registry.one(SINK, NAME), "deliver", reason)
    assert (of_sink.plugin, of_sink.place) == ("matrix", "sink 'odd'.deliver")
    assert of_sink.ends_run
    assert not blame(registry.one(PLANNER, NAME), "plan", reason).ends_run
    own = blame(MemorySink(name="own"), "deliver", reason)
    assert (own.plugin, own.place, own.ends_run) == (
        "MemorySink",
        "'own'.deliver",
        False,
    )


PROPERTIES = [
    (kind, member)
    for kind in CODE_KINDS
    for member, declared in members_of(kind.protocol).items()
    if isinstance(declared, property)
]


def raising(error: BaseException) -> Any:
    def look(_: object) -> object:
        raise error

    return property(look)


def second_look(good: Any) -> Any:
    seen: list[object] = []

    def look(_: object) -> object:
        seen.append(good)
        return good if len(seen) == 1 else object()

    return property(look)


@pytest.mark.parametrize(("kind", "member"), PROPERTIES)
@pytest.mark.parametrize(
    "fault",
    ["raises", "exits", "strange", "nothing", "too-much", "another-at-second-look"],
)
def test_a_value_that_is_not_what_it_should_be_is_found_at_registration(
    kind: Kind[Any], member: str, fault: str
) -> None:
    objects = Lasting().objects()
    good = objects[kind.hook]
    if fault == "another-at-second-look" and member == "name":
        return  # read once and kept
    look = {
        "raises": raising(KeyError(CANARY)),
        "exits": raising(SystemExit(CANARY)),
        "strange": property(lambda _: object()),
        "nothing": property(lambda _: None),
        "too-much": property(lambda _: "x" * (MOST_LETTERS + 1) + "\n"),
        "another-at-second-look": second_look(getattr(good, member)),
    }[fault]

    class Odd:
        def __getattr__(self, other: str) -> Any:
            return getattr(good, other)

    setattr(Odd, member, look)
    with pytest.raises(InvalidInputError) as caught:
        registry_of(objects | {kind.hook: Odd()}, None)
    said = caught.value.words
    assert "'matrix'" in said.de
    assert "'matrix'" in said.en
    assert CANARY not in said.de + said.en
    assert kind.hook in said.en or member in said.en


class OwnBook(Rulebook):
    """A rulebook that brings code."""


class OwnTemplate(LetterTemplate):
    """A template that brings code."""


@pytest.mark.parametrize(
    ("kind", "own"), [(RULEBOOK, OwnBook), (LETTER_TEMPLATE, OwnTemplate)]
)
def test_data_cannot_bring_code_in_a_class_of_its_own(
    kind: Kind[Any], own: type[Any]
) -> None:
    found = Registry.from_plugins({}).all(kind)[0]
    disguised = own.__new__(own)
    for name in type(found).__slots__:
        if name.startswith("__"):
            continue
        object.__setattr__(disguised, name, getattr(found, name))
    with pytest.raises(InvalidInputError, match=own.__name__):
        registry_of({kind.hook: disguised}, None)


def test_a_hook_without_end_does_not_hang_the_start() -> None:
    class Endless:
        def __iter__(self) -> Any:
            while True:
                yield MemorySink()

    class Handing:
        @hookimpl
        def outreach_sinks(self, settings: Any) -> Any:  # noqa: ARG002  the hook's shape
            return Endless()

    with pytest.raises(InvalidInputError, match="more than 1000 objects"):
        Registry.from_plugins({"endless": Handing()})


def test_ctrl_c_in_a_plug_in_belongs_to_the_user() -> None:
    class Stopped(MemorySink):
        def deliver(self, parcel: Any, *, key: str) -> Any:
            raise KeyboardInterrupt(parcel, key)

    registry = registry_of({SINK.hook: Stopped(name=NAME)}, None)
    with pytest.raises(KeyboardInterrupt):
        registry.one(SINK, NAME).deliver(None, key="k")  # type: ignore[arg-type]
    with pytest.raises(PluginError):
        registry.one(SINK, NAME).deliver()  # type: ignore[call-arg]


def test_the_formats_of_the_core_pass_the_same_guard() -> None:
    registry = Registry.from_plugins(
        {}, failures=Failures.of({"letter_formats": "abort"})
    )
    with pytest.raises(PluginError) as caught:
        registry.one(LETTER_FORMAT, "text").render(None, None)  # type: ignore[arg-type]
    assert caught.value.plugin == "builtin"
    assert caught.value.ends_run
