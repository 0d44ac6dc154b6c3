"""Where does a check try a plug-in? On fresh copies, away from everything real."""

import itertools
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core.contacts import ContactHistory
from outreach_core.hooks import (
    KINDS,
    Host,
    Kind,
    PluginSettings,
    Progress,
    Registry,
    builtin,
    compared,
    declared_by,
)
from outreach_core.hooks.checks import implementations
from outreach_core.letters import RenderedLetter
from outreach_core.people import Customer
from outreach_core.testing.kit.fresh import filled, new_name, put_in

T = TypeVar("T")

KEY: Final = b"an invented secret of an invented office"
AS_OF: Final = pendulum.Date(2026, 10, 5)


@attrs.frozen(kw_only=True)
class Applicant:
    """The plug-in on trial, and what its author handed over with it.

    Attributes:
        plugin: The module or object.
        name: Its name in the settings.
        settings: Its own table of settings.
        folder: Files that the settings point to; copied for every check, ``None``: none.
        variables: The environment in which secrets of the settings are looked up.
        samples: Folders with the same content in another shape, by a name each.
        as_of: The day questions are asked for.
        people: Whom a screener is supposed to find in its data; empty: not said.
        text_of: Reads the words out of a rendered letter; ``None``: text and HTML only.
        readme: The README; empty: none found.
        distribution: Distribution that brings it; empty: not installed.
        version: Version of that distribution.
    """

    plugin: object = attrs.field(repr=False)
    name: str
    settings: Mapping[str, object] = attrs.field(factory=dict, repr=False)
    folder: Path | None = None
    variables: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    samples: Mapping[str, Path] = attrs.field(factory=dict)
    as_of: pendulum.Date = AS_OF
    people: Sequence[tuple[Customer, ContactHistory]] = attrs.field(
        default=(), repr=False
    )
    text_of: Callable[[RenderedLetter], str] | None = attrs.field(
        default=None, repr=False
    )
    readme: str = attrs.field(default="", repr=False)
    distribution: str = ""
    version: str = ""

    @property
    def kinds(self) -> tuple[Kind[Any], ...]:
        """The kinds whose hooks it implements, by hook name."""
        hooks = implementations(self.plugin)
        return tuple(kind for kind in KINDS if kind.hook in hooks)


@attrs.frozen(kw_only=True)
class Desk:
    """One office that uses the plug-in: its own input, its own output.

    Attributes:
        applicant: The plug-in.
        inputs: Folder that settings are relative to; holds a copy of the files.
        output: Folder for sinks; not there until something is written.
        values: The settings of this office.
        variables: The environment of this office.
        progress: What long tasks call.
    """

    applicant: Applicant
    inputs: Path
    output: Path
    values: Mapping[str, object] = attrs.field(repr=False)
    variables: Mapping[str, str] = attrs.field(repr=False)
    progress: Callable[[Progress], None] = attrs.field(
        default=lambda _: None, repr=False
    )

    @property
    def host(self) -> Host:
        """The program around the plug-in."""
        return Host(
            folder=str(self.inputs),
            output=str(self.output),
            key=KEY,
            progress=self.progress,
            variables=self.variables,
        )

    @property
    def settings(self) -> PluginSettings:
        """What the hooks are given, secrets looked up as a registry does."""
        declared = declared_by(self.applicant.plugin)
        if declared is None:
            return self.host.settings(self.values)
        return self.host.settings(
            compared(declared, self.values, variables=self.variables).values
        )

    def objects(self, kind: Kind[T]) -> tuple[T, ...]:
        """Call the hook and return what it hands over, sorted by name, unguarded."""
        hook = implementations(self.applicant.plugin)[kind.hook]
        handed = cast("Sequence[T]", hook(self.settings))
        return tuple(sorted(handed, key=lambda found: str(getattr(found, "name", ""))))

    def registry(self, beside: Mapping[str, object] | None = None) -> Registry:
        """Register the plug-in, alone or beside others."""
        own = {self.applicant.name: self.applicant.plugin}
        if self.applicant.plugin is builtin:  # the core's own is always there
            own = {}
        return Registry.from_plugins(
            {**(beside or {}), **own},
            settings={self.applicant.name: self.values},
            host=self.host,
        )

    def files(self) -> Mapping[str, bytes]:
        """Return every file of input and output by its path, sorted."""
        root = self.inputs.parent
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }


class Bench:
    """An empty folder with room for any number of offices that use the plug-in.

    Args:
        applicant: The plug-in on trial.
        scratch: An empty folder of its own.
    """

    def __init__(self, applicant: Applicant, scratch: Path) -> None:
        self.applicant: Final = applicant
        self._scratch: Final = scratch
        self._count: Final = itertools.count(1)

    def desk(
        self,
        *,
        values: Mapping[str, object] | None = None,
        folder: Path | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> Desk:
        """Set up a new office: a copy of the author's files, a name for ``{fresh}``.

        Args:
            values: Settings instead of the author's.
            folder: Files instead of the author's.
            progress: What long tasks call.
        """
        home = self._scratch / f"{next(self._count):02}"
        inputs = home / "in"
        source = folder or self.applicant.folder
        if source is None:
            inputs.mkdir(parents=True)
        else:
            shutil.copytree(source, inputs)
        name, own = new_name(), self.applicant
        variables = own.variables
        return Desk(
            applicant=own,
            inputs=inputs,
            output=home / "out",
            values=filled(own.settings if values is None else values, name),
            variables={key: put_in(value, name) for key, value in variables.items()},
            progress=progress,
        )

    def each(self, kind: Kind[T]) -> Iterator[tuple[Words, T]]:
        """Yield every object of *kind* with the words that name it."""
        for found in self.desk().objects(kind):
            yield called(kind, found), found


def called(kind: Kind[Any], found: object, method: str = "") -> Words:
    """Name an object, or one of its methods, in messages: "Quelle 'csv'.read"."""
    name = f"{getattr(found, 'name', '?')!r}{'.' if method else ''}{method}"
    return Words(f"{kind.noun.de} {name}", f"{kind.noun.en} {name}")
