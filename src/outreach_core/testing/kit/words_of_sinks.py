"""What do the checks of the contract of sinks say, in both languages?"""

from typing import Final

from outreach_core._messages import Words

WHAT: Final = {
    "accepts_something": Words(
        "Sie nimmt mindestens eine Art Sendung an",
        "It takes at least one kind of parcel",
    ),
    "waits_for_a_parcel": Words(
        "Ohne Sendung schreibt sie nichts", "Without a parcel it writes nothing"
    ),
    "says_where_it_went": Words(
        "Die Quittung sagt, wohin es ging", "The receipt says where it went"
    ),
    "delivers_a_key_once": Words(
        "Derselbe Schlüssel wird einmal zugestellt", "The same key is delivered once"
    ),
    "takes_another_key_as_another_delivery": Words(
        "Ein anderer Schlüssel ist eine andere Zustellung",
        "Another key is another delivery",
    ),
    "remembers_in_a_new_process": Words(
        "Auch ein neu gestartetes Plug-in erinnert sich",
        "A plug-in started anew remembers too",
    ),
    "names_nobody": Words(
        "Quittung, repr und Dateinamen nennen niemanden",
        "Receipt, repr and file names name nobody",
    ),
    "leaves_nothing_half_written": Words(
        "Es bleibt nichts halb Geschriebenes liegen", "Nothing half written stays"
    ),
}
"""What is promised, by the name of the check, in the order of SINK_CHECKS."""

WHY: Final = {
    "accepts_something": Words(
        "Eine Ablage, die nichts annimmt, ist ein Schreibfehler.",
        "A sink that takes nothing is a typo.",
    ),
    "waits_for_a_parcel": Words(
        "Ein Plug-in, das an ist und nicht gewählt wurde, hinterlässt keine Spur.",
        "A plug-in that is enabled but not chosen leaves no trace.",
    ),
    "says_where_it_went": Words(
        "Das Versandbuch kann sagen, wo ein Brief ist.",
        "The ledger can say where a letter is.",
    ),
    "delivers_a_key_once": Words(
        "Niemand bekommt einen Brief zweimal.", "Nobody gets a letter twice."
    ),
    "takes_another_key_as_another_delivery": Words(
        "Zwei Menschen mit dem gleichen Brief bekommen ihn beide.",
        "Two people with the same letter both get it.",
    ),
    "remembers_in_a_new_process": Words(
        "Ein abgebrochener Lauf beginnt neu und schickt keinen zweiten Brief.",
        "A run that was killed starts again and sends no second letter.",
    ),
    "names_nobody": Words(
        "Quittungen und Dateinamen enden in Protokollen.",
        "Receipts and file names end in logs.",
    ),
    "leaves_nothing_half_written": Words(
        "Ein halber Brief ist schlimmer als keiner.",
        "Half a letter is worse than none.",
    ),
}
"""Why it is promised, by the name of the check."""

_KEEP_KEYS: Final = Words(
    "Erledigte Schlüssel dort aufbewahren, wo die Sendungen sind; deliver_files aus "
    "outreach_core.hooks tut es.",
    "Keep the keys that are done where the parcels are; deliver_files of "
    "outreach_core.hooks does it.",
)
FIX: Final = {
    "accepts_something": Words(
        "Die Arten in „accepts“ aufzählen.", "List the kinds in 'accepts'."
    ),
    "waits_for_a_parcel": Words(
        "Ordner in deliver() anlegen, nicht im Konstruktor.",
        "Create folders in deliver(), not in the constructor.",
    ),
    "says_where_it_went": Words(
        "Delivery(where=…) zurückgeben.", "Return Delivery(where=…)."
    ),
    "delivers_a_key_once": _KEEP_KEYS,
    "takes_another_key_as_another_delivery": Words(
        "Schlüssel vergleichen, nicht Inhalte oder Namen.",
        "Compare keys, not contents or names.",
    ),
    "remembers_in_a_new_process": _KEEP_KEYS,
    "names_nobody": Words(
        "Namen der Sendung und Schlüssel nehmen, nie den Inhalt.",
        "Use the name of the parcel and the key, never its content.",
    ),
    "leaves_nothing_half_written": Words(
        "Daneben schreiben, dann umbenennen.", "Write beside the goal, then rename."
    ),
}
"""How to fix it, by the name of the check."""

FOUND: Final = {
    "written-elsewhere": Words(
        "{where}: etwas wurde woanders geschrieben.",
        "{where}: something was written elsewhere.",
    ),
    "written-over": Words(
        "{where}: eine Datei des Amts wurde überschrieben.",
        "{where}: a file of the office was written over.",
    ),
    "names-somebody": Words(
        "{where}: die Meldung nennt jemanden.", "{where}: the message names somebody."
    ),
    "not-written": Words(
        "{where}: zugestellt, obwohl nichts geschrieben werden konnte.",
        "{where}: delivered although nothing could be written.",
    ),
    "other-bytes": Words(
        "{where}: beim zweiten Mal andere Bytes.",
        "{where}: other bytes the second time.",
    ),
    "one-place": Words(
        "{where}: beide liegen an einem Ort.", "{where}: both lie in one place."
    ),
    "first-changed": Words(
        "{where}: die erste Sendung wurde verändert.",
        "{where}: the first parcel was changed.",
    ),
    "old-edition": Words(
        "{where}: dort liegt die vorletzte Fassung.",
        "{where}: the edition before the last one lies there.",
    ),
    "other-failed": Words(
        "Der andere Prozess scheiterte.", "The other process failed."
    ),
    "first-as-second": Words(
        "Eine erste Zustellung zählt als zweite.", "A first delivery counts as second."
    ),
    "again": Words(
        "Ein neuer Prozess stellte noch einmal zu.", "A new process delivered again."
    ),
    "second-receipt": Words(
        "Die zweite Quittung führt woandershin.", "The second receipt leads elsewhere."
    ),
}
"""What was found instead, by a name; where something is said about a parcel, {where}."""
