"""Whether a letter may go out: checks that fail closed, one promise each."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Protocol

import attrs

from outreach_core._messages import Words
from outreach_core.errors import PluginError
from outreach_core.letters.folding import WordList, folded
from outreach_core.letters.letter import Letter, LetterKind, LetterText
from outreach_core.letters.problems import LetterProblem
from outreach_core.letters.text import Choices, Runs, plain, texts_of
from outreach_core.letters.wordlists import (
    AUTHORITY_WORDS,
    WORDS_TO_WATCH,
)

# Formats of official numbers are not settled; these are the common ones (domain.md 6.3).
_NUMBERS: Final = re.compile(r"\b\d{3}[A-Z]\d{6}\b|\b\d{5}//\d{7}\b|\bBG\b")


class LetterCheck(Protocol):
    """Looks at a composed letter and says why it must not go out.

    Failure: the letter stays here, unchecked as it is, and the list says why.
    """

    @property
    def name(self) -> str:
        """Name by which settings and problems know the check."""

    def check(self, letter: Letter) -> Sequence[LetterProblem]:
        """Return every reason against sending *letter*; an exception is one too."""


@attrs.frozen(kw_only=True)
class TextCheck:
    """A check of the words in every language of a letter.

    Attributes:
        name: Name of the check.
        find: Yields what is wrong with one text of a letter.
    """

    name: str
    find: Callable[[Letter, LetterText], Iterator[Words]] = attrs.field(repr=False)

    def check(self, letter: Letter) -> Sequence[LetterProblem]:
        """Return what is wrong in any language of *letter*."""
        return tuple(
            LetterProblem(customer=letter.key.customer, problem=words, source=self.name)
            for text in letter.texts
            for words in self.find(letter, text)
        )


def word_checks(
    lists: Mapping[str, WordList] = WORDS_TO_WATCH,
) -> tuple[LetterCheck, ...]:
    """Make the checks that need word lists, for an office with lists of its own."""
    return (
        TextCheck(
            name="reads-like-a-summons",
            find=lambda _, text: _forbidden(text, lists, lambda w: w.summons, _SUMMONS),
        ),
        TextCheck(
            name="names-a-reason",
            find=lambda _, text: _forbidden(text, lists, lambda w: w.reasons, _REASON),
        ),
        TextCheck(
            name="voluntary",
            find=lambda _, text: _required(
                text, lists, lambda w: w.voluntary, _VOLUNTARY
            ),
        ),
        TextCheck(
            name="not-a-control",
            find=lambda _, text: _required(
                text, lists, lambda w: w.not_a_control, _CONTROL
            ),
        ),
        TextCheck(
            name="way-to-refuse",
            find=lambda _, text: _required(
                text, lists, lambda w: w.way_to_refuse, _REFUSE
            ),
        ),
        TextCheck(
            name="honest-about-money",
            find=lambda letter, text: _money(letter, text, lists),
        ),
    )


_FAILED: Final = Words(
    "Die Prüfung {name!r} ist ausgefallen ({why}); ungeprüft geht der Brief nicht "
    "hinaus. Bitte das Plug-in reparieren oder abschalten.",
    "The check {name!r} failed ({why}); unchecked the letter does not go out. Repair "
    "the plug-in, or disable it.",
)
_NO_LIST: Final = Words(
    "Für die Sprache {language} gibt es keine Wortliste. Bitte eine anlegen.",
    "There is no word list for the language {language}. Please make one.",
)
_SUMMONS: Final = Words(
    "Der Brief liest sich wie eine Vorladung („{word}“). Bitte anders sagen.",
    "The letter reads like a summons ('{word}'). Please say it differently.",
)
_REASON: Final = Words(
    "Der Brief nennt einen Grund oder etwas zur Gesundheit („{word}“). Bitte streichen.",
    "The letter names a reason or a matter of health ('{word}'). Please leave it out.",
)
_VOLUNTARY: Final = Words(
    "Es fehlt der Satz, dass der Besuch freiwillig ist.",
    "It does not say that the visit is voluntary.",
)
_CONTROL: Final = Words(
    "Es fehlt der Satz, dass der Besuch keine Kontrolle ist.",
    "It does not say that the visit is not a check.",
)
_REFUSE: Final = Words(
    "Es fehlt ein Weg, den Besuch abzulehnen.",
    "It does not say how to refuse the visit.",
)
_PROMISED: Final = Words(
    "Im Monat des § 7b Abs. 4 SGB II stimmt dieser Satz nicht („{word}“). Bitte streichen.",
    "In the month of § 7b (4) SGB II this sentence is untrue ('{word}'). Leave it out.",
)
_NO_LAST_DAY: Final = Words(
    "Es fehlt der letzte Tag, an dem die persönliche Meldung alles ändert.",
    "It does not name the last day on which appearing in person changes everything.",
)
_NO_ANSWER: Final = Words(
    "Es fehlt ein Weg, ohne Anruf zu antworten (E-Mail, SMS oder Antwortseite).",
    "There is no way to answer without a call (mail, text message or answer page).",
)
_NO_TEAM: Final = Words(
    "Im Text fehlen die Namen derer, die kommen können (mindestens zwei).",
    "The text does not name the people who may come (at least two).",
)
_NO_PRIVACY: Final = Words(
    "Es fehlt der Hinweis zum Datenschutz.", "The privacy notice is missing."
)
_WINDOW: Final = Words(
    "Im Fenster des Umschlags ist zu sehen, wer schreibt oder eine amtliche Nummer. "
    "Bitte Absenderzeile und Anschrift prüfen.",
    "The window of the envelope shows who writes, or an official number. Please check "
    "the return line and the address.",
)


def _why(error: Exception) -> Words:
    """Say who failed; the message of the error itself may hold a name."""
    if isinstance(error, PluginError):
        return error.why
    kind = type(error).__name__
    culprit = getattr(error, "reporter", None)
    if culprit is None:
        return Words(kind, kind)
    return Words("{culprit}: {kind}", "{culprit}: {kind}").fill(
        culprit=culprit, kind=kind
    )


def _own_words(text: LetterText) -> str:
    """Return the words of template and office; the recipient's own name is no word."""
    return " ".join(
        run.text
        for runs in _all_texts(text)
        for run in runs
        if run.field is None or not run.field.startswith("person.")
    )


def _all_texts(text: LetterText) -> Iterator[Runs]:
    yield text.subject
    yield text.greeting
    for fact in text.info:
        yield fact.label
        yield fact.value
    for blocks in (text.body, text.privacy, text.reply):
        yield from texts_of(blocks)
    yield text.closing
    yield from text.enclosures


def _forbidden(
    text: LetterText,
    lists: Mapping[str, WordList],
    choose: Callable[[WordList], tuple[str, ...]],
    problem: Words,
) -> Iterator[Words]:
    if text.language not in lists:
        yield _NO_LIST.fill(language=text.language)
        return
    words = folded(_own_words(text))
    for word in choose(lists[text.language]):
        if folded(word) in words:
            yield problem.fill(word=word)


def _required(
    text: LetterText,
    lists: Mapping[str, WordList],
    choose: Callable[[WordList], tuple[str, ...]],
    problem: Words,
) -> Iterator[Words]:
    if text.language not in lists:
        yield _NO_LIST.fill(language=text.language)
        return
    # Only the letter itself counts: a box on the answer page is easily missed.
    words = folded(" ".join(plain(runs) for runs in texts_of(text.body)))
    if not any(folded(word) in words for word in choose(lists[text.language])):
        yield problem


def _money(
    letter: Letter, text: LetterText, lists: Mapping[str, WordList]
) -> Iterator[Words]:
    """Honest inside the month: no promise, and the last day by name (domain.md 7)."""
    if letter.kind is not LetterKind.GRACE_MONTH:
        return
    yield from _forbidden(text, lists, lambda w: w.money_is_safe, _PROMISED)
    printed = {run.field for runs in texts_of(text.body) for run in runs}
    if "appear_by" not in printed:
        yield _NO_LAST_DAY


def _way_to_answer(_: Letter, text: LetterText) -> Iterator[Words]:
    printed = {run.field for runs in texts_of(text.body) for run in runs}
    boxes = any(isinstance(block, Choices) for block in text.reply)
    if not boxes and not printed & {"sender.email", "sender.mobile"}:
        yield _NO_ANSWER


def _team_names(letter: Letter, text: LetterText) -> Iterator[Words]:
    words = " ".join(plain(runs) for runs in texts_of(text.body))
    if len({name for name in letter.team if name in words}) < 2:  # noqa: PLR2004  a pair
        yield _NO_TEAM


def _privacy(_: Letter, text: LetterText) -> Iterator[Words]:
    if not any(plain(runs).strip() for runs in texts_of(text.privacy)):
        yield _NO_PRIVACY


def _window(letter: Letter, text: LetterText) -> Iterator[Words]:
    if not letter.discreet or text is not letter.text:
        return
    seen = "\n".join((letter.sender.return_line, *letter.address.lines))
    told = (*AUTHORITY_WORDS, letter.sender.office.casefold())
    if any(word in seen.casefold() for word in told) or _NUMBERS.search(seen):
        yield _WINDOW


DEFAULT_CHECKS: Final[tuple[LetterCheck, ...]] = (
    *word_checks(),
    TextCheck(name="way-to-answer", find=_way_to_answer),
    TextCheck(name="team-names", find=_team_names),
    TextCheck(name="privacy-notice", find=_privacy),
    TextCheck(name="window", find=_window),
)
"""The checks that every letter of the project passes."""


def run_checks(
    letter: Letter, checks: Sequence[LetterCheck]
) -> tuple[LetterProblem, ...]:
    """Return what *checks* find, in their order.

    A check that fails says nothing against the letter, but nothing for it either: the
    failure is a problem like any other, and the letter stays here.

    Raises:
        PluginError: The settings want the run to end when a check fails.
    """
    return tuple(problem for check in checks for problem in _found(letter, check))


def _found(letter: Letter, check: LetterCheck) -> Iterator[LetterProblem]:
    customer = letter.key.customer
    try:
        problems = tuple(check.check(letter))
    except Exception as error:
        if getattr(error, "ends_run", False):
            raise
        failed = _FAILED.fill(name=check.name, why=_why(error))
        yield LetterProblem(customer=customer, problem=failed, source=check.name)
    else:
        for problem in problems:
            # A problem of this letter, whomever the check had in mind.
            yield attrs.evolve(problem, customer=customer)
