"""What batches, tables, parcels and progress can hold, and what they refuse."""

import pickle

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Words
from outreach_core.contacts import ContactHistory
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import (
    LedgerEntry,
    LedgerState,
    Page,
    Parcel,
    ParcelKind,
    Progress,
    RowIssue,
    SourceBatch,
    Table,
    Tally,
)
from outreach_core.ids import CustomerId, StaffId
from outreach_core.people import Customer, StaffMember

WORDS = Words("Text", "text")
PLACE = "kunden.xlsx, Blatt 1"


def person(number: int) -> Customer:
    return Customer(id=CustomerId(f"c{number}"), family_name="Beispiel")


def issue(row: int, *, kept: bool = False) -> RowIssue:
    return RowIssue(
        place=PLACE, row=row, code="date-unreadable", words=WORDS, kept=kept
    )


def test_rows_are_records_or_issues_or_merged() -> None:
    Tally(place=PLACE, rows=6, records=3, issues=2, merged=1)
    with pytest.raises(InvalidValueError, match=r"'rows' must be records \+ issues"):
        Tally(place=PLACE, rows=7, records=3, issues=2, merged=1)


def test_every_unused_row_has_an_issue() -> None:
    tally = Tally(place=PLACE, rows=3, records=1, issues=2)
    SourceBatch(tallies=(tally,), issues=(issue(4), issue(4), issue(7)))
    with pytest.raises(InvalidInputError, match="2 rows are counted as unused, 1 have"):
        SourceBatch(tallies=(tally,), issues=(issue(4), issue(4)))


def test_an_issue_of_a_row_that_was_used_does_not_count_as_unused() -> None:
    tally = Tally(place=PLACE, rows=1, records=1)
    batch = SourceBatch(tallies=(tally,), issues=(issue(4, kept=True),))
    assert batch.issues[0].kept
    with pytest.raises(InvalidInputError, match="kept=True"):
        SourceBatch(tallies=(tally,), issues=(issue(4),))


@given(st.permutations([1, 2, 3, 4]))
def test_the_order_of_rows_is_not_seen_in_a_batch(order: list[int]) -> None:
    made = SourceBatch(
        people=[person(n) for n in order],
        histories={CustomerId(f"c{n}"): ContactHistory() for n in order},
        staff=[StaffMember(id=StaffId(f"s{n}"), name="Frau Ley") for n in order],
        issues=[issue(n) for n in order],
    )
    ordered = sorted(order)
    assert [p.id for p in made.people] == [f"c{n}" for n in ordered]
    assert list(made.histories) == [f"c{n}" for n in ordered]
    assert [s.id for s in made.staff] == [f"s{n}" for n in ordered]
    assert [i.row for i in made.issues] == ordered


def test_two_records_of_one_id_are_refused_without_the_id() -> None:
    staff = StaffMember(id=StaffId("s1"), name="Frau Ley")
    with pytest.raises(InvalidInputError) as caught:
        SourceBatch(people=(person(1), person(1)), staff=(staff, staff))
    assert len(caught.value.faults) == 2
    assert "c1" not in str(caught.value)


def test_a_batch_shows_nobody_and_can_be_sent_to_another_process() -> None:
    batch = SourceBatch(
        people=(person(1),), histories={CustomerId("c1"): ContactHistory()}
    )
    assert "c1" not in repr(batch)
    assert pickle.loads(pickle.dumps(batch)) == batch  # noqa: S301  our own bytes


@pytest.mark.parametrize("code", ["", "Date", "date unreadable", "date-", "-date"])
def test_a_code_is_made_for_statistics(code: str) -> None:
    with pytest.raises(InvalidValueError, match="lower-case words"):
        RowIssue(place=PLACE, row=1, code=code, words=WORDS)


@pytest.mark.parametrize(
    "row",
    [
        ("a",),
        ("a", 1, 2),
        ("a", 1.5),
        ("a", True),
        ("a", pendulum.datetime(2026, 1, 1)),
    ],
)
def test_a_table_refuses_rows_that_do_not_fit(row: tuple[object, ...]) -> None:
    with pytest.raises(InvalidValueError, match="rows of 2 cells"):
        Table(name="t", title=WORDS, columns=(WORDS, WORDS), rows=(row,))


def test_a_table_takes_texts_numbers_days_and_blanks_and_shows_none() -> None:
    rows = [["Beispiel", 3], [pendulum.date(2026, 10, 5), None]]
    table = Table(name="t", title=WORDS, columns=[WORDS, WORDS], rows=rows)
    assert table.rows == (("Beispiel", 3), (pendulum.date(2026, 10, 5), None))
    assert "Beispiel" not in repr(table)
    assert hash(table) == hash(attrs.evolve(table))


@pytest.mark.parametrize(
    "name", ["", "a/b", "..", ".hidden", "a b", "Müller", "a\n", "a" * 101, "a."]
)
def test_a_parcel_has_a_name_for_every_file_system(name: str) -> None:
    with pytest.raises(InvalidValueError, match="a file name"):
        Parcel(kind=ParcelKind.PAGE, name=name, content=Page(html="<p>"))


@pytest.mark.parametrize("kind", sorted(set(ParcelKind) - {ParcelKind.PAGE}))
def test_a_parcel_holds_what_its_kind_says(kind: ParcelKind) -> None:
    page = Page(html="<p>Beispiel")
    assert "Beispiel" not in repr(
        Parcel(kind=ParcelKind.PAGE, name="seite", content=page)
    )
    with pytest.raises(InvalidValueError, match="'content' must be"):
        Parcel(kind=kind, name="seite", content=page)


@pytest.mark.parametrize("content", [(), ("x",), (Page(html="<p>"),)])
def test_a_parcel_of_tables_holds_tables(content: tuple[object, ...]) -> None:
    with pytest.raises(InvalidValueError, match="tables, at least one"):
        Parcel(kind=ParcelKind.TABLES, name="t", content=content)  # type: ignore[arg-type]


@pytest.mark.parametrize("total", [2, -1, 3.0, True])
def test_progress_never_passes_its_end(total: object) -> None:
    Progress(task=WORDS, done=3, total=3)
    with pytest.raises(InvalidValueError, match="not less than 'done'"):
        Progress(task=WORDS, done=3, total=total)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "receipt"), [(LedgerState.RESERVED, "x"), (LedgerState.CONFIRMED, "")]
)
def test_a_receipt_is_there_exactly_when_confirmed(
    state: LedgerState, receipt: str
) -> None:
    with pytest.raises(InvalidValueError, match="a receipt when confirmed"):
        LedgerEntry(key="k", state=state, receipt=receipt)
