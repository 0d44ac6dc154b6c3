"""What can a check of letter formats find, in both languages?"""

from typing import Final

from outreach_core._messages import Words

FOUND: Final = {
    "names-another-customer": Words(
        "{place}: Eine andere Kennung wird genannt.", "{place}: names another customer."
    ),
    "problem-quotes-a-name": Words(
        "{place}: Ein Hinweis zitiert einen Namen.", "{place}: a problem quotes a name."
    ),
    "problem-is-not-told-in-both-langua": Words(
        "{place}: Ein Hinweis steht nicht in beiden Sprachen da.",
        "{place}: a problem is not told in both languages.",
    ),
    "is-missing-or-changed": Words(
        "{where}: {missing} fehlt oder ist verändert.",
        "{where}: {missing} is missing or changed.",
    ),
    "media-type-or-suffix-cannot-be-use": Words(
        "{place}: media_type oder suffix ist nicht brauchbar.",
        "{place}: media_type or suffix cannot be used.",
    ),
    "line-of-the-address-is-missing": Words(
        "{where}: Eine Zeile der Anschrift fehlt.",
        "{where}: a line of the address is missing.",
    ),
    "missing-detail-shows": Words(
        "{where}: Eine fehlende Angabe ist zu sehen.",
        "{where}: a missing detail shows.",
    ),
    "same-letter-gave-other-bytes": Words(
        "{place}: Derselbe Brief ergab andere Bytes.",
        "{place}: the same letter gave other bytes.",
    ),
    "form-a-crashes": Words("{place}: Form A bricht ab.", "{place}: form A crashes."),
    "letter-says-another-type-than-the": Words(
        "{place}: Ein Brief nennt einen anderen Typ als das Format.",
        "{place}: a letter says another type than the format.",
    ),
    "content-is-not-what-says": Words(
        "{place}: Der Inhalt ist nicht, was {suffix} sagt.",
        "{place}: the content is not what {suffix} says.",
    ),
    "problems-crashed-on": Words(
        "{place}.problems brach bei {customer} ab.",
        "{place}.problems crashed on {customer}.",
    ),
    "nothing-was-rendered-for": Words(
        "{place}: Für {customer} kam nichts heraus.",
        "{place}: nothing was rendered for {customer}.",
    ),
    "key-is-another-one": Words(
        "{place}: Der Schlüssel ist ein anderer.", "{place}: the key is another one."
    ),
    "rendered-what-it-refused": Words(
        "{place}: Gesetzt wurde, was es abgelehnt hatte.",
        "{place}: rendered what it refused.",
    ),
    "render-crashed-on": Words(
        "{place}.render brach bei {customer} ab.",
        "{place}.render crashed on {customer}.",
    ),
    "hand-over-text-of-to-read": Words(
        "{place}: text_of= übergeben, um {media_type} zu lesen",
        "{place}: hand over text_of= to read {media_type}",
    ),
}
"""What may be found instead of what is promised."""
OF_CUSTOMER: Final = Words("{place}, {customer}", "{place}, {customer}")
"""Which letter it is about."""
