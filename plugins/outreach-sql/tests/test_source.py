"""The source "sql" reads views as the tables are read, and leaves no trace."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_core.contacts import Channel, Outcome
from outreach_core.eligibility import Standing, kassel, screen
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings, SourceBatch
from outreach_core.people import HoldKind, RepresentativeKind
from outreach_sql.source import SqlSource

MIA = "INSERT INTO person VALUES ('111A', 'Muster', 'Mia', '', TRUE, 'geheim')"


def codes(batch: SourceBatch) -> list[tuple[str, int, str, str]]:
    return [(i.place, i.row, str(i.code), i.column) for i in batch.issues]


def tally(batch: SourceBatch, place: str) -> tuple[int, int, int, int]:
    found = next(t for t in batch.tallies if t.place == place)
    return found.rows, found.records, found.issues, found.merged


def test_people_contacts_and_staff_come_from_views(office: Any) -> None:
    batch = office.read()
    (mia,) = batch.people
    assert (mia.family_name, mia.given_name, mia.in_benefit) == ("Muster", "Mia", True)
    (contact,) = batch.histories[mia.id].contacts
    assert contact.on == pendulum.date(2026, 1, 5)
    assert (contact.channel, contact.outcome) == (Channel.PHONE, Outcome.NOT_REACHED)
    (anna,) = batch.staff
    assert anna.works_on(pendulum.date(2026, 10, 5))
    assert batch.issues == ()


def test_every_row_of_a_view_is_accounted_for(office: Any) -> None:
    office.run(
        "INSERT INTO person VALUES ('112A', 'Probe', 'Paul', 'Haft', FALSE, '')",
        "INSERT INTO person VALUES ('112A', 'Probe', 'Paul', 'Haft', FALSE, '')",
        "INSERT INTO person VALUES ('112A', 'Zander', 'Paul', 'Haft', FALSE, '')",
        "INSERT INTO person VALUES (NULL, NULL, NULL, NULL, NULL, NULL)",
        "INSERT INTO person VALUES ('113A', 'Summe', 'Sami', '???', TRUE, '')",
        "INSERT INTO kontakt VALUES ('999X', '2026-01-05', 'Brief', 'versandt')",
        "INSERT INTO kontakt VALUES ('111A', NULL, 'Brief', 'versandt')",
    )
    batch = office.read()
    assert tally(batch, "kunden") == (6, 2, 3, 1)
    assert tally(batch, "kontakte") == (3, 1, 2, 0)
    paul = next(person for person in batch.people if person.family_name != "Muster")
    assert [hold.kind for hold in paul.holds] == [HoldKind.IN_CUSTODY]
    assert {code for _, _, code, _ in codes(batch)} == {
        *("number-missing", "duplicate-conflict", "hold-unreadable"),
        *("customer-unknown", "date-missing"),
    }


def test_two_calls_on_one_day_are_two_efforts(office: Any) -> None:
    later = (
        "INSERT INTO kontakt VALUES"
        " ('111A', '2026-01-05 11:45:00', 'Telefon', 'nicht erreicht')"
    )
    office.run(later, later)
    batch = office.read()
    assert tally(batch, "kontakte") == (3, 2, 0, 1)
    (history,) = batch.histories.values()
    assert [c.on.isoformat() for c in history.contacts] == ["2026-01-05"] * 2


def test_the_number_of_a_row_is_its_place_in_the_query_shown(office: Any) -> None:
    office.run(
        "INSERT INTO kontakt VALUES ('222A', '2026-02-02', 'Brief', 'versandt')",
        "INSERT INTO kontakt VALUES ('000A', '2026-03-03', 'Brief', 'versandt')",
    )
    shown = office.dry_run().split("kontakte (contacts)")[1]
    query = next(line for line in shown.splitlines() if "SELECT" in line)
    if office.server is None:
        with closing(sqlite3.connect(office.file)) as connection:
            rows = connection.execute(query).fetchall()
    else:
        rows = office.server.ask(query)
    numbers = [number for number, row in enumerate(rows, 1) if row[0] != "111A"]
    assert [row for _, row, _, _ in codes(office.read())] == numbers


def test_the_order_in_which_rows_were_written_plays_no_part(office: Any) -> None:
    rows = [
        "INSERT INTO person VALUES ('112A', 'Probe', 'Paul', '???', TRUE, '')",
        "INSERT INTO person VALUES ('112A', 'Zander', 'Paul', '', TRUE, '')",
        "INSERT INTO person VALUES ('000A', 'Beispiel', 'Bo', '???', TRUE, '')",
        MIA,
    ]
    found = []
    for order in (rows, rows[::-1]):
        office.run("DELETE FROM person", *order)
        batch = office.read()
        found.append((batch.people, batch.tallies, codes(batch)))
    assert found[0] == found[1]


def test_columns_nobody_needs_are_never_read(office: Any) -> None:
    shown = office.dry_run()
    assert "not read (data minimisation): diagnose" in shown
    assert '"diagnose"' not in shown
    # A view that fails for that column alone is read all the same.
    office.run(
        "CREATE VIEW sicht AS SELECT nr AS kundennummer, nachname,"
        " CAST(1 / (length(diagnose) - 6) AS TEXT) AS krank FROM person"
    )
    office.values["customers"] = "sicht"
    assert len(office.read().people) == 1


def test_own_names_of_columns_and_own_words_win(office: Any) -> None:
    office.run(
        "CREATE VIEW besonders AS SELECT nr AS kundennummer, am AS datum,"
        " 'AT' AS x1, ausgang AS ergebnis FROM kontakt"
    )
    office.values["contacts"] = {"view": "besonders", "columns": {"channel": "x1"}}
    office.values["words"] = {"channel": {"AT": "visit"}}
    (history,) = office.read().histories.values()
    assert [contact.channel for contact in history.contacts] == [Channel.VISIT]


def test_all_faults_of_the_views_are_told_together(office: Any) -> None:
    office.values["customers"] = "kundne"
    office.values["contacts"] = {"view": "kontakte", "columns": {"channel": "kanal"}}
    with pytest.raises(InvalidInputError) as caught:
        office.read()
    message = str(caught.value)
    assert "kundne does not exist, or the role may not read it" in message
    assert "To be seen: " in message
    assert "kunden" in message
    assert "The view kontakte has no column 'kanal'" in message


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"source_file": "x", "source": {"env": "OFFICE"}}, "either source"),
        ({"words": {"channel": {"AT": "besuch"}}}, "besuch"),
        ({"customers": {"view": "k", "columns": {"numer": "x"}}}, "Did you mean"),
        ({"customers": "a.b.c"}, "customers: expected a view"),
        ({"customers": "k; DROP TABLE k"}, "customers: expected a view"),
        ({"timeout_seconds": 0}, "timeout_seconds"),
    ],
)
def test_faults_of_the_settings_are_told(
    values: dict[str, object], message: str, office: Any
) -> None:
    office.variables["OFFICE"] = "sqlite:///amt.sqlite"
    office.values.update(values)
    with pytest.raises(InvalidInputError, match=message):
        office.read()


def test_without_a_secret_nobody_has_an_id(office: Any) -> None:
    settings = PluginSettings(values=office.values, folder=str(office.folder))
    if office.server is not None:
        office.values.pop("source")
        settings = attrs.evolve(settings, values={**office.values, "source_file": "x"})
    with pytest.raises(InvalidInputError, match="fewer than 16 bytes"):
        SqlSource(settings=settings).read(as_of=pendulum.date(2026, 10, 5))


def test_who_acts_for_a_person_comes_from_the_view(office: Any) -> None:
    office.run(
        "DROP VIEW kunden",
        "CREATE VIEW kunden AS SELECT nr AS kundennummer, nachname, vorname,"
        " 'Vera Probe' AS bevollmaechtigte_person,"
        " 'Hofgasse 4' AS strasse_der_vertretung, '01099' AS plz_der_vertretung,"
        " 'Nebenstadt' AS ort_der_vertretung FROM person",
    )
    (mia,) = office.read().people
    assert mia.representative is not None
    assert mia.representative.kind is RepresentativeKind.AUTHORISED
    assert mia.representative.address is not None
    assert mia.representative.address.postcode == "01099"
    assert "Vera" not in repr(mia)


def test_an_empty_view_is_a_slip_and_not_a_list(office: Any) -> None:
    office.run("DELETE FROM kontakt")
    with pytest.raises(InvalidInputError, match="kontakte has a header but no rows"):
        office.read()


def test_progress_is_told_with_a_total(office: Any) -> None:
    office.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
        " INSERT INTO kontakt SELECT '111A', '2026-01-05 10:31:00', 'Telefon',"
        " 'nicht erreicht ' FROM n"
    )
    batch = office.read()
    assert tally(batch, "kontakte") == (20_001, 2, 0, 19_999)
    steps = [(p.done, p.total) for p in office.progress]
    assert steps == [(10_000, 20_001), (20_000, 20_001)]


def test_the_file_is_never_written(tmp_path: Path, office: Any) -> None:
    if office.server is not None:
        pytest.skip("test_postgresql_source.py asks the server itself")
    before = office.file.read_bytes()
    office.file.chmod(0o400)
    office.read()
    assert office.file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["amt.sqlite"]


def test_a_file_that_is_missing_or_no_database_is_told(tmp_path: Path) -> None:
    from_conftest = {"source_file": "weg.sqlite", "customers": "kunden"}
    for content, message in ((None, "weg.sqlite was not found"), ("x" * 99, "no SQL")):
        if content:
            (tmp_path / "weg.sqlite").write_text(content)
        with pytest.raises(InvalidInputError, match=message):
            read_file(tmp_path, from_conftest)


def read_file(folder: Path, values: dict[str, object]) -> SourceBatch:
    key = b"a secret of the office"
    settings = PluginSettings(values=values, folder=str(folder), key=key)
    return SqlSource(settings=settings).read(as_of=pendulum.date(2026, 10, 5))


def test_damaged_texts_are_rows_to_look_at(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "alt.sqlite")) as connection:
        connection.execute("CREATE TABLE kunden (kundennummer, nachname)")
        connection.execute("INSERT INTO kunden VALUES ('1A', CAST(X'4DFC' AS TEXT))")
        connection.execute("INSERT INTO kunden VALUES ('2A', X'4DC3BC')")
        connection.commit()
    batch = read_file(tmp_path, {"source_file": "alt.sqlite", "customers": "kunden"})
    assert codes(batch) == [
        ("kunden", 1, "name-missing", ""),
        ("kunden", 1, "encoding-broken", "nachname"),
    ]
    assert [person.family_name for person in batch.people] == ["Mü"]


CELL = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.binary(max_size=6),
    st.sampled_from(["111A", "112A", "Telefon", "Brief", "versandt", "2026-01-05"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(st.tuples(CELL, CELL), max_size=6),
    contacts=st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=8),
)
def test_whatever_stands_in_a_view_no_row_is_ever_lost(
    people: list[tuple[object, ...]],
    contacts: list[tuple[object, ...]],
    tmp_path: Path,
) -> None:
    file = tmp_path / "wild.sqlite"
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE kunden (kundennummer, nachname)")
        connection.execute("CREATE TABLE kontakte (kundennummer, datum, art, ergebnis)")
        connection.executemany("INSERT INTO kunden VALUES (?, ?)", people)
        connection.execute("INSERT INTO kunden VALUES ('111A', 'Muster')")
        connection.executemany("INSERT INTO kontakte VALUES (?, ?, ?, ?)", contacts)
        connection.commit()
    values = {"source_file": file.name, "customers": "kunden", "contacts": "kontakte"}
    batch = read_file(tmp_path, values)
    # Tally and SourceBatch refuse an account that does not add up.
    assert tally(batch, "kunden")[0] == len(people) + 1
    assert tally(batch, "kontakte")[0] == len(contacts)


def test_a_talk_that_no_view_lets_us_read_makes_nobody_lost(office: Any) -> None:
    day = pendulum.date(2026, 10, 5)
    tried = "INSERT INTO kontakt VALUES ('111A', '2026-02-0{n}', 'Brief', 'versandt')"
    office.run(*(tried.format(n=n) for n in (1, 2)))

    def standing() -> Standing:
        batch = office.read()
        people = [(mia, batch.histories[mia.id]) for mia in batch.people]
        return screen(people, rulebook=kassel(), as_of=day).decisions[0].standing

    assert standing() is Standing.LOST
    office.run("INSERT INTO kontakt VALUES ('111A', '2026-09-28', 'Vorspr.', 'da')")
    assert standing() is Standing.REVIEW
    (history,) = office.read().histories.values()
    (where,) = history.unread
    assert where.de.startswith("kontakte, Zeile ")
