"""``outreach plugins``: what is there, why one does not run, what is unwell."""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach_cli.chosen import key_of
from outreach_cli.plugin_settings import RequireSettings
from outreach_core.hooks import KINDS

Install = Callable[..., None]

GOOD = """
from outreach_core.hooks import hookimpl


class Nothing:
    name = "dom"

    def check(self, letter):
        return ()


@hookimpl
def outreach_letter_checks(settings):
    return (Nothing(),)
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a plug-in as pip would: a module beside its metadata."""
    place = tmp_path / "site"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))

    def put(name: str, code: str, distribution: str = "") -> None:
        (place / f"erfurt_{name}.py").write_text(code, "utf-8")
        info = place / f"{distribution or 'erfurt_' + name}-1.2.dist-info"
        info.mkdir()
        about = f"Metadata-Version: 2.1\nName: {info.name.partition('-')[0]}\n"
        (info / "METADATA").write_text(f"{about}Version: 1.2\n", "utf-8")
        point = f"[outreach_core]\n{name} = erfurt_{name}\n"
        (info / "entry_points.txt").write_text(point, "utf-8")
        importlib.invalidate_caches()

    yield put
    for name in [name for name in sys.modules if name.startswith("erfurt_")]:
        del sys.modules[name]


def enable(bench: Any, name: str) -> None:
    bench.settings(('plugins = ["cli"', f'plugins = ["{name}", "cli"'))


def test_the_list_opens_no_plugin(empty: Any, install: Install) -> None:
    empty.run("init")
    install("dom", "raise SystemExit('opened')")
    said = empty.run("plugins", "list")
    assert said.code == 0
    assert "dom" in said.out
    assert "1.2" in said.out
    assert "erfurt_dom" not in sys.modules
    said = empty.run("plugins", "list", "--load")
    assert said.code == 0
    assert "sqlite" in said.out
    assert "erfurt_dom" not in sys.modules


def test_why_leads_from_not_installed_to_running(empty: Any, install: Install) -> None:
    empty.run("init")
    said = empty.run("plugins", "why", "holiday")
    assert (said.code, "Gemeint: 'holidays'?" in said.out) == (1, True)
    install("dom", GOOD)
    said = empty.run("plugins", "why", "dom")
    assert (said.code, 'bei plugins "dom" eintragen' in said.out) == (1, True)
    assert "erfurt_dom" not in sys.modules
    enable(empty, "dom")
    said = empty.run("plugins", "why", "dom")
    assert (said.code, "läuft immer mit" in said.out) == (0, True)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("OUTREACH_API = 2\n" + GOOD, "dieser Kern spricht Version 1"),
        (GOOD.replace("checks(", "cheks("), "Gemeint: outreach_letter_checks?"),
        ("import nothere", "braucht das Modul 'nothere'"),
        (GOOD.replace("(settings)", "(config)"), "outreach_letter_checks(settings)"),
        (GOOD.replace("return (Nothing(),)", "return [Nothing()] * 2"), "zweimal"),
    ],
)
def test_why_tells_what_registration_found(
    empty: Any, install: Install, code: str, told: str
) -> None:
    empty.run("init")
    install("dom", code)
    enable(empty, "dom")
    said = empty.run("plugins", "why", "dom")
    assert (said.code, told in said.out) == (1, True)


def test_why_names_the_line_that_would_choose_it(empty: Any) -> None:
    empty.run("init")
    empty.settings(('plans = ["ics"]', "plans = []"))
    said = empty.run("plugins", "why", "ics")
    assert (said.code, 'output.plans = ["ics"] setzen' in said.out) == (1, True)
    assert "Ablage des Plug-ins 'tables'" in empty.run("plugins", "why", "xlsx").out


def test_two_distributions_of_one_name_are_both_named(
    empty: Any, install: Install
) -> None:
    empty.run("init")
    install("dom", GOOD)
    install("dom", GOOD, distribution="gera_dom")
    said = empty.run("plugins", "why", "dom")
    assert (said.code, "erfurt_dom 1.2, gera_dom 1.2" in said.out) == (1, True)


def test_the_doctor_finds_nothing_in_an_office_that_is_well(office: Any) -> None:
    office.run("plugins", "doctor")
    (office.folder / ".outreach/key").chmod(0o600)
    said = office.run("plugins", "doctor", "--json")
    findings = json.loads(said.out)
    assert said.code == 0
    assert [f["id"] for f in findings] == [f"D{n:02}" for n in range(1, 11)]
    assert {f["severity"] for f in findings} == {"ok"}
    assert not (office.folder / ".outreach/cases.sqlite").exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('land = "DE-HE"', 'land = "DE-XX"'), "D05"),
        (('"kunden.xlsx"', '"nirgends.xlsx"'), "D08"),
        (("[plugin.tables]", "[plugin.tables]\nfarbe = 1"), "D04"),
        (("seed = 1", 'seed = "1"'), "D03"),
        (("[privacy]", '[require]\nletter_checks = ["haus"]\n[privacy]'), "D05"),
    ],
)
def test_the_doctor_names_what_is_unwell_by_a_code_that_stays(
    office: Any, change: tuple[str, str], code: str
) -> None:
    office.settings(change)
    said = office.run("plugins", "doctor", "--json")
    wrong = {f["id"] for f in json.loads(said.out) if f["severity"] == "error"}
    assert (said.code, wrong) == (1, {code})


def test_the_doctor_fits_one_screen_and_speaks_english(office: Any) -> None:
    (office.folder / ".outreach/key").unlink()
    said = office.run("--language", "en", "plugins", "doctor")
    assert said.code == 1
    assert "✗ D07 No secret for pseudonyms" in said.out
    assert said.out.count("D") < 24


def test_without_settings_the_doctor_says_so_and_stops(empty: Any) -> None:
    said = empty.run("plugins", "doctor")
    assert (said.code, "outreach init" in said.out) == (1, True)


def test_what_is_required_must_be_there_before_any_command_begins(office: Any) -> None:
    office.settings(("[privacy]", '[require]\nletter_checks = ["haus"]\n[privacy]'))
    said = office.run("screen")
    assert said.code == 1
    assert "require.letter_checks" in said.err


def test_every_kind_can_be_required() -> None:
    assert sorted(key_of(kind) for kind in KINDS) == sorted(
        RequireSettings.__annotations__
    )
