"""Which strategy makes each type of the core, when Hypothesis asks for it by type?

Called by Hypothesis itself, through the ``hypothesis`` entry point, in every process
that imports Hypothesis, ours or not. So nothing of the core is imported here: a package
teaches its types when somebody imports it, and a strategy is built when it is drawn
from. A package that cannot be imported fails where it is imported, not here.
"""

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Final

from outreach_core.strategies._made_by import MADE_BY

_CORE: Final = "outreach_core."
_STRATEGIES: Final = "outreach_core.strategies"


def register() -> None:
    """Teach ``st.from_type`` and ``st.builds`` the types of the core, as they come."""
    waiting = dict(MADE_BY)
    for package in MADE_BY:
        module = sys.modules.get(_CORE + package)
        if module is not None:
            _teach(module, waiting.pop(package))
    if waiting:
        sys.meta_path.insert(0, _WhenImported(waiting))


class _WhenImported(MetaPathFinder):
    """Waits for the packages of the core, and teaches each one's types once."""

    def __init__(self, waiting: dict[str, Mapping[str, str]]) -> None:
        self._waiting = waiting

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Find what the usual finder finds, with one more step after its import."""
        package = fullname.removeprefix(_CORE)
        if package == fullname or package not in self._waiting:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        loader = spec.loader if spec is not None else None
        if loader is None:
            return None
        execute = loader.exec_module

        def execute_and_teach(module: ModuleType) -> None:
            execute(module)
            made_by = self._waiting.pop(package, None)
            if made_by is not None:
                _teach(module, made_by)

        # On this one loader: what else it can do (sources, resources) stays as it is.
        loader.exec_module = execute_and_teach  # type: ignore[method-assign]
        return spec


def _teach(module: ModuleType, made_by: Mapping[str, str]) -> None:
    from hypothesis import strategies as st

    package = module.__name__.removeprefix(_CORE)
    for kind, strategy in made_by.items():
        # A name that is gone must not stop the import of the core; a test misses it.
        if hasattr(module, kind):
            st.register_type_strategy(getattr(module, kind), _lazily(package, strategy))
    if package == "calendar":
        import pendulum

        st.register_type_strategy(pendulum.Date, _lazily(package, "days"))


def _lazily(package: str, strategy: str) -> Callable[[object], Any]:
    *module, name = strategy.split(".")

    def make(_: object) -> Any:
        made = importlib.import_module(".".join((_STRATEGIES, *(module or [package]))))
        return getattr(made, name)()

    return make
