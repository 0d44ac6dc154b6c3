"""Which letter may this office send in which language, and who has read it?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pendulum
from rich.table import Table

from outreach_cli.honest_letters import legal_review
from outreach_cli.office import Office
from outreach_cli.terminal import Terminal
from outreach_core import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import LETTER_TEMPLATE
from outreach_core.letters import (
    Letter,
    LetterKind,
    LetterReading,
    Reading,
    Register,
    Review,
    letter_readings,
)

_ENTRY: Final = re.compile(
    r"(?P<name>\S+) (?P<version>[0-9a-f]{16}) (?P<on>\d{4}-\d\d-\d\d) (?P<by>\S.*)"
)
_FORM: Final = Words(
    "Eintrag {number}: bitte „VORLAGE FASSUNG JJJJ-MM-TT WER“ schreiben, Vorlage und "
    "Fassung wie in `outreach letters --languages`.",
    "Entry {number}: write 'TEMPLATE VERSION YYYY-MM-DD WHO', template and version as in "
    "`outreach letters --languages`.",
)
_NO_SUCH: Final = Words(
    "Eintrag {number}: diese Vorlage gibt es nicht. `outreach letters --languages` nennt "
    "alle.",
    "Entry {number}: there is no such template. `outreach letters --languages` names all.",
)
_TITLE: Final = Words("Briefe und Sprachen", "Letters and languages")
_KIND: Final = Words("Brief", "Letter")
_SIGNS: Final = {
    Reading.ORIGINAL: "D",
    Reading.READ: "+",
    Reading.UNREAD: "?",
    Reading.WAITS: "!",
    Reading.MISSING: "-",
}
_LISTED: Final = Words(
    "Noch zu lesen; wer eine Übersetzung gelesen hat, kommt in die Einstellungen, "
    'letters.translations_read = ["VORLAGE FASSUNG JJJJ-MM-TT WER"]:',
    "Still to be read; who has read a translation is written into the settings, "
    'letters.translations_read = ["TEMPLATE VERSION YYYY-MM-DD WHO"]:',
)
_READ_BY: Final = Words(
    "{name}: gelesen von {by} am {on}", "{name}: read by {by} on {on}"
)
_EARLIER: Final = Words(
    " (gelesen wurde die frühere Fassung {version})",
    " (the earlier version {version} was read)",
)
_WARNING: Final = Words(
    "Übersetzungen, die noch niemand gegengelesen hat, gehen mit hinaus: {names}. Siehe "
    "`outreach letters --languages`.",
    "Translations that nobody has read yet go out beside the German letter: {names}. See "
    "`outreach letters --languages`.",
)


def recorded_reviews(office: Office) -> Mapping[str, Review]:
    """Return the readings that the settings record, by name of the template.

    Raises:
        InvalidInputError: Entries that cannot be read, or of letters that are not
            there; all at once.
    """
    names = set(office.registry.names(LETTER_TEMPLATE))
    found: dict[str, Review] = {}
    faults: list[Words] = []
    for number, entry in enumerate(office.settings.letters.translations_read, start=1):
        match = _ENTRY.fullmatch(entry.strip())
        on = _day(match["on"]) if match else None
        if match is None or on is None:
            faults.append(_FORM.fill(number=number))
        elif match["name"] not in names:
            faults.append(_NO_SUCH.fill(number=number))
        else:
            found[match["name"]] = Review(
                by=match["by"], on=on, version=match["version"]
            )
    if faults:
        raise InvalidInputError(subject="letters.translations_read", faults=faults)
    honest = legal_review(office)
    return found if honest is None else {**found, "grace-month-de": honest}


def _day(text: str) -> pendulum.Date | None:
    try:
        return pendulum.Date.fromisoformat(text)
    except ValueError:
        return None


def readings_of(office: Office) -> tuple[LetterReading, ...]:
    """Say of each letter and language of this office who has read it."""
    return letter_readings(
        office.registry.all(LETTER_TEMPLATE), reviews=recorded_reviews(office)
    )


def show_languages(terminal: Terminal, office: Office) -> None:
    """Show the table of letters and languages, and what is still to be read."""
    language = terminal.language
    found = readings_of(office)
    table = Table(title=_TITLE.to(language), title_justify="left")
    table.add_column(_KIND.to(language))
    codes = tuple(dict.fromkeys(each.language for each in found))
    for code in codes:
        table.add_column(code, justify="center")
    for name, signs in _rows(found, codes):
        table.add_row(name, *signs)
    terminal.out.print(table)
    for reading in Reading:
        terminal.print(f"  {_SIGNS[reading]}  {reading.words.to(language)}")
    for each in found:
        if each.reading is not Reading.UNREAD and each.review is not None:
            by, on = each.review.by, each.review.on.isoformat()
            terminal.say(_READ_BY.fill(name=each.template, by=by, on=on))
    open_ones = [e for e in found if e.reading in {Reading.UNREAD, Reading.WAITS}]
    if open_ones:
        terminal.say(_LISTED)
    for each in open_ones:
        earlier = (
            _EARLIER.fill(version=each.review.version).to(language)
            if each.review is not None
            else ""
        )
        terminal.print(f"  {each.template} {each.version}{earlier}")


def _rows(
    found: Iterable[LetterReading], codes: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    signs: dict[tuple[str, str], str] = {}
    for each in found:
        plain = each.register is Register.PLAIN
        suffix = "" if plain else f"-{each.register.value}"
        row = f"{each.kind.value.replace('_', '-')}{suffix}"
        signs[row, each.language] = _SIGNS[each.reading]
    order = {kind.value.replace("_", "-"): at for at, kind in enumerate(LetterKind)}
    rows = sorted(
        {row for row, _ in signs},
        key=lambda row: (order.get(row, order.get(row.rpartition("-")[0], 0)), row),
    )
    for row in rows:
        yield row, tuple(signs.get((row, code), "") for code in codes)


def warn_of_unread(
    terminal: Terminal, office: Office, letters: Iterable[Letter]
) -> None:
    """Name the translations among *letters* that nobody has read; else say nothing."""
    used = {
        (letter.kind, letter.courtesy.language)
        for letter in letters
        if letter.courtesy is not None
    }
    if not used:
        return
    names = sorted(
        each.template
        for each in readings_of(office)
        if each.reading is Reading.UNREAD and (each.kind, each.language) in used
    )
    if names:
        terminal.say(_WARNING.fill(names=", ".join(names)))
