"""Which entries of the ledger are about one person, and in which words are they told?"""

from collections.abc import Iterable, Iterator
from typing import Final

from outreach_core._messages import Words
from outreach_core.cases import Case
from outreach_core.hooks import CaseStore, LedgerEntry, LedgerState
from outreach_core.ids import OfferId
from outreach_core.letters import LetterKey
from outreach_core.workflows.batches import is_packing_list
from outreach_core.workflows.occasions import occasions_for, occasions_in_cases

_KEY_SIGNS: Final = 32
_STATES: Final = {
    LedgerState.RESERVED: Words("begonnen, nicht bestätigt", "begun, not confirmed"),
    LedgerState.CONFIRMED: Words("übergeben", "handed over"),
}
_LETTER: Final = Words(
    "Versandbuch: {state}, Schlüssel {key}, Ablage {receipt}.",
    "Ledger: {state}, key {key}, stored as {receipt}.",
)
_FILE: Final = Words(
    "Versandbuch: eine Druckdatei (Schlüssel {file}) nennt den Brief {key}.",
    "Ledger: a print file (key {file}) names the letter {key}.",
)


def own_deliveries(
    case: Case,
    *,
    store: CaseStore,
    occasions: Iterable[str] = (),
    offers: Iterable[OfferId] = (),
) -> tuple[Words, ...]:
    """Tell every entry of the ledger that belongs to one person.

    Letters of every kind, handed over or only begun, and the packing lists of print
    files; a list is not shown, it names letters of others.

    Args:
        case: The case of the person.
        store: Where the ledger is.
        occasions: Further occasions on which a letter may have been begun.
        offers: Coaching offers that may have been written about.
    """
    rounds = {*occasions, *occasions_in_cases(store.read_all())}
    keys = frozenset(
        LetterKey(customer=case.customer, occasion=occasion).text
        for occasion in occasions_for(case, rounds=rounds, offers=offers)
    )
    return tuple(words for entry in store.entries() for words in _told(entry, keys))


def _told(entry: LedgerEntry, own: frozenset[str]) -> Iterator[Words]:
    if is_packing_list(entry):
        for key in sorted(own.intersection(entry.receipt.split())):
            yield _FILE.fill(file=entry.key, key=key)
    # A letter in several formats has one entry for each, under the key and more.
    elif entry.key[:_KEY_SIGNS] in own:
        receipt = entry.receipt or "–"
        yield _LETTER.fill(state=_STATES[entry.state], key=entry.key, receipt=receipt)
