"""How a person sees that something long is still going on, and how long it took."""

import contextlib
import time
from collections.abc import Iterator

import attrs
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bars

from outreach_core import Language, Words
from outreach_core.hooks import Progress

_DONE = Words("✓ {what}  ({seconds:.1f} s)", "✓ {what}  ({seconds:.1f} s)")

_LOOK = Words("! {words}", "! {words}")


@attrs.frozen(kw_only=True)
class StepTime:
    """How long one step took, in seconds of wall time."""

    step: Words
    seconds: float


class Reporter:
    """Shows the steps of a run one after the other, each with its progress.

    On a terminal bars move; in a file or a pipe each finished step is one line.

    Attributes:
        times: The finished steps, in order.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self.console = console
        self.language = language
        self.times: list[StepTime] = []
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    @contextlib.contextmanager
    def step(self, what: Words) -> Iterator[None]:
        """Show *what* while the block runs, then a line with its duration."""
        began = time.perf_counter()
        with self._shown(what.to(self.language)):
            yield
        seconds = time.perf_counter() - began
        self.times.append(StepTime(step=what, seconds=seconds))
        done = _DONE.fill(what=what, seconds=seconds).to(self.language)
        self.console.print(done, highlight=False)

    def warn(self, words: Words) -> None:
        """Say that something did not go as it was set; nothing is styled as markup."""
        text = _LOOK.fill(words=words).to(self.language)
        self.console.print(text, style="bold", markup=False, highlight=False)

    def on_progress(self, progress: Progress) -> None:
        """Move the bar of a task; plug-ins call this as often as they like."""
        if self._bars is None:
            return
        label = progress.task.to(self.language)
        if label not in self._tasks:
            self._tasks[label] = self._bars.add_task(f"  {label}", total=None)
        self._bars.update(
            self._tasks[label], completed=progress.done, total=progress.total
        )

    @contextlib.contextmanager
    def _shown(self, what: str) -> Iterator[None]:
        if not self.console.is_terminal:
            yield
            return
        bars = Bars(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
        )
        with bars:
            bars.add_task(what, total=None)
            self._bars, self._tasks = bars, {}
            try:
                yield
            finally:
                self._bars = None
