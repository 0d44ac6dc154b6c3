"""The part of a week after the plan: visits are announced, and a case is forgotten."""

import copy
import functools
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import attrs
from fault_week import (
    CUSTOMERS,
    NAME,
    PLANNED_ON,
    SENDER,
    WEEK,
    Lasting,
    batch,
    registry_of,
    run,
)

from outreach_core import Language, Words
from outreach_core.cases import (
    DeletionDue,
    RetentionGround,
    VisitAnnounced,
    VisitScheduled,
)
from outreach_core.eligibility import RadarInput, radar
from outreach_core.hooks import (
    CASE_STORE,
    LETTER_CHECK,
    LETTER_FORMAT,
    SINK,
    WORKDAYS,
    Kind,
    ParcelKind,
    Registry,
)
from outreach_core.ids import CustomerId, StaffId
from outreach_core.letters import DIN_5008_B, plan_letters, shipped_template
from outreach_core.workflows import (
    AnnouncementRules,
    Announcements,
    ForgetRun,
    LetterRun,
    all_cases,
    announcements,
    failures,
    forget,
    record,
    send_batches,
    settle_ledger,
    visits_on_record,
    write_announcements,
)

TEAM: Final = {StaffId(f"s{n}"): name for n, name in enumerate(("Ley", "Ohm", "Au"))}
PEOPLE: Final = {person.id: person for person in batch().people}
LEAVES: Final = CUSTOMERS[3]
"""Moved away in the meantime; the case is due for deletion."""


@attrs.define
class Announced:
    """What came of announcing and forgetting, as far as they came."""

    found: Announcements | None = None
    run: LetterRun | None = None
    forgotten: ForgetRun | None = None
    error: Exception | None = None

    def said(self, language: Language) -> str:
        """Everything that a person would read about what went wrong."""
        texts: list[Words] = []
        if self.error is not None:
            texts.append(self.error.words)  # type: ignore[attr-defined]  # ours
        if self.run is not None:
            texts += [problem.problem for problem in failures(self.run)]
        return "\n".join(words.to(language) for words in texts)


def with_visits() -> Lasting:
    """Return what a good week leaves: four letters, visits that nobody was told of."""
    return copy.deepcopy(_good_week())


@functools.cache
def _good_week() -> Lasting:
    lasting = Lasting()
    told = run(lasting.objects())
    assert told.error is None
    return lasting


def with_other_pairs() -> Lasting:
    """Return a week in which everybody was told, and then others were to come."""
    return copy.deepcopy(_told_and_changed())


@functools.cache
def _told_and_changed() -> Lasting:
    lasting = with_visits()
    told = announce(lasting.objects(), forgets=False)
    assert told.error is None
    members = sorted(TEAM)
    for case in all_cases(lasting.store):
        for visit in case.open_visits:
            gone, stays = visit.pair
            (new,) = (m for m in members if m not in visit.pair)
            assert gone != stays
            again = VisitScheduled(
                on=PLANNED_ON,
                visit=visit.visit,
                day=visit.day,
                start_minute=visit.start_minute,
                pair=(stays, new),
                place=visit.place,
            )
            record(lasting.store, case.customer, [again])
    return lasting


def announce(
    objects: Mapping[str, Any],
    *,
    strict: Kind[Any] | None = None,
    forgets: bool = True,
) -> Announced:
    """Announce the visits, then forget one case; an error of ours ends it."""
    registry, told = registry_of(objects, strict), Announced()
    try:
        _announce(registry, told)
        if forgets:
            _forget(registry, told)
    except Exception as error:
        if not hasattr(error, "words"):
            raise
        told.error = error
    return told


def _announce(registry: Registry, told: Announced) -> None:
    store = registry.one(CASE_STORE, NAME)
    settle_ledger(store)
    told.found = announcements(
        visits_on_record(all_cases(store), after=PLANNED_ON),
        store=store,
        staff_names=TEAM,
        on=PLANNED_ON,
        workdays=registry.one(WORKDAYS, NAME),
        days=WEEK,
        rules=AnnouncementRules(delivery_workdays=1, response_days=0),
    )
    write = partial(_write, checks=registry.all(LETTER_CHECK))
    plan, tells = write_announcements(told.found, people=PEOPLE, write=write)
    told.run = send_batches(
        plan,
        radar=radar(RadarInput(), as_of=PLANNED_ON),
        form=registry.one(LETTER_FORMAT, NAME),  # type: ignore[arg-type]  # with batch
        profile=DIN_5008_B,
        sink=registry.one(SINK, NAME),
        store=store,
        on=PLANNED_ON,
        size=2,
        told=tells,
        lists=registry.one(SINK, NAME),
    )


def _write(people: Any, *, kind: Any, facts: Any, occasion: str, checks: Any) -> Any:
    return plan_letters(
        people,
        template=shipped_template(kind),
        facts=facts,
        sender=SENDER,
        occasion=occasion,
        day=PLANNED_ON,
        checks=checks,
    )


def _forget(registry: Registry, told: Announced) -> None:
    store = registry.one(CASE_STORE, NAME)
    if list(failures(told.run)) if told.run else True:
        return
    due = DeletionDue(
        customer=LEAVES,
        ground=RetentionGround.CLOSED,
        last_on=PLANNED_ON,
        due_on=PLANNED_ON,
        events=len(store.read(LEAVES)),
        held=False,
    )
    told.forgotten = forget([due] if due.events else [], store=store)
    store.erased()  # type: ignore[attr-defined]  # it can erase


def announced(lasting: Lasting) -> list[CustomerId]:
    """Return who was told of a visit, once for each time."""
    return [
        customer
        for customer, events in lasting.store.read_all().items()
        for event in events
        if isinstance(event, VisitAnnounced)
    ]


def printed(lasting: Lasting) -> list[str]:
    """Return the keys of all letters in all files that left the house."""
    return [
        row.key
        for parcel in lasting.sink.delivered.values()
        if parcel.kind is ParcelKind.BATCH
        for row in parcel.content.rows  # type: ignore[union-attr]  # of a batch
    ]
