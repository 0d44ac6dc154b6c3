"""What can a check of the contract of case stores find, in both languages?"""

from typing import Final

from outreach_core._messages import Words

FOUND: Final = {
    "unknown-customer-has-events": Words(
        "Eine unbekannte Kennung hat Ereignisse.", "An unknown customer has events."
    ),
    "new-store-has-customers": Words(
        "Ein neuer Speicher hat schon Kennungen.", "A new store has customers."
    ),
    "new-store-has-cases": Words(
        "Ein neuer Speicher hat schon Fälle.", "A new store has cases."
    ),
    "new-ledger-has-entries": Words(
        "Ein neues Versandbuch hat schon Einträge.", "A new ledger has entries."
    ),
    "another-number-came-back": Words(
        "Es kam eine andere Anzahl zurück.", "Another number came back."
    ),
    "order-of-events-changed": Words(
        "Die Reihenfolge der Ereignisse ist eine andere.",
        "The order of events changed.",
    ),
    "refused-append-left-something": Words(
        "Ein abgewiesener Eintrag hat etwas hinterlassen.",
        "A refused append left something.",
    ),
    "append-of-nothing-opened-a-case": Words(
        "Ein leerer Eintrag hat einen Fall eröffnet.",
        "An append of nothing opened a case.",
    ),
    "stale-writer-without-events-was-no": Words(
        "Wer mit altem Stand nichts schrieb, erfuhr nichts davon.",
        "A stale writer without events was not told.",
    ),
    "events-of-another-case-came-along": Words(
        "Es kamen Ereignisse eines anderen Falls mit.",
        "Events of another case came along.",
    ),
    "events-of-a-case-went-elsewhere": Words(
        "Ereignisse eines Falls landeten anderswo.", "Events of a case went elsewhere."
    ),
    "customers-are-not-sorted": Words(
        "Die Kennungen sind nicht sortiert.", "Customers are not sorted."
    ),
    "read-all-is-not-sorted-by-customer": Words(
        "read_all() ist nicht nach Kennung sortiert.",
        "read_all() is not sorted by customer.",
    ),
    "read-all-differs-from-read": Words(
        "read_all() sagt etwas anderes als read().", "read_all() differs from read()."
    ),
    "first-reservation-was-refused": Words(
        "Die erste Vormerkung wurde abgelehnt.", "The first reservation was refused."
    ),
    "key-was-reserved-twice": Words(
        "Ein Schlüssel wurde zweimal vorgemerkt.", "A key was reserved twice."
    ),
    "another-key-was-refused": Words(
        "Ein anderer Schlüssel wurde abgelehnt.", "Another key was refused."
    ),
    "confirmed-key-was-reserved-again": Words(
        "Ein bestätigter Schlüssel wurde noch einmal vorgemerkt.",
        "A confirmed key was reserved again.",
    ),
    "receipt-was-replaced": Words(
        "Eine Quittung wurde ersetzt.", "A receipt was replaced."
    ),
    "key-that-was-never-reserved-was-co": Words(
        "Ein nie vorgemerkter Schlüssel wurde bestätigt.",
        "A key that was never reserved was confirmed.",
    ),
    "delivery-was-confirmed-without-say": Words(
        "Eine Zustellung wurde bestätigt, ohne zu sagen, wohin sie ging.",
        "A delivery was confirmed without saying where it went.",
    ),
    "ledger-is-not-sorted-by-key": Words(
        "Das Versandbuch ist nicht nach Schlüssel sortiert.",
        "The ledger is not sorted by key.",
    ),
    "events-are-gone-or-changed": Words(
        "Ereignisse fehlen oder sind verändert.", "Events are gone or changed."
    ),
    "ledger-is-gone-or-changed": Words(
        "Das Versandbuch fehlt oder ist verändert.", "The ledger is gone or changed."
    ),
    "second-reader-sees-nothing": Words(
        "Wer daneben liest, sieht nichts.", "A second reader sees nothing."
    ),
    "came-back-as-something-else": Words(
        "{kind} kam als etwas anderes zurück.", "{kind} came back as something else."
    ),
    "two-writers-overwrote-each-other": Words(
        "Zwei haben sich gegenseitig überschrieben.",
        "Two writers overwrote each other.",
    ),
    "writer-who-had-seen-of-events-was": Words(
        "Wer {expected} von 1 Ereignissen kannte, durfte schreiben.",
        "A writer who had seen {expected} of 1 events was let in.",
    ),
    "refused-receipt-was-kept": Words(
        "Eine abgelehnte Quittung wurde behalten.", "A refused receipt was kept."
    ),
    "it-counts-as-confirmed": Words(
        "Sie gilt als bestätigt.", "It counts as confirmed."
    ),
    "second-close-raised": Words(
        "Das zweite close() löste {kind} aus.", "The second close() raised {kind}."
    ),
    "refused-writer-blocks-others": Words(
        "Wer abgewiesen wurde, hält andere auf.", "A refused writer blocks others."
    ),
    "two-got-the-same-key": Words(
        "Zwei bekamen denselben Schlüssel.", "Two got the same key."
    ),
    "error-names-other-numbers": Words(
        "Der Fehler nennt andere Zahlen.", "The error names other numbers."
    ),
}
"""What may be found instead of what is promised."""
