"""The HTML letter as a browser prints it: pages and millimetres."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

from outreach_core.letters import (
    DIN_5008_B,
    HtmlFormat,
    Letter,
    LetterKind,
    shipped_template,
)

FIRST_LETTER_EN = shipped_template(LetterKind.FIRST_LETTER, "en")

MM = 72 / 25.4


@pytest.mark.browser
@pytest.mark.slow
def test_a_browser_prints_letter_translation_and_answers_on_a_page_each(
    write_to: Callable[..., Letter], tmp_path: Path
) -> None:
    letter = write_to(courtesy=FIRST_LETTER_EN)
    page, printed = tmp_path / "letter.html", tmp_path / "letter.pdf"
    page.write_bytes(HtmlFormat().render(letter, DIN_5008_B).content)
    command = shutil.which("chromium") or "chromium"
    subprocess.run(
        [
            *(command, "--headless", "--no-sandbox", "--disable-gpu"),
            *("--no-first-run", "--disable-background-networking"),
            f"--user-data-dir={tmp_path / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with pdfplumber.open(printed) as pdf:
        assert len(pdf.pages) == 4
        assert "Meine Antwort" in pdf.pages[2].extract_text()
        assert "My answer" in pdf.pages[3].extract_text()
        address = pdf.pages[0].crop((25 * MM, 62.2 * MM, 105 * MM, 90 * MM))
        assert address.extract_text().splitlines() == list(letter.address.lines)
        assert address.extract_words()[0]["x0"] / MM == pytest.approx(25, abs=0.5)
