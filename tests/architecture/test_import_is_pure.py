"""Importing does nothing: no file, no network, no logger, no plug-in, no test tool."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tree import PURE

WATCH = """
import sys
seen = []
# Reading .pyc files is what an import is; writing, connecting and starting is not.
FORBIDDEN = (
    "socket.", "subprocess.", "sqlite3.", "os.system", "os.putenv", "os.unsetenv",
    "os.mkdir", "os.remove", "os.rename", "shutil.", "tempfile.", "_thread.start",
)
def watch(event, args):
    if event.startswith(FORBIDDEN):
        seen.append(event)
    elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        seen.append(f"open {args[0]} for writing")
sys.addaudithook(watch)
sys.dont_write_bytecode = True
import logging
before = set(logging.root.manager.loggerDict)
for name in sys.argv[1:]:
    __import__(name)
made = {n for n in set(logging.root.manager.loggerDict) - before if "outreach" in n}
handlers = [l for l in (logging.root, *logging.root.manager.loggerDict.values())
            if getattr(l, "handlers", ())]
plugins = {"outreach_cli", "outreach_tables", "outreach_sql", "outreach_ics",
           "outreach_typst", "outreach_holidays"}
print(*sorted(plugins & set(sys.modules)))
print(*sorted({"hypothesis", "pytest", "_pytest"} & set(sys.modules)))
print(*sorted({"pluggy"} & set(sys.modules)))
print(*seen, *made, *map(repr, handlers))
"""


def watch(*modules: str) -> list[str]:
    result = subprocess.run(
        [sys.executable, "-c", WATCH, *modules],
        env={
            key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ
        },
        capture_output=True,
        text=True,
        check=True,
    )
    plugins, test_tools, pluggy, effects = result.stdout.split("\n")[:4]
    return [plugins, test_tools, pluggy, effects]


def test_importing_the_pure_core_does_nothing() -> None:
    found = watch("outreach_core", *(f"outreach_core.{name}" for name in PURE))
    assert found == ["", "", "", ""]


@pytest.mark.parametrize("name", ["hooks", "workflows"])
def test_importing_the_upper_layers_starts_no_plugin_and_no_test_tool(
    name: str,
) -> None:
    plugins, test_tools, _, effects = watch(f"outreach_core.{name}")
    assert [plugins, test_tools, effects] == ["", "", ""]


def test_what_is_forbidden_would_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loud = tmp_path / "loud.py"
    loud.write_text(
        "import logging, pluggy, outreach_ics, _pytest\n"
        "logging.getLogger('outreach.loud').addHandler(logging.NullHandler())\n"
        "open(__file__ + '.log', 'w').close()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    plugins, test_tools, pluggy, effects = watch("loud")
    assert plugins == "outreach_ics"
    assert "_pytest" in test_tools
    assert pluggy == "pluggy"
    assert "for writing" in effects
    assert "outreach.loud" in effects


def test_the_bare_name_loads_next_to_nothing() -> None:
    code = (
        "import sys, outreach_core;"
        "print(*[m for m in sys.modules if m.startswith('outreach_core.')])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert set(result.stdout.split()) <= {
        "outreach_core._messages",
        "outreach_core.errors",
    }
