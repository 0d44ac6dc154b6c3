"""How do all checks read as a table, for the reference?"""

from collections.abc import Iterator

from outreach_core.testing.kit.catalogue import ALL_CHECKS, FLOORS
from outreach_core.testing.kit.promises import KitCheck


def checks_as_markdown() -> Iterator[str]:
    """Yield all checks as Markdown: one table for every plug-in, one for each kind."""
    hooks = list(
        dict.fromkeys(check.kind.hook if check.kind else "" for check in ALL_CHECKS)
    )
    for hook in hooks:
        title = f"`{hook}`" if hook else "Every plug-in"
        yield f"\n## {title}\n\nAt least {FLOORS[hook]} of these are always tried.\n\n"
        yield "| check | what is promised | why | how to fix | needs |\n|---|---|---|---|---|\n"
        for check in ALL_CHECKS:
            if (check.kind.hook if check.kind else "") == hook:
                yield _row(check)


def _row(check: KitCheck) -> str:
    needs = ", ".join(f"{need.value}" for need in sorted(check.needs)) or "–"
    cells = (check.id, check.what.en, check.why.en, check.fix.en, needs)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
