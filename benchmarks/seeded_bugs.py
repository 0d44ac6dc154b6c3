"""How surely do the laws find the bugs that were seeded?

For each seeded bug and each law made for it: the share of seeds with which the law
finds it, at the default number of examples. Written as the table of
docs/explanation/laws.md with ``--table``; quick with a smaller ``--seeds``.
"""

import argparse
from typing import Final

from outreach_core.testing import SEEDED_BUGS, SeededBug

SEEDS: Final = 20
TARGET: Final = 0.9


def share_found(bug: SeededBug, seeds: int) -> dict[str, float]:
    """Return for each law of the bug the share of seeds with which it notices."""
    found = [bug.found_by(seed=seed) for seed in range(1, seeds + 1)]
    return {
        law: sum(law in names for names in found) / seeds for law in sorted(bug.laws)
    }


def main() -> None:
    """Measure every bug and print one figure each, or the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    if options.table:
        print("| Bug | Law | Found |\n|---|---|---|")
    for bug in SEEDED_BUGS:
        if options.only and options.only not in bug.name:
            continue
        for law, share in share_found(bug, options.seeds).items():
            if options.table:
                print(f"| {bug.title.en} | `{law}` | {share:.2f} |")
            else:
                name = f"{bug.name}/{law}".replace("-", "_")
                print(
                    f"figure {name} = {share:.2f} share (target >= {TARGET})",
                    flush=True,
                )


if __name__ == "__main__":
    main()
