"""What exactly does an office read when its rulebook has a fault?

faults.json lists slips in the rulebook of Kassel: what is put where (or taken away),
and every fault with its code, its place and its sentence in German and English. The
list was written down from what the code said, then looked through; it pins sentences
against unnoticed change and does not prove that they are good.
"""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from outreach_core.eligibility import kassel
from outreach_core.errors import InvalidInputError
from outreach_core.rules import LintFinding, lint, rulebook_from_data

SLIPS = json.loads(Path(__file__).with_name("faults.json").read_text(encoding="utf-8"))
KASSEL = json.loads(json.dumps(kassel(age_limit=True).data))


def slipped(slip: dict[str, Any]) -> dict[str, Any]:
    """The rulebook of Kassel with one slip in it."""
    data = copy.deepcopy(KASSEL)
    *way, last = [int(k) if k.isdigit() else k for k in slip["at"].split("/")]
    inner = data
    for key in way:
        inner = inner[key]
    if slip.get("gone"):
        del inner[last]
    else:
        inner[last] = slip["put"]
    return data


def told(finding: LintFinding) -> list[str]:
    return [finding.code, finding.place, finding.words.de, finding.words.en]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["at"])
def test_every_fault_is_told_with_its_code_its_place_and_what_to_do(
    slip: dict[str, Any],
) -> None:
    assert [told(finding) for finding in lint(slipped(slip))] == slip["faults"]


# Oddities of a rulebook that can be used all the same.
ODD = {"unused-fact", "unused-parameter", "always"}
REFUSED = [slip for slip in SLIPS if {fault[0] for fault in slip["faults"]} - ODD]


@pytest.mark.parametrize("slip", REFUSED, ids=lambda slip: slip["at"])
def test_whoever_loads_the_file_reads_the_same_sentences(slip: dict[str, Any]) -> None:
    with pytest.raises(InvalidInputError, match=r"unser\.toml") as caught:
        rulebook_from_data(slipped(slip), subject="unser.toml")
    places = [(place, words) for _, place, words, _ in slip["faults"]]
    assert [fault.de for fault in caught.value.faults] == [
        f"{place}: {words}" if place else words for place, words in places
    ]
