"""How good is the data of each source, and who can put which fault right?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.hooks import (
    SOURCE,
    ColumnProfile,
    Fixer,
    Registry,
    RowFinding,
    SourceBatch,
    SourceProfile,
    Tally,
    UnusedColumn,
)

OLDEST_BIRTH: Final = pendulum.Date(1920, 1, 1)
"""A birth before this day is a slip or a stand-in for "unknown" (our choice)."""

_MISSING: Final = "-missing"
_NO_CONTACT: Final = Words(
    "Zu dieser Person ist kein einziger Kontakt bekannt, auch kein Versuch. Ob der "
    "Kontakt abgerissen ist, lässt sich so nicht sagen.",
    "Not a single contact is known of this person, not even an attempt. Whether the "
    "contact has broken off cannot be said.",
)
_UNREAD: Final = Words(
    "So viele Menschen haben mindestens einen Kontakt, der nicht lesbar ist und ein "
    "Gespräch sein kann. Wer von ihnen ohne ihn verloren schiene, steht auf der "
    "Prüfliste und bekommt keinen Brief.",
    "So many people have at least one contact that cannot be read and may be a talk. "
    "Whoever of them would seem lost without it stands on the review list and gets no "
    "letter.",
)
_OLD: Final = Words(
    "Das Geburtsdatum liegt vor 1920. Vermutlich ein Platzhalter oder Tippfehler.",
    "The birth date lies before 1920. Probably a stand-in or a slip.",
)
_SAME: Final = Words(
    "Mehrere Kundennummern haben denselben Namen und dieselbe Anschrift. Bitte prüfen, "
    "ob es ein Mensch ist.",
    "Several customer numbers share one name and one address. Check whether it is one "
    "person.",
)


@attrs.frozen(kw_only=True)
class ColumnQuality:
    """How complete and how readable one column is.

    Attributes:
        profile: How full it is.
        doubtful: Rows in which what stands there cannot be read, or is in doubt.
    """

    profile: ColumnProfile
    doubtful: int

    @property
    def valid(self) -> int:
        """Rows that are filled and not in doubt."""
        return max(self.profile.filled - self.doubtful, 0)


@attrs.frozen(kw_only=True)
class SourceQuality:
    """The report on the data of one source; no value of anybody stands in it.

    Attributes:
        name: Name of the source.
        as_of: The day of the data.
        tallies: The account of every place: rows = records + issues + merged.
        columns: Completeness and validity, in the order of the input; empty when the
            source cannot say.
        unused: Columns that are never read.
        findings: What somebody can put right, the most frequent first.
    """

    name: str
    as_of: pendulum.Date
    tallies: tuple[Tally, ...] = ()
    columns: tuple[ColumnQuality, ...] = ()
    unused: tuple[UnusedColumn, ...] = ()
    findings: tuple[RowFinding, ...] = ()


def read_quality(
    registry: Registry, *, sources: Sequence[str], as_of: pendulum.Date
) -> tuple[SourceQuality, ...]:
    """Read each source and report on its data.

    Args:
        registry: The plug-ins.
        sources: Names of sources; reported in the order of their names.
        as_of: The day the question is asked for.

    Raises:
        UnknownNameError: A name that no plug-in offers.
        InvalidInputError: An input cannot be read.
        PluginError: A plug-in failed.
    """
    found = []
    for name in sorted(sources):
        source: Any = registry.one(SOURCE, name)
        ask = getattr(source, "profile", None)
        profile = None if ask is None else ask(as_of=as_of)
        batch = source.read(as_of=as_of)
        found.append(quality_of(name, batch, profile=profile, as_of=as_of))
    return tuple(found)


def quality_of(
    name: str,
    batch: SourceBatch,
    *,
    profile: SourceProfile | None = None,
    as_of: pendulum.Date,
) -> SourceQuality:
    """Report on what one source has read.

    Args:
        name: Name of the source.
        batch: What it has read, with an issue for every row not used.
        profile: What the source says of its columns. Without one the report has the
            account of rows, the issues, and what can be seen in the records.
        as_of: The day of the data.
    """
    told = profile or SourceProfile()
    more = _of_records(name, batch) if profile is None else profile.findings
    findings = (*_of_issues(batch, told.fixers), *_unread(name, batch), *more)
    doubtful = _doubtful(batch)
    return SourceQuality(
        name=name,
        as_of=as_of,
        tallies=batch.tallies,
        columns=tuple(
            ColumnQuality(profile=c, doubtful=doubtful.get((c.place, c.column), 0))
            for c in told.columns
        ),
        unused=told.unused,
        findings=tuple(
            sorted(findings, key=lambda f: (-f.count, f.place, f.column, f.code))
        ),
    )


def _of_issues(batch: SourceBatch, fixers: Mapping[str, Fixer]) -> Iterator[RowFinding]:
    grouped: defaultdict[tuple[str, str, str, bool], list[int]] = defaultdict(list)
    words = {}
    for issue in batch.issues:
        grouped[issue.place, issue.column, issue.code, issue.kept].append(issue.row)
        words[issue.code] = issue.words
    for (place, column, code, kept), rows in grouped.items():
        yield RowFinding(
            place=place,
            column=column,
            code=str(code),
            words=words[code],
            count=len(set(rows)),
            rows=rows,
            fixer=fixers.get(code, Fixer.CONTROLLING),
            kept=kept,
        )


def _doubtful(batch: SourceBatch) -> Mapping[tuple[str, str], int]:
    """Count rows in doubt by column; an empty cell is not in doubt, it is empty."""
    rows: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for issue in batch.issues:
        if issue.column and not issue.code.endswith(_MISSING):
            rows[issue.place, issue.column].add(issue.row)
    return {place: len(found) for place, found in rows.items()}


def _unread(name: str, batch: SourceBatch) -> Iterator[RowFinding]:
    """Count the people whom an unreadable row may make look silent."""
    count = sum(bool(history.unread) for history in batch.histories.values())
    if count:
        yield RowFinding(
            place=name, code="contact-unread", words=_UNREAD, count=count, kept=False
        )


def _of_records(name: str, batch: SourceBatch) -> Iterator[RowFinding]:
    """Look at the people themselves, where the source says nothing of its rows."""
    silent = [p for p in batch.people if p.id not in batch.histories]
    old = [p for p in batch.people if p.birth and p.birth < OLDEST_BIRTH]
    alike: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for person in batch.people:
        if person.address is not None:
            place = (person.address.street, person.address.postcode)
            alike[person.family_name, person.given_name, *place] += 1
    same = sum(count for count in alike.values() if count > 1)
    for code, words, count in (
        ("contact-missing", _NO_CONTACT, len(silent) if batch.histories else 0),
        ("birth-before-1920", _OLD, len(old)),
        ("same-name-and-address", _SAME, same),
    ):
        if count:
            yield RowFinding(
                place=name,
                code=code,
                words=words,
                count=count,
                fixer=Fixer.CASEWORKER,
            )
