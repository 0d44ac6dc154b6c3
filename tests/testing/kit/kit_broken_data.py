"""For each check of sections, screeners, rulebooks, templates: a broken one."""

# ruff: noqa: ARG001, ARG005
# The broken ones do what nobody should.

import itertools
from collections.abc import Callable
from typing import Any

import attrs
import pendulum
from kit_broken_kinds import of
from kit_good import plugin_of, template

from outreach_core import Words
from outreach_core.eligibility import kassel
from outreach_core.eligibility.vocabulary import EFFORTS
from outreach_core.letters import LetterKind, LetterTemplate, shipped_template
from outreach_core.reports import Section
from outreach_core.rules import CountFact, Rulebook, parameter, rule

sources, lists, stores = of("sources"), of("coaching_directories"), of("case_stores")
sinks, sections, screens = of("sinks"), of("report_sections"), of("screeners")
TURNS = itertools.count()


# Sections


def writing(change: Callable[[Any, Any], Section]) -> Any:
    def section(self: Any, report: Any) -> Section:
        return change(report, self._inner.section(report))

    return sections(section=section)


def says(words: Callable[[Any], str]) -> Any:
    def change(report: Any, found: Section) -> Section:
        text = words(report)
        extra = Words(f"{text} auf Deutsch", f"{text} in English")
        return attrs.evolve(found, paragraphs=(*found.paragraphs, extra))

    return writing(change)


SECTIONS: dict[str, Callable[[], Any]] = {
    "SEC-01": lambda: says(lambda report: "4711 Menschen"),
    "SEC-02": lambda: says(lambda report: f"{report.figures[4].shown.value} erreicht"),
    "SEC-03": lambda: writing(
        lambda report, found: attrs.evolve(found, title=Words("Nur so", "Nur so"))
    ),
    "SEC-04": lambda: writing(lambda report, found: attrs.evolve(found, name="other")),
    "SEC-05": lambda: says(lambda report: "<b>fett</b>"),
    "SEC-06": lambda: says(
        lambda report: "gut" if "Muster" in report.office else "schlecht"
    ),
    "SEC-07": lambda: says(
        lambda report: "allein" if not report.sections else "mit anderen"
    ),
    "SEC-08": lambda: says(lambda report: "lang " * 200),
}


# Screeners


def screening(change: Callable[[Any], Any]) -> Any:
    def screen(self: Any, rulebook: Any, *, as_of: Any) -> Any:
        return change(self._inner.screen(rulebook, as_of=as_of))

    return screens(screen=screen)


def _guessing(self: Any, rulebook: Any, *, as_of: Any) -> Any:
    known = rulebook if rulebook.name != "invented" else kassel()
    return self._inner.screen(known, as_of=as_of)


def _always_kassel(self: Any, rulebook: Any, *, as_of: Any) -> Any:
    book = kassel() if rulebook.name != "invented" else rulebook
    return self._inner.screen(book, as_of=as_of)


def _now(self: Any, rulebook: Any, *, as_of: Any) -> Any:
    return self._inner.screen(rulebook, as_of=pendulum.Date(2026, 10, 5))


def _bare(found: Any) -> Any:
    bare = [attrs.evolve(d, reasons=(), review=()) for d in found.decisions]
    return attrs.evolve(found, decisions=tuple(bare))


SCREENERS: dict[str, Callable[[], Any]] = {
    "SCR-01": lambda: screening(
        lambda found: attrs.evolve(found, decisions=found.decisions[::-1])
    ),
    "SCR-02": lambda: screening(lambda found: attrs.evolve(found, decisions=())),
    "SCR-03": lambda: screening(lambda found: attrs.evolve(found, rulebook="other")),
    "SCR-04": lambda: screening(
        lambda found: attrs.evolve(found, fingerprint="0" * 64)
    ),
    "SCR-05": lambda: screens(screen=_guessing),
    "SCR-06": lambda: screens(screen=_always_kassel),
    "SCR-07": lambda: screening(_bare),
    "SCR-08": lambda: screening(
        lambda found: attrs.evolve(found, decisions=found.decisions[1:])
    ),
    "SCR-09": lambda: screens(screen=_now),
}


# Rulebooks and templates: data


def _later(years: int) -> Any:
    limit = parameter("later_limit", title=Words("Grenze", "limit")).since(
        pendulum.Date(2026 + years, 1, 1), 2, source="invented"
    )
    return rule(Words("Später", "Later"), EFFORTS.at_least(limit))


def _foreign() -> Any:
    fact = CountFact(name="invented", title=Words("Erfunden", "Invented"))
    limit = parameter("invented_limit", title=Words("Grenze", "limit")).since(
        pendulum.Date(2020, 1, 1), 2, source="invented"
    )
    return rule(Words("Fremd", "Foreign"), fact.at_least(limit))


def book(**changes: Any) -> Any:
    made = attrs.evolve(kassel(), name="good")
    return plugin_of("outreach_rulebooks", lambda _: attrs.evolve(made, **changes))


class Subclass(Rulebook):
    """Has the same data but another class."""

    @property
    def fingerprint(self) -> str:
        return "0" * 64


def _odd_book() -> Any:
    good = attrs.evolve(kassel(), name="good")
    fields = {f.name: getattr(good, f.name) for f in attrs.fields(Rulebook)}
    return plugin_of("outreach_rulebooks", lambda _: Subclass(**fields))


def _local_book() -> Any:
    class Local(Rulebook):
        pass

    good = attrs.evolve(kassel(), name="good")
    fields = {f.name: getattr(good, f.name) for f in attrs.fields(Rulebook)}
    return plugin_of("outreach_rulebooks", lambda _: Local(**fields))


BOOKS: dict[str, Callable[[], Any]] = {
    "RUL-01": lambda: book(
        rule=rule(Words("Nie", "Never"), kassel().rule, ~kassel().rule)
    ),
    "RUL-02": _odd_book,
    "RUL-03": lambda: book(rule=_foreign()),
    "RUL-04": lambda: book(rule=_later(3)),
    "RUL-05": lambda: book(title=Words("Gut", "Gut")),
    "RUL-06": _local_book,
    "RUL-07": lambda: book(rule=_later(3)),
    "RUL-08": lambda: book(rule=_later(20)),
    "RUL-09": lambda: book(name="Good Rule"),
}

SOURCE = shipped_template(LetterKind.FIRST_LETTER).source


def letter(source: str = SOURCE, name: str = "good-letter-de") -> Any:
    return plugin_of("outreach_letter_templates", lambda _: template(source, name))


LONG = "Das ist ein sehr langer Satz ohne Ende und ohne Pause " * 8
GOOD_QUESTION = "Geht es Ihnen gut?"


def said(words: str, instead_of: str = GOOD_QUESTION) -> Any:
    assert instead_of in SOURCE
    return letter(SOURCE.replace(instead_of, words, 1))


def filling(change: Callable[[Any, Any], Any]) -> Any:
    """A template that fills its gaps in a way of its own."""

    class Odd(LetterTemplate):
        def fill(self, values: Any) -> Any:
            return change(LetterTemplate.fill, (self, values))

    good = template()
    given = {f.alias: getattr(good, f.name) for f in attrs.fields(LetterTemplate)}
    return plugin_of("outreach_letter_templates", lambda _: Odd(**given))


def _never(fill: Any, given: Any) -> Any:
    return attrs.evolve(fill(*given), empty=("person.family_name",))


def _obeying(fill: Any, given: Any) -> Any:
    made, values = given
    team = tuple(name.strip("{} ") for name in values["team"])
    return fill(made, {**values, "team": team})


def _by_name(fill: Any, given: Any) -> Any:
    made, values = given
    if len(values["person"].family_name) % 2:
        made = template(SOURCE.replace(GOOD_QUESTION, "Was ist los?", 1))
    return fill(made, values)


TEMPLATES: dict[str, Callable[[], Any]] = {
    "TPL-01": lambda: filling(_never),
    "TPL-02": lambda: said("Sie sind verpflichtet, zu kommen."),
    "TPL-03": lambda: said("None?"),
    "TPL-04": lambda: filling(_obeying),
    "TPL-05": lambda: letter(name="good"),
    "TPL-06": lambda: said(
        "Post für {{ person.family_name }}", "Wir möchten gern wieder von Ihnen hören"
    ),
    "TPL-07": lambda: filling(_by_name),
    "TPL-08": lambda: said(LONG),
}
