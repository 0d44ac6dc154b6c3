"""How the files of a new plug-in are written: offline, checked, never over others."""

import re
from importlib import resources
from pathlib import Path
from typing import Any, Final

import jinja2

from outreach_cli.scaffolds import Scaffold
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST: Final = 24
_NAME_OPTION: Final = "--name"
_FOLDER_OPTION: Final = "--folder"
# Names that belong to the house: an object or a distribution would be there twice.
_TAKEN: Final = (
    "builtin",
    "cli",
    "columnar",
    "core",
    "docx",
    "holidays",
    "ics",
    "sql",
    "tables",
    "typst",
)
_BESIDE: Final = ("cli", "holidays", "ics", "sql", "tables", "typst")

_BAD_NAME: Final = Words(
    "{name!r}: erwartet werden Kleinbuchstaben, Ziffern und einzelne Bindestriche, mit "
    "einem Buchstaben beginnend, höchstens {longest} Zeichen, wie 'erfurt' oder "
    "'haus-am-fluss'.{hint}",
    "{name!r}: expected small letters, digits and single hyphens, beginning with a "
    "letter, {longest} characters at most, like 'erfurt' or 'house-by-the-river'.{hint}",
)
_HINT: Final = Words(" Vielleicht {near!r}?", " Perhaps {near!r}?")
_IS_TAKEN: Final = Words(
    "{name!r} gehört schon einem mitgelieferten Plug-in. Bitte einen anderen wählen.",
    "{name!r} belongs to a plug-in that ships with the project. Choose another one.",
)
_EXISTS: Final = Words(
    "{folder} gibt es schon und bleibt, wie es ist. Mit --folder einen anderen Ort "
    "nennen oder mit --name einen anderen Namen.",
    "{folder} exists already and stays as it is. Name another place with --folder, or "
    "another name with --name.",
)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def checked_name(name: str) -> str:
    """Return *name* when a plug-in can be called so.

    Raises:
        InvalidInputError: It cannot; a name that could is suggested.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        near = _near(name)
        hint = _HINT.fill(near=near) if near else Words("", "")
        fault = _BAD_NAME.fill(name=name, longest=_LONGEST, hint=hint)
        raise InvalidInputError(_NAME_OPTION, [fault])
    if name in _TAKEN:
        raise InvalidInputError(_NAME_OPTION, [_IS_TAKEN.fill(name=name)])
    return name


def _near(name: str) -> str:
    plain = name.lower().translate(_UMLAUTS).removeprefix("outreach")
    near = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST].strip("-")
    return near if _NAME.fullmatch(near) and near not in _TAKEN else ""


def files_of(scaffold: Scaffold, name: str, language: Language) -> dict[str, str]:
    """Return the text of every file of a new plug-in by its path, sorted.

    Args:
        scaffold: Which kind of plug-in.
        name: A name that :func:`checked_name` accepts.
        language: Language of the README.
    """
    package = f"outreach_{name.replace('-', '_')}"
    values = _values(scaffold, name, package)
    source, tests = f"src/{package}", "tests"
    templates = {
        "pyproject.toml": "common/pyproject.toml.txt",
        "README.md": f"common/README.{language.value}.md.txt",
        f"{source}/__init__.py": "common/__init__.py.txt",
        f"{source}/plugin.py": "common/plugin.py.txt",
        f"{source}/{scaffold.module}.py": f"kinds/{scaffold.module}.py.txt",
        f"{tests}/test_conformance.py": "common/test_conformance.py.txt",
    }
    for more in scaffold.more:
        templates[f"{source}/{more}.py"] = f"kinds/{scaffold.module}_{more}.py.txt"
    if scaffold.data:
        templates[f"{tests}/data/{scaffold.data}"] = f"kinds/{scaffold.module}.csv"
    environment = _environment()
    files = {
        path: environment.get_template(template).render(values)
        for path, template in templates.items()
    }
    files[f"{source}/py.typed"] = ""
    return dict(sorted(files.items()))


def write_files(files: dict[str, str], folder: Path) -> None:
    """Write all files into a folder that is not there yet.

    Raises:
        InvalidInputError: The folder exists; nothing is written.
    """
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        fault = _EXISTS.fill(folder=folder)
        raise InvalidInputError(_FOLDER_OPTION, [fault]) from None
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def distribution_of(name: str) -> str:
    """Return the name of the distribution, which is also that of its folder."""
    return f"outreach-{name}"


def _values(scaffold: Scaffold, name: str, package: str) -> dict[str, Any]:
    # As TOML and Python agree on texts, numbers and lists, examples serve for both.
    examples = {row.key: row.example for row in scaffold.settings if row.example}
    needed = ("outreach-core", *scaffold.requires)
    return {
        "name": name,
        "object": scaffold.object_name(name),
        "package": package,
        "distribution": distribution_of(name),
        "noun": scaffold.kind.noun,
        "protocol": scaffold.kind.protocol.__name__,
        "hook": scaffold.kind.hook,
        "names": (
            "API_VERSION",
            *sorted(("PluginSettings", scaffold.kind.protocol.__name__)),
            "hookimpl",
        ),
        "module": scaffold.module,
        "imports": scaffold.imports,
        "made": scaffold.made,
        "uses_settings": "settings" in scaffold.made,
        "settings": scaffold.settings,
        "purpose": scaffold.purpose,
        "reads": scaffold.reads,
        "writes": scaffold.writes,
        "chosen": scaffold.chosen.format(name=scaffold.object_name(name)),
        "data": scaffold.data,
        "people": scaffold.people,
        "beside": _BESIDE,
        "dependencies": ", ".join(f'"{one}"' for one in needed),
        "test_settings": "{"
        + ", ".join(f'"{key}": {value}' for key, value in examples.items())
        + "}",
    }


def _environment() -> jinja2.Environment:
    def load(path: str) -> str:
        folder = resources.files("outreach_cli").joinpath("scaffold")
        return folder.joinpath(path).read_text("utf-8")

    return jinja2.Environment(  # noqa: S701  Python, TOML and Markdown, no HTML
        loader=jinja2.FunctionLoader(load),
        # Letter templates and f-strings are full of the usual marks.
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
