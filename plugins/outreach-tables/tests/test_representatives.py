"""Who acts for a person, as lists name them."""

from typing import Any

import pytest

from outreach_core.people import RepresentativeKind

WHERE = "Straße der Vertretung;PLZ der Vertretung;Ort der Vertretung"


def read(office: Any, headings: str, values: str) -> Any:
    office.customers(
        f"Kundennummer;Name, Vorname;{headings}\n999A1;Muster, Mia;{values}\n"
    )
    return office.read()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Bevollmächtigter", RepresentativeKind.AUTHORISED),
        ("Bevollmächtigte Person", RepresentativeKind.AUTHORISED),
        ("Vertretung", RepresentativeKind.AUTHORISED),
        ("gesetzlicher Vertreter", RepresentativeKind.GUARDIAN),
        ("Name der Betreuung", RepresentativeKind.GUARDIAN),
    ],
)
def test_the_heading_says_by_what_somebody_acts(
    office: Any, heading: str, kind: RepresentativeKind
) -> None:
    batch = read(office, f"{heading};{WHERE}", "Vera Probe;Hofgasse 4;01099;Nebenstadt")
    found = batch.people[0].representative
    assert (found.kind, found.name) == (kind, "Vera Probe")
    assert found.address.street == "Hofgasse 4"
    assert found.address.postcode == "01099"
    assert "Vera" not in repr(batch.people[0])
    assert "Vera" not in repr(found)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Vollmacht", RepresentativeKind.AUTHORISED),
        ("§ 13 SGB X", RepresentativeKind.AUTHORISED),
        ("Betreuung", RepresentativeKind.GUARDIAN),
        ("unklar", RepresentativeKind.GUARDIAN),
    ],
)
def test_a_kind_that_cannot_be_read_is_the_careful_one(
    office: Any, word: str, kind: RepresentativeKind
) -> None:
    batch = read(office, "Vertretung;Art der Vertretung", f"Vera Probe;{word}")
    assert batch.people[0].representative.kind is kind


def test_without_a_whole_address_it_is_noted_and_letters_will_wait(
    office: Any, issues: Any
) -> None:
    batch = read(office, f"Vertretung;{WHERE}", "Vera Probe;Hofgasse 4;;")
    assert batch.people[0].representative.address is None
    assert [code for _, code, _ in issues(batch)] == ["address-incomplete"]


def test_nobody_named_means_nobody(office: Any) -> None:
    batch = read(office, f"Vertretung;{WHERE}", ";;;")
    assert batch.people[0].representative is None
