"""What do the checks of the contract of case stores say, in both languages?"""

from typing import Final

from outreach_core._messages import Words

WHAT: Final = {
    "starts_empty": Words("Ein neuer Speicher ist leer", "A new store is empty"),
    "gives_back_every_event": Words(
        "Jedes Ereignis kommt genau so zurück", "Every event comes back exactly"
    ),
    "keeps_the_order": Words(
        "Die Reihenfolge der Ereignisse bleibt", "The order of events stays"
    ),
    "refuses_a_stale_writer": Words(
        "Wer einen alten Stand gelesen hat, wird abgewiesen",
        "A writer who had read an old state is refused",
    ),
    "checks_a_stale_writer_without_events": Words(
        "Das gilt auch, wenn nichts geschrieben wird",
        "That holds when nothing is written, too",
    ),
    "keeps_cases_apart": Words("Fälle vermischen sich nicht", "Cases do not mix"),
    "sorts_customers": Words("Kennungen sind sortiert", "Ids are sorted"),
    "reads_all_as_one_by_one": Words(
        "read_all() sagt dasselbe wie read()", "read_all() says the same as read()"
    ),
    "reserves_once": Words(
        "Ein Schlüssel lässt sich einmal vormerken", "A key can be reserved once"
    ),
    "keeps_the_first_receipt": Words(
        "Die erste Quittung bleibt", "The first receipt stays"
    ),
    "refuses_to_confirm_the_unknown": Words(
        "Ein unbekannter Schlüssel wird nicht bestätigt",
        "An unknown key is not confirmed",
    ),
    "refuses_an_empty_receipt": Words(
        "Eine leere Quittung wird abgelehnt", "An empty receipt is refused"
    ),
    "sorts_the_ledger": Words("Das Versandbuch ist sortiert", "The ledger is sorted"),
    "closes_twice": Words(
        "Zweimal schließen ist kein Fehler", "Closing twice is no fault"
    ),
    "finds_everything_again": Words(
        "Nach dem Neustart ist alles noch da", "After a restart everything is there"
    ),
    "shows_others_what_was_appended": Words(
        "Zwei Schreibtische sehen dasselbe", "Two desks see the same"
    ),
}
"""What is promised, by the name of the check, in the order of CASE_STORE_CHECKS."""

WHY: Final = {
    "starts_empty": Words(
        "Niemand wird wegen eines Restes angeschrieben.",
        "Nobody is written to on account of a leftover.",
    ),
    "gives_back_every_event": Words(
        "Ein Text statt eines Wortes aus einer festen Liste ändert, was fällig ist.",
        "A text in the place of a name from a closed list changes what is due.",
    ),
    "keeps_the_order": Words(
        "Ein Fall ist seine Ereignisse in ihrer Reihenfolge.",
        "A case is its events in their order.",
    ),
    "refuses_a_stale_writer": Words(
        "Sonst entscheiden zwei über einen Fall.", "Two decide on one case."
    ),
    "checks_a_stale_writer_without_events": Words(
        "Auch wer nichts tut, entscheidet nach dem, was er gelesen hat.",
        "A decision to do nothing rests on what was read, too.",
    ),
    "keeps_cases_apart": Words(
        "Sonst wird von einem Menschen erzählt, was einem anderen geschah.",
        "What happened to one person is told of another.",
    ),
    "sorts_customers": Words(
        "Gleiche Daten, gleicher Bericht, wie auch immer geschrieben wurde.",
        "Same data, same report, whatever the order of writing.",
    ),
    "reads_all_as_one_by_one": Words(
        "Bericht und Fallakte erzählen dasselbe.", "Report and case file tell the same."
    ),
    "reserves_once": Words(
        "Sonst geht ein Brief zweimal hinaus.", "A letter goes out twice."
    ),
    "keeps_the_first_receipt": Words(
        "Der Brief, der hinausging, lässt sich finden.",
        "The letter that went out can be found.",
    ),
    "refuses_to_confirm_the_unknown": Words(
        "Sonst fällt ein vertauschter Schlüssel nicht auf.",
        "A mix-up of keys goes unnoticed.",
    ),
    "refuses_an_empty_receipt": Words(
        "Sonst weiß niemand, wohin der Brief ging.",
        "Nobody can say where the letter went.",
    ),
    "sorts_the_ledger": Words(
        "Gleiches Versandbuch, gleiche Liste.", "Same ledger, same list."
    ),
    "closes_twice": Words(
        "Sonst endet ein Programm, das an zwei Stellen schließt, mit einem Fehler.",
        "A host that closes in two places ends with an error.",
    ),
    "finds_everything_again": Words(
        "Die Woche endet nicht mit dem Programm.",
        "The week does not end with the process.",
    ),
    "shows_others_what_was_appended": Words(
        "Zwei Schreibtische arbeiten mit einem Speicher.",
        "Two desks work with one store.",
    ),
}
"""Why it is promised, by the name of the check."""

READ: Final = Words(
    "Nachlesen, was CaseStore in outreach_core.hooks verspricht.",
    "Read what CaseStore in outreach_core.hooks promises.",
)
"""How to fix what has no entry in ``FIX``."""

_ONE_LOCK: Final = Words(
    "Vergleichen und anfügen in einer Transaktion, die von Anfang an sperrt.",
    "Compare and append in one transaction that locks from the start.",
)
FIX: Final = {
    "starts_empty": Words(
        "Alles unter settings.folder ablegen; auf einem Server {fresh} in die "
        'Einstellung schreiben, die den Ort nennt (schema = "{fresh}").',
        "Keep everything below settings.folder; on a server write {fresh} into the "
        'setting that names the place (schema = "{fresh}").',
    ),
    "gives_back_every_event": Words(
        "Tage nach ISO 8601 ablegen und die Klasse jedes Ereignisses nennen.",
        "Store days as ISO 8601 and name the class of each event.",
    ),
    "refuses_a_stale_writer": _ONE_LOCK,
    "checks_a_stale_writer_without_events": _ONE_LOCK,
    "shows_others_what_was_appended": _ONE_LOCK,
}
"""How to fix it, by the name of the check."""
