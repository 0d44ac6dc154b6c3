"""What the pages show is what happens."""

import contextlib
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from pages import PAGES, ROOT, Block, blocks, name

PYTHON = [p for p in PAGES if any(b.language == "python" for b in blocks(p))]
CONSOLE = [p for p in PAGES if any(b.language == "console" for b in blocks(p))]
# Languages that a reader may meet, and nothing else by a slip of the pen.
LANGUAGES = {"console", "python", "text", "toml", "csv", "html", "typst", "jinja"}
PROGRAMS = {"apt-get", "git", "outreach", "python3", "uv", "cd"}
# Programs of a package that no page needs but the one on real roads.
PROGRAMS |= {"valhalla_build_config", "valhalla_build_tiles", "valhalla_service"}
ANYTHING = "…"


def fits(shown: str, printed: str) -> bool:
    """Compare line by line; a line with only … stands for any number of lines."""
    pattern = "\n".join(
        r"(?:.*\n)*?.*" if line.strip() == ANYTHING else re.escape(line.rstrip())
        for line in shown.rstrip().splitlines()
    )
    lines = "\n".join(line.rstrip() for line in printed.rstrip().splitlines())
    return re.fullmatch(pattern, lines) is not None


def run(page: Path, block: Block, namespace: dict[str, object]) -> str:
    # The line numbers of a traceback are those of the page.
    padded = "\n" * (block.line - 1) + block.text
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(padded, str(page), "exec"), namespace)  # noqa: S102  the point
    return out.getvalue()


@pytest.mark.parametrize("page", PYTHON, ids=name)
def test_python_on_a_page_runs_and_prints_what_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {"__name__": "page"}
    printed = ""
    for block in blocks(page):
        if block.language == "python":
            printed = run(page, block, namespace)
        elif "output" in block.words:
            assert fits(block.text, printed), printed


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\n…\nc", "a\nb1\nb2\nc", True),
        ("a\n…", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("a\n…\nd", "a\nb\nc", False),
        ("a", "a\nb", False),
    ],
)
def test_output_is_compared_line_by_line(
    shown: str, printed: str, *, expected: bool
) -> None:
    assert fits(shown, printed) is expected


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_block_says_its_language(page: Path) -> None:
    for block in blocks(page):
        assert block.language in LANGUAGES, f"line {block.line}"


def recipes() -> set[str]:
    text = (ROOT / "justfile").read_text(encoding="utf-8")
    return set(re.findall(r"^(\w+)[^:\n]*:$", text, re.MULTILINE))


def outreach_commands() -> set[str]:
    result = subprocess.run(
        [sys.executable, "-m", "outreach_cli", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    section = result.stdout.partition("ommands:")[2] or result.stdout.partition(":")[2]
    return set(re.findall(r"^  (\w[\w-]*)", section, re.MULTILINE))


def check_command(words: list[str]) -> None:
    program, *rest = words
    if program == "uv" and rest[:1] == ["run"]:
        inner = rest[1:]
        program, *rest = inner[2:] if inner[0] == "--group" else inner
        if program == "just":
            assert rest[0] in recipes(), words
            return
    assert program in PROGRAMS | {"pytest", "python"}, words
    if program == "python" and rest:
        assert (ROOT / rest[0]).is_file(), words


@pytest.mark.parametrize("page", CONSOLE, ids=name)
def test_console_lines_call_what_exists(page: Path) -> None:
    for block in blocks(page):
        if block.language != "console":
            continue
        for line in block.text.splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            for command in line.split(" && "):
                check_command(shlex.split(command, comments=True))
