"""How good the data of a source is: every row accounted for, and nobody given away."""

import json
from html.parser import HTMLParser
from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core import Language, Words
from outreach_core.contacts import ContactHistory
from outreach_core.hooks import (
    ColumnProfile,
    Fixer,
    RowFinding,
    RowIssue,
    SourceBatch,
    SourceProfile,
    Tally,
    UnusedColumn,
)
from outreach_core.people import Address, Customer
from outreach_core.strategies import hooks as strategies
from outreach_core.testing import FixedSource
from outreach_core.workflows import (
    SourceQuality,
    quality_data,
    quality_of,
    quality_page,
    quality_summary,
    read_quality,
)

AS_OF = pendulum.date(2026, 10, 5)
WHAT = Words("Das Datum fehlt.", "The date is missing.")
HOME = Address(street="Kanariengasse 7", postcode="34117", town="Kassel")


def issue(row: int, code: str = "date-unreadable", **more: Any) -> RowIssue:
    return RowIssue(
        place="a.csv", row=row, code=code, words=WHAT, column="Datum", **more
    )


def batch(*issues: RowIssue) -> SourceBatch:
    unused = len({i.row for i in issues if not i.kept})
    tally = Tally(place="a.csv", rows=40 + unused, records=40, issues=unused)
    return SourceBatch(issues=issues, tallies=(tally,))


def full(column: str = "Datum") -> ColumnProfile:
    return ColumnProfile(place="a.csv", column=column, field="on", filled=40, empty=5)


def person(number: int, **more: Any) -> Customer:
    return Customer(
        id=f"c{number}", family_name="Kanarie", given_name="Mia", address=HOME, **more
    )


class Headings(HTMLParser):
    """What a screen reader jumps to."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.tags: set[str] = set()
        self.loose_heads = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag[0] == "h" and tag[1:].isdigit():
            self.levels.append(int(tag[1:]))
        if tag == "th" and "scope" not in dict(attrs):
            self.loose_heads += 1


def test_equal_faults_of_one_column_are_one_finding_with_its_rows() -> None:
    found = quality_of("x", batch(issue(9), issue(3)), as_of=AS_OF)
    (finding,) = found.findings
    assert (finding.count, finding.rows, finding.kept) == (2, (3, 9), False)
    assert finding.words == WHAT


def test_a_finding_counts_all_rows_and_names_twenty() -> None:
    (finding,) = quality_of(
        "x", batch(*(issue(n, kept=True) for n in range(1, 36))), as_of=AS_OF
    ).findings
    assert finding.count == 35
    assert finding.rows == tuple(range(1, 21))


def test_the_source_says_who_can_put_it_right_else_controlling() -> None:
    profile = SourceProfile(fixers={"date-unreadable": Fixer.IT})
    issues = batch(issue(1), issue(2, "row-total"))
    found = quality_of("x", issues, profile=profile, as_of=AS_OF)
    assert {f.code: f.fixer for f in found.findings} == {
        "date-unreadable": Fixer.IT,
        "row-total": Fixer.CONTROLLING,
    }


def test_a_cell_in_doubt_is_not_readable_and_an_empty_one_is_not_in_doubt() -> None:
    issues = batch(issue(1), issue(1, "text-garbled"), issue(2, "date-missing"))
    profile = SourceProfile(columns=(full(),))
    (column,) = quality_of("x", issues, profile=profile, as_of=AS_OF).columns
    assert (column.doubtful, column.valid, column.profile.empty) == (1, 39, 5)


def test_without_a_profile_the_people_themselves_are_looked_at() -> None:
    people = (
        person(1, birth=pendulum.date(1900, 1, 1)),
        person(2),
        person(3),
    )
    found = quality_of("x", SourceBatch(people=people), as_of=AS_OF)
    assert {f.code: (f.count, f.rows) for f in found.findings} == {
        "same-name-and-address": (3, ()),
        "birth-before-1920": (1, ()),
    }
    assert "Kanarie" not in quality_page([found], office="Jobcenter")
    assert "Kanarie" not in json.dumps(quality_data([found]))


def test_the_page_has_no_script_an_order_of_headings_and_named_columns() -> None:
    profile = SourceProfile(
        columns=(full(), full("<Ende>")),
        unused=(UnusedColumn(place="a.csv", column="Diagnose", near="Datum"),),
    )
    found = quality_of("tables", batch(issue(4)), profile=profile, as_of=AS_OF)
    page = quality_page([found], office="Jobcenter <b>")
    seen = Headings()
    seen.feed(page)
    assert not seen.tags & {"script", "link", "img", "iframe", "b", "ende"}
    assert seen.loose_heads == 0
    assert all(
        later <= before + 1
        for before, later in zip(seen.levels, seen.levels[1:], strict=False)
    )
    for words in ("41 Zeilen gelesen", "Zeile 4", "Diagnose", "5. Oktober 2026"):
        assert words in page
    english = quality_page([found], office="x", language=Language.EN)
    assert "Quality of the data" in english
    assert "row 4" in english


def test_the_same_report_whatever_the_order_of_the_issues() -> None:
    rows = [issue(5), issue(2), issue(7, "row-total"), issue(3, kept=True)]
    first, second = (
        quality_of("x", batch(*order), as_of=AS_OF) for order in (rows, rows[::-1])
    )
    assert quality_page([first], office="x") == quality_page([second], office="x")


class Profiled(FixedSource):
    """A source that can say how full its columns are."""

    def profile(self, *, as_of: pendulum.Date) -> SourceProfile:
        assert as_of == AS_OF
        return SourceProfile(columns=(full(),))


@pytest.mark.parametrize(("kind", "columns"), [(Profiled, 1), (FixedSource, 0)])
def test_a_source_may_offer_a_profile_and_need_not(
    house: Any, kind: type[FixedSource], columns: int
) -> None:
    source = kind(name="lists", batch=batch(issue(1)))
    registry = house.registry_of(sources=[source])
    (found,) = read_quality(registry, sources=["lists"], as_of=AS_OF)
    assert found.name == "lists"
    assert len(found.columns) == columns
    assert found.tallies == source.batch.tallies


@given(strategies.source_batches(), strategies.source_profiles())
def test_rows_are_always_records_and_issues_and_merged(
    made: SourceBatch, profile: SourceProfile
) -> None:
    found = quality_of("x", made, profile=profile, as_of=AS_OF)
    for tally in found.tallies:
        assert tally.rows == tally.records + tally.issues + tally.merged
    for column in found.columns:
        assert 0 <= column.valid <= column.profile.filled
    unused = {(i.place, i.row) for i in made.issues if not i.kept}
    told = {(f.place, r) for f in found.findings if not f.kept for r in f.rows}
    assert told <= unused
    assert json.loads(json.dumps(quality_data([found])))["sources"][0]["name"] == "x"
    assert str(sum(t.issues for t in made.tallies)) in quality_summary(
        found
    ).de.replace(".", "")


@given(st.lists(st.integers(1, 99)))
def test_rows_of_a_finding_ascend_and_never_exceed_twenty(rows: list[int]) -> None:
    finding = RowFinding(place="a.csv", code="x", words=WHAT, count=1, rows=rows)
    assert finding.rows == tuple(sorted(set(rows))[:20])


def test_no_source_is_no_report() -> None:
    assert quality_data([]) == {"version": 1, "as_of": None, "sources": []}
    assert SourceQuality(name="x", as_of=AS_OF).findings == ()


def test_people_with_a_contact_nobody_could_read_are_counted_and_not_named() -> None:
    where = (Words("a.csv, Zeile 7", "a.csv, row 7"),)
    histories = {
        "c1": ContactHistory(unread=where),
        "c2": ContactHistory(unread=where * 3),
        "c3": ContactHistory(),
    }
    people = tuple(person(n) for n in (1, 2, 3))
    read = SourceBatch(people=people, histories=histories)
    found = quality_of("a", read, profile=SourceProfile(), as_of=AS_OF).findings
    assert [(f.code, f.count, f.kept) for f in found] == [("contact-unread", 2, False)]
    assert "c1" not in str(found)
    clean = SourceBatch(people=people, histories={"c3": ContactHistory()})
    assert quality_of("a", clean, profile=SourceProfile(), as_of=AS_OF).findings == ()
