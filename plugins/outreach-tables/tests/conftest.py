"""An office with two people, and what a test changes about it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
import pendulum
import pytest

from outreach_core.hooks import PluginSettings, SourceBatch
from outreach_tables import TablesSource

AS_OF = pendulum.date(2026, 10, 5)
CUSTOMERS = "Kundennummer;Name, Vorname\n999A1;Muster, Mia\n999A2;Probe, Paul\n"


@attrs.define
class Office:
    """Files in a folder, read by the plug-in as an office would have it read."""

    folder: Path
    values: dict[str, object] = attrs.field(factory=dict)

    def has(self, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        data = content.encode(encoding) if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    def customers(self, content: str, encoding: str = "utf-8") -> None:
        self.has("kunden.csv", content, encoding)
        self.values["customers"] = "kunden.csv"

    def contacts(self, content: str, encoding: str = "utf-8") -> None:
        self.has("kontakte.csv", content, encoding)
        self.values["contacts"] = "kontakte.csv"

    @property
    def settings(self) -> PluginSettings:
        return PluginSettings(
            values=self.values, folder=str(self.folder), key=b"a secret of the office"
        )

    def read(self, values: Mapping[str, object] | None = None) -> SourceBatch:
        self.values.update(values or {})
        return TablesSource(settings=self.settings).read(as_of=AS_OF)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office that hands over two customers and nothing else."""
    found = Office(tmp_path)
    found.customers(CUSTOMERS)
    return found


@pytest.fixture
def issues() -> Callable[[SourceBatch], list[tuple[int, str, str]]]:
    """What a batch notes: row, code and column."""

    def found(batch: SourceBatch) -> list[tuple[int, str, str]]:
        return [(issue.row, str(issue.code), issue.column) for issue in batch.issues]

    return found
