"""What a source hands over, and how every row of the input is accounted for."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from outreach_core._messages import Words
from outreach_core._validators import (
    is_count,
    is_line,
    is_positive,
    is_text,
    only,
    satisfies,
)
from outreach_core.contacts.history import ContactHistory
from outreach_core.eligibility import OfficeStatements
from outreach_core.errors import InvalidInputError
from outreach_core.ids import CustomerId
from outreach_core.people import Customer, StaffMember

_SUBJECT: Final = Words("Was eine Quelle gelesen hat", "The batch of a source")
_CUSTOMERS: Final = Words("Kundinnen und Kunden", "customers")
_STAFF: Final = Words("Fachkräfte", "members of staff")
_TALLIES: Final = Words("Abrechnungen", "tallies")
_REPEATED: Final = Words(
    "{noun}: {count} mit der Kennung von anderen. Bitte zusammenführen oder als Hinweis "
    "zur Zeile melden (RowIssue).",
    "{count} {noun} have the id of another one. Merge them, or report a row issue.",
)
_UNRECONCILED: Final = Words(
    "{place}: {issues} Zeilen gelten als nicht verwendet, {found} haben einen Hinweis. "
    "Beide Zahlen müssen gleich sein (der Hinweis einer verwendeten Zeile sagt "
    "kept=True).",
    "{place}: {issues} rows are counted as unused, {found} have an issue. Both numbers "
    "must agree (an issue of a row that was used says kept=True).",
)
_CODE: Final = re.compile(r"[a-z]+(-[a-z0-9]+)*")


@attrs.frozen(kw_only=True)
class RowIssue:
    """Something about one row of the input that a person should look at.

    It says where and why, and never quotes what stands there.

    Attributes:
        place: File and sheet as the office knows them ("kunden.xlsx, Blatt 1").
        row: Row as Excel counts, the first is 1.
        code: Stable name of the kind of issue ("date-unreadable"), for statistics.
        words: What is wrong and what helps, without a value.
        column: Heading of the column; empty when the whole row is meant.
        kept: The row was used all the same, for example without the one field.
    """

    place: str = attrs.field(validator=is_text)
    row: int = attrs.field(validator=is_positive)
    code: str = attrs.field(
        validator=satisfies(
            "lower-case words joined by hyphens",
            lambda v: isinstance(v, str) and _CODE.fullmatch(v) is not None,
        )
    )
    words: Words
    column: str = attrs.field(default="", validator=is_line)
    kept: bool = False


@attrs.frozen(kw_only=True)
class Tally:
    """The account of one place of input: no row is lost without a word.

    Attributes:
        place: File and sheet, as in :class:`RowIssue`.
        rows: Rows with content below the header.
        records: Rows that became a record of their own.
        issues: Rows not used; each has at least one :class:`RowIssue`.
        merged: Rows that said the same as another one and were folded into it.
    """

    place: str = attrs.field(validator=is_text)
    records: int = attrs.field(validator=is_count)
    issues: int = attrs.field(default=0, validator=is_count)
    merged: int = attrs.field(default=0, validator=is_count)
    rows: int = attrs.field()

    @rows.validator  # the only check that needs the other fields
    def _adds_up(self, attribute: "attrs.Attribute[int]", value: int) -> None:
        satisfies(
            "records + issues + merged",
            lambda v: v == self.records + self.issues + self.merged,
        )(self, attribute, value)


def _people_by_id(people: Iterable[Customer]) -> tuple[Customer, ...]:
    return tuple(sorted(people, key=lambda person: person.id))


def _staff_by_id(staff: Iterable[StaffMember]) -> tuple[StaffMember, ...]:
    return tuple(sorted(staff, key=lambda member: member.id))


def _by_place(issues: Iterable[RowIssue]) -> tuple[RowIssue, ...]:
    return tuple(sorted(issues, key=lambda i: (i.place, i.row, i.column, i.code)))


def _tallies_by_place(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(sorted(tallies, key=lambda tally: tally.place))


def _histories_by_id(
    histories: Mapping[CustomerId, ContactHistory],
) -> Mapping[CustomerId, ContactHistory]:
    return dict(sorted(histories.items()))


@attrs.frozen(kw_only=True)
class SourceBatch:
    """All that one source knew on one day; the order of the input plays no part.

    Attributes:
        people: Customers sorted by id, each id once.
        histories: Contacts by customer; somebody without an entry has none on record.
            May hold people of another source (one office, two systems).
        staff: Members of staff sorted by id, each id once.
        statements: What the office has stated under § 7b (4) and § 31a (2) SGB II;
            read, never worked out. May be about people whom no source knows.
        issues: What a person should look at, sorted by place and row.
        tallies: One account for each place of input, sorted by place.

    Raises:
        InvalidInputError: Two records share an id, or the unused rows of a place are
            not exactly the rows with an issue.
    """

    people: tuple[Customer, ...] = attrs.field(
        default=(), converter=_people_by_id, repr=False, validator=only(Customer)
    )
    histories: Mapping[CustomerId, ContactHistory] = attrs.field(
        factory=dict,
        converter=_histories_by_id,
        repr=False,
        validator=satisfies(
            "contact histories by customer",
            lambda v: all(
                isinstance(history, ContactHistory) for history in v.values()
            ),
        ),
    )
    staff: tuple[StaffMember, ...] = attrs.field(
        default=(), converter=_staff_by_id, repr=False, validator=only(StaffMember)
    )
    statements: OfficeStatements = attrs.field(
        factory=OfficeStatements,
        repr=False,
        validator=satisfies(
            "the statements of the office", lambda v: isinstance(v, OfficeStatements)
        ),
    )
    issues: tuple[RowIssue, ...] = attrs.field(
        default=(), converter=_by_place, repr=False, validator=only(RowIssue)
    )
    tallies: tuple[Tally, ...] = attrs.field(
        default=(), converter=_tallies_by_place, validator=only(Tally)
    )

    def __attrs_post_init__(self) -> None:
        faults = (
            *_repeated(_CUSTOMERS, (person.id for person in self.people)),
            *_repeated(_STAFF, (member.id for member in self.staff)),
            *_repeated(_TALLIES, (tally.place for tally in self.tallies)),
            *_unreconciled(self.tallies, self.issues),
        )
        if faults:
            raise InvalidInputError(subject=_SUBJECT, faults=faults)


def _repeated(noun: Words, sorted_ids: Iterable[str]) -> tuple[Words, ...]:
    ids = tuple(sorted_ids)
    count = len(ids) - len(set(ids))
    return (_REPEATED.fill(noun=noun, count=count),) if count else ()


def _unreconciled(
    tallies: Iterable[Tally], issues: Iterable[RowIssue]
) -> tuple[Words, ...]:
    unused: dict[str, set[int]] = {tally.place: set() for tally in tallies}
    for issue in issues:
        if not issue.kept and issue.place in unused:
            unused[issue.place].add(issue.row)
    return tuple(
        _UNRECONCILED.fill(
            place=tally.place, issues=tally.issues, found=len(unused[tally.place])
        )
        for tally in tallies
        if tally.issues != len(unused[tally.place])
    )
