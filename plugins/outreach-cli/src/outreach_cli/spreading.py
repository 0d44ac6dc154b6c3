"""How work is spread over the cores and still comes back in order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD_FOR_EACH_CORE = 4


def in_order(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Run *function* over *items* in threads; results come in the order of the items.

    Only a few items ahead are started, so memory stays bounded and Ctrl-C ends after
    those that have begun.

    Args:
        function: What to do; gains from threads when it lets go of the interpreter
            lock, as Typst does while it compiles.
        items: The items.
    """
    cores = os.cpu_count() or 1
    begun: deque[Future[R]] = deque()
    with ThreadPoolExecutor(max_workers=cores) as pool:
        try:
            for item in items:
                begun.append(pool.submit(function, item))
                if len(begun) > _AHEAD_FOR_EACH_CORE * cores:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
