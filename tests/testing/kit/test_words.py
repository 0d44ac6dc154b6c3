"""Every check says what, why and how to fix it in German and in English."""

import re

import pytest

from outreach_core.testing import ALL_CHECKS, KitCheck


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.id)
def test_a_check_speaks_both_languages(check: KitCheck) -> None:
    for words in (check.what, check.why, check.fix):
        assert words.de.strip() != ""
        assert words.en.strip() != ""
        # Code says the same in both languages.
        assert words.de != words.en or re.search(r"[=(]", words.en)
