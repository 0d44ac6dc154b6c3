"""The page that a mayor, a newspaper and a screen reader get."""

import itertools
import re
from html.parser import HTMLParser

import pendulum
import pytest
from hypothesis import given, settings

from outreach_core import Language, Words
from outreach_core.cases import (
    Case,
    CaseClosed,
    CaseOpened,
    ClosingReason,
    LetterHandedOver,
    VisitEnded,
    VisitOutcome,
    VisitScheduled,
)
from outreach_core.errors import InvalidInputError
from outreach_core.reports import (
    DisclosureRule,
    InterimReport,
    MeasureName,
    Measures,
    Section,
    Visibility,
    cohort_table,
    headline,
    interim_report,
    measures,
    report_page,
    report_table,
)
from outreach_core.strategies.reports import report_measures

LETTER_DAY = pendulum.date(2026, 10, 5)
AS_OF = pendulum.date(2026, 10, 23)


def office(people: int = 60, exits: int = 0, met: int = 12) -> list[Case]:
    """Cases of a small office: the first exits leave, the next are met."""
    found = []
    for number in range(people):
        events = [
            CaseOpened(on=LETTER_DAY, rulebook="kassel"),
            LetterHandedOver(on=LETTER_DAY, occasion="first", format="pdf"),
        ]
        if number < exits:
            events.append(CaseClosed(on=LETTER_DAY, reason=ClosingReason.IN_WORK))
        elif number < exits + 2 * met:
            day = LETTER_DAY.add(days=14 + number % 5)
            outcome = (
                VisitOutcome.MET_AT_DOOR
                if number < exits + met
                else VisitOutcome.NOBODY_OPENED
            )
            events += [
                VisitScheduled(
                    on=LETTER_DAY,
                    visit=f"v{number}",
                    day=day,
                    start_minute=600,
                    pair=("kanari-a", "kanari-b"),
                ),
                VisitEnded(on=day, day=day, start_minute=600, outcome=outcome),
            ]
        found.append(Case.of(f"KUNDE-{number:03}", events))
    return found


def report(*, rule: DisclosureRule | None = None, **changes: int) -> InterimReport:
    found = measures(office(**changes), as_of=AS_OF)
    return interim_report(found, office="Jobcenter Kassel", as_of=AS_OF, rule=rule)


class Page(HTMLParser):
    """What a reader's software finds in the page."""

    VOID = frozenset({"meta", "rect", "line", "br", "link", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} closes something else"

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize("language", Language)
def test_the_page_is_complete_and_accessible(language: Language) -> None:
    html = report_page(report(), language=language)
    page = Page(html)
    assert html.startswith("<!doctype html>")
    assert page.open == []
    assert page.all("html")[0]["lang"] == language.value
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) - 2
    levels = [int(t[1]) for t, _ in page.tags if re.fullmatch("h[1-6]", t)]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table")) == 2
    assert all(th["scope"] in {"col", "row"} for th in page.all("th"))
    assert len(page.ids) == len(set(page.ids))
    for _, attrs in page.tags:
        for name in (attrs.get("aria-labelledby") or "").split():
            assert name in page.ids
    assert "@media print" in html


def test_each_drawing_has_a_text_alternative_with_all_its_numbers() -> None:
    html = report_page(report())
    for drawing in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        assert 'role="img"' in drawing
        title, said = (
            re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", drawing, re.DOTALL)[1]
            for tag in ("title", "desc")
        )
        assert title
        numbers = re.findall(r'class="number">\s*([^<]*)</text>', drawing)
        assert numbers
        assert all(number.strip() in said for number in numbers)


def test_the_page_needs_no_network_and_no_script() -> None:
    html = report_page(report())
    without_names = html.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//|url\((?!#)|@import|<script|<link", without_names)


def test_texts_of_others_are_shown_and_never_obeyed() -> None:
    found = measures(office(), as_of=AS_OF)
    evil = Words("<script>alert(1)</script>", "<b>x</b>")
    section = Section(name="x", title=evil, paragraphs=(evil,))
    html = report_page(
        interim_report(found, office='<img src="x">', sections=(section,))
    )
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_no_person_and_no_member_of_staff_is_in_the_report() -> None:
    made = report()
    text = report_page(made) + repr(made) + repr(report_table(made))
    assert "kanari" not in text
    assert "KUNDE" not in text
    assert not [n for n in MeasureName if "staff" in n or "pair" in n]


def test_one_neutral_exit_is_hidden_and_the_sum_is_rounded() -> None:
    made = report(exits=1)
    assert made.figure(MeasureName.NEUTRAL_EXITS).shown.value is None
    written = made.figure(MeasureName.WRITTEN_TO).shown
    assert (written.visibility, written.value) == (Visibility.ROUNDED, 60)
    assert made.figure(MeasureName.BASE).shown.value == 59
    assert headline(made, Language.DE)[0] == (
        "Rund 60 Menschen waren ohne Kontakt zum Jobcenter. Einen freundlichen Brief "
        "bekamen rund 60 von ihnen."
    )
    html = report_page(made)
    assert "rund 60" in html
    assert "auf 10 gerundet" in html


def test_a_share_without_its_numbers_is_not_shown() -> None:
    made = report(met=2)
    met = made.figure(MeasureName.MET)
    assert met.shown.value is None
    assert met.share is None
    # One of seven would tell how many were met.
    assert made.hardest_day is None
    assert not [line for line in headline(made, Language.DE) if "persönlich" in line]


def test_where_every_number_is_hidden_a_sentence_says_so() -> None:
    found = measures(office(people=1, met=0), as_of=AS_OF)
    made = interim_report(found, office="Jobcenter Kassel")
    assert headline(made, Language.EN) == (
        "The numbers are still so small that any sentence would be about single people.",
    )
    assert "jeder Satz von einzelnen Menschen spräche" in report_page(made)


def test_a_small_denominator_shows_no_share() -> None:
    made = report(people=4, met=0, rule=DisclosureRule(minimum=5))
    assert all(f.share is None for f in made.figures)


def test_shares_are_whole_percent_with_halves_up() -> None:
    assert report(people=24, met=3).figure(MeasureName.MET).share.percent == 13


def test_the_edition_before_is_compared() -> None:
    before = report(met=12)
    found = measures(office(met=13), as_of=AS_OF)
    made = interim_report(found, office="Jobcenter Kassel", previous=before)
    assert made.figure(MeasureName.MET).shown.value is None
    assert made.compared
    assert "vorigen Ausgabe" in report_page(made)


def test_measures_of_another_day_are_refused() -> None:
    found = measures(office(), as_of=AS_OF)
    section = Section(name="x", title=Words("a", "a"))
    with pytest.raises(InvalidInputError) as caught:
        interim_report(
            found,
            office="Jobcenter Kassel",
            as_of=AS_OF.add(days=1),
            sections=(section, section),
        )
    assert len(caught.value.faults) == 2


def test_rows_for_a_spreadsheet_say_the_same_as_the_page() -> None:
    made = report(exits=1)
    for table in (report_table(made), cohort_table(made)):
        assert all(len(row) == len(table.columns) for row in table.rows)
    rows = {row[0]: row for row in report_table(made).rows}
    assert rows["neutral ausgeschieden"][1] == "*"
    assert rows["angeschrieben"][1] == "rund 60"
    assert rows["persönlich gesprochen"][1:5] == (
        12,
        59,
        "weiter begleitet",
        "20\u202f%",
    )


def test_a_report_before_the_first_week_says_that_it_is_too_early() -> None:
    found = measures(office(met=0), as_of=LETTER_DAY.add(days=6))
    html = report_page(interim_report(found, office="Jobcenter Kassel"))
    assert "noch keine Woche her" in html


@settings(max_examples=20, deadline=None)
@given(report_measures(max_cases=10))
def test_a_small_count_is_nowhere_on_the_page(found: Measures) -> None:
    made = interim_report(found, office="Jobcenter Kassel")
    Page(report_page(made))
    for figure in made.figures:
        about_people = figure.name not in {
            MeasureName.VISITS_MADE,
            MeasureName.CONVERSATIONS,
        }
        if about_people and figure.shown.value is not None:
            assert figure.shown.value not in {1, 2}
        assert figure.share is None or figure.shown.value is not None
    for sentence in headline(made, Language.DE):
        assert sentence.endswith(".")
        assert not sentence.startswith(("1 ", "2 "))
