"""Who judges everybody: the program, or the screener that the settings name?"""

from typing import Final

from outreach_cli.choices import policy_of, rulebook_of
from outreach_cli.office import Office
from outreach_core import Words
from outreach_core.eligibility import Decision, Screening, screen
from outreach_core.hooks import SCREENER, Progress
from outreach_core.people import Customer
from outreach_core.workflows import Gathered, screen_or_fall_back

_PEOPLE: Final = Words("Menschen", "People")


def screened(office: Office, gathered: Gathered) -> Screening:
    """Judge everybody by the rulebook and the screener that the settings name."""

    def progress(done: int, total: int) -> None:
        office.reporter.on_progress(Progress(task=_PEOPLE, done=done, total=total))

    rulebook, policy = rulebook_of(office), policy_of(office)
    name = office.settings.screening.screener
    if not name:
        return screen(
            gathered.with_histories(),
            rulebook=rulebook,
            as_of=gathered.as_of,
            policy=policy,
            progress=progress,
        )
    found = screen_or_fall_back(
        office.registry.one(SCREENER, name),
        gathered,
        rulebook=rulebook,
        policy=policy,
        progress=progress,
    )
    if found.fell_back is not None:
        office.reporter.warn(found.fell_back)
    return found.screening


def screened_one(office: Office, gathered: Gathered, person: Customer) -> Decision:
    """Judge one person by the rulebook that the settings name, with the household."""
    household = [
        (other, history)
        for other, history in gathered.with_histories()
        if other.id == person.id
        or (person.benefit_unit and other.benefit_unit == person.benefit_unit)
    ]
    found = screen(
        household,
        rulebook=rulebook_of(office),
        as_of=gathered.as_of,
        policy=policy_of(office),
    )
    return found.of(person.id)
