"""The words of a kind of letter in one language: proven at registration, then filled."""

import hashlib
import inspect
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Final

import attrs
import jinja2
import pendulum
from jinja2.sandbox import ImmutableSandboxedEnvironment

from outreach_core._messages import Words
from outreach_core._validators import is_text
from outreach_core.errors import InvalidInputError
from outreach_core.letters.faults import NO_LOCALE
from outreach_core.letters.filling import Filled
from outreach_core.letters.letter import LetterKind, Register, Sender
from outreach_core.letters.locales import LOCALES, LetterLocale
from outreach_core.letters.markup import read_sections
from outreach_core.letters.occasions import FACTS_OF_KIND, LetterFacts
from outreach_core.letters.reviews import Review, review_faults
from outreach_core.letters.schema import PersonFields, fields_of, sample
from outreach_core.letters.syntax import check_syntax
from outreach_core.letters.tracing import Change, Trace, Value, print_value
from outreach_core.letters.values import Listed
from outreach_core.letters.ways import Ways

_ALWAYS: Final[Mapping[str, Any]] = {
    "person": PersonFields,
    "sender": Sender,
    "day": pendulum.Date,
    "answer_code": str,
}
"""Names that every template knows, besides the fields of its facts."""


_TAG: Final = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_CLOSED: Final = "letters reach nothing but declared fields"


class _Closed(ImmutableSandboxedEnvironment):
    """A sandbox in which only declared fields of values can be reached."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Value):
            return obj.child(attribute)
        raise jinja2.exceptions.SecurityError(_CLOSED)

    def getitem(self, *_: Any) -> Any:
        raise jinja2.exceptions.SecurityError(_CLOSED)

    def call(self, *_: Any, **__: Any) -> Any:
        raise jinja2.exceptions.SecurityError(_CLOSED)


@attrs.frozen
class _Proven:
    """A template that has passed its proof."""

    fields: frozenset[str]
    ways: Ways


@attrs.frozen(kw_only=True)
class LetterTemplate:
    """One kind of letter in one language; made by :meth:`register` only.

    Attributes:
        name: By which settings choose it ("first-letter-de").
        language: ISO 639-1 code of its words.
        letter_register: How it speaks.
        kind: What the letter is for.
        facts_type: The attrs class of facts it needs.
        source: The text as written.
        version: First 16 hexadecimal digits of the hash of text and declared fields.
        locale: How its language writes days, lists and greetings.
        review: Who outside the team has read this version; ``None`` for nobody.
    """

    name: str = attrs.field(validator=is_text)
    language: str
    letter_register: Register
    kind: LetterKind
    facts_type: type[LetterFacts]
    source: str = attrs.field(repr=False)
    version: str
    locale: LetterLocale = attrs.field(repr=False, eq=False)
    review: Review | None = None
    _proof: Callable[[], _Proven] = attrs.field(repr=False, eq=False)

    @classmethod
    def register(
        cls,
        source: str,
        *,
        name: str,
        language: str,
        register: Register = Register.PLAIN,
        kind: LetterKind = LetterKind.FIRST_LETTER,
        facts_type: type[LetterFacts] | None = None,
        locale: LetterLocale | None = None,
        review: Review | None = None,
        prove_now: bool = True,
    ) -> "LetterTemplate":
        """Prove that *source* is a letter template and compile it once.

        Args:
            source: Text in the marks of ``letters.markup`` with fields between
                ``{{`` and ``}}``; indentation does not count.
            name: By which settings choose the template.
            language: ISO 639-1 code.
            register: How the text speaks.
            kind: What the letter is for.
            facts_type: Class of the facts, when the office has one of its own; its attrs
                fields may be used in the text. ``None`` for that of the kind.
            locale: Needed for languages that ``LOCALES`` does not know.
            review: Who has read this very version; Leichte Sprache needs one here.
            prove_now: ``False`` puts the proof off until the template is first used,
                for a text that tests have proven already; faults are raised there.

        Raises:
            InvalidInputError: Syntax outside the allow-list, unknown fields, optional
                fields without a guard, faults of structure in any branch; all at once,
                with their lines.
        """
        text = inspect.cleandoc(source) + "\n"
        found = locale or _locale_of(language, name)
        needed = facts_type or FACTS_OF_KIND[kind]
        roots = {**_ALWAYS, **fields_of(needed)}
        proof = cache(partial(_prove, text, roots, name, found))
        if prove_now:
            proof()
        version = _version(text, roots)
        if register is Register.EASY or review is not None:
            unread = review_faults(
                kind=kind, register=register, version=version, review=review
            )
            if unread:
                raise InvalidInputError(subject=_subject(name), faults=unread)
        return cls(
            name=name,
            language=language,
            letter_register=register,
            kind=kind,
            facts_type=needed,
            source=text,
            version=version,
            locale=found,
            review=review,
            proof=proof,
        )

    @property
    def fields(self) -> frozenset[str]:
        """Paths of all fields it uses."""
        return self._proof().fields

    @property
    def unread(self) -> tuple[Words, ...]:
        """Why no letter of this template may go out yet; empty when one may."""
        return review_faults(
            kind=self.kind,
            register=self.letter_register,
            version=self.version,
            review=self.review,
        )

    def reviewed(self, review: Review) -> "LetterTemplate":
        """Return the template with *review* on record.

        Raises:
            InvalidInputError: Another version was read.
        """
        template = attrs.evolve(self, review=review)
        if template.unread:
            raise InvalidInputError(subject=_subject(self.name), faults=template.unread)
        return template

    def fill(self, values: Mapping[str, object]) -> Filled:
        """Print *values* into the text; the caller looks at what was empty.

        Args:
            values: One value for each name a field may begin with.
        """
        return self._proof().ways.fill(values)


def _locale_of(language: str, name: str) -> LetterLocale:
    found = LOCALES.get(language)
    if found is None:
        fault = NO_LOCALE.fill(language=language)
        raise InvalidInputError(subject=_subject(name), faults=[fault])
    return found


def _prove(
    text: str, roots: Mapping[str, Any], name: str, locale: LetterLocale
) -> _Proven:
    fields, compiled = _compile(_environment(locale), text, roots, name)
    _walk_branches(compiled, roots, name)
    return _Proven(fields, Ways(compiled.render))


def _environment(locale: LetterLocale) -> _Closed:
    environment = _Closed(
        undefined=jinja2.StrictUndefined,
        finalize=print_value,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
        autoescape=False,  # values are marks; each format escapes for itself
    )
    environment.globals = {}
    environment.tests = {"none": Value.is_none}
    environment.filters = {
        name: partial(_filtered, change) for name, change in _filters(locale).items()
    }
    return environment


def _filters(locale: LetterLocale) -> Mapping[str, Change]:
    return {
        "clock": locale.clock,
        "count": len,
        "date": locale.date,
        "day": locale.day,
        "names": lambda names: Listed(tuple(names), locale.comma, locale.last_comma),
    }


def _filtered(change: Change, value: Value) -> Value:
    return value.filtered(change)


def _compile(
    environment: _Closed, text: str, roots: Mapping[str, Any], name: str
) -> tuple[frozenset[str], jinja2.Template]:
    try:
        tree = environment.parse(_keeping_line_ends(text))
    except jinja2.TemplateSyntaxError as error:
        fault = f"line {error.lineno}: {error.message}"
        raise InvalidInputError(subject=_subject(name), faults=[fault]) from None
    fields, faults = check_syntax(tree, roots)
    if faults:
        raise InvalidInputError(subject=_subject(name), faults=faults)
    return fields, environment.from_string(tree)


def _keeping_line_ends(text: str) -> str:
    """Let only lines that hold nothing but tags vanish.

    ``trim_blocks`` also swallows the end of a line of words that closes with a tag, and
    the heading below would become part of the sentence.
    """
    lines = []
    for line in text.splitlines():
        kept = line.rstrip()
        if kept.endswith(("%}", "#}")) and _TAG.sub("", kept).strip():
            kept = f"{kept[:-2].rstrip('+-')}+{kept[-2:]}"
        lines.append(kept)
    return "\n".join(lines) + "\n"


def _walk_branches(
    compiled: jinja2.Template, roots: Mapping[str, Any], name: str
) -> None:
    """Render with invented values until every branch was taken; report bad structure.

    Conditions are answered in turn: all yes, all no, and each one against all others,
    which reaches the branches of nested conditions too.
    """
    faults: dict[Words, None] = {}
    asked = 0
    pattern = 0
    while pattern < 2 + 2 * asked:
        answers = _Answers(pattern)
        trace = Trace(decide=answers)
        rendered = compiled.render(
            {name: trace.value(name, sample(hint)) for name, hint in roots.items()}
        )
        asked = max(asked, answers.asked)
        try:
            read_sections(rendered)
        except InvalidInputError as error:
            faults.update(dict.fromkeys(error.faults))
        pattern += 1
    if faults:
        raise InvalidInputError(subject=_subject(name), faults=faults)


class _Answers:
    """Answers the conditions of a template by a numbered pattern."""

    def __init__(self, pattern: int) -> None:
        # 0: all yes, 1: all no, then for each condition: only it no, only it yes.
        self.usually = pattern % 2 == 0
        self.different = pattern // 2 - 1
        self.asked = 0

    def __call__(self, _: bool) -> bool:  # noqa: FBT001  the shape of a condition
        answer = self.usually != (self.asked == self.different)
        self.asked += 1
        return answer


def _subject(name: str) -> str:
    return f"Letter template {name!r}"


def _version(text: str, roots: Mapping[str, Any]) -> str:
    declared = sorted(f"{name}: {hint!r}" for name, hint in roots.items())
    return hashlib.sha256("\n".join((text, *declared)).encode()).hexdigest()[:16]
