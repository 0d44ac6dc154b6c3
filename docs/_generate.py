"""Which parts of the pages are read off the code, and are they still true?

    python docs/_generate.py          writes them anew
    python docs/_generate.py --check  names the pages that are out of date

A page marks such a part with `<!-- generated: NAME -->` and `<!-- end -->`; the text
around it is written by hand.
"""

import enum
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import attrs
import click

DOCS: Final = Path(__file__).parent
DOORS: Final = (
    "outreach_core",
    *(
        f"outreach_core.{name}"
        for name in (
            "calendar",
            "rules",
            "people",
            "contacts",
            "eligibility",
            "letters",
            "visits",
            "coaching",
            "cases",
            "reports",
            "hooks",
            "workflows",
            "strategies",
            "testing",
        )
    ),
)
# Public without standing in a door: two modules of layer 0.
MODULES: Final = ("outreach_core.ids", "outreach_core.errors")
BLOCK: Final = re.compile(
    r"(<!-- generated: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)


def first_sentence(obj: object) -> str:
    """The first paragraph of a docstring on one line, safe inside a table."""
    return plain((inspect.getdoc(obj) or "").partition("\n\n")[0])


def plain(text: str) -> str:
    """A docstring's text as Markdown on one line."""
    text = re.sub(r":\w+:`~?\.?([^`]+)`", r"`\1`", text.replace("``", "`"))
    return " ".join(text.split()).replace("|", "\\|")


def names(module: ModuleType) -> list[str]:
    """The public names of a module, sorted."""
    if hasattr(module, "__all__"):
        return sorted(module.__all__, key=str.lower)
    return sorted(
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and getattr(value, "__module__", None) == module.__name__
    )


def kind(obj: object) -> str:
    """What sort of thing a public name is."""
    if inspect.isclass(obj):
        if issubclass(obj, Exception):
            return "error"
        if issubclass(obj, enum.Enum):
            return "choice"
        if getattr(obj, "_is_protocol", False):
            return "protocol"
        return "record" if attrs.has(obj) else "class"
    if inspect.isfunction(obj):
        return "function"
    return "value"


def described(module: ModuleType, name: str) -> str:
    """What a public name is for: its docstring, or the text below a constant."""
    obj = getattr(module, name)
    if inspect.isclass(obj) or inspect.isfunction(obj):
        return first_sentence(obj)
    return constant_doc(module, name) or first_sentence(type(obj))


def constant_doc(module: ModuleType, name: str) -> str:
    """The text that stands directly below a constant, where it is made."""
    for line in inspect.getsource(module).splitlines():
        origin = re.match(r"from (outreach_core[\w.]*) import", line)
        found = origin and getattr(importlib.import_module(origin[1]), name, None)
        if found is not None and origin:
            source = inspect.getsource(importlib.import_module(origin[1]))
            pattern = rf'^{name}\b[^\n]*=(?:.*?)\n"""(.*?)"""'
            match = re.search(pattern, source, re.MULTILINE | re.DOTALL)
            if match and "\n\n" not in match[0].partition('"""')[0]:
                return plain(match[1].partition("\n\n")[0])
    return ""


def api() -> Iterator[str]:
    """Every public name, package by package."""
    for door in (*DOORS, *MODULES):
        module = importlib.import_module(door)
        yield f"\n## {door}\n\n{first_sentence(module)}\n\n"
        yield "| name | | what it is |\n|---|---|---|\n"
        for name in names(module):
            obj = getattr(module, name)
            yield f"| `{name}` | {kind(obj)} | {described(module, name)} |\n"


def classes() -> Iterator[str]:
    """Every public class of the core, once, where it comes from."""
    found: dict[str, type] = {}
    for door in (*DOORS, *MODULES):
        module = importlib.import_module(door)
        for name in names(module):
            obj = getattr(module, name)
            if inspect.isclass(obj) and obj.__module__.startswith("outreach_core"):
                found.setdefault(name, obj)
    yield "\n| class | package | what it is |\n|---|---|---|\n"
    for name, obj in sorted(found.items(), key=lambda item: item[0].lower()):
        package = ".".join(obj.__module__.split(".")[:2])
        yield f"| `{name}` | `{package}` | {first_sentence(obj)} |\n"


def errors() -> Iterator[str]:
    """Every error and the builtin it also is."""
    module = importlib.import_module("outreach_core.errors")
    yield "\n| error | also a | raised when |\n|---|---|---|\n"
    for door in (*DOORS, *MODULES):
        for name in names(importlib.import_module(door)):
            obj = getattr(importlib.import_module(door), name)
            home = getattr(obj, "__module__", "")
            if kind(obj) == "error" and (home == module.__name__) == (door in MODULES):
                also = [b.__name__ for b in obj.__mro__ if b.__module__ == "builtins"]
                also = [
                    b for b in also if b not in {"Exception", "BaseException", "object"}
                ]
                yield f"| `{name}` | {', '.join(f'`{b}`' for b in also) or '–'} | {first_sentence(obj)} |\n"


def hooks() -> Iterator[str]:
    """Every hook a plug-in can implement, and the object it hands over."""
    specs = importlib.import_module("outreach_core.hooks.specs")
    yield "\n| hook | hands over | |\n|---|---|---|\n"
    for name, function in vars(specs).items():
        if name.startswith("outreach_") and inspect.isfunction(function):
            returned = inspect.signature(function).return_annotation
            given = getattr(returned, "__args__", (returned,))[0]
            yield f"| `{name}` | `{given.__name__}` | {first_sentence(function)} |\n"


def failures() -> Iterator[str]:
    """What the failure of each kind of object means, and what an office may choose."""
    module = importlib.import_module("outreach_core.hooks")
    yield "\n| kind | when it fails | `[failure]` key | may be set to |\n"
    yield "|---|---|---|---|\n"
    for each in module.KINDS:
        told, choices = MEANING[each.on_failure], module.failure_choices(each).en
        yield f"| {each.noun.en} | {told} | `{each.setting}` | {choices} |\n"


MEANING: Final = {
    "abort": "The run ends, naming the culprit; nothing leaves the house on half an answer.",
    "closed": "The one letter stays here, and the list says why.",
    "degrade": "The built-in object does the work, and the result says so.",
    "retry": "A later run tries again under the same key, which is one delivery.",
    "leave_out": "The section is left out, and the report says that it is missing.",
}
"""One sentence for each ``OnFailure``."""


def protocols() -> Iterator[str]:
    """What each named object must be able to do, in the words of its docstring."""
    module = importlib.import_module("outreach_core.hooks")
    for name in names(module):
        obj = getattr(module, name)
        if kind(obj) != "protocol":
            continue
        yield f"\n### {name}\n\n{(inspect.getdoc(obj) or '').replace('``', '`')}\n\n"
        for member, value in vars(obj).items():
            if member.startswith("_"):
                continue
            function = value.fget if isinstance(value, property) else value
            if inspect.isfunction(function):
                how = "" if isinstance(value, property) else arguments(function)
                yield f"- `{member}{how}`: {first_sentence(function)}\n"


def arguments(function: Callable[..., object]) -> str:
    """The arguments as one writes them, without types."""
    parts, star = [], False
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "self":
            continue
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        parts.append(name)
    return f"({', '.join(parts)})"


def settings() -> Iterator[str]:
    """Every table and key of outreach.toml, with its default."""
    cls = importlib.import_module("outreach_cli.settings").Settings
    yield from settings_table(cls, "")
    table_of = importlib.import_module("outreach_cli.settings_words").table_of
    for field in attrs.fields(cls):
        inner = table_of(field.type)
        if inner is not None:
            is_one = inner is field.type
            yield from settings_table(
                inner, field.name if is_one else f"[{field.name}]"
            )


def settings_table(cls: type, table: str) -> Iterator[str]:
    """One table of outreach.toml."""
    title = f"`[{table}]`" if table else "At the top of the file"
    yield f"\n### {title}\n\n{first_sentence(cls)}\n\n| key | default | what it is |\n|---|---|---|\n"
    told = attribute_docs(cls)
    for field in attrs.fields(cls):
        if field.name in told:
            yield f"| `{field.name}` | {default(field)} | {told[field.name]} |\n"


def default(field: "attrs.Attribute[object]") -> str:
    """A default as TOML would write it."""
    value = field.default
    if isinstance(value, attrs.Factory):  # type: ignore[arg-type]
        return "empty"
    if isinstance(value, tuple):
        return "`[" + ", ".join(f'"{item}"' for item in value) + "]`"
    if value is None:
        return "–"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, int | float) else f'`"{value}"`'


def attribute_docs(cls: type) -> dict[str, str]:
    """The `Attributes:` of a Google docstring, by name."""
    doc = (inspect.getdoc(cls) or "").partition("Attributes:\n")[2]
    parts = re.findall(r"^    (\w+): (.*(?:\n        .*)*)", doc, re.MULTILINE)
    return {name: plain(text) for name, text in parts}


def commands() -> Iterator[str]:
    """Every command with its options, as its own help tells it."""
    language = importlib.import_module("outreach_core").Language.EN
    group = importlib.import_module("outreach_cli.main").program(language)
    for name, command in single_commands(group, "outreach"):
        yield f"\n### {name}\n\n{' '.join((command.help or '').split())}\n\n"
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                text = " ".join((parameter.help or "").split())
                yield f"- `{', '.join(parameter.opts)}`: {text}\n"
            else:
                yield f"- `{parameter.human_readable_name}`: what is asked about\n"


def single_commands(
    group: click.Group, above: str
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with all words before it, sorted."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from single_commands(command, f"{above} {name}")
        else:
            yield f"{above} {name}", command


def plugin_settings() -> Iterator[str]:
    """Every setting that our plug-ins declare, as `outreach config explain` tells it."""
    hooks = importlib.import_module("outreach_core.hooks")
    for candidate in hooks.load(sorted(hooks.installed())).candidates:
        if not candidate.origin.distribution.startswith("outreach-"):
            continue
        declared = hooks.declared_by(candidate.plugin) or ()
        yield f"\n### `[plugin.{candidate.origin.plugin}]`\n\n"
        if not declared:
            yield "Nothing to set.\n"
            continue
        yield "| key | expected | default | what it is |\n|---|---|---|---|\n"
        for setting in declared:
            none = "must be set" if setting.is_required else "–"
            shown = none if setting.default is None else f"`{as_toml(setting.default)}`"
            yield (
                f"| `{setting.key}` | {plain(setting.shape.words.en)} | {shown} "
                f"| {plain(setting.help.en)} |\n"
            )


def as_toml(value: object) -> str:
    """A value as a settings file holds it."""
    return str(importlib.import_module("outreach_cli.commands.config").toml(value))


def measures() -> Iterator[str]:
    """Every measure of the interim report, its denominator and its meaning."""
    module = importlib.import_module("outreach_core.reports")
    yield "\n| measure | in English, in German | out of | what it counts |\n|---|---|---|---|\n"
    for name in module.MeasureName:
        title = module.MEASURE_TITLES[name]
        out_of = module.denominator_of(name)
        below = "–" if out_of is None else f"`{out_of}`"
        meaning = plain(module.DEFINITIONS[name].en)
        yield f"| `{name}` | {title.en}, {title.de} | {below} | {meaning} |\n"


def checks() -> Iterator[str]:
    """Every check of the conformance kit, with its reason and how to fix it."""
    yield from importlib.import_module(
        "outreach_core.testing.kit.listing"
    ).checks_as_markdown()


def staff_data() -> Iterator[str]:
    """Every field about staff: purpose, source, deletion; and what does not exist."""
    module = importlib.import_module("outreach_core.visits.safety.staff_data")
    yield "\n" + "".join(f"- {plain(words.en)}\n" for words in module.NEVER)
    yield "\n| field | purpose | source | deletion (proposal) |\n|---|---|---|---|\n"
    for name, line in module.STAFF_DATA.items():
        told = (line.purpose, line.source, line.retention)
        yield f"| `{name}` | {' | '.join(plain(w.en) for w in told)} |\n"


BLOCKS: Final[dict[str, Callable[[], Iterator[str]]]] = {
    "api": api,
    "checks": checks,
    "classes": classes,
    "commands": commands,
    "errors": errors,
    "failures": failures,
    "hooks": hooks,
    "measures": measures,
    "staff_data": staff_data,
    "plugin_settings": plugin_settings,
    "protocols": protocols,
    "settings": settings,
}


def renewed(text: str) -> str:
    """The page with every generated part written anew."""
    return BLOCK.sub(lambda m: m[1] + "".join(BLOCKS[m["name"]]()) + "\n" + m[3], text)


def main(arguments_given: list[str]) -> int:
    """Write the pages, or only say which are out of date."""
    stale = []
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        new = renewed(text)
        if new != text:
            stale.append(page.relative_to(DOCS.parent).as_posix())
            if "--check" not in arguments_given:
                page.write_text(new, encoding="utf-8")
    for name in stale:
        print(name)
    if stale and "--check" in arguments_given:
        print("out of date; write anew with: uv run python docs/_generate.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
