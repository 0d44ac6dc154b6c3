"""How can somebody check years later that a decision followed from its rule?

A receipt is one text that holds everything: the rulebook itself, the facts that were
read, both days and the answer of every node. It needs neither the data base nor the
version of the rulebook of that time.
"""

import json
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_text
from outreach_core.errors import InvalidInputError, InvalidValueError, NotInForceError
from outreach_core.rules._fact_data import facts_from_data, value_to_data
from outreach_core.rules._paths import places
from outreach_core.rules._places import Fault, Place
from outreach_core.rules.answers import Answer
from outreach_core.rules.conditions import Condition
from outreach_core.rules.data import Data, fingerprint
from outreach_core.rules.expressions import Finding, judge
from outreach_core.rules.reading import rulebook_or_faults
from outreach_core.rules.remedies import facts_in
from outreach_core.rules.rulebooks import Rulebook
from outreach_core.rules.values import Facts
from outreach_core.rules.wording import ANSWERS, day_words

FORMAT: Final = "outreach-receipt/1"
_KEYS: Final = ("format", "subject", "rulebook", "fingerprint", "facts", "on", "law")
_RESULTS: Final = ("answer", "nodes", "seal")


@attrs.frozen(kw_only=True)
class Receipt:
    """One decision as a text that can be judged again without anything else.

    Attributes:
        text: JSON with sorted keys, the same for equal decisions, byte for byte. Holds
            facts of the person: keep it where the case is kept.
        seal: SHA-256 over everything else in the text, 64 hexadecimal digits. Note it
            somewhere else: who can change the text could renew the seal inside it.
    """

    text: str = attrs.field(validator=is_text, repr=False)
    seal: str = attrs.field(validator=is_text)


@attrs.frozen(kw_only=True)
class Recheck:
    """What was found then, and what would be found on another day.

    Attributes:
        then: The finding of the receipt.
        now: The finding of the other day.
    """

    then: Finding = attrs.field(repr=False)
    now: Finding = attrs.field(repr=False)

    @property
    def differs(self) -> bool:
        """Whether the answer would be another one."""
        return self.then.answer is not self.now.answer

    @property
    def words(self) -> Words:
        """Both answers with their days, in one sentence each."""
        return (_DIFFERS if self.differs else _SAME).fill(
            then=day_words(self.then.on),
            found=ANSWERS[self.then.answer],
            now=day_words(self.now.on),
            finds=ANSWERS[self.now.answer],
        )


_DIFFERS: Final = Words(
    "Am {then} war die Antwort: {found}. Am {now} wäre sie: {finds}.",
    "On {then} the answer was: {found}. On {now} it would be: {finds}.",
)
_SAME: Final = Words(
    "Am {then} war die Antwort: {found}. Am {now} wäre sie dieselbe.",
    "On {then} the answer was: {found}. On {now} it would be the same.",
)
_NO_JSON: Final = Words("Das ist kein lesbares JSON.", "This is no readable JSON.")
_OTHER_FORMAT: Final = Words(
    "Dieses Format ist unbekannt; erwartet wird {format!r}.",
    "This format is unknown; {format!r} is expected.",
)
_CHANGED: Final = Words(
    "Der Beleg wurde verändert: Sein Inhalt passt nicht zu seinem Siegel.",
    "The receipt was changed: its content does not fit its seal.",
)
_OTHER_SEAL: Final = Words(
    "Der Beleg trägt ein anderes Siegel als das notierte.",
    "The receipt carries another seal than the one that was noted.",
)
_OTHER_BOOK: Final = Words(
    "Das Regelwerk im Beleg passt nicht zu seiner Kennung.",
    "The rulebook in the receipt does not fit its fingerprint.",
)
_OTHER_ANSWER: Final = Words(
    "Aus Regelwerk und Angaben folgt hier {found!r}, nicht {noted!r}.",
    "From the rulebook and the facts follows {found!r} here, not {noted!r}.",
)
_OTHER_TEXT: Final = Words(
    "Der Beleg ist anders geschrieben, als er ausgestellt wurde.",
    "The receipt is written differently from how it was issued.",
)


def receipt(finding: Finding, rulebook: Rulebook, *, subject: str = "") -> Receipt:
    """Write down a finding so that it can be judged again.

    Args:
        finding: Finding of the whole rulebook.
        rulebook: The rulebook that was applied; for a screening, the one that stands
            in the decision.
        subject: Whom it is about, a pseudonym; empty for nobody in particular.

    Raises:
        InvalidValueError: The finding belongs to another rule.
    """
    if finding.node != rulebook.rule:
        raise InvalidValueError(
            field="rulebook", expected="the rulebook that the finding came from"
        )
    nodes = zip(places(finding.node, "rule"), finding.walk(), strict=True)
    content = {
        "format": FORMAT,
        "subject": subject,
        "rulebook": rulebook.data,
        "fingerprint": rulebook.fingerprint,
        "facts": {name: value_to_data(v) for name, v in facts_in(finding).items()},
        "on": finding.on.isoformat(),
        "law": (finding.law or finding.on).isoformat(),
        "answer": finding.answer.value,
        "nodes": [_node(place, found) for (place, _), found in nodes],
    }
    seal = fingerprint(content)
    text = json.dumps(
        {**content, "seal": seal}, sort_keys=True, ensure_ascii=False, indent=1
    )
    return Receipt(text=text, seal=seal)


def replay(issued: Receipt | str, *, seal: str | None = None) -> Finding:
    """Judge a receipt again, from nothing but its own text.

    Args:
        issued: The receipt or its text.
        seal: The seal as it was noted elsewhere when the receipt was issued. Without
            it only changes are noticed that did not renew the seal in the text.

    Returns:
        The same finding as then: ``receipt`` makes the same text of it.

    Raises:
        InvalidInputError: The text is no receipt, was changed, or its answers do not
            follow from its rulebook and facts; everything that is wrong is listed,
            never a value of the person.
    """
    return _opened(issued, seal)[0]


def recheck(
    issued: Receipt | str,
    *,
    on: pendulum.Date,
    rulebook: Rulebook | None = None,
    facts: Facts | None = None,
) -> Recheck:
    """Show beside a receipt what would be found on another day.

    Args:
        issued: The receipt or its text.
        on: The other day, for example today.
        rulebook: The rulebook of that day; ``None``: the one in the receipt.
        facts: The facts of that day; ``None``: those in the receipt.

    Raises:
        InvalidInputError: As for :func:`replay`.
        NotInForceError: The rulebook does not reach back to *on*.
    """
    then, book = _opened(issued, None)
    now = judge(
        (rulebook or book).rule, facts_in(then) if facts is None else facts, on=on
    )
    return Recheck(then=then, now=now)


def _opened(issued: Receipt | str, seal: str | None) -> tuple[Finding, Rulebook]:
    text = issued.text if isinstance(issued, Receipt) else issued
    faults: list[Fault] = []
    found = _judged(text, Place(path="", value=_loaded(text), faults=faults), seal)
    if found is None or faults:
        raise InvalidInputError(
            subject="receipt", faults=[fault.sentence for fault in faults]
        )
    return found


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _judged(
    text: str, place: Place, noted_seal: str | None
) -> tuple[Finding, Rulebook] | None:
    if place.value is None:
        _refuse(place, _NO_JSON)
        return None
    found = place.table((*_KEYS, *_RESULTS))
    if found is None or place.faults:
        return None
    _check_seals(place, found, noted_seal)
    book = _rulebook(found)
    facts = facts_from_data(found["facts"])
    on, law = found["on"].day(), found["law"].day()
    if book is None or facts is None or on is None or law is None:
        return None
    try:
        finding = judge(book.rule, facts, on=on, law=law)
    except (InvalidValueError, NotInForceError) as error:
        _refuse(place, error.words)
        return None
    _compare(found, finding)
    if not place.faults:
        again = receipt(finding, book, subject=str(found["subject"].value))
        if again.text != text:
            _refuse(place, _OTHER_TEXT)
    return finding, book


def _refuse(place: Place, words: Words) -> None:
    # Who opens a receipt reads sentences: no code tells these faults apart.
    place.fault("receipt", words)


def _check_seals(place: Place, found: dict[str, Place], noted: str | None) -> None:
    if found["format"].value != FORMAT:
        _refuse(found["format"], _OTHER_FORMAT.fill(format=FORMAT))
    content = {key: each.value for key, each in found.items() if key != "seal"}
    if fingerprint(content) != found["seal"].value:
        _refuse(place, _CHANGED)
    if noted is not None and noted != found["seal"].value:
        _refuse(found["seal"], _OTHER_SEAL)


def _rulebook(found: dict[str, Place]) -> Rulebook | None:
    data = found["rulebook"].value
    book, faults = rulebook_or_faults(data if isinstance(data, dict) else {})
    for each in faults:
        path = f"rulebook.{each.path}" if each.path else "rulebook"
        found["rulebook"].faults.append(attrs.evolve(each, path=path))
    if book is not None and book.fingerprint != found["fingerprint"].value:
        _refuse(found["fingerprint"], _OTHER_BOOK)
    return book


def _compare(found: dict[str, Place], finding: Finding) -> None:
    noted = found["answer"]
    if noted.value != finding.answer.value:
        _tell(noted, finding.answer)
    nodes = zip(places(finding.node, "rule"), finding.walk(), strict=True)
    expected = [_node(path, each) for (path, _), each in nodes]
    items = found["nodes"].items() or []
    for item, node in zip(items, expected, strict=False):
        if item.value != node:
            _tell(item, Answer(node["answer"]))
    if len(items) != len(expected):
        _refuse(found["nodes"], _CHANGED)


def _tell(place: Place, answer: Answer) -> None:
    value = place.value
    # Only the three answers are shown: anything else might be a value of the person.
    noted = value.get("answer") if isinstance(value, dict) else value
    shown = noted if noted in list(Answer) else "?"
    words = _OTHER_ANSWER.fill(found=answer.value, noted=str(shown))
    _refuse(place, words)


def _node(place: str, finding: Finding) -> Data:
    data: Data = {"place": place, "answer": finding.answer.value}
    if isinstance(finding.node, Condition):
        data["fact"] = finding.node.fact.name
    if finding.step is not None:
        data["since"] = finding.step.since.isoformat()
        data["source"] = finding.step.source
    return data
