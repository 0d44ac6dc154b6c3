"""What does a person see when a library or a plug-in warns? Where, and never the words."""

import contextlib
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from outreach_cli.terminal import Terminal
from outreach_core import Words

_WARNED: Final = Words(
    "Hinweis: {kind} in {place}. Der Lauf geht weiter. Der Wortlaut wird nicht gezeigt, "
    "er könnte Namen enthalten; mit OUTREACH_DEBUG=1 erscheint er.",
    "Note: {kind} in {place}. The run goes on. The words are not shown because they may "
    "hold names; OUTREACH_DEBUG=1 shows them.",
)


@contextlib.contextmanager
def without_words(terminal: Terminal) -> Iterator[None]:
    """Show warnings of Python as kind and place while the block runs."""

    def show(
        _message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        *_: Any,
    ) -> None:
        # Neither the message nor the line of code: both may hold a name.
        place = f"{Path(filename).parent.name}/{Path(filename).name}:{lineno}"
        words = _WARNED.fill(kind=category.__name__, place=place)
        terminal.err.print(words.to(terminal.language), markup=False, highlight=False)

    with warnings.catch_warnings():
        warnings.showwarning = show  # type: ignore[assignment]  # names do not matter
        yield
