-- PostgreSQL: what the source "sql" may see, and nothing else.
-- Run as an administrator of the database of your own system; adapt the FROM parts.
-- The columns below are all that is needed for lists and letters; leave out what you do
-- not use. Columns with reasons, diagnoses or nationality have no place here.

CREATE SCHEMA outreach_views;

CREATE VIEW outreach_views.customers AS
SELECT p.customer_number AS kundennummer,   -- text, so that leading zeros stay
       p.family_name     AS nachname,
       p.given_name      AS vorname,
       p.salutation      AS anrede,
       p.street          AS strasse,
       p.postcode        AS plz,
       p.town            AS ort,
       p.letter_language AS sprache,
       p.in_benefit      AS leistungsbezug, -- boolean, or the words of your system
       -- Who acts for the person (§ 13 SGB X): letters go to them too.
       p.agent_name      AS bevollmaechtigte_person,
       p.guardian_name   AS gesetzlicher_vertreter,
       p.agent_street    AS strasse_der_vertretung,
       p.agent_postcode  AS plz_der_vertretung,
       p.agent_town      AS ort_der_vertretung,
       p.hold            AS sperre          -- words as in the README of outreach-tables
FROM app.person AS p;

CREATE VIEW outreach_views.contacts AS
SELECT c.customer_number AS kundennummer,
       c.happened_at     AS datum,          -- date or timestamp
       c.channel         AS art,
       c.direction       AS richtung,
       c.outcome         AS ergebnis
FROM app.contact AS c
-- Older contacts decide nothing: three years are enough for every shipped rule.
WHERE c.happened_at >= CURRENT_DATE - INTERVAL '3 years';

CREATE VIEW outreach_views.staff AS
SELECT s.short_name AS kuerzel,
       s.full_name  AS name,
       s.gender     AS geschlecht,
       s.hours_mon  AS mo,
       s.hours_tue  AS di,
       s.hours_wed  AS mi,
       s.hours_thu  AS "do",
       s.hours_fri  AS fr
FROM app.staff AS s
WHERE s.team = 'outreach';

-- A role that can log in, read three views, and do nothing else.
CREATE ROLE outreach_reader NOLOGIN NOINHERIT CONNECTION LIMIT 4;
ALTER ROLE outreach_reader SET default_transaction_read_only = on;
ALTER ROLE outreach_reader SET statement_timeout = '10min';
GRANT USAGE ON SCHEMA outreach_views TO outreach_reader;
GRANT SELECT ON outreach_views.customers, outreach_views.contacts,
    outreach_views.staff TO outreach_reader;

-- At last, with a password of your own that stands in no file:
--   ALTER ROLE outreach_reader LOGIN PASSWORD '…';
