"""What a host tells every plug-in about itself: folders, language, key, environment."""

from collections.abc import Callable, Mapping

import attrs

from outreach_core._messages import Language
from outreach_core._validators import is_text, satisfies
from outreach_core.hooks.settings import PluginSettings, Progress, no_progress


@attrs.frozen(kw_only=True)
class Host:
    """The program around the plug-ins; ``Host()`` is enough for a script.

    Attributes:
        folder: Folder that relative paths in the settings start from.
        output: Folder where sinks put what they write.
        language: Language of what the office reads.
        key: Secret of the office for pseudonyms; empty: no pseudonym can be made.
        progress: Called by long tasks, as often as they like; must be cheap.
        variables: The environment in which settings like ``{ env = "NAME" }`` are
            looked up, usually ``os.environ``; plug-ins never see it.
    """

    folder: str = attrs.field(default=".", validator=is_text)
    output: str = attrs.field(default=".", validator=is_text)
    language: Language = Language.DE
    key: bytes = attrs.field(
        default=b"",
        repr=False,
        validator=satisfies("bytes", lambda v: isinstance(v, bytes)),
    )
    progress: Callable[[Progress], None] = attrs.field(default=no_progress, repr=False)
    variables: Mapping[str, str] = attrs.field(factory=dict, repr=False)

    def settings(self, values: Mapping[str, object]) -> PluginSettings:
        """Return what a plug-in is given whose own table is *values*."""
        return PluginSettings(
            values=values,
            folder=self.folder,
            output=self.output,
            language=self.language,
            key=self.key,
            progress=self.progress,
        )
