"""Strategies for letters, from a single run of text to a letter ready to be rendered."""

from typing import Final

import attrs
import pendulum
from hypothesis import strategies as st

from outreach_core.letters import (
    DIN_5008_A,
    DIN_5008_B,
    FIRST_LETTER_DE,
    FIRST_LETTER_EN,
    Block,
    Bullets,
    Choice,
    Choices,
    Fact,
    Facts,
    Heading,
    Letter,
    LetterFacts,
    LetterKey,
    Note,
    Paragraph,
    PrintProfile,
    Run,
    Runs,
    Sender,
    VisitInvitation,
    compose,
)
from outreach_core.people import Customer, FormOfAddress
from outreach_core.strategies.calendar import days
from outreach_core.strategies.people import addresses, customer_ids, customers

_NAMES: Final = ("Deniz Probe", "Kim Muster", "Ada Beispiel", "Jan Übung")
# What breaks letters elsewhere: markup of each engine, formulas, templates, letters
# outside ASCII, a script from right to left.
_WORDS: Final = (
    "Wort",
    "größer < kleiner & „so“",
    "{{ person.title }}",
    '#read("/etc/hostname") $x$ *fett* _kursiv_ \\',
    "=HYPERLINK(1)",
    "<script>alert(1)</script>",
    "- kein Punkt",
    "## keine Überschrift",
    "[ ] kein Kästchen",
    "ÅÇĐĞıŁŃŐŘŞÞŽ",
    "مرحبا 0561 970",
)
_LAST_DAY: Final = pendulum.Date(2100, 1, 1)


def letter_keys() -> st.SearchStrategy[LetterKey]:
    """Generate keys; shrinks towards the run "a" of customer 00000-00000."""
    occasions = st.text("abcdefgh-0123456789", min_size=1, max_size=20)
    return st.builds(LetterKey, customer=customer_ids(), occasion=occasions)


def runs(
    words: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Runs]:
    """Generate texts of one to three runs, values among them."""
    run = st.builds(
        Run,
        text=st.sampled_from(_WORDS) if words is None else words,
        field=st.none() | st.just("person.family_name"),
        strong=st.booleans(),
    )
    return st.lists(run, min_size=1, max_size=3).map(tuple)


def blocks(
    words: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Block]:
    """Generate blocks of every kind; shrinks towards a paragraph."""
    text = runs(words)
    several = st.lists(text, min_size=1, max_size=3).map(tuple)
    facts = st.builds(Fact, label=text, value=text)
    choices = st.builds(Choice, label=text, fill_in=st.booleans())
    return st.one_of(
        text.map(Paragraph),
        text.map(Heading),
        text.map(Note),
        several.map(Bullets),
        st.lists(facts, min_size=1, max_size=3).map(tuple).map(Facts),
        st.lists(choices, min_size=1, max_size=3).map(tuple).map(Choices),
    )


def senders() -> st.SearchStrategy[Sender]:
    """Generate senders; shrinks towards one without anything optional."""
    return st.builds(
        Sender,
        office=st.sampled_from(("Jobcenter Musterstadt", "Kommunales Jobcenter Probe")),
        unit=st.none() | st.just("Team Aufsuchende Beratung"),
        return_line=st.just("Team Kontakt · Am Testfeld 1 · 01234 Musterstadt"),
        street=st.just("Am Testfeld 1"),
        postcode=st.just("01234"),
        town=st.just("Musterstadt"),
        phone=st.just("01234 567-89"),
        mobile=st.none() | st.just("0150 000 00 00"),
        email=st.just("kontakt@probe.example"),
        opening_hours=st.none() | st.just("Mo bis Fr, 9 bis 15 Uhr"),
        privacy_page=st.none() | st.just("probe.example/datenschutz"),
        prepaid_envelope=st.booleans(),
    )


def visit_invitations(
    *, first_day: st.SearchStrategy[pendulum.Date] | None = None
) -> st.SearchStrategy[VisitInvitation]:
    """Generate invitations of a day to two weeks; shrinks towards a single day."""
    first = days(max_value=_LAST_DAY) if first_day is None else first_day
    return st.tuples(first, st.integers(0, 13)).map(
        lambda drawn: VisitInvitation(
            first_day=drawn[0], last_day=drawn[0].add(days=drawn[1])
        )
    )


def letter_facts(
    *, invitation: st.SearchStrategy[VisitInvitation] | None = None
) -> st.SearchStrategy[LetterFacts]:
    """Generate facts with a team of two to four; shrinks towards two."""
    team = st.lists(st.sampled_from(_NAMES), min_size=2, max_size=4, unique=True)
    invited = visit_invitations() if invitation is None else invitation
    return st.tuples(team, invited, st.integers(0, 6)).map(
        lambda drawn: LetterFacts(
            team=tuple(drawn[0]),
            invitation=drawn[1],
            answer_by=drawn[1].first_day.subtract(days=drawn[2]),
        )
    )


def recipients(
    *, family_name: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Customer]:
    """Generate customers who can be written to: with an address, without a hold."""
    names = st.sampled_from(("Muster", "Groß", "Yıldırım", "von der Aue", "O"))
    return st.builds(
        attrs.evolve,
        customers(),
        address=addresses(),
        holds=st.just(()),
        title=st.sampled_from(("", "Dr.", "Prof. Dr.")),
        form_of_address=st.sampled_from(FormOfAddress),
        family_name=names if family_name is None else family_name,
    )


def letters(
    *,
    customer: st.SearchStrategy[Customer] | None = None,
    sender: st.SearchStrategy[Sender] | None = None,
) -> st.SearchStrategy[Letter]:
    """Generate composed first letters in German, some with an English translation."""
    return st.builds(
        lambda who, facts, writer, courtesy: compose(
            FIRST_LETTER_DE,
            customer=who,
            facts=facts,
            sender=writer,
            occasion="aufsuchen-2026-10",
            day=facts.answer_by.subtract(days=10),
            courtesy=courtesy,
        ),
        recipients() if customer is None else customer,
        letter_facts(),
        senders() if sender is None else sender,
        st.none() | st.just(FIRST_LETTER_EN),
    )


def print_profiles() -> st.SearchStrategy[PrintProfile]:
    """Generate shipped profiles; shrinks towards DIN 5008 form B."""
    return st.sampled_from((DIN_5008_B, DIN_5008_A))
