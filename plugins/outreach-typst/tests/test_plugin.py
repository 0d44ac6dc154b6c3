"""What the plug-in hands to the registry."""

from pathlib import Path

import outreach_typst
from outreach_core.hooks import PluginSettings
from outreach_typst import plugin


def test_the_plugin_brings_the_format_pdf() -> None:
    formats = plugin.outreach_letter_formats(PluginSettings())
    assert [form.name for form in formats] == ["pdf"]


def test_the_fonts_come_with_their_licence() -> None:
    folder = Path(outreach_typst.__file__).parent / "fonts"
    assert {path.name for path in folder.iterdir()} == {
        "NotoSans-Bold.ttf",
        "NotoSans-Regular.ttf",
        "NotoSansArabic-Bold.ttf",
        "NotoSansArabic-Regular.ttf",
        "OFL.txt",
    }
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")
