"""Where does a plug-in come from: which distribution, which name, which README?"""

from importlib import metadata
from pathlib import Path
from types import ModuleType

from outreach_core.hooks.markers import PROJECT


def _module_name(plugin: object) -> str:
    if isinstance(plugin, ModuleType):
        return plugin.__name__
    return type(plugin).__module__


def entry_points_of(plugin: object) -> tuple[metadata.EntryPoint, ...]:
    """Return the installed entry points that lead to a module, sorted by name."""
    module = _module_name(plugin)
    points = sorted(metadata.entry_points(group=PROJECT), key=lambda p: p.name)
    return tuple(point for point in points if point.module == module)


def _point_of(plugin: object) -> metadata.EntryPoint | None:
    return next(iter(entry_points_of(plugin)), None)


def distribution_of(plugin: object) -> tuple[str, str]:
    """Return name and version of the distribution; two empty texts: not installed."""
    point = _point_of(plugin)
    if point is None or point.dist is None:
        return "", ""
    return point.dist.name, point.dist.version


def name_for(plugin: object) -> str:
    """Return the name of a plug-in in the settings: of its entry point, or made up."""
    point = _point_of(plugin)
    if point is not None:
        return point.name
    return _module_name(plugin).partition(".")[0].removeprefix("outreach_") or "plugin"


def readme_of(plugin: object, distribution: str) -> str:
    """Return the README: of the repository around the module, else of the wheel."""
    for folder in _folders_above(plugin):
        if (folder / "pyproject.toml").is_file():
            readme = folder / "README.md"
            return readme.read_text(encoding="utf-8") if readme.is_file() else ""
    if not distribution:
        return ""
    # A wheel keeps the README below the headers of its metadata.
    text = metadata.distribution(distribution).read_text("METADATA") or ""
    return text.partition("\n\n")[2]


def _folders_above(plugin: object) -> tuple[Path, ...]:
    # A wheel that is installed lies beside others: no pyproject.toml above it is its.
    file = getattr(plugin, "__file__", None)
    if not isinstance(file, str) or "site-packages" in Path(file).parts:
        return ()
    return tuple(Path(file).resolve().parents)[:5]
