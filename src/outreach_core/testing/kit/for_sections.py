"""Does a report section say only what may be published, in two languages?"""

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs

from outreach_core._messages import Language, Words
from outreach_core.hooks import REPORT_SECTION
from outreach_core.reports import InterimReport, Section, report_page
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.canonical import digest
from outreach_core.testing.kit.promises import CheckGroup, Promises, expect
from outreach_core.testing.kit.reports_to_try import reports_to_try

promise = Promises(prefix="SEC", kind=REPORT_SECTION)
_NUMBER: Final = re.compile(r"\d+")
_DIGITS_OF_DATES: Final = 4


def _sections(bench: Bench) -> Iterator[tuple[Words, InterimReport, Section]]:
    for place, section in bench.each(REPORT_SECTION):
        for report in reports_to_try():
            yield place, report, section.section(report)


def _texts(section: Section) -> tuple[Words, ...]:
    return (section.title, *section.paragraphs)


@promise(
    1,
    what=Words(
        "Jede Zahl im Abschnitt steht auch im Bericht",
        "Every number in the section stands in the report too",
    ),
    why=Words(
        "Aus einer Differenz lässt sich eine verborgene Zahl zurückrechnen.",
        "A hidden number can be worked out from a difference.",
    ),
    fix=Words(
        "Zahlen aus report.figures zeigen, wie sie sind; nichts daraus rechnen.",
        "Show numbers of report.figures as they are; compute nothing from them.",
    ),
    group=CheckGroup.PRIVACY,
)
def _numbers_come_from_the_report(bench: Bench) -> None:
    for place, report, section in _sections(bench):
        said = " ".join(f"{words.de} {words.en}" for words in _texts(section))
        extra = set(_NUMBER.findall(said)) - _shown(report)
        expect(
            not extra,
            Words(
                "{place} zeigt {count} eigene Zahlen.",
                "{place} shows {count} numbers of its own.",
            ),
            place=place,
            count=len(extra),
        )


def _shown(report: InterimReport) -> set[str]:
    page = report_page(report, language=Language.DE)
    page += report_page(report, language=Language.EN)
    minimum = str(report.rule.minimum)
    return {*_NUMBER.findall(re.sub(r"(?s)<(style|svg)\b.*?</\1>", "", page)), minimum}


@promise(
    2,
    what=Words(
        "Auch wo alles verborgen ist, entsteht ein Abschnitt",
        "There is a section even where everything is hidden",
    ),
    why=Words(
        "In kleinen Büros ist das der Normalfall.", "In small offices that is normal."
    ),
    fix=Words(
        "shown.value kann None sein; dann in Worten sagen.",
        "shown.value may be None; then say it in words.",
    ),
)
def _hidden_numbers_are_no_crash(bench: Bench) -> None:
    for place, _, section in _sections(bench):
        expect(
            bool(section.paragraphs),
            Words("{place} sagt nichts.", "{place} says nothing."),
            place=place,
        )
        none = any("None" in f"{words.de}{words.en}" for words in _texts(section))
        expect(
            not none,
            Words(
                "{place} schreibt „None“ für eine verdeckte Zahl.",
                "{place} prints “None” for a hidden number.",
            ),
            place=place,
        )


@promise(
    3,
    what=Words(
        "Überschrift und Absätze gibt es auf Deutsch und Englisch",
        "Heading and paragraphs come in German and English",
    ),
    why=Words(
        "Der Bericht erscheint in beiden Sprachen.", "The report appears in both."
    ),
    fix=Words('Words("…", "…") für jeden Text.', 'Words("…", "…") for every text.'),
)
def _both_languages_are_there(bench: Bench) -> None:
    for place, _, section in _sections(bench):
        for words in _texts(section):
            both = words.de.strip() and words.en.strip() and words.de != words.en
            expect(
                bool(both),
                Words(
                    "{place}: Ein Text steht in einer Sprache da.",
                    "{place}: a text is there in one language.",
                ),
                place=place,
            )


@promise(
    4,
    what=Words(
        "Der Abschnitt heißt wie sein Objekt", "The section is named like its object"
    ),
    why=Words(
        "So ordnet der Bericht, und so nennt er, was fehlt.",
        "The report sorts by it, and says by it what is missing.",
    ),
    fix=Words("Section(name=self.name, …).", "Section(name=self.name, …)."),
)
def _it_has_its_name(bench: Bench) -> None:
    for place, found in bench.each(REPORT_SECTION):
        for report in reports_to_try():
            expect(
                found.section(report).name == found.name,
                Words("{place}: ein anderer Name.", "{place}: another name."),
                place=place,
            )


@promise(
    5,
    what=Words(
        "Der Bericht mit dem Abschnitt lässt sich zeigen; Auszeichnung bleibt Text",
        "The report with the section can be shown; markup stays text",
    ),
    why=Words(
        "Eine Seite mit fremdem Skript darf nicht hinaus.",
        "A page with a foreign script must not go out.",
    ),
    fix=Words("Nur einfachen Text liefern.", "Return plain text only."),
)
def _the_page_can_be_shown(bench: Bench) -> None:
    for place, report, section in _sections(bench):
        whole = attrs.evolve(report, sections=(section,))
        page = report_page(whole, language=Language.DE)
        expect(
            "<script" not in page,
            Words(
                "{place} bringt ein Skript auf die Seite.",
                "{place} brings a script into the page.",
            ),
            place=place,
        )
        marked = any("<" in words.de for words in _texts(section))
        expect(
            not marked,
            Words("{place} enthält Auszeichnungen.", "{place} holds markup."),
            place=place,
        )


@promise(
    6,
    what=Words(
        "Ein anderes Büro mit denselben Zahlen bekommt dieselben Sätze",
        "Another office with the same numbers gets the same sentences",
    ),
    why=Words(
        "Ein Abschnitt vergleicht nicht im Stillen.",
        "A section compares nobody silently.",
    ),
    fix=Words(
        "Höchstens den Namen des Büros einsetzen.",
        "Put in the name of the office at most.",
    ),
)
def _equal_numbers_equal_words(bench: Bench) -> None:
    first = reports_to_try()[0]
    other = attrs.evolve(first, office="Jobcenter Anderswo")
    for place, found in bench.each(REPORT_SECTION):
        one, two = (
            repr(found.section(report)).replace(report.office, "")
            for report in (first, other)
        )
        expect(
            one == two,
            Words(
                "{place}: Der Name der Dienststelle ändert die Sätze.",
                "{place}: the office's name changes the sentences.",
            ),
            place=place,
        )


@promise(
    7,
    what=Words(
        "Andere Abschnitte im Bericht ändern seinen Text nicht",
        "Other sections in the report do not change its text",
    ),
    why=Words(
        "Ein weiteres Plug-in darf diesen Text nicht verändern.",
        "One more plug-in must not change this text.",
    ),
    fix=Words("report.sections nicht lesen.", "Do not read report.sections."),
)
def _other_sections_play_no_part(bench: Bench) -> None:
    report = reports_to_try()[0]
    extra = Section(name="probe", title=Words("Probe", "Sample"))
    for place, found in bench.each(REPORT_SECTION):
        other: Any = found.section(attrs.evolve(report, sections=(extra,)))
        same = digest(other) == digest(found.section(report))
        expect(
            same,
            Words(
                "{place} sagt neben einem anderen Abschnitt etwas anderes.",
                "{place} says something else beside another section.",
            ),
            place=place,
        )


@promise(
    8,
    what=Words(
        "Der Abschnitt bleibt kurz: höchstens zwölf Absätze von je 600 Zeichen",
        "The section stays short: at most twelve paragraphs of 600 signs each",
    ),
    why=Words(
        "Eine Zwischenbilanz wird gelesen oder abgelegt.",
        "An interim report is read, or it is filed.",
    ),
    fix=Words("Kürzen; Zahlen stehen schon oben.", "Shorten; numbers stand above."),
)
def _it_stays_short(bench: Bench) -> None:
    for place, _, section in _sections(bench):
        longest = max((len(words.de) for words in section.paragraphs), default=0)
        fits = len(section.paragraphs) <= 12 and longest <= 600  # noqa: PLR2004  the promise
        expect(
            fits,
            Words("{place} ist länger.", "{place} is longer than that."),
            place=place,
        )
