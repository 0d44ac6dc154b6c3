"""The invented office: read by the ordinary source, everybody stands where meant."""

from collections import Counter
from pathlib import Path

import pendulum
import pytest

from outreach_cli.demo import FILES, LOST_STORIES, OFFICE_SIZE, Story, write_exports
from outreach_cli.demo.people import invent_people, story_counts
from outreach_core.contacts import ContactHistory
from outreach_core.eligibility import Standing, kassel, screen
from outreach_core.errors import InvalidValueError
from outreach_core.hooks import PluginSettings, Progress, SourceBatch
from outreach_core.people import HoldKind
from outreach_tables import TablesDirectory, TablesSource

AS_OF = pendulum.date(2026, 10, 5)
STANDINGS = {
    **dict.fromkeys(LOST_STORIES, Standing.LOST),
    Story.IN_TOUCH: Standing.IN_CONTACT,
    Story.SIX_MONTHS_TODAY: Standing.IN_CONTACT,
    Story.HELD_IN_TOUCH: Standing.IN_CONTACT,
    Story.NOT_TRIED: Standing.NEEDS_EFFORT,
    Story.HELD: Standing.HELD,
    Story.CONTACT_AHEAD: Standing.REVIEW,
    Story.BENEFIT_UNKNOWN: Standing.REVIEW,
    Story.NOTHING_RECORDED: Standing.REVIEW,
    Story.SILENT_WITHOUT_BENEFIT: Standing.NOT_ELIGIBLE,
    Story.LEFT: Standing.NOT_ELIGIBLE,
}


def read(folder: Path, as_of: pendulum.Date = AS_OF) -> SourceBatch:
    settings = PluginSettings(
        values=dict(FILES), folder=str(folder), key=b"a secret of the office"
    )
    return TablesSource(settings=settings).read(as_of=as_of)


def standings(batch: SourceBatch, as_of: pendulum.Date) -> Counter[Standing]:
    people = [
        (person, batch.histories.get(person.id, ContactHistory()))
        for person in batch.people
    ]
    screening = screen(people, rulebook=kassel(), as_of=as_of)
    return Counter(decision.standing for decision in screening.decisions)


@pytest.mark.parametrize(
    ("seed", "as_of"),
    [
        (1, AS_OF),
        (2, pendulum.date(2026, 8, 31)),
        (3, pendulum.date(2027, 3, 1)),
        (4, pendulum.date(2028, 2, 29)),
    ],
)
def test_everybody_stands_where_the_story_says(
    tmp_path: Path, seed: int, as_of: pendulum.Date
) -> None:
    summary = write_exports(tmp_path, seed=seed, as_of=as_of, customers=300)
    expected: Counter[Standing] = Counter()
    for story, count in summary.stories.items():
        expected[STANDINGS[story]] += count
    assert standings(read(tmp_path, as_of), as_of) == expected
    assert all(summary.stories.values())


def test_every_row_of_the_exports_is_accounted_for(tmp_path: Path) -> None:
    summary = write_exports(tmp_path, seed=7, as_of=AS_OF, customers=300)
    batch = read(tmp_path)
    tallies = {tally.place: tally for tally in batch.tallies}
    people, contacts = tallies["kunden.xlsx, Kunden"], tallies["kontakte.csv"]
    assert people.rows == summary.customer_rows
    assert people.records == summary.customers == len(batch.people) == 300
    assert contacts.rows == summary.contact_rows
    assert contacts.records == summary.contacts
    assert people.merged + contacts.merged == summary.merged_rows
    assert people.issues + contacts.issues == summary.unused_rows
    for place in ("personal.csv", "traeger.csv", "plz.csv", "feststellungen.csv"):
        assert (tallies[place].issues, tallies[place].merged) == (0, 0)


def test_the_lists_are_as_dirty_as_those_of_an_office(tmp_path: Path) -> None:
    write_exports(tmp_path, seed=1, as_of=AS_OF, customers=800)
    codes = {str(issue.code) for issue in read(tmp_path).issues}
    assert codes >= {
        *("row-total", "row-footnote", "row-too-long", "number-missing"),
        *("name-missing", "customer-unknown", "date-unreadable", "date-missing"),
        *("channel-unknown", "outcome-unknown", "duplicate-conflict"),
        *("date-in-future", "postcode-zero-restored", "benefit-missing"),
    }


def test_the_same_seed_gives_the_same_office(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_exports(tmp_path / name, seed=5, as_of=AS_OF, customers=250)
    assert read(tmp_path / "a") == read(tmp_path / "b")
    for file in FILES.values():
        if file.endswith(".csv"):
            first, second = ((tmp_path / n / file).read_bytes() for n in ("a", "b"))
            assert first == second
    write_exports(tmp_path / "b", seed=6, as_of=AS_OF, customers=250)
    assert read(tmp_path / "a") != read(tmp_path / "b")


def test_an_office_of_kassels_size_has_470_people_on_its_list() -> None:
    counts = story_counts(OFFICE_SIZE)
    assert sum(counts.values()) == 14_000
    assert sum(counts[story] for story in LOST_STORIES) == 470


@pytest.mark.slow
def test_all_14_000_customers_are_written_read_and_screened(tmp_path: Path) -> None:
    summary = write_exports(tmp_path, seed=1, as_of=AS_OF)
    batch = read(tmp_path)
    assert len(batch.people) == 14_000
    assert 550_000 < summary.contacts < 570_000
    assert standings(batch, AS_OF)[Standing.LOST] == 470


def test_staff_offers_holds_and_wishes_are_there_to_plan_with(tmp_path: Path) -> None:
    write_exports(tmp_path, seed=1, as_of=AS_OF, customers=1200)
    batch = read(tmp_path)
    assert len(batch.staff) == 3
    assert [member.gender is None for member in batch.staff].count(True) == 1
    assert all(member.home is not None for member in batch.staff)
    held = {hold.kind for person in batch.people for hold in person.holds}
    assert held >= {
        HoldKind.ADDRESS_BLOCK,
        HoldKind.LEGAL_GUARDIAN,
        HoldKind.IN_CUSTODY,
        HoldKind.ASKED_NOT_TO_BE_VISITED,
        HoldKind.INPATIENT,
    }
    addresses = [person.address for person in batch.people if person.address]
    assert len(addresses) == len(batch.people)
    assert all(address.coordinates is not None for address in addresses)
    assert {person.language for person in batch.people} > {"de", "tr", "ar", "uk"}
    assert any(person.wishes.presence != "anyone" for person in batch.people)
    settings = PluginSettings(values={"offers": FILES["offers"]}, folder=str(tmp_path))
    assert len(TablesDirectory(settings=settings).offers(as_of=AS_OF)) == 10


def test_numbers_and_addresses_of_invented_people_reach_nobody() -> None:
    from random import Random  # noqa: PLC0415  only here

    people = invent_people(Random(3), customers=300, as_of=AS_OF)  # noqa: S311
    assert all(person.number.startswith("999A") for person in people)
    assert all(
        not person.email or person.email.endswith("@example.org") for person in people
    )
    # Blocks that the Bundesnetzagentur keeps free for films and books.
    free = ("0171 39200", "0176 040690", "030 23125")
    assert all(not p.phone or p.phone.startswith(free) for p in people)


def test_an_office_too_small_for_its_stories_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="200 or more"):
        write_exports(tmp_path, seed=1, as_of=AS_OF, customers=10)


def test_an_interrupted_run_leaves_no_half_written_file(tmp_path: Path) -> None:
    def interrupt(progress: Progress) -> None:
        if "kontakte" in progress.task.de:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_exports(tmp_path, seed=1, as_of=AS_OF, customers=600, progress=interrupt)
    assert [file.name for file in tmp_path.iterdir()] == ["kunden.xlsx"]
    with (tmp_path / "kunden.xlsx").open("rb") as file:
        assert file.read(2) == b"PK"
