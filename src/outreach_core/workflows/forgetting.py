"""What does the office keep about one person, and how is it forgotten for good?"""

import enum
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import numeric_date
from outreach_core.cases import Case, DeletionDue, story
from outreach_core.errors import InvalidInputError, StaleVersionError
from outreach_core.hooks import CaseStore, Erased, Table, can_erase
from outreach_core.ids import CustomerId, OfferId
from outreach_core.workflows.data_words import FIELD_WORDS, words_of
from outreach_core.workflows.own_deliveries import own_deliveries

_CANNOT: Final = Words(
    "Dieser Fallspeicher kann nichts vergessen. Bitte einen wählen, der es kann "
    '(store = "sqlite").',
    'This case store cannot forget. Choose one that can (store = "sqlite").',
)
_HEAD: Final = Words(
    "Gespeichert zu {customer}: {events} Ereignisse, {letters} Einträge im Versandbuch.",
    "Kept about {customer}: {events} events, {letters} entries in the ledger.",
)
_RECEIPT: Final = Words("Löschnachweis", "Receipt of an erasure")
_COLUMNS: Final = (
    Words("Tag", "Day"),
    Words("Gelöschte Fälle", "Cases erased"),
    Words("Gesperrt, geblieben", "Held, kept"),
    Words("Inzwischen verändert, geblieben", "Changed meanwhile, kept"),
    Words("Bisher gelöschte Fälle", "Cases erased so far"),
    Words("Bisher gelöschte Ereignisse", "Events erased so far"),
)
NOT_REACHED: Final = Words(
    "Nicht hierin: was die führenden Verfahren und Listen enthalten (Name, Anschrift, "
    "Kontakte), Dateien im Ausgabeordner (auch plan.json, Tagesblätter, Kalender), "
    "gedruckte Briefe, Sicherungen, und was an Träger ging. Der Plan einer Woche "
    "(.outreach/plans/, eine JSON-Datei je Woche) nennt Besuche mit der Kennung und "
    "geht zwei Wochen nach seiner Woche von selbst. Als Nächstes: im Ausgabeordner nach "
    "der Kennung suchen und löschen, was nicht mehr gebraucht wird. Das Versandbuch "
    "bleibt; ohne Kennung führt es zu niemandem.",
    "Not in here: what the leading systems and lists hold (name, address, contacts), "
    "files in the output folder (plan.json, day sheets, calendars too), printed letters, "
    "backups, and what went to providers. The plan of a week (.outreach/plans/, one JSON "
    "file a week) names visits with the id and goes by itself two weeks after its week. "
    "Next: search the output folder for the id, and delete what is not needed any more. "
    "The ledger stays; without the id it leads to nobody.",
)
"""What neither the answer nor the erasure reaches; said to people as it is."""


@attrs.frozen(kw_only=True)
class ForgetRun:
    """What became of the cases that were to be forgotten.

    Attributes:
        erased: Whose case is gone, sorted.
        held: Kept because of a legal hold, sorted.
        changed: Kept because something happened in between, sorted; ask anew.
    """

    erased: tuple[CustomerId, ...] = ()
    held: tuple[CustomerId, ...] = ()
    changed: tuple[CustomerId, ...] = ()


def forget(due: Iterable[DeletionDue], *, store: CaseStore) -> ForgetRun:
    """Erase the cases that are due and not held, each whole or not at all.

    Killed anywhere and started again, it goes on with the rest.

    Args:
        due: From ``due_for_deletion``; one that changed since then is left alone.
        store: Where the cases are.

    Raises:
        InvalidInputError: The store cannot erase.
        PluginError: The store failed; what was erased before stays so.
    """
    if not can_erase(store):
        raise InvalidInputError(subject="store", faults=[_CANNOT])
    erased, held, changed = [], [], []
    for each in sorted(due, key=lambda one: one.customer):
        if each.held:
            held.append(each.customer)
            continue
        try:
            store.erase(each.customer, expected=each.events)
        except StaleVersionError:
            changed.append(each.customer)
        else:
            erased.append(each.customer)
    return ForgetRun(erased=tuple(erased), held=tuple(held), changed=tuple(changed))


def erasure_table(run: ForgetRun, *, erased: Erased, on: pendulum.Date) -> Table:
    """Return the receipt of an erasure: numbers only, nobody can be found by it.

    Args:
        run: What was erased.
        erased: How much the store has erased in all, after the run.
        on: Day of the erasure.
    """
    counts = (len(run.erased), len(run.held), len(run.changed))
    return Table(
        name="loeschnachweis",
        title=_RECEIPT,
        columns=_COLUMNS,
        rows=((on, *counts, erased.cases, erased.events),),
    )


def data_about(
    customer: CustomerId,
    *,
    store: CaseStore,
    language: Language = Language.DE,
    occasions: Iterable[str] = (),
    offers: Iterable[OfferId] = (),
) -> tuple[str, ...]:
    """Return everything that the store holds on one person, in readable lines.

    For the right of access (Art. 15 GDPR): every event with each of its fields, then
    the entries of the ledger that belong to this person's letters and print files.

    Args:
        customer: Whose data is asked for.
        store: Where the cases are.
        language: Language of the lines.
        occasions: Names of rounds of letters; also a letter that was begun on one of
            them and never handed over is told. Past rounds are known from the cases.
        offers: Coaching offers that may have been written about, for the same reason.
    """
    case = Case.of(customer, store.read(customer))
    letters = own_deliveries(case, store=store, occasions=occasions, offers=offers)
    lines = [
        _HEAD.fill(customer=customer, events=len(case.events), letters=len(letters)).to(
            language
        )
    ]
    for sentence, event in zip(story(case, language), case.events, strict=True):
        lines.append(sentence)
        lines += [f"    {line}" for line in _fields(event, language)]
    lines += [words.to(language) for words in letters]
    return (*lines, NOT_REACHED.to(language))


def _fields(record: Any, language: Language) -> Iterator[str]:
    """Yield every field, also of records within; nothing is left out for brevity."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        label = FIELD_WORDS.get(field.name, Words(field.name, field.name)).to(language)
        if attrs.has(type(value)):
            yield f"{label}:"
            yield from (f"    {line}" for line in _fields(value, language))
        else:
            yield f"{label}: {_shown(value, language)}"


def _shown(value: object, language: Language) -> str:
    if isinstance(value, pendulum.Date):
        return numeric_date(value, language)
    if isinstance(value, bool):
        return (Words("ja", "yes") if value else Words("nein", "no")).to(language)
    if isinstance(value, enum.Enum):
        return words_of(value).to(language)
    if isinstance(value, tuple | frozenset):
        return ", ".join(sorted(_shown(item, language) for item in value)) or "–"
    return "–" if value is None or value == "" else str(value)
