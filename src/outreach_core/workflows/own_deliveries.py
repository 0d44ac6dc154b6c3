"""Which entries of the ledger are about one person, and in which words are they told?"""

from collections.abc import Iterable, Iterator
from typing import Final

from outreach_core._messages import Words
from outreach_core.cases import Case, LetterHandedOver
from outreach_core.hooks import CaseStore, LedgerEntry, LedgerState
from outreach_core.letters import LetterKey
from outreach_core.workflows.announced import occasions_of_visits
from outreach_core.workflows.batches import is_packing_list

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
    case: Case, *, store: CaseStore, occasions: Iterable[str] = ()
) -> tuple[Words, ...]:
    """Tell every entry of the ledger that belongs to one person.

    Letters that were handed over, letters about visits that were only begun, and the
    packing lists of print files; a list is not shown, it names letters of others.

    Args:
        case: The case of the person.
        store: Where the ledger is.
        occasions: Further occasions on which a letter may have been begun.
    """
    keys = {
        LetterKey(customer=case.customer, occasion=occasion).text
        for occasion in (*_handed_over(case), *occasions_of_visits(case), *occasions)
    }
    return tuple(words for entry in store.entries() for words in _told(entry, keys))


def _handed_over(case: Case) -> Iterator[str]:
    for event in case.events:
        if isinstance(event, LetterHandedOver):
            yield event.occasion


def _told(entry: LedgerEntry, keys: Iterable[str]) -> Iterator[Words]:
    own = sorted(keys)
    if is_packing_list(entry):
        listed = set(entry.receipt.split())
        for key in own:
            if key in listed:
                yield _FILE.fill(file=entry.key, key=key)
        return
    # A letter in several formats has one entry for each, under the key and more.
    if any(entry.key.startswith(key) for key in own):
        receipt = entry.receipt or "–"
        yield _LETTER.fill(state=_STATES[entry.state], key=entry.key, receipt=receipt)
