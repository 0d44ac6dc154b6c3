"""How an address reads on the envelope; cases from letters.md, section 7."""

import attrs
import pytest
from hypothesis import given

from outreach_core.letters import address_block
from outreach_core.people import Address, Customer, FormOfAddress
from outreach_core.strategies.letters import recipients

PLACE = Address(street="Lange Gasse 12 a", postcode="01234", town="Musterstadt")

CASES = [
    ({}, {}, ("Mia Östlich", "Lange Gasse 12 a", "01234 Musterstadt")),
    (
        {"form_of_address": FormOfAddress.FRAU, "title": "Dr."},
        {},
        ("Frau", "Dr. Mia Östlich", "Lange Gasse 12 a", "01234 Musterstadt"),
    ),
    (
        {"form_of_address": FormOfAddress.HERR},
        {"care_of": "Beispiel", "district": "Nord"},
        (
            "Herrn",
            "Mia Östlich",
            "c/o Beispiel",
            "Nord",
            "Lange Gasse 12 a",
            "01234 Musterstadt",
        ),
    ),
    (
        {},
        {"care_of": "c/o Beispiel"},
        ("Mia Östlich", "c/o Beispiel", "Lange Gasse 12 a", "01234 Musterstadt"),
    ),
    (
        {},
        {"street": "Postfach 10 64 38", "district": "Nord"},
        ("Mia Östlich", "Postfach 10 64 38", "01234 Musterstadt"),
    ),
    (
        {},
        {"street": "Packstation 101", "care_of": "12345678"},
        ("Mia Östlich", "12345678", "Packstation 101", "01234 Musterstadt"),
    ),
    ({"given_name": ""}, {}, ("Östlich", "Lange Gasse 12 a", "01234 Musterstadt")),
    (
        {"family_name": "von der Aue", "given_name": "  Ngọc  Ánh "},
        {},
        ("Ngọc Ánh von der Aue", "Lange Gasse 12 a", "01234 Musterstadt"),
    ),
]

REFUSED = [
    ({"street": "Ohne feste Wohnung"}, "festen"),
    ({"street": "o.f.W."}, "festen"),
    ({"street": "OFW"}, "festen"),
    ({"street": "unbekannt verzogen"}, "festen"),
    ({"care_of": "wohnungslos"}, "festen"),
    ({"street": ""}, "Straße"),
    ({"town": ""}, "Ort"),
    ({"street": "=1+1"}, "Sonderzeichen"),
    ({"street": "@SUM(A1)"}, "Sonderzeichen"),
    ({"street": "شارع ١٢"}, "lateinischen"),
    ({"town": "Київ"}, "lateinischen"),
]


@pytest.mark.parametrize(("who", "where", "lines"), CASES)
def test_an_address_reads_as_the_post_wants_it(
    person: Customer, who: dict, where: dict, lines: tuple[str, ...]
) -> None:
    customer = attrs.evolve(person, **who, address=attrs.evolve(PLACE, **where))
    block, problems = address_block(customer)
    assert problems == ()
    assert block is not None
    assert block.lines == lines


@pytest.mark.parametrize(("where", "reason"), REFUSED)
def test_an_address_that_cannot_arrive_is_refused_with_the_reason(
    person: Customer, where: dict, reason: str
) -> None:
    customer = attrs.evolve(person, address=attrs.evolve(PLACE, **where))
    block, problems = address_block(customer)
    assert block is None
    assert any(reason in problem.de for problem in problems)
    for value in where.values():
        assert not value or all(value not in p.de + p.en for p in problems)


def test_somebody_without_an_address_is_not_written_to(person: Customer) -> None:
    block, problems = address_block(attrs.evolve(person, address=None))
    assert block is None
    assert "keine Anschrift" in problems[0].de


@given(recipients())
def test_an_address_never_has_more_than_six_lines_or_a_blank_one(
    customer: Customer,
) -> None:
    block, problems = address_block(customer)
    assert (block is None) == bool(problems)
    if block is not None:
        assert 2 <= len(block.lines) <= 6
        assert all(line == line.strip() and line for line in block.lines)
        assert customer.family_name in "".join(block.lines)
