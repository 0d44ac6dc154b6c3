"""Old Excel and LibreOffice: the same list, read the same.

The two files beside this test hold one invented list: title row, empty row, header, a
date cell, an Excel serial, a postcode without its zero, a total, and a second sheet.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest

FILES = Path(__file__).parent / "other_formats"


@pytest.mark.parametrize("name", ["bestand.xls", "bestand.ods"])
def test_old_excel_and_libreoffice_are_read(office: Any, name: str) -> None:
    shutil.copy(FILES / name, office.folder)
    batch = office.read({"customers": name})
    (tally,) = batch.tallies
    assert tally.place == f"{name}, Bestand"
    assert (tally.rows, tally.records, tally.issues) == (3, 2, 1)
    assert [(i.row, i.code) for i in batch.issues] == [(6, "row-total")]
    found = {(p.family_name, p.given_name, str(p.birth)) for p in batch.people}
    assert found == {
        ("Müller", "Änne", "1980-03-01"),
        ("Özil-Groß", "Jörg", "1980-03-01"),
    }
    assert len({p.benefit_unit for p in batch.people}) == 1
