"""What can be wrong with a template, in German and English, with a way out."""

from typing import Final

from outreach_core._messages import Words

AT_LINE: Final = Words("Zeile {line}: {fault}", "line {line}: {fault}")
IN_SECTION: Final = Words("Abschnitt {name!r}: {fault}", "section {name!r}: {fault}")

NOT_ALLOWED: Final = Words(
    "{what} ist nicht erlaubt. Erlaubt sind Felder, 'if', 'elif', 'else', 'for', 'and', "
    "'or', 'not', 'is none', Vergleiche und die Filter {filters}.",
    "{what} is not allowed. Allowed are fields, 'if', 'elif', 'else', 'for', 'and', "
    "'or', 'not', 'is none', comparisons and the filters {filters}.",
)
NO_FIELD: Final = Words(
    "ein Feld {path!r} gibt es nicht; bekannt: {known}",
    "there is no field {path!r}; known: {known}",
)
NO_FILTER: Final = Words(
    "einen Filter {name!r} gibt es nicht; bekannt: {known}",
    "there is no filter {name!r}; known: {known}",
)
MAY_BE_MISSING: Final = Words(
    "{path!r} kann fehlen; schreiben Sie {guard}",
    "{path!r} may be missing; write {guard}",
)
NO_TEXT: Final = Words("{path!r} ist kein Text.{hint}", "{path!r} is not a text.{hint}")
USE_FILTER: Final = Words(
    " Nehmen Sie einen Filter: {names}.", " Use a filter: {names}."
)
NOTHING: Final = Words("", "")
NO_LIST: Final = Words("{path!r} ist keine Liste", "{path!r} is not a list")
NO_ARGUMENTS: Final = Words(
    "der Filter {name!r} nimmt keine Argumente",
    "the filter {name!r} takes no arguments",
)
DOES_NOT_FIT: Final = Words(
    "{path!r} passt nicht zum Filter {name!r}",
    "{path!r} does not fit the filter {name!r}",
)
RESERVED: Final = Words(
    "die Zeichen U+E000 und U+E001 sind vergeben",
    "the signs U+E000 and U+E001 are reserved",
)
PLAIN_LOOP: Final = Words(
    "eine Schleife nimmt weder 'recursive' noch 'if'",
    "a loop takes neither 'recursive' nor 'if'",
)
ONE_NAME: Final = Words(
    "eine Schleife braucht einen neuen Namen für ihre Einträge",
    "a loop needs one new name for its items",
)
TWO_SIDES: Final = Words(
    "vergleichen Sie zwei Dinge mit ==, !=, <, <=, > oder >=",
    "compare two things with ==, !=, <, <=, > or >=",
)
NEEDS_FIELD: Final = Words(
    "ein Vergleich braucht ein Feld", "a comparison needs a field"
)
DIFFERENT_KINDS: Final = Words(
    "die beiden Seiten eines Vergleichs sind von verschiedener Art",
    "the two sides of a comparison are of different kinds",
)

BEFORE_SECTIONS: Final = Words(
    "vor dem ersten '=== Abschnitt ===' steht Text",
    "there is text before the first '=== section ==='",
)
NO_SECTION: Final = Words(
    "einen Abschnitt {name!r} gibt es nicht; bekannt: {known}",
    "there is no section {name!r}; known: {known}",
)
TWICE: Final = Words(
    "Abschnitt {name!r} steht zweimal da", "section {name!r} stands there twice"
)
SECTION_MISSING: Final = Words(
    "Abschnitt {name!r} fehlt oder ist leer", "section {name!r} is missing or empty"
)
WRONG_SHAPE: Final = Words(
    "Abschnitt {name!r} muss so aussehen: {expected}",
    "section {name!r} must be {expected}",
)
ONE_PARAGRAPH: Final = Words("ein Absatz", "one paragraph")
ONLY_FACTS: Final = Words("nur Zeilen 'Name :: Wert'", "lines 'name :: value' only")
ONLY_BULLETS: Final = Words("nur Punkte", "bullets only")
OPEN_BOLD: Final = Words(
    "'**' beginnt fette Schrift und endet nie", "'**' opens bold type and never closes"
)
NO_WORDS: Final = Words(
    "ein Zeichen für Struktur ohne Worte", "a mark of structure without words"
)
NO_LOCALE: Final = Words(
    "die Sprache {language!r} braucht 'locale' (LetterLocale)",
    "the language {language!r} needs a 'locale' (LetterLocale)",
)
