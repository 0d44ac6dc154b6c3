"""What did the office write down about its contacts with an invented person?"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, TypeAlias

import pendulum

from outreach_cli.demo.people import LOST_STORIES, DemoPerson, Story
from outreach_core.calendar import months

Entry: TypeAlias = tuple[int, str]
"""Days before the day of the data (negative: later) and the rest of the row."""

_USUAL_ROWS: Final = 40
_SPREAD_ROWS: Final = 6
_HISTORY_DAYS: Final = 3 * 365
_LONGEST_SILENCE_DAYS: Final = 900
_DAYS_OF_USUAL_CONTACT: Final = 150

# Art;Richtung;Ergebnis;Betreff;automatisch, in an office's own words.
TALKS: Final = (
    *("Telefon;Eingang;erreicht;Rückfrage zum Bescheid;nein",) * 3,
    *("Telefon;Ausgang;erreicht;Gespräch geführt;nein",) * 2,
    *("Persönlich;Eingang;erschienen;Beratungsgespräch;nein",) * 3,
    *("E-Mail;Eingang;eingegangen;Änderung mitgeteilt;nein",) * 2,
    *("Unterlagen;Eingang;eingegangen;Kontoauszüge;nein",) * 3,
    *("Weiterbewilligungsantrag;Eingang;eingegangen;Hauptantrag;nein",),
    *("Postfachnachricht;Eingang;eingegangen;Frage zur Maßnahme;nein",),
)
"""The person took part."""
EFFORTS: Final = (
    *("Brief;Ausgang;versandt;Einladung zum Gespräch;nein",) * 4,
    *("Telefon;Ausgang;nicht erreicht;kein Anschluss möglich, später erneut;nein",) * 4,
    *("Brief;Ausgang;Rückläufer;Empfänger nicht ermittelt;nein",),
    *("Persönlich;Ausgang;nicht erschienen;Gesprächsangebot;nein",) * 3,
    *("Hausbesuch;Ausgang;nicht angetroffen;angekündigter Besuch;nein",),
    *("SMS;Ausgang;gesendet;Bitte um Rückruf;nein",),
)
"""The office tried and nobody answered."""
NOISE: Final = (
    *("Bescheid;Ausgang;versandt;Änderungsbescheid;ja",) * 3,
    *("Serienbrief;Ausgang;versandt;Information für alle;ja",),
    *("Vermerk;Ausgang;erledigt;Akte geprüft;nein",) * 3,
    *("Zahllauf;Ausgang;erledigt;Überweisung;ja",) * 3,
)
"""Says nothing about being in touch."""

_ANY: Final = TALKS + EFFORTS + NOISE
_SILENT: Final = (
    *(*LOST_STORIES, Story.HELD, Story.NOT_TRIED, Story.CONTACT_AHEAD),
    *(Story.BENEFIT_UNKNOWN, Story.SILENT_WITHOUT_BENEFIT),
)


def threshold_days(as_of: pendulum.Date) -> int:
    """Return how many days ago the last contact of somebody newly lost can be."""
    return (as_of - months(6).after_event.latest(as_of)).days


def invent_history(
    rng: Random, person: DemoPerson, *, threshold: int
) -> Iterator[Entry]:
    """Invent the contacts of one person, oldest first, no two alike.

    The last talk and the efforts since are set by the story; all else is chance that
    cannot change where the person stands.

    Args:
        rng: Source of chance.
        person: Whose contacts.
        threshold: See :func:`threshold_days`.
    """
    if person.story is Story.NOTHING_RECORDED:
        return
    rows = rng.randint(_USUAL_ROWS - _SPREAD_ROWS, _USUAL_ROWS + _SPREAD_ROWS)
    if person.story is Story.NEVER_REACHED:
        entries = _never_reached(rng, rows)
    else:
        entries = _with_last_talk(rng, person.story, rows, threshold)
    yield from sorted(entries, key=lambda entry: (-entry[0], entry[1]))


def _never_reached(rng: Random, rows: int) -> set[Entry]:
    since = rng.randint(200, _LONGEST_SILENCE_DAYS)
    tries = rng.randint(2, 6)
    entries = _on_different_days(rng, EFFORTS, tries, range(since))
    return entries | _drawn(rng, NOISE, rows - tries, 0, since)


def _with_last_talk(rng: Random, story: Story, rows: int, threshold: int) -> set[Entry]:
    last = _last_talk(rng, story, threshold)
    tries = min(_tries(rng, story), last)
    entries = _on_different_days(rng, EFFORTS, tries, range(last))
    noise = min(rng.randint(0, 8), last)
    entries |= _drawn(rng, NOISE, noise, 0, last - 1) if noise else set()
    entries.add((last, rng.choice(TALKS)))
    if story is Story.CONTACT_AHEAD:
        entries.add((-rng.randint(20, 300), rng.choice(TALKS)))
    # Up to the last talk anything may have happened.
    missing = rows - len(entries)
    return entries | _drawn(rng, _ANY, missing, last, last + _HISTORY_DAYS)


def _last_talk(rng: Random, story: Story, threshold: int) -> int:
    """Draw how many days ago the last talk was."""
    if story is Story.LOST_SINCE_YESTERDAY:
        return threshold
    if story is Story.SIX_MONTHS_TODAY:
        return threshold - 1
    if story in _SILENT:
        return rng.randint(threshold + 1, _LONGEST_SILENCE_DAYS)
    return rng.randint(0, _DAYS_OF_USUAL_CONTACT)


def _tries(rng: Random, story: Story) -> int:
    if story is Story.NOT_TRIED:
        return rng.randint(0, 1)
    if story in _SILENT or story is Story.SIX_MONTHS_TODAY:
        return rng.randint(2, 6)
    return rng.randint(0, 2)


def _on_different_days(
    rng: Random, kinds: Sequence[str], count: int, days: range
) -> set[Entry]:
    return {(day, rng.choice(kinds)) for day in rng.sample(days, count)}


def _drawn(
    rng: Random, kinds: Sequence[str], count: int, first: int, last: int
) -> set[Entry]:
    """Draw *count* entries, no two alike, from *first* to *last* days ago."""
    entries: set[Entry] = set()
    width, kinds_count = last - first + 1, len(kinds)
    chance = rng.random
    while len(entries) < count:
        # int(random() * n) is three times as fast as randrange; 560,000 rows feel it.
        entries.add((first + int(chance() * width), kinds[int(chance() * kinds_count)]))
    return entries
