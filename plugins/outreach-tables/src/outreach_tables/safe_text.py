"""When does a spreadsheet take a text for a formula, and which characters break it?"""

import re
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# ASVS 5 §1.2.10, and their full-width doubles: Excel reads both as the start of a
# formula when a text is typed or pasted again.
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")


def without_controls(text: str) -> str:
    """Return *text* without characters that no spreadsheet can hold."""
    return _CONTROL.sub("", text)


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet may take *text* for a formula, blanks before it too."""
    return _FORMULA.match(text) is not None
