"""The desk is a calculation: no clock, no file, nothing is touched."""

from desk_days import BERLIN, at, hazard_note, plan, said

from outreach_core.ids import CustomerId
from outreach_core.testing.purity import pure
from outreach_core.visits import (
    aftercare,
    effects_on,
    moment_at,
    overdue,
    works_council_page,
)


def test_asking_the_desk_touches_nothing() -> None:
    now, entries, note = at(9, 30), [said("aborted", at(9, 5))], hazard_note()
    with pure():
        deposited = plan()
        assert overdue(deposited, entries, now=now)
        assert aftercare(deposited, entries, now=now)
        assert moment_at(deposited.day, 600, zone=BERLIN) == at(10)
        assert effects_on([note], CustomerId("c1"), deposited.day) == frozenset()
        assert works_council_page()
