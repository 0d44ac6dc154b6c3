"""Whatever the strategies make is possible, and sources account for every row."""

from hypothesis import given, settings

from outreach_core.hooks import (
    Delivery,
    LedgerEntry,
    LedgerState,
    Page,
    Progress,
    SourceBatch,
    Table,
    Tally,
)
from outreach_core.strategies.hooks import (
    deliveries,
    hook_tables,
    ledger_entries,
    pages,
    progresses,
    source_batches,
    tallies,
)


@given(tallies())
def test_rows_are_never_lost(tally: Tally) -> None:
    assert tally.rows - tally.records - tally.merged == tally.issues


@settings(max_examples=40)
@given(source_batches())
def test_every_unused_row_of_a_batch_has_an_issue(batch: SourceBatch) -> None:
    for tally in batch.tallies:
        rows = {i.row for i in batch.issues if i.place == tally.place and not i.kept}
        assert len(rows) == tally.issues
    assert list(batch.people) == sorted(batch.people, key=lambda person: person.id)


@given(hook_tables())
def test_every_row_of_a_table_is_as_wide_as_its_headings(table: Table) -> None:
    assert all(len(row) == len(table.columns) for row in table.rows)


@given(pages(), deliveries(), ledger_entries(), progresses())
def test_small_records_are_what_they_say(
    page: Page, delivery: Delivery, entry: LedgerEntry, progress: Progress
) -> None:
    assert page.html.startswith("<!doctype html>")
    assert delivery.where
    assert bool(entry.receipt) is (entry.state is LedgerState.CONFIRMED)
    assert progress.total is None or progress.done <= progress.total
