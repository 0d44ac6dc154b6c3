"""A type checker finds a wrong plug-in before anybody starts it."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """
import pendulum

from outreach_core import Words
from outreach_core.hooks import (
    TEXT, Delivery, Parcel, ParcelKind, PluginSettings, Setting, Sink, Source,
    SourceBatch, TravelTimes,
)

FOLDER = Setting(key="folder", shape=TEXT, help=Words("Wo.", "Where."))
"""
RIGHT = """
class Right:
    name = "right"

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        return SourceBatch()


def outreach_sources(settings: PluginSettings) -> tuple[Source, ...]:
    folder: str = settings.of(FOLDER)
    return (Right(),) if folder else ()
"""
WRONG = {
    "another answer": RIGHT.replace(
        "-> SourceBatch:\n        return SourceBatch()",
        "-> list[str]:\n        return []",
    ),
    "another argument": RIGHT.replace("as_of: pendulum.Date", "day: pendulum.Date"),
    "a method is missing": RIGHT.replace("def read(", "def reads("),
    "the name is no text": RIGHT.replace('name = "right"', "name = 3"),
    "the class itself": RIGHT.replace("(Right(),)", "(Right,)"),
    "a coroutine": RIGHT.replace("    def read", "    async def read"),
    "an object of another kind": RIGHT.replace("tuple[Source", "tuple[Sink"),
    "a setting read as another type": RIGHT.replace("folder: str", "folder: int"),
    "a default of another type": RIGHT.replace(
        "class Right",
        'LIMIT = Setting[int](key="a", shape=TEXT, help=FOLDER.help)\n\n\nclass Right',
    ),
}


def mypy(folder: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(folder)],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    return ran.stdout


@pytest.mark.slow
def test_mypy_strict_finds_each_wrong_plugin_and_likes_the_right_one(
    tmp_path: Path,
) -> None:
    files = {"right": RIGHT, **WRONG}
    for name, code in files.items():
        assert name == "right" or code != RIGHT
        path = tmp_path / f"{name.replace(' ', '_')}.py"
        path.write_text(HEAD + code, "utf-8")
    said = mypy(tmp_path)
    found = {line.partition(".py:")[0] for line in said.splitlines() if "error" in line}
    assert {Path(name).name for name in found} == {
        name.replace(" ", "_") for name in WRONG
    }, said
