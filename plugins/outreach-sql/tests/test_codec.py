"""An event is one line of JSON, and exactly that event again."""

import json

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_core.cases import CaseEvent, LetterHandedOver, Referred
from outreach_core.ids import OfferId, ProviderId
from outreach_core.strategies.cases import case_events
from outreach_core.testing import EXAMPLE_EVENTS
from outreach_sql.codec import UnreadableEventError, from_line, to_line

DAY = pendulum.date(2026, 10, 5)
LETTER = LetterHandedOver(on=DAY, occasion="erstes-schreiben", format="pdf")
LINE = to_line(LETTER)
VISIT = next(
    line for line in map(to_line, EXAMPLE_EVENTS) if '"VisitScheduled"' in line
)

# What lies in the files of offices: a change here needs a step that brings them up.
KEPT = [
    "",
    '{"on":"2026-10-05","occasion":"erstes-schreiben","format":"pdf","kind":"LetterHandedOver"}',
    '{"on":"2026-10-19","visit":"v1","day":"2026-10-20","start_minute":600,"pair":["s1","s2"],"place":"home","kind":"VisitScheduled"}',
    '{"on":"2026-10-20","consent":{"recipient":"p1","purpose":"Vermittlung in ein Coaching – „freiwillig“","fields":["family_name","given_name","phone"],"form":"written","given_on":"2026-10-19","refusal_explained":true,"expires_on":"2027-02-28","withdrawn_on":null},"kind":"ConsentGiven"}',
    '{"on":"2026-10-20","reason":"contact_restored","kind":"CaseClosed"}',
    "",
][1:-1]


@pytest.mark.parametrize("line", KEPT)
def test_lines_of_this_release_stay_readable(line: str) -> None:
    assert to_line(from_line(line)) == line
    assert from_line(line) in (*EXAMPLE_EVENTS, LETTER)


@given(st.dates().map(lambda d: pendulum.date(d.year, d.month, d.day)), st.data())
def test_every_event_comes_back_as_it_was(
    day: pendulum.Date, data: st.DataObject
) -> None:
    event: CaseEvent = data.draw(case_events(day))
    back = from_line(to_line(event))
    # repr too: a text equals the member of a closed list that has its value.
    assert (back, repr(back)) == (event, repr(event))


@given(st.text(min_size=1).filter(lambda t: t == t.strip()))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    event = LetterHandedOver(on=DAY, occasion=text)
    # A lone surrogate is no text that SQLite could keep; nobody types one.
    line = to_line(event)
    assert from_line(line) == event
    assert "\n" not in line


@given(st.lists(st.sampled_from(["phone", "email", "birth"]), unique=True))
def test_tuples_come_back_as_tuples(fields: list[str]) -> None:
    event = Referred(
        on=DAY, offer=OfferId("o"), provider=ProviderId("p"), fields=tuple(fields)
    )
    back = from_line(to_line(event))
    assert isinstance(back, Referred)
    assert back.fields == tuple(sorted(fields))


def test_a_line_without_a_field_that_has_a_default_is_an_older_one() -> None:
    older = json.dumps(
        {"kind": "LetterHandedOver", "on": "2026-10-05", "occasion": "a"}
    )
    assert from_line(older) == LetterHandedOver(on=DAY, occasion="a")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[]",
        "{}",
        '"text"',
        LINE[:-1],
        LINE.replace("LetterHandedOver", "LetterBurnt"),
        LINE.replace('"kind"', '"type"'),
        LINE.replace('"occasion"', '"ocasion"'),
        LINE.replace("{", '{"more":1,', 1),
        LINE.replace('"pdf"', "7"),
        LINE.replace('"pdf"', "null"),
        LINE.replace('"pdf"', '["pdf"]'),
        LINE.replace("2026-10-05", "20261005"),
        LINE.replace("2026-10-05", "2026-02-30"),
        LINE.replace('"2026-10-05"', "20261005"),
        VISIT.replace("600", "600.0"),
        VISIT.replace("600", '"600"'),
        VISIT.replace("600", "true"),
        VISIT.replace("600", "1440"),
        VISIT.replace('"home"', '"house"'),
        VISIT.replace('["s1","s2"]', '"ab"'),
        VISIT.replace('["s1","s2"]', '["s1"]'),
        VISIT.replace('["s1","s2"]', '{"s1":1,"s2":2}'),
    ],
)
def test_nothing_is_coerced_dropped_or_guessed(line: str) -> None:
    with pytest.raises(UnreadableEventError) as caught:
        from_line(line)
    assert str(caught.value) == ""
    assert caught.value.__suppress_context__
