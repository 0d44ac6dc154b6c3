"""Which letters is every format, check and template tried on? Always the same forty."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import attrs
import pendulum

from outreach_core.ids import CustomerId
from outreach_core.letters import (
    AnnouncementFacts,
    CancellationFacts,
    ChangeFacts,
    ClosedDoorFacts,
    CoachingFacts,
    GraceMonthFacts,
    InvitationFacts,
    Letter,
    LetterFacts,
    LetterKind,
    LetterText,
    OtherPairFacts,
    Paragraph,
    Run,
    Sender,
    VisitInvitation,
    VisitSlot,
    compose,
    shipped_template,
)
from outreach_core.people import Address, Customer, FormOfAddress
from outreach_core.testing.attacks import ATTACKS
from outreach_core.testing.examples import CANARY

OCCASION: Final = "probe-2026-10"
DAY: Final = pendulum.Date(2026, 10, 5)
SENDER: Final = Sender(
    office="Jobcenter Musterstadt",
    unit="Team Aufsuchende Beratung",
    return_line="Team Kontakt · Am Testfeld 1 · 01234 Musterstadt",
    street="Am Testfeld 1",
    postcode="01234",
    town="Musterstadt",
    phone="01234 567-89",
    mobile="0150 000 00 00",
    email="kontakt@probe.example",
    opening_hours="Mo bis Fr, 9 bis 15 Uhr",
    privacy_page="probe.example/datenschutz",
    prepaid_envelope=True,
)
SPARE_SENDER: Final = attrs.evolve(
    SENDER,
    unit=None,
    mobile=None,
    opening_hours=None,
    privacy_page=None,
    prepaid_envelope=False,
)
FACTS: Final = InvitationFacts(
    team=("Deniz Probe", "Kim Muster", "Ada Beispiel"),
    invitation=VisitInvitation(
        first_day=pendulum.Date(2026, 10, 19), last_day=pendulum.Date(2026, 10, 23)
    ),
    answer_by=pendulum.Date(2026, 10, 15),
)

_SLOT: Final = VisitSlot(
    day=pendulum.Date(2026, 10, 20), start_minute=540, end_minute=660
)
_FORMER: Final = VisitSlot(
    day=pendulum.Date(2026, 10, 19), start_minute=540, end_minute=660
)
_TEAM: Final = ("Deniz Probe", "Kim Muster")
_ANSWER_BY: Final = pendulum.Date(2026, 10, 15)
FACTS_TO_TRY: Final[Mapping[type[LetterFacts], LetterFacts]] = MappingProxyType(
    {
        LetterFacts: LetterFacts(team=_TEAM),
        InvitationFacts: FACTS,
        AnnouncementFacts: AnnouncementFacts(
            team=_TEAM, slot=_SLOT, answer_by=_ANSWER_BY
        ),
        ChangeFacts: ChangeFacts(
            team=_TEAM, slot=_SLOT, former=_FORMER, answer_by=_ANSWER_BY
        ),
        OtherPairFacts: OtherPairFacts(
            team=_TEAM, slot=_SLOT, staying=_TEAM[:1], answer_by=_ANSWER_BY
        ),
        CancellationFacts: CancellationFacts(team=_TEAM, former=_FORMER),
        ClosedDoorFacts: ClosedDoorFacts(
            team=_TEAM, visited_on=pendulum.Date(2026, 10, 1), answer_by=_ANSWER_BY
        ),
        CoachingFacts: CoachingFacts(
            team=_TEAM, title="Gut durch den Herbst", answer_by=_ANSWER_BY
        ),
        GraceMonthFacts: GraceMonthFacts(
            team=_TEAM,
            appear_by=pendulum.Date(2026, 10, 30),
            office_street="Am Testfeld 1",
            office_town="01234 Musterstadt",
        ),
    }
)
"""Facts for every kind of letter that the core knows, by their class."""

# Ten attacks have a letter each, the last one holds all others too; the wide sign of
# equality is in no Latin font, and a format may refuse a letter for it.
_IN_LETTERS: Final = frozenset(
    (
        *("jinja-value", "jinja-block", "typst-read", "typst-maths", "tex-input"),
        *("html-tag", "html-entity", "formula", "percent", "json"),
    )
)
_NO_GLYPH: Final = "formula-wide"
NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "umlauts": ("Östlich", "Süß", "Ärgerlich", "Grüßgott", "Maß-Öhler"),
        # DIN 91379: letters that European authorities must be able to write.
        "din91379": (
            "Žižková", "Łęcki", "Őrsi", "Nguyễn", "Þóra", "Ðặng", "Çelik", "Ïñaki",
            "Ʒakhar", "Ștefănescu", "Yılmaz", "İnönü",
        ),
        "injection": tuple(
            attack.words for attack in ATTACKS if attack.name in _IN_LETTERS
        ),
    }
)  # fmt: skip
"""Family names by what they try."""

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "uk": "Ми хотіли б вас відвідати. Це добровільно.",
        "ar": "نودّ أن نزوركم. الزيارة طوعية تمامًا.",
        "fa": "دیدار ما داوطلبانه است. خوش آمدید.",
    }
)
"""A sentence in each language that a courtesy translation may have."""

_PERSON: Final = Customer(
    id=CustomerId("PROBE-00000"),
    customer_number="999A000001",
    given_name="Mia",
    family_name=CANARY,
    address=Address(street="Lange Gasse 12 a", postcode="01234", town="Musterstadt"),
)
_SIX_LINES: Final = attrs.evolve(
    _PERSON,
    title="Prof. Dr.",
    form_of_address=FormOfAddress.FRAU,
    address=Address(
        street="Lange Gasse 12 a",
        postcode="01234",
        town="Musterstadt",
        care_of="Beispiel",
        district="Nord",
    ),
)


@cache
def letters_to_try() -> Mapping[str, tuple[Letter, ...]]:
    """Return forty letters by what they try; the same every time."""
    number = 0
    found: dict[str, tuple[Letter, ...]] = {}

    def numbered(letters: Iterator[Letter]) -> tuple[Letter, ...]:
        nonlocal number
        made = []
        for letter in letters:
            number += 1
            customer = CustomerId(f"PROBE-{number:05}")
            key = attrs.evolve(letter.key, customer=customer)
            made.append(attrs.evolve(letter, key=key))
        return tuple(made)

    for group in ("umlauts", "din91379"):
        names = NAMES[group]
        found[group] = numbered(_written(family_name=name) for name in names)
    *single, last = NAMES["injection"]
    attacked = [*map(_attacked, single), _attacked(last, more=_all_printable())]
    found["injection"] = numbered(iter(attacked))
    found["scripts"] = numbered(iter([_translated("uk")]))
    found["right_to_left"] = numbered(
        _translated(language) for language in ("ar", "fa")
    )
    found["courtesy"] = numbered(
        _written(form_of_address=form, courtesy=True) for form in FormOfAddress
    )
    found["six_lines"] = numbered(iter([_letter(_SIX_LINES)]))
    found["spare"] = numbered(
        _letter(attrs.evolve(_PERSON, given_name=name), sender=SPARE_SENDER)
        for name in ("", "Li")
    )
    found["two_pages"] = numbered(_longer(count) for count in (12, 30))
    found["ordinary"] = numbered(iter([_written(), _other_pair()]))
    return MappingProxyType(found)


def all_letters() -> tuple[Letter, ...]:
    """Return all forty letters in their order."""
    return tuple(one for letters in letters_to_try().values() for one in letters)


def customers_to_try() -> tuple[Customer, ...]:
    """Return everybody whom a template is tried on."""
    names = (name for names in NAMES.values() for name in names)
    people = [attrs.evolve(_PERSON, family_name=name) for name in names]
    people += [_SIX_LINES, attrs.evolve(_PERSON, given_name="")]
    people += [attrs.evolve(_PERSON, form_of_address=form) for form in FormOfAddress]
    return tuple(
        attrs.evolve(person, id=CustomerId(f"PROBE-{number:05}"))
        for number, person in enumerate(people, start=1)
    )


def _letter(
    person: Customer, *, sender: Sender = SENDER, courtesy: bool = False
) -> Letter:
    return compose(
        shipped_template(LetterKind.FIRST_LETTER),
        customer=person,
        facts=FACTS,
        sender=sender,
        occasion=OCCASION,
        day=DAY,
        courtesy=shipped_template(LetterKind.FIRST_LETTER, "en") if courtesy else None,
    )


def _other_pair() -> Letter:
    return compose(
        shipped_template(LetterKind.OTHER_PAIR),
        customer=_PERSON,
        facts=FACTS_TO_TRY[OtherPairFacts],
        sender=SENDER,
        occasion=OCCASION,
        day=DAY,
        courtesy=shipped_template(LetterKind.OTHER_PAIR, "en"),
    )


def _written(
    *,
    family_name: str = CANARY,
    form_of_address: FormOfAddress = FormOfAddress.NEUTRAL,
    courtesy: bool = False,
) -> Letter:
    person = attrs.evolve(
        _PERSON, family_name=family_name, form_of_address=form_of_address
    )
    return _letter(person, courtesy=courtesy)


def _all_printable() -> tuple[str, ...]:
    return tuple(
        attack.words
        for attack in ATTACKS
        if attack.is_printable and attack.name != _NO_GLYPH
    )


def _attacked(words: str, *, more: tuple[str, ...] = ()) -> Letter:
    """Put source code where a name stands; the address refuses most of it."""
    letter = _letter(_PERSON)
    greeting = (Run(text="Guten Tag "), Run(text=words, field="person.name"))
    others = ((Run(text=other, field="person.name"),) for other in more)
    body = (*letter.text.body, Paragraph(greeting), *map(Paragraph, others))
    return attrs.evolve(
        letter, text=attrs.evolve(letter.text, greeting=greeting, body=body)
    )


def _translated(language: str) -> Letter:
    """Add a translation that no template is needed for."""
    runs = (Run(text=SCRIPTS[language]),)
    named = (Run(text=f"{SCRIPTS[language]} "), Run(text="Mia", field="person.name"))
    text = LetterText(
        language=language,
        right_to_left=language != "uk",
        subject=runs,
        greeting=named,
        body=(Paragraph(runs), Paragraph(named)),
        closing=runs,
    )
    return attrs.evolve(_letter(_PERSON), courtesy=text)


def _longer(count: int) -> Letter:
    letter = _letter(_PERSON)
    more = tuple(
        Paragraph(
            (Run(text=f"Absatz {number}: Wir kommen gern, wenn Sie mögen. " * 3),)
        )
        for number in range(1, count + 1)
    )
    text = attrs.evolve(letter.text, body=(*letter.text.body, *more))
    return attrs.evolve(letter, text=text)


def grace_letter() -> Letter:
    """Return the letter about the month in which money is at stake."""
    return compose(
        shipped_template(LetterKind.GRACE_MONTH),
        customer=_PERSON,
        facts=FACTS_TO_TRY[GraceMonthFacts],
        sender=SENDER,
        occasion=OCCASION,
        day=DAY,
    )
