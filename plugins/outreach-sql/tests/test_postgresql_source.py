"""A PostgreSQL server as source: days, rights, time limits, faults without secrets."""

import contextlib
import socket
import sys
from typing import Any

import psycopg
import pytest

from outreach_core.errors import InvalidInputError

pytestmark = pytest.mark.parametrize("office", ["postgresql"], indirect=True)
# What must stand in no message: password, user, address, database.
SECRETS = (
    "invented",
    "postgres:",
    '"postgres"',
    "127.0.0.1",
    "office_",
    "Muster",
    "111A",
)


def refusal(office: Any) -> str:
    """What the office is told; checked for secrets down to the last cause."""
    with pytest.raises(InvalidInputError) as caught:
        office.read()
    error: BaseException | None = caught.value
    assert error is not None
    for text in (str(error), repr(error), repr(error.__cause__)):
        assert not [secret for secret in SECRETS if secret in text]
    assert error.__suppress_context__ or error.__context__ is None
    return str(error)


def test_a_moment_is_a_day_in_germany_and_endless_is_no_end(office: Any) -> None:
    office.run(
        "CREATE VIEW spaet AS SELECT nr AS kundennummer, nachname,"
        " 'Haft'::text AS sperre, 'infinity'::date AS sperre_bis,"
        " '2026-01-01'::date AS sperre_seit, '2000-02-29'::date AS geburtsdatum"
        " FROM person",
        "CREATE VIEW nachts AS SELECT nr AS kundennummer,"
        " '2026-03-01 23:30:00+00'::timestamptz AS datum, art, ausgang AS ergebnis"
        " FROM kontakt",
    )
    office.values |= {"customers": "spaet", "contacts": "public.nachts"}
    batch = office.read()
    (mia,) = batch.people
    assert mia.holds[0].until is None
    assert str(mia.birth) == "2000-02-29"
    assert [str(c.on) for c in batch.histories[mia.id].contacts] == ["2026-03-02"]
    office.values["time_zone"] = "UTC"
    assert [str(c.on) for c in office.read().histories[mia.id].contacts] == [
        "2026-03-01"
    ]


def test_a_day_that_python_does_not_know_is_one_row_to_look_at(office: Any) -> None:
    office.run("INSERT INTO kontakt VALUES ('111A', '12026-01-05', 'Brief', 'raus')")
    (issue,) = office.read().issues
    assert (issue.code, issue.column) == ("date-unreadable", "datum")


def test_numbers_arrays_and_names_of_other_types_are_read(office: Any) -> None:
    office.run(
        "CREATE VIEW zahlen AS SELECT 4711::numeric(10) AS kundennummer,"
        " 'Muster'::varchar(20) AS nachname, 1067::int AS plz, 'Dresden' AS ort,"
        " 'Weg 1'::char(12) AS strasse",
        "CREATE VIEW sprachen AS SELECT 'AB' AS kuerzel, 'Anna' AS name,"
        " ARRAY['Deutsch', 'Arabisch'] AS sprachen",
    )
    office.values |= {"customers": "zahlen", "staff": "sprachen"}
    office.values.pop("contacts")
    batch = office.read()
    assert batch.people[0].customer_number == "4711"
    assert batch.people[0].address is not None
    assert batch.people[0].address.postcode == "01067"
    assert batch.people[0].address.street == "Weg 1"
    assert batch.staff[0].languages == {"de", "ar"}


def test_the_session_cannot_write_even_with_every_right(office: Any) -> None:
    office.run(
        "CREATE FUNCTION spy() RETURNS text LANGUAGE plpgsql AS $$"
        " BEGIN INSERT INTO team VALUES ('XX', 'x', 'x'); RETURN 'x'; END $$",
        "CREATE VIEW falle AS SELECT nr AS kundennummer, spy() AS nachname FROM person",
    )
    office.values["customers"] = "falle"
    assert "takes no changes" in refusal(office)
    assert office.server.ask("SELECT count(*) FROM team") == [(1,)]


def test_a_view_that_takes_too_long_is_stopped(office: Any) -> None:
    office.run(
        "CREATE VIEW langsam AS SELECT nr AS kundennummer, nachname,"
        " pg_sleep(20)::text AS vorname FROM person"
    )
    office.values |= {"customers": "langsam", "timeout_seconds": 1}
    assert "raise [plugin.sql] timeout_seconds" in refusal(office)


def test_a_view_that_divides_by_nought_is_told(office: Any) -> None:
    office.run(
        "CREATE VIEW kaputt AS SELECT nr AS kundennummer, nachname,"
        " (1 / (length(vorname) - 3))::text AS vorname FROM person"
    )
    office.values["customers"] = "kaputt"
    assert "error 22012" in refusal(office)


def test_a_wrong_password_is_told_without_it(office: Any) -> None:
    office.variables["OFFICE"] = office.server.url(password="wrong")  # noqa: S106
    assert "environment variable OFFICE" in refusal(office)


def test_a_server_that_is_not_there_is_told_without_its_address(office: Any) -> None:
    with contextlib.closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        office.variables["OFFICE"] = f"postgresql://u:invented@127.0.0.1:{port}/d"
        assert "cannot be reached" in refusal(office)


def test_a_database_that_is_not_there_is_told(office: Any) -> None:
    office.variables["OFFICE"] = office.server.url().replace("office_", "no_")
    assert "cannot be reached" in refusal(office)


@pytest.mark.parametrize(
    "address",
    ["invented", "mysql://u:invented@127.0.0.1/d", "postgresql://u:invented@h:port/d"],
)
def test_what_is_no_address_is_told_without_it(address: str, office: Any) -> None:
    office.variables["OFFICE"] = address
    assert "OFFICE holds no address like" in refusal(office)


def test_a_connection_that_is_cut_while_reading_is_told(office: Any) -> None:
    office.run(
        "CREATE FUNCTION cut(n text) RETURNS text LANGUAGE plpgsql AS $$"
        " BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN n; END $$",
        "CREATE VIEW weg AS SELECT nr AS kundennummer, cut(nachname) AS nachname"
        " FROM person",
    )
    office.values["customers"] = "weg"
    assert "again" in refusal(office)


def test_the_reader_needs_nothing_but_select_on_the_views(office: Any) -> None:
    office.run(
        "DROP ROLE IF EXISTS amt_leser",
        "CREATE ROLE amt_leser LOGIN PASSWORD 'leser'",
        "GRANT SELECT ON kunden, kontakte TO amt_leser",
    )
    office.variables["OFFICE"] = office.server.url("amt_leser", "leser")
    assert "personal does not exist, or the role may not read it" in refusal(office)
    office.values.pop("staff")
    assert len(office.read().people) == 1
    with (
        psycopg.connect(office.variables["OFFICE"]) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("SELECT * FROM person")
    office.run("DROP OWNED BY amt_leser", "DROP ROLE amt_leser")


def test_without_the_driver_the_office_is_told_what_to_install(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InvalidInputError, match=r"outreach-sql\[postgresql\]"):
        office.read()
