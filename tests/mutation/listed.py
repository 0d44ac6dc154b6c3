"""Which mutants survived, file by file? Written from what the last runs left behind.

    uv run --group mutation python tests/mutation/listed.py

Reads build/mutation and writes docs/reference/mutants.md: how many mutants of each file
were tried, how many of them were noticed, and every survivor with the reason why it may
survive, where somebody has given one.
"""

import multiprocessing
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from baseline import ROOT
from judges import SOURCES, Memory
from mutants import Mutant, places_in
from run import PACKAGES, Argued, files_of

PAGE: Final = ROOT / "docs" / "reference" / "mutants.md"
_HEAD: Final = """\
# Survivors

Written by `tests/mutation/listed.py`; what the words mean and how it was run stands in \
[What mutants say](../explanation/mutants.md). A mutant counts as tried when a run has \
judged it; what is not tried is neither noticed nor a survivor.

| file | mutants | tried | noticed |
|---|---:|---:|---:|
"""


def judged(path: Path) -> tuple[list[Mutant], int, list[Mutant]]:
    """Return the mutants of a file, how many were noticed, and who survived."""
    memory = Memory(path)
    places = [place for place in places_in(path) if not place.is_text]
    mutants = [m for place in places if (m := place.written()) is not None]
    alive = [m for m in mutants if m.name in memory.survived]
    noticed = sum(m.name in memory.noticed for m in mutants)
    return mutants, noticed, sorted(alive, key=lambda m: (m.place.lines, m.name))


def told(mutant: Mutant, argued: Argued) -> Iterator[str]:
    """Yield the lines about one survivor."""
    place = mutant.place
    yield f"**{place.path.name}:{place.lines[0]}** `{mutant.name}` {place.where}"
    yield ""
    yield "```text"
    yield from mutant.change
    yield "```"
    yield ""
    yield argued.reason(mutant) or "*Nobody has argued it yet.*"
    yield ""


def part(path: Path) -> tuple[str, list[str]]:
    """Return the row of one file and what is told about its survivors."""
    argued = Argued()
    mutants, noticed, alive = judged(path)
    name, tried = path.relative_to(SOURCES), noticed + len(alive)
    row = f"| `{name}` | {len(mutants)} | {tried} | {noticed} |"
    return row, [line for mutant in alive for line in told(mutant, argued)]


def page() -> str:
    """Return the whole page; writing out every mutant takes minutes."""
    rows, survivors = [], []
    with multiprocessing.Pool() as pool:
        for package in PACKAGES:
            survivors += [f"## {package}", ""]
            paths = [p for p in files_of(package) if p.name != "__init__.py"]
            for row, about in pool.map(part, paths, chunksize=1):
                rows.append(row)
                survivors += about
    return _HEAD + "\n".join([*rows, "", *survivors]).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")
