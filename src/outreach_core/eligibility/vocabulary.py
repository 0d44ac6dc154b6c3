"""Which facts about a person may an eligibility rule ask for, and what are they called?"""

from typing import Final

from outreach_core._messages import Words
from outreach_core.people import HoldKind
from outreach_core.rules import Choice, ChoiceFact, CountFact, DateFact, FlagFact

LAST_CONTACT: Final = DateFact(
    name="last_two_way_contact",
    title=Words("Letzter beidseitiger Kontakt", "Last two-way contact"),
    if_never=Words(
        "Ein beidseitiger Kontakt ist noch nie zustande gekommen.",
        "There has never been a two-way contact.",
    ),
)
"""Day on which the person last took part; NEVER when others are recorded, but none such."""

EFFORTS: Final = CountFact(
    name="efforts_since",
    title=Words("Dokumentierte Versuche seither", "Documented attempts since"),
)
"""Efforts of the office after that day; all efforts when there never was such a day."""

UNKEPT_INVITATIONS: Final = CountFact(
    name="unkept_invitations",
    title=Words(
        "Einladungen seither, zu denen niemand kam", "Invitations since, nobody came"
    ),
)
"""How many of these efforts were invitations; no statement about any legal duty."""

IN_BENEFIT: Final = FlagFact(
    name="in_benefit",
    title=Words("Leistungsbezug", "Receipt of benefits"),
    if_true=Words("Es werden Leistungen bezogen.", "Benefits are being received."),
    if_false=Words(
        "Es werden keine Leistungen bezogen.", "No benefits are being received."
    ),
)
"""Whether benefits are received on the day of the data."""

BIRTH: Final = DateFact(
    name="birth",
    title=Words("Geburtsdatum", "Date of birth"),
    if_never=Words("Es ist kein Geburtsdatum vergeben.", "No date of birth exists."),
)
"""Birth date as first stated to an agency (§ 33a SGB I)."""

_HOLD_TITLES: Final = {
    HoldKind.DECEASED: Words("verstorben", "deceased"),
    HoldKind.ADDRESS_BLOCK: Words(
        "Auskunftssperre (§ 51 BMG)", "address block (§ 51 BMG)"
    ),
    HoldKind.CONDITIONAL_BLOCK: Words(
        "bedingter Sperrvermerk (§ 52 BMG)", "conditional block (§ 52 BMG)"
    ),
    HoldKind.SAFETY_STOP: Words(
        "Besuche aus Sicherheitsgründen ausgesetzt", "visits paused for safety"
    ),
    HoldKind.ASKED_NOT_TO_BE_VISITED: Words(
        "möchte nicht besucht werden", "asked not to be visited"
    ),
    HoldKind.LEGAL_GUARDIAN: Words(
        "Post nur an die rechtliche Betreuung", "letters to the legal guardian only"
    ),
    HoldKind.IN_CUSTODY: Words("in Haft", "in custody"),
    HoldKind.INPATIENT: Words("stationärer Aufenthalt", "in hospital or a clinic"),
    HoldKind.APPROVED_ABSENCE: Words(
        "genehmigte Abwesenheit (§ 7b SGB II)", "approved absence (§ 7b SGB II)"
    ),
    HoldKind.IN_WORK: Words("in Arbeit", "in work"),
}

HOLDS: Final = ChoiceFact(
    name="holds",
    title=Words("Grund, sich zurückzuhalten", "Reason to stay away"),
    choices=tuple(
        Choice(name=kind.value, title=title) for kind, title in _HOLD_TITLES.items()
    ),
    if_none=Words(
        "Es ist kein Grund erfasst, sich zurückzuhalten.",
        "No reason to stay away is recorded.",
    ),
)
"""Holds in force on the day, by the names of :class:`outreach_core.people.HoldKind`."""

VOCABULARY: Final = (
    LAST_CONTACT,
    EFFORTS,
    UNKEPT_INVITATIONS,
    IN_BENEFIT,
    BIRTH,
    HOLDS,
)
"""Every fact that screening provides; a rulebook that asks for another asks in vain."""


def hold_title(kind: HoldKind) -> Words:
    """Return what a hold is called in explanations."""
    return _HOLD_TITLES[kind]
