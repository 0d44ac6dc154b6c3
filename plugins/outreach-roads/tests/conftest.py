"""Where do the tests get a routing service? A real Valhalla, with an invented town."""

import contextlib
import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

_MISSING: Final = (
    "no Valhalla on this machine: uv pip install --target FOLDER --no-deps "
    "--python-version 3.12 --only-binary :all: pyvalhalla==3.9.1, then set "
    "OUTREACH_VALHALLA=FOLDER"
)


def valhalla_folder() -> Path | None:
    """Return the folder of the package ``valhalla`` with its programs, if any."""
    named = os.environ.get("OUTREACH_VALHALLA")
    spec = importlib.util.find_spec("valhalla")
    found = Path(spec.origin).parent if spec and spec.origin else None
    folder = Path(named) / "valhalla" if named else found
    if folder is None or not (folder / "bin" / "valhalla_service").is_file():
        return None
    return folder


@pytest.fixture(scope="session")
def valhalla(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a Valhalla that holds the invented town; skipped without Valhalla."""
    folder = valhalla_folder()
    if folder is None:
        if os.environ.get("OUTREACH_REQUIRE_VALHALLA"):
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    town = pytest.importorskip("river_town", reason="osmium is not installed")
    work = tmp_path_factory.mktemp("valhalla")
    (work / "tiles").mkdir()
    town.write_town(work / "town.osm.pbf")
    port = _free_port()
    settings = work / "valhalla.json"
    settings.write_text(_settings(folder, work, port))
    subprocess.run(
        [
            folder / "bin" / "valhalla_build_tiles",
            "-c",
            settings,
            work / "town.osm.pbf",
        ],
        check=True,
        capture_output=True,
    )
    with (work / "log").open("wb") as log:
        service = subprocess.Popen(
            [folder / "bin" / "valhalla_service", settings, "1"], stdout=log, stderr=log
        )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        service.kill()
        service.wait()


def _settings(folder: Path, work: Path, port: int) -> str:
    script = folder / "valhalla_build_config.py"
    made = subprocess.run(
        [sys.executable, script, "--mjolnir-tile-dir", work / "tiles"],
        check=True,
        capture_output=True,
    )
    settings = json.loads(made.stdout)
    settings["mjolnir"]["concurrency"] = 1
    settings["httpd"]["service"] |= {
        "listen": f"tcp://127.0.0.1:{port}",
        "loopback": f"ipc://{work}/loopback",
        "interrupt": f"ipc://{work}/interrupt",
    }
    return json.dumps(settings)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(200):
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port)),
        ):
            return
        time.sleep(0.05)
    pytest.fail("Valhalla did not begin to listen within ten seconds")
