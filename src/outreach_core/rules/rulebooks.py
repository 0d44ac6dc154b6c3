"""Which rule does an office work by, in which version, and on whose word?"""

import attrs

from outreach_core._messages import Words
from outreach_core._validators import is_text, satisfies
from outreach_core.rules.data import Data, fingerprint, to_data
from outreach_core.rules.definitions import definitions
from outreach_core.rules.expressions import Rule


@attrs.frozen(kw_only=True)
class Rulebook:
    """One rule with the name, version and source under which an office uses it.

    Attributes:
        name: Name by which settings choose it ("kassel").
        version: Version of the text, in the office's own way of counting.
        title: What it is called in explanations.
        source: Concept paper, directive or law it puts into code.
        rule: The rule itself.
        note: What a reader should know beside it; empty for nothing.
    """

    name: str = attrs.field(validator=is_text)
    version: str = attrs.field(validator=is_text)
    title: Words
    source: str = attrs.field(validator=is_text)
    rule: Rule = attrs.field(
        validator=satisfies("a rule", lambda v: isinstance(v, Rule))
    )
    note: str = ""

    def __attrs_post_init__(self) -> None:
        # Refuses a rule in which one name means two things.
        definitions(self.rule)

    @property
    def data(self) -> Data:
        """The whole rulebook as plain data."""
        return {
            "name": self.name,
            "version": self.version,
            "title": {"de": self.title.de, "en": self.title.en},
            "source": self.source,
            "note": self.note,
            **to_data(self.rule),
        }

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the data, 64 hexadecimal digits; two equal rulebooks share it."""
        return fingerprint(self.data)
