"""What a database says of its columns: counted, row by row, without any value."""

from typing import Any

import pendulum

from outreach_core.hooks import Fixer
from outreach_core.workflows import quality_data, quality_of, quality_page

DAY = pendulum.date(2026, 10, 5)


def test_a_view_says_how_full_it_is_and_who_has_no_contact(office: Any) -> None:
    office.run("INSERT INTO person VALUES ('222A', 'Kanarie', 'Kanaria', '', TRUE, '')")
    profile = office.source.profile(as_of=DAY)
    filled = {(c.place, c.field): (c.filled, c.empty) for c in profile.columns}
    assert filled["kunden", "number"] == (2, 0)
    assert "diagnose" in {c.column for c in profile.unused}
    (missing,) = (f for f in profile.findings if f.code == "contact-missing")
    assert (missing.count, missing.fixer) == (1, Fixer.CASEWORKER)
    report = quality_of("sql", office.read(), profile=profile, as_of=DAY)
    for text in (quality_page([report], office="x"), str(quality_data([report]))):
        assert "Kanari" not in text
        assert "222A" not in text
