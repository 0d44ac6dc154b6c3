"""Strategies for letters, from a single run of text to a letter ready to be rendered."""

from typing import Final

import attrs
import pendulum
from hypothesis import strategies as st

from outreach_core.letters import (
    DIN_5008_B,
    PRINT_PROFILES,
    Block,
    Bullets,
    Choice,
    Choices,
    Fact,
    Facts,
    Heading,
    Letter,
    LetterKey,
    LetterKind,
    LetterTemplate,
    Note,
    Paragraph,
    PrintProfile,
    Run,
    Runs,
    Sender,
    compose,
    shipped_template,
    shipped_templates,
)
from outreach_core.people import Customer, FormOfAddress
from outreach_core.strategies.calendar import days
from outreach_core.strategies.letter_facts import letter_facts
from outreach_core.strategies.people import addresses, customer_ids, customers

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
    kind: LetterKind | None = None,
    *,
    customer: st.SearchStrategy[Customer] | None = None,
    sender: st.SearchStrategy[Sender] | None = None,
) -> st.SearchStrategy[Letter]:
    """Generate composed German letters, some with a translation.

    Shrinks towards a first letter in German only.

    Args:
        kind: What the letters are for; ``None`` for any kind.
        customer: Who is written to; ``None`` for :func:`recipients`.
        sender: Who writes; ``None`` for :func:`senders`.
    """
    kinds = st.sampled_from(LetterKind) if kind is None else st.just(kind)
    dated = st.tuples(kinds, days(max_value=_LAST_DAY))
    return dated.flatmap(
        lambda drawn: st.builds(
            lambda who, facts, writer, courtesy: compose(
                shipped_template(drawn[0]),
                customer=who,
                facts=facts,
                sender=writer,
                occasion="aufsuchen-2026-10",
                day=drawn[1],
                courtesy=courtesy,
            ),
            recipients() if customer is None else customer,
            letter_facts(drawn[0], day=drawn[1]),
            senders() if sender is None else sender,
            st.none() | st.sampled_from(_translations(drawn[0])),
        )
    )


def _translations(kind: LetterKind) -> tuple[LetterTemplate, ...]:
    return tuple(
        t for t in shipped_templates() if t.kind is kind and t.language != "de"
    )


def print_profiles() -> st.SearchStrategy[PrintProfile]:
    """Generate shipped profiles; shrinks towards DIN 5008 form B."""
    others = (p for _, p in sorted(PRINT_PROFILES.items()) if p is not DIN_5008_B)
    return st.sampled_from((DIN_5008_B, *others))
