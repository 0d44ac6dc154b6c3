"""Which statements lead from each version of the schema to the next, as plain data.

A step that was released is never edited: databases out there have run it. Everything
that must never happen is forbidden by the database itself, so that no other program
breaks the promise either.
"""

from collections.abc import Mapping
from typing import Final

_TABLES_SQLITE: Final = (
    """CREATE TABLE events (
        customer TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL,
        PRIMARY KEY (customer, number)) WITHOUT ROWID""",
    """CREATE TABLE ledger (key TEXT NOT NULL, receipt TEXT, PRIMARY KEY (key))
    WITHOUT ROWID""",
    """CREATE TABLE schema_version (version INTEGER NOT NULL, PRIMARY KEY (version))""",
    """CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END""",
    """CREATE TRIGGER receipts_are_never_changed BEFORE UPDATE ON ledger
    WHEN OLD.receipt IS NOT NULL OR NEW.key IS NOT OLD.key
    BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END""",
    """CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is never shortened'); END""",
)

# INSERT OR REPLACE removes a row without waking a DELETE trigger: version 1 could be
# overwritten that way.
_REPLACING_SQLITE: Final = (
    """CREATE TRIGGER events_have_no_gaps BEFORE INSERT ON events
    WHEN NEW.number IS NOT
        (SELECT coalesce(max(number), 0) + 1 FROM events WHERE customer = NEW.customer)
    BEGIN SELECT RAISE(ABORT, 'events of a case are never replaced or left out'); END""",
    """CREATE TRIGGER ledger_keys_are_never_replaced BEFORE INSERT ON ledger
    WHEN EXISTS (SELECT 1 FROM ledger WHERE key = NEW.key)
    BEGIN SELECT RAISE(IGNORE); END""",
    """CREATE TRIGGER receipts_are_never_empty BEFORE UPDATE ON ledger
    WHEN NEW.receipt = ''
    BEGIN SELECT RAISE(ABORT, 'receipts are never empty'); END""",
)

_TABLES_POSTGRESQL: Final = (
    """CREATE TABLE events (
        customer TEXT COLLATE "C" NOT NULL, number INTEGER NOT NULL,
        event TEXT NOT NULL, PRIMARY KEY (customer, number))""",
    """CREATE TABLE ledger (key TEXT COLLATE "C" NOT NULL, receipt TEXT,
        PRIMARY KEY (key))""",
    """CREATE TABLE schema_version (version INTEGER NOT NULL, PRIMARY KEY (version))""",
    """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT AS $$
    BEGIN
        RAISE EXCEPTION USING MESSAGE = TG_ARGV[0],
            ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE
    ON events EXECUTE FUNCTION refuse('events are never changed or removed')""",
    """CREATE TRIGGER receipts_are_never_changed BEFORE UPDATE ON ledger
    FOR EACH ROW WHEN (OLD.receipt IS NOT NULL OR NEW.key <> OLD.key)
    EXECUTE FUNCTION refuse('receipts are never changed')""",
    """CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE OR TRUNCATE
    ON ledger EXECUTE FUNCTION refuse('the ledger is never shortened')""",
)

_REPLACING_POSTGRESQL: Final = (
    """CREATE FUNCTION refuse_gap() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT AS $$
    BEGIN
        IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(e.number), 0) + 1
                FROM events e WHERE e.customer = NEW.customer) THEN
            RAISE EXCEPTION 'events of a case are never replaced or left out'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER events_have_no_gaps BEFORE INSERT ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_gap()""",
    """ALTER TABLE ledger ADD CONSTRAINT receipts_are_never_empty
    CHECK (receipt <> '')""",
)

# A whole case can be erased (Art. 17 GDPR), and nothing but a whole case: rows go only
# while "erasing" names their customer. Two numbers stay.
_ERASING_SQLITE: Final = (
    """CREATE TABLE erasing (customer TEXT NOT NULL, PRIMARY KEY (customer))
    WITHOUT ROWID""",
    """CREATE TABLE erased (cases INTEGER NOT NULL, events INTEGER NOT NULL)""",
    """INSERT INTO erased VALUES (0, 0)""",
    """DROP TRIGGER events_are_never_removed""",
    """CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE customer = OLD.customer)
    BEGIN SELECT RAISE(ABORT, 'events are never removed one by one'); END""",
)

# The function runs with the rights of its owner: who writes events needs no right to
# delete any.
_ERASING_POSTGRESQL: Final = (
    """CREATE TABLE erasing (customer TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (customer))""",
    """CREATE TABLE erased (cases INTEGER NOT NULL, events INTEGER NOT NULL)""",
    """INSERT INTO erased VALUES (0, 0)""",
    """DROP TRIGGER events_are_never_changed ON events""",
    """CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR TRUNCATE
    ON events EXECUTE FUNCTION refuse('events are never changed or removed')""",
    """CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM erasing e WHERE e.customer = OLD.customer) THEN
            RAISE EXCEPTION 'events are never removed one by one'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END $$""",
    """CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_removal()""",
    """CREATE FUNCTION erase_case(wanted TEXT) RETURNS INTEGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path FROM CURRENT AS $$
    DECLARE
        gone INTEGER;
    BEGIN
        INSERT INTO erasing VALUES (wanted);
        DELETE FROM events e WHERE e.customer = wanted;
        GET DIAGNOSTICS gone = ROW_COUNT;
        DELETE FROM erasing e WHERE e.customer = wanted;
        UPDATE erased SET cases = cases + 1, events = erased.events + gone;
        RETURN gone;
    END $$""",
    """REVOKE EXECUTE ON FUNCTION erase_case(TEXT) FROM PUBLIC""",
)

STEPS: Final[tuple[Mapping[str, tuple[str, ...]], ...]] = (
    {"sqlite": _TABLES_SQLITE, "postgresql": _TABLES_POSTGRESQL},
    {"sqlite": _REPLACING_SQLITE, "postgresql": _REPLACING_POSTGRESQL},
    {"sqlite": _ERASING_SQLITE, "postgresql": _ERASING_POSTGRESQL},
)
"""Statements by engine; the first step leads from an empty database to version 1."""
