-- PostgreSQL: the case store "postgresql" for an office that separates duties: one role
-- owns the tables, another one works with them and can neither change nor remove what
-- was written. Run as an administrator of the database.
-- Not needed when the role in the settings may make a schema of its own: then the
-- store makes and upgrades everything by itself.

CREATE ROLE outreach_owner NOLOGIN;
CREATE ROLE outreach_writer NOLOGIN NOINHERIT CONNECTION LIMIT 20;

CREATE SCHEMA outreach AUTHORIZATION outreach_owner;
SET ROLE outreach_owner;
SET search_path TO outreach;

-- The steps of outreach_sql/steps.py, held equal by a test.
CREATE TABLE events (
        customer TEXT COLLATE "C" NOT NULL, number INTEGER NOT NULL,
        event TEXT NOT NULL, PRIMARY KEY (customer, number));

CREATE TABLE ledger (key TEXT COLLATE "C" NOT NULL, receipt TEXT,
        PRIMARY KEY (key));

CREATE TABLE schema_version (version INTEGER NOT NULL, PRIMARY KEY (version));

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT AS $$
    BEGIN
        RAISE EXCEPTION USING MESSAGE = TG_ARGV[0],
            ERRCODE = 'integrity_constraint_violation';
    END $$;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE
    ON events EXECUTE FUNCTION refuse('events are never changed or removed');

CREATE TRIGGER receipts_are_never_changed BEFORE UPDATE ON ledger
    FOR EACH ROW WHEN (OLD.receipt IS NOT NULL OR NEW.key <> OLD.key)
    EXECUTE FUNCTION refuse('receipts are never changed');

CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE OR TRUNCATE
    ON ledger EXECUTE FUNCTION refuse('the ledger is never shortened');

CREATE FUNCTION refuse_gap() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT AS $$
    BEGIN
        IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(e.number), 0) + 1
                FROM events e WHERE e.customer = NEW.customer) THEN
            RAISE EXCEPTION 'events of a case are never replaced or left out'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$;

CREATE TRIGGER events_have_no_gaps BEFORE INSERT ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_gap();

ALTER TABLE ledger ADD CONSTRAINT receipts_are_never_empty
    CHECK (receipt <> '');

CREATE TABLE erasing (customer TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (customer));

CREATE TABLE erased (cases INTEGER NOT NULL, events INTEGER NOT NULL);

INSERT INTO erased VALUES (0, 0);

DROP TRIGGER events_are_never_changed ON events;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR TRUNCATE
    ON events EXECUTE FUNCTION refuse('events are never changed or removed');

CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM erasing e WHERE e.customer = OLD.customer) THEN
            RAISE EXCEPTION 'events are never removed one by one'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END $$;

CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_removal();

CREATE FUNCTION erase_case(wanted TEXT) RETURNS INTEGER LANGUAGE plpgsql
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
    END $$;

REVOKE EXECUTE ON FUNCTION erase_case(TEXT) FROM PUBLIC;

INSERT INTO schema_version VALUES (3);

-- What the store does, and no more: append, read, reserve, confirm, erase.
GRANT USAGE ON SCHEMA outreach TO outreach_writer;
GRANT SELECT ON schema_version TO outreach_writer;
GRANT SELECT, INSERT ON events TO outreach_writer;
-- To erase a whole case, and never a single event; without it `outreach forget` fails.
GRANT SELECT ON erased TO outreach_writer;
GRANT EXECUTE ON FUNCTION erase_case(TEXT) TO outreach_writer;
GRANT SELECT, INSERT, UPDATE (receipt) ON ledger TO outreach_writer;

RESET ROLE;
RESET search_path;

-- At last, with a password of your own that stands in no file:
--   ALTER ROLE outreach_writer LOGIN PASSWORD '…';
-- After an update of outreach-sql that raises the schema, the store says so and stops;
-- then run the new steps as outreach_owner.
