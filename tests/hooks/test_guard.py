"""A failure inside a plug-in always has a name, and never the inner message."""

import inspect
import pickle
from collections.abc import Callable
from types import FunctionType
from typing import Any

import pendulum
import pytest

from outreach_core.errors import (
    InvalidInputError,
    PluginError,
    StaleVersionError,
    UnknownNameError,
)
from outreach_core.hooks import (
    CASE_STORE,
    COACHING_DIRECTORY,
    KINDS,
    LETTER_FORMAT,
    RULEBOOK,
    SINK,
    SOURCE,
    TRAVEL_TIMES,
    WORKDAYS,
    CaseStore,
    Delivery,
    Kind,
    Origin,
    ParcelKind,
    Registry,
    SourceBatch,
    can_erase,
)
from outreach_core.hooks.guard import guarded, members_of, returns_of
from outreach_core.ids import CustomerId
from outreach_core.testing import MemoryCaseStore

DAY = pendulum.date(2026, 10, 5)
ORIGIN = Origin(plugin="strange", distribution="outreach-strange 1.2")
CANARY = "Frau Beispiel, Kundennummer 123D456789"


class Answers:
    """Stands for any object: every method does the same."""

    name = "odd"
    accepts = frozenset({ParcelKind.PAGE})
    media_type = "text/plain"
    suffix = ".txt"

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act

    def __getattr__(self, member: str) -> Any:
        return lambda *_, **__: self._act()


def raising(error: BaseException) -> Callable[[], object]:
    def act() -> object:
        raise error

    return act


def methods(kind: Kind[Any]) -> dict[str, FunctionType]:
    return {
        name: declared
        for name, declared in members_of(kind.protocol).items()
        if isinstance(declared, FunctionType)
    }


def call(kind: Kind[Any], method: str, act: Callable[[], object]) -> object:
    """Call one method of a guarded object with nothing as every argument."""
    found = guarded(Answers(act), kind=kind, name="odd", origin=ORIGIN)
    parameters = list(inspect.signature(methods(kind)[method]).parameters.values())[1:]
    by_name = {p.name: None for p in parameters if p.kind is p.KEYWORD_ONLY}
    by_place = [None for p in parameters if p.kind is not p.KEYWORD_ONLY]
    return getattr(found, method)(*by_place, **by_name)


EVERY_METHOD = [
    pytest.param(kind, method, id=f"{kind.hook}.{method}")
    for kind in KINDS
    if not kind.is_data
    for method in methods(kind)
]


def test_the_matrix_covers_every_protocol() -> None:
    assert len(EVERY_METHOD) >= 20
    assert {p.values[0].hook for p in EVERY_METHOD} == {
        kind.hook for kind in KINDS if not kind.is_data
    }


@pytest.mark.parametrize(("kind", "method"), EVERY_METHOD)
@pytest.mark.parametrize(
    "error", [KeyError(CANARY), SystemExit(CANARY), RecursionError(), MemoryError()]
)
def test_whatever_a_method_raises_gets_a_name(
    kind: Kind[Any], method: str, error: BaseException
) -> None:
    with pytest.raises(PluginError) as caught:
        call(kind, method, raising(error))
    said = f"{caught.value} {caught.value!r} {caught.value.words}"
    assert "Beispiel" not in said
    assert caught.value.plugin == "strange"
    assert caught.value.distribution == "outreach-strange 1.2"
    assert caught.value.place == f"{kind.noun.en} 'odd'.{method}"
    assert caught.value.reason == f"raised {type(error).__name__}"
    assert caught.value.__cause__ is error


@pytest.mark.parametrize(("kind", "method"), EVERY_METHOD)
def test_a_coroutine_or_generator_is_no_answer(kind: Kind[Any], method: str) -> None:
    async def later() -> None: ...

    with pytest.raises(PluginError, match="returned a coroutine"):
        call(kind, method, later)
    with pytest.raises(PluginError, match="returned a generator"):
        call(kind, method, lambda: (x for x in ()))


@pytest.mark.parametrize(("kind", "method"), EVERY_METHOD)
def test_an_answer_of_another_type_is_named_and_not_quoted(
    kind: Kind[Any], method: str
) -> None:
    class Wrong:
        def __repr__(self) -> str:
            return CANARY

    with pytest.raises(PluginError, match="returned Wrong instead of") as caught:
        call(kind, method, Wrong)
    assert "Beispiel" not in str(caught.value)


@pytest.mark.parametrize(("kind", "method"), EVERY_METHOD)
def test_nothing_is_no_answer_where_one_was_promised(
    kind: Kind[Any], method: str
) -> None:
    promised = inspect.get_annotations(methods(kind)[method])["return"]
    if promised is None:
        assert call(kind, method, lambda: None) is None
    else:
        with pytest.raises(PluginError, match="returned NoneType instead of"):
            call(kind, method, lambda: None)


def test_items_of_the_wrong_type_are_found() -> None:
    with pytest.raises(PluginError, match="returned int within tuple"):
        call(COACHING_DIRECTORY, "offers", lambda: (1, 2))
    with pytest.raises(PluginError, match="returned str within"):
        call(LETTER_FORMAT, "problems", lambda: ["too long"])
    with pytest.raises(PluginError, match="returned str within"):
        call(TRAVEL_TIMES, "minutes", lambda: [[0, "7"]])
    with pytest.raises(PluginError, match="returned bool within"):
        call(TRAVEL_TIMES, "minutes", lambda: [[False]])
    with pytest.raises(PluginError, match="returned int within"):
        call(CASE_STORE, "read_all", lambda: {"c1": (1,)})


def test_a_text_is_no_row_of_anything() -> None:
    with pytest.raises(PluginError, match="returned str instead of"):
        call(LETTER_FORMAT, "problems", lambda: "too long")


STALE = StaleVersionError(expected=1, found=2)
UNKNOWN = UnknownNameError(kind="key", name="k1", known=())


@pytest.mark.parametrize(
    ("kind", "method", "error"),
    [
        (SOURCE, "read", InvalidInputError(subject="kunden.xlsx", faults=["empty."])),
        (CASE_STORE, "append", STALE),
        (CASE_STORE, "confirm", UNKNOWN),
    ],
)
def test_what_is_meant_for_the_user_or_the_workflow_goes_through(
    kind: Kind[Any], method: str, error: Exception
) -> None:
    with pytest.raises(type(error)) as caught:
        call(kind, method, raising(error))
    assert caught.value is error


def test_what_a_plug_in_tells_the_user_says_who_told_it() -> None:
    fault = InvalidInputError(subject="kunden.xlsx", faults=["empty."])
    with pytest.raises(InvalidInputError) as caught:
        call(SOURCE, "read", raising(fault))
    assert caught.value.words.de == (
        "kunden.xlsx: empty.\n"
        "Gemeldet von Plug-in 'strange' (outreach-strange 1.2), Quelle 'odd'.read."
    )
    assert str(caught.value).endswith("(outreach-strange 1.2), source 'odd'.read.")


def test_a_plug_in_that_was_called_by_another_keeps_its_own_name() -> None:
    inner = guarded(Answers(lambda: 1), kind=SOURCE, name="inner", origin=ORIGIN)
    with pytest.raises(PluginError) as caught:
        call(COACHING_DIRECTORY, "offers", lambda: inner.read(as_of=DAY))
    assert caught.value.place == "source 'inner'.read"


def test_a_plug_in_cannot_forge_the_words_of_the_guard() -> None:
    forged = PluginError(plugin="p", distribution="d", place="x", reason=CANARY)
    with pytest.raises(PluginError) as caught:
        call(SOURCE, "read", raising(forged))
    assert caught.value.plugin == "strange"
    assert caught.value.reason == "raised PluginError"


@pytest.mark.parametrize("error", [STALE, UNKNOWN])
def test_errors_that_a_kind_does_not_declare_get_a_name(error: Exception) -> None:
    with pytest.raises(PluginError, match=type(error).__name__):
        call(SOURCE, "read", raising(error))


def test_the_user_can_always_stop() -> None:
    with pytest.raises(KeyboardInterrupt):
        call(SOURCE, "read", raising(KeyboardInterrupt()))


def test_right_answers_pass_unchanged() -> None:
    batch = SourceBatch()
    assert call(SOURCE, "read", lambda: batch) is batch
    assert call(WORKDAYS, "is_workday", lambda: True) is True
    assert call(WORKDAYS, "name_of", lambda: "") == ""
    assert call(CASE_STORE, "read_all", dict) == {}
    assert call(TRAVEL_TIMES, "minutes", lambda: [[0]]) == [[0]]
    receipt = Delivery(where="x")
    assert call(SINK, "deliver", lambda: receipt) is receipt


def test_an_object_cannot_change_its_name_or_be_changed() -> None:
    inner = Answers(SourceBatch)
    source = guarded(inner, kind=SOURCE, name="odd", origin=ORIGIN)
    inner.name = "other"
    assert source.name == "odd"
    with pytest.raises(AttributeError, match="read-only"):
        source.name = "other"  # type: ignore[misc]


def test_members_beyond_the_protocol_are_guarded_too() -> None:
    class More(Answers):
        limit = 3

        def preview(self) -> str:
            raise KeyError(CANARY)

    source: Any = guarded(More(SourceBatch), kind=SOURCE, name="odd", origin=ORIGIN)
    assert source.limit == 3
    with pytest.raises(PluginError, match=r"source 'odd'\.preview: raised KeyError"):
        source.preview()


def test_an_optional_method_may_raise_what_the_kind_declares() -> None:
    store: Any = guarded(
        MemoryCaseStore(), kind=CASE_STORE, name="memory", origin=ORIGIN
    )
    assert can_erase(store)
    with pytest.raises(StaleVersionError):
        store.erase(CustomerId("AAAAA-11111"), expected=1)


def test_data_is_handed_out_as_it_is() -> None:
    registry = Registry.from_plugins({})
    book = registry.one(RULEBOOK, "kassel")
    assert type(book) is RULEBOOK.protocol


def test_a_guarded_object_can_be_sent_to_another_process() -> None:
    calendar = Registry.from_plugins({}).one(WORKDAYS, "sundays")
    copy = pickle.loads(pickle.dumps(calendar))  # noqa: S301  our own bytes
    assert copy.is_workday(DAY)
    assert repr(copy) == repr(calendar)


def test_its_repr_says_whose_it_is() -> None:
    source = guarded(Answers(SourceBatch), kind=SOURCE, name="odd", origin=ORIGIN)
    assert repr(source) == (
        "<source 'odd' of plug-in 'strange' (outreach-strange 1.2)>"
    )


@pytest.mark.parametrize(("kind", "method"), EVERY_METHOD)
def test_every_method_declares_an_answer_that_can_be_checked(
    kind: Kind[Any], method: str
) -> None:
    assert returns_of(methods(kind)[method]).types


def test_the_store_of_the_protocol_is_what_the_guard_reads() -> None:
    assert set(methods(CASE_STORE)) == {
        name for name in vars(CaseStore) if name[0] != "_" and name != "name"
    }
