"""Which hearings under § 31a (2) SGB II are still to be offered?"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.eligibility.reachability import HearingGround, HearingMatter
from outreach_core.eligibility.section_7b import HEARING_GROUNDS, IN_FORCE_SINCE
from outreach_core.ids import CustomerId

HEARING_WORDS: Final = {
    HearingGround.SENTENCE_2: Words(
        "Persönliche Anhörung soll stattfinden (§ 31a Abs. 2 S. 2 SGB II).",
        "A personal hearing is to take place (§ 31a (2) sentence 2 SGB II).",
    ),
    HearingGround.SENTENCE_3: Words(
        "Gelegenheit zur persönlichen Anhörung geben (§ 31a Abs. 2 S. 3 SGB II).",
        "Give an opportunity for a personal hearing (§ 31a (2) sentence 3 SGB II).",
    ),
}
"""What is to be done, with its ground."""


@attrs.frozen(kw_only=True)
class OpenHearing:
    """A hearing that has not been offered yet.

    Attributes:
        customer: Pseudonym of the person.
        since: Day since which the office examines the matter.
        waiting_days: Whole days from then to the day asked for.
        ground: The sentence of § 31a (2).
    """

    customer: CustomerId
    since: pendulum.Date
    waiting_days: int
    ground: HearingGround = attrs.field(repr=False)

    @property
    def words(self) -> Words:
        """What is to be done, with its ground."""
        return HEARING_WORDS[self.ground]


def open_hearings(
    matters: Iterable[HearingMatter], *, as_of: pendulum.Date
) -> tuple[OpenHearing, ...]:
    """List the hearings still to be offered on *as_of*, what waits longest first.

    An offer recorded for a later day is not yet made. A matter examined since before
    1 July 2026 follows the old law (§ 65a SGB II) and is not listed.

    Args:
        matters: What the office has entered.
        as_of: The day asked for.
    """
    found = sorted(set(_still_open(matters, as_of)), key=_longest_first)
    return tuple(found)


def _still_open(
    matters: Iterable[HearingMatter], as_of: pendulum.Date
) -> Iterator[OpenHearing]:
    for matter in matters:
        since = matter.examined_since
        offered = matter.offered_on is not None and matter.offered_on <= as_of
        if offered or not IN_FORCE_SINCE <= since <= as_of:
            continue
        if matter.ground in HEARING_GROUNDS.on(since).value:
            yield OpenHearing(
                customer=matter.customer,
                since=since,
                waiting_days=as_of.toordinal() - since.toordinal(),
                ground=matter.ground,
            )


def _longest_first(hearing: OpenHearing) -> tuple[pendulum.Date, str, str]:
    return hearing.since, hearing.customer, hearing.ground
